"""Makes an exchange fit to be kept: no secret, no prompt, no word of a conversation, numbers masked.

Names decide first, whatever a value looks like; then every text goes through the `Redactor`.
"""

from __future__ import annotations

import json
import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote_plus

from sellercall_desktop.core.exchanges.exchange import Body, ExchangeParts
from sellercall_desktop.core.masked_numbers import HIDDEN
from sellercall_desktop.core.redaction import names_a_number, names_a_secret, without_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.core.exchanges.exchange import Headers, RawExchange
    from sellercall_desktop.core.redaction import Redactor

LONGEST_BODY = 16_000  # characters kept of a body
LONGEST_READ = 256 * 1024  # bytes: a longer body is not taken apart, and of it nothing is kept
LONGEST_VALUE = 2_000

# Prompts, what was said, and the customer's name: whoever looks for a fault in an exchange needs none of it.
_OMITTED = re.compile(
    r"^(?:system_?prompt|prompt|text|transcript\w*|(?:short_?)?summary|greeting|initial_?messages"
    r"|inactivity_?messages|caller_?name|digits|speech_?result)$",
    re.IGNORECASE,
)
_TONES = re.compile(r"(?<=/tones/)[\w*#%]+", re.ASCII)  # keys pressed for a customer: often their secret
_A_FORM, _JSON = re.compile(r"[\w.\[\]-]*(?:=|&|$)"), re.compile(r"\s*[{\[]")
_ADDRESS = re.compile(r"""(?is)(?P<name>\b(?:url|digits)=)(?P<quote>["']).*?(?P=quote)""")
_SIP = re.compile(r"(?P<open><Sip\b[^>]*>).*?(?P<close></Sip>)", re.IGNORECASE | re.DOTALL)
_SAY = re.compile(r"(?P<open><Say\b[^>]*(?<!/)>)(?P<words>.*?)(?P<close></Say>)", re.IGNORECASE | re.DOTALL)


class _Meaning(Enum):
    """What a header's, field's or member's name says of its value."""

    SECRET = auto()
    OMITTED = auto()
    NUMBER = auto()
    NOTHING = auto()


@lru_cache(maxsize=4096)
def _meaning(name: str) -> _Meaning:
    if names_a_secret(name):
        return _Meaning.SECRET
    if _OMITTED.match(name):
        return _Meaning.OMITTED
    return _Meaning.NUMBER if names_a_number(name) else _Meaning.NOTHING


class Cleaner:
    """Cleans exchanges. Safe from any thread."""

    def __init__(self, redactor: Redactor) -> None:
        self._redact = redactor.text

    def parts(self, raw: RawExchange, *, whole: bool = False) -> ExchangeParts:
        """Everything of the exchange that may be kept; `whole`: the answer at any length."""
        longest = LONGEST_READ if whole else LONGEST_BODY
        return ExchangeParts(
            url=self.url(raw.url),
            request_headers=self.headers(raw.request_headers),
            request_body=self.body(raw.request_body, _kind(raw.request_headers)),
            answer_headers=self.headers(raw.answer_headers),
            answer_body=self.body(raw.answer_body, _kind(raw.answer_headers), longest),
        )

    def text(self, text: str) -> str:
        """Any short text, masked."""
        return self._mask(text)[:LONGEST_VALUE]

    def _mask(self, text: str) -> str:
        return _TONES.sub(HIDDEN, self._redact(text))

    def url(self, url: str) -> str:
        """The address; a query's members by their names."""
        path, mark, query = url.partition("?")
        members = (self._query_member(member) for member in query.split("&"))
        return self.text(path + mark + "&".join(members) if mark else path)

    def headers(self, headers: Headers) -> Headers:
        """All headers, in order; one named like a credential loses its value."""
        return tuple(
            (str(name), self._value(name, value)) for name, value in headers
        )  # aiohttp has its own str

    def body(self, body: bytes, kind: str, longest: int = LONGEST_BODY) -> Body:
        """The body as text, read by its kind; what cannot be read so is not kept."""
        if not body:
            return Body()
        if len(body) > LONGEST_READ:
            return Body("text", f"‹{len(body)} bytes›")
        try:
            text = body.decode("utf-8")
            if _JSON.match(text):  # whatever the headers call it
                kind = "json"
            text = self._readable(text, kind)
        except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
            return Body("text", f"‹{len(body)} bytes, not {kind or 'text'}›")
        return Body(kind or "text", text if len(text) <= longest else f"{text[:longest]}…")

    def _readable(self, text: str, kind: str) -> str:
        if kind == "json":
            return json.dumps(self._member("", json.loads(text)), ensure_ascii=False)
        if kind == "form" and _A_FORM.match(text):
            pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
            return "\n".join(self._form_lines(pairs))
        if kind == "xml":
            return self._xml(text)
        return self._mask(text)

    def _form_lines(self, pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
        for name, value in pairs:
            clean = self._xml(value) if name.casefold() == "twiml" else self._value(name, value)
            yield f"{self._mask(name).replace('=', '%3D')}={clean}".replace("\r", "").replace("\n", "⏎")

    def _member(self, name: str, value: object) -> object:
        """A JSON value under its name, with all below it."""
        meaning = _meaning(name)
        if meaning is _Meaning.SECRET or meaning is _Meaning.OMITTED:
            return (
                self._value(name, value if isinstance(value, str) else json.dumps(value)) if value else value
            )
        if isinstance(value, dict):
            return {self._mask(key): self._member(key, below) for key, below in value.items()}
        if isinstance(value, list):
            return [self._member(name, below) for below in value]
        if isinstance(value, int) and not isinstance(value, bool) and meaning is _Meaning.NUMBER:
            value = str(value)  # some programs write a number as one
        return self._value(name, value) if isinstance(value, str) else value

    def _value(self, name: str, value: str) -> str:
        if not value:
            return value
        meaning = _meaning(name)
        if meaning is _Meaning.SECRET:
            return HIDDEN
        if meaning is _Meaning.OMITTED:
            return f"‹{len(value)} characters›"
        clean = self._mask(value)
        if meaning is _Meaning.NUMBER:
            clean = without_digits(clean)
        return clean[:LONGEST_VALUE]

    def _xml(self, text: str) -> str:
        text = _ADDRESS.sub(rf"\g<name>\g<quote>{HIDDEN}\g<quote>", text)
        text = _SAY.sub(lambda say: f"{say['open']}‹{len(say['words'])} characters›{say['close']}", text)
        return self._mask(_SIP.sub(rf"\g<open>{HIDDEN}\g<close>", text))

    def _query_member(self, member: str) -> str:
        name, mark, value = member.partition("=")
        shown = unquote_plus(value)
        clean = self._value(unquote_plus(name), shown)
        return member if clean == shown else f"{name}{mark}{clean}"


def _kind(headers: Headers) -> str:
    media = next((value for name, value in headers if name.casefold() == "content-type"), "").casefold()
    for sign, kind in (("json", "json"), ("x-www-form-urlencoded", "form"), ("xml", "xml")):
        if sign in media:
            return kind
    return ""
