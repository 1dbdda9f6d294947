"""Keys into a prompt of 200 KB, in the whole panel with colours, the check of the text and spelling, beside a
bare `QPlainTextEdit` with the same text, in the same run.

From the key to the painted line: milliseconds of the window's own thread, and by the clock. Between the keys
the window rests now and then, so that what is looked at on threads is under way while the next keys come.
`--wrap`, `--no-wrap`: only so; widths are those of the desk's column and of a page.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from sellercall_desktop.app.windowed.prompts import open_speller
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.prompts.checks import PromptChecks
from sellercall_desktop.ui.prompts.own_words import OwnWords
from sellercall_desktop.ui.prompts.spelling import Spelling
from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings
from tests.bench.bench_prompts import prompt
from tests.ui.prompts.test_prompt_panel import open_room

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS, REST_EVERY, REST_S = 90, 15, 0.5
WIDTHS = 420, 1200


class Taken(NamedTuple):
    """What keys took, in milliseconds, sorted: of the window's thread, and by the clock."""

    own: list[float]
    clock: list[float]

    def __str__(self) -> str:
        return "   ".join(
            f"{name} {_figures(one)}" for name, one in (("own", self.own), ("clock", self.clock))
        )


def _figures(taken: list[float]) -> str:
    p50, p95 = taken[len(taken) // 2], taken[len(taken) * 95 // 100]
    return f"p50 {p50:5.1f} p95 {p95:5.1f} worst {taken[-1]:6.1f}"


async def keys_into(editor: QPlainTextEdit) -> Taken:
    own, clock = [], []
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 2)
    editor.setTextCursor(cursor)
    editor.centerCursor()
    for at in range(KEYS):
        if at % REST_EVERY == 0:
            await let_go_on(REST_S)
        begun, begun_own = time.perf_counter(), time.thread_time()
        QTest.keyClick(editor, key(at))
        QApplication.processEvents()
        own.append((time.thread_time() - begun_own) * 1000)
        clock.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0)
    return Taken(sorted(own), sorted(clock))


def key(at: int) -> Qt.Key:
    if at % 30 == 29:
        return Qt.Key.Key_Return
    return Qt.Key.Key_Space if at % 6 == 5 else Qt.Key.Key_E


async def let_go_on(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        await asyncio.sleep(0.005)


async def measure(name: str, text: str, app: QApplication, width: int, *, wrap: bool) -> None:
    """One line of the table."""
    alone = QPlainTextEdit(text)
    alone.setLineWrapMode(alone.LineWrapMode.WidgetWidth if wrap else alone.LineWrapMode.NoWrap)
    alone.resize(width, 600)
    alone.show()
    await let_go_on(0.2)
    bare = await keys_into(alone)
    alone.close()
    with TemporaryDirectory() as folder:
        async with open_room(app, SimpleNamespace(addWidget=lambda _panel: None), Path(folder), text) as room:
            room.panel.resize(width, 700)
            ours = await with_everything(room.panel, Path(folder), wrap=wrap)
    print(f"{name:16} {width:5} {'wrap' if wrap else 'long'}\n    ours {ours}\n    bare {bare}", flush=True)
    ratio = ours.own[KEYS * 95 // 100] / bare.own[KEYS * 95 // 100]
    print(f"    p95 ours : bare {ratio:.1f} (own)", flush=True)


async def with_everything(panel, folder: Path, *, wrap: bool) -> Taken:
    tasks = Tasks()
    settings = SettingsFile(folder / "s.toml", {}, Bus().publish)
    checks = PromptChecks(panel, panel._look, tasks, PromptSurroundings(settings).installation)
    spelling = Spelling(
        *(panel.editor, checks.marks, tasks, OwnWords(folder / "own-words.txt")),
        open_speller=open_speller,
        language=lambda: "es",
        is_wanted=lambda: True,
    )
    panel.editor.lay_out(letters=1, wrap=wrap, numbered=True)
    done: list[bool] = []
    spelling.looked_up.connect(lambda: done.append(True))
    begun = time.perf_counter()
    spelling.look_up()
    while not done:
        await let_go_on(0.05)
    print(f"    (first looked up after {time.perf_counter() - begun:.1f} s)")
    taken = await keys_into(panel.editor)
    await tasks.close()
    return taken


def cases() -> Iterator[tuple[str, str]]:
    lines = prompt(random.Random(14))
    rng = random.Random(15)
    yield "200 KB", "\n".join(lines)
    wrong = [line.replace("e", "ee", 1) if rng.random() < 0.3 else f"{line} {{{{nombre}}}}" for line in lines]
    yield "30 % misspelled", "\n".join(wrong)
    yield "one single line", " ".join(lines)


def main() -> None:
    app = QApplication([])
    wraps = [wrap for wrap, word in ((True, "--no-wrap"), (False, "--wrap")) if word not in sys.argv]
    for name, text in cases():
        for width in WIDTHS:
            for wrap in wraps:
                asyncio.run(measure(name, text, app, width, wrap=wrap))


if __name__ == "__main__":
    main()
