"""Step 20: several prompts, one of them the default for each direction, and what belongs to a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    "ALTER TABLE prompts ADD COLUMN prompt_id VARCHAR NOT NULL DEFAULT 'default'",
    "ALTER TABLE prompts ADD COLUMN settings VARCHAR NOT NULL DEFAULT '{}'",
    "CREATE INDEX ix_prompts_prompt ON prompts (prompt_id, number)",
    """CREATE TABLE prompt_library (
    id VARCHAR NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, place BIGINT NOT NULL,
    archived INTEGER NOT NULL, incoming INTEGER NOT NULL, outgoing INTEGER NOT NULL)""",
    "INSERT INTO prompt_library VALUES ('default', '', 1, 0, 1, 1)",
)


def apply(connection: Connection) -> None:
    """Add columns and table; what was the only prompt is the default of both directions."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))
