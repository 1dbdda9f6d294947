"""GET and POST /api/registers: what rules ask for, when it was consulted, and a file of its answer."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import httpx

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.web.rest import registers
from tests.desk import open_test_world

ANSWER = b"telefono\n3001234999\nx\n"


async def test_a_register_is_consulted_by_a_file_that_is_sent(tmp_path, monkeypatch):
    async with open_test_world(tmp_path, webhooks=False, law=True) as world:
        headers = {"Accept-Language": "es"}
        async with httpx.AsyncClient(
            base_url=world.desk.web.local_url, headers=headers, trust_env=False
        ) as rest:
            before = {one["register"]: one for one in (await rest.get("/api/registers")).json()}
            assert before["RNE"]["country"] == "CO"
            assert before["RNE"]["consultedAt"] is None
            assert "REPEP" in before
            where = {"register": "rne", "file": "C:\\lists\\respuesta.csv"}
            answer = await rest.post("/api/registers", params=where, content=ANSWER)
            told = answer.json()
            assert (answer.status_code, told["added"], told["known"], told["refused"]) == (200, 1, 0, 1)
            assert told["refusedRows"] == [{"line": 3, "text": "x", "problem": "not_a_number"}]
            shown = told["register"]
            assert (shown["file"], shown["by"]) == ("respuesta.csv", "rest")
            assert shown["sha256"] == hashlib.sha256(ANSWER).hexdigest()
            assert shown in (await rest.get("/api/registers")).json()
            assert world.desk.do_not_call.listed("+573001234999").reason == "RNE"
            (act,) = await world.desk.audit.of_kind(AuditKind.REGISTER, utc_now() - timedelta(hours=1))
            assert (act.subject, act.by) == ("RNE", "rest")
            for params in ({}, {"register": "RAE"}):
                refused = await rest.post("/api/registers", params=params, content=ANSWER)
                assert (refused.status_code, "register" in refused.text) == (400, True)
            monkeypatch.setattr(registers, "MOST_BYTES", len(ANSWER) - 1)
            large = await rest.post("/api/registers", params={"register": "RNE"}, content=ANSWER)
            assert (large.status_code, large.json()["code"]) == (413, "body_too_large")
