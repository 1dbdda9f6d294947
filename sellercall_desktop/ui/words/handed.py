"""How a call was handed off, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls import hand_off_facts as f
from sellercall_desktop.core.calls.facts import AgentOutcome
from sellercall_desktop.core.calls.partners import PartnerKind, hand_off_named, partner_of, person_legs
from sellercall_desktop.texts import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.acts import who_text
from sellercall_desktop.ui.words.errors import window_language
from sellercall_desktop.words.carrier_codes import code_meaning

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import AgentEnded
    from sellercall_desktop.core.calls.hand_off_facts import HandOffFact
    from sellercall_desktop.core.calls.handed import HandOff, PersonLeg
    from sellercall_desktop.core.calls.partners import Partner
    from sellercall_desktop.ui.words.formats import Formats

_PARTNER = {
    PartnerKind.AI: QT_TRANSLATE_NOOP("HandOff", "AI"),
    PartnerKind.PERSON: QT_TRANSLATE_NOOP("HandOff", "person"),
    PartnerKind.MUSIC: QT_TRANSLATE_NOOP("HandOff", "music"),
    PartnerKind.NOBODY: QT_TRANSLATE_NOOP("HandOff", "nobody (!)"),
}
_ANSWERER = {
    f.Answerer.HUMAN: QT_TRANSLATE_NOOP("HandOff", "{name}: a person has answered"),
    f.Answerer.MACHINE: QT_TRANSLATE_NOOP("HandOff", "{name}: a machine has answered"),
    f.Answerer.UNKNOWN: QT_TRANSLATE_NOOP(
        "HandOff", "{name}: not known who has answered, taken for a person"
    ),
}
_LEG_END = {
    f.PersonLegOutcome.COMPLETED: QT_TRANSLATE_NOOP("HandOff", "{name}'s telephone has hung up"),
    f.PersonLegOutcome.BUSY: QT_TRANSLATE_NOOP("HandOff", "{name}'s telephone is busy, or declined"),
    f.PersonLegOutcome.NO_ANSWER: QT_TRANSLATE_NOOP("HandOff", "{name} did not answer"),
    f.PersonLegOutcome.CANCELED: QT_TRANSLATE_NOOP("HandOff", "{name}'s telephone rings no more"),
    f.PersonLegOutcome.FAILED: QT_TRANSLATE_NOOP("HandOff", "{name}'s telephone could not be reached"),
}
_END = {
    f.HandOffEnd.DECLINED: QT_TRANSLATE_NOOP("HandOff", "{name} is busy, or declined"),
    f.HandOffEnd.UNANSWERED: QT_TRANSLATE_NOOP("HandOff", "{name} did not answer"),
    f.HandOffEnd.FAILED: QT_TRANSLATE_NOOP("HandOff", "The call could not be brought to {name}"),
    f.HandOffEnd.CANCELLED: QT_TRANSLATE_NOOP("HandOff", "Called off: {name}"),
    f.HandOffEnd.GIVEN_BACK: QT_TRANSLATE_NOOP("HandOff", "{name} gave the customer back to the AI"),
    f.HandOffEnd.HANDED_ON: QT_TRANSLATE_NOOP("HandOff", "{name} handed the customer on"),
    f.HandOffEnd.OVER: QT_TRANSLATE_NOOP("HandOff", "{name}: over with the call"),
}
_FATE = {
    f.RedirectFate.DONE: QT_TRANSLATE_NOOP("HandOff", "The customer's line was led there"),
    f.RedirectFate.REFUSED: QT_TRANSLATE_NOOP("HandOff", "The customer's line stays where it is"),
    f.RedirectFate.UNKNOWN: QT_TRANSLATE_NOOP("HandOff", "No clear answer: the customer's line is looked at"),
}
_CAUSE = {
    f.GiveBackCause.ASKED: QT_TRANSLATE_NOOP("HandOff", "The AI is to have the customer again"),
    f.GiveBackCause.DROPPED: QT_TRANSLATE_NOOP(
        "HandOff", "The person's telephone is gone: the AI is to have the customer again"
    ),
}


def partner_text(partner: Partner, formats: Formats) -> str:
    """Who has the customer, in a word: a person by name, else by number, and whether they are muted."""
    name = formats.number(partner.name) if partner.name.startswith("+") else partner.name
    name = name or _tr(_PARTNER[partner.kind])
    muted = QCoreApplication.translate("HandOff", "{name} (muted)")
    return muted.format(name=name) if partner.is_muted else name


def led_away_text(call: Call, ended: AgentEnded) -> str:
    """Why an AI place ended that the customer was led away from; empty where that is not why.

    To the voice AI it looks as if the customer had hung up.
    """
    handed = call.handed
    if handed is None or ended.outcome is not AgentOutcome.CUSTOMER_HUNG_UP:
        return ""
    begun = next(
        (place.asked.at for place in handed.places if place.part == ended.part and place.asked), None
    )
    led = (one.asked for one in handed.redirects if one.asked and one.fate is not f.RedirectFate.REFUSED)
    away = any(asked.to is f.RedirectTo.CONFERENCE and (begun is None or asked.at > begun) for asked in led)
    return QCoreApplication.translate("HandOff", "The AI left: the customer was led away") if away else ""


def alone_text(call: Call) -> str:
    """What is to be looked at where the customer hears nobody; empty where somebody is there."""
    partner = partner_of(call) if call.handed is not None else None
    if partner is None or partner.kind is not PartnerKind.NOBODY:
        return ""
    return QCoreApplication.translate("HandOff", "Nobody has the customer")


def person_text(hand_off: HandOff | None, formats: Formats) -> str:
    """Whom a hand-off is about: by name, else by number."""
    asked = hand_off.asked if hand_off is not None else None
    if asked is None:
        return _tr(_PARTNER[PartnerKind.PERSON])
    return asked.name or formats.number(asked.number)


def leg_person_text(call: Call, leg: PersonLeg, formats: Formats) -> str:
    """Whose telephone it is."""
    asked = leg.asked
    one = hand_off_named(call, asked.hand_off_id) if asked is not None else None
    wish = one.asked if one is not None else None
    announces = wish is not None and wish.kind is not f.HandOffKind.TAKE_OVER
    if asked is not None and asked.role is f.LegRole.SELLER and announces:
        return QCoreApplication.translate("HandOff", "the seller")
    return person_text(one, formats)


def came_to_nothing(hand_off: HandOff) -> bool:
    """The customer was led to a telephone at which nobody had them, and is with the AI again."""
    ended = hand_off.ended
    return ended is not None and ended.end is f.HandOffEnd.GIVEN_BACK and hand_off.joined is None


def end_text(hand_off: HandOff, leg: PersonLeg | None, formats: Formats) -> str:
    """How it was over, in a few words; `leg` is the person's, which may say more."""
    ended, name = hand_off.ended, person_text(hand_off, formats)
    if ended is None:
        return ""
    judged = leg.judged if leg is not None else None
    machine = judged is not None and judged.answerer is f.Answerer.MACHINE
    if machine and (ended.end is f.HandOffEnd.UNANSWERED or came_to_nothing(hand_off)):
        return _tr(_ANSWERER[f.Answerer.MACHINE]).format(name=name)
    if came_to_nothing(hand_off):  # nobody there gave the customer back: the telephone was put down
        return _tr(_LEG_END[f.PersonLegOutcome.COMPLETED]).format(name=name)
    if ended.end is f.HandOffEnd.UNANSWERED and leg is not None and leg.answered is not None:
        # A voicemail, or she has forgotten to say so here: to her it was no unanswered call.
        text = QCoreApplication.translate("HandOff", "{name}: answered, but nobody confirmed it here")
        return text.format(name=name)
    return _tr(_END[ended.end]).format(name=name)


