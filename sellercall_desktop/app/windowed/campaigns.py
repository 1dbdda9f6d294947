"""Gives the page of campaigns what it works with, and its place in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.campaigns.campaign import Campaign
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.workspace import Workspace


def campaign_desk(desk: Desk, author: str) -> CampaignDesk:
    """What the page works with; `author` signs what is done there, and is the seller who works."""
    from sellercall_desktop.core.audit_signing import SignedTrail
    from sellercall_desktop.core.calls.meter import AI_CURRENCY
    from sellercall_desktop.ui.campaigns.desk import CampaignDesk, SellerMoment

    async def try_call(number: str, campaign: Campaign) -> Call:
        from sellercall_desktop.core.calls.ports import PlannedCall
        from sellercall_desktop.core.clock import new_call_id, utc_now

        first = await desk.campaigns.ready.store.some_waiting(campaign.id, 1)  # as they would hear it
        planned = PlannedCall(
            new_call_id(utc_now()),
            _still,
            campaign.prompt_version,
            campaign.caller_number,
            campaign.voice,
            campaign.prompt_id,
            contact_id=first[0].contact_id if first else "",
            campaign=campaign.name,
        )
        return await desk.engine.dial(number, planned=planned)

    return CampaignDesk(
        campaigns=desk.campaigns,
        rows=desk.campaign_rows,
        contacts=desk.contact_book.contacts.store,
        prompts=desk.prompts,
        lights=desk.lights,
        by=author,
        try_call=try_call,
        moment=SellerMoment(
            desk.calls, lambda: desk.engine.live_calls, lambda: desk.wrap_ups.owed is not None
        ),
        currency=AI_CURRENCY,
        choices=desk.campaigns.choices,
        audit=SignedTrail(desk.audit, author),
    )


async def _still() -> bool:
    return True


def offer_campaigns(
    campaigns: CampaignDesk,
    workspace: Workspace,
    tasks: Tasks,
    bridge: Bridge,
    toast: Callable[..., None],
) -> None:
    """The page is made when it is first gone to. `toast` shows a short result."""
    from sellercall_desktop.ui.window.rail import WindowSection

    _bring_card(campaigns, workspace, tasks, bridge, toast)

    def open_page(pages: QStackedWidget) -> None:
        from sellercall_desktop.ui.campaigns.page import CampaignsPage

        page = pages.findChild(CampaignsPage)
        if page is None:
            page = CampaignsPage(campaigns, bridge, tasks, workspace.look, toast=toast, parent=pages)
            pages.addWidget(page)
            page.call_wanted.connect(workspace.show_call)
            page.call_placed.connect(workspace.see_call)
            page.show()  # now: a key may be pressed before the loop turns
            workspace.status.come_last_by_tab()
        pages.setCurrentWidget(page)
        page.take_focus()

    workspace.late_pages[WindowSection.CAMPAIGNS] = open_page


def _bring_card(
    campaigns: CampaignDesk,
    workspace: Workspace,
    tasks: Tasks,
    bridge: Bridge,
    toast: Callable[..., None],
) -> None:
    """Who is next, above the dialer of the desk."""
    from PySide6.QtCore import QCoreApplication

    from sellercall_desktop.ui.campaigns.card import WorkCard
    from sellercall_desktop.ui.campaigns.work import CampaignWork
    from sellercall_desktop.ui.window.rail import WindowSection

    def say_missed() -> None:
        said = QCoreApplication.translate("Actions", "No campaign is worked on at this desk")
        there = partial(workspace.show_section, WindowSection.CAMPAIGNS)
        toast(said, QCoreApplication.translate("Actions", "Campaigns"), there)

    dialer = workspace.desk.dialer
    card = WorkCard(workspace.look, dialer)
    dialer.put_on_top(card)
    card.take_keys(workspace)
    card.missed.connect(say_missed)
    card.sought.connect(partial(workspace.show_section, WindowSection.DESK))
    CampaignWork(card, campaigns, tasks, bridge, workspace.look, show_error=workspace.show_error)
