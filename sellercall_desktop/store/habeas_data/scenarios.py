"""Scenarios that were made of a person's calls, and what was said when they were tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, select

from sellercall_desktop.store.contacts.writing import portions
from sellercall_desktop.store.database.scenario_tables import scenario_run_parts, scenario_tries, scenarios
from sellercall_desktop.store.habeas_data.part import PersonalPart

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.store.calls.search import Search
    from sellercall_desktop.store.habeas_data.person import Person

_TABLES = (scenarios, scenario_run_parts, scenario_tries)


def _shown(connection: Connection, person: Person) -> list[Any]:
    found: list[Any] = []
    for ids in portions(person.call_ids):
        for table in _TABLES:
            rows = connection.execute(select(table.c.call_id, table.c.data).where(table.c.call_id.in_(ids)))
            found += ({"call": row.call_id, "data": msgspec.Raw(row.data.encode())} for row in rows)
    return found


def _erase(connection: Connection, person: Person, _search: Search) -> int:
    count = 0
    for ids in portions(person.call_ids):
        for table in _TABLES:
            count += connection.execute(delete(table).where(table.c.call_id.in_(ids))).rowcount
    return count


SCENARIOS = PersonalPart("scenarios", tuple(table.name for table in _TABLES), _shown, _erase)
