"""The old backend's contract, letter by letter: its front end must not notice the change."""

import asyncio
import json
from datetime import timedelta

import pytest

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    SummaryWritten,
)
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    InvalidNumberError,
    NotConfiguredError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    ProviderUnreachableError,
    RateLimitedError,
    SecretsUnavailableError,
    StoreError,
)
from sellercall_desktop.core.problems import NumberProblem
from tests.web.web_support import NOON, CallsInMemory, EngineToTell, open_house, outgoing_call, talk

KEYS = [
    "callID", "created", "jorned", "ended", "endrason", "maxduration", "systemPrompt",
    "twilioSid", "twilioFrom", "twilioTo", "direction", "shortSummary", "summary",
]  # fmt: skip


def problem(answer, status, code):
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert (document["status"], document["code"]) == (status, code)
    assert document["detail"]
    assert document["title"]
    return document


# --- callto ----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Phone", "phone", "PHONE"])
async def test_callto_dials_and_gives_both_ids(tmp_path, key):
    async with open_house(tmp_path) as house:
        answer = await house.local("POST", "/api/llamada/callto", json={key: "+573001234567", "other": [1]})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("application/json")
        call = house.engine.dial_with
        assert answer.json() == {"callId": call.agent_call_id, "callSid": call.carrier_call_id}
        assert house.engine.asked == [("dial", "+573001234567", "rest")]


@pytest.mark.parametrize("reason", list(NumberProblem))
async def test_a_number_that_cannot_be_dialed_is_400_with_its_reason_in_both_languages(tmp_path, reason):
    async with open_house(tmp_path, engine=EngineToTell(dial_with=InvalidNumberError(reason))) as house:
        said = set()
        for language in ("es-CO,es;q=0.9,en;q=0.8", "en-US,en"):
            headers = {"Accept-Language": language}
            answer = await house.local("POST", "/api/llamada/callto", json={"Phone": "x"}, headers=headers)
            said.add(problem(answer, 400, reason.value)["detail"])
            assert answer.headers["Content-Language"] == language[:2]
        assert len(said) == 2


@pytest.mark.parametrize("document", [{}, {"Phone": None}, {"Telefono": "+573001234567"}])
async def test_a_missing_number_is_said_as_the_old_backend_said_it(tmp_path, document):
    async with open_house(tmp_path) as house:
        answer = await house.local("POST", "/api/llamada/callto", json=document)
        assert problem(answer, 400, "empty")["detail"] == "El número destino es obligatorio."
        assert house.engine.asked == []


@pytest.mark.parametrize("value", [573001234567, ["+573001234567"], {"a": 1}, True, 1.5])
async def test_a_number_must_be_a_text(tmp_path, value):
    async with open_house(tmp_path) as house:
        problem(await house.local("POST", "/api/llamada/callto", json={"Phone": value}), 400, "wrong_type")
        assert house.engine.asked == []


BAD_JSON = [
    b"",
    b"{",
    b"[]",
    b'"x"',
    b"null",
    b'{"Phone": "\xff"}',
    b'{"Phone": "\\ud800"}',
    b'{"systemPrompt": "\\udfff x"}',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"NaN",
]


@pytest.mark.parametrize("body", BAD_JSON, ids=range(len(BAD_JSON)))
@pytest.mark.parametrize("path", ["/api/llamada/callto", "/api/prompt"])
async def test_a_body_that_is_no_json_object_is_400(tmp_path, path, body):
    async with open_house(tmp_path) as house:
        headers = {"Content-Type": "application/json"}
        problem(await house.local("POST", path, content=body, headers=headers), 400, "invalid_json")


async def test_only_json_is_taken(tmp_path):
    async with open_house(tmp_path) as house:
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            for path in ("/api/llamada/callto", "/api/prompt"):
                answer = await house.local("POST", path, content=b"{}", headers={"Content-Type": kind})
                problem(answer, 415, "wrong_media_type")


FAILURES = [
    (NotConfiguredError(["twilio.auth_token", "ultravox.api_key"]), 503, "not_configured"),
    (SecretsUnavailableError("locked"), 503, "secrets_unavailable"),
    (StoreError("disk full at /secret/place"), 500, "store_unavailable"),
    (RateLimitedError("ultravox", "slow down", status=429, retry_after_s=6.6), 503, "rate_limited"),
    (CredentialsRefusedError("twilio", "Authenticate", status=401, code="20003"), 502, "credentials_refused"),
    (ProviderRefusedError("twilio", "no geo", status=400, code="21215"), 502, "provider_refused"),
    (ProviderUnreachableError("ultravox", "no route"), 503, "provider_unreachable"),
    (ProviderAmbiguousError("twilio", "timeout"), 502, "provider_ambiguous"),
]


