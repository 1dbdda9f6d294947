"""Under the field: the number as understood, its country and local time, or why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.problems import NumberProblem
from sellercall_desktop.ui.parts.look import Look, Picture, button, icon_button, label
from sellercall_desktop.ui.parts.theme import set_role

if TYPE_CHECKING:
    from sellercall_desktop.core.errors import GuardError
    from sellercall_desktop.core.phone.reading import PhoneNumber, Reading

_CLOCK_MS = 15_000


class ReadingView(QWidget):
    """Shows one reading; of several numbers, and one that lacks its plus, it offers each as a button."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number: PhoneNumber | None = None
        px = look.theme.px
        self._flag = Picture(look)
        self._e164 = label("", "section")
        self._copy = icon_button(look, "copy", self.tr("Copy the number"), size=14)
        self._copy.clicked.connect(self._on_copy)
        self._place = label("", "muted")
        self._hint = label("", "muted", wrap=True)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(px(4))
        first = QHBoxLayout()
        first.setSpacing(px(8))
        for widget in (self._flag, self._e164):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(2), 0, 0, 0)
        box.setSpacing(px(2))
        box.addLayout(first)
        box.addWidget(self._place)
        box.addWidget(self._hint)
        box.addLayout(self._choices)
        box.addStretch(1)
        self.setMinimumHeight(px(46))  # what is below must not jump while a number is typed
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._show_place)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing was typed: say what the field takes."""
        self._show(None, self.tr("Type or paste a number, in any form."))

    def read(self, text: str, region: str) -> Reading:
        """What the text says; `show_reading` shows it."""
        # Its tables are not needed for the first paint.
        from sellercall_desktop.core.phone.reading import read

        return read(text, region)

    def show_reading(self, reading: Reading, *, insist: bool, objection: GuardError | None = None) -> None:
        """What the text says.

        Args:
            reading: what was understood.
            insist: it was to be dialed, so that unfinished digits are an error too.
            objection: why the number may not be called from here.
        """
        from sellercall_desktop.ui.words.errors import number_problem_text

        problem = reading.problem
        if problem is NumberProblem.EMPTY:
            self._show(None, self.tr("Type a number first."), "warning" if insist else "muted")
            return
        hint = number_problem_text(problem) if problem else ""
        if reading.note:
            from sellercall_desktop.ui.dialer.notes import note_text

            hint = " ".join(part for part in (hint, note_text(reading.note)) if part)
        if objection is not None:
            from sellercall_desktop.ui.words.errors import sentence_for

            self._show(reading.number, sentence_for(objection).why, "error")
            return
        soft = problem in {None, NumberProblem.SEVERAL} or (problem is NumberProblem.TOO_SHORT and not insist)
        self._show(reading.number, hint, "muted" if soft else "error")
        if problem is NumberProblem.SEVERAL:
            self._offer(reading.candidates)
        elif reading.offer is not None:
            self._offer((reading.offer,))

    def _show(self, number: PhoneNumber | None, hint: str, role: str = "muted") -> None:
        self._number = number
        for widget in (self._flag, self._e164, self._copy, self._place):
            widget.setVisible(number is not None)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        set_role(self._hint, role)
        self._offer(())
        if number is None:
            self._clock.stop()
            return
        from sellercall_desktop.ui.parts.flags import flag_icon

        side = self._look.theme.px(20)
        region, theme = number.region, self._look.theme
        self._flag.show_drawn(lambda: flag_icon(region, theme).pixmap(QSize(side, side)), region)
        self._e164.setText(number.international)
        self._e164.setAccessibleName(number.e164)
        self._copy.setToolTip(self.tr("Copy {number}").format(number=number.e164))
        self._show_place()
        self._clock.start()

    def _show_place(self) -> None:
        if self._number is None:
            return
        from sellercall_desktop.core.clock import utc_now

        at = self._number.local_time(utc_now())
        country = self._number.country_name(self._look.formats.language)
        there = self.tr("{time} there").format(time=self._look.formats.clock(at)) if at else ""
        name = self._look.formats.name_of(self._number.e164)
        self._place.setText(" · ".join(part for part in (name, country, there) if part))

    def _offer(self, numbers: tuple[PhoneNumber, ...]) -> None:
        while (item := self._choices.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not numbers:
            return
        from sellercall_desktop.ui.parts.flags import flag_icon

        for number in numbers:
            chip = button(self._look, number.international, role="chip")
            chip.setIcon(flag_icon(number.region, self._look.theme))
            chip.clicked.connect(lambda _checked=False, e164=number.e164: self.chosen.emit(e164))
            self._choices.addWidget(chip)

    def _on_copy(self) -> None:
        if self._number is not None:
            QApplication.clipboard().setText(self._number.e164)
