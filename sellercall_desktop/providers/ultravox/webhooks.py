"""Ultravox's webhooks: is it really from there, and what does it say?"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from sellercall_desktop.core.calls.facts import CallKey, FactReport
from sellercall_desktop.core.errors import MalformedWebhookError
from sellercall_desktop.providers.reading import read_json
from sellercall_desktop.providers.ultravox.vocabulary import call_facts, parse_call, parse_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

TIMESTAMP_HEADER = "X-Ultravox-Webhook-Timestamp"
SIGNATURE_HEADER = "X-Ultravox-Webhook-Signature"
WINDOW = timedelta(seconds=60)


class _Event(msgspec.Struct, frozen=True):
    event: str
    call: dict[str, Any]


def verify(
    secrets: Sequence[str], body: bytes, timestamp: str | None, signatures: str | None, now: datetime
) -> bool:
    """Whether one of our secrets signed this body within the last minute.

    Signature: hex HMAC-SHA256(secret, raw body + timestamp header); several are comma-separated while
    a secret is being changed (docs.ultravox.ai, Securing webhooks). Never raises on what was sent.

    Args:
        secrets: ours, old and new; empty ones are ignored, for anybody can sign with an empty key.
        body: exactly the bytes received.
        timestamp: the timestamp header as received.
        signatures: the signature header as received.
        now: aware.
    """
    if not timestamp or not signatures:
        return False
    try:
        sent = parse_time(timestamp)
    except (ValueError, OverflowError):
        return False
    if abs(now - sent) > WINDOW:
        return False
    message = body + timestamp.encode("utf-8", "surrogateescape")
    offered = [part.strip().lower().encode("utf-8", "replace") for part in signatures.split(",")]
    valid = False
    for secret in filter(None, secrets):
        expected = hmac.new(secret.encode(), message, hashlib.sha256).hexdigest().encode()
        for signature in offered:  # no early end: the time taken must not tell which one fits
            valid |= hmac.compare_digest(expected, signature)
    return valid


def sign(secret: str, body: bytes, now: datetime) -> list[tuple[str, str]]:
    """The headers Ultravox would sign this body with now, for a replay into our own server."""
    timestamp = now.isoformat()
    signature = hmac.new(secret.encode(), body + timestamp.encode(), hashlib.sha256).hexdigest()
    return [(TIMESTAMP_HEADER, timestamp), (SIGNATURE_HEADER, signature)]


def report_of(body: bytes, now: datetime | None = None) -> FactReport:
    """The facts of a webhook and the call they belong to. Every event carries the whole call.

    Raises:
        MalformedWebhookError: it is not one of Ultravox's events.
    """
    try:
        call = parse_call(msgspec.convert(read_json(body), _Event).call)
        facts = call_facts(call, now)
    except (msgspec.ValidationError, ValueError, OverflowError) as error:
        raise MalformedWebhookError(str(error)) from error
    return FactReport(CallKey(call_id=call.our_id, agent_call_id=call.call_id), facts)
