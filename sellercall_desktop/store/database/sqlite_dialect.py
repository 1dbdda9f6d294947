"""SQLite's SQL as we write it, and what was once compiled to it: kept for every file and every connection.

SQLAlchemy keeps what it compiled for each engine alone, and a file has two: those who read and who writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy.sql.expression import FromClause

URL = "sqlite+sellercall://"
COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""For `compiled_cache` of an engine's execution options. It may be used by several threads."""


class HintedSQLiteCompiler(SQLiteCompiler):
    """SQLite's SQL with `Select.with_hint`, which carries ``INDEXED BY``."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """The hint as it was given."""
        return text


class SellerCallSqlite(SQLiteDialect_pysqlite):
    """All of them write the same SQL, and so they are equal: a dialect is part of what is looked up."""

    statement_compiler = HintedSQLiteCompiler
    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.sellercall", __name__, SellerCallSqlite.__name__)
