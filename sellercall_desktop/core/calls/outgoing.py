"""One outgoing call, from a number to a ringing telephone: guard, intent on disk, place, leg.

However a step fails, the call ends with a reason in the history and its place is given back.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.errors import RungElsewhereError
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallNotPlaced,
    CallPlaced,
    CallQueued,
    CallRequested,
    Direction,
    Fact,
    HangUpRequested,
    LegAsked,
)
from sellercall_desktop.core.calls.intents import Intents, LetOut
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.placement import LOOK_FIRST_S
from sellercall_desktop.core.calls.policy import agent_order, as_planned
from sellercall_desktop.core.calls.ports import CarrierOrder
from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    GuardError,
    SellerCallError,
    StoreError,
)
from sellercall_desktop.core.phone.reading import number_of, parse
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.prompts.errors import PromptVariablesError
from sellercall_desktop.core.prompts.filling import Customer
from sellercall_desktop.core.retrying import pause_within, retry
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ending import Ending
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.placement import Placement
    from sellercall_desktop.core.calls.policy import CallPolicy
    from sellercall_desktop.core.calls.ports import (
        AgentPlace,
        Carrier,
        OutgoingGuard,
        PlannedCall,
        VoiceAgent,
    )
    from sellercall_desktop.core.calls.rate import CallRate
    from sellercall_desktop.core.law.light import Light, LightReason
    from sellercall_desktop.core.phone.reading import PhoneNumber
    from sellercall_desktop.core.prompts.at_hand import PromptAtHand
    from sellercall_desktop.core.prompts.filling import PromptFilling
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

WRITE_AGAIN_S = (0.1, 0.5)  # a busy disk is no reason to give a call up at once
ADMITTED_FOR = timedelta(seconds=2)
"""What left the guard longer ago is held to the hours once more before anybody is rung."""
KNOWN_WITHIN = timedelta(seconds=20)
"""A leg is known by the time that was written down before it was asked for (`claims.ARRIVES_WITHIN`): one
that is asked for much later would be nobody's after a crash, and its customer rung again."""
TOO_LATE = "writing the call down took too long: nobody was rung"
UNWRITTEN = "store_failed"  # who asked for the hang-up of a leg that could not be written down


