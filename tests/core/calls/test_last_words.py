"""What was said last is read after the end, in whatever order the ends of both sides become known."""

from __future__ import annotations

import asyncio
import itertools
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.bus import Bus
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
    CostKnown,
    Direction,
    Party,
    Speaker,
    SummaryWritten,
    TurnSpoken,
)
from sellercall_desktop.core.calls.follow import Follower, PollPace
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.errors import ProviderAmbiguousError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from tests.waiting import PATIENCE_S

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
QUICK = PollPace(live_s=0.01, slowest_s=0.02, patience_s=0.02, aftercare_s=(0.01,) * 5)
AI_ENDED = AgentEnded(NOON + timedelta(seconds=60), AgentOutcome.AI_HUNG_UP)
LEG_ENDED = CarrierEnded(NOON + timedelta(seconds=61), CarrierOutcome.COMPLETED, 61)
SUMMARY = SummaryWritten(NOON, "Bought.", "Bought.")
PRICE = CostKnown(NOON, Party.CARRIER, Decimal("0.03"), "USD")


class Provider:
    """Both sides, scripted. Every word is there from the beginning; the ends come when they are told."""

    def __init__(self) -> None:
        self.leg: tuple = (CallPlaced(NOON, "CA1"), CallAnswered(NOON))
        self.talk: tuple = (AgentCreated(NOON, "agent"), AgentJoined(NOON))
        self.words = ["hola", "buenas"]
        self.failures = 0

    async def fetch(self, remote_id):
        return RemoteCall(remote_id, NOON, self.leg if remote_id == "CA1" else self.talk)

    async def turns(self, _agent_call_id, *, after=0):
        if self.failures:
            self.failures -= 1
            raise ProviderAmbiguousError("ultravox", "cut")
        spoken = [
            TurnSpoken(NOON + timedelta(seconds=n), n, Speaker.AI, text) for n, text in enumerate(self.words)
        ]
        return tuple(spoken[after:])


@asynccontextmanager
async def talking(tmp_path):
    """A conversation that is followed, with two turns read."""
    provider, bus, tasks = Provider(), Bus(), Tasks()
    async with open_store(None, tmp_path / "a.db", "x") as store:
        ledger = Ledger(store.calls, bus, tasks)
        requested = CallRequested(NOON, Direction.OUTBOUND, "+573001234567", desk="ours")
        facts = (*provider.leg, *provider.talk, *await provider.turns("agent"))
        await ledger.open("c", requested, facts, "dial", durable=False)
        try:
            yield provider, ledger, Follower(provider, provider, ledger, QUICK), store
        finally:
            await tasks.close()


@pytest.mark.parametrize("failures", [0, 1], ids=["answered", "failing once"])
@pytest.mark.parametrize("order", list(itertools.permutations([AI_ENDED, LEG_ENDED, SUMMARY, PRICE])))
async def test_the_last_turn_is_read_whichever_end_is_heard_first(tmp_path, order, failures):
    async with talking(tmp_path) as (provider, ledger, follower, store):
        provider.words.append("hasta luego")
        provider.talk += (AI_ENDED, SUMMARY)
        provider.leg += (LEG_ENDED, PRICE)
        provider.failures = failures
        for fact in order:  # all of it came by webhook and otherwise, between two looks of the follower
            await ledger.record("c", (fact,), "webhook")
        async with asyncio.timeout(PATIENCE_S):
            await follower.follow("c")
        call = await store.calls.get("c")
        assert [turn.text for turn in call.turns] == provider.words
        assert not call.owes_words
        assert await store.calls.unsettled() == []


async def test_words_that_could_not_be_read_are_owed_at_the_next_start(tmp_path):
    async with talking(tmp_path) as (provider, ledger, follower, store):
        provider.words.append("hasta luego")
        provider.failures = 1000
        await ledger.record("c", (AI_ENDED, LEG_ENDED, SUMMARY, PRICE), "webhook")
        async with asyncio.timeout(PATIENCE_S):
            await follower.follow("c")
        assert [call.id for call in await store.calls.unsettled()] == ["c"]


async def test_a_conversation_that_was_brought_in_ended_owes_no_words(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        ledger = Ledger(store.calls, Bus(), Tasks())
        requested = CallRequested(NOON, Direction.OUTBOUND, "+573001234567", requested_by="import")
        facts = (AgentCreated(NOON, "a"), AgentJoined(NOON), AI_ENDED, CallPlaced(NOON, "CA1"), LEG_ENDED)
        await ledger.open("c", requested, facts, "import", durable=False)
        assert await store.calls.unsettled() == []
