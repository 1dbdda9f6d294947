"""The stand-in itself: its answers are those that the providers' documents promise."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from tests.contract.contract_checker import ContractChecker
from tests.outside.book import Customer
from tests.outside.faults import Fault
from tests.outside.stand_in import OTHERS_TWIML, OUR_NUMBER, StandIn

ROOT = Path(__file__).resolve().parents[2]
TALK = Customer(dial_s=0.01, ring_s=0.01, talk_s=0.4)


@asynccontextmanager
async def open_world(middlewares=()):
    world = StandIn()
    for door in world.doors.values():
        door.application.middlewares.extend(middlewares)
    world.exchange.anybody = TALK
    user = world.new_user()
    await world.open()
    running = asyncio.get_running_loop().create_task(world.agenda.run())
    auth = aiohttp.encode_basic_auth(user["key_sid"], user["key_secret"])
    async with (
        aiohttp.ClientSession(world.doors["twilio"].url, headers={"Authorization": auth}) as twilio,
        aiohttp.ClientSession(
            world.doors["ultravox"].url, headers={"X-API-Key": user["ultravox_key"]}
        ) as ultravox,
    ):
        try:
            yield world, twilio, ultravox
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await world.close()


def calls(world: StandIn, sid: str = "") -> str:
    return f"/2010-04-01/Accounts/{world.account_sid}/Calls{'/' if sid else ''}{sid}.json"


async def call_with_ai(world, twilio, ultravox, to="+573001234567") -> tuple[str, str]:
    body = {"medium": {"twilio": {}}, "joinTimeout": "65s", "metadata": {"mine": "1"}}
    async with ultravox.post("/api/calls", json=body) as answer:
        place = await answer.json()
    twiml = f'<Response><Connect><Stream url="{place["joinUrl"]}"/></Connect></Response>'
    async with twilio.post(calls(world), data={"To": to, "From": OUR_NUMBER, "Twiml": twiml}) as answer:
        assert answer.status == 201
        return (await answer.json())["sid"], place["callId"]


async def read(session, path, **query) -> dict:
    async with session.get(path, params=query) as answer:
        return {"status": answer.status, **await answer.json()}


async def over(world, sid) -> None:
    async with asyncio.timeout(10):
        await world.agenda.until(lambda: world.book.legs[sid].price is not None)


async def test_every_answer_is_as_the_providers_documents_have_it():
    folder = Path(os.environ.get("SELLERCALL_CONTRACTS") or ROOT.parent / "shared" / "contracts")
    if not (folder / "ultravox-openapi.yaml").is_file():
        pytest.skip("the providers' documents are absent: set SELLERCALL_CONTRACTS")
    checker = await asyncio.to_thread(ContractChecker.from_folder, folder)
    async with open_world([checker.middleware]) as (world, twilio, ultravox):
        sid, place = await call_with_ai(world, twilio, ultravox)
        world.agenda.leap(0.5)
        await read(twilio, calls(world, sid))
        await read(ultravox, f"/api/calls/{place}")
        world.agenda.leap(60)
        await over(world, sid)
        await read(twilio, calls(world, sid))
        assert (await read(twilio, calls(world), PageSize="1"))["next_page_uri"] is None
        assert (await read(twilio, calls(world, f"CA{0:032}")))["status"] == 404
        listed = await read(ultravox, "/api/calls", **{"metadata.mine": "1", "sort": "-created"})
        assert [each["callId"] for each in listed["results"]] == [place]
        assert (await read(ultravox, f"/api/calls/{place}"))["endReason"] == "hangup"
        messages = await read(ultravox, f"/api/calls/{place}/messages", mode="in_call")
        assert messages["results"]
        await read(ultravox, "/api/accounts/me")
        async with twilio.post(calls(world, sid), data={"Status": "completed"}) as answer:
            assert (await answer.json())["code"] == 21220
        async with ultravox.post(f"/api/calls/{place}/send_data_message", json={"type": "hang_up"}) as answer:
            assert answer.status == 422
        await read(twilio, f"/2010-04-01/Accounts/{world.account_sid}/IncomingPhoneNumbers.json")
    assert checker.faults == []
    assert len(checker.seen) >= 8


async def test_a_lost_answer_leaves_the_leg_in_the_book_and_the_client_without_it():
    async with open_world() as (world, twilio, _ultravox):
        world.faults.add(Fault("create", "drop"))
        with pytest.raises(aiohttp.ClientError):
            await twilio.post(
                calls(world), data={"To": "+573001234567", "From": OUR_NUMBER, "Twiml": OTHERS_TWIML}
            )
        assert [leg.to for leg in world.book.legs.values()] == ["+573001234567"]
        assert world.book.asked[-1].answer == "drop"


async def test_beyond_one_call_a_second_the_carrier_queues_and_an_old_place_opens_no_more():
    async with open_world() as (world, twilio, ultravox):
        world.exchange.calls_per_second = 1 / 60
        first, _ = await call_with_ai(world, twilio, ultravox, "+573001234501")
        second, place = await call_with_ai(world, twilio, ultravox, "+573001234502")
        third, aged = await call_with_ai(world, twilio, ultravox, "+573001234503")
        asked = await read(twilio, calls(world, second))
        assert (asked["status"], asked["start_time"]) == ("queued", None)
        assert 55_000 < int(asked["queue_time"]) <= 60_000
        world.agenda.leap(300)
        for sid in (first, second, third):
            await over(world, sid)
        assert world.book.places[place].end_reason == "hangup"
        assert world.book.places[aged].end_reason == "unjoined"


async def test_out_of_reach_nobody_answers_and_what_was_going_on_goes_on():
    async with open_world() as (world, twilio, ultravox):
        sid, _ = await call_with_ai(world, twilio, ultravox)
        await world.doors["twilio"].reach(there=False)
        with pytest.raises(aiohttp.ClientConnectorError):
            await read(twilio, calls(world, sid))
        world.agenda.leap(30)
        await world.doors["twilio"].reach(there=True)
        assert (await read(twilio, calls(world, sid)))["status"] == "completed"


async def test_after_a_leap_things_have_happened_at_their_own_times():
    async with open_world() as (world, twilio, ultravox):
        sid, place = await call_with_ai(world, twilio, ultravox)
        world.agenda.leap(7200)
        async with asyncio.timeout(5):
            await world.agenda.until(lambda: world.book.places[place].ended_at is not None)
        told = await read(ultravox, f"/api/calls/{place}")
        talked = datetime.fromisoformat(told["ended"]) - datetime.fromisoformat(told["joined"])
        assert talked.total_seconds() < 2
        assert (await read(twilio, calls(world, sid)))["duration"] in {"0", "1"}


async def test_a_request_on_its_way_in_arrives_before_the_hours_that_a_leap_makes_pass():
    async with open_world() as (world, twilio, ultravox):
        world.faults.add(Fault("create", "slow", late="before", wait_s=0.3))
        asking = asyncio.get_running_loop().create_task(call_with_ai(world, twilio, ultravox))
        await world.doors["twilio"].until_arrived("create", 1)
        await world.leap(3600)
        sid, _place = await asking
        assert (world.agenda.now() - world.book.legs[sid].asked_at).total_seconds() > 3600
