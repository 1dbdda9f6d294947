"""How many calls the filter holds, beside the title. Of a text only up to a bound: beyond it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from sellercall_desktop.core.calls.history import CallQuery

if TYPE_CHECKING:
    from asyncio import Task

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look

COUNTED = 10_000


class CallCount(QLabel):
    """Asks the store after the rows are shown; the newest question wins."""

    def __init__(self, calls: CallStore, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls, self._tasks, self._look = calls, tasks, look
        self._query = CallQuery()
        self._total: int | None = None
        self._asking: Task[None] | None = None
        self.setProperty("role", "muted")

    def ask(self, query: CallQuery) -> None:
        """Count this query's calls; what was asked before is given up."""
        if self._asking is not None:
            self._asking.cancel()
        self._query = query
        self._asking = self._tasks.spawn(self._count(), "history.count")

    def one_more(self) -> None:
        """A live call has come in."""
        if self._total is not None:
            self._total += 1

    def say(self, *, known: bool = True) -> None:
        """Put the number in words; nothing while it is not known."""
        if self._total is None or not known:
            self.clear()
            return
        if self._total == 1:
            self.setText(self.tr("1 call"))
            return
        more = bool(self._query.text) and self._total > COUNTED
        said = self.tr("more than {count} calls") if more else self.tr("{count} calls")
        self.setText(said.format(count=self._look.formats.integer(COUNTED if more else self._total)))

    async def _count(self) -> None:
        self._total = await self._calls.count(self._query, COUNTED if self._query.text else None)
        self.say()
