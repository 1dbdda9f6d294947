"""The list of contacts as Qt sees it: read in pages from the store; the newest query wins."""

from __future__ import annotations

from dataclasses import replace
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

from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.paged_rows import PAGE_ROWS, PagedRows

if TYPE_CHECKING:
    from asyncio import Task

    from PySide6.QtCore import QObject

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactPage, ContactStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.paged_rows import ReadPage
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.words.formats import Formats

    Index = QModelIndex | QPersistentModelIndex
    ContactPages = PagedRows[ContactQuery, Contact]

KEPT_PAGES = 20
_NOWHERE = QModelIndex()
_SAYING = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}


class ContactColumn(IntEnum):
    """What is shown of a contact."""

    NAME = 0
    NUMBER = 1
    COMPANY = 2
    TAGS = 3
    OWNER = 4


_TITLES = {
    ContactColumn.NAME: QT_TRANSLATE_NOOP("Contacts", "Name"),
    ContactColumn.NUMBER: QT_TRANSLATE_NOOP("Contacts", "Number"),
    ContactColumn.COMPANY: QT_TRANSLATE_NOOP("Contacts", "Company"),
    ContactColumn.TAGS: QT_TRANSLATE_NOOP("Contacts", "Tags"),
    ContactColumn.OWNER: QT_TRANSLATE_NOOP("Contacts", "Whose"),
}


class ContactTableModel(QAbstractTableModel):
    """A window of rows over `ContactStore`.

    Signals:
        loaded: the first page of the newest query is shown.
        failed: the store could not be read; the rows shown stay.
    """

    loaded = Signal()
    failed = cast("TypedSignal[StoreError]", Signal(object))

    def __init__(
        self,
        store: ContactStore,
        tasks: Tasks,
        formats: Formats,
        parent: QObject | None = None,
        *,
        kept_pages: int = KEPT_PAGES,
    ) -> None:
        super().__init__(parent)
        self.query = ContactQuery()
        self._store, self._tasks, self._formats, self._kept = store, tasks, formats, kept_pages
        self._rows = self._none_of(self.query)
        self._first: Task[None] | None = None
        self._appending = False
        self._filling: set[int] = set()

    # --- Qt's view of it -----------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Rows read so far, loaded or dropped."""
        return 0 if parent.isValid() else self._rows.row_count

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """As Qt asks."""
        return 0 if parent.isValid() else len(ContactColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's type
        """The column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Contacts", _TITLES[ContactColumn(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows; nothing while its page is away."""
        if role not in _SAYING or not index.isValid():
            return None
        contact = self._rows.at(index.row())
        said = self._said(contact, ContactColumn(index.column())) if contact is not None else ""
        return said or ("–" if role == Qt.ItemDataRole.AccessibleTextRole else None)

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:  # noqa: N802
        """Whether the query has rows that were never read."""
        return not parent.isValid() and not self._appending and self._rows.next_cursor is not None

    def fetchMore(self, parent: Index = _NOWHERE) -> None:  # noqa: N802
        """Read the next page."""
        if self.canFetchMore(parent):
            self._appending = True
            self._tasks.spawn(self._append(self._rows), "contacts.next_page")

    # --- what the page asks --------------------------------------------------------------------

    def filter(self, query: ContactQuery) -> None:
        """Show what this query holds. The old rows stay until the answer is here."""
        self.query = query
        if self._first is not None:
            self._first.cancel()  # the store gives up what it does for it
        self._first = self._tasks.spawn(self._first_page(query), "contacts.first_page")

    def look_for(self, text: str) -> None:
        """Show those in which this is found."""
        self.filter(replace(self.query, text=text))

    def refresh(self) -> None:
        """Read the present query again."""
        self.filter(self.query)

    def contact_at(self, row: int) -> Contact | None:
        """The contact shown in a row; None while its page is away."""
        return self._rows.at(row)

    def row_of(self, contact_id: str) -> int | None:
        """The row of a contact that is loaded."""
        return self._rows.row_of(contact_id)

    def put(self, contact: Contact) -> bool:
        """Show this newer state where the contact stands; False where its row is not loaded."""
        row = self._rows.row_of(contact.id)
        if row is None:
            return False
        self._rows.replace(row, contact)
        self._tell(row, row)
        return True

    def on_rows_shown(self, first: int, last: int) -> None:
        """The view shows these rows: bring back what was dropped, and read on before the end is reached."""
        for page in self._rows.missing(first, last):
            if id(page) not in self._filling:
                self._filling.add(id(page))
                self._tasks.spawn(self._fill(page, self._rows), "contacts.page")
        if last >= self._rows.row_count - PAGE_ROWS // 2:
            self.fetchMore()

    # --- reading -------------------------------------------------------------------------------

    def _none_of(self, query: ContactQuery) -> ContactPages:
        return PagedRows(query, self._kept, key=lambda contact: contact.id)

    async def _page(self, query: ContactQuery, cursor: str | None, limit: int) -> ContactPage | StoreError:
        try:
            return await self._store.page(query, cursor, limit)
        except StoreError as error:
            return error

    async def _first_page(self, query: ContactQuery) -> None:
        page = await self._page(query, None, PAGE_ROWS)
        if query is not self.query:
            return
        if isinstance(page, StoreError):
            self.failed.emit(page)
            return
        self.beginResetModel()
        self._rows = self._none_of(query)
        self._rows.append(None, list(page.contacts), page.next)
        self._appending, self._filling = False, set()
        self.endResetModel()
        self.loaded.emit()

    async def _append(self, rows: ContactPages) -> None:
        cursor = rows.next_cursor
        page = await self._page(rows.query, cursor, PAGE_ROWS)
        if rows is not self._rows:
            return
        if isinstance(page, StoreError):
            self.failed.emit(page)  # reading on stays closed until the page asks again
            return
        if page.contacts:
            self.beginInsertRows(_NOWHERE, rows.row_count, rows.row_count + len(page.contacts) - 1)
        rows.append(cursor, list(page.contacts), page.next)
        if page.contacts:
            self.endInsertRows()
        self._appending = False

    async def _fill(self, page: ReadPage[Contact], rows: ContactPages) -> None:
        read = await self._page(rows.query, page.cursor, page.count)
        if rows is not self._rows:
            return
        self._filling.discard(id(page))
        if isinstance(read, StoreError):
            self.failed.emit(read)
        elif len(read.contacts) == page.count:
            rows.fill(page, list(read.contacts))
            self._tell(*rows.rows_of(page))
        else:
            self.refresh()  # some were added or went: the rows' numbers no longer hold

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(ContactColumn) - 1))

    def _said(self, contact: Contact, column: ContactColumn) -> str:
        match column:
            case ContactColumn.NAME:
                return contact.name or contact.company
            case ContactColumn.NUMBER:
                numbers = [one for one in contact.numbers if not one.retired] or contact.numbers[:1]
                more = f"  +{len(numbers) - 1}" if len(numbers) > 1 else ""
                return self._formats.number(numbers[0].e164) + more if numbers else "–"
            case ContactColumn.COMPANY:
                return contact.company
            case ContactColumn.TAGS:
                return ", ".join(contact.tags)
            case ContactColumn.OWNER:
                return contact.owner
