"""Every row of the table of customers, dialed through both APIs."""

from __future__ import annotations

import asyncio
import socket

import phonenumbers
import pytest

from sellercall_desktop.simulator import BEHAVIOURS, EXAMPLES, PERSONS, Simulator
from sellercall_desktop.simulator.stage import Background
from tests.simulator.outside import joining, program, simulated
from tests.waiting import PATIENCE_S

ENDS = {  # name: Twilio's status, final SIP code, Ultravox's end reason
    "buys": ("completed", 200, {"agent_hangup", "hangup"}),
    "refuses": ("completed", 200, {"agent_hangup", "hangup"}),
    "busy": ("busy", 486, {"unjoined"}),
    "no_answer": ("no-answer", 487, {"unjoined"}),
    "rejects": ("busy", 603, {"unjoined"}),
    "voicemail": ("completed", 200, {"agent_hangup"}),
    "hangs_up": ("completed", 200, {"hangup"}),
    "agent_down": ("completed", 200, {"unjoined"}),
    "agent_slow": ("completed", 200, {"agent_hangup", "hangup"}),
    "agent_limited": ("completed", 200, {"unjoined"}),
    "fails": ("failed", 404, {"unjoined"}),
    "chatters": ("completed", 200, {"timeout"}),
    "breaks_off": ("completed", 200, {"connection_error"}),
    "mailbox_full": ("completed", 200, {"hangup"}),
    "menu": ("completed", 200, {"hangup"}),
    "screening": ("completed", 200, {"agent_hangup"}),
    "hold": ("completed", 200, {"agent_hangup"}),
    "opts_out": ("completed", 200, {"agent_hangup"}),
    "seems_to_opt_out": ("completed", 200, {"agent_hangup"}),
    "spells_email": ("completed", 200, {"agent_hangup"}),
    "person": ("completed", 200, {"agent_hangup", "hangup"}),
    "person_declines": ("busy", 603, {"unjoined"}),
    "person_does_not_answer": ("no-answer", 487, {"unjoined"}),
    "person_voicemail": ("completed", 200, {"agent_hangup"}),
    "person_presses_nothing": ("completed", 200, {"agent_hangup", "hangup"}),
    "person_presses_one": ("completed", 200, {"agent_hangup", "hangup"}),
    "person_drops": ("completed", 200, {"agent_hangup", "hangup"}),
    "person_busy": ("busy", 486, {"unjoined"}),
    "person_late": ("completed", 200, {"agent_hangup", "hangup"}),
}
REFUSED = {"invalid": 21211, "geo_blocked": 21215}


def test_the_table_is_covered():
    assert {each.name for each in (BEHAVIOURS | PERSONS).values()} == ENDS.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_valid_colombian_mobiles(name):
    number = phonenumbers.parse(EXAMPLES[name])
    assert phonenumbers.is_valid_number(number)
    assert phonenumbers.region_code_for_number(number) == "CO"
    assert phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE


@pytest.mark.parametrize("name", ENDS)
async def test_the_number_decides_how_the_call_ends(name):
    status, sip_code, reasons = ENDS[name]
    async with simulated() as client:
        client.simulator.stage.patience_s = 0.3
        call_id, sid = await client.dial(EXAMPLES[name], maxDuration="600s")
        assert await client.ended(sid) == status
        assert client.simulator.legs[sid].sip_code == sip_code
        assert (await client.settled(call_id))["endReason"] in reasons
        assert client.simulator.application_errors == []


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
async def test_twilio_refuses_some_numbers(name, code):
    async with simulated() as client:
        form = {"To": EXAMPLES[name], "From": client.simulator.phone_number, "Twiml": "<Response/>"}
        answer = await client.twilio("POST", "/Calls.json", data=form)
        assert (answer.status_code, answer.json()["code"]) == (400, code)
        assert client.simulator.calls_placed == []


@pytest.mark.parametrize(("name", "status"), [("agent_down", 503), ("agent_limited", 429)])
async def test_ultravox_fails_for_a_number_that_the_metadata_names(name, status):
    async with simulated() as client:
        body = {"medium": {"twilio": {}}, "metadata": {"to": EXAMPLES[name]}}
        answer = await client.voice("POST", "/calls", json=body)
        assert answer.status_code == status
        assert ("Retry-After" in answer.headers) == (status == 429)


async def test_ultravox_fails_for_somebody_who_rings_in():
    async with simulated() as client, program() as it:
        failures = []

        async def answer(_request):
            failures.append(
                (await client.voice("POST", "/calls", json={"medium": {"twilio": {}}})).status_code
            )
            from aiohttp import web

            return web.Response(
                text="<Response><Say>Disculpe.</Say><Hangup/></Response>", content_type="text/xml"
            )

        it.answers["/voice"] = answer
        client.simulator.configure_number(it.url + "/voice")
        await client.ended(await client.simulator.call_in(EXAMPLES["agent_down"]))
        assert failures == [503]


async def test_a_machine_is_told_from_a_person_where_that_is_asked_for():
    async with simulated() as client:
        heard = {}
        for name in ("voicemail", "buys"):
            place = await client.place_for_call()
            call = await client.ring(joining(place["joinUrl"]), EXAMPLES[name], MachineDetection="Enable")
            await client.ended(call["sid"])
            heard[name] = (await client.twilio("GET", f"/Calls/{call['sid']}.json")).json()["answered_by"]
        assert heard == {"voicemail": "machine_start", "buys": "human"}


@pytest.mark.parametrize("steps", range(5))
async def test_who_connects_while_it_closes_is_not_left_waiting(steps):
    async with Simulator() as simulator:
        host, port = simulator.ultravox_url.removeprefix("http://").split(":")
        late = socket.create_connection((host, int(port)))  # the system has taken it; asyncio not yet
        late.setblocking(False)
        for _ in range(steps):
            await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE_S):
        assert await asyncio.get_running_loop().sock_recv(late, 1) == b""
    late.close()


async def test_it_closes_also_when_its_work_has_ended_just_now():
    background = Background()
    ended = background.spawn(asyncio.sleep(0), "ends at once")
    await asyncio.wait([ended])
    background._running.add(ended)  # as in the turn in which it ended, before it is told of
    await asyncio.wait_for(background.close(), 10)
    assert background.failures == []
