"""The checker itself: a field that no document names fails, whoever sends it, whichever way."""

import json

import httpx
import pytest

from sellercall_desktop.core.errors import ProviderError
from sellercall_desktop.providers.twilio import sdk
from sellercall_desktop.providers.ultravox import client as ultravox_client
from sellercall_desktop.simulator.twilio import calls_api as twilio_calls_api
from sellercall_desktop.simulator.ultravox import calls_api as ultravox_calls_api
from sellercall_desktop.words.providers import CODES
from tests.contract.small_world import world

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
ACCOUNT = "AC" + "0" * 32
CALLS = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
NUMBER = "+573001234500"


async def dialed(here):
    """Dials; what the provider thinks of a wrong field does not matter here."""
    try:
        await here.dial(NUMBER)
    except ProviderError:
        return


async def test_a_right_call_has_no_faults(checker):
    async with world(checker) as here:
        await dialed(here)
    assert checker.faults == []
    assert checker.seen["calls_create", 201] == checker.seen["CreateCall", 201] == 1


async def test_a_wrong_field_of_ours_to_ultravox_is_caught(checker, monkeypatch):
    right = ultravox_client.UltravoxAgent._body

    async def wrong(self, order):
        return {**await right(self, order), "systemPromt": "…"}

    monkeypatch.setattr(ultravox_client.UltravoxAgent, "_body", wrong)
    async with world(checker) as here:
        await dialed(here)
    assert any("request" in fault and "'systemPromt' was unexpected" in fault for fault in checker.faults)


async def test_a_wrong_field_of_ours_to_twilio_is_caught(checker, monkeypatch):
    right = sdk._formed
    monkeypatch.setattr(sdk, "_formed", lambda items: [*right(items), ("RingTimeout", "45")])
    async with world(checker) as here:
        await dialed(here)
    assert any("request" in fault and "'RingTimeout' was unexpected" in fault for fault in checker.faults)


async def test_a_wrong_field_in_the_simulator_s_ultravox_is_caught(checker, monkeypatch):
    right = ultravox_calls_api.call_json
    monkeypatch.setattr(ultravox_calls_api, "call_json", lambda *call: {**right(*call), "status": "queued"})
    async with world(checker) as here:
        await dialed(here)
    assert any("answer 201" in fault and "'status' was unexpected" in fault for fault in checker.faults)


async def test_a_wrong_field_in_the_simulator_s_twilio_is_caught(checker, monkeypatch):
    right = twilio_calls_api.leg_json
    monkeypatch.setattr(twilio_calls_api, "leg_json", lambda *leg: {**right(*leg), "error_code": None})
    async with world(checker) as here:
        await dialed(here)
    assert any("answer 201" in fault and "'error_code' was unexpected" in fault for fault in checker.faults)


async def test_a_missing_field_and_a_wrong_value_in_an_answer_are_caught(checker, monkeypatch):
    right = ultravox_calls_api.call_json

    def wrong(*call):
        body = {**right(*call), "endReason": "bored"}
        return {key: value for key, value in body.items() if key != "joinUrl"}

    monkeypatch.setattr(ultravox_calls_api, "call_json", wrong)
    async with world(checker) as here:
        await dialed(here)
    assert any("'joinUrl' is a required property" in fault for fault in checker.faults)
    assert any("$.endReason" in fault for fault in checker.faults)


async def test_an_unknown_query_and_an_unknown_path_are_caught(checker):
    async with world(checker) as here, httpx.AsyncClient() as client:
        key = {"X-API-Key": here.simulator.api_key}
        await client.get(f"{here.simulator.ultravox_url}/api/calls?page=2", headers=key)
        await client.get(f"{here.simulator.ultravox_url}/api/cals", headers=key)
        user = (here.simulator.account_sid, here.simulator.auth_token)
        path = f"/2010-04-01/Accounts/{user[0]}/Calls.json?PageSise=1"
        await client.get(here.simulator.twilio_url + path, auth=user)
    assert [fault for fault in checker.faults if "unknown parameter page" in fault]
    assert [fault for fault in checker.faults if "no such operation: GET /api/cals" in fault]
    assert [fault for fault in checker.faults if "unknown parameter PageSise" in fault]


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ("To=%2B1&From=%2B2", "one of Url, Twiml, ApplicationSid"),
        ("To=%2B1&Twiml=x", "'From' is a required property"),
        ("To=%2B1&From=%2B2&Twiml=x&Timeout=45s", "is not of type 'integer'"),
        ("To=%2B1&From=%2B2&Twiml=x&StatusCallbackEvent=initiated+ringing", "StatusCallbackEvent"),
        ("To=%2B1&To=%2B2&From=%2B2&Twiml=x", "is not of type 'string'"),
        ("To=%2B1&From=%2B2&Twiml=" + "x" * 4001, "too long"),
    ],
)
def test_form_fields_are_held_to_their_types(documents, form, fault):
    faults = documents.twilio.request_faults("POST", CALLS, [], FORM, form.encode())
    assert [each for each in faults if fault in each], faults


def test_array_fields_explode_and_texts_may_be_empty(documents):
    form = b"To=%2B1&From=%2B2&Twiml=x&StatusCallbackEvent=initiated&StatusCallbackEvent=ringing&CallerId="
    assert documents.twilio.request_faults("POST", CALLS, [], FORM, form) == []


def test_kinds_of_bodies_statuses_and_ids_are_held_to_the_document(documents):
    ask, tell = documents.ultravox.request_faults, documents.ultravox.response_faults
    assert ask("POST", "/api/calls", [], FORM, b"a=1") == [f"content type {FORM}"]
    assert ask("GET", "/api/calls/not-a-uuid", [], "", b"") == ["call_id: $: 'not-a-uuid' is not a 'uuid'"]
    assert ask("GET", "/api/calls", [("metadata.any_key", "x"), ("pageSize", "100")], "", b"") == []
    assert tell("POST", "/api/calls", 200, JSON, b"{}") == ["status 200 is not in the document"]
    assert tell("POST", "/api/calls", 400, JSON, b'{"voice": ["No."]}') == []
    assert documents.twilio.response_faults("POST", CALLS, 400, JSON, b'{"detail": "No."}')


def test_nullable_is_understood_and_null_elsewhere_is_not(documents):
    call = {"sid": None, "status": "queued"}
    assert documents.twilio.schema_faults("api.v2010.account.call", call) == []
    assert documents.twilio.schema_faults("api.v2010.account.call", {"status": None})
    assert documents.twilio.schema_faults("api.v2010.account.call", {"date_created": "2026-01-02T03:04:05Z"})


def test_our_codes_stand_in_twilio_s_dictionary(contracts):
    newer_than_the_dictionary = {"573002", "573005"}
    text = (contracts / "twilio-error-codes.json").read_text("utf-8")
    known = {str(entry["code"]) for entry in json.loads(text)}
    assert set(CODES) - known <= newer_than_the_dictionary
