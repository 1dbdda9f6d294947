"""People in a conference: who hears whom, what Twilio tells of it, and how it ends."""

from __future__ import annotations

import pytest

from sellercall_desktop.simulator import EXAMPLES
from tests.simulator.outside import CUSTOMER, program, simulated

SELLER = EXAMPLES["person"]
BYE = "<Say>La llamada termina.</Say><Hangup/>"


def room(after="", name="sala", dial="", **attributes):
    """The document that leads into a conference; `after` follows when that is over."""
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<Response><Dial{dial}><Conference{written}>{name}</Conference></Dial>{after}</Response>"


async def hearing(client, number, what):
    """Wait until whoever has that number hears this."""
    await client.simulator.wait_for(lambda: client.simulator.record_of(number).now == what)


async def together(client, after="", customer=None, **seller):
    """A seller and a customer in one conference; both CallSids and the conference's address."""
    theirs = await client.ring(room(**{"endConferenceOnExit": "true", **seller}), SELLER)
    await hearing(client, SELLER, "music")
    call = await client.ring(room(after, **(customer or {})))
    await hearing(client, CUSTOMER, f"conference:sala with [{SELLER}]")
    found = (await client.twilio("GET", "/Conferences.json?Status=in-progress&FriendlyName=sala")).json()
    return theirs["sid"], call["sid"], f"/Conferences/{found['conferences'][0]['sid']}"


def whats(client, number):
    return [moment.what for moment in client.simulator.record_of(number).moments]


async def test_one_who_waits_hears_music_and_is_in_no_list_of_what_is_in_progress():
    async with simulated(speed=400) as client:
        await client.ring(room(), SELLER)
        await hearing(client, SELLER, "music")
        assert (await client.twilio("GET", "/Conferences.json")).json()["conferences"] == []
        waiting = (await client.twilio("GET", "/Conferences.json?Status=init")).json()["conferences"]
        assert [(each["friendly_name"], each["status"]) for each in waiting] == [("sala", "init")]
        call = await client.ring(room(startConferenceOnEnter="false"))
        await hearing(client, CUSTOMER, f"conference:sala with [{SELLER}]")
        assert (await client.twilio("GET", f"{waiting[0]['uri'][12:]}")).status_code == 404
        now = (await client.twilio("GET", "/Conferences.json")).json()["conferences"]
        assert [each["sid"] for each in now] == [waiting[0]["sid"]]
        assert client.simulator.record_of(SELLER).now == f"conference:sala with [{CUSTOMER}]"
        assert client.simulator.legs[call["sid"]].customer.heard == []


async def test_two_who_may_not_start_it_hear_music_until_one_comes_who_may():
    async with simulated(speed=400) as client:
        for number in (EXAMPLES["buys"], EXAMPLES["refuses"]):
            await client.ring(room(startConferenceOnEnter="false", waitUrl=""), number)
            await hearing(client, number, "nobody")
        await client.simulator.wait_for(
            lambda: len(next(iter(client.simulator.conferences)).participants) == 2
        )
        await client.ring(room(), SELLER)
        await hearing(client, SELLER, f"conference:sala with [{EXAMPLES['buys']}, {EXAMPLES['refuses']}]")


async def test_when_the_seller_hangs_up_the_customer_hears_what_follows():
    async with simulated(speed=400) as client:
        seller, customer, address = await together(client, BYE)
        client.simulator.legs[seller].customer.hang_up()
        assert await client.ended(customer) == "completed"
        assert client.simulator.legs[customer].customer.heard == ["La llamada termina."]
        assert whats(client, CUSTOMER) == [
            "nobody", f"conference:sala with [{SELLER}]", "nobody",
            "said La llamada termina.", "nobody", "gone",
        ]  # fmt: skip
        over = (await client.twilio("GET", f"{address}.json")).json()
        assert (over["status"], over["reason_conference_ended"], over["call_sid_ending_conference"]) == (
            "completed", "participant-with-end-conference-on-exit-left", seller,
        )  # fmt: skip
        assert (await client.twilio("GET", f"{address}/Participants.json")).json()["participants"] == []
        assert (await client.twilio("GET", f"{address}/Participants/{customer}.json")).json()["code"] == 20404
        again = await client.twilio("POST", f"{address}.json", data={"Status": "completed"})
        assert (again.status_code, again.json()["code"]) == (400, 16022)


