"""Step 9: what a supervisor prepared to be told to the AI by one key, with the prompt it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the column: a list as JSON."""
    connection.execute(text("ALTER TABLE prompts ADD COLUMN presets VARCHAR NOT NULL DEFAULT '[]'"))
