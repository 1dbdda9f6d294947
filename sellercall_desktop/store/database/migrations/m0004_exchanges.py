"""Step 4: exchanges with the providers. The list walks narrow rows; headers and bodies lie beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_TABLES = (
    """CREATE TABLE exchanges (
        row {key} NOT NULL PRIMARY KEY, way VARCHAR NOT NULL, peer VARCHAR NOT NULL, method VARCHAR NOT NULL,
        route VARCHAR NOT NULL, status INTEGER, failure VARCHAR NOT NULL, duration FLOAT NOT NULL,
        call_id VARCHAR, replay_of BIGINT, at_us BIGINT NOT NULL, size INTEGER NOT NULL)""",
    """CREATE TABLE exchange_parts (
        row {key} NOT NULL PRIMARY KEY REFERENCES exchanges (row) ON DELETE CASCADE,
        data VARCHAR NOT NULL)""",
    "CREATE INDEX ix_exchanges_call ON exchanges (call_id, row)",
)


def apply(connection: Connection) -> None:
    """Create both tables."""
    key = "INTEGER" if connection.dialect.name == "sqlite" else "BIGINT"
    for statement in _TABLES:
        connection.execute(text(statement.format(key=key)))
