"""No call: what this place is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, button, label


class NoCalls(QWidget):
    """Teaches the three keys of the work."""

    type_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        px = look.theme.px
        self._picture = QLabel()
        self._paint()
        look.theme.changed.connect(self._paint)
        start = button(look, self.tr("Type a number"), "keyboard")
        start.clicked.connect(self.type_requested)
        text = label(
            self.tr("Call a customer, and follow here what the AI and the customer say."), "muted", wrap=True
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(self.tr("No call in progress"), "title")
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(16), px(24), px(16))
        box.setSpacing(px(8))
        box.addStretch(1)
        for widget in (self._picture, title):
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(text)  # across, so that its height follows its width
        box.addSpacing(px(8))
        box.addWidget(start, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(px(8))
        box.addLayout(self._keys())
        box.addStretch(1)

    def _paint(self) -> None:
        self._picture.setPixmap(self._look.icons.pixmap("headset", "muted", 40, self.devicePixelRatioF()))

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.px(6))
        row.addStretch(1)
        for keys, meaning in (
            (self.tr("Ctrl+D"), self.tr("number")),
            (self.tr("Enter"), self.tr("call")),
            (self.tr("Esc Esc"), self.tr("hang up")),
        ):
            row.addWidget(label(keys, "kbd"))
            row.addWidget(label(meaning, "muted"))
            row.addSpacing(self._look.theme.px(10))
        row.addStretch(1)
        return row
