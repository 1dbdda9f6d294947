"""Step 6: durations and costs of each state in order, a search index of few pieces; one order of texts.

Most states have no duration and no cost, so a walk along all of them would meet few that are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from sqlalchemy import Connection

_INDEXES = (
    """CREATE INDEX ix_calls_state_duration ON calls (state, duration, row, direction, digits)
        WHERE duration IS NOT NULL""",
    """CREATE INDEX ix_calls_state_cost ON calls (state, cost, row, direction, digits)
        WHERE cost IS NOT NULL""",
)
_MERGE_EARLY = "INSERT INTO call_words (call_words, rank) VALUES ('usermerge', 2)"

# Everywhere texts are compared as the file compares them: by their characters' codes.
_BY_CODE = tuple(
    f'ALTER TABLE calls ALTER COLUMN {name} TYPE VARCHAR COLLATE "C"'
    for name in ("direction", "number", "country", "state")
)
_TRIGRAM_INDEXES = (
    "CREATE INDEX IF NOT EXISTS ix_call_words ON call_words USING gin (body gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS ix_calls_digits ON calls USING gin (digits gin_trgm_ops)",
)


def apply(connection: Connection) -> None:
    """Add the indexes."""
    for statement in _INDEXES:
        connection.execute(text(statement))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_MERGE_EARLY)
        return
    for statement in _BY_CODE:
        connection.execute(text(statement))
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            for statement in _TRIGRAM_INDEXES:
                connection.execute(text(statement))
    except DBAPIError:  # not installed there, or not ours to add: the search reads more, and finds the same
        return
