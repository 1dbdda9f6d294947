"""What a person may demand of what is kept about them: all of it in one file, or erased everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.habeas_data import PersonAsked
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.parts.asked_here import AskedHere
from sellercall_desktop.ui.parts.look import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.habeas_data import PersonKept
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.parts.look import Look

_KINDS = {  # by the names that `core.contacts.habeas_data.PersonKept` counts under
    "contacts": QT_TRANSLATE_NOOP("PersonData", "contacts: {count}"),
    "calls": QT_TRANSLATE_NOOP("PersonData", "calls, with what was said, notes and callbacks: {count}"),
    "exchanges": QT_TRANSLATE_NOOP("PersonData", "exchanges with the providers: {count}"),
    "imported": QT_TRANSLATE_NOOP("PersonData", "earlier states, of imports: {count}"),
    "merged": QT_TRANSLATE_NOOP("PersonData", "earlier states, of merges: {count}"),
    "acts": QT_TRANSLATE_NOOP("PersonData", "acts in the audit trail that name them: {count}"),
    "scheduled": QT_TRANSLATE_NOOP("PersonData", "calls for later: {count}"),
}
_STAYS = "do_not_call"


def kept_text(counts: Sequence[tuple[str, int]], integer: Callable[[int], str]) -> str:
    """What is kept, a line a kind; what stays is not among it."""
    lines = []
    for name, count in counts:
        if count and name != _STAYS:
            said = QCoreApplication.translate("PersonData", _KINDS.get(name, f"{name}: {{count}}"))
            lines.append("– " + said.format(count=integer(count)))
    return "\n".join(lines)


class EraseForm(AskedHere):
    """Names what goes and what stays, and asks why. Only its button erases."""

    agreed = Signal(str)
    """The reason."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("caution", parent)
        self._look = look
        self.question, self.goes = label("", "section", wrap=True), label("", wrap=True)
        self.stays, self.why = label("", "muted", wrap=True), QLineEdit()
        self.why.setPlaceholderText(self.tr("Reason, e.g. asked in writing on 3 November"))
        self.why.setAccessibleName(self.tr("Reason"))
        self.erase = button(look, self.tr("Erase for ever"), role="danger")
        self.cancel = button(look, self.tr("Cancel"))
        parts = (self.question, self.goes, self.stays, self.why)
        self.lay_out(look, *parts, foot=(self.erase, self.cancel))
        self.why.textChanged.connect(lambda text: self.erase.setEnabled(bool(text.strip())))
        self.erase.clicked.connect(lambda: self.agreed.emit(self.why.text().strip()))
        self.cancel.clicked.connect(self.put_away)

    def ask(self, name: str, kept: PersonKept) -> None:
        """Ask about this person."""
        formats = self._look.formats
        self.question.setText(self.tr("Erase everything about {name}?").format(name=name))
        self.setAccessibleName(self.question.text())
        whole = (formats.number(number).replace(" ", "\N{NO-BREAK SPACE}") for number in kept.numbers)
        numbers = ", ".join(whole)
        goes = self.tr("This goes for ever and cannot be brought back ({numbers}):").format(numbers=numbers)
        self.goes.setText(f"{goes}\n{kept_text(kept.counts, formats.integer)}")
        stays = self.tr("A record that somebody was erased, without saying who, stays as proof.")
        if dict(kept.counts).get(_STAYS):
            stays += " " + self.tr("The numbers stay on the do-not-call list.")
        self.stays.setText(stays)
        self.why.clear()
        self.erase.setEnabled(False)
        self.show()
        self.why.setFocus()


class PersonData(QWidget):
    """The two acts of the menu, and the question before the second."""

    erased = Signal()
    """Nothing is left of whoever it was about."""

    def __init__(self, desk: ContactDesk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._look = desk, tasks, look
        self._asked, self._title = PersonAsked(), ""
        self.toast: Callable[[str], None] = lambda _text: None
        self.on_error: Callable[[BaseException], None] | None = None
        self.form = EraseForm(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        icon = look.icons.icon
        self.export = QAction(icon("export", "muted"), self.tr("Export this person's data…"), self)
        self.erase = QAction(icon("eraser", "hang_up"), self.tr("Erase this person…"), self)
        self.export.triggered.connect(self._on_export)
        self.erase.triggered.connect(lambda: self._do(self._ask()))
        self.form.agreed.connect(lambda why: self._do(self._erase(why)))
        self.hide()

    def show_contact(self, contact: Contact) -> None:
        """From now on it is about this one."""
        self.show_person(PersonAsked(contact_id=contact.id), contact.title)

    def show_person(self, asked: PersonAsked, title: str) -> None:
        """From now on it is about whom `asked` means; `title` is what people call them."""
        if asked != self._asked:
            self.form.hide()
            self.hide()
        self._asked, self._title = asked, title

    def export_to(self, path: Path) -> None:
        """Write all that is kept of the person into this file."""
        self._do(self._export(path))

    async def _ask(self) -> None:
        asked, person = self._asked, self._desk.person
        if person is None:
            return
        kept = await person.kept(asked)
        if kept is not None and self._asked == asked:
            self.show()
            self.form.ask(self._title, kept)

    async def _erase(self, why: str) -> None:
        asked, person = self._asked, self._desk.person
        if person is None:
            return
        self.form.erase.setEnabled(False)
        await person.erase(asked, self._desk.by, why)
        self._desk.drafts.pop(asked.contact_id, None)
        self.form.hide()
        self.toast(self.tr("Everything about this person was erased"))
        self.erased.emit()

    async def _export(self, path: Path) -> None:
        if (person := self._desk.person) is not None:
            await person.export(self._asked, path, self._desk.by)
            self.toast(self.tr("Saved as {name}").format(name=path.name))

    def _on_export(self) -> None:
        name = self.tr("data of {name}.json").format(name=self._title.replace("/", "-"))
        dialog = QFileDialog(self, self.tr("Export this person's data"), name, "JSON (*.json)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda chosen: self.export_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.spawn(work, "contacts.person", self.on_error)
