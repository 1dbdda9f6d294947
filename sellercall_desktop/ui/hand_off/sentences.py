"""How far a hand-off is, as its row on the card says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.calls.partners import is_muted, target_leg
from sellercall_desktop.ui.hand_off.phase import Phase
from sellercall_desktop.ui.words.handed import end_text, no_place_text, person_text, refusal_text

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import HandOff
    from sellercall_desktop.ui.hand_off.phase import Standing
    from sellercall_desktop.ui.words.formats import Formats


_LONGEST_NAME = 14
"""Of a person, on a button."""


def no_telephone_text() -> str:
    """The seller's own telephone is to ring, and nobody knows which it is."""
    return QCoreApplication.translate("HandOffBar", "The settings do not say which telephone is yours.")


def is_own(hand_off: HandOff) -> bool:
    """Whether it is the seller's own telephone that has the customer."""
    return hand_off.asked is not None and hand_off.asked.kind is HandOffKind.TAKE_OVER


def mute_texts(has: HandOff | None = None, formats: Formats | None = None) -> tuple[str, str]:
    """What the button says that mutes who has the customer, and the one that ends it."""
    if has is None or formats is None or is_own(has):
        mute = QCoreApplication.translate("HandOffBar", "Mute (M)")
        return mute, QCoreApplication.translate("HandOffBar", "Unmute (M)")
    name = person_text(has, formats)
    short = name.split()[0] if has.asked is not None and has.asked.name else name
    short = short if len(short) <= _LONGEST_NAME else f"{short[: _LONGEST_NAME - 1]}…"
    mute = QCoreApplication.translate("HandOffBar", "Mute {name} (M)").format(name=short)
    return mute, QCoreApplication.translate("HandOffBar", "Unmute {name} (M)").format(name=short)


def sentence_of(call: Call, standing: Standing, formats: Formats) -> str:  # noqa: PLR0911 - a table
    """One sentence, without the time."""
    one, name = standing.hand_off, person_text(standing.hand_off, formats)
    match standing.phase:
        case Phase.RINGING:
            return _ringing(standing, name, formats)
        case Phase.ASKING if standing.is_take_over:
            return QCoreApplication.translate("HandOffBar", "Are you on the telephone?")
        case Phase.ASKING:
            text = QCoreApplication.translate("HandOffBar", "Talk with {name}; then bring the customer.")
            return " ".join((text.format(name=name), *_muted(standing, formats)))
        case Phase.MOVING:
            text = QCoreApplication.translate("HandOffBar", "Bringing the customer to {name}…")
            return _with_doubt(text.format(name=name), standing)
        case Phase.JOINED:
            return _joined(call, standing, formats)
        case Phase.DROPPED:
            text = QCoreApplication.translate("HandOffBar", "{name}'s telephone has hung up")
            return text.format(name=name)
        case Phase.GIVING_BACK if standing.has_dropped:
            return QCoreApplication.translate(
                "HandOffBar", "The telephone has hung up: the AI takes the customer again…"
            )
        case Phase.GIVING_BACK:
            return QCoreApplication.translate("HandOffBar", "Giving the customer back to the AI…")
        case Phase.FAILED if one is not None and one.ended is not None:
            return _did_not_come(call, one, standing, formats)
    return ""


def _did_not_come(call: Call, one: HandOff, standing: Standing, formats: Formats) -> str:
    told = (end_text(one, target_leg(call, one), formats), refusal_text(call, one))
    why = ". ".join(part.rstrip(".") for part in told if part)
    stays = _stays(standing, formats)
    return f"{why}. {stays[:1].upper()}{stays[1:]}."


def _stays(standing: Standing, formats: Formats) -> str:
    if standing.has is None:
        return QCoreApplication.translate("HandOffBar", "the customer stays with the AI")
    text = QCoreApplication.translate("HandOffBar", "the customer stays with {name}")
    return text.format(name=person_text(standing.has, formats))


def _ringing(standing: Standing, name: str, formats: Formats) -> str:
    asked = standing.hand_off.asked if standing.hand_off is not None else None
    if asked is None:
        return ""
    text = QCoreApplication.translate("HandOffBar", "Calling {name}, {number}: {stays}")
    number = asked.number
    if not asked.name:
        text = QCoreApplication.translate("HandOffBar", "Calling {number}: {stays}")
    if standing.is_take_over:
        text = QCoreApplication.translate(
            "HandOffBar", "Calling your telephone {number}: the AI goes on talking"
        )
    elif standing.rings_seller_first:
        number = asked.seller_number
        text = QCoreApplication.translate(
            "HandOffBar", "Calling your telephone {number} first, to announce the call to {name}: {stays}"
        )
    return text.format(name=name, number=formats.number(number), stays=_stays(standing, formats))


def _joined(call: Call, standing: Standing, formats: Formats) -> str:
    if standing.lapsed is not None:
        return _did_not_come(call, standing.lapsed, standing, formats)
    if standing.failed is not None:
        return no_place_text(person_text(standing.has, formats))
    text = QCoreApplication.translate("HandOffBar", "In conversation")
    if standing.is_muted:  # who it is stands above, with whoever has the customer; here it must not wrap
        text = QCoreApplication.translate("HandOffBar", "In conversation, muted")
    if standing.is_held:
        text = QCoreApplication.translate("HandOffBar", "The customer hears music")
    if standing.is_held and standing.is_muted:
        muted = QCoreApplication.translate("HandOffBar", "Music; {name} muted")
        text = muted.format(name=person_text(standing.has, formats))
    return _with_doubt(text, standing)


def _muted(standing: Standing, formats: Formats) -> list[str]:
    """Of each person who is muted, that nobody hears them."""
    text = QCoreApplication.translate("HandOffBar", "Nobody hears {name}: muted.")
    persons = {one.hand_off_id: one for one in (standing.has, standing.hand_off) if one is not None}
    return [text.format(name=person_text(one, formats)) for one in persons.values() if is_muted(one)]


def _with_doubt(text: str, standing: Standing) -> str:
    doubt = QCoreApplication.translate("HandOffBar", "taken as answered")
    return f"{text} ({doubt})" if standing.is_unproven else text
