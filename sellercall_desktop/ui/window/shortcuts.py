"""Keys that mean the same everywhere in the window. Its shortcuts are declared in `actions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def sequence_of(keys: str) -> QtGui.QKeySequence:
    """Keys in Qt's portable form, whatever the language: in Spanish Qt's native "Enter" is "Return"."""
    return QtGui.QKeySequence(keys, QtGui.QKeySequence.SequenceFormat.PortableText)


def bind(owner: QWidget, keys: QtGui.QKeySequence.StandardKey | str, act: Callable[[], object]) -> None:
    """Give a key a meaning while the focus is in `owner`."""
    shortcut = QtGui.QShortcut(
        sequence_of(keys) if isinstance(keys, str) else QtGui.QKeySequence(keys), owner
    )
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def holds_focus(widget: QWidget) -> bool:
    """Whether the keyboard is in this widget or in a part of it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


class _LastEnter:
    """Where Enter was pressed last. What has the keyboard since then was not seen by a quick second press."""

    def __init__(self) -> None:
        self._place, self._at_ms = 0, 0

    def is_followed(self, focused: QWidget | None, at_ms: int) -> bool:
        """Whether this press, at the window system's time, is the second of a double one, and elsewhere."""
        before, self._place = self._place, id(focused)
        passed_ms, self._at_ms = at_ms - self._at_ms, at_ms
        return before != self._place and 0 < passed_ms < QApplication.doubleClickInterval()


_LAST_ENTER = _LastEnter()


def is_second_enter(event: QtGui.QKeyEvent) -> bool:
    """Whether this Enter is the second of a double one, and elsewhere. Who acts on Enter alone asks, too."""
    return _LAST_ENTER.is_followed(QApplication.focusWidget(), event.timestamp())


def press_by_enter(event: QtGui.QKeyEvent) -> bool:
    """Enter presses the button that has the focus, as the space bar does; False where none has.

    Held, it is meant once. The second press of a double one is not for a button that came after the first.
    """
    focused = QApplication.focusWidget()
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    is_second = is_second_enter(event) or event.isAutoRepeat()
    if not isinstance(focused, QAbstractButton):
        return False
    if not is_second:
        focused.click()
    return True


def is_typed(event: QtGui.QKeyEvent) -> bool:
    """Whether the key writes a letter, a digit or a plus: what a search, or a number, begins with."""
    chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    chords |= Qt.KeyboardModifier.MetaModifier
    text = event.text()
    return not event.modifiers() & chords and bool(text) and (text.isalnum() or text == "+")
