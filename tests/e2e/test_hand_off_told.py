"""With a proven way in, what the carrier tells of a hand-off replaces the asking; all else is the same."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.calls.partners import HandOffState, PartnerKind, hand_offs, partners_in_turn
from sellercall_desktop.core.hand_off.policy import HandOffTimes
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.simulator.customers import EXAMPLES
from sellercall_desktop.simulator.twilio.resources import StatusWish
from tests.desk import Simulator, World, open_program, setup_for
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
    leg_to,
    over,
    taken_over,
    talks_with,
)
from tests.waiting import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sellercall_desktop.core.calls.call import Call

SELDOM = replace(TIMES, told_s=60.0)
EVERYDAY = HandOffTimes(**{each.name: each.default / SLOWER for each in fields(HandOffTimes)})
QUESTION = re.compile(r"/(Calls/CA\w+|Conferences.*)\.json")


@asynccontextmanager
async def open_told(
    folder: Path, *, tunnel: bool, hers: str = HERS, speed: float = SLOWER, times: HandOffTimes = SELDOM
) -> AsyncIterator[World]:
    """A program with a tunnel that is proven, or with none."""
    async with Simulator(speed=speed) as simulator:
        setup = replace(setup_for(folder, simulator), hand_off_times=times)
        setup.settings.override("hand_off", "own_telephone", hers)
        setup.settings.override("hand_off", "own_name", "Ana")
        async with open_program(setup, simulator, webhooks=tunnel) as world:
            if tunnel:
                await open_tunnel(world)
            yield world


async def open_tunnel(world: World) -> None:
    opened = asyncio.Event()

    def look(news: TunnelChanged) -> None:
        if news.state is TunnelState.OPEN:
            opened.set()

    end = world.setup.bus.subscribe(TunnelChanged, look)
    world.setup.settings.override("tunnel", "kind", "fixed")
    async with asyncio.timeout(PATIENCE_S):
        await opened.wait()
    end()


def lose_tunnel(world: World) -> None:
    """As its keeper says it, when a proof has failed."""
    known = world.desk.tunnel.known
    world.setup.bus.publish(replace(known, state=TunnelState.DEGRADED))


def questions(world: World, since: int = 0) -> list[str]:
    """What the carrier was asked of persons' telephones and of conferences."""
    asked = [one.path for one in world.simulator.requests[since:] if one.method == "GET"]
    customers = leg_to(world, CUSTOMER).sid  # is followed like any call's
    return [path for path in asked if QUESTION.search(path) and f"Calls/{customers}" not in path]


async def has_told(world: World, number: str, **news: str) -> None:
    """The carrier has told this of the telephone, and the program has taken it."""
    wanted = {"CallSid": leg_to(world, number).sid, **news}.items()
    deliveries = world.simulator.deliveries
    await until(lambda: any(one.status is not None and wanted <= one.params.items() for one in deliveries))


async def asked_again(world: World, times: int, within_s: float = 5.0) -> float:
    """How long it takes, in seconds, until so many questions more are asked."""
    loop, before = asyncio.get_running_loop(), len(questions(world))
    begun = loop.time()
    await world.simulator.wait_for(lambda: len(questions(world)) >= before + times, timeout_s=within_s)
    return loop.time() - begun


def tell_no_more(world: World, number: str, *, of_the_room: bool = True) -> None:
    """What the carrier would tell of this telephone from now on, and of the conference, is lost."""
    leg_to(world, number).status_wish = StatusWish()
    for room in world.simulator.conferences if of_the_room else ():
        room.wish = StatusWish()


async def played(world: World) -> Call:
    """Taken over, announced to a colleague who has the customer then, who drops out; the AI goes on."""
    call, wishes = await taken_over(world), world.desk.handing_off.hand_offs
    await wishes.hand_on(call.id, HandOffKind.ANNOUNCED, COLLEAGUE, "Luis", "ana")
    await world.call_when(talks_with(PartnerKind.MUSIC))
    await wishes.confirm(call.id, "ana")
    await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))
    await world.simulator.wait_for(lambda: leg_to(world, HERS).over)
    hang_up(world, COLLEAGUE)
    await world.call_when(is_in(HandOffState.GIVEN_BACK))
    await world.desk.engine.hang_up(call.id, "ana")
    return await over(world, call)


def told_of(world: World, call: Call) -> list[object]:
    """What the call knows of its hand-offs, with how far each time is from the carrier's own."""
    assert call.handed is not None
    known: list[object] = [
        *(each[1] for each in partners_in_turn(call)),
        *((one.asked.kind, one.ended.end) for one in hand_offs(call) if one.asked and one.ended),
    ]
    for leg in call.handed.legs:
        there = world.simulator.legs[leg.placed.carrier_call_id]
        for ours, theirs in ((leg.answered, there.answered), (leg.ended, there.ended)):
            assert abs((ours.at - theirs).total_seconds()) < 1.5  # both ways tell whole seconds
        known.append((leg.asked.role, leg.ended.outcome, leg.ringing is not None))
    return known


