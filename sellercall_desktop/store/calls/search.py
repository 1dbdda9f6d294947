"""Finding calls, per dialect: the only module that knows how the search index is built and asked.

SQLite: one FTS5 entry a call holds its words, its state and direction, and its number's digits, three
and four at a time, as single private-use characters (m0002_search): any combination is one intersection.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import BigInteger, String, and_, column, exists, func, or_, select, table, text

from sellercall_desktop.store.database.folding import folded
from sellercall_desktop.store.database.migrations.m0002_search import (
    DIRECTIONS,
    fourgram_marker,
    marker,
    trigram_marker,
)
from sellercall_desktop.store.database.migrations.m0012_remarks import disposition_word
from sellercall_desktop.store.database.migrations.m0013_voicemail_result import SPOKEN, STATES
from sellercall_desktop.store.database.migrations.m0028_open_wishes import REMARKS
from sellercall_desktop.store.database.schema import call_details, calls, turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection

    from sellercall_desktop.store.calls.criteria import Criteria
    from sellercall_desktop.store.database.folding import Terms

TRIGRAM, FOURGRAM = 3, 4
_THOUSANDS = ".,'\u2019\u00a0 "
_ONE_SIGN = str.maketrans(dict.fromkeys(_THOUSANDS, _THOUSANDS[0]))
_FIGURE_WORD = re.compile(r"\d+")
_TIDIED_PAGES = 64  # at once, 4 kB each: a save waits a few milliseconds for it

_LEARN = text("INSERT INTO call_words (rowid, body) SELECT row, body FROM call_texts WHERE row = :row")
_FORGET = text(
    "INSERT INTO call_words (call_words, rowid, body)"
    " SELECT 'delete', row, body FROM call_texts WHERE row = :row"
)
_KNOWN = frozenset(f"{STATES[1]}{DIRECTIONS[1]}".split())
words_table = table("call_words", column("rowid", BigInteger), column("call_words", String))


class Search(Protocol):
    """A dialect's search index."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """What a row of `calls` must fulfil."""

    def forget(self, connection: Connection, rows: Sequence[int]) -> None:
        """Take calls out of the index, before anything of theirs that it holds changes."""

    def learn(self, connection: Connection, rows: Sequence[int]) -> None:
        """Put calls as they now are into the index."""


def match(expression: str) -> ColumnElement[bool]:
    """SQLite's full-text condition."""
    return words_table.c.call_words.op("MATCH", is_comparison=True)(expression)


def expression_of(criteria: Criteria) -> str:
    """Everything of the criteria that the index knows, in FTS5's query language; empty: nothing.

    Words hold letters and digits only, markers are ours: there is nothing to escape.
    """
    parts = word_parts(criteria.terms)
    if digits := " AND ".join(digit_parts(criteria.terms.digits)):
        said = " AND ".join(figure_parts(criteria.terms))
        parts.append(f"(({digits}) OR ({said}))" if said else digits)
    if criteria.states is not None:
        known = SPOKEN if criteria.terms.words else STATES
        parts.append(_any_of(marker(known, state) for state in sorted(criteria.states)))
    if criteria.direction is not None:
        parts.append(f'"{marker(DIRECTIONS, criteria.direction)}"')
    parts += [f'"{marker(REMARKS, remark)}"' for remark in sorted(criteria.remarks)]
    if criteria.dispositions:
        parts.append(_any_of(disposition_word(key) for key in sorted(criteria.dispositions)))
    return " AND ".join(parts)


def _any_of(words: Iterable[str]) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in words) + ")"


def is_indexed(value: object) -> bool:
    """Whether the index has a sign for this state or direction: it has none for a damaged one."""
    return value in _KNOWN


def word_parts(terms: Terms) -> list[str]:
    """Each word as the beginning of one."""
    return [f'"{word}"*' for word in terms.words]


def digit_parts(digits: str) -> list[str]:
    """The digits, three or four at a time. From five digits on, what is found must still be looked at."""
    size, sign = (TRIGRAM, trigram_marker) if len(digits) <= TRIGRAM else (FOURGRAM, fourgram_marker)
    found = dict.fromkeys(digits[start : start + size] for start in range(len(digits) - size + 1))
    return [f'"{sign(part)}"' for part in found]


def figure_parts(terms: Terms) -> list[str]:
    """The figures' words: of ``35.000`` the 35, and one that begins with 000, because more may be typed."""
    found: list[str] = []
    for figure in terms.figures:
        *whole, last = _FIGURE_WORD.findall(figure)
        found += [*(f'"{word}"' for word in whole), f'"{last}"*']
    return found


