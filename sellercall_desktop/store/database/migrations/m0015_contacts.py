"""Step 15: contacts, the keys they are looked up by, imports, merges and erasures.

The list's index carries all that a filter asks, so that a walk in its order touches no row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE contacts (
    row {key} NOT NULL PRIMARY KEY, id VARCHAR NOT NULL, name_key VARCHAR{plain} NOT NULL,
    owner VARCHAR NOT NULL, import_id VARCHAR NOT NULL, changed_us BIGINT NOT NULL, search VARCHAR NOT NULL,
    revision BIGINT NOT NULL, gone INTEGER NOT NULL, into_id VARCHAR NOT NULL, data VARCHAR NOT NULL)""",
    "CREATE UNIQUE INDEX ux_contacts_id ON contacts (id)",
    "CREATE INDEX ix_contacts_name ON contacts (name_key, row{carried}) WHERE gone = 0",
    "CREATE INDEX ix_contacts_import ON contacts (import_id, name_key, row) WHERE gone = 0",
    "CREATE INDEX ix_contacts_changed ON contacts (changed_us, row) WHERE gone = 0",
    """CREATE TABLE contact_keys (
    key VARCHAR NOT NULL, contact_row BIGINT NOT NULL, PRIMARY KEY (key, contact_row)){clustered}""",
    """CREATE TABLE contact_imports (
    id VARCHAR NOT NULL PRIMARY KEY, opened_us BIGINT NOT NULL, state VARCHAR NOT NULL,
    desk VARCHAR NOT NULL, data VARCHAR NOT NULL)""",
    """CREATE TABLE contact_import_changes (
    import_id VARCHAR NOT NULL, contact_id VARCHAR NOT NULL, revision BIGINT NOT NULL, before VARCHAR,
    PRIMARY KEY (import_id, contact_id)){clustered}""",
    "CREATE INDEX ix_contact_import_met ON contact_import_changes (contact_id) WHERE before IS NOT NULL",
    "CREATE INDEX ix_audit_trail_subject ON audit_trail (subject)",
    "CREATE TABLE contact_news (change BIGINT NOT NULL PRIMARY KEY, contact_id VARCHAR NOT NULL)",
    """CREATE TABLE contact_merges (
    id VARCHAR NOT NULL PRIMARY KEY, at_us BIGINT NOT NULL, state VARCHAR NOT NULL, data VARCHAR NOT NULL)""",
    "CREATE TABLE erasures (id VARCHAR NOT NULL PRIMARY KEY, at_us BIGINT NOT NULL, data VARCHAR NOT NULL)",
    """CREATE TABLE erased_numbers (
    hash VARCHAR NOT NULL, erased_us BIGINT NOT NULL, PRIMARY KEY (hash, erased_us)){clustered}""",
)


_WORDS = """CREATE VIRTUAL TABLE contact_words USING fts5 (search, content = 'contacts',
    content_rowid = 'row', detail = none, tokenize = 'trigram case_sensitive 1')"""


def apply(connection: Connection) -> None:
    """Create the tables."""
    sqlite = connection.dialect.name == "sqlite"
    words = {
        "key": "INTEGER" if sqlite else "BIGINT",  # SQLite's row id is spelled exactly so
        "plain": "" if sqlite else ' COLLATE "C"',  # sorted alike on both
        "carried": ", owner, import_id, changed_us, search" if sqlite else "",  # a server's has no room
        "clustered": " WITHOUT ROWID" if sqlite else "",
    }
    for statement in _STATEMENTS:
        connection.execute(text(statement.format(**words)))
    if sqlite:
        connection.exec_driver_sql(_WORDS)
    if not sqlite and connection.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")):
        connection.execute(
            text("CREATE INDEX ix_contacts_search ON contacts USING gin (search gin_trgm_ops)")
        )
