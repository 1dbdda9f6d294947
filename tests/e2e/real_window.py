"""The real window over a program that is open, and a reader that sees it as a screen reader would."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import shiboken6
from PySide6.QtGui import QAccessible

from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from tests.waiting import PATIENCE_S


class Reader:
    """Sees the window through its accessibility tree."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def names(self) -> list[str]:
        """Every name and text a screen reader could speak now."""
        found: list[str] = []
        self._walk(QAccessible.queryAccessibleInterface(self.window), found)
        return found

    def _walk(self, node, found: list[str]) -> None:
        if node is None or not node.isValid() or node.state().invisible:
            return
        found.extend(
            text for kind in (QAccessible.Text.Name, QAccessible.Text.Value) if (text := node.text(kind))
        )
        for at in range(node.childCount()):
            self._walk(node.child(at), found)

    def _first(self, wanted: str) -> str | None:
        return next((name for name in self.names() if wanted in name), None)

    async def says(self, wanted: str) -> str:
        """The first spoken text that contains `wanted`."""
        async with asyncio.timeout(PATIENCE_S):
            while not (said := self._first(wanted)):  # noqa: ASYNC110 - painted at its own pace
                await asyncio.sleep(0.02)
        return said


@asynccontextmanager
async def shown(world, qapp):
    """The window of a program that is open, in English."""
    setup = world.setup
    setup.settings.update({"general": {"language": "en", "theme": "light"}})
    bridge = Bridge(setup.bus)
    window = MainWindow(WindowBase(setup.settings, bridge, setup.paths, demo=True), qapp)
    window_wiring(setup, world.desk, bridge, "ana", world.simulator).attach(window)
    window.show()
    window.activateWindow()
    async with asyncio.timeout(PATIENCE_S):
        while qapp.focusWidget() is None:  # noqa: ASYNC110 - the window system's turn
            await asyncio.sleep(0.01)
    try:
        yield window
    finally:
        window.close()
        await window.finish()
        bridge.close()
        shiboken6.delete(window)
