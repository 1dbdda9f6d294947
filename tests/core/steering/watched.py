"""Live calls whose turns are told one by one, on a ledger that keeps them in memory, by their own clock."""

import asyncio
from datetime import timedelta

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentJoined,
    CallAnswered,
    CallPlaced,
    CallRequested,
    Direction,
    Speaker,
)
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.steering.disclosure import Accepted
from sellercall_desktop.core.steering.silence_guard import SilenceGuard, SilenceRule
from sellercall_desktop.core.steering.verdicts import WatchesChanged
from sellercall_desktop.core.steering.watching import Watching
from sellercall_desktop.core.tasks import Tasks
from tests.core.steering.talk import JOINED, turn

DESK = "front"
AI, CUSTOMER, TOOL = Speaker.AI, Speaker.CUSTOMER, Speaker.TOOL


class CallsKept:
    """The newest state of each call. While `is_down` nothing can be written."""

    def __init__(self):
        self.calls, self.is_down, self.saves = {}, False, 0

    async def save(self, call, _facts, _source, *, durable=False):
        if self.is_down:
            raise StoreError("disk full")
        self.saves += 1
        self.calls[call.id] = call

    async def get(self, call_id):
        return self.calls.get(call_id)


class Clock:
    """Sleeping makes it later; nobody waits."""

    def __init__(self):
        self.at, self.slept = JOINED, []

    def now(self):
        return self.at

    async def sleep(self, seconds):
        self.slept.append(seconds)
        await asyncio.sleep(0)
        self.at += timedelta(seconds=seconds)


class Watched:
    """Everything that watches, and what it told."""

    def __init__(self, store=None, rule=None, accepted=None, wordings=None):
        self.store, self.bus, self.tasks = store or CallsKept(), Bus(), Tasks()
        self.ledger = Ledger(self.store, self.bus, self.tasks)
        self.rule, self.accepted = rule or SilenceRule(), accepted or Accepted()
        self.clock, self.hung_up, self.looked, self.unread, self.refusals = Clock(), [], 0, (), []
        self.watching = Watching(
            ledger=self.ledger, bus=self.bus, tasks=self.tasks, accepted=wordings or self.wordings
        )
        self.told = []
        self.bus.subscribe(WatchesChanged, self.told.append)

    async def wordings(self, _version):
        return self.accepted

    def guard(self):
        return SilenceGuard(
            watching=self.watching,
            ledger=self.ledger,
            bus=self.bus,
            tasks=self.tasks,
            rule=lambda: self.rule,
            look=self.look,
            hang_up=self.hang_up,
            now=self.clock.now,
            desk=DESK,
            sleep=self.clock.sleep,
        )

    async def look(self, call):
        self.looked += 1
        if self.refusals:
            raise self.refusals.pop(0)
        return await self.ledger.record(call.id, self.unread, "poll")

    async def hang_up(self, call_id, requested_by):
        self.hung_up.append((call_id, requested_by))

    async def begin(self, call_id="call-1", desk=DESK, requested_by="window", version=3):
        asked = CallRequested(JOINED, Direction.OUTBOUND, "+573001234567", None, version, requested_by, desk)
        facts = (
            AgentCreated(JOINED, f"agent-{call_id}", 600),
            CallPlaced(JOINED, f"CA-{call_id}"),
            CallAnswered(JOINED),
            AgentJoined(JOINED),
        )
        await self.ledger.open(call_id, asked, facts, "dial", durable=False)

    async def tell(self, *facts, call_id="call-1"):
        await self.ledger.record(call_id, facts, "poll")

    async def say(self, text, ordinal, speaker=CUSTOMER, start_s=None, *, final=True, call_id="call-1"):
        spoken = turn(text, ordinal, speaker, ordinal * 5.0 if start_s is None else start_s, final=final)
        await self.tell(spoken, call_id=call_id)
        await self.settled()

    async def settled(self):
        await self.tasks.finish()

    def verdicts(self, call_id="call-1"):
        return self.watching.of(call_id)

    def seen(self, call_id="call-1"):
        """What was written down: watch and verdict with the fact."""
        written = self.store.calls[call_id].written
        return {(one.watch, one.verdict): one for one in (written.seen if written else ())}
