"""`UltravoxAgent` on the wire: what it sends, and what it makes of the answers."""

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    Direction,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.ports import AgentOrder, Continuation
from sellercall_desktop.core.errors import NotConfiguredError, ProviderAmbiguousError, ProviderRefusedError
from sellercall_desktop.core.prompts.settings import FirstSpeaker, PromptSettings
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from sellercall_desktop.settings.secret_names import Secret
from tests.providers.scripted import ULTRAVOX_SECRETS, MemorySecrets, answer, cut, pool, scripted, settings

ID = "0d6d8a3e-5f0b-4a7b-8f0e-3f1f6a1f0a01"
OURS = "01890000-0000-7000-8000-000000000001"
PRIOR = "0d6d8a3e-5f0b-4a7b-8f0e-3f1f6a1f0a00"
CREATED = "2026-01-02T03:04:05.123456Z"


def call_json(**changes):
    return {
        "callId": ID,
        "created": CREATED,
        "joined": None,
        "ended": None,
        "endReason": None,
        "joinUrl": "wss://voice.example/calls/x/telephony",
        "maxDuration": "1800s",
        "metadata": {"sellercall_call_id": OURS},
        "shortSummary": None,
        "summary": None,
        "systemPrompt": "Sell.",
        **changes,
    }


def order(**changes):
    values = {
        "call_id": OURS,
        "direction": Direction.OUTBOUND,
        "prompt": "Sell.",
        "language": "es-CO",
        "first_speaker": FirstSpeaker.CUSTOMER,
        "join_timeout_s": 60.0,
        "events_url": None,
    }
    return AgentOrder(**{**values, **changes})


def agent(http, server, secrets=None, **sections):
    return UltravoxAgent(http, settings(server.url, **sections), MemorySecrets(secrets or ULTRAVOX_SECRETS))


async def created_with(order_, secrets=None, **sections):
    async with scripted(answer(call_json(), 201)) as server, pool(server) as http:
        place = await agent(http, server, secrets, **sections).create(order_)
        return place, server.asked[0]


async def test_an_outgoing_call_lets_the_customer_speak_first_and_asks_for_a_stream():
    place, asked = await created_with(order())
    assert (asked.method, asked.path, asked.query) == ("POST", "/api/calls", [])
    assert asked.headers["X-API-Key"] == ULTRAVOX_SECRETS[Secret.ULTRAVOX_API_KEY]
    assert asked.json == {
        "systemPrompt": "Sell.",
        "languageHint": "es-CO",
        "maxDuration": "1800s",
        "joinTimeout": "60s",
        "firstSpeakerSettings": {"user": {"fallback": {"delay": "4s"}}},
        "medium": {"twilio": {}},
        "recordingEnabled": False,
        "metadata": {"sellercall_call_id": OURS},
    }
    assert place.agent_call_id == ID
    assert place.created_at == datetime(2026, 1, 2, 3, 4, 5, 123456, tzinfo=UTC)
    assert place.max_duration_s == 1800
    assert "wss:" not in repr(place)


async def test_voice_model_and_sip_are_asked_for_where_set():
    _, asked = await created_with(
        order(first_speaker=FirstSpeaker.AGENT),
        ultravox={"voice": "Ana", "model": "m"},
        call={"voice_path": "sip"},
    )
    assert asked.json["medium"] == {"sip": {"incoming": {}}}
    assert (asked.json["voice"], asked.json["model"]) == ("Ana", "m")
    assert asked.json["firstSpeakerSettings"] == {"agent": {}}


NOTE = "Ana atendió al cliente:\n prometió la entrega el lunes."


def spoken(*words):
    speakers = {"a": Speaker.AI, "c": Speaker.CUSTOMER, "t": Speaker.TOOL}
    at = datetime(2026, 1, 2, tzinfo=UTC)
    return tuple(TurnSpoken(at, n, speakers[text[0]], text) for n, text in enumerate(words))


