"""What must not be written down: secrets are taken out, telephone numbers cut short.

Of logs and of exchanges alike: what a name says of its value, and what a text gives away by itself.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote_plus

from sellercall_desktop.core.masked_numbers import (
    GAP,
    HIDDEN,
    cut_short,
    without_marked_numbers,
    without_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST_SECRET = 6  # anything shorter would blot out ordinary words

_NAMES = (
    r"authorization|x-(?:unsafe-)?api-key|x-[a-z-]{1,40}signature|access_token|api_?key|auth_?token"
    r"|join_?url|nonce|connection_?token|passphrase|password"
)
_SECRET_NAME = re.compile(
    r"authoriz|auth(?!or)|cookie|(?:^|[_-])key$|api_?-?key|join_?url|nonce|passphrase|password|secret|signature|token"
    r"|x-sellercall-replay",
    re.IGNORECASE,
)
_PATTERNS = (  # before each what a text must hold, in small letters, for it to fit
    # A header, JSON member, form field or query parameter that carries a credential, up to its end.
    (
        ("auth", "key", "signature", "token", "url", "nonce", "pass"),
        re.compile(
            rf"""(?P<name>\b(?:{_NAMES})(?:\\*['"])?\s*[:=,]\s*(?:b?\\*['"])?)"""
            r"""(?:(?:Basic|Bearer|Digest)\s+)?[^\s'"&,;)}\]\\]+""",
            re.IGNORECASE,
        ),
        rf"\g<name>{HIDDEN}",
    ),
    (
        ("basic", "bearer"),
        re.compile(r"\b(?P<name>Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}", re.IGNORECASE),
        rf"\g<name> {HIDDEN}",
    ),
    # A join URL is a bearer secret whatever it looks like: of a socket or SIP address only the host stays.
    (
        ("://",),
        re.compile(r"\b(?P<host>wss?://[^\s/?#'\"<>]*)[/?#][^\s'\"<>]*", re.IGNORECASE),
        rf"\g<host>/{HIDDEN}",
    ),
    (
        ("sip",),
        re.compile(r"\b(?P<scheme>sips?):[^\s@'\"<>]+@", re.IGNORECASE),
        rf"\g<scheme>:{HIDDEN}@",
    ),
    (
        ("://",),
        re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://[^\s/:@'\"]*):[^\s/@'\"]+@"),
        rf"\g<scheme>:{HIDDEN}@",
    ),
)
_WORTH_A_LOOK = re.compile(r"[+%:=,]|basic|bearer", re.IGNORECASE)  # no pattern fits a text without these
_ENCODED = re.compile(r"[^\s'\"&=?]*%[0-9A-Fa-f]{2}[^\s'\"&]*")
# What holds a number, in whatever form; and fields of a log line that hold what only looks like one.
_NUMBER_NAME = re.compile(
    r"^(?:to|from|caller|called|dialed|recipient|forwarded_?from|(?:to|from)_formatted|phone\w*|\w*number)$",
    re.IGNORECASE,
)
_NO_NUMBER_FIELD = re.compile(
    r"(?:^|_)(?:id|sid|ids|at|ms|us|ns|s|bytes|size|port|pid|count|row|rows|line|time|duration|version|code"
    r"|status|took)$",
    re.IGNORECASE,
)
_DIGITS = re.compile(rf"(?<!\d)\d(?:{GAP}\d){{5,}}", re.IGNORECASE)


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
        """`text` without secrets, numbers like ``+57•••4567`` and ``•••4567``."""
        return without_numbers(self.with_numbers(text))

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
        return {name: self._field(name, value, numbers=numbers) for name, value in fields.items()}

    def _field(self, name: str, value: object, *, numbers: bool) -> str:
        if names_a_secret(name):
            return HIDDEN
        clean = self.with_numbers(value if type(value) is str else str(value))
        if numbers:
            return clean
        if _NO_NUMBER_FIELD.search(name):
            return without_marked_numbers(clean)
        clean = without_numbers(clean)
        return without_digits(clean) if names_a_number(name) else clean


def names_a_secret(name: str) -> bool:
    """Whether what a header, field or member of this name holds is a credential, whatever it looks like."""
    return _SECRET_NAME.search(name) is not None


def names_a_number(name: str) -> bool:
    """Whether it holds a telephone number."""
    return _NUMBER_NAME.match(name) is not None


def without_digits(text: str) -> str:
    """The text of something that holds a number: every long run of digits like ``•••4567``."""
    return _DIGITS.sub(lambda found: cut_short(found[0]), text)


def _cut(text: str) -> str:
    # Other alphabets hold signs that a pattern takes for Latin letters: there each one is tried.
    small = text.lower() if text.isascii() else None
    for signs, pattern, replacement in _PATTERNS:
        if small is None or any(sign in small for sign in signs):
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
