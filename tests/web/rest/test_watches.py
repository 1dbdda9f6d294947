"""The watches over a conversation as REST tells of them: the whole program and the simulated providers."""

import asyncio

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.simulator import EXAMPLES
from tests.web.test_whole_house import open_front_end
from tests.web.web_support import NOON, CallsInMemory, open_house, outgoing_call


async def watches_of(world, client, customer, becomes):
    ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES[customer]})).json()
    await world.call_when(becomes)
    answer = await client.get(f"/api/llamada/{ids['callId']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def is_over(call):
    return call.is_settled and not call.owes_words


async def test_a_wish_not_to_be_called_and_what_the_ai_made_known(tmp_path):
    async with open_front_end(tmp_path, webhooks=False, language_hint="en") as (world, client):
        shown = await watches_of(world, client, "refuses", is_over)
        watches, transcript = shown["watches"], shown["transcript"]
        assert set(watches) == {"disclosure", "optOut", "machine"}
        wish = watches["optOut"]
        assert (wish["verdict"], wish["words"]) == ("plain", "take me off your list")
        asked = next(turn for turn in transcript if turn["ordinal"] == wish["turn"])
        assert asked["speaker"] == "customer"
        assert wish["words"] in asked["text"]
        assert watches["machine"] is None
        assert set(watches["disclosure"]) == {"ai", "recording", "way_out"}
        ai = watches["disclosure"]["ai"]
        assert (ai["verdict"], ai["words"]) == ("said", "this is Grace, the virtual assistant")
        first = next(turn for turn in transcript if turn["ordinal"] == ai["turn"])
        assert (first["speaker"], first["startS"]) == ("ai", ai["second"])
        assert watches["disclosure"]["recording"] is None


async def test_a_voicemail_is_told_with_its_marks(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        shown = await watches_of(world, client, "voicemail", is_over)
        assert (shown["status"], shown["result"]) == ("ended", "voicemail")
        machine = shown["watches"]["machine"]
        assert machine["verdict"] == "voicemail"
        assert {"Después del tono", "deje su mensaje"} <= set(machine["words"])
        assert shown["watches"]["optOut"] is None


async def test_a_call_without_words_has_nothing_to_tell(tmp_path):
    async with open_front_end(tmp_path, webhooks=False, nobody_joins=True) as (world, client):
        shown = await watches_of(world, client, "busy", is_over)
        assert shown["watches"] == {
            "disclosure": {"ai": None, "recording": None, "way_out": None},
            "optOut": None,
            "machine": None,
        }


async def test_exact_words_make_it_known(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["chatters"]})).json()
        await world.call_when(lambda call: any(turn.speaker is Speaker.AI for turn in call.turns))
        words = "Esta llamada puede ser grabada. Si no desea más llamadas, dígamelo."
        await client.post(f"/api/llamada/{ids['callId']}/steer", json={"mode": "exact", "text": words})
        await world.call_when(lambda call: any("dígamelo" in turn.text for turn in call.turns))
        known = (await client.get(f"/api/llamada/{ids['callId']}")).json()["watches"]["disclosure"]
        assert known["recording"]["words"] == "llamada puede ser grabada"
        assert known["way_out"]["words"] == "Si no desea más llamadas"


async def test_the_watches_of_a_very_long_conversation_do_not_hold_up_others(tmp_path):
    said = "Sí, dígame, pero no me llame más tarde de las ocho porque estoy con los niños y no puedo hablar."
    turns = (TurnSpoken(NOON, n, Speaker.CUSTOMER, f"{said} {n}", float(n)) for n in range(1_500))
    call = advance_all(outgoing_call(), tuple(turns))
    async with open_house(tmp_path, calls=CallsInMemory([call])) as house:
        asked = Tasks().spawn(house.local("GET", f"/api/llamada/{call.carrier_call_id}"), "ask")
        meanwhile = 0
        while not asked.done():
            await asyncio.sleep(0.001)
            meanwhile += 1
        assert len(asked.result().json()["transcript"]) == 1_500
        assert meanwhile > 40  # of the loop's turns; it has about ten where it is held up
