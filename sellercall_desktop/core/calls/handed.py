"""Hand-offs of a call, merged: every thing by its id, in whatever order and however often its facts come."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from sellercall_desktop.core.calls import merging
from sellercall_desktop.core.calls.facts import AgentEnded, AgentJoined, SummaryWritten, WordsRead
from sellercall_desktop.core.calls.hand_off_facts import (
    CustomerHeld,
    CustomerJoined,
    CustomerTold,
    GiveBackAsked,
    GiveBackFailed,
    HandOffAsked,
    HandOffCancelled,
    HandOffEnded,
    HandOffKind,
    PersonConfirmed,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegJudged,
    PersonLegNotPlaced,
    PersonLegOutcome,
    PersonLegPlaced,
    PersonLegRinging,
    PersonMuted,
    PlaceAsked,
    PlaceMade,
    PlaceRefused,
    RedirectAnswered,
    RedirectAsked,
    RedirectFate,
    RedirectTo,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact

TURNS_OF_A_PART = 1_000_000
"""The ordinals of the nth AI place's turns begin at n times this."""

PlaceFact = AgentJoined | AgentEnded | WordsRead | SummaryWritten
"""Of a place after the first."""


@dataclass(frozen=True, slots=True)
class HandOff:
    """One person's coming to the customer. `asked` is missing as long as its fact has not come."""

    hand_off_id: str
    asked: HandOffAsked | None = None
    confirmed: PersonConfirmed | None = None
    told: CustomerTold | None = None
    joined: CustomerJoined | None = None
    cancelled: HandOffCancelled | None = None
    held: CustomerHeld | None = None
    muted: PersonMuted | None = None
    ended: HandOffEnded | None = None


@dataclass(frozen=True, slots=True)
class PersonLeg:
    """One telephone that was rung for a hand-off."""

    leg_id: str
    asked: PersonLegAsked | None = None
    placed: PersonLegPlaced | None = None
    ringing: PersonLegRinging | None = None
    answered: PersonLegAnswered | None = None
    judged: PersonLegJudged | None = None
    not_placed: PersonLegNotPlaced | None = None
    ended: PersonLegEnded | None = None

    @property
    def may_ring(self) -> bool:
        """Nothing has proven that it does not: it was asked for, and has not ended."""
        return self.ended is None and (self.not_placed is None or self.placed is not None)

    @property
    def is_on_line(self) -> bool:
        """Answered, and not over."""
        return self.answered is not None and self.ended is None


@dataclass(frozen=True, slots=True)
class Redirect:
    """The customer's leg, led elsewhere."""

    redirect_id: str
    asked: RedirectAsked | None = None
    answered: RedirectAnswered | None = None

    @property
    def fate(self) -> RedirectFate:
        """UNKNOWN as long as no clear answer has come."""
        return self.answered.fate if self.answered is not None else RedirectFate.UNKNOWN


