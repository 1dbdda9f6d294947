"""Why a call did not become a talk, as programs read it: the whole program and the simulated providers."""

import asyncio

from sellercall_desktop.core.calls.why import why
from sellercall_desktop.simulator import EXAMPLES, Fault
from tests.web.test_whole_house import open_front_end

ENDS = {
    "busy": ("The customer's line was busy.", "network"),
    "no_answer": ("The telephone rang and nobody answered.", "network"),
    "rejects": ("The customer declined the call.", "customer"),
    "fails": ("This number is not in service.", "network"),
    "geo_blocked": ("Your Twilio account is not allowed to call this country.", "network"),
    "breaks_off": ("The connection to the AI broke during the call.", "ai_provider"),
    "buys": ("The AI said goodbye and hung up.", "ai"),
    "hangs_up": ("The customer hung up.", "customer"),
}


async def end_of(world, client, customer):
    await client.post("/api/llamada/callto", json={"Phone": EXAMPLES[customer]})

    def is_told(
        call,
    ):  # of both sides, with the last words: the first sign of an end does not say whose it was
        return call.number == EXAMPLES[customer] and call.is_settled and not call.owes_words

    call = await world.call_when(is_told)

    async def told(language):
        shown = await client.get(f"/api/llamada/{call.id}", headers={"Accept-Language": language})
        return shown.json()["why"]

    return await told("en"), await told("")


async def test_each_end_is_told_in_one_sentence_with_a_remedy_and_who_ended_it(tmp_path):
    async with open_front_end(tmp_path, speed=200) as (world, client):
        ends = await asyncio.gather(*(end_of(world, client, customer) for customer in ENDS))
        for (customer, (sentence, ended_by)), (told, _) in zip(ENDS.items(), ends, strict=True):
            assert sentence in told["sentence"], customer
            assert told["endedBy"] == ended_by, customer
            assert bool(told["remedy"]) is (customer not in {"buys", "hangs_up"}), customer
        assert ends[0][1] == {
            "sentence": "La línea del cliente estaba ocupada.",
            "remedy": "Llame de nuevo en unos minutos.",
            "endedBy": "network",
        }


async def test_what_a_provider_s_own_log_says_explains_a_call_without_an_ai(tmp_path):
    async with open_front_end(tmp_path, speed=200) as (world, client):
        world.simulator.faults.add(Fault("ultravox.join", "refuse"))
        await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        call = await world.call_when(lambda call: any(each.code == "31920" for each in call.reported))
        shown = await client.get(f"/api/llamada/{call.id}", headers={"Accept-Language": "en"})
        told = shown.json()["why"]
        assert told["sentence"].startswith("The voice connection between Twilio and the AI did not hold.")
        assert told["remedy"].startswith("Call again")
        asked = [each.path for each in world.simulator.requests if each.path.endswith("/Notifications.json")]
        assert len(asked) == 1
        journal = await world.desk.calls.journal(call.id)
        assert why(call).failing_line([entry.fact for entry in journal]).code == "31920"


async def test_a_talk_that_ended_well_costs_no_question_about_it(tmp_path):
    async with open_front_end(tmp_path, speed=200) as (world, client):
        await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        await world.call_when(
            lambda call: call.is_settled and not call.owes_words and call.summary is not None
        )
        paths = [each.path for each in world.simulator.requests]
        assert not [path for path in paths if path.endswith(("/Notifications.json", "/events"))]
