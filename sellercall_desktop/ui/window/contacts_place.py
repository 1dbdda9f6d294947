"""The place of the contacts' page, which is built when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from sellercall_desktop.ui.contacts.page import ContactsPage
from sellercall_desktop.ui.parts.arrangement import fill_place

if TYPE_CHECKING:
    from sellercall_desktop.ui.window.status_bar import StatusBar

NewContacts: TypeAlias = Callable[[QWidget], ContactsPage]
"""Makes the page within its place."""


class ContactsPlace(QFrame):
    """Empty until the store is open. `dial` calls a number, `see` opens a call's details in the history."""

    def __init__(
        self,
        pages: QStackedWidget,
        status: StatusBar,
        dial: Callable[[str], None],
        see: Callable[[str], None],
    ) -> None:
        super().__init__(pages)
        self.setProperty("role", "panel")
        self._pages, self._status, self._dial, self._see = pages, status, dial, see
        self.page: ContactsPage | None = None
        pages.addWidget(self)

    def open(self, new_contacts: NewContacts | None) -> None:
        """Go there. The page is built by `new_contacts` the first time that there is such a maker."""
        self._pages.setCurrentWidget(self)
        if self.page is None and new_contacts is not None:
            self.page = page = new_contacts(self)
            fill_place(self, page)
            page.dial_requested.connect(self._dial)
            page.call_wanted.connect(self._see)
            page.show()  # now: a key may be pressed before the loop turns
            self._status.come_last_by_tab()
        if self.page is not None:
            self.page.take_focus()
