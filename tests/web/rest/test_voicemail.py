"""A message for the voicemail that has answered, over REST: the whole program and the simulated providers."""

from urllib.parse import parse_qs

import pytest

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import ActFate, AgentOutcome
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.web.rest.test_steering import only_call, steer, talking
from tests.web.test_whole_house import open_front_end

RECORDINGS = ("https://audio.example/uno.mp3", "https://audio.example/dos.mp3?a=1&b=2")


def heard(world):
    (leg,) = world.simulator.calls_placed
    return leg.customer.heard


def updates(world):
    """The documents that were sent for the live leg."""
    return [r for r in world.simulator.requests if "/Calls/CA" in r.path and "Twiml=" in r.body]


async def left(world):
    """The call once it is over and all is known of it."""
    return await world.call_when(lambda call: call.is_settled and not call.owes_words)


async def test_words_of_the_settings_are_left_and_nobody_says_that_the_customer_hung_up(
    tmp_path,
):
    async with talking(tmp_path) as (world, client, ids):
        world.setup.settings.update({"voicemail": {"message": "Somos Café <La Ceiba> & Cía."}})
        answer = await steer(client, ids["callSid"], mode="voicemail")
        assert (answer.status_code, answer.json()["fate"]) == (200, "delivered")
        call = await left(world)
        assert heard(world)[-1] == "Somos Café <La Ceiba> & Cía."
        assert call.agent_ended.outcome is AgentOutcome.CUSTOMER_HUNG_UP
        assert call.result is CallResult.VOICEMAIL
        assert (await client.get(f"/api/llamada/{ids['callId']}")).json()["result"] == "voicemail"
        for wanted in (CallQuery(results=frozenset({CallResult.VOICEMAIL})), CallQuery(text="ceiba")):
            assert [one.id for one in (await world.desk.calls.page(wanted)).calls] == [call.id]
        assert world.simulator.application_errors == []


async def test_without_words_a_usual_phrase_is_left_in_the_language_of_the_call(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        await steer(client, ids["callId"], mode="voicemail", text=" ")
        call = await left(world)
        assert heard(world)[-1] == call.acts[0].asked.text
        assert "Muchas gracias" in heard(world)[-1]
        assert 'language="es-MX"' in parse_qs(updates(world)[0].body)["Twiml"][0]


async def test_recordings_are_played_unless_other_words_are_given(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.setup.settings.update({"voicemail": {"recordings": list(RECORDINGS)}})
        await steer(client, ids["callId"], mode="voicemail")
        call = await left(world)
        assert tuple(heard(world)[-2:]) == RECORDINGS
        assert call.acts[0].asked.text == " ".join(RECORDINGS)


async def test_the_ai_leaves_it_where_the_settings_want_that(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        world.setup.settings.update({"voicemail": {"left_by": "ai", "recordings": list(RECORDINGS)}})
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["chatters"]})).json()
        await world.call_when(lambda call: bool(call.turns))
        assert (
            await steer(client, ids["callId"], mode="voicemail", text="Le llamo luego.")
        ).status_code == 200
        call = await left(world)
        assert call.turns[-1].text == heard(world)[-1] == "Le llamo luego."
        assert (call.agent_ended.outcome, call.result) == (AgentOutcome.AI_HUNG_UP, CallResult.VOICEMAIL)
        assert updates(world) == []


async def test_where_the_ai_cannot_the_carrier_leaves_it(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.setup.settings.update({"voicemail": {"left_by": "ai"}})  # too late for this call's tools
        answer = await steer(client, ids["callId"], mode="voicemail", text="Le llamo luego.")
        assert answer.json()["fate"] == "delivered"
        call = await left(world)
        assert (heard(world)[-1], call.result) == ("Le llamo luego.", CallResult.VOICEMAIL)
        assert len(updates(world)) == 1


async def test_where_nobody_knows_whether_the_ai_was_asked_no_second_message_is_left(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.setup.settings.update({"voicemail": {"left_by": "ai"}})
        world.simulator.faults.add(Fault("ultravox.send", "drop"))
        answer = await steer(client, ids["callId"], mode="voicemail")
        assert answer.json()["fate"] == "unknown"
        assert updates(world) == []


async def test_an_answer_that_is_lost_leaves_the_fate_open_and_is_not_repeated(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        world.simulator.faults.add(Fault("twilio.update", "drop", times=None))
        answer = await steer(client, ids["callId"], mode="voicemail", text="Le llamo luego.")
        assert answer.json()["fate"] == "unknown"
        call = await left(world)
        assert len(updates(world)) == 1
        assert [act.fate for act in call.acts] == [ActFate.UNKNOWN]


@pytest.mark.parametrize("number", ["no_answer", "buys"])
async def test_what_comes_too_early_or_too_late_is_told(tmp_path, number):
    async with open_front_end(tmp_path, webhooks=False, speed=1 if number == "no_answer" else 200) as (
        world,
        client,
    ):
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES[number]})).json()
        if number == "buys":
            await left(world)
        answer = await steer(client, ids["callId"], mode="voicemail")
        assert (answer.status_code, answer.json()["code"]) == (409, "too_late")
        assert (await only_call(world)).result is not CallResult.VOICEMAIL


async def test_what_the_carrier_refuses_leaves_the_call_as_it_was(tmp_path):
    async with talking(tmp_path) as (world, client, ids):
        answer = await steer(client, ids["callId"], mode="voicemail", text="&" * 2000)  # 10,000 in XML
        assert (answer.status_code, answer.json()["code"]) == (502, "provider_refused")
        call = await only_call(world)
        assert ([act.fate for act in call.acts], call.is_live) == ([ActFate.REFUSED], True)
