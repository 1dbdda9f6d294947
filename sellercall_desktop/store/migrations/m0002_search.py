"""Step 2: the search index: trigrams of the numbers, words of transcripts and summaries.

SQLite: FTS5 over the tables themselves (no second copy of the text). Elsewhere: a table of folded
text, with trigram indexes where the server has `pg_trgm`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sellercall_desktop.store.folding import folded

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SQLITE = (
    """CREATE VIEW call_texts AS SELECT d.row AS row,
        d.summary || ' ' || coalesce(
            (SELECT group_concat(t.text, ' ') FROM turns AS t WHERE t.call_row = d.row), '') AS body
        FROM call_details AS d""",
    """CREATE VIRTUAL TABLE call_words USING fts5 (
        body, content = 'call_texts', content_rowid = 'row', detail = none, prefix = '1 2 3 4 5',
        tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE call_digits USING fts5 (
        digits, content = 'calls', content_rowid = 'row', tokenize = 'trigram')""",
    "INSERT INTO call_words (call_words) VALUES ('rebuild')",
    "INSERT INTO call_digits (call_digits) VALUES ('rebuild')",
)

_OTHERS = (
    """CREATE TABLE call_words (
        row BIGINT NOT NULL PRIMARY KEY REFERENCES calls (row) ON DELETE CASCADE ON UPDATE CASCADE,
        body VARCHAR NOT NULL)""",
)

_TRIGRAMS = (
    "CREATE INDEX ix_call_words ON call_words USING gin (body gin_trgm_ops)",
    "CREATE INDEX ix_calls_digits ON calls USING gin (digits gin_trgm_ops)",
)

_TEXTS = """SELECT d.row, d.summary || ' ' || coalesce(string_agg(t.text, ' '), '') AS body
    FROM call_details AS d LEFT JOIN turns AS t ON t.call_row = d.row GROUP BY d.row, d.summary"""


def apply(connection: Connection) -> None:
    """Create the index and fill it from the calls there are."""
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE:
            connection.execute(text(statement))
        return
    for statement in _OTHERS:
        connection.execute(text(statement))
    for row, body in connection.execute(text(_TEXTS)).all():
        values = {"row": row, "body": folded(body)}
        connection.execute(text("INSERT INTO call_words (row, body) VALUES (:row, :body)"), values)
    if connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")).scalar():
        for statement in _TRIGRAMS:
            connection.execute(text(statement))