async def test_a_place_after_another_takes_its_conversation_and_gives_anew_what_is_its_own():
    url, secret = "https://public.example/hooks", {Secret.ULTRAVOX_WEBHOOK_SECRET: "s3cret-s3cret-s3cret"}
    wish = order(continues=Continuation(2, PRIOR, spoken("c hola"), NOTE), events_url=url)
    place, asked = await created_with(wish, secrets={**ULTRAVOX_SECRETS, **secret}, ultravox={"voice": "Ana"})
    assert asked.query == [("priorCallId", PRIOR), ("enableGreetingPrompt", "false")]
    body = asked.json
    first = body.pop("firstSpeakerSettings")["agent"]["prompt"]
    assert "No salude" in first
    assert first.endswith("Ana atendió al cliente: prometió la entrega el lunes.")
    hook = {"url": url, "secrets": ["s3cret-s3cret-s3cret"]}
    assert body == {
        "maxDuration": "1800s",
        "joinTimeout": "60s",
        "medium": {"twilio": {}},
        "metadata": {"sellercall_call_id": OURS, "sellercall_part": "2"},
        "callbacks": {"joined": hook, "ended": hook, "billed": hook},
    }
    assert place.agent_call_id == ID


async def test_without_a_place_before_the_conversation_is_told_anew():
    turns = spoken("a Hola.", "t lookup", "c ¿Cuánto cuesta?")
    _, asked = await created_with(order(language="en-US", continues=Continuation(1, None, turns, NOTE)))
    assert asked.query == [("enableGreetingPrompt", "false")]
    assert asked.json["initialMessages"] == [
        {"role": "MESSAGE_ROLE_AGENT", "text": "a Hola."},
        {"role": "MESSAGE_ROLE_USER", "text": "c ¿Cuánto cuesta?"},
        {
            "role": "MESSAGE_ROLE_USER",
            "text": "<instruction>Ana atendió al cliente: prometió la entrega el lunes.</instruction>",
        },
    ]
    assert "Do not greet" in asked.json["firstSpeakerSettings"]["agent"]["prompt"]
    assert (asked.json["systemPrompt"], asked.json["languageHint"]) == ("Sell.", "en-US")
    assert asked.json["metadata"]["sellercall_part"] == "1"


async def test_of_a_long_conversation_its_end_is_told():
    turns = spoken(*(f"c {n} {'x' * 5000}" for n in range(10)))
    _, asked = await created_with(order(continues=Continuation(1, None, turns)))
    told = [message["text"].split()[1] for message in asked.json["initialMessages"]]
    assert told == ["6", "7", "8", "9"]


async def test_each_place_of_a_call_is_found_by_its_number():
    page = {
        "results": [
            call_json(callId=each, metadata={"sellercall_call_id": OURS, **part})
            for each, part in (("second", {"sellercall_part": "2"}), ("first", {"sellercall_part": "1"}))
        ]
        + [call_json()]
    }
    async with scripted(*[answer(page)] * 5) as server, pool(server) as http:
        client = agent(http, server)
        assert [(await client.find(OURS, part)).agent_call_id for part in (0, 1, 2)] == [
            ID,
            "first",
            "second",
        ]
        assert (await client.find(OURS)).agent_call_id == ID
        assert await client.find(OURS, 3) is None


async def test_callbacks_are_asked_for_with_the_secret_and_left_out_without_one():
    url = "https://public.example/hooks/ultravox"
    secret = {Secret.ULTRAVOX_WEBHOOK_SECRET: "s3cret-s3cret-s3cret"}
    _, signed = await created_with(order(events_url=url), secrets={**ULTRAVOX_SECRETS, **secret})
    _, unsigned = await created_with(order(events_url=url))
    hook = {"url": url, "secrets": ["s3cret-s3cret-s3cret"]}
    assert signed.json["callbacks"] == {"joined": hook, "ended": hook, "billed": hook}
    assert "callbacks" not in unsigned.json


async def test_a_create_asks_once_for_each_credential():
    async with scripted(answer(call_json(), 201)) as server, pool(server) as http:
        kept = MemorySecrets(ULTRAVOX_SECRETS)
        await UltravoxAgent(http, settings(server.url), kept).create(
            order(events_url="https://public.example/h")
        )
        assert sorted(kept.asked) == sorted([Secret.ULTRAVOX_API_KEY, Secret.ULTRAVOX_WEBHOOK_SECRET])


