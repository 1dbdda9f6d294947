"""A live call is followed to its end whatever a provider answers, and its customer is never rung twice."""

from __future__ import annotations

import asyncio

import pytest

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.calls.follow import PollPace
from sellercall_desktop.core.errors import CallGoneError, ProviderUnreachableError, RateLimitedError
from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world
from tests.e2e.test_failing_dials import failing

ODD = [
    RecursionError("deep"),
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
]
LATER = [RateLimitedError("x", "slow down", status=429, retry_after_s=seconds) for seconds in (3600, 2.3e9)]
CHATTERS = EXAMPLES["chatters"]


def kinds(errors):
    return [type(error).__name__ for error in errors]


def world(tmp_path, speed=300):
    return open_test_world(tmp_path, webhooks=False, speed=speed)


@pytest.mark.parametrize("port", ["carrier", "agent"])
@pytest.mark.parametrize("error", [*ODD, *LATER], ids=kinds([*ODD, *LATER]))
async def test_a_follower_survives_whatever_one_provider_s_answer_raises(tmp_path, monkeypatch, port, error):
    async with world(tmp_path) as here:
        failing(monkeypatch, getattr(here.desk, port), "fetch", error, times=3)
        call = await here.desk.engine.dial(EXAMPLES["buys"])
        ended = await here.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
        assert ended.result is CallResult.TALKED
        assert len(here.simulator.calls_placed) == 1


async def test_a_redial_while_the_follower_meets_odd_answers_rings_nobody_twice(tmp_path, monkeypatch):
    async with world(tmp_path, speed=5) as here:
        for port in (here.desk.carrier, here.desk.agent):
            failing(monkeypatch, port, "fetch", ODD[0], times=10)
        first = await here.desk.engine.dial(CHATTERS)
        await asyncio.sleep(0.3)
        assert (await here.desk.engine.dial(CHATTERS)).id == first.id
        assert len(here.simulator.calls_placed) == 1
        await here.desk.engine.hang_up(first.id)
        await here.call_when(lambda c: c.id == first.id and c.carrier_ended is not None)


@pytest.mark.parametrize("error", [*LATER, ProviderUnreachableError("ultravox", "down")], ids=str)
async def test_a_provider_that_is_down_or_asks_for_patience_blinds_nobody_for_the_other(
    tmp_path, monkeypatch, error
):
    async with world(tmp_path) as here:
        failing(monkeypatch, here.desk.agent, "fetch", error, times=10_000)
        call = await here.desk.engine.dial(EXAMPLES["busy"])
        ended = await here.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)
        assert ended.result is CallResult.BUSY


async def test_a_slow_answer_of_one_provider_does_not_delay_what_the_other_tells(tmp_path, monkeypatch):
    async with world(tmp_path) as here:

        async def hang(_agent_call_id):
            await asyncio.Event().wait()

        monkeypatch.setattr(here.desk.agent, "fetch", hang)
        call = await here.desk.engine.dial(EXAMPLES["busy"])
        await here.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)


def test_no_provider_can_ask_for_a_wait_longer_than_a_minute():
    assert PollPace().longest_s == 60


async def test_words_that_cannot_be_read_lose_neither_the_end_nor_its_reason(tmp_path, monkeypatch):
    async with world(tmp_path) as here:
        failing(monkeypatch, here.desk.agent, "turns", ODD[0], times=10_000)
        call = await here.desk.engine.dial(EXAMPLES["buys"])
        ended = await here.call_when(lambda c: c.id == call.id and c.is_settled)
        assert ended.agent_ended is not None
        assert ended.joined_at is not None
        assert ended.turns == ()


async def test_a_fact_that_no_database_takes_is_left_out_and_the_others_are_kept(tmp_path, monkeypatch):
    async with world(tmp_path) as here:
        real = here.desk.agent.turns

        async def with_half_a_pair(agent_call_id, *, after=0):
            turns = await real(agent_call_id, after=after)
            spoilt = [TurnSpoken(turn.at, 1000, Speaker.AI, "\ud800") for turn in turns[:1]]
            return (*spoilt, *turns)

        monkeypatch.setattr(here.desk.agent, "turns", with_half_a_pair)
        call = await here.desk.engine.dial(EXAMPLES["buys"])
        ended = await here.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
        assert ended.result is CallResult.TALKED
        assert len(ended.turns) > 1
        assert not any("\ud800" in turn.text for turn in ended.turns)


async def test_a_call_that_neither_provider_has_any_more_is_over_and_asked_for_no_longer(
    tmp_path, monkeypatch
):
    async with world(tmp_path, speed=5) as here:
        call = await here.desk.engine.dial(CHATTERS)
        await here.call_when(lambda c: c.id == call.id and c.status is CallStatus.TALKING)
        asked = []
        for port in (here.desk.carrier, here.desk.agent):

            async def gone(remote_id):
                asked.append(remote_id)
                raise CallGoneError("x", "not found", status=404)

            monkeypatch.setattr(port, "fetch", gone)
        ended = await here.call_when(lambda c: c.id == call.id and c.is_settled)
        assert ended.result in {CallResult.TALKED, CallResult.CUT_OFF}
        assert len(asked) <= 20
        assert here.desk.engine.live_calls == ()


@pytest.mark.parametrize("port", ["carrier", "agent"])
async def test_while_one_provider_says_that_the_call_goes_on_it_is_live(tmp_path, monkeypatch, port):
    async with world(tmp_path, speed=5) as here:
        call = await here.desk.engine.dial(CHATTERS)
        await here.call_when(lambda c: c.id == call.id and c.status is CallStatus.TALKING)
        asked = asyncio.Semaphore(0)

        async def gone(_remote_id):
            asked.release()
            raise CallGoneError("x", "not found", status=404)

        monkeypatch.setattr(getattr(here.desk, port), "fetch", gone)
        for _ in range(8):
            await asked.acquire()
        assert [live.id for live in here.desk.engine.live_calls] == [call.id]
        await here.desk.engine.hang_up(call.id)
        ended = await here.call_when(lambda c: c.id == call.id and c.is_settled)
        assert ended.result in {CallResult.TALKED, CallResult.CUT_OFF}
