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

from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    NotConfiguredError,
    ProviderAmbiguousError,
    ProviderError,
    SecretsUnavailableError,
    StoreError,
)
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
NOT_CONFIGURED, SECRETS_UNAVAILABLE = "not_configured", "secrets_unavailable"
"""Codes of a `CallRefused` that are ours: no provider was asked."""


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
            ProviderError, NotConfiguredError, SecretsUnavailableError: there is none.
        """
        try:
            return await self._agent.create(order)
        except ProviderAmbiguousError as error:
            return await self._look_for_place(order.call_id, error)
        except OUTSIDE_ERRORS as error:
            await self._refused(order.call_id, Party.AGENT, error)
            raise

    async def ring(self, order: CarrierOrder) -> tuple[Fact, ...]:
        """Ring the customer: what the carrier says, for the caller to write down; a refusal ends the call.

        Raises:
            ProviderError, NotConfiguredError, SecretsUnavailableError: the customer is not being rung.
        """
        asked_at = self._now()
        try:
            return await self._carrier.place(order)
        except ProviderAmbiguousError as error:
            await self._uncertain(order.call_id, Party.CARRIER, error)
            if (await self.look_for_leg(order.call_id, order.to, asked_at)).placed is None:
                raise
            return ()  # written down by the look-up
        except OUTSIDE_ERRORS as error:
            await self._refused(order.call_id, Party.CARRIER, error)
            raise

    async def look_for_leg(self, call_id: str, to: str, asked_at: datetime) -> Call:
        """Ask the carrier for a call to `to` that may have been placed at `asked_at`, and adopt it.

        Only when it has not appeared within a minute is the customer held not to have been rung.
        """
        pauses = itertools.chain(self._looking.pauses_s, itertools.repeat(self._looking.pauses_s[-1]))
        for pause in pauses:  # an unanswered question proves nothing: keep asking, never ring
            try:
                found = await self._search(to, asked_at)
                if found is not None:
                    return await self._ledger.record(call_id, found.facts, "lookup")
                if (self._now() - asked_at).total_seconds() > self._looking.appears_within_s:
                    return await self._ledger.record(call_id, (CallNotPlaced(self._now()),), "lookup")
            except (*OUTSIDE_ERRORS, StoreError) as error:
                log.warning("lookup.no_answer", extra={"call_id": call_id, "problem": str(error)})
            await asyncio.sleep(pause)
        raise AssertionError("the pauses never end")

    async def _search(self, to: str, asked_at: datetime) -> RemoteCall | None:
        for remote in await self._carrier.find(to, asked_at - CLOCK_SLACK):
            if await self._ledger.find(CallKey(carrier_call_id=remote.remote_id)) is None:
                return remote
        return None

    async def _look_for_place(self, call_id: str, error: ProviderAmbiguousError) -> AgentPlace:
        await self._uncertain(call_id, Party.AGENT, error)
        for pause in (*self._looking.pauses_s[:3], None):
            try:
                if (place := await self._agent.find(call_id)) is not None:
                    return place
            except OUTSIDE_ERRORS as problem:
                log.warning("lookup.no_answer", extra={"call_id": call_id, "problem": str(problem)})
            if pause is not None:
                await asyncio.sleep(pause)
        # Nothing was rung, whatever became of the place: it ages out by itself.
        await self._ledger.ensure(call_id, (CallNotPlaced(self._now(), error.message),), "lookup")
        raise error

    async def _uncertain(self, call_id: str, party: Party, error: ProviderError) -> None:
        log.warning("dial.uncertain", extra={"call_id": call_id, "party": party, "problem": str(error)})
        await self._ledger.ensure(call_id, (PlacementUncertain(self._now(), party, error.message),), "dial")

    async def _refused(self, call_id: str, party: Party, error: Exception) -> None:
        log.warning("dial.refused", extra={"call_id": call_id, "party": party, "problem": str(error)})
        await self._ledger.ensure(call_id, (refusal(party, error, self._now()),), "dial")


def refusal(party: Party, error: Exception, at: datetime) -> CallRefused:
    """Why no call came about, as the history keeps it. Our own reasons have words in place of a code."""
    match error:
        case ProviderError():
            return CallRefused(at, party, error.message, error.code, error.status)
        case NotConfiguredError():
            return CallRefused(at, party, str(error), NOT_CONFIGURED)
        case SecretsUnavailableError():
            return CallRefused(at, party, str(error), SECRETS_UNAVAILABLE)
        case _:
            return CallRefused(at, party, str(error))
