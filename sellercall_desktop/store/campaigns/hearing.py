"""Whose words are still to be looked at for a wish: `core.campaigns.wishes.UnheardStore` on an SQL database.

Every transaction that writes words of a call which the AI made alone counts itself on the attempt. Who has
looked at the words writes down the count as it was before; so whatever ends a program, the words that nobody
has looked at are known by the two counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column, select, text, tuple_, update

from sellercall_desktop.core.campaigns.campaign import RowOutcome, RowState
from sellercall_desktop.core.campaigns.wishes import Unheard
from sellercall_desktop.store.campaigns.attempts import id_of
from sellercall_desktop.store.campaigns.rows import QUEUES, released
from sellercall_desktop.store.database.schema import campaign_attempts as attempts
from sellercall_desktop.store.database.schema import campaign_rows as rows
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from sellercall_desktop.store.database.connections import Database

_SPOKEN = text("UPDATE campaign_attempts SET spoken = spoken + 1 WHERE call_id = :call_id")
_IS_UNHEARD: ColumnElement[bool] = literal_column("campaign_attempts.heard < campaign_attempts.spoken")
"""As the partial index has it: not a parameter."""
_LATEST = attempts.c.begun_us.desc(), attempts.c.call_id.desc()
_NOT_YET = (RowState.AGREED, RowState.AGAIN, RowState.NEW, RowState.DONE)


def spoken(connection: Connection, call_id: str) -> None:
    """Words of this call are written down in this transaction; of no account where the AI was not alone."""
    connection.execute(_SPOKEN, {"call_id": call_id})


class SqlUnheardStore:
    """See `UnheardStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def unheard(self, after: Unheard | None, limit: int) -> Sequence[Unheard]:
        """See `UnheardStore`."""
        wanted = select(attempts).where(_IS_UNHEARD, attempts.c.ended_us.is_not(None))
        if after is not None:
            wanted = wanted.where(
                tuple_(attempts.c.begun_us, attempts.c.call_id) < (after.begun_us, after.call_id)
            )
        wanted = wanted.order_by(*_LATEST).limit(limit)

        def read(connection: Connection) -> list[Unheard]:
            return [_unheard_of(row) for row in connection.execute(wanted)]

        return await self._database.read(read)

    @uninterrupted
    async def of_call(self, call_id: str) -> Unheard | None:
        """See `UnheardStore`."""
        wanted = select(attempts).where(attempts.c.call_id == call_id, attempts.c.spoken.is_not(None))

        def read(connection: Connection) -> Unheard | None:
            row = connection.execute(wanted).one_or_none()
            return _unheard_of(row) if row is not None else None

        return await self._database.read(read)

    @uninterrupted
    async def heard(self, one: Unheard) -> None:
        """See `UnheardStore`."""
        further = attempts.c.call_id == one.call_id, attempts.c.heard < one.spoken
        told = update(attempts).where(*further).values(heard=one.spoken)
        await self._database.write(
            lambda connection: connection.execute(told).rowcount, durable=True, in_turn=False
        )

    @uninterrupted
    async def withdrawn(self, call_id: str) -> str:
        """See `UnheardStore`."""

        def write(connection: Connection) -> str:
            mine = select(rows).where(
                rows.c.row
                == select(attempts.c.campaign_row).where(attempts.c.call_id == call_id).scalar_subquery()
            )
            row = connection.execute(mine.with_for_update()).one_or_none()
            ended = attempts.c.call_id == call_id, attempts.c.ended_us.is_not(None)
            asked = RowOutcome.OPTED_OUT.value
            changed = update(attempts).where(*ended, attempts.c.outcome != asked).values(outcome=asked)
            if not connection.execute(changed).rowcount or row is None:
                return ""
            if row.call_id == call_id and row.queue in {QUEUES.index(state) for state in _NOT_YET}:
                gone = {"queue": QUEUES.index(RowState.WITHDRAWN), "outcome": asked, **released()}
                connection.execute(update(rows).where(rows.c.row == row.row).values(**gone))
            return id_of(connection, row.campaign)

        return await self._database.write(write, durable=True, in_turn=False)


def _unheard_of(row: Row[Any]) -> Unheard:
    return Unheard(row.call_id, row.begun_us, row.desk, row.spoken, is_heard=row.heard >= row.spoken)
