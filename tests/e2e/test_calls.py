"""Whole calls: the engine, the store, the providers and the web server on a simulated world."""

from __future__ import annotations

import asyncio
import time

import pytest

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import (
    InvalidNumberError,
    NotConfiguredError,
    ProviderError,
    ProviderRefusedError,
)
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.desk import QUICK, open_test_world
from tests.waiting import PATIENCE_S

BUYS = EXAMPLES["buys"]


@pytest.mark.parametrize("webhooks", [True, False], ids=["with webhooks", "with polling alone"])
async def test_a_call_is_dialed_talked_and_found_in_the_history(tmp_path, webhooks):
    async with open_test_world(tmp_path, webhooks=webhooks, speed=QUICK) as world:
        call = await world.desk.engine.dial("300 123 4500")
        assert call.number == BUYS
        ended = await world.call_when(
            lambda c: c.id == call.id and c.is_settled and c.summary is not None and not c.owes_words
        )
        assert ended.result is CallResult.TALKED
        assert ended.agent_ended.outcome is AgentOutcome.AI_HUNG_UP
        assert ended.requested.prompt_version == 1
        assert {turn.speaker for turn in ended.turns} >= {Speaker.AI, Speaker.CUSTOMER}
        page = await world.desk.calls.page(CallQuery())
        assert [row.id for row in page.calls] == [call.id]
        kinds = [type(entry.fact).__name__ for entry in await world.desk.calls.journal(call.id)]
        assert kinds[:4] == ["CallRequested", "AgentCreated", "LegAsked", "CallPlaced"]


async def test_a_click_costs_two_creates_and_a_look_at_the_number_meanwhile(tmp_path):
    async with open_test_world(tmp_path, webhooks=False) as world:
        await world.desk.engine.warm()
        seen = world.simulator.requests

        # What the start asks by itself is over: the import, whose last list is the AI's, and the health.
        await world.simulator.wait_for(lambda: any(request.path == "/api/calls" for request in seen))
        async with asyncio.timeout(PATIENCE_S):
            while len(world.desk.health.known) < 2:  # noqa: ASYNC110 - an answer that has arrived raises no event
                await asyncio.sleep(0.01)
        before = len(seen)
        await world.desk.engine.dial(BUYS)
        made = [(request.side, request.method, request.path.rsplit("/", 1)[-1]) for request in seen[before:]]
        meanwhile, place = ("twilio", "GET", "Calls.json"), ("ultravox", "POST", "calls")
        assert sorted(made[:2]) == [meanwhile, place]
        assert made[2] == ("twilio", "POST", "Calls.json")
        assert [request for request in made[3:] if request[1] == "POST"] == []  # polls may have begun


async def test_a_double_click_dials_once(tmp_path):
    async with open_test_world(tmp_path) as world:
        first, second = await asyncio.gather(world.desk.engine.dial(BUYS), world.desk.engine.dial(BUYS))
        third = await world.desk.engine.dial(BUYS)
        assert first.id == second.id == third.id
        assert [placed.to for placed in world.simulator.calls_placed] == [BUYS]


async def test_several_calls_live_at_once_are_kept_apart(tmp_path):
    numbers = [f"+57300123{middle}00" for middle in range(46, 50)]
    async with open_test_world(tmp_path, speed=QUICK) as world:
        calls = await asyncio.gather(*(world.desk.engine.dial(number) for number in numbers))
        assert len({call.id for call in calls}) == len(numbers)
        for call in calls:
            ended = await world.call_when(
                lambda c, known=call: c.id == known.id and c.is_settled and not c.owes_words
            )
            assert ended.result is CallResult.TALKED


async def test_an_impossible_number_never_reaches_a_provider(tmp_path):
    async with open_test_world(tmp_path) as world:
        before = len(world.simulator.requests)
        with pytest.raises(InvalidNumberError):
            await world.desk.engine.dial("3,00E+09")
        posts = [r for r in world.simulator.requests[before:] if r.method == "POST"]
        assert posts == []
        assert (await world.desk.calls.page(CallQuery())).calls == ()


async def test_missing_credentials_stop_before_anything_is_written_or_sent(tmp_path):
    async with open_test_world(tmp_path) as world:
        await world.setup.secrets.delete(Secret.TWILIO_AUTH_TOKEN)
        with pytest.raises(NotConfiguredError) as refused:
            await world.desk.engine.dial(BUYS)
        assert "twilio.auth_token" in refused.value.missing
        assert (await world.desk.calls.page(CallQuery())).calls == ()


@pytest.mark.parametrize(
    ("customer", "result"),
    [
        ("busy", CallResult.BUSY),
        ("no_answer", CallResult.NO_ANSWER),
        ("rejects", CallResult.REJECTED),
        ("fails", CallResult.NO_SUCH_NUMBER),
    ],
)
async def test_a_call_nobody_takes_says_why(tmp_path, customer, result):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        call = await world.desk.engine.dial(EXAMPLES[customer])
        # A poll may tell of the end before the callback that knows the SIP code ("rejected").
        ended = await world.call_when(lambda c: c.id == call.id and c.result is result)
        assert ended.carrier_ended is not None


