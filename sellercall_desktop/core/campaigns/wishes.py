"""Who plainly asks the AI alone for no more calls is put on the do-not-call list, however late that is read.

The words of a call may be read long after its row was settled: by a poll, a webhook, the next run of the
program, another desk. So this hears the facts of calls, and looks back at words that somebody wrote down and
nobody has heard: those are counted where they are written. What a person has decided since stays as it is.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from weakref import WeakValueDictionary

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import AgentEnded, CarrierEnded, TurnSpoken
from sellercall_desktop.core.calls.ownership import IMPORT, RECOVERED
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import OptOutJudged, OptOutJudgement
from sellercall_desktop.core.campaigns.campaign import BY, CampaignsChanged
from sellercall_desktop.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

MAY_BE_A_CAMPAIGNS = frozenset({BY, RECOVERED, IMPORT})
"""Who asked for calls that may be an attempt's: also for those that a history has lost and found again."""
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Unheard:
    """An attempt of the AI alone. `spoken`: how often words of its call were written down until then.

    `is_heard`: all those were looked at for a wish.
    """

    call_id: str
    begun_us: int
    desk: str
    spoken: int
    is_heard: bool


class UnheardStore(Protocol):
    """Which words are still to be heard. Methods raise StoreError: nothing was written."""

    async def unheard(self, after: Unheard | None, limit: int) -> Sequence[Unheard]:
        """Attempts that are over, with words that nobody has looked at, the latest first, after that one."""

    async def of_call(self, call_id: str) -> Unheard | None:
        """The attempt that this call is; None where it is none, or a seller sat at the window."""

    async def heard(self, one: Unheard) -> None:
        """Its words were looked at, as many as there were when it was read."""

    async def withdrawn(self, call_id: str) -> str:
        """A wish came to light on this call after its attempt was settled: that is what came of it, then.

        The id of the campaign that this changed; empty where nothing was settled.
        """


class Wishes:
    """Hears what the AI alone is told, at one desk."""

    def __init__(
        self,
        store: UnheardStore,
        calls: CallStore,
        obey: Callable[[Call], Awaitable[Call]],
        *,
        bus: Bus,
        tasks: Tasks,
        desk: str = "",
    ) -> None:
        """`obey` carries out a plain wish that nobody has judged, once; it gives the call as it is then."""
        self._store, self._calls, self._obey, self._bus, self._tasks = store, calls, obey, bus, tasks
        self._desk = desk
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._anothers: dict[str, int] = {}  # what other desks had not heard when this one last looked
        bus.subscribe(CallChanged, self._on_change)

    async def heed(self, call: Call) -> Call:
        """A wish in this call, if it is over and the AI was alone, is carried out; the call as it is then.

        Raises:
            StoreError: it is still to be done.
        """
        turn = self._turns.setdefault(call.id, asyncio.Lock())
        async with turn:  # its facts come one after the other, while it is settled
            attempt = await self._store.of_call(call.id)  # before its words: what is written since counts
            if attempt is None:
                return call
            known = await self._calls.get(call.id)
            if attempt.is_heard or (known is not None and known.is_live):
                return known or call
            if known is not None:
                known = await self._obey(known)
            await self._store.heard(attempt)
            return known or call

    async def catch_up(self) -> None:
        """Hear what was written down and never heard: a program was killed, a store failed.

        What another desk has to hear it is given until the next look for.

        Raises:
            StoreError: some is still unheard.
        """
        before, self._anothers = self._anothers, {}
        last: Unheard | None = None
        while found := await self._store.unheard(last, _AT_ONCE):
            for last in found:
                if last.desk != self._desk and before.get(last.call_id) != last.spoken:
                    self._anothers[last.call_id] = last.spoken
                    continue
                call = await self._calls.get(last.call_id)
                if call is None:  # erased, or pruned
                    await self._store.heard(last)
                else:
                    await self.heed(call)

    def _on_change(self, change: CallChanged) -> None:
        call = change.call
        if call.is_live or not call.turns or call.requested.requested_by not in MAY_BE_A_CAMPAIGNS:
            return
        if any(isinstance(fact, TurnSpoken | AgentEnded | CarrierEnded) for fact in change.facts):
            self._tasks.spawn(self.heed(call), f"wishes of {call.id}", _note)
        judged = (call.written or NOTHING).opt_out
        is_news = any(isinstance(fact, OptOutJudged) for fact in change.facts)
        if is_news and judged is not None and judged.judgement is OptOutJudgement.OPT_OUT:
            self._tasks.spawn(self._withdraw(call.id), f"withdraw {call.id}", _note)

    async def _withdraw(self, call_id: str) -> None:
        if campaign_id := await self._store.withdrawn(call_id):
            self._bus.publish(CampaignsChanged(frozenset({campaign_id})))


def _note(error: BaseException) -> None:
    """The words stay unheard, and are looked at again with the leases."""
    if isinstance(error, StoreError):
        log.warning("campaign.wish_waits", extra={"problem": str(error)})
    else:
        log.error("campaign.wish_unheard", exc_info=error)
