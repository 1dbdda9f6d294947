"""What law, cap or holiday stop in a campaign is told where the seller looks: on card, page and rows."""

import pytest

from sellercall_desktop.core.campaigns.campaign import Campaign, Pace
from sellercall_desktop.ui.campaigns.card import WorkCard
from tests.desk import SOON_OVER, open_test_world
from tests.e2e.real_window import shown
from tests.e2e.test_campaigns_in_the_window import add_contacts, page_of
from tests.e2e.test_law import IMMACULATE, TUESDAY_NIGHT, TUESDAY_NOON, earlier, open_lawful
from tests.waiting import until

CAPPED = "+573001000400"


async def begun(world, **more):
    made, _added = await world.desk.campaigns.create(Campaign("", "Renewals", **more), "ana")
    await world.desk.campaigns.start(made.id, "ana", "ana")
    return made


async def test_on_a_holiday_the_campaign_says_that_it_is_one(tmp_path, qapp, qloop):
    async with open_lawful(tmp_path, IMMACULATE) as (world, _clock), shown(world, qapp) as window:
        await add_contacts(world, "00", "00")
        page = await page_of(window)
        await begun(world)
        said = "For a public holiday, nobody who is left may be called now. It goes on"
        await until(lambda: page.view.standing.text().startswith(said))
        card = window.workspace.findChild(WorkCard)
        await until(lambda: card.standing.text().startswith(said))


async def test_whom_a_cap_keeps_says_so_and_a_call_that_the_night_stops_is_told(tmp_path, qapp, qloop):
    async with open_lawful(tmp_path, TUESDAY_NOON) as (world, clock), shown(world, qapp) as window:
        await add_contacts(world, "00", "00")
        await earlier(world, "before", TUESDAY_NOON, CAPPED, "Hello", "Yes")
        page = await page_of(window)
        await begun(world)
        card = window.workspace.findChild(WorkCard)
        await until(lambda: card.title.text() == "Customer 1")
        rows = page.view.rows
        await until(lambda: rows.index(0, 5).data() == "called as often as allowed")
        clock[0] = TUESDAY_NIGHT
        card.main_wanted.emit()
        told = "The one before was not called: outside the hours for calls"
        await until(lambda: card.standing.text().startswith(told))
        await until(lambda: "may be called at this hour. It goes on" in card.standing.text())
        assert card.standing.text().startswith(told)
        assert world.simulator.calls_placed == []


@pytest.mark.thorough  # on a loaded machine its attempts take a minute to be settled
async def test_a_campaign_that_pauses_as_our_side_fails_says_what_that_may_be(tmp_path, qapp, qloop):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world, shown(world, qapp) as window:
        await add_contacts(world, *["09"] * 6)
        page = await page_of(window)
        await begun(world, pace=Pace.AI_ALONE, at_once=3)
        said = "Half of the last calls or more failed: no AI took part, or they could not be made"
        await until(lambda: page.view.standing.text().startswith(said))
