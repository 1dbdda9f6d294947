"""Three-way merge of a text by lines: what one side changed is taken, what both changed is a conflict.

The rules are those of ``git merge-file``: the same change on both sides is none; changes of lines that touch
each other are one, and so are a deletion and a change of the same line. Nothing of either side is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from sellercall_desktop.core.prompts.aligning import Run, runs_that_differ
from sellercall_desktop.core.prompts.diffing import lines_of, words_changed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from sellercall_desktop.core.prompts.diffing import TextSpan

_LINES_THAT_JOIN = 3
"""So few agreed lines between two conflicts do not separate them: they are read as one."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Text that both sides have, or that one of them changed."""

    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same place as it was, and as each side wants it; an empty text: the side took it out."""

    base: str
    mine: str
    theirs: str

    @property
    def my_words(self) -> tuple[TextSpan, ...]:
        """Which words I changed here; to be shown, never to merge by."""
        return words_changed(self.base, self.mine)

    @property
    def their_words(self) -> tuple[TextSpan, ...]:
        """Which words they changed here."""
        return words_changed(self.base, self.theirs)

    @property
    def both(self) -> str:
        """All of both sides, mine before theirs where they differ, and once what they have in common."""
        mine, theirs = lines_of(self.mine), lines_of(self.theirs)
        found: list[str] = []
        at = 0
        for run in runs_that_differ(mine, theirs):
            found += mine[at : run.end]
            found += theirs[run.new_start : run.new_end]
            at = run.end
        return "".join(_parted([*found, *mine[at:]]))


class Choice(Enum):
    """What becomes of a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged text in its parts, in order."""

    parts: tuple[Settled | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What only a person can decide."""
        return tuple(part for part in self.parts if isinstance(part, Conflict))

    def text(self, choices: Iterable[Choice] = ()) -> str:
        """The whole text, each conflict as chosen.

        Raises:
            ValueError: there is not one choice for each conflict.
        """
        chosen = [getattr(part, choice.value) for part, choice in zip(self.conflicts, choices, strict=True)]
        taken = iter(chosen)
        texts = [part.text if isinstance(part, Settled) else next(taken) for part in self.parts]
        return "".join(_parted(text for text in texts if text)) if chosen else "".join(texts)


def merge(base: str, mine: str, theirs: str, *, joined: bool = True) -> Merge:
    """Bring together what both sides made of `base`. Not for the loop: it may take a tenth of a second.

    `joined`: conflicts that hardly anything separates are one, as for git; else each is decided for itself.
    """
    texts = _Texts(lines_of(base), lines_of(mine), lines_of(theirs))
    pieces = _pieces(texts)
    return Merge(tuple(_parts(texts, _joined(texts, pieces) if joined else pieces)))


class EntryPlace(NamedTuple):
    """Entries of a list that stand together; `settled` is None where both sides changed them."""

    settled: tuple[Any, ...] | None
    base: tuple[Any, ...]
    mine: tuple[Any, ...]
    theirs: tuple[Any, ...]


def merged_entries(
    base: Sequence[Hashable], mine: Sequence[Hashable], theirs: Sequence[Hashable]
) -> Iterator[EntryPlace]:
    """The same for a list: its entries are what the lines are in a text."""
    texts = _Texts(list(base), list(mine), list(theirs))
    for piece in _pieces(texts):
        three = [tuple(whole[slice(*part)]) for whole, part in zip(texts, piece[1:], strict=True)]
        settled = three[2] if piece.kind is _Kind.OF_THEIRS else three[1]
        yield EntryPlace(None if piece.kind is _Kind.OPEN else settled, *three)


def _parted(texts: Iterable[str]) -> Iterator[str]:
    """Each begins a line of its own: the last line of a text may have no end, wherever it comes to stand."""
    before = ""
    for text in texts:
        if before and not before.endswith("\n"):
            yield "\n"
        yield text
        before = text


class _Texts(NamedTuple):
    base: list[Any]  # lines, or entries of a list
    mine: list[Any]
    theirs: list[Any]


class _Kind(Enum):
    SAME = auto()  # both sides have it
    OF_MINE = auto()  # they left alone what I changed
    OF_THEIRS = auto()
    OPEN = auto()


class _Piece(NamedTuple):
    """A stretch of the three texts: where it begins and ends in each."""

    kind: _Kind
    base: tuple[int, int]
    mine: tuple[int, int]
    theirs: tuple[int, int]


