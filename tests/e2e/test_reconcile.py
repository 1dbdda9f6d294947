"""After a start: calls left open are taken up, calls only the providers know are brought in."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.placement import Looking, Placement
from sellercall_desktop.core.calls.reconcile import Reconciler
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.desk import open_program, open_test_world, setup_for
from tests.e2e.late_world import leg_at_twilio, place_at_ultravox


def in_an_hour():
    """A clock of this machine that is wrong."""
    return utc_now() + timedelta(hours=1)


class AnHourLater:
    """The carrier as it will be: calls just made are old ones, which nobody is still placing.

    The program's own imports look at them as they are, and leave them alone.
    """

    def __init__(self, carrier):
        self._carrier = carrier

    def __getattr__(self, name):
        return getattr(self._carrier, name)

    def now(self):
        return in_an_hour()


def reconciler_of(world, carrier=None) -> Reconciler:
    desk, ledger = world.desk, Ledger(world.desk.calls, world.setup.bus, world.desk.tasks)
    placement = Placement(desk.carrier, desk.agent, ledger, in_an_hour, Looking())
    return Reconciler(
        engine=desk.engine,
        placement=placement,
        ledger=ledger,
        calls=desk.calls,
        carrier=carrier or AnHourLater(desk.carrier),
        agent=desk.agent,
        tasks=desk.tasks,
        now=in_an_hour,
    )


async def call_past_us(simulator: Simulator, to: str) -> None:
    """What another program (the old backend) does with the same accounts."""
    async with httpx.AsyncClient() as client:
        made = await client.post(
            f"{simulator.ultravox_url}/api/calls",
            headers={"X-API-Key": simulator.api_key},
            json={"systemPrompt": "Venda.", "languageHint": "es", "medium": {"twilio": {}}},
        )
        twiml = f'<Response><Connect><Stream url="{made.json()["joinUrl"]}"/></Connect></Response>'
        await client.post(
            f"{simulator.twilio_url}/2010-04-01/Accounts/{simulator.account_sid}/Calls.json",
            auth=(simulator.account_sid, simulator.auth_token),
            data={"To": to, "From": simulator.phone_number, "Twiml": twiml},
        )


async def test_a_call_only_the_providers_know_becomes_one_row(tmp_path):
    async with open_test_world(tmp_path, speed=200) as world:
        await call_past_us(world.simulator, EXAMPLES["refuses"])
        await world.simulator.wait_for(lambda: all(c.ended for c in world.simulator.voice_calls.values()))
        await world.simulator.wait_for(lambda: world.simulator.calls_placed[0].status == "completed")
        imported = await reconciler_of(world).import_since(utc_now() - timedelta(days=1))
        assert imported == 1
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert (call.direction, call.number) == (Direction.OUTBOUND, EXAMPLES["refuses"])
        assert call.agent_call_id is not None
        assert call.carrier_call_id is not None
        assert call.requested.requested_by == "import"


async def test_a_call_that_is_being_made_is_not_brought_in_by_halves_though_our_clock_is_wrong(tmp_path):
    async with open_test_world(tmp_path, speed=200) as world:
        await world.desk.carrier.check()  # any answer tells the carrier's time
        place_id = await place_at_ultravox(world.simulator)
        reconciler, since = reconciler_of(world, world.desk.carrier), utc_now() - timedelta(days=1)
        assert await reconciler.import_since(since) == 0  # its leg may be asked for in this very moment
        assert reconciler.left_out == 1
        await leg_at_twilio(world.simulator, place_id, to=EXAMPLES["refuses"])
        await world.simulator.wait_for(lambda: world.simulator.calls_placed[0].status == "completed")
        assert await reconciler_of(world).import_since(since) == 1
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert (call.agent_call_id, call.carrier_call_id) == (place_id, world.simulator.calls_placed[0].sid)


async def test_importing_twice_brings_nothing_twice(tmp_path):
    async with open_test_world(tmp_path, speed=200) as world:
        await call_past_us(world.simulator, EXAMPLES["busy"])
        await world.simulator.wait_for(lambda: world.simulator.calls_placed[0].status == "busy")
        since = utc_now() - timedelta(days=1)
        first = await reconciler_of(world).import_since(since)
        again = await reconciler_of(world).import_since(since)
        assert (first, again) == (1, 0)
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert call.result is CallResult.BUSY


async def test_our_own_calls_are_not_brought_in_a_second_time(tmp_path):
    async with open_test_world(tmp_path, speed=200, webhooks=False) as world:
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        await world.call_when(lambda c: c.id == call.id and c.is_settled)
        assert await reconciler_of(world).import_since(utc_now() - timedelta(days=1)) == 0
        assert len((await world.desk.calls.page(CallQuery())).calls) == 1


@pytest.mark.parametrize("webhooks", [pytest.param(True, marks=pytest.mark.thorough), False])
async def test_a_call_going_on_at_the_end_of_a_run_is_followed_in_the_next(tmp_path, webhooks):
    async with Simulator(speed=12) as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=webhooks) as world:
            call = await world.desk.engine.dial(EXAMPLES["hangs_up"])
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=webhooks) as world:
            ended = await world.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
            assert ended.result is CallResult.CUT_OFF
            assert ended.turns
        assert len(simulator.calls_placed) == 1
