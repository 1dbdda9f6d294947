"""Gives the page of campaigns what it works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.campaigns.page import CampaignsPage
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.campaigns_place import NewCampaigns


def new_campaigns_page(
    campaigns: CampaignDesk | None, look: Look, tasks: Tasks, bridge: Bridge, toast: Callable[..., None]
) -> NewCampaigns | None:
    """The maker of the page; None where this window has no campaigns. `toast` shows a short result."""
    if campaigns is None:
        return None

    def make(place: QWidget) -> CampaignsPage:
        from sellercall_desktop.ui.campaigns.page import CampaignsPage

        return CampaignsPage(campaigns, bridge, tasks, look, toast=toast, parent=place)

    return make
