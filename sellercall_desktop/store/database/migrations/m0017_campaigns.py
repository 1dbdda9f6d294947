"""Step 17: campaigns, whom they call, and what their attempts came to.

`ix_campaign_rows_turn` is the queue itself: of each group of hours the next row is the first of its range, so
that nobody who may not be called now is looked at. What is out is a handful: partial indexes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE campaigns (
    key BIGINT NOT NULL PRIMARY KEY, id VARCHAR NOT NULL, state VARCHAR NOT NULL, revision BIGINT NOT NULL,
    data VARCHAR NOT NULL)""",
    "CREATE UNIQUE INDEX ix_campaigns_id ON campaigns (id)",
    """CREATE TABLE campaign_clocks (
    campaign BIGINT NOT NULL, clock VARCHAR NOT NULL, opens_us BIGINT NOT NULL,
    PRIMARY KEY (campaign, clock))""",
    """CREATE TABLE campaign_rows (
    row BIGINT NOT NULL PRIMARY KEY, campaign BIGINT NOT NULL, contact_id VARCHAR NOT NULL,
    number VARCHAR NOT NULL, same VARCHAR NOT NULL, clock VARCHAR NOT NULL, seller VARCHAR NOT NULL,
    queue INTEGER NOT NULL, turn BIGINT NOT NULL, place BIGINT NOT NULL, due_us BIGINT,
    attempts INTEGER NOT NULL, outcome VARCHAR NOT NULL, why VARCHAR NOT NULL, met VARCHAR NOT NULL,
    call_id VARCHAR NOT NULL, came_from INTEGER NOT NULL, begun INTEGER NOT NULL,
    lease_desk VARCHAR NOT NULL, lease_seller VARCHAR NOT NULL, lease_us BIGINT,
    lease_count BIGINT NOT NULL)""",
    "CREATE INDEX ix_campaign_rows_turn ON campaign_rows (campaign, queue, seller, clock, turn)",
    "CREATE INDEX ix_campaign_rows_same ON campaign_rows (same)",
    "CREATE UNIQUE INDEX ix_campaign_rows_out ON campaign_rows (same) WHERE queue = 3",
    "CREATE INDEX ix_campaign_rows_lease ON campaign_rows (lease_us) WHERE queue = 3",
    """CREATE TABLE campaign_attempts (
    call_id VARCHAR NOT NULL PRIMARY KEY, campaign BIGINT NOT NULL, campaign_row BIGINT NOT NULL,
    same VARCHAR NOT NULL, begun_us BIGINT NOT NULL, ended_us BIGINT, outcome VARCHAR NOT NULL,
    why VARCHAR NOT NULL, cost_millionths BIGINT NOT NULL, desk VARCHAR NOT NULL)""",
    "CREATE INDEX ix_campaign_attempts_same ON campaign_attempts (same, begun_us)",
    "CREATE INDEX ix_campaign_attempts_ended ON campaign_attempts (campaign, ended_us)",
)


def apply(connection: Connection) -> None:
    """Create the tables."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))