def refusal_text(call: Call, hand_off: HandOff) -> str:
    """Why a telephone was not rung, or what else a provider said that ended it; empty where nothing was."""
    legs = (leg for leg in person_legs(call) if leg.asked and leg.asked.hand_off_id == hand_off.hand_off_id)
    for leg in legs:
        if leg.not_placed is not None and leg.placed is None:
            return _provider_text(leg.not_placed)
    return hand_off.ended.message if hand_off.ended is not None else ""


def _provider_text(fact: f.PersonLegNotPlaced) -> str:
    """What the code means and what to do, where that is known; else the provider's own words."""
    told = code_meaning(fact.code, window_language()) if fact.code else None
    return fact.message if told is None else " ".join(filter(None, (told.meaning, told.remedy)))


def no_place_text(name: str) -> str:
    """The AI could not be brought back to the customer."""
    text = QCoreApplication.translate("HandOff", "The AI had no place: the customer stays with {name}")
    return text.format(name=name)


def handed_line(fact: HandOffFact, call: Call, formats: Formats) -> str:
    """One line: what happened."""
    line = _line(fact, call, formats)
    parts = (line, *_told(fact))
    return ", ".join(part for part in parts if part)


def _told(fact: HandOffFact) -> tuple[str, ...]:
    """Who asked for it, and what a provider said."""
    by, message = who_text(getattr(fact, "by", "")), getattr(fact, "message", "")
    if isinstance(fact, f.PersonLegNotPlaced):
        message = _provider_text(fact).rstrip(".")
    code = getattr(fact, "code", None) or getattr(fact, "status", None)
    return by, message, f"({code})" if code else ""


