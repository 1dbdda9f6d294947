"""Step 5: receipts of webhooks, so that a repeat is known after a restart too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Create the table."""
    sqlite = connection.dialect.name == "sqlite"
    key, end = ("BLOB", " WITHOUT ROWID") if sqlite else ("BYTEA", "")
    connection.execute(
        text(f"CREATE TABLE webhook_receipts (key {key} NOT NULL PRIMARY KEY, taken_us BIGINT NOT NULL){end}")
    )
    connection.execute(text("CREATE INDEX ix_webhook_receipts_taken ON webhook_receipts (taken_us)"))
