"""Results as rows and bars: in which order, and what is said of those that are not shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from sellercall_desktop.core.campaigns.results import Figures, Grouping, Results, ResultsGroup, ResultsQuery
from sellercall_desktop.ui.campaigns.results_bars import (
    MOST_BARS,
    Measure,
    bars_of,
    which_of_many,
    words_of,
)
from sellercall_desktop.ui.campaigns.results_table import ResultsModel
from sellercall_desktop.ui.words.formats import Formats

FORMATS = Formats("en")


def results(grouping, *keys):
    groups = tuple(ResultsGroup(key, Figures(attempts=1)) for key in keys)
    return Results(ResultsQuery(), grouping, groups, Figures(attempts=len(keys)), "USD")


@pytest.mark.parametrize(
    ("grouping", "keys", "names"),
    [
        (
            Grouping.VERSION_DAY,
            ("v10 2026-11-30", "v9 2026-12-01", "v9 2026-11-30", None),
            ["v9 2026-11-30", "v9 2026-12-01", "v10 2026-11-30"],
        ),
        (Grouping.HOUR, (13, 9, None, 12), ["9–10 h", "12–13 h", "13–14 h"]),
        (Grouping.WEEKDAY, (5, None, 1), ["Monday", "Friday"]),
        (Grouping.CITY, ("Cali", None, "bogotá"), ["bogotá", "Cali"]),
    ],
)
def test_rows_are_sorted_by_what_their_names_mean_and_the_unknown_is_last(qapp, grouping, keys, names):
    model = ResultsModel(FORMATS)
    model.show_results(results(grouping, *keys))
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, names),
        (Qt.SortOrder.DescendingOrder, names[::-1]),
    ):
        model.sort(0, order)
        assert [model.index(row, 0).data() for row in range(len(keys))] == [*expected, "not known"]


def test_of_many_days_the_latest_are_shown_and_said_to_be(qapp):
    days = [f"v3 {(date(2026, 1, 1) + timedelta(days=n)).isoformat()}" for n in range(MOST_BARS + 5)]
    many = results(Grouping.VERSION_DAY, *days)
    bars = bars_of(many, Measure.ATTEMPTS, words_of(FORMATS), FORMATS)
    assert [bar.name for bar in bars] == days[5:]
    assert which_of_many(many).startswith(f"The latest {MOST_BARS} ")
    assert "most attempts" in which_of_many(results(Grouping.CITY, *days))
    assert which_of_many(results(Grouping.CITY, "Cali")) == ""
