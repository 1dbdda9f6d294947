"""The history as a file over REST: streamed, of some days, behind the token, told to the audit trail."""

from __future__ import annotations

import asyncio
import csv
import io
import zipfile
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.store import open_store
from tests.store.sample_calls import NOON, talked
from tests.web.web_support import open_house

CALLS = 210


class TrailInMemory:
    def __init__(self):
        self.entries = []

    async def append(self, entry):
        self.entries.append(entry)


@asynccontextmanager
async def exporting(folder, calls=CALLS, **options):
    async with open_store(None, folder / "a.db", "x") as store:
        made = [talked(f"c{n}", "hola", at=NOON + timedelta(minutes=10 * n)) for n in range(calls)]
        await asyncio.gather(*(store.calls.save(*each, "import") for each in made))
        trail = TrailInMemory()
        async with open_house(folder, calls=store.calls, audit=trail, **options) as house:
            yield house, trail.entries


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


async def test_every_call_of_the_days_asked_for_comes_as_csv_and_as_a_workbook(tmp_path):
    async with exporting(tmp_path) as (house, entries):
        answer = await house.local("GET", "/api/export?format=csv&conversation=true")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="calls.csv"'
        rows = rows_of(answer)
        assert [row["id"] for row in rows] == [f"c{n}" for n in reversed(range(CALLS))]
        assert rows[0]["conversation"].endswith("ai: hola")
        day = NOON.astimezone().date().isoformat()
        some = rows_of(await house.local("GET", f"/api/export?format=csv&from={day}&to={day}"))
        begun = [(NOON + timedelta(minutes=10 * n)).astimezone() for n in range(CALLS)]
        there = [f"c{n}" for n, at in enumerate(begun) if at.date().isoformat() == day]
        assert [row["id"] for row in some] == there[::-1]
        book = await house.local("GET", "/api/export?format=XLSX")
        with zipfile.ZipFile(io.BytesIO(book.content)) as opened:
            assert opened.read("xl/worksheets/sheet1.xml").count(b"<row ") == CALLS + 1
        assert [(entry.by, entry.kind) for entry in entries] == [("rest", AuditKind.EXPORT)] * 3
        assert entries[1].text == f"from: {day}; to: {day}"
        assert entries[2].fate == str(CALLS)


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("", 400, "missing_field"),
        ("?format=pdf", 422, "wrong_choice"),
        ("?format=csv&from=yesterday", 400, "invalid_day"),
        ("?format=xlsx&to=2026-13-01", 400, "invalid_day"),
    ],
)
async def test_what_cannot_be_exported_is_a_problem_and_no_entry(tmp_path, query, status, code):
    async with exporting(tmp_path, calls=0) as (house, entries):
        answer = await house.local("GET", f"/api/export{query}")
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert entries == []
        assert rows_of(await house.local("GET", "/api/export?format=csv")) == []


async def test_it_is_behind_the_token_like_the_others(tmp_path):
    async with exporting(tmp_path, calls=1, web={"require_token": True}) as (house, entries):
        assert (await house.local("GET", "/api/export?format=csv")).status_code == 401
        assert entries == []
