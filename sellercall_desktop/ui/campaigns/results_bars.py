"""What came of it as bars: which measure a grouping is shown by, and every bar said in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.campaigns.results import OVER_TIME, Figures, Grouping
from sellercall_desktop.core.campaigns.results_table import name_of
from sellercall_desktop.ui.parts.chart import Bar, Span
from sellercall_desktop.ui.words.exported import separator_of
from sellercall_desktop.words.results import results_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from sellercall_desktop.core.calls.exported import ExportWords
    from sellercall_desktop.core.campaigns.proportion import Proportion
    from sellercall_desktop.core.campaigns.results import Results
    from sellercall_desktop.ui.words.formats import Formats

STANDING = frozenset({Grouping.HOUR, Grouping.WEEKDAY})
"""Groupings in time: their bars stand side by side, also where there is nothing in between."""
_WEEK = range(1, 8)
MOST_BARS = 100
"""More cannot be compared; the table has them all."""
translate = QCoreApplication.translate


class Measure(StrEnum):
    """How long a bar is."""

    ANSWERED = "answer_rate"
    SOLD = "sale_rate"
    ATTEMPTS = "attempts"


def words_of(formats: Formats) -> ExportWords:
    """What columns and groups are called, as this person writes numbers."""
    point = formats.locale.decimalPoint()
    return results_words(formats.language, separator=separator_of(formats), decimal_point=point)


def measures_of(grouping: Grouping) -> tuple[Measure, ...]:
    """What a grouping can be shown by: of one disposition all were answered, or it says nothing."""
    return (Measure.ATTEMPTS,) if grouping is Grouping.DISPOSITION else tuple(Measure)


@dataclass(frozen=True, slots=True)
class FiguresSaid:
    """Figures in this person's words."""

    formats: Formats
    currency: str = ""

    def percent(self, share: float) -> str:
        """Without digits behind the point."""
        return f"{self.formats.locale.toString(share * 100, 'f', 0)}\u00a0%"

    def share(self, rate: Proportion) -> str:
        """A dash where nothing is known."""
        return self.percent(rate.share) if rate.share is not None else "–"

    def between(self, rate: Proportion) -> str:
        """Where it probably lies; empty where nothing is known."""
        if (interval := rate.interval) is None:
            return ""
        low, high = (self.formats.locale.toString(end * 100, "f", 0) for end in interval)
        return translate("Results", "between {low} and {high} %").format(low=low, high=high)

    def more(self, rate: Proportion, *, talks: bool = False) -> str:
        """How many more until it is known."""
        if not (count := rate.more_to_know):
            return translate("Results", "known well enough")
        if talks:
            said = (
                translate("Results", "1 more talk to know")
                if count == 1
                else translate("Results", "about {count} more talks to know")
            )
        else:
            said = (
                translate("Results", "1 more call to know")
                if count == 1
                else translate("Results", "about {count} more calls to know")
            )
        return said.format(count=self.formats.integer(count))

    def minutes(self, figures: Figures) -> str:
        """All, and whose they were; empty where it is not known."""
        ai, persons = figures.ai_minutes, figures.person_minutes
        if figures.minutes is None or ai is None or persons is None:
            return ""
        whole = (self.formats.integer(round(each)) for each in (figures.minutes, ai, persons))
        return translate("Results", "{all} min: AI {ai}, persons {persons}").format(
            **dict(zip(("all", "ai", "persons"), whole, strict=True))
        )

    def money(self, amount: Decimal | None) -> str:
        """A dash where it is not known."""
        return self.formats.money(amount, self.currency) if amount is not None else "–"

    def provisional(self, figures: Figures) -> str:
        """Why the cost will still change; empty where it will not."""
        if not figures.is_provisional:
            return ""
        count = self.formats.integer(figures.unpriced)
        one = translate("Results", "provisional: 1 call has no price yet")
        several = translate("Results", "provisional: {count} calls have no price yet")
        return one if figures.unpriced == 1 else several.format(count=count)

    def line(self, name: str, figures: Figures) -> str:
        """All about one group."""
        count, answered, sold = self.formats.integer, figures.answer_rate, figures.sale_rate
        if not figures.attempts:
            return f"{name}: " + translate("Results", "no attempts")
        of = translate(
            "Results", "attempts {attempts}, answered {answered}: {rate} ({between}; {more})"
        ).format(
            answered=count(figures.answered),
            attempts=count(figures.attempts),
            rate=self.share(answered),
            between=self.between(answered),
            more=self.more(answered),
        )
        parts = [f"{name}: {of}"]
        if figures.talks:
            sales = translate("Results", "talks {talks}, sales {sales}: {rate} ({between}; {more})").format(
                sales=count(figures.sales),
                talks=count(figures.talks),
                rate=self.share(sold),
                between=self.between(sold),
                more=self.more(sold, talks=True),
            )
            parts.append(sales)
        money = self.money(figures.cost) if figures.cost is not None else ""
        parts += [self.minutes(figures), money, self.provisional(figures)]
        return " · ".join(filter(None, parts))


