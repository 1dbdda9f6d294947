"""Pages that can be dropped and read again; rows placed as the store orders them."""

import random
from datetime import timedelta
from itertools import pairwise

from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.ui.history.order import RowOrder
from sellercall_desktop.ui.history.window import call_window
from tests.ui.history.history_world import ENDS, NOON, call_of, fill, history_store


def calls(count, newest=NOON):
    rng = random.Random(3)
    return [
        call_of(newest - timedelta(minutes=n), count - n, ENDS[n % len(ENDS)], rng)[0] for n in range(count)
    ]


def filled(rows, page=10, kept=3, complete=True):
    window = call_window(CallQuery(), kept)
    for start in range(0, len(rows), page):
        window.append(f"c{start}", rows[start : start + page], "more")
    if complete:
        window.next_cursor = None
    return window


def test_only_the_last_used_pages_hold_their_calls():
    rows = calls(100)
    window = filled(rows)
    assert window.row_count == 100
    held = [row for row in range(100) if window.at(row) is not None]
    assert held == list(range(70, 100))
    assert window.row_of(rows[75].id) == 75
    assert window.row_of(rows[5].id) is None


def test_a_dropped_page_comes_back_by_its_cursor_and_the_row_numbers_stay():
    rows = calls(100)
    window = filled(rows)
    (page,) = window.missing(12, 15)
    assert (page.cursor, page.count) == ("c10", 10)
    window.fill(page, rows[10:20])
    assert [window.at(row) for row in range(10, 20)] == rows[10:20]
    assert window.row_count == 100
    assert window.at(75) is None  # the page used longest ago made room


def test_pages_on_screen_are_not_the_ones_dropped():
    rows = calls(100)
    window = filled(rows)
    assert window.missing(70, 75) == []  # seen now
    window.fill(window.missing(0, 5)[0], rows[:10])
    assert window.at(72) is not None
    assert window.at(82) is None


def test_a_new_call_belongs_on_top_and_pushes_the_others_down():
    rows = calls(31)
    window = filled(rows[1:], kept=9)
    place = window.place_of(rows[0])
    assert (place.row, place.loaded, place.beyond) == (0, True, False)
    window.insert(place.row, rows[0])
    assert [window.at(row) for row in range(31)] == rows


def test_a_call_below_all_that_was_read_is_beyond_until_the_end_was_read():
    rows = calls(31)
    assert filled(rows[:30], complete=False).place_of(rows[30]).beyond
    assert not filled(rows[:30], kept=9).place_of(rows[30]).beyond


def test_a_call_inside_a_dropped_page_has_a_place_that_is_not_loaded():
    rows = calls(100)
    window = filled(rows[:35] + rows[36:], complete=True)
    place = window.place_of(rows[35])
    assert not place.loaded
    window.insert(place.row, rows[35])
    assert window.row_count == 100
    window.fill(window.missing(place.row, place.row)[0], rows[30:40])
    assert [window.at(row) for row in range(30, 40)] == rows[30:40]


def test_removing_the_last_row_of_a_page_removes_the_page():
    rows = calls(21)
    window = filled(rows, kept=9)
    window.remove(20)
    assert window.row_count == 20
    assert window.row_of(rows[20].id) is None


async def test_the_order_of_one_row_is_the_stores_order(tmp_path):
    async with history_store(tmp_path) as store:
        await fill(store, 40, live=2)
        for query in (CallQuery(sort=key, descending=down) for key in SortKey for down in (True, False)):
            rows = (await store.page(query, None, 100)).calls
            order = RowOrder(query)
            assert len(rows) == 40
            assert all(order.before(a, b) and not order.before(b, a) for a, b in pairwise(rows)), query
