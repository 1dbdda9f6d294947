"""Writes exchanges down off their path: noting one is an append, the rest happens a quarter second later.

Bounded everywhere: what waits, what a replay needs (in memory, of this run only), what is kept.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.exchanges.cleaning import LONGEST_BODY
from sellercall_desktop.core.exchanges.exchange import (
    Exchange,
    ExchangeBounds,
    ExchangeParts,
    ExchangesRecorded,
    RawExchange,
    Way,
)
from sellercall_desktop.core.exchanges.news import Tails, Unchanged, is_poll
from sellercall_desktop.core.tasks import let_the_loop_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.facts import CallKey
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.exchanges.cleaning import Cleaner
    from sellercall_desktop.core.exchanges.exchange import ExchangeStore

log = logging.getLogger(__name__)

BATCH_S = 0.25  # what a kill can lose
WAITING = 1_000  # exchanges noted and not yet written; more are dropped and counted
WAITING_BYTES = 16 * 1024 * 1024
REPLAYABLE = 200  # webhooks of which the body is kept in memory
REPLAYABLE_BYTES = 4 * 1024 * 1024
PRUNE_EVERY = 500  # exchanges written
PRUNE_AGAIN_S = 3600.0
_KNOWN_CALLS = 1_000
_OPEN_REPLAYS = 16


class ExchangeRecorder:
    """Notes exchanges, cleans and keeps them, publishes them, and hands webhooks out for a replay."""

    def __init__(
        self,
        store: ExchangeStore,
        calls: CallStore,
        bus: Bus,
        *,
        cleaner: Cleaner,
        keep_days: Callable[[], int],
    ) -> None:
        """`keep_days` is asked each time; 0 keeps nothing."""
        self._store, self._calls, self._bus, self._cleaner = store, calls, bus, cleaner
        self._keep_days = keep_days
        self._waiting: list[RawExchange] = []
        self._noted, self._writing = asyncio.Event(), asyncio.Lock()
        self._waiting_bytes = self._dropped = self._since_prune = 0
        self._unchanged, self._tails = Unchanged(), Tails()
        self._replayable: BoundedMap[int, RawExchange] = BoundedMap(
            REPLAYABLE, size=lambda raw: len(raw.request_body), most_size=REPLAYABLE_BYTES
        )
        self._replays: BoundedMap[str, int] = BoundedMap(_OPEN_REPLAYS)
        self._call_ids: BoundedMap[CallKey, str] = BoundedMap(_KNOWN_CALLS)
        self.refused = 0
        """Webhooks that were not genuine since the start: counted, never kept, for anybody can send them."""

    def note(self, raw: RawExchange) -> None:
        """Keep this one soon, unless it is a poll that brought nothing new. From the loop's thread, quick."""
        if not self._keep_days() or self._unchanged.is_old(raw):
            return
        size = len(raw.request_body) + len(raw.answer_body)
        if len(self._waiting) >= WAITING or self._waiting_bytes + size > WAITING_BYTES:
            self._dropped += 1
            return
        self._waiting.append(raw)
        self._waiting_bytes += size
        self._noted.set()

    def note_refused(self) -> None:
        """Count a webhook that was not genuine."""
        self.refused += 1

    async def run(self) -> None:
        """Write what is noted, and prune, until cancelled."""
        loop = asyncio.get_running_loop()
        prune_at = loop.time()
        while True:
            if self._since_prune >= PRUNE_EVERY or loop.time() >= prune_at:
                await self.prune()
                prune_at = loop.time() + PRUNE_AGAIN_S
            try:
                async with asyncio.timeout_at(prune_at):
                    await self._noted.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(BATCH_S)
            await self.flush()

    async def flush(self) -> None:
        """Write now what has been noted. A failure is logged and loses the batch: a call goes on without."""
        async with self._writing:
            self._noted.clear()
            raws, self._waiting = sorted(self._waiting, key=lambda raw: raw.at), []
            dropped, self._dropped, self._waiting_bytes = self._dropped, 0, 0
            if dropped:
                log.warning("exchanges.dropped", extra={"count": dropped})
            if not raws:
                return
            try:
                call_ids = [await self._call_id(raw) for raw in raws]
                raws, cleaned = await asyncio.to_thread(self._clean, raws, call_ids)
                written = await self._store.save(cleaned)
            except Exception as error:  # noqa: BLE001 - whatever this batch cost, the next one is kept
                log.warning("exchanges.not_kept", extra={"count": len(raws), "problem": str(error)})
                return
        self._since_prune += len(written)
        for raw, exchange in zip(raws, written, strict=True):
            if raw.way is Way.IN:
                self._replayable[exchange.id] = raw
        self._bus.publish(ExchangesRecorded(written))

    async def prune(self) -> None:
        """Delete what is too old or too much."""
        self._since_prune = 0
        try:
            if gone := await self._store.prune(timedelta(days=self._keep_days()), ExchangeBounds()):
                log.info("exchanges.pruned", extra={"count": gone})
        except StoreError as error:
            log.warning("exchanges.prune_failed", extra={"problem": str(error)})

    # --- replays -------------------------------------------------------------------------------

    def replayable(self, exchange_id: int) -> RawExchange | None:
        """The webhook as it came; None once it is forgotten: after 200 more, or a new start."""
        return self._replayable.get(exchange_id)

    def announce_replay(self, exchange_id: int) -> str:
        """A secret, good for one request, that marks it as the replay of this exchange."""
        token = secrets.token_urlsafe(16)
        self._replays[token] = exchange_id
        return token

    def claim_replay(self, token: str) -> int | None:
        """Which exchange the request with this mark replays."""
        return self._replays.pop(token, None)

    # --- inside --------------------------------------------------------------------------------

    def _clean(
        self, raws: list[RawExchange], call_ids: list[str | None]
    ) -> tuple[list[RawExchange], list[tuple[Exchange, ExchangeParts]]]:
        """Those that can be cleaned, and what is kept of them. What cannot be is never kept as it came."""
        kept, cleaned = [], []
        for raw, call_id in zip(raws, call_ids, strict=True):
            try:
                parts = self._tails.shortened(raw, self._cleaner.parts(raw, whole=is_poll(raw)), LONGEST_BODY)
                cleaned.append((self._head(raw, call_id), parts))
            except Exception as error:  # noqa: BLE001 - one odd body must not cost the others
                log.warning("exchanges.left_out", extra={"peer": raw.peer, "problem": type(error).__name__})
            else:
                kept.append(raw)
            let_the_loop_run()
        return kept, cleaned

    def _head(self, raw: RawExchange, call_id: str | None) -> Exchange:
        return Exchange(
            id=round(raw.at.timestamp() * 1_000_000),
            at=raw.at,
            way=raw.way,
            peer=raw.peer,
            method=raw.method,
            route=self._cleaner.text(raw.route),
            duration_s=raw.duration_s,
            status=raw.status,
            failure=raw.failure,
            call_id=call_id,
            replay_of=raw.replay_of,
        )

    async def _call_id(self, raw: RawExchange) -> str | None:
        if (key := raw.key) is None:
            return None
        if raw.way is Way.OUT and key.call_id is not None:  # nothing is asked for a call not yet written down
            return key.call_id
        if (known := self._call_ids.get(key)) is not None:
            return known
        call = await self._calls.find(key)
        if call is None:
            return None
        self._call_ids[key] = call.id
        return call.id
