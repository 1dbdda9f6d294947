"""An attempt is settled by what was said: an end that is told before that was read says nothing yet."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
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
    Speaker,
    TurnSpoken,
    WordsRead,
)
from sellercall_desktop.core.campaigns import attempts as attempts_module
from sellercall_desktop.core.campaigns.attempts import LEASE, Attempts, Ready
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignEntry,
    CampaignState,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.simulator.faults import Fault
from sellercall_desktop.store import open_store
from tests.core.campaigns.test_running import campaign_of, comes, has_tried
from tests.desk import SOON_OVER, open_test_world
from tests.waiting import PATIENCE_S

NOW = datetime.now(UTC)
SHORT_TALK = (
    AgentCreated(NOW, "place"),
    CallPlaced(NOW, "CA1"),
    CallAnswered(NOW),
    AgentJoined(NOW),
    CarrierEnded(NOW, CarrierOutcome.COMPLETED, 4.0, 200),
    AgentEnded(NOW, AgentOutcome.CUSTOMER_HUNG_UP),
)
WORDS = (TurnSpoken(NOW, 0, Speaker.CUSTOMER, "No me interesa, gracias."), WordsRead(NOW))


@dataclass
class ShortTalk:
    """An engine whose customer answers, says a word and hangs up before anybody has read it."""

    store: object
    bus: Bus
    fails: bool
    now: datetime = NOW
    ids: list[str] = field(default_factory=list)
    told: tuple[object, ...] = SHORT_TALK
    followed: list[object] = field(default_factory=list)

    def follow(self, call):
        self.followed.append(call)

    async def dial(self, number, requested_by, *, planned):
        requested = CallRequested(NOW, Direction.OUTBOUND, number, requested_by=requested_by)
        call = start_call(planned.call_id, requested)
        await self.store.calls.save(call, [requested], "dial", durable=True)
        self.ids.append(call.id)
        call = await self.tell(call, self.told)
        if self.fails:
            error = StoreError("another desk is writing")
            error.call_id = call.id
            raise error
        return call

    async def tell(self, call, facts):
        told = advance_all(call, facts)
        await self.store.calls.save(told, facts, "webhook")
        self.bus.publish(CallChanged(told, tuple(facts)))
        return told


@asynccontextmanager
async def one_row(tmp_path):
    """A store with a campaign of one number, and what makes programs of it: outside, attempts, tasks."""
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await store.campaigns.save(Campaign("c1", "c1", state=CampaignState.RUNNING))
        await store.campaigns.add("c1", [CampaignEntry("of", "+573001234500", "CO:America/Bogota")])
        opened = []

        def program(desk="ana", *, fails=False, now=NOW):
            bus, tasks = Bus(), Tasks()
            outside = ShortTalk(store, bus, fails, now)
            ready = Ready(
                *(store.campaigns, store.calls, outside, outside, bus, tasks, lambda: outside.now),
                cost_of=lambda _call: Decimal(0),
                leave_message=None,
                desk=desk,
            )
            opened.append(tasks)
            return outside, Attempts(ready), tasks

        yield store, program
        for tasks in opened:
            await tasks.close()


async def rung(store, attempts):
    contact = await store.campaigns.next("c1", Asker("ana"), LEASE)
    await attempts.dial(await store.campaigns.campaign("c1"), contact)


async def rows_of(store):
    return (await store.campaigns.progress("c1")).rows


@pytest.mark.parametrize("came", ["at once", "a kill", "a failing store"])
async def test_a_short_talk_is_no_missed_call_because_its_words_are_read_later(tmp_path, came):
    async with one_row(tmp_path) as (store, program):
        outside, attempts, tasks = program(fails=came == "a failing store")
        await rung(store, attempts)
        (call_id,) = outside.ids
        if came == "a kill":
            await tasks.close()
            outside, attempts, tasks = program()
            await attempts.resolve("ana")
        assert await rows_of(store) == {RowState.OUT: 1}
        outside.now += timedelta(minutes=5)
        await attempts.look_after()
        assert await rows_of(store) == {RowState.OUT: 1}
        await outside.tell(await store.calls.get(call_id), WORDS)
        async with asyncio.timeout(PATIENCE_S):
            while await rows_of(store) == {RowState.OUT: 1}:  # noqa: ASYNC110 - the store tells no event
                await asyncio.sleep(0.01)
        assert await rows_of(store) == {RowState.DONE: 1}


@pytest.mark.parametrize("off", [timedelta(hours=7), timedelta(days=3)])
@pytest.mark.parametrize("told", [SHORT_TALK, SHORT_TALK[:4]], ids=["it ended", "it went on"])
async def test_a_program_that_was_off_for_long_reads_the_words_before_it_calls_a_talk_a_missed_call(
    tmp_path, off, told
):
    async with one_row(tmp_path) as (store, program):
        outside, attempts, tasks = program()
        outside.told = told
        await rung(store, attempts)
        (call_id,) = outside.ids
        await tasks.close()
        outside, attempts, tasks = program(now=NOW + off)
        await attempts.resolve("ana")
        await attempts.look_after()
        assert await rows_of(store) == {RowState.OUT: 1}
        await outside.tell(await store.calls.get(call_id), (*SHORT_TALK[4:], *WORDS))
        await tasks.finish()
        assert await rows_of(store) == {RowState.DONE: 1}


async def test_words_that_nobody_can_read_hold_a_row_for_a_while_only(tmp_path):
    async with one_row(tmp_path) as (store, program):
        outside, attempts, tasks = program()
        await rung(store, attempts)
        await tasks.close()
        outside, attempts, tasks = program(now=NOW + timedelta(hours=7))
        await attempts.resolve("ana")
        outside.now += timedelta(minutes=16)
        await attempts.look_after()
        assert await rows_of(store) == {RowState.AGAIN: 1}
        (waiting,) = await store.campaigns.some_waiting("c1", 1)
        await outside.tell(
            await store.calls.get(waiting.call_id), WORDS
        )  # days later, when somebody could read them
        store.campaigns.now_us = lambda _connection: int((NOW + timedelta(days=2)).timestamp() * 1_000_000)
        contact = await store.campaigns.next("c1", Asker("ana"), LEASE)
        obstacle = await attempts.objection(await store.campaigns.campaign("c1"), contact)
        assert obstacle.became.outcome is RowOutcome.REACHED
        assert await rows_of(store) == {RowState.DONE: 1}


async def test_what_was_said_to_a_desk_that_died_is_read_by_another_one(tmp_path):
    async with one_row(tmp_path) as (store, program):
        outside, attempts, tasks = program()
        await rung(store, attempts)
        await tasks.close()
        outside, attempts, tasks = program("luis", now=NOW + timedelta(minutes=5))
        store.campaigns.now_us = lambda _connection: int(outside.now.timestamp() * 1_000_000)
        await attempts.look_after()
        (followed,) = outside.followed
        assert await rows_of(store) == {RowState.OUT: 1}
        await outside.tell(followed, WORDS)
        await attempts.look_after()
        assert await rows_of(store) == {RowState.DONE: 1}


async def test_a_talk_is_no_broken_call_because_the_voice_ai_does_not_answer_for_a_while(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(attempts_module, "_LATE_FACTS_S", 0.2)
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        simulator = world.simulator
        campaign_id = await campaign_of(world, "00")
        down = simulator.faults.add(Fault("ultravox.fetch", "refuse", times=None))
        await world.desk.campaigns.start(campaign_id, "ana")
        await world.call_when(lambda call: call.carrier_ended is not None)
        asked = down.struck
        await simulator.wait_for(lambda: down.struck >= asked + 10, 20)
        simulator.faults.clear()
        status = await comes(world, campaign_id, has_tried(1))
        assert status.progress.rows == {RowState.DONE: 1}
        assert status.progress.outcomes == {RowOutcome.REACHED: 1}
