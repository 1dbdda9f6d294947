"""Follows a call by asking the providers, so that everything works with no way in from outside.

A webhook may be faster; it brings the same facts by the same path.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls import Call, CallStatus
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, RateLimitedError, StoreError
from sellercall_desktop.core.facts import AgentEnded, AgentJoined, Fact, Party, WordsRead

if TYPE_CHECKING:
    from sellercall_desktop.core.ledger import Ledger
    from sellercall_desktop.core.ports import Carrier, VoiceAgent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to ask, in seconds. Quiet calls are asked less and less often, up to `slowest_s`."""

    live_s: float = 1.0
    slowest_s: float = 5.0
    patience_s: float = 30.0  # the longest wait while a provider is down
    aftercare_s: tuple[float, ...] = (1, 2, 4, 8, 15, 30, 60, 180, 600)  # for summary and price

    def scaled(self, factor: float) -> Pace:
        """The same pace, `factor` times as long."""
        return Pace(
            self.live_s * factor,
            self.slowest_s * factor,
            self.patience_s * factor,
            tuple(pause * factor for pause in self.aftercare_s),
        )


class Follower:
    """Asks both providers about one call until nothing more is to be learned."""

    def __init__(self, carrier: Carrier, agent: VoiceAgent, ledger: Ledger, pace: Pace) -> None:
        self._carrier, self._agent, self._ledger, self._pace = carrier, agent, ledger, pace

    async def follow(self, call_id: str) -> None:
        """Return when the call is settled and its summary and price are known, or given up on."""
        try:
            await self._while_live(call_id)
            await self._aftercare(call_id)
        finally:
            self._ledger.drop(call_id)

    async def _while_live(self, call_id: str) -> None:
        pause = self._pace.live_s
        call = await self._ledger.get(call_id)
        while not call.is_settled:
            await asyncio.sleep(pause)
            before = await self._ledger.get(call_id)
            try:
                call = await self._look(before)
            except (*OUTSIDE_ERRORS, StoreError) as error:
                pause = _patience(error, pause, self._pace)
                log.warning("follow.no_answer", extra={"call_id": call_id, "problem": str(error)})
                continue
            pause = self._pace.live_s if call != before else min(pause * 1.3, self._pace.slowest_s)
            if call.status is CallStatus.TALKING:
                pause = min(pause, 2 * self._pace.live_s)

    async def _aftercare(self, call_id: str) -> None:
        for pause in self._pace.aftercare_s:
            call = await self._ledger.get(call_id)
            if _complete(call):
                return
            await asyncio.sleep(pause)
            try:
                await self._look(call, also_ended=True)
            except (*OUTSIDE_ERRORS, StoreError) as error:
                log.info("follow.no_answer", extra={"call_id": call_id, "problem": str(error)})

    async def _look(self, call: Call, *, also_ended: bool = False) -> Call:
        """Ask both providers side by side; what one tells is kept even when the other fails."""
        answers = await asyncio.gather(
            self._ask_carrier(call, also_ended), self._ask_agent(call, also_ended), return_exceptions=True
        )
        facts = [fact for answer in answers if isinstance(answer, tuple) for fact in answer]
        if facts:
            call = await self._ledger.record(call.id, facts, "poll")
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        return call

    async def _ask_carrier(self, call: Call, also_ended: bool) -> tuple[Fact, ...]:
        if call.carrier_call_id is None or (call.carrier_ended and not also_ended):
            return ()
        return (await self._carrier.fetch(call.carrier_call_id)).facts

    async def _ask_agent(self, call: Call, also_ended: bool) -> tuple[Fact, ...]:
        """The call itself, and its words once somebody can have spoken."""
        over = call.agent_ended is not None
        if call.agent_call_id is None or (over and not also_ended and not call.owes_words):
            return ()
        remote = (await self._agent.fetch(call.agent_call_id)).facts
        over = over or any(isinstance(fact, AgentEnded) for fact in remote)
        if call.joined_at is None and not any(isinstance(fact, AgentJoined) for fact in remote):
            return remote
        after = max(0, len(call.turns) - 1)  # the last turn may have grown
        words: tuple[Fact, ...] = await self._agent.turns(call.agent_call_id, after=after)
        # Its end was known before they were read: by whichever way that came, nothing is missing now.
        return (*remote, *words, *((WordsRead(utc_now()),) if over else ()))


def _complete(call: Call) -> bool:
    """Whether nothing is missing: the last words and a summary where there was talk, a price for a leg."""
    summary = call.summary is not None or call.spoke_at is None
    price = call.placed is None or any(cost.party is Party.CARRIER for cost in call.costs)
    return summary and price and not call.owes_words


def _patience(error: Exception, pause: float, pace: Pace) -> float:
    if isinstance(error, RateLimitedError) and error.retry_after_s is not None:
        return max(error.retry_after_s, pause)
    return min(pause * 2, pace.patience_s)
