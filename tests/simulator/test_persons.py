"""A person's telephone: keys that are pressed or not, and who Twilio finds has answered."""

from __future__ import annotations

import pytest

from sellercall_desktop.simulator import EXAMPLES
from tests.simulator.outside import CUSTOMER, program, simulated

PAUSE = "<Response><Pause length='60'/></Response>"
QUESTION = '<Gather numDigits="1" timeout="4" action="/key"><Say>Marque uno.</Say></Gather><Say>Nadie.</Say>'


@pytest.mark.parametrize(
    ("name", "keys", "heard"),
    [
        ("person_presses_one", ["1"], ["Marque uno.", "Gracias."]),
        ("person_presses_nothing", [], ["Marque uno.", "Nadie."]),
    ],
)
async def test_a_question_is_answered_by_a_key_or_not(name, keys, heard):
    async with simulated() as client, program() as it:
        it.answers |= {
            "/ask": f"<Response>{QUESTION}</Response>",
            "/key": "<Response><Say>Gracias.</Say></Response>",
        }
        call = await client.ring(
            "<Response><Redirect>" + it.url + "/ask</Redirect></Response>", EXAMPLES[name]
        )
        await client.ended(call["sid"])
        assert [each.form["Digits"] for each in it.at("/key")] == keys
        assert client.simulator.legs[call["sid"]].customer.heard == heard


async def test_a_question_in_an_inline_document_has_nowhere_to_bring_the_answer():
    async with simulated() as client:
        asked = "<Response><Gather><Say>Marque uno.</Say></Gather><Say>Nadie.</Say></Response>"
        call = await client.ring(asked, EXAMPLES["person_presses_one"])
        await client.ended(call["sid"])
        assert client.simulator.legs[call["sid"]].customer.heard == ["Marque uno.", "Nadie."]
        assert [alert.code for alert in client.simulator.alerts] == [12200]


@pytest.mark.parametrize(
    ("name", "manner", "verdict"),
    [
        ("person", "Enable", "human"),
        ("person_voicemail", "Enable", "machine_start"),
        ("person_voicemail", "DetectMessageEnd", "machine_end_beep"),
        ("person_late", "Enable", "unknown"),
    ],
)
async def test_in_the_background_it_is_found_out_after_the_answer_who_it_was(name, manner, verdict):
    async with simulated(speed=400) as client, program() as it:
        form = {"MachineDetection": manner, "AsyncAmd": "true", "AsyncAmdStatusCallback": it.url + "/who"}
        call = await client.ring(PAUSE, EXAMPLES[name], **form)
        leg = client.simulator.legs[call["sid"]]
        await client.simulator.wait_for(lambda: leg.status == "in-progress")
        assert leg.answered_by is None
        await client.simulator.wait_for(lambda: leg.answered_by)
        shown = (await client.twilio("GET", f"/Calls/{leg.sid}.json")).json()
        assert (shown["status"], shown["answered_by"]) == ("in-progress", verdict)
        await client.simulator.wait_for(lambda: it.at("/who"))
        told = it.at("/who")[0].form
        assert (told["CallSid"], told["AnsweredBy"]) == (leg.sid, verdict)
        assert int(told["MachineDetectionDuration"]) >= 2000


async def test_otherwise_the_document_waits_for_it():
    async with simulated(speed=400) as client, program() as it:
        it.answers["/voice"] = PAUSE
        call = await client.ring(
            "", EXAMPLES["person_voicemail"], Url=it.url + "/voice", MachineDetection="Enable"
        )
        await client.simulator.wait_for(lambda: it.at("/voice"))
        assert it.at("/voice")[0].form["AnsweredBy"] == "machine_start"
        assert client.simulator.legs[call["sid"]].status == "in-progress"


async def test_a_person_dialed_on_a_bridge_stays_until_hung_up():
    async with simulated(speed=500) as client:
        seller = EXAMPLES["person"]
        call = await client.ring(f"<Response><Dial>{seller}</Dial><Say>Solo.</Say></Response>")
        await client.simulator.wait_for(
            lambda: client.simulator.record_of(CUSTOMER).now == f"with [{seller}]"
        )
        assert client.simulator.record_of(seller).now == f"with [{CUSTOMER}]"
        child = next(leg for leg in client.simulator.legs.values() if leg.parent_sid)
        child.customer.hang_up()
        assert await client.ended(call["sid"]) == "completed"
        assert client.simulator.legs[call["sid"]].customer.heard == ["Solo."]
