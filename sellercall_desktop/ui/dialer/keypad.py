"""Twelve keys for the mouse; the keyboard types straight into the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_ROWS = ("123", "456", "789", "+0⌫")


class Keypad(QWidget):
    """Tells which character was pressed."""

    pressed = Signal(str)
    erased = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a telephone's keys lie the same everywhere
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.theme.px(6))
        for row, keys in enumerate(_ROWS):
            for column, key in enumerate(keys):
                grid.addWidget(self._key(look, key), row, column)

    def _key(self, look: Look, key: str) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "key")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has its own digits; Tab goes on to Call
        if key == "⌫":
            made.setIcon(look.icons.icon("backspace"))
            made.setAccessibleName(self.tr("Delete the last digit"))
            made.setToolTip(self.tr("Delete the last digit"))
            made.setAutoRepeat(True)
            made.clicked.connect(self.erased)
        else:
            made.setText(key)
            made.setAccessibleName(self.tr("Key {key}").format(key=key))
            made.clicked.connect(lambda: self.pressed.emit(key))
        return made
