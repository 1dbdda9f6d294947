"""Step 1: calls, their details, turns and journal, prompts, and the indexes the history walks.

Each sort index carries row, state, direction and digits, so that a walk filters without touching the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OF_CALL = "REFERENCES calls (row) ON DELETE CASCADE ON UPDATE CASCADE"

_TABLES = (
    "CREATE TABLE meta (key VARCHAR NOT NULL PRIMARY KEY, value VARCHAR NOT NULL)",
    """CREATE TABLE calls (
        row {key} NOT NULL PRIMARY KEY, id VARCHAR NOT NULL, created_us BIGINT NOT NULL,
        direction VARCHAR NOT NULL, number VARCHAR NOT NULL, digits VARCHAR NOT NULL, country VARCHAR,
        state VARCHAR NOT NULL, duration FLOAT, prompt_version INTEGER, cost FLOAT,
        unsettled INTEGER NOT NULL, agent_call_id VARCHAR, carrier_call_id VARCHAR)""",
    f"""CREATE TABLE call_details (
        row {{key}} NOT NULL PRIMARY KEY {_OF_CALL}, data VARCHAR NOT NULL, summary VARCHAR NOT NULL)""",
    f"""CREATE TABLE turns (
        call_row BIGINT NOT NULL {_OF_CALL}, ordinal INTEGER NOT NULL, at_us BIGINT NOT NULL,
        speaker VARCHAR NOT NULL, text VARCHAR NOT NULL, start_s FLOAT, final INTEGER NOT NULL,
        PRIMARY KEY (call_row, ordinal)){{clustered}}""",
    f"""CREATE TABLE journal (
        call_row BIGINT NOT NULL {_OF_CALL}, sequence INTEGER NOT NULL, written_us BIGINT NOT NULL,
        source VARCHAR NOT NULL, kind VARCHAR NOT NULL, payload VARCHAR NOT NULL, digest {{bytes}} NOT NULL,
        PRIMARY KEY (call_row, sequence)){{clustered}}""",
    """CREATE TABLE prompts (
        number INTEGER NOT NULL PRIMARY KEY, text VARCHAR NOT NULL, author VARCHAR NOT NULL,
        published_us BIGINT NOT NULL)""",
)

_INDEXES = (
    "CREATE UNIQUE INDEX ux_calls_id ON calls (id)",
    "CREATE UNIQUE INDEX ux_calls_agent ON calls (agent_call_id) WHERE agent_call_id IS NOT NULL",
    "CREATE UNIQUE INDEX ux_calls_carrier ON calls (carrier_call_id) WHERE carrier_call_id IS NOT NULL",
    "CREATE INDEX ix_calls_unsettled ON calls (row) WHERE unsettled = 1",
    "CREATE INDEX ix_calls_direction ON calls (direction, row, state, digits)",
    "CREATE INDEX ix_calls_state ON calls (state, row, direction, digits)",
    "CREATE INDEX ix_calls_number ON calls (number, row, state, direction, digits)",
    "CREATE INDEX ix_calls_country ON calls (country, row, state, direction, digits)",
    "CREATE INDEX ix_calls_duration ON calls (duration, row, state, direction, digits)",
    "CREATE INDEX ix_calls_prompt_version ON calls (prompt_version, row, state, direction, digits)",
    "CREATE INDEX ix_calls_cost ON calls (cost, row, state, direction, digits)",
    "CREATE UNIQUE INDEX ux_journal_fact ON journal (call_row, digest)",
)


def apply(connection: Connection) -> None:
    """Create the tables in an empty database."""
    sqlite = connection.dialect.name == "sqlite"
    types = {
        "key": "INTEGER" if sqlite else "BIGINT",  # SQLite's row id is spelled exactly so
        "bytes": "BLOB" if sqlite else "BYTEA",
        "clustered": " WITHOUT ROWID" if sqlite else "",  # a call's turns lie side by side
    }
    for statement in _TABLES:
        connection.execute(text(statement.format(**types)))
    for statement in _INDEXES:
        connection.execute(text(statement))
