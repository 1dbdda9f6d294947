"""Comparing and merging prompts of 200 KB, beside `difflib.SequenceMatcher` bare.

The bare counterpart compares the lines of the same two texts and no words; three of them (each side with the
base, the sides with each other) are what a merge needs at least. Medians, in milliseconds of wall time and of
this process. `--long` also runs the bare counterpart where it takes many seconds.

`keys` measures keys into such a text in the whole panel, beside a `QPlainTextEdit` with the same text: from
the key to the painted line, in milliseconds of this process.
"""

from __future__ import annotations

import asyncio
import random
import re
import statistics
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from sellercall_desktop.core.prompts.diffing import difference
from sellercall_desktop.core.prompts.merging import merge

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SIZE = 200_000
WORDS = re.findall(
    r"\w+",
    "usted llamada producto empresa señora día precio seguro visita correo para con una que por confirmar "
    "ofrecer mañana tarde número cliente teléfono servicio gracias también después información",
)
ROUNDS, KEYS = 7, 60


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


def moved(lines: list[str], rng: random.Random) -> list[str]:
    """The paragraphs in another order."""
    parts = "\n".join(lines).split("\n\n")
    return "\n\n".join(rng.sample(parts, len(parts))).split("\n")


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


def key_to_paint(editor: QWidget) -> list[float]:
    """What each key of a burst took, sorted."""
    taken = []
    for at in range(KEYS):
        begun = time.process_time()
        QTest.keyClick(editor, Qt.Key.Key_Return if at % 9 == 8 else Qt.Key.Key_A)
        QApplication.processEvents()
        taken.append((time.process_time() - begun) * 1000)
    return sorted(taken)


async def keys(name: str, text: str, app: QApplication, folder: Path) -> None:
    """One line of the table of keys."""
    from tests.ui.prompts.test_prompt_panel import open_room

    alone = QPlainTextEdit(text)
    alone.resize(420, 400)
    alone.show()
    QApplication.processEvents()
    found = [key_to_paint(alone)]
    async with open_room(app, SimpleNamespace(addWidget=lambda _panel: None), folder, text) as room:
        QApplication.processEvents()
        found.append(key_to_paint(room.panel.editor))
    (bare_50, bare_95), (ours_50, ours_95) = ((one[KEYS // 2], one[KEYS * 95 // 100]) for one in found)
    print(
        f"{name:22} p50 {ours_50:6.1f}   p95 {ours_95:6.1f}   bare p50 {bare_50:6.1f}   p95 {bare_95:6.1f}   "
        f"p95 ours : bare {ours_95 / bare_95:.1f}",
        flush=True,
    )


def all_keys() -> None:
    app = QApplication([])
    base = prompt(random.Random(14))
    for name, text in (("200 KB of lines", "\n".join(base)), ("one single line", " ".join(base))):
        with TemporaryDirectory() as folder:
            asyncio.run(keys(name, text, app, Path(folder)))


def main() -> None:
    if "keys" in sys.argv:
        all_keys()
        return
    rng = random.Random(14)
    base = prompt(rng)
    cases = {
        "1 word": (edited(base, rng, 1 / len(base)), edited(base, rng, 1 / len(base))),
        "1 % of the lines": (edited(base, rng, 0.01), edited(base, rng, 0.01)),
        "10 % of the lines": (edited(base, rng, 0.1), edited(base, rng, 0.1)),
        "half of the lines": (edited(base, rng, 0.5), edited(base, rng, 0.5)),
        "all in another order": (rng.sample(base, len(base)), rng.sample(base, len(base))),
        "all rewritten": (prompt(rng), prompt(rng)),
        "all words others": ([f"{line}x".replace(" ", "x ") for line in base], base),
        "paragraphs moved": (moved(base, rng), moved(base, rng)),
        "one side is empty": ([""], base),
        "one single line": ([" ".join(edited(base, rng, 0.01))], [" ".join(edited(base, rng, 0.01))]),
    }
    print(f"{len(base)} lines, {len(chr(10).join(base).encode()):,} bytes; ms of wall time (of this process)")
    for name, (one, other) in cases.items():
        old = " ".join(base) if name == "one single line" else "\n".join(base)
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
