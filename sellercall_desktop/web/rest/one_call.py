"""One call as JSON: what the history's details show, for programs. Times are UTC, spans seconds."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - fields that the encoder looks at
from decimal import Decimal  # noqa: TC003
from typing import TYPE_CHECKING

import msgspec

from sellercall_desktop.core.calls.acts import told
from sellercall_desktop.core.calls.facts import Party
from sellercall_desktop.core.calls.handed import TURNS_OF_A_PART
from sellercall_desktop.core.calls.remarks import UNJUDGED, opt_out_of
from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.core.calls.why import ended_by
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.core.steering.disclosure import disclosure
from sellercall_desktop.core.steering.machine import machine
from sellercall_desktop.core.steering.opt_out import opt_out
from sellercall_desktop.core.wrap_up.call_fields import fields_of
from sellercall_desktop.web.rest.handed_shown import (
    HandOffShown,
    PartnerShown,
    PartShown,
    hand_offs_shown,
    partner_shown,
    parts_shown,
)
from sellercall_desktop.words.acts import refusal_of
from sellercall_desktop.words.carrier_codes import load_codes
from sellercall_desktop.words.why import why_sentence

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.acts import Act
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import ActAsked
    from sellercall_desktop.core.calls.meter import CostSoFar
    from sellercall_desktop.core.steering.disclosure import Accepted
    from sellercall_desktop.core.steering.opt_out import OptOut
    from sellercall_desktop.core.steering.verdicts import MadeKnown


class TurnShown(msgspec.Struct, frozen=True, rename="camel"):
    """One turn of the conversation; one that is not `final` may still grow."""

    ordinal: int
    at: datetime
    speaker: str
    text: str
    start_s: float | None
    final: bool
    part: int


class ActShown(msgspec.Struct, frozen=True, rename="camel"):
    """What a person did to the call, and what became of it.

    Of a refusal `meaning` and `next_step` are sentences; `message` and `code` are the provider's own.
    """

    act_id: str
    at: datetime
    mode: str
    text: str
    urgency: str
    by: str
    fate: str
    answered_at: datetime | None
    message: str
    code: str | None
    status: int | None
    meaning: str
    next_step: str


class CostShown(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """What one provider charges, or will about; the amount is a text, so that no digit is lost.

    `part` is there of a later AI place (its number) and of a person's leg (its id); an estimate is of all.
    """

    party: str
    amount: Decimal
    currency: str
    estimate: bool
    part: str = ""


class SaidShown(msgspec.Struct, frozen=True):
    """Something the AI made known; `second` since it joined, null where nobody measured it."""

    verdict: str
    turn: int
    words: str
    second: float | None


class DisclosureShown(msgspec.Struct, frozen=True):
    """What the AI has made known so far; null is "not said", under the names that front ends know."""

    ai: SaidShown | None
    recording: SaidShown | None
    way_out: SaidShown | None


class OptOutShown(msgspec.Struct, frozen=True):
    """That the customer asked not to be called again: `plain`, or `doubtful`: a person has to look.

    `judged`: `unjudged`, `opt_out` or `no_opt_out`.
    """

    verdict: str
    turn: int
    words: str
    judged: str


class MachineShown(msgspec.Struct, frozen=True):
    """What took the call in a person's place: `voicemail`, `menu`, `screening` or `full`."""

    verdict: str
    turn: int
    words: tuple[str, ...]


class WatchesShown(msgspec.Struct, frozen=True, rename="camel"):
    """What the rules read out of the conversation; null is "nothing of the kind"."""

    disclosure: DisclosureShown
    opt_out: OptOutShown | None
    machine: MachineShown | None


class WhyShown(msgspec.Struct, frozen=True, rename="camel"):
    """Why it ended and who ended it, as the window says it; the remedy may be empty."""

    sentence: str
    remedy: str
    ended_by: str


class FieldShown(msgspec.Struct, frozen=True):
    """A value of the conversation: `read`, `confirmed` or `corrected`; `doubts`: what its words leave open.

    `turn` is null where a person wrote it without one, `by` empty where nobody looked at it yet.
    """

    field: str
    value: str
    state: str
    turn: int | None
    words: str
    doubts: tuple[str, ...]
    by: str


class CallShown(msgspec.Struct, frozen=True, rename="camel"):
    """Ids and states are those of `callto`: `id` is ours, `status` and `result` are words of the history."""

    id: str
    call_id: str | None
    call_sid: str | None
    direction: str
    phone: str
    our_phone: str | None
    requested_by: str
    prompt_version: int | None
    status: str
    result: str | None
    why: WhyShown | None
    created: datetime
    answered: datetime | None
    joined: datetime | None
    ended: datetime | None
    duration_s: float | None
    transcript: list[TurnShown]
    acts: list[ActShown]
    watches: WatchesShown
    fields: list[FieldShown]
    short_summary: str | None
    summary: str | None
    disposition: str | None
    notes: str
    callback_at: datetime | None
    cost: list[CostShown]
    parts: list[PartShown]
    handoffs: list[HandOffShown]
    partner: PartnerShown | None = msgspec.field(name="with")


