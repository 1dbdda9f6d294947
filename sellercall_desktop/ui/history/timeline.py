"""A call's journal in words, one line a fact, in the order it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls import facts as f
from sellercall_desktop.core.calls.call import advance, start_call
from sellercall_desktop.core.calls.why import why
from sellercall_desktop.core.calls.written_facts import WrittenFact
from sellercall_desktop.ui.words.acts import act_line, fate_line, who_text
from sellercall_desktop.ui.words.calls import PARTY, end_reason
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.ui.words.handed import handed_line, led_away_text
from sellercall_desktop.ui.words.written import without_drafts, written_line
from sellercall_desktop.words.carrier_codes import code_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import JournalEntry
    from sellercall_desktop.ui.words.formats import Formats


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: when it happened, what, by which icon, and how we came to know."""

    at: datetime
    text: str
    icon: str
    role: str  # of the icon's colour
    written_at: datetime
    source: str
    failing: bool = False  # it shows why there was no talk


def moments(call: Call, entries: Sequence[JournalEntry], formats: Formats) -> list[Moment]:
    """What happened, oldest first. Of the conversation only its first words are a moment.

    Twilio tells whole seconds: within one, what was learned first stands first, or a call would seem
    to have been taken before it was asked for.
    """
    known = why(call)
    failing = known.failing_line([entry.fact for entry in entries]) if known is not None else None
    found: list[Moment] = []
    spoken: list[JournalEntry] = []
    for entry in without_drafts(entries):
        if isinstance(entry.fact, f.TurnSpoken):
            spoken.append(entry)
            continue
        text, icon, role = _words(call, entry.fact, formats)
        fails = entry.fact is failing
        role = "hang_up" if fails else role
        found.append(Moment(entry.fact.at, text, icon, role, entry.written_at, entry.source, fails))
    if spoken:
        first = min(spoken, key=lambda entry: entry.fact.at)
        text = QCoreApplication.translate("History", "First words of the conversation")
        found.append(Moment(first.fact.at, text, "chat-text", "ai", first.written_at, first.source))
    return sorted(found, key=lambda moment: (moment.at.replace(microsecond=0), moment.written_at))


def _words(call: Call, fact: f.Fact, formats: Formats) -> tuple[str, str, str]:  # noqa: C901, PLR0911, PLR0912 - a table
    match fact:
        case f.CallRequested():
            return _requested(fact), "phone", "text"
        case f.CallQueued():
            text = QCoreApplication.translate("History", "The call waits for its turn, about {seconds} s")
            waits_s = max(0, round((fact.rings_at - fact.at).total_seconds()))
            return text.format(seconds=waits_s), "clock", "muted"
        case f.LegAsked():
            text = QCoreApplication.translate("History", "Twilio is asked to ring the customer")
            return text, "phone-outgoing", "muted"
        case f.AgentCreated():
            return QCoreApplication.translate("History", "Ultravox made a place for the call"), "robot", "ai"
        case f.CallPlaced():
            return QCoreApplication.translate("History", "Twilio took the call"), "phone-outgoing", "text"
        case f.CallRinging():
            return QCoreApplication.translate("History", "The customer's telephone rings"), "bell", "text"
        case f.CallAnswered():
            return QCoreApplication.translate("History", "The call was answered"), "phone-call", "call"
        case f.AgentJoined():
            return QCoreApplication.translate("History", "The AI joined the conversation"), "sparkle", "ai"
        case f.CarrierEnded() | f.AgentEnded():
            return _ended(call, fact, formats)
        case f.WordsRead():
            return (
                QCoreApplication.translate("History", "The whole conversation was read"),
                "article",
                "muted",
            )
        case f.SummaryWritten():
            return (
                QCoreApplication.translate("History", "Ultravox summed up the conversation"),
                "article",
                "ai",
            )
        case f.CostKnown():
            amount = formats.money(fact.amount, fact.currency)
            text = QCoreApplication.translate("History", "{provider} charges {amount}").format(
                provider=PARTY[fact.party], amount=amount
            )
            return text, "currency-dollar-simple", "muted"
        case f.CallRefused():
            text = QCoreApplication.translate("History", "{provider} refused: {message}").format(
                provider=PARTY[fact.party], message=fact.message
            )
            return text + (f" ({fact.code})" if fact.code else ""), "warning", "hang_up"
        case f.PlacementUncertain():
            text = QCoreApplication.translate(
                "History", "No clear answer from {provider}: what became of the call is being checked"
            )
            return text.format(provider=PARTY[fact.party]), "question", "warning"
        case f.CallNotPlaced():
            return (
                QCoreApplication.translate(
                    "History", "Twilio does not know the call: the customer was never rung"
                ),
                "x-circle",
                "muted",
            )
        case f.HangUpRequested():
            return (
                _by(QCoreApplication.translate("History", "Hang-up asked for"), fact.requested_by),
                "phone-disconnect",
                "text",
            )
        case f.ActAsked():
            return act_line(fact), "megaphone", "ai"
        case f.ActAnswered():
            return fate_line(fact), "megaphone", "muted" if fact.fate is f.ActFate.DELIVERED else "warning"
        case f.ProviderReported():
            return _reported(fact), *_REPORT_SIGN[fact.gravity]
        case f.TurnSpoken():
            return fact.text, "chat-text", "ai"
        case _ if isinstance(fact, WrittenFact):
            return written_line(fact, formats), "article", "text"
        case _:  # of a hand-off: the type checker says if another kind comes in here
            return handed_line(fact, call, formats), "users", "text"


