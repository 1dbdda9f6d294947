"""What came of a call, and when its number is tried next: pure, by tables and the customer's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.facts import Gravity
from sellercall_desktop.core.calls.mailbox import MAILBOXES, mailbox_took
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.core.campaigns.campaign import AttemptPlan, AttemptRule, RowOutcome, RowState
from sellercall_desktop.core.local_days import day_begins, day_of, moments_of
from sellercall_desktop.core.steering.machine import machine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.calls.call import Call

OF_RESULT: Mapping[CallResult, RowOutcome] = {
    CallResult.TALKED: RowOutcome.REACHED,
    CallResult.CUT_OFF: RowOutcome.REACHED,
    CallResult.AI_BROKE_OFF: RowOutcome.BROKEN,
    CallResult.NO_ANSWER: RowOutcome.NO_ANSWER,
    CallResult.BUSY: RowOutcome.BUSY,
    CallResult.REJECTED: RowOutcome.NO_ANSWER,
    CallResult.CANCELED: RowOutcome.NO_ANSWER,
    CallResult.NO_AI: RowOutcome.BROKEN,
    CallResult.HUNG_UP_EARLY: RowOutcome.NO_ANSWER,
    CallResult.FAILED: RowOutcome.FAILED,
    CallResult.NO_SUCH_NUMBER: RowOutcome.WRONG_NUMBER,
    CallResult.NOT_ALLOWED: RowOutcome.NOT_ALLOWED,
    CallResult.REFUSED: RowOutcome.BROKEN,
    CallResult.NOT_PLACED: RowOutcome.BROKEN,
    CallResult.VOICEMAIL: RowOutcome.VOICEMAIL,
}
"""Of a call without anything written about it."""
FINAL = frozenset({RowOutcome.REACHED, RowOutcome.WRONG_NUMBER, RowOutcome.NOT_ALLOWED})
FAILURES = frozenset({RowOutcome.FAILED, RowOutcome.WRONG_NUMBER, RowOutcome.NOT_ALLOWED, RowOutcome.BROKEN})
"""What the breaker counts."""
PARTS_OF_DAY = (time(6), time(12), time(17))
"""Morning, afternoon, evening begin; the night belongs to the evening before."""
_SIP_WENT_WELL = range(200, 300)  # RFC 3261
_BROKEN_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Following:
    """What becomes of a row: done or withdrawn, or tried again at `due` by `seller` (empty: by anyone)."""

    state: RowState
    outcome: RowOutcome
    due: datetime | None = None
    seller: str = ""
    why: str = ""


def outcome_of(call: Call) -> RowOutcome:
    """What an ended call was, with what was written about it: the wish of the customer comes first."""
    written = call.written or NOTHING
    if written.opt_out is not None and written.opt_out.judgement is OptOutJudgement.OPT_OUT:
        return RowOutcome.OPTED_OUT
    if written.callback_due is not None:
        return RowOutcome.CALLBACK
    plain = OF_RESULT[call.result] if call.result is not None else RowOutcome.UNKNOWN
    if call.result is CallResult.HUNG_UP_EARLY and call.agent is not None and call.joined_at is None:
        return RowOutcome.BROKEN  # nobody spoke to them; that the AI had not joined is told a minute later
    return RowOutcome.VOICEMAIL if plain is RowOutcome.REACHED and _took_machine(call) else plain


def _took_machine(call: Call) -> bool:
    """Whether a mailbox took the call: by what the watch has written, or would write of its last words."""
    heard = machine(call.turns)
    return (heard is not None and heard.kind.value in MAILBOXES) or mailbox_took(call.written)


def why_of(call: Call) -> str:
    """Why it failed, in the words or by the code of whoever knows; empty where nobody said."""
    if call.refused is not None:
        return call.refused.code or call.refused.message
    if call.not_placed is not None and call.placed is None:
        return call.not_placed.message
    told = [line.code for line in call.reported if line.gravity is Gravity.ERROR]
    if told:
        return told[-1]
    leg = call.carrier_ended
    code = leg.sip_code if leg is not None else None
    return f"SIP {code}" if code is not None and code not in _SIP_WENT_WELL else ""


def following(
    outcome: RowOutcome,
    plan: AttemptPlan,
    *,
    met_before: Mapping[RowOutcome, int],
    ended_at: datetime,
    zone: tzinfo = UTC,
    callback: datetime | None = None,
    seller: str = "",
) -> Following:
    """What becomes of a row after an attempt.

    Args:
        outcome: what came of it.
        plan: the campaign's rules.
        met_before: how often each outcome was met by earlier attempts of this row.
        ended_at: aware.
        zone: the customer's clock.
        callback: when the customer is to be called again, where that was agreed.
        seller: who calls back; empty: anyone.
    """
    if outcome is RowOutcome.OPTED_OUT:
        return Following(RowState.WITHDRAWN, outcome)
    if outcome is RowOutcome.CALLBACK and callback is not None:  # agreed with the customer: no rule limits it
        return Following(RowState.AGREED, outcome, callback, seller)
    if outcome in FINAL:
        return Following(RowState.DONE, outcome)
    rule = _rule(outcome, plan)
    times, attempts = met_before.get(outcome, 0) + 1, sum(met_before.values()) + 1
    if times >= rule.at_most or attempts >= plan.at_most:
        return Following(RowState.DONE, outcome)
    return Following(RowState.AGAIN, outcome, next_moment(rule, ended_at, zone))


def next_moment(rule: AttemptRule, ended_at: datetime, zone: tzinfo) -> datetime:
    """When the rule lets the number be tried again (UTC); whether it may be called then is not looked at."""
    at = ended_at + rule.wait
    if rule.next_day:
        tomorrow = day_begins(day_of(ended_at, zone) + timedelta(days=1), zone)
        at = max(at, _begin_of(tomorrow, zone))
    if rule.other_part_of_day and part_of_day(at, zone) == part_of_day(ended_at, zone):
        at = _next_part(at, zone)
    return at.astimezone(UTC)


def part_of_day(at: datetime, zone: tzinfo) -> int:
    """0 in the morning, 1 in the afternoon, 2 in the evening and at night, by that clock."""
    shown = at.astimezone(zone).time()
    return (sum(begin <= shown for begin in PARTS_OF_DAY) - 1) % len(PARTS_OF_DAY)


def _rule(outcome: RowOutcome, plan: AttemptPlan) -> AttemptRule:
    rules = {
        RowOutcome.BUSY: plan.busy,
        RowOutcome.NO_ANSWER: plan.no_answer,
        RowOutcome.UNKNOWN: plan.no_answer,  # the telephone may have rung
        RowOutcome.VOICEMAIL: plan.voicemail,
        RowOutcome.FAILED: plan.failed,
    }
    return rules.get(outcome, AttemptRule(_BROKEN_WAIT, plan.at_most))


def _begin_of(day_begin: datetime, zone: tzinfo) -> datetime:
    """The first moment of that day's morning."""
    return moments_of(day_of(day_begin, zone), PARTS_OF_DAY[0], zone)[-1]


def _next_part(at: datetime, zone: tzinfo) -> datetime:
    """The first moment after `at` that belongs to another part of the day."""
    day = day_of(at, zone)
    for ahead in (0, 1):
        for begin in PARTS_OF_DAY:
            for moment in moments_of(day + timedelta(days=ahead), begin, zone):
                if moment > at and part_of_day(moment, zone) != part_of_day(at, zone):
                    return moment
    return at
