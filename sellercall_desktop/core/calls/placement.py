"""Makes one outgoing call real: a place at the voice AI, then the customer's telephone.

Creating is not idempotent at either provider. A create whose answer was lost is never repeated:
the provider is asked what became of it, for a minute, and only then is it held not to exist.
One that was refused for coming too fast was not done, and is asked for again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls import claims
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import (
    CallKey,
    CallNotPlaced,
    Fact,
    LegAsked,
    Party,
    PlacementUncertain,
)
from sellercall_desktop.core.calls.ownership import number_ends
from sellercall_desktop.core.calls.parts import may_be_persons, unplaced_legs
from sellercall_desktop.core.calls.refusals import refusal
from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    ProviderAmbiguousError,
    ProviderError,
    RateLimitedError,
    StoreError,
)
from sellercall_desktop.core.retrying import pause_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import (
        AgentOrder,
        AgentPlace,
        Carrier,
        CarrierOrder,
        RemoteCall,
        VoiceAgent,
    )

log = logging.getLogger(__name__)

TOO_FAST_S = (1.0, 2.0, 4.0)  # pauses after the carrier said "too many requests"; the AI's place waits
LOOK_FIRST_S = 1.0  # how much longer than its place a call waits to know what else rings that number
AGENT_TELLS_WITHIN_S = 5.0  # while one provider does not answer, the other one's word must do
REMEMBERED_LEGS = 20  # newest ones; older ones are told apart by their time


@dataclass(frozen=True, slots=True)
class Looking:
    """How to ask about a create whose answer was lost, in seconds."""

    pauses_s: tuple[float, ...] = (0.5, 1.5, 3, 5, 10, 20)
    appears_within_s: float = 60  # a call that was taken is listed by then
    agent_tells_within_s: float = 600  # then a leg that is over is taken for ours without the AI's word


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
            place = await self._agent.create(order)
        except ProviderAmbiguousError as error:
            place = await self._look_for_place(order.call_id, error)
        except OUTSIDE_ERRORS as error:
            await self._refused(order.call_id, Party.AGENT, error)
            raise
        return replace(place, after_dial=order.wishes.after_dial)

    async def ask_about(self, call: Call) -> Call:
        """What the carrier says of this call's leg now.

        Raises:
            ProviderError, NotConfiguredError, SecretsUnavailableError: it says nothing.
        """
        if call.carrier_call_id is None:
            return call
        remote = await self._carrier.fetch(call.carrier_call_id)
        return await self._ledger.record(call.id, remote.facts, "lookup")

    async def legs_before(self, to: str) -> tuple[str, ...] | None:
        """The carrier's ids of calls to `to` that are there already: none of them will be ours.

        None from a carrier that cannot tell: no reason not to call; the time tells them apart then.
        """
        try:
            found = await self._carrier.find(to, datetime.min.replace(tzinfo=UTC))
        except OUTSIDE_ERRORS as error:
            log.info("dial.no_look", extra={"problem": str(error)})
            return None
        return tuple(leg.remote_id for leg in found[-REMEMBERED_LEGS:])

    async def ring(self, order: CarrierOrder, slow_down: Callable[[float], None]) -> tuple[Fact, ...]:
        """Ring the customer: what the carrier says, for the caller to write down; a refusal ends the call.

        `slow_down` hears how many seconds the carrier wants to be left alone.

        Raises:
            ProviderError, NotConfiguredError, SecretsUnavailableError: the customer is not being rung.
        """
        try:
            return await self._place(order, slow_down)
        except ProviderAmbiguousError as error:
            await self._uncertain(order.call_id, Party.CARRIER, error)
            if (await self.look_for_leg(order.call_id)).placed is None:
                raise
            return ()  # written down by the look-up
        except OUTSIDE_ERRORS as error:
            await self._refused(order.call_id, Party.CARRIER, error)
            raise

    async def look_for_leg(self, call_id: str) -> Call:
        """Ask the carrier for the leg that was asked for with this call, and adopt it.

        Only when none that must be ours has appeared within a minute, by the carrier's clock, is the customer
        held not to have been rung.
        """
        call, begun_s = await self._ledger.get(call_id), time.monotonic()
        if (asked := claims.asked_of(call)) is None:  # nothing has left this machine
            return await self._ledger.record(call_id, (CallNotPlaced(self._now()),), "lookup")
        if call.asked is None:  # an older version's intent tells our time: theirs must be known to compare
            await self.legs_before(call.number)
            asked = self._carried_over(asked)
        looks = 0
        while True:  # an unanswered question proves nothing: keep asking, never ring
            looks += 1
            try:
                call = await self._ledger.get(call_id)
                if call.placed is not None:  # a webhook was faster
                    return call
                waited = self._waited_s(asked, begun_s) > self._looking.appears_within_s
                patient = time.monotonic() - begun_s < self._looking.agent_tells_within_s
                found = await self.adopt(call, asked, sure=not waited, patient=patient)
                if found is not None and found.placed is not None:
                    return found
                if waited and found is None:
                    return await self._ledger.record(call_id, (CallNotPlaced(self._now()),), "lookup")
            except (*OUTSIDE_ERRORS, StoreError) as error:
                log.warning("lookup.no_answer", extra={"call_id": call_id, "problem": str(error)})
            await asyncio.sleep(pause_after(looks, self._looking.pauses_s))

    async def adopt(self, call: Call, asked: LegAsked, *, sure: bool, patient: bool = True) -> Call | None:
        """Give the call the leg that the carrier lists for it; None where there is none that must be ours.

        While our AI talks on one and nobody can say yet on which, the call comes back without. `sure`: take
        none of which that is not plain. `patient`: while the AI's provider does not answer, leave a leg that
        is over for later, as another's; one that lives is taken, for somebody must be able to end it.

        Raises:
            ProviderError, NotConfiguredError, SecretsUnavailableError: the carrier does not tell.
            StoreError: it could not be written down.
        """
        seen = claims.Sighting(call, (await self._search(call, asked))[0])
        if seen.legs:
            at = self._carrier.now()
            call, rivals = await self._as_the_agent_tells(call, asked)
            legs, before = await self._search(call, asked)
            seen = claims.Sighting(call, legs, rivals, before, at, patient)
        if (known := await self._ledger.get(call.id)).placed is not None:
            return known
        if any(may_be_persons(leg, unplaced_legs(self._ledger.handed)) for leg in seen.legs):
            return call  # once it is known what became of the person's leg, it is plain whose this one is
        if (leg := seen.ours(sure=sure)) is not None:
            return await self._ledger.record(call.id, leg.facts, "lookup")
        return call if seen.is_in_question else None

    def _waited_s(self, asked: LegAsked, begun_s: float) -> float:
        """Since the leg was asked for: by the carrier's clock, and at least since we began to look."""
        theirs = self._carrier.now()
        looked_s = time.monotonic() - begun_s
        return looked_s if theirs is None else max(looked_s, (theirs - asked.at).total_seconds())

    async def _place(self, order: CarrierOrder, slow_down: Callable[[float], None]) -> tuple[Fact, ...]:
        for pause in (*TOO_FAST_S, None):
            try:
                return await self._carrier.place(order)
            except RateLimitedError as error:  # refused before anything was done, as the carrier has it
                if pause is None or (error.retry_after_s or 0) > TOO_FAST_S[-1]:
                    raise
                waits_s = max(pause, error.retry_after_s or 0)
                log.warning("dial.too_fast", extra={"call_id": order.call_id, "again_in_s": waits_s})
                slow_down(waits_s)
                await asyncio.sleep(waits_s)
                call = await self._ledger.get(order.call_id)
                if call.hang_up is not None:
                    raise
                if await self._is_there(call):
                    told = "refused for too many requests, and there all the same"
                    raise ProviderAmbiguousError(error.provider, told, status=error.status) from error
        raise AssertionError("the last try returns or raises")

    async def _is_there(self, call: Call) -> bool:
        """Whether a leg is listed that may be this call's, before it is asked for once more."""
        asked = claims.asked_of(call)
        try:
            return call.placed is not None or (
                asked is not None and bool((await self._search(call, asked))[0])
            )
        except OUTSIDE_ERRORS as error:  # no reason to doubt what the refusal says
            log.info("dial.no_look", extra={"problem": str(error)})
            return False

    async def _search(self, call: Call, asked: LegAsked) -> tuple[list[RemoteCall], list[RemoteCall]]:
        """The legs that may be this call's, and those that were there before; none is known as a call's."""
        since, _ = claims.places_beside(call, asked)
        found = [
            leg
            for leg in await self._carrier.find(call.number, since)
            if await self._ledger.find(CallKey(carrier_call_id=leg.remote_id)) is None
        ]
        before = [leg for leg in found if leg.remote_id in asked.others]
        return [leg for leg in found if claims.may_belong(call, asked, leg)], before

    async def _as_the_agent_tells(self, call: Call, asked: LegAsked) -> tuple[Call, list[RemoteCall] | None]:
        """With what the AI has heard of it, and others' places for its number; None where it does not tell.

        Nothing of it is written down here: the AI's words belong to its end.
        """
        try:
            async with asyncio.timeout(AGENT_TELLS_WITHIN_S):
                rivals = await self._rivals(call, asked)
                if call.agent_call_id is not None:
                    call = advance_all(call, (await self._agent.fetch(call.agent_call_id)).facts)
        except (*OUTSIDE_ERRORS, TimeoutError) as error:
            log.warning("lookup.no_answer", extra={"call_id": call.id, "problem": str(error)})
            return call, None
        return call, rivals

    async def _rivals(self, call: Call, asked: LegAsked) -> list[RemoteCall]:
        span = claims.places_beside(call, asked)
        rivals = []
        for place in await self._agent.places_for(number_ends(call.number), *span):
            known = await self._ledger.find(CallKey(call_id=place.call_id, agent_call_id=place.remote_id))
            is_our_own = known is not None and known.id == call.id
            # A place after a call's first one is for the leg that this call has.
            if not is_our_own and not place.part and (known is None or claims.may_lack_its_leg(known)):
                rivals.append(place)
        return rivals

    def _carried_over(self, asked: LegAsked) -> LegAsked:
        theirs = self._carrier.now()
        return asked if theirs is None else LegAsked(asked.at + (theirs - self._now()))

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
