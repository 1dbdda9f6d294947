"""What a campaign is said to cost before it starts: the carrier's minutes and the AI's, once known."""

from __future__ import annotations

from decimal import Decimal

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.meter import Pair
from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignsChanged, Pace
from sellercall_desktop.core.campaigns.checking import TALK_S
from tests.desk import QUICK, open_test_world
from tests.e2e.test_campaigns_in_the_window import add_contacts
from tests.waiting import until

OTHER = "+573009994513"


async def test_the_forecast_has_the_carriers_price_and_the_ais_rate(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        told = []
        world.setup.bus.subscribe(CampaignsChanged, told.append)
        await add_contacts(world, "00", "02", "07")
        campaigns, tariffs = world.desk.campaigns, world.desk.tariffs
        made, _ = await campaigns.create(Campaign("", "Renewals", pace=Pace.AI_ALONE), "ana")
        told.clear()
        await campaigns.status(made.id)  # asks for the price
        await until(lambda: any(made.id in event.ids for event in told))
        forecast = (await campaigns.status(made.id)).forecast
        pair = Pair(Direction.OUTBOUND, world.setup.settings.value.twilio.phone_number, "+573001000400")
        minute = tariffs.price_of(pair).amount + tariffs.rate.minute
        assert tariffs.rate.minute < minute
        assert forecast.cost == minute * forecast.attempts * Decimal(TALK_S) / 60


async def test_a_call_made_by_hand_takes_no_place_of_a_campaign_that_the_plan_has_room_for(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        await add_contacts(world, "00")
        campaigns = world.desk.campaigns
        made, _ = await campaigns.create(Campaign("", "Renewals", pace=Pace.AI_ALONE, at_once=1), "ana")
        by_hand = await world.desk.engine.dial(OTHER)
        await campaigns.start(made.id, "ana")
        both = await world.call_when(lambda call: call.number == "+573001000400" and call.is_live)
        assert {by_hand.id, both.id} <= {call.id for call in world.desk.engine.live_calls}
