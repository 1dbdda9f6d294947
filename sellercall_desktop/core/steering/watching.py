"""The watches of live calls: each new turn is judged as it comes, and what was recognised is written down.

Calls of other desks are judged as well; nothing is done to them. What may take long is judged piece by piece,
so that the loop is never held up.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import TurnSpoken
from sellercall_desktop.core.calls.ownership import is_anothers
from sellercall_desktop.core.calls.written_facts import OptOutJudged, OptOutJudgement
from sellercall_desktop.core.errors import CallNotFoundError
from sellercall_desktop.core.steering.judge import Judge, seen_in, turn_at
from sellercall_desktop.core.steering.phrases import make_ready
from sellercall_desktop.core.steering.verdicts import NO_VERDICTS, Silence, Verdicts, WatchesChanged

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.steering.disclosure import Accepted
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

SOURCE = "watches"
"""As the journal names where their facts came from."""
MOST_CALLS = 1_000
READ_AT_ONCE, LONG_TURN = 600, 2_000
"""Characters: judged before the window has its turn, a ms or two; of one turn that is judged on a thread."""


@dataclass(slots=True)
class _Watched:
    """One call, with the turns still to be judged."""

    call: Call
    waiting: set[int]
    judge: Judge = field(default_factory=Judge)
    verdicts: Verdicts = NO_VERDICTS
    written: set[tuple[str, str]] = field(default_factory=set)  # also what the store has not taken yet
    is_judging: bool = False
    is_stale: bool = False  # a person has judged


class Watching:
    """Keeps the verdicts about every live call, and tells of their changes."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        bus: Bus,
        tasks: Tasks,
        accepted: Callable[[int | None], Awaitable[Accepted]],
    ) -> None:
        """`accepted` gives further wordings of what has to be made known, for calls of a prompt's version."""
        self._ledger, self._bus, self._tasks, self._accepted = ledger, bus, tasks, accepted
        self._known: BoundedMap[str, _Watched] = BoundedMap(MOST_CALLS)
        self._is_ready = False  # whether the phrases are compiled
        bus.subscribe(CallChanged, self._on_call_changed)

    def take_up(self, calls: Iterable[Call]) -> None:
        """Judge what was said in calls that go on since an earlier run."""
        for call in calls:
            self._on_call_changed(CallChanged(call, ()))

    def of(self, call_id: str) -> Verdicts:
        """The verdicts about a live call, as far as its turns are judged; none of others."""
        known = self._known.get(call_id)
        return known.verdicts if known is not None else NO_VERDICTS

    def note_silence(self, call_id: str, silence: Silence) -> None:
        """How far the no-speech guard has gone with this call."""
        known = self._known.get(call_id)
        if known is not None:
            self._tell(known, replace(known.verdicts, silence=silence))

    # --- inside -------------------------------------------------------------------------------

    def _on_call_changed(self, change: CallChanged) -> None:
        call = change.call
        spoken = {fact.ordinal for fact in change.facts if isinstance(fact, TurnSpoken)}
        known = self._known.get(call.id)
        if known is None:
            # The last words of a call may be read once it is over. What is imported was judged by nobody, and
            # thousands come at once.
            if not call.is_live and (not spoken or is_anothers(call)):
                return
            spoken = {turn.ordinal for turn in call.turns}
            known = self._known[call.id] = _Watched(call, set())
        known.call = call
        known.waiting |= spoken
        known.is_stale |= any(isinstance(fact, OptOutJudged) for fact in change.facts)
        if known.is_judging:
            return
        if known.waiting or known.is_stale:
            known.is_judging = True
            self._tasks.spawn(self._judge(known), f"watch {call.id}")
        else:
            self._give_back(known)

    async def _judge(self, known: _Watched) -> None:
        try:
            while known.waiting or known.is_stale:
                turns, known.waiting, known.is_stale = sorted(known.waiting), set(), False
                await self._hear(known, turns)
                await self._conclude(known)
        except CallNotFoundError:
            log.info(
                "watch.forgotten", extra={"call_id": known.call.id}
            )  # deleted from the history meanwhile
        finally:
            known.is_judging = False
            self._give_back(known)

    async def _hear(self, known: _Watched, ordinals: list[int]) -> None:
        if not self._is_ready:
            await asyncio.to_thread(make_ready)
            self._is_ready = True
        read, accepted = 0, await self._accepted(known.call.requested.prompt_version)
        for ordinal in ordinals:
            turns = known.call.turns
            if (turn := turn_at(turns, ordinal)) is None:
                continue
            if len(turn.text) > LONG_TURN:
                await asyncio.to_thread(known.judge.hear, turn, turns, accepted)
                continue
            known.judge.hear(turn, turns, accepted)
            read += len(turn.text)
            if read > READ_AT_ONCE:
                read = 0
                await asyncio.sleep(0)

    async def _conclude(self, known: _Watched) -> None:
        verdicts = known.judge.verdicts(_judged(known.call))
        news = [one for one in seen_in(known.call, verdicts) if (one.watch, one.verdict) not in known.written]
        if news:
            known.written |= {(one.watch, one.verdict) for one in news}
            await self._ledger.ensure(known.call.id, news, SOURCE)
        self._tell(known, replace(verdicts, silence=known.verdicts.silence))

    def _tell(self, known: _Watched, verdicts: Verdicts) -> None:
        if verdicts != known.verdicts:
            known.verdicts = verdicts
            self._bus.publish(WatchesChanged(known.call.id, verdicts))

    def _give_back(self, known: _Watched) -> None:
        """Once a call is over and its last words are judged, nobody asks here any more."""
        call = known.call
        if call.is_settled and not call.owes_words and not known.waiting:
            self._known.pop(call.id, None)


def _judged(call: Call) -> int:
    """The turn up to which a person has found that the customer may be called again."""
    judged = call.written.opt_out if call.written is not None else None
    if judged is None or judged.judgement is not OptOutJudgement.NO_OPT_OUT or judged.ordinal is None:
        return -1
    return judged.ordinal
