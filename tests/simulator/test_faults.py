"""Ordered faults strike the request they are meant for, and as often as ordered."""

from __future__ import annotations

import time

import httpx
import pytest

from sellercall_desktop.simulator import EXAMPLES, Fault
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


ROOM = "<Response><Dial><Conference>sala</Conference></Dial></Response>"


async def in_a_room(client):
    """Somebody in a conference; the leg's and the conference's address."""
    call = await client.ring(ROOM, EXAMPLES["person"])
    await client.simulator.wait_for(lambda: client.simulator.conferences)
    return f"/Calls/{call['sid']}.json", f"/Conferences/{client.simulator.conferences[0].sid}"


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("where", ["redirect", "hang_up", "hold", "participant_remove", "conference_update"])
async def test_each_request_of_a_hand_off_is_struck_before_or_after_its_effect(where, accepted):
    async with simulated() as client:
        leg, room = await in_a_room(client)
        participant = room + leg.replace("Calls", "Participants")
        method, path, data = {
            "redirect": ("POST", leg, {"Twiml": "<Response><Pause length='99'/></Response>"}),
            "hang_up": ("POST", leg, {"Status": "completed"}),
            "hold": ("POST", participant, {"Hold": "true"}),
            "participant_remove": ("DELETE", participant, {}),
            "conference_update": ("POST", f"{room}.json", {"Status": "completed"}),
        }[where]
        client.simulator.faults.add(Fault(f"twilio.{where}", "drop", accepted=accepted))
        with pytest.raises(httpx.TransportError):
            await client.twilio(method, path, data=data)
        inside = client.simulator.conferences[0].participants
        if accepted:
            await client.simulator.wait_for(lambda: not inside or any(each.hold for each in inside.values()))
        else:
            assert [each.hold for each in inside.values()] == [False]


async def test_a_fault_strikes_the_request_that_is_meant_by_its_number_in_the_row():
    async with simulated() as client:
        client.simulator.faults.add(Fault("twilio.create", "refuse", after=1))
        assert [(await _ring(client)).status_code for _ in range(3)] == [201, 503, 201]


async def test_the_control_door_tells_what_was_heard_and_hangs_up():
    async with simulated() as client:
        url = client.simulator.twilio_url + "/simulator"
        await in_a_room(client)
        sid = client.simulator.calls_placed[0].sid
        for about in ("CA0", sid):
            order = {"where": "twilio.fetch", "effect": "refuse", "number": about}
            await client.http.post(url + "/faults", json=order)
        assert (await client.twilio("GET", f"/Calls/{sid}.json")).status_code == 503
        ordered = (await client.http.get(url + "/faults")).json()
        assert [(each["where"], each["struck"]) for each in ordered] == [
            ("twilio.fetch", 0),
            ("twilio.fetch", 1),
        ]
        assert (await client.http.delete(url + "/faults")).status_code == 204
        assert (await client.http.get(url + "/faults")).json() == []
        assert (await client.http.post(url + "/hang_up", json={"sid": sid})).status_code == 204
        assert await client.ended(sid) == "completed"
        (told,) = (await client.http.get(url + "/heard")).json()["legs"]
        assert (told["sid"], told["number"], told["heard"]) == (sid, EXAMPLES["person"], ["music"])
        assert [what for _, what in told["record"]] == ["nobody", "music", "gone"]
        assert (await client.http.post(url + "/hang_up", json={"sid": "CA0"})).status_code == 400


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