@pytest.mark.thorough
async def test_a_tunnel_learns_the_same(tmp_path):
    known = []
    for tunnel in (False, True):
        async with open_told(tmp_path / str(tunnel), tunnel=tunnel) as world:
            known.append(told_of(world, await played(world)))
    assert known[0] == known[1]


@pytest.mark.thorough  # its parts are held one by one below
async def test_a_tunnel_asks_a_fraction(tmp_path):
    """With the paces of everyday, all as much faster as the world is."""
    asked = []
    for tunnel in (False, True):
        async with open_told(tmp_path / str(tunnel), tunnel=tunnel, times=EVERYDAY) as world:
            await taken_over(world)
            await world.simulator.stage.clock.sleep(30)  # they talk
            hang_up(world, HERS)
            await world.call_when(is_in(HandOffState.GIVEN_BACK))
            asked.append(len(questions(world)))
    assert asked[1] * 2 < asked[0], asked


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
async def test_what_is_told_late_twice_and_in_any_order_gives_the_same(tmp_path, seed):
    async with open_told(tmp_path, tunnel=True) as world:
        stage = world.simulator.stage
        stage.random.seed(seed)
        stage.webhook_copies, stage.webhook_jitter_s = 2, 0.15
        call = await played(world)
        assert [partner.name for _, partner in partners_in_turn(call)] == ["", "Ana", "Luis", ""]
        told_of(world, call)


async def test_while_they_talk_and_all_is_told_the_carrier_is_hardly_asked(tmp_path):
    async with open_told(tmp_path, tunnel=True, hers=EXAMPLES["person_drops"]) as world:
        call = await taken_over(world)
        await has_told(world, CUSTOMER, StatusCallbackEvent="participant-join")
        since = len(world.simulator.requests)
        await world.simulator.wait_for(lambda: leg_to(world, EXAMPLES["person_drops"]).over)
        assert len(questions(world, since)) < 5  # in a second, in which 60 looks are due without
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))  # in time: it was told
        assert talks_with(PartnerKind.AI)(call)


async def test_while_her_telephone_rings_and_tells_it_is_hardly_asked(tmp_path):
    async with open_told(tmp_path, tunnel=True, hers=EXAMPLES["person_late"]) as world:
        call = await dialed(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.RINGING))
        await has_told(world, EXAMPLES["person_late"], CallStatus="ringing")
        since = len(world.simulator.requests)
        await world.simulator.wait_for(lambda: leg_to(world, EXAMPLES["person_late"]).answered is not None)
        assert len(questions(world, since)) < 5  # in two seconds, in which 90 looks are due without
        await world.call_when(is_in(HandOffState.ANNOUNCED))


async def test_a_tunnel_that_is_lost_brings_the_asking_back_at_once(tmp_path):
    async with open_told(tmp_path, tunnel=True) as world:
        await taken_over(world)
        lose_tunnel(world)
        assert await asked_again(world, 10) < 2.0


async def test_a_drop_that_nobody_tells_of_is_found_and_from_then_on_it_is_asked_for(tmp_path):
    async with open_told(tmp_path, tunnel=True, times=replace(TIMES, told_s=0.5)) as world:
        await taken_over(world)
        tell_no_more(world, HERS)
        hang_up(world, HERS)
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))
        assert talks_with(PartnerKind.AI)(call)


async def test_of_two_that_tell_of_a_drop_one_is_enough(tmp_path):
    async with open_told(tmp_path, tunnel=True) as world:
        await taken_over(world)
        tell_no_more(world, HERS, of_the_room=False)
        hang_up(world, HERS)
        call = await world.call_when(is_in(HandOffState.GIVEN_BACK))
        assert talks_with(PartnerKind.AI)(call)


@pytest.mark.thorough  # of what is not told, a drop is held below
async def test_a_ringing_that_is_not_told_to_its_end_is_asked_about(tmp_path):
    async with open_told(tmp_path, tunnel=True, hers=EXAMPLES["person_does_not_answer"], speed=80) as world:
        call = await dialed(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.RINGING))
        await world.simulator.wait_for(lambda: any(one.method == "POST" for one in world.simulator.requests))
        tell_no_more(world, EXAMPLES["person_does_not_answer"], of_the_room=False)
        world.setup.settings.override("hand_off", "ring_s", 5)  # how long it should have rung, as of now
        call = await world.call_when(is_in(HandOffState.UNANSWERED))
        assert talks_with(PartnerKind.AI)(call)


async def test_a_persons_telephone_that_tells_says_nothing_of_the_customers(tmp_path):
    """A customer who was dialed before the tunnel: their leg has nobody to tell."""
    async with open_told(tmp_path, tunnel=True) as world:
        leg_wish = world.setup.settings.value.web.public_url
        world.setup.settings.override("web", "public_url", "")
        call = await dialed(world)
        world.setup.settings.override("web", "public_url", leg_wish)
        await open_tunnel(world)
        await asked_for(world, call)
        await world.call_when(is_in(HandOffState.ANNOUNCED))
        hang_up(world, CUSTOMER)
        async with asyncio.timeout(3):
            await over(world, call)
