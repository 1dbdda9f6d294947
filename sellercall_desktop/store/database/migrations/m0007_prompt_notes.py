"""Step 7: what a published prompt changes, in its author's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the column."""
    connection.execute(text("ALTER TABLE prompts ADD COLUMN note VARCHAR NOT NULL DEFAULT ''"))
