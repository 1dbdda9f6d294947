"""Taking a merge of contacts back, right after it or later, and what is said of it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.contacts.contact import Contact
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.contacts.words import changed_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.contacts.ports import ContactMerge
    from sellercall_desktop.ui.contacts.desk import ContactDesk

_NOT_ANY_MORE = QT_TRANSLATE_NOOP(
    "Duplicates",
    "They cannot be parted any more: somebody did it already, or merged them with others, or deleted it.",
)
_NOT_WRITTEN = {"id", "created_at", "changed_at", "revision"}


async def part(desk: ContactDesk, merge: ContactMerge, toast: Callable[..., None]) -> None:
    """Make them several contacts again; what was edited since stays, and is named. Raises StoreError."""
    translate = QCoreApplication.translate
    now = await desk.store.get(merge.after.id)
    if not await desk.contacts.undo_merge(merge, desk.by):
        toast(QCoreApplication.translate("Duplicates", _NOT_ANY_MORE))
        return
    said = translate("Duplicates", "{name}: parted again").format(name=merge.after.title)
    if now is not None and (edited := _edited(merge.after, now)):
        stays = translate("Duplicates", "What was edited since stays: {fields}")
        said += ". " + stays.format(fields=changed_text(", ".join(edited)))
    toast(said)


def _edited(after: Contact, now: Contact) -> list[str]:
    names = (field.name for field in fields(Contact) if field.name not in _NOT_WRITTEN)
    return [name for name in names if getattr(after, name) != getattr(now, name)]
