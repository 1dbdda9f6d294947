"""Why a call did not become a talk, as programs read it: the whole program and the simulated providers."""

import asyncio

from sellercall_desktop.simulator import EXAMPLES
from tests.web.test_whole_house import open_front_end

ENDS = {
    "busy": ("The customer's line was busy.", "network"),
    "no_answer": ("The telephone rang and nobody answered.", "network"),
    "rejects": ("The customer declined the call.", "customer"),
    "fails": ("This number is not in service.", "network"),
    "geo_blocked": ("Your Twilio account is not allowed to call this country.", "network"),
    "breaks_off": ("The connection to the AI broke during the call.", "ai_provider"),
    "buys": ("The AI took leave and hung up.", "ai"),
    "hangs_up": ("The customer hung up.", "customer"),
}


async def end_of(world, client, customer):
    await client.post("/api/llamada/callto", json={"Phone": EXAMPLES[customer]})
    call = await world.call_when(lambda call: not call.is_live and call.number == EXAMPLES[customer])

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
