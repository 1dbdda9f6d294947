"""Rounds: a call, a scene, one strike, what the seller does after it, and what it cost the customer."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from sellercall_desktop.simulator import Simulator
from sellercall_desktop.simulator.customers import EXAMPLES
from tests.outside.hand_off import scenes
from tests.outside.hand_off.desk import OPEN, UNDER_WAY, Desk, GoneError, becomes
from tests.outside.hand_off.scenes import FOR_A_SECOND_CALL, SCENES, WHOLE, Played
from tests.outside.hand_off.strikes import Line, Strike, again, thrown
from tests.outside.hand_off.watcher import Fault, Watcher, rung_twice

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.resources import Leg

SPEED = 2.0
RESTS_WITHIN_S = 40.0
ALL_OVER_WITHIN_S = 10.0
SETTLES_WITHIN_S = 30.0
SCENE_WITHIN_S = 60.0
STARTS_WITHIN_S = 30.0
WATCHED_S = 8.0  # at rest, by the world's clock
TELEPHONES = ("person", "person_declines", "person_does_not_answer", "person_voicemail", "person_drops")
WEIGHTS = (80, 4, 4, 6, 6)


@dataclass
class Round:
    """What came of one."""

    seed: str
    scene: str
    strike: str = ""
    where: str = ""
    faults: list[Fault] = field(default_factory=list)
    broken: str = ""  # the harness could not play it
    took_s: float = 0.0
    alone_s: float = 0.0  # the longest that a customer heard nobody, whether a program was there or not
    all_over_s: float = 0.0  # from the customer's hanging up until no leg was left
    good_byes: int = 0  # of legs' own documents, while no program was there


@dataclass
class Chain:
    """Rounds one after the other on one history."""

    seed: str
    rounds: list[Round] = field(default_factory=list)
    kills: int = 0
    starts: int = 0
    odd: Counter = field(default_factory=Counter)


async def run_chain(
    seed: str, length: int, *, speed: float = SPEED, only: tuple[str, ...] = (), evidence: Path | None = None
) -> Chain:
    """As many rounds as asked for, or up to the first with a fault."""
    dice, chain = Random(seed), Chain(seed)
    hers = f"+5730098765{EXAMPLES[dice.choices(TELEPHONES, WEIGHTS)[0]][-2:]}"
    line = Line()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        middlewares = (line.middleware(),)
        simulator = await stack.enter_async_context(Simulator(speed=speed, middlewares=middlewares))
        desk = line.desk = Desk(simulator, folder / "data", hers, speed)
        stack.push_async_callback(desk.close)
        for index in range(length):
            played = _Round(desk, line, seed=f"{seed}.{index}", hers=hers, index=index, only=only)
            told = Round(f"{seed}.{index}", played.name)
            begun = time.monotonic()
            try:
                await played.play(told, chain.odd)
            except (AssertionError, RuntimeError, TimeoutError, GoneError, KeyError) as error:
                told.broken = f"{type(error).__name__}: {error}"[:300]
            told.took_s = time.monotonic() - begun
            chain.rounds.append(told)
            if told.faults or told.broken:
                if evidence is not None:
                    shutil.copytree(desk.data, evidence / told.seed.replace("/", "-"), dirs_exist_ok=True)
                break
        chain.kills, chain.starts = desk.kills, desk.starts
    return chain


class _Round:
    """One of a chain."""

    def __init__(
        self, desk: Desk, line: Line, *, seed: str, hers: str, index: int, only: tuple[str, ...]
    ) -> None:
        dice = Random(seed)
        self._desk, self._line, self._dice, self._hers, self._index = desk, line, dice, hers, index
        self.name = dice.choice(only or WHOLE)
        self.strike: Strike = thrown(dice)
        self._second: Strike | None = None
        self._used = 0
        self._before = set(desk.simulator.legs)
        self._watchers: list[Watcher] = []

    async def play(self, told: Round, odd: Counter) -> None:
        if self._desk.up_since is None:
            await self._desk.start()
        told.strike = str(self.strike)
        async with AsyncExitStack() as stack:
            calls = [await self._call(stack)]
            if self.name == scenes.TWO_AT_ONCE:
                calls.append(await self._call(stack))
            self._line.arm(self.strike)
            await self._scenes(calls, odd)
            told.where = self._line.what
            if self.strike.kind == "kill":
                await self._desk.gone()
                await self._without_a_program(calls)
                self._second = again(self._dice)
                self._line.arm(self._second)
                await self._desk.start()
            for one in calls:
                told.faults += await self._decide(one)
            for each in self._watchers:
                each.rests = True
            await asyncio.sleep(WATCHED_S / self._desk.speed)
            told.faults += await self._strangers(calls)
            await self._end(told)
            self._line.arm(None)
            # A kill after an answer may be due, or a provider still away.
            await asyncio.sleep(max(0.5, self._line.harmed_until - time.monotonic()))

    # --- before ----------------------------------------------------------------------------------

    def _new_number(self, behaviour: str) -> str:
        self._used += 1
        return f"+57301{self._index * 100 + self._used:05d}{EXAMPLES[behaviour][-2:]}"

    async def _call(self, stack: AsyncExitStack) -> Played:
        number = self._new_number("chatters")
        one = Played(self._desk, self._dice, number, self._hers, self._new_number)
        one.sid = await self._desk.dial(number)
        watcher = Watcher(one, self._desk, self._line)

        async def talks() -> bool:
            return watcher.hears == "ai" and len(watcher.leg.customer.heard) > 0

        if not await becomes(talks, 40):
            raise RuntimeError(f"the AI did not come: {watcher.hears}")
        self._watchers.append(watcher)
        task = asyncio.get_running_loop().create_task(watcher.watch())
        stack.callback(task.cancel)
        return one

    # --- the scene, and the strike ---------------------------------------------------------------

    async def _scenes(self, calls: list[Played], odd: Counter) -> None:
        """Until all are played, or the program is killed; what did not strike yet strikes then."""
        names = [self.name]
        if self.name == scenes.TWO_AT_ONCE:
            names = [self._dice.choice(list(SCENES)), self._dice.choice(FOR_A_SECOND_CALL)]
        if self.name == scenes.CUSTOMER_HANGS_UP:
            names = [self._dice.choice(list(SCENES))]
            self._hangs_up_later(self._watchers[0], self._dice.uniform(0.2, 12.0))
        await asyncio.gather(*(self._scene(name, one, odd) for name, one in zip(names, calls, strict=True)))
        if not self._line.struck.is_set():
            self._line.strike_now()
        if self.strike.kind == "kill":  # it may be about to be killed
            async with asyncio.timeout(5):
                while self._desk.up_since is not None:  # noqa: ASYNC110 - a timer of the harness
                    await asyncio.sleep(0.05)

    async def _scene(self, name: str, one: Played, odd: Counter) -> None:
        try:
            async with asyncio.timeout(SCENE_WITHIN_S):
                await SCENES[name](one)
        except TimeoutError:
            odd[f"{name}: not played in time"] += 1
        except GoneError as error:
            if not self._line.struck.is_set() and self.name != scenes.CUSTOMER_HANGS_UP:
                odd[f"{name}: {str(error)[:80]}"] += 1

    def _hangs_up_later(self, watcher: Watcher, wait_s: float) -> None:
        def hang_up() -> None:
            watcher.hung_up = True
            if not watcher.leg.over:
                watcher.leg.customer.hang_up()

        asyncio.get_running_loop().call_later(wait_s, hang_up)

    async def _without_a_program(self, calls: list[Played]) -> None:
        """Nothing is done for anybody; a person may put the telephone down meanwhile."""
        off_s, drops = self._dice.choice((0.0, 1.0, 3.0, 8.0)), self._dice.random() < 0.3
        persons = [number for one in calls for number in one.wanted if number != one.number]
        drops_after_s = self._dice.uniform(0.0, off_s)
        await asyncio.sleep(drops_after_s)
        if drops and persons:
            calls[0].hangs_up(self._dice.choice(persons))
        await asyncio.sleep(off_s - drops_after_s)

    def _patience_s(self, usual_s: float) -> float:
        """It is longer where the program may be killed and started meanwhile."""
        return usual_s + (STARTS_WITHIN_S if self._second is not None else 0.0)

    async def _is_up(self) -> None:
        """It may have been killed once more, while it went on with what the killed one had begun."""
        if self._desk.up_since is None:
            await self._desk.gone()
            await self._desk.start()

    # --- after it --------------------------------------------------------------------------------

    async def _decide(self, one: Played) -> list[Fault]:
        """She finds her call as it stands, and decides on what waits for her, until nothing is under way."""
        decided: set[str] = set()

        async def rests() -> bool:
            await self._is_up()
            with suppress(GoneError):
                for each in await self._desk.hand_offs(one.sid):
                    if each["state"] == "announced" and each["handoffId"] not in decided:
                        decided.add(each["handoffId"])
                        await one.act(
                            f"handoff/{each['handoffId']}/{self._dice.choice(('confirm', 'cancel'))}"
                        )
                return not [e for e in await self._desk.hand_offs(one.sid) if e["state"] in UNDER_WAY]
            return False

        if not await becomes(rests, self._patience_s(RESTS_WITHIN_S)):
            states = [each["state"] for each in await self._desk.hand_offs(one.sid)]
            return [Fault("unsettled", f"it does not come to rest: {states}")]
        return []

    async def _strangers(self, calls: list[Played]) -> list[Fault]:
        """Telephones that are up at rest, and no hand-off knows of."""
        told = []

        async def unknown() -> list[Leg]:
            await self._is_up()
            wanted = {one.number for one in calls}
            for one in calls:
                for each in await self._desk.hand_offs(one.sid):
                    if each["state"] in OPEN:
                        wanted.add(each["phone"])
            return [leg for leg in self._alive() if leg.to not in wanted]

        async def none() -> bool:
            with suppress(GoneError):
                return not await unknown()
            return False

        if not await becomes(none, self._patience_s(ALL_OVER_WITHIN_S)):
            told = [Fault("left_alive", f"at rest {leg.to} {leg.status}") for leg in await unknown()]
        return told

    async def _end(self, told: Round) -> None:
        """The customers hang up: soon nothing is left, and the history says so."""
        for each in self._watchers:
            told.faults += each.faults()
            told.alone_s = max(told.alone_s, each.alone_s, each.alone_without_s)
            told.good_byes += each.leg.over and not each.hung_up
            each.hung_up = True
            if not each.leg.over:
                each.leg.customer.hang_up()
        begun = time.monotonic()

        async def all_over() -> bool:
            await self._is_up()
            told.all_over_s = time.monotonic() - begun
            return not self._alive()

        if not await becomes(all_over, self._patience_s(ALL_OVER_WITHIN_S)):
            told.faults += [Fault("left_alive", f"{leg.to} {leg.status}") for leg in self._alive()]
        for each in self._watchers:
            within_s = self._patience_s(SETTLES_WITHIN_S)
            if not await becomes(lambda one=each.one: self._settled(one), within_s):
                states = [one["state"] for one in await self._desk.hand_offs(each.one.sid)]
                told.faults.append(Fault("unsettled", f"{states}"))

        told.faults += rung_twice(self._desk, [each.one for each in self._watchers], self._before)

    async def _settled(self, one: Played) -> bool:
        await self._is_up()
        with suppress(GoneError):
            return await self._desk.is_over(one.sid)
        return False

    def _alive(self) -> list[Leg]:
        legs = self._desk.simulator.legs
        return [leg for sid, leg in legs.items() if sid not in self._before and not leg.over]
