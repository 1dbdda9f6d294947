"""`core.campaigns.breaks.BreakStore` on an SQL database: breaks are acts of the audit trail alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.store.audit_trail import readable_entry, write_entry
from sellercall_desktop.store.calls.rows import microseconds
from sellercall_desktop.store.campaigns.rows import CHANNEL
from sellercall_desktop.store.database.schema import audit_trail as trail
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.store.database.connections import Database


class SqlBreakStore:
    """See `BreakStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def write(self, act: AuditEntry) -> None:
        """See `BreakStore`."""

        def write(connection: Connection) -> None:
            write_entry(connection, act)
            if connection.dialect.name == "postgresql":
                told = {"channel": CHANNEL, "id": act.subject}
                connection.execute(text("SELECT pg_notify(:channel, :id)"), told)

        await self._database.write(write, durable=True)

    @uninterrupted
    async def acts(self, since: datetime, *, campaign_id: str = "", desk: str = "") -> Sequence[AuditEntry]:
        """See `BreakStore`."""
        fits = trail.c.kind == AuditKind.BREAK.value, trail.c.at_us >= microseconds(since)
        wanted = select(trail).where(*fits)
        if campaign_id:
            wanted = wanted.where(trail.c.subject == campaign_id)
        if desk:
            wanted = wanted.where(trail.c.desk == desk)
        ordered = wanted.order_by(trail.c.row)
        found = await self._database.read(lambda connection: connection.execute(ordered).all())
        read = (readable_entry(self._database.place, row) for row in found)
        return [act for act in read if act is not None]
