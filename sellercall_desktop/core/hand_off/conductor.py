"""Carries hand-offs on: look at the line, decide on one step, do it, look again, until nothing is left to do.

The same loop serves a wish of this moment, and one that an earlier run of the program began.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import AgentEnded, AgentJoined, CarrierEnded, HangUpRequested
from sellercall_desktop.core.calls.hand_off_facts import HandOffFact
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.partners import hand_offs, later_places
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, CallNotFoundError, StoreError
from sellercall_desktop.core.hand_off.deciding import has_work, next_step
from sellercall_desktop.core.hand_off.steps import Wait

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.later_places import LaterPlaces
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.hand_off.doing import Doing
    from sellercall_desktop.core.hand_off.looking import Lookout
    from sellercall_desktop.core.hand_off.policy import HandOffPolicy
    from sellercall_desktop.core.hand_off.steps import Step
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

_WAKES = HandOffFact | CarrierEnded | AgentEnded | AgentJoined | HangUpRequested
_REMEMBERED = 500  # calls
SHORTEST_S = 0.02  # between two looks
PATIENCE_S = 5.0  # the longest pause while a provider or the store does not answer


class Conductor:
    """One loop for each call with a hand-off of this desk that is not settled."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        lookout: Lookout,
        doing: Doing,
        places: LaterPlaces,
        bus: Bus,
        tasks: Tasks,
        policy: Callable[[], HandOffPolicy],
        desk: str = "",
    ) -> None:
        """`desk` names this desktop among those that use the same accounts or history."""
        self._ledger, self._lookout, self._doing, self._places = ledger, lookout, doing, places
        self._tasks, self._policy, self._desk = tasks, policy, desk
        self._alarms: dict[str, asyncio.Event] = {}
        self._last: dict[str, Step] = {}  # by call
        self._priced: BoundedMap[str, None] = BoundedMap(_REMEMBERED)  # whose legs' prices are asked for
        bus.subscribe(CallChanged, self._on_call_changed)

    def take_up(self, calls: Sequence[Call]) -> None:
        """Go on with what an earlier run began."""
        for call in calls:
            if call.handed is not None and self._is_ours(call):
                self._begin(call)

    def wake(self, call_id: str) -> None:
        """Somebody came to this call's conference, or went, as the carrier tells: look now."""
        self._lookout.told(call_id)
        if (alarm := self._alarms.get(call_id)) is not None:
            alarm.set()

    def _on_call_changed(self, change: CallChanged) -> None:
        call = change.call
        if call.handed is None or not self._is_ours(call):
            return
        if call.id in self._alarms and any(isinstance(fact, _WAKES) for fact in change.facts):
            self._alarms[call.id].set()
        self._begin(call)

    def _begin(self, call: Call) -> None:
        """What is not under way already, and there is to do: steps, words of later places, prices of legs."""
        for place in later_places(call):
            if place.made is not None and not self._places.is_done_or_followed(call.id, place):
                self._places.begin(call.id, place.part, self._tasks)
        if call.id not in self._alarms and has_work(call):
            self._alarms[call.id] = asyncio.Event()
            self._tasks.spawn(self._conduct(call.id), f"hand off {call.id}")
        if not call.is_live and call.id not in self._priced and self._lookout.unpriced(call):
            self._priced[call.id] = None
            self._tasks.spawn(self._lookout.read_prices(call.id), f"prices of {call.id}")

    def _is_ours(self, call: Call) -> bool:
        """The desk that asked for the hand-off carries it on, whoever made the call: nobody else does."""
        asked = [one.asked for one in hand_offs(call) if one.asked is not None]
        return asked[-1].desk == self._desk if asked else placed_here(call, self._desk)

    async def _conduct(self, call_id: str) -> None:
        pause_s = self._policy().times.pace_s
        try:
            while True:
                try:
                    rest_s = await self._once(call_id)
                except CallNotFoundError:
                    return  # deleted from the history meanwhile
                except Exception as error:  # noqa: BLE001 - whatever it is, a customer is on the line
                    _note(call_id, error)
                    rest_s = pause_s = min(pause_s * 2, PATIENCE_S)
                else:
                    pause_s = self._policy().times.pace_s
                if rest_s is None:
                    break
                await self._rest(call_id, rest_s)
        finally:
            self._alarms.pop(call_id, None)
            self._last.pop(call_id, None)

    async def _once(self, call_id: str) -> float | None:
        """Look, decide, do. Seconds to rest; None where nothing is left to do."""
        begun_s = asyncio.get_running_loop().time()
        call, sight = await self._lookout.look(await self._ledger.get(call_id))
        if not self._is_ours(call):
            return None  # another desk has handed it on since, and carries it on
        self._alarms[call_id].clear()
        step = next_step(call, sight, self._policy())
        if not (sight.is_whole or step is None or isinstance(step, Wait)):
            # What is done is decided on what is there, never on what was told or seen before.
            call, sight = await self._lookout.look(call, anew=True)
            step = next_step(call, sight, self._policy())
        if step is None:
            return None
        again, self._last[call_id] = self._last.get(call_id) == step, step
        if not isinstance(step, Wait):
            log.info("hand_off.step", extra={"call_id": call_id, "step": type(step).__name__})
            await self._doing.do(call, step, sight)
            # One that had no effect is not asked for without a pause.
            return self._policy().times.pace_s if again else 0.0
        took_s = asyncio.get_running_loop().time() - begun_s
        return max(step.seconds - took_s, SHORTEST_S)  # from one look's beginning to the next

    async def _rest(self, call_id: str, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._alarms[call_id].wait()


def _note(call_id: str, error: Exception) -> None:
    fields = {"call_id": call_id, "problem": str(error) or type(error).__name__}
    if isinstance(error, (*OUTSIDE_ERRORS, StoreError)):
        log.warning("hand_off.step_failed", extra=fields)
    else:
        log.error("hand_off.fault", extra=fields, exc_info=error)
