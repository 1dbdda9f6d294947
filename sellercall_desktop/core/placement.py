"""Makes one outgoing call real: a place at the voice AI, then the customer's telephone.

Creating is not idempotent at either provider. A create whose answer was lost is never repeated:
the provider is asked what became of it, for a minute, and only then is it held not to exist.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import NotConfiguredError, ProviderAmbiguousError, ProviderError
from sellercall_desktop.core.facts import (
    CallKey,
    CallNotPlaced,
    CallRefused,
    Fact,
    Party,
    PlacementUncertain,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.ledger import Ledger
    from sellercall_desktop.core.ports import (
        AgentOrder,
        AgentPlace,
        Carrier,
        CarrierOrder,
        RemoteCall,
        VoiceAgent,
    )

log = logging.getLogger(__name__)

CLOCK_SLACK = timedelta(seconds=30)  # the provider's clock beside ours


@dataclass(frozen=True, slots=True)
class Looking:
    """How to ask about a create whose answer was lost, in seconds."""

    pauses_s: tuple[float, ...] = (0.5, 1.5, 3, 5, 10, 20)
    appears_within_s: float = 60  # a call that was taken is listed by then


class Placement:
    """The steps between a durable intent and a ringing telephone."""

    def __init__(
        self,
        carrier: Carrier,
        agent: VoiceAgent,
        ledger: Ledger,
        now: Callable[[], datetime],
        looking: Looking,
    ) -> None:
        self._carrier, self._agent, self._ledger = carrier, agent, ledger
        self._now, self._looking = now, looking

    async def take_place(self, order: AgentOrder) -> AgentPlace:
        """The place at the voice AI, for the caller to write down; a refusal ends the call.

        Raises:
            ProviderError: there is none.
        """
        try:
            place = await self._agent.create(order)
        except ProviderAmbiguousError as error:
            place = await self._look_for_place(order.call_id, error)
        except (ProviderError, NotConfiguredError) as error:
            await self._refused(order.call_id, Party.AGENT, error)
            raise
        return place

    async def ring(self, order: CarrierOrder) -> Call:
        """Ring the customer; a refusal ends the call.

        Raises:
            ProviderError: the customer is not being rung.
        """
        asked_at = self._now()
        try:
            facts = await self._carrier.place(order)
        except ProviderAmbiguousError as error:
            await self._uncertain(order.call_id, Party.CARRIER, error)
            call = await self.look_for_leg(order.call_id, order.to, asked_at)
            if call.placed is None:
                raise
            return call
        except (ProviderError, NotConfiguredError) as error:
            await self._refused(order.call_id, Party.CARRIER, error)
            raise
        return await self._ledger.record(order.call_id, facts, "dial")

    async def look_for_leg(self, call_id: str, to: str, asked_at: datetime) -> Call:
        """Ask the carrier for a call to `to` that may have been placed at `asked_at`, and adopt it.

        Only when it has not appeared within a minute is the customer held not to have been rung.
        """
        pauses = itertools.chain(self._looking.pauses_s, itertools.repeat(self._looking.pauses_s[-1]))
        for pause in pauses:  # an unanswered question proves nothing: keep asking, never ring
            found, answered = await self._search(to, asked_at)
            if found is not None:
                return await self._ledger.record(call_id, found.facts, "lookup")
            if answered and (self._now() - asked_at).total_seconds() > self._looking.appears_within_s:
                break
            await asyncio.sleep(pause)
        return await self._ledger.record(call_id, (CallNotPlaced(self._now()),), "lookup")

    async def _search(self, to: str, asked_at: datetime) -> tuple[RemoteCall | None, bool]:
        try:
            remotes = await self._carrier.find(to, asked_at - CLOCK_SLACK)
        except ProviderError as error:
            log.warning("lookup.no_answer", extra={"problem": str(error)})
            return None, False
        for remote in remotes:
            if await self._ledger.find(CallKey(carrier_call_id=remote.remote_id)) is None:
                return remote, True
        return None, True

    async def _look_for_place(self, call_id: str, error: ProviderAmbiguousError) -> AgentPlace:
        await self._uncertain(call_id, Party.AGENT, error)
        for pause in (*self._looking.pauses_s[:3], None):
            try:
                if (place := await self._agent.find(call_id)) is not None:
                    return place
            except ProviderError as problem:
                log.warning("lookup.no_answer", extra={"call_id": call_id, "problem": str(problem)})
            if pause is not None:
                await asyncio.sleep(pause)
        # Nothing was rung, whatever became of the place: it ages out by itself.
        await self._ledger.record(call_id, (CallNotPlaced(self._now(), error.message),), "lookup")
        raise error

    async def _uncertain(self, call_id: str, party: Party, error: ProviderError) -> None:
        log.warning("dial.uncertain", extra={"call_id": call_id, "party": party, "problem": str(error)})
        fact: Fact = PlacementUncertain(self._now(), party, error.message)
        await self._ledger.record(call_id, (fact,), "dial")

    async def _refused(self, call_id: str, party: Party, error: ProviderError | NotConfiguredError) -> None:
        log.warning("dial.refused", extra={"call_id": call_id, "party": party, "problem": str(error)})
        if isinstance(error, ProviderError):
            fact = CallRefused(self._now(), party, error.message, error.code, error.status)
        else:
            fact = CallRefused(self._now(), party, str(error))
        await self._ledger.record(call_id, (fact,), "dial")
