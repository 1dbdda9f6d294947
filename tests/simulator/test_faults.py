"""Ordered faults strike the request they are meant for, and as often as ordered."""

from __future__ import annotations

import time

import httpx
import pytest

from sellercall_desktop.simulator import Fault
from tests.simulator.outside import CUSTOMER, simulated

BYE = "<Response><Hangup/></Response>"


async def _ring(client, **more):
    form = {"To": CUSTOMER, "From": client.simulator.phone_number, "Twiml": BYE}
    return await client.twilio("POST", "/Calls.json", data=form, **more)


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_dropped_answer(accepted):
    async with simulated() as client:
        client.simulator.faults.add(Fault("twilio.create", "drop", accepted=accepted))
        with pytest.raises(httpx.TransportError):
            await _ring(client)
        assert len(client.simulator.calls_placed) == int(accepted)
        assert (await _ring(client)).status_code == 201


async def test_a_request_that_hangs():
    async with simulated() as client:
        client.simulator.faults.add(Fault("ultravox.create", "hang"))
        with pytest.raises(httpx.ReadTimeout):
            await client.voice("POST", "/calls", json={}, timeout=0.2)
        assert len(client.simulator.voice_calls) == 1


async def test_a_refusal_with_a_time_to_wait_does_nothing_else():
    async with simulated() as client:
        client.simulator.faults.add(Fault("ultravox.create", "refuse", status=429, retry_after="2", times=2))
        answers = [await client.voice("POST", "/calls", json={}) for _ in range(3)]
        assert [each.status_code for each in answers] == [429, 429, 201]
        assert answers[0].headers["Retry-After"] == "2"
        assert len(client.simulator.voice_calls) == 1


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        (Fault("twilio.create", "refuse", code=21219), 400, 21219),
        (Fault("twilio", "refuse", status=429), 429, 20429),
        (Fault("twilio.create", "refuse", status=502, body="<html>Bad gateway</html>"), 502, None),
    ],
)
async def test_twilio_refuses_as_told(fault, status, code):
    async with simulated() as client:
        client.simulator.faults.add(fault)
        answer = await _ring(client)
        assert answer.status_code == status
        assert code is None or answer.json()["code"] == code
        assert client.simulator.calls_placed == []


async def test_a_slow_answer():
    async with simulated() as client:
        client.simulator.faults.add(Fault("ultravox.create", "slow", seconds=0.2))
        began = time.monotonic()
        assert (await client.voice("POST", "/calls", json={})).status_code == 201
        assert time.monotonic() - began >= 0.2


async def test_an_answer_that_is_no_json_or_lacks_the_join_url():
    async with simulated() as client:
        client.simulator.faults.add(Fault("ultravox.create", "garbage"))
        client.simulator.faults.add(Fault("ultravox.create", "missing", key="joinUrl"))
        garbage = await client.voice("POST", "/calls", json={})
        with pytest.raises(ValueError, match="Expecting value"):
            garbage.json()
        lacking = (await client.voice("POST", "/calls", json={})).json()
        assert "joinUrl" not in lacking
        assert "callId" in lacking


async def test_a_fault_for_one_number_leaves_the_others_alone():
    async with simulated() as client:
        client.simulator.faults.add(
            Fault("twilio.create", "refuse", code=21216, number="+573005550000", times=None)
        )
        assert (await _ring(client)).status_code == 201
        form = {"To": "+573005550000", "From": client.simulator.phone_number, "Twiml": BYE}
        statuses = [(await client.twilio("POST", "/Calls.json", data=form)).status_code for _ in range(2)]
        assert statuses == [403, 403]
        client.simulator.faults.clear()
        assert (await client.twilio("POST", "/Calls.json", data=form)).status_code == 201


@pytest.mark.parametrize(
    "order", [{"where": "moon", "effect": "drop"}, {"where": "twilio", "effect": "explode"}]
)
def test_an_unknown_fault_is_refused(order):
    with pytest.raises(ValueError, match="must be one of"):
        Fault(**order)


async def test_a_stream_that_cannot_be_joined():
    async with simulated() as client:
        client.simulator.faults.add(Fault("ultravox.join", "refuse", status=503))
        _, sid = await client.dial()
        await client.ended(sid)
        assert [each.code for each in client.simulator.alerts] == [31920]


async def test_the_control_door_rings_in_shows_calls_and_orders_faults():
    async with simulated() as client:
        url = client.simulator.twilio_url + "/simulator"
        rung = await client.http.post(url + "/incoming", json={"from": CUSTOMER, "behaviour": "refuses"})
        assert rung.status_code == 201
        sid = rung.json()["sid"]
        await client.ended(sid)
        shown = (await client.http.get(url + "/calls")).json()
        assert [(each["sid"], each["direction"]) for each in shown["calls"]] == [(sid, "inbound")]
        assert [each["code"] for each in shown["alerts"]] == [11100]
        assert shown["requests"] == []
        assert (
            await client.http.post(url + "/faults", json={"where": "twilio.create", "effect": "refuse"})
        ).status_code == 201
        assert (await _ring(client)).status_code == 503
        for path, order in (
            ("/incoming", {}),
            ("/incoming", {"from": CUSTOMER, "behaviour": "flies"}),
            ("/incoming", {"from": CUSTOMER, "to": "+1555"}),
            ("/faults", {"where": "nowhere", "effect": "drop"}),
            ("/faults", {"colour": "red"}),
        ):
            assert (await client.http.post(url + path, json=order)).status_code == 400
