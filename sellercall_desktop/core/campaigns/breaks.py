"""Breaks of those who work on campaigns: on record, seen by other desks, in force until they are ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.campaigns.campaign import CampaignsChanged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus

BEGAN, ENDED = "began", "ended"
LOOKS_BACK = timedelta(days=7)
"""A break that nobody has ended since then is none any more."""


@dataclass(frozen=True, slots=True)
class Break:
    """A seller gets nobody to call at that desk. `why` is the key of a reason."""

    campaign_id: str
    seller: str
    desk: str
    why: str
    since: datetime


class BreakStore(Protocol):
    """The acts of breaks, whose subject is the campaign. Methods raise StoreError: nothing was written."""

    async def write(self, act: AuditEntry) -> None:
        """Write it down, durable; other desks hear of it as of a change of its campaign."""

    async def acts(self, since: datetime, *, campaign_id: str = "", desk: str = "") -> Sequence[AuditEntry]:
        """Those since then, oldest first: of that campaign, at that desk, where one is named."""


class Breaks:
    """The break at this desk, and those at all."""

    def __init__(self, store: BreakStore, bus: Bus, now: Callable[[], datetime], desk: str) -> None:
        self._store, self._bus, self._now, self._desk = store, bus, now, desk
        self._known: set[str] = set()  # sellers whose break of an earlier run was looked for
        self.here: Break | None = None

    async def begin(self, why: str, seller: str, campaign_id: str) -> None:
        """From now on she gets nobody to call. Raises StoreError: it is so, but not on record."""
        self._known.add(seller)
        self.here = Break(campaign_id, seller, self._desk, why, self._now())
        await self._write(self.here, BEGAN)

    async def end(self) -> None:
        """She goes on. Raises StoreError: it is so, but not on record."""
        ended, self.here = self.here, None
        if ended is not None:
            await self._write(ended, ENDED)

    async def take_up(self, seller: str) -> None:
        """Her break at this desk that an earlier run of the program left open, once. Raises StoreError."""
        if seller in self._known:
            return
        acts = await self._store.acts(self._now() - LOOKS_BACK, desk=self._desk)
        if seller in self._known:  # another look, or she, was faster
            return
        self._known.add(seller)
        left = next((one for one in _under_way(acts) if one.seller == seller), None)
        if left is not None:
            self.here = left
            self._tell(left)

    async def of(self, campaign_id: str) -> tuple[Break, ...]:
        """Who of those who work on it is on a break, whichever desk. Raises StoreError."""
        return _under_way(await self._store.acts(self._now() - LOOKS_BACK, campaign_id=campaign_id))

    async def _write(self, one: Break, fate: str) -> None:
        words = one.campaign_id, one.why, fate, one.desk
        try:
            await self._store.write(AuditEntry(self._now(), one.seller, AuditKind.BREAK, *words))
        finally:
            self._tell(one)

    def _tell(self, one: Break) -> None:
        self._bus.publish(CampaignsChanged(frozenset({one.campaign_id})))


def _under_way(acts: Sequence[AuditEntry]) -> tuple[Break, ...]:
    """Each seller's latest act at each desk, where that is a beginning."""
    latest = {(act.by, act.desk): act for act in acts}
    began = (act for act in latest.values() if act.fate == BEGAN)
    return tuple(Break(act.subject, act.by, act.desk, act.text, act.at) for act in began)
