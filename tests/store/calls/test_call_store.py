"""Calls are kept whole, facts once, and nothing is lost beside it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from sellercall_desktop.core.calls.call import advance, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallKey,
    CallPlaced,
    CallRefused,
    CallRinging,
    Direction,
    Party,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, calls, request, settled, talked


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return tmp_path_factory.mktemp("store") / "calls.db"


def index_is_sound(path):
    """FTS5 compares its index with what the tables hold now; it raises where they differ."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO call_words (call_words, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_a_call_of_any_facts_comes_back_equal_however_it_grew(shared):
    async with open_store(None, shared, "x") as store:
        loop, number = asyncio.get_running_loop(), iter(range(10**6))

        # A transaction a fact: a third as many examples as elsewhere take long enough.
        @settings(max_examples=settings().max_examples // 3, suppress_health_check=list(HealthCheck))
        @given(calls("call"))
        def grows(drawn):
            asyncio.run_coroutine_threadsafe(keep(*drawn), loop).result(30)

        async def keep(whole, facts):
            suffix = f"-{next(number)}"
            call = start_call(f"call{suffix}", facts[0])
            for fact in [unique(fact, suffix) for fact in facts[1:]]:
                call = advance(call, fact)
                await store.calls.save(call, [fact], "poll")
                assert await store.calls.get(call.id) == call
            await store.calls.save(call, facts[:1], "dial", durable=True)
            assert await store.calls.get(call.id) == call
            assert (
                await store.calls.find(CallKey(agent_call_id=call.agent_call_id, call_id=call.id))
            ) == call
            (shown,) = [
                c for c in (await store.calls.page(CallQuery(), None, 10**6)).calls if c.id == call.id
            ]
            assert shown == replace(call, turns=())

        await asyncio.to_thread(grows)
    index_is_sound(shared)


def unique(fact, suffix):
    """Provider ids belong to one call only."""
    if isinstance(fact, AgentCreated):
        return replace(fact, agent_call_id=fact.agent_call_id + suffix)
    if isinstance(fact, CallPlaced):
        return replace(fact, carrier_call_id=fact.carrier_call_id + suffix)
    return fact


async def test_a_fact_told_twice_is_journaled_once_and_order_is_kept(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call, facts = talked("c", "hola")
        await store.calls.save(call, facts, "dial")
        await store.calls.save(call, facts[::-1], "poll")
        late = CallRinging(NOON)
        await store.calls.save(advance(call, late), [late, late], "webhook")
        entries = await store.calls.journal("c")
        assert [entry.fact for entry in entries] == [*facts, late]
        assert [entry.source for entry in entries] == ["dial"] * len(facts) + ["webhook"]
        assert all(abs(entry.written_at - datetime.now(UTC)) < timedelta(minutes=1) for entry in entries)
        assert await store.calls.journal("nobody") == []


async def test_a_call_is_found_by_any_of_its_ids(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call, facts = talked("c", "hola")
        await store.calls.save(call, facts, "dial")
        for key in (CallKey("c"), CallKey(carrier_call_id="CA-c"), CallKey("no", None, "agent-c")):
            assert await store.calls.find(key) == call
        assert await store.calls.find(CallKey("no")) is None
        assert await store.calls.find(CallKey()) is None
        assert await store.calls.get("no") is None


async def test_saving_a_call_without_its_turns_keeps_the_transcript(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call, facts = talked("c", "hola", "buenas")
        await store.calls.save(call, facts, "dial")
        (shown,) = (await store.calls.page(CallQuery())).calls
        await store.calls.save(shown, [], "poll")
        assert await store.calls.get("c") == call
        assert await store.calls.matches(CallQuery(text="buen"), "c")


async def test_a_growing_turn_is_found_by_its_newest_words_only(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call = start_call("c", request())
        for text in ("manza", "manzana roja"):
            fact = TurnSpoken(NOON, 0, Speaker.AI, text, final=False)
            call = advance(call, fact)
            await store.calls.save(call, [fact], "poll")
        final = TurnSpoken(NOON, 0, Speaker.AI, "mansana", final=True)
        call = advance(call, final)
        await store.calls.save(call, [final], "poll")
        assert await store.calls.get("c") == call
        assert await store.calls.count(CallQuery(text="mansana")) == 1
        assert await store.calls.count(CallQuery(text="manzana")) == 0
    index_is_sound(tmp_path / "a.db")


async def test_calls_of_the_same_second_and_imported_older_ones_keep_time_order(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for name, minute in (("new", 5), ("same 1", 3), ("same 2", 3), ("same 3", 3), ("old", 1)):
            call, facts = talked(name, at=NOON + timedelta(minutes=minute))
            await store.calls.save(call, facts, "import")
        shown = [call.id for call in (await store.calls.page(CallQuery())).calls]
        assert shown == ["new", "same 3", "same 2", "same 1", "old"]


async def test_a_call_moves_with_everything_when_an_earlier_request_comes_to_light(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call, facts = talked("c", "hola")
        other, other_facts = talked("other", at=NOON - timedelta(hours=1))
        await store.calls.save(call, facts, "import")
        await store.calls.save(other, other_facts, "import")
        earlier = request(at=NOON - timedelta(hours=2))
        call = advance(call, earlier)
        await store.calls.save(call, [earlier], "poll")
        assert await store.calls.get("c") == call
        assert len(await store.calls.journal("c")) == len(facts) + 1
        assert [shown.id for shown in (await store.calls.page(CallQuery())).calls] == ["other", "c"]
        assert await store.calls.matches(CallQuery(text="hola"), "c")
    index_is_sound(tmp_path / "a.db")


async def test_calls_of_which_something_is_expected_come_oldest_first_with_turns(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        open_call, open_facts = talked("open", "hola")
        done, done_facts = settled("done")
        dialing = start_call("dialing", request(at=NOON - timedelta(days=1)))
        refusal = CallRefused(NOON, Party.AGENT, "no")
        refused = advance(start_call("refused", request()), refusal)
        for call, facts in ((open_call, open_facts), (done, done_facts), (dialing, ()), (refused, ())):
            await store.calls.save(call, facts, "dial")
        assert await store.calls.unsettled() == [dialing, open_call]


async def test_a_hundred_calls_saved_at_once_are_all_there(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        made = [talked(f"c{n}", f"hola {n}") for n in range(100)]
        saving = [
            store.calls.save(call, facts, "dial", durable=n % 3 == 0) for n, (call, facts) in enumerate(made)
        ]
        reading = [store.calls.page(CallQuery()) for _ in range(20)]
        await asyncio.gather(*saving, *reading)
        assert await store.calls.count(CallQuery()) == 100
        for call, facts in made:
            assert await store.calls.get(call.id) == call
            assert len(await store.calls.journal(call.id)) == len(facts)
    index_is_sound(tmp_path / "a.db")


async def test_a_cancelled_save_leaves_nothing_half_done_and_the_store_usable(tmp_path):
    made = [talked(f"c{n}", "hola") for n in range(20)]
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for n, (call, facts) in enumerate(made):
            saving = asyncio.gather(store.calls.save(call, facts, "dial"))
            for _ in range(n):
                await asyncio.sleep(0)
            saving.cancel()
            await asyncio.gather(saving, return_exceptions=True)
        await store.calls.save(*settled("last"), "dial")  # behind all that had begun
        for call, facts in made:
            kept = await store.calls.get(call.id)
            assert kept in (None, call)
            assert len(await store.calls.journal(call.id)) == (len(facts) if kept else 0)
        assert await store.calls.get("last") == settled("last")[0]
    index_is_sound(tmp_path / "a.db")


async def test_recent_numbers_are_the_newest_each_once(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        numbers = ["+573001112233", "+573001112244", "+15005550006", "+573001112233"]
        for n, number in enumerate(numbers):
            call, facts = talked(f"c{n}", number=number, at=NOON + timedelta(minutes=n))
            await store.calls.save(call, facts, "dial")
        newest = ["+573001112233", "+15005550006", "+573001112244"]
        assert await store.calls.recent_numbers() == newest
        assert await store.calls.recent_numbers(limit=1) == newest[:1]
        assert await store.calls.recent_numbers("5") == newest
        assert await store.calls.recent_numbers("+57 300-111") == [newest[0], newest[2]]
        assert await store.calls.recent_numbers("2244") == ["+573001112244"]
        assert await store.calls.recent_numbers("99999") == []


async def test_pruning_takes_old_ended_calls_with_all_that_belongs_to_them(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "sellercall_desktop.store.calls.call_store._PRUNED_AT_ONCE", 20
    )  # more than two rounds
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        now = datetime.now(UTC)
        for n in range(45):
            call, facts = talked(f"old{n}", "hola " * 50, at=now - timedelta(days=40, seconds=n))
            await store.calls.save(call, facts, "dial")
        live = start_call("live", request(at=now - timedelta(days=400)))
        await store.calls.save(live, [live.requested], "dial")
        await store.calls.save(*talked("young", "hola", at=now - timedelta(days=29)), "dial")
        before = await store.calls.size()
        assert before.calls == 47
        assert await store.calls.prune(timedelta(days=30)) == 45
        assert await store.calls.prune(timedelta(days=30)) == 0
        assert {call.id for call in (await store.calls.page(CallQuery())).calls} == {"live", "young"}
        assert await store.calls.count(CallQuery(text="hola")) == 1
    with closing(sqlite3.connect(path)) as connection:
        left = [
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("turns", "call_details")
        ]
    assert left == [1, 2]
    index_is_sound(path)


async def test_size_counts_calls_and_bytes(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        empty = await store.calls.size()
        assert empty.calls == 0
        for n in range(50):
            await store.calls.save(*talked(f"c{n}", "hola " * 200), "dial")
        full = await store.calls.size()
        assert full.calls == 50
        assert full.size_bytes > empty.size_bytes >= 4096


async def test_facts_in_any_order_give_the_same_stored_call(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        call, facts = talked("one", "hola", "sí", summary="quiere comprar")
        backwards = advance_all(start_call("one", facts[0]), facts[:0:-1])
        await store.calls.save(backwards, facts, "import")
        assert await store.calls.get("one") == call


async def test_outgoing_calls_without_a_leg_are_found_back_to_a_day(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        legless = start_call("legless", request())
        old = start_call("old", request(at=NOON - timedelta(days=3)))
        incoming = start_call("incoming", request(direction=Direction.INBOUND))
        placed, placed_facts = talked("placed", "hola")
        for call, facts in ((legless, ()), (old, ()), (incoming, ()), (placed, placed_facts)):
            await store.calls.save(call, facts, "dial")
        assert await store.calls.never_placed(NOON - timedelta(days=1)) == [legless]
