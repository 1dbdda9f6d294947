"""The three-way merge, held against git's own on generated triples, and what a person decides."""

from __future__ import annotations

import random
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.prompts.diffing import SpanKind
from sellercall_desktop.core.prompts.merging import Choice, Conflict, Merge, Settled, merge

WORDS = ("hola", "señora", "buenos", "días", "precio", "oferta", "visita", "cita", "mañana", "plan")
FREQUENT = ("", "", "- Salude.", "- Despídase.", "---", "Sea breve.")
EVERY_GIT = """
i=0
while [ $i -lt $1 ]; do
  git merge-file -p --marker-size=31 -L mine -L base -L theirs $i.mine $i.base $i.theirs > $i.out
  echo $?
  i=$((i+1))
done
"""


def line(rng):
    return rng.choice(FREQUENT) if rng.random() < 0.4 else " ".join(rng.choices(WORDS, k=rng.randrange(2, 7)))


def edited(lines, rng, whose):
    """Some lines put in, taken out, replaced, moved; most new ones bear a mark that no other line has."""
    lines = list(lines)
    for edit in range(rng.choice((0, 1, 1, 2, 3, 5))):
        at, count = rng.randrange(len(lines) + 1), rng.choice((1, 1, 1, 2, 3))
        marked = [f"{line(rng)} {whose}{edit}" if rng.random() < 0.7 else line(rng) for _ in range(count)]
        match rng.choice(("in", "in", "out", "replaced", "replaced", "moved", "word")):
            case "in":
                lines[at:at] = marked
            case "out":
                del lines[at : at + count]
            case "replaced":
                lines[at : at + count] = marked
            case "moved":
                cut, lines[at : at + count] = lines[at : at + count], []
                to = rng.randrange(len(lines) + 1)
                lines[to:to] = cut
            case "word" if at < len(lines):
                lines[at] += f" {rng.choice(WORDS)}"
    return lines


def triple(rng):
    base = [line(rng) for _ in range(rng.choice((0, 1, 3, 8, 20, 40)))]
    mine, theirs = edited(base, rng, "m"), edited(base, rng, "t")
    if rng.random() < 0.2:
        at, alike = rng.randrange(len(base) + 1), [line(rng)]
        mine[at:at], theirs[at:at] = alike, alike
    return tuple(written(lines, rng) for lines in (base, mine, theirs))


def written(lines, rng):
    end = "\r\n" if rng.random() < 0.05 else "\n"
    return end.join(lines) + (end if lines and rng.random() < 0.9 else "")