def bars_of(results: Results, measure: Measure, words: ExportWords, formats: Formats) -> tuple[Bar, ...]:
    """A bar a group; hours and weekdays that nobody was called in are there, too."""
    said, bars = FiguresSaid(formats, results.currency), []
    for key, figures in _laid_out(results):
        name = str(name_of(key, results, words))
        bars.append(_bar(name, _short(key, name, results.grouping), figures, measure, said))
    return tuple(bars)


def which_of_many(results: Results) -> str:
    """What is said where not all have a bar; else empty."""
    if len(results.groups) <= MOST_BARS:
        return ""
    if results.grouping in OVER_TIME:
        said = translate("Results", "The latest {count} are shown; the table has them all.")
    else:
        said = translate("Results", "The {count} with the most attempts are shown; the table has them all.")
    return said.format(count=MOST_BARS)


def scale_of(measure: Measure, formats: Formats) -> Callable[[float], str]:
    """How a number beside the scale is written."""
    if measure is Measure.ATTEMPTS:
        return lambda value: formats.integer(round(value))
    return lambda value: f"{formats.locale.toString(value * 100, 'g', 3)}\u00a0%"


def _laid_out(results: Results) -> list[tuple[str | int | None, Figures]]:
    known = {group.key: group.figures for group in results.groups}
    keys: list[str | int | None] = list(known)
    hours = [key for key in known if isinstance(key, int)]
    if results.grouping is Grouping.HOUR and hours:
        keys = list(range(min(hours), max(hours) + 1))
    elif results.grouping is Grouping.WEEKDAY and hours:
        keys = list(_WEEK)
    keys += [None] if None in known and None not in keys else []
    laid_out = [(key, known.get(key, Figures())) for key in keys]
    if len(laid_out) <= MOST_BARS:
        return laid_out
    if results.grouping in OVER_TIME:
        latest = sorted(str(key).split()[-1] for key, _ in laid_out)[-MOST_BARS]
        return [each for each in laid_out if str(each[0]).split()[-1] >= latest][-MOST_BARS:]
    least = sorted((figures.attempts for _key, figures in laid_out), reverse=True)[MOST_BARS - 1]
    return [each for each in laid_out if each[1].attempts >= least][:MOST_BARS]


def _bar(name: str, short: str, figures: Figures, measure: Measure, said: FiguresSaid) -> Bar:
    line = partial(said.line, name, figures)
    if measure is Measure.ATTEMPTS:
        text = said.formats.integer(figures.attempts)
        return Bar(name, short, float(figures.attempts), text, line)
    rate = figures.answer_rate if measure is Measure.ANSWERED else figures.sale_rate
    interval = rate.interval
    span = Span(*interval) if interval is not None else None
    return Bar(name, short, rate.share, said.share(rate), line, span, is_sure=not rate.more_to_know)


def _short(key: str | int | None, name: str, grouping: Grouping) -> str:
    if key is None:
        return "?"
    return str(key) if grouping is Grouping.HOUR else name[:3]
