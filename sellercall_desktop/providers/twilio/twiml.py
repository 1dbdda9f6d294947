"""TwiML: what Twilio is to do with a call. Built as a tree, never as text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from sellercall_desktop.core.errors import ProviderRefusedError
from sellercall_desktop.providers.twilio.vocabulary import PROVIDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.ports import MachineMessage

MAX_INLINE = 4000
"""Characters that the ``Twiml`` parameter of a call may have (API reference, Call resource)."""

AFTER_DIAL_PAUSE_S = 8

_VOICES = {"es": "es-MX", "en": "en-US", "pt": "pt-BR", "fr": "fr-FR", "de": "de-DE", "it": "it-IT"}
_APOLOGY = {
    "es": "Lo sentimos, en este momento no podemos atender su llamada. "
    "Por favor, inténtelo de nuevo más tarde. Gracias.",
    "en": "We are sorry, we cannot take your call right now. Please try again later. Thank you.",
}


class UnusableJoinUrlError(ProviderRefusedError, ValueError):
    """No TwiML joins a call with this address. The address itself, a secret, is not repeated."""


@lru_cache(maxsize=16)
def connect(join_url: str, after_dial: tuple[str, ...] = ()) -> str:
    """Join the call with the voice AI; then, where recordings are given, play them and hang up.

    Whether there is one is asked before the answer is given: it is made once for both.

    Args:
        join_url: its scheme decides: ``wss:`` is a Media Stream, ``sip:`` a dialed SIP address.
        after_dial: addresses of recordings, as for `after_dial`.

    Raises:
        UnusableJoinUrlError: another scheme, or the document gets too long to be sent inline.
    """
    response = Element("Response")
    scheme = urlsplit(join_url).scheme.lower()
    if any(not char.isprintable() or char.isspace() for char in join_url):
        raise UnusableJoinUrlError(PROVIDER, "the join URL holds blanks or control characters")
    if scheme in ("wss", "ws"):
        SubElement(SubElement(response, "Connect"), "Stream", url=join_url)
    elif scheme in ("sip", "sips"):
        SubElement(SubElement(response, "Dial", answerOnBridge="true"), "Sip").text = join_url
    else:
        raise UnusableJoinUrlError(PROVIDER, f"a join URL of scheme {scheme[:12]!r} cannot be connected")
    if any(after_dial):
        _play_and_end(response, after_dial)
    document = document_of(response)
    if len(document) > MAX_INLINE:
        raise UnusableJoinUrlError(PROVIDER, f"the TwiML has {len(document)} characters of {MAX_INLINE}")
    return document


def after_dial(*recordings: str) -> str:
    """A recording, 8 seconds of silence, a goodbye, the end. An empty address leaves its step out."""
    response = Element("Response")
    _play_and_end(response, recordings)
    return document_of(response)


def apology(language: str) -> str:
    """A spoken apology in the caller's language (BCP 47; English where we have no other), and the end."""
    spoken = "es" if language.lower().split("-")[0] == "es" else "en"
    response = Element("Response")
    SubElement(response, "Say", language=_VOICES[spoken]).text = _APOLOGY[spoken]
    SubElement(response, "Hangup")
    return document_of(response)


def leave_message(message: MachineMessage) -> str:
    """Play the recordings, or where there are none say the words in their language; then end the call.

    Raises:
        ProviderRefusedError: the document gets too long to be sent inline.
    """
    response = Element("Response")
    for address in message.recordings:
        SubElement(response, "Play").text = address
    if not message.recordings:
        SubElement(response, "Say", language=voice_of(message.language)).text = sayable(message.words)
    SubElement(response, "Hangup")
    document = document_of(response)
    if len(document) > MAX_INLINE:
        raise ProviderRefusedError(PROVIDER, f"the TwiML has {len(document)} characters of {MAX_INLINE}")
    return document


def voice_of(language: str) -> str:
    """Twilio's voice for a BCP 47 language: the English one where it has no other for us."""
    return _VOICES.get(language.lower().partition("-")[0], _VOICES["en"])


def sayable(words: str) -> str:
    """One line. XML has no way to write a control character, and Twilio would read out an apology instead."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())


def hang_up() -> str:
    """End the call."""
    response = Element("Response")
    SubElement(response, "Hangup")
    return document_of(response)


def _play_and_end(response: Element, recordings: Sequence[str]) -> None:
    for position, address in enumerate(filter(None, recordings)):
        if position:
            SubElement(response, "Pause", length=str(AFTER_DIAL_PAUSE_S))
        SubElement(response, "Play").text = address
    SubElement(response, "Hangup")


def document_of(response: Element) -> str:
    """The finished document."""
    return '<?xml version="1.0" encoding="UTF-8"?>' + tostring(response, encoding="unicode")
