"""What is kept on disk: calls, prompts, exchanges, receipts, our numbers, who is not called, what people did.

Only this room knows the database.
Importing this package is cheap: SQLAlchemy is loaded in a thread when the store is opened.
"""

from __future__ import annotations

import asyncio
import importlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sellercall_desktop.store.stores import Store

BUSY_TIMEOUT_S = 5.0


@asynccontextmanager
async def open_store(
    url: str | None, path: Path, default_prompt: str, *, busy_timeout_s: float = BUSY_TIMEOUT_S
) -> AsyncIterator[Store]:
    """Open the database, bring its schema up to date, and close it at the end.

    Args:
        url: SQLAlchemy URL; None or empty keeps a SQLite file at `path`.
        path: where that file lies; it and its folder are created where absent.
        default_prompt: published as version 1 where there is no prompt yet.
        busy_timeout_s: how long to wait for another program that is writing.

    Raises:
        DatabaseTooNewError: a newer version of this program wrote it.
        DatabaseDamagedError: not a database of ours, truncated or corrupt; it is left untouched.
        StoreError: it cannot be reached, read or written.
    """
    opening = await asyncio.to_thread(importlib.import_module, "sellercall_desktop.store.opening")
    async with opening.opened(url, path, default_prompt, busy_timeout_s) as store:
        yield store
