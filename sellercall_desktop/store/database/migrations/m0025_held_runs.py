"""Step 25: which desk carries out a run of scenarios, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the columns."""
    for column in ("held_by VARCHAR NOT NULL DEFAULT ''", "held_us BIGINT NOT NULL DEFAULT 0"):
        connection.execute(text(f"ALTER TABLE scenario_runs ADD COLUMN {column}"))
