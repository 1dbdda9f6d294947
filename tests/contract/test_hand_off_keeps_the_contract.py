"""What a hand-off asks of both providers fits their documents, and so do the answers that it reads."""

from dataclasses import replace
from datetime import UTC, datetime

from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.calls.ports import Continuation
from sellercall_desktop.core.hand_off.ports import CustomerOrder, PersonOrder
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.conferences import TwilioBridge
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from tests.contract.small_world import agent_order
from tests.providers.scripted import (
    CALL,
    CUSTOMER,
    TWILIO_SECRETS,
    ULTRAVOX_SECRETS,
    MemorySecrets,
    answer,
    pool,
    scripted,
    settings,
)
from tests.providers.test_ultravox_client_wire import ID, call_json

PUBLIC = "https://public.example/hook"


def example(contract, operation_id, status):
    """The document's own example of an answer."""
    for item in contract.document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("operationId") == operation_id:
                shown = operation["responses"][str(status)]["content"]["application/json"]["examples"]
                return next(iter(shown.values()))["value"]
    raise LookupError(operation_id)


def faults(contract, asked):
    return [
        fault
        for each in asked
        for fault in contract.request_faults(
            each.method,
            each.path,
            each.query,
            each.headers.get("Content-Type", "").partition(";")[0],
            each.body,
        )
    ]


async def test_what_is_asked_of_twilio(documents):
    twilio = documents.twilio
    placed = example(twilio, "CreateCall", 201)
    looked = example(twilio, "FetchCall", 200)
    room = example(twilio, "FetchConference", 200) | {"friendly_name": "call-1", "status": "in-progress"}
    attendee = example(twilio, "FetchParticipant", 200)
    listed = answer(example(twilio, "ListConference", 200) | {"conferences": [room]})
    there = answer(example(twilio, "ListParticipant", 200) | {"participants": [attendee]})
    answers = [answer(placed, 201)] * 2 + [answer(looked)] * 3 + [listed, there] + [answer(attendee)] * 2
    async with scripted(*answers) as server, pool(server) as http:
        carrier = TwilioCarrier(http, settings(server.url), MemorySecrets(TWILIO_SECRETS))
        bridge = TwilioBridge(http, carrier)
        plain = PersonOrder("leg-1", CUSTOMER, "call-1", "Cliente.", "es-CO")
        told = {"status_url": PUBLIC, "key_url": PUBLIC, "events_url": PUBLIC, "key_words": "Oprima 1."}
        await bridge.ring(plain)
        await bridge.ring(replace(plain, detects_machine=True, **told))
        assert (await bridge.look(CALL)).answerer is not None
        await bridge.lead_to_conference(CALL, CustomerOrder("call-1", ("Gracias.",), "es-CO", PUBLIC))
        await bridge.lead_to_agent(CALL, "wss://voice.example/x")
        found = await bridge.conference("call-1")
        assert found.has(attendee["call_sid"])
        changes = {"muted": True, "on_hold": False, "ends_it": True}
        await bridge.set_attendee(found.conference_id, CALL, **changes)
        await bridge.play(found.conference_id, CALL, PUBLIC)
        assert server.answers == []
        assert faults(twilio, server.asked) == []


async def test_what_is_asked_of_ultravox(documents):
    turns = (
        TurnSpoken(datetime.now(UTC), 0, Speaker.AI, "Hola."),
        TurnSpoken(datetime.now(UTC), 1, Speaker.CUSTOMER, "¿Aló?"),
    )
    page = answer({"results": [call_json()], "next": None})
    async with scripted(*[answer(call_json(), 201)] * 2, page) as server, pool(server) as http:
        agent = UltravoxAgent(http, settings(server.url), MemorySecrets(ULTRAVOX_SECRETS))
        for prior in (ID, None):
            wish = Continuation(1, prior, turns, "Ana prometió un descuento.")
            await agent.create(replace(agent_order("call-1", events_url=PUBLIC), continues=wish))
        await agent.find("call-1", 1)
        assert faults(documents.ultravox, server.asked) == []
        assert server.asked[0].json.keys().isdisjoint({"initialMessages", "systemPrompt"})
