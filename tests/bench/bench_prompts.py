"""Comparing and merging prompts of 200 KB, beside `difflib.SequenceMatcher` bare.

The bare counterpart compares the lines of the same two texts and no words; three of them (each side with the
base, the sides with each other) are what a merge needs at least. Medians, in milliseconds of wall time and of
this process. `--long` also runs the bare counterpart where it takes many seconds.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.diffing import difference
from sellercall_desktop.core.prompts.merging import merge

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 200_000
WORDS = re.findall(
    r"\w+",
    "usted llamada producto empresa señora día precio seguro visita correo para con una que por confirmar "
    "ofrecer mañana tarde número cliente teléfono servicio gracias también después información",
)
ROUNDS = 7


def prompt(rng: random.Random) -> list[str]:
    """About 200 KB as prompts are written: paragraphs, lists, headings, empty lines."""
    lines: list[str] = []
    while len(lines) < SIZE // 45:
        kind = rng.random()
        if kind < 0.2:
            lines.append("")
        elif kind < 0.3:
            lines.append(f"- {' '.join(rng.choices(WORDS, k=4))}")
        else:
            lines.append(" ".join(rng.choices(WORDS, k=rng.randrange(4, 16))).capitalize() + ".")
    return lines


def edited(lines: list[str], rng: random.Random, share: float) -> list[str]:
    """Some of the lines changed in a word, taken out, put in or moved."""
    lines = list(lines)
    for _ in range(int(len(lines) * share)):
        at, kind = rng.randrange(len(lines)), rng.random()
        if kind < 0.6:
            words = lines[at].split() or [""]
            words[rng.randrange(len(words))] = rng.choice(WORDS)
            lines[at] = " ".join(words)
        elif kind < 0.75:
            del lines[at]
        elif kind < 0.9:
            lines.insert(at, " ".join(rng.choices(WORDS, k=9)))
        else:
            lines.insert(rng.randrange(len(lines)), lines.pop(at))
    return lines


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> str:
    """Medians of wall and processor time."""
    walls, own = [], []
    for _ in range(rounds):
        wall, process = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        own.append(time.process_time() - process)
    return f"{statistics.median(walls) * 1000:7.1f} ({statistics.median(own) * 1000:.1f})"


def bare(old: str, new: str) -> None:
    """Lines only."""
    SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False).get_opcodes()


def main() -> None:
    rng = random.Random(14)
    base = prompt(rng)
    cases = {
        "1 word": (edited(base, rng, 1 / len(base)), edited(base, rng, 1 / len(base))),
        "1 % of the lines": (edited(base, rng, 0.01), edited(base, rng, 0.01)),
        "10 % of the lines": (edited(base, rng, 0.1), edited(base, rng, 0.1)),
        "half of the lines": (edited(base, rng, 0.5), edited(base, rng, 0.5)),
        "all in another order": (rng.sample(base, len(base)), rng.sample(base, len(base))),
        "all rewritten": (prompt(rng), prompt(rng)),
        "one single line": ([" ".join(edited(base, rng, 0.01))], [" ".join(edited(base, rng, 0.01))]),
    }
    print(f"{len(base)} lines, {len(chr(10).join(base).encode()):,} bytes; ms of wall time (of this process)")
    for name, (one, other) in cases.items():
        old = "\n".join(base) if len(one) > 1 else " ".join(base)
        row(name, (old, "\n".join(one), "\n".join(other)))


def row(name: str, texts: tuple[str, str, str]) -> None:
    """One line of the table."""
    old, mine, theirs = texts
    bare_diff = bare_merge = "-"
    if not name.startswith(("half", "all")) or "--long" in sys.argv:
        bare_diff = timed(lambda: bare(old, mine), 3)
        bare_merge = timed(lambda: [bare(old, mine), bare(old, theirs), bare(mine, theirs)], 3)
    ours = timed(lambda: difference(old, mine).folded), timed(lambda: merge(old, mine, theirs))
    print(f"{name:22} diff {ours[0]}   bare {bare_diff}   merge {ours[1]}   bare {bare_merge}", flush=True)


if __name__ == "__main__":
    main()
