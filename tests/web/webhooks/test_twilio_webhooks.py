"""Only Twilio may speak as Twilio; whoever does, always hears TwiML."""

import asyncio
import logging
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest

from sellercall_desktop.core.calls.engine import Apologize, Connect
from sellercall_desktop.core.calls.facts import CallAnswered, CarrierEnded, CarrierOutcome
from sellercall_desktop.core.errors import NotConfiguredError, ProviderAmbiguousError, StoreError
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.web.limits import Limits
from tests.web.web_support import (
    AUTH_TOKEN,
    CALLER,
    EngineToTell,
    open_house,
    outgoing_call,
    twilio_signature,
)

PUBLIC_URL = "https://calls.example.test/seller"


def twiml(answer):
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    return ET.fromstring(answer.text)


def verbs(answer):
    return [verb.tag for verb in twiml(answer)]


async def test_a_caller_is_joined_with_the_ai(tmp_path):
    async with open_house(tmp_path) as house:
        document = twiml(await house.post_twilio("/api/inbound"))
        assert document.find("Connect/Stream").get("url") == "wss://voice.test/calls/1/telephony?key=s&b=2"
        ((_, incoming),) = house.engine.asked
        assert (incoming.carrier_call_id, incoming.number) == (CALLER["CallSid"], CALLER["From"])
        assert incoming.our_number == CALLER["To"]


async def test_a_sip_address_is_dialed_and_the_recordings_follow(tmp_path):
    engine = EngineToTell(answer_with=Connect("c", "sip:1@voice.test;transport=tls"))
    call = {"after_dial_audio_url": "https://a.test/1.mp3", "after_dial_goodbye_url": "https://a.test/2.mp3"}
    async with open_house(tmp_path, engine=engine, call=call) as house:
        answer = await house.post_twilio("/api/inbound")
        assert verbs(answer) == ["Dial", "Play", "Pause", "Play", "Hangup"]
        assert twiml(answer).find("Dial/Sip").text == "sip:1@voice.test;transport=tls"


async def test_after_dial_plays_the_configured_recordings_and_hangs_up(tmp_path):
    call = {
        "after_dial_audio_url": "https://a.test/1.mp3?a=1&b=2",
        "after_dial_goodbye_url": "https://a.test/2.mp3",
    }
    async with open_house(tmp_path, call=call) as house:
        answer = await house.post_twilio("/api/llamada/AfterDial")
        assert verbs(answer) == ["Play", "Pause", "Play", "Hangup"]
        first, pause, goodbye, _ = twiml(answer)
        assert [first.text, goodbye.text] == list(call.values())
        assert pause.get("length") == "8"


@pytest.mark.parametrize("language", ["es", "en"])
async def test_an_apology_of_the_engine_is_spoken_in_its_language(tmp_path, language):
    async with open_house(tmp_path, engine=EngineToTell(answer_with=Apologize("c", language))) as house:
        answer = await house.post_twilio("/api/inbound")
        assert verbs(answer) == ["Say", "Hangup"]
        assert twiml(answer).find("Say").get("language").startswith(language)


FAILURES = [
    StoreError("disk full at /secret/place"),
    ProviderAmbiguousError("ultravox", "cut"),
    NotConfiguredError(["ultravox.api_key"]),
    RuntimeError("a bug"),
    ConnectionResetError("not the client's connection"),
    Connect("c", "ftp://not.joinable"),
]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: type(f).__name__)
async def test_whatever_fails_inside_the_caller_hears_an_apology_and_the_log_says_why(
    tmp_path, caplog, failure
):
    async with open_house(tmp_path, engine=EngineToTell(answer_with=failure)) as house:
        answer = await house.post_twilio("/api/inbound")
        assert verbs(answer) == ["Say", "Hangup"]
        assert "secret" not in answer.text
        assert [r.route for r in caplog.records if r.message == "http.failed"] == ["/api/inbound"]


