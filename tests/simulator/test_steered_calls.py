"""What is sent to a live call takes effect, and a leg that is moved to another document does what it says."""

from __future__ import annotations

import json

import pytest

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.machine import machine
from sellercall_desktop.core.steering.opt_out import OptOutWish, opt_out
from sellercall_desktop.simulator import EXAMPLES, Fault
from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts import SCRIPTS
from sellercall_desktop.simulator.scripts import Speaker as Side
from tests.core.steering.talk import turn
from tests.simulator.outside import simulated

AGENT, USER = "MESSAGE_ROLE_AGENT", "MESSAGE_ROLE_USER"
EXACT = {"type": "forced_agent_message", "content": "Le repito: son diez mil pesos.", "uninterruptible": True}
LEAVE = {
    "type": "forced_agent_message",
    "toolCalls": [{"name": "leaveVoicemail", "arguments": {"message": "Lo llamo mañana."}}],
}


async def talking(client, to=EXAMPLES["chatters"], **body):
    """A call in which the AI is speaking; its id, the leg's, and where messages are sent."""
    call_id, sid = await client.dial(to, **body)
    calls = client.simulator.voice_calls
    await client.simulator.wait_for(lambda: any(m.role == AGENT for m in calls[call_id].messages))
    return call_id, sid, f"/calls/{call_id}/send_data_message"


def heard(client, sid):
    return client.simulator.legs[sid].customer.heard


async def test_exact_words_are_said_word_for_word_and_heard():
    async with simulated(speed=200) as client:
        call_id, sid, path = await talking(client)
        assert (await client.voice("POST", path, json=EXACT)).status_code == 204
        await client.simulator.wait_for(lambda: EXACT["content"] in heard(client, sid))
        spoken = [each for each in await client.messages(call_id) if each["text"] == EXACT["content"]]
        assert [each["role"] for each in spoken] == [AGENT]


@pytest.mark.parametrize("urgency", ["immediate", "soon", "later"])
async def test_a_suggestion_changes_what_the_ai_says_next_as_soon_as_it_is_urgent(urgency):
    async with simulated(speed=100) as client:
        call_id, sid, path = await talking(client)
        first = client.simulator.voice_calls[call_id].messages[-1]
        body = {"type": "user_text_message", "text": "<instruction>Ofrezca 10 %</instruction>"}
        assert (await client.voice("POST", path, json=body | {"urgency": urgency})).status_code == 204
        await client.simulator.wait_for(
            lambda: any("lo tengo en cuenta" in one for one in heard(client, sid))
        )
        messages = await client.messages(call_id)
        kinds = [(each["role"], each["medium"].rsplit("_", 1)[1]) for each in messages]
        told = kinds.index((USER, "TEXT"))
        assert kinds[told + 1] == (AGENT, "VOICE")
        assert (kinds[told - 1] == (USER, "VOICE")) == (urgency == "later")
        whole = next(script for script in SCRIPTS if script.lines[0].text.startswith(first.text))
        assert (first.text == whole.lines[0].text) == (urgency != "immediate")


async def test_a_message_is_left_by_the_tool_that_the_call_was_given():
    async with simulated(speed=200) as client:
        call_id, sid, path = await talking(client, selectedTools=[{"toolName": "leaveVoicemail"}])
        assert (await client.voice("POST", path, json=LEAVE)).status_code == 204
        assert await client.ended(sid) == "completed"
        call, said = (await client.messages(call_id))[-2:]
        assert (call["role"], call["toolName"]) == ("MESSAGE_ROLE_TOOL_CALL", "leaveVoicemail")
        assert json.loads(call["text"])["message"] == said["text"] == heard(client, sid)[-1]
        assert (await client.settled(call_id))["endReason"] == "agent_hangup"
        assert (await client.voice("POST", path, json=LEAVE)).status_code == 422