@dataclass(frozen=True, slots=True)
class GiveBack:
    """A try to bring the AI back."""

    give_back_id: str
    asked: GiveBackAsked | None = None
    failed: GiveBackFailed | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An AI place after the first."""

    part: int
    asked: PlaceAsked | None = None
    made: PlaceMade | None = None
    refused: PlaceRefused | None = None
    joined: AgentJoined | None = None
    ended: AgentEnded | None = None
    words_read: WordsRead | None = None
    summary: SummaryWritten | None = None

    @property
    def is_live(self) -> bool:
        """It was made, or may have been, and nothing says that it is over."""
        made = self.made is not None or self.refused is None
        return made and self.ended is None

    @property
    def owes_words(self) -> bool:
        """Its conversation is over, and was not read since."""
        return self.joined is not None and self.ended is not None and self.words_read is None


@dataclass(frozen=True, slots=True)
class Handed:
    """All hand-offs of one call, each list in the order of time."""

    hand_offs: tuple[HandOff, ...] = ()
    legs: tuple[PersonLeg, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    give_backs: tuple[GiveBack, ...] = ()
    places: tuple[Place, ...] = ()  # by their numbers

    @property
    def left_the_ai(self) -> bool:
        """Whether the customer's leg was led away from the first AI place, or may have been.

        From then on only the leg's own end is the call's.
        """
        away = (one for one in self.redirects if one.asked is not None)
        return any(one.asked.to is RedirectTo.CONFERENCE for one in away if one.asked and _may_be_done(one))

    @property
    def was_taken_over(self) -> bool:
        """Whether the seller herself talked with the customer."""
        hers = (one for one in self.hand_offs if one.asked and one.asked.kind is HandOffKind.TAKE_OVER)
        return any(one.joined is not None for one in hers)

    @property
    def is_settled(self) -> bool:
        """Nothing more is to come: every leg and place is over, every hand-off closed."""
        open_offs = any(one.ended is None for one in self.hand_offs)
        rung = any(leg.may_ring for leg in self.legs)
        return not open_offs and not rung and not any(place.is_live for place in self.places)


NONE = Handed()


def _may_be_done(redirect: Redirect) -> bool:
    return redirect.fate is not RedirectFate.REFUSED


def with_hand_off(known: Handed | None, fact: HandOffFact | PlaceFact) -> Handed:
    """The hand-offs with this fact known."""
    old = known or NONE
    if (slot := _OF_HAND_OFFS.get(type(fact))) is not None:
        return replace(old, hand_offs=_put(old.hand_offs, HandOff, "hand_off_id", slot, fact))
    if (slot := _OF_LEGS.get(type(fact))) is not None:
        return replace(old, legs=_put(old.legs, PersonLeg, "leg_id", slot, fact))
    if (slot := _OF_REDIRECTS.get(type(fact))) is not None:
        return replace(old, redirects=_put(old.redirects, Redirect, "redirect_id", slot, fact))
    if (slot := _OF_GIVE_BACKS.get(type(fact))) is not None:
        return replace(old, give_backs=_put(old.give_backs, GiveBack, "give_back_id", slot, fact))
    return replace(old, places=_put(old.places, Place, "part", _OF_PLACES[type(fact)], fact))


def words_of(handed: Handed) -> tuple[str, ...]:
    """What a person may look for: names, and what was agreed."""
    names = (one.asked.name for one in handed.hand_offs if one.asked is not None)
    notes = (one.asked.note for one in handed.give_backs if one.asked is not None)
    return tuple(dict.fromkeys((*names, *notes)))


_OF_HAND_OFFS: dict[type, str] = {
    HandOffAsked: "asked",
    PersonConfirmed: "confirmed",
    CustomerTold: "told",
    CustomerJoined: "joined",
    HandOffCancelled: "cancelled",
    CustomerHeld: "held",
    PersonMuted: "muted",
    HandOffEnded: "ended",
}
_OF_LEGS: dict[type, str] = {
    PersonLegAsked: "asked",
    PersonLegPlaced: "placed",
    PersonLegRinging: "ringing",
    PersonLegAnswered: "answered",
    PersonLegJudged: "judged",
    PersonLegNotPlaced: "not_placed",
    PersonLegEnded: "ended",
}
_OF_REDIRECTS: dict[type, str] = {RedirectAsked: "asked", RedirectAnswered: "answered"}
_OF_GIVE_BACKS: dict[type, str] = {GiveBackAsked: "asked", GiveBackFailed: "failed"}
_OF_PLACES: dict[type, str] = {
    PlaceAsked: "asked",
    PlaceMade: "made",
    PlaceRefused: "refused",
    AgentJoined: "joined",
    AgentEnded: "ended",
    WordsRead: "words_read",
    SummaryWritten: "summary",
}

Thing = TypeVar("Thing", HandOff, PersonLeg, Redirect, GiveBack, Place)


def _put(
    known: tuple[Thing, ...],
    kind: Callable[[Any], Thing],
    id_name: str,
    slot: str,
    fact: HandOffFact | PlaceFact,
) -> tuple[Thing, ...]:
    """The things with this fact in its slot of the thing it names."""
    id_ = getattr(fact, id_name)
    old = next((one for one in known if getattr(one, id_name) == id_), None)
    thing: Any = old if old is not None else kind(id_)
    before = getattr(thing, slot)
    now = _merged(before, fact) if before is not None else _alone(fact)
    if old is not None and before == now:
        return known
    things: list[Thing] = [one for one in known if one is not old]
    things.append(replace(thing, **{slot: now}))
    return tuple(sorted(things, key=_moment))


def _moment(thing: Any) -> tuple[bool, float, str]:  # noqa: ANN401 - one of the things above
    if isinstance(thing, Place):
        return False, thing.part, ""
    id_ = getattr(thing, fields(thing)[0].name)
    return thing.asked is None, thing.asked.at.timestamp() if thing.asked is not None else 0.0, id_


def _alone(fact: HandOffFact | PlaceFact) -> HandOffFact | PlaceFact:
    """The first report of a thing, in the form that a later one would give it."""
    return merging.summary(None, fact) if isinstance(fact, SummaryWritten) else fact


def _merged(known: Any, new: Any) -> Any:  # noqa: ANN401 - two facts of one class
    """Two reports of one thing: of what happens once the earlier, of a state the later."""
    match new:
        case AgentEnded():
            return merging.agent_end(known, new)
        case SummaryWritten():
            return merging.summary(known, new)
        case PersonLegEnded():
            return _leg_end(known, new)
        case RedirectAnswered():
            return max(known, new, key=lambda fact: (_FATES.index(fact.fate), *_earliest(fact)))
        case CustomerHeld() | PersonMuted():
            return max(known, new, key=lambda fact: (fact.at, merging.rank(fact)))
        case _:
            return min(known, new, key=lambda fact: (fact.at, merging.rank(fact)))


def _earliest(fact: RedirectAnswered) -> tuple[float, object]:
    return -fact.at.timestamp(), merging.rank(fact)


_FATES = (RedirectFate.UNKNOWN, RedirectFate.REFUSED, RedirectFate.DONE)
_OUTCOMES = list(PersonLegOutcome)[::-1]  # COMPLETED outranks the others: an answer is proof


def _leg_end(known: PersonLegEnded, new: PersonLegEnded) -> PersonLegEnded:
    return PersonLegEnded(
        at=min(known.at, new.at),
        leg_id=new.leg_id,
        outcome=max(known.outcome, new.outcome, key=_OUTCOMES.index),
        duration_s=merging.largest(known.duration_s, new.duration_s),
        sip_code=merging.largest(known.sip_code, new.sip_code),
    )
