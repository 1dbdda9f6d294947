"""The prompts' published versions, which are only ever added to."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, insert, select

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.prompts.comparison import EndCause, EndOfTest, PromptInForce
from sellercall_desktop.core.prompts.errors import PromptConflictError
from sellercall_desktop.core.prompts.presets import SHIPPED, presets_as_json, presets_from_json
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT, PromptContent, PromptVersion
from sellercall_desktop.core.prompts.settings import settings_as_json, settings_from_json
from sellercall_desktop.core.prompts.variables import OPENS
from sellercall_desktop.store import prompt_library as library
from sellercall_desktop.store import version_tests
from sellercall_desktop.store.calls.mending import place_of, tell
from sellercall_desktop.store.calls.rows import EARLIEST, UNREADABLE, microseconds, text_or_none, time_or_none
from sellercall_desktop.store.database.schema import prompts
from sellercall_desktop.store.database.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row, Select

    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.prompt import PromptChange, PromptLibrary
    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.store.database.connections import Database

log = logging.getLogger(__name__)

T = TypeVar("T")

DEFAULT_AUTHOR = "SellerCall"
_NEWEST = select(prompts).order_by(prompts.c.number.desc())


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
                shipped = PromptContent(text, SHIPPED)
                _append(connection, shipped, DEFAULT_PROMPT, DEFAULT_AUTHOR, "")

        if await self._database.read(_newest) is None:
            await self._database.write(first)

    @uninterrupted
    async def current(self, prompt_id: str = DEFAULT_PROMPT) -> PromptVersion:
        """See `PromptStore.current`."""
        return await self._read_current(prompt_id)

    @uninterrupted
    async def current_for(self, direction: Direction) -> PromptVersion:
        """See `PromptStore.current_for`."""
        return await self._read_current(direction)

    @uninterrupted
    async def publish(
        self,
        text: str,
        author: str,
        note: str = "",
        presets: tuple[Preset, ...] | None = None,
        *,
        settings: PromptSettings | None = None,
        prompt_id: str = DEFAULT_PROMPT,
        based_on: int | None = None,
    ) -> PromptVersion:
        """See `PromptStore.publish`."""

        def publish(connection: Connection) -> tuple[PromptVersion, bool]:
            library.ensure_open(connection, prompt_id)
            newest = _newest(connection, prompt_id)
            before = newest.content if newest is not None else PromptContent("")
            content = PromptContent(
                text,
                before.presets if presets is None else presets,
                before.settings if settings is None else settings,
            )
            is_read_so = newest is not None and (newest.fills_variables or OPENS not in text)
            if newest is not None and newest.content == content and is_read_so:
                return newest, False
            if newest is not None and based_on is not None and newest.number != based_on:
                raise PromptConflictError(newest, based_on)
            version = _append(connection, content, prompt_id, author, note)
            end = EndOfTest(version.published_at, author, EndCause.PUBLISHED)
            version_tests.end_open(connection, prompt_id, end)
            return version, True

        version, is_new = await self._database.write(publish, durable=True)
        if is_new:
            log.info("prompt.published", extra={"version": version.number, "author": author})
        return version

    @uninterrupted
    async def versions(self, prompt_id: str | None = None) -> list[PromptVersion]:
        """See `PromptStore.versions`."""
        wanted = _NEWEST if prompt_id is None else _NEWEST.where(prompts.c.prompt_id == prompt_id)
        return await self._database.read(lambda connection: list(_readable(connection, wanted)))

    @uninterrupted
    async def get(self, number: int) -> PromptVersion | None:
        """One version."""
        wanted = select(prompts).where(prompts.c.number == number)
        return await self._database.read(lambda connection: next(_readable(connection, wanted), None))

    @uninterrupted
    async def library(self) -> PromptLibrary:
        """See `PromptStore.library`."""
        return await self._database.read(library.read_library)

    @uninterrupted
    async def add(self, prompt_id: str, name: str, content: PromptContent, author: str) -> PromptVersion:
        """See `PromptStore.add`."""

        def add(connection: Connection) -> PromptVersion:
            library.insert_prompt(connection, prompt_id, name)
            return _append(connection, content, prompt_id, author, "")

        return await self._database.write(add, durable=True)

    @uninterrupted
    async def change(self, prompt_id: str, change: PromptChange, by: str) -> str:
        """See `PromptStore.change`."""

        def write(connection: Connection) -> str:
            library.change(connection, prompt_id, change)
            end = EndOfTest(datetime.now(UTC), by, EndCause.ARCHIVED)
            return version_tests.end_open(connection, prompt_id, end) if change.archived else ""

        return await self._database.write(write, durable=True)

    @uninterrupted
    async def in_force(self, prompt_id: str | Direction) -> PromptInForce:
        """See `PromptStore.in_force`."""

        def read(connection: Connection) -> PromptInForce | None:
            newest = _current(connection, _prompt_for(connection, prompt_id))
            return _with_test(connection, newest) if newest is not None else None

        return self._there(await self._database.read(read))

    async def _read_current(self, prompt_id: str | Direction) -> PromptVersion:
        read = self._database.read
        return self._there(await read(lambda found: _current(found, _prompt_for(found, prompt_id))))

    def _there(self, found: T | None) -> T:
        if found is None:
            raise StoreError(f"{self._database.place}: it holds no prompt")
        return found


def _prompt_for(connection: Connection, prompt_id: str | Direction) -> str:
    if isinstance(prompt_id, Direction):  # which is a text, too
        return library.default_for(connection, prompt_id)
    return prompt_id


def _current(connection: Connection, prompt_id: str) -> PromptVersion | None:
    for one in (prompt_id, DEFAULT_PROMPT, None):
        if (newest := _newest(connection, one)) is not None:
            return newest
    return None


def _with_test(connection: Connection, newest: PromptVersion) -> PromptInForce:
    test = version_tests.open_test(connection, newest.prompt_id)
    if test is None:
        return PromptInForce(newest)
    wanted = select(prompts).where(prompts.c.number.in_((test.a, test.b)))
    tested = tuple(_readable(connection, wanted))
    return PromptInForce(newest, test, tested) if len(tested) == 2 else PromptInForce(newest)


def _newest(connection: Connection, prompt_id: str | None = None) -> PromptVersion | None:
    """The newest version that can be read: a damaged one must not end every call."""
    wanted = _NEWEST if prompt_id is None else _NEWEST.where(prompts.c.prompt_id == prompt_id)
    newest = next(_readable(connection, wanted.limit(1)), None)
    return newest if newest is not None else next(_readable(connection, wanted), None)


def _readable(connection: Connection, wanted: Select[Any]) -> Iterator[PromptVersion]:
    for row in connection.execute(wanted):
        try:
            yield _version_of(row)
        except UNREADABLE as error:
            tell(place_of(connection), "prompts", row.number, error)


def _append(
    connection: Connection, content: PromptContent, prompt_id: str, author: str, note: str
) -> PromptVersion:
    number = (connection.scalar(select(func.max(prompts.c.number))) or 0) + 1
    at = datetime.now(UTC)
    values = {
        "number": number,
        "text": content.text,
        "author": author,
        "published_us": microseconds(at),
        "note": note,
        "presets": presets_as_json(content.presets),
        "prompt_id": prompt_id,
        "settings": settings_as_json(content.settings),
        "fills_variables": 1,
    }
    connection.execute(insert(prompts).values(values))
    return PromptVersion(number, content.text, author, at, note, content.presets, content.settings, prompt_id)


def _version_of(row: Row[Any]) -> PromptVersion:
    """The version. Its text is what counts; where only the rest is damaged, it still serves."""
    if not isinstance(row.text, str) or not row.text:
        raise ValueError("a version without its text")
    return PromptVersion(
        row.number,
        row.text,
        text_or_none(row.author) or "",
        time_or_none(row.published_us) or EARLIEST,
        text_or_none(row.note) or "",
        _presets_of(row.presets),
        settings_from_json(str(row.settings)),
        text_or_none(row.prompt_id) or DEFAULT_PROMPT,
        fills_variables=bool(row.fills_variables),
    )


def _presets_of(written: object) -> tuple[Preset, ...]:
    try:
        return presets_from_json(str(written))
    except UNREADABLE as error:
        log.warning("prompt.presets_unreadable", extra={"problem": type(error).__name__})
        return ()
