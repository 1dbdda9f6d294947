"""The wrap-up over REST: the whole program and the simulated providers, no tunnel."""

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.simulator import EXAMPLES
from tests.web.test_whole_house import open_front_end

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0)


async def test_a_program_writes_what_came_of_a_call_and_reads_it_back(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (_world, client):
        listed = (await client.get("/api/dispositions")).json()
        assert {"key": "sold", "label": listed[0]["label"], "countsAs": "sale"} == listed[0]
        ids = (await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["busy"]})).json()
        named, at = ids["callSid"], f"/api/llamada/{ids['callSid']}/wrapup"
        body = {
            "disposition": "call_back",
            "notes": "Después de las tres",
            "callbackAt": TOMORROW.isoformat(),
        }
        assert (await client.put(at, json=body)).status_code == 204
        shown = (await client.get(f"/api/llamada/{named}")).json()
        assert (shown["disposition"], shown["notes"]) == ("call_back", "Después de las tres")
        assert datetime.fromisoformat(shown["callbackAt"]) == TOMORROW
        assert (await client.put(at, json={"disposition": None, "callbackAt": None})).status_code == 204
        shown = (await client.get(f"/api/llamada/{named}")).json()
        assert (shown["disposition"], shown["notes"], shown["callbackAt"]) == (
            None,
            "Después de las tres",
            None,
        )

        for wrong, code in (
            ({"disposition": "nope"}, "unknown_disposition"),
            ({"disposition": 3}, "wrong_type"),
            ({"notes": "x" * 2_001}, "note_too_long"),
            ({"callbackAt": "tomorrow"}, "wrong_time"),
            ({"callbackAt": "2026-12-01T15:30:00"}, "wrong_time"),
            ({"callbackAt": "2020-12-01T15:30:00-05:00"}, "callback_time_out_of_reach"),
            ({"disposition": "call_back"}, "callback_time_missing"),
        ):
            answer = await client.put(at, json=wrong)
            assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
        assert (await client.put("/api/llamada/nope/wrapup", json={})).status_code == 404


async def test_where_it_is_required_no_call_goes_out_before_it_and_incoming_ones_are_answered(tmp_path):
    async with open_front_end(tmp_path) as (world, client):
        world.setup.settings.override("wrap_up", "required", True)
        call = await world.desk.engine.dial(EXAMPLES["busy"])
        await world.call_when(lambda c: c.id == call.id and c.written is not None)
        with pytest.raises(GuardError) as caught:
            await world.desk.engine.dial(EXAMPLES["buys"])
        assert caught.value.reason is GuardReason.WRAP_UP
        answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        assert (answer.status_code, answer.json()["code"]) == (409, "wrap_up_open")
        await world.simulator.call_in("+573005556601")
        await world.call_when(lambda c: c.number == "+573005556601" and c.joined_at is not None)
        at = f"/api/llamada/{call.id}/wrapup"
        assert (await client.put(at, json={"disposition": "no_answer"})).status_code == 204
        answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["busy"]})
        assert answer.status_code in (200, 202)
