"""One damaged row, whatever its column holds, costs at most that row: never the list, a dial or the start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallStatus, advance_all
from sellercall_desktop.core.calls.facts import CallKey, Direction
from sellercall_desktop.core.calls.hand_off_facts import PersonLegPlaced
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.exchanges.exchange import (
    Exchange,
    ExchangeBounds,
    ExchangeParts,
    ExchangeQuery,
    Way,
)
from sellercall_desktop.core.guard.do_not_call import DoNotCall, DoNotCallEntry
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.our_numbers.number import Hold, HoldState, VoiceRouting
from sellercall_desktop.core.prompts.library import PromptKeeper
from sellercall_desktop.core.prompts.presets import SHIPPED
from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from sellercall_desktop.store.database.scenario_tables import metadata
from sellercall_desktop.store.stores import Store
from tests.store.sample_calls import every, settled, talked

NOW = datetime.now(UTC)
DAMAGES = {
    "garbage": "not what it was",
    "bytes": b"\xff\x00\xfe",
    "not UTF-8": "CAST(x'ff41' AS TEXT)",
    "huge": 2**62,
    "negative": -(2**62),
    "infinite": 9e999,
    "empty": "",
}
IN_DETAILS = {
    "an unknown enum": ('"outbound"', '"sideways"'),
    "a date that is none": ("2026", "soon"),
    "a year 1": ("2026-", "0001-"),
    "a year 9999": ("2026-", "9999-"),
    "a date without a zone": ('Z"', '"'),
    "a wrong type": ('"number":"', '"number":5,"was":"'),
    "an amount that is none": ('"duration_s":60.0', '"duration_s":1e300'),
    "half of it": ('"carrier_ended"', ""),
    "another call's id": ('"id":"hurt"', '"id":"whole"'),
    "an id that is none": ('"id":"hurt"', '"id":null'),
}


def columns(table: str) -> list[str]:
    held = metadata.tables[table].columns
    return [
        "".join(column.name) for column in held if column.name != "row" and not column.name.endswith("_row")
    ]


async def filled(store: Store) -> None:
    """A row for each column of each table, and one that stays whole."""
    for n, name in enumerate(["whole", *columns("calls")]):
        at = NOW.replace(microsecond=0) - timedelta(seconds=30 - n)
        number = f"+5730012345{n:02}"
        said = ["buenos días"] * 7
        await store.calls.save(*talked(name, *said, at=at, summary="bien", number=number), "dial")
    whole = await store.calls.get("whole")
    placed = [PersonLegPlaced(NOW, f"l{n}", f"CAp{n}") for n in range(len(columns("call_parts")) + 1)]
    await store.calls.save(advance_all(whole, placed), placed, "hand_off")
    exchange = Exchange(1, NOW, Way.OUT, "twilio", "GET", "/calls", 0.1, 200)
    await store.exchanges.save([(exchange, ExchangeParts("u"))] * (len(columns("exchanges")) + 1))
    await store.receipts.keep([bytes([n]) * 16 for n in range(4)], NOW)
    for n in range(len(columns("prompts"))):
        await store.prompts.publish(f"versión {n}", "ana")
        await store.prompts.add(f"p{n}", f"Prompt {n}", PromptContent("otro"), "ana")
        hold = Hold(f"h{n}", "AC1", f"PN{n}", f"+57300123456{n}", "", NOW, HoldState.HELD, VoiceRouting())
        await store.holds.save(hold)
    asked = [DoNotCallEntry(number, NOW, "ana", "asked", "no me llame", "c1") for number in asked_off()]
    await store.do_not_call.add(asked, None)
    for n in range(len(columns("audit_trail")) + 2):
        await store.audit.append(AuditEntry(NOW, "ana", AuditKind.EXPORT, f"{n}.csv", "all", "done", "here"))


def asked_off() -> list[str]:
    """Numbers on the do-not-call list."""
    return [f"+5731098765{n:02}" for n in range(len(columns("do_not_call")) + 1)]


async def list_on(store: Store) -> DoNotCall:
    known = DoNotCall(store.do_not_call, Bus(), Tasks(), lambda: NOW, "here")
    await known.prepare()
    return known


async def use_all(store: Store, at_once: int) -> None:
    """What a start, a list, a dial and a page of each kind read."""
    await store.calls.unsettled()
    for sort in SortKey:
        for descending in (True, False):
            query = CallQuery(sort=sort, descending=descending)
            assert len(await every(store, query, at_once)) == len(columns("calls")) + 1, sort
    today = Spending(store.calls, Bus(), lambda: NOW)
    await today.read()
    today.total()
    for call in await every(store, CallQuery(), 50):
        await store.calls.get(call.id)
        await store.calls.journal(call.id)
        _ = call.status, call.result, call.duration_s, call.ended_at, call.is_settled
        await store.calls.save(call, (), "again")
    for n in range(len(columns("call_parts")) + 1):  # a lost name is there again with the call's next save
        assert (await store.calls.find(CallKey(carrier_call_id=f"CAp{n}"))).id == "whole"
    assert await store.calls.recent_numbers()
    assert await store.calls.count(CallQuery(text="buenos"))
    await store.prompts.ensure_first("uno")
    assert (await store.prompts.current()).text
    versions = await store.prompts.versions()
    assert len(versions) >= len(columns("prompts"))  # one may be without its text
    shipped = [version for version in versions if version.text != "otro"]
    assert [version.presets for version in shipped].count(SHIPPED) >= len(shipped) - 1
    library = await store.prompts.library()
    assert {prompt.id for prompt in library.prompts} >= {"default", "p2", "p3"}
    for direction in Direction:
        assert (await store.prompts.current_for(direction)).text
    await PromptKeeper(store.prompts, Bus()).make_default("p2", Direction.INBOUND)
    assert (await store.prompts.library()).incoming == "p2"
    page = await store.exchanges.page(ExchangeQuery())
    for exchange in page.exchanges:
        await store.exchanges.parts(exchange.id)
    assert len(page.exchanges) >= 1
    await store.exchanges.prune(timedelta(days=1), ExchangeBounds())
    await store.receipts.keys()
    await store.receipts.prune(timedelta(days=1), 1)
    await store.holds.open()
    await store.holds.latest()
    await use_the_do_not_call_list(store)


async def use_the_do_not_call_list(store: Store) -> None:
    """Who asked for no more calls is not called, whatever else of their entry is damaged."""
    known, numbers, new = await list_on(store), asked_off(), "+573208887766"
    hurt = numbers[1 + columns("do_not_call").index("number")]  # the entry that tells nobody's number
    assert [number for number in numbers if known.listed(number) is None] in ([], [hurt])
    listed = await known.all()
    assert {entry.number for entry in listed} >= set(numbers) - {hurt}
    assert known.listed(numbers[0]) == DoNotCallEntry(numbers[0], NOW, "ana", "asked", "no me llame", "c1")
    for entry in listed:
        assert all(isinstance(text, str) for text in (entry.by, entry.reason, entry.sentence, entry.call_id))
    await known.add_all([DoNotCallEntry(number, NOW, "ana") for number in (*numbers, new)], None)
    for number in numbers[1:]:
        await known.remove(number, "agreed", "supervisor")
    again = await list_on(store)
    assert [number for number in (*numbers, new) if again.listed(number)] == [numbers[0], new]

    trail = await store.audit.between(NOW - timedelta(days=1), NOW + timedelta(days=1))
    exported = {act.subject for act in trail if act.kind is AuditKind.EXPORT}
    assert exported >= {"0.csv", f"{len(columns('audit_trail')) + 1}.csv"}
    for act in trail:
        assert all(isinstance(text, str) for text in (act.by, act.subject, act.text, act.fate, act.desk))
    taken_off = [act.subject for act in trail if act.kind is AuditKind.OPT_OUT_REMOVED]
    assert taken_off == numbers[1:]


OF_LISTS = {
    *("scheduled_calls", "erasures", "erased_numbers", "version_tests"),
    *(name for name in metadata.tables if name.startswith(("contact", "campaign", "scenario"))),
}
"""These are damaged in the tests of their stores."""


def damage_all(path: Path, value: object) -> int:
    """Put the value into one row for each column of each table; returns how many took it."""
    as_sql = isinstance(value, str) and value.startswith("CAST(")
    said, given = (value, ()) if as_sql else ("?", (value,))
    taken = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        rows = [row for (row,) in other.execute("SELECT row FROM calls ORDER BY row")]
        for table in metadata.tables:
            if table == "meta" or table in OF_LISTS:
                continue
            keys = {"turns": "ordinal", "journal": "sequence", "webhook_receipts": "key"}
            keys["call_parts"] = "remote_id"
            key = keys.get(table, "rowid")
            of = f"WHERE call_row = {rows[0]}" if table in {"turns", "journal"} else ""
            places = [place for (place,) in other.execute(f"SELECT {key} FROM {table} {of} ORDER BY 1")]
            assert len(places) > len(columns(table)), table
            for column, place in zip(columns(table), places[1:], strict=False):
                where = f"{of or 'WHERE 1'} AND {key} = ?"
                try:
                    other.execute(f"UPDATE {table} SET {column} = {said} {where}", (*given, place))
                except sqlite3.IntegrityError:
                    continue  # the database itself keeps such a value out
                taken += 1
    return taken


@pytest.mark.parametrize("kind", DAMAGES)
async def test_whatever_one_column_holds_everything_else_is_read_and_saved(tmp_path, caplog, kind):
    path = tmp_path / "a.db"
    async with open_store(None, path, "uno") as store:
        await filled(store)
    assert damage_all(path, DAMAGES[kind]) > 30
    async with open_store(None, path, "uno") as store:
        await use_all(store, 1 if kind in {"bytes", "not UTF-8", "infinite"} else 5)  # 1: it ends a page
    told = {record.table for record in caplog.records if record.msg == "store.row_damaged"}
    assert "do_not_call" in told  # by the number at least: it is called again
    async with open_store(None, path, "uno") as store:
        found = {call.number: call for call in await every(store, CallQuery(), 50)}
        assert len(found) >= len(columns("calls"))


@pytest.mark.parametrize("kind", IN_DETAILS)
async def test_details_that_cannot_be_read_are_made_anew_from_the_journal(tmp_path, kind):
    path = tmp_path / "a.db"
    at = datetime(2026, 3, 10, 17, tzinfo=UTC)
    hurt, facts = settled("hurt", at=at, summary="bien")
    async with open_store(None, path, "uno") as store:
        await store.calls.save(*talked("whole", at=at), "dial")
        await store.calls.save(hurt, facts, "dial")
    old, new = IN_DETAILS[kind]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        where = "WHERE row = (SELECT row FROM calls WHERE id = 'hurt')"
        (before,) = other.execute(f"SELECT data FROM call_details {where}").fetchone()
        assert old in before
        after = before[: before.index(old)] if not new else before.replace(old, new)
        other.execute(f"UPDATE call_details SET data = ? {where}", (after,))
    async with open_store(None, path, "uno") as store:
        assert {call.id: call.status for call in await every(store, CallQuery(), 50)} == {
            "whole": CallStatus.ENDED,
            "hurt": CallStatus.ENDED,
        }
        assert await store.calls.get("hurt") == hurt


async def test_lost_details_and_a_lost_journal_leave_what_the_columns_tell(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "uno") as store:
        await store.calls.save(*settled("hurt", seconds=42.0), "dial")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for table in ("call_details", "journal"):
            other.execute(f"DELETE FROM {table}")
    async with open_store(None, path, "uno") as store:
        (call,) = await every(store, CallQuery(), 50)
        assert (call.id, call.number, call.duration_s) == ("hurt", "+573001234567", 42.0)
        assert call.carrier_call_id == "CA-hurt"
        assert call.status is CallStatus.ENDED
        await store.calls.save(call, (), "again")
        assert await store.calls.get("hurt") == call


async def test_a_damaged_newest_prompt_gives_way_to_the_one_before_and_publishing_goes_on(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "uno") as store:
        await store.prompts.publish("dos", "ana")
        await store.prompts.publish("tres", "ana")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE prompts SET text = x'ff' WHERE number = 3")
        other.execute("UPDATE prompts SET published_us = 'ayer' WHERE number = 2")
    async with open_store(None, path, "uno") as store:
        assert (await store.prompts.current()).text == "dos"
        assert (await store.prompts.publish("cuatro", "ana")).number == 4
        assert (await store.prompts.current()).text == "cuatro"
