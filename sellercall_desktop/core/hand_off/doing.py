"""Does one step of a hand-off. What is asked of a provider is on disk before, and its answer after.

A request that creates or moves something leaves once. Where its answer is lost, the next look tells.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sellercall_desktop.core.calls.facts import ActFate, ActKind, CallKey, CallPlaced
from sellercall_desktop.core.calls.hand_off_facts import (
    CustomerHeld,
    CustomerJoined,
    CustomerTold,
    GiveBackAsked,
    GiveBackFailed,
    HandOffEnd,
    HandOffEnded,
    PersonLegAsked,
    PersonLegNotPlaced,
    PersonMuted,
    PlaceAsked,
    PlaceMade,
    PlaceRefused,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)
from sellercall_desktop.core.calls.handed import PersonLeg
from sellercall_desktop.core.calls.partners import agent_place, is_muted, last_part
from sellercall_desktop.core.calls.parts import facts_of_leg, may_be_dialed, may_be_leg
from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    CallGoneError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderRefusedError,
    RateLimitedError,
    SellerCallError,
)
from sellercall_desktop.core.hand_off import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import HandOff
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import AgentPlace, RemoteCall
    from sellercall_desktop.core.hand_off.orders import Orders
    from sellercall_desktop.core.hand_off.policy import HandOffTimes
    from sellercall_desktop.core.hand_off.ports import Conference, ConferenceBridge
    from sellercall_desktop.core.hand_off.successors import Successors
    from sellercall_desktop.core.steering.steering import Steering

log = logging.getLogger(__name__)

SOURCE = "hand_off"
CHARACTERS_PER_SECOND = 14.0
CLOCK_SLACK_S = 60.0  # how much older than asked for a leg may look, by the carrier's clock


class Doing:
    """One method a step."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        bridge: ConferenceBridge,
        successors: Successors,
        steering: Steering,
        orders: Orders,
        now: Callable[[], datetime],
        carriers_now: Callable[[], datetime | None],
        times: HandOffTimes,
    ) -> None:
        self._ledger, self._bridge, self._successors = ledger, bridge, successors
        self._steering, self._orders, self._now = steering, orders, now
        self._carriers_now, self._times = carriers_now, times
        self._finding = asyncio.Lock()
        self._does: dict[type, Any] = {
            steps.Ring: self._ring,
            steps.Find: self._find,
            steps.EndLeg: self._end_leg,
            steps.Tell: self._tell,
            steps.LeadToConference: self._lead_to_conference,
            steps.LeadToAgent: self._lead_to_agent,
            steps.Settle: self._settle,
            steps.Join: self._join,
            steps.HoldCustomer: self._hold,
            steps.Close: self._close,
            steps.AskBack: self._ask_back,
            steps.AskPlace: self._ask_place,
            steps.FindPlace: self._find_place,
            steps.FailBack: self._fail_back,
        }

    async def do(self, call: Call, step: steps.Step, sight: steps.Sight) -> None:
        """Do it.

        Raises:
            OUTSIDE_ERRORS, StoreError: it was not done, or nobody knows; it is decided on anew.
        """
        await self._does[type(step)](call, step, sight)

    @property
    def _carriers_present(self) -> datetime:
        """By which legs are asked for, and looked for: this machine's clock may be another."""
        return self._carriers_now() or self._now()

    # --- persons' telephones ---------------------------------------------------------------------

    async def _ring(self, call: Call, step: steps.Ring, _sight: steps.Sight) -> None:
        there = await self._bridge.rung(step.number, CLOCK_SLACK_S)
        leg_id, one = uuid4().hex, step.hand_off
        asked = PersonLegAsked(
            *(self._carriers_present, leg_id, one.hand_off_id, step.role, step.number),
            tuple(leg.remote_id for leg in there),
        )
        await self._write(call, asked)
        try:
            told = await self._bridge.ring(self._orders.of_person(call, step, leg_id))
        except ProviderAmbiguousError as error:  # it may ring: looked for at the next step
            log.warning("hand_off.ring_unknown", extra={"call_id": call.id, "problem": str(error)})
        except OUTSIDE_ERRORS as error:
            await self._write(call, PersonLegNotPlaced(self._now(), leg_id, *_told(error)))
        else:
            await self._write(call, *facts_of_leg(PersonLeg(leg_id, asked), told))

    async def _find(self, call: Call, step: steps.Find, _sight: steps.Sight) -> None:
        """Of several new legs to this number, the oldest: it was rung when this one was asked for."""
        leg = step.leg
        if leg.asked is None:
            return
        age_s = (self._carriers_present - leg.asked.at).total_seconds()
        async with self._finding:  # two calls that rang one telephone find one leg each
            rung = await self._bridge.rung(leg.asked.number, age_s + CLOCK_SLACK_S)
            new = [one for one in rung if await self._may_be(leg, one)]
            if new:
                placed = CallPlaced(new[0].created_at, new[0].remote_id)
                await self._write(call, *facts_of_leg(leg, (placed, *new[0].facts), new[0].answerer))
            elif age_s > self._times.looked_for_s:
                await self._write(call, PersonLegNotPlaced(self._now(), leg.leg_id))

    async def _may_be(self, leg: PersonLeg, remote: RemoteCall) -> bool:
        """Neither another call's, as far as this desk knows, nor one that it is just dialing."""
        if not may_be_leg(remote, leg) or may_be_dialed(remote, self._ledger.live_outgoing):
            return False
        return await self._ledger.find(CallKey(carrier_call_id=remote.remote_id)) is None

    async def _end_leg(self, call: Call, step: steps.EndLeg, sight: steps.Sight) -> None:
        leg, conference = step.leg, sight.conference
        if leg.placed is None:
            return
        carrier_call_id = leg.placed.carrier_call_id
        if conference is not None and conference.has(carrier_call_id) and call.is_live:
            stay = {one.carrier_call_id for one in conference.attendees} - {carrier_call_id}
            if stay:  # together; a customer alone hears what follows in the leg's own document
                await self._set(conference, carrier_call_id, ends_it=stay == {call.carrier_call_id})
        try:
            told = await self._bridge.hang_up(carrier_call_id)
        except ProviderRefusedError as error:
            if isinstance(error, RateLimitedError):
                raise
            log.info("hand_off.leg_gone", extra={"call_id": call.id, "problem": str(error)})
            told = (await self._bridge.look(carrier_call_id)).facts
        await self._write(call, *facts_of_leg(leg, told))

    # --- the customer ----------------------------------------------------------------------------

    async def _tell(self, call: Call, step: steps.Tell, _sight: steps.Sight) -> None:
        """Once: a customer who was not told is joined all the same."""
        words, one = self._orders.told(call, step.hand_off), step.hand_off
        is_said = await self._say(call, words, one)
        spoken_s = min(self._times.longest_sentence_s, len(words) / CHARACTERS_PER_SECOND) if is_said else 0.0
        await self._write(call, CustomerTold(self._now(), one.hand_off_id, spoken_s))

    async def _say(self, call: Call, words: str, one: HandOff) -> bool:
        """Have the AI say it, in the name of whoever wished for the hand-off; whether it does."""
        by = one.asked.by if one.asked is not None else ""
        try:
            async with asyncio.timeout(self._times.told_within_s):
                act = await self._steering.act(call.id, ActKind.EXACT, words, by, also_others=True)
        except (SellerCallError, TimeoutError) as error:
            log.warning("hand_off.not_told", extra={"call_id": call.id, "problem": str(error)})
            return False
        return act.fate is ActFate.DELIVERED

    async def _lead_to_conference(
        self, call: Call, step: steps.LeadToConference, _sight: steps.Sight
    ) -> None:
        redirect_id = uuid4().hex
        asked = RedirectAsked(self._now(), redirect_id, RedirectTo.CONFERENCE, step.hand_off.hand_off_id)
        await self._write(call, asked)
        carrier_call_id = call.carrier_call_id or ""
        order = self._orders.of_customer(call)
        await self._answered(call, redirect_id, self._bridge.lead_to_conference(carrier_call_id, order))

    async def _lead_to_agent(self, call: Call, step: steps.LeadToAgent, sight: steps.Sight) -> None:
        """The person stays until the AI is there: the conference does not end when the customer goes."""
        conference, carrier_call_id = sight.conference, call.carrier_call_id or ""
        place = await self._successors.joinable(call, step.place.part)
        if place is None:
            refused = PlaceRefused(self._now(), step.place.part, "no join URL")
            await self._write(call, refused, GiveBackFailed(self._now(), _give_back_id(step.place)))
            return
        if conference is not None and conference.has(carrier_call_id):
            await self._set(conference, carrier_call_id, ends_it=False)
        redirect_id, one = uuid4().hex, step.hand_off
        asked = RedirectAsked(self._now(), redirect_id, RedirectTo.AI, one.hand_off_id, step.place.part)
        await self._write(call, asked)
        leading = self._bridge.lead_to_agent(carrier_call_id, place.join_url, place.after_dial)
        await self._answered(call, redirect_id, leading)

    async def _answered(self, call: Call, redirect_id: str, request: Any) -> None:  # noqa: ANN401 - awaitable
        try:
            await request
        except (ProviderAmbiguousError, RateLimitedError) as error:  # the next look tells
            log.warning("hand_off.redirect_unknown", extra={"call_id": call.id, "problem": str(error)})
            answered = RedirectAnswered(self._now(), redirect_id, RedirectFate.UNKNOWN, *_told(error))
        except OUTSIDE_ERRORS as error:
            answered = RedirectAnswered(self._now(), redirect_id, RedirectFate.REFUSED, *_told(error))
        else:
            answered = RedirectAnswered(self._now(), redirect_id, RedirectFate.DONE)
        await self._write(call, answered)

    async def _settle(self, call: Call, step: steps.Settle, _sight: steps.Sight) -> None:
        answered = RedirectAnswered(self._now(), step.redirect.redirect_id, RedirectFate.REFUSED)
        await self._write(call, answered)

    async def _join(self, call: Call, step: steps.Join, sight: steps.Sight) -> None:
        """From now on the conference ends when this person goes: the customer is not left alone in it."""
        person = step.person.placed.carrier_call_id if step.person.placed is not None else ""
        if sight.conference is not None:
            muted = False if step.before is not None else None  # whoever came to others was not heard before
            await self._set(sight.conference, person, ends_it=True, muted=muted)
        now, hand_off_id, facts = self._now(), step.hand_off.hand_off_id, []
        if step.before is not None:
            facts.append(HandOffEnded(now, step.before.hand_off_id, HandOffEnd.HANDED_ON))
        heard = [PersonMuted(now, hand_off_id, False)] if is_muted(step.hand_off) and facts else []
        await self._write(call, CustomerJoined(now, hand_off_id), *facts, *heard)

    async def _hold(self, call: Call, step: steps.HoldCustomer, sight: steps.Sight) -> None:
        held = CustomerHeld(self._now(), step.hand_off.hand_off_id, step.on)
        if step.on:  # before: whoever goes on from here has them hear a voice again
            await self._write(call, held)
        if sight.conference is not None and sight.conference.has(call.carrier_call_id):
            conference_id = sight.conference.conference_id
            try:
                await self._bridge.set_attendee(conference_id, call.carrier_call_id or "", on_hold=step.on)
            except OUTSIDE_ERRORS:
                if step.on:  # it is to be tried again, and nobody is to believe it meanwhile
                    await self._write(call, CustomerHeld(self._now(), step.hand_off.hand_off_id, False))
                raise
        if not step.on:
            await self._write(call, held)

    async def _set(
        self, conference: Conference, carrier_call_id: str, *, ends_it: bool, muted: bool | None = None
    ) -> None:
        try:
            await self._bridge.set_attendee(
                conference.conference_id, carrier_call_id, ends_it=ends_it, muted=muted
            )
        except CallGoneError as error:  # it has left by itself
            log.info("hand_off.attendee_gone", extra={"problem": str(error)})

    # --- ends, and the AI --------------------------------------------------------------------------

    async def _close(self, call: Call, step: steps.Close, _sight: steps.Sight) -> None:
        one = step.hand_off
        await self._write(call, HandOffEnded(self._now(), one.hand_off_id, step.end, step.message))
        if one.told is not None and one.joined is None and agent_place(call) is not None and call.is_live:
            await self._say(call, self._orders.stays(call), one)

    async def _ask_back(self, call: Call, step: steps.AskBack, _sight: steps.Sight) -> None:
        asked = GiveBackAsked(self._now(), uuid4().hex, step.hand_off.hand_off_id, step.cause)
        await self._write(call, asked)

    async def _ask_place(self, call: Call, step: steps.AskPlace, _sight: steps.Sight) -> None:
        part = last_part(call) + 1
        await self._write(call, PlaceAsked(self._now(), part, step.give_back.give_back_id))
        try:
            async with asyncio.timeout(step.within_s):
                place = await self._successors.create(call, part, step.give_back, from_prior=step.from_prior)
        except (TimeoutError, ProviderAmbiguousError) as error:
            # There may be one: it is looked for at the next step.
            problem = str(error) or type(error).__name__
            log.warning("hand_off.place_unknown", extra={"call_id": call.id, "problem": problem})
        except OUTSIDE_ERRORS as error:
            await self._write(call, PlaceRefused(self._now(), part, *_told(error)))
        else:
            await self._made(call, part, place)

    async def _find_place(self, call: Call, step: steps.FindPlace, _sight: steps.Sight) -> None:
        part = step.place.part
        if (place := await self._successors.find(call, part)) is not None:
            await self._made(call, part, place)
        else:
            await self._write(call, PlaceRefused(self._now(), part))

    async def _made(self, call: Call, part: int, place: AgentPlace) -> None:
        await self._write(call, PlaceMade(self._now(), part, place.agent_call_id, place.max_duration_s))

    async def _fail_back(self, call: Call, step: steps.FailBack, _sight: steps.Sight) -> None:
        await self._write(call, GiveBackFailed(self._now(), step.give_back.give_back_id, step.message))

    async def _write(self, call: Call, *facts: Any) -> None:  # noqa: ANN401 - facts of any kind
        await self._ledger.record(call.id, facts, SOURCE, durable=True)


def _give_back_id(place: Any) -> str:  # noqa: ANN401
    return place.asked.give_back_id if place.asked is not None else ""


def _told(error: Exception) -> tuple[str, str | None, int | None]:
    """Its message, code and status."""
    if isinstance(error, ProviderError):
        return error.message, error.code, error.status
    return str(error), None, None
