"""TwiML of a hand-off: a person's telephone and the customer's leg meet in a conference.

No verb here needs an address of ours to answer to, but where one is given: a program without a public
address sends these documents inline. What follows a ``Dial`` without ``action`` is heard when the conference
ends. Only the first who enters a conference says to which address its events are told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

from sellercall_desktop.core.errors import ProviderRefusedError
from sellercall_desktop.providers.twilio.twiml import MAX_INLINE, document_of, sayable, voice_of
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.hand_off.ports import CustomerOrder, PersonOrder

CONFERENCE_EVENTS = "start end join leave"
"""In TwiML they are one text; as form fields they are several."""
KEY_WAIT_S = 5
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s)")


def person(order: PersonOrder) -> str:
    """Say who it is about, and wait in the conference until the customer comes.

    A key pressed meanwhile is told to the order's address, whose answer is then done: `person_waits`.

    Raises:
        ProviderRefusedError: the document gets too long to be sent inline, whatever is left unsaid.
    """
    response = Element("Response")
    words, speaks = [order.words], response
    if order.key_url:
        speaks = SubElement(
            *(response, "Gather"),
            {"input": "dtmf", "numDigits": "1", "timeout": str(KEY_WAIT_S), "action": order.key_url},
        )
        words.append(order.key_words)
    spoken = _spoken(words)
    says = [SubElement(speaks, "Say", language=voice_of(order.language)) for _ in spoken]
    _meet(response, order, starts=order.starts, ends_it=order.ends_it, **_of_person(order))
    SubElement(response, "Hangup")
    return _filled(response, says, spoken)


def person_waits(order: PersonOrder) -> str:
    """Wait in the conference: after a key was pressed, and nothing is to be said any more."""
    response = Element("Response")
    _meet(response, order, starts=order.starts, ends_it=order.ends_it, **_of_person(order))
    SubElement(response, "Hangup")
    return document_of(response)


def _of_person(order: PersonOrder) -> dict[str, str]:
    return {"participantLabel": order.leg_id, **({"muted": "true"} if order.muted else {})}


def tones(keys: str) -> str:
    """Press these keys."""
    response = Element("Response")
    SubElement(response, "Play", digits=keys)
    return document_of(response)


def customer(order: CustomerOrder) -> str:
    """Go into the conference, which ends with the customer; when it has ended, hear the words.

    Raises as `person`.
    """
    response = Element("Response")
    _meet(response, order, starts=True, ends_it=True)
    spoken = _spoken(order.words)
    says: list[Element] = []
    for _ in spoken:
        if says:
            SubElement(response, "Pause", length="1")
        says.append(SubElement(response, "Say", language=voice_of(order.language)))
    SubElement(response, "Hangup")
    return _filled(response, says, spoken)


def _meet(
    response: Element, order: PersonOrder | CustomerOrder, *, starts: bool, ends_it: bool, **more: str
) -> None:
    attributes = {
        "beep": "false",
        "startConferenceOnEnter": "true" if starts else "false",
        "endConferenceOnExit": "true" if ends_it else "false",
        **more,
    }
    if order.events_url:
        attributes |= {"statusCallback": order.events_url, "statusCallbackEvent": CONFERENCE_EVENTS}
    SubElement(SubElement(response, "Dial"), "Conference", attributes).text = order.conference


def _spoken(words: Iterable[str]) -> list[str]:
    return list(filter(None, map(sayable, words)))


def _filled(response: Element, says: list[Element], spoken: list[str]) -> str:
    """The document with its words, cut at a sentence where all of them would not fit."""
    room = MAX_INLINE - len(document_of(response))
    if room < 0:
        raise ProviderRefusedError(PROVIDER, f"the TwiML has {MAX_INLINE - room} characters of {MAX_INLINE}")
    for say, words in zip(says, spoken, strict=True):
        say.text = beginning(words, room)
        room -= len(escape(say.text))
    return document_of(response)


def beginning(words: str, room: int) -> str:
    """As many whole sentences as fit into `room` characters of XML; of a longer first one, whole words."""
    if len(escape(words)) <= room:
        return words
    ends = [found.end() for found in _SENTENCE_END.finditer(words)]
    blanks = [found.start() for found in re.finditer(r"\s", words)]
    for end in (*reversed(ends), *reversed(blanks)):
        if len(escape(words[:end])) <= room:
            return words[:end]
    return ""
