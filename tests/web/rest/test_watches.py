"""The watches over a conversation as REST tells of them: the whole program and the simulated providers."""

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.simulator import EXAMPLES
from tests.web.test_whole_house import open_front_end


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
        machine = shown["watches"]["machine"]
        assert machine["verdict"] == "voicemail"
        assert {"Después del tono", "deje su mensaje"} <= set(machine["words"])
        assert shown["watches"]["optOut"] is None


async def test_a_call_without_words_has_nothing_to_tell(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
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
