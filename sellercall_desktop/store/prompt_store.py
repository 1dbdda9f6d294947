"""The prompt's published versions; they are only ever added to."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts import PromptVersion
from sellercall_desktop.store.carried import carried
from sellercall_desktop.store.rows import microseconds, time_of
from sellercall_desktop.store.schema import prompts

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from sellercall_desktop.store.database import Database

log = logging.getLogger(__name__)

DEFAULT_AUTHOR = "SellerCall"
_NEWEST = select(prompts).order_by(prompts.c.number.desc())


class SqlPromptStore:
    """`core.ports.PromptStore` on an SQL database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @carried
    async def ensure_first(self, text: str) -> None:
        """Make `text` version 1 where there is no version yet."""

        def first(connection: Connection) -> None:
            if _newest(connection) is None:
                _append(connection, PromptVersion(1, text, DEFAULT_AUTHOR, datetime.now(UTC)))

        if await self._database.read(_newest) is None:
            await self._database.write(first)

    @carried
    async def current(self) -> PromptVersion:
        """The last published version; the shipped default is version 1."""
        newest = await self._database.read(_newest)
        if newest is None:
            raise StoreError(f"{self._database.place}: it holds no prompt")
        return newest

    @carried
    async def publish(self, text: str, author: str, note: str = "") -> PromptVersion:
        """Make `text` the next version. Publishing the current text again changes nothing."""

        def publish(connection: Connection) -> tuple[PromptVersion, bool]:
            newest = _newest(connection)
            if newest is not None and newest.text == text:
                return newest, False
            number = newest.number + 1 if newest else 1
            version = PromptVersion(number, text, author, datetime.now(UTC), note)
            _append(connection, version)
            return version, True

        version, is_new = await self._database.write(publish, durable=True)
        if is_new:
            log.info("prompt.published", extra={"version": version.number, "author": author})
        return version

    @carried
    async def versions(self) -> list[PromptVersion]:
        """All versions, newest first."""
        rows = await self._database.read(lambda connection: connection.execute(_NEWEST).all())
        return [_version_of(row) for row in rows]

    @carried
    async def get(self, number: int) -> PromptVersion | None:
        """One version."""
        wanted = select(prompts).where(prompts.c.number == number)
        row = await self._database.read(lambda connection: connection.execute(wanted).first())
        return _version_of(row) if row is not None else None


def _newest(connection: Connection) -> PromptVersion | None:
    row = connection.execute(_NEWEST.limit(1)).first()
    return _version_of(row) if row is not None else None


def _append(connection: Connection, version: PromptVersion) -> None:
    values = {
        "number": version.number,
        "text": version.text,
        "author": version.author,
        "published_us": microseconds(version.published_at),
        "note": version.note,
    }
    connection.execute(insert(prompts).values(values))


def _version_of(row: Row[Any]) -> PromptVersion:
    return PromptVersion(row.number, row.text, row.author, time_of(row.published_us), row.note)