async def test_an_engine_that_never_answers_is_apologised_for_in_time(tmp_path):
    engine = EngineToTell(answer_with=asyncio.Event().wait)
    async with open_house(tmp_path, engine=engine, limits=Limits(answer_s=0.1)) as house:
        begun = asyncio.get_running_loop().time()
        assert verbs(await house.post_twilio("/api/inbound")) == ["Say", "Hangup"]
        assert asyncio.get_running_loop().time() - begun < 2
    assert Limits().answer_s < 15  # what Twilio waits


async def test_a_genuine_request_without_a_call_sid_still_gets_twiml(tmp_path):
    async with open_house(tmp_path) as house:
        for form in ({}, {"CallSid": ""}, {"CallSid": "CA1"}):
            assert verbs(await house.post_twilio("/api/inbound", form)) == ["Say", "Hangup"]


async def test_a_repeated_request_gets_the_same_answer(tmp_path):
    async with open_house(tmp_path) as house:
        first = await house.post_twilio("/api/inbound", **{"I-Twilio-Idempotency-Token": "t"})
        again = await house.post_twilio("/api/inbound", **{"I-Twilio-Idempotency-Token": "t"})
        assert first.text == again.text
        assert len({asked[1].carrier_call_id for asked in house.engine.asked}) == 1


# --- who is believed ---------------------------------------------------------------------------


async def refused(house, answer):
    assert answer.status_code == 403
    assert answer.json()["code"] == "signature_refused"
    assert house.engine.asked == []
    return True


@pytest.mark.parametrize(
    "path", ["/api/inbound", "/api/llamada/AfterDial", "/webhooks/twilio/status?call_id=c"]
)
async def test_unsigned_forged_and_altered_requests_are_refused(tmp_path, path, caplog):
    async with open_house(tmp_path) as house:
        url = house.server.public_url + path
        genuine = twilio_signature(url, CALLER)
        sent = {
            "nothing": None,
            "empty": "",
            "not base64": "é".encode("latin-1"),
            "another key": twilio_signature(url, CALLER, "f" * 32),
            "empty key": twilio_signature(url, CALLER, ""),
            "another address": twilio_signature(url.replace("127.0.0.1", "evil.test"), CALLER),
            "another path": twilio_signature(url + "&x=1", CALLER),
            "cut short": genuine[:-2],
        }
        for signature in sent.values():
            assert await refused(house, await house.post_twilio(path, **{"X-Twilio-Signature": signature}))
        edited = (
            {**CALLER, "From": "+573009999999"},
            {**CALLER, "Extra": ""},
            {name: value for name, value in CALLER.items() if name != "FromCity"},
        )
        for form in edited:
            assert await refused(
                house, await house.post_twilio(path, form, **{"X-Twilio-Signature": genuine})
            )
        log = [r for r in caplog.records if r.message == "webhook.signature_refused"]
        assert {r.reason for r in log} == {"missing", "wrong"}
        told = " ".join(
            str(vars(record)) for record in caplog.records if record.name.startswith("sellercall")
        )
        assert "3001234567" not in told
        assert AUTH_TOKEN not in told


async def test_a_field_sent_twice_must_be_signed_twice(tmp_path):
    async with open_house(tmp_path) as house:
        url = house.server.public_url + "/api/inbound"
        headers = {"X-Twilio-Signature": twilio_signature(url, CALLER)}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(CALLER) + "&From=%2B573009999999"
        assert await refused(house, await house.client.post(url, content=body, headers=headers))


async def test_nothing_is_believed_while_no_auth_token_is_kept(tmp_path):
    async with open_house(tmp_path) as house:
        for kept in (None, ""):
            house.secrets.kept[Secret.TWILIO_AUTH_TOKEN] = kept
            signature = twilio_signature(house.server.public_url + "/api/inbound", CALLER, "")
            answer = await house.post_twilio("/api/inbound", **{"X-Twilio-Signature": signature})
            assert await refused(house, answer)


