"""The composition root: the only place that knows everybody; nobody knows it.

Each face is imported when it is opened: the window's first paint waits for nothing it does not need.
"""

from __future__ import annotations

import builtins
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.app.single_window.handover import WindowPlace
    from sellercall_desktop.options import Options

__all__ = ["run_serve", "run_simulate", "run_window"]


def run_window(options: Options) -> int:
    """Show the window until it is closed; where one is open already, hand over to it."""
    gc.disable()  # what is imported now stays: collecting among it only delays the paint
    from sellercall_desktop.app.single_window.handover import errand_of

    place = _place_of(options)
    if place is not None and place.handed_over(errand_of(options)):
        return 0
    try:
        load_qt()
        from sellercall_desktop.app.windowed.window import run_window as run
    except ImportError as error:
        from sellercall_desktop.app.last_resort import tell_broken

        tell_broken(error)
        return 1
    return run(options, place)


def _place_of(options: Options) -> WindowPlace | None:
    """None also where the system cannot say which folders are this user's: the window will."""
    from sellercall_desktop.app.single_window.handover import place_of

    try:
        return place_of(options)
    except (OSError, RuntimeError, ImportError):
        return None


def load_qt() -> None:
    """Load Qt, and let it out of every other import.

    The binding puts itself there to read the source of each module that comes in, for a syntax
    (``from __feature__ import``) that nobody here uses.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)


def run_serve(options: Options) -> int:
    """Engine and web server until SIGTERM or SIGINT; 0 when stopped cleanly."""
    from sellercall_desktop.app.faces import run_serve as run

    return run(options)


def run_simulate(options: Options) -> int:
    """The simulator alone until SIGTERM or SIGINT."""
    from sellercall_desktop.app.faces import run_simulate as run

    return run(options)
