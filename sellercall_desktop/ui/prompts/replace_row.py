"""The second line of the search: what to put in the place of what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sellercall_desktop.ui.parts.look import Look, button
from sellercall_desktop.ui.parts.theme import SPACE_S

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ReplaceRow(QWidget):
    """A field and two buttons. Enter is the first of them, Ctrl+Enter the second, wherever one is here."""

    one_wished = Signal()
    all_wished = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Replace with"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.one = button(look, self.tr("Replace"), role="chip")
        self.all = button(look, self.tr("All"), role="chip")
        self.one.setToolTip(self.tr("Replace this one and go to the next (Enter)"))
        self.all.setToolTip(self.tr("Replace all of them, as one step that can be undone (Ctrl+Enter)"))
        self.all.setAccessibleName(self.tr("Replace all"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.px(SPACE_S))
        row.addWidget(self.field, 1)
        for press in (self.one, self.all):
            press.setProperty("fit", "slim")
            row.addWidget(press)
        self.one.clicked.connect(self.one_wished)
        self.all.clicked.connect(self.all_wished)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter on a button presses it."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self.all.isEnabled():
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.all_wished if held or self.all.hasFocus() else self.one_wished).emit()
