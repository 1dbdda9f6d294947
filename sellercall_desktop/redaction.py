"""What must not leave the program in a log line: secrets are taken out, telephone numbers cut short."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote_plus

if TYPE_CHECKING:
    from collections.abc import Mapping

HIDDEN = "•••"
SHORTEST_SECRET = 6  # anything shorter would blot out ordinary words
SHOWN_DIGITS = 4

# Country codes have one, two or three digits (ITU-T E.164).
_COUNTRY = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")

_NAMES = (
    r"authorization|x-(?:unsafe-)?api-key|x-twilio-signature|access_token|api_?key|auth_?token"
    r"|join_?url|nonce|connection_?token|passphrase|password"
)
_SECRET_FIELD = re.compile(rf"^(?:{_NAMES}|token|secret|join_?url)$", re.IGNORECASE)
_PATTERNS = (
    # A header, JSON member, form field or query parameter that carries a credential, up to its end.
    (
        re.compile(
            rf"""(?P<name>\b(?:{_NAMES})(?:\\*['"])?\s*[:=,]\s*(?:b?\\*['"])?)"""
            r"""(?:(?:Basic|Bearer|Digest)\s+)?[^\s'"&,;)}\]\\]+""",
            re.IGNORECASE,
        ),
        rf"\g<name>{HIDDEN}",
    ),
    (re.compile(r"\b(?P<name>Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}", re.IGNORECASE), rf"\g<name> {HIDDEN}"),
    # A join URL is a bearer secret whatever it looks like: of a socket or SIP address only the host stays.
    (re.compile(r"\b(?P<host>wss?://[^\s/?#'\"<>]*)[/?#][^\s'\"<>]*", re.IGNORECASE), rf"\g<host>/{HIDDEN}"),
    (re.compile(r"\b(?P<scheme>sips?):[^\s@'\"<>]+@", re.IGNORECASE), rf"\g<scheme>:{HIDDEN}@"),
    (re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://[^\s/:@'\"]*):[^\s/@'\"]+@"), rf"\g<scheme>:{HIDDEN}@"),
)
_WORTH_A_LOOK = re.compile(r"[+%:=,]|basic|bearer", re.IGNORECASE)  # no pattern fits a text without these
_ENCODED = re.compile(r"[^\s'\"&=?]*%[0-9A-Fa-f]{2}[^\s'\"&]*")
# E.164 as we write it, as a person spaces it, and as a form encodes it.
_NUMBER = re.compile(r"(?P<plus>\+|%2B)(?P<digits>[1-9](?:[ .()-]{0,2}\d){6,14})(?!\d)", re.IGNORECASE)


class Redactor:
    """Knows the secrets in use; makes any text fit to be written down. Safe from any thread."""

    def __init__(self) -> None:
        self._secrets: tuple[str, ...] = ()

    def add(self, value: str) -> None:
        """Never show `value` again, plain or in any spelling it may be written in.

        Values under six characters are ignored.
        """
        if len(value) < SHORTEST_SECRET or value in self._secrets:
            return
        known = {*self._secrets, *_spellings(value)}
        self._secrets = tuple(sorted(known, key=len, reverse=True))  # one may be a part of another

    def text(self, text: str) -> str:
        """`text` without secrets, numbers like ``+57•••4567``."""
        text = self.with_numbers(text)
        return _NUMBER.sub(_masked, text) if "+" in text or "%2" in text else text

    def with_numbers(self, text: str) -> str:
        """`text` without secrets, numbers whole: for the eyes of the person at this window only."""
        for secret in self._secrets:
            if secret in text:
                text = text.replace(secret, HIDDEN)
        if _WORTH_A_LOOK.search(text) is None:
            return text
        text = _cut(text)
        return _ENCODED.sub(_hidden_if_it_tells, text) if "%" in text else text

    def fields(self, fields: Mapping[str, object], *, numbers: bool = False) -> dict[str, str]:
        """The fields as clean text; a field named like a credential loses its value whatever it is."""
        clean = self.with_numbers if numbers else self.text
        return {
            name: HIDDEN if _SECRET_FIELD.match(name) else clean(value if type(value) is str else str(value))
            for name, value in fields.items()
        }


def _cut(text: str) -> str:
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def _hidden_if_it_tells(found: re.Match[str]) -> str:
    """A text within an address: what would be cut of it plain must not stay because it is encoded."""
    plain = unquote_plus(found[0])
    return found[0] if _cut(plain) == plain else HIDDEN


def _spellings(value: str) -> set[str]:
    """As it stands in a text, an address, a form, JSON, XML, a Python literal, and in one of those again."""
    once = {value, quote(value, safe=""), quote(value), quote_plus(value), *_escaped(value)}
    return once.union(*map(_escaped, once))


def _escaped(value: str) -> set[str]:
    data = value.encode("utf-8", "surrogatepass")
    literals = {repr(value)[1:-1], repr(data)[2:-1], json.dumps(value)[1:-1], escape(value)}
    literals.add(json.dumps(value, ensure_ascii=False)[1:-1])
    # A literal's own quotes are escaped or not, by what else stands in it.
    return literals | {text.replace("'", "\\'") for text in literals if "\\'" not in text and "'" in text}


def _masked(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found["digits"])
    country = _COUNTRY.match(digits)
    return f"{found['plus']}{country[0] if country else ''}{HIDDEN}{digits[-SHOWN_DIGITS:]}"
