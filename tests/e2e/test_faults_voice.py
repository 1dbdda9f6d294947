"""A customer rings while something is wrong: always valid TwiML, in time, and the same when asked again.

That an AI which hangs is waited for 8 s and no longer is in `test_calls`.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import time
from xml.etree import ElementTree as ET

import httpx
import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Fault, Simulator
from tests.desk import open_program, open_test_world, setup_for

PUBLIC = "https://calls.example"
CALLER = "+573005556600"
WITHIN_S = 10


async def ring(world, sid, *, secret=None, at_once=1):
    """Twilio's request for an incoming call, as it would come through a tunnel."""
    form = {"CallSid": sid, "From": CALLER, "To": "+576017654321", "CallStatus": "ringing", "FromCity": ""}
    signed = PUBLIC + "/api/inbound" + "".join(name + form[name] for name in sorted(form))
    key = (secret or world.simulator.auth_token).encode()
    signature = base64.b64encode(hmac.new(key, signed.encode(), hashlib.sha1).digest()).decode()
    url = world.desk.web.public_url + "/api/inbound"
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        asked = (
            client.post(url, data=form, headers={"X-Twilio-Signature": signature}) for _ in range(at_once)
        )
        return await asyncio.gather(*asked)


def verbs(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/xml")
    document = ET.fromstring(answer.content)
    assert document.tag == "Response"
    return [verb.tag for verb in document]


def point_at(world):
    world.setup.settings.override("web", "public_url", PUBLIC)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("ultravox.create", "refuse", status=429, times=None, retry_after="30"),
        Fault("ultravox.create", "refuse", status=500, times=None),
        Fault("ultravox.create", "refuse", status=503, times=None),
        Fault("ultravox.create", "garbage", times=None),
        Fault("ultravox.create", "garbage", times=None, body='{"callId": 5, "joinUrl": ["x"]}'),
        Fault("ultravox.create", "missing", times=None),
        Fault("ultravox.create", "missing", times=None, key="callId"),
        Fault("ultravox.create", "drop", times=None, accepted=False),
    ],
    ids=lambda fault: f"{fault.effect}-{fault.status}-{fault.key}-{bool(fault.body)}",
)
async def test_whatever_the_ai_answers_the_caller_hears_an_apology_in_time(tmp_path, fault):
    async with open_test_world(tmp_path, webhooks=False) as world:
        point_at(world)
        fault.struck = 0
        world.simulator.faults.add(fault)
        begun = time.monotonic()
        (answer,) = await ring(world, "CA" + "a" * 32)
        assert time.monotonic() - begun < WITHIN_S
        assert verbs(answer) == ["Say", "Hangup"]
        (again,) = await ring(world, "CA" + "a" * 32)
        assert again.text == answer.text
        (call,) = (await world.desk.calls.page(CallQuery())).calls
        assert call.refused is not None
        assert call.refused.message


async def test_ten_at_once_get_the_very_same_answer_and_one_place_is_made(tmp_path):
    async with open_test_world(tmp_path, webhooks=False) as world:
        point_at(world)
        answers = await ring(world, "CA" + "c" * 32, at_once=10)
        assert verbs(answers[0])[0] in {"Connect", "Dial"}
        assert len({answer.content for answer in answers}) == 1
        assert len(world.simulator.voice_calls) == 1


async def test_after_a_restart_a_repeat_gets_the_very_same_answer_though_its_secret_was_never_stored(
    tmp_path,
):
    async with Simulator(speed=1) as simulator:
        answers = []
        for _ in range(2):
            async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
                point_at(world)
                answers += await ring(world, "CA" + "d" * 32)
        first, again = answers
        assert verbs(first)[0] in {"Connect", "Dial"}
        assert again.content == first.content
        assert len(simulator.voice_calls) == 1
        (stream,) = ET.fromstring(first.content).iter("Stream")
        join_url = stream.get("url").encode()
        for file in tmp_path.rglob("*"):
            assert not file.is_file() or join_url not in file.read_bytes(), file


async def test_after_a_restart_who_heard_an_apology_hears_it_again(tmp_path):
    async with Simulator(speed=1) as simulator:
        answers = []
        for fails in (True, False):
            async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
                point_at(world)
                if fails:
                    simulator.faults.add(Fault("ultravox.create", "refuse", status=503))
                answers += await ring(world, "CA" + "e" * 32)
        assert [verbs(answer) for answer in answers] == [["Say", "Hangup"]] * 2
        assert answers[0].content == answers[1].content
        assert not simulator.voice_calls


async def test_a_call_that_is_over_is_not_joined_with_anybody_an_hour_later(tmp_path):
    async with Simulator(speed=50) as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator) as world:
            sid = await simulator.call_in(CALLER)
            await world.call_when(lambda call: call.carrier_call_id == sid and call.is_settled)
        made = len(simulator.voice_calls)
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as later:
            point_at(later)
            (answer,) = await ring(later, sid)
            assert verbs(answer) == ["Say", "Hangup"]
            assert len(simulator.voice_calls) == made


async def test_a_rotated_token_opens_and_closes_at_the_same_moment(tmp_path):
    async with open_test_world(tmp_path, webhooks=False) as world:
        point_at(world)
        old, new = world.simulator.auth_token, "e" * 32
        await world.setup.secrets.set(Secret.TWILIO_SECONDARY_TOKEN, new)
        for number, secret in enumerate((old, new)):
            (answer,) = await ring(world, f"CA{number:032d}", secret=secret)
            assert verbs(answer)
        await world.setup.secrets.set(Secret.TWILIO_AUTH_TOKEN, new)
        await world.setup.secrets.delete(Secret.TWILIO_SECONDARY_TOKEN)
        (answer,) = await ring(world, f"CA{2:032d}", secret=old)
        assert answer.status_code == 403
        (answer,) = await ring(world, f"CA{3:032d}", secret=new)
        assert verbs(answer)
        assert len((await world.desk.calls.page(CallQuery())).calls) == 3
