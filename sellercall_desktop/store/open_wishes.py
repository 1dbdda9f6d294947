"""Numbers of customers who may want no more calls, until a person has judged it: `core.calls.open_wishes`.

A call says so itself, by a bit of its remarks, so the wish stands and falls with the call's facts. Few calls
have it: a partial index finds them by the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text

from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.store.database.migrations.m0028_open_wishes import IS_OPEN
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from sellercall_desktop.store.database.connections import Database

_AT_ONCE = 200  # numbers of a question: each has up to two spellings, and SQLite takes 999 values
_FOUND = f"SELECT number, id FROM calls{{by}} WHERE number IN :numbers AND {IS_OPEN} ORDER BY row DESC"  # noqa: S608 - own numbers
_ASKED = {
    dialect: text(_FOUND.format(by=by)).bindparams(bindparam("numbers", expanding=True))
    for dialect, by in (("sqlite", " INDEXED BY ix_calls_open_wishes"), ("postgresql", ""))
}


class SqlOpenWishes:
    """See `OpenWishes`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def call_of(self, number: str) -> str | None:
        """See `OpenWishes`."""
        found = await self._database.read(lambda connection: wished_of(connection, [number]))
        return next(iter(found.values()), None)


def wished_of(connection: Connection, numbers: Collection[str]) -> dict[str, str]:
    """Of those of these numbers that are held back, each in its first spelling: the id of the newest call."""
    forms = sorted({form for number in numbers for form in spellings(number)})
    found: dict[str, str] = {}
    for begin in range(0, len(forms), _AT_ONCE):
        some = {"numbers": forms[begin : begin + _AT_ONCE]}
        for number, call_id in connection.execute(_ASKED[connection.dialect.name], some):
            found.setdefault(spellings(number)[0], str(call_id))
    return found
