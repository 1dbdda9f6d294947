"""A campaign that never started is taken away with its list. A function of a connection alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text

from sellercall_desktop.core.campaigns.campaign import CampaignState
from sellercall_desktop.store.audit_trail import write_entry
from sellercall_desktop.store.campaigns.rows import CHANNEL
from sellercall_desktop.store.database.schema import campaign_clocks, campaign_rows, campaigns

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.core.audit_trail import AuditEntry
    from sellercall_desktop.core.campaigns.campaign import Campaign


def remove(connection: Connection, campaign: Campaign, act: AuditEntry) -> bool:
    """As `CampaignStore.remove`."""
    here = campaigns.c.id == campaign.id, campaigns.c.revision == campaign.revision
    key = connection.scalar(select(campaigns.c.key).where(*here))
    if key is None or campaign.state is not CampaignState.DRAFT:
        return False
    for table in (campaign_rows, campaign_clocks):  # of a draft there are no attempts
        connection.execute(delete(table).where(table.c.campaign == key))
    if not connection.execute(delete(campaigns).where(*here)).rowcount:
        return False
    write_entry(connection, act)
    if connection.dialect.name == "postgresql":
        told = {"channel": CHANNEL, "id": campaign.id}
        connection.execute(text("SELECT pg_notify(:channel, :id)"), told)
    return True
