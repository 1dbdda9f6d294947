"""Step 19: who made an attempt of a campaign; of those made before it is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the column."""
    added = "ALTER TABLE campaign_attempts ADD COLUMN seller VARCHAR NOT NULL DEFAULT ''"
    connection.execute(text(added))
