"""What Twilio tells of a person's leg, and a document that presses keys."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from sellercall_desktop.core.calls.facts import CallKey, FactReport
from sellercall_desktop.core.calls.hand_off_facts import (
    PersonLegAnswered,
    PersonLegJudged,
    PersonLegPlaced,
)
from sellercall_desktop.core.errors import MalformedWebhookError
from sellercall_desktop.providers.twilio.twiml import document_of
from sellercall_desktop.providers.twilio.vocabulary import answerer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact


def leg_known(form: Mapping[str, str], call_id: str, leg_id: str, now: datetime | None = None) -> FactReport:
    """That this leg of ours is that leg of theirs, which makes up for a lost answer; and who took it.

    Raises:
        MalformedWebhookError: no call SID.
    """
    at = now or datetime.now(UTC)
    facts: list[HandOffFact] = [PersonLegPlaced(at, leg_id, _sid(form))]
    if form.get("Digits"):
        facts.append(PersonLegAnswered(at, leg_id))
    if (answerer := answerer_of(form.get("AnsweredBy"))) is not None:
        facts.append(PersonLegJudged(at, leg_id, answerer))
    return FactReport(CallKey(call_id=call_id), tuple(facts))


def tones(keys: str) -> str:
    """Press these keys."""
    response = Element("Response")
    SubElement(response, "Play", digits=keys)
    return document_of(response)


def _sid(form: Mapping[str, str]) -> str:
    sid = form.get("CallSid", "")
    if not sid:
        raise MalformedWebhookError("no CallSid")
    return sid
