"""The contacts read so far, as pages that can be dropped and read again: memory is bounded."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.ports import ContactPage, ContactQuery

PAGE_ROWS = 200
KEPT_PAGES = 20


@dataclass(slots=True, eq=False)
class ReadPage:
    """Rows that were read by one `cursor`. `contacts` is None while they are dropped."""

    cursor: str | None
    first_row: int
    count: int
    contacts: list[Contact] | None


class ContactRows:
    """The pages of one query, in order. At most `kept` of them hold their contacts."""

    def __init__(self, query: ContactQuery, kept: int = KEPT_PAGES) -> None:
        self.query = query
        self.next_cursor: str | None = None
        self.row_count = 0
        self._kept = kept
        self._pages: list[ReadPage] = []
        self._used: OrderedDict[int, ReadPage] = OrderedDict()  # by first row, least recently shown first

    def contact_at(self, row: int) -> Contact | None:
        """The contact of a row; None while its page is dropped."""
        page = self._page_at(row)
        return page.contacts[row - page.first_row] if page and page.contacts is not None else None

    def row_of(self, contact_id: str) -> int | None:
        """The row of a contact whose page is loaded."""
        for page in self._used.values():
            for offset, contact in enumerate(page.contacts or ()):
                if contact.id == contact_id:
                    return page.first_row + offset
        return None

    def missing(self, first: int, last: int) -> list[ReadPage]:
        """The dropped pages among rows `first` to `last`; the loaded ones count as used now."""
        if not self._pages:
            return []
        starts = [page.first_row for page in self._pages]
        shown = self._pages[max(0, bisect_right(starts, first) - 1) : bisect_right(starts, last)]
        for page in shown:
            if page.contacts is not None:
                self._used.move_to_end(page.first_row)
        return [page for page in shown if page.contacts is None]

    def append(self, cursor: str | None, page: ContactPage) -> None:
        """Add a page that was read by `cursor` at the end."""
        self.next_cursor = page.next
        if page.contacts:
            made = ReadPage(cursor, self.row_count, len(page.contacts), None)
            self._pages.append(made)
            self.row_count += made.count
            self._load(made, list(page.contacts))

    def fill(self, page: ReadPage, read: ContactPage) -> bool:
        """Give a dropped page its contacts back; False where they are no longer as many as they were."""
        if len(read.contacts) != page.count:
            return False
        self._load(page, list(read.contacts))
        return True

    def replace(self, row: int, contact: Contact) -> None:
        """Show a newer state in its row."""
        page = self._page_at(row)
        if page is not None and page.contacts is not None:
            page.contacts[row - page.first_row] = contact

    def _load(self, page: ReadPage, contacts: list[Contact]) -> None:
        page.contacts = contacts
        self._used[page.first_row] = page
        while len(self._used) > self._kept:
            self._used.popitem(last=False)[1].contacts = None

    def _page_at(self, row: int) -> ReadPage | None:
        if not 0 <= row < self.row_count:
            return None
        return self._pages[bisect_right([page.first_row for page in self._pages], row) - 1]
