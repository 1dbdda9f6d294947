"""A call is taken over by telephone, given back and handed on, with the whole program on the simulator."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.calls.handed import TURNS_OF_A_PART
from sellercall_desktop.core.calls.partners import (
    HandOffState,
    PartnerKind,
    hand_offs,
    partner_of,
    state_of,
)
from sellercall_desktop.core.hand_off.policy import BY_TELEPHONE, HandOffTimes
from sellercall_desktop.simulator.customers import EXAMPLES
from sellercall_desktop.simulator.faults import Fault
from tests.desk import Simulator, World, open_program, setup_for
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.simulator.twilio.conferences import Conference
    from sellercall_desktop.simulator.twilio.resources import Leg

CUSTOMER = "+573001234513"  # talks on and on
HERS = "+573009876530"  # answers and stays
SPEED = 40
SLOWER = 8
"""What a customer hears who has lost the person gives the AI seconds to come back: on a busy machine, too."""
TIMES = HandOffTimes(
    pace_s=0.02,
    quiet_s=0.03,
    confirm_within_s=1.0,
    announced_s=0.1,
    told_before_s=0.1,
    taken_as_answered_s=0.05,
    rings_longer_s=1.0,
    lost_after_s=0.3,
    enters_within_s=1.5,
    place_within_s=2.0,
    joins_within_s=1.5,
    again_s=0.1,
    looked_for_s=1.0,
    longest_sentence_s=0.1,
)


@asynccontextmanager
async def open_world(
    folder: Path, hers: str = HERS, *, speed: float = SPEED, webhooks: bool = False, **hand_off: object
) -> AsyncIterator[World]:
    async with Simulator(speed=speed) as simulator:
        setup = replace(setup_for(folder, simulator), hand_off_times=TIMES)
        setup.settings.override("hand_off", "own_telephone", hers)
        setup.settings.override("hand_off", "own_name", "Ana")
        for key, value in hand_off.items():
            setup.settings.override("hand_off", key, value)
        async with open_program(setup, simulator, webhooks=webhooks) as world:
            yield world


def talks_with(kind: PartnerKind, name: str = "") -> Callable[[Call], bool]:
    def does(call: Call) -> bool:
        partner = partner_of(call)
        return partner is not None and partner.kind is kind and (not name or partner.name == name)

    return does


def is_in(state: HandOffState, at: int = -1) -> Callable[[Call], bool]:
    return lambda call: bool(hand_offs(call)) and state_of(call, hand_offs(call)[at]) is state


async def dialed(world: World, number: str = CUSTOMER) -> Call:
    call = await world.desk.engine.dial(number)
    return await world.call_when(lambda one: one.id == call.id and len(one.turns) > 1)


async def asked_for(world: World, call: Call, hers: str = "") -> str:
    return (await world.desk.handing_off.hand_offs.take_over(call.id, "ana")).hand_off_id


def hang_up(world: World, number: str) -> None:
    """Whoever has this telephone puts it down."""
    leg_to(world, number).customer.hang_up()


def leg_to(world: World, number: str) -> Leg:
    return [leg for leg in world.simulator.legs.values() if leg.to == number][-1]


def rooms(world: World) -> list[Conference]:
    return world.simulator.conferences


def silences(world: World) -> list[tuple[float, float]]:
    """When the customer heard nobody for a second of this machine, which may be a busy one."""
    return world.simulator.record_of(CUSTOMER).quiet_spells(longer_than_s=1.0 * SPEED)


async def taken_over(world: World) -> Call:
    call = await dialed(world)
    await asked_for(world, call)
    await world.call_when(is_in(HandOffState.ANNOUNCED))
    await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
    return await world.call_when(talks_with(PartnerKind.PERSON, "Ana"))


async def over(world: World, call: Call) -> Call:
    """The call at its very end, with nothing left open anywhere."""
    settled = await world.call_when(lambda one: one.id == call.id and one.is_settled)
    assert not [leg.sid for leg in world.simulator.legs.values() if not leg.over]
    return settled


async def test_the_seller_takes_the_call_over_and_gives_it_back(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        hand_offs_ = world.desk.handing_off.hand_offs
        await asked_for(world, call)
        call = await world.call_when(is_in(HandOffState.ANNOUNCED))
        assert talks_with(PartnerKind.AI)(call)
        await hand_offs_.confirm(call.id, "ana")
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Ana"))
        await hand_offs_.give_back(call.id, "ana", "Diez por ciento de descuento")
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))
        assert talks_with(PartnerKind.AI)(call)
        assert silences(world) == []
        await world.call_when(lambda one: any(turn.ordinal > TURNS_OF_A_PART for turn in one.turns))


@pytest.mark.parametrize(
    ("hers", "state"),
    [
        ("person_declines", HandOffState.DECLINED),
        pytest.param("person_busy", HandOffState.DECLINED, marks=pytest.mark.thorough),
        pytest.param("person_does_not_answer", HandOffState.UNANSWERED, marks=pytest.mark.thorough),
        ("person_voicemail", HandOffState.UNANSWERED),
    ],
)
async def test_who_does_not_come_leaves_the_customer_with_the_ai(tmp_path, hers, state):
    async with open_world(tmp_path, EXAMPLES[hers]) as world:
        call = await dialed(world)
        await asked_for(world, call)
        call = await world.call_when(is_in(state))
        assert talks_with(PartnerKind.AI)(call)
        assert silences(world) == []


async def test_after_a_start_the_meter_knows_every_leg_of_a_call_in_which_nothing_new_happens(tmp_path):
    async with Simulator(speed=SPEED) as simulator:
        setup = replace(setup_for(tmp_path, simulator), hand_off_times=TIMES)
        setup.settings.override("hand_off", "own_telephone", HERS)
        setup.settings.override("hand_off", "own_name", "Ana")
        async with open_program(setup, simulator, webhooks=False) as world:
            await taken_over(world)
            await world.call_when(lambda call: call.summary is not None)
        again = replace(setup_for(tmp_path, simulator), hand_off_times=TIMES)
        async with open_program(again, simulator, webhooks=False) as world:
            call = await world.call_when(talks_with(PartnerKind.PERSON, "Ana"))
            await until(lambda: world.desk.tariffs.cost_of(call).carrier is not None)


async def test_a_customer_who_hangs_up_ends_every_other_leg(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        hang_up(world, CUSTOMER)
        call = await over(world, call)
        assert [state_of(call, one) for one in hand_offs(call)] == [HandOffState.OVER]


async def test_a_seller_who_drops_out_leaves_the_customer_to_the_ai(tmp_path):
    async with open_world(tmp_path, speed=SLOWER) as world:
        call = await taken_over(world)
        hang_up(world, HERS)
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))
        assert talks_with(PartnerKind.AI)(call)


async def test_called_off_while_it_rings_the_telephone_is_silent(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.RINGING))
        await world.desk.handing_off.hand_offs.cancel(call.id, "ana")
        call = await world.call_when(is_in(HandOffState.CANCELLED))
        assert talks_with(PartnerKind.AI)(call)
        await world.call_when(lambda one: not any(leg.may_ring for leg in one.handed.legs))


COLLEAGUE = "+573001239930"


async def handed_on(world: World, call: Call, kind: HandOffKind, to: str) -> None:
    await world.desk.handing_off.hand_offs.hand_on(call.id, kind, to, "Luis", "ana")


@pytest.mark.thorough
async def test_blindly_handed_on_the_customer_comes_from_the_ai_to_the_colleague(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await handed_on(world, call, HandOffKind.BLIND, COLLEAGUE)
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
        assert silences(world) == []


async def test_blindly_handed_on_by_the_seller_she_is_free(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        await handed_on(world, call, HandOffKind.BLIND, COLLEAGUE)
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
        call = await world.call_when(lambda one: leg_to(world, HERS).status != "in-progress")
        assert talks_with(PartnerKind.PERSON, "Luis")(call)
        assert state_of(call, hand_offs(call)[0]) is HandOffState.OVER
        assert silences(world) == []


async def test_announced_by_the_seller_who_speaks_first_the_customer_waits_with_music(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        await handed_on(world, call, HandOffKind.ANNOUNCED, COLLEAGUE)
        call = await world.call_when(is_in(HandOffState.ANNOUNCED))
        call = await world.call_when(talks_with(PartnerKind.MUSIC))
        await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
        await world.call_when(lambda one: leg_to(world, HERS).status != "in-progress")
        assert silences(world) == []


async def test_announced_while_the_ai_talks_both_speak_first(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await handed_on(world, call, HandOffKind.ANNOUNCED, COLLEAGUE)
        call = await world.call_when(is_in(HandOffState.ANNOUNCED))
        assert talks_with(PartnerKind.AI)(call)
        await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
        await world.call_when(lambda one: leg_to(world, HERS).status != "in-progress")
        assert silences(world) == []


@pytest.mark.parametrize(
    ("kind", "colleague", "state"),
    [
        (HandOffKind.ANNOUNCED, "person_declines", HandOffState.DECLINED),
        (HandOffKind.BLIND, "person_does_not_answer", HandOffState.UNANSWERED),
    ],
)
async def test_a_colleague_who_does_not_come_leaves_the_customer_with_the_seller(
    tmp_path, kind, colleague, state
):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        await handed_on(world, call, kind, EXAMPLES[colleague])
        call = await world.call_when(is_in(state))
        assert talks_with(PartnerKind.PERSON, "Ana")(call)
        assert silences(world) == []


@pytest.mark.parametrize(
    ("colleague", "state"),
    [
        ("person_declines", HandOffState.DECLINED),
        ("person_does_not_answer", HandOffState.UNANSWERED),
    ],
)
async def test_announced_in_vain_while_the_ai_talks_it_is_told_why(tmp_path, colleague, state):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await handed_on(world, call, HandOffKind.ANNOUNCED, EXAMPLES[colleague])
        call = await world.call_when(
            lambda one: bool(hand_offs(one)) and hand_offs(one)[-1].ended is not None
        )
        assert state_of(call, hand_offs(call)[-1]) is state
        assert talks_with(PartnerKind.AI)(call)
        assert leg_to(world, HERS).over


async def test_a_customer_who_may_not_be_led_away_stays_and_it_is_told_why(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        world.simulator.faults.add(Fault("twilio.redirect", "refuse", code=21220))
        await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
        call = await world.call_when(is_in(HandOffState.FAILED))
        assert talks_with(PartnerKind.AI)(call)


async def test_a_colleagues_voicemail_does_not_get_the_customer(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await handed_on(world, call, HandOffKind.BLIND, EXAMPLES["person_voicemail"])
        call = await world.call_when(is_in(HandOffState.UNANSWERED))
        assert talks_with(PartnerKind.AI)(call)


async def test_hung_up_at_the_window_every_leg_ends(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        await world.desk.engine.hang_up(call.id, "ana")
        call = await over(world, call)
        assert state_of(call, hand_offs(call)[0]) is HandOffState.OVER


@pytest.mark.thorough
async def test_two_calls_are_taken_over_at_once(tmp_path):
    other = "+573001239913"
    async with open_world(tmp_path) as world:
        first = await dialed(world)
        second = await dialed(world, other)
        wishes = world.desk.handing_off.hand_offs
        await wishes.take_over(first.id, "ana")
        await wishes.hand_on(second.id, HandOffKind.BLIND, COLLEAGUE, "Luis", "ana")
        await world.call_when(lambda one: one.id == first.id and is_in(HandOffState.ANNOUNCED)(one))
        await wishes.confirm(first.id, "ana")
        await world.call_when(lambda one: one.id == first.id and talks_with(PartnerKind.PERSON, "Ana")(one))
        await world.call_when(lambda one: one.id == second.id and talks_with(PartnerKind.PERSON, "Luis")(one))
        await wishes.give_back(first.id, "ana")
        await world.call_when(lambda one: one.id == first.id and talks_with(PartnerKind.AI)(one))
        assert "+573001239930" in world.simulator.record_of(other).now


async def test_held_the_customer_hears_music_and_muted_the_seller_is_not_heard(tmp_path):
    async with open_world(tmp_path) as world:
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        await wishes.hold(call.id, "ana", on=True)
        await world.call_when(talks_with(PartnerKind.MUSIC))
        assert world.simulator.record_of(CUSTOMER).now == "music"
        await wishes.hold(call.id, "ana", on=False)
        await world.call_when(talks_with(PartnerKind.PERSON, "Ana"))
        await wishes.mute(call.id, "ana", on=True)
        await world.simulator.wait_for(lambda: f"{HERS} (muted)" in world.simulator.record_of(CUSTOMER).now)


async def test_a_colleague_who_is_muted_while_they_speak_first_is_heard_by_the_customer(tmp_path):
    async with open_world(tmp_path) as world:
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        await handed_on(world, call, HandOffKind.ANNOUNCED, COLLEAGUE)
        call = await world.call_when(talks_with(PartnerKind.MUSIC))
        his = hand_offs(call)[-1].hand_off_id
        await world.simulator.wait_for(
            lambda: any(leg_to(world, COLLEAGUE).sid in room.participants for room in rooms(world))
        )
        await wishes.mute(call.id, "ana", on=True, hand_off_id=his)
        await wishes.confirm(call.id, "ana")
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
        await world.call_when(lambda one: leg_to(world, HERS).over)
        heard = world.simulator.record_of(CUSTOMER)
        assert COLLEAGUE in heard.now
        assert "muted" not in heard.now
        assert not partner_of(await world.desk.calls.get(call.id)).is_muted
        await wishes.mute(call.id, "ana", on=True)
        await world.simulator.wait_for(lambda: f"{COLLEAGUE} (muted)" in heard.now)
        assert partner_of(await world.desk.calls.get(call.id)).is_muted


async def test_the_ai_that_comes_back_does_not_greet_again(tmp_path):
    async with open_world(tmp_path) as world:
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        greeting = next(turn.text for turn in call.turns if turn.speaker is Speaker.AI)
        await wishes.give_back(call.id, "ana", "Diez por ciento de descuento")
        call = await world.call_when(lambda one: any(turn.ordinal >= TURNS_OF_A_PART for turn in one.turns))
        later = [turn.text for turn in call.turns if turn.ordinal >= TURNS_OF_A_PART]
        assert greeting not in later


async def test_where_the_conversation_cannot_be_gone_on_with_the_transcript_is_sent(tmp_path):
    async with open_world(tmp_path) as world:
        world.simulator.faults.add(Fault("ultravox.prior", "refuse", status=400, times=None))
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        await wishes.give_back(call.id, "ana")
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))
        assert [place.refused is None for place in call.handed.places] == [False, True]


async def test_without_a_place_in_time_the_customer_stays_with_the_seller(tmp_path):
    async with open_world(tmp_path) as world:
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        world.simulator.faults.add(Fault("ultravox.create", "refuse", status=429, times=None))
        await wishes.give_back(call.id, "ana")
        call = await world.call_when(lambda one: any(each.failed for each in one.handed.give_backs))
        assert talks_with(PartnerKind.PERSON, "Ana")(call)
        assert silences(world) == []
        world.simulator.faults.clear()
        await wishes.give_back(call.id, "ana")
        await world.call_when(is_in(HandOffState.GIVEN_BACK))


async def test_what_her_telephone_cost_is_part_of_what_the_call_cost(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        await world.desk.engine.hang_up(call.id, "ana")
        call = await world.call_when(lambda one: one.id == call.id and len(one.costs) == 2)
        assert {cost.part for cost in call.costs} == {"", call.handed.legs[0].leg_id}


async def test_once_the_ai_has_the_customer_again_nothing_is_asked_about_the_conference(tmp_path):
    async with open_world(tmp_path) as world:
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        await wishes.give_back(call.id, "ana")
        await world.call_when(is_in(HandOffState.GIVEN_BACK))
        await world.call_when(lambda one: not any(leg.may_ring for leg in one.handed.legs))
        spoken = sum(turn.ordinal >= TURNS_OF_A_PART for turn in call.turns)
        begun = len(world.simulator.requests)
        call = await world.call_when(
            lambda one: sum(turn.ordinal >= TURNS_OF_A_PART for turn in one.turns) > spoken + 4
        )
        asked = [
            request.path for request in world.simulator.requests[begun:] if "/Conferences" in request.path
        ]
        assert len(asked) <= 1  # one look may have been under way
        await world.desk.engine.hang_up(call.id, "ana")
        await world.call_when(lambda one: len({cost.part for cost in one.costs if cost.part}) > 0)


async def test_with_a_way_in_the_key_on_her_telephone_is_enough_and_keys_are_pressed(
    tmp_path,
):
    async with open_world(tmp_path, EXAMPLES["person_presses_one"], webhooks=True) as world:
        call, wishes = await dialed(world), world.desk.handing_off.hand_offs
        await asked_for(world, call)
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Ana"))
        assert hand_offs(call)[0].confirmed.by == BY_TELEPHONE
        await wishes.press(call.id, "12#")
        heard = leg_to(world, CUSTOMER).customer.heard
        await world.simulator.wait_for(lambda: "dtmf:12#" in heard)
        await wishes.give_back(call.id, "ana")
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))
        assert silences(world) == []


async def test_the_ais_summary_is_had_while_the_person_talks(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        call = await world.call_when(lambda one: one.id == call.id and one.summary is not None)
        assert call.summary.short
        assert talks_with(PartnerKind.PERSON, "Ana")(call), "not only once the call is over"
