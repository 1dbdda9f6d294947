"""The rules of a campaign over HTTP: sent, read back in the same shape, changed while it runs."""

from __future__ import annotations

import httpx

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from tests.desk import open_test_world

PLAN = {
    "busy": {"waitMinutes": 30, "atMost": 3, "otherPartOfDay": False, "nextDay": False},
    "noAnswer": {"waitMinutes": 240, "atMost": 4, "otherPartOfDay": False, "nextDay": False},
    "voicemail": {"waitMinutes": 0, "atMost": 2, "otherPartOfDay": False, "nextDay": True},
    "failed": {"waitMinutes": 60, "atMost": 2, "otherPartOfDay": False, "nextDay": False},
    "atMost": 5,
    "aDay": 3,
}


async def test_all_rules_of_a_campaign_are_sent_read_back_and_changed_while_it_runs(tmp_path):
    async with open_test_world(tmp_path) as world:
        for n, name in enumerate(("Ana", "Zoe")):
            number = ContactNumber(f"+57300100{n}400")
            await world.desk.contact_book.contacts.add(Contact(f"c-{n}", name, (number,)), "ana")
        base = world.desk.web.local_url + "/api/campaigns"
        async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
            asked = {
                "name": "Renewals",
                "contacts": {"order": "created"},
                "callbacksFor": "who_agreed",
                "forMachine": "message",
                "sellers": ["ana"],
                "hours": {"mon": ["09:00", "17:00"], "tue": ["09:00:00", "24:00"]},
                "attemptRules": {
                    "busy": {"waitMinutes": 30, "atMost": 3},
                    "noAnswer": {"otherPartOfDay": False},
                    "atMost": 5,
                },
            }
            for wrong in (
                {"contacts": {"order": "fastest"}},
                {"hours": {"monday": ["09:00", "17:00"]}},
                {"hours": {"mon": ["17:00", "09:00"]}},
                {"hours": {"mon": ["9", "17"]}},
                {"attemptRules": {"busy": {"wait": 30}}},
                {"attemptRules": {"busy": {"atMost": 0}}},
                {"callbacksFor": "nobody"},
            ):
                refused = await client.post(base, json={**asked, **wrong})
                assert (refused.status_code, refused.json()["code"]) == (400, "wrong_field"), wrong
            made = await client.post(base, json=asked)
            assert made.status_code == 201, made.text
            one = f"{base}/{made.json()['id']}"
            kept = await world.desk.campaigns.get(made.json()["id"])
            rows = await world.desk.campaigns.ready.store.some_waiting(kept.id, 9)
            assert [row.contact_id for row in rows] == ["c-1", "c-0"]  # the newest first
            stands = (await client.get(one)).json()
            assert stands["attemptRules"] == PLAN
            assert stands["hours"] == {"mon": ["09:00", "17:00"], "tue": ["09:00", "24:00"]}
            assert (stands["callbacksFor"], stands["forMachine"], stands["sellers"]) == (
                *("who_agreed", "message"),
                ["ana"],
            )

            assert (await client.post(f"{one}/start")).json()["state"] == "running"
            read = (await client.get(one)).json()
            change = {
                "revision": read["revision"],
                "attemptRules": {"noAnswer": {"waitMinutes": 60, "nextDay": True}, "aDay": 2},
                "hours": None,
                "costCeiling": 50,
            }
            changed = await client.put(one, json=change)
            assert (changed.status_code, changed.json()["state"]) == (200, "running"), changed.text
            no_answer = PLAN["noAnswer"] | {"waitMinutes": 60, "nextDay": True}
            assert changed.json()["attemptRules"] == PLAN | {"noAnswer": no_answer, "aDay": 2}
            told = changed.json()
            assert (told["hours"], told["costCeiling"], told["name"]) == (None, 50, "Renewals")
            assert (told["callbacksFor"], told["sellers"]) == ("who_agreed", ["ana"])  # not sent: it stays

            late = await client.put(one, json=change)  # by what was read before
            assert (late.status_code, late.json()["code"]) == (409, "campaign_changed")
            blind = await client.put(one, json={"name": "Renewals 2"})
            assert blind.json()["name"] == "Renewals 2"
            for wrong, status, code in (
                ({"name": " "}, 422, "campaign_name_missing"),
                ({"atOnce": 0}, 422, "campaign_without_calls"),
                ({"promptId": "none"}, 422, "campaign_prompt_missing"),
                ({"dispositions": ["moon"]}, 422, "campaign_disposition_unknown"),
                ({"callerNumber": "+12025550123"}, 422, "campaign_number_unknown"),
                (
                    {"contacts": {"tag": "x"}},
                    400,
                    "wrong_field",
                ),  # who is called was laid down when it was made
                ({"state": "finished"}, 400, "wrong_field"),
            ):
                refused = await client.put(one, json=wrong)
                assert (refused.status_code, refused.json()["code"]) == (status, code), wrong
            nobody = await client.put(f"{base}/nobody", json={"name": "x"})
            assert (nobody.status_code, nobody.json()["code"]) == (404, "campaign_not_found")
            await client.post(f"{one}/stop")
            over = await client.put(one, json={"name": "x"})
            assert (over.status_code, over.json()["code"]) == (409, "campaign_over")
