"""What stands in the table's place while there is nothing to show: why, and the one button that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Picture
from sellercall_desktop.ui.parts.theme import SPACE_S, SPACE_XL
from sellercall_desktop.ui.words.errors import action_text, sentence_for

if TYPE_CHECKING:
    from sellercall_desktop.core.errors import StoreError
    from sellercall_desktop.ui.parts.look import Look

_ICON_PX = 32


class PanelNotice(QWidget):
    """An icon, a title, a sentence and perhaps a button, in the middle of the space."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon, self.title, self.text = Picture(look), QLabel(), QLabel()
        self.button = QPushButton()
        self.button.clicked.connect(self.pressed)
        self.title.setProperty("role", "section")
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_S)
        column.addStretch()
        for part in (self._icon, self.title, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()

    def say(self, icon: str, title: str, text: str, button: str = "") -> None:
        """Show this. Without a button text there is no button."""
        side = self._look.theme.px(_ICON_PX)
        drawn = self._look.icons.icon
        self._icon.show_drawn(lambda: drawn(icon, "muted").pixmap(QSize(side, side)), icon)
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def be_silent(self, *, silent: bool) -> None:
        """Stay empty where what it says would not be true."""
        for part in (self._icon, self.title, self.text):
            part.setHidden(silent)

    def say_unread(self, error: StoreError) -> None:
        """The history could not be read."""
        said = sentence_for(error)
        self.say("warning", said.what, f"{said.why} {said.what_to_do}", action_text("retry"))

    def say_empty(self, *, filtered: bool) -> None:
        """There are no calls, or none that the filter lets through."""
        if filtered:
            self.say(
                "magnifying-glass",
                self.tr("No call matches"),
                self.tr("Try fewer digits, other words, or more days."),
                self.tr("Clear filters"),
            )
            return
        self.say(
            "clock-counter-clockwise",
            self.tr("No calls yet"),
            self.tr("Every call, made or received, appears here with its conversation and its result."),
        )
