"""Receipts of webhooks: digests with the time they were taken, the newest kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from sellercall_desktop.store.calls.rows import microseconds
from sellercall_desktop.store.database.schema import webhook_receipts as receipts
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from sqlalchemy import Connection

    from sellercall_desktop.store.database.connections import Database


class SqlReceiptStore:
    """`core.calls.receipts.ReceiptStore` on an SQL database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def keys(self) -> list[bytes]:
        """All of them, oldest first."""
        known = select(receipts.c.key).order_by(receipts.c.taken_us)
        found = await self._database.read(lambda connection: connection.scalars(known).all())
        return [bytes(key) for key in found if isinstance(key, bytes | memoryview)]

    @uninterrupted
    async def keep(self, keys: Sequence[bytes], at: datetime) -> None:
        """Add these; one that is there already is kept as it is."""

        def write(connection: Connection) -> None:
            known = set(connection.scalars(select(receipts.c.key).where(receipts.c.key.in_(keys))))
            new = [{"key": key, "taken_us": microseconds(at)} for key in keys if key not in known]
            if new:
                connection.execute(insert(receipts), new)

        await self._database.write(write)

    @uninterrupted
    async def prune(self, keep: timedelta, at_most: int) -> None:
        """Delete those older than `keep`, and the oldest beyond `at_most`."""
        before = microseconds(datetime.now(UTC) - keep)

        def write(connection: Connection) -> None:
            newest = select(receipts.c.taken_us).order_by(receipts.c.taken_us.desc())
            bound = connection.scalar(newest.offset(at_most).limit(1))
            oldest = max(before, bound + 1) if isinstance(bound, int) else before
            connection.execute(delete(receipts).where(receipts.c.taken_us < oldest))

        await self._database.write(write)
