"""`core.campaigns.ports.CampaignStore` on an SQL database.

What touches one row locks that row alone, so that desks on a server do not wait for each other's history;
what must not cross a call's intent takes the writers' turn (`Database.write`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import insert, select, text, update

from sellercall_desktop.store.audit_trail import next_key, write_entry
from sellercall_desktop.store.calls.mending import tell
from sellercall_desktop.store.calls.rows import UNREADABLE, microseconds, time_of
from sellercall_desktop.store.campaigns import adding, attempts, looking, removing, taking
from sellercall_desktop.store.campaigns.rows import (
    CHANNEL,
    campaign_of,
    campaign_values,
    contact_or_none,
    now_us,
)
from sellercall_desktop.store.database.schema import (
    campaign_clocks,
    campaigns,
)
from sellercall_desktop.store.database.sqlite import SqliteDatabase
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from sqlalchemy import Connection, Select

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.campaigns.campaign import (
        Campaign,
        CampaignContact,
        CampaignEntry,
        Waiting,
    )
    from sellercall_desktop.core.campaigns.outcomes import Following
    from sellercall_desktop.core.campaigns.ports import (
        Asker,
        CampaignProgress,
        EndedAttempt,
        EntriesAdded,
        NextMoment,
    )
    from sellercall_desktop.store.database.connections import Database

T = TypeVar("T")
CLOCKS_DIFFER = timedelta(seconds=30)
"""A desk's clock may be behind the server's: nobody is looked at again and again for that."""
_TRIES = 3


class SqlCampaignStore:
    """See `CampaignStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload
        self.now_us: Callable[[Connection], int] = now_us
        """Whose clock leases and turns go by; tests have one of their own."""

    @property
    def is_shared(self) -> bool:
        """See `CampaignStore`."""
        return not isinstance(self._database, SqliteDatabase)

    # --- campaigns ----------------------------------------------------------------------------

    @uninterrupted
    async def campaigns(self) -> Sequence[Campaign]:
        """See `CampaignStore`. One that cannot be read is left out, and the log says so."""
        return await self._read(select(campaigns).order_by(campaigns.c.key.desc()))

    @uninterrupted
    async def campaign(self, campaign_id: str) -> Campaign | None:
        """See `CampaignStore`."""
        found = await self._read(select(campaigns).where(campaigns.c.id == campaign_id))
        return found[0] if found else None

    async def _read(self, wanted: Select[Any]) -> list[Campaign]:
        found = await self._database.read(lambda connection: connection.execute(wanted).all())
        readable: list[Campaign] = []
        for row in found:
            try:
                readable.append(campaign_of(row))
            except UNREADABLE as error:
                tell(self._database.place, "campaigns", row.key, error)
        return readable

    @uninterrupted
    async def save(self, campaign: Campaign, act: AuditEntry | None = None) -> Campaign | None:
        """See `CampaignStore`."""
        saved = replace(campaign, revision=campaign.revision + 1)

        def write(connection: Connection) -> Campaign | None:
            here = campaigns.c.id == campaign.id
            changed = update(campaigns).where(here, campaigns.c.revision == campaign.revision)
            if not connection.execute(changed.values(**campaign_values(saved))).rowcount:
                if campaign.revision or connection.execute(select(campaigns.c.key).where(here)).first():
                    return None
                key = next_key(connection, campaigns.c.key)
                connection.execute(insert(campaigns).values(key=key, **campaign_values(saved)))
            key_of = select(campaigns.c.key).where(here).scalar_subquery()
            open_again = update(campaign_clocks).where(campaign_clocks.c.campaign == key_of)
            connection.execute(open_again.values(opens_us=0))
            if act is not None:
                write_entry(connection, act)
            _tell_others(connection, campaign.id)
            return saved

        return await self._database.write(write, durable=True)

    @uninterrupted
    async def add(self, campaign_id: str, entries: Sequence[CampaignEntry]) -> EntriesAdded:
        """See `CampaignStore`."""
        return await self._database.write(lambda connection: adding.add(connection, campaign_id, entries))

    @uninterrupted
    async def remove(self, campaign: Campaign, act: AuditEntry) -> bool:
        """See `CampaignStore`."""
        return await self._database.write(lambda it: removing.remove(it, campaign, act), durable=True)

    # --- one row ------------------------------------------------------------------------------

    async def next(self, campaign_id: str, asker: Asker, lease: timedelta) -> CampaignContact | None:
        """See `CampaignStore`."""

        def work(connection: Connection) -> CampaignContact | None:
            now = None if self.now_us is now_us else self.now_us(connection)
            return taking.take(connection, campaign_id, asker, _us(lease), now)

        for _ in range(_TRIES):
            try:
                return await self._change(work)
            except taking.NumberIsOutError:
                continue
        return None

    async def begin(self, contact: CampaignContact, call_id: str, *, alone: bool = False) -> bool:
        """See `CampaignStore`."""

        def work(connection: Connection) -> bool:
            return attempts.begin(connection, contact, call_id, self.now_us(connection), alone=alone)

        return await self._change(work, durable=True)

    @uninterrupted
    async def holds(self, contact: CampaignContact, call_id: str) -> bool:
        """See `CampaignStore`."""
        return await self._database.read(lambda connection: attempts.holds(connection, contact, call_id))

    async def renew(self, contacts: Sequence[CampaignContact], lease: timedelta) -> frozenset[int]:
        """See `CampaignStore`."""
        return await self._change(
            lambda connection: attempts.renew(connection, contacts, self.now_us(connection) + _us(lease))
        )

    async def held(self, seller: str, desk: str, lease: timedelta) -> Sequence[CampaignContact]:
        """See `CampaignStore`."""

        def work(connection: Connection) -> list[CampaignContact]:
            return attempts.take_over(connection, seller, desk, self.now_us(connection) + _us(lease))

        return await self._change(work)

    async def put_back(self, contact: CampaignContact, became: Following | None = None) -> bool:
        """See `CampaignStore`."""

        def work(connection: Connection) -> bool:
            later = became
            if became is not None and became.due is not None:
                soonest = time_of(self.now_us(connection)) + CLOCKS_DIFFER
                later = replace(became, due=max(became.due, soonest))
            return attempts.put_back(connection, contact, later)

        return await self._change(work, contact.campaign_id)

    async def settle(
        self, call_id: str, became: Following, ended_at: datetime, cost: Decimal
    ) -> CampaignContact | None:
        """See `CampaignStore`."""

        def work(connection: Connection) -> CampaignContact | None:
            settled = attempts.settle(connection, call_id, became, ended_at, cost)
            if settled is not None:
                _tell_others(connection, settled.campaign_id)
            return settled

        return await self._change(work, durable=True)

    async def agree(self, call_id: str, due: datetime | None, seller: str) -> CampaignContact | None:
        """See `CampaignStore`."""

        def work(connection: Connection) -> CampaignContact | None:
            agreed = attempts.agree(connection, call_id, due, seller)
            if agreed is not None:
                _tell_others(connection, agreed.campaign_id)
            return agreed

        return await self._change(work)

    @uninterrupted
    async def of_call(self, call_id: str) -> CampaignContact | None:
        """See `CampaignStore`."""

        def read(connection: Connection) -> CampaignContact | None:
            there = attempts.of_call(connection, call_id, to_read=True)
            return contact_or_none(connection, *there) if there is not None else None

        return await self._database.read(read)

    @uninterrupted
    async def lapsed(self, desk: str = "") -> Sequence[CampaignContact]:
        """See `CampaignStore`."""
        return await self._database.read(
            lambda connection: attempts.lapsed(connection, self.now_us(connection), desk)
        )

    @uninterrupted
    async def void(self, contact: CampaignContact, became: Following | None = None) -> bool:
        """See `CampaignStore`."""
        return await self._database.write(
            lambda connection: attempts.void(connection, contact, became), durable=True
        )

    # --- all of them --------------------------------------------------------------------------

    async def close(self, campaign_id: str, clock: str, until: datetime, why: Waiting) -> None:
        """See `CampaignStore`."""
        key_of = select(campaigns.c.key).where(campaigns.c.id == campaign_id).scalar_subquery()
        here = campaign_clocks.c.campaign == key_of, campaign_clocks.c.clock == clock

        def work(connection: Connection) -> int:
            opens = max(microseconds(until), self.now_us(connection) + _us(CLOCKS_DIFFER))
            closed = update(campaign_clocks).where(*here)
            return connection.execute(closed.values(opens_us=opens, closed_for=why.value)).rowcount

        await self._change(work, campaign_id)

    @uninterrupted
    async def on_at(self, campaign_id: str, seller: str = "") -> NextMoment | None:
        """See `CampaignStore`."""
        return await self._database.read(lambda connection: looking.on_at(connection, campaign_id, seller))

    @uninterrupted
    async def some_waiting(self, campaign_id: str, at_most: int) -> Sequence[CampaignContact]:
        """See `CampaignStore`."""
        return await self._database.read(
            lambda connection: looking.some_waiting(connection, campaign_id, at_most)
        )

    async def follow(self, heard: Callable[[str], None]) -> None:
        """See `CampaignStore`."""

        async def missed() -> None:
            for campaign in await self.campaigns():
                heard(campaign.id)

        await self._database.listen(CHANNEL, heard, missed)

    @uninterrupted
    async def is_over(self, campaign_id: str) -> bool:
        """See `CampaignStore`."""
        return await self._database.read(lambda connection: looking.is_over(connection, campaign_id))

    @uninterrupted
    async def progress(self, campaign_id: str) -> CampaignProgress:
        """See `CampaignStore`."""
        return await self._database.read(lambda connection: looking.progress(connection, campaign_id))

    @uninterrupted
    async def out(self, campaign_id: str) -> tuple[int, int]:
        """See `CampaignStore`."""
        return await self._database.read(lambda connection: looking.out(connection, campaign_id))

    async def spent(self, campaign_id: str) -> Decimal:
        """See `CampaignStore`."""
        return await self._database.read(lambda connection: looking.spent(connection, campaign_id))

    @uninterrupted
    async def ended_since(self, campaign_id: str, since: datetime) -> Sequence[EndedAttempt]:
        """See `CampaignStore`."""
        return await self._database.read(
            lambda connection: looking.ended_since(connection, campaign_id, since)
        )

    @uninterrupted
    async def _change(
        self, work: Callable[[Connection], T], campaign_id: str = "", *, durable: bool = False
    ) -> T:
        """One row's transaction; the other desks hear of it at its commit."""

        def change(connection: Connection) -> T:
            result = work(connection)
            if campaign_id:
                _tell_others(connection, campaign_id)
            return result

        return await self._database.write(change, durable=durable, in_turn=False)


def _tell_others(connection: Connection, campaign_id: str) -> None:
    """What listens at a server hears of it when the transaction is committed; a file has no others."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_notify(:channel, :id)"), {"channel": CHANNEL, "id": campaign_id})


def _us(span: timedelta) -> int:
    return int(span.total_seconds() * 1_000_000)
