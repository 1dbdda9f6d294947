"""Step 9: the do-not-call list and the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE do_not_call (
    revision BIGINT NOT NULL PRIMARY KEY, number VARCHAR NOT NULL, since_us BIGINT NOT NULL,
    added_by VARCHAR NOT NULL, reason VARCHAR NOT NULL, sentence VARCHAR NOT NULL, call_id VARCHAR NOT NULL,
    removed_us BIGINT, removed_by VARCHAR NOT NULL, removed_why VARCHAR NOT NULL)""",
    "CREATE UNIQUE INDEX ix_do_not_call_listed ON do_not_call (number) WHERE removed_us IS NULL",
    """CREATE TABLE audit_trail (
    row BIGINT NOT NULL PRIMARY KEY, at_us BIGINT NOT NULL, done_by VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    subject VARCHAR NOT NULL, text VARCHAR NOT NULL, fate VARCHAR NOT NULL, desk VARCHAR NOT NULL)""",
    "CREATE INDEX ix_audit_trail_at ON audit_trail (at_us)",
)


def apply(connection: Connection) -> None:
    """Create the tables."""
    for statement in _STATEMENTS:
        connection.execute(text(statement))