def _line(fact: HandOffFact, call: Call, formats: Formats) -> str:  # noqa: C901, PLR0911, PLR0912 - a table
    name = _name(fact, call, formats)
    match fact:
        case f.HandOffAsked():
            return _asked(fact, name, formats)
        case f.PersonLegAsked():
            text = QCoreApplication.translate("HandOff", "Twilio is asked to ring {name}, {number}")
            return text.format(name=name, number=formats.number(fact.number))
        case f.PersonLegPlaced():
            text = QCoreApplication.translate("HandOff", "Twilio took the call to {name}: {id}")
            return text.format(name=name, id=fact.carrier_call_id)
        case f.PersonLegRinging():
            return QCoreApplication.translate("HandOff", "{name}'s telephone rings").format(name=name)
        case f.PersonLegAnswered():
            return QCoreApplication.translate("HandOff", "{name}'s telephone was answered").format(name=name)
        case f.PersonLegJudged():
            return _tr(_ANSWERER[fact.answerer]).format(name=name)
        case f.PersonLegEnded():
            text = _tr(_LEG_END[fact.outcome]).format(name=name)
            return f"{text} ({formats.duration(fact.duration_s)})" if fact.duration_s else text
        case f.PersonLegNotPlaced():
            return QCoreApplication.translate("HandOff", "{name} was never rung").format(name=name)
        case f.PersonConfirmed():
            return QCoreApplication.translate("HandOff", "{name} is on the telephone").format(name=name)
        case f.CustomerTold():
            text = QCoreApplication.translate("HandOff", "The AI tells the customer that {name} comes")
            return text.format(name=name)
        case f.CustomerJoined():
            return QCoreApplication.translate("HandOff", "The customer talks with {name}").format(name=name)
        case f.HandOffCancelled():
            return _tr(_END[f.HandOffEnd.CANCELLED]).format(name=name)
        case f.HandOffEnded():
            return _tr(_END[fact.end]).format(name=name)
        case f.CustomerHeld():
            held = QCoreApplication.translate("HandOff", "The customer hears music")
            return held if fact.on_hold else QCoreApplication.translate("HandOff", "No more music")
        case f.PersonMuted():
            text = QCoreApplication.translate("HandOff", "The customer hears {name} again")
            if fact.muted:
                text = QCoreApplication.translate("HandOff", "The customer does not hear {name}")
            return text.format(name=name)
        case f.RedirectAsked():
            to_ai = QCoreApplication.translate("HandOff", "The customer's line is led to the AI")
            if fact.to is f.RedirectTo.AI:
                return to_ai
            text = QCoreApplication.translate("HandOff", "The customer's line is led to {name}")
            return text.format(name=name)
        case f.RedirectAnswered():
            return _tr(_FATE[fact.fate])
        case f.GiveBackAsked():
            return _tr(_CAUSE[fact.cause]) + (f": «{fact.note}»" if fact.note else "")
        case f.GiveBackFailed():
            return no_place_text(name)
        case f.PlaceAsked():
            return QCoreApplication.translate("HandOff", "Ultravox is asked for another place")
        case f.PlaceMade():
            text = QCoreApplication.translate("HandOff", "Ultravox made another place: {id}")
            return text.format(id=fact.agent_call_id)
        case f.PlaceRefused():
            return QCoreApplication.translate("HandOff", "Ultravox refused another place")


def _asked(fact: f.HandOffAsked, name: str, formats: Formats) -> str:
    text = {
        f.HandOffKind.TAKE_OVER: QCoreApplication.translate(
            "HandOff", "{name} is to take the call over at {number}"
        ),
        f.HandOffKind.ANNOUNCED: QCoreApplication.translate(
            "HandOff", "The call is to be handed on to {name}, {number}, announced"
        ),
        f.HandOffKind.BLIND: QCoreApplication.translate(
            "HandOff", "The call is to be handed on to {name}, {number}, directly"
        ),
    }[fact.kind]
    return text.format(name=name, number=formats.number(fact.number))


def _name(fact: HandOffFact, call: Call, formats: Formats) -> str:
    """Of the person whom it is about."""
    handed, id_ = call.handed, getattr(fact, "hand_off_id", "")
    if handed is not None and (leg_id := getattr(fact, "leg_id", "")):
        leg = next((leg for leg in handed.legs if leg.leg_id == leg_id), None)
        return leg_person_text(call, leg, formats) if leg is not None else person_text(None, formats)
    if handed is not None and (give_back_id := getattr(fact, "give_back_id", "")):
        wishes = (one.asked for one in handed.give_backs if one.give_back_id == give_back_id)
        id_ = next((wish.hand_off_id for wish in wishes if wish is not None), id_)
    return person_text(hand_off_named(call, id_), formats)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HandOff", text)
