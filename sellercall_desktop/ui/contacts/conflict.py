"""Another desk changed the contact while it was being edited: both versions, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.contacts.contact import Contact
from sellercall_desktop.ui.contacts.draft import (
    ContactDraft,
    changed_fields,
    draft_of,
    laid_over,
    new_contact_id,
)
from sellercall_desktop.ui.contacts.words import field_text, value_text
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look


class ConflictNote(QFrame):
    """Nothing is lost: what this desk wrote can be laid over theirs, or given up.

    Signals:
        mine_kept: a draft on top of theirs, with the fields that were changed here.
        theirs_taken: with their contact.
    """

    mine_kept = Signal(ContactDraft)
    theirs_taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._mine: Contact | None = None
        self._read_as: Contact | None = None
        self._theirs: Contact | None = None
        self.setProperty("role", "caution")
        self.what = label("", "section", wrap=True)
        self.keep = button(look, self.tr("Save mine over it"), role="primary")
        self.take = button(look, self.tr("Take theirs"))
        self._both = QWidget()
        self.grid = QGridLayout(self._both)
        px = look.theme.px
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(px(12))
        self.grid.setVerticalSpacing(px(4))
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.keep)
        foot.addWidget(self.take)
        foot.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(10), px(12), px(10))
        box.setSpacing(px(8))
        box.addWidget(self.what)
        box.addWidget(self._both)
        box.addLayout(foot)
        self.keep.clicked.connect(self._on_keep)
        self.take.clicked.connect(self._on_take)
        self.hide()

    def show_both(self, read_as: Contact, mine: Contact, theirs: Contact | None) -> None:
        """`read_as` is what both began from; `theirs` None: it was deleted there."""
        self._read_as, self._mine, self._theirs = read_as, mine, theirs
        self.what.setText(
            self.tr("Somebody else changed this contact meanwhile.")
            if theirs is not None
            else self.tr("Somebody else deleted this contact meanwhile.")
        )
        self.keep.setText(
            self.tr("Save mine over it") if theirs is not None else self.tr("Save it as a new contact")
        )
        while (item := self.grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if theirs is not None:
            self._fill(read_as, mine, theirs)
        self.show()
        say(self, self.what.text(), at_once=True)
        self.keep.setFocus()

    def _fill(self, read_as: Contact, mine: Contact, theirs: Contact) -> None:
        for column, title in enumerate(("", self.tr("Here"), self.tr("There"))):
            self.grid.addWidget(label(title, "caption"), 0, column)
        changed = dict.fromkeys((*changed_fields(read_as, mine), *changed_fields(read_as, theirs)))
        for row, name in enumerate(changed, start=1):
            self.grid.addWidget(label(field_text(name), "muted"), row, 0)
            for column, side in ((1, mine), (2, theirs)):
                text = value_text(side, name, self._look.formats) or "–"
                self.grid.addWidget(label(text, wrap=True), row, column)

    def _on_keep(self) -> None:
        if self._mine is None or self._read_as is None:
            return
        self.hide()
        if self._theirs is None:
            gone = Contact(new_contact_id(), "")
            self.mine_kept.emit(replace(draft_of(self._mine), base=gone))
        else:
            merged = laid_over(self._mine, self._read_as, self._theirs)
            self.mine_kept.emit(replace(draft_of(merged), base=self._theirs))

    def _on_take(self) -> None:
        self.hide()
        self.theirs_taken.emit(self._theirs)
