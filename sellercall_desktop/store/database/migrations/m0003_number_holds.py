"""Step 3: what our numbers pointed to before this computer took their calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TABLE = """CREATE TABLE number_holds (
    id VARCHAR NOT NULL PRIMARY KEY, holder VARCHAR NOT NULL, state VARCHAR NOT NULL,
    data VARCHAR NOT NULL)"""


def apply(connection: Connection) -> None:
    """Create the table: a few rows, read at each start."""
    connection.execute(text(_TABLE))
    connection.execute(text("CREATE INDEX ix_number_holds ON number_holds (holder, id)"))
