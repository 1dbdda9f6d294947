"""A burst of dials on an account that lets one call a second begin: each AI comes, each wait is said."""

from __future__ import annotations

import asyncio

import pytest

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.sip_causes import Cause
from sellercall_desktop.core.calls.why import why
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import GuardError, RateLimitedError
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.simulator import Fault
from tests.desk import open_test_world

NUMBERS = [f"+57300123{n}00" for n in range(50, 54)]  # all of them answer, talk and buy


async def test_the_ai_s_place_is_made_when_the_call_is_about_to_go(tmp_path):
    async with open_test_world(tmp_path, speed=50, webhooks=False) as world:
        world.setup.settings.override("twilio", "calls_per_second", 2)
        asked_at = utc_now()
        calls = await asyncio.gather(*(world.desk.engine.dial(number) for number in NUMBERS))
        made = max(place.created for place in world.simulator.voice_calls.values())
        assert (made - asked_at).total_seconds() >= 1.5  # the fourth's, when its turn had come
        legs = world.simulator.calls_placed
        assert max(leg.queue_ms for leg in legs) < 1000
        for call in calls:
            ended = await world.call_when(
                lambda c, id_=call.id: c.id == id_ and c.is_settled and not c.owes_words
            )
            assert ended.result is CallResult.TALKED
        waited = [call for call in calls if call.queued is not None]
        assert len(waited) == 1
        assert waited[0].queued.rings_at > waited[0].created_at


async def test_a_call_hung_up_while_it_waits_is_never_placed(tmp_path):
    async with open_test_world(tmp_path, speed=50, webhooks=False) as world:
        world.setup.settings.override("twilio", "calls_per_second", 1)
        engine = world.desk.engine
        dials = [world.desk.tasks.spawn(engine.dial(number), number) for number in NUMBERS[:3]]
        waiting = await world.call_when(lambda c: c.queued is not None)
        await engine.hang_up(waiting.id)
        calls = await asyncio.gather(*dials)
        never = next(call for call in calls if call.id == waiting.id)
        assert (never.result, never.agent) == (CallResult.CANCELED, None)
        assert waiting.number not in {leg.to for leg in world.simulator.calls_placed}


async def test_who_asks_for_no_more_calls_while_theirs_waits_is_not_rung(tmp_path):
    async with open_test_world(tmp_path, speed=50, webhooks=False) as world:
        world.setup.settings.override("twilio", "calls_per_second", 1)
        dials = [world.desk.tasks.spawn(world.desk.engine.dial(number), number) for number in NUMBERS[:3]]
        waiting = await world.call_when(lambda c: c.queued is not None)
        await world.desk.do_not_call.add(waiting.number, "wrote to us", "ana")
        outcomes = await asyncio.gather(*dials, return_exceptions=True)
        (refused,) = (outcome for outcome in outcomes if isinstance(outcome, GuardError))
        assert (refused.reason, refused.call_id) == (GuardReason.DO_NOT_CALL, waiting.id)
        never = await world.desk.calls.get(waiting.id)
        assert (never.result, why(never).cause) == (CallResult.NOT_PLACED, Cause.LISTED)
        assert waiting.number not in {leg.to for leg in world.simulator.calls_placed}


async def test_too_many_requests_at_the_carrier_is_waited_out_and_nobody_is_rung_twice(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.placement.TOO_FAST_S", (0.05, 0.1))
    async with open_test_world(tmp_path, speed=50, webhooks=False) as world:
        refusal = Fault("twilio.create", "refuse", status=429, code=20429, times=2)
        world.simulator.faults.add(refusal)
        call = await world.desk.engine.dial(NUMBERS[0])
        assert call.carrier_call_id is not None
        assert (refusal.struck, len(world.simulator.calls_placed)) == (2, 1)


async def test_a_leg_that_is_there_in_spite_of_too_many_requests_is_not_rung_again(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.placement.TOO_FAST_S", (0.05, 0.1))
    place = TwilioCarrier.place

    async def refused_and_done(carrier, order):
        await place(carrier, order)
        raise RateLimitedError("twilio", "Too Many Requests", status=429, code="20429")

    async with open_test_world(tmp_path, speed=50, webhooks=False) as world:
        monkeypatch.setattr(TwilioCarrier, "place", refused_and_done)
        call = await world.desk.engine.dial(NUMBERS[0])
        (leg,) = world.simulator.calls_placed
        assert call.carrier_call_id == leg.sid


async def test_too_many_requests_for_long_ends_the_call_with_a_reason(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.placement.TOO_FAST_S", (0.01, 0.01))
    async with open_test_world(tmp_path, speed=50, webhooks=False) as world:
        world.simulator.faults.add(Fault("twilio.create", "refuse", status=429, code=20429, times=None))
        with pytest.raises(RateLimitedError) as raised:
            await world.desk.engine.dial(NUMBERS[0])
        call = await world.desk.calls.get(raised.value.call_id)
        assert (call.result, call.refused.code) == (CallResult.REFUSED, "20429")
