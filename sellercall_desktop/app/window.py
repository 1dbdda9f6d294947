"""The window's face: paint first, then import and open everything behind it (`app/session.py`)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.ground import open_ground
from sellercall_desktop.ui.bridge import Bridge
from sellercall_desktop.ui.collecting import Collector
from sellercall_desktop.ui.home.application import Application
from sellercall_desktop.ui.icons import program_icon
from sellercall_desktop.ui.main_window import MainWindow
from sellercall_desktop.ui.window_base import WindowBase

if TYPE_CHECKING:
    from sellercall_desktop.app.handover import Place
    from sellercall_desktop.options import Options

PAINTED_WITHIN_MS = 500


def run_window(options: Options, place: Place | None = None) -> int:
    """Show the window until it is closed; 0 unless it could not be shown.

    `place` is held for this start; a window that moves on to the demo leaves it to others.
    """
    app = QApplication.instance() or Application(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    app.setApplicationName("SellerCall")
    app.setDesktopFileName("sellercall")  # its menu entry: Wayland takes the window's icon from there
    app.setQuitOnLastWindowClosed(False)  # closing goes on behind the closed window
    collector = Collector()
    again: Options | None = options
    try:
        while again is not None:
            again = _session(app, again, place)
            moved = again is not None and (again.demo, again.data) != (options.demo, options.data)
            if place is not None and moved:
                place.release()
    finally:
        collector.stop()
    return 0


def _session(app: QApplication, options: Options, place: Place | None) -> Options | None:
    """One window from paint to closed; returns what to start next, None to end."""
    with open_ground(options) as ground:
        bridge = Bridge()
        base = WindowBase(ground.settings, bridge, ground.paths, options.demo)
        window = MainWindow(base, app)
        window.show()
        _wait_for_paint(app, window)  # it comes before the loop and everything that will import
        window.equip()
        app.setWindowIcon(program_icon())
        from sellercall_desktop.app.session import Session
        from sellercall_desktop.app.setup import build_on

        bridge.listen(ground.bus)
        with build_on(ground, options, console=False) as setup:
            outcome = Session(setup, options, base, window, place).live(app)
        bridge.close()
        import shiboken6

        shiboken6.delete(window)  # now, on this thread: not whenever its cycle is found
        return outcome


def _wait_for_paint(app: QApplication, window: MainWindow) -> None:
    """Until the system lets it paint, if it can be seen at all. What is typed meanwhile is kept."""
    flags = QEventLoop.ProcessEventsFlag
    patience = QTimer(singleShot=True, interval=PAINTED_WITHIN_MS)
    patience.start()
    while patience.isActive() and not window.windowHandle().isExposed():
        app.processEvents(flags.WaitForMoreEvents | flags.ExcludeUserInputEvents)
