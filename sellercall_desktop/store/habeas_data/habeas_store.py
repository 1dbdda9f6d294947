"""A person's data over all tables of an SQL database: `core.contacts.habeas_data.HabeasDataStore`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, insert, literal_column, or_, select

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.contacts.errors import HabeasDataError
from sellercall_desktop.core.contacts.habeas_data import Erasure, PersonKept
from sellercall_desktop.core.problems import HabeasDataProblem
from sellercall_desktop.store.audit_trail import write_entry
from sellercall_desktop.store.calls.criteria import LIVE
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import UNREADABLE, checked, microseconds
from sellercall_desktop.store.contacts.writing import portions
from sellercall_desktop.store.database.connections import pragma
from sellercall_desktop.store.database.schema import calls, erasures
from sellercall_desktop.store.database.uninterrupted import uninterrupted
from sellercall_desktop.store.habeas_data.parts import PARTS
from sellercall_desktop.store.habeas_data.person import person_of
from sellercall_desktop.store.habeas_data.tombstones import remember

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from sellercall_desktop.core.contacts.habeas_data import PersonAsked
    from sellercall_desktop.store.calls.search import Search
    from sellercall_desktop.store.database.connections import Database
    from sellercall_desktop.store.habeas_data.person import Person

OWED = timedelta(hours=24)
"""A call that a provider still owes something is waited for so long."""
_ERASURES = msgspec.json.Decoder(Erasure)


class SqlHabeasDataStore:
    """See `HabeasDataStore`. Everything is read, and taken away, in one transaction."""

    def __init__(self, database: Database, search: Search) -> None:
        self._database, self._search = database, search
        self.workload = database.workload

    async def kept(self, asked: PersonAsked) -> PersonKept | None:
        """See `HabeasDataStore`."""
        found = await self._database.read(lambda connection: _gather(connection, asked))
        return _kept(*found) if found else None

    async def gather(self, asked: PersonAsked, at: datetime) -> tuple[PersonKept, bytes] | None:
        """See `HabeasDataStore`."""
        return await self._database.read(lambda connection: _document(connection, asked, at))

    @uninterrupted
    async def erase(self, asked: PersonAsked, tombstone: Erasure) -> tuple[Erasure, tuple[str, ...]]:
        """See `HabeasDataStore`."""
        done = await self._database.write(
            lambda connection: _erase(connection, self._search, asked, tombstone), durable=True
        )
        await self._database.give_back_space()
        return done

    async def erasures(self) -> Sequence[Erasure]:
        """See `HabeasDataStore`."""
        wanted = select(erasures).order_by(erasures.c.at_us.desc())
        return await self._database.read(
            lambda connection: [
                one for row in connection.execute(wanted) if (one := _readable(connection, row)) is not None
            ]
        )

    @uninterrupted
    async def note(self, act: AuditEntry) -> None:
        """See `HabeasDataStore`."""
        await self._database.write(lambda connection: write_entry(connection, act), durable=True)


def _gather(connection: Connection, asked: PersonAsked) -> tuple[Person, dict[str, list[Any]]] | None:
    person = person_of(connection, asked)
    found = {part.name: part.gather(connection, person) for part in PARTS}
    return (person, found) if any(found.values()) else None


def _document(connection: Connection, asked: PersonAsked, at: datetime) -> tuple[PersonKept, bytes] | None:
    if (gathered := _gather(connection, asked)) is None:
        return None
    person, found = gathered
    data = msgspec.json.encode({"exported_at": at, "numbers": person.numbers, **found})
    return _kept(person, found), msgspec.json.format(data, indent=2)


def _kept(person: Person, found: Mapping[str, Sequence[Any]]) -> PersonKept:
    return PersonKept(person.numbers, tuple((name, len(rows)) for name, rows in found.items()))


def _erase(
    connection: Connection, search: Search, asked: PersonAsked, tombstone: Erasure
) -> tuple[Erasure, tuple[str, ...]]:
    gathered = _gather(connection, asked)
    if gathered is None:
        raise HabeasDataError(HabeasDataProblem.NOBODY)
    person, _ = gathered
    if _is_alive(connection, person, tombstone.at):
        raise HabeasDataError(HabeasDataProblem.CALL_LIVES)
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        pragma(connection, "secure_delete = 1")  # what is freed is overwritten
    hashes = remember(connection, person.numbers, microseconds(tombstone.at))
    counts = tuple(
        (part.name, part.erase(connection, person, search)) for part in PARTS if part.erase is not None
    )
    done = replace(tombstone, hashes=hashes, counts=counts)
    data = msgspec.json.encode(done).decode()
    connection.execute(insert(erasures).values(id=done.id, at_us=microseconds(done.at), data=data))
    subject = hashes[0] if hashes else ""
    write_entry(
        connection,
        AuditEntry(done.at, done.by, AuditKind.PERSON_ERASED, subject, done.why, done.id, done.desk),
    )
    if sqlite:
        pragma(connection, "secure_delete = 0")
    return done, person.call_ids


def _is_alive(connection: Connection, person: Person, now: datetime) -> bool:
    young = calls.c.row > microseconds(now - OWED)
    lives = or_(calls.c.state.in_(sorted(LIVE)), and_(calls.c.unsettled == literal_column("1"), young))
    asked = (select(calls.c.row).where(calls.c.row.in_(rows), lives) for rows in portions(person.call_rows))
    return any(connection.scalar(each.limit(1)) is not None for each in asked)


def _readable(connection: Connection, row: Any) -> Erasure | None:  # noqa: ANN401 - a row
    try:
        return checked(_ERASURES.decode(row.data))
    except UNREADABLE as error:
        tell(place_of(connection), "erasures", row.id, error)
        return None
