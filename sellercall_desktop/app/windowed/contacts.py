"""Gives the page of contacts what it works with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.contacts.imports.importing import ContactImporting
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.contacts.page import ContactsPage
    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.contacts_place import NewContacts
    from sellercall_desktop.ui.window.workspace import Workspace


def contact_desk(setup: Setup, desk: Desk, author: str) -> ContactDesk:
    """What the page works with; `author` signs what is done there."""
    from sellercall_desktop.ui.contacts.desk import ContactDesk, ImportDoor

    book = desk.contact_book
    rejected = setup.paths.data / "rejected-rows.csv"
    return ContactDesk(
        contacts=book.contacts,
        by=author,
        person=book.habeas_data,
        name_of=book.names.name,
        listed=lambda e164: desk.do_not_call.listed(e164) is not None,
        imports=ImportDoor(lambda language: _importing(setup, desk, author, language), rejected),
    )


def _importing(setup: Setup, desk: Desk, author: str, language: str) -> ContactImporting:
    from sellercall_desktop.app.building.contact_imports import MAPPINGS, MappingsFile
    from sellercall_desktop.core.clock import utc_now
    from sellercall_desktop.core.contacts.imports.importing import (
        ContactImporting,
        ImportParts,
        ImportPlace,
    )
    from sellercall_desktop.tables.opening import FileTables
    from sellercall_desktop.words.contact_import import import_words

    book, region = desk.contact_book, setup.settings.value.general.default_region
    mappings = MappingsFile(setup.paths.data / MAPPINGS)
    own = book.contacts.store, desk.do_not_call, FileTables(), mappings, setup.bus
    parts = ImportParts(*own, off_countries=desk.lights.off_countries)
    place = ImportPlace(book.desk, author, region, import_words(language))
    return ContactImporting(parts, utc_now, place)


def new_contacts_page(
    contacts: ContactDesk | None, look: Look, tasks: Tasks, bridge: Bridge, toast: Callable[..., None]
) -> NewContacts | None:
    """The maker of the page; None where this window has no contacts.

    `toast` shows a short result, perhaps with a button's words and what it does.
    """
    if contacts is None:
        return None

    look.formats.name_of = contacts.name_of

    def make(place: QWidget) -> ContactsPage:
        from sellercall_desktop.ui.contacts.page import ContactsPage
        from sellercall_desktop.ui.contacts.person_of_number import PersonAtHand

        page = ContactsPage(contacts, bridge, tasks, look, toast=toast, parent=place)
        PersonAtHand(page, contacts, tasks, look, toast)
        return page

    return make


def persons_in_history(
    new_history: Callable[[QWidget], HistoryPanel], contacts: ContactDesk | None, workspace: Workspace
) -> Callable[[QWidget], HistoryPanel]:
    """A history whose rows' menu leads to what is kept of the customer, where there are contacts."""
    if contacts is None or contacts.person is None:
        return new_history

    def made(place: QWidget) -> HistoryPanel:
        panel = new_history(place)
        panel.person_data = partial(_reach_person, workspace)
        return panel

    return made


def _reach_person(workspace: Workspace, number: str) -> None:
    """On the page of contacts; who closes it is where this was asked."""
    from sellercall_desktop.ui.contacts.person_of_number import PersonAtHand
    from sellercall_desktop.ui.window.rail import WindowSection

    back = partial(workspace.show_section, workspace.section)
    workspace.show_section(WindowSection.CONTACTS)
    page = workspace.contacts.page if workspace.contacts is not None else None
    if page is not None and (persons := page.findChild(PersonAtHand)) is not None:
        persons.reach(number, back)
