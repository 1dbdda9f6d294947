"""What goes on and on costs the same after the hundredth poll as after the third, in memory and on disk."""

from __future__ import annotations

import asyncio
import gc
import json
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.exchanges.cleaning import Cleaner
from sellercall_desktop.core.exchanges.exchange import ExchangeQuery, RawExchange, Way
from sellercall_desktop.core.exchanges.recorder import ExchangeRecorder
from sellercall_desktop.core.redaction import Redactor
from sellercall_desktop.providers.http import ApiRequest, HttpPool
from sellercall_desktop.store import open_store
from tests.desk import open_test_world

NOW = datetime.now(UTC)
TALKS_ON = "+57300123{n:02}13"
EVERYTHING = ExchangeQuery()


async def recorder_on(store):
    cleaner = Cleaner(Redactor())
    return ExchangeRecorder(store.exchanges, store.calls, Bus(), cleaner=cleaner, keep_days=lambda: 7)


def answer(turns: int) -> bytes:
    spoken = [{"role": "MESSAGE_ROLE_AGENT", "text": "x" * n, "callStageId": "s" * 36} for n in range(turns)]
    return json.dumps({"next": None, "results": spoken}).encode()


def poll(body: bytes, seconds: float, **given) -> RawExchange:
    at = NOW + timedelta(seconds=seconds)
    url = given.pop("url", "http://x/api/calls/1/messages")
    headers = (("content-type", "application/json"),)
    status = given.pop("status", 200)
    return RawExchange(
        at, Way.OUT, "ultravox", "GET", "messages", url, 0.1, status,
        answer_headers=headers, answer_body=body, **given,
    )  # fmt: skip


async def test_what_fifty_long_conversations_last_answered_takes_little_memory(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        recorder = await recorder_on(store)
        recorder.note(poll(answer(3), 0))
        await recorder.flush()
        tracemalloc.start()
        try:
            for call in range(50):
                recorder.note(poll(answer(150), call, url=f"http://x/api/calls/{call}/messages"))
                await recorder.flush()
            gc.collect()
            held, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert held < 500_000  # bytes; the answers are fifty times 30,000


async def test_polls_that_brought_nothing_new_are_not_kept_and_everything_else_is(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        recorder = await recorder_on(store)
        for second in range(60):
            recorder.note(poll(answer(3), second))
            recorder.note(poll(answer(3), second, url="http://x/api/calls/2/messages"))
        for second in range(60, 63):  # a failure is news each time, and so is what comes after it
            recorder.note(poll(b"", second, status=None, failure="ReadTimeout"))
            recorder.note(poll(b"{}", second, status=503))
        recorder.note(poll(answer(4), 70))
        recorder.note(poll(answer(3), 71))
        for second in range(72, 75):  # what changes something is kept whatever its answer
            recorder.note(replace(poll(b"{}", second), method="POST", route="hang up"))
        await recorder.flush()
        kept = (await store.exchanges.page(EVERYTHING)).exchanges
        assert Counter((each.method, each.status) for each in kept) == {
            ("GET", 200): 4, ("GET", None): 3, ("GET", 503): 3, ("POST", 200): 3,
        }  # fmt: skip
        assert await store.exchanges.oldest() == NOW


async def test_of_a_growing_conversation_each_poll_keeps_what_is_new(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        recorder = await recorder_on(store)
        for turns in range(1, 121):
            recorder.note(poll(answer(turns), turns))
            if turns % 40 == 0:
                await recorder.flush()
        kept = (await store.exchanges.page(EVERYTHING, limit=1000)).exchanges
        assert len(kept) == 120
        bodies = [(await store.exchanges.parts(each.id)).answer_body.text for each in kept]
        assert sum(map(len, bodies)) < 120 * 700
        assert "‹119 characters›" in bodies[0]
        assert "as before" in bodies[0]


async def test_a_live_call_holds_no_more_objects_after_many_polls_than_after_few(tmp_path):
    """Flat while the call talks on, bounded on disk, and given back once it has ended."""
    async with open_test_world(tmp_path, speed=20, webhooks=False) as world:
        calls = [await world.desk.engine.dial(TALKS_ON.format(n=n)) for n in range(3)]
        for call in calls:
            await world.call_when(lambda each, wanted=call.id: each.id == wanted and bool(each.turns))
        await answered(40)
        held = ours()
        stored = (await world.desk.calls.size()).size_bytes
        await answered(200)
        assert grown(held, ours()) == {}
        assert (await world.desk.calls.size()).size_bytes - stored < 3_000_000
        for call in calls:
            await world.desk.engine.hang_up(call.id)
        for call in calls:
            await world.call_when(lambda each, wanted=call.id: each.id == wanted and each.is_settled)
        assert await world.desk.calls.count(CallQuery()) == 3


async def answered(polls: int) -> None:
    """Wait until so many more requests to the providers have been answered."""
    left, done = polls, asyncio.Event()
    send = HttpPool.send

    async def counted(self: HttpPool, request: ApiRequest) -> httpx.Response:
        nonlocal left
        response = await send(self, request)
        left -= 1
        if left <= 0:
            done.set()
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HttpPool, "send", counted)
        await done.wait()


def ours() -> Counter[str]:
    """Live objects of this program's own classes, tasks and timers, turns of the conversations aside."""
    gc.collect()
    kinds = Counter(
        type(each).__name__
        for each in gc.get_objects()
        if (room := str(type(each).__module__)).startswith("sellercall_desktop") and "simulator" not in room
    )
    kinds["Task"] = len(asyncio.all_tasks())
    del kinds["TurnSpoken"]
    return kinds


def grown(before: Counter[str], after: Counter[str], by: int = 40) -> dict[str, int]:
    return {kind: more for kind, number in after.items() if (more := number - before[kind]) > by}
