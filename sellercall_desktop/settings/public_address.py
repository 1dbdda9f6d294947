"""What a public address must be so that the providers' webhooks can be recognised under it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Meta

from sellercall_desktop.settings.webhook_paths import HEALTH, INBOUND

PUBLIC_ADDRESS = Meta(extra={"public_address": True})
"""Marks a setting that holds one, or nothing."""

_OURS = re.compile(rf"({INBOUND}|{HEALTH}|/webhooks(/.*)?)/?$", re.IGNORECASE)
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")


class Fault(NamedTuple):
    """What is wrong with a value: a key of `words.settings`, and what its sentence quotes."""

    fault: str
    values: dict[str, str]


def address_fault(text: str) -> Fault | None:
    """Why webhooks would fail under this address; None where they need not, or where there is none.

    Twilio signs the address it was given, letter by letter, and sends user and password not in the address
    but as a header; what we append to it is a path (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
    """
    if not text:
        return None
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        return Fault("address.space", {})
    if not re.match(r"https?://", text, re.IGNORECASE):
        return Fault("address.scheme", {})
    try:
        parts = urlsplit(text)
        name = parts.hostname or ""
    except ValueError:  # brackets without an address of the sixth version in them
        return Fault("address.host", {})
    if "@" in parts.netloc:
        return Fault("address.userinfo", {})
    return _of_name(name, parts.netloc) or _of_port(parts.netloc) or _of_rest(text, parts.path)


def _of_name(name: str, netloc: str) -> Fault | None:
    if not name.isascii():
        try:
            return Fault("address.letters", {"ascii": name.encode("idna").decode()})
        except UnicodeError:
            return Fault("address.host", {})
    if netloc.startswith("["):
        return None
    return None if _NAME.fullmatch(name) else Fault("address.host", {})


def _of_port(netloc: str) -> Fault | None:
    _, colon, port = netloc.rpartition("]")[2].rpartition(":")
    if colon and not (port.isascii() and port.isdecimal() and 1 <= int(port) <= 65535):
        return Fault("address.port", {})
    return None


def _of_rest(text: str, path: str) -> Fault | None:
    if "#" in text:
        return Fault("address.fragment", {})
    if "?" in text:
        return Fault("address.query", {})
    if not path.isascii():
        return Fault("address.letters_in_path", {})
    if (ours := _OURS.search(path)) is not None:
        return Fault("address.path", {"path": ours[0]})
    return None
