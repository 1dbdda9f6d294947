"""The prompt's published versions; they are only ever added to."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.presets import SHIPPED, presets_as_json, presets_from_json
from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import EARLIEST, UNREADABLE, microseconds, text_or_none, time_or_none
from sellercall_desktop.store.database.schema import prompts
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row, Select

    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.store.database.connections import Database

log = logging.getLogger(__name__)

DEFAULT_AUTHOR = "SellerCall"
_NEWEST = select(prompts).order_by(prompts.c.number.desc())
_NEWEST_ALONE = _NEWEST.limit(1)


class SqlPromptStore:
    """`core.prompts.ports.PromptStore` on an SQL database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workload = database.workload

    @uninterrupted
    async def ensure_first(self, text: str) -> None:
        """Make `text`, with the presets that are shipped, version 1 where there is no version yet."""

        def first(connection: Connection) -> None:
            if _newest(connection) is None:
                number = _next_number(connection)
                at = datetime.now(UTC)
                _append(connection, PromptVersion(number, text, DEFAULT_AUTHOR, at, presets=SHIPPED))

        if await self._database.read(_newest) is None:
            await self._database.write(first)

    @uninterrupted
    async def current(self) -> PromptVersion:
        """The last published version; the shipped default is version 1. Raises `StoreError`."""
        newest = await self._database.read(_newest)
        if newest is None:
            raise StoreError(f"{self._database.place}: it holds no prompt")
        return newest

    @uninterrupted
    async def publish(
        self, text: str, author: str, note: str = "", presets: tuple[Preset, ...] | None = None
    ) -> PromptVersion:
        """See `PromptStore.publish`."""

        def publish(connection: Connection) -> tuple[PromptVersion, bool]:
            newest = _newest(connection)
            kept = newest.presets if newest is not None else ()
            content = PromptContent(text, kept if presets is None else presets)
            if newest is not None and newest.content == content:
                return newest, False
            number, at = _next_number(connection), datetime.now(UTC)
            version = PromptVersion(number, text, author, at, note, content.presets)
            _append(connection, version)
            return version, True

        version, is_new = await self._database.write(publish, durable=True)
        if is_new:
            log.info("prompt.published", extra={"version": version.number, "author": author})
        return version

    @uninterrupted
    async def versions(self) -> list[PromptVersion]:
        """All versions, newest first."""
        return await self._database.read(lambda connection: list(_readable(connection, _NEWEST)))

    @uninterrupted
    async def get(self, number: int) -> PromptVersion | None:
        """One version."""
        wanted = select(prompts).where(prompts.c.number == number)
        return await self._database.read(lambda connection: next(_readable(connection, wanted), None))


def _newest(connection: Connection) -> PromptVersion | None:
    """The newest version that can be read: a damaged one must not end every call."""
    newest = next(_readable(connection, _NEWEST_ALONE), None)
    return newest if newest is not None else next(_readable(connection, _NEWEST), None)


def _next_number(connection: Connection) -> int:
    return (connection.scalar(select(func.max(prompts.c.number))) or 0) + 1


def _readable(connection: Connection, wanted: Select[Any]) -> Iterator[PromptVersion]:
    for row in connection.execute(wanted):
        try:
            yield _version_of(row)
        except UNREADABLE as error:
            tell(place_of(connection), "prompts", row.number, error)


def _append(connection: Connection, version: PromptVersion) -> None:
    values = {
        "number": version.number,
        "text": version.text,
        "author": version.author,
        "published_us": microseconds(version.published_at),
        "note": version.note,
        "presets": presets_as_json(version.presets),
    }
    connection.execute(insert(prompts).values(values))


def _version_of(row: Row[Any]) -> PromptVersion:
    """The version. Its text is what counts; where only the rest is damaged, it still serves."""
    if not isinstance(row.text, str) or not row.text:
        raise ValueError("a version without its text")
    at = time_or_none(row.published_us) or EARLIEST
    author, note = text_or_none(row.author) or "", text_or_none(row.note) or ""
    return PromptVersion(row.number, row.text, author, at, note, _presets_of(row.presets))


def _presets_of(written: object) -> tuple[Preset, ...]:
    try:
        return presets_from_json(str(written))
    except UNREADABLE as error:
        log.warning("prompt.presets_unreadable", extra={"problem": type(error).__name__})
        return ()
