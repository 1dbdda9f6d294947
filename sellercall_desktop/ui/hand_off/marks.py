"""What stands between the parts of a conversation: who had the customer, and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sellercall_desktop.core.calls.hand_off_facts import HandOffEnd
from sellercall_desktop.core.calls.partners import hand_off_named, hand_offs, target_leg
from sellercall_desktop.ui.live_call.stamps import PartMark
from sellercall_desktop.ui.words.handed import (
    end_text,
    leg_person_text,
    no_place_text,
    person_text,
    refusal_text,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import GiveBack, HandOff
    from sellercall_desktop.ui.words.formats import Formats


def marks_of(call: Call, formats: Formats) -> tuple[PartMark, ...]:
    """In the order of time."""
    if call.handed is None:
        return ()
    found: list[PartMark] = []
    for one in hand_offs(call):
        found += _of(call, one, formats)
    for back in call.handed.give_backs:
        found += _of_failed(call, back, formats)
    for place in call.handed.places:
        if place.joined is not None:
            text = QCoreApplication.translate("HandOff", "the AI goes on")
            found.append(PartMark(place.joined.at, f"— {text} —"))
    return tuple(sorted(found, key=lambda mark: mark.at))


def parts_text(call: Call, formats: Formats) -> str:
    """The same as lines with their times; empty where the AI had the customer all along."""
    lines = (
        f"{formats.clock_with_seconds(mark.at)}  {mark.text.strip('— ')}" for mark in marks_of(call, formats)
    )
    return "\n".join(lines)


def ids_of(call: Call, formats: Formats) -> list[tuple[str, str]]:
    """The providers' ids of persons' legs and of later AI places, each with its title."""
    if call.handed is None:
        return []
    leg_title = QCoreApplication.translate("HandOff", "Twilio call SID, {name}")
    place_title = QCoreApplication.translate("HandOff", "Ultravox call ID, part {number}")
    legs, places = call.handed.legs, call.handed.places
    return [
        *(
            (leg_title.format(name=leg_person_text(call, leg, formats)), leg.placed.carrier_call_id)
            for leg in legs
            if leg.placed is not None
        ),
        *(
            (place_title.format(number=place.part + 1), place.made.agent_call_id)
            for place in places
            if place.made is not None
        ),
    ]


def _of(call: Call, one: HandOff, formats: Formats) -> list[PartMark]:
    joined, ended = one.joined, one.ended
    if joined is not None:
        text = QCoreApplication.translate("HandOff", "{name} with the customer {from_} – {to}")
        if (until := _until(call, one)) is None:
            text = QCoreApplication.translate("HandOff", "{name} with the customer since {from_}")
        clocks = {"from_": formats.clock(joined.at), "to": formats.clock(until) if until else ""}
        return [PartMark(joined.at, f"— {text.format(name=person_text(one, formats), **clocks)} —")]
    if ended is None or ended.end is HandOffEnd.OVER:
        return []
    text = end_text(one, target_leg(call, one), formats)
    told = f"{text}: {refusal}" if (refusal := refusal_text(call, one).rstrip(".")) else text
    return [PartMark(ended.at, f"— {told} —", fails=ended.end is not HandOffEnd.CANCELLED)]


def _until(call: Call, one: HandOff) -> datetime | None:
    if one.ended is not None:
        return one.ended.at
    return call.carrier_ended.at if call.carrier_ended is not None else None


def _of_failed(call: Call, back: GiveBack, formats: Formats) -> list[PartMark]:
    if back.failed is None or back.asked is None:
        return []
    name = person_text(hand_off_named(call, back.asked.hand_off_id), formats)
    return [PartMark(back.failed.at, f"— {no_place_text(name)} —", fails=True)]
