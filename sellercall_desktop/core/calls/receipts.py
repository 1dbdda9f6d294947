"""Webhooks that were taken already: whoever sends one again is answered, and nothing is done.

Facts are merged and would change nothing twice anyway; this holds for whatever else taking one does.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

log = logging.getLogger(__name__)

KEPT = 20_000  # some 3 MB; a call leaves about twelve
KEEP = timedelta(days=7)  # a provider's last repeat comes within a day; what is older can only be a replay
PRUNE_EVERY = 1000  # receipts


class ReceiptStore(Protocol):
    """Keys of webhooks that were taken. Methods raise `StoreError`."""

    async def keys(self) -> list[bytes]:
        """All of them, oldest first."""

    async def keep(self, keys: Sequence[bytes], at: datetime) -> None:
        """Add these; one that is there already is kept as it is."""

    async def prune(self, keep: timedelta, at_most: int) -> None:
        """Delete those older than `keep`, and the oldest beyond `at_most`."""


def receipt_key(*parts: str | bytes) -> bytes:
    """What a webhook is known by: a digest, so that nothing of a call is kept with it."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


class Receipts:
    """The newest receipts, in memory and on disk. Bounded in number and age."""

    def __init__(self, store: ReceiptStore, *, kept: int = KEPT) -> None:
        self._store, self._kept = store, kept
        self._known: BoundedMap[bytes, None] = BoundedMap(kept)
        self._under_way: dict[bytes, asyncio.Future[None]] = {}
        self._since_pruned = 0

    async def load(self) -> None:
        """Read those of earlier runs.

        Raises:
            StoreError: they cannot be read.
        """
        await self._store.prune(KEEP, self._kept)
        known = dict.fromkeys(await self._store.keys()) | dict(self._known)
        self._known = await asyncio.to_thread(BoundedMap, self._kept, known)

    async def once(self, keys: Sequence[bytes], take: Callable[[], Awaitable[bool]]) -> bool:
        """Take a webhook unless one of its `keys` is known; False where it is.

        One that is sent while the same is being taken waits for that. `take` returns whether a receipt
        shall be kept; where it raises, none is, and the next repeat is taken.

        Raises:
            whatever `take` raises.
        """
        while others := [self._under_way[key] for key in keys if key in self._under_way]:
            await asyncio.wait(others)
        if any(key in self._known for key in keys):
            return False
        done = asyncio.get_running_loop().create_future()
        self._under_way |= dict.fromkeys(keys, done)
        try:
            if await take():
                await self._keep(keys)
        finally:
            for key in keys:
                self._under_way.pop(key, None)
            done.set_result(None)
        return True

    async def _keep(self, keys: Sequence[bytes]) -> None:
        self._known.update(dict.fromkeys(keys))
        self._since_pruned += len(keys)
        try:
            await self._store.keep(keys, utc_now())
            if self._since_pruned >= PRUNE_EVERY:
                self._since_pruned = 0
                await self._store.prune(KEEP, self._kept)
        except StoreError as error:  # what it told is saved: a repeat after a restart would be merged
            log.warning("receipts.not_kept", extra={"problem": str(error)})
