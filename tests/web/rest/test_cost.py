"""What a call costs, as programs read it: estimates while it runs, what is charged afterwards."""

from decimal import Decimal

from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.web.test_whole_house import open_front_end


async def costs_of(client, call):
    shown = (await client.get(f"/api/llamada/{call.id}")).json()["cost"]
    return {each["party"]: each for each in shown}


async def test_a_live_call_tells_estimates_and_an_ended_one_what_is_charged(tmp_path):
    async with open_front_end(tmp_path, speed=20) as (world, client):
        await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["chatters"]})
        call = await world.call_when(lambda call: call.spoke_at is not None)
        costs = await costs_of(client, call)
        assert costs["carrier"] == {
            "party": "carrier",
            "amount": "0.0320",
            "currency": "USD",
            "estimate": True,
        }
        assert costs["agent"]["estimate"]
        assert Decimal(costs["agent"]["amount"]) >= Decimal("0.005")
        await world.desk.engine.hang_up(call.id)
        call = await world.call_when(lambda call: bool(call.costs))
        costs = await costs_of(client, call)
        assert (costs["carrier"]["estimate"], costs["agent"]["estimate"]) == (False, True)


async def test_a_price_list_that_does_not_answer_costs_the_call_nothing(tmp_path):
    async with open_front_end(tmp_path, speed=20) as (world, client):
        world.simulator.faults.add(Fault("twilio.prices", "refuse", times=None, status=404))
        await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["chatters"]})
        call = await world.call_when(lambda call: call.spoke_at is not None)
        assert set(await costs_of(client, call)) == {"agent"}
        asked = [each for each in world.simulator.requests if each.path.startswith("/v2/")]
        assert len(asked) == 1
        await world.desk.engine.hang_up(call.id)
        await world.call_when(lambda call: not call.is_live)