_REPORT_SIGN = {
    f.Gravity.NOTE: ("article", "muted"),
    f.Gravity.WARNING: ("warning", "warning"),
    f.Gravity.ERROR: ("warning", "hang_up"),
}


def _reported(fact: f.ProviderReported) -> str:
    """What the code means where that is known, else the provider's own words."""
    told = code_meaning(fact.code, window_language()) if fact.party is f.Party.CARRIER else None
    text = QCoreApplication.translate("History", "{provider} noted: {text}").format(
        provider=PARTY[fact.party],
        text=told.meaning.rstrip(".") if told is not None else fact.text or fact.code,
    )
    return f"{text} ({fact.code})" if fact.code and fact.text else text


def way_text(source: str) -> str:
    """How we came to know, where it was not our own doing."""
    known = {
        "poll": QCoreApplication.translate("History", "learned by asking the provider"),
        "webhook": QCoreApplication.translate("History", "told by the provider"),
        "lookup": QCoreApplication.translate("History", "found by looking the call up at the provider"),
        "reconcile": QCoreApplication.translate("History", "found at the provider after a restart"),
        "import": QCoreApplication.translate("History", "brought in from the provider"),
    }
    return known.get(source, "")


def _requested(fact: f.CallRequested) -> str:
    if fact.direction is f.Direction.INBOUND:
        return QCoreApplication.translate("History", "The customer called")
    return _by(QCoreApplication.translate("History", "Call asked for"), fact.requested_by)


def _by(text: str, who: str) -> str:
    return f"{text}, {who_text(who)}" if who else text


def _ended(call: Call, fact: f.CarrierEnded | f.AgentEnded, formats: Formats) -> tuple[str, str, str]:
    if isinstance(fact, f.AgentEnded) and (led_away := led_away_text(call, fact)):
        return led_away, "sparkle", "muted"
    first = replace(fact, part=0) if isinstance(fact, f.AgentEnded) else fact
    alone = advance(start_call(call.id, call.requested), first)
    text = QCoreApplication.translate("Formats", end_reason(alone))
    if isinstance(fact, f.AgentEnded):
        return text, "sparkle", "muted"
    if fact.duration_s:
        text = QCoreApplication.translate("History", "{reason} after {duration}").format(
            reason=text, duration=formats.duration(fact.duration_s)
        )
    return text, "phone-disconnect", "text"


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
