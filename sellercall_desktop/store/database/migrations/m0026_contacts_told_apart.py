"""Step 26: contacts of which a person said that they are not the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Create the table."""
    clustered = " WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    connection.execute(
        text(
            "CREATE TABLE contacts_told_apart (id VARCHAR NOT NULL, contact_id VARCHAR NOT NULL, "
            f"at_us BIGINT NOT NULL, done_by VARCHAR NOT NULL, PRIMARY KEY (id, contact_id)){clustered}"
        )
    )
    connection.execute(
        text("CREATE INDEX ix_contacts_told_apart_contact ON contacts_told_apart (contact_id)")
    )