@pytest.mark.parametrize(
    ("customer", "code", "result"),
    [
        ("invalid", "21211", CallResult.NO_SUCH_NUMBER),
        ("geo_blocked", "21215", CallResult.NOT_ALLOWED),
    ],
)
async def test_a_refused_number_is_in_the_history_with_the_carriers_code(tmp_path, customer, code, result):
    async with open_test_world(tmp_path, nobody_joins=True) as world:
        with pytest.raises(ProviderRefusedError) as refused:
            await world.desk.engine.dial(EXAMPLES[customer])
        assert refused.value.code == code
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert call.result is result
        assert call.refused.code == code
        assert call.agent is not None  # its place was asked to be given back
        requests = world.simulator.requests
        await world.simulator.wait_for(lambda: any("send_data_message" in r.path for r in requests))
        settled = await world.call_when(lambda c: c.id == call.id and c.is_settled)
        assert settled.agent_ended.outcome is AgentOutcome.UNJOINED
        assert [r for r in requests if r.method == "DELETE"] == []  # at Ultravox it erases, and ends nothing


async def test_the_customer_is_not_rung_when_the_ai_is_down(tmp_path):
    async with open_test_world(tmp_path) as world:
        world.simulator.faults.add(Fault("ultravox.create", "refuse"))
        with pytest.raises(ProviderError):
            await world.desk.engine.dial(BUYS)
        assert world.simulator.calls_placed == []
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert call.status is CallStatus.ENDED


async def test_an_ai_that_lets_nobody_in_leaves_a_call_without_ai(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        call = await world.desk.engine.dial(EXAMPLES["agent_down"])
        ended = await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)
        settled = await world.call_when(lambda c: c.id == ended.id and c.is_settled)
        assert settled.result is CallResult.NO_AI


async def test_a_lost_answer_of_the_carrier_is_looked_up_and_the_customer_rung_once(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        world.simulator.faults.add(Fault("twilio.create", "drop"))
        call = await world.desk.engine.dial(BUYS)
        assert call.carrier_call_id is not None
        ended = await world.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
        assert ended.result is CallResult.TALKED
        assert len(world.simulator.calls_placed) == 1


async def test_a_create_the_carrier_never_took_is_closed_as_not_placed(tmp_path):
    async with open_test_world(tmp_path) as world:
        world.simulator.faults.add(Fault("twilio.create", "drop", accepted=False))
        with pytest.raises(ProviderError):
            await world.desk.engine.dial(BUYS)
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert call.result is CallResult.NOT_PLACED
        assert world.simulator.calls_placed == []


async def test_a_lost_answer_of_the_voice_ai_is_looked_up_by_metadata(tmp_path):
    async with open_test_world(tmp_path) as world:
        world.simulator.faults.add(Fault("ultravox.create", "drop"))
        call = await world.desk.engine.dial(BUYS)
        assert call.agent_call_id is not None
        creates = [r for r in world.simulator.requests if r.method == "POST" and r.path == "/api/calls"]
        assert len(creates) == 1
        assert len(world.simulator.calls_placed) == 1


async def test_hanging_up_ends_the_call_at_the_carrier(tmp_path):
    async with open_test_world(tmp_path, speed=5) as world:
        call = await world.desk.engine.dial(EXAMPLES["chatters"])
        await world.call_when(lambda c: c.id == call.id and c.status is CallStatus.TALKING)
        await world.desk.engine.hang_up(call.id)
        ended = await world.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
        assert ended.hang_up is not None
        assert ended.result is CallResult.TALKED


async def test_hanging_up_while_it_rings_cancels_it(tmp_path):
    async with open_test_world(tmp_path, speed=2) as world:
        call = await world.desk.engine.dial(EXAMPLES["no_answer"])
        await world.call_when(lambda c: c.id == call.id and c.status is CallStatus.RINGING)
        await world.desk.engine.hang_up(call.id)
        ended = await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)
        assert ended.result is CallResult.CANCELED


async def test_an_incoming_call_is_joined_with_the_ai(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        await world.simulator.call_in("+573019876500")
        ended = await world.call_when(lambda c: c.is_settled and not c.owes_words and c.spoke_at is not None)
        assert ended.direction == "inbound"
        assert ended.number == "+573019876500"
        assert ended.result is CallResult.TALKED


@pytest.mark.parametrize("effect", ["refuse", "garbage", "missing", "drop"])
async def test_a_caller_hears_an_apology_when_the_ai_fails(tmp_path, effect):
    async with open_test_world(tmp_path, nobody_joins=True) as world:
        world.simulator.faults.add(Fault("ultravox.create", effect))
        await world.simulator.call_in("+573019876500")
        ended = await world.call_when(lambda c: c.carrier_ended is not None)
        assert ended.result is CallResult.NO_AI
        assert [alert for alert in world.simulator.alerts if alert.spoken] == []


async def test_a_caller_hears_an_apology_when_the_ai_takes_more_than_eight_seconds(tmp_path):
    async with open_test_world(tmp_path) as world:
        world.simulator.faults.add(Fault("ultravox.create", "hang"))
        begun = time.monotonic()
        await world.simulator.call_in("+573019876500")
        refused = await world.call_when(lambda c: c.refused is not None)
        assert 7.5 < time.monotonic() - begun < 10
        ended = await world.call_when(lambda c: c.id == refused.id and c.carrier_ended is not None)
        assert ended.result is CallResult.NO_AI
        assert world.simulator.application_errors == []


async def test_a_prompt_published_now_is_used_by_the_next_call(tmp_path):
    async with open_test_world(tmp_path) as world:
        version = await world.desk.engine.publish_prompt("Salude y despídase.", "ana")
        call = await world.desk.engine.dial(BUYS)
        assert call.requested.prompt_version == version.number == 2
        create = next(r for r in world.simulator.requests if r.method == "POST" and r.path == "/api/calls")
        assert "Salude y despídase." in create.body
