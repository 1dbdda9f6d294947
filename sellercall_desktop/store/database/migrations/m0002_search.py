"""Step 2: the search index over transcripts, summaries, numbers, states and directions.

SQLite: FTS5 over a view (no second copy of the text). Elsewhere: a table of folded text, with
trigram indexes where the server has `pg_trgm`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sellercall_desktop.store.database.folding import folded

if TYPE_CHECKING:
    from sqlalchemy import Connection

# What is no word of a conversation is indexed as one private-use character, which nobody types and the
# tokenizer takes for a letter. A state's or direction's place in its text gives its character.
_STATE_NAMES = (
    " dialing unknown queued ringing answered ai_joined talking talked no_answer busy rejected canceled"
    " no_ai hung_up_early failed refused not_placed "
)
STATES = (0xE400, _STATE_NAMES)
SPOKEN = (0xE600, _STATE_NAMES)  # only of calls with words: no long list of busy ones to look through
DIRECTIONS = (0xE800, " outbound inbound ")
_TRIGRAMS = 0xE000  # to 0xE3E7: the number's digits, three by three
_FOURGRAMS = 0xF0000  # to 0xF270F: the same, four by four
_LONGEST_NUMBER = 18  # trigrams: numbers of up to 20 digits; E.164 has at most 15


def marker(vocabulary: tuple[int, str], word: str) -> str:
    """The character that stands for one word of the vocabulary."""
    start, words = vocabulary
    return chr(start + words.index(f" {word} ") + 1)


def trigram_marker(digits: str) -> str:
    """The character that stands for three digits."""
    return chr(_TRIGRAMS + int(digits))


def fourgram_marker(digits: str) -> str:
    """The character that stands for four digits."""
    return chr(_FOURGRAMS + int(digits))


def _marker_sql(vocabulary: tuple[int, str], column: str) -> str:
    start, words = vocabulary
    return f"char({start} + instr('{words}', ' ' || {column} || ' '))"


_PLACES = ", ".join(f"({place})" for place in range(1, _LONGEST_NUMBER + 1))

_TRIGRAM_SQL = f"char({_TRIGRAMS} + CAST(substr(c.digits, p.column1, 3) AS INTEGER))"
_FOURGRAM_SQL = f"char({_FOURGRAMS} + CAST(substr(c.digits, p.column1, 4) AS INTEGER))"


def texts_view(states: tuple[int, str], spoken: tuple[int, str]) -> str:
    """The statement that makes the view of what is indexed of each call, with these states' names."""
    return f"""CREATE VIEW call_texts AS SELECT c.row AS row,
        {_marker_sql(states, "c.state")} || ' ' || {_marker_sql(DIRECTIONS, "c.direction")}
        || CASE WHEN d.summary <> '' OR EXISTS (SELECT 1 FROM turns AS t WHERE t.call_row = c.row)
            THEN ' ' || {_marker_sql(spoken, "c.state")} ELSE '' END
        || ' ' || coalesce((SELECT group_concat({_TRIGRAM_SQL}, ' ')
            FROM (VALUES {_PLACES}) AS p WHERE p.column1 <= length(c.digits) - 2), '')
        || ' ' || coalesce((SELECT group_concat({_FOURGRAM_SQL}, ' ')
            FROM (VALUES {_PLACES}) AS p WHERE p.column1 <= length(c.digits) - 3), '')
        || ' ' || d.summary || ' ' || coalesce(
            (SELECT group_concat(t.text, ' ') FROM turns AS t WHERE t.call_row = c.row), '') AS body
        FROM calls AS c JOIN call_details AS d ON d.row = c.row"""  # noqa: S608 - constants


_SQLITE = (
    texts_view(STATES, SPOKEN),
    # Every prefix a person is likely to type has its own list: without it FTS5 would first merge the
    # lists of all words that begin so, which takes 100 ms and more for a common one.
    """CREATE VIRTUAL TABLE call_words USING fts5 (
        body, content = 'call_texts', content_rowid = 'row', detail = none,
        prefix = '1 2 3 4 5 6 7 8 9 10 11 12', tokenize = 'unicode61 remove_diacritics 2')""",
    "INSERT INTO call_words (call_words) VALUES ('rebuild')",
)

_OTHERS = """CREATE TABLE call_words (
    row BIGINT NOT NULL PRIMARY KEY REFERENCES calls (row) ON DELETE CASCADE ON UPDATE CASCADE,
    body VARCHAR NOT NULL)"""

_TRIGRAM_INDEXES = (
    "CREATE INDEX ix_call_words ON call_words USING gin (body gin_trgm_ops)",
    "CREATE INDEX ix_calls_digits ON calls USING gin (digits gin_trgm_ops)",
)

_TEXTS = """SELECT d.row, d.summary || ' ' || coalesce(string_agg(t.text, ' '), '') AS body
    FROM call_details AS d LEFT JOIN turns AS t ON t.call_row = d.row GROUP BY d.row, d.summary"""


def apply(connection: Connection) -> None:
    """Create the index and fill it from the calls there are."""
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE:
            connection.exec_driver_sql(statement)
        return
    connection.execute(text(_OTHERS))
    for row, body in connection.execute(text(_TEXTS)).all():
        values = {"row": row, "body": folded(body)}
        connection.execute(text("INSERT INTO call_words (row, body) VALUES (:row, :body)"), values)
    if connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")).scalar():
        for statement in _TRIGRAM_INDEXES:
            connection.execute(text(statement))
