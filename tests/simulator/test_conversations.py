"""The scripted conversations: how many, how long, in which language, and how they are played."""

from __future__ import annotations

from random import Random

import pytest

from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts import SCRIPTS, Speaker, script_for
from tests.simulator.outside import simulated

TALKS = [each for each in SCRIPTS if each.plot in {Plot.BUYS, Plot.REFUSES}]


@pytest.mark.parametrize(("language", "least"), [("es", 4), ("en", 3)])
def test_there_are_several_in_each_language(language, least):
    assert sum(each.language == language for each in TALKS) >= least


@pytest.mark.parametrize("script", TALKS, ids=lambda script: script.short_summary)
def test_each_is_a_whole_conversation_opened_by_a_virtual_assistant(script):
    assert 8 <= len(script.lines) <= 16
    assert script.lines[0].speaker is Speaker.AI
    assert "virtual" in script.lines[0].text
    assert all(
        one.speaker is not other.speaker for one, other in zip(script.lines, script.lines[1:], strict=False)
    )
    assert script.short_summary
    assert script.summary


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("plot", Plot)
def test_every_plot_exists_in_every_language(plot, language):
    assert script_for(plot, f"{language}-XX", Random(1)).language == language


def test_the_seed_decides_which_one_is_played():
    chosen = [script_for(Plot.BUYS, "es", Random(seed)) for seed in range(20)]
    assert chosen == [script_for(Plot.BUYS, "es", Random(seed)) for seed in range(20)]
    assert len({each.short_summary for each in chosen}) >= 3


async def test_the_language_asked_for_is_spoken():
    async with simulated() as client:
        summaries = {}
        for hint in ("en-US", "es-CO"):
            call_id, _ = await client.dial(languageHint=hint)
            summaries[hint] = (await client.settled(call_id))["summary"]
        assert summaries["en-US"].startswith("The customer")
        assert summaries["es-CO"].startswith(("El cliente", "La clienta"))


@pytest.mark.parametrize(
    ("settings", "first"),
    [
        ({"agent": {}}, "MESSAGE_ROLE_AGENT"),
        ({"agent": {"text": "Hola, soy yo."}}, "MESSAGE_ROLE_AGENT"),
        ({"user": {}}, "MESSAGE_ROLE_USER"),
    ],
)
async def test_the_first_speaker_is_the_one_asked_for(settings, first):
    async with simulated() as client:
        call_id, sid = await client.dial(firstSpeakerSettings=settings)
        await client.ended(sid)
        opening = (await client.messages(call_id))[0]
        assert opening["role"] == first
        assert opening["text"] == settings.get("agent", {}).get("text", opening["text"])


async def test_the_ai_leaves_a_message_for_the_voicemail():
    async with simulated() as client:
        call_id, sid = await client.dial(EXAMPLES["voicemail"])
        await client.ended(sid)
        roles = [each["role"] for each in await client.messages(call_id)]
        assert roles == ["MESSAGE_ROLE_USER", "MESSAGE_ROLE_AGENT"]


async def test_the_ai_s_message_grows_while_it_speaks():
    async with simulated(speed=40) as client:
        call_id, sid = await client.dial()
        calls = client.simulator.voice_calls
        await client.simulator.wait_for(lambda: calls[call_id].messages)
        early = (await client.messages(call_id))[0]["text"]
        await client.ended(sid)
        whole = (await client.messages(call_id))[0]["text"]
        assert whole.startswith(early)
        assert len(whole) > len(early) > 0


async def test_a_conversation_takes_as_long_as_people_take():
    async with simulated(speed=100) as client:
        call_id, sid = await client.dial()
        await client.ended(sid)
        call = await client.settled(call_id)
        spoken = sum(len(each["text"]) for each in await client.messages(call_id))
        real = client.simulator.voice_calls[call_id]
        assert (real.ended - real.joined).total_seconds() * 100 >= spoken / 14
        assert call["endReason"] in {"agent_hangup", "hangup"}
