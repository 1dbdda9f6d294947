"""Where what has the keyboard is greyed or hidden, Qt passes the keyboard on; never to what ends a call."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FallenFocus(QObject):
    """Guards one part of the window. Who goes there by Tab or a click is let in."""

    def __init__(self, guarded: QWidget) -> None:
        super().__init__(guarded)
        self._guarded = guarded
        self._left: list[QWidget] = []  # what the keyboard came from, and all that lies around it
        # Qt passes the keyboard on before it greys or hides the part: only afterwards is seen why it came.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        guarded = self._guarded
        if (
            old is not None
            and new is not None
            and guarded.isAncestorOf(new)
            and not guarded.isAncestorOf(old)
        ):
            self._left = [old, *_around(old)]
            self._soon.start()

    def _look(self) -> None:
        left, self._left = self._left, []
        there = [one for one in left if isValid(one) and one.isVisible() and one.isEnabled()]
        is_fallen = not there or there[0] is not left[0]
        focused = self._guarded.window().focusWidget()  # also while another program has the keyboard
        if is_fallen and focused is not None and self._guarded.isAncestorOf(focused):
            (there[0] if there else self._guarded.window()).setFocus()


def _around(part: QWidget) -> list[QWidget]:
    """What it lies in, from the inside out."""
    found, at = [], part.parentWidget()
    while at is not None:
        found.append(at)
        at = at.parentWidget()
    return found
