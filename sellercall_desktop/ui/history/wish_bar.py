"""In a call's details: the customer may want no more calls, and a person says whether; or who has said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from sellercall_desktop.core.calls.remarks import Remark, remarks_of, unjudged_wish
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.ui.history.model import CALL_ROLE
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.wish_asked import WishAsked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.written_facts import OptOutJudged
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.history.table import CallTable
    from sellercall_desktop.ui.parts.look import Look


class OptOutJudge(Protocol):
    """Who carries out what a person decides; `core.steering.opting_out` in the program."""

    async def judge(self, call_id: str, judgement: OptOutJudgement, by: str, reason: str) -> bool:
        """See `OptingOut.judge`."""


class WishBar(WishAsked):
    """Hidden where nothing of the kind was heard."""

    def __init__(
        self,
        details: DetailsPanel,
        look: Look,
        opting_out: OptOutJudge,
        tasks: Tasks,
        *,
        author: str,
        show_error: Callable[[BaseException], None],
    ) -> None:
        """`author` signs what is decided; `show_error` says that it could not be written down."""
        super().__init__(look, details.tabs, details)
        self._accept.clicked.connect(self.accept)
        self.why.returnPressed.connect(self._on_why)
        self.details = details
        self._opting_out, self._tasks = opting_out, tasks
        self._author, self._show_error = author, show_error
        self._call: Call | None = None
        self._accept.setText(self.tr("Add to do-not-call (F4)"))
        self._dismiss.setText(self.tr("Not an opt-out… (Shift+F4)"))
        details.shown.connect(self._show)
        if isinstance(column := details.layout(), QVBoxLayout):
            column.insertWidget(column.indexOf(details.tabs), self)

    @property
    def asks(self) -> bool:
        """Whether the call in sight waits for a person's word."""
        return self.isVisible() and not self._dismiss.isHidden()

    def accept(self) -> None:
        """The number goes onto the do-not-call list."""
        self._decide(OptOutJudgement.OPT_OUT, self.tr("Judged in the call history"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc asks for no reason any more."""
        if event.key() != Qt.Key.Key_Escape or not self.close_opened():
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _show(self) -> None:
        call, before = self.details.call, self._call
        self._call = call
        if before is None or call is None or before.id != call.id:
            self.close_opened()
        judged = call.written.opt_out if call is not None and call.written is not None else None
        if call is not None and (wish := unjudged_wish(call)) is not None:
            turn = next((one.text for one in call.turns if one.ordinal == wish.ordinal), wish.words)
            text = self.tr("May want no more calls: to be looked at. «{words}»").format(words=turn.strip())
            self._say("caution", "warning", text, asks=True)
            if before is None or before.id != call.id:
                say(self, f"{text} {self._accept.text()}, {self._dismiss.text()}")
        elif judged is not None:
            self.close_opened()
            self._say("notice", "check-circle", self._judged_text(judged), asks=False)
        else:
            self.close_opened()
            self.hide()

    def _judged_text(self, judged: OptOutJudged) -> str:
        wants = judged.judgement is OptOutJudgement.OPT_OUT
        head = self.tr("Wants no more calls") if wants else self.tr("Not an opt-out")
        reason = " ".join(filter(None, (f"«{judged.words}»" if judged.words else "", judged.why)))
        told = self.tr("{judged}: {who}, {when}. {reason}")
        when = self._look.formats.date_time(judged.at)
        return told.format(judged=head, who=judged.by, when=when, reason=reason).strip()

    def _say(self, role: str, icon: str, text: str, *, asks: bool) -> None:
        self._dress(role, icon, "warning" if asks else "muted")
        self._text.setText(text)
        self.setAccessibleName(text)
        self._accept.setVisible(asks and self.why.isHidden())
        self._dismiss.setVisible(asks)
        for part in (self._accept, self._dismiss, self.why):
            part.setEnabled(True)
        self.show()

    def _on_why(self) -> None:
        if why := self.why.text().strip():
            self.close_opened()  # before it is greyed, which would send the keyboard elsewhere
            self._decide(OptOutJudgement.NO_OPT_OUT, why)

    def _decide(self, judgement: OptOutJudgement, reason: str) -> None:
        call = self._call
        if call is None or not self.asks or not self._dismiss.isEnabled():
            return
        for part in (self._accept, self._dismiss, self.why):
            part.setEnabled(False)
        self._tasks.spawn(self._write(call, judgement, reason), "history.opt_out", self._failed)

    async def _write(self, call: Call, judgement: OptOutJudgement, reason: str) -> None:
        await self._opting_out.judge(call.id, judgement, self._author, reason)
        if self._call is not None and self._call.id == call.id:  # nobody has gone on meanwhile
            self.details.judged.emit()

    def _failed(self, error: BaseException) -> None:
        self._show()
        self._show_error(error)


def go_on(table: CallTable) -> None:
    """Where the list is of what is to be looked at: to the next one, from the top again after the last."""
    if Remark.UNJUDGED not in table.query.remarks:
        return
    here, rows = table.currentIndex().row(), table.model().rowCount()
    for row in (*range(here + 1, rows), *range(max(here, 0))):
        call = table.model().index(row, 0).data(CALL_ROLE)
        if call is not None and Remark.UNJUDGED in remarks_of(call):
            table.select_call(call.id)
            return