class Outgoing:
    """The outgoing calls that are being made at this moment."""

    def __init__(
        self,
        *,
        carrier: Carrier,
        agent: VoiceAgent,
        ledger: Ledger,
        placement: Placement,
        ending: Ending,
        guard: OutgoingGuard,
        rate: CallRate,
        prompt: PromptAtHand,
        filling: PromptFilling,
        tasks: Tasks,
        desk: str,
        policy: Callable[[], CallPolicy],
        follow: Callable[[Call], None],
    ) -> None:
        self._carrier, self._agent, self._ledger = carrier, agent, ledger
        self._placement, self._ending, self._guard = placement, ending, guard
        self._prompt, self._filling, self._rate, self._desk = prompt, filling, rate, desk
        self._policy, self._follow, self._tasks = policy, follow, tasks
        self._intents = Intents(ledger, placement, guard)
        self._dialing: dict[str, asyncio.Task[Call]] = {}
        self._admitted: set[str] = set()  # let out by the guard, and not yet among the live calls for sure

    async def prepare(self) -> None:
        """A number is ready to be dialed: have at hand what the click would wait for.

        Raises:
            StoreError: the history cannot be read.
        """
        await asyncio.gather(self._prompt.prepare(), self._guard.prepare(lately=True))

    async def call_number(
        self, text: str, requested_by: str, in_spite_of: str = "", planned: PlannedCall | None = None
    ) -> Call:
        """As `Engine.dial`."""
        number = parse(text, self._policy().default_region)
        with self._guard.noting(number):
            return await self._call_number(number, requested_by, in_spite_of, planned)

    async def _call_number(
        self, number: PhoneNumber, requested_by: str, in_spite_of: str, planned: PlannedCall | None
    ) -> Call:
        to, telephone = number.e164, spellings(number.e164)[0]
        if (running := self._dialing.get(telephone)) is None:
            if (live := self._ledger.ringing(to)) is not None and live.is_live:
                return self._unless_others(live)
            dialing = self._dial_if_free(number, requested_by, in_spite_of, planned)
            running = self._tasks.spawn(dialing, f"dial {to[-4:]}", left_to_the_awaiter)
            self._dialing[telephone] = running
            running.add_done_callback(lambda _: self._forget(telephone, to))
        return await asyncio.shield(running)  # whoever asked may go; a call begun is carried through

    def under_way(self, text: str) -> Call | None:
        """As `Engine.under_way`."""
        return self._ledger.ringing(parse(text, self._policy().default_region).e164)

    async def _dial_if_free(
        self, number: PhoneNumber, requested_by: str, in_spite_of: str, planned: PlannedCall | None
    ) -> Call:
        """The AI's side of the last call may be over and its leg not: the customer is not rung again then."""
        if (last := self._ledger.ringing(number.e164)) is not None:
            last = await self._placement.ask_about(last)
            if last.may_ring:
                return self._unless_others(last)
        return await self._dial(number, requested_by, in_spite_of, planned)

    def _unless_others(self, call: Call) -> Call:
        if not placed_here(call, self._desk):
            raise RungElsewhereError(call.id)
        return call

    def _forget(self, telephone: str, number: str) -> None:
        self._dialing.pop(telephone, None)
        self._admitted.discard(number)

    async def _dial(
        self, number: PhoneNumber, requested_by: str, in_spite_of: str, planned: PlannedCall | None
    ) -> Call:
        light, (prompt, customer), *_ = await asyncio.gather(
            self._guard.look(number),
            self._prompt_for(number.e164, planned),
            self._carrier.ensure_configured(),
            self._agent.ensure_configured(),
            self._guard.prepare(),
        )
        policy = as_planned(self._policy(), planned)
        try:
            prompt = await self._filling.filled(prompt, replace(customer, zones=light.zones))
        except PromptVariablesError:  # nobody completes the data of whom may not be called anyway
            self._guard.heed(number, light, in_spite_of)
            raise
        overridden = self._admit(number, requested_by, light, in_spite_of)
        at, to = utc_now(), number.e164
        requested = CallRequested(
            at, Direction.OUTBOUND, to, policy.our_number, prompt.number, requested_by, self._desk
        )
        let_out = _let_out(requested, number, in_spite_of, planned)
        call = await self._intents.write(let_out, light, overridden)
        log.info("call.requested", extra={"call_id": call.id, "number": to, "by": requested_by})
        try:
            if planned is not None and not await self._is_wanted(planned):
                return await self._never_mind(call.id)
            return await self._place(call, policy, prompt, in_spite_of)
        except SellerCallError as error:
            error.call_id = call.id
            raise
        except Exception:  # a call must end whatever failed, or the customer could ring with nobody knowing
            await self._find_out(call.id)
            raise
        finally:
            self._follow(await self._ledger.get(call.id))

    async def _prompt_for(self, number: str, planned: PlannedCall | None) -> tuple[PromptVersion, Customer]:
        """What the call follows, and whose the number is where that is said in it."""
        version, prompt_id, contact_id = planned.follows if planned is not None else (None, "", "")
        prompt = (await self._prompt.of(version, prompt_id)).version_for(number)
        contact = await self._filling.contact_for(prompt, number, contact_id)
        return prompt, Customer(number, contact, campaign=planned.campaign if planned is not None else "")

    async def _is_wanted(self, planned: PlannedCall) -> bool:
        try:
            return await planned.still_wanted()
        except StoreError as error:
            await self._ledger.ensure(planned.call_id, (CallNotPlaced(utc_now(), str(error)),), "dial")
            raise

    async def _find_out(self, call_id: str) -> None:
        """Something broke that nobody thought of: nothing rings, or the carrier tells what does."""
        call = await self._ledger.get(call_id)
        if call.asked is None:
            await self._ledger.ensure(call_id, (CallNotPlaced(utc_now(), "internal error"),), "dial")
        elif call.is_leg_unknown:
            await self._placement.look_for_leg(call_id)

    def _admit(
        self, number: PhoneNumber, requested_by: str, light: Light, in_spite_of: str
    ) -> tuple[LightReason, ...]:
        # Not all that are being dialed: of many asked for at once as many go as may.
        under_way = (self._ledger.numbers_rung(self._desk) | {*self._admitted}) - {number.e164}
        try:
            overridden = self._guard.admit(number, under_way, light, in_spite_of)
        except GuardError as error:
            facts = {"number": number.e164, "reason": error.reason.value, "by": requested_by}
            log.warning("guard.refused", extra=facts)
            raise
        self._admitted.add(number.e164)
        return overridden

    async def _place(self, call: Call, policy: CallPolicy, prompt: PromptVersion, in_spite_of: str) -> Call:
        await self._rate.wait(call.id)
        if (await self._ledger.get(call.id)).hang_up is not None:
            return await self._never_mind(call.id)
        objection = self._guard.objection_to(number_of(call.number))
        if objection is not None:  # raised while it waited
            await self._ledger.ensure(call.id, (CallNotPlaced(utc_now(), objection.reason.value),), "guard")
            raise objection
        order = agent_order(call.id, Direction.OUTBOUND, policy, prompt, call.number)
        looking = self._tasks.spawn(self._placement.legs_before(call.number), "legs before")
        place = await self._placement.take_place(order)
        try:
            await asyncio.wait([looking], timeout=LOOK_FIRST_S)
            await self._ring(call.id, policy, place, looking, in_spite_of=in_spite_of)
        except SellerCallError:
            self._ending.release(place.agent_call_id)
            raise
        placed = await self._ledger.get(call.id)
        if placed.hang_up is not None and placed.carrier_call_id is not None:
            with suppress(*OUTSIDE_ERRORS):  # it is tried again by itself
                await self._ending.hang_up(call.id, placed.carrier_call_id)
        return await self._ledger.get(call.id)

    async def _look_again(self, call: Call, in_spite_of: str) -> None:
        """It may have waited for its turn, or the computer have slept: past the hours, or an opt-out."""
        if abs(utc_now() - call.created_at) < ADMITTED_FOR:
            return
        number = number_of(call.number)
        try:
            light, _ = await asyncio.gather(self._guard.look(number), self._guard.prepare())
            if (objection := self._guard.objection_to(number)) is not None:
                raise objection
            self._guard.check_hours(number, light, in_spite_of)
        except (GuardError, StoreError) as error:
            why = error.reason.value if isinstance(error, GuardError) else str(error)
            await self._ledger.ensure(call.id, (CallNotPlaced(utc_now(), why),), "guard")
            raise

    async def _ring(
        self,
        call_id: str,
        policy: CallPolicy,
        place: AgentPlace,
        looking: asyncio.Task[tuple[str, ...] | None],
        *,
        in_spite_of: str,
    ) -> None:
        others = looking.result() if looking.done() else None
        # On disk before the request leaves: by it the leg is known again, after whatever end of this run. Our
        # own clock may be wrong or be set: it is the carrier's as just told, or else the AI provider's.
        at = self._carrier.now() if others is not None else None
        asked = LegAsked(at or place.created_at, others or ())
        created = AgentCreated(place.created_at, place.agent_call_id, place.max_duration_s)
        noted = utc_now()
        call = await self._write_down(call_id, (created, asked))
        if call.hang_up is not None:
            self._ending.release(place.agent_call_id)
            await self._never_mind(call_id)
            return
        await self._look_again(call, in_spite_of)  # the disk may have kept it waiting, too
        if abs(utc_now() - noted) > KNOWN_WITHIN:
            await self._ledger.ensure(call_id, (CallNotPlaced(utc_now(), TOO_LATE),), "dial")
            raise StoreError(TOO_LATE)
        facts = await self._placement.ring(_order(call, policy, place), self._rate.fall_behind)
        _heed_queue(self._rate, facts)
        try:
            placed = await self._ledger.record(call_id, facts, "dial")
        except StoreError:
            await self._let_go(call_id, facts)
            raise
        log.info("call.placed", extra=replace(placed.key, agent_call_id=place.agent_call_id).log_fields)

    async def _write_down(self, call_id: str, facts: tuple[Fact, ...]) -> Call:
        """What must be on disk before the carrier is asked. Where it cannot be, it is not asked."""
        try:
            return await retry(
                lambda: self._ledger.record(call_id, facts, "dial", durable=True),
                (StoreError,),
                lambda _error, failures: pause_within(failures, WRITE_AGAIN_S),
            )
        except (StoreError, RungElsewhereError) as error:
            await self._ledger.ensure(call_id, (CallNotPlaced(utc_now(), str(error)),), "dial")
            raise

    async def _never_mind(self, call_id: str) -> Call:
        """It was hung up before the carrier was asked."""
        await self._ledger.ensure(call_id, (CallNotPlaced(utc_now()),), "hang_up")
        return await self._ledger.get(call_id)

    async def _let_go(self, call_id: str, facts: tuple[Fact, ...]) -> None:
        """The customer rings, and it cannot be written down: what nobody could end must not go on."""
        for fact in facts:
            if isinstance(fact, CallPlaced):
                self._ending.let_go(call_id, fact.carrier_call_id)
        await self._ledger.ensure(call_id, (*facts, HangUpRequested(utc_now(), UNWRITTEN)), "dial")


def _heed_queue(rate: CallRate, facts: tuple[Fact, ...]) -> None:
    for fact in facts:
        if isinstance(fact, CallQueued):
            rate.fall_behind((fact.rings_at - fact.at).total_seconds())


def _order(call: Call, policy: CallPolicy, place: AgentPlace) -> CarrierOrder:
    status_url = f"{policy.status_url}?call_id={call.id}" if policy.status_url else None
    ours = policy.our_number or ""
    rings = call.number, place.join_url, policy.ring_timeout_s
    return CarrierOrder(call.id, *rings, status_url, ours, place.after_dial)


def _let_out(
    requested: CallRequested, number: PhoneNumber, in_spite_of: str, planned: PlannedCall | None
) -> LetOut:
    if planned is None:
        return LetOut(new_call_id(requested.at), requested, number, in_spite_of)
    return LetOut(planned.call_id, requested, number, in_spite_of, planned.objection, planned.by)
