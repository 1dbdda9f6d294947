"""Step 21: which versions were published when braces already meant variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the column: what is published so far was written without variables, and is sent as it is."""
    connection.execute(text("ALTER TABLE prompts ADD COLUMN fills_variables INTEGER NOT NULL DEFAULT 0"))
