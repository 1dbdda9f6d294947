"""`TwilioNumbers` on the wire: which fields are sent, and what becomes of every kind of answer."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    NumberGoneError,
    ProviderAmbiguousError,
)
from sellercall_desktop.core.our_numbers.number import VoiceRouting
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.numbers import TwilioNumbers, bin_url
from sellercall_desktop.settings.secret_names import Secret
from tests.providers.scripted import (
    ACCOUNT,
    TWILIO_SECRETS,
    MemorySecrets,
    answer,
    cut,
    pool,
    scripted,
    settings,
)

PN = "PN" + "0123456789abcdef" * 2
ONE = f"/2010-04-01/Accounts/{ACCOUNT}/IncomingPhoneNumbers/{PN}.json"


def number_json(**changes):
    return {
        "sid": PN,
        "phone_number": "+576017654321",
        "friendly_name": "Bogotá",
        "capabilities": {"voice": True, "SMS": False, "sms": True, "mms": False},
        "voice_url": "https://a.example/v",
        "voice_method": "GET",
        "voice_fallback_url": None,
        "voice_fallback_method": "POST",
        "status_callback": "",
        "status_callback_method": "POST",
        "voice_application_sid": None,
        "trunk_sid": None,
        **changes,
    }


@asynccontextmanager
async def book(*answers, secrets=TWILIO_SECRETS):
    async with scripted(*answers) as server, pool(server) as http:
        kept, chosen = MemorySecrets(secrets), settings(server.url)
        yield server, TwilioNumbers(TwilioCarrier(http, chosen, kept), http, chosen, kept)


async def test_a_number_reads_as_twilio_tells_it_with_nothing_for_null():
    async with book(answer(number_json())) as (server, numbers):
        number = await numbers.fetch(PN)
    assert number.routing == VoiceRouting("https://a.example/v", "GET")
    assert (number.number, number.name, number.voice, number.sms) == ("+576017654321", "Bogotá", True, True)
    assert server.asked[0].path == ONE


async def test_a_change_sends_the_fields_given_and_no_others_empty_ones_too():
    async with book(answer(number_json())) as (server, numbers):
        await numbers.change(PN, {"voice_url": "https://b.example", "trunk": "", "fallback_method": "GET"})
    assert sorted(server.asked[0].form) == [
        ("TrunkSid", ""),
        ("VoiceFallbackMethod", "GET"),
        ("VoiceUrl", "https://b.example"),
    ]


async def test_a_change_whose_answer_was_lost_is_sent_again_because_twice_is_as_good_as_once():
    async with book(cut, answer(number_json())) as (server, numbers):
        await numbers.change(PN, {"voice_url": "https://b.example"})
    assert len(server.asked) == 2


async def test_a_number_that_is_not_there_is_gone():
    missing = {"code": 20404, "message": "The requested resource was not found", "status": 404}
    async with book(answer(missing, 404), answer(missing, 404)) as (_, numbers):
        with pytest.raises(NumberGoneError):
            await numbers.fetch(PN)
        with pytest.raises(NumberGoneError):
            await numbers.change(PN, {"voice_url": ""})


@pytest.mark.parametrize("body", [{}, number_json(sid=None), number_json(phone_number=7)])
async def test_an_answer_that_names_no_number_is_unclear(body):
    async with book(answer(body)) as (_, numbers):
        with pytest.raises(ProviderAmbiguousError):
            await numbers.fetch(PN)


async def test_the_signing_key_is_tried_itself_even_where_an_api_key_asks():
    pair = {Secret.TWILIO_API_KEY_SID: "SK" + "1" * 32, Secret.TWILIO_API_KEY_SECRET: "s"}
    refused = answer({"code": 20003, "message": "Authenticate", "status": 401}, 401)
    async with book(refused, secrets={**TWILIO_SECRETS, **pair}) as (server, numbers):
        with pytest.raises(CredentialsRefusedError):
            await numbers.check_signing_key()
    assert server.asked[0].headers["Authorization"].startswith("Basic QUMw")  # the account's, not the key's
    without = {Secret.TWILIO_ACCOUNT_SID: ACCOUNT, **pair}
    async with book(secrets=without) as (_, numbers):
        with pytest.raises(NotConfiguredError):
            await numbers.check_signing_key()


def test_a_twiml_bin_has_an_address_only_where_its_sid_is_one():
    sid = "EH" + "0123456789abcdef" * 2
    assert bin_url(f" {sid} ") == f"https://handler.twilio.com/twiml/{sid}"
    for wrong in ("", "EH", "AP" + "0" * 32, "EH" + "0" * 31, "EH" + "0" * 31 + "/", "EH" + "ñ" * 32):
        assert bin_url(wrong) == ""