async def test_one_left_alone_is_in_silence_until_the_last_has_gone():
    async with simulated(speed=400) as client:
        seller, customer, address = await together(client, endConferenceOnExit="false")
        client.simulator.legs[seller].customer.hang_up()
        await hearing(client, CUSTOMER, "nobody")
        await client.simulator.stage.clock.sleep(10)
        assert len(client.simulator.record_of(CUSTOMER).quiet_spells(9)) == 1
        await client.twilio("POST", f"/Calls/{customer}.json", data={"Status": "completed"})
        await client.ended(customer)
        over = (await client.twilio("GET", f"{address}.json")).json()
        assert over["reason_conference_ended"] == "last-participant-left"


@pytest.mark.parametrize("how", ["kicked", "ended", "moved"])
async def test_whoever_is_put_out_goes_on_with_the_own_document(how):
    async with simulated(speed=400) as client, program() as it:
        it.answers["/after"] = f"<Response>{BYE}</Response>"
        dial = f' action="{it.url}/after"' if how == "ended" else ""
        seller, customer, address = await together(client, BYE, customer={"dial": dial})
        if how == "kicked":
            gone = await client.twilio("DELETE", f"{address}/Participants/{customer}.json")
            assert (gone.status_code, gone.content) == (204, b"")
        elif how == "ended":
            done = await client.twilio("POST", f"{address}.json", data={"Status": "completed"})
            assert done.json()["reason_conference_ended"] == "conference-ended-via-api"
        else:
            await client.twilio(
                "POST", f"/Calls/{seller}.json", data={"Twiml": "<Response><Pause length='999'/></Response>"}
            )
        assert await client.ended(customer) == "completed"
        assert client.simulator.legs[customer].customer.heard == ["La llamada termina."]
        assert client.simulator.legs[seller].over == (how == "ended")
        if how == "ended":
            assert it.at("/after")[0].form["DialCallStatus"] == "answered"


async def test_hold_is_music_and_mute_is_seen_by_the_other():
    async with simulated(speed=400) as client:
        seller, customer, address = await together(client, participantLabel="vendedora")

        async def change(who, **form):
            answer = await client.twilio("POST", f"{address}/Participants/{who}.json", data=form)
            assert answer.status_code == 200, answer.text
            return answer.json()

        assert (await change(customer, Hold="true"))["hold"] is True
        assert [client.simulator.record_of(each).now for each in (CUSTOMER, SELLER)] == ["music", "nobody"]
        held = (await client.twilio("GET", f"{address}/Participants.json?Hold=true")).json()["participants"]
        assert [each["call_sid"] for each in held] == [customer]
        assert (await change(customer, Hold="false"))["hold"] is False
        assert (await change("vendedora", Muted="true"))["muted"] is True
        assert client.simulator.record_of(CUSTOMER).now == f"conference:sala with [{SELLER} (muted)]"
        assert (await change("vendedora", EndConferenceOnExit="false"))["end_conference_on_exit"] is False
        assert client.simulator.legs[customer].customer.heard == ["music"]
        one = (await client.twilio("GET", f"{address}/Participants/vendedora.json")).json()
        assert (one["call_sid"], one["label"], one["status"]) == (seller, "vendedora", "connected")
        unknown = await client.twilio(
            "POST", f"{address}/Participants/CA{'0' * 32}.json", data={"Muted": "true"}
        )
        assert (unknown.status_code, unknown.json()["code"]) == (404, 20404)
        nowhere = await client.twilio("GET", f"/Conferences/CF{'0' * 32}/Participants.json")
        assert (nowhere.status_code, nowhere.json()["code"]) == (404, 20404)


