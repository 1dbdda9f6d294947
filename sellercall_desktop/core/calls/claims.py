"""Which telephone leg is ours? Told by what was written down before it left, however long ago.

The carrier has no field that we could fill and read back of a living call (its events show the request,
from a quarter of an hour after the end on). So the intent says, before the request leaves: to whom and from
which number, what time it was at the carrier, and which legs to that number were there already.

Another desk or program may ring that number in the same moment, and our own request be lost. So a leg has to
agree with what the AI tells of our place; and where somebody else has a place for that number, nothing but
our AI's having been joined makes a leg ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentJoined,
    CallAnswered,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    LegAsked,
)
from sellercall_desktop.core.calls.ownership import is_anothers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ports import RemoteCall

GRAIN = timedelta(seconds=2)
"""The carrier's times are whole seconds, and so is the Date header of its answers."""
ARRIVES_WITHIN = timedelta(seconds=60)
"""A request that left is given up on after 30 s, so nothing later than this comes from it."""
LEG_FOLLOWS = timedelta(seconds=20)
"""A place is made just before its leg is asked for; only a carrier that is short of room makes it wait."""
AI_HEARS_WITHIN = timedelta(seconds=4)  # of the end of the leg it is joined with
CUT_OFF_S = 0.5  # of the carrier's times, on the average: they are whole seconds
OLD_SLACK = timedelta(seconds=30)  # of an intent without the carrier's time: its clock beside ours
OLD_ARRIVES_WITHIN = timedelta(minutes=3)  # such an intent was written before the AI was even asked


def asked_of(call: Call) -> LegAsked | None:
    """What was asked of the carrier for this call; None where nothing can have left this machine."""
    if call.direction is not Direction.OUTBOUND or call.refused is not None:
        return None
    if call.asked is None and not call.requested.desk:  # written by a version that noted less
        return LegAsked(call.created_at)
    return call.asked


def window_of(call: Call, asked: LegAsked) -> tuple[datetime, datetime]:
    """From when to when, by the carrier's clock, a leg of this call can have been created."""
    if call.asked is None:
        return asked.at - OLD_SLACK, asked.at + OLD_ARRIVES_WITHIN
    return asked.at - GRAIN, asked.at + ARRIVES_WITHIN


def may_belong(call: Call, asked: LegAsked, leg: RemoteCall) -> bool:
    """Whether this leg can be what was asked for with this call."""
    if leg.direction is not Direction.OUTBOUND or leg.number != call.number:
        return False
    ours = call.requested.our_number
    if ours and leg.our_number and ours != leg.our_number:
        return False
    first, last = window_of(call, asked)
    return first <= leg.created_at <= last and leg.remote_id not in asked.others


def places_beside(call: Call, asked: LegAsked) -> tuple[datetime, datetime]:
    """From when to when a place was made whose leg may be mistaken for this call's."""
    first, last = window_of(call, asked)
    return first - LEG_FOLLOWS, last + GRAIN


