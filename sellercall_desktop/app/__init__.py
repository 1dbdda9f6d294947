"""The composition root: the only place that knows everybody; nobody knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.app.faces import run_serve, run_simulate

if TYPE_CHECKING:
    from sellercall_desktop.options import Options

__all__ = ["run_serve", "run_simulate", "run_window"]


def run_window(options: Options) -> int:
    """Show the window until it is closed. Qt is imported now, not by the other faces."""
    from sellercall_desktop.app.window import run_window as run

    return run(options)
