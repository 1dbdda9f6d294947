"""Between the first paint and the open store: a calm line, or why it could not be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.ui.errors import sentence_for
from sellercall_desktop.ui.look import Look, label
from sellercall_desktop.ui.problem import ProblemNote


class Trouble(QWidget):
    """The start failed: says why, and offers the way out."""

    action_chosen = Signal(str)

    def __init__(self, look: Look, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        px = look.theme.px
        note = ProblemNote(look, closable=False)
        sentence = sentence_for(error)
        note.show_sentence(sentence)
        note.setFixedWidth(px(520))
        note.action_chosen.connect(self.action_chosen)
        note.action_chosen.connect(lambda: note.show_sentence(sentence))  # it is all there is to see
        box = QVBoxLayout(self)
        box.addStretch(2)
        title = label(self.tr("SellerCall could not start"), "headline")
        box.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(px(16))
        box.addWidget(note, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
