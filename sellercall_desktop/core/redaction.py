"""What must not be written down: secrets are taken out, telephone numbers cut short.

Of logs and of exchanges alike: what a name says of its value, and what a text gives away by itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
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
# What stands between a number's groups: spaces and hyphens of any script, invisible signs, encoded ones.
_GAP = r"(?:[ .()_~*'-]|[^\x00-\x7f\w•]|%(?:20|28|29|2D|2E|C2%A0|E2%80%[89A-F][0-9A-F])){0,3}"
# With a plus, or with 00 in its place: as we write it, as a person spaces it, as a form encodes it.
_NUMBER = re.compile(
    rf"(?P<plus>\+|%2B|\uff0b|(?<![\w.:/%-])00)(?P<digits>{_GAP}[1-9\uff11-\uff19](?:{_GAP}\d){{6,14}})(?!\d)",
    re.IGNORECASE,
)
# Without one. An id's digits touch letters, a hyphen before or behind, or a dot; times have colons.
_ALONE = r"(?<![\w.+•-])(?<!\d:)"
_UNIT = r"(?!\s?(?:bytes|[kMG]?i?B|ms|ns|us|µs|s)\b)"
_DATE = r"(?!(?:19|20)\d\d[-./](?:0\d|1[0-2])[-./][0-3]\d|[0-3]?\d[-./](?:0\d|1[0-2])[-./](?:19|20)\d\d)"
_ADDRESS_OF_A_MACHINE = r"(?!\d{1,3}(?:\.\d{1,3}){3}(?![\d.]))"
_ONE_GAP = r"(?:[ .-]|[^\x00-\x7f\w•])"
_BARE = re.compile(
    # 10 to 13 digits in one: seconds and milliseconds since 1970 begin with 1, and 14 digits are a date.
    rf"{_ALONE}(?:(?![01])\d{{10,13}}|0\d{{8,12}}|1[2-9]\d{{9}})(?!\.\d\d|[\w:-]){_UNIT}"
    # 8 to 13 in groups, as people write them: not a date, not 127.0.0.1.
    rf"|{_ALONE}{_DATE}{_ADDRESS_OF_A_MACHINE}(?=(?:\D?\d){{8,13}}(?!\D?\d)|(?:\D{{0,3}}\d){{9,13}})"
    rf"(?:\(\d{{2,4}}\){_ONE_GAP}?|\d{{1,4}}{_ONE_GAP}{{1,2}})"
    rf"(?:\(?\d{{2,5}}\)?{_ONE_GAP}{{1,2}}){{1,4}}\d{{2,5}}(?!\.\d|[\w:]){_UNIT}"
    rf"|{_ALONE}9?\d{{4}}-\d{{4}}(?![\w:-])"
)
# No number without a plus stands in a text without such a run: most lines are done with one look.
# What may not stand before it is looked at second: a pattern that begins with a sign is searched for quickly.
_A_DAY = r"(?:(?<=1)9|(?<=2)0)\d\d-(?:0\d|1[0-2])-[0-3]\d"  # as in each of a carrier's addresses
_RUN = re.compile(rf"[(\d](?<![\w.+•-].)(?<!\d:.)(?!{_A_DAY})(?:[\d ().-]|[^\x00-\x7f\w•]){{6,24}}\d")
_ZEROS = re.compile(r"00(?<![\w.:/%-]00)")
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
_ENCODED_SIGN = re.compile(r"%[0-9A-Fa-f]{2}")
_DIGITS = re.compile(rf"(?<!\d)\d(?:{_GAP}/?{_GAP}\d){{5,}}")


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
        return _without_numbers(self.with_numbers(text))

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
            return _NUMBER.sub(_masked, clean)
        clean = _without_numbers(clean)
        return without_digits(clean) if names_a_number(name) else clean


def names_a_secret(name: str) -> bool:
    """Whether what a header, field or member of this name holds is a credential, whatever it looks like."""
    return _SECRET_NAME.search(name) is not None


def names_a_number(name: str) -> bool:
    """Whether it holds a telephone number."""
    return _NUMBER_NAME.match(name) is not None


def without_digits(text: str) -> str:
    """The text of something that holds a number: every long run of digits like ``•••4567``."""
    return _DIGITS.sub(_shortened, text)


def _without_numbers(text: str) -> str:
    if "+" in text or "%2" in text or "\uff0b" in text or _ZEROS.search(text):
        text = _NUMBER.sub(_masked, text)
    return _BARE.sub(_shortened, text) if _RUN.search(text) else text


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


def _masked(found: re.Match[str]) -> str:
    digits = _ascii_digits(found["digits"])
    country = _COUNTRY.match(digits)
    return f"{found['plus']}{country[0] if country else ''}{HIDDEN}{digits[-SHOWN_DIGITS:]}"


def _shortened(found: re.Match[str]) -> str:
    return HIDDEN + _ascii_digits(found[0])[-SHOWN_DIGITS:]


def _ascii_digits(text: str) -> str:
    plain = _ENCODED_SIGN.sub("", text)
    return "".join(str(unicodedata.decimal(sign)) for sign in plain if sign.isdecimal())