@pytest.mark.parametrize(("failure", "status", "code"), FAILURES, ids=[code for _, _, code in FAILURES])
async def test_a_failure_on_the_way_is_told_with_what_the_provider_said(tmp_path, failure, status, code):
    async with open_house(tmp_path, engine=EngineToTell(dial_with=failure)) as house:
        answer = await house.local("POST", "/api/llamada/callto", json={"Phone": "+573001234567"})
        document = problem(answer, status, code)
        assert "/secret" not in answer.text
        if hasattr(failure, "provider"):
            assert document["provider"] == failure.provider
            assert document["providerCode"] == failure.code
            assert document["providerMessage"] == failure.message
            assert failure.provider in document["detail"].lower()
        if code == "rate_limited":
            assert answer.headers["Retry-After"] == "7"
        if code == "not_configured":
            assert document["missing"] == ["twilio.auth_token", "ultravox.api_key"]


async def test_a_bug_is_told_by_an_id_that_the_log_has_too_and_by_nothing_else(tmp_path, caplog):
    async with open_house(tmp_path, engine=EngineToTell(dial_with=KeyError("/secret/place"))) as house:
        answer = await house.local("POST", "/api/llamada/callto", json={"Phone": "+573001234567"})
        document = problem(answer, 500, "internal")
        assert set(document) == {"type", "title", "status", "detail", "code", "errorId"}
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        (record,) = [r for r in caplog.records if r.message == "http.failed"]
        assert record.error_id == document["errorId"]
        assert record.exc_info


# --- listcalls -------------------------------------------------------------------------------


def whole_call():
    return advance_all(
        outgoing_call(),
        (
            AgentJoined(NOON + timedelta(seconds=70, milliseconds=125)),
            CarrierEnded(NOON + timedelta(seconds=131), CarrierOutcome.COMPLETED, 60.0),
            AgentEnded(NOON + timedelta(seconds=130), AgentOutcome.AI_HUNG_UP),
            SummaryWritten(NOON + timedelta(seconds=140), "Compró.", "El cliente compró dos cajas."),
        ),
    )


async def test_a_whole_outgoing_call_is_listed_in_the_old_words(tmp_path):
    async with open_house(tmp_path, calls=CallsInMemory([whole_call()])) as house:
        (listed,) = (await house.local("GET", "/api/llamada/listcalls")).json()
        assert listed == {
            "callID": "aaaaaaaa-0000-4000-8000-000000000001",
            "created": "2026-11-20T12:01:00Z",
            "jorned": "2026-11-20T12:01:10.125000Z",
            "ended": "2026-11-20T12:02:10Z",
            "endrason": "agent_hangup",
            "maxduration": "1800s",
            "systemPrompt": "Usted es Ana.",
            "twilioSid": "CA" + "0" * 31 + "1",
            "twilioFrom": "+16015550100",
            "twilioTo": "+573001234567",
            "direction": "outbound-api",
            "shortSummary": "Compró.",
            "summary": "El cliente compró dos cajas.",
        }
        assert list(listed) == KEYS


async def test_what_is_not_known_is_null_and_never_left_out(tmp_path):
    bare = start_call("b", CallRequested(NOON, Direction.INBOUND, "+573001234567"))
    async with open_house(tmp_path, calls=CallsInMemory([bare])) as house:
        (listed,) = (await house.local("GET", "/api/llamada/listcalls")).json()
        assert list(listed) == KEYS
        known = {name: value for name, value in listed.items() if value is not None}
        assert known == {
            "created": "2026-11-20T12:00:00Z",
            "twilioFrom": "+573001234567",
            "direction": "inbound",
        }


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (AgentOutcome.UNJOINED, "unjoined"),
        (AgentOutcome.CUSTOMER_HUNG_UP, "hangup"),
        (AgentOutcome.AI_HUNG_UP, "agent_hangup"),
        (AgentOutcome.TIMEOUT, "timeout"),
        (AgentOutcome.CONNECTION_ERROR, "connection_error"),
        (AgentOutcome.SYSTEM_ERROR, "system_error"),
    ],
)
async def test_an_end_is_told_in_ultravoxs_words(tmp_path, outcome, word):
    call = advance_all(outgoing_call(), (AgentEnded(NOON, outcome),))
    async with open_house(tmp_path, calls=CallsInMemory([call])) as house:
        (listed,) = (await house.local("GET", "/api/llamada/listcalls")).json()
        assert listed["endrason"] == word


