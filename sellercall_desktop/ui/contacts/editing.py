"""Editing a contact from beginning to end: drafts that outlive the form, saving, conflicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.contacts.contact import Contact
from sellercall_desktop.ui.contacts.draft import ContactDraft, draft_of, new_contact_id
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.contacts.editor import ContactEditor
    from sellercall_desktop.ui.parts.look import Look


class Editing(QObject):
    """What stands in the form.

    Signals:
        begun: the form shows this contact.
        left: the form is done with; the contact to show in its place, None: nobody.
    """

    begun = Signal(object)
    left = Signal(object)

    def __init__(
        self,
        desk: ContactDesk,
        editor: ContactEditor,
        tasks: Tasks,
        look: Look,
        toast: Callable[..., None],
    ) -> None:
        super().__init__(editor)
        self._desk, self._editor, self._tasks, self._look, self._toast = desk, editor, tasks, look, toast
        editor.edited.connect(self._on_edited)
        editor.cancelled.connect(self._on_cancelled)
        editor.save_wanted.connect(self._on_save)
        editor.theirs_taken.connect(self._on_theirs)

    def has_draft(self, contact_id: str) -> bool:
        """Whether something of this contact is written and not saved yet."""
        return contact_id in self._desk.drafts

    def add(self) -> None:
        """Write a new one, or go on with the one that was begun."""
        begun = next((one for one in self._desk.drafts.values() if one.is_new), None)
        self._begin(begun or ContactDraft(Contact(new_contact_id(), ""), ()))

    def edit(self, contact: Contact) -> None:
        """Write on this one, from where that was left."""
        self._begin(self._desk.drafts.get(contact.id) or draft_of(contact))

    def go_on(self, contact_id: str) -> None:
        """To what is written of this one and not saved, if it still is so."""
        if (draft := self._desk.drafts.get(contact_id)) is not None:
            self._begin(draft)
            self._editor.take_focus()

    def _begin(self, draft: ContactDraft) -> None:
        self._editor.open(draft)
        self.begun.emit(draft.base)

    def _on_edited(self, draft: ContactDraft) -> None:
        if draft.is_changed:
            self._desk.drafts[draft.base.id] = draft
        else:
            self._desk.drafts.pop(draft.base.id, None)

    def _on_cancelled(self) -> None:
        if (draft := self._editor.draft) is None:
            return
        lost = self._desk.drafts.pop(draft.base.id, None)
        if lost is not None:
            self._toast(self.tr("Changes discarded"), self.tr("Undo"), lambda: self._take_back(lost))
        self.left.emit(None if draft.is_new else draft.base)

    def _take_back(self, draft: ContactDraft) -> None:
        self._desk.drafts[draft.base.id] = draft
        self.go_on(draft.base.id)

    def _on_save(self, draft: ContactDraft) -> None:
        self._editor.set_saving(saving=True)
        self._tasks.spawn(self._save(draft), "contacts.save", self._on_failed)

    async def _save(self, draft: ContactDraft) -> None:
        mine, desk = draft.contact(self._look.formats.home_region), self._desk
        keep = desk.contacts.add if draft.is_new else desk.contacts.change
        stored = await keep(mine, desk.by)
        now = self._editor.draft
        still_there = now is not None and now.base.id == draft.base.id
        if stored is None:
            theirs = await desk.store.get(mine.id)
            if still_there:  # else the draft waits until it is gone to again
                self._editor.show_conflict(mine, theirs)
            return
        self._toast(self.tr("Saved"))
        if desk.drafts.get(draft.base.id, draft) != draft:
            self._write_on(stored)  # more was typed while it was on its way
            return
        desk.drafts.pop(draft.base.id, None)
        if still_there:
            self.left.emit(stored)

    def _write_on(self, stored: Contact) -> None:
        self._desk.drafts[stored.id] = replace(self._desk.drafts[stored.id], base=stored)
        if self._editor.draft is not None and self._editor.draft.base.id == stored.id:
            self._editor.go_on(stored)

    def _on_failed(self, error: BaseException) -> None:
        self._editor.show_problem(sentence_for(error))

    def _on_theirs(self, theirs: Contact | None) -> None:
        if (draft := self._editor.draft) is not None:
            self._desk.drafts.pop(draft.base.id, None)
        self.left.emit(theirs)
