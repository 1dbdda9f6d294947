"""The do-not-call list over REST: the whole program and the simulated providers, no tunnel."""

import csv
import io

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES
from tests.web.test_whole_house import open_front_end

MARTA = EXAMPLES["buys"]
EXPORTED = [
    ("rest", f"/api/dnc ({form})", f"{count} numbers")
    for form, count in (("json", 0), ("json", 1), ("csv", 1), ("json", 0))
]
WRITTEN = MARTA.removeprefix("+57")


async def test_a_number_is_listed_refused_shown_and_taken_off_with_a_reason(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        begun = utc_now()
        assert (await client.get("/api/dnc")).json() == []
        added = await client.post("/api/dnc", json={"phone": WRITTEN, "reason": "Escribió al chat"})
        assert added.status_code == 201, added.text
        again = await client.post("/api/dnc", json={"Phone": MARTA, "reason": "otra vez"})
        assert (again.status_code, again.json()) == (200, added.json())
        answer = await client.get("/api/dnc")
        assert answer.json() == [added.json()]
        (entry,) = answer.json()
        assert (entry["phone"], entry["by"], entry["reason"]) == (MARTA, "rest", "Escribió al chat")
        told = await client.get("/api/dnc", headers={"Accept": "text/csv"})
        assert told.headers["Content-Type"] == "text/csv; charset=utf-8"
        (row,) = csv.DictReader(io.StringIO(told.text))
        assert (row["phone"], row["reason"]) == (f"'{MARTA}", "Escribió al chat")

        refused = await client.post("/api/llamada/callto", json={"Phone": MARTA})
        assert (refused.status_code, refused.json()["code"]) == (403, "do_not_call")
        assert "Escribió al chat" in refused.json()["detail"]
        assert refused.json()["since"] == entry["since"]
        assert world.simulator.calls_placed == []

        body = {"phone": MARTA, "reason": "Compró de nuevo"}
        assert (await client.request("DELETE", "/api/dnc", json=body)).status_code == 204
        assert (await client.get("/api/dnc")).json() == []
        gone = await client.delete("/api/dnc", params=body)
        assert (gone.status_code, gone.json()["code"]) == (404, "not_listed")
        assert (await client.post("/api/llamada/callto", json={"Phone": MARTA})).status_code == 200
        trail = await world.desk.audit.between(begun, utc_now())
        taken_out = [act for act in trail if act.kind is AuditKind.EXPORT]
        assert [(act.by, act.subject, act.text) for act in taken_out] == EXPORTED
        changed = [(act.kind, act.by, act.text) for act in trail if act not in taken_out]
        assert changed == [
            (AuditKind.OPT_OUT_ADDED, "rest", "Escribió al chat"),
            (AuditKind.OPT_OUT_ADDED, "rest", "otra vez"),
            (AuditKind.GUARD_REFUSED, "rule", ""),
            (AuditKind.OPT_OUT_REMOVED, "rest", "Compró de nuevo"),
        ]


SENSELESS = [
    ("POST", {"phone": "12"}, 400, "too_short"),
    ("POST", {"reason": "x"}, 400, "missing_field"),
    ("POST", {"phone": 3001234567}, 400, "wrong_type"),
    ("DELETE", {"phone": MARTA, "reason": "  "}, 422, "reason_required"),
    ("DELETE", {"phone": MARTA}, 422, "reason_required"),
    ("DELETE", None, 400, "missing_field"),
]


async def test_what_makes_no_sense_is_refused_and_the_list_stays(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        await world.desk.do_not_call.add(MARTA, "asked", "ana")
        for method, body, status, code in SENSELESS:
            answer = await client.request(method, "/api/dnc", json=body)
            assert (answer.status_code, answer.json()["code"]) == (status, code)
            assert answer.headers["Content-Type"] == "application/problem+json"
        assert [entry.number for entry in await world.desk.do_not_call.all()] == [MARTA]


async def test_only_who_bears_the_token_sees_or_changes_the_list_where_one_is_asked_for(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        world.setup.settings.update({"web": {"require_token": True}})
        for method in ("GET", "POST", "DELETE"):
            answer = await client.request(method, "/api/dnc", json={"phone": MARTA, "reason": "x"})
            assert answer.status_code == 401, method
        assert await world.desk.do_not_call.all() == []