def may_lack_its_leg(call: Call) -> bool:
    """Whether a leg that nobody has claimed may be this call's."""
    return call.placed is None and (is_anothers(call) or asked_of(call) is not None)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What both providers show of a call whose leg is looked for; the AI was asked before the legs."""

    call: Call  # with what the AI tells of our place
    legs: Sequence[RemoteCall]  # those that may belong to it, oldest first
    rivals: Sequence[RemoteCall] | None = ()
    """Others' places for the number of which no leg is known; None where the AI did not tell."""
    before: Sequence[RemoteCall] = ()  # legs of nobody we know that were there when ours was asked for
    at: datetime | None = None  # when the AI was asked, by the carrier's clock
    patient: bool = False  # whether the AI, where it did not tell, can be asked again before this is decided

    def ours(self, *, sure: bool) -> RemoteCall | None:
        """Of the legs that agree with what the AI tells the one that agrees best, then the one in turn.

        One that lives is never a guess: our hang-up could end another's call. With `sure` none is.
        """
        made = self.call.agent.at if self.call.agent else self.call.created_at
        before = sum(place.created_at < made for place in self.rivals or ())
        out_of_turn = {leg.remote_id: abs(at - before) for at, leg in enumerate(self.legs)}
        leg = min(
            self._credible, key=lambda leg: (self._unlike(leg), out_of_turn[leg.remote_id]), default=None
        )
        if leg is None or self._waits_for_the_agent(leg):
            return None
        if self._is_plain:
            return leg
        return None if sure or _end_of(leg) is None else leg

    @property
    def is_in_question(self) -> bool:
        """Whether one of the legs is surely ours, or the AI will tell if one is: only time can say which."""
        if self.call.joined_at is not None:
            return bool(self._credible)
        return any(map(self._waits_for_the_agent, self._credible))

    @property
    def _credible(self) -> list[RemoteCall]:
        legs = [leg for leg in self.legs if self._agrees(leg)]
        if self.call.joined_at is not None:
            return legs
        both, rivals = [*legs, *self.before], self.rivals or ()
        places = [place for place in rivals if any(_may_be_joined(place, leg) for leg in both)]
        theirs = [leg for leg in both if any(_may_be_joined(place, leg) for place in places)]
        return legs if len(theirs) > len(places) else [leg for leg in legs if leg not in theirs]

    def _waits_for_the_agent(self, leg: RemoteCall) -> bool:
        """Whether it is too early to say: nothing depends on a leg that is over, and it may be another's."""
        return self.rivals is None and self.patient and _end_of(leg) is not None

    def _agrees(self, leg: RemoteCall) -> bool:
        """Whether it can be ours by what the AI tells of our place."""
        if self.call.joined_at is not None:
            return _answered(leg) and not self._was_over(leg)
        told = self.rivals is not None and self.call.agent is not None
        return not (told and _answered(leg) and _end_of(leg) is None)  # somebody talks, and not our AI

    def _unlike(self, leg: RemoteCall) -> tuple[bool, bool, float]:
        """How little the carrier's story of the leg and the AI's of the call are alike, beside the rivals'.

        Of two talks within one second each is to have the place that is nearer.
        """
        joined, ended = self.call.joined_at, self.call.agent_ended
        theirs = [
            _apart_s(_at(place, AgentJoined), _at(place, AgentEnded), leg) for place in self.rivals or ()
        ]
        apart_s = _apart_s(joined, ended.at if ended else None, leg) - min(theirs, default=0.0)
        one_goes_on = joined is not None and (ended is None) != (_end_of(leg) is None)
        return _answered(leg) != (joined is not None), one_goes_on, apart_s

    def _was_over(self, leg: RemoteCall) -> bool:
        """Whether it had ended, and our AI, which would have heard of it, went on."""
        ended = _end_of(leg)
        if ended is None or self.at is None or self.rivals is None or self.call.agent_ended is not None:
            return False
        return ended.at < self.at - AI_HEARS_WITHIN

    @property
    def _is_plain(self) -> bool:
        """Whether it can be told by now, or no more will be learned."""
        if len(self.legs) == 1:
            return True
        if self.call.agent_ended is not None and all(_end_of(leg) is not None for leg in self.legs):
            return True
        return self.call.joined_at is not None and len(self._credible) == 1


def claimant_of(leg: RemoteCall, legless: Iterable[Call]) -> Call | None:
    """Whose leg it is, among calls of which no leg is known: the one asked for last before it came."""
    fitting = [
        call for call in legless if (asked := asked_of(call)) is not None and may_belong(call, asked, leg)
    ]
    return max(fitting, key=lambda call: call.created_at, default=None)


def _may_be_joined(place: RemoteCall, leg: RemoteCall) -> bool:
    """Whether this place, to all that is known, was made for this leg."""
    if not leg.created_at - LEG_FOLLOWS <= place.created_at <= leg.created_at + GRAIN:
        return False
    used = [fact for fact in place.facts if isinstance(fact, AgentJoined | AgentEnded)]
    joined = any(isinstance(fact, AgentJoined) for fact in used)
    on_another = any(fact.at < leg.created_at - GRAIN for fact in used)
    return not on_another and (_answered(leg) or not joined)


def _apart_s(joined: datetime | None, ended: datetime | None, leg: RemoteCall) -> float:
    """How far the AI's and the carrier's times of a talk lie apart, once it is over for both."""
    if joined is None or ended is None or (leg_ended := _end_of(leg)) is None:
        return 0.0
    answered = _at(leg, CallAnswered)
    apart = [leg_ended.at - ended, *([] if answered is None else [answered - joined])]
    return sum(abs(each.total_seconds() + CUT_OFF_S) for each in apart)


def _at(remote: RemoteCall, kind: type[AgentJoined | AgentEnded | CallAnswered]) -> datetime | None:
    return next((fact.at for fact in remote.facts if isinstance(fact, kind)), None)


def _end_of(leg: RemoteCall) -> CarrierEnded | None:
    return next((fact for fact in leg.facts if isinstance(fact, CarrierEnded)), None)


def _answered(leg: RemoteCall) -> bool:
    talked = (isinstance(f, CarrierEnded) and f.outcome is CarrierOutcome.COMPLETED for f in leg.facts)
    return any(talked) or any(isinstance(fact, CallAnswered) for fact in leg.facts)
