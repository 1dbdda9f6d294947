"""A start long after the end of the run before: whose calls live, and none is rung or written twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallNotPlaced,
    CallPlaced,
    CarrierEnded,
    CarrierOutcome,
    HangUpRequested,
    Party,
    PlacementUncertain,
)
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import ProviderAmbiguousError, ProviderUnreachableError
from sellercall_desktop.simulator import Fault, Simulator
from tests.desk import open_program, open_test_world, setup_for
from tests.e2e.late_world import (
    BUYS,
    import_again,
    killed_in_the_middle,
    left_on_disk,
    leg_at_twilio,
    place_at_ultravox,
    place_fact,
    rows,
    started,
)

SECONDS, MINUTES, HOURS = timedelta(seconds=20), timedelta(minutes=3), timedelta(hours=5)


@pytest.mark.parametrize("age", [SECONDS, MINUTES, HOURS], ids=["seconds", "minutes", "hours"])
async def test_a_leg_placed_before_the_end_is_ours_however_late_the_start(tmp_path, age):
    async with Simulator(speed=1) as simulator:
        call, leg = await killed_in_the_middle(tmp_path, simulator, age)
        async with started(tmp_path, simulator) as world:
            ours = await world.call_when(lambda c: c.carrier_call_id == leg.sid)
            assert (ours.id, ours.is_live) == (call.id, True)
            assert [row.id for row in await rows(world)] == [call.id]
            again = await world.desk.engine.dial(BUYS)
            assert again.id == call.id
            assert len(simulator.calls_placed) == 1
            simulator.legs[leg.sid].customer.hang_up()  # it is followed: its end is learned
            await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)


@pytest.mark.parametrize(
    "known",
    [
        (PlacementUncertain(utc_now() - MINUTES, Party.CARRIER),),
        (PlacementUncertain(utc_now() - MINUTES, Party.CARRIER), CallNotPlaced(utc_now() - SECONDS)),
        (AgentEnded(utc_now() - SECONDS, AgentOutcome.UNJOINED),),
    ],
    ids=["in doubt", "held not to have been placed", "its AI has gone"],
)
async def test_a_leg_that_comes_to_light_late_is_ours_whatever_was_believed(tmp_path, known):
    async with Simulator(speed=1) as simulator:
        call = await left_on_disk(tmp_path, simulator, *known, age=MINUTES)
        leg = await leg_at_twilio(simulator, None, MINUTES)
        async with started(tmp_path, simulator) as world:
            ours = await world.call_when(lambda c: c.carrier_call_id == leg.sid)
            assert ours.id == call.id
            assert [row.id for row in await rows(world)] == [call.id]
            assert (await world.desk.engine.dial(BUYS)).id == call.id
            assert len(simulator.calls_placed) == 1


@pytest.mark.parametrize("age", [SECONDS, HOURS], ids=["seconds", "hours"])
async def test_where_no_request_to_ring_was_written_down_nothing_was_rung_and_another_s_leg_is_not_taken(
    tmp_path, age
):
    async with Simulator(speed=1) as simulator:
        place_id = await place_at_ultravox(simulator, age)
        call = await left_on_disk(tmp_path, simulator, place_fact(place_id, age), age=age, asked=False)
        theirs = await leg_at_twilio(simulator, None, age)
        async with started(tmp_path, simulator) as world:
            closed = await world.call_when(lambda c: c.id == call.id and not c.is_live)
            assert (closed.result, closed.carrier_call_id) == (CallResult.NOT_PLACED, None)
            assert all(row.carrier_call_id != theirs.sid for row in await rows(world) if row.id == call.id)


async def test_an_intent_of_an_older_version_is_still_looked_up(tmp_path):
    async with Simulator(speed=1) as simulator:
        call = await left_on_disk(tmp_path, simulator, age=SECONDS, asked=False, desk="")
        leg = await leg_at_twilio(simulator, None, SECONDS)
        async with started(tmp_path, simulator) as world:
            assert (await world.call_when(lambda c: c.carrier_call_id == leg.sid)).id == call.id


@pytest.mark.parametrize("offset_s", [-600, 600, 40], ids=["back", "forward", "40 s"])
async def test_the_machine_s_clock_set_between_the_dial_and_the_look_up_loses_no_leg(
    tmp_path, monkeypatch, offset_s
):
    async with Simulator(speed=1) as simulator:
        moved = lambda: timedelta(seconds=offset_s if simulator.calls_placed else 0)  # noqa: E731
        monkeypatch.setattr("sellercall_desktop.app.building.desk.utc_now", lambda: utc_now() + moved())
        simulator.faults.add(Fault("twilio.create", "drop"))
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            call = await world.desk.engine.dial(BUYS)
            assert call.carrier_call_id == simulator.calls_placed[0].sid


@pytest.mark.parametrize("accepted", [True, False], ids=["ours was placed", "ours was not"])
async def test_another_program_s_call_to_the_number_a_moment_before_is_not_ours(tmp_path, accepted):
    async with open_test_world(tmp_path, speed=1, webhooks=False) as world:
        theirs = await leg_at_twilio(world.simulator)
        world.simulator.faults.add(Fault("twilio.create", "drop", accepted=accepted))
        if accepted:
            call = await world.desk.engine.dial(BUYS)
            ours = next(leg for leg in world.simulator.calls_placed if leg is not theirs)
            assert call.carrier_call_id == ours.sid
        else:
            with pytest.raises(ProviderAmbiguousError) as raised:
                await world.desk.engine.dial(BUYS)
            call = await world.desk.calls.get(raised.value.call_id)
            assert (call.result, call.carrier_call_id) == (CallResult.NOT_PLACED, None)


@pytest.mark.parametrize(
    "age", [SECONDS, pytest.param(MINUTES, marks=pytest.mark.thorough)], ids=["seconds", "minutes"]
)
async def test_of_two_legs_asked_for_in_the_same_seconds_ours_is_the_one_our_ai_talked_on(tmp_path, age):
    async with Simulator(speed=3) as simulator:
        place_id = await place_at_ultravox(simulator, age)
        call = await left_on_disk(tmp_path, simulator, place_fact(place_id, age), age=age)
        theirs = await leg_at_twilio(simulator, None, age)
        ours = await leg_at_twilio(simulator, place_id, age - timedelta(seconds=2))
        await simulator.wait_for(lambda: theirs.over and simulator.voice_calls[place_id].joined)
        # Times come in whole seconds: theirs was over well before ours, as it is where people talk.
        theirs.started, theirs.answered, theirs.ended = (
            at - timedelta(seconds=5) for at in (theirs.started, theirs.answered, theirs.ended)
        )
        async with started(tmp_path, simulator) as world:
            ours.customer.hang_up()
            found = await world.call_when(lambda c: c.id == call.id and c.carrier_call_id is not None)
            assert found.carrier_call_id == ours.sid


async def test_a_later_call_of_another_program_is_not_adopted_by_an_old_intent(tmp_path):
    async with Simulator(speed=1) as simulator:
        call = await left_on_disk(tmp_path, simulator, age=HOURS)
        theirs = await leg_at_twilio(simulator, None, MINUTES)
        async with started(tmp_path, simulator) as world:
            closed = await world.call_when(lambda c: c.id == call.id and not c.is_live)
            assert closed.result is CallResult.NOT_PLACED
            foreign = await world.call_when(lambda c: c.carrier_call_id == theirs.sid)
            assert foreign.id != call.id


async def test_a_live_call_that_was_brought_in_is_followed_to_its_end(tmp_path):
    async with Simulator(speed=1) as simulator:
        theirs = await leg_at_twilio(simulator, None, MINUTES)
        async with started(tmp_path, simulator) as world:
            foreign = await world.call_when(lambda c: c.carrier_call_id == theirs.sid)
            assert foreign.is_live
            theirs.customer.hang_up()
            ended = await world.call_when(lambda c: c.id == foreign.id and not c.is_live)
            assert ended.carrier_ended is not None


async def test_one_call_that_clashes_does_not_keep_the_others_out(tmp_path):
    async with Simulator(speed=1) as simulator:
        place_id = await place_at_ultravox(simulator, MINUTES)
        known = await left_on_disk(
            tmp_path,
            simulator,
            place_fact(place_id, MINUTES),
            CallPlaced(utc_now() - MINUTES, "CA" + "0" * 32),
            CarrierEnded(utc_now() - MINUTES, CarrierOutcome.BUSY),
            age=MINUTES,
        )
        other = await left_on_disk(tmp_path, simulator, CallNotPlaced(utc_now()), age=HOURS)
        # A second place that names `other`, and one and the same place for both: neither can be written.
        simulator.voice_calls[place_id].request["metadata"] = {"sellercall_call_id": other.id}
        theirs = await leg_at_twilio(simulator, None, MINUTES)
        async with started(tmp_path, simulator) as world:
            brought = await world.call_when(lambda c: c.carrier_call_id == theirs.sid)
            assert {row.id for row in await rows(world)} == {known.id, other.id, brought.id}


async def test_while_the_ai_s_provider_is_down_the_carrier_is_asked_all_the_same(tmp_path):
    async with Simulator(speed=1) as simulator:
        call, leg = await killed_in_the_middle(tmp_path, simulator, MINUTES)
        simulator.faults.add(Fault("ultravox", "refuse", status=500, times=None))
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            ours = await world.call_when(lambda c: c.carrier_call_id == leg.sid)
            assert ours.id == call.id


# --- hang-ups that were asked for --------------------------------------------------------------


async def test_a_hang_up_the_carrier_could_not_be_told_of_is_carried_out_at_the_next_start(tmp_path):
    async with Simulator(speed=1) as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            call = await world.desk.engine.dial(BUYS)
            simulator.faults.add(Fault("twilio.update", "refuse", status=503, times=None))
            with pytest.raises(ProviderAmbiguousError):
                await world.desk.engine.hang_up(call.id)
        assert not simulator.calls_placed[0].over
        simulator.faults.clear()
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            await simulator.wait_for(lambda: simulator.calls_placed[0].over)
            await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)


@pytest.mark.parametrize(
    "age", [SECONDS, pytest.param(MINUTES, marks=pytest.mark.thorough)], ids=["seconds", "minutes"]
)
async def test_a_hang_up_of_a_call_whose_leg_is_found_later_is_carried_out_then(tmp_path, age):
    async with Simulator(speed=1) as simulator:
        call = await left_on_disk(tmp_path, simulator, HangUpRequested(utc_now(), "window"), age=age)
        leg = await leg_at_twilio(simulator, None, age)
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            await simulator.wait_for(lambda: leg.over)
            ended = await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)
            assert ended.status is CallStatus.ENDED


async def test_a_hang_up_goes_on_being_tried_until_the_network_is_back(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.core.calls.ending.AGAIN_S", (0.01,))
    async with open_test_world(tmp_path, speed=1, webhooks=False) as world:
        call = await world.desk.engine.dial(BUYS)
        real, tries = world.desk.carrier.hang_up, []

        async def unreachable(carrier_call_id):
            tries.append(carrier_call_id)
            if len(tries) <= 20:
                raise ProviderUnreachableError("twilio", "no route")
            return await real(carrier_call_id)

        monkeypatch.setattr(world.desk.carrier, "hang_up", unreachable)
        with pytest.raises(ProviderUnreachableError):
            await world.desk.engine.hang_up(call.id)
        await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)
        assert len(tries) > 20


async def test_while_the_carrier_is_out_of_reach_the_ai_is_asked_to_leave(tmp_path):
    async with open_test_world(tmp_path, speed=20, webhooks=False) as world:
        call = await world.desk.engine.dial(BUYS)
        await world.call_when(lambda c: c.id == call.id and c.joined_at is not None)
        world.simulator.faults.add(Fault("twilio.update", "refuse", status=503, times=None))
        with pytest.raises(ProviderAmbiguousError):
            await world.desk.engine.hang_up(call.id)
        ended = await world.call_when(lambda c: c.id == call.id and c.agent_ended is not None)
        assert ended.agent_ended.outcome is AgentOutcome.AI_HUNG_UP


# --- the last words -------------------------------------------------------------------------------


async def test_words_not_read_before_the_end_of_a_run_are_read_in_the_next(tmp_path):
    async with Simulator(speed=100) as simulator:
        async with open_program(setup_for(tmp_path / "other", simulator), simulator) as world:
            done = await world.desk.engine.dial(BUYS)
            done = await world.call_when(
                lambda c: c.id == done.id and c.words_read is not None and c.is_settled
            )
        facts = (
            done.agent,
            done.placed,
            AgentJoined(done.joined_at),
            *done.turns[:-2],
            done.agent_ended,
            done.carrier_ended,
        )
        call = await left_on_disk(tmp_path, simulator, *facts, age=SECONDS)
        assert call.is_settled
        async with open_program(setup_for(tmp_path, simulator), simulator) as world:
            read = await world.call_when(lambda c: c.id == call.id and c.words_read is not None)
            assert [turn.text for turn in read.turns] == [turn.text for turn in done.turns]


async def test_importing_again_changes_nothing(tmp_path):
    async with Simulator(speed=1) as simulator:
        call, _leg = await killed_in_the_middle(tmp_path, simulator, MINUTES)
        async with started(tmp_path, simulator) as world:
            await world.call_when(lambda c: c.placed is not None)
            assert await import_again(world) == 0
            assert [row.id for row in await rows(world)] == [call.id]
