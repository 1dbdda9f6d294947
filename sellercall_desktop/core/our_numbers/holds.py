"""The records of numbers we took: written to disk, then held in memory, then published."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import (
    OtherAccountError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    ProviderUnreachableError,
    RateLimitedError,
    SellerCallError,
)
from sellercall_desktop.core.our_numbers.number import Hold, HoldState, News, NumberChanged

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.our_numbers.number import HoldStore

log = logging.getLogger(__name__)

_TRANSIENT = (ProviderUnreachableError, ProviderAmbiguousError, RateLimitedError)
_REMEMBERED = 50


class Holds:
    """Those with something still to give back. Nobody hears of what the disk lacks."""

    def __init__(self, store: HoldStore, bus: Bus) -> None:
        self._store, self._bus = store, bus
        self._open: dict[str, Hold] = {}
        self.problems: dict[str, SellerCallError] = {}
        """By the id of a record: why what it waits for could not be done."""
        self.told: deque[NumberChanged] = deque(maxlen=_REMEMBERED)
        """What happened since the start, for a window that opens later."""

    @property
    def open(self) -> tuple[Hold, ...]:
        """All of them, oldest first."""
        return tuple(sorted(self._open.values(), key=lambda hold: hold.id))

    @property
    def waiting(self) -> bool:
        """Whether one waits for a carrier that may answer later."""
        unfinished = (h for h in self.open if h.state is HoldState.RESTORING or h.asked is not None)
        return any(isinstance(self.problems.get(hold.id), _TRANSIENT) for hold in unfinished)

    async def load(self) -> None:
        """Read what earlier runs left."""
        self._open = {hold.id: hold for hold in await self._store.open()}

    async def latest(self) -> list[Hold]:
        """The newest records, also of what is over."""
        return await self._store.latest()

    def get(self, hold_id: str) -> Hold | None:
        """One of them."""
        return self._open.get(hold_id)

    def of(self, sid: str) -> Hold | None:
        """The record of this number."""
        return next((hold for hold in self.open if hold.sid == sid), None)

    async def keep(self, hold: Hold) -> Hold:
        """Write it down; one that is over is open no longer."""
        await self._store.save(hold)
        self.problems.pop(hold.id, None)
        if hold.is_open:
            self._open[hold.id] = hold
        else:
            self._open.pop(hold.id, None)
        return hold

    async def close(self, hold: Hold, state: HoldState, news: News) -> Hold:
        """It is over, or left to somebody else."""
        asked = hold.asked if state is HoldState.LEFT else None
        closed = await self.keep(replace(hold, state=state, asked=asked))
        self.tell(news, closed)
        return closed

    def fail(self, hold: Hold, error: SellerCallError) -> None:
        """What the record waits for could not be done now."""
        self.problems[hold.id] = error
        news = News.REFUSED if isinstance(error, ProviderRefusedError) else News.PENDING
        news = News.OTHER_ACCOUNT if isinstance(error, OtherAccountError) else news
        self.tell(news, self._open.get(hold.id, hold), error)

    def tell(self, news: News, hold: Hold, error: Exception | None = None) -> None:
        """Log it, remember it, publish it."""
        level = logging.WARNING if error is not None or news is News.LEFT_ALONE else logging.INFO
        told = {"number": hold.number, "points_to": hold.ours.voice_url if hold.ours else ""}
        log.log(level, f"number.{news.value}", extra={**told, "problem": str(error or "")})
        changed = NumberChanged(news, hold, error)
        self.told.append(changed)
        self._bus.publish(changed)
