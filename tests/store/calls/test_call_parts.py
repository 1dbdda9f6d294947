"""A call that was handed off is found by each id that a provider has for one of its legs and places."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallKey,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
)
from sellercall_desktop.core.calls.hand_off_facts import LegRole, PersonLegAsked, PersonLegPlaced, PlaceMade
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, request

FACTS = (
    AgentCreated(NOON, "agent-0"),
    CallPlaced(NOON, "CA0"),
    PersonLegAsked(NOON, "l1", "h1", LegRole.SELLER, "+573009876543"),
    PersonLegPlaced(NOON, "l1", "CA1"),
    PlaceMade(NOON, 1, "agent-1"),
)
OVER = CarrierEnded(NOON, CarrierOutcome.COMPLETED, 30.0)
NAMES = (
    CallKey(carrier_call_id="CA0"),
    CallKey(carrier_call_id="CA1"),
    CallKey(agent_call_id="agent-0"),
    CallKey(agent_call_id="agent-1"),
    CallKey("not ours", "CA1"),
)


async def handed(store, call_id="handed"):
    call = start_call(call_id, request())
    await store.calls.save(call, (call.requested,), "dial")
    for fact in FACTS:
        call = advance_all(call, (fact,))
        await store.calls.save(call, (fact,), "poll")
    return call


async def test_every_leg_and_place_names_its_call(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call = await handed(store)
        other = start_call("other", request(at=NOON + timedelta(seconds=1)))
        await store.calls.save(other, (other.requested,), "dial")
        for key in NAMES:
            assert await store.calls.find(key) == call
        for key in (CallKey(carrier_call_id="agent-1"), CallKey(agent_call_id="CA1")):
            assert await store.calls.find(key) is None  # each provider's ids are its own
        assert await store.calls.find(CallKey("other", "CA1")) == other  # the first that is known counts


async def test_the_names_follow_their_call_when_its_row_moves_and_go_with_it(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call = await handed(store)
        earlier = CallRequested(NOON - timedelta(days=400), call.direction, call.number)
        call = advance_all(call, (earlier,))
        await store.calls.save(call, (earlier,), "import")
        assert await store.calls.find(NAMES[1]) == call
        ended = advance_all(call, (OVER,))
        await store.calls.save(ended, (OVER,), "poll")
        assert await store.calls.prune(timedelta(days=30)) == 1
        assert [await store.calls.find(key) for key in NAMES] == [None] * len(NAMES)


async def test_names_that_were_lost_come_back_with_the_call_s_next_save(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        call = await handed(store)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM call_parts")
    async with open_store(None, path, "x") as store:
        assert await store.calls.find(NAMES[1]) is None
        call = advance_all(call, (OVER,))
        await store.calls.save(call, (OVER,), "poll")
        assert await store.calls.find(NAMES[1]) == call


async def test_a_call_whose_details_are_damaged_has_its_hand_offs_again_from_the_journal(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        call = await handed(store)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE call_details SET data = 'x'")
    async with open_store(None, path, "x") as store:
        assert (await store.calls.find(NAMES[1])).handed == call.handed
