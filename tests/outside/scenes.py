"""What happens in a round, up to the program running again. Each scene kills at least once, by its dice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from random import Random

from tests.outside.stage import Stage

ONCE_ASKED = ("twilio", "twilio", "ultravox")  # what a scene is about has begun by then, mostly
Scene = Callable[[Stage, Random], Awaitable[None]]


async def plain(stage: Stage, dice: Random) -> None:
    """Some dials, a kill at any moment, a start at once."""
    numbers = await _customers(stage, dice, dice.choice((1, 1, 2, 3)))
    async with _doomed(stage, dice):
        for number in numbers:
            stage.dial(number)
            await asyncio.sleep(dice.uniform(0, 0.15))
    await _again(stage, dice)


async def faulty(stage: Stage, dice: Random) -> None:
    """The answer to one of the creates is lost, late or an error, whether or not it was done; then a kill."""
    number = (await _customers(stage, dice, 1))[0]
    await stage.world.ask(
        "fault",
        provider=dice.choice(("twilio", "twilio", "twilio", "ultravox")),
        operation=dice.choice(("create", "create", "create", "list", "*")),
        kind=dice.choice(("drop", "hang", "status", "slow")),
        taken=dice.random() < 0.7,
        status=dice.choice((500, 502, 503, 429)),
        wait_s=dice.choice((0, 0.2, 1.0, 3.0)),
        late=dice.choice(("before", "after")),
        times=dice.choice((1, 1, 2)),
    )
    async with _doomed(stage, dice, longest_s=dice.choice((1.0, 6.0))):
        stage.dial(number)
    calm_first = dice.random() < 0.7
    if calm_first:
        await stage.world.ask("calm")
    await _again(stage, dice)
    if not calm_first:
        await asyncio.sleep(dice.uniform(0, 2))
        await stage.world.ask("calm")


async def late(stage: Stage, dice: Random) -> None:
    """The start comes minutes or hours later, the customer still on the line or not. Some dial again."""
    gap_s = dice.choice((dice.uniform(121, 300), dice.uniform(300, 5000)))
    numbers = [stage.new_number() for _ in range(dice.choice((1, 2)))]
    for number in numbers:
        talk_s = gap_s + 60 if dice.random() < 0.7 else dice.uniform(2, gap_s)
        await stage.customer(number, ring_s=dice.uniform(0.2, 0.8), talk_s=min(talk_s, 1700))
    if dice.random() < 0.7:
        await stage.world.ask("fault", operation="create", kind=dice.choice(("drop", "hang")), taken=True)
    async with _doomed(stage, dice, since=ONCE_ASKED):
        for number in numbers:
            stage.dial(number)
    for desk in stage.desks:
        if desk.running:
            await desk.kill()
    await stage.world.ask("calm")
    await stage.leap(gap_s)
    await _again(stage, dice)
    await asyncio.gather(*(desk.start() for desk in stage.desks if not desk.running))
    if dice.random() < 0.5:
        await asyncio.sleep(dice.uniform(0, 2))
        stage.dial(numbers[0])  # whoever saw the program die tries again


async def other_programs(stage: Stage, dice: Random) -> None:
    """Another program of the same account rings the same number, a moment before or after."""
    number = stage.new_number()
    await stage.customer(number, talk_s=dice.uniform(5, 20))
    first = dice.random() < 0.7
    if first:
        await stage.world.ask("other_call", to=number)
        await asyncio.sleep(dice.uniform(0, 1.2))
    await stage.world.ask(
        "fault", operation="create", kind=dice.choice(("drop", "hang", "status")), taken=dice.random() < 0.5
    )
    async with _doomed(stage, dice, longest_s=1.5, since=ONCE_ASKED):
        stage.dial(number)
        if not first:
            await asyncio.sleep(dice.uniform(0, 0.4))
            await stage.world.ask("other_call", to=number)
    await stage.world.ask("calm")
    await _again(stage, dice)


async def hang_up(stage: Stage, dice: Random) -> None:
    """A hang-up is pressed while the carrier cannot be reached; the program ends; both come back."""
    number = stage.new_number()
    await stage.customer(number, ring_s=dice.uniform(0.2, 2), talk_s=60)
    status, _ = await stage.dial(number)
    if status == 200:
        await asyncio.sleep(dice.uniform(0, 2.5))
        await _carrier_unwell(stage, dice)
        await stage.hang_up(number)
        await asyncio.sleep(dice.uniform(0, 0.5))
    if dice.random() < 0.5:
        await stage.desks[0].kill()
    else:
        await stage.desks[0].stop()
    back_first = dice.random() < 0.6
    if back_first:
        await stage.world.ask("calm")
    await _again(stage, dice)
    if not back_first:
        await asyncio.sleep(dice.uniform(0, 3))
        await stage.world.ask("calm")


async def voice_ai_down(stage: Stage, dice: Random) -> None:
    """The voice AI cannot be reached after the start; the carrier can, and is the one that knows."""
    number = stage.new_number()
    await stage.customer(number, talk_s=40)
    await stage.world.ask("fault", operation="create", kind=dice.choice(("drop", "hang")), taken=True)
    async with _doomed(stage, dice, longest_s=1.0, since=ONCE_ASKED):
        stage.dial(number)
    await stage.world.ask("calm")
    await stage.world.ask("reach", provider="ultravox", there=False)
    await _again(stage, dice)


async def incoming(stage: Stage, dice: Random) -> None:
    """Customers ring us, and the program is killed at some moment of it."""
    sids = []
    async with _doomed(stage, dice, since=("ultravox",)):
        for _ in range(dice.choice((1, 2))):
            number = stage.new_number()
            await stage.customer(number, talk_s=dice.uniform(2, 15))
            sids.append(await stage.rings_in(number))
            await asyncio.sleep(dice.uniform(0, 0.2))
    await stage.note_joined(sids)
    await _again(stage, dice)


async def clock_set_back(stage: Stage, dice: Random) -> None:
    """Between the dial and the start this computer's clock is set back, or was wrong and is set right."""
    number = stage.new_number()
    await stage.customer(number, talk_s=dice.uniform(8, 20))
    await stage.world.ask("fault", operation="create", kind=dice.choice(("drop", "hang")), taken=True)
    async with _doomed(stage, dice, longest_s=1.0, since=ONCE_ASKED):
        stage.dial(number)
    await stage.world.ask("calm")
    desk = stage.desks[0]
    was = desk.clock_off_s
    desk.clock_off_s = 0.0 if was else dice.choice((-40.0, -90.0, -600.0, 90.0, 3600.0))
    await _again(stage, dice)


