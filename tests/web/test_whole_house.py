"""The old endpoints and the webhooks with the real engine, store and providers on the simulator."""

import asyncio
from contextlib import asynccontextmanager
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import httpx

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.desk import QUICK, open_test_world
from tests.web.web_support import twilio_signature

KEYS = {
    "callID", "created", "jorned", "ended", "endrason", "maxduration", "systemPrompt",
    "twilioSid", "twilioFrom", "twilioTo", "direction", "shortSummary", "summary",
}  # fmt: skip
CALLER = "+573005556600"


@asynccontextmanager
async def open_front_end(tmp_path, **options):
    async with (
        open_test_world(tmp_path, **options) as world,
        httpx.AsyncClient(trust_env=False, timeout=20) as client,
    ):
        client.base_url = world.desk.web.local_url
        yield world, client


def incoming_form(sid):
    return {"CallSid": sid, "From": CALLER, "To": "+576017654321", "CallStatus": "ringing", "FromCity": ""}


async def post_signed(world, client, path, form):
    url = world.desk.web.public_url + path
    signature = twilio_signature(url, form, world.simulator.auth_token)
    headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
    return await client.post(url, content=urlencode(form), headers=headers)


async def test_a_call_asked_for_over_rest_is_made_talked_and_listed(tmp_path):
    async with open_front_end(tmp_path, speed=QUICK) as (world, client):
        answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        assert answer.status_code == 200
        (leg,) = world.simulator.calls_placed
        (voice_call,) = world.simulator.voice_calls
        assert answer.json() == {"callId": voice_call, "callSid": leg.sid}
        await world.call_when(
            lambda call: call.is_settled and not call.owes_words and call.summary is not None
        )
        (listed,) = (await client.get("/api/llamada/listcalls")).json()
        assert set(listed) == KEYS
        assert (listed["callID"], listed["twilioSid"]) == (voice_call, leg.sid)
        assert (listed["twilioFrom"], listed["twilioTo"]) == (world.simulator.phone_number, EXAMPLES["buys"])
        assert (listed["direction"], listed["endrason"], listed["maxduration"]) == (
            "outbound-api",
            "agent_hangup",
            "1800s",
        )
        assert listed["systemPrompt"] == (await client.get("/api/prompt")).json()["systemPrompt"]
        assert listed["created"] <= listed["jorned"] <= listed["ended"]
        assert listed["shortSummary"]
        assert listed["summary"]


async def test_every_webhook_of_both_providers_is_believed(tmp_path):
    async with open_front_end(tmp_path, speed=QUICK) as (world, client):
        await client.post("/api/llamada/callto", json={"phone": EXAMPLES["buys"]})
        await world.call_when(lambda call: call.is_settled and not call.owes_words)
        deliveries = world.simulator.deliveries
        await world.simulator.wait_for(lambda: {one.side for one in deliveries} == {"twilio", "ultravox"})
        await world.simulator.wait_for(lambda: all(one.status is not None for one in deliveries))
        assert {one.status for one in deliveries} == {204}


async def test_forged_webhooks_change_nothing(tmp_path):
    async with open_front_end(tmp_path, webhooks=False, speed=1) as (world, client):  # it rings all the while
        await client.post("/api/llamada/callto", json={"phone": EXAMPLES["no_answer"]})
        (before,) = (await client.get("/api/llamada/listcalls")).json()
        form = {"CallSid": before["twilioSid"], "CallStatus": "failed"}
        url = world.desk.web.public_url + "/webhooks/twilio/status"
        forged = twilio_signature(url, form, "0" * 32)
        answer = await client.post(url, data=form, headers={"X-Twilio-Signature": forged})
        assert answer.status_code == 403
        (after,) = (await client.get("/api/llamada/listcalls")).json()
        assert after["ended"] is None


async def test_a_customer_who_rings_us_talks_with_the_ai(tmp_path):
    async with open_front_end(tmp_path, speed=QUICK) as (world, client):
        sid = await world.simulator.call_in(CALLER)
        call = await world.call_when(
            lambda call: call.carrier_call_id == sid and call.is_settled and not call.owes_words
        )
        assert call.result is CallResult.TALKED
        assert world.simulator.application_errors == []
        (listed,) = (await client.get("/api/llamada/listcalls")).json()
        assert (listed["direction"], listed["twilioFrom"]) == ("inbound", CALLER)
        assert listed["twilioTo"] == world.simulator.phone_number


async def test_a_customer_hears_an_apology_when_the_ai_is_down_and_the_call_is_listed(tmp_path):
    async with open_front_end(tmp_path) as (world, client):
        world.simulator.faults.add(Fault("ultravox.create", "refuse", times=None, status=503))
        sid = "CA" + "a" * 32
        answer = await post_signed(world, client, "/api/inbound", incoming_form(sid))
        assert answer.status_code == 200
        assert [verb.tag for verb in ET.fromstring(answer.text)] == ["Say", "Hangup"]
        again = await post_signed(world, client, "/api/inbound", incoming_form(sid))
        assert again.text == answer.text
        (listed,) = (await client.get("/api/llamada/listcalls")).json()
        assert (listed["twilioSid"], listed["callID"], listed["jorned"]) == (sid, None, None)


