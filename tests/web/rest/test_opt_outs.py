"""A program judges a wish not to be called that waits for a person: the whole program, no tunnel."""

from datetime import timedelta

from sellercall_desktop.core.calls.remarks import UNJUDGED, opt_out_of
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES
from tests.web.test_whole_house import open_front_end


def everything():
    return utc_now() - timedelta(hours=1), utc_now()


async def heard(world, client, customer="refuses"):
    ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES[customer]})).json()
    await world.call_when(lambda call: call.is_settled and opt_out_of(call) == UNJUDGED)
    return f"/api/llamada/{ids['callId']}"


async def test_as_an_opt_out_the_number_is_listed_with_the_sentence_it_rests_on(tmp_path):
    async with open_front_end(tmp_path, webhooks=False, language_hint="en") as (world, client):
        at = await heard(world, client)
        assert (await client.get(at)).json()["watches"]["optOut"]["judged"] == "unjudged"
        light = (await client.get("/api/check", params={"phone": EXAMPLES["refuses"]})).json()
        (reason,) = (one for one in light["reasons"] if one["code"] == "opt_out_unjudged")
        assert reason["verdict"] == "amber"
        assert "take me off your list" in reason["text"]
        named = (await client.get(f"/api/llamada/{reason['call']}")).json()
        assert named["id"] == (await client.get(at)).json()["id"]
        answer = await client.post(f"{at}/optout", json={"judged": "opt_out", "reason": "in writing too"})
        assert answer.status_code == 204, answer.text
        (listed,) = (await client.get("/api/dnc")).json()
        assert (listed["by"], listed["reason"]) == ("rest", "in writing too")
        assert "take me off your list" in listed["sentence"]
        assert (await client.get(at)).json()["watches"]["optOut"]["judged"] == "opt_out"
        light = (await client.get("/api/check", params={"phone": EXAMPLES["refuses"]})).json()
        assert "opt_out_unjudged" not in {one["code"] for one in light["reasons"]}
        again = await client.post(f"{at}/optout", json={"judged": "opt_out"})
        assert again.status_code == 204
        other = await client.post(f"{at}/optout", json={"judged": "no_opt_out", "reason": "no"})
        assert (other.status_code, other.json()["code"]) == (409, "nothing_to_judge")
        kinds = [(act.kind.value, act.by) for act in await world.desk.audit.between(*everything())]
        assert ("opt_out_added", "rest") in kinds


async def test_as_none_it_says_why_and_the_light_is_quiet_again(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        at = await heard(world, client)
        for wrong, status, code in (
            ({"judged": "no_opt_out"}, 422, "missing_field"),
            ({"judged": "perhaps"}, 422, "wrong_choice"),
            ({}, 400, "missing_field"),
        ):
            answer = await client.post(f"{at}/optout", json=wrong)
            assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
        assert (await client.post("/api/llamada/nope/optout", json={"judged": "opt_out"})).status_code == 404
        answer = await client.post(f"{at}/optout", json={"judged": "no_opt_out", "reason": "a joke"})
        assert answer.status_code == 204
        assert (await client.get("/api/dnc")).json() == []
        light = (await client.get("/api/check", params={"phone": EXAMPLES["refuses"]})).json()
        assert "opt_out_unjudged" not in {one["code"] for one in light["reasons"]}
        acts = [act for act in await world.desk.audit.between(*everything()) if act.by == "rest"]
        assert ("opt_out_judged", "no_opt_out") in {(act.kind.value, act.fate) for act in acts}
        assert ("export", "/api/dnc (json)") in {(act.kind.value, act.subject) for act in acts}
        busy = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["busy"]})).json()
        answer = await client.post(f"/api/llamada/{busy['callId']}/optout", json={"judged": "opt_out"})
        assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_judge")
