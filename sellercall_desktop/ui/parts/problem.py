"""An error that stays on screen until read: what, why, what to do, the doing as a button, small print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import Look, icon_button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.words.errors import Sentence, action_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent


class SmallPrint(QLabel):
    """Codes and ids in one line: as much as there is room for, all of it in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "caption")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self._dots = Arrangement(self.width, self._put_dots)

    def show_text(self, text: str) -> None:
        """Show this; nothing where it is empty."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._dots.fit_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, other dots."""
        super().resizeEvent(event)
        self._dots.fit()

    def _put_dots(self, room: int) -> None:
        room = max(room, 1)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room))


class ProblemNote(QFrame):
    """Shows one `Sentence`. It goes away only by its cross, its action, or `clear`.

    While it `gives_way` it is a single row, the rest a press away: what stands beside it is read meanwhile.
    """

    action_chosen = Signal(str)
    dismissed = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        gives_way: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self._gives_way = gives_way
        self._sentence: Sentence | None = None
        px = look.theme.px
        self._what = label("", "section", wrap=True)
        self._why = label("", wrap=True)
        self._to_do = label("", wrap=True)
        self._detail = SmallPrint()
        self._copy = icon_button(look, "copy", self.tr("Copy these details"), size=14)
        self._copy.clicked.connect(self._on_copy)
        self._action = QPushButton()
        self._action.clicked.connect(self._on_action)
        self._more = icon_button(look, "caret-down", self.tr("Say it in full"), size=14)
        self._more.clicked.connect(self._on_more)
        self._close: QToolButton = icon_button(look, "x", self.tr("Dismiss"), size=14)
        self._close.clicked.connect(self._on_dismiss)
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self._what, 1)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._head, self._foot = head, QHBoxLayout()
        foot = self._foot
        foot.addWidget(self._action)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(8), px(10))
        box.setSpacing(px(4))
        box.addLayout(head)
        box.addWidget(self._why)
        box.addWidget(self._to_do)
        small = QHBoxLayout()
        small.setSpacing(px(4))
        small.addWidget(self._detail, 1)
        small.addWidget(self._copy)
        box.addLayout(small)
        box.addLayout(foot)
        self.hide()

    @property
    def sentence(self) -> Sentence | None:
        """What is shown now."""
        return self._sentence

    def show_sentence(self, sentence: Sentence) -> None:
        """Show this, in place of what was shown before."""
        self._sentence = sentence
        self._lay_out(short=self._gives_way() and not self._in_full)
        for widget, text in (
            (self._what, sentence.what),
            (self._why, sentence.why),
            (self._to_do, sentence.what_to_do),
        ):
            widget.setText(text)
            widget.setVisible(bool(text) and (widget is self._what or not self._short))
        self._detail.show_text("" if self._short else sentence.detail)
        self._copy.setVisible(bool(sentence.detail) and not self._short)
        self._what.setToolTip(sentence.text if self._short else "")
        self._action.setVisible(sentence.action is not None)
        if sentence.action is not None:
            self._action.setText(action_text(sentence.action))
        self.setAccessibleName(sentence.text)
        self.show()
        say(self, sentence.text, at_once=True)

    _short = _in_full = False

    def _lay_out(self, *, short: bool) -> None:
        self._short = short
        self._more.setVisible(short)
        if short:
            self._head.insertWidget(1, self._action, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._foot.insertWidget(0, self._action)

    def _on_more(self) -> None:
        if (sentence := self._sentence) is not None:
            self._in_full = True
            self.show_sentence(sentence)
            self._in_full = False

    def clear(self) -> None:
        """Show nothing."""
        self._sentence = None
        self.hide()

    def _on_action(self) -> None:
        sentence = self._sentence
        self.clear()
        if sentence is not None and sentence.action is not None:
            self.action_chosen.emit(sentence.action)

    def _on_copy(self) -> None:
        if self._sentence is not None:
            QApplication.clipboard().setText(self._sentence.text)

    def _on_dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()
