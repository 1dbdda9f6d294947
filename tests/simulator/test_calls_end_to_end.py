"""One call's journey through both fake providers, seen only through their HTTP APIs."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

import pytest

from tests.simulator.outside import CUSTOMER, joining, simulated


@pytest.mark.parametrize("medium", [{"twilio": {}}, {"sip": {"incoming": {}}}], ids=["stream", "sip"])
async def test_a_call_is_placed_joined_talked_and_ended(medium):
    async with simulated() as client:
        place = await client.place_for_call(medium=medium, languageHint="es-CO")
        assert (place["joined"], place["ended"], place["endReason"]) == (None, None, None)
        call = await client.ring(joining(place["joinUrl"]))
        assert (call["status"], call["direction"], call["duration"]) == ("queued", "outbound-api", None)

        assert await client.ended(call["sid"]) == "completed"
        settled = await client.settled(place["callId"])
        assert settled["endReason"] in {"agent_hangup", "hangup"}
        assert settled["created"] < settled["joined"] < settled["ended"]
        assert settled["billedDuration"] == "6s"
        assert settled["billingStatus"] == "BILLING_STATUS_BILLED"
        assert settled["summary"].startswith(("El cliente", "La clienta"))
        sip = {"billedDuration": "6s", "terminationReason": "SIP_TERMINATION_NORMAL"}
        assert settled["sipDetails"] == (sip if "sip" in medium else None)
        assert client.simulator.application_errors == []


async def test_the_join_url_fits_the_medium():
    async with simulated() as client:
        host = client.simulator.ultravox_url.removeprefix("http://")
        stream = await client.place_for_call(medium={"twilio": {}})
        sip = await client.place_for_call(medium={"sip": {"incoming": {}}})
        web_rtc = await client.place_for_call(medium={"webRtc": {}})
        assert stream["joinUrl"] == f"wss://{host}/calls/{stream['callId']}/telephony"
        assert re.fullmatch(rf"sip:\S+@{host}", sip["joinUrl"])
        assert web_rtc["joinUrl"] == f"wss://{host}/calls/{web_rtc['callId']}"


async def test_a_finished_call_shows_times_duration_and_later_a_price():
    async with simulated() as client:
        _, sid = await client.dial()
        await client.ended(sid)
        await client.simulator.wait_for(lambda: client.simulator.legs[sid].price)
        call = (await client.twilio("GET", f"/Calls/{sid}.json")).json()
        assert int(call["duration"]) >= 1
        assert float(call["price"]) < 0
        assert call["price_unit"] == "USD"
        times = [parsedate_to_datetime(call[key]) for key in ("date_created", "start_time", "end_time")]
        assert times == sorted(times)
        assert all(moment.utcoffset() is not None for moment in times)


async def test_polling_sees_the_conversation_grow():
    async with simulated(speed=50) as client:
        call_id, sid = await client.dial()
        call = client.simulator.voice_calls
        seen = []
        for least in (1, 3, 5):
            await client.simulator.wait_for(lambda least=least: len(call[call_id].messages) >= least)
            seen.append(len(await client.messages(call_id)))
        assert seen == sorted(seen)
        assert 1 <= seen[0] < seen[-1]
        whole = (await client.ended(sid)) and await client.messages(call_id)
        assert len(whole) > seen[-1]


async def test_messages_carry_roles_places_and_times_in_order():
    async with simulated() as client:
        call_id, sid = await client.dial()
        await client.ended(sid)
        messages = await client.messages(call_id)
        assert [each["callStageMessageIndex"] for each in messages] == list(range(len(messages)))
        assert {each["role"] for each in messages} == {"MESSAGE_ROLE_AGENT", "MESSAGE_ROLE_USER"}
        starts = [float(each["wallClockTimespan"]["start"].removesuffix("s")) for each in messages]
        assert starts == sorted(starts)
        assert all(each["medium"] == "MESSAGE_MEDIUM_VOICE" and each["text"] for each in messages)


async def test_hanging_up_at_twilio_ends_the_conversation_as_hangup():
    async with simulated(speed=20) as client:
        call_id, sid = await client.dial()
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[call_id].messages)
        answer = await client.twilio("POST", f"/Calls/{sid}.json", data={"Status": "completed"})
        assert (answer.status_code, answer.json()["status"]) == (200, "completed")
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[call_id].ended)
        assert client.simulator.voice_calls[call_id].end_reason == "hangup"


async def test_hanging_up_at_ultravox_ends_the_telephone_leg():
    async with simulated(speed=20) as client:
        call_id, sid = await client.dial()
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[call_id].messages)
        order = {"type": "hang_up", "message": "Hasta luego."}
        assert (
            await client.voice("POST", f"/calls/{call_id}/send_data_message", json=order)
        ).status_code == 204
        assert await client.ended(sid) == "completed"
        call = (await client.voice("GET", f"/calls/{call_id}")).json()
        assert call["endReason"] == "agent_hangup"
        assert (await client.messages(call_id))[-1]["text"] == "Hasta luego."


async def test_a_ringing_call_can_be_cancelled():
    async with simulated(speed=5) as client:
        _, sid = await client.dial()
        await client.simulator.wait_for(lambda: client.simulator.legs[sid].status == "ringing")
        answer = await client.twilio("POST", f"/Calls/{sid}.json", data={"Status": "canceled"})
        assert answer.json()["status"] == "canceled"


async def test_a_call_nobody_joins_ends_unjoined():
    async with simulated() as client:
        client.simulator.stage.patience_s = 0.05
        place = await client.place_for_call(joinTimeout="30s")
        call = await client.settled(place["callId"])
        assert (call["endReason"], call["billedDuration"]) == ("unjoined", "0s")
        assert call["billingStatus"] == "BILLING_STATUS_FREE_ZERO_EFFECTIVE_DURATION"
        assert (call["joined"], call["summary"]) == (None, None)


async def test_the_longest_allowed_duration_ends_the_call():
    async with simulated() as client:
        call_id, sid = await client.dial(maxDuration="20s", timeExceededMessage="Se acabó el tiempo.")
        await client.ended(sid)
        call = await client.settled(call_id)
        assert call["endReason"] == "timeout"
        assert (await client.messages(call_id))[-1]["text"] == "Se acabó el tiempo."


async def test_only_one_caller_can_join():
    async with simulated(speed=20) as client:
        call_id, sid = await client.dial()
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[call_id].joined)
        second = await client.ring(joining(client.simulator.voice_calls[call_id].join_url), "+573001234568")
        await client.ended(second["sid"])
        assert [each.code for each in client.simulator.alerts] == [31920]
        assert not client.simulator.legs[sid].over


async def test_calls_beyond_one_a_second_wait_in_the_queue():
    async with simulated(speed=1) as client:
        first = await client.ring("<Response><Hangup/></Response>", CUSTOMER)
        second = await client.ring("<Response><Hangup/></Response>", "+573001234568")
        assert first["queue_time"] == "0"
        assert 0 < int(second["queue_time"]) <= 1000


async def test_simulators_run_side_by_side():
    async with simulated() as one, simulated() as other:
        assert one.simulator.account_sid != other.simulator.account_sid
        _, sid = await one.dial()
        await one.ended(sid)
        assert (await other.twilio("GET", "/Calls.json")).json()["calls"] == []


async def test_a_live_call_does_not_hinder_the_stop():
    async with simulated(speed=1) as client:
        _, sid = await client.dial()
        await client.simulator.wait_for(lambda: client.simulator.legs[sid].status == "ringing")
    assert not client.simulator.legs[sid].over


async def test_a_call_runs_on_the_window_s_loop(qloop):
    async with simulated() as client:
        _, sid = await client.dial()
        assert await client.ended(sid) == "completed"
