"""What an embedded database does for itself once it is open, behind everything else."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import CallPlaced, CallRequested, Direction, Speaker, TurnSpoken
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.store.calls.ledger import write_call
from sellercall_desktop.store.calls.search import tidy

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sellercall_desktop.store.calls.search import Search
    from sellercall_desktop.store.database.sqlite import SqliteDatabase

log = logging.getLogger(__name__)
_PAUSE_S = 0.25  # between two steps of tidying: others want the disk, too


class _RehearsedError(Exception):
    """Undoes the rehearsal."""


async def do_chores(database: SqliteDatabase, search: Search) -> None:
    """Make the first save of the run as quick as the others, then bring the search index in order."""
    try:
        await database.mark_open()
        await _rehearse(database, search)
        more = await database.write(tidy)
        while more:
            await asyncio.sleep(_PAUSE_S)
            more = await database.write(tidy)
    except StoreError as error:  # whoever saves a call will be told
        log.warning("store.tending_failed", extra={"problem": str(error)})


async def _rehearse(database: SqliteDatabase, search: Search) -> None:
    """A whole save, undone: its statements are compiled, and the pages it needs are read."""
    now = datetime.now(UTC)
    facts = (
        CallRequested(now, Direction.OUTBOUND, "+573001234567"),
        CallPlaced(now, "rehearsal"),
        TurnSpoken(now, 0, Speaker.AI, "Buenos días"),
    )
    call = start_call("rehearsal", facts[0])

    def save(connection: Connection) -> None:
        write_call(connection, search, call, facts[:1], "rehearsal")
        write_call(connection, search, advance_all(call, facts[1:]), facts[1:], "rehearsal")
        raise _RehearsedError

    try:
        await database.write(save)
    except _RehearsedError:
        return
