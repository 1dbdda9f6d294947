"""Keys are changed while calls go on: what either of two keys signed is believed, and nothing else."""

import base64
import hashlib
import hmac
import json

import pytest

from sellercall_desktop.settings.secret_names import Secret
from tests.web.web_support import (
    AUTH_TOKEN,
    CALLER,
    WEBHOOK_SECRET,
    open_house,
    outgoing_call,
    twilio_signature,
)
from tests.web.webhooks.test_ultravox_webhooks import BODY

NEW_TOKEN = "f" * 32
SHARED_KEY = "shared-key-of-the-account"
SETTINGS = "X-Twilio-Webhooks-Signature-Settings"
STATUS = "/webhooks/twilio/status"


async def test_webhooks_signed_with_either_of_twilios_two_tokens_are_believed(tmp_path):
    async with open_house(tmp_path) as house:
        house.secrets.kept[Secret.TWILIO_SECONDARY_TOKEN] = NEW_TOKEN
        for token in (AUTH_TOKEN, NEW_TOKEN):
            signature = twilio_signature(house.server.public_url + STATUS, CALLER, token)
            answer = await house.post_twilio(STATUS, **{"X-Twilio-Signature": signature})
            assert answer.status_code == 204
        await house.secrets.set(Secret.TWILIO_AUTH_TOKEN, NEW_TOKEN)  # promoted
        del house.secrets.kept[Secret.TWILIO_SECONDARY_TOKEN]
        assert (await house.post_twilio(STATUS)).status_code == 403  # what was kept before is worth nothing


async def test_a_secondary_token_alone_is_enough(tmp_path):
    async with open_house(tmp_path) as house:
        house.secrets.kept[Secret.TWILIO_SECONDARY_TOKEN] = house.secrets.kept.pop(Secret.TWILIO_AUTH_TOKEN)
        assert (await house.post_twilio(STATUS)).status_code == 204


def shared_signature(url, form, key=SHARED_KEY):
    text = url + "".join(name + form[name] for name in sorted(form))
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()


async def test_a_shared_key_signs_where_the_request_says_so(tmp_path):
    async with open_house(tmp_path) as house:
        house.secrets.kept[Secret.TWILIO_SHARED_KEY] = SHARED_KEY
        signature = shared_signature(house.server.public_url + STATUS, CALLER)
        named = {"X-Twilio-Signature": signature, SETTINGS: "key=webhooks_1,algorithm=HMAC_SHA256"}
        assert (await house.post_twilio(STATUS, **named)).status_code == 204
        for settings in (None, "", "key=webhooks_1", "algorithm=HMAC_MD5", "algorithm=none", "=,="):
            headers = {"X-Twilio-Signature": signature, SETTINGS: settings}
            assert (await house.post_twilio(STATUS, **headers)).status_code == 403, settings
        foreign = shared_signature(house.server.public_url + STATUS, CALLER, "another key")
        assert (
            await house.post_twilio(STATUS, **{**named, "X-Twilio-Signature": foreign})
        ).status_code == 403


async def test_without_a_shared_key_naming_one_opens_nothing(tmp_path):
    async with open_house(tmp_path) as house:
        for key in ("", "another key"):
            signature = shared_signature(house.server.public_url + STATUS, CALLER, key)
            headers = {"X-Twilio-Signature": signature, SETTINGS: "key=k,algorithm=HMAC_SHA256"}
            assert (await house.post_twilio(STATUS, **headers)).status_code == 403
        assert house.engine.asked == []


async def post_json(house, body, *, path=STATUS, hashed=None):
    url = f"{house.server.public_url}{path}?bodySHA256={hashlib.sha256(hashed or body).hexdigest()}"
    headers = {"X-Twilio-Signature": twilio_signature(url, {}), "Content-Type": "application/json"}
    return await house.client.post(url, content=body, headers=headers)


async def test_a_json_body_is_believed_by_its_hash_in_the_signed_address(tmp_path):
    async with open_house(tmp_path) as house:
        house.engine.handle_with = outgoing_call()
        body = json.dumps({**CALLER, "CallStatus": "completed", "CallDuration": "42", "Extra": 5}).encode()
        assert (await post_json(house, body)).status_code == 204
        ((_, report, _source),) = house.engine.asked
        assert report.key.carrier_call_id == CALLER["CallSid"]
        house.engine.asked.clear()
        edited = body.replace(b"completed", b"busy")
        assert (await post_json(house, edited, hashed=body)).status_code == 403
        assert (await post_json(house, b"[]")).status_code == 400
        assert house.engine.asked == []


async def test_a_json_body_whose_hash_is_not_in_the_address_is_refused(tmp_path):
    async with open_house(tmp_path) as house:
        url = house.server.public_url + STATUS
        headers = {"X-Twilio-Signature": twilio_signature(url, {}), "Content-Type": "application/json"}
        for body in (json.dumps(CALLER).encode(), b"{}"):
            assert (await house.client.post(url, content=body, headers=headers)).status_code == 403
        assert house.engine.asked == []


@pytest.mark.parametrize(
    ("stored", "signed"),
    [
        ("https://calls.example", "https://calls.example"),
        ("https://calls.example:443", "https://calls.example"),
        ("https://calls.example", "https://calls.example:443"),
        ("https://calls.example:8443", "https://calls.example:8443"),
        ("https://calls.example/base", "https://calls.example/base"),
        ("https://calls.example/base/", "https://calls.example/base"),
    ],
)
async def test_with_or_without_its_port_the_public_address_is_the_same(tmp_path, stored, signed):
    async with open_house(tmp_path, web={"public_url": stored}) as house:
        for path in (STATUS, STATUS + "?call_id=a%20b"):
            answer = await house.post_twilio(path, signed_url=signed + path)
            assert answer.status_code == 204, path


async def test_a_bare_question_mark_is_signed_too(tmp_path):
    async with open_house(tmp_path, web={"public_url": "https://calls.example"}) as house:
        path = STATUS + "?"
        answer = await house.post_twilio(path, signed_url="https://calls.example" + path)
        assert answer.request.url.raw_path.endswith(b"?")
        assert answer.status_code == 204


@pytest.mark.parametrize(
    "signed",
    ["http://calls.example", "https://calls.example:8443", "https://CALLS.example", "https://evil.example"],
)
async def test_another_scheme_port_or_name_is_another_address(tmp_path, signed):
    async with open_house(tmp_path, web={"public_url": "https://calls.example"}) as house:
        answer = await house.post_twilio(STATUS, signed_url=signed + STATUS)
        assert answer.status_code == 403


async def test_events_signed_with_either_of_ultravoxs_secrets_are_believed(tmp_path):
    async with open_house(tmp_path) as house:
        house.secrets.kept[Secret.ULTRAVOX_FORMER_SECRET] = "former-secret"
        assert (await house.post_ultravox(BODY)).status_code == 204
        assert (await house.post_ultravox(BODY, secret="former-secret")).status_code == 204
        assert (await house.post_ultravox(BODY, secret="")).status_code == 403
        del house.secrets.kept[Secret.ULTRAVOX_WEBHOOK_SECRET]
        assert (await house.post_ultravox(BODY, secret=WEBHOOK_SECRET)).status_code == 403
