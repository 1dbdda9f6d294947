"""Step 23: tests in which two versions of a prompt share its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE version_tests (
    row BIGINT NOT NULL PRIMARY KEY, id VARCHAR NOT NULL, prompt_id VARCHAR NOT NULL,
    a INTEGER NOT NULL, b INTEGER NOT NULL, share_of_b INTEGER NOT NULL,
    begun_us BIGINT NOT NULL, begun_by VARCHAR NOT NULL,
    rule VARCHAR NOT NULL, answered_each INTEGER NOT NULL,
    ended_us BIGINT, ended_by VARCHAR NOT NULL, ended_cause VARCHAR NOT NULL)""",
    "CREATE INDEX ix_version_tests_prompt ON version_tests (prompt_id, row)",
)


def apply(connection: Connection) -> None:
    """Add the table."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))
