"""What a version lays down arrives at the voice AI, call by call; the rest is as the installation has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.facts import ActKind, Direction
from sellercall_desktop.core.calls.ports import PlannedCall
from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.prompts.errors import PromptSettingError
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.prompts.settings import (
    AfterSilence,
    FirstSpeaker,
    InactivityMessage,
    PromptSettings,
)
from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world

ALL = PromptSettings(
    voice="Mia",
    language="en-GB",
    model="ultravox-v0.6",
    temperature=0.4,
    first_speaker=FirstSpeaker.AGENT,
    greeting="Good day.",
    max_duration_s=300,
    inactivity=(
        InactivityMessage(8.5, "Still there?"),
        InactivityMessage(5, "Well …", AfterSilence.HANG_UP_UNLESS_ANSWERED),
        InactivityMessage(4, "Bye.", AfterSilence.HANG_UP),
    ),
    tools=("agenda",),
    voicemail="Please call us back.",
)
LAID_DOWN = {
    "systemPrompt": "Sell.",
    "voice": "Mia",
    "languageHint": "en-GB",
    "model": "ultravox-v0.6",
    "temperature": 0.4,
    "firstSpeakerSettings": {"agent": {"text": "Good day."}},
    "maxDuration": "300s",
    "inactivityMessages": [
        {"duration": "8.5s", "message": "Still there?"},
        {"duration": "5s", "message": "Well …", "endBehavior": "END_BEHAVIOR_HANG_UP_SOFT"},
        {"duration": "4s", "message": "Bye.", "endBehavior": "END_BEHAVIOR_HANG_UP_STRICT"},
    ],
    "selectedTools": [{"toolName": "agenda"}],
}


def body_of(world, call):
    """What arrived at the voice AI for this call, but for the sentence that explains suggestions."""
    body = dict(world.simulator.voice_calls[call.agent_call_id].request)
    body["systemPrompt"] = body["systemPrompt"].partition("\n\n")[0]
    return body


async def dialed(world, number, **planned):
    async def wanted():
        return True

    plan = PlannedCall(new_call_id(utc_now()), wanted, **planned) if planned else None
    return await world.desk.engine.dial(number, planned=plan)


async def test_every_call_has_what_its_version_lays_down_and_else_what_the_installation_has(tmp_path):
    async with open_test_world(tmp_path) as world:
        desk = world.desk
        keeper = PromptKeeper(desk.prompts, Bus())
        full = await keeper.create("Full", PromptContent("Sell.", settings=ALL), "ana")
        usual = await dialed(world, EXAMPLES["buys"])
        body = body_of(world, usual)
        assert not body.keys() & {"temperature", "inactivityMessages", "selectedTools", "model"}
        assert (body["languageHint"], body["maxDuration"]) == ("es", "1800s")
        assert body["firstSpeakerSettings"] == {"user": {"fallback": {"delay": "4s"}}}
        by_version = await dialed(world, EXAMPLES["refuses"], prompt_version=full.number)
        assert by_version.requested.prompt_version == full.number
        body = body_of(world, by_version)
        assert {name: body.get(name) for name in LAID_DOWN} == LAID_DOWN

        newer = await desk.engine.publish_prompt(
            "Sell more.", "ana", prompt_id=full.prompt_id, settings=PromptSettings(greeting="Hello?")
        )
        by_prompt = await dialed(world, EXAMPLES["voicemail"], prompt_id=full.prompt_id, voice="Otra")
        assert by_prompt.requested.prompt_version == newer.number
        body = body_of(world, by_prompt)
        assert (body["systemPrompt"], body["voice"]) == ("Sell more.", "Otra")
        greeting = {"user": {"fallback": {"delay": "4s", "text": "Hello?"}}}
        assert body["firstSpeakerSettings"] == greeting


async def test_each_direction_follows_its_own_default(tmp_path):
    async with open_test_world(tmp_path) as world:
        engine, prompts = world.desk.engine, world.desk.prompts
        keeper = PromptKeeper(prompts, world.setup.bus)
        callers = await keeper.create("Callers", PromptContent("Listen.", settings=ALL), "ana")
        await engine.prepare()
        await keeper.make_default(callers.prompt_id, Direction.OUTBOUND)
        call = await engine.dial(EXAMPLES["buys"])
        assert call.requested.prompt_version == callers.number
        await keeper.make_default("default", Direction.OUTBOUND)
        await keeper.make_default(callers.prompt_id, Direction.INBOUND)
        await world.simulator.call_in("+573019876500")
        incoming = await world.call_when(
            lambda call: call.direction is Direction.INBOUND and call.agent_call_id is not None
        )
        assert incoming.requested.prompt_version == callers.number
        assert body_of(world, incoming)["languageHint"] == "en-GB"


async def test_a_setting_that_no_call_could_be_made_with_is_not_published(tmp_path):
    async with open_test_world(tmp_path) as world:
        before = await world.desk.prompts.versions()
        with pytest.raises(PromptSettingError):
            await world.desk.engine.publish_prompt("x", "ana", settings=PromptSettings(temperature=1.5))
        assert await world.desk.prompts.versions() == before


async def test_a_voicemail_gets_the_message_of_the_calls_version(tmp_path):
    async with open_test_world(tmp_path) as world:
        desk = world.desk
        left = replace(ALL, voicemail="Please call us back, {{name | neighbour}}.")
        version = await desk.engine.publish_prompt("Sell.", "ana", settings=left)
        call = await desk.engine.dial(EXAMPLES["voicemail"])
        await desk.engine.publish_prompt("Sell.", "ana", settings=PromptSettings(voicemail="Another."))
        await world.call_when(lambda seen: seen.id == call.id and bool(seen.turns))
        act = await desk.steering.act(call.id, ActKind.VOICEMAIL, "", "ana")
        said = "Please call us back, neighbour."
        assert (act.asked.text, call.requested.prompt_version) == (said, version.number)