async def test_a_repeated_incoming_request_makes_one_place_at_the_ai_and_gets_one_answer(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        world.setup.settings.override("web", "public_url", world.desk.web.public_url)
        form = incoming_form("CA" + "b" * 32)
        answers = await asyncio.gather(*(post_signed(world, client, "/api/inbound", form) for _ in range(4)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.text for answer in answers}) == 1
        assert len(world.simulator.voice_calls) == 1
        (stream,) = ET.fromstring(answers[0].text).iter("Stream")
        assert stream.get("url").startswith(("ws://", "wss://"))


async def test_a_number_nobody_can_have_reaches_no_provider(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        for number in ("", "hola", "3,00E+09", "+57300", "+57 300 123 4567 / 300 765 4321"):
            answer = await client.post("/api/llamada/callto", json={"Phone": number})
            assert answer.status_code == 400, number
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["detail"]
        assert [r for r in world.simulator.requests if r.method == "POST"] == []
        assert (await client.get("/api/llamada/listcalls")).json() == []


async def test_a_refusal_of_the_carrier_is_told_with_its_code(tmp_path):
    async with open_front_end(tmp_path) as (_, client):
        answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["geo_blocked"]})
        assert answer.status_code == 502
        document = answer.json()
        assert (document["provider"], document["providerCode"]) == ("twilio", "21215")


async def test_missing_credentials_are_named(tmp_path):
    async with open_front_end(tmp_path) as (world, client):
        await world.setup.secrets.delete(Secret.ULTRAVOX_API_KEY)
        answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        assert answer.status_code == 503
        assert answer.json()["missing"] == ["ultravox.api_key"]


async def test_the_list_answers_while_the_providers_are_down(tmp_path):
    async with open_front_end(tmp_path) as (world, client):
        await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["busy"]})
        await world.call_when(lambda call: not call.is_live)
        for side in ("twilio", "ultravox"):
            world.simulator.faults.add(Fault(side, "refuse", times=None, status=500))
        (listed,) = (await client.get("/api/llamada/listcalls")).json()
        assert listed["twilioTo"] == EXAMPLES["busy"]


async def test_a_published_prompt_is_the_one_the_next_call_uses_and_shows(tmp_path):
    async with open_front_end(tmp_path) as (world, client):
        text = "Usted es Luis y vende té."
        assert (await client.post("/api/prompt", json={"systemPrompt": text})).status_code == 204
        await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["busy"]})
        (listed,) = (await client.get("/api/llamada/listcalls")).json()
        assert listed["systemPrompt"] == text
        (voice_call,) = world.simulator.voice_calls.values()
        assert text in str(vars(voice_call) if hasattr(voice_call, "__dict__") else voice_call)


async def test_after_dial_answers_as_the_old_backend_did(tmp_path):
    async with open_front_end(tmp_path) as (world, client):
        world.setup.settings.override("call", "after_dial_audio_url", "https://a.test/1.mp3")
        world.setup.settings.override("call", "after_dial_goodbye_url", "https://a.test/2.mp3")
        answer = await post_signed(
            world, client, "/api/llamada/AfterDial", {"CallSid": "CA1", "DialCallStatus": "completed"}
        )
        assert answer.text.endswith(
            "<Response><Play>https://a.test/1.mp3</Play>"
            '<Pause length="8" /><Play>https://a.test/2.mp3</Play><Hangup /></Response>'
        )


async def test_recordings_of_the_prompt_follow_its_calls_instead_of_those_of_the_settings(tmp_path):
    async with open_front_end(tmp_path, speed=QUICK) as (world, client):
        world.setup.settings.override("call", "after_dial_audio_url", "https://a.test/1.mp3")
        own = ["https://b.test/adios.mp3?a=1&b=2"]
        prompt = {"systemPrompt": "Venda té.", "settings": {"afterDial": own, "dispositions": ["sold"]}}
        assert (await client.post("/api/prompts/default", json=prompt)).is_success
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})).json()
        assert (await client.post("/api/prompt", json={"systemPrompt": "Otro"})).is_success
        (leg,) = world.simulator.calls_placed
        offered = await client.get("/api/dispositions", params={"call": ids["callSid"]})
        assert [one["key"] for one in offered.json()] == ["sold"]
        assert (await client.get("/api/dispositions", params={"call": "nobody"})).status_code == 404
        await world.call_when(lambda call: call.is_settled and not call.owes_words)
        await world.simulator.wait_for(lambda: own[0] in leg.customer.heard)
        bare = {"systemPrompt": "Sin grabación", "settings": {}}
        assert (await client.post("/api/prompts/default", json=bare)).is_success
        answer = await post_signed(world, client, "/api/llamada/AfterDial", {"CallSid": ids["callSid"]})
        assert [verb.text for verb in ET.fromstring(answer.text)] == [*own, None], "those of its version"
        rings = await post_signed(world, client, "/api/inbound", incoming_form("CA" + "c" * 32))
        assert [play.text for play in ET.fromstring(rings.text).iter("Play")] == ["https://a.test/1.mp3"]
        await client.post("/api/prompts/default", json=prompt)
        rings = await post_signed(world, client, "/api/inbound", incoming_form("CA" + "d" * 32))
        assert [play.text for play in ET.fromstring(rings.text).iter("Play")] == own


async def test_it_all_runs_on_the_windows_loop_too(tmp_path, qloop):
    async with open_front_end(tmp_path, speed=QUICK) as (world, client):
        answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        assert answer.status_code == 200
        ended = await world.call_when(lambda call: call.is_settled and not call.owes_words)
        assert ended.result is CallResult.TALKED
