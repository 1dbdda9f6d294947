"""Step 10: what came of a call and when to call again, in order, and whether that is still to be written.

No call that is there has any of it: the columns begin empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STEPS = (
    "ALTER TABLE calls ADD COLUMN disposition VARCHAR{by_code}",
    "ALTER TABLE calls ADD COLUMN callback_us BIGINT",
    "ALTER TABLE calls ADD COLUMN wrap_up_open INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX ix_calls_disposition ON calls (disposition, row, state, direction, digits)",
    "CREATE INDEX ix_calls_callback_us ON calls (callback_us, row, state, direction, digits)",
    "CREATE INDEX ix_calls_wrap_up_open ON calls (row) WHERE wrap_up_open = 1",
)


def apply(connection: Connection) -> None:
    """Add columns and indexes."""
    by_code = "" if connection.dialect.name == "sqlite" else ' COLLATE "C"'  # as the other texts in order
    for step in _STEPS:
        connection.execute(text(step.format(by_code=by_code)))
