"""Twilio's call statuses and formats, and what they mean to us. The one way from a leg to facts.

Statuses are those of the Call resource (`call_enum_status` in its OpenAPI document) and of status
callbacks, which add ``initiated``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime
from functools import lru_cache

from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CallPlaced,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Fact,
    Party,
)
from sellercall_desktop.core.calls.hand_off_facts import Answerer

PROVIDER = "twilio"
DEARER_THAN_ANY_CALL = Decimal(10_000)
LONGEST_CALL_S = 48 * 3600.0  # what is said to have lasted longer did not: its answer would lie years back
_CURRENCY = re.compile(r"[A-Za-z]{3}")

OUTCOME_OF_STATUS = {
    "completed": CarrierOutcome.COMPLETED,
    "busy": CarrierOutcome.BUSY,
    "no-answer": CarrierOutcome.NO_ANSWER,
    "canceled": CarrierOutcome.CANCELED,
    "failed": CarrierOutcome.FAILED,
}
DIRECTION_OF = {"outbound-api": Direction.OUTBOUND, "inbound": Direction.INBOUND}
"""Legs that a call of ours made by itself (``outbound-dial``) are nobody's call and are left out."""


def answerer_of(answered_by: str | None) -> Answerer | None:
    """Who took a leg, by ``answered_by``; None: nothing was found out, or not yet."""
    if not answered_by:
        return None
    if answered_by == "human":
        return Answerer.HUMAN
    return Answerer.MACHINE if answered_by.startswith(("machine", "fax")) else Answerer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Leg:
    """One telephone leg as Twilio describes it, in an API answer or in a callback."""

    sid: str
    status: str
    seen_at: datetime
    """When this state held: the callback's own time, else the moment of asking."""
    created_at: datetime | None = None
    ended_at: datetime | None = None
    """Empty when the call did not complete successfully, says Twilio's document: busy, no answer, failed."""
    updated_at: datetime | None = None
    """When Twilio last changed the leg; of one that did not complete, its end or soon after."""
    duration_s: float | None = None
    sip_code: int | None = None
    price: str | None = None
    currency: str | None = None


def leg_facts(leg: Leg) -> tuple[Fact, ...]:
    """All facts in a call resource.

    An answer is claimed only where it is proven: a ringing call that we ended is "completed" too, but
    with no seconds. Its `start_time` is not used: "empty if not yet dialed" does not say it is the answer.
    """
    facts: list[Fact] = [CallPlaced(leg.created_at or leg.seen_at, leg.sid)]
    outcome = OUTCOME_OF_STATUS.get(leg.status)
    if leg.status == "ringing":
        facts.append(CallRinging(leg.seen_at))
    elif leg.status == "in-progress":
        facts.append(CallAnswered(leg.seen_at))
    elif outcome is not None:
        facts += _ending(leg, outcome)
    if (cost := _cost(leg)) is not None:
        facts.append(cost)
    return tuple(facts)


def _end_of(leg: Leg) -> datetime:
    """When it ended: as reported, else its last change, which lies between its creation and our look."""
    if leg.ended_at is not None:
        return leg.ended_at
    changed = min(leg.updated_at or leg.seen_at, leg.seen_at)
    return max(changed, leg.created_at) if leg.created_at is not None else changed


def _ending(leg: Leg, outcome: CarrierOutcome) -> list[Fact]:
    ended = _end_of(leg)
    if outcome is not CarrierOutcome.COMPLETED:
        return [CarrierEnded(ended, outcome, None, leg.sip_code)]
    ending: list[Fact] = [CarrierEnded(ended, outcome, leg.duration_s, leg.sip_code)]
    if leg.duration_s:
        ending.insert(0, CallAnswered(ended - timedelta(seconds=leg.duration_s)))
    return ending


def _cost(leg: Leg) -> CostKnown | None:
    """Twilio writes what it took from the account as a negative amount."""
    if not leg.price or not leg.currency or not _CURRENCY.fullmatch(leg.currency):
        return None
    if (amount := parse_amount(leg.price)) is None:
        return None
    known_at = _end_of(leg) if leg.status in OUTCOME_OF_STATUS else leg.seen_at
    return CostKnown(known_at, Party.CARRIER, amount, leg.currency.upper())


def parse_amount(text: str) -> Decimal | None:
    """Money without its sign; None where it is none, or more than any call costs.

    One amount that cannot be would use up what may be spent in a month, and no call would go out.
    """
    try:
        amount = abs(Decimal(text))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount < DEARER_THAN_ANY_CALL else None


@lru_cache(maxsize=64)  # the times of one answer are mostly the same, and those of the next ones
def parse_time(text: str | None) -> datetime | None:
    """RFC 2822 to aware UTC; None where there is none."""
    try:
        when = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)


def parse_seconds(text: str | None) -> float | None:
    """Seconds as Twilio writes numbers: as text. None where it is none, or negative."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return None
    return float(text)


def parse_duration(text: str | None) -> float | None:
    """Seconds of a call. None where there are none, or more than any call lasts."""
    seconds = parse_seconds(text)
    return seconds if seconds is None or seconds <= LONGEST_CALL_S else None
