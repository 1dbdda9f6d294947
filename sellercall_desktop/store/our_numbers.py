"""What numbers pointed to before us: `core.our_numbers.number.HoldStore` on an SQL database.

A team shares one database, so each record names the desktop that took the number: another one's
records are not ours to give back.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, insert, select, update

from sellercall_desktop.core.our_numbers.number import OPEN_STATES, Hold
from sellercall_desktop.files import write_whole
from sellercall_desktop.store.calls.mending import tell
from sellercall_desktop.store.calls.rows import UNREADABLE
from sellercall_desktop.store.database.schema import number_holds
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Select

    from sellercall_desktop.store.database.connections import Database

KEPT_RECORDS = 200  # of what is over
_HOLDS = msgspec.json.Decoder(Hold)  # made here, by one thread, as in `rows`


def desktop_id(folder: Path) -> str:
    """The name of the desktop whose data lie in `folder`, made at its first start."""
    file = folder / "desktop-id"
    try:
        if known := file.read_text(encoding="ascii").strip():
            return known
    except FileNotFoundError:
        pass
    made = uuid.uuid4().hex
    write_whole(file, made + "\n", durable=True)
    return made


class SqlHoldStore:
    """The records of one desktop."""

    def __init__(self, database: Database, holder: str) -> None:
        self._database, self._holder = database, holder
        self.workload = database.workload

    @uninterrupted
    async def save(self, hold: Hold) -> None:
        """Write the record, new or changed. On return it would survive a power cut."""
        await self._database.write(lambda connection: self._write(connection, hold), durable=True)

    @uninterrupted
    async def open(self) -> list[Hold]:
        """Those with something still to give back, oldest first."""
        rows = number_holds.c
        wanted = select(rows.id, rows.data).where(
            rows.holder == self._holder, rows.state.in_(sorted(OPEN_STATES))
        )
        return await self._read(wanted.order_by(rows.id))

    @uninterrupted
    async def latest(self, limit: int = 20) -> list[Hold]:
        """The newest records, whatever became of them."""
        rows = number_holds.c
        wanted = (
            select(rows.id, rows.data)
            .where(rows.holder == self._holder)
            .order_by(rows.id.desc())
            .limit(limit)
        )
        return await self._read(wanted)

    async def _read(self, wanted: Select[Any]) -> list[Hold]:
        found = await self._database.read(lambda connection: connection.execute(wanted).all())
        holds = []
        for row in found:
            try:
                holds.append(_HOLDS.decode(row.data))
            except UNREADABLE as error:
                tell(self._database.place, "number_holds", row.id, error)
        return holds

    def _write(self, connection: Connection, hold: Hold) -> None:
        values = {"state": hold.state.value, "data": msgspec.json.encode(hold).decode()}
        mine = number_holds.c.holder == self._holder
        if connection.execute(
            update(number_holds).where(mine, number_holds.c.id == hold.id).values(**values)
        ).rowcount:
            return
        connection.execute(insert(number_holds).values(id=hold.id, holder=self._holder, **values))
        over = select(number_holds.c.id).where(mine, number_holds.c.state.not_in(sorted(OPEN_STATES)))
        old = list(connection.scalars(over.order_by(number_holds.c.id.desc()).offset(KEPT_RECORDS)))
        if old:
            connection.execute(delete(number_holds).where(mine, number_holds.c.id.in_(old)))
