"""Conversations in text with the fake voice AI: what it sends, and how it obeys the prompt of the call."""

from __future__ import annotations

from contextlib import asynccontextmanager

import aiohttp
import pytest

from tests.simulator.outside import simulated

IN_TEXT = {
    "medium": {"serverWebSocket": {"inputSampleRate": 8000}},
    "initialOutputMedium": "MESSAGE_MEDIUM_TEXT",
}
PROMPT = """Venda.
Salude con "Buenos días, habla el asistente virtual."
Si el cliente dice "PRECIO", responda "Cuesta diez."
Si el cliente dice «adiós», use hangUp
Tras 4 respuestas despídase con "Hasta luego."
En otro caso responda "¿Me lo repite?"
"""


@asynccontextmanager
async def talking(client, prompt=PROMPT, **more):
    place = await client.place_for_call(**IN_TEXT, systemPrompt=prompt, **more)
    async with aiohttp.ClientSession() as session, session.ws_connect(place["joinUrl"]) as socket:
        yield Talk(socket, place["callId"])


class Talk:
    def __init__(self, socket, call_id):
        self.socket, self.call_id = socket, call_id

    async def until_listening(self):
        said = []
        async for message in self.socket:
            told = message.json()
            if told["type"] == "transcript" and told["final"]:
                said.append(told["text"])
            if told == {"type": "state", "state": "listening"}:
                break
        return said

    async def say(self, text):
        await self.socket.send_json({"type": "user_text_message", "text": text})
        return await self.until_listening()


async def test_it_says_what_the_prompt_tells_it_to_say():
    async with simulated() as client, talking(client) as talk:
        assert await talk.until_listening() == ["Buenos días, habla el asistente virtual."]
        assert await talk.say("¿Qué precio tiene?") == ["Cuesta diez."]
        assert await talk.say("No entiendo") == ["¿Me lo repite?"]


async def test_it_ends_with_the_goodbye_of_the_prompt():
    async with simulated() as client:
        async with talking(client) as talk:
            await talk.until_listening()
            for _ in range(3):
                await talk.say("Ajá")
            assert await talk.say("Ajá") == ["Hasta luego."]
            assert talk.socket.closed
        assert (await client.settled(talk.call_id))["endReason"] == "agent_hangup"


@pytest.mark.parametrize(("tools", "used"), [([{"toolName": "hangUp"}], True), ([], False)])
async def test_a_tool_is_used_where_the_call_has_it(tools, used):
    async with simulated() as client:
        async with talking(client, selectedTools=tools) as talk:
            await talk.until_listening()
            assert await talk.say("Bueno, adios") == ([] if used else ["¿Me lo repite?"])
        roles = [(one["role"], one.get("toolName")) for one in await client.messages(talk.call_id)]
        assert (("MESSAGE_ROLE_TOOL_CALL", "hangUp") in roles) is used
        assert (await client.settled(talk.call_id))["endReason"] == ("agent_hangup" if used else "hangup")


async def test_who_should_speak_first_waits_for_the_customer():
    async with simulated() as client, talking(client, firstSpeakerSettings={"user": {}}) as talk:
        assert await talk.until_listening() == []


async def test_a_second_client_is_not_let_in_and_an_ended_call_is_gone():
    async with simulated() as client:
        place = await client.place_for_call(**IN_TEXT)
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(place["joinUrl"]):
                assert await _refused(session, place["joinUrl"]) == 409
            await client.settled(place["callId"])
            assert await _refused(session, place["joinUrl"]) == 404


async def test_the_longest_duration_ends_it():
    async with simulated() as client:
        client.simulator.stage.patience_s = 0.1
        async with talking(client, maxDuration="60s") as talk:
            async for _ in talk.socket:
                pass
        assert (await client.settled(talk.call_id))["endReason"] == "timeout"


async def _refused(session, url):
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(url)
    return refused.value.status
