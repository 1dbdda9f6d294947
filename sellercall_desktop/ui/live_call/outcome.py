"""What came of an ended call, in place of its path: result, reason, duration, summary, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

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
        self._result = label("", "section")
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
        for text in (self._result, self._reason, self._small, self._summary):
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
        reason = self._look.formats.end_reason_text(call)
        refusal = None
        if call.refused is not None:
            from sellercall_desktop.ui.words.errors import refusal_sentence  # many words, needed by few calls

            refusal = refusal_sentence(call.refused)
            reason = f"{refusal.why} {refusal.what_to_do}".strip()
        self._show_remedy(refusal)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        summary = call.summary.short if call.summary else None
        self._summary.setText(summary or "")
        self._summary.setVisible(bool(summary))

    def _show_remedy(self, refusal: Sentence | None) -> None:
        """The button that removes the cause; "try again" is there already, as "call again"."""
        action = refusal.action if refusal is not None else None
        self._action = action if action is not None and action in _REMEDIES else ""
        self._remedy.setVisible(bool(self._action))
        self._again.setVisible(self._action != "correct")  # the same number would be refused again
        self._small.show_text(refusal.detail if refusal is not None else "")
        if self._action:
            from sellercall_desktop.ui.words.errors import action_text

            self._remedy.setText(action_text(self._action))
