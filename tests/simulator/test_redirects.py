"""A live leg is led elsewhere: what runs closes, its action is asked, then the new document is performed."""

from __future__ import annotations

from sellercall_desktop.simulator import EXAMPLES
from tests.simulator.outside import CUSTOMER, joining, program, simulated
from tests.simulator.test_conferences import SELLER, hearing, room

CHATTERS = EXAMPLES["chatters"]


async def redirect(client, sid, twiml):
    return await client.twilio("POST", f"/Calls/{sid}.json", data={"Twiml": twiml})


async def test_the_action_of_what_is_interrupted_is_asked_before_the_new_document():
    async with simulated(speed=400) as client, program() as it:
        it.answers |= {
            "/after": "<Response><Say>Nunca.</Say></Response>",
            "/new": "<Response><Pause length='99'/></Response>",
        }
        call = await client.ring(room(dial=f' action="{it.url}/after"'))
        await hearing(client, CUSTOMER, "music")
        moved = await client.twilio("POST", f"/Calls/{call['sid']}.json", data={"Url": it.url + "/new"})
        assert (moved.status_code, moved.json()["status"]) == (200, "in-progress")
        await client.simulator.wait_for(lambda: it.at("/new"))
        assert [each.path for each in it.heard] == ["/after", "/new"]
        assert (it.heard[0].form["DialCallStatus"], it.heard[0].form["CallStatus"]) == (
            "answered",
            "in-progress",
        )
        assert client.simulator.legs[call["sid"]].customer.heard == ["music"]


async def test_from_the_ai_to_a_person_and_back_and_again():
    async with simulated(speed=400) as client:
        first, sid = await client.dial(CHATTERS)
        await hearing(client, CHATTERS, "ai")
        seller = (await client.ring(room(), SELLER))["sid"]
        for _ in range(2):
            assert (await redirect(client, sid, room())).status_code == 200
            await hearing(client, CHATTERS, f"conference:sala with [{SELLER}]")
            assert client.simulator.voice_calls[first].end_reason == "hangup"
            place = await client.place_for_call()
            assert (await redirect(client, sid, joining(place["joinUrl"]))).status_code == 200
            await hearing(client, CHATTERS, "ai")
            assert client.simulator.record_of(SELLER).now == "nobody"
            assert client.simulator.voice_calls[place["callId"]].active
            first = place["callId"]
        assert client.simulator.legs[seller].status == "in-progress"
        assert client.simulator.record_of(CHATTERS).quiet_spells(400) == []  # that is a real second


async def test_of_redirects_that_follow_fast_the_last_one_holds():
    async with simulated(speed=400) as client:
        call_id, sid = await client.dial(CHATTERS)
        await hearing(client, CHATTERS, "ai")
        for name in ("una", "dos", "tres"):
            assert (await redirect(client, sid, room(name=name))).status_code == 200

        def where():
            return [each.name for each in client.simulator.conferences if each.participants]

        await client.simulator.wait_for(lambda: where() == ["tres"])
        assert client.simulator.voice_calls[call_id].end_reason == "hangup"


async def test_a_leg_that_is_hung_up_while_it_is_led_elsewhere_is_over():
    async with simulated(speed=400) as client:
        call_id, sid = await client.dial(CHATTERS)
        await hearing(client, CHATTERS, "ai")
        await redirect(client, sid, room())
        await client.twilio("POST", f"/Calls/{sid}.json", data={"Status": "completed"})
        assert await client.ended(sid) == "completed"
        await client.simulator.wait_for(lambda: client.simulator.voice_calls[call_id].ended)
        assert client.simulator.conferences == []
        refused = await redirect(client, sid, room())
        assert (refused.status_code, refused.json()["code"]) == (400, 21220)


async def test_a_leg_that_still_rings_is_not_led_elsewhere():
    async with simulated(speed=20) as client:
        call = await client.ring(room(), EXAMPLES["person_does_not_answer"])
        await client.simulator.wait_for(lambda: client.simulator.legs[call["sid"]].status == "ringing")
        refused = await redirect(client, call["sid"], room())
        assert (refused.status_code, refused.json()["code"]) == (400, 21220)
