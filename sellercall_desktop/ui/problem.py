"""An error that stays on screen until read: what, why, what to do, the doing as a button, small print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.errors import Sentence, action_text
from sellercall_desktop.ui.look import Look, icon_button, label


class ProblemNote(QFrame):
    """Shows one `Sentence`. It goes away only by its cross, its action, or `clear`."""

    action_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self._sentence: Sentence | None = None
        px = look.theme.px
        self._what = label("", "section", wrap=True)
        self._why = label("", wrap=True)
        self._to_do = label("", wrap=True)
        self._detail = label("", "caption", wrap=True)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._action = QPushButton()
        self._action.clicked.connect(self._on_action)
        self._close: QToolButton = icon_button(look, "x", self.tr("Dismiss"), size=14)
        self._close.clicked.connect(self._on_dismiss)
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self._what, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._action)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(8), px(10))
        box.setSpacing(px(4))
        box.addLayout(head)
        for text in (self._why, self._to_do, self._detail):
            box.addWidget(text)
        box.addLayout(foot)
        self.hide()

    @property
    def sentence(self) -> Sentence | None:
        """What is shown now."""
        return self._sentence

    def show_sentence(self, sentence: Sentence) -> None:
        """Show this, in place of what was shown before."""
        self._sentence = sentence
        for widget, text in (
            (self._what, sentence.what),
            (self._why, sentence.why),
            (self._to_do, sentence.what_to_do),
            (self._detail, sentence.detail),
        ):
            widget.setText(text)
            widget.setVisible(bool(text))
        self._action.setVisible(sentence.action is not None)
        if sentence.action is not None:
            self._action.setText(action_text(sentence.action))
        self.setAccessibleName(sentence.text)
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self._sentence = None
        self.hide()

    def _on_action(self) -> None:
        sentence = self._sentence
        self.clear()
        if sentence is not None and sentence.action is not None:
            self.action_chosen.emit(sentence.action)

    def _on_dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()
