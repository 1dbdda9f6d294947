"""The place of the campaigns' page, which is built when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from sellercall_desktop.ui.campaigns.page import CampaignsPage
from sellercall_desktop.ui.parts.arrangement import fill_place

if TYPE_CHECKING:
    from sellercall_desktop.ui.window.workspace import Workspace

NewCampaigns: TypeAlias = Callable[[QWidget], CampaignsPage]
"""Makes the page within its place."""


class CampaignsPlace(QFrame):
    """Empty until the store is open."""

    def __init__(self, workspace: Workspace, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self.setProperty("role", "panel")
        self._workspace, self._pages = workspace, pages
        self.page: CampaignsPage | None = None
        pages.addWidget(self)

    def open(self, new_campaigns: NewCampaigns | None) -> None:
        """Go there. The page is built the first time that there is a maker."""
        self._pages.setCurrentWidget(self)
        if self.page is None and new_campaigns is not None:
            self.page = page = new_campaigns(self)
            fill_place(self, page)
            page.call_wanted.connect(self._workspace.show_call)
            page.call_placed.connect(self._workspace.see_call)
            page.show()  # now: a key may be pressed before the loop turns
            self._workspace.status.come_last_by_tab()
        if self.page is not None:
            self.page.take_focus()
