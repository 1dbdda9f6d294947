"""Whatever fails while a call is made, the call ends with a reason and its place at the AI is given back.

The outside world is the simulator's; of one port one method fails, as the keyring, the disk or a
provider may make it fail.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.core.calls.facts import CallPlaced, Party
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    ProviderUnreachableError,
    RateLimitedError,
    SecretsUnavailableError,
    SellerCallError,
    StoreError,
)
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.desk import QUICK, open_test_world

ERRORS = [
    ProviderRefusedError("twilio", "no", status=400, code="21215"),
    CredentialsRefusedError("twilio", "who are you", status=401, code="20003"),
    RateLimitedError("twilio", "too fast", status=429, retry_after_s=60),
    ProviderUnreachableError("twilio", "no route"),
    ProviderAmbiguousError("twilio", "cut"),
    NotConfiguredError(["twilio.auth_token"]),
    SecretsUnavailableError("the keyring is locked"),
]
PASSING = [
    error for error in ERRORS if isinstance(error, (ProviderUnreachableError, SecretsUnavailableError))
]
STEPS = [
    ("agent", "ensure_configured"),
    ("carrier", "ensure_configured"),
    ("agent", "create"),
    ("carrier", "place"),
]
CHATTERS = EXAMPLES["chatters"]


def names(values):
    return [type(value).__name__ if isinstance(value, Exception) else ".".join(value) for value in values]


def failing(monkeypatch, port, method, error, *, times=1, after=0, when=lambda *_: True):
    """Let the next `times` calls of this method (the first `after` aside) raise the error."""
    real, count = getattr(port, method), iter(range(10_000))

    async def fail(*args, **rest):
        if when(*args) and after <= next(count) < after + times:
            raise error
        return await real(*args, **rest)

    monkeypatch.setattr(port, method, fail)


async def all_calls(world):
    return (await world.desk.calls.page(CallQuery())).calls


async def assert_over(world, call_id):
    """The call has ended, with nothing left open at either provider."""
    ended = await world.call_when(lambda c: c.id == call_id and c.is_settled)
    assert ended.result is not None
    assert not [call for call in world.desk.engine.live_calls if call.id == call_id]
    return ended


@asynccontextmanager
async def open_failing(tmp_path, speed=QUICK, **more):
    async with open_test_world(tmp_path, webhooks=False, speed=speed, **more) as world:
        yield world


@pytest.mark.parametrize("error", ERRORS, ids=names(ERRORS))
@pytest.mark.parametrize("step", STEPS, ids=names(STEPS))
async def test_a_dial_that_fails_ends_with_a_reason_in_the_history(tmp_path, monkeypatch, step, error):
    port, method = step
    async with open_failing(tmp_path, nobody_joins=True) as world:
        failing(monkeypatch, getattr(world.desk, port), method, error)
        with pytest.raises(type(error)) as raised:
            await world.desk.engine.dial(CHATTERS)
        calls = await all_calls(world)
        assert world.simulator.calls_placed == []
        if method == "ensure_configured":
            assert calls == ()
            assert raised.value.call_id is None
            return
        (call,) = calls
        assert raised.value.call_id == call.id
        ended = await assert_over(world, call.id)
        assert ended.result in {CallResult.REFUSED, CallResult.NOT_PLACED}
        told = ended.refused or ended.uncertain
        assert told.message
        assert told.party is (Party.AGENT if port == "agent" else Party.CARRIER)
        assert (ended.agent is None) == (method == "create")


@pytest.mark.parametrize("error", PASSING, ids=names(PASSING))
async def test_looking_for_a_lost_answer_survives_everything_but_an_answer(tmp_path, monkeypatch, error):
    """The customer is being rung: until the carrier tells, nothing may be assumed."""
    async with open_failing(tmp_path) as world:
        world.simulator.faults.add(Fault("twilio.create", "drop"))
        world.simulator.faults.add(Fault("ultravox.create", "drop"))
        failing(monkeypatch, world.desk.carrier, "find", error, times=2)
        failing(monkeypatch, world.desk.agent, "find", error)
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        assert call.carrier_call_id is not None
        assert (await assert_over(world, call.id)).result is CallResult.TALKED
        assert len(world.simulator.calls_placed) == 1


@pytest.mark.parametrize("error", PASSING, ids=names(PASSING))
async def test_following_a_call_survives_a_locked_keyring_and_a_provider_down(tmp_path, monkeypatch, error):
    async with open_failing(tmp_path) as world:
        failing(monkeypatch, world.desk.carrier, "fetch", error, times=2)
        failing(monkeypatch, world.desk.agent, "fetch", error, times=2)
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        assert (await assert_over(world, call.id)).result is CallResult.TALKED


async def test_an_intent_that_cannot_be_written_is_never_sent(tmp_path, monkeypatch):
    async with open_failing(tmp_path) as world:
        failing(monkeypatch, world.desk.calls, "begin", StoreError("disk full"))
        with pytest.raises(StoreError) as raised:
            await world.desk.engine.dial(CHATTERS)
        assert raised.value.call_id is None
        assert [request for request in world.simulator.requests if request.method == "POST"] == []
        assert world.desk.engine.live_calls == ()


async def test_a_prompt_that_cannot_be_read_stops_the_call_before_it_is_sent(tmp_path, monkeypatch):
    async with open_failing(tmp_path) as world:
        failing(monkeypatch, world.desk.prompts, "in_force", StoreError("disk full"))
        with pytest.raises(StoreError):
            await world.desk.engine.dial(CHATTERS)
        assert await all_calls(world) == ()


async def test_a_place_that_cannot_be_written_down_at_once_is_written_later(tmp_path, monkeypatch):
    async with open_failing(tmp_path) as world:
        failing(monkeypatch, world.desk.calls, "save", StoreError("busy"))
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        assert call.carrier_call_id is not None
        ended = await assert_over(world, call.id)
        assert (ended.result, ended.agent is not None) == (CallResult.TALKED, True)


async def test_a_customer_whose_call_cannot_be_written_down_is_let_go(tmp_path, monkeypatch):
    async with open_failing(tmp_path, speed=1) as world:

        def of_leg(_call, facts, *_rest):
            return any(isinstance(fact, CallPlaced) for fact in facts)

        failing(monkeypatch, world.desk.calls, "save", StoreError("disk full"), when=of_leg, times=2)
        with pytest.raises(StoreError) as raised:
            await world.desk.engine.dial(EXAMPLES["no_answer"])
        ended = await world.call_when(
            lambda c: c.id == raised.value.call_id and c.carrier_ended is not None and c.hang_up is not None
        )
        assert ended.hang_up.requested_by == "store_failed"
        assert ended.result is CallResult.CANCELED


async def test_a_refusal_that_cannot_be_written_down_at_once_is_written_later(tmp_path, monkeypatch):
    async with open_failing(tmp_path) as world:
        failing(monkeypatch, world.desk.agent, "create", ERRORS[0])
        failing(monkeypatch, world.desk.calls, "save", StoreError("busy"), times=2)
        with pytest.raises(ProviderRefusedError) as raised:
            await world.desk.engine.dial(CHATTERS)
        assert (await assert_over(world, raised.value.call_id)).result is CallResult.REFUSED


@pytest.mark.parametrize("error", PASSING, ids=names(PASSING))
async def test_a_hang_up_that_fails_is_tried_again_until_nobody_is_on_the_line(tmp_path, monkeypatch, error):
    async with open_failing(tmp_path, speed=5) as world:
        call = await world.desk.engine.dial(CHATTERS)
        await world.call_when(lambda c: c.id == call.id and c.status is CallStatus.TALKING)
        failing(monkeypatch, world.desk.carrier, "hang_up", error, times=2)
        with pytest.raises(SellerCallError):
            await world.desk.engine.hang_up(call.id)
        ended = await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)
        assert ended.hang_up is not None


async def test_a_full_disk_keeps_nobody_on_the_line(tmp_path, monkeypatch):
    async with open_failing(tmp_path, speed=5) as world:
        call = await world.desk.engine.dial(CHATTERS)
        await world.call_when(lambda c: c.id == call.id and c.status is CallStatus.TALKING)
        failing(monkeypatch, world.desk.calls, "save", StoreError("disk full"), times=2)
        await world.desk.engine.hang_up(call.id)
        (leg,) = world.simulator.calls_placed
        await world.simulator.wait_for(lambda: leg.status == "completed")
        ended = await world.call_when(
            lambda c: c.id == call.id and c.is_settled and not c.owes_words and c.hang_up is not None
        )
        assert ended.result is CallResult.TALKED


async def test_a_call_hung_up_before_it_rings_gives_its_place_back(tmp_path, monkeypatch):
    async with open_failing(tmp_path, nobody_joins=True) as world:
        real = world.desk.agent.create
        asked, go_on = asyncio.Event(), asyncio.Event()

        async def slow(order):
            asked.set()
            await go_on.wait()
            return await real(order)

        monkeypatch.setattr(world.desk.agent, "create", slow)
        dialing = world.desk.tasks.spawn(world.desk.engine.dial(CHATTERS), "test")
        await asked.wait()
        (live,) = world.desk.engine.live_calls
        await world.desk.engine.hang_up(live.id)
        go_on.set()
        assert (await dialing).result is CallResult.CANCELED
        sent = [request.path for request in world.simulator.requests if request.method == "POST"]
        assert world.simulator.calls_placed == []
        await world.simulator.wait_for(
            lambda: any("send_data_message" in request.path for request in world.simulator.requests)
        )
        assert sent[0] == "/api/calls"
        await assert_over(world, live.id)


async def test_a_caller_whose_ai_hands_out_an_unknown_address_hears_an_apology_that_is_in_the_history(
    tmp_path, monkeypatch
):
    async with open_test_world(tmp_path, nobody_joins=True) as world:
        real = world.desk.agent.create

        async def foreign(order):
            place = await real(order)
            return type(place)(place.agent_call_id, place.created_at, "ftp://elsewhere/join")

        monkeypatch.setattr(world.desk.agent, "create", foreign)
        await world.simulator.call_in("+573019876500")
        ended = await world.call_when(lambda c: c.is_settled)
        assert ended.result is CallResult.NO_AI
        assert ended.refused.party is Party.CARRIER
        assert "ftp" in ended.refused.message


@pytest.mark.parametrize("error", ERRORS, ids=names(ERRORS))
async def test_a_caller_hears_an_apology_whatever_fails_at_the_ai(tmp_path, monkeypatch, error):
    async with open_test_world(tmp_path, nobody_joins=True) as world:
        failing(monkeypatch, world.desk.agent, "create", error)
        await world.simulator.call_in("+573019876500")
        ended = await world.call_when(lambda c: c.is_settled)
        assert ended.result is CallResult.NO_AI
        assert ended.refused.message
