"""What went wrong on the wire, as `core.errors`: the question is always "can it have been done?"."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.refusals import CallNotAllowedError, NoSuchNumberError
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    ProviderAmbiguousError,
    ProviderError,
    ProviderRefusedError,
    ProviderUnreachableError,
    RateLimitedError,
)
from sellercall_desktop.providers.reading import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from sellercall_desktop.providers.answer import Answer

_LONGEST_MESSAGE = 300
_LONGEST_WAIT_S = 3600.0
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_REQUEST_ID_HEADERS = ("twilio-request-id", "x-request-id")
_NO_SUCH_NUMBER = ("21211", "21214", "21217", "13223", "13224", "13226", "32101")
_NOT_ALLOWED = ("21202", "21203", "21215", "21216", "21219", "573002")
_DIAL_NOT_ALLOWED = ("13225", "13227", "14111", "32100", "32203", "32205")
_REFUSALS: dict[tuple[str, str | None], type[ProviderRefusedError]] = {
    **{("twilio", code): NoSuchNumberError for code in _NO_SUCH_NUMBER},
    **{("twilio", code): CallNotAllowedError for code in (*_NOT_ALLOWED, *_DIAL_NOT_ALLOWED)},
}
"""What Twilio's dictionary of error codes says of the number, or of our right to call it."""
_REFUSES_WITH_503 = frozenset({"ultravox"})  # documented: no capacity left, comes with Retry-After


def error_from_exception(provider: str, error: httpx.HTTPError | TimeoutError) -> ProviderError:
    """The error for a request that got no answer.

    Unreachable only where certainly nothing of the request left this machine.
    """
    import httpx

    unsent = (
        httpx.ConnectError,  # no name, no route, refused, or TLS failed: all before the first byte
        httpx.ConnectTimeout,
        httpx.PoolTimeout,
        httpx.ProxyError,  # the proxy did not open the way
        httpx.UnsupportedProtocol,
        httpx.LocalProtocolError,  # a header that cannot be written, such as a key with a line break
    )
    kind = type(error).__name__
    message = clean(str(error)) or kind
    if isinstance(error, unsent):
        return ProviderUnreachableError(provider, message)
    return ProviderAmbiguousError(provider, message if kind in message else f"{kind}: {message}")


def request_id_of(response: Answer) -> str | None:
    """The provider's own name for the exchange."""
    return next((response.headers[h] for h in _REQUEST_ID_HEADERS if h in response.headers), None)


def error_from_response(provider: str, response: Answer) -> ProviderError:
    """The error for an answer that is not a success (2xx)."""
    message, code = _read_body(response)
    status = response.status_code
    request_id = request_id_of(response)
    wait = retry_after_s(response.headers)
    if status == 429 or (status == 503 and wait is not None and provider in _REFUSES_WITH_503):
        return RateLimitedError(
            provider, message, status=status, code=code, request_id=request_id, retry_after_s=wait
        )
    kind = _class_for(status, code, provider)
    return kind(provider, message, status=status, code=code, request_id=request_id)


def _class_for(status: int, code: str | None, provider: str) -> type[ProviderError]:
    # 403 also carries Twilio's refusals of one call (573002 …); only its 20xxx speak of the account.
    if status == 401 or (status == 403 and (code is None or code.startswith("20"))):
        return CredentialsRefusedError
    if status >= 500 or status in (408, 499):  # an intermediary gave up waiting for the provider
        return ProviderAmbiguousError
    return _REFUSALS.get((provider, code), ProviderRefusedError)


def retry_after_s(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds of the ``Retry-After`` header, given as delta-seconds or as an HTTP-date; else None.

    An hour at most: what is said beyond it is a mistake (a date in 2099), and an hour is told as that.
    """
    raw = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", raw):
        return min(float(raw), _LONGEST_WAIT_S)
    try:
        when = parsedate_to_datetime(raw)
    except (ValueError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(0.0, (when - (now or datetime.now(UTC))).total_seconds()), _LONGEST_WAIT_S)


def clean(text: str) -> str:
    """One short line without terminal colours or control characters."""
    plain = _ANSI.sub("", text)
    line = " ".join("".join(char if char.isprintable() else " " for char in plain).split())
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + "…"


def _read_body(response: Answer) -> tuple[str, str | None]:
    """Message and code of an error body: Twilio's, Django REST framework's, or any text."""
    fallback = f"HTTP {response.status_code} {response.reason_phrase}".strip()
    if "json" not in response.headers.get("content-type", ""):
        return fallback, None  # a proxy's HTML page helps nobody
    try:
        body = read_json(response.content)
    except ValueError:
        return fallback, None
    if not isinstance(body, dict):
        return clean(json.dumps(body, ensure_ascii=False)) or fallback, None
    code = body.get("code")
    named = body.get("message") or body.get("detail") or body.get("title")
    if not isinstance(named, str):
        named = "; ".join(f"{key}: {_flat(value)}" for key, value in body.items())
    known_code = str(code) if isinstance(code, (int, str)) and not isinstance(code, bool) else None
    return clean(named) or fallback, known_code


def _flat(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
