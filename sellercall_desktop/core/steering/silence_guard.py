"""The no-speech guard: says that a customer has said nothing, and by setting ends the call for it.

Unknown is a person. Before anything is said or done the voice AI is asked for words that were not read yet;
where it does not answer, nothing is.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.written_facts import WatchSaw
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, CallNotFoundError, StoreError
from sellercall_desktop.core.steering.silence import NOBODY_SPOKE, customer_is_silent
from sellercall_desktop.core.steering.verdicts import Silence
from sellercall_desktop.core.steering.watching import SOURCE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.steering.watching import Watching
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

AGAIN_S = 5.0
"""After a question for the last words that was not answered."""


class OnSilence(StrEnum):
    """What is done where nobody speaks."""

    OFF = "off"
    WARN = "warn"
    END = "end"


@dataclass(frozen=True, slots=True)
class SilenceRule:
    """When it is noted, and when the call is ended; both count from the AI's first turn."""

    on_silence: OnSilence = OnSilence.WARN
    warn_s: float = 30.0
    end_s: float = 90.0

    def after_s(self, stage: Silence) -> float | None:
        """When this stage is reached; None where it never is."""
        if self.on_silence is OnSilence.OFF or (
            stage is Silence.ENDED and self.on_silence is not OnSilence.END
        ):
            return None
        return self.warn_s if stage is Silence.NOTED else max(self.warn_s, self.end_s)


class SilenceGuard:
    """Waits beside each live call from the AI's first turn until the customer's first."""

    def __init__(
        self,
        *,
        watching: Watching,
        ledger: Ledger,
        bus: Bus,
        tasks: Tasks,
        rule: Callable[[], SilenceRule],
        look: Callable[[Call], Awaitable[Call]],
        hang_up: Callable[[str, str], Awaitable[None]],
        now: Callable[[], datetime],
        desk: str = "",
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`look` reads what was said up to this moment; `hang_up` takes the call's id and who asks for it."""
        self._watching, self._ledger, self._tasks, self._rule = watching, ledger, tasks, rule
        self._look, self._hang_up, self._now, self._desk, self._sleep = look, hang_up, now, desk, sleep
        self._guarded: set[str] = set()
        bus.subscribe(CallChanged, self._on_call_changed)

    def take_up(self, calls: Iterable[Call]) -> None:
        """Guard calls that go on since an earlier run."""
        for call in calls:
            self._on_call_changed(CallChanged(call, call.turns))

    # --- inside -------------------------------------------------------------------------------

    def _on_call_changed(self, change: CallChanged) -> None:
        call = change.call
        if not call.is_live:
            self._guarded.discard(call.id)
            return
        spoken = [fact for fact in change.facts if isinstance(fact, TurnSpoken)]
        if any(turn.speaker is Speaker.CUSTOMER and turn.text.strip() for turn in spoken):
            self._watching.note_silence(call.id, Silence.NONE)
        if call.id not in self._guarded and any(turn.speaker is Speaker.AI for turn in spoken):
            self._guarded.add(call.id)
            self._tasks.spawn(self._guard(call), f"silence {call.id}")

    async def _guard(self, call: Call) -> None:
        begun = next(turn.at for turn in call.turns if turn.speaker is Speaker.AI)
        try:
            for stage, reached in ((Silence.NOTED, self._note), (Silence.ENDED, self._end)):
                silent = await self._silent_until(call.id, begun, stage)
                if silent is None:
                    return
                await reached(silent)
        except CallNotFoundError:
            log.info("silence.forgotten", extra={"call_id": call.id})  # deleted from the history meanwhile

    async def _silent_until(self, call_id: str, begun: datetime, stage: Silence) -> Call | None:
        """The call at that stage; None once it is clear that it never comes to it."""
        while (after_s := self._rule().after_s(stage)) is not None:
            left_s = (begun + timedelta(seconds=after_s) - self._now()).total_seconds()
            if left_s > 0:
                await self._sleep(left_s)
                continue
            call = await self._ledger.get(call_id)
            if not self._is_silent(call, after_s) or (
                stage is Silence.ENDED and not placed_here(call, self._desk)
            ):
                return None
            try:
                call = await self._look(call)
            except (*OUTSIDE_ERRORS, StoreError) as error:
                log.warning("silence.not_sure", extra={"call_id": call_id, "problem": str(error)})
                await self._sleep(AGAIN_S)
                continue
            return call if self._is_silent(call, after_s) else None
        return None

    def _is_silent(self, call: Call, seconds: float) -> bool:
        # Whoever comes to the customer by telephone is heard by nobody here.
        with_ai = call.handed is None or not call.handed.left_the_ai
        return call.is_live and with_ai and customer_is_silent(call, self._now(), seconds)

    async def _note(self, call: Call) -> None:
        await self._write(call, Silence.NOTED)

    async def _end(self, call: Call) -> None:
        log.warning("silence.ends_call", extra=call.key.log_fields)
        await self._write(call, Silence.ENDED)
        try:
            await self._hang_up(call.id, NOBODY_SPOKE)
        except OUTSIDE_ERRORS as error:  # written down, it goes on being tried
            log.warning("silence.end_waits", extra={"call_id": call.id, "problem": str(error)})

    async def _write(self, call: Call, stage: Silence) -> None:
        at = self._now()
        first = next(turn.ordinal for turn in call.turns if turn.speaker is Speaker.AI)
        second = (at - call.joined_at).total_seconds() if call.joined_at is not None else None
        await self._ledger.ensure(
            call.id, (WatchSaw(at, "silence", stage.value, first, second=second),), SOURCE
        )
        self._watching.note_silence(call.id, stage)