async def test_what_is_no_message_is_refused():
    async with simulated(speed=100) as client:
        _, _, path = await talking(client)
        for body, field in (
            (LEAVE, "toolCalls"),  # the call was given no tool
            ({"type": "forced_agent_message"}, "content"),
            ({"type": "user_text_message", "text": "a", "urgency": "now"}, "urgency"),
            (EXACT | {"uninterruptible": "yes"}, "uninterruptible"),
        ):
            answer = await client.voice("POST", path, json=body)
            assert (answer.status_code, [*answer.json()]) == (400, [field])


@pytest.mark.parametrize("status", [429, 503])
async def test_a_message_that_is_refused_is_not_said(status):
    async with simulated(speed=200) as client:
        call_id, sid, path = await talking(client, EXAMPLES["buys"])
        client.simulator.faults.add(Fault("ultravox.send", "refuse", status=status, retry_after="1"))
        assert (await client.voice("POST", path, json=EXACT)).status_code == status
        await client.ended(sid)
        assert EXACT["content"] not in [each["text"] for each in await client.messages(call_id)]


@pytest.mark.parametrize("name", ["buys", "voicemail"])
async def test_a_leg_that_is_moved_does_what_the_document_says_and_leaves_the_ai(name):
    async with simulated(speed=200) as client:
        call_id, sid, _ = await talking(client, EXAMPLES[name])
        document = (
            "<Response><Say language='es-MX'>Lo llamo mañana &amp; pasado.</Say><Pause length='2'/>"
            "<Play>https://audio.example/mensaje.mp3</Play><Hangup/></Response>"
        )
        before = len(heard(client, sid))
        moved = await client.twilio("POST", f"/Calls/{sid}.json", data={"Twiml": document})
        assert (moved.status_code, moved.json()["status"]) == (200, "in-progress")
        assert await client.ended(sid) == "completed"
        assert heard(client, sid)[-2:] == ["Lo llamo mañana & pasado.", "https://audio.example/mensaje.mp3"]
        assert len(heard(client, sid)) <= before + 3  # what the AI was saying may have been heard out
        assert (await client.settled(call_id))["endReason"] == "hangup"


async def test_a_document_that_is_too_long_is_refused_and_the_talk_goes_on():
    async with simulated(speed=100) as client:
        call_id, sid, _ = await talking(client)
        document = f"<Response><Say>{'a' * 4000}</Say></Response>"
        refused = await client.twilio("POST", f"/Calls/{sid}.json", data={"Twiml": document})
        assert (refused.status_code, refused.json()["code"]) == (400, 32018)
        assert client.simulator.voice_calls[call_id].ended is None


async def test_music_on_hold_is_a_call_without_a_word_of_a_customer():
    async with simulated() as client:
        call_id, sid = await client.dial(EXAMPLES["hold"], firstSpeakerSettings={"user": {}})
        await client.ended(sid)
        assert {each["role"] for each in await client.messages(call_id)} == {AGENT}
        talked = client.simulator.voice_calls[call_id]
        assert len(talked.messages) > 5


VERDICTS = {
    Plot.VOICEMAIL: "voicemail",
    Plot.MAILBOX_FULL: "full",
    Plot.MENU: "menu",
    Plot.SCREENING: "screening",
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script.language} {script.plot}")
def test_who_answers_is_known_by_the_words(script):
    turns = tuple(
        turn(line.text, ordinal, Speaker.AI if line.speaker is Side.AI else Speaker.CUSTOMER)
        for ordinal, line in enumerate(script.lines)
    )
    verdicts = [machine(turns[:count]) for count in range(len(turns) + 1)]
    found = next((one.kind for one in verdicts if one is not None), None)
    assert found == VERDICTS.get(script.plot)
    if script.plot is Plot.SCREENING:
        assert verdicts[-1] is None  # by then a person has come to the telephone
    wish = opt_out(turns)
    if script.plot is not Plot.REFUSES:  # of those some ask, too
        assert (wish.wish if wish else None) == (OptOutWish.PLAIN if script.plot is Plot.OPTS_OUT else None)
