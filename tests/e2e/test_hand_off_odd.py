"""Odd orders, and providers that refuse in the middle of a hand-off, with the whole program simulated."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind, RedirectTo
from sellercall_desktop.core.calls.partners import (
    HandOffState,
    PartnerKind,
    give_back_of,
    hand_offs,
    open_hand_offs,
)
from sellercall_desktop.core.errors import GuardError, HandOffError, ProviderRefusedError
from sellercall_desktop.simulator.faults import Fault
from tests.e2e.test_hand_off import (
    COLLEAGUE,
    CUSTOMER,
    HERS,
    SLOWER,
    TIMES,
    asked_for,
    dialed,
    hang_up,
    is_in,
    open_world,
    taken_over,
    talks_with,
)


def times_rung(world, number):
    return len([leg for leg in world.simulator.legs.values() if leg.to == number])


async def hand_on(world, call, kind=HandOffKind.ANNOUNCED, to=COLLEAGUE):
    return await world.desk.handing_off.hand_offs.hand_on(call.id, kind, to, "Luis", "ana")


async def test_the_name_of_an_account_or_program_is_never_said_to_the_customer(tmp_path):
    async with open_world(tmp_path, own_name="") as world:
        call, wishes = await dialed(world), world.desk.handing_off.hand_offs
        await wishes.take_over(call.id, "jperez2")
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        await wishes.confirm(call.id, "jperez2")
        call = await world.call_when(talks_with(PartnerKind.PERSON, HERS))
        said = [act.asked.text for act in call.acts if act.asked is not None]
        assert said == ["Le paso con una persona de nuestro equipo."]
        assert "jperez2" not in " ".join(turn.text for turn in call.turns)


async def test_of_wishes_at_the_same_moment_one_is_taken(tmp_path):
    async with open_world(tmp_path) as world:
        call, wishes = await dialed(world), world.desk.handing_off.hand_offs
        answers = await asyncio.gather(
            wishes.take_over(call.id, "ana"),
            wishes.take_over(call.id, "rest"),
            hand_on(world, call, HandOffKind.BLIND),
            return_exceptions=True,
        )
        assert [isinstance(one, HandOffError) for one in answers] == [False, True, True]
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        assert (times_rung(world, HERS), times_rung(world, COLLEAGUE)) == (1, 0)


@pytest.mark.thorough
async def test_music_that_the_carrier_refuses_is_not_said_to_be_heard(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        world.simulator.faults.add(Fault("twilio.hold", "refuse", status=400))
        with pytest.raises(ProviderRefusedError):
            await world.desk.handing_off.hand_offs.hold(call.id, "ana", on=True)
        call = await world.desk.calls.get(call.id)
        assert talks_with(PartnerKind.PERSON, "Ana")(call)


async def test_a_customer_who_could_not_be_put_on_hold_is_as_soon_as_it_can_be(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        world.simulator.faults.add(Fault("twilio.hold", "refuse", status=400))
        await hand_on(world, call)
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        await world.simulator.wait_for(lambda: world.simulator.record_of(CUSTOMER).now == "music")


@pytest.mark.thorough
async def test_a_customer_who_waits_until_all_is_said_is_led_there_once(tmp_path):
    async with open_world(tmp_path, announced="Una llamada de {customer}. " * 10) as world:
        call = await dialed(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Ana"))
        led = [one for one in call.handed.redirects if one.asked.to is RedirectTo.CONFERENCE]
        assert len(led) == 1


@pytest.mark.thorough
async def test_who_is_given_back_is_not_handed_on_meanwhile(tmp_path):
    async with open_world(tmp_path) as world:
        call = await taken_over(world)
        world.simulator.faults.add(Fault("ultravox.create", "slow", seconds=0.3))
        await world.desk.handing_off.hand_offs.give_back(call.id, "ana")
        with pytest.raises(HandOffError):
            await hand_on(world, call)
        await world.call_when(is_in(HandOffState.GIVEN_BACK))


async def test_a_seller_who_drops_out_while_a_colleague_comes_is_not_rung_again(tmp_path):
    async with open_world(tmp_path, speed=SLOWER) as world:
        call = await taken_over(world)
        await hand_on(world, call)
        await world.call_when(is_in(HandOffState.RINGING))
        hang_up(world, HERS)
        await world.call_when(is_in(HandOffState.GIVEN_BACK, 0))
        call = await world.call_when(is_in(HandOffState.ANNOUNCED))
        assert talks_with(PartnerKind.AI)(call)
        await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
        call = await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
        assert times_rung(world, HERS) == 1
        assert [give_back_of(call, one.hand_off_id) for one in open_hand_offs(call)] == [None]
        assert len(hand_offs(call)) == 2


async def test_an_ai_that_does_not_take_the_sentence_keeps_nobody_waiting(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.e2e.test_hand_off.TIMES", replace(TIMES, told_within_s=0.3))
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        world.simulator.faults.add(Fault("ultravox.send", "hang", times=None))
        await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
        await world.call_when(talks_with(PartnerKind.PERSON, "Ana"), within_s=3)
        world.simulator.faults.clear()


async def test_who_speaks_first_counts_among_the_live_legs(tmp_path):
    async with open_world(tmp_path) as world:
        world.setup.settings.override("guard", "live_calls", 2)
        call = await dialed(world)
        with pytest.raises(GuardError):
            await hand_on(world, call)
        await hand_on(world, call, HandOffKind.BLIND)


@pytest.mark.thorough
async def test_what_another_desk_has_asked_for_since_is_carried_on_by_that_desk(tmp_path, monkeypatch):
    async with open_world(tmp_path) as world:
        call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
        monkeypatch.setattr(wishes, "_desk", "another")
        await wishes.hand_on(call.id, HandOffKind.BLIND, COLLEAGUE, "Luis", "eva", also_others=True)
        await asyncio.sleep(10 * TIMES.quiet_s)
        assert times_rung(world, COLLEAGUE) == 0


async def test_to_ones_own_telephone_and_to_the_accounts_number_no_call_is_handed_on(tmp_path):
    async with open_world(tmp_path) as world:
        call = await dialed(world)
        for number in (HERS, world.simulator.phone_number):
            with pytest.raises(HandOffError, match="number_is_ours"):
                await hand_on(world, call, to=number)
        assert times_rung(world, HERS) == 0
