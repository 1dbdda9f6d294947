"""A contact to read: whom it is about, how to reach them, what they agreed to, what was talked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.ui.contacts.consents import ConsentRecord
from sellercall_desktop.ui.contacts.numbers import ContactNumbers
from sellercall_desktop.ui.contacts.person_data import PersonData
from sellercall_desktop.ui.contacts.time_line import ContactTimeLine
from sellercall_desktop.ui.contacts.words import field_text, language_text
from sellercall_desktop.ui.parts.look import button, icon_button, label, line
from sellercall_desktop.ui.parts.problem import ProblemNote

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.parts.look import Look

_GRID = ("emails", "tags", "address", "note")


class ContactDetails(QFrame):
    """Shows one contact; what is done to it is the page's.

    Signals:
        edit_wanted, delete_wanted, left: F2, Del, Esc, or a button.
    """

    edit_wanted = Signal()
    delete_wanted = Signal()
    left = Signal()

    def __init__(self, desk: ContactDesk, tasks: Tasks, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._shown_id = look, ""
        self.name, self.about = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.edit = button(look, self.tr("Edit"), "pencil-simple", icon_role="muted")
        self.delete = icon_button(look, "trash", self.tr("Delete this contact (Del)"))
        self.more = icon_button(look, "dots-three", self.tr("More about this person"))
        self.person = PersonData(desk, tasks, look)
        menu = QMenu(self.more)
        menu.addActions([self.person.export, self.person.erase])
        self.more.setMenu(menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        if desk.person is None:
            self.more.hide()
        self.problem = ProblemNote(look)
        self.numbers = ContactNumbers(look, desk.now, desk.listed)
        self.consents = ConsentRecord(look, desk.by, desk.now)
        self.time_line = ContactTimeLine(desk.store, tasks, look)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._lay_out()
        self.edit.clicked.connect(self.edit_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.person.form.left.connect(self.more.setFocus)

    def show_contact(self, contact: Contact) -> None:
        """Show it, whether for the first time or changed."""
        same, self._shown_id = contact.id == self._shown_id, contact.id
        self.name.setText(contact.name or contact.company or self._look.formats.number(contact.title))
        company = contact.company if contact.name else ""
        owner = self.tr("Contact of {name}").format(name=contact.owner) if contact.owner else ""
        language = language_text(contact.language) if contact.language else ""
        self.about.setText(" · ".join(filter(None, (company, owner, language))))
        self.about.setVisible(bool(self.about.text()))
        self.setAccessibleName(self.tr("Contact: {name}").format(name=self.name.text()))
        if not same:
            self.problem.clear()
        self.person.show_contact(contact)
        self.numbers.show_contact(contact)
        self._show_facts(contact)
        self.consents.show_contact(contact, same=same)
        self.time_line.show_contact(contact)

    def open_more(self) -> None:
        """What else can be done with this person, under the keyboard."""
        self.more.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if (menu := self.more.menu()) is not None:
            menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
            menu.setActiveAction(self.person.export)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """F2 edits, Del deletes, Esc goes back to the list."""
        acts = {
            Qt.Key.Key_F2: self.edit_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
            Qt.Key.Key_Escape: self.left,
        }
        if (act := acts.get(Qt.Key(event.key()))) is not None:
            act.emit()
        else:
            super().keyPressEvent(event)

    # --- inside --------------------------------------------------------------------------------

    def _show_facts(self, contact: Contact) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        facts = [(field_text(name), self._said(contact, name)) for name in _GRID]
        facts += list(contact.variables)
        for row, (name, value) in enumerate((name, value) for name, value in facts if value):
            named = label(name, "muted", wrap=True)
            self._grid.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
            text = label(value, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(text, row, 1)
        self._facts.setVisible(self._grid.count() > 0)

    @staticmethod
    def _said(contact: Contact, name: str) -> str:
        value = getattr(contact, name)
        return value if isinstance(value, str) else ", ".join(value)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        content = QWidget()
        content.setProperty("role", "scroll")
        column = QVBoxLayout(content)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self.name, 1)
        for part in (self.edit, self.delete, self.more):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, px(84))
        for each in (self.about, self.problem, self.person, self.numbers, self._facts):
            column.addWidget(each)
        sections: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Consent"), self.consents),
            (self.tr("What happened"), self.time_line),
        )
        for title, section in sections:
            column.addWidget(line())
            column.addWidget(label(title, "section"))
            column.addWidget(section)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