async def test_the_stored_public_address_is_the_one_signed(tmp_path):
    async with open_house(tmp_path, web={"public_url": PUBLIC_URL + "/"}) as house:
        for base in (house.server.public_url, house.server.local_url):
            answer = await house.post_twilio(
                "/api/inbound", signed_url=PUBLIC_URL + "/api/inbound", base=base
            )
            assert verbs(answer) == ["Connect"]
        house.engine.asked.clear()
        assert await refused(house, await house.post_twilio("/api/inbound"))  # signed for the listener's own


async def test_without_one_each_listener_believes_its_own_address(tmp_path):
    async with open_house(tmp_path) as house:
        local, public = house.server.local_url, house.server.public_url
        assert verbs(await house.post_twilio("/api/inbound", base=local)) == ["Connect"]
        assert verbs(await house.post_twilio("/api/inbound", base=public)) == ["Connect"]
        house.engine.asked.clear()
        answer = await house.post_twilio("/api/inbound", base=public, signed_url=local + "/api/inbound")
        assert await refused(house, answer)


async def test_host_and_forwarded_headers_do_not_choose_the_signed_address(tmp_path):
    async with open_house(tmp_path) as house:
        lies = {"Host": "evil.test", "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "https"}
        assert verbs(await house.post_twilio("/api/inbound", **lies)) == ["Connect"]
        house.engine.asked.clear()
        signed = "https://evil.test/api/inbound"
        assert await refused(house, await house.post_twilio("/api/inbound", signed_url=signed, **lies))


async def test_the_query_is_signed_exactly_as_it_was_sent(tmp_path):
    async with open_house(tmp_path) as house:
        path = "/API/inbound?b=%7e%2F&a=x+y&c="
        assert verbs(await house.post_twilio(path)) == ["Connect"]


# --- status callbacks ----------------------------------------------------------------------------


async def test_a_status_callback_becomes_a_report_that_names_our_call(tmp_path):
    async with open_house(tmp_path, engine=EngineToTell(handle_with=outgoing_call())) as house:
        form = {
            **CALLER,
            "CallStatus": "completed",
            "CallDuration": "42",
            "Timestamp": "Fri, 20 Nov 2026 12:05:00 +0000",
        }
        answer = await house.post_twilio("/webhooks/twilio/status?call_id=our-id", form)
        assert (answer.status_code, answer.content) == (204, b"")
        ((_, report, source),) = house.engine.asked
        assert (report.key.call_id, report.key.carrier_call_id, source) == (
            "our-id",
            CALLER["CallSid"],
            "webhook",
        )
        (ended,) = (fact for fact in report.facts if isinstance(fact, CarrierEnded))
        assert (ended.outcome, ended.duration_s) == (CarrierOutcome.COMPLETED, 42.0)
        assert any(isinstance(fact, CallAnswered) for fact in report.facts)


async def test_a_callback_about_a_call_we_do_not_know_is_taken_without_fuss(tmp_path, caplog):
    async with open_house(tmp_path) as house:
        answer = await house.post_twilio("/webhooks/twilio/status")
        assert answer.status_code == 204
        assert not [r for r in caplog.records if r.levelno > logging.INFO]


async def test_a_callback_that_could_not_be_written_down_is_asked_for_again(tmp_path):
    async with open_house(tmp_path, engine=EngineToTell(handle_with=StoreError("locked"))) as house:
        assert (await house.post_twilio("/webhooks/twilio/status")).status_code == 500


async def test_a_callback_without_a_status_is_400(tmp_path):
    async with open_house(tmp_path) as house:
        answer = await house.post_twilio("/webhooks/twilio/status", {"CallSid": "CA1"})
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed_webhook")


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 403),  # it may be one, but it is not signed
        ("application/json", b"[]", 400),
        ("text/plain", b"CallSid=CA1", 415),
        ("application/x-www-form-urlencoded", b"a=%ff", 400),
        ("application/x-www-form-urlencoded", b"\xff\xfe", 400),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(600)), 400),
    ],
)
async def test_what_is_no_form_is_refused(tmp_path, kind, body, status):
    async with open_house(tmp_path) as house:
        answer = await house.public("POST", "/api/inbound", content=body, headers={"Content-Type": kind})
        assert answer.status_code == status
