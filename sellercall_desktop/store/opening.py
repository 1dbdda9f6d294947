"""Opens the store: check, create or migrate, then hand out its parts. Loaded late: it is heavy."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store.acts_leaving import ActsLeavingFile
from sellercall_desktop.store.audit_trail import SqlAuditTrail
from sellercall_desktop.store.calls.call_store import SqlCallStore
from sellercall_desktop.store.calls.chores import do_chores
from sellercall_desktop.store.campaigns.breaks import SqlBreakStore
from sellercall_desktop.store.campaigns.campaign_store import SqlCampaignStore
from sellercall_desktop.store.campaigns.hearing import SqlUnheardStore
from sellercall_desktop.store.campaigns.listing import SqlCampaignListing
from sellercall_desktop.store.campaigns.results import SqlResultsStore
from sellercall_desktop.store.contacts.contact_store import SqlContactStore
from sellercall_desktop.store.database.failures import translated
from sellercall_desktop.store.database.sqlite import SqliteDatabase
from sellercall_desktop.store.database.sqlite_file import prepare
from sellercall_desktop.store.do_not_call import SqlDoNotCallStore
from sellercall_desktop.store.exchanges import SqlExchangeStore
from sellercall_desktop.store.habeas_data.habeas_store import SqlHabeasDataStore
from sellercall_desktop.store.open_wishes import SqlOpenWishes
from sellercall_desktop.store.our_numbers import SqlHoldStore, desktop_id
from sellercall_desktop.store.prompts import SqlPromptStore
from sellercall_desktop.store.receipts import SqlReceiptStore
from sellercall_desktop.store.scenarios import SqlScenarioStore
from sellercall_desktop.store.scheduled_calls import SqlScheduledCallStore
from sellercall_desktop.store.stores import Store
from sellercall_desktop.store.version_tests import SqlVersionTestStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sellercall_desktop.store.database.connections import Database


@asynccontextmanager
async def opened(
    url: str | None, path: Path, default_prompt: str, busy_timeout_s: float
) -> AsyncIterator[Store]:
    """See `sellercall_desktop.store.open_store`."""
    database = await _connect(url, path, busy_timeout_s)
    behind = Tasks()
    try:
        prompts = SqlPromptStore(database)
        await prompts.ensure_first(default_prompt)
        with translated(database.place):
            holder = await asyncio.to_thread(desktop_id, path.parent)
        holds = SqlHoldStore(database, holder)
        calls, contacts = SqlCallStore(database), SqlContactStore(database, behind)
        await contacts.undo_left_open(holder, datetime.now(UTC))
        if isinstance(database, SqliteDatabase):
            contacts.index_soon()
            behind.spawn(do_chores(database, calls.search), "store.chores")
        yield Store(
            calls,
            prompts,
            SqlReceiptStore(database),
            holds,
            SqlExchangeStore(database),
            SqlDoNotCallStore(database),
            SqlAuditTrail(database),
            SqlScheduledCallStore(database),
            SqlCampaignStore(database),
            SqlCampaignListing(database),
            SqlResultsStore(database),
            SqlUnheardStore(database),
            SqlBreakStore(database),
            contacts,
            SqlHabeasDataStore(database, calls.search),
            SqlScenarioStore(database),
            SqlVersionTestStore(database),
            SqlOpenWishes(database),
            ActsLeavingFile(path.with_name("acts_leaving.jsonl")),
            holder,
            database.place,
            database.notices,
        )
    finally:
        await behind.close()
        await database.close()


async def _connect(url: str | None, path: Path, busy_timeout_s: float) -> Database:
    if url:
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise StoreError("the database address is not an SQLAlchemy URL") from error
        if parsed.get_backend_name() == "postgresql":
            from sellercall_desktop.store.database.server import open_server

            try:
                return await open_server(url, busy_timeout_s)
            except ImportError as error:
                raise StoreError(f"the driver for this database is not installed: {error.name}") from error
        if parsed.get_backend_name() != "sqlite":
            raise StoreError("the database must be SQLite or PostgreSQL")
        if not parsed.database or parsed.database == ":memory:":
            raise StoreError("the database address names no file")
        path = Path(parsed.database)
    with translated(str(path)):
        lost_log = await asyncio.to_thread(prepare, path, busy_timeout_s)
    embedded = SqliteDatabase(path, busy_timeout_s)
    if lost_log:
        words = f"{path}: the file with its newest changes was deleted"
        embedded.notices = (StoreError(words, StoreProblem.LOG_GONE, path=path),)
    return embedded
