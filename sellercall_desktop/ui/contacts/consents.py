"""A contact's consent record: what was agreed, how, when, and what proves it; added to, never rewritten."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.contact import Consent, ConsentKind
from sellercall_desktop.ui.contacts.words import consent_text
from sellercall_desktop.ui.parts.ages import Ages
from sellercall_desktop.ui.parts.asked_here import AskedHere
from sellercall_desktop.ui.parts.look import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.ui.parts.look import Look


class ConsentForm(AskedHere):
    """Asks how, when and what proves it. Enter agrees once a proof is named."""

    agreed = Signal(object)

    def __init__(self, look: Look, by: str, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self._by = by
        self.kind, self.when, self.proof = QComboBox(), QDateTimeEdit(), QLineEdit()
        for kind in ConsentKind:
            self.kind.addItem(consent_text(kind), kind)
        self.kind.setAccessibleName(self.tr("How they agreed"))
        self.when.setCalendarPopup(True)
        self.when.setAccessibleName(self.tr("When they agreed"))
        self.when.setDisplayFormat("dd/MM/yyyy HH:mm")
        self.proof.setPlaceholderText(self.tr("What proves it: a file, a call, a sentence"))
        self.proof.setAccessibleName(self.tr("What proves it"))
        self.agree = button(look, self.tr("Add consent"), role="primary")
        self.cancel = button(look, self.tr("Cancel"))
        self.lay_out(look, (self.kind, self.when), self.proof, foot=(self.agree, self.cancel))
        self.proof.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        self.proof.returnPressed.connect(self._on_agree)
        self.agree.clicked.connect(self._on_agree)
        self.cancel.clicked.connect(self.put_away)

    def ask(self) -> None:
        """Ask for a new one, given now unless the person says when."""
        self.when.setMaximumDateTime(QDateTime.currentDateTime())
        self.when.setDateTime(QDateTime.currentDateTime())
        self.proof.clear()
        self.agree.setEnabled(False)
        self.show()
        self.kind.setFocus()

    def _on_agree(self) -> None:
        if self.agree.isEnabled():
            given = datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch(), UTC)
            kind = ConsentKind(self.kind.currentData())  # Qt keeps the text alone
            self.put_away()
            self.agreed.emit(Consent(kind, given, self.proof.text().strip(), self._by))


class ConsentRecord(QWidget):
    """The record, the latest first.

    Signals:
        agreed: with a consent to be written down.
        withdrawn: none of them is to hold any more.
    """

    agreed = Signal(object)
    withdrawn = Signal()

    def __init__(
        self, look: Look, by: str, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._now = look, now
        self._consents: tuple[Consent, ...] = ()
        self._said: dict[QLabel, Consent] = {}
        self.form = ConsentForm(look, by)
        self.add = button(look, self.tr("Add consent…"), "plus", "quiet", icon_role="muted")
        self.withdraw = button(look, self.tr("Withdraw consent"), role="quiet")
        self._entries = QWidget()
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.theme.px(6))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(4))
        box.addWidget(self._entries)
        box.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(look.theme.px(4))
        row.addWidget(self.add)
        row.addWidget(self.withdraw)
        row.addStretch()
        box.addLayout(row)
        Ages(self, self._tell_again)
        self.add.clicked.connect(self.form.ask)
        self.form.left.connect(self.add.setFocus)
        self.form.agreed.connect(self.agreed)
        self.withdraw.clicked.connect(self.withdrawn)

    def show_contact(self, contact: Contact, *, same: bool) -> None:
        """Show its record; a form that is open stays so only for the same contact."""
        self._consents = contact.consents
        if not same:
            self.form.hide()
        self._said.clear()
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if not contact.consents:
            self._list.addWidget(label(self.tr("No consent is recorded."), "muted"))
        holds = contact.consent_at(self._now())
        self.withdraw.setVisible(any(one.withdrawn_at is None for one in contact.consents))
        for at in sorted(range(len(contact.consents)), key=lambda n: contact.consents[n].given_at)[::-1]:
            self._list.addWidget(self._entry(at, holds=contact.consents[at] is holds))

    def _entry(self, at: int, *, holds: bool) -> QWidget:
        consent, formats = self._consents[at], self._look.formats
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.theme.px(8))
        said = label(self._words(consent), "" if holds else "muted", wrap=True)
        self._said[said] = consent
        written = self.tr("Given {when}, written down by {name}")
        said.setToolTip(written.format(when=formats.date_time(consent.given_at), name=consent.by))
        row.addWidget(said, 1)
        return made

    def _tell_again(self) -> None:
        for said, consent in self._said.items():
            said.setText(self._words(consent))

    def _words(self, consent: Consent) -> str:
        formats = self._look.formats
        text = f"{consent_text(consent.kind)} · {formats.when(consent.given_at)} · {consent.proof}"
        if consent.withdrawn_at is not None:
            withdrawn = self.tr("Withdrawn {when}").format(when=formats.when(consent.withdrawn_at))
            text = f"{text}\n{withdrawn}"
        elif consent.until is not None:
            text = f"{text}\n" + self.tr("Until {when}").format(when=formats.when(consent.until))
        return text
