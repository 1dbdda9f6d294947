"""What came of it, over HTTP: the whole program beside the simulator."""

from __future__ import annotations

import httpx

from sellercall_desktop.core.wrap_up.wrap_up import WrapUp
from tests.desk import SOON_OVER, open_test_world
from tests.waiting import until


async def test_results_tell_rates_with_how_sure_they_are(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        base = world.desk.web.local_url + "/api/campaigns"
        by_hand = await world.desk.engine.dial("+573001234500")
        await until(lambda: not world.desk.engine.live_calls)
        await world.desk.wrap_ups.write(by_hand.id, WrapUp(disposition="sold"), "ana")
        async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
            campaign_id = (await client.post(base, json={"name": "Renewals"})).json()["id"]
            draft = (await client.get(f"{base}/{campaign_id}/results?by=hour")).json()
            assert (draft["groups"], draft["total"]["attempts"]) == ([], 0)
            assert draft["total"]["answerRate"] == {
                "share": None,
                "low": None,
                "high": None,
                "moreToKnow": 381,
            }
            found = (await client.get(f"{base}/results?by=campaign")).json()
            (group,) = found["groups"]
            assert {**group, "key": None} == found["total"]
            assert (group["key"], group["attempts"], group["talks"], group["sales"]) == ("by-hand", 1, 1, 1)
            assert (group["answerRate"]["share"], group["answerRate"]["high"]) == (1.0, 1.0)
            assert 0.2 < group["answerRate"]["low"] < 0.21
            sold = (await client.get(f"{base}/by-hand/results?by=disposition&from=2020-01-01")).json()
            assert [(each["key"], each["name"]) for each in sold["groups"]] == [("sold", "Sold")]
            assert (await client.get(f"{base}/results?by=hour&to=2020-01-01")).json()["groups"] == []
            for path, status, code in (
                ("results", 400, "missing_field"),
                ("results?by=moon", 422, "wrong_choice"),
                ("results?by=hour&from=x", 400, "invalid_day"),
                ("nobody/results?by=hour", 404, "campaign_not_found"),
            ):
                refused = await client.get(f"{base}/{path}")
                assert (refused.status_code, refused.json()["code"]) == (status, code)
