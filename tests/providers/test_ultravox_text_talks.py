"""Conversations in text about a prompt, from the port to the wire, with the simulator at the other end."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker
from sellercall_desktop.core.errors import (
    NotListeningError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    ProxyUnusableError,
)
from sellercall_desktop.core.prompts.talks import TalkOrder
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.providers.http import HttpPool
from sellercall_desktop.providers.ultravox import text_talks
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from sellercall_desktop.providers.ultravox.text_socket import TextSockets
from sellercall_desktop.providers.ultravox.text_talks import UltravoxTalks
from sellercall_desktop.simulator import Simulator
from tests.desk import keep_credentials, setup_for

PROMPT = """Salude con "Buenos días, habla el asistente virtual."
Si el cliente dice "precio", responda "Cuesta diez."
Si el cliente dice "adiós", use hangUp
Tras 3 respuestas despídase con "Hasta luego."
"""


@asynccontextmanager
async def outside(tmp_path):
    async with Simulator(speed=100) as simulator:
        setup, http, tasks = setup_for(tmp_path, simulator), HttpPool(), Tasks()
        await keep_credentials(setup, simulator)
        talks = UltravoxTalks(http, setup.settings, setup.secrets, tasks)
        try:
            yield simulator, talks, UltravoxAgent(http, setup.settings, setup.secrets)
        finally:
            await tasks.close()
            await http.aclose()
    assert simulator.stage.background.failures == []


def order(**more):
    return TalkOrder(**({"prompt": PROMPT, "language": "es"} | more))


async def test_the_ai_opens_answers_and_ends_it(tmp_path):
    async with outside(tmp_path) as (simulator, talks, _):
        talk = await talks.open(order(model="ultravox-v0.6", temperature=0.5))
        assert (await talk.opening()).texts == ("Buenos días, habla el asistente virtual.",)
        reply = await talk.say("¿Qué precio tiene?")
        assert (reply.texts, reply.over) == (("Cuesta diez.",), None)
        await talk.say("Ajá")
        reply = await talk.say("Ajá")
        assert (reply.texts, reply.over) == (("Hasta luego.",), AgentOutcome.AI_HUNG_UP)
        with pytest.raises(NotListeningError):
            await talk.say("¿Sigue ahí?")
        await talk.close()
        asked = simulator.voice_calls[talk.id].request
        assert (asked["model"], asked["temperature"], asked["maxDuration"]) == ("ultravox-v0.6", 0.5, "600s")
        assert asked["systemPrompt"] == PROMPT


async def test_a_tool_that_is_used_stands_in_the_providers_account_of_it(tmp_path):
    async with outside(tmp_path) as (_, talks, _):
        talk = await talks.open(order(opens=False, tools=("hangUp",)))
        reply = await talk.say("Bueno, adiós")
        assert (reply.texts, reply.over) == ((), AgentOutcome.AI_HUNG_UP)
        turns = await talk.turns()
        assert [(turn.speaker, turn.text) for turn in turns] == [
            (Speaker.CUSTOMER, "Bueno, adiós"),
            (Speaker.TOOL, "hangUp {}"),
        ]
        await talk.close()


async def test_closing_ends_the_call_so_that_nothing_more_is_billed(tmp_path):
    async with outside(tmp_path) as (simulator, talks, _):
        talk = await talks.open(order(greeting="Buenas."))
        assert (await talk.opening()).texts == ("Buenas.",)
        await talk.close()
        await simulator.wait_for(lambda: simulator.voice_calls[talk.id].ended)


async def test_a_conversation_that_breaks_is_over(tmp_path):
    async with outside(tmp_path) as (simulator, talks, _):
        talk = await talks.open(order())
        await talk.opening()
        simulator.voice_calls[talk.id].over.set()  # the socket closes, and nobody says why
        assert (await talk.opening()).over is AgentOutcome.CUSTOMER_HUNG_UP
        await talk.close()


async def test_an_answer_that_does_not_come_is_not_waited_for_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(text_talks, "ANSWERS_WITHIN_S", 0.05)
    async with outside(tmp_path) as (_, talks, _):
        talk = await talks.open(order(opens=False))
        with pytest.raises(ProviderAmbiguousError, match="no answer"):
            await talk.opening()
        await talk.close()


async def test_a_rehearsal_is_no_call_of_the_history(tmp_path):
    async with outside(tmp_path) as (simulator, talks, agent):
        talk = await talks.open(order())
        await talk.close()
        since = datetime.now(UTC) - timedelta(minutes=1)
        assert [call.remote_id async for call in agent.recent(since)] == []
        assert talk.id in simulator.voice_calls


@pytest.mark.parametrize("address", ["", "https://voice.example/x", "ws://voice.example/x", "wss:"])
async def test_the_secret_address_goes_nowhere_else(address):
    with pytest.raises(ProviderRefusedError):
        await TextSockets().open(address)


async def test_a_proxy_that_cannot_carry_it_is_said(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy.example:1080")
    with pytest.raises(ProxyUnusableError):
        await TextSockets().open("wss://voice.example/x")
