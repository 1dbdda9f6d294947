"""TwiML is obeyed verb by verb, and what Twilio would complain of is complained of."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.simulator.twilio.twiml import TwimlError, parse
from tests.simulator.outside import CUSTOMER, joining, program, simulated

BYE = "<Response><Hangup/></Response>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "<Response>",
        "<Wrong/>",
        '<!DOCTYPE r [<!ENTITY a "b">]><Response><Say>&a;</Say></Response>',
    ],
)
def test_what_is_no_twiml_is_refused(text):
    with pytest.raises(TwimlError):
        parse(text)


def test_verbs_attributes_and_nouns_are_read():
    verbs = parse(
        '<Response><Dial timeout="9"><Sip>sip:a@b;x=1?X-A=1&amp;X-B=2</Sip></Dial><Hangup/></Response>'
    )
    assert [verb.name for verb in verbs] == ["Dial", "Hangup"]
    assert verbs[0].get("timeout") == "9"
    assert verbs[0].child("Sip").text == "sip:a@b;x=1?X-A=1&X-B=2"


async def _incoming(client, it, twiml, caller=CUSTOMER):
    it.answers["/voice"] = twiml
    client.simulator.configure_number(it.url + "/voice", it.url + "/status")
    sid = await client.simulator.call_in(caller)
    return sid, await client.ended(sid)


async def test_an_incoming_call_fetches_the_voice_url_and_obeys():
    async with simulated() as client, program() as it:
        place = await client.place_for_call()
        sid, status = await _incoming(client, it, joining(place["joinUrl"]))
        assert status == "completed"
        form = it.at("/voice")[0].form
        assert (form["CallSid"], form["From"], form["To"]) == (sid, CUSTOMER, client.simulator.phone_number)
        assert (form["CallStatus"], form["Direction"]) == ("ringing", "inbound")
        assert (form["Caller"], form["Called"], form["FromCity"]) == (CUSTOMER, form["To"], "")
        await client.simulator.wait_for(lambda: it.at("/status"))
        assert it.at("/status")[0].form["CallStatus"] == "completed"
        assert (await client.settled(place["callId"]))["endReason"] in {"agent_hangup", "hangup"}


async def test_a_number_may_be_asked_by_get():
    async with simulated() as client, program() as it:
        it.answers["/voice"] = BYE
        client.simulator.configure_number(it.url + "/voice?a=1")
        client.simulator._number.settings["voice_method"] = "GET"
        await client.ended(await client.simulator.call_in(CUSTOMER))
        heard = it.at("/voice")[0]
        assert (heard.method, heard.form["a"], heard.form["From"]) == ("GET", "1", CUSTOMER)


async def test_say_play_pause_and_redirect_are_followed():
    async with simulated() as client, program() as it:
        it.answers |= {"/next": BYE, "/jingle.wav": 200}
        first = "<Say>Hola</Say><Play>/jingle.wav</Play><Pause/><Redirect>next</Redirect><Say>No</Say>"
        _, status = await _incoming(client, it, f"<Response>{first}</Response>")
        assert status == "completed"
        assert [each.path for each in it.heard[:3]] == ["/voice", "/jingle.wav", "/next"]
        assert it.at("/next")[0].form["CallStatus"] == "in-progress"


async def test_a_missing_recording_is_noted():
    async with simulated() as client, program() as it:
        it.answers["/gone.wav"] = 404
        await _incoming(client, it, "<Response><Play>/gone.wav</Play></Response>")
        assert [(each.code, each.spoken) for each in client.simulator.alerts] == [(11200, False)]


async def test_reject_ends_the_call_unanswered():
    async with simulated() as client, program() as it:
        sid, status = await _incoming(client, it, '<Response><Reject reason="busy"/></Response>')
        assert (status, client.simulator.legs[sid].answered) == ("busy", None)


@pytest.mark.parametrize(
    ("twiml", "code"),
    [
        ("<Response><Say>", 12100),
        ("", 12100),
        (500, 11200),
        (204, 12300),
    ],
)
async def test_what_cannot_be_obeyed_is_an_application_error(twiml, code):
    async with simulated() as client, program() as it:
        _, status = await _incoming(client, it, twiml)
        assert [each.code for each in client.simulator.application_errors] == [code]
        assert status == "completed"


async def test_an_answer_that_takes_too_long_is_an_application_error():
    async with simulated() as client, program() as it:
        client.simulator.stage.webhook_limit_s = 0.05

        async def dawdle(_request):
            await asyncio.sleep(0.3)
            return web.Response(text=BYE, content_type="text/xml")

        await _incoming(client, it, dawdle)
        assert [each.code for each in client.simulator.application_errors] == [11200]


async def test_the_fallback_url_saves_the_call():
    async with simulated() as client, program() as it:
        it.answers["/fallback"] = BYE
        client.simulator._number.settings["voice_fallback_url"] = it.url + "/fallback"
        await _incoming(client, it, 500)
        form = it.at("/fallback")[0].form
        assert (form["ErrorCode"], form["ErrorUrl"]) == ("11200", it.url + "/voice")
        assert client.simulator.application_errors == []


async def test_an_unknown_verb_is_warned_of_and_skipped():
    async with simulated() as client, program() as it:
        await _incoming(client, it, "<Response><Sing/><Hangup/></Response>")
        assert [(each.code, each.spoken) for each in client.simulator.alerts] == [(12200, False)]


async def test_dial_sip_makes_a_second_leg_and_reports_to_its_action():
    async with simulated() as client, program() as it:
        it.answers["/after"] = BYE
        place = await client.place_for_call(medium={"sip": {"incoming": {}}})
        dial = f'<Dial answerOnBridge="true" action="/after"><Sip>{place["joinUrl"]}</Sip></Dial>'
        sid, status = await _incoming(client, it, f"<Response>{dial}</Response>")
        form = it.at("/after")[0].form
        children = (await client.twilio("GET", f"/Calls.json?ParentCallSid={sid}")).json()["calls"]
        assert [(each["to"], each["direction"]) for each in children] == [(place["joinUrl"], "outbound-dial")]
        assert (form["DialCallSid"], form["DialCallStatus"]) == (children[0]["sid"], "completed")
        assert (form["DialBridged"], form["DialSipResponseCode"]) == ("true", "200")
        assert status == "completed"


async def test_dialing_a_sip_address_where_nobody_is_fails():
    async with simulated() as client, program() as it:
        it.answers["/after"] = BYE
        await _incoming(
            client, it, '<Response><Dial action="/after"><Sip>sip:x@127.0.0.1:9</Sip></Dial></Response>'
        )
        form = it.at("/after")[0].form
        assert (form["DialCallStatus"], form["DialBridged"], form["DialSipResponseCode"]) == (
            "failed",
            "false",
            "404",
        )
        assert [each.code for each in client.simulator.alerts] == [32011]


@pytest.mark.parametrize(
    ("name", "status"), [("buys", "completed"), ("busy", "busy"), ("no_answer", "no-answer")]
)
async def test_dialing_a_number_meets_its_owner(name, status):
    async with simulated() as client, program() as it:
        it.answers["/after"] = BYE
        await _incoming(client, it, f'<Response><Dial action="/after">{EXAMPLES[name]}</Dial></Response>')
        assert it.at("/after")[0].form["DialCallStatus"] == status


async def test_a_redirect_interrupts_the_document():
    async with simulated(speed=20) as client, program() as it:
        it.answers |= {"/after": BYE, "/other": BYE}
        place = await client.place_for_call(medium={"sip": {"incoming": {}}})
        dial = f'<Dial action="{it.url}/after"><Sip>{place["joinUrl"]}</Sip></Dial>'
        call = await client.ring(f"<Response>{dial}</Response>")
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[place["callId"]].joined)
        answer = await client.twilio("POST", f"/Calls/{call['sid']}.json", data={"Url": it.url + "/other"})
        assert (answer.status_code, answer.json()["status"]) == (200, "in-progress")
        assert await client.ended(call["sid"]) == "completed"
        await client.simulator.wait_for(lambda: len(it.heard) == 2)
        assert {each.path for each in it.heard} == {"/after", "/other"}
        assert it.at("/after")[0].form["DialCallStatus"] == "completed"
        assert client.simulator.voice_calls[place["callId"]].end_reason == "hangup"
