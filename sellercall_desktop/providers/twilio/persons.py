"""What Twilio tells of a person's leg, and what a person hears who has pressed a key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from sellercall_desktop.core.calls.facts import CallKey, FactReport
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    PersonLegAnswered,
    PersonLegJudged,
    PersonLegPlaced,
)
from sellercall_desktop.core.errors import MalformedWebhookError
from sellercall_desktop.providers.twilio.twiml import document_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact
    from sellercall_desktop.core.hand_off.ports import PersonOrder


def leg_known(form: Mapping[str, str], call_id: str, leg_id: str, now: datetime | None = None) -> FactReport:
    """That this leg of ours is that leg of theirs, which makes up for a lost answer; and who took it.

    Raises:
        MalformedWebhookError: no call SID.
    """
    at = now or datetime.now(UTC)
    facts: list[HandOffFact] = [PersonLegPlaced(at, leg_id, _sid(form))]
    if form.get("Digits"):
        facts.append(PersonLegAnswered(at, leg_id))
    if (answered_by := form.get("AnsweredBy", "")) != "":
        facts.append(PersonLegJudged(at, leg_id, _answerer(answered_by)))
    return FactReport(CallKey(call_id=call_id), tuple(facts))


def to_conference(order: PersonOrder) -> str:
    """Wait in the conference until the customer comes; nothing more is said."""
    response = Element("Response")
    attributes = {
        "beep": "false",
        "startConferenceOnEnter": "true" if order.starts else "false",
        "endConferenceOnExit": "true" if order.ends_it else "false",
        "participantLabel": order.leg_id,
    }
    if order.events_url:
        attributes |= {"statusCallback": order.events_url, "statusCallbackEvent": "start end join leave"}
    SubElement(SubElement(response, "Dial"), "Conference", attributes).text = order.conference
    SubElement(response, "Hangup")
    return document_of(response)


def tones(keys: str) -> str:
    """Press these keys."""
    response = Element("Response")
    SubElement(response, "Play", digits=keys)
    return document_of(response)


def _answerer(answered_by: str) -> Answerer:
    if answered_by == "human":
        return Answerer.HUMAN
    return Answerer.MACHINE if answered_by.startswith(("machine", "fax")) else Answerer.UNKNOWN


def _sid(form: Mapping[str, str]) -> str:
    sid = form.get("CallSid", "")
    if not sid:
        raise MalformedWebhookError("no CallSid")
    return sid
