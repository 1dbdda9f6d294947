"""A campaign that another desk has started: whoever goes to work on it has somebody before her at once."""

import asyncio
from dataclasses import replace

from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignState
from sellercall_desktop.core.campaigns.running import LOOK_EVERY_S
from sellercall_desktop.ui.campaigns.card import WorkCard
from tests.desk import SOON_OVER, open_test_world
from tests.e2e.real_window import shown
from tests.e2e.test_campaigns_in_the_window import add_contacts, page_of
from tests.waiting import until


async def test_the_card_comes_when_a_running_campaign_is_joined(tmp_path, qapp, qloop):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        await add_contacts(world, "00")
        campaigns = world.desk.campaigns
        made, _added = await campaigns.create(Campaign("", "Renewals"), "ana")
        elsewhere = replace(made, state=CampaignState.RUNNING)
        await campaigns.ready.store.save(elsewhere)
        page = await page_of(window)
        await until(lambda: page.shown is not None and page.view.controls.start.isVisible())
        assert page.view.controls.start.text() == "Work on it here"
        await asyncio.sleep(0.6)  # what was told before is looked at by then
        page.view.controls.start.click()
        card = window.workspace.findChild(WorkCard)
        await until(lambda: card.title.text() == "Customer 0", within_s=LOOK_EVERY_S - 5)
