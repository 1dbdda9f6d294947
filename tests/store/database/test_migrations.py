"""The schema grows by steps: each is undone whole when it fails, and a copy is made before it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from sellercall_desktop.core.calls.call import CallResult, CallStatus, advance_all
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.hand_off_facts import CustomerJoined, HandOffAsked, HandOffKind
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.core.calls.written_facts import OptOutJudged, OptOutJudgement, WatchSaw
from sellercall_desktop.store import open_store
from sellercall_desktop.store.calls.rows import call_values, detail_values, turn_values
from sellercall_desktop.store.database.migrations import (
    STEPS,
    m0002_search,
    m0013_voicemail_result,
    m0021_prompt_variables,
    m0028_open_wishes,
    m0029_talked_with,
)
from sellercall_desktop.store.database.scenario_tables import metadata
from sellercall_desktop.store.database.sqlite_file import KEPT_BACKUPS, prepare
from tests.store.sample_calls import NOON, talked

OLD_OPT_OUT = 4
"""The bit of `remarks` that calls had whose wish was judged, or was not."""
MINUTE = timedelta(minutes=1)


def version_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()[0])


def backups(path):
    return sorted(path.parent.glob("*.backup"), key=lambda copy: copy.name.split(".")[-2])  # by time


def put(path, call, at=1, **otherwise):
    """What a former version of the program would have written."""
    values = {**call_values(call), **otherwise}
    rows = {"calls": [{"row": at, **values}], "call_details": [{"row": at, **detail_values(call)}]}
    rows["turns"] = [{"call_row": at, **turn_values(turn)} for turn in call.turns]
    with closing(sqlite3.connect(path)) as connection:
        for table, values in rows.items():
            known = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
            for row in ({name: value for name, value in each.items() if name in known} for each in values):
                marks = ", ".join(f":{name}" for name in row)
                connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)
        if "call_words" in {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}:
            learn = "INSERT INTO call_words (rowid, body) SELECT row, body FROM call_texts WHERE row = ?"
            connection.execute(learn, (at,))
        connection.commit()


async def test_calls_of_the_first_schema_are_found_after_the_upgrade(tmp_path):
    path = tmp_path / "a.db"
    prepare(path, 1, STEPS[:1])
    assert version_of(path) == 1
    call, _ = talked("c", "Estoy interesado", "¿Cuánto vale?", number="+573001234567")
    put(path, call)
    async with open_store(None, path, "x") as store:
        assert await store.calls.get("c") == call
        for text in ("interes", "cuanto", "0123"):
            assert await store.calls.count(CallQuery(text=text)) == 1
        await store.calls.save(*talked("d", "nada"), "dial")
        assert await store.calls.count(CallQuery(text="nada")) == 1
    assert version_of(path) == len(STEPS)
    copy, *_of_later_steps = backups(path)
    assert copy.name.startswith("a.db.v1.")
    assert version_of(copy) == 1
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT id FROM calls").fetchall() == [("c",)]


async def test_a_prompt_of_before_there_were_variables_keeps_its_braces_and_a_new_one_has_them_filled(
    tmp_path,
):
    path = tmp_path / "a.db"
    prepare(path, 1, STEPS[: STEPS.index(m0021_prompt_variables.apply)])
    with closing(sqlite3.connect(path)) as connection:
        columns = "number, text, author, published_us, note, presets, prompt_id, settings"
        values = "7, 'Diga {{x}}', 'ana', 1, '', '[]', 'default', '{}'"
        connection.execute(f"INSERT INTO prompts ({columns}) VALUES ({values})")
        connection.commit()
    async with open_store(None, path, "x") as store:
        assert not (await store.prompts.current()).fills_variables
        again = await store.prompts.publish("Diga {{x}}", "ana")
        assert (again.number, again.fills_variables) == (8, True)
        assert (await store.prompts.publish("Diga {{x}}", "ana")).number == 8


async def test_calls_handed_off_before_know_with_whom_they_were(tmp_path):
    path = tmp_path / "a.db"
    joined = (
        HandOffAsked(NOON, "h1", HandOffKind.TAKE_OVER, "+573009876543", "Zoé"),
        CustomerJoined(NOON, "h1"),
        HandOffAsked(NOON + MINUTE, "h2", HandOffKind.BLIND, "+576017654321", ""),
        CustomerJoined(NOON + MINUTE, "h2"),
    )
    async with open_store(None, path, "x") as store:
        for name, facts in (("a", joined), ("b", joined[:1]), ("c", ())):
            call, known = talked(name, "hola")
            await store.calls.save(advance_all(call, facts), (*known, *facts), "dial")
    with closing(sqlite3.connect(path)) as connection:  # as it was before that step
        damaged = "UPDATE call_details SET data = '{' WHERE row = (SELECT row FROM calls WHERE id = 'c')"
        for before in (
            "DROP INDEX ix_calls_talked_with",
            "ALTER TABLE calls DROP COLUMN talked_with",
            "UPDATE calls SET remarks = remarks | 8 WHERE id = 'c'",
            damaged,
            f"UPDATE meta SET value = '{STEPS.index(m0029_talked_with.apply)}' WHERE key = 'schema_version'",
        ):
            connection.execute(before)
        connection.commit()
    async with open_store(None, path, "x"):
        pass
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT id, talked_with FROM calls ORDER BY id").fetchall()
    assert kept == [("a", "Zoé, +576017654321"), ("b", None), ("c", None)]


async def test_a_database_that_is_up_to_date_is_not_copied(tmp_path):
    path = tmp_path / "a.db"
    for _ in range(2):
        async with open_store(None, path, "x"):
            pass
    assert backups(path) == []


def test_a_step_that_fails_leaves_the_database_as_it_was_before_it(tmp_path):
    path = tmp_path / "a.db"
    prepare(path, 1)

    def third(connection):
        connection.exec_driver_sql("CREATE TABLE third (x)")

    def fourth(connection):
        connection.exec_driver_sql("CREATE TABLE fourth (x)")
        connection.exec_driver_sql("DROP TABLE calls")
        raise OSError("power cut")

    with pytest.raises(OSError, match="power cut"):
        prepare(path, 1, (*STEPS, third, fourth))
    assert version_of(path) == len(STEPS) + 1
    with closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {"calls", "third"} <= tables
    assert "fourth" not in tables
    known = len(STEPS)
    assert [version_of(copy) for copy in backups(path)] == [known]  # as it was before the upgrade


def test_a_first_step_that_fails_leaves_no_file(tmp_path):
    def broken(_connection):
        raise OSError("power cut")

    with pytest.raises(OSError, match="power cut"):
        prepare(tmp_path / "a.db", 1, (STEPS[0], broken))
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_copies_are_kept(tmp_path):
    path = tmp_path / "a.db"
    prepare(path, 1)
    steps = STEPS
    for _ in range(KEPT_BACKUPS + 2):
        steps = (*steps, lambda _connection: None)
        prepare(path, 1, steps)
    newest = len(steps)
    assert [version_of(copy) for copy in backups(path)] == [newest - 3, newest - 2, newest - 1]


def test_the_tables_in_code_are_the_tables_that_the_steps_make(tmp_path):
    path = tmp_path / "a.db"
    prepare(path, 1)
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    found = inspect(engine)
    for table in metadata.tables.values():
        made = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert made == {column.name: column.nullable for column in table.columns}
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [
            c.name for c in table.primary_key
        ]


def test_every_state_and_direction_has_a_marker_of_its_own():
    states = {*CallStatus, *CallResult} - {CallStatus.ENDED}
    assert len({m0002_search.marker(m0013_voicemail_result.STATES, state) for state in states}) == len(states)
    assert len({m0002_search.marker(m0002_search.DIRECTIONS, way) for way in Direction}) == len(Direction)


def test_the_journal_can_name_every_fact():
    from sellercall_desktop.core.calls.facts import FACT_TYPES, Fact

    assert set(FACT_TYPES.values()) == set(get_args(Fact))


async def test_old_wishes_that_nobody_judged_get_the_remark_of_their_own_and_hold_their_number(tmp_path):
    path, at = tmp_path / "a.db", NOON
    prepare(path, 1, STEPS[: STEPS.index(m0028_open_wishes.apply)])
    heard = WatchSaw(at, "opt_out", "doubtful", 3, "no me llamen")
    said_no = OptOutJudged(at, "ana", OptOutJudgement.OPT_OUT, "", 3, "no me llamen")
    open_one, _ = talked("open", "uno", number="+5215512345678")
    judged, _ = talked("judged", "dos", number="+573001234567")
    for row, call in enumerate(
        (advance_all(open_one, (heard,)), advance_all(judged, (heard, said_no))), start=1
    ):
        put(path, call, row, remarks=OLD_OPT_OUT)
    async with open_store(None, path, "x") as store:
        assert await store.wishes.call_of("+525512345678") == "open"  # the same number, written otherwise
        assert await store.wishes.call_of("+573001234567") is None
        for remark, found in ((Remark.UNJUDGED, "open"), (Remark.OPT_OUT, "judged")):
            page = await store.calls.page(CallQuery(remarks=frozenset({remark})))
            assert [call.id for call in page.calls] == [found]
        assert await store.calls.count(CallQuery(text="uno", remarks=frozenset({Remark.UNJUDGED}))) == 1
