"""What a run that was killed leaves behind, made at once: on disk and at the providers, as old as wished."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import AgentCreated, CallRequested, Direction, LegAsked
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.placement import Looking, Placement
from sellercall_desktop.core.calls.reconcile import CaughtUp, Reconciler
from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.simulator import EXAMPLES, Simulator
from sellercall_desktop.store import open_store
from tests.desk import open_program, setup_for
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import Fact
    from sellercall_desktop.simulator.twilio.resources import Leg
    from tests.desk import World

BUYS = EXAMPLES["buys"]


async def place_at_ultravox(simulator: Simulator, age: timedelta = timedelta(0), **metadata: str) -> str:
    """A place that some program has made; its id."""
    async with httpx.AsyncClient() as client:
        made = await client.post(
            f"{simulator.ultravox_url}/api/calls",
            headers={"X-API-Key": simulator.api_key},
            json={
                "systemPrompt": "Venda.",
                "languageHint": "es",
                "medium": {"twilio": {}},
                "metadata": metadata,
                "joinTimeout": "65s",
            },
        )
    place = simulator.voice_calls[made.json()["callId"]]
    place.created -= age
    return place.id


async def leg_at_twilio(
    simulator: Simulator, place_id: str | None = None, age: timedelta = timedelta(0), to: str = BUYS
) -> Leg:
    """A telephone leg that some program has placed."""
    url = simulator.voice_calls[place_id].join_url if place_id else "wss://voice.example/none"
    document = f'<Response><Connect><Stream url="{url}"/></Connect></Response>'
    async with httpx.AsyncClient() as client:
        made = await client.post(
            f"{simulator.twilio_url}/2010-04-01/Accounts/{simulator.account_sid}/Calls.json",
            auth=(simulator.account_sid, simulator.auth_token),
            data={"To": to, "From": simulator.phone_number, "Twiml": document},
        )
    leg = simulator.legs[made.json()["sid"]]
    leg.created -= age
    return leg


async def left_on_disk(
    folder: Path,
    simulator: Simulator,
    *more: Fact,
    age: timedelta,
    asked: bool = True,
    number: str = BUYS,
    **wishes: object,
) -> Call:
    """The intent of an outgoing call that a run wrote down `age` ago, and what more it came to know."""
    at = utc_now() - age
    setup = setup_for(folder, simulator)
    async with open_store(None, setup.paths.database, "x") as store:
        wishes.setdefault("desk", store.desk)
        requested = CallRequested(
            at, Direction.OUTBOUND, number, simulator.phone_number, 1, "window", **wishes
        )
        facts = ((LegAsked(at),) if asked else ()) + more
        call = advance_all(start_call(new_call_id(at), requested), facts)
        await store.calls.save(call, (requested, *facts), "dial", durable=True)
    return call


async def killed_in_the_middle(folder: Path, simulator: Simulator, age: timedelta) -> tuple[Call, Leg]:
    """The customer is rung, and the answer that names the leg was never read."""
    call = await left_on_disk(folder, simulator, age=age)
    place_id = await place_at_ultravox(simulator, age, sellercall_call_id=call.id)
    return call, await leg_at_twilio(simulator, place_id, age)


@asynccontextmanager
async def started(folder: Path, simulator: Simulator, *, webhooks: bool = False) -> AsyncIterator[World]:
    """The next start, once its first import is over."""
    setup, caught_up = setup_for(folder, simulator), asyncio.Event()
    setup.bus.subscribe(CaughtUp, lambda _: caught_up.set())
    async with open_program(setup, simulator, webhooks=webhooks) as world:
        async with asyncio.timeout(PATIENCE_S):
            await caught_up.wait()
        yield world


async def import_again(world: World) -> int:
    """What the program does every hour."""
    desk = world.desk
    ledger = Ledger(desk.calls, world.setup.bus, desk.tasks)
    reconciler = Reconciler(
        engine=desk.engine,
        placement=Placement(desk.carrier, desk.agent, ledger, utc_now, Looking()),
        ledger=ledger,
        calls=desk.calls,
        carrier=desk.carrier,
        agent=desk.agent,
        tasks=desk.tasks,
        now=utc_now,
    )
    return await reconciler.import_since(utc_now() - timedelta(days=2))


async def rows(world: World) -> list[Call]:
    """The whole history, newest first."""
    return list((await world.desk.calls.page(CallQuery())).calls)


def place_fact(place_id: str, age: timedelta) -> AgentCreated:
    """What the run before had learned of the AI's place."""
    return AgentCreated(utc_now() - age, place_id)