def _pieces(texts: _Texts) -> Iterator[_Piece]:
    mine, theirs = runs_that_differ(texts.base, texts.mine), runs_that_differ(texts.base, texts.theirs)
    at = in_mine = in_theirs = 0
    for of_mine, of_theirs in _touching(mine, theirs):
        start = min(run.start for run in (of_mine + of_theirs))
        end = max(run.end for run in (of_mine + of_theirs))
        same = start - at
        yield _Piece(_Kind.SAME, (at, start), (in_mine, in_mine + same), (in_theirs, in_theirs + same))
        in_mine, in_theirs = in_mine + same, in_theirs + same
        piece = _Piece(
            _Kind.OPEN,
            (start, end),
            (in_mine, of_mine[-1].new_end + end - of_mine[-1].end if of_mine else in_mine + end - start),
            (
                in_theirs,
                of_theirs[-1].new_end + end - of_theirs[-1].end if of_theirs else in_theirs + end - start,
            ),
        )
        at, in_mine, in_theirs = end, piece.mine[1], piece.theirs[1]
        if not of_theirs:
            yield piece._replace(kind=_Kind.OF_MINE)
        elif not of_mine:
            yield piece._replace(kind=_Kind.OF_THEIRS)
        else:
            yield from _narrowed(texts, piece, of_mine)
    yield _Piece(
        _Kind.SAME, (at, len(texts.base)), (in_mine, len(texts.mine)), (in_theirs, len(texts.theirs))
    )


def _touching(mine: list[Run], theirs: list[Run]) -> Iterator[tuple[list[Run], list[Run]]]:
    """The changes of each side, put together where they meet or touch."""
    ahead = (mine[::-1], theirs[::-1])
    while ahead[0] or ahead[1]:
        found: tuple[list[Run], list[Run]] = ([], [])
        end = min(runs[-1].start for runs in ahead if runs)
        while took := [side for side in (0, 1) if ahead[side] and ahead[side][-1].start <= end]:
            for side in took:
                run = ahead[side].pop()
                found[side].append(run)
                end = max(end, run.end)
        yield found


def _narrowed(texts: _Texts, piece: _Piece, of_mine: list[Run]) -> Iterator[_Piece]:
    """What both sides made alike is no conflict; only what lies between is."""
    (start, end), (new_start, new_end) = piece.mine, piece.theirs
    if start == end or new_start == new_end:
        is_out_of_both = start == end and new_start == new_end
        yield piece._replace(kind=_Kind.SAME) if is_out_of_both else piece
        return
    base_at, at, new_at = piece.base[0], start, new_start
    for run in runs_that_differ(texts.mine[start:end], texts.theirs[new_start:new_end]):
        first, new_first = start + run.start, new_start + run.new_start
        last, new_last = start + run.end, new_start + run.new_end
        before, after = (_in_base(place, piece, of_mine) for place in (first, last))
        yield _Piece(_Kind.SAME, (base_at, before), (at, first), (new_at, new_first))
        yield _Piece(_Kind.OPEN, (before, after), (first, last), (new_first, new_last))
        base_at, at, new_at = after, last, new_last
    yield _Piece(_Kind.SAME, (base_at, piece.base[1]), (at, end), (new_at, new_end))


def _in_base(place: int, piece: _Piece, of_mine: list[Run]) -> int:
    """Where in the base a line of mine would stand."""
    if place == piece.mine[1]:
        return piece.base[1]
    moved = piece.mine[0] - piece.base[0]
    for run in of_mine:
        if place < run.new_start:
            break
        if place < run.new_end:
            return run.start
        moved = run.new_end - run.end
    return place - moved


def _joined(texts: _Texts, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Conflicts that hardly anything separates are one."""
    held: list[_Piece] = []  # a conflict, and what both sides have after it
    for piece in pieces:
        between = texts.mine[held[0].mine[1] : piece.mine[0]] if held else []
        if piece.kind is _Kind.OPEN and held and not _separates(between):
            held = [
                _Piece(
                    _Kind.OPEN, *((old[0], new[1]) for old, new in zip(held[0][1:], piece[1:], strict=True))
                )
            ]
        elif held and piece.kind is _Kind.SAME:
            held.append(piece)
        else:
            yield from held
            held = [piece]
            if piece.kind is not _Kind.OPEN:
                yield from held
                held = []
    yield from held


def _separates(lines: list[str]) -> bool:
    return len(lines) > _LINES_THAT_JOIN and any(sign.isalnum() for line in lines for sign in line)


def _parts(texts: _Texts, pieces: Iterable[_Piece]) -> Iterator[Settled | Conflict]:
    agreed: list[str] = []
    for piece in pieces:
        mine, theirs = texts.mine[slice(*piece.mine)], texts.theirs[slice(*piece.theirs)]
        if piece.kind is not _Kind.OPEN:
            agreed += theirs if piece.kind is _Kind.OF_THEIRS else mine
            continue
        if agreed:
            yield Settled("".join(agreed))
        agreed = []
        yield Conflict("".join(texts.base[slice(*piece.base)]), "".join(mine), "".join(theirs))
    if agreed:
        yield Settled("".join(agreed))
