"""Whole calls between our clients and the simulator: every request and answer fits the documents."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls.call import CallResult, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    ActAsked,
    ActKind,
    AgentEnded,
    AgentJoined,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Gravity,
    Party,
    Speaker,
)
from sellercall_desktop.core.calls.ports import CarrierOrder, MachineMessage
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotListeningError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    RateLimitedError,
)
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.contract.small_world import agent_order, world


def started(number):
    return start_call("call-1", CallRequested(datetime.now(UTC), Direction.OUTBOUND, number))


async def test_a_whole_outgoing_call_by_polling(checker):
    async with world(checker) as here:
        await here.agent.warm()
        await here.carrier.warm()
        place, sid = await here.dial(EXAMPLES["buys"])
        await here.simulator.wait_for(
            lambda: len(here.simulator.voice_calls[place.agent_call_id].messages) > 2
        )
        during = await here.agent.turns(place.agent_call_id)
        assert len(during) > 1
        assert not during[-1].final
        await here.leg_over(sid)
        await here.simulator.wait_for(lambda: here.simulator.voice_calls[place.agent_call_id].summary, 20)
        carrier, agent = await here.carrier.fetch(sid), await here.agent.fetch(place.agent_call_id)
        turns = await here.agent.turns(place.agent_call_id)
    assert checker.faults == []
    call = advance_all(started(EXAMPLES["buys"]), carrier.facts + agent.facts + turns)
    assert call.result is CallResult.TALKED
    assert call.is_settled
    assert [turn.ordinal for turn in turns] == list(range(len(turns)))
    assert turns[-1].final
    assert {turn.speaker for turn in turns} >= {Speaker.AI, Speaker.CUSTOMER}
    assert call.summary is not None
    assert checker.seen["CreateCall", 201] == 1
    assert checker.seen["calls_create", 201] == 1


async def test_a_whole_outgoing_call_by_webhooks_tells_the_same(checker):
    async with world(checker, listening=True) as here:
        place, sid = await here.dial(EXAMPLES["buys"])
        await here.simulator.wait_for(lambda: here.facts(AgentEnded) and here.facts(CarrierEnded), 20)
        polled = (await here.carrier.fetch(sid)).facts + (await here.agent.fetch(place.agent_call_id)).facts
        assert here.refused == []
        assert {report.key.call_id for report in here.reports} == {"call-1"}
        for kind in (CallPlaced, CallRinging, CallAnswered, AgentJoined):
            assert here.facts(kind), kind
        told = tuple(fact for report in here.reports for fact in report.facts)
    assert checker.faults == []
    call = started(EXAMPLES["buys"])
    by_webhook, by_poll = advance_all(call, told), advance_all(call, polled)
    assert by_webhook.result is not None
    assert (by_webhook.agent, by_webhook.joined_at, by_webhook.agent_ended) == (
        by_poll.agent,
        by_poll.joined_at,
        by_poll.agent_ended,
    )
    assert by_webhook.carrier_ended.duration_s == by_poll.carrier_ended.duration_s
    assert advance_all(by_webhook, polled) == advance_all(by_poll, told)


@pytest.mark.parametrize("path", ["stream", "sip"])
async def test_both_voice_paths_reach_the_ai(checker, path):
    async with world(checker, call={"voice_path": path}) as here:
        place, sid = await here.dial(EXAMPLES["buys"])
        assert place.join_url.startswith("sip" if path == "sip" else "ws")
        await here.leg_over(sid)
        facts = (await here.agent.fetch(place.agent_call_id)).facts
        assert any(isinstance(fact, AgentJoined) for fact in facts)
        now = datetime.now(UTC) - timedelta(minutes=1)
        listed = [call async for call in here.carrier.recent(now)]
        assert [call.remote_id for call in listed] == [sid]  # the leg that <Dial> made is left out
    assert checker.faults == []


@pytest.mark.parametrize("path", ["stream", "sip"])
async def test_an_incoming_call_reaches_the_ai(checker, path):
    async with world(checker, listening=True, call={"voice_path": path}) as here:
        sid = await here.simulator.call_in(EXAMPLES["buys"])
        await here.simulator.wait_for(lambda: here.facts(AgentEnded) and here.facts(CarrierEnded), 20)
        remote = await here.carrier.fetch(sid)
        assert (remote.direction, remote.number) == (Direction.INBOUND, EXAMPLES["buys"])
        assert here.facts(AgentJoined)
        assert here.refused == []
        assert here.simulator.application_errors == []
    assert checker.faults == []


async def test_a_message_is_left_by_the_carrier_or_by_the_ai(checker):
    async with world(checker, speed=200, voicemail={"left_by": "ai"}) as here:
        message = MachineMessage("Lo llamo <mañana> & pasado.", "es-CO")
        asked = ActAsked(datetime.now(UTC), "act-1", ActKind.VOICEMAIL, message.words)
        calls = here.simulator.voice_calls
        for by_ai in (False, True):
            place, sid = await here.dial(EXAMPLES["chatters"], f"call-{by_ai}")
            await here.simulator.wait_for(lambda: any(call.active for call in calls.values()), 20)
            if by_ai:
                for kind in (ActKind.SUGGEST, ActKind.EXACT):
                    await here.agent.tell(place.agent_call_id, replace(asked, kind=kind))
                await here.agent.tell(place.agent_call_id, asked)
            else:
                await here.carrier.leave_message(sid, message)
            await here.leg_over(sid)
            assert here.simulator.legs[sid].customer.heard[-1] == message.words
            turns = await here.agent.turns(place.agent_call_id)
            assert any(turn.speaker is Speaker.TOOL for turn in turns) == by_ai
            with pytest.raises(NotListeningError):
                await here.carrier.leave_message(sid, message)
    assert checker.faults == []


async def test_hanging_up_ends_both_sides_in_every_state(checker):
    async with world(checker, speed=5) as here:
        ringing_place, ringing = await here.dial(EXAMPLES["no_answer"], "ringing")
        await here.simulator.wait_for(lambda: here.simulator.legs[ringing].status == "ringing", 20)
        await here.agent.hang_up(ringing_place.agent_call_id)  # unjoined: 422, taken as done
        facts = await here.carrier.hang_up(ringing)
        assert not any(isinstance(fact, CallAnswered) for fact in facts)
        assert any(isinstance(fact, CarrierEnded) for fact in facts)

        place, talking = await here.dial(EXAMPLES["chatters"], "talking")
        await here.simulator.wait_for(lambda: here.simulator.voice_calls[place.agent_call_id].active, 20)
        assert talking in await here.carrier.legs_on_line()
        assert ringing not in await here.carrier.legs_on_line()
        await here.agent.hang_up(place.agent_call_id)
        await here.carrier.hang_up(talking)
        await here.leg_over(talking)  # whoever was quicker
        assert talking not in await here.carrier.legs_on_line()
        again = await here.carrier.hang_up(talking)  # 21220, then its facts
        assert any(isinstance(fact, CarrierEnded) for fact in again)
        await here.agent.hang_up(place.agent_call_id)
    assert checker.faults == []
    assert checker.seen["UpdateCall", 400] >= 1
    assert checker.seen["send_data_message_to_call", 422] >= 2


@pytest.mark.parametrize(
    ("behaviour", "outcome", "result"),
    [
        ("busy", CarrierOutcome.BUSY, CallResult.BUSY),
        ("no_answer", CarrierOutcome.NO_ANSWER, CallResult.NO_ANSWER),
        ("fails", CarrierOutcome.FAILED, CallResult.NO_SUCH_NUMBER),
    ],
)
async def test_calls_that_reach_nobody_say_why(checker, behaviour, outcome, result):
    async with world(checker, listening=True) as here:
        _, sid = await here.dial(EXAMPLES[behaviour], ring_timeout_s=20)
        await here.simulator.wait_for(lambda: here.facts(CarrierEnded), 20)
        told = advance_all(started("+57"), tuple(f for r in here.reports for f in r.facts))
        polled = advance_all(started("+57"), (await here.carrier.fetch(sid)).facts)
    assert checker.faults == []
    assert told.carrier_ended.outcome is polled.carrier_ended.outcome is outcome
    assert told.result is result
    # The resource tells no SIP code: without a webhook nobody can know that there is no such number.
    assert polled.result is (CallResult.FAILED if behaviour == "fails" else result)
    assert told.carrier_ended.sip_code is not None


async def test_refusals_carry_codes_people_can_be_told(checker):
    async with world(checker) as here:
        place = await here.agent.create(agent_order("refused"))
        for behaviour, code in (("invalid", "21211"), ("geo_blocked", "21215")):
            with pytest.raises(ProviderRefusedError) as refused:
                await here.carrier.place(CarrierOrder("refused", EXAMPLES[behaviour], place.join_url))
            assert refused.value.code == code
        for fetch, absent in (
            (here.carrier.fetch, "CA" + "0" * 32),
            (here.agent.fetch, "00000000-0000-4000-8000-000000000000"),
        ):
            with pytest.raises(ProviderRefusedError) as unknown:
                await fetch(absent)
            assert unknown.value.status == 404
        assert here.simulator.calls_placed == []
    assert checker.faults == []


async def test_wrong_credentials_are_named_by_both(checker):
    async with world(checker) as here:
        await here.secrets.set(Secret.TWILIO_AUTH_TOKEN, "0" * 32)
        await here.secrets.set(Secret.ULTRAVOX_API_KEY, "abcdefgh." + "0" * 32)
        for client in (here.carrier, here.agent):
            with pytest.raises(CredentialsRefusedError):
                await client.check()
        await here.secrets.set(Secret.TWILIO_API_KEY_SID, here.simulator.account.api_key_sid)
        await here.secrets.set(Secret.TWILIO_API_KEY_SECRET, here.simulator.account.api_key_secret)
        await here.carrier.check()
    assert checker.faults == []


@pytest.mark.parametrize("effect", ["drop", "garbage"])
async def test_a_create_whose_answer_is_lost_is_found_and_not_repeated(checker, effect):
    async with world(checker) as here:
        before = datetime.now(UTC)
        here.simulator.faults.add(Fault("ultravox.create", effect))
        here.simulator.faults.add(Fault("twilio.create", effect))
        with pytest.raises(ProviderAmbiguousError):
            await here.agent.create(agent_order("lost"))
        place = await here.agent.find("lost")
        assert place is not None
        with pytest.raises(ProviderAmbiguousError):
            await here.carrier.place(CarrierOrder("lost", EXAMPLES["buys"], place.join_url))
        found = await here.carrier.find(EXAMPLES["buys"], before)
        assert [call.remote_id for call in found] == [leg.sid for leg in here.simulator.calls_placed]
        assert await here.carrier.find(EXAMPLES["busy"], before) == []
        assert await here.agent.find("never-made") is None
    assert checker.faults == []
    assert checker.seen["CreateCall", 201] == checker.seen["calls_create", 201] == 1


async def test_rate_limits_are_waited_out_by_reads_and_told_by_creates(checker):
    async with world(checker) as here:
        here.simulator.faults.add(Fault("ultravox.create", "refuse", status=429, retry_after="7"))
        here.simulator.faults.add(Fault("twilio.create", "refuse", status=429))
        here.simulator.faults.add(Fault("twilio.list", "refuse", status=429, retry_after="0"))
        with pytest.raises(RateLimitedError) as limited:
            await here.agent.create(agent_order("limited"))
        assert limited.value.retry_after_s == 7
        with pytest.raises(RateLimitedError):
            await here.carrier.place(CarrierOrder("limited", EXAMPLES["buys"], "wss://voice.example/x"))
        await here.carrier.check()
        assert here.simulator.calls_placed == []
    assert checker.faults == []


async def test_lists_are_read_over_all_their_pages(checker, monkeypatch):
    from sellercall_desktop.providers.twilio import client as twilio
    from sellercall_desktop.providers.ultravox import api as ultravox

    monkeypatch.setattr(twilio, "PAGE_SIZE", 2)
    monkeypatch.setattr(ultravox, "PAGE_SIZE", 2)
    async with world(checker) as here:
        since = datetime.now(UTC) - timedelta(seconds=5)
        dialed = [await here.dial(EXAMPLES["busy"], f"call-{n}") for n in range(5)]
        for _, sid in dialed:
            await here.leg_over(sid)
        at_carrier = [call.remote_id async for call in here.carrier.recent(since)]
        at_agent = [call.call_id async for call in here.agent.recent(since)]
        assert sorted(at_carrier) == sorted(sid for _, sid in dialed)
        assert at_agent == [f"call-{n}" for n in reversed(range(5))]
        later = datetime.now(UTC) + timedelta(minutes=1)
        assert [call async for call in here.carrier.recent(later)] == []
        assert [call async for call in here.agent.recent(later)] == []
    assert checker.faults == []
    assert checker.seen["ListCall", 200] >= 3
    assert checker.seen["calls_list", 200] >= 3


async def test_places_are_found_by_how_the_customer_s_number_ends(checker):
    async with world(checker) as here:
        now, minute = datetime.now(UTC), timedelta(minutes=1)
        for call_id, ends in (("call-1", "4567"), ("call-2", "4568")):
            await here.agent.create(replace(agent_order(call_id), number_ends=ends))
        (found,) = await here.agent.places_for("4567", now - minute, now + minute)
        assert found.call_id == "call-1"
        assert await here.agent.places_for("4567", now - 2 * minute, now - minute) == []
    assert checker.faults == []


async def test_a_price_is_known_as_a_positive_amount(checker):
    async with world(checker) as here:
        _, sid = await here.dial(EXAMPLES["hangs_up"])
        await here.leg_over(sid)
        await here.simulator.wait_for(lambda: here.simulator.legs[sid].price is not None, 20)
        costs = [fact for fact in (await here.carrier.fetch(sid)).facts if isinstance(fact, CostKnown)]
    assert checker.faults == []
    assert costs[0].amount > 0
    assert costs[0].currency == "USD"


async def test_what_the_providers_noted_of_a_call_is_read(checker):
    async with world(checker) as here:
        here.simulator.faults.add(Fault("ultravox.join", "refuse"))
        place, sid = await here.dial(EXAMPLES["buys"])
        await here.leg_over(sid)
        noted = await here.carrier.reports(sid)
        assert [(each.party, each.gravity, each.code) for each in noted] == [
            (Party.CARRIER, Gravity.ERROR, "31920")
        ]
        assert noted[0].text.startswith("handshake error")
        events = await here.agent.reports(place.agent_call_id, place.created_at)
        assert [each.code for each in events] == ["call_created"]
    assert checker.faults == []
    assert checker.seen["ListCallNotification", 200] == 1
