"""Where not even Qt can show a window: stderr, and what the system itself can show. Imports little."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLE = ("SellerCall no pudo iniciar", "SellerCall could not start")
_NO_QT = (
    "Falta una parte de SellerCall o no sirve para este sistema. Instálelo de nuevo.",
    "A part of SellerCall is missing or does not fit this system. Install it again.",
)
_NO_DISPLAY = (
    """No hay una pantalla en la que abrir la ventana, o le falta una biblioteca a este sistema.
Sin ventana, el mismo programa funciona así: sellercall-desktop serve""",
    """There is no display to open the window on, or this system lacks a library for it.
Without a window the same program runs as: sellercall-desktop serve""",
)
_BOXES = {  # program: its arguments before the text, those after it
    "zenity": (("--error", "--no-markup", f"--title={_TITLE[1]}", "--text"), ()),
    "kdialog": (("--title", _TITLE[1], "--error"), ()),
    "xmessage": (("-center",), ()),
}
_ALERT = ("on run argv", "display alert (item 1 of argv) message (item 2 of argv) as critical", "end run")
_ICON_ERROR = 0x10  # MB_ICONERROR, <winuser.h>


def tell_broken(error: BaseException) -> None:
    """Qt, or what every window needs, cannot be loaded."""
    _tell(_NO_QT[_at()], f"{type(error).__name__}: {error}")


def tell_no_display(detail: str) -> None:
    """Qt finds nothing to show a window on."""
    _tell(_NO_DISPLAY[_at()], detail)


def _at() -> int:
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in names if name), "")
    return 0 if first.lower().startswith("es") else 1


def _tell(text: str, detail: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"sellercall-desktop: {text}\n{detail}\n")
        sys.stderr.flush()
        if sys.stderr.isatty():  # who reads it there needs no box
            return
    _show_box(_TITLE[_at()], f"{text}\n\n{detail}")


def _show_box(title: str, text: str) -> None:
    """By what every such system has; nothing happens where it has none."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, title, _ICON_ERROR)
        return
    for command in _commands(title, text):
        try:
            done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - fixed programs
        except OSError:
            continue
        if done.returncode in {0, 1}:  # shown; 1: closed by its cross
            return


def _commands(title: str, text: str) -> Iterator[list[str]]:
    if sys.platform == "darwin":
        lines = [part for line in _ALERT for part in ("-e", line)]
        yield ["/usr/bin/osascript", *lines, title, text]
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    for name, (before, after) in _BOXES.items():
        if (program := shutil.which(name)) is not None:
            yield [program, *before, text, *after]
