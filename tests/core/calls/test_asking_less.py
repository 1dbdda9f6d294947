"""About a call that goes on the providers are asked no more than somebody sees, or than they tell unasked."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Party,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.follow import Follower, PollPace
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.errors import RateLimitedError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.store import open_store
from tests.waiting import PATIENCE_S

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
LEG_ENDED = CarrierEnded(NOON + timedelta(seconds=61), CarrierOutcome.COMPLETED, 61)
AI_ENDED = AgentEnded(NOON + timedelta(seconds=60), AgentOutcome.AI_HUNG_UP)
NEVER = 10_000.0
AT_LEISURE = PollPace(live_s=0.01, slowest_s=NEVER, patience_s=NEVER, aftercare_s=())
BY_LIST = PollPace(live_s=0.01, slowest_s=0.02, patience_s=NEVER, aftercare_s=())


class Providers:
    """Both, with calls that talk on; counts what it is asked, and tells who waits for that."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.over: set[str] = set()
        self.listed: set[str] | None = None  # None: the list is what is on the line
        self.legs: set[str] = set()
        self.refusal: Exception | None = None
        self._asked = asyncio.Condition()

    async def _note(self, what: str) -> None:
        async with self._asked:
            self.asked[what] += 1
            self._asked.notify_all()

    async def until_asked(self, what: str, times: int) -> None:
        """Until it has been asked so often again."""
        await self.until(what, self.asked[what] + times)

    async def until(self, what: str, asked: int) -> None:
        """Until it has been asked so often in all."""
        async with asyncio.timeout(PATIENCE_S), self._asked:
            await self._asked.wait_for(lambda: self.asked[what] >= asked)

    async def fetch(self, remote_id: str) -> RemoteCall:
        await self._note(remote_id)
        over = remote_id in self.over
        if remote_id.startswith("CA"):
            facts = (CallPlaced(NOON, remote_id), CallAnswered(NOON), *((LEG_ENDED,) if over else ()))
        else:
            facts = (AgentCreated(NOON, remote_id), AgentJoined(NOON), *((AI_ENDED,) if over else ()))
        return RemoteCall(remote_id, NOON, facts)

    async def turns(self, agent_call_id: str, *, after: int = 0) -> tuple[TurnSpoken, ...]:
        await self._note(f"words of {agent_call_id}")
        return (TurnSpoken(NOON, 0, Speaker.AI, "hola"),)[after:]

    async def legs_on_line(self) -> frozenset[str]:
        await self._note("list")
        if self.refusal is not None:
            raise self.refusal
        return frozenset(self.legs - self.over if self.listed is None else self.listed)


@dataclass
class World:
    providers: Providers
    ledger: Ledger
    bus: Bus
    follower: Follower
    followed: list[asyncio.Task[None]]

    async def until_over(self, call_id: str) -> None:
        over = asyncio.Event()

        def look(change: CallChanged) -> None:
            if change.call.id == call_id and not change.call.is_live:
                over.set()

        end = self.bus.subscribe(CallChanged, look)
        if (await self.ledger.get(call_id)).is_live:
            async with asyncio.timeout(PATIENCE_S):
                await over.wait()
        end()


@asynccontextmanager
async def following(tmp_path, pace: PollPace, calls: int):
    """So many calls are talking and followed; each was asked for once."""
    providers, bus, tasks = Providers(), Bus(), Tasks()
    async with open_store(None, tmp_path / "a.db", "x") as store:
        ledger = Ledger(store.calls, bus, tasks)
        follower = Follower(providers, providers, ledger, pace)
        bus.subscribe(CallChanged, follower.on_call_changed)
        for n in range(calls):
            requested = CallRequested(NOON, Direction.OUTBOUND, f"+57300123450{n}", desk="ours")
            facts = (CallPlaced(NOON, f"CA{n}"), CallAnswered(NOON), AgentCreated(NOON, f"ai{n}"))
            await ledger.open(f"c{n}", requested, (*facts, AgentJoined(NOON)), "dial", durable=False)
            providers.legs.add(f"CA{n}")
        followed = [tasks.spawn(follower.follow(f"c{n}"), "follow") for n in range(calls)]
        for n in range(calls):
            await providers.until(f"CA{n}", 1)
            await providers.until(f"words of ai{n}", 1)
        try:
            yield World(providers, ledger, bus, follower, followed)
        finally:
            await tasks.close()


