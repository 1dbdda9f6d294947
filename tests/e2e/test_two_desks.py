"""Two installations on the same accounts: each sees the other's calls, and leaves them alone."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta

import httpx
import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import HangUpRequested
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import OthersCallError
from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.desk import open_program, setup_for
from tests.e2e.late_world import (
    BUYS,
    import_again,
    left_on_disk,
    leg_at_twilio,
    place_at_ultravox,
    place_fact,
    rows,
    started,
)

CHATTERS, REFUSES = EXAMPLES["chatters"], EXAMPLES["refuses"]
OLD_ENOUGH = timedelta(minutes=3)


@asynccontextmanager
async def two_desks(tmp_path, *numbers, age=OLD_ENOUGH):
    """Ana has dialed these numbers `age` ago; Luis starts his desk."""
    async with Simulator(speed=1) as simulator:
        ana_s = setup_for(tmp_path / "ana", simulator)
        async with open_program(ana_s, simulator, webhooks=False) as ana:
            for number in numbers:
                await ana.desk.engine.dial(number)
            for made in (*simulator.legs.values(), *simulator.voice_calls.values()):
                made.created -= age
            async with started(tmp_path / "luis", simulator) as luis:
                yield ana, luis


async def test_a_colleague_s_call_is_one_row_shown_as_his_and_followed(tmp_path):
    async with two_desks(tmp_path, BUYS, REFUSES, CHATTERS) as (ana, luis):
        here = {call.carrier_call_id: call for call in await rows(luis)}
        assert set(here) == set(luis.simulator.legs)
        assert len(await rows(luis)) == 3
        mine = await rows(ana)
        assert {call.agent_call_id for call in mine} == {call.agent_call_id for call in here.values()}
        assert not any(luis.desk.engine.placed_here(call) for call in here.values())
        assert all(ana.desk.engine.placed_here(call) for call in mine)
        assert len(luis.desk.engine.live_calls) == 3
        leg = next(leg for leg in luis.simulator.calls_placed if leg.to == CHATTERS)
        leg.customer.hang_up()
        await luis.call_when(lambda c: c.carrier_call_id == leg.sid and c.carrier_ended is not None)


async def test_a_colleague_s_call_is_not_ended_unless_the_person_was_told_whose_it_is(tmp_path):
    async with two_desks(tmp_path, CHATTERS) as (_ana, luis):
        (call,), (leg,) = await rows(luis), luis.simulator.calls_placed
        with pytest.raises(OthersCallError) as raised:
            await luis.desk.engine.hang_up(call.id)
        assert raised.value.call_id == call.id
        assert (await luis.desk.calls.get(call.id)).hang_up is None
        assert not leg.over
        await luis.desk.engine.hang_up(call.id, also_others=True)
        await luis.simulator.wait_for(lambda: leg.over)


async def test_a_customer_with_whom_a_colleague_talks_is_not_rung(tmp_path):
    async with two_desks(tmp_path, CHATTERS) as (_ana, luis):
        (call,) = await rows(luis)
        with pytest.raises(OthersCallError) as raised:
            await luis.desk.engine.dial(CHATTERS)
        assert raised.value.call_id == call.id
        assert len(luis.simulator.calls_placed) == 1
        assert (await luis.desk.engine.dial(REFUSES)).number == REFUSES
        (act,) = await luis.desk.audit.between(utc_now() - OLD_ENOUGH, utc_now())
        assert (act.kind, act.subject, act.fate) == (AuditKind.GUARD_REFUSED, CHATTERS, "others_call")


async def test_a_program_that_asks_for_a_colleague_s_customer_is_told_why_not(tmp_path):
    async with two_desks(tmp_path, CHATTERS) as (_ana, luis):
        async with httpx.AsyncClient() as client:
            answer = await client.post(
                f"{luis.desk.web.local_url}/api/llamada/callto", json={"Phone": CHATTERS}
            )
        assert (answer.status_code, answer.json()["code"]) == (409, "others_call")
        assert len(luis.simulator.calls_placed) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("age", [timedelta(seconds=20), OLD_ENOUGH], ids=["seconds", "minutes"])
async def test_a_colleague_s_leg_is_not_ended_by_the_hang_up_of_ours_which_never_was_placed(tmp_path, age):
    async with Simulator(speed=1) as simulator:
        ours = await place_at_ultravox(simulator, age, sellercall_number_ends=CHATTERS[-4:])
        told = (place_fact(ours, age), HangUpRequested(utc_now(), "window"))
        call = await left_on_disk(tmp_path / "luis", simulator, *told, age=age, number=CHATTERS)
        ana_s = setup_for(tmp_path / "ana", simulator)
        async with open_program(ana_s, simulator, webhooks=False) as ana:
            theirs = await ana.desk.engine.dial(CHATTERS)
            await ana.call_when(lambda c: c.id == theirs.id and c.joined_at is not None)
            leg, place = simulator.legs[theirs.carrier_call_id], simulator.voice_calls[theirs.agent_call_id]
            leg.created -= age
            place.created -= age
            async with started(tmp_path / "luis", simulator) as luis:
                closed = await luis.call_when(lambda c: c.id == call.id and not c.is_live)
                assert (closed.carrier_call_id, closed.result) == (None, CallResult.CANCELED)
                assert await import_again(luis) == 0
                assert not leg.over
                if age is OLD_ENOUGH:
                    seen = await luis.call_when(lambda c: c.carrier_call_id == leg.sid)
                    assert seen.agent_call_id == place.id
                    assert not luis.desk.engine.placed_here(seen)


async def test_a_number_called_twice_within_a_minute_is_two_rows_not_four(tmp_path):
    async with Simulator(speed=1) as simulator:
        for seconds in (250, 215):
            age = timedelta(seconds=seconds)
            place = await place_at_ultravox(
                simulator, age, sellercall_call_id=f"call-{seconds}", sellercall_desk="ana",
                sellercall_number_ends=BUYS[-4:],
            )  # fmt: skip
            await leg_at_twilio(simulator, place, age - timedelta(seconds=2))
        async with started(tmp_path, simulator) as luis:
            found = await rows(luis)
            assert {call.id for call in found} == {"call-250", "call-215"}
            assert all(call.placed.at - call.agent.at < timedelta(seconds=5) for call in found)


@pytest.mark.parametrize(("place_s", "leg_s"), [(123, 117), (117, 123)], ids=["leg", "place"])
async def test_half_of_a_call_is_not_brought_in_while_the_other_half_is_too_young(tmp_path, place_s, leg_s):
    async with Simulator(speed=1) as simulator:
        here = {"sellercall_desk": "ana", "sellercall_number_ends": BUYS[-4:]}
        place = await place_at_ultravox(simulator, timedelta(seconds=place_s), **here)
        leg = await leg_at_twilio(simulator, place, timedelta(seconds=leg_s))
        async with started(tmp_path, simulator) as luis:
            assert await rows(luis) == []
            for made in (leg, simulator.voice_calls[place]):
                made.created -= timedelta(seconds=10)
            assert await import_again(luis) == 1
            (call,) = await rows(luis)
            assert (call.agent_call_id, call.carrier_call_id) == (place, leg.sid)


async def test_another_program_s_call_is_somebody_else_s_too(tmp_path):
    async with Simulator(speed=1) as simulator:
        place = await place_at_ultravox(simulator, OLD_ENOUGH)
        leg = await leg_at_twilio(simulator, place, OLD_ENOUGH)
        async with started(tmp_path, simulator) as luis:
            (call,) = await rows(luis)
            assert (call.agent_call_id, call.carrier_call_id) == (place, leg.sid)
            assert not luis.desk.engine.placed_here(call)


async def test_what_a_desk_wrote_is_its_own_also_after_its_history_was_lost(tmp_path):
    async with Simulator(speed=1) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator, webhooks=False) as desk:
            call = await desk.desk.engine.dial(CHATTERS)
        for made in (*simulator.legs.values(), *simulator.voice_calls.values()):
            made.created -= OLD_ENOUGH
        for file in setup.paths.database.parent.glob(setup.paths.database.name + "*"):
            file.unlink()
        async with started(tmp_path, simulator) as desk:
            (found,) = await rows(desk)
            assert found.id == call.id
            assert desk.desk.engine.placed_here(found)
            await desk.desk.engine.hang_up(found.id)
