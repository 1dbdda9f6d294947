"""How two reports of one thing become one: each rule is commutative, associative and idempotent.

So the same facts in any order, however often they come, give the same call (`call.advance`).
"""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING, TypeVar

from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentOutcome,
    CallNotPlaced,
    CallPlaced,
    CallRefused,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    HangUpRequested,
    LegAsked,
    Party,
    PlacementUncertain,
    ProviderReported,
    SummaryWritten,
    WordsRead,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.facts import CallQueued, CostKnown

_LEG_RANK = list(CarrierOutcome)[::-1]  # COMPLETED outranks the others: an answer is proof
_AGENT_RANK = list(AgentOutcome)

Once = TypeVar(
    "Once",
    CallRequested,
    AgentCreated,
    CallPlaced,
    CallRefused,
    PlacementUncertain,
    CallNotPlaced,
    HangUpRequested,
    LegAsked,
    WordsRead,
)
Amount = TypeVar("Amount", float, int)


def earliest(known: datetime | None, new: datetime) -> datetime:
    """The time of a thing that happens once."""
    return new if known is None else min(known, new)


def largest(known: Amount | None, new: Amount | None) -> Amount | None:
    """The larger of two amounts, either of which may be unknown."""
    if known is None or new is None:
        return known if new is None else new
    return max(known, new)


def rank(fact: object) -> tuple[tuple[bool, str], ...]:
    """A total order on facts of one class, for ties that time does not settle."""
    return tuple((value is not None, str(value)) for value in astuple(fact))  # type: ignore[call-overload]


def first(known: Once | None, new: Once) -> Once:
    """Of two reports of a thing that happens once, the earlier."""
    if known is None or known == new:  # a poll brings the same again and again: no rank is needed to tell
        return new
    return min(known, new, key=lambda fact: (fact.at, rank(fact)))


def latest(known: CallQueued | None, new: CallQueued) -> CallQueued:
    """An estimate that was made later holds."""
    return new if known is None else max(known, new, key=lambda fact: (fact.rings_at, fact.at, rank(fact)))


def gravest(known: PlacementUncertain | None, new: PlacementUncertain) -> PlacementUncertain:
    """Doubt about the carrier outlives doubt about the agent: the customer may have been rung."""
    if known is None or known.party is new.party:
        return first(known, new)
    return known if known.party is Party.CARRIER else new


def leg_end(known: CarrierEnded | None, new: CarrierEnded) -> CarrierEnded:
    """How the telephone leg ended: an answer outranks the other outcomes."""
    if known is None:
        return new
    return CarrierEnded(
        at=min(known.at, new.at),
        outcome=max(known.outcome, new.outcome, key=_LEG_RANK.index),
        duration_s=largest(known.duration_s, new.duration_s),
        sip_code=largest(known.sip_code, new.sip_code),
    )


def agent_end(known: AgentEnded | None, new: AgentEnded) -> AgentEnded:
    """How the AI's side ended."""
    if known is None:
        return new
    outcome = max(known.outcome, new.outcome, key=_AGENT_RANK.index)
    return AgentEnded(at=min(known.at, new.at), outcome=outcome, part=new.part)


def summary(known: SummaryWritten | None, new: SummaryWritten) -> SummaryWritten:
    """The longest of what was written."""
    old = known or new  # merged with itself, so that the first report is normalized as later ones are
    short, long = (
        max((a or "", b or ""), key=lambda text: (len(text), text)) or None
        for a, b in ((old.short, new.short), (old.long, new.long))
    )
    return SummaryWritten(min(old.at, new.at), short, long, new.part)


def costs(known: tuple[CostKnown, ...], new: CostKnown) -> tuple[CostKnown, ...]:
    """One amount a party and part: the larger report (prices are filled in later, never lowered to zero)."""
    by_part = {(cost.party, cost.part): cost for cost in known}
    named = (new.party, new.part)
    old = by_part.get(named, new)
    best = max(old, new, key=lambda cost: (cost.amount, cost.currency))
    by_part[named] = replace(best, at=min(old.at, new.at))
    return tuple(by_part[name] for name in sorted(by_part))


MOST_REPORTS = 40
"""Of a provider's log, that are kept of one call: the first ones tell how it began."""


def reports(known: tuple[ProviderReported, ...], new: ProviderReported) -> tuple[ProviderReported, ...]:
    """What the providers' logs say, in the order of time."""
    return tuple(sorted({*known, new}, key=lambda report: (report.at, rank(report)))[:MOST_REPORTS])
