"""What is found before a start: how many can be called now, today, later, never and why; one test call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.ui.campaigns.reasons import reason_text
from sellercall_desktop.ui.campaigns.words import forecast_text, moment_text
from sellercall_desktop.ui.parts.look import Look, button, label
from sellercall_desktop.ui.words.formats import one_stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.campaigns.checking import Forecast, StartCheck


class CheckPart(QFrame):
    """The counts in a line; a button opens the reasons. Below, a number for a test call.

    Signals:
        try_wanted: the number that was typed for a test call.
    """

    try_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._look = look
        self.counts, self.estimate = label("", "section", wrap=True), label("", "muted", wrap=True)
        self.why = button(look, "", "caret-down", "link", icon_role="call")
        self.why.setCheckable(True)
        self.reasons = label("", wrap=True)
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("Your own number"))
        self.number.setAccessibleName(self.tr("Number for a test call"))
        self.number.setProperty("fit", "slim")
        self.try_call = button(look, self.tr("Test call"), "phone", icon_role="muted")
        self.try_call.setProperty("fit", "slim")
        self.try_call.setEnabled(False)
        self._lay_out()
        self.why.toggled.connect(self.reasons.setVisible)
        self.number.textChanged.connect(lambda text: self.try_call.setEnabled(bool(text.strip())))
        for wanted in (self.number.returnPressed, self.try_call.clicked):
            wanted.connect(self._on_try)
        self.hide()

    def show_check(self, check: StartCheck, forecast: Forecast, currency: str) -> None:
        """Show what was found."""
        self.counts.setText(self._counts_text(check))
        self.estimate.setText(forecast_text(forecast, currency, self._look.formats))
        lines = [*self._lines(check.never), *self._lines(check.to_be_known)]
        never, known = sum(check.never.values()), len(check.to_be_known)
        words = self.tr("Why not, and what to know") if never and known else ""
        words = words or (self.tr("Why not") if never else self.tr("What to know"))
        self.why.setText(words)
        self.why.setVisible(bool(lines))
        self.reasons.setText("\n".join(lines))
        self.reasons.setVisible(bool(lines) and self.why.isChecked())
        self.show()

    # --- inside --------------------------------------------------------------------------------

    def _counts_text(self, check: StartCheck) -> str:
        count = self._look.formats.integer
        parts = [
            self.tr("{count} can be called now").format(count=count(check.now)),
            self.tr("{count} later today").format(count=count(check.today)),
            self.tr("{count} on another day").format(count=count(check.later)),
            self.tr("{count} not at all").format(count=count(sum(check.never.values()))),
        ]
        if check.held:
            held = self.tr("held back until somebody has judged whether they want calls: {count}")
            parts.append(held.format(count=count(check.held)))
        text = " · ".join(parts)
        if check.opens_at is not None:
            opens = self.tr("The first can be called {when}.")
            when = moment_text(check.opens_at, self._look.formats, utc_now())
            text += "\n" + one_stop(opens.format(when=when))
        if check.looked_at < check.waiting:
            text += "\n" + self.tr("Reckoned from {count} of them.").format(count=count(check.looked_at))
        return text

    def _lines(self, found: Mapping[str, int]) -> list[str]:
        by_count = sorted(found.items(), key=lambda one: -one[1])
        return [f"{self._look.formats.integer(count)}  {reason_text(code)}" for code, count in by_count]

    def _on_try(self) -> None:
        if self.number.text().strip():
            self.try_wanted.emit(self.number.text().strip())

    def _lay_out(self) -> None:
        px = self._look.theme.px
        test = QHBoxLayout()
        test.setSpacing(px(8))
        test.addWidget(self.number, 1)
        test.addWidget(self.try_call)
        test.addStretch(1)
        opening = QHBoxLayout()
        opening.addWidget(self.why)
        opening.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(8))
        box.setSpacing(px(4))
        parts: tuple[QWidget, ...] = (self.counts, self.estimate)
        for part in parts:
            box.addWidget(part)
        box.addLayout(opening)
        box.addWidget(self.reasons)
        box.addLayout(test)
        self.reasons.hide()