async def test_a_call_that_comes_before_somebody_s_eyes_is_asked_about_at_once_and_often(tmp_path):
    async with following(tmp_path, AT_LEISURE, 2) as world:
        world.follower.attention.look("card", "c0")
        await world.providers.until_asked("words of ai0", 5)
        await world.providers.until_asked("CA0", 2)
        assert world.providers.asked["words of ai1"] == 1
        world.follower.attention.look("card", "c1")
        await world.providers.until_asked("words of ai1", 5)


async def test_of_many_calls_on_the_line_only_what_the_list_lacks_is_asked_for_itself(tmp_path):
    async with following(tmp_path, BY_LIST, 5) as world:
        await world.providers.until_asked("list", 5)
        legs = {leg: world.providers.asked[leg] for leg in world.providers.legs}
        await world.providers.until_asked("list", 5)
        assert {leg: world.providers.asked[leg] for leg in world.providers.legs} == legs
        world.providers.over.add("CA3")
        await world.until_over("c3")
        assert (await world.ledger.get("c2")).is_live


async def test_a_list_that_holds_a_leg_for_ever_hides_its_end_for_a_while_only(tmp_path):
    pace = PollPace(live_s=0.01, slowest_s=0.02, patience_s=0.1, aftercare_s=())
    async with following(tmp_path, pace, 4) as world:
        world.providers.listed = set(world.providers.legs)
        world.providers.over.add("CA1")
        await world.until_over("c1")


async def test_while_the_list_is_refused_the_calls_are_followed_all_the_same(tmp_path):
    pace = PollPace(live_s=0.01, slowest_s=0.02, patience_s=0.05, aftercare_s=())
    async with following(tmp_path, pace, 4) as world:
        world.providers.refusal = RateLimitedError("carrier", "slow down", status=429)
        await world.providers.until_asked("list", 2)
        world.providers.over.add("CA2")
        await world.until_over("c2")


async def test_who_calls_back_is_hardly_asked_any_more_and_the_words_are_read_on(tmp_path):
    async with following(tmp_path, BY_LIST, 2) as world:
        for n in range(2):
            world.follower.called_back.note(f"c{n}", Party.CARRIER)
            world.follower.called_back.note(f"c{n}", Party.AGENT)
        await world.providers.until_asked("words of ai0", 3)  # what was under way has been answered
        asked = {what: world.providers.asked[what] for what in ("CA0", "CA1", "ai0", "ai1")}
        await world.providers.until_asked("words of ai0", 5)
        await world.providers.until_asked("words of ai1", 5)
        assert {what: world.providers.asked[what] for what in asked} == asked


async def test_once_the_way_in_is_lost_who_called_back_is_asked_again_at_once(tmp_path):
    async with following(tmp_path, BY_LIST, 1) as world:
        world.follower.called_back.note("c0", Party.CARRIER)
        await world.providers.until_asked("words of ai0", 3)  # what was under way has been answered
        asked = world.providers.asked["CA0"]
        world.follower.on_tunnel(TunnelChanged(TunnelState.OPEN, "fixed"))
        await world.providers.until_asked("words of ai0", 5)
        assert world.providers.asked["CA0"] == asked
        world.follower.on_tunnel(TunnelChanged(TunnelState.RECONNECTING, "fixed"))
        await world.providers.until_asked("CA0", asked + 3)


async def test_an_end_that_is_told_has_the_last_words_read_at_once(tmp_path):
    async with following(tmp_path, AT_LEISURE, 1) as world:
        world.providers.over.update({"CA0", "ai0"})
        await world.ledger.record("c0", (LEG_ENDED, AI_ENDED), "webhook")
        async with asyncio.timeout(PATIENCE_S):
            await world.followed[0]
        assert not (await world.ledger.get("c0")).owes_words
