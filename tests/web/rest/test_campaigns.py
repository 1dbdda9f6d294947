"""Campaigns over HTTP, in the whole program beside the simulator."""

from __future__ import annotations

import asyncio

import httpx

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.prompt import PromptContent
from tests.desk import SOON_OVER, open_test_world


async def refuses_to_start_empty(client, base):
    nobody = (await client.post(base, json={"name": "E", "contacts": {"tag": "none"}})).json()["id"]
    empty = await client.post(f"{base}/{nobody}/start")
    assert (empty.status_code, empty.json()["code"]) == (409, "campaign_empty")
    assert (await client.get(f"{base}/{nobody}")).json()["state"] == "draft"


async def test_a_campaign_is_made_looked_at_started_and_stopped(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        for n, digits in enumerate(("00", "07")):
            number = ContactNumber(f"+573001{n:03d}4{digits}")
            contact = Contact(f"c-{n}", f"Customer {n}", (number,), tags=("renewal",))
            await world.desk.contact_book.contacts.add(contact, "ana")
        base = world.desk.web.local_url + "/api/campaigns"
        async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
            wrong = await client.post(base, json={"name": "Renewals", "pace": "fast"})
            assert (wrong.status_code, wrong.json()["code"]) == (400, "wrong_field")
            for misspelled in ({"contacts": {"tags": "renewal"}}, {"tag": "renewal"}):  # is not: everybody
                refused = await client.post(base, json={"name": "Renewals", **misspelled})
                assert (refused.status_code, refused.json()["code"]) == (400, "wrong_field")
                assert "tag" in refused.json()["detail"]
            for wrong, code in (
                ({"promptVersion": 999}, "campaign_prompt_missing"),
                ({"promptId": "none"}, "campaign_prompt_missing"),
                ({"name": " "}, "campaign_name_missing"),
                ({"callerNumber": "+12025550123"}, "campaign_number_unknown"),
                ({"voice": "nobody"}, "campaign_voice_unknown"),
                ({"dispositions": ["sold", "moon"]}, "campaign_disposition_unknown"),
            ):
                refused = await client.post(base, json={"name": "Renewals", **wrong})
                assert (refused.status_code, refused.json()["code"]) == (422, code)
            keeper = PromptKeeper(world.desk.prompts, world.setup.bus)
            followed = await keeper.create("Renewals", PromptContent("Renew."), "ana")
            asked = {"name": "Renewals", "contacts": {"tag": "renewal"}, "pace": "ai_alone", "atOnce": 2}
            voice = (await world.desk.campaigns.choices.voices())[0].id
            own = {"callerNumber": world.simulator.phone_number, "voice": voice, "dispositions": ["sold"]}
            asked |= {"promptId": followed.prompt_id, **own}
            made = await client.post(base, json=asked)
            assert made.status_code == 201
            campaign_id = made.json().pop("id")
            assert made.json() == {"id": campaign_id, "rows": 2, "known": 0, "doNotCall": 0}
            kept = await world.desk.campaigns.get(campaign_id)
            assert [kept.caller_number, kept.voice, list(kept.dispositions)] == list(own.values())
            assert (await client.get(base)).json()[0] == {
                "id": campaign_id,
                "name": "Renewals",
                "state": "draft",
            }
            await refuses_to_start_empty(client, base)
            early = await client.post(f"{base}/{campaign_id}/pause")
            assert (early.status_code, early.json()["code"]) == (409, "campaign_not_running")
            check = (await client.get(f"{base}/{campaign_id}/check")).json()
            assert (check["waiting"], check["now"], check["never"]) == (2, 2, {})
            started = await client.post(f"{base}/{campaign_id}/start")
            assert (started.json()["state"], started.json()["worksHere"]) == ("running", True)
            status = started.json()
            while status["state"] == "running":
                await asyncio.sleep(0.05)
                status = (await client.get(f"{base}/{campaign_id}")).json()
            assert status["state"] == "finished"
            assert status["counts"] == {"done": 2}
            assert status["outcomes"] == {"reached": 1, "wrong_number": 1}
            assert status["forecast"]["attempts"] == 0
            assert (status["promptId"], status["promptVersion"]) == (followed.prompt_id, None)
            for call in (await world.desk.calls.page(CallQuery())).calls:
                assert call.requested.prompt_version == followed.number
            over = await client.post(f"{base}/{campaign_id}/resume")
            assert (over.status_code, over.json()["code"]) == (409, "campaign_over")
            gone = await client.get(f"{base}/nobody", headers={"Accept-Language": "es"})
            assert (gone.status_code, gone.json()["code"]) == (404, "campaign_not_found")
            assert gone.json()["detail"].startswith("Esa campaña no existe.")
