"""Step 18: of a group of a campaign whose rows are not called now, why. Until this step it was the hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the column."""
    added = "ALTER TABLE campaign_clocks ADD COLUMN closed_for VARCHAR NOT NULL DEFAULT 'outside_hours'"
    connection.execute(text(added))
