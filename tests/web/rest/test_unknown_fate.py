"""What the old front end is told of a call whose fate is not known: never "done" without both ids."""

import asyncio

import httpx

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallNotPlaced,
    HangUpRequested,
    Party,
    PlacementUncertain,
)
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.desk import open_test_world
from tests.web.web_support import EngineToTell, Limits, open_house, outgoing_call

NUMBER = {"Phone": EXAMPLES["chatters"]}


def told_by(*facts):
    call = outgoing_call()
    return advance_all(start_call(call.id, call.requested), facts)


async def callto(folder, call):
    async with open_house(folder, engine=EngineToTell(dial_with=call)) as house:
        return await house.local("POST", "/api/llamada/callto", json=NUMBER)


async def test_a_call_of_unknown_fate_is_accepted_not_done(tmp_path):
    at = outgoing_call().created_at
    call = told_by(AgentCreated(at, "the-place"), PlacementUncertain(at, Party.CARRIER))
    answer = await callto(tmp_path, call)
    assert answer.status_code == 202
    assert answer.json() == {"id": call.id, "status": "unknown", "callId": "the-place"}


async def test_a_call_that_ended_before_it_rang_is_a_problem_that_says_so(tmp_path):
    at = outgoing_call().created_at
    call = told_by(HangUpRequested(at, "window"), CallNotPlaced(at))
    answer = await callto(tmp_path, call)
    assert (answer.status_code, answer.json()["code"]) == (409, "call_not_placed")
    assert answer.json()["id"] == call.id


async def test_a_dial_that_takes_long_is_accepted_carried_through_and_rung_once(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.web.server.Limits", lambda: Limits(dial_s=0.2))
    async with open_test_world(tmp_path, speed=5) as world, httpx.AsyncClient(trust_env=False) as client:
        url = f"{world.desk.web.local_url}/api/llamada/callto"
        go_on = asyncio.Event()
        real = world.desk.carrier.place

        async def slow(order):
            await go_on.wait()
            return await real(order)

        monkeypatch.setattr(world.desk.carrier, "place", slow)
        first, again = [await client.post(url, json=NUMBER) for _ in range(2)]
        (live,) = world.desk.engine.live_calls
        assert [answer.status_code for answer in (first, again)] == [202, 202]
        assert first.json()["id"] == again.json()["id"] == live.id
        go_on.set()
        placed = await world.call_when(lambda call: call.carrier_call_id is not None)
        done = await client.post(url, json=NUMBER)
        assert done.status_code == 200
        assert done.json() == {"callId": placed.agent_call_id, "callSid": placed.carrier_call_id}
        assert len(world.simulator.calls_placed) == 1


async def test_a_redial_while_the_carrier_is_asked_what_became_of_the_call_is_accepted(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.web.server.Limits", lambda: Limits(dial_s=0.2))
    async with (
        open_test_world(tmp_path, speed=5, webhooks=False) as world,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        url = f"{world.desk.web.local_url}/api/llamada/callto"
        world.simulator.faults.add(Fault("twilio.create", "drop"))
        real = world.desk.carrier.find
        go_on = asyncio.Event()

        async def later(to, since):
            if world.simulator.calls_placed:
                await go_on.wait()
            return await real(to, since)

        monkeypatch.setattr(world.desk.carrier, "find", later)
        answers = [await client.post(url, json=NUMBER) for _ in range(3)]
        assert {answer.status_code for answer in answers} == {202}
        assert len({answer.json()["id"] for answer in answers}) == 1
        go_on.set()
        await world.call_when(lambda call: call.carrier_call_id is not None)
        assert (await client.post(url, json=NUMBER)).status_code == 200
        assert len(world.simulator.calls_placed) == 1
