"""Ultravox's HTTP side: keys, what a body must look like, lists and pages, messages, data messages."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from tests.simulator.outside import simulated


async def test_strangers_are_turned_away():
    async with simulated() as client:
        for headers in ({}, {"X-API-Key": "aaaaaaaa." + "b" * 32}):
            answer = await client.voice("GET", "/accounts/me", headers=headers)
            assert answer.status_code == 401
            assert isinstance(answer.json()["detail"], str)


async def test_the_key_looks_like_a_real_one():
    async with simulated() as client:
        assert re.fullmatch(r"[a-zA-Z0-9]{8}\.[a-zA-Z0-9]{32}", client.simulator.api_key)
        assert (await client.voice("GET", "/accounts/me")).json()["activeCalls"] == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"joinTimeout": 30}, "joinTimeout"),
        ({"maxDuration": "300"}, "maxDuration"),
        ({"metadata": {"n": 1}}, "metadata"),
        ({"metadata": {"ultravox.x": "1"}}, "metadata"),
        ({"medium": {"twilio": {}, "sip": {"incoming": {}}}}, "medium"),
        ({"medium": {"sip": {}}}, "medium"),
        ({"medium": {"fax": {}}}, "medium"),
        ({"firstSpeakerSettings": {"user": {}, "agent": {}}}, "firstSpeakerSettings"),
        ({"firstSpeakerSettings": {"user": {"fallback": {"delay": "soon"}}}}, "firstSpeakerSettings"),
        ({"temperature": 2}, "temperature"),
        ({"languageHint": "x" * 17}, "languageHint"),
        ({"initialOutputMedium": "voice"}, "initialOutputMedium"),
        ({"model": "gpt"}, "model"),
        ({"recordingEnabled": "yes"}, "recordingEnabled"),
        ({"callbacks": {"started": {"url": "https://a.example"}}}, "callbacks"),
        ({"callbacks": {"ended": {"url": "nowhere"}}}, "callbacks"),
        ({"system_prompt": "x"}, "system_prompt"),
    ],
)
async def test_a_wrong_body_is_refused_by_field(body, field):
    async with simulated() as client:
        answer = await client.voice("POST", "/calls", json=body)
        assert answer.status_code == 400
        assert list(answer.json()) == [field]
        assert client.simulator.voice_calls == {}


async def test_a_body_that_is_no_json_is_refused():
    async with simulated() as client:
        headers = {"X-API-Key": client.simulator.api_key, "Content-Type": "application/json"}
        answer = await client.voice("POST", "/calls", content=b"{", headers=headers)
        assert (answer.status_code, list(answer.json())) == (400, ["detail"])


async def test_a_new_call_repeats_what_was_asked_and_defaults_the_rest():
    async with simulated() as client:
        body = {
            "systemPrompt": "Venda café.",
            "languageHint": "es-CO",
            "metadata": {"our_id": "7"},
            "joinTimeout": "75s",
        }
        call = await client.place_for_call(**body)
        assert {key: call[key] for key in body} == body
        assert (call["maxDuration"], call["model"], call["billingStatus"]) == (
            "3600s",
            "ultravox-v0.7",
            "BILLING_STATUS_PENDING",
        )
        assert str(uuid.UUID(call["callId"])) == call["callId"]
        assert (await client.voice("GET", f"/calls/{call['callId']}")).json() == call


async def test_unknown_calls_and_methods_are_refused():
    async with simulated() as client:
        for path in (f"/calls/{uuid.uuid4()}", "/calls/7", "/nothing"):
            assert (await client.voice("GET", path)).status_code == 404
        assert (await client.voice("PUT", "/calls")).status_code == 405


async def test_calls_are_found_by_metadata_and_time():
    async with simulated() as client:
        first = await client.place_for_call(metadata={"our_id": "1"})
        second = await client.place_for_call(metadata={"our_id": "2"})
        today, tomorrow = datetime.now(UTC).date(), datetime.now(UTC).date() + timedelta(days=1)

        async def found(**query):
            page = (await client.voice("GET", "/calls", params=query)).json()
            assert page["total"] == len(page["results"])
            return [call["callId"] for call in page["results"]]

        newest_first = [second["callId"], first["callId"]]
        assert await found() == newest_first
        assert await found(sort="created") == newest_first[::-1]
        assert await found(**{"metadata.our_id": "1"}) == [first["callId"]]
        assert await found(**{"metadata.our_id": "3"}) == []
        assert await found(fromDate=today.isoformat(), toDate=today.isoformat()) == newest_first
        assert await found(fromDate=tomorrow.isoformat()) == []
        assert await found(fromDate=second["created"]) == [second["callId"]]
        assert await found(search="nothing like this") == []
        assert (await client.voice("GET", "/calls?sort=colour")).status_code == 400
        assert (await client.voice("GET", "/calls?fromDate=yesterday")).status_code == 400


async def test_pages_are_followed_by_full_addresses_and_new_calls_do_not_shift_them():
    async with simulated() as client:
        ids = [(await client.place_for_call())["callId"] for _ in range(5)]
        page = (await client.voice("GET", "/calls?pageSize=2")).json()
        await client.place_for_call()
        seen = [call["callId"] for call in page["results"]]
        while page["next"]:
            assert page["next"].startswith(client.simulator.ultravox_url)
            page = (await client.voice("GET", page["next"])).json()
            seen += [call["callId"] for call in page["results"]]
        assert seen == ids[::-1]
        assert (await client.voice("GET", "/calls?cursor=nonsense")).status_code == 404


async def test_messages_sent_to_a_call_are_heard():
    async with simulated(speed=30) as client:
        call_id, sid = await client.dial()
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[call_id].messages)
        path = f"/calls/{call_id}/send_data_message"
        for body in (
            {"type": "user_text_message", "text": "Ofrezca envío gratis."},
            {"type": "forced_agent_message", "content": "Un momento, por favor."},
        ):
            assert (await client.voice("POST", path, json=body)).status_code == 204
        await client.ended(sid)
        messages = await client.messages(call_id)
        typed = [each["text"] for each in messages if each["medium"] == "MESSAGE_MEDIUM_TEXT"]
        assert typed == ["Ofrezca envío gratis."]
        assert "Un momento, por favor." in [each["text"] for each in messages]


async def test_data_messages_reach_only_active_calls():
    async with simulated() as client:
        call = await client.place_for_call()
        path = f"/calls/{call['callId']}/send_data_message"
        assert (await client.voice("POST", path, json={"type": "hang_up"})).status_code == 422
        assert (await client.voice("POST", path, json={"type": "dance"})).status_code == 400


async def test_events_are_filtered_by_severity():
    async with simulated() as client:
        call_id, sid = await client.dial()
        await client.ended(sid)
        await client.settled(call_id)
        events = (await client.voice("GET", f"/calls/{call_id}/events")).json()["results"]
        assert [each["type"] for each in events] == ["call_created", "call_joined", "call_ended"]
        errors = await client.voice("GET", f"/calls/{call_id}/events?minimum_severity=error")
        assert errors.json()["results"] == []
        assert (
            await client.voice("GET", f"/calls/{call_id}/events?minimum_severity=loud")
        ).status_code == 400


async def test_initial_messages_are_shown_only_with_the_last_stage():
    async with simulated() as client:
        given = [{"role": "MESSAGE_ROLE_AGENT", "text": "Hola"}]
        call = await client.place_for_call(initialMessages=given)
        path = f"/calls/{call['callId']}/messages"
        assert (await client.voice("GET", path)).json()["results"] == given
        assert (await client.voice("GET", path + "?mode=in_call")).json()["results"] == []
        assert (await client.voice("GET", path + "?mode=all")).status_code == 400


async def test_too_many_calls_at_once_are_refused_with_a_time_to_wait():
    async with simulated() as client:
        client.simulator.limits.concurrent_calls = 1
        await client.place_for_call()
        answer = await client.voice("POST", "/calls", json={})
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
        account = (await client.voice("GET", "/accounts/me")).json()
        assert (account["activeCalls"], account["allowedConcurrentCalls"]) == (1, 1)


async def test_calls_made_too_fast_are_refused():
    async with simulated() as client:
        client.simulator.limits.creations_per_second = 2
        statuses = [(await client.voice("POST", "/calls", json={})).status_code for _ in range(3)]
        assert statuses == [201, 201, 429]


async def test_voices_and_models_can_be_chosen_from():
    async with simulated() as client:
        spanish = (await client.voice("GET", "/voices?primaryLanguage=es")).json()["results"]
        assert len(spanish) >= 3
        assert all(voice["primaryLanguage"].startswith("es") for voice in spanish)
        one = (await client.voice("GET", f"/voices/{spanish[0]['voiceId']}")).json()
        assert one == spanish[0]
        models = (await client.voice("GET", "/models")).json()["results"]
        assert {"name": "ultravox-v0.7"} in models


async def test_only_an_ended_call_s_data_can_be_deleted():
    async with simulated() as client:
        call_id, sid = await client.dial()
        assert (await client.voice("DELETE", f"/calls/{call_id}")).status_code == 400
        await client.ended(sid)
        await client.settled(call_id)
        assert (await client.voice("DELETE", f"/calls/{call_id}")).status_code == 204
        assert (await client.voice("GET", f"/calls/{call_id}")).status_code == 404
