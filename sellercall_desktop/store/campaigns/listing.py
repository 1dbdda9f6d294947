"""`core.campaigns.listing.CampaignListing` on an SQL database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from sellercall_desktop.core.campaigns.listing import RowsPage
from sellercall_desktop.store.audit_trail import LAST_KEY
from sellercall_desktop.store.campaigns.held import as_held
from sellercall_desktop.store.campaigns.rows import QUEUES, contact_or_none
from sellercall_desktop.store.database.schema import campaign_rows, campaigns
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from sellercall_desktop.core.campaigns.campaign import RowState
    from sellercall_desktop.store.database.connections import Database


class SqlCampaignListing:
    """See `CampaignListing`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def page(
        self, campaign_id: str, states: AbstractSet[RowState], after: int = 0, limit: int = 100
    ) -> RowsPage:
        """See `CampaignListing`."""

        def read(connection: Connection) -> RowsPage:
            rows = campaign_rows.c
            key_of = select(campaigns.c.key).where(campaigns.c.id == campaign_id)
            wanted = select(campaign_rows).where(
                rows.campaign == (connection.scalar(key_of) or 0), rows.row.between(after + 1, LAST_KEY)
            )
            if states:
                wanted = wanted.where(rows.queue.in_([QUEUES.index(state) for state in states]))
            found = connection.execute(wanted.order_by(rows.row).limit(limit + 1)).all()
            read = (contact_or_none(connection, row, campaign_id) for row in found[:limit])
            shown = as_held(connection, [contact for contact in read if contact is not None])
            return RowsPage(shown, found[limit - 1].row if len(found) > limit else None)

        return await self._database.read(read)