async def test_without_a_key_nothing_is_sent():
    async with scripted() as server, pool(server) as http:
        with pytest.raises(NotConfiguredError) as caught:
            await agent(http, server, {Secret.ULTRAVOX_API_KEY: " "}).create(order())
        with pytest.raises(NotConfiguredError):
            await agent(http, server, {Secret.ULTRAVOX_WEBHOOK_SECRET: "s"}).ensure_configured()
        await agent(http, server).ensure_configured()
        assert caught.value.missing == ("ultravox.api_key",)
        assert server.asked == []


async def test_an_unreadable_answer_to_a_create_is_ambiguous_and_one_without_join_url_useless():
    async with scripted(answer(text="<html>", status=201), answer({}, 201)) as server, pool(server) as http:
        for _ in range(2):
            with pytest.raises(ProviderAmbiguousError):
                await agent(http, server).create(order())
    async with scripted(answer(call_json(joinUrl=None), 201)) as server, pool(server) as http:
        with pytest.raises(ProviderRefusedError):
            await agent(http, server).create(order())


async def test_a_cut_create_is_found_again_by_its_metadata():
    stranger = call_json(callId="other", metadata={"sellercall_call_id": "someone-else"})
    page = {"results": [stranger, call_json()], "next": None}
    async with scripted(cut, answer(page)) as server, pool(server) as http:
        client = agent(http, server)
        with pytest.raises(ProviderAmbiguousError):
            await client.create(order())
        place = await client.find(OURS)
        assert place.agent_call_id == ID
        assert server.asked[1].query == [("metadata.sellercall_call_id", OURS)]


async def test_a_call_nobody_knows_is_not_found():
    async with scripted(answer({"results": []})) as server, pool(server) as http:
        assert await agent(http, server).find(OURS) is None


async def test_fetch_tells_all_facts():
    ended = call_json(
        joined="2026-01-02T03:05:00Z", ended="2026-01-02T03:06:00Z", endReason="agent_hangup", joinUrl=None
    )
    async with scripted(answer(ended)) as server, pool(server) as http:
        remote = await agent(http, server).fetch(ID)
    assert (remote.remote_id, remote.call_id) == (ID, OURS)
    assert remote.facts == (
        AgentCreated(datetime(2026, 1, 2, 3, 4, 5, 123456, tzinfo=UTC), ID, 1800.0),
        AgentJoined(datetime(2026, 1, 2, 3, 5, tzinfo=UTC)),
        AgentEnded(datetime(2026, 1, 2, 3, 6, tzinfo=UTC), AgentOutcome.AI_HUNG_UP),
    )


def message(role, text, start=None, **more):
    span = {"wallClockTimespan": {"start": start, "end": start}} if start else {}
    return {"role": f"MESSAGE_ROLE_{role}", "text": text, **span, **more}


async def test_turns_are_numbered_over_all_pages_and_the_last_may_still_grow():
    first = {
        "results": [message("AGENT", "Hola", "0.5s"), message("TOOL_CALL", '{"a":1}', toolName="look")],
        "next": "https://api.ultravox.ai/api/calls/x/messages?cursor=c2&mode=in_call",
    }
    second = {"results": [message("USER", "Diga", "3s")], "next": None}
    joined = call_json(joined="2026-01-02T03:05:00Z")
    async with scripted(answer(joined), answer(first), answer(second)) as server, pool(server) as http:
        turns = await agent(http, server).turns(ID)
        assert [asked.query for asked in server.asked[1:]] == [
            [("mode", "in_call"), ("pageSize", "100")],
            [("cursor", "c2"), ("mode", "in_call")],
        ]
    assert [(turn.ordinal, turn.speaker, turn.text, turn.final) for turn in turns] == [
        (0, Speaker.AI, "Hola", True),
        (1, Speaker.TOOL, 'look {"a":1}', True),
        (2, Speaker.CUSTOMER, "Diga", False),
    ]
    assert turns[2].at == datetime(2026, 1, 2, 3, 5, 3, tzinfo=UTC)
    assert turns[2].start_s == 3.0