def merged_by_git(triples, folder):
    """For each the text, and how many conflicts git tells."""
    for number, texts in enumerate(triples):
        for name, text in zip(("base", "mine", "theirs"), texts, strict=True):
            (folder / f"{number}.{name}").write_text(text, encoding="utf-8", newline="")
    done = subprocess.run(
        ["sh", "-c", EVERY_GIT, "sh", str(len(triples))],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    outs = [(folder / f"{number}.out").read_bytes().decode() for number in range(len(triples))]
    return list(zip(outs, map(int, done.stdout.split()), strict=True))


def with_marks(found: Merge) -> str:
    """As git writes a merge."""
    parts = []
    for part in found.parts:
        if isinstance(part, Settled):
            parts.append(part.text)
        else:
            mine, theirs = (
                f"{text}\n" if text[-1:] not in ("", "\n") else text for text in (part.mine, part.theirs)
            )
            parts += ["<" * 31, " mine\n", mine, "=" * 31, "\n", theirs, ">" * 31, " theirs\n"]
    return "".join(parts).replace("\r\n", "\n")  # git ends its marks as the lines around them


def hold_against_git(seeds, folder):
    triples = [triple(random.Random(seed)) for seed in seeds]
    for texts, (by_git, conflicts) in zip(triples, merged_by_git(triples, folder), strict=True):
        found = merge(*texts)
        nothing_is_lost(*texts, found)
        nothing_is_lost(*texts, merge(*texts, joined=False))
        if conflicts == 0:
            assert (found.conflicts, found.text()) == ((), by_git), texts
        else:
            assert len(found.conflicts) <= conflicts, texts
        if len(found.conflicts) == conflicts:
            assert with_marks(found) == by_git.replace("\r\n", "\n"), texts


def nothing_is_lost(base, mine, theirs, found):
    """What only one side has is in the result, or in a conflict as that side's."""
    agreed = {one for part in found.parts if isinstance(part, Settled) for one in part.text.splitlines()}
    for text, side in ((mine, "mine"), (theirs, "theirs")):
        shown = {one for conflict in found.conflicts for one in getattr(conflict, side).splitlines()}
        assert set(text.splitlines()) - set(base.splitlines()) <= agreed | shown
    both = found.text([Choice.BOTH] * len(found.conflicts)).splitlines()
    assert (set(mine.splitlines()) | set(theirs.splitlines())) - set(base.splitlines()) <= set(both)


needs_git = pytest.mark.skipif(not (shutil.which("git") and shutil.which("sh")), reason="git is not here")


@needs_git
def test_what_git_merges_is_merged_alike_and_nothing_is_lost(tmp_path):
    hold_against_git(range(200), tmp_path)


@needs_git
@pytest.mark.thorough
def test_two_thousand_merges_are_gits(tmp_path):
    hold_against_git(range(1_000, 3_000), tmp_path)


LINES = st.lists(st.sampled_from(("uno\n", "dos\n", "tres\r\n", "\n")), max_size=12).map("".join)


@given(LINES, LINES, LINES)
def test_a_side_that_changed_nothing_yields_and_nothing_is_lost(base, mine, theirs):
    assert merge(base, mine, base).text() == mine
    assert merge(base, base, theirs).text() == theirs
    assert merge(base, mine, mine).text() == mine
    nothing_is_lost(base, mine, theirs, merge(base, mine, theirs))


BASE = "Salude.\nPregunte el nombre.\nOfrezca el plan.\nAgradezca.\nDespídase.\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (BASE.replace("Salude", "Salude bien"), BASE.replace("Despídase", "Cuelgue"), True),
        (BASE + "Nunca grite.\n", BASE + "Nunca grite.\n", True),  # the same addition
        (BASE.replace("Salude", "A"), BASE.replace("Pregunte", "B"), False),  # lines that touch
        (BASE.replace("Ofrezca el plan.\n", ""), BASE.replace("el plan", "dos planes"), False),
        (BASE + "Mía.\n", BASE + "Suya.\n", False),
        (BASE[:-1], BASE.replace("Salude", "A"), True),  # a last line without its end
    ],
)
def test_gits_rules(mine, theirs, merged):
    assert (merge(BASE, mine, theirs).conflicts == ()) == merged


def test_a_conflict_is_decided_in_its_place():
    mine, theirs = BASE.replace("el plan", "el plan azul"), BASE.replace("el plan", "dos planes")
    found = merge(BASE, mine, theirs)
    assert found.text([Choice.MINE]) == mine
    assert found.text([Choice.THEIRS]) == theirs
    assert found.text([Choice.BOTH]) == BASE.replace(
        "Ofrezca el plan.", "Ofrezca el plan azul.\nOfrezca dos planes."
    )
    with pytest.raises(ValueError, match="argument"):
        found.text()


def test_inside_a_conflict_the_words_that_each_side_changed_are_told():
    conflict = Conflict("Ofrezca el plan.\n", "Ofrezca el plan azul.\n", "Ofrezca dos planes.\n")
    mine = [(span.kind, span.text) for span in conflict.my_words if span.kind is not SpanKind.KEPT]
    theirs = [(span.kind, span.text) for span in conflict.their_words if span.kind is not SpanKind.KEPT]
    assert mine == [(SpanKind.IN, " azul")]
    assert theirs == [(SpanKind.OUT, "el plan"), (SpanKind.IN, "dos planes")]


def test_both_keeps_once_what_both_have_and_gives_each_line_its_own():
    assert Conflict("", "a\nalike\nb", "a\nalike\nc").both == "a\nalike\nb\nc"
    assert Conflict("x", "", "theirs").both == "theirs"
