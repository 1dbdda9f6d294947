"""Results as rows of a file: what columns there are, and a group's value in each."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - a named tuple's field
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.calls.exported import CellKind
from sellercall_desktop.core.campaigns.results import Grouping

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.exported import Cell, ExportWords
    from sellercall_desktop.core.campaigns.results import Figures, Results

_TEXT, _NUMBER = CellKind.TEXT, CellKind.NUMBER
UNKNOWN, TOTAL = "unknown", "total"
"""Codes of the kind ``group``."""


class ResultsColumn(NamedTuple):
    """One column. `kind` as in every export; titles are looked up as ``results.`` and the key."""

    key: str
    kind: CellKind
    value: Callable[[Figures, Results, ExportWords], Cell]


def _bound(of: str, at: int) -> Callable[[Figures, Results, ExportWords], Cell]:
    def value(figures: Figures, _results: Results, _words: ExportWords) -> Cell:
        interval = getattr(figures, of).interval
        return interval[at] if interval is not None else None

    return value


def _rate(of: str) -> tuple[ResultsColumn, ...]:
    return (
        ResultsColumn(f"results.{of}", _NUMBER, lambda figures, *_: getattr(figures, of).share),
        ResultsColumn(f"results.{of}_low", _NUMBER, _bound(of, 0)),
        ResultsColumn(f"results.{of}_high", _NUMBER, _bound(of, 1)),
        ResultsColumn(f"results.{of}_more", _NUMBER, lambda figures, *_: getattr(figures, of).more_to_know),
    )


def _count(name: str) -> ResultsColumn:
    return ResultsColumn(f"results.{name}", _NUMBER, lambda figures, *_: getattr(figures, name))


def _dispositions(figures: Figures, results: Results, _words: ExportWords) -> str:
    most_first = sorted(figures.dispositions.items(), key=lambda each: (-each[1], each[0]))
    return "; ".join(f"{results.names.get(key, key)}: {count}" for key, count in most_first)


def _provisional(figures: Figures, _results: Results, words: ExportWords) -> str:
    return words.word("provisional", str(figures.is_provisional).lower())


COLUMNS: tuple[ResultsColumn, ...] = (
    *map(_count, ("attempts", "contacts", "reached", "answered")),
    *_rate("answer_rate"),
    *map(_count, ("talks", "sales")),
    *_rate("sale_rate"),
    *map(_count, ("minutes", "ai_minutes", "person_minutes", "cost")),
    ResultsColumn("results.currency", _TEXT, lambda _figures, results, _words: results.currency),
    ResultsColumn("results.provisional", _TEXT, _provisional),
    *map(_count, ("unpriced", "cost_per_sale")),
    ResultsColumn("results.dispositions", _TEXT, _dispositions),
)


def name_of(key: str | int | None, results: Results, words: ExportWords) -> str | int:
    """What a group is called: its name, its code in words, else the key itself."""
    if key is None:
        return words.word("group", UNKNOWN)
    if results.grouping in {Grouping.CAMPAIGN, Grouping.DISPOSITION} and str(key) in results.names:
        return results.names[str(key)]
    return words.words.get(f"{results.grouping.value}.{key}", key)


def rows_of(results: Results, words: ExportWords) -> list[list[Cell]]:
    """A row a group, and all together; each begins with the name."""
    named: list[tuple[Cell, Figures]] = [
        (name_of(group.key, results, words), group.figures) for group in results.groups
    ]
    named += [(words.word("group", TOTAL), results.total)]
    return [[name, *(column.value(figures, results, words) for column in COLUMNS)] for name, figures in named]
