"""The history as Qt sees it: reads the store in pages, and paints live changes at most every 50 ms.

Filtering and sorting are the store's. The newest query wins: an answer to an older one is dropped.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from sellercall_desktop.core.calls.facts import CallRequested
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.history.window import KEPT_PAGES, call_window, row_only
from sellercall_desktop.ui.parts.paged_rows import PAGE_ROWS

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.history import CallPage, CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.history.columns import CallColumn
    from sellercall_desktop.ui.history.window import CallWindow
    from sellercall_desktop.ui.parts.paged_rows import ReadPage
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

    Index = QModelIndex | QPersistentModelIndex

log = logging.getLogger(__name__)
PAINT_EVERY_MS = 50
CALL_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()


class CallTableModel(QAbstractTableModel):
    """A window of rows over `CallStore`.

    Signals:
        loaded: the first page of the newest query is shown.
        grew: a live call has come in as a new row.
        failed: the store could not be read; the rows shown stay.
    """

    loaded = Signal()
    grew = Signal()
    failed = cast("TypedSignal[StoreError]", Signal(object))

    def __init__(
        self,
        calls: CallStore,
        tasks: Tasks,
        columns: Sequence[CallColumn],
        parent: QObject | None = None,
        *,
        kept_pages: int = KEPT_PAGES,
    ) -> None:
        super().__init__(parent)
        self.query = CallQuery()
        self.columns = tuple(columns)
        self._calls, self._tasks, self._kept_pages = calls, tasks, kept_pages
        self._window = call_window(self.query, kept_pages)
        self._generation = 0
        self._first: Task[None] | None = None
        self._reading = 0
        self._appending = False
        self._filling: set[int] = set()
        self._waiting: dict[str, tuple[Call, bool]] = {}  # newest state by id, and whether it is a new call
        self._while_reading: dict[str, tuple[Call, bool]] = {}
        self._painter = QTimer(self, singleShot=True, interval=PAINT_EVERY_MS)
        self._painter.timeout.connect(self._paint)

    # --- Qt's view of it -----------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Rows known so far, loaded or dropped."""
        return 0 if parent.isValid() else self._window.row_count

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """One for each declared column."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's type
        """What the column's declaration says of the row's call; nothing while its page is away."""
        if not index.isValid() or (call := self._window.at(index.row())) is None:
            return None
        return call if role == CALL_ROLE else self.columns[index.column()].data(call, role)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The columns' titles, the sorted one's with an arrow."""
        known = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns)
        return self.columns[section].header(role, self.query) if known else None

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:  # noqa: N802
        """Whether the query has rows that were never read."""
        return not parent.isValid() and not self._appending and self._window.next_cursor is not None

    def fetchMore(self, parent: Index = _NOWHERE) -> None:  # noqa: N802
        """Read the next page."""
        if self.canFetchMore(parent):
            self._appending = True
            self._tasks.spawn(self._append(self._window), "history.next_page")

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the store for this order."""
        key, descending = self.columns[column].sort, order is Qt.SortOrder.DescendingOrder
        if (key, descending) != (self.query.sort, self.query.descending):
            self._read(replace(self.query, sort=key, descending=descending))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # --- what the panel asks -------------------------------------------------------------------

    def filter(self, query: CallQuery) -> None:
        """Show what this query holds, in the present order. The old rows stay until the answer is here."""
        self._read(replace(query, sort=self.query.sort, descending=self.query.descending))

    def refresh(self) -> None:
        """Read the present query again."""
        self._read(self.query)

    def call_at(self, row: int) -> Call | None:
        """The call shown in a row; None while its page is away."""
        return self._window.at(row)

    def row_of(self, call_id: str) -> int | None:
        """The row of a call that is loaded."""
        return self._window.row_of(call_id)

    def on_rows_shown(self, first: int, last: int) -> None:
        """The view shows these rows: bring back what was dropped, and read on before the end is reached."""
        for page in self._window.missing(first, last):
            if id(page) not in self._filling:
                self._filling.add(id(page))
                self._tasks.spawn(self._fill(page, self._window), "history.page")
        if last >= self._window.row_count - PAGE_ROWS // 2:
            self.fetchMore()

    def on_call_changed(self, event: CallChanged) -> None:
        """Take a live change; it is painted with the others within 50 ms."""
        call_id, new = event.call.id, any(isinstance(fact, CallRequested) for fact in event.facts)
        new = new or self._waiting.get(call_id, (event.call, False))[1]
        self._waiting[call_id] = (row_only(event.call), new)
        if self._reading:
            self._while_reading[call_id] = self._waiting[call_id]
        if not self._painter.isActive():
            self._painter.start()

    def repaint_all(self) -> None:
        """Everything shown may read differently now (language, theme, the hour)."""
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # --- reading -------------------------------------------------------------------------------

    def _read(self, query: CallQuery) -> None:
        self.query = query
        self._generation += 1
        if self._first is not None:
            self._first.cancel()  # the store gives up what it does for it
        self._first = self._tasks.spawn(self._first_page(self._generation), "history.first_page")

    async def _page(self, query: CallQuery, cursor: str | None, limit: int) -> CallPage | StoreError:
        self._reading += 1
        try:
            return await self._calls.page(query, cursor, limit)
        except StoreError as error:
            return error
        finally:
            self._reading -= 1

    async def _first_page(self, generation: int) -> None:
        query = self.query
        page = await self._page(query, None, PAGE_ROWS)
        if generation == self._generation:
            if isinstance(page, StoreError):
                self.failed.emit(page)
            else:
                self._show(query, page)
        self._replay()

    def _show(self, query: CallQuery, page: CallPage) -> None:
        self.beginResetModel()
        self._window = call_window(query, self._kept_pages)
        self._window.append(None, list(page.calls), page.next)
        self._appending, self._filling = False, set()
        self.endResetModel()
        self.loaded.emit()

    async def _append(self, window: CallWindow) -> None:
        cursor = window.next_cursor
        page = await self._page(window.query, cursor, PAGE_ROWS)
        if window is not self._window:
            return
        if isinstance(page, StoreError):
            self.failed.emit(page)  # reading on stays closed until the panel asks again
            return
        calls, start = window.fresh(page.calls), window.row_count
        if calls:
            self.beginInsertRows(_NOWHERE, start, start + len(calls) - 1)
        window.append(cursor, calls, page.next)
        if calls:
            self.endInsertRows()
        self._appending = False
        self._replay()

    async def _fill(self, page: ReadPage[Call], window: CallWindow) -> None:
        read = await self._page(window.query, page.cursor, page.count)
        if window is not self._window:
            return
        self._filling.discard(id(page))
        if isinstance(read, StoreError):
            self.failed.emit(read)
            return
        calls = window.fresh(read.calls)[: page.count]
        first, last = window.rows_of(page)
        gone = page.count - len(calls)
        if gone:
            self.beginRemoveRows(_NOWHERE, last - gone + 1, last)
        window.fill(page, calls)
        if gone:
            self.endRemoveRows()
        if calls:
            self._tell(first, first + len(calls) - 1)
        self._replay()

    # --- live changes --------------------------------------------------------------------------

    def _replay(self) -> None:
        """A page may have been read before a change was saved that came while it was on its way."""
        if not self._reading and self._while_reading:
            self._waiting = {**self._while_reading, **self._waiting}
            self._while_reading = {}
            self._painter.start()

    def _paint(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for call, new in waiting.values():
            row = self._window.row_of(call.id)
            if row is not None:
                self._update(row, call)
            elif self._may_show(call, new):
                self._tasks.spawn(self._admit(call, new, self._window), "history.new_row")

    def _update(self, row: int, call: Call) -> None:
        place = self._window.place_of(call)
        target = min(
            place.row, self._window.row_count
        )  # beyond the rows read: last of them, so that it stays
        if target in (row, row + 1):
            self._window.replace(row, call)
            self._tell(row, row)
            return
        self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, target)
        self._window.remove(row)
        self._window.insert(target - (target > row), call)
        self.endMoveRows()
        self._tell(target - (target > row), target - (target > row))

    def _may_show(self, call: Call, new: bool) -> bool:
        """A row not loaded: its place decides whether there is anything to do before it is read."""
        place = self._window.place_of(call)
        return not place.beyond and (place.loaded or new)

    async def _admit(self, call: Call, new: bool, window: CallWindow) -> None:
        try:
            wanted = await self._calls.matches(window.query, call.id)
        except StoreError:
            log.warning("history.live_row_unchecked", extra={"call_id": call.id}, exc_info=True)
            return
        if not wanted or window is not self._window:
            return
        if (row := self._window.row_of(call.id)) is not None:  # it came by a page meanwhile
            self._update(row, call)
        elif self._may_show(call, new):
            row = self._window.place_of(call).row
            self.beginInsertRows(_NOWHERE, row, row)
            self._window.insert(row, call)
            self.endInsertRows()
            self.grew.emit()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
