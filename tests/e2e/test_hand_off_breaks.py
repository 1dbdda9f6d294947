"""The program ends in the middle of a hand-off, before and after any request, and starts again.

Whatever was under way: the customer is with somebody in the end, nobody was rung twice, and once the customer
hangs up no other leg is left. With $HAND_OFF_ROUNDS more of them are played, with other dice.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.calls.partners import (
    HandOffState,
    PartnerKind,
    is_under_way,
    open_hand_offs,
    state_of,
)
from sellercall_desktop.core.errors import HandOffError, SellerCallError
from sellercall_desktop.core.tasks import Tasks, left_to_the_awaiter
from sellercall_desktop.simulator.customers import EXAMPLES
from sellercall_desktop.simulator.faults import Fault
from tests.desk import Simulator, World, open_program, setup_for
from tests.e2e.test_hand_off import (
    COLLEAGUE,
    CUSTOMER,
    HERS,
    SLOWER,
    SPEED,
    TIMES,
    is_in,
    leg_to,
    talks_with,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.call import Call

ROUNDS = int(os.environ.get("HAND_OFF_ROUNDS", "4"))
FIRST = int(os.environ.get("HAND_OFF_SEED", "1"))


class Cut:
    """At the nth request that creates or moves something the program dies: before it is done, or after."""

    def __init__(self, at: int, *, before: bool) -> None:
        self.at, self.before = at, before
        self.dies = asyncio.Event()
        self.begun = False
        self.seen = 0
        self.what = ""

    def middleware(self) -> Middleware:
        """As the simulator takes it."""

        @web.middleware
        async def cut(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._pass(request, handler)

        return cut

    async def _pass(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        moves = self.begun and request.method != "GET" and not request.path.startswith("/simulator/")
        if not moves or self.dies.is_set():
            return await handler(request)
        self.seen += 1
        if self.seen != self.at:
            return await handler(request)
        self.what = (
            f"{request.method} {request.path.rsplit('/', 2)[-2:]} {'before' if self.before else 'after'}"
        )
        if not self.before:
            await handler(request)
        self.dies.set()
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=503)


async def take_over_and_give_back(world: World, call_id: str) -> None:
    hand_offs = world.desk.handing_off.hand_offs
    await hand_offs.take_over(call_id, "ana")
    await world.call_when(is_in(HandOffState.ANNOUNCED))
    await hand_offs.confirm(call_id, "ana")
    await world.call_when(talks_with(PartnerKind.PERSON))
    await hand_offs.give_back(call_id, "ana", "Diez por ciento")
    await world.call_when(is_in(HandOffState.GIVEN_BACK))


async def take_over_and_drop(world: World, call_id: str) -> None:
    hand_offs = world.desk.handing_off.hand_offs
    await hand_offs.take_over(call_id, "ana")
    await world.call_when(is_in(HandOffState.ANNOUNCED))
    await hand_offs.confirm(call_id, "ana")
    await world.call_when(talks_with(PartnerKind.PERSON))
    leg_to(world, HERS).customer.hang_up()
    await world.call_when(is_in(HandOffState.GIVEN_BACK))


async def hand_on_blindly(world: World, call_id: str) -> None:
    await world.desk.handing_off.hand_offs.hand_on(call_id, HandOffKind.BLIND, COLLEAGUE, "Luis", "ana")
    await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))


async def announce_from_the_ai(world: World, call_id: str) -> None:
    hand_offs = world.desk.handing_off.hand_offs
    await hand_offs.hand_on(call_id, HandOffKind.ANNOUNCED, COLLEAGUE, "Luis", "ana")
    await world.call_when(is_in(HandOffState.ANNOUNCED))
    await hand_offs.confirm(call_id, "ana")
    await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))


async def take_over_and_announce(world: World, call_id: str) -> None:
    hand_offs = world.desk.handing_off.hand_offs
    await hand_offs.take_over(call_id, "ana")
    await world.call_when(is_in(HandOffState.ANNOUNCED))
    await hand_offs.confirm(call_id, "ana")
    await world.call_when(talks_with(PartnerKind.PERSON))
    await hand_offs.hand_on(call_id, HandOffKind.ANNOUNCED, COLLEAGUE, "Luis", "ana")
    await world.call_when(is_in(HandOffState.ANNOUNCED))
    await hand_offs.confirm(call_id, "ana")
    await world.call_when(talks_with(PartnerKind.PERSON, "Luis"))


async def nobody_comes(world: World, call_id: str) -> None:
    number = EXAMPLES["person_declines"]
    await world.desk.handing_off.hand_offs.hand_on(call_id, HandOffKind.BLIND, number, "Luis", "ana")
    await world.call_when(is_in(HandOffState.DECLINED))


SCRIPTS = (
    take_over_and_give_back,
    take_over_and_drop,
    hand_on_blindly,
    announce_from_the_ai,
    take_over_and_announce,
    nobody_comes,
)


async def first_run(folder: Path, simulator: Simulator, cut: Cut, script: Script) -> None:
    async with open_program(of(folder, simulator), simulator, webhooks=False) as world:
        call = await world.desk.engine.dial(CUSTOMER)
        await world.call_when(lambda one: one.id == call.id and len(one.turns) > 1)
        cut.begun = True
        tasks = Tasks()
        played = tasks.spawn(script(world, call.id), "script", left_to_the_awaiter)
        dies = tasks.spawn(cut.dies.wait(), "cut")
        done, _ = await asyncio.wait({played, dies}, return_when=asyncio.FIRST_COMPLETED, timeout=60)
        dies.cancel()
        if played in done and (error := played.exception()) is not None:
            raise error
        played.cancel()
        with suppress(asyncio.CancelledError, SellerCallError):
            await played


def of(folder: Path, simulator: Simulator) -> Setup:
    setup = replace(setup_for(folder, simulator), hand_off_times=TIMES)
    setup.settings.override("hand_off", "own_telephone", HERS)
    setup.settings.override("hand_off", "own_name", "Ana")
    return setup


def is_with_somebody(simulator: Simulator) -> bool:
    """Also one whom the document of the leg has told good-bye, as long as no program was there."""
    heard = simulator.record_of(CUSTOMER)
    hears = heard.now
    farewell = any(moment.what.endswith("Hasta luego.") for moment in heard.moments)
    return (
        (hears == "gone" and farewell)
        or hears == "ai"
        or (hears.startswith("conference:") and "with [+" in hears)
    )


if TYPE_CHECKING:
    Script = Callable[[World, str], Awaitable[None]]


@pytest.mark.parametrize("seed", range(FIRST, FIRST + ROUNDS))
async def test_whenever_it_dies_nobody_is_left_alone_or_rung_twice(tmp_path, seed):
    dice = Random(seed)
    script, cut = dice.choice(SCRIPTS), Cut(dice.randint(1, 9), before=dice.random() < 0.5)
    async with Simulator(speed=SPEED, middlewares=(cut.middleware(),)) as simulator:
        await first_run(tmp_path, simulator, cut, script)
        async with open_program(of(tmp_path, simulator), simulator, webhooks=False) as world:
            told = f"{script.__name__}, {cut.what}"
            await go_on(world, dice)
            with suppress(TimeoutError):
                await simulator.wait_for(lambda: is_with_somebody(simulator))
            assert is_with_somebody(simulator), f"{told}: {simulator.record_of(CUSTOMER).moments}"
            for number in (HERS, COLLEAGUE, EXAMPLES["person_declines"]):
                legs = [leg for leg in simulator.legs.values() if leg.to == number]
                assert len(legs) <= 1, f"{told}: rung {len(legs)} times"
            if not leg_to(world, CUSTOMER).over:
                leg_to(world, CUSTOMER).customer.hang_up()
            await simulator.wait_for(lambda: all(leg.over for leg in simulator.legs.values()))
            await world.call_when(lambda one: one.is_settled)


async def go_on(world: World, dice: Random) -> None:
    """She finds her call as it stands, and decides on what is still open."""
    open_ = await world.call_when(lambda one: not one.is_live or rests(one) or awaits_her(one))
    if awaits_her(open_):
        hand_offs = world.desk.handing_off.hand_offs
        with suppress(HandOffError):  # the telephone was put down meanwhile
            await dice.choice((hand_offs.confirm, hand_offs.cancel))(open_.id, "ana")
        await world.call_when(lambda one: not one.is_live or rests(one))


def awaits_her(call: Call) -> bool:
    """Somebody is on the telephone, and it is for her to say whether the customer comes."""
    under_way = [one for one in open_hand_offs(call) if is_under_way(one)]
    return any(state_of(call, one) is HandOffState.ANNOUNCED and one.confirmed is None for one in under_way)


def rests(call: Call) -> bool:
    """Nothing is under way: every hand-off is over, or its person has the customer."""
    handed = call.handed
    return handed is None or all(one.ended or one.joined for one in handed.hand_offs)


async def test_whom_nobody_waits_for_hears_music_until_the_program_is_back_then_the_ai(tmp_path):
    """The one case that no document of the customer's can end: she went while they came."""
    async with Simulator(speed=SLOWER) as simulator:
        setup = of(tmp_path, simulator)
        setup.settings.override("hand_off", "announced", "Le paso la llamada de un cliente. " * 8)
        async with open_program(setup, simulator, webhooks=False) as world:
            call = await world.desk.engine.dial(CUSTOMER)
            await world.call_when(lambda one: one.id == call.id and len(one.turns) > 1)
            await world.desk.handing_off.hand_offs.take_over(call.id, "ana")
            await world.call_when(is_in(HandOffState.ANNOUNCED))
            simulator.faults.add(Fault("twilio.redirect", "hang", times=None))  # it is done, nobody learns it
            await world.desk.handing_off.hand_offs.confirm(call.id, "ana")
            await simulator.wait_for(lambda: simulator.record_of(CUSTOMER).now == "music")
            leg_to(world, HERS).customer.hang_up()  # she is still told whom it is about
        simulator.faults.clear()
        await simulator.wait_for(lambda: leg_to(world, HERS).over)
        assert simulator.record_of(CUSTOMER).now == "music"
        async with open_program(of(tmp_path, simulator), simulator, webhooks=False) as world:
            call = await world.call_when(talks_with(PartnerKind.AI))
            assert [leg.to for leg in simulator.legs.values() if not leg.over] == [CUSTOMER]
