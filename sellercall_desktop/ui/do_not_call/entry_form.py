"""Asks for a number and a reason, to put it on the do-not-call list; or for the reason to take one off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from sellercall_desktop.core.phone.reading import read
from sellercall_desktop.ui.parts.asked_here import AskedHere
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.words.errors import reading_problem_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
    from sellercall_desktop.ui.parts.look import Look

REASON_CHARACTERS = 500


class EntryForm(AskedHere):
    """Enter agrees once nothing is missing."""

    agreed = Signal(str, str)
    """The number in E.164 and the reason."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self._look = look
        self._removes: DoNotCallEntry | None = None
        self.question = label("", "section", wrap=True)
        self.number, self.reason = QLineEdit(), QLineEdit()
        self.number.setPlaceholderText(self.tr("Number"))
        self.number.setAccessibleName(self.tr("Number"))
        self.reason.setMaxLength(REASON_CHARACTERS)
        self.problem = label("", "error", wrap=True)
        self.agree = button(look, "", role="primary")
        self.cancel = button(look, self.tr("Cancel"))
        parts = (self.question, self.number, self.problem, self.reason)
        self.lay_out(look, *parts, foot=(self.agree, self.cancel))
        for field in (self.number, self.reason):
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._on_agree)
        self.agree.clicked.connect(self._on_agree)
        self.cancel.clicked.connect(self.put_away)

    @property
    def removes(self) -> DoNotCallEntry | None:
        """Whose removal is asked about; None where a number is to be added."""
        return self._removes

    def ask_new(self) -> None:
        """Ask for a number that is not to be called any more."""
        self._ask(None, self.tr("Which number is not to be called any more?"), self.tr("Add to the list"))
        self.reason.setPlaceholderText(self.tr("Reason, e.g. asked by e-mail"))
        self.number.setFocus()

    def ask_removal(self, entry: DoNotCallEntry) -> None:
        """Ask why this one may be called again."""
        number = self._look.formats.number(entry.number)
        self._ask(
            entry, self.tr("Why may {number} be called again?").format(number=number), self.tr("Take off")
        )
        self.reason.setPlaceholderText(self.tr("Reason; it is kept with your name"))
        self.reason.setFocus()

    def _ask(self, removes: DoNotCallEntry | None, question: str, verb: str) -> None:
        self._removes = removes
        self.question.setText(question)
        self.setAccessibleName(question)
        self.agree.setText(verb)
        self.number.setVisible(removes is None)
        self.number.clear()
        self.reason.clear()
        self._check()
        self.show()
        self.reason.setAccessibleName(self.tr("Reason"))

    def _check(self) -> None:
        reading = read(self.number.text(), self._look.formats.home_region)
        said = reading.problem is not None and self._removes is None and self.number.text().strip()
        self.problem.setText(reading_problem_text(reading) if said else "")
        self.problem.setVisible(bool(self.problem.text()))
        fits = bool(self.reason.text().strip()) if self._removes is not None else reading.number is not None
        self.agree.setEnabled(fits)

    def _on_agree(self) -> None:
        if not self.agree.isEnabled():
            return
        typed = read(self.number.text(), self._look.formats.home_region).number
        if self._removes is not None:
            self.agreed.emit(self._removes.number, self.reason.text())
        elif typed is not None:
            self.agreed.emit(typed.e164, self.reason.text())
