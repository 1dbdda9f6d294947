"""What Twilio's own helper library for Node signs is believed; with one byte changed it is not."""

import json
import subprocess

import pytest

from tests.web.node_peers import installed_peer
from tests.web.web_support import AUTH_TOKEN, CALLER, open_house

PUBLIC_URL = "https://calls.example"
FORMS = (
    CALLER,
    {**CALLER, "CallerName": "Ñandú ☎ &=+%20 \t'\"", "Body": ""},
    {"CallSid": "CA" + "9" * 32, "From": "+573001234567", "To": "+576015550100", "CallStatus": "ringing"},
)


@pytest.fixture(scope="module")
def twilio_node():
    return installed_peer("twilio_node")


def signed_by_twilio(folder, asked):
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    ended = subprocess.run(
        ["node", "peer.mjs"], cwd=folder, input=lines, capture_output=True, text=True, timeout=60, check=True
    )
    return ended.stdout.split()


async def test_what_twilios_library_signs_is_believed_and_one_changed_byte_is_not(tmp_path, twilio_node):
    paths = ("/api/inbound", "/API/Inbound", "/api/llamada/AfterDial", "/webhooks/twilio/status?call_id=c-1")
    cases = [(path, form) for path in paths for form in FORMS]
    signatures = signed_by_twilio(
        twilio_node, [(AUTH_TOKEN, PUBLIC_URL + path, form) for path, form in cases]
    )
    assert len(signatures) == len(cases)
    async with open_house(tmp_path, web={"public_url": PUBLIC_URL}) as house:
        for (path, form), signature in zip(cases, signatures, strict=True):
            header = {"X-Twilio-Signature": signature}
            assert (await house.post_twilio(path, form, **header)).is_success, (path, form)
            house.engine.asked.clear()
            changed = {**form, "From": form["From"][:-1] + "8"}
            assert (await house.post_twilio(path, changed, **header)).status_code == 403
            other = "A" if signature[0] != "A" else "B"
            header = {"X-Twilio-Signature": other + signature[1:]}
            assert (await house.post_twilio(path, form, **header)).status_code == 403
            assert house.engine.asked == []
