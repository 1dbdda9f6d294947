"""The rows read so far, as pages that can be dropped and read again: memory is bounded, row numbers stay.

No Qt here. At most `kept_pages` pages hold their rows; of the others only the count, the cursor they
were read by, and their last row remain (about 1 kB for 200 rows).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Query = TypeVar("Query")
Row = TypeVar("Row")
PAGE_ROWS = 200


@dataclass(slots=True, eq=False)
class ReadPage(Generic[Row]):
    """What was read by one `cursor`. `rows` is None while they are dropped."""

    cursor: str | None
    last: Row
    rows: list[Row] | None
    count: int


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row belongs: at `row`, inside a page that is loaded or not, or `beyond` all that was read."""

    row: int
    loaded: bool
    beyond: bool = False


class PagedRows(Generic[Query, Row]):
    """The pages of one query, in order."""

    def __init__(
        self,
        query: Query,
        kept_pages: int,
        *,
        key: Callable[[Row], str],
        before: Callable[[Row, Row], bool] = lambda _one, _other: True,
    ) -> None:
        """`key` tells rows apart; `before` says which of two stands above, where rows are placed."""
        self.query = query
        self.next_cursor: str | None = None
        self._key, self._before, self._kept = key, before, kept_pages
        self._pages: list[ReadPage[Row]] = []
        self._starts: list[int] = []
        self._page_of: dict[str, ReadPage[Row]] = {}  # by key, loaded rows only
        self._used: OrderedDict[int, ReadPage[Row]] = OrderedDict()  # by id(), least recently shown first
        self.row_count = 0

    # --- reading -------------------------------------------------------------------------------

    def at(self, at: int) -> Row | None:
        """The row there; None while its page is dropped, and beyond the last."""
        if not 0 <= at < self.row_count:
            return None
        number = self._page_number(at)
        rows = self._pages[number].rows
        return rows[at - self._starts[number]] if rows is not None else None

    def row_of(self, key: str) -> int | None:
        """Where a loaded row stands."""
        page = self._page_of.get(key)
        if page is None or page.rows is None:
            return None
        offset = next(n for n, row in enumerate(page.rows) if self._key(row) == key)
        return self._starts[self._pages.index(page)] + offset

    def missing(self, first: int, last: int) -> list[ReadPage[Row]]:
        """The dropped pages among rows `first` to `last`; the loaded ones count as used now."""
        if not self._pages:
            return []
        shown = self._pages[self._page_number(first) : self._page_number(last) + 1]
        for page in shown:
            if page.rows is not None:
                self._used.move_to_end(id(page))
        return [page for page in shown if page.rows is None]

    def rows_of(self, page: ReadPage[Row]) -> tuple[int, int]:
        """The first and the last row of a page."""
        start = self._starts[self._pages.index(page)]
        return start, start + page.count - 1

    def place_of(self, row: Row) -> RowPlace:
        """Before which one the row belongs (an earlier state of it may still stand elsewhere)."""
        number = self._first_not_before([page.last for page in self._pages], row)
        if number == len(self._pages):
            return RowPlace(self.row_count, loaded=True, beyond=self.next_cursor is not None)
        page = self._pages[number]
        if page.rows is None:
            return RowPlace(self._starts[number], loaded=False)
        return RowPlace(self._starts[number] + self._first_not_before(page.rows, row), loaded=True)

    # --- changing ------------------------------------------------------------------------------

    def fresh(self, rows: Iterable[Row]) -> list[Row]:
        """Those of a newly read page that stand nowhere yet (a live row may have come before it)."""
        return [row for row in rows if self._key(row) not in self._page_of]

    def append(self, cursor: str | None, rows: list[Row], next_cursor: str | None) -> None:
        """Add a page that was read by `cursor` at the end."""
        self.next_cursor = next_cursor
        if rows:
            self._pages.append(ReadPage(cursor, rows[-1], None, len(rows)))
            self._load(self._pages[-1], rows)
            self._recount()

    def fill(self, page: ReadPage[Row], rows: list[Row]) -> None:
        """Give a dropped page its rows back; its count becomes theirs."""
        page.count = len(rows)
        if rows:
            self._load(page, rows)
        else:
            self._pages.remove(page)
        self._recount()

    def insert(self, at: int, row: Row) -> None:
        """Put a row before the one there, as `place_of` gave it."""
        if not self._pages:
            self.append(None, [row], self.next_cursor)
            return
        number = self._page_number(at)
        page = self._pages[number]
        page.count += 1
        if page.rows is not None:
            page.rows.insert(at - self._starts[number], row)
            page.last = page.rows[-1]
            self._page_of[self._key(row)] = page
        self._recount()

    def replace(self, at: int, row: Row) -> None:
        """Show a newer state of the row there."""
        number = self._page_number(at)
        page = self._pages[number]
        if page.rows is not None:
            page.rows[at - self._starts[number]] = row
            page.last = page.rows[-1]

    def remove(self, at: int) -> None:
        """Take the row there out."""
        number = self._page_number(at)
        page = self._pages[number]
        page.count -= 1
        if page.rows is not None:
            self._page_of.pop(self._key(page.rows.pop(at - self._starts[number])), None)
        if page.count == 0:
            self._used.pop(id(page), None)
            self._pages.pop(number)
        elif page.rows:
            page.last = page.rows[-1]
        self._recount()

    # --- inside --------------------------------------------------------------------------------

    def _load(self, page: ReadPage[Row], rows: list[Row]) -> None:
        page.rows, page.last = rows, rows[-1]
        self._page_of.update({self._key(row): page for row in rows})
        self._used[id(page)] = page
        while len(self._used) > self._kept:
            _, dropped = self._used.popitem(last=False)
            for row in dropped.rows or ():
                self._page_of.pop(self._key(row), None)
            dropped.rows = None

    def _first_not_before(self, rows: list[Row], row: Row) -> int:
        low, high = 0, len(rows)
        while low < high:
            middle = (low + high) // 2
            if self._before(rows[middle], row):
                low = middle + 1
            else:
                high = middle
        return low

    def _page_number(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _recount(self) -> None:
        self._starts, self.row_count = [], 0
        for page in self._pages:
            self._starts.append(self.row_count)
            self.row_count += page.count