async def test_turns_go_on_from_an_ordinal_and_are_all_final_once_the_call_is_over():
    over = call_json(joined="2026-01-02T03:05:00Z", ended="2026-01-02T03:06:00Z", endReason="hangup")
    page = {"results": [message("AGENT", "Hola"), message("UNSPECIFIED", "?"), message("USER", "Adiós")]}
    async with scripted(answer(over), answer(page), answer(page)) as server, pool(server) as http:
        client = agent(http, server)
        turns = await client.turns(ID, after=1)
        again = await client.turns(ID, after=2)  # the call itself is not asked for a second time
    assert [(turn.ordinal, turn.final) for turn in turns] == [(2, True)]
    assert again == turns


async def test_hanging_up_what_is_over_or_unjoined_is_done_and_a_stranger_is_refused():
    async with (
        scripted(answer(status=204, text=""), answer({}, 422), answer({}, 404)) as server,
        pool(server) as http,
    ):
        client = agent(http, server)
        await client.hang_up(ID)
        await client.hang_up(ID)
        with pytest.raises(ProviderRefusedError):
            await client.hang_up(ID)
        assert server.asked[0].path == f"/api/calls/{ID}/send_data_message"
        assert server.asked[0].json == {"type": "hang_up"}


async def test_recent_calls_come_page_by_page_and_only_as_far_as_read():
    pages = [
        answer({"results": [call_json()], "next": "http://elsewhere.example/api/calls?cursor=2"}),
        answer({"results": [call_json(callId="second")], "next": None}),
    ]
    async with scripted(*pages) as server, pool(server) as http:
        found = []
        async for remote in agent(http, server).recent(datetime(2026, 1, 1, tzinfo=UTC)):
            found.append(remote.remote_id)
            if len(found) == 1:
                assert len(server.asked) == 1
        assert found == [ID, "second"]
        assert server.asked[0].query == [
            ("fromDate", "2026-01-01T00:00:00Z"),
            ("sort", "-created"),
            ("pageSize", "100"),
        ]
        assert server.asked[1].query == [("cursor", "2")]


async def test_places_for_a_number_are_asked_for_by_its_end_and_time_and_strangers_left_out():
    at = datetime(2026, 1, 2, 3, 4, 5, 123456, tzinfo=UTC)
    theirs = {"sellercall_number_ends": "4567", "sellercall_desk": "ana"}
    results = [
        call_json(metadata=theirs),
        call_json(metadata={**theirs, "sellercall_number_ends": "4568"}),
        call_json(metadata=theirs, created="2026-01-02T05:00:00Z"),
    ]
    async with scripted(answer({"results": results, "next": None})) as server, pool(server) as http:
        hour = timedelta(hours=1)
        (found,) = await agent(http, server).places_for("4567", at - hour, at + hour)
        assert (found.remote_id, found.desk, found.number_ends) == (ID, "ana", "4567")
        assert server.asked[0].query == [
            ("metadata.sellercall_number_ends", "4567"),
            ("fromDate", "2026-01-02T02:04:05.123456Z"),
            ("toDate", "2026-01-02T04:04:05.123456Z"),
            ("pageSize", "100"),
        ]


async def test_a_list_of_another_shape_is_an_unclear_answer():
    async with scripted(answer([])) as server, pool(server) as http:
        with pytest.raises(ProviderAmbiguousError):
            await agent(http, server).find(OURS)


async def test_warming_asks_once_and_then_trusts_the_open_connection():
    async with scripted(answer({"accountId": "a"})) as server, pool(server) as http:
        client = agent(http, server)
        await client.warm()
        await client.warm()
        assert [asked.path for asked in server.asked] == ["/api/accounts/me"]


async def test_a_place_that_goes_on_keeps_what_the_version_lays_down_but_its_greeting():
    wishes = PromptSettings(
        model="ultravox-v0.6", temperature=0.2, greeting="Hola", tools=("agenda",), max_duration_s=90
    )
    told = Continuation(1, None, spoken("a Buenas."), "Ana la atendió.")
    _, asked = await created_with(order(wishes=wishes, continues=told))
    kept = {name: asked.json[name] for name in ("model", "temperature", "selectedTools", "maxDuration")}
    assert kept == {
        "model": "ultravox-v0.6",
        "temperature": 0.2,
        "selectedTools": [{"toolName": "agenda"}],
        "maxDuration": "90s",
    }
    assert "text" not in asked.json["firstSpeakerSettings"]["agent"]
