"""Step 14: by which ids providers name a call's later legs and places, of calls that were handed off.

Before this step no call had any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Make the table."""
    end = " WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    connection.execute(
        text(
            "CREATE TABLE call_parts (party VARCHAR NOT NULL, remote_id VARCHAR NOT NULL, call_row BIGINT"
            " NOT NULL REFERENCES calls (row) ON DELETE CASCADE ON UPDATE CASCADE,"
            f" PRIMARY KEY (party, remote_id)){end}"
        )
    )
    connection.execute(text("CREATE INDEX ix_call_parts_call ON call_parts (call_row)"))
