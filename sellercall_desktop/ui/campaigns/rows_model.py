"""The rows of a campaign as Qt sees them: read in pages from the store, with the names of the contacts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sellercall_desktop.core.campaigns.campaign import RowOutcome, RowState
from sellercall_desktop.core.campaigns.held import HELD
from sellercall_desktop.core.campaigns.outcomes import FAILURES
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.campaigns.reasons import reason_text
from sellercall_desktop.ui.campaigns.words import moment_text, outcome_text, row_text
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.campaigns import HELD as HELD_TEXT
from sellercall_desktop.words.campaigns import failure_text

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from sellercall_desktop.core.campaigns.campaign import CampaignContact
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.words.formats import Formats

    Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
PAGE_ROWS = 100


class RowColumn(IntEnum):
    """What is shown of a row."""

    NAME = 0
    NUMBER = 1
    STATE = 2
    ATTEMPTS = 3
    NEXT = 4
    OUTCOME = 5


_TITLES = {
    RowColumn.NAME: QT_TRANSLATE_NOOP("CampaignRows", "Contact"),
    RowColumn.NUMBER: QT_TRANSLATE_NOOP("CampaignRows", "Number"),
    RowColumn.STATE: QT_TRANSLATE_NOOP("CampaignRows", "State"),
    RowColumn.ATTEMPTS: QT_TRANSLATE_NOOP("CampaignRows", "Calls"),
    RowColumn.NEXT: QT_TRANSLATE_NOOP("CampaignRows", "Next"),
    RowColumn.OUTCOME: QT_TRANSLATE_NOOP("CampaignRows", "Last outcome"),
}


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row and what its contact is called."""

    row: CampaignContact
    name: str


class CampaignRowsModel(QAbstractTableModel):
    """Those of one campaign in some states, as many as were read; a change reads as many again.

    Signals:
        failed: the store could not be read; the rows shown stay.
    """

    failed = cast("TypedSignal[StoreError]", Signal(object))

    def __init__(self, desk: CampaignDesk, tasks: Tasks, formats: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._formats = desk, tasks, formats
        self._campaign_id, self._states = "", frozenset[RowState]()
        self._rows: list[NamedRow] = []
        self._next: int | None = None
        self._reading: Task[None] | None = None

    # --- Qt's view of it -----------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """As Qt asks."""
        return 0 if parent.isValid() else len(RowColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's type
        """The column's title."""
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        if orientation is Qt.Orientation.Horizontal and role in shown:
            return QCoreApplication.translate("CampaignRows", _TITLES[RowColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} or not index.isValid():
            return None
        return self._said(self._rows[index.row()], RowColumn(index.column()))

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:  # noqa: N802
        """Whether there are rows that were never read."""
        return not parent.isValid() and self._next is not None and not self._is_reading

    def fetchMore(self, parent: Index = _NOWHERE) -> None:  # noqa: N802
        """Read the next page."""
        if self.canFetchMore(parent):
            self._reading = self._tasks.spawn(self._append(), "campaigns.rows_next", self._on_error)

    # --- what the page asks --------------------------------------------------------------------

    def show_rows(self, campaign_id: str, states: frozenset[RowState]) -> None:
        """Show these from the first on. The old rows stay until the answer is here."""
        self._campaign_id, self._states = campaign_id, states
        self._read(PAGE_ROWS)

    def refresh(self) -> None:
        """Read again as many as are shown."""
        if self._campaign_id:
            self._read(max(PAGE_ROWS, len(self._rows)))

    def row_at(self, at: int) -> CampaignContact:
        """The row shown there."""
        return self._rows[at].row

    # --- reading -------------------------------------------------------------------------------

    @property
    def _is_reading(self) -> bool:
        return self._reading is not None and not self._reading.done()

    def _read(self, limit: int) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tasks.spawn(self._anew(limit), "campaigns.rows", self._on_error)

    async def _anew(self, limit: int) -> None:
        wanted = self._campaign_id, self._states
        page = await self._desk.rows.page(*wanted, 0, limit)
        named = await self._named(page.rows)
        if wanted != (self._campaign_id, self._states):
            return
        self._next = page.next
        if len(named) == len(self._rows):
            same = [one.row.row for one in named] == [one.row.row for one in self._rows]
        else:
            same = False
        if same:  # the person's place in the table stays
            self._rows = named
            if named:
                last = self.index(len(named) - 1, len(RowColumn) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = named
        self.endResetModel()

    async def _append(self) -> None:
        wanted = self._campaign_id, self._states
        page = await self._desk.rows.page(*wanted, self._next or 0, PAGE_ROWS)
        named = await self._named(page.rows)
        self._next = page.next
        if named:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(named) - 1)
            self._rows.extend(named)
            self.endInsertRows()

    async def _named(self, rows: Sequence[CampaignContact]) -> list[NamedRow]:
        known = await self._desk.contacts.by_numbers([row.number for row in rows])
        titles = {one.id: one.title for found in known.values() for one in found}
        return [NamedRow(row, titles.get(row.contact_id, "")) for row in rows]

    def _on_error(self, error: BaseException) -> None:
        if not isinstance(error, StoreError):
            raise error
        self.failed.emit(error)

    def _said(self, named: NamedRow, column: RowColumn) -> str:
        row = named.row
        match column:
            case RowColumn.NAME:
                return named.name or "–"
            case RowColumn.NUMBER:
                return self._formats.number(row.number)
            case RowColumn.STATE:
                return row_text(row.state)
            case RowColumn.ATTEMPTS:
                return self._formats.integer(row.attempts)
            case RowColumn.NEXT:
                waits = row.due is not None and row.state.is_waiting and not _is_held(row)
                return moment_text(row.due, self._formats, utc_now()) if row.due and waits else ""
            case RowColumn.OUTCOME:
                return HELD_TEXT.said(window_language()) if _is_held(row) else _outcome_of(row)


def _outcome_of(row: CampaignContact) -> str:
    """What came of it, and why where that was a failure or a rule; a rule alone where nothing was tried."""
    outcome, reason = outcome_text(row.outcome), reason_text(row.why)
    if row.outcome in FAILURES:
        reason = failure_text(row.why, window_language())
    elif reason == row.why:  # a code that is no reason: how a seller skipped it
        reason = ""
    if not outcome:
        return reason
    said = row.outcome in FAILURES or row.outcome is RowOutcome.NOT_ALLOWED
    return f"{outcome} ({reason})" if said and reason else outcome


def _is_held(row: CampaignContact) -> bool:
    """Whether it waits until a person has judged what its customer wants."""
    return row.why == HELD and row.state.is_waiting
