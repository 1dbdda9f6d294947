"""Step 24: every entry of the do-not-call list is found by its number, also one whose removal is damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


def apply(connection: Connection) -> None:
    """Add the index."""
    connection.execute(text("CREATE INDEX ix_do_not_call_number ON do_not_call (number)"))
