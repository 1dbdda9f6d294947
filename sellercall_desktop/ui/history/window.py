"""The rows read so far, as pages that can be dropped and read again: memory is bounded, row numbers stay.

No Qt here. At most `KEPT_PAGES` pages hold their calls; of the others only the count, the cursor they
were read by, and their last call remain (about 1 kB for 200 rows).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sellercall_desktop.ui.history.order import RowOrder

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallPage, CallQuery

PAGE_ROWS = 200
KEPT_PAGES = 30


@dataclass(slots=True, eq=False)
class LoadedPage:
    """Rows that were read by one `cursor`. `calls` is None while they are dropped."""

    cursor: str | None
    last: Call
    calls: list[Call] | None
    count: int


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a call belongs: at `row`, inside a page that is loaded or not, or `beyond` all that was read."""

    row: int
    loaded: bool
    beyond: bool = False


class CallWindow:
    """The pages of one query, in order."""

    def __init__(self, query: CallQuery, kept_pages: int = KEPT_PAGES) -> None:
        self.query = query
        self.next_cursor: str | None = None
        self._order = RowOrder(query)
        self._kept = kept_pages
        self._pages: list[LoadedPage] = []
        self._starts: list[int] = []
        self._page_of: dict[str, LoadedPage] = {}  # by call id, loaded rows only
        self._used: OrderedDict[int, LoadedPage] = (
            OrderedDict()
        )  # loaded pages by id(), least recently shown first
        self.row_count = 0

    # --- reading -------------------------------------------------------------------------------

    def call_at(self, row: int) -> Call | None:
        """The call of a row; None while its page is dropped."""
        number = self._page_number(row)
        calls = self._pages[number].calls
        return calls[row - self._starts[number]] if calls is not None else None

    def row_of(self, call_id: str) -> int | None:
        """The row of a loaded call."""
        page = self._page_of.get(call_id)
        if page is None or page.calls is None:
            return None
        offset = next(n for n, call in enumerate(page.calls) if call.id == call_id)
        return self._starts[self._pages.index(page)] + offset

    def missing(self, first: int, last: int) -> list[LoadedPage]:
        """The dropped pages among rows `first` to `last`; the loaded ones count as used now."""
        if not self._pages:
            return []
        shown = self._pages[self._page_number(first) : self._page_number(last) + 1]
        for page in shown:
            if page.calls is not None:
                self._used.move_to_end(id(page))
        return [page for page in shown if page.calls is None]

    def rows_of(self, page: LoadedPage) -> tuple[int, int]:
        """The first and the last row of a page."""
        start = self._starts[self._pages.index(page)]
        return start, start + page.count - 1

    def place_of(self, call: Call) -> RowPlace:
        """The row before which the call belongs (an earlier state of it may still stand elsewhere)."""
        number = self._first_not_before([page.last for page in self._pages], call)
        if number == len(self._pages):
            return RowPlace(self.row_count, loaded=True, beyond=self.next_cursor is not None)
        page = self._pages[number]
        if page.calls is None:
            return RowPlace(self._starts[number], loaded=False)
        return RowPlace(self._starts[number] + self._first_not_before(page.calls, call), loaded=True)

    # --- changing ------------------------------------------------------------------------------

    def fresh(self, page: CallPage) -> list[Call]:
        """The calls of a newly read page that stand nowhere yet (a live row may have come before it)."""
        return [call for call in page.calls if call.id not in self._page_of]

    def append(self, cursor: str | None, calls: list[Call], next_cursor: str | None) -> None:
        """Add a page that was read by `cursor` at the end."""
        self.next_cursor = next_cursor
        if calls:
            self._pages.append(LoadedPage(cursor, calls[-1], None, len(calls)))
            self._load(self._pages[-1], calls)
            self._recount()

    def fill(self, page: LoadedPage, calls: list[Call]) -> None:
        """Give a dropped page its calls back; its count becomes theirs."""
        page.count = len(calls)
        if calls:
            self._load(page, calls)
        else:
            self._pages.remove(page)
        self._recount()

    def insert(self, row: int, call: Call) -> None:
        """Put a call before `row`, as `place_of` gave it."""
        if not self._pages:
            self.append(None, [call], self.next_cursor)
            return
        number = self._page_number(row)
        page = self._pages[number]
        page.count += 1
        if page.calls is not None:
            page.calls.insert(row - self._starts[number], call)
            page.last = page.calls[-1]
            self._page_of[call.id] = page
        self._recount()

    def replace(self, row: int, call: Call) -> None:
        """Show the call's newer state in its row."""
        number = self._page_number(row)
        page = self._pages[number]
        if page.calls is not None:
            page.calls[row - self._starts[number]] = call
            page.last = page.calls[-1]

    def remove(self, row: int) -> None:
        """Take a row out."""
        number = self._page_number(row)
        page = self._pages[number]
        page.count -= 1
        if page.calls is not None:
            self._page_of.pop(page.calls.pop(row - self._starts[number]).id, None)
        if page.count == 0:
            self._used.pop(id(page), None)
            self._pages.pop(number)
        elif page.calls:
            page.last = page.calls[-1]
        self._recount()

    # --- inside --------------------------------------------------------------------------------

    def _load(self, page: LoadedPage, calls: list[Call]) -> None:
        page.calls, page.last = calls, calls[-1]
        self._page_of.update({call.id: page for call in calls})
        self._used[id(page)] = page
        while len(self._used) > self._kept:
            _, dropped = self._used.popitem(last=False)
            for call in dropped.calls or ():
                self._page_of.pop(call.id, None)
            dropped.calls = None

    def _first_not_before(self, calls: list[Call], call: Call) -> int:
        low, high = 0, len(calls)
        while low < high:
            middle = (low + high) // 2
            if self._order.before(calls[middle], call):
                low = middle + 1
            else:
                high = middle
        return low

    def _page_number(self, row: int) -> int:
        return max(0, bisect_right(self._starts, row) - 1)

    def _recount(self) -> None:
        self._starts, self.row_count = [], 0
        for page in self._pages:
            self._starts.append(self.row_count)
            self.row_count += page.count


def row_only(call: Call) -> Call:
    """The call as the history's pages carry it: without the words spoken."""
    return replace(call, turns=()) if call.turns else call
