"""A call that continues another: what it takes over, what is refused, and whether the AI greets again."""

from __future__ import annotations

import uuid

import pytest

from sellercall_desktop.simulator import EXAMPLES, Fault
from sellercall_desktop.simulator.scripts import SCRIPTS
from sellercall_desktop.simulator.ultravox.continuing import GOING_ON
from tests.simulator.outside import joining, simulated

CHATTERS = EXAMPLES["chatters"]
GREETINGS = {script.lines[0].text for script in SCRIPTS}


async def talked(client, **body):
    """A call in which some turns were spoken before the customer's leg was led away; its id and the leg's."""
    call_id, sid = await client.dial(CHATTERS, systemPrompt="Venda.", metadata={"a": "1", "b": "2"}, **body)
    calls = client.simulator.voice_calls
    await client.simulator.wait_for(lambda: len(calls[call_id].messages) > 2)
    twiml = "<Response><Pause length='900'/></Response>"
    await client.twilio("POST", f"/Calls/{sid}.json", data={"Twiml": twiml})
    await client.simulator.wait_for(lambda: calls[call_id].ended)
    return call_id, sid


async def begins_with(client, sid, place):
    """Lead the leg to that call; the first thing the AI has said to the end there."""
    await client.twilio("POST", f"/Calls/{sid}.json", data={"Twiml": joining(place["joinUrl"])})
    calls = client.simulator.voice_calls
    await client.simulator.wait_for(lambda: len(calls[place["callId"]].messages) > 1)
    return calls[place["callId"]].messages[0].text


@pytest.mark.parametrize("greets", ["false", "true"])
async def test_it_takes_over_properties_and_history(greets):
    async with simulated(speed=200) as client:
        prior, sid = await talked(client)
        query = f"/calls?priorCallId={prior}&enableGreetingPrompt={greets}"
        answer = await client.voice("POST", query, json={"metadata": {"a": "1", "c": "3"}})
        assert answer.status_code == 201, answer.text
        place = answer.json()
        assert (place["systemPrompt"], place["medium"]) == ("Venda.", {"twilio": {}})
        assert place["metadata"] == {"a": "1", "c": "3"}
        history = (await client.voice("GET", f"/calls/{place['callId']}/messages")).json()["results"]
        said = await client.messages(prior)
        assert [each["text"] for each in history] == [each["text"] for each in said][: len(history)] != []
        assert await client.messages(place["callId"]) == []  # `in_call` leaves initial messages out
        first = await begins_with(client, sid, place)
        assert (first in GREETINGS, first == GOING_ON["es"]) == (greets == "true", greets == "false")


async def test_with_the_messages_given_instead_it_goes_on_too():
    async with simulated(speed=200) as client:
        prior, sid = await talked(client)
        said = [{"role": each["role"], "text": each["text"]} for each in await client.messages(prior)]
        client.simulator.faults.add(Fault("ultravox.prior", "refuse", status=400, times=None))
        refused = await client.voice("POST", f"/calls?priorCallId={prior}", json={})
        assert refused.status_code == 400
        body = {"medium": {"twilio": {}}, "initialMessages": said}
        place = (await client.voice("POST", "/calls?enableGreetingPrompt=false", json=body)).json()
        assert await begins_with(client, sid, place) == GOING_ON["es"]
        text = client.simulator.voice_calls[place["callId"]].messages[1].text
        assert text not in [each["text"] for each in said]


async def test_what_cannot_be_continued_is_refused():
    async with simulated() as client:
        prior = (await client.place_for_call())["callId"]
        both = {"initialMessages": [{"role": "MESSAGE_ROLE_USER", "text": "Hola"}]}
        for query, body, status in (
            (f"priorCallId={prior}", both, 400),
            ("priorCallId=no-id", {}, 400),
            (f"priorCallId={uuid.uuid4()}", {}, 404),
            ("enableGreetingPrompt=perhaps", {}, 400),
        ):
            assert (await client.voice("POST", f"/calls?{query}", json=body)).status_code == status, query


async def test_calls_are_found_by_several_metadata_at_once():
    async with simulated() as client:
        places = [
            await client.place_for_call(metadata=each)
            for each in ({"a": "1", "b": "1"}, {"a": "1", "b": "2"})
        ]
        found = (await client.voice("GET", "/calls?metadata.a=1&metadata.b=2")).json()["results"]
        assert [each["callId"] for each in found] == [places[1]["callId"]]