async def test_an_announcement_is_heard_by_the_one_or_by_all():
    async with simulated(speed=400) as client, program() as it:
        it.answers["/tones"] = '<Response><Play digits="w12#"/></Response>'
        it.answers["/words"] = "<Response><Say>Un momento.</Say><Redirect>/more</Redirect></Response>"
        it.answers["/more"] = "<Response><Say>Gracias.</Say><Dial>1</Dial></Response>"
        seller, customer, address = await together(client)
        heard = {sid: client.simulator.legs[sid].customer.heard for sid in (seller, customer)}
        form = {"AnnounceUrl": it.url + "/tones"}
        assert (
            await client.twilio("POST", f"{address}/Participants/{customer}.json", data=form)
        ).status_code == 200
        await client.simulator.wait_for(lambda: heard[customer] == ["dtmf:12#"])
        assert (it.at("/tones")[0].form["CallSid"], heard[seller]) == (customer, ["music"])
        await client.twilio("POST", f"{address}.json", data={"AnnounceUrl": it.url + "/words"})
        await client.simulator.wait_for(lambda: heard[seller][1:] == ["Un momento.", "Gracias."])
        assert heard[customer][1:] == ["Un momento.", "Gracias."]
        await hearing(client, CUSTOMER, f"conference:sala with [{SELLER}]")
        assert [alert.code for alert in client.simulator.alerts] == [13238]


async def test_the_room_tells_the_first_ones_callback_of_what_happens():
    async with simulated(speed=400) as client, program() as it:
        seller, customer, address = await together(
            client,
            statusCallback=it.url + "/room",
            statusCallbackEvent="start end join leave mute hold",
            participantLabel="vendedora",
        )
        await client.twilio(
            "POST", f"{address}/Participants/{customer}.json", data={"Hold": "true", "Muted": "true"}
        )
        client.simulator.legs[seller].customer.hang_up()
        await client.ended(customer)
        await client.simulator.wait_for(lambda: len(it.at("/room")) == 8)
        told = sorted((each.form for each in it.at("/room")), key=lambda form: int(form["SequenceNumber"]))
        assert [form["StatusCallbackEvent"] for form in told] == [
            "participant-join", "participant-join", "conference-start", "participant-mute",
            "participant-hold", "participant-leave", "participant-leave", "conference-end",
        ]  # fmt: skip
        assert (told[0]["ParticipantLabel"], told[0]["CallSid"]) == ("vendedora", seller)
        assert told[-1]["CallSidEndingConference"] == seller


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"participantLabel": "una"}, 16025),
        ({"participantLabel": "a/b"}, 16023),
        ({"maxParticipants": "1"}, 16020),
        ({"name": "x" * 129}, 13237),
    ],
)
async def test_who_may_not_enter_goes_on_with_the_next_verb(attributes, code):
    async with simulated(speed=400) as client:
        await client.ring(room(participantLabel="una"), SELLER)
        await hearing(client, SELLER, "music")
        call = await client.ring(room(BYE, **attributes))
        assert await client.ended(call["sid"]) == "completed"
        assert [alert.code for alert in client.simulator.alerts] == [code]
        assert client.simulator.legs[call["sid"]].customer.heard == ["La llamada termina."]


async def test_a_seller_who_drops_leaves_the_conference_some_time_after_it_was_joined():
    async with simulated(speed=400) as client:
        call = await client.ring(room(BYE))
        await hearing(client, CUSTOMER, "music")
        seller = EXAMPLES["person_drops"]
        await client.ring(room(endConferenceOnExit="true"), seller)
        assert await client.ended(call["sid"]) == "completed"
        assert whats(client, seller) == ["nobody", f"conference:sala with [{CUSTOMER}]", "gone"]
        joined, gone = (client.simulator.record_of(seller).moments[at].at_s for at in (1, 2))
        assert gone - joined >= 8
