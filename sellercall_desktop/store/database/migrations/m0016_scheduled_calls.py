"""Step 16: calls for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE scheduled_calls (
    id VARCHAR NOT NULL PRIMARY KEY, revision BIGINT NOT NULL, number VARCHAR NOT NULL,
    due_us BIGINT NOT NULL, zone VARCHAR NOT NULL, created_us BIGINT NOT NULL,
    wished_by VARCHAR NOT NULL, desk VARCHAR NOT NULL,
    note VARCHAR NOT NULL, contact_id VARCHAR NOT NULL, campaign_id VARCHAR NOT NULL, state VARCHAR NOT NULL,
    call_id VARCHAR NOT NULL, fate VARCHAR NOT NULL, claimed_us BIGINT, claimed_by VARCHAR NOT NULL)""",
    "CREATE UNIQUE INDEX ix_scheduled_calls_revision ON scheduled_calls (revision)",
    "CREATE INDEX ix_scheduled_calls_state ON scheduled_calls (state, due_us)",
    "CREATE INDEX ix_scheduled_calls_due ON scheduled_calls (due_us)",
)


def apply(connection: Connection) -> None:
    """Create the table."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))