def encoded(call: Call, language: str, accepted: Accepted, so_far: CostSoFar | None = None) -> bytes:
    """The call as a JSON object, its sentences in that language. Not for the loop: it reads and thinks.

    `accepted` are further wordings of what the AI has to make known.
    """
    load_codes()
    asked, written, summary = call.requested, call.written or NOTHING, summary_of(call)
    return msgspec.json.encode(
        CallShown(
            id=call.id,
            call_id=call.agent_call_id,
            call_sid=call.carrier_call_id,
            direction=call.direction.value,
            phone=call.number,
            our_phone=asked.our_number,
            requested_by=asked.requested_by,
            prompt_version=asked.prompt_version,
            status=call.status.value,
            result=call.result.value if call.result is not None else None,
            why=_why(call, language),
            created=call.created_at,
            answered=call.answered_at,
            joined=call.joined_at,
            ended=call.ended_at,
            duration_s=call.duration_s,
            transcript=_turns(call),
            acts=_acts(call, language),
            watches=_watches(call, accepted),
            fields=_fields(call),
            short_summary=summary.short if summary else None,
            summary=summary.long if summary else None,
            disposition=(written.disposition.key or None) if written.disposition else None,
            notes=written.note.text if written.note else "",
            callback_at=written.callback_due,
            cost=_costs(call, so_far),
            parts=parts_shown(call),
            handoffs=hand_offs_shown(call),
            partner=partner_shown(call),
        )
    )


def _turns(call: Call) -> list[TurnShown]:
    """Of all parts, in their order."""
    return [
        TurnShown(
            *(turn.ordinal, turn.at, turn.speaker.value, turn.text, turn.start_s, turn.final),
            part=turn.ordinal // TURNS_OF_A_PART,
        )
        for turn in call.turns
    ]


def _costs(call: Call, so_far: CostSoFar | None) -> list[CostShown]:
    """What is charged; where that is nothing yet, or not for all legs and places, what it will be about."""
    parts = (
        ()
        if so_far is None
        else (
            (Party.CARRIER, so_far.carrier, so_far.carrier_charged),
            (Party.AGENT, so_far.agent, so_far.agent_charged),
        )
    )
    expected = {party: amount for party, amount, told in parts if amount and not told}
    shown = [
        CostShown(cost.party.value, cost.amount, cost.currency, estimate=False, part=cost.part)
        for cost in call.costs
        if cost.party not in expected
    ]
    currency = so_far.currency if so_far is not None else ""
    return shown + [
        CostShown(party.value, amount, currency, estimate=True) for party, amount in expected.items()
    ]


def _why(call: Call, language: str) -> WhyShown | None:
    sentence = why_sentence(call, language)
    if sentence is None:
        return None
    said = " ".join(part for part in (sentence.what, sentence.why) if part)
    return WhyShown(said, sentence.what_to_do, ended_by(call).value)


def _acts(call: Call, language: str) -> list[ActShown]:
    return [_act(act, asked, language) for act, asked in told(call.acts)]


def _act(act: Act, asked: ActAsked, language: str) -> ActShown:
    answered = act.answered
    refusal = refusal_of(answered, language) if answered is not None else None
    return ActShown(
        act_id=act.act_id,
        at=asked.at,
        mode=asked.kind.value,
        text=asked.text,
        urgency=asked.urgency.value,
        by=asked.by,
        fate=act.fate.value,
        answered_at=answered.at if answered is not None else None,
        message=answered.message if answered is not None else "",
        code=answered.code if answered is not None else None,
        status=answered.status if answered is not None else None,
        meaning=refusal.meaning if refusal is not None else "",
        next_step=refusal.step if refusal is not None else "",
    )


def _fields(call: Call) -> list[FieldShown]:
    """Without what somebody rejected."""
    return [
        FieldShown(one.kind.value, one.value, one.state or "read", one.turn, one.words, one.doubts, one.by)
        for one in fields_of(call)
        if one.state is not FieldState.REJECTED
    ]


def _watches(call: Call, accepted: Accepted) -> WatchesShown:
    known, wish, answerer = disclosure(call.turns, accepted), opt_out(call.turns), machine(call.turns)
    return WatchesShown(
        disclosure=DisclosureShown(_said(known.ai), _said(known.recording), _said(known.way_out)),
        opt_out=_opt_out(call, wish) if wish else None,
        machine=MachineShown(answerer.kind.value, answerer.turn, answerer.words) if answerer else None,
    )


def _opt_out(call: Call, wish: OptOut) -> OptOutShown:
    return OptOutShown(wish.wish.value, wish.turn, wish.words, opt_out_of(call) or UNJUDGED)


def _said(made: MadeKnown | None) -> SaidShown | None:
    return SaidShown("said", made.turn, made.words, made.second) if made is not None else None
