"""How an exchange is written: in cells, in its details, and as a command for a terminal."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

from sellercall_desktop.core.exchanges.exchange import Way
from sellercall_desktop.core.masked_numbers import HIDDEN
from sellercall_desktop.words.providers import PROVIDER_NAMES

if TYPE_CHECKING:
    from sellercall_desktop.core.exchanges.exchange import Body, Exchange, ExchangeParts, Headers

_NOT_SENT_BY_HAND = {"host", "connection", "content-length", "accept-encoding", "transfer-encoding"}
_NUMBERS = {"To": "TO", "Called": "TO", "From": "FROM", "Caller": "FROM"}
"""Whose number a form's field holds: with one name for all, a copied call would ring its own caller."""
_HIDDEN_PART = re.compile(rf"\+?\d{{0,3}}{HIDDEN}\d{{0,4}}")


def peer_name(exchange: Exchange) -> str:
    """The provider as it writes itself."""
    return PROVIDER_NAMES.get(exchange.peer, exchange.peer)


def request_line(exchange: Exchange) -> str:
    """Method and route."""
    return f"{exchange.method} {exchange.route}"


def outcome(exchange: Exchange) -> str:
    """The status, or the class of the error that stood in its place."""
    return str(exchange.status) if exchange.status is not None else exchange.failure


def milliseconds(exchange: Exchange) -> str:
    """How long it took."""
    return f"{exchange.duration_s * 1000:.0f} ms"


def pretty(body: Body) -> str:
    """The body for reading: JSON indented, one form field a line."""
    if body.kind == "json":
        try:
            return json.dumps(json.loads(body.text), ensure_ascii=False, indent=2)
        except ValueError:  # it was cut
            return body.text
    if body.kind == "form":
        return "\n".join(line.replace("=", " = ", 1) for line in body.text.splitlines())
    return body.text


def as_text(first_line: str, headers: Headers, body: Body) -> str:
    """One side of an exchange as a page."""
    lines = [first_line, *(f"{name}: {value}" for name, value in headers)]
    return "\n".join([*lines, "", pretty(body)]) if body.text else "\n".join(lines)


def as_curl(exchange: Exchange, parts: ExchangeParts, own_address: str) -> str:
    """The request as a curl command for a POSIX shell.

    What is hidden becomes a variable to be set first: ``$SECRET``, ``$TO``, ``$TWILIO_AUTH_TOKEN`` …
    """
    url = own_address.rstrip("/") + parts.url if exchange.way is Way.IN else parts.url
    words = ["curl", "-X", exchange.method, _quoted(url, _variable(exchange, "url"))]
    for name, value in parts.request_headers:
        if name.casefold() in _NOT_SENT_BY_HAND:
            continue
        if name.casefold() == "authorization" and exchange.peer == "twilio":
            words += ["-u", '"$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"']
        else:
            words += ["-H", _quoted(f"{name}: {value}", _variable(exchange, name))]
    body = parts.request_body
    if body.kind == "form":
        for line in body.text.splitlines():
            name = line.partition("=")[0]
            number = _NUMBERS.get(name, "NUMBER")
            words += ["--data-urlencode", _quoted(line, _variable(exchange, name), number)]
    elif body.text:
        words += ["--data-raw", _quoted(body.text, "SECRET")]
    return _in_lines(words)


def _variable(exchange: Exchange, name: str) -> str:
    """What to call the secret that was there."""
    folded = name.casefold()
    if folded == "x-api-key" and exchange.peer == "ultravox":
        return "ULTRAVOX_API_KEY"
    if folded in {"url", "accountsid"} and exchange.peer == "twilio":
        return "TWILIO_ACCOUNT_SID"
    if folded == "twiml":
        return "JOIN_URL"
    return "SIGNATURE" if "signature" in folded else "SECRET"


def _quoted(text: str, variable: str, number: str = "NUMBER") -> str:
    """`text` as one word of a shell, with a variable in place of each hidden part or `number`."""
    pieces: list[str] = []
    at = 0
    for found in _HIDDEN_PART.finditer(text):
        if found.start() > at:
            pieces.append(shlex.quote(text[at : found.start()]))
        hides_number = found[0] != HIDDEN
        pieces.append(f'"${number if hides_number else variable}"')
        at = found.end()
    if at < len(text) or not pieces:
        pieces.append(shlex.quote(text[at:]))
    return "".join(pieces)


def _in_lines(words: list[str]) -> str:
    lines = [" ".join(words[:4])]
    lines += [" ".join(pair) for pair in zip(words[4::2], words[5::2], strict=True)]
    return " \\\n  ".join(lines)
