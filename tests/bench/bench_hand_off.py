"""How long a hand-off takes where somebody waits for it, at the product's own pace, beside bare requests.

Run: python -m tests.bench.bench_hand_off [RUNS]

Program and simulator (in real time) share one loop. The bare counterpart leads a customer's leg into a
conference in which a person waits already, with one warm POST: until the simulator has them hear each other.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.follow import PollPace
from sellercall_desktop.core.calls.hand_off_facts import RedirectAsked
from sellercall_desktop.core.calls.partners import HandOffState, PartnerKind
from sellercall_desktop.simulator import Simulator
from tests.desk import World, open_program, setup_for
from tests.e2e.test_hand_off import CUSTOMER, HERS, is_in, leg_to, talks_with

BARE_PERSON = "+573001112230"
BARE_CUSTOMER = "+573001112213"


@dataclass(slots=True)
class Times:
    """Milliseconds of each run."""

    bare: list[float] = field(default_factory=list)  # one POST to hearing each other
    redirect: list[float] = field(default_factory=list)  # our redirect's fact to hearing each other
    confirm: list[float] = field(default_factory=list)  # "it is I" to hearing each other
    drop: list[float] = field(default_factory=list)  # her telephone is put down to the AI's voice
    back: list[float] = field(default_factory=list)  # "give back" to the AI's voice
    ends: list[float] = field(default_factory=list)  # the customer hangs up to the last leg's end


async def hears(simulator: Simulator, number: str, what: str, since_s: float) -> float:
    """The simulated second at which they first heard this, after that one."""

    def heard() -> float | None:
        moments = simulator.record_of(number).moments
        heard = (each.at_s for each in moments if each.at_s >= since_s and each.what.startswith(what))
        return next(heard, None)

    return await simulator.wait_for(heard, timeout_s=60)


async def bare(world: World, client: httpx.AsyncClient, times: Times) -> None:
    simulator = world.simulator
    account = f"{simulator.twilio_url}/2010-04-01/Accounts/{simulator.account_sid}"
    room = f"<Response><Dial><Conference{{}}>bare-{len(times.bare)}</Conference></Dial></Response>"
    sids = []
    for to, document in (
        (BARE_PERSON, room.format(' startConferenceOnEnter="false"')),
        (BARE_CUSTOMER, "<Response><Pause length='60'/></Response>"),
    ):
        form = {"To": to, "From": simulator.phone_number, "Twiml": document}
        answer = await client.post(f"{account}/Calls.json", data=form)
        sids.append(answer.json()["sid"])
    await simulator.wait_for(
        lambda: all(simulator.legs[sid].status == "in-progress" for sid in sids), timeout_s=60
    )
    await hears(simulator, BARE_PERSON, "music", 0)
    begun_s = simulator.stage.clock.elapsed_s()
    await client.post(f"{account}/Calls/{sids[1]}.json", data={"Twiml": room.format("")})
    met_s = await hears(simulator, BARE_CUSTOMER, f"conference:bare-{len(times.bare)} with [+", begun_s)
    times.bare.append((met_s - begun_s) * 1000)
    for sid in sids:
        await client.post(f"{account}/Calls/{sid}.json", data={"Status": "completed"})


async def ours(world: World, times: Times, *, drops: bool) -> None:
    simulator, wishes, clock = world.simulator, world.desk.handing_off.hand_offs, world.simulator.stage.clock
    asked: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def look(change: CallChanged) -> None:
        if not asked.done() and any(isinstance(fact, RedirectAsked) for fact in change.facts):
            asked.set_result(clock.elapsed_s())

    unsubscribe = world.setup.bus.subscribe(CallChanged, look)
    call = await world.desk.engine.dial(CUSTOMER)

    def this(becomes):
        return lambda one: one.id == call.id and becomes(one)

    await world.call_when(this(lambda one: len(one.turns) > 1))
    await wishes.take_over(call.id, "bench")
    await world.call_when(this(is_in(HandOffState.ANNOUNCED)))
    await asyncio.sleep(6)  # as she hears whom it is about
    confirmed_s = clock.elapsed_s()
    await wishes.confirm(call.id, "bench")
    met_s = await hears(simulator, CUSTOMER, f"conference:{call.id} with [{HERS}", confirmed_s)
    times.confirm.append((met_s - confirmed_s) * 1000)
    times.redirect.append((met_s - await asked) * 1000)
    await world.call_when(this(talks_with(PartnerKind.PERSON)))
    begun_s = clock.elapsed_s()
    if drops:
        leg_to(world, HERS).customer.hang_up()
    else:
        await wishes.give_back(call.id, "bench")
    ai_s = await hears(simulator, CUSTOMER, "ai", begun_s)
    (times.drop if drops else times.back).append((ai_s - begun_s) * 1000)
    await world.call_when(this(is_in(HandOffState.GIVEN_BACK)))
    if not drops:
        await wishes.take_over(call.id, "bench")
        await world.call_when(this(is_in(HandOffState.ANNOUNCED)))
        begun_s = clock.elapsed_s()
        leg_to(world, CUSTOMER).customer.hang_up()
        await simulator.wait_for(lambda: all(leg.over for leg in simulator.legs.values()), timeout_s=60)
        times.ends.append((clock.elapsed_s() - begun_s) * 1000)
    else:
        await world.desk.engine.hang_up(call.id, "bench")
    await world.call_when(this(lambda one: one.is_settled), within_s=60)
    unsubscribe()


def tell(times: Times) -> None:
    base = statistics.median(times.bare)
    rows = (
        ("bare POST to hearing each other", times.bare),
        ("our redirect to hearing each other", times.redirect),
        ("«it is I» to hearing each other (the AI says who comes)", times.confirm),
        ("give back to the AI's voice", times.back),
        ("her telephone drops to the AI's voice", times.drop),
        ("customer hangs up while her telephone rings or waits, to the last leg's end", times.ends),
    )
    print("\n| what | median ms | worst ms | x bare |\n|---|---:|---:|---:|")
    for what, told in rows:
        median = statistics.median(told)
        print(f"| {what} | {median:,.0f} | {max(told):,.0f} | {median / base:.2f} |")


async def main(runs: int) -> None:
    times = Times()
    with tempfile.TemporaryDirectory() as folder:
        async with Simulator(speed=1) as simulator:
            setup = replace(setup_for(Path(folder), simulator), pace=PollPace())
            setup.settings.override("hand_off", "own_telephone", HERS)
            auth = (simulator.account_sid, simulator.auth_token)
            async with (
                httpx.AsyncClient(auth=auth) as client,
                open_program(setup, simulator, webhooks=False) as world,
            ):
                for run in range(runs):
                    await bare(world, client, times)
                    await ours(world, times, drops=run % 2 == 0)
                    print(f"{run + 1}/{runs}", file=sys.stderr, flush=True)
    tell(times)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
