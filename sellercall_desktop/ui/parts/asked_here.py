"""What is asked within the page, not in a dialog: hidden until it is asked, and put away by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.parts.look import Look

    Row = tuple[QWidget, ...]


class AskedHere(QFrame):
    """The frame of a form or a question; whose it is fills it, and shows it when it is to be asked."""

    left = Signal()
    """It was put away while the keyboard was in it: whoever asked takes the keyboard back."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        """`role` is its colour: "notice", or "caution" before what cannot be taken back."""
        super().__init__(parent)
        self.setProperty("role", role)
        self.hide()

    def put_away(self) -> None:
        """Ask no more: nothing is done."""
        held = holds_focus(self)
        self.hide()
        if held:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def lay_out(self, look: Look, *parts: QWidget | Row, foot: Row) -> None:
        """These one below the other, a row of them from the left, and the buttons under them."""
        px = look.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(10), px(12), px(10))
        box.setSpacing(px(8))
        for part in (*parts, foot):
            if not isinstance(part, tuple):
                box.addWidget(part)
                continue
            row = QHBoxLayout()
            row.setSpacing(px(8))
            for each in part:
                row.addWidget(each)
            row.addStretch()
            box.addLayout(row)


class SureHere(AskedHere):
    """Whether something is done that cannot be taken back. The keyboard is on the way out of it."""

    agreed = Signal()

    def __init__(self, look: Look, said: str, does: str, back: str, parent: QWidget | None = None) -> None:
        """`said` is what comes of it, `does` the verb on the button."""
        super().__init__("caution", parent)
        self.agree, self.back = button(look, does, role="danger"), button(look, back)
        self.lay_out(look, label(said, wrap=True), foot=(self.agree, self.back))
        self.setAccessibleName(said)
        self.agree.clicked.connect(self._on_agree)
        self.back.clicked.connect(self.put_away)

    def ask(self) -> None:
        """Ask."""
        self.show()
        self.back.setFocus()

    def _on_agree(self) -> None:
        self.hide()
        self.agreed.emit()