async def two_desks(stage: Stage, dice: Random) -> None:
    """A colleague dials, now and then the same number at the same moment; one of the two is killed."""
    number = stage.new_number()
    await stage.customer(number, ring_s=dice.uniform(0.3, 2), talk_s=dice.uniform(8, 20))
    theirs = number if dice.random() < 0.6 else stage.new_number()
    if dice.random() < 0.6:
        await stage.world.ask(
            "fault",
            operation="create",
            kind=dice.choice(("drop", "status")),
            taken=dice.random() < 0.4,
            by=stage.desks[0].user,
        )
    colleague = stage.dial(theirs, desk=1)
    await asyncio.sleep(dice.uniform(0, 0.5))
    async with _doomed(stage, dice, longest_s=1.5):
        mine = stage.dial(number)
        if stage.desks[0].button and dice.random() < 0.5:
            await asyncio.wait({colleague, mine}, timeout=3)
            await asyncio.sleep(dice.uniform(0, 1.5))
            await stage.hang_up(number)
    await stage.world.ask("calm")
    await _again(stage, dice)
    if stage.desks[0].button and dice.random() < 0.5:
        await asyncio.sleep(dice.uniform(0, 1.5))
        await stage.hang_up(number)


async def queued(stage: Stage, dice: Random) -> None:
    """More dials than the account's one call a second: the carrier queues; then a kill."""
    await stage.world.ask("settings", calls_per_second=1.0)
    numbers = await _customers(stage, dice, dice.choice((3, 4, 5)))
    async with _doomed(stage, dice):
        for number in numbers:
            stage.dial(number)
    await _again(stage, dice)
    await stage.world.ask("settings", calls_per_second=0.0)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        *(plain, faulty, late, other_programs, hang_up, voice_ai_down),
        *(incoming, clock_set_back, two_desks, queued),
    )
}
WEIGHTS = {"plain": 5, "faulty": 5, "late": 3, "incoming": 2}
NEEDS_TIME = {"late", "clock_set_back"}
NEEDS_BUTTON = {"hang_up"}
NEEDS_TWO = {"two_desks"}
NEEDS_WEBHOOKS = {"incoming"}


# --- pieces --------------------------------------------------------------------------------------


async def _customers(stage: Stage, dice: Random, count: int) -> list[str]:
    numbers = [stage.new_number() for _ in range(count)]
    for number in numbers:
        await stage.customer(
            number,
            ring_s=dice.uniform(0.2, 2.0),
            answers=dice.choices(("yes", "busy", "no", "unreachable"), (8, 1, 1, 1))[0],
            talk_s=dice.choice((dice.uniform(0.5, 6), dice.uniform(0.5, 6), 20)),
            ended_by=dice.choice(("customer", "agent")),
        )
    return numbers


@asynccontextmanager
async def _doomed(
    stage: Stage,
    dice: Random,
    longest_s: float = 4.0,
    since: tuple[str, ...] = ("ultravox", "twilio", "twilio"),
) -> AsyncIterator[None]:
    """What is begun inside is killed at some moment after it: counted from the first request that it
    makes of the AI or the carrier, most of them within what an answer takes, or simply from now."""
    before = (await stage.world.book()).arrived
    yield
    provider = dice.choice(("", *since))
    if provider:
        await stage.until_asked(provider, before[provider].get("create", 0))
    span = dice.choices((0.005, 0.05, 0.3, 1.0, longest_s), (2, 3, 4, 2, 3))[0]
    await asyncio.sleep(dice.uniform(0, min(span, longest_s)))
    await stage.desks[0].kill()


async def _again(stage: Stage, dice: Random) -> None:
    """Start it; now and then it is killed once more in the middle of that."""
    desk = stage.desks[0]
    if dice.random() < 0.25:
        await desk.start(wait=False)
        await asyncio.sleep(dice.uniform(0.5, 4))
        await desk.kill()
    await desk.start()


async def _carrier_unwell(stage: Stage, dice: Random) -> None:
    match dice.choice(("refused", "status", "drop")):
        case "refused":
            await stage.world.ask("reach", provider="twilio", there=False)
        case kind:
            await stage.world.ask("fault", operation="update", kind=kind, taken=False, times=1000)
