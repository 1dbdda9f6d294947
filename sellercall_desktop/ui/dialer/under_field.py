"""Under the field: what was understood, what waits to be called, and why a number never left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sellercall_desktop.ui.dialer.reading import ReadingView
from sellercall_desktop.ui.parts.arrangement import Arrangement

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.errors import GuardError
    from sellercall_desktop.core.phone.reading import Reading
    from sellercall_desktop.ui.dialer.waiting import WaitingNote
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.problem import ProblemNote


_LOW_PX = 640
"""In a window below this height a note and what gives way to it do not both fit above the Call button."""


class UnderField(QWidget):
    """One thing is said once: the problem of a number takes the place of the objection to it."""

    chosen = Signal(str)
    """One of several numbers."""
    canceled = Signal()
    """The number that waits is not to be called."""
    action_chosen = Signal(str, str)
    """A problem's button, and the number it is about."""

    def __init__(self, look: Look, region: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._region = look, region
        self._objection_to: Callable[[str], GuardError | None] = lambda _e164: None
        self._gives_way: QWidget | None = None
        self._room = Arrangement(self._is_crowded, self._give_room)
        self._text = ""
        self._offered = ""  # what the text would be with a plus
        self._failed, self._of_guard = "", False  # the number of the problem, and who objects to it
        self._reading = ReadingView(look, self)
        self._waiting: WaitingNote | None = None
        self._problem: ProblemNote | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.theme.px(12))
        self._box.addWidget(self._reading)
        self._reading.chosen.connect(self.chosen)

    def make_room(self, gives_way: QWidget) -> None:
        """Hide this while a note is shown and the window is low, so that the Call button stays in sight."""
        self._gives_way = gives_way

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A note has come or gone, or the window has another size."""
        super().resizeEvent(event)
        self._room.fit()

    def _is_crowded(self) -> bool:
        noted = any(note is not None and not note.isHidden() for note in (self._waiting, self._problem))
        return noted and self.window().height() < self._look.theme.px(_LOW_PX)

    def _give_room(self, crowded: bool) -> None:
        if self._gives_way is not None:
            self._gives_way.setHidden(crowded)

    def ask_before(self, objection_to: Callable[[str], GuardError | None]) -> None:
        """From now on it is known which numbers may be called."""
        self._objection_to = objection_to
        self.refresh()

    def refresh(self) -> None:
        """The same text, by other rules."""
        if self._text:
            self.show_text(self._text)

    def read(self, text: str) -> Reading:
        """What the text says, without showing it."""
        return self._reading.read(text, self._region())

    def show_text(self, text: str, *, insist: bool = False) -> Reading:
        """What the text says, and whether it may be called: before Enter, so that Enter is no surprise.

        `insist`: it was to be dialed, so that unfinished digits are an error too. A plus typed behind what
        is another country's number with one takes that number into the field.
        """
        if self._offered and text == f"{self._text}+":
            taken, self._offered = self._offered, ""
            self.chosen.emit(taken)
            return self.read(taken)
        self._text = text
        if not text and not insist:
            self._reading.show_nothing()
        reading = self.read(text)
        self._offered = reading.offer.e164 if reading.offer is not None else ""
        e164 = reading.number.e164 if reading.number else ""
        if self._of_guard and e164 and e164 != self._failed:
            self.clear_problem()  # it is about another number
        if text or insist:
            known = not e164 or e164 == self._failed
            objection = None if known else self._objection_to(e164)
            if objection is not None or (insist and not e164):
                self.clear_problem()  # only the newest problem is shown
            self._reading.show_reading(reading, insist=insist, objection=objection)
        return reading

    def show_waiting(self, number: str) -> None:
        """This number, as people read it, is called as soon as it can be."""
        if self._waiting is None:
            from sellercall_desktop.ui.dialer.waiting import WaitingNote

            self._waiting = WaitingNote(self._look, self)
            self._waiting.canceled.connect(self.canceled)
            self._box.insertWidget(1, self._waiting)
        self._waiting.show_number(number)

    def stop_waiting(self) -> None:
        """Nothing waits."""
        if self._waiting is not None and not self._waiting.isHidden():
            self._waiting.hide()

    def show_problem(self, e164: str, error: BaseException) -> None:
        """Why this number never left; it stays until it is read."""
        from sellercall_desktop.core.errors import GuardError
        from sellercall_desktop.ui.words.errors import sentence_for

        self._failed, self._of_guard = e164, isinstance(error, GuardError)
        if self._problem is None:
            from sellercall_desktop.ui.parts.problem import ProblemNote

            self._problem = ProblemNote(self._look, self)
            self._problem.action_chosen.connect(self._on_action)
            self._problem.dismissed.connect(self._on_dismissed)
            self._box.addWidget(self._problem)
        self._problem.show_sentence(sentence_for(error))
        self.refresh()

    def clear_problem(self) -> None:
        """There is none any more."""
        self._failed, self._of_guard = "", False
        if self._problem is not None:
            self._problem.clear()

    def _on_action(self, action: str) -> None:
        failed = self._failed
        self._on_dismissed()
        self.action_chosen.emit(action, failed)

    def _on_dismissed(self) -> None:
        self.clear_problem()
        self.refresh()
