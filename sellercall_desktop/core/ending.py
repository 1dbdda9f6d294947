"""Ends what was begun at a provider. Ending twice does no harm there, so what fails is tried again."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import OUTSIDE_ERRORS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.ledger import Ledger
    from sellercall_desktop.core.ports import Carrier, VoiceAgent
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

AGAIN_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # pauses between tries: a minute in all


class Ending:
    """Hangs up telephone legs and gives back places at the voice AI."""

    def __init__(
        self,
        carrier: Carrier,
        agent: VoiceAgent,
        ledger: Ledger,
        tasks: Tasks,
        again_s: tuple[float, ...] = AGAIN_S,
    ) -> None:
        self._carrier, self._agent, self._ledger = carrier, agent, ledger
        self._tasks, self._again_s = tasks, again_s
        self._trying: set[str] = set()

    async def hang_up(self, call_id: str, carrier_call_id: str) -> None:
        """End the leg. Where that fails it goes on being tried, so that nobody is left on the line.

        Raises:
            ProviderError, NotConfiguredError, SecretsUnavailableError: the first try failed.
        """
        try:
            await self._hang_up(call_id, carrier_call_id)
        except OUTSIDE_ERRORS:
            if call_id not in self._trying:
                self._trying.add(call_id)
                self._tasks.spawn(self._keep_hanging_up(call_id, carrier_call_id), f"hang up {call_id}")
            raise

    def let_go(self, call_id: str, carrier_call_id: str) -> None:
        """The same, with nobody waiting for it."""
        self._tasks.spawn(self.hang_up(call_id, carrier_call_id), f"let go {call_id}", _told)

    def release(self, agent_call_id: str) -> None:
        """Give back a place nobody will take. Where the provider cannot, it ages out by itself."""
        self._tasks.spawn(self._try("release", lambda: self._agent.hang_up(agent_call_id)), "release")

    async def _hang_up(self, call_id: str, carrier_call_id: str) -> None:
        facts = await self._carrier.hang_up(carrier_call_id)
        await self._ledger.ensure(call_id, facts, "hang_up")

    async def _keep_hanging_up(self, call_id: str, carrier_call_id: str) -> None:
        async def unless_over() -> None:
            if (await self._ledger.get(call_id)).carrier_ended is None:
                await self._hang_up(call_id, carrier_call_id)

        try:
            await asyncio.sleep(self._again_s[0])
            await self._try("hang_up", unless_over)
        finally:
            self._trying.discard(call_id)

    async def _try(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        for pause in (*self._again_s[1:], None):
            try:
                await work()
            except OUTSIDE_ERRORS as error:
                log.warning(f"{what}.failed", extra={"problem": str(error), "again_in_s": pause})
                if pause is None:
                    return
                await asyncio.sleep(pause)
            else:
                return


def _told(_error: BaseException) -> None:
    """The log has it from where it happened, and more tries are under way."""