async def test_the_list_is_newest_first_whole_and_read_in_pages(tmp_path):
    calls = CallsInMemory([outgoing_call(n=n) for n in range(1, 1002)])
    async with open_house(tmp_path, calls=calls) as house:
        listed = (await house.local("GET", "/api/llamada/listcalls")).json()
        assert [one["created"] for one in listed] == sorted((one["created"] for one in listed), reverse=True)
        assert len(listed) == 1001
        assert calls.largest_page <= 100
        assert house.prompts.reads == 1  # a version is read once, however many calls used it


async def test_an_empty_history_is_an_empty_array(tmp_path):
    async with open_house(tmp_path) as house:
        answer = await house.local("GET", "/api/llamada/listcalls")
        assert (answer.text, answer.headers["content-type"]) == ("[]", "application/json; charset=utf-8")


@pytest.mark.parametrize("limit", [1, 99, 100, 101, 200, 250, 10_000])
async def test_a_limit_gives_the_newest(tmp_path, limit):
    async with open_house(
        tmp_path, calls=CallsInMemory([outgoing_call(n=n) for n in range(1, 251)])
    ) as house:
        listed = (await house.local("GET", f"/api/llamada/listcalls?limit={limit}")).json()
        assert len(listed) == min(limit, 250)
        assert listed[0]["created"] == "2026-11-20T16:10:00Z"


@pytest.mark.parametrize("limit", ["0", "-1", "x", "", "1.5", "١", "9" * 30])
async def test_a_limit_that_is_none_is_400(tmp_path, limit):
    async with open_house(tmp_path) as house:
        problem(
            await house.local("GET", "/api/llamada/listcalls", params={"limit": limit}), 400, "invalid_limit"
        )


async def test_a_store_that_fails_at_once_is_told_and_one_that_fails_midway_cuts_the_list_off(
    tmp_path, caplog
):
    calls = CallsInMemory(
        [outgoing_call(n=n) for n in range(1, 500)], fail_at_page=0, error=StoreError("gone")
    )
    async with open_house(tmp_path, calls=calls) as house:
        problem(await house.local("GET", "/api/llamada/listcalls"), 500, "store_unavailable")
        calls.fail_at_page = 1
        request = b"GET /api/llamada/listcalls HTTP/1.1\r\nHost: localhost\r\n\r\n"
        got = await asyncio.to_thread(talk, house.server.local_url, request)
        assert not got.endswith(b"0\r\n\r\n")  # the last chunk never came: no client takes it for the whole
        assert b"store_unavailable" not in got
        assert [r for r in caplog.records if r.message == "http.cut_off"]


# --- prompt ----------------------------------------------------------------------------------


async def test_the_prompt_is_shown_and_published(tmp_path):
    async with open_house(tmp_path) as house:
        assert (await house.local("GET", "/api/prompt")).json() == {"systemPrompt": "Usted es Ana."}
        text = 'Línea 1\nUsted vende «cajas» 📦 \\ "x"\n'
        answer = await house.local("POST", "/api/prompt", json={"systemPrompt": text})
        assert (answer.status_code, answer.content) == (204, b"")
        assert (await house.local("GET", "/api/prompt")).json() == {"systemPrompt": text}
        assert house.prompts.kept[-1].author == "api"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({}, "missing_field"),
        ({"systemPrompt": None}, "missing_field"),
        ({"systemPrompt": 5}, "wrong_type"),
        ({"systemPrompt": " \n"}, "empty_prompt"),
    ],
)
async def test_a_prompt_that_is_none_is_400_and_changes_nothing(tmp_path, document, code):
    async with open_house(tmp_path) as house:
        problem(
            await house.local(
                "POST",
                "/api/prompt",
                content=json.dumps(document),
                headers={"Content-Type": "application/json"},
            ),
            400,
            code,
        )
        assert len(house.prompts.kept) == 1
