"""The place of the contacts' page, which is built when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from sellercall_desktop.ui.contacts.page import ContactsPage
from sellercall_desktop.ui.parts.arrangement import fill_place

if TYPE_CHECKING:
    from sellercall_desktop.ui.window.workspace import Workspace

Toast: TypeAlias = Callable[..., None]
NewContacts: TypeAlias = Callable[[QWidget, Toast], ContactsPage]
"""Makes the page within its place; the toast shows a short result, perhaps with a button and its doing."""


class ContactsPlace(QFrame):
    """Empty until the store is open."""

    def __init__(self, workspace: Workspace, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self.setProperty("role", "panel")
        self._workspace, self._pages = workspace, pages
        self.page: ContactsPage | None = None
        pages.addWidget(self)

    def open(self, new_contacts: NewContacts | None) -> None:
        """Go there. The page is built by `new_contacts` the first time that there is such a maker."""
        self._pages.setCurrentWidget(self)
        if self.page is None and new_contacts is not None:
            self.page = page = new_contacts(self, self._toast)
            fill_place(self, page)
            page.dial_requested.connect(self._workspace.call_number)
            page.call_wanted.connect(self._workspace.show_call)
            page.show()  # now: a key may be pressed before the loop turns
            self._workspace.status.come_last_by_tab()
        if self.page is not None:
            self.page.take_focus()

    def _toast(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        if on_action is None:
            self._workspace.toast_requested.emit(text)
        else:
            self._workspace.undo_offered.emit(text, action, on_action)
