"""What Twilio tells the program: signed, complete, and only what was asked for."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

import httpx
import pytest
from aiohttp import web
from twilio.request_validator import RequestValidator

from sellercall_desktop.simulator import EXAMPLES, Fault
from sellercall_desktop.simulator.twilio.webhooks import sign
from tests.simulator.outside import joining, program, simulated

ALL = ["initiated", "ringing", "answered", "completed"]
TALK = '<Response><Pause length="10"/></Response>'


def test_the_known_vector_is_signed_as_known():
    params = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    assert (
        sign("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", params) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    )


async def test_status_callbacks_pass_the_sdk_s_validator():
    async with simulated() as client, program() as it:
        url = it.url + "/status?id=7"
        call = await client.ring(TALK, StatusCallback=url + "#rc=0", StatusCallbackEvent=ALL)
        await client.ended(call["sid"])
        await client.simulator.wait_for(lambda: len(it.heard) == 4)
        validator = RequestValidator(client.simulator.auth_token)
        for each in it.heard:
            assert validator.validate(url, each.form, each.headers["X-Twilio-Signature"])
            assert not validator.validate(
                url, each.form | {"CallSid": "CA"}, each.headers["X-Twilio-Signature"]
            )


async def test_each_step_asked_for_is_told_once_with_its_number():
    async with simulated() as client, program() as it:
        call = await client.ring(TALK, StatusCallback=it.url + "/status", StatusCallbackEvent=ALL)
        await client.ended(call["sid"])
        await client.simulator.wait_for(lambda: len(it.heard) == 4)
        told = sorted((int(each.form["SequenceNumber"]), each.form["CallStatus"]) for each in it.heard)
        assert told == [(0, "initiated"), (1, "ringing"), (2, "in-progress"), (3, "completed")]
        last = next(each.form for each in it.heard if each.form["CallStatus"] == "completed")
        assert int(last["CallDuration"]) >= 1
        assert last["Duration"] == "1"
        assert last["CallbackSource"] == "call-progress-events"
        assert parsedate_to_datetime(last["Timestamp"]).utcoffset() is not None
        empty = {"FromCity", "FromState", "FromZip", "ToCity", "CalledZip", "CallerState"}
        assert all(last[key] == "" for key in empty)
        assert (last["FromCountry"], last["ToCountry"]) == ("CO", "CO")


async def test_without_wishes_only_the_end_is_told():
    async with simulated() as client, program() as it:
        call = await client.ring(TALK, EXAMPLES["busy"], StatusCallback=it.url + "/status")
        await client.ended(call["sid"])
        await client.simulator.wait_for(lambda: it.heard)
        form = it.heard[0].form
        assert (form["CallStatus"], form["SequenceNumber"], form["SipResponseCode"]) == ("busy", "0", "486")
        assert (form["CallDuration"], form["Duration"]) == ("0", "0")
        assert len(it.heard) == 1


async def test_events_in_one_string_are_accepted_and_never_told():
    async with simulated() as client, program() as it:
        wish = {
            "StatusCallback": it.url + "/status",
            "StatusCallbackEvent": "initiated ringing answered completed",
        }
        call = await client.ring(TALK, **wish)
        await client.ended(call["sid"])
        assert [each.code for each in client.simulator.alerts] == [21626]
        assert it.heard == []


async def test_a_failed_connection_is_tried_once_more_with_the_same_token():
    async with simulated() as client:
        call = await client.ring(TALK, StatusCallback="http://127.0.0.1:9/status")
        await client.ended(call["sid"])
        await client.simulator.wait_for(
            lambda: [each.attempts for each in client.simulator.deliveries] == [2]
        )
        assert client.simulator.deliveries[-1].status is None


@pytest.mark.parametrize("copies", [2, 5])
async def test_webhooks_can_be_delivered_several_times(copies):
    async with simulated() as client, program() as it:
        client.simulator.faults.webhook_copies = copies
        call = await client.ring(TALK, StatusCallback=it.url + "/status")
        await client.ended(call["sid"])
        await client.simulator.wait_for(lambda: len(it.heard) == copies)
        tokens = {each.headers["I-Twilio-Idempotency-Token"] for each in it.heard}
        assert len(tokens) == 1


async def test_webhooks_can_come_late_and_out_of_order():
    async with simulated(seed=3) as client, program() as it:
        client.simulator.faults.webhook_jitter_s = 0.3
        call = await client.ring(TALK, StatusCallback=it.url + "/status", StatusCallbackEvent=ALL)
        await client.ended(call["sid"])
        await client.simulator.wait_for(lambda: len(it.heard) == 4)
        order = [int(each.form["SequenceNumber"]) for each in it.heard]
        assert sorted(order) == [0, 1, 2, 3]
        assert order != [0, 1, 2, 3]


async def test_the_stream_s_handshake_and_progress_are_told():
    async with simulated() as client, program() as it:
        place = await client.place_for_call()
        twiml = joining(place["joinUrl"]).replace("/>", f' statusCallback="{it.url}/stream"/>')
        call = await client.ring(twiml)
        await client.ended(call["sid"])
        await client.simulator.wait_for(lambda: len(it.heard) == 2)
        assert {each.form["StreamEvent"] for each in it.heard} == {"stream-started", "stream-stopped"}
        assert {each.form["CallSid"] for each in it.heard} == {call["sid"]}


async def test_the_stream_speaks_as_twilio_does():
    heard, signatures = [], []

    async def listen(request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        signatures.append(request.headers["X-Twilio-Signature"])
        async for message in socket:
            heard.append(message.json())
            if len(heard) == 3:
                await socket.send_json(
                    {"event": "mark", "streamSid": heard[1]["streamSid"], "mark": {"name": "m"}}
                )
            if heard[-1]["event"] == "mark":
                await socket.close()
        return socket

    async with simulated() as client, program() as it:
        it.answers["/audio"] = listen
        url = it.url.replace("http", "wss") + "/audio"
        client.simulator._voice.socket_address = lambda address: address.replace("wss", "ws")
        stream = f'<Stream url="{url}"><Parameter name="id" value="7"/></Stream>'
        call = await client.ring(f"<Response><Connect>{stream}</Connect></Response>")
        await client.ended(call["sid"])
        assert RequestValidator(client.simulator.auth_token).validate(url, {}, signatures[0])
    assert heard[0] == {"event": "connected", "protocol": "Call", "version": "1.0.0"}
    start = heard[1]
    assert (start["event"], start["sequenceNumber"]) == ("start", "1")
    assert start["start"]["callSid"] == call["sid"]
    assert start["start"]["customParameters"] == {"id": "7"}
    assert start["start"]["mediaFormat"] == {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1}
    media = heard[2]
    assert (media["event"], media["media"]["track"], media["media"]["chunk"]) == ("media", "inbound", "1")
    assert next(each for each in heard if each["event"] == "mark")["mark"] == {"name": "m"}


async def test_a_stream_that_is_not_wss_is_an_error():
    async with simulated() as client:
        call = await client.ring('<Response><Connect><Stream url="ws://127.0.0.1:9/"/></Connect></Response>')
        await client.ended(call["sid"])
        assert [each.code for each in client.simulator.alerts] == [31920]


async def test_a_lost_answer_leaves_the_call_placed():
    async with simulated() as client:
        client.simulator.faults.add(Fault("twilio.create", "drop"))
        form = {"To": EXAMPLES["buys"], "From": client.simulator.phone_number, "Twiml": TALK}
        with pytest.raises(httpx.TransportError):
            await client.twilio("POST", "/Calls.json", data=form)
        assert [each.to for each in client.simulator.calls_placed] == [EXAMPLES["buys"]]
