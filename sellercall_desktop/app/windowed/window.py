"""The window's face: paint first, then import and open everything behind it (`app/windowed/session.py`)."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.building.ground import open_ground
from sellercall_desktop.app.single_window.handover import errand_of, place_of
from sellercall_desktop.ui.parts.icons import program_icon
from sellercall_desktop.ui.system.application import Application
from sellercall_desktop.ui.system.collecting import Collector
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

    from sellercall_desktop.app.single_window.handover import WindowPlace
    from sellercall_desktop.app.windowed.session import Session
    from sellercall_desktop.options import Options

PAINTED_WITHIN_MS = 500


def run_window(options: Options, place: WindowPlace | None = None) -> int:
    """Show the window until it is closed; 0 unless the last start failed.

    `place` is held for this start; a window that moves on to the demo leaves it to others.

    Raises:
        TypeError: this process has a Qt application without windows.
    """
    app = QApplication.instance() or _application()
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    app.setApplicationName("SellerCall")
    app.setDesktopFileName("sellercall")  # its menu entry: Wayland takes the window's icon from there
    app.setQuitOnLastWindowClosed(False)  # closing goes on behind the closed window
    collector = Collector()
    again: Options | None = options
    code = 0
    try:
        while again is not None:
            now = again
            again, code = _one_start(app, now, place)
            if again is None:
                break
            if (again.demo, again.data) != (now.demo, now.data):
                if place is not None:
                    place.release()
                place = None if again.demo else place_of(again)
            if place is not None and not place.held and place.handed_over(errand_of(again)):
                break
    finally:
        collector.stop()
    return code


def _application() -> QApplication:
    """Qt ends the process where it finds no display: the last that can be done is to say so."""
    before = qInstallMessageHandler(_on_message)
    made = Application(sys.argv[:1])
    qInstallMessageHandler(before)
    return made


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        from sellercall_desktop.app.last_resort import tell_no_display

        tell_no_display(text.strip())
        os._exit(1)
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def _one_start(app: QApplication, options: Options, place: WindowPlace | None) -> tuple[Options | None, int]:
    """One window from paint to closed, or one that says why there is none.

    Returns what to start next, None to end, and what to end with.
    """
    with ExitStack() as stack:
        try:
            session = _begin(app, options, place, stack)
        except Exception as error:  # noqa: BLE001 - whatever failed, the person must see it
            stack.__exit__(type(error), error, error.__traceback__)
            if place is not None:  # nobody would answer a later start: let it say the same for itself
                place.release()
            return _explained(app, error, options)
        return session.live(app), session.exit_code


def _explained(app: QApplication, error: Exception, options: Options) -> tuple[Options | None, int]:
    try:
        from sellercall_desktop.app.windowed.trouble import exit_code, explain, of_start

        return explain(app, error, options), exit_code(of_start(error, options))
    except Exception:  # noqa: BLE001 - not even that window can be shown: the system has one, too
        from sellercall_desktop.app.last_resort import tell_broken

        tell_broken(error)
        return None, 1


def _begin(app: QApplication, options: Options, place: WindowPlace | None, stack: ExitStack) -> Session:
    """Paint the window; what is opened behind it is closed by `stack`."""
    ground = stack.enter_context(open_ground(options))
    bridge = Bridge()
    stack.callback(bridge.close)
    base = WindowBase(ground.settings, bridge, ground.paths, options.demo)
    window = MainWindow(base, app)
    stack.callback(_delete, window)
    window.show()
    _wait_for_paint(app, window)  # it comes before the loop and everything that will import
    window.equip()
    app.setWindowIcon(program_icon())
    from sellercall_desktop.app.building.setup import build_on
    from sellercall_desktop.app.windowed.session import Session

    bridge.listen(ground.bus)
    setup = stack.enter_context(build_on(ground, options, console=False))
    return Session(setup, options, base, window, place)


def _delete(window: MainWindow) -> None:
    """Now, on this thread: not whenever its cycle is found."""
    import shiboken6

    shiboken6.delete(window)


def _wait_for_paint(app: QApplication, window: MainWindow) -> None:
    """Until the system lets it paint, if it can be seen at all. What is typed meanwhile is kept."""
    flags = QEventLoop.ProcessEventsFlag
    patience = QTimer(singleShot=True, interval=PAINTED_WITHIN_MS)
    patience.start()
    while patience.isActive() and not window.windowHandle().isExposed():
        app.processEvents(flags.WaitForMoreEvents | flags.ExcludeUserInputEvents)
