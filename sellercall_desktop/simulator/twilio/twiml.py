"""TwiML as Twilio reads it: a document type is refused, the root must be Response."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS = frozenset({
    "Connect", "Dial", "Echo", "Enqueue", "Gather", "Hangup", "Leave", "Pause", "Pay", "Play", "Queue",
    "Record", "Redirect", "Refer", "Reject", "Say", "Sms", "Start", "Stop",
})  # fmt: skip


class TwimlError(Exception):
    """No TwiML document (Twilio's error 12100)."""


@dataclass(frozen=True, slots=True)
class Verb:
    """An element: its name, attributes, text and children."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: tuple[Verb, ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default."""
        return self.attributes.get(name, default)

    def number(self, name: str, default: float) -> float:
        """A numeric attribute; the default where it is missing or no number."""
        text = self.get(name)
        return float(text) if text.replace(".", "", 1).isdecimal() else default

    def child(self, name: str) -> Verb | None:
        """The first child of that name."""
        return next((each for each in self.children if each.name == name), None)


class _NoDoctype(ET.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> NoReturn:
        raise TwimlError("a document type is not allowed")


def parse(document: str | bytes) -> tuple[Verb, ...]:
    """The verbs in their order; raises `TwimlError`."""
    try:
        parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 - a document type, and so entities, are refused
        parser.feed(document)
        root = parser.close()
    except (ET.ParseError, ValueError) as error:
        raise TwimlError(str(error)) from error
    if root.tag != "Response":
        raise TwimlError(f"the root is {root.tag}, not Response")
    return tuple(_verb(element) for element in root)


def _verb(element: ET.Element) -> Verb:
    return Verb(
        element.tag,
        dict(element.attrib),
        (element.text or "").strip(),
        tuple(_verb(child) for child in element),
    )
