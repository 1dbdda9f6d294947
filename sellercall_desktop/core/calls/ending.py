"""Ends what was begun at a provider. Ending twice does no harm there, so what fails is tried again.

A hang-up that is on disk is carried out, whenever the leg it means comes to light: by an answer, a webhook,
a look-up after a start. It goes on being tried until the carrier says that the leg is over.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.partners import agent_place
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, ProviderRefusedError
from sellercall_desktop.core.retrying import pause_after, pause_within, retry

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import Carrier, VoiceAgent
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

AGAIN_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Pauses between tries. For a leg the last one is repeated until it has ended; a place is given up on."""
TAKES_EFFECT_S = 15.0  # a hang-up that was taken, and still has not ended the leg after this, is asked again
GONE = 404  # the carrier knows no such call: there is nothing to end


class Ending:
    """Hangs up telephone legs and gives back places at the voice AI."""

    def __init__(
        self,
        *,
        carrier: Carrier,
        agent: VoiceAgent,
        ledger: Ledger,
        tasks: Tasks,
        bus: Bus,
    ) -> None:
        self._carrier, self._agent, self._ledger = carrier, agent, ledger
        self._tasks = tasks
        self._first: dict[str, asyncio.Task[None]] = {}  # the first tries under way
        self._insisting: set[str] = set()  # calls whose hang-up failed, and is tried again
        self._taken: dict[str, float] = {}  # the carrier took it then; its next answers tell the end
        bus.subscribe(CallChanged, lambda change: self.carry_out(change.call))

    def carry_out(self, call: Call) -> None:
        """See to it that a call which somebody hung up ends, if its leg is known and has not."""
        if call.carrier_ended is not None:
            self._taken.pop(call.id, None)
        elif call.hang_up is not None and call.carrier_call_id is not None and call.id not in self._busy:
            self._begin(call.id, call.carrier_call_id)

    async def hang_up(self, call_id: str, carrier_call_id: str) -> None:
        """End the leg. A failure is retried until it succeeds, so that nobody is left on the line.

        Raises:
            ProviderError, NotConfiguredError, SecretsUnavailableError: this try failed.
        """
        await asyncio.shield(self._first.get(call_id) or self._begin(call_id, carrier_call_id))

    def let_go(self, call_id: str, carrier_call_id: str) -> None:
        """The same, with nobody waiting for it."""
        if call_id not in self._busy:
            self._begin(call_id, carrier_call_id)

    def release(self, agent_call_id: str) -> None:
        """Give back a place that no leg will join. Where the provider cannot, it expires by itself."""
        self._tasks.spawn(self._release(agent_call_id), "release")

    # --- inside -------------------------------------------------------------------------------

    @property
    def _busy(self) -> set[str]:
        lately = {id_ for id_, at_s in self._taken.items() if time.monotonic() - at_s < TAKES_EFFECT_S}
        return self._first.keys() | self._insisting | lately

    def _begin(self, call_id: str, carrier_call_id: str) -> asyncio.Task[None]:
        work = self._hang_up(call_id, carrier_call_id)
        task = self._tasks.spawn(
            work, f"hang up {call_id}", lambda error: self._on_failed(call_id, carrier_call_id, error)
        )
        self._first[call_id] = task
        task.add_done_callback(lambda _: self._first.pop(call_id, None))
        return task

    def _on_failed(self, call_id: str, carrier_call_id: str, error: BaseException) -> None:
        if not isinstance(error, OUTSIDE_ERRORS):
            log.error("hang_up.failed", extra={"call_id": call_id}, exc_info=error)
        if call_id not in self._insisting and not _is_gone(error):
            self._insisting.add(call_id)
            self._tasks.spawn(self._insist(call_id, carrier_call_id), f"keep hanging up {call_id}")

    async def _hang_up(self, call_id: str, carrier_call_id: str) -> None:
        facts = await self._carrier.hang_up(carrier_call_id)
        self._taken[call_id] = time.monotonic()
        await self._ledger.ensure(call_id, facts, "hang_up")

    async def _insist(self, call_id: str, carrier_call_id: str) -> None:
        async def again() -> None:
            if (await self._ledger.get(call_id)).carrier_ended is None:
                await self._hang_up(call_id, carrier_call_id)

        def pause_s(error: Exception, failures: int) -> float | None:
            log.warning("hang_up.failed", extra={"call_id": call_id, "problem": str(error)})
            return None if _is_gone(error) else pause_after(failures + 1, AGAIN_S)

        try:
            call = await self._ledger.get(call_id)
            if (place := agent_place(call)) is not None:
                self.release(place.agent_call_id)  # the other way to the same end: the AI leaves
            await asyncio.sleep(AGAIN_S[0])
            with suppress(ProviderRefusedError):  # it is gone
                await retry(again, OUTSIDE_ERRORS, pause_s)
        finally:
            self._insisting.discard(call_id)

    async def _release(self, agent_call_id: str) -> None:
        def pause_s(error: Exception, failures: int) -> float | None:
            pause = pause_within(failures, AGAIN_S)
            log.warning("release.failed", extra={"problem": str(error), "again_in_s": pause})
            return pause

        with suppress(*OUTSIDE_ERRORS):  # it ages out by itself
            await retry(lambda: self._agent.hang_up(agent_call_id), OUTSIDE_ERRORS, pause_s)


def _is_gone(error: BaseException) -> bool:
    return isinstance(error, ProviderRefusedError) and error.status == GONE
