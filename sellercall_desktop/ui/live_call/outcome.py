"""What came of an ended call, in place of its path: why it ended, what to do, result, summary, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.ui.parts.look import Look, Picture, button, icon_button, label
from sellercall_desktop.ui.parts.problem import SmallPrint
from sellercall_desktop.ui.words.calls import RESULT_SIGN

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.words.errors import Sentence

_REMEDIES = {"connect", "settings", "guard", "correct"}


class Outcome(QFrame):
    """A calm note with the result."""

    dismissed = Signal()
    call_again = Signal()
    details = Signal()
    action_chosen = Signal(str)
    """What removes the cause of a refusal: a button's action, as errors have it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._look = look
        px = look.theme.px
        self._icon = Picture(look)
        self._why = label("", "section", wrap=True)
        self._result = label("", "muted")
        self._reason = label("", "muted", wrap=True)
        self._summary = label("", wrap=True)
        self._again = button(look, self.tr("Call again"), "phone")
        details = button(look, self.tr("Details"), role="quiet")
        self._action = ""
        self._remedy = button(look, "")
        self._small = SmallPrint()
        close = icon_button(look, "x", self.tr("Dismiss this call"), size=14)
        self._again.clicked.connect(self.call_again)
        details.clicked.connect(self.details)
        close.clicked.connect(self.dismissed)
        self._remedy.clicked.connect(lambda: self.action_chosen.emit(self._action))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(self._why, 1)
        first.addWidget(self._result, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(first)
        for text in (self._reason, self._small, self._summary):
            words.addWidget(text)
        doing = QHBoxLayout()
        doing.setSpacing(px(8))
        doing.setContentsMargins(0, px(8), 0, 0)
        doing.addWidget(self._remedy)
        doing.addWidget(self._again)
        doing.addWidget(details)
        doing.addStretch(1)
        words.addLayout(doing)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(10), px(8), px(10))
        row.setSpacing(px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def show_call(self, call: Call) -> None:
        """Show what is known of its end; a summary may come later."""
        result = call.result
        if result is None:
            return
        icon, role = RESULT_SIGN[result]
        self._icon.show_drawn(
            lambda: self._look.icons.pixmap(icon, role, 20, self.devicePixelRatioF()), (icon, role)
        )
        self._result.setText(self._look.formats.result_text(result))
        from sellercall_desktop.ui.words.why import end_sentence, end_text

        told = end_sentence(call)
        self._why.setText(end_text(call))
        self._show_remedy(told)
        self._reason.setText(told.what_to_do)
        self._reason.setVisible(bool(told.what_to_do))
        written = summary_of(call)
        summary = written.short if written else None
        self._summary.setText(summary or "")
        self._summary.setVisible(bool(summary))

    def _show_remedy(self, told: Sentence) -> None:
        """The button that removes the cause; "try again" is there already, as "call again"."""
        self._action = told.action if told.action in _REMEDIES else ""
        self._remedy.setVisible(bool(self._action))
        self._again.setVisible(self._action != "correct")  # the same number would be refused again
        self._small.show_text(told.detail)
        if self._action:
            from sellercall_desktop.ui.words.errors import action_text

            self._remedy.setText(action_text(self._action))
