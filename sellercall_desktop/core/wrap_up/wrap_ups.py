"""The one door through which people write what came of a call: disposition, note, callback, and the end.

Window and REST write here. What the provider sums up is another fact of the call and never meets these.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import CarrierEnded, Direction
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import (
    CallbackSet,
    DispositionSet,
    NoteWritten,
    WrapUpFinished,
    WrapUpOpened,
)
from sellercall_desktop.core.errors import StoreError, WrapUpError
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import WrapUpProblem
from sellercall_desktop.core.wrap_up.dispositions import CountsAs
from sellercall_desktop.core.wrap_up.laid_down import LaidDown
from sellercall_desktop.core.wrap_up.typed import TypedWrapUps
from sellercall_desktop.core.wrap_up.wrap_up import WrapUp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Sequence
    from datetime import datetime
    from typing import Any

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import Fact
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.written import Written
    from sellercall_desktop.core.calls.written_facts import CallbackKept
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.core.wrap_up.laid_down import CampaignWrapUp
    from sellercall_desktop.core.wrap_up.wrap_up import Agreed

log = logging.getLogger(__name__)

LONGEST_NOTE = 2_000
"""Characters."""
FURTHEST = timedelta(days=366)  # a callback is agreed for at most
_BY_A_PERSON = "window", "scheduled"
"""Who asked for the calls that a person wraps up, as the history has it before a colon."""
_JUST_PAST = timedelta(minutes=1)  # who writes takes his time
SOURCE = "wrap_up"
"""As the journal names where the facts came from."""
_MOMENT = timedelta(microseconds=1)


class WrapUps:
    """What people write about calls, and which of this desk's calls still want it."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        calls: CallStore,
        bus: Bus,
        tasks: Tasks,
        now: Callable[[], datetime],
        dispositions: Callable[[], Sequence[Disposition]],
        required: Callable[[], bool],
        desk: str = "",
        of_campaign: Callable[[str], Awaitable[CampaignWrapUp | None]] | None = None,
        of_version: Callable[[int], Awaitable[tuple[str, ...]]] | None = None,
    ) -> None:
        """`required`: whether a call must be wrapped up before this desk's next one.

        `of_campaign`, `of_version`: as in `LaidDown`.
        """
        self._laid_down = LaidDown(of_campaign, of_version)
        self._ledger, self._calls, self._tasks, self._now = ledger, calls, tasks, now
        self._dispositions, self._required, self._desk = dispositions, required, desk
        self._open: dict[str, Call] = {}
        self._ending: dict[object, Call] = {}  # by what writes down that one is owed
        self.typed = TypedWrapUps(self, tasks)
        bus.subscribe(CallChanged, self._on_change)

    @property
    def dispositions(self) -> Sequence[Disposition]:
        """The list of this installation."""
        return self._dispositions()

    def offered(self, call: Call) -> Sequence[Disposition]:
        """What of it may come of this call, as far as `learn` has learnt."""
        return self._laid_down.offered(call, self.dispositions)

    def knows(self, call: Call) -> bool:
        """Whether `learn` would change nothing."""
        return self._laid_down.is_known(call)

    async def learn(self, call: Call) -> None:
        """Ask what the call's campaign and version lay down. Raises StoreError."""
        await self._laid_down.learn(call)

    @property
    def open(self) -> tuple[Call, ...]:
        """This desk's calls whose wrap-up was begun or is owed, and is not finished; oldest first."""
        return tuple(self._open[call_id] for call_id in sorted(self._open))

    @property
    def owed(self) -> Call | None:
        """The call that must be wrapped up before the next is made, where the settings ask for that."""
        if not self._required():
            return None
        owed = (c for c in self.open if c.written is not None and c.written.opened is not None)
        return next(owed, None) or next(iter(self._ending.values()), None)

    async def resume(self) -> None:
        """Know what was left unfinished when the program ended.

        Raises:
            StoreError: the history cannot be read.
        """
        for call in await self._calls.unfinished_wrap_ups():
            await self.learn(call)
            self._look(call)

    def wants_one(self, call: Call) -> bool:
        """Whether the call is over, and one that a person of this desk placed, or in which one talked.

        Of a campaign on which a seller works it must have been answered: of others the campaign knows enough.
        A call that the AI alone took or made is nobody's.
        """
        asked = call.requested
        for_seller = self._laid_down.of_campaign(call).by_seller and bool(call.answered_at or call.joined_at)
        by_a_person = asked.requested_by.partition(":")[0] in _BY_A_PERSON or for_seller
        placed = asked.direction is Direction.OUTBOUND and call.placed is not None and by_a_person
        return (
            (placed or (call.handed is not None and call.handed.was_taken_over))
            and placed_here(call, self._desk)
            and not call.is_live
        )

    async def write(self, call_id: str, wrap_up: WrapUp, by: str, *, done: bool = False) -> Call:
        """Write down what differs from what is there, and return the call with it.

        `done`: it is written later, from the history, and asks for nothing more.

        Raises:
            WrapUpError: it cannot be written so; nothing was.
            CallNotFoundError: no such call.
            StoreError: the history cannot be read or written.
        """
        call = await self._call(call_id)
        return await self._record(call, self._facts(call, wrap_up, by), by, done=done)

    async def finish(self, call_id: str, by: str, wrap_up: WrapUp | None = None) -> Call:
        """Write this, and that the person is done with the call.

        Raises:
            WrapUpError: also where the disposition wants a callback and no time is agreed.
            CallNotFoundError, StoreError: as for `write`.
        """
        call = await self._call(call_id)
        facts = self._facts(call, wrap_up or WrapUp(), by)
        self._check_time(call, facts)
        return await self._record(call, facts, by, done=True)

    # --- inside -------------------------------------------------------------------------------

    async def _call(self, call_id: str) -> Call:
        call = await self._ledger.get(call_id)
        await self.learn(call)
        return call

    def _on_change(self, change: CallChanged) -> None:
        if self.knows(change.call):
            self._take(change)
        else:
            self._waits(change.call, self._take_learnt(change), change)

    async def _take_learnt(self, change: CallChanged) -> None:
        try:
            await self.learn(change.call)
        except StoreError as error:  # what is owed is owed whatever may be chosen
            log.warning("wrap_up.not_learnt", extra={"call_id": change.call.id, "problem": str(error)})
        self._take(change)

    def _take(self, change: CallChanged) -> None:
        """What ends is owed from that moment on, by the settings of that moment; what ended before is not."""
        call, written = change.call, change.call.written or NOTHING
        ended = any(isinstance(fact, CarrierEnded) for fact in change.facts) and self.wants_one(call)
        if ended and written.opened is None and written.finished is None and self._required():
            opened = WrapUpOpened(self._now())
            self._waits(call, self._ledger.ensure(call.id, (opened,), SOURCE), change)
        self._look(call)

    def _waits(self, call: Call, work: Coroutine[Any, Any, object], change: CallChanged) -> None:
        """Carry this out; until then no next call is begun where one that has just ended may be owed."""
        working = self._tasks.spawn(work, f"wrap-up {call.id}")
        if placed_here(call, self._desk) and any(isinstance(fact, CarrierEnded) for fact in change.facts):
            self._ending[working] = call
            working.add_done_callback(lambda done: self._ending.pop(done, None))

    def _look(self, call: Call) -> None:
        """Keep in mind whether it is open."""
        written = call.written or NOTHING
        if not self.wants_one(call):
            self._open.pop(call.id, None)
            return
        if written.is_unfinished:
            self._open[call.id] = call
        elif written.finished is not None:
            self._open.pop(call.id, None)

    async def _record(self, call: Call, facts: list[Fact], by: str, *, done: bool) -> Call:
        if done and (call.written or NOTHING).finished is None:
            facts.append(WrapUpFinished(self._now(), by))
        return await self._ledger.record(call.id, facts, SOURCE) if facts else call

    def _facts(self, call: Call, wrap_up: WrapUp, by: str) -> list[Fact]:
        known = call.written or NOTHING
        facts: list[Fact] = []
        if wrap_up.disposition is not None:
            facts += self._disposition(call, known, wrap_up.disposition.strip(), by)
        if wrap_up.note is not None and wrap_up.note != (known.note.text if known.note else ""):
            if len(wrap_up.note) > LONGEST_NOTE:
                raise WrapUpError(WrapUpProblem.NOTE_TOO_LONG, limit=LONGEST_NOTE)
            facts.append(NoteWritten(self._after(known.note), by, wrap_up.note))
        if wrap_up.callback is not None:
            facts += self._callback(call, known, wrap_up.callback, by)
        return facts

    def _disposition(self, call: Call, known: Written, key: str, by: str) -> list[Fact]:
        if key == (known.disposition.key if known.disposition else ""):
            return []
        labels = {each.key: each.label for each in self.offered(call)}
        if key and key not in labels:
            raise WrapUpError(WrapUpProblem.UNKNOWN_DISPOSITION, choices=tuple(labels))
        return [DispositionSet(self._after(known.disposition), by, key, labels.get(key, ""))]

    def _callback(self, call: Call, known: Written, agreed: Agreed, by: str) -> list[Fact]:
        if agreed.due == known.callback_due:
            return []
        now = self._now()
        if agreed.due is not None and not now - _JUST_PAST <= agreed.due <= now + FURTHEST:
            raise WrapUpError(WrapUpProblem.TIME_OUT_OF_REACH, limit=FURTHEST.days)
        zone = agreed.zone or (zone_of(call) if agreed.due is not None else "")
        at = self._after(known.callback, known.callback_kept)
        return [CallbackSet(at, by, agreed.due, zone)]

    def _check_time(self, call: Call, facts: Sequence[Fact]) -> None:
        known = call.written or NOTHING
        chosen = next((fact for fact in facts if isinstance(fact, DispositionSet)), known.disposition)
        agreed = next((fact for fact in facts if isinstance(fact, CallbackSet)), known.callback)
        wanting = {each.key for each in self.dispositions if each.counts_as is CountsAs.CALLBACK}
        if chosen is not None and chosen.key in wanting and (agreed is None or agreed.due is None):
            raise WrapUpError(WrapUpProblem.NO_TIME)

    def _after(self, *known: DispositionSet | NoteWritten | CallbackSet | CallbackKept | None) -> datetime:
        """Now, and in any case behind these: the latest holds, and a clock may be set back."""
        return max([self._now(), *(fact.at + _MOMENT for fact in known if fact is not None)])


def zone_of(call: Call) -> str:
    """The IANA name of the customer's likely clock; "" where the number tells none."""
    return next(iter(number_of(call.number).zones), "") if call.number.startswith("+") else ""
