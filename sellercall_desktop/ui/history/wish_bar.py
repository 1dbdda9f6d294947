"""In the details of a call that is over: words that may ask for no more calls, and that nobody has judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from sellercall_desktop.ui.live_call.opt_out_bar import OptOutBar, wish_left
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from sellercall_desktop.core.steering.opting_out import OptingOut
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.history.details import DetailsPanel
    from sellercall_desktop.ui.parts.look import Look


class WishInDetails(QFrame):
    """Stands above the conversation until somebody has decided: no campaign calls them before."""

    def __init__(
        self, details: DetailsPanel, look: Look, opting_out: OptingOut, tasks: Tasks, *, author: str
    ) -> None:
        """`author` signs what is decided."""
        super().__init__(details)
        self._details, self._opting_out, self._tasks, self._author = details, opting_out, tasks, author
        self.bar, self.problem = OptOutBar(look, details.tabs, keys=False), label("", "error", wrap=True)
        box = QVBoxLayout(self)
        px = look.theme.px
        box.setContentsMargins(px(12), 0, px(12), px(8))
        box.addWidget(self.bar)
        box.addWidget(self.problem)
        self.hide()
        column = details.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(details.tabs), self)
        self.bar.accepted.connect(self._on_accepted)
        self.bar.dismissed.connect(self._on_dismissed)
        details.shown.connect(self._show)
        details.seen.connect(self._on_seen)

    def _show(self) -> None:
        call = self._details.call
        wish = wish_left(call) if call is not None else None
        self.problem.hide()
        if call is not None and wish is not None:
            self.bar.show_call(call, wish)
        self.setVisible(wish is not None)

    def _on_seen(self, call_id: str | None) -> None:
        if self._details.call is None or self._details.call.id != call_id:
            self.hide()

    def _on_accepted(self, call_id: str) -> None:
        if (wish := self.bar.wish) is not None:
            reason = self.tr("Asked for it during a call")
            self._decide(self._opting_out.accept(call_id, wish, self._author, reason), call_id)

    def _on_dismissed(self, call_id: str, why: str) -> None:
        if (wish := self.bar.wish) is not None:
            self._decide(self._opting_out.dismiss(call_id, wish, self._author, why), call_id)

    def _decide(self, written: Coroutine[object, object, None], call_id: str) -> None:
        async def decide() -> None:
            try:
                await written
            finally:
                self.bar.end(call_id)

        self._tasks.spawn(decide(), "opt_out in the history", self._say_problem)

    def _say_problem(self, error: BaseException) -> None:
        self.problem.setText(sentence_for(error).plain)
        self.problem.show()
