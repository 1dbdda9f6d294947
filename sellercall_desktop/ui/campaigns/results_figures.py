"""The figures of all attempts together: a number each, and below it how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sellercall_desktop.ui.campaigns.results_bars import FiguresSaid
from sellercall_desktop.ui.parts.look import Look, label

if TYPE_CHECKING:
    from sellercall_desktop.core.campaigns.results import Results

_COLUMNS = 3


class ResultsTile(QWidget):
    """A title, the number, and what there is to say of it."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.number, self.note = label("–", "number"), label("", "caption", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(2))
        for part in (label(title, "muted"), self.number, self.note):
            box.addWidget(part)
        box.addStretch(1)

    def say(self, number: str, *notes: str) -> None:
        """Show this; screen readers get the title with the number."""
        self.number.setText(number)
        self.number.setAccessibleName(f"{self._title}: {number}")
        self.note.setText("; ".join(filter(None, notes)))


class ResultsFigures(QWidget):
    """Dashes where nothing is known."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.attempts = ResultsTile(self.tr("Attempts"), look)
        self.answered = ResultsTile(self.tr("Answer rate"), look)
        self.talks = ResultsTile(self.tr("Talks"), look)
        self.sold = ResultsTile(self.tr("Sales per talk"), look)
        self.cost = ResultsTile(self.tr("Cost"), look)
        self.per_sale = ResultsTile(self.tr("Cost per sale"), look)
        self.tiles = (self.attempts, self.answered, self.talks, self.sold, self.cost, self.per_sale)
        px, grid = look.theme.px, QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for at, tile in enumerate(self.tiles):
            grid.addWidget(tile, at // _COLUMNS, at % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    def show_results(self, results: Results) -> None:
        """These of all groups together."""
        total, said = results.total, FiguresSaid(self._look.formats, results.currency)
        count = self._look.formats.integer
        persons = self.tr("contacts: {contacts}, reached: {reached}").format(
            contacts=count(total.contacts), reached=count(total.reached)
        )
        self.attempts.say(count(total.attempts), persons if total.attempts else "")
        rate = total.answer_rate
        self.answered.say(said.share(rate), said.between(rate), said.more(rate) if total.attempts else "")
        self.talks.say(count(total.talks), said.minutes(total) if total.talks else "")
        rate, more = total.sale_rate, ""
        if total.talks:
            more = said.more(rate, talks=True)
        sales = self.tr("1 sale") if total.sales == 1 else self.tr("{count} sales")
        sales = sales.format(count=count(total.sales))
        self.sold.say(said.share(rate), sales if total.talks else "", said.between(rate), more)
        self.cost.say(said.money(total.cost), said.provisional(total))
        self.per_sale.say(said.money(total.cost_per_sale), said.provisional(total) if total.sales else "")

    def clear(self) -> None:
        """Nothing is known yet."""
        for tile in self.tiles:
            tile.say("…")