def holds_digits(terms: Terms, *, alone: bool = False) -> list[ColumnElement[bool]]:
    """The digits asked of the call's own row, where the index does not decide (or is not asked: `alone`)."""
    together = [figure for figure in terms.figures if not figure.isdecimal()]
    decided = len(terms.digits) in (TRIGRAM, FOURGRAM) and not together
    if not terms.digits or (decided and not alone):
        return []
    in_number = func.instr(calls.c.digits, terms.digits) > 0  # a third quicker than LIKE
    if not terms.figures:
        return [in_number]
    # One pass over the figures' words for all rows, and not a look for each.
    said = calls.c.row.in_(select(words_table.c.rowid).where(match(" AND ".join(figure_parts(terms)))))
    return [in_number | and_(said, *map(_is_said, together))]


def _is_said(figure: str) -> ColumnElement[bool]:
    """``35.000`` in one piece, with whatever sign between: the index knows only that there are 35 and 000."""
    wanted = figure.translate(_ONE_SIGN)
    places = ((turns.c.call_row, turns.c.text), (call_details.c.row, call_details.c.summary))
    held = (
        exists(select(1).where(row == calls.c.row, func.instr(_in_one_sign(said), wanted) > 0))
        for row, said in places
    )
    return or_(*held)


def _in_one_sign(text_of: ColumnElement[Any]) -> ColumnElement[Any]:
    for sign in _THOUSANDS[1:]:
        text_of = func.replace(text_of, sign, _THOUSANDS[0])
    return text_of


class SqliteSearch:
    """FTS5 over the tables' own text. To forget an entry it needs the old text."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """Digits in the row itself, each word by a look into the index: the next only where one is there."""
        found = holds_digits(terms, alone=True)
        for word in word_parts(terms):
            hit = match(word) & (words_table.c.rowid == calls.c.row)
            found.append(exists(select(1).select_from(words_table).where(hit)))
        return found

    def forget(self, connection: Connection, rows: Sequence[int]) -> None:
        """See `Search`."""
        connection.execute(_FORGET, [{"row": row} for row in rows])

    def learn(self, connection: Connection, rows: Sequence[int]) -> None:
        """See `Search`."""
        connection.execute(_LEARN, [{"row": row} for row in rows])


def tidy(connection: Connection) -> bool:
    """Merge some of the search index's pieces; whether there are more. A look into one piece is 10 µs.

    Saves leave pieces behind, as does the making of the index: FTS5 merges them only when there are many.
    """
    driver: Any = connection.connection.driver_connection
    before = driver.total_changes
    merge = text("INSERT INTO call_words (call_words, rank) VALUES ('merge', :pages)")
    connection.execute(merge, {"pages": _TIDIED_PAGES})
    return bool(driver.total_changes - before >= 2)  # FTS5's own sign that it has not ended


def _said_on_server(wanted: Sequence[str]) -> ColumnElement[bool]:
    """Each begins one of the folded words, or a row of them."""
    body = column("body", String)
    begun = [body.like(f"%{folded(one)}%") for one in wanted]
    stored = table("call_words", column("row", BigInteger), body)
    return exists(select(1).select_from(stored).where(and_(stored.c.row == calls.c.row, *begun)))


class ServerSearch:
    """Folded text in a table, asked with LIKE (a trigram index serves it where the server has one)."""

    def condition(self, terms: Terms) -> list[ColumnElement[bool]]:
        """Each word begins one of the folded words; the digits are in the row itself."""
        found: list[ColumnElement[bool]] = [_said_on_server(terms.words)] if terms.words else []
        if terms.digits:
            in_number = calls.c.digits.contains(terms.digits)
            found.append(in_number | _said_on_server(terms.figures) if terms.figures else in_number)
        return found

    def forget(self, connection: Connection, rows: Sequence[int]) -> None:
        """See `Search`."""
        connection.execute(text("DELETE FROM call_words WHERE row = :row"), [{"row": row} for row in rows])

    def learn(self, connection: Connection, rows: Sequence[int]) -> None:
        """See `Search`."""
        given: list[dict[str, Any]] = []
        for row in rows:
            summary = connection.scalar(select(call_details.c.summary).where(call_details.c.row == row))
            spoken = connection.scalars(select(turns.c.text).where(turns.c.call_row == row))
            given.append({"row": row, "body": folded(" ".join([summary or "", *spoken]))})
        connection.execute(text("INSERT INTO call_words (row, body) VALUES (:row, :body)"), given)
