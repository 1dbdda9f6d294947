"""Does a column hold a word, case and accents aside? In the database, whose rows are many.

SQLite asks a function of ours for each row; a server itself takes the accents off the letters it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, func
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from sellercall_desktop.core.folding import folded, holds_word

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import ColumnElement
    from sqlalchemy.sql.compiler import SQLCompiler

_FUNCTION = "holds_word"


class _Holds(FunctionElement[bool]):
    name = _FUNCTION
    type = Boolean()
    inherit_cache = True


def holds(where: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """The condition. An empty column holds nothing."""
    return _Holds(where, folded(word))


def teach(connection: sqlite3.Connection) -> None:
    """Give a connection the function that `holds` needs there."""
    connection.create_function(_FUNCTION, 2, holds_word, deterministic=True)


@compiles(_Holds, "sqlite")
def _on_sqlite(element: _Holds, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    where, word = element.clauses
    return f"{_FUNCTION}({compiler.process(where, **how)}, {compiler.process(word, **how)})"


@compiles(_Holds)
def _on_server(element: _Holds, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    where, word = element.clauses
    bare = func.translate(func.lower(where), *_TRANSLATED)
    return compiler.process(func.coalesce(func.strpos(bare, word), 0) > 0, **how)


_ACCENTED = [chr(code) for code in range(0xC0, 0x180) if len(folded(chr(code))) == 1]
_MARKS = "".join(map(chr, range(0x300, 0x370)))  # accents as signs of their own: a server deletes them
_TRANSLATED = ("".join(_ACCENTED) + _MARKS, "".join(map(folded, _ACCENTED)))
