"""Twilio's webhooks: is it really from there, and what does the form say?"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from sellercall_desktop.core.calls.engine import IncomingCall
from sellercall_desktop.core.calls.facts import CallKey, FactReport
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.calls.receipts import receipt_key
from sellercall_desktop.core.clock import plausible
from sellercall_desktop.core.errors import MalformedWebhookError
from sellercall_desktop.providers.twilio.vocabulary import (
    PROVIDER,
    Leg,
    answerer_of,
    leg_facts,
    parse_duration,
    parse_seconds,
    parse_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SIGNATURE_HEADER = "X-Twilio-Signature"
SETTINGS_HEADER = "X-Twilio-Webhooks-Signature-Settings"
IDEMPOTENCY_HEADER = "I-Twilio-Idempotency-Token"
"""The same in every try of one request. It is not signed."""


class _Fields:
    """Form fields with all their values, as the SDK's validator asks for them."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for key, value in pairs:
            self._values.setdefault(key, []).append(value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def getall(self, key: str) -> list[str]:
        """All values of a field."""
        return self._values[key]


def verify(
    auth_tokens: Sequence[str],
    url: str,
    params: Mapping[str, str] | Sequence[tuple[str, str]] | str,
    signature: str | None,
    settings_header: str | None = None,
) -> bool:
    """Whether one of our tokens signed this request. Never raises on what was sent.

    Args:
        auth_tokens: the account's, primary and secondary, or its shared key; empty ones are ignored, for
            anybody can sign with an empty key. API keys do not sign.
        url: our public address as configured at Twilio, with its query: never rebuilt from headers.
        params: all form fields, empty ones too (a mapping with ``items``, or pairs), or a JSON body's text.
        signature: the signature header as received.
        settings_header: names the algorithm where a shared key signs; else HMAC-SHA1.
    """
    from twilio.request_validator import (  # type: ignore[import-untyped]
        RequestValidator,
        get_signature_algorithm,
    )

    if not signature or not signature.isascii():
        return False
    signed: _Fields | str
    if isinstance(params, str):
        signed = params
    else:
        signed = _Fields(params.items() if hasattr(params, "items") else params)
    bare_url = url.partition("#")[0]  # a fragment configures the delivery and is not signed
    valid = False
    for token in filter(None, auth_tokens):
        try:
            algorithm = get_signature_algorithm(settings_header)
            validator = RequestValidator(token)
            valid |= bool(validator.validate(bare_url, signed, signature, algorithm))
            if bare_url.endswith("?") and not isinstance(signed, str):  # taking it apart loses this one
                whole = validator.compute_signature(bare_url, signed, algorithm)
                valid |= hmac.compare_digest(whole, signature)
        except (ValueError, TypeError):  # no such port, lone surrogates, a body where fields were expected
            continue
    return valid


def sign(auth_token: str, url: str, form: bytes) -> str:
    """The signature Twilio would send with this form, for a replay into our own server.

    Args:
        auth_token: the account's.
        url: our public address with path and query.
        form: the body as received; empty for JSON, whose digest is in the address.
    """
    from twilio.request_validator import RequestValidator

    pairs = parse_qsl(form.decode("utf-8"), keep_blank_values=True)
    signature: str = RequestValidator(auth_token).compute_signature(url, _Fields(pairs))
    return signature


def incoming_call(form: Mapping[str, str], now: datetime | None = None) -> IncomingCall:
    """A customer rings us (the voice URL's request).

    Raises:
        MalformedWebhookError: no call SID, or no numbers.
    """
    return IncomingCall(
        carrier_call_id=_field(form, "CallSid"),
        number=_field(form, "From"),
        our_number=_field(form, "To"),
        at=now or datetime.now(UTC),
    )


def status_report(form: Mapping[str, str], call_id: str | None, now: datetime | None = None) -> FactReport:
    """The facts of a status callback; none of a leg that our call made by itself (it has a parent).

    Callbacks come in any order; each also names the call, so that a lost answer to its creation is
    made up for.

    Args:
        form: the fields received.
        call_id: ours, from the callback's own address, where it was there.
        now: aware; for callbacks that carry no time.

    Raises:
        MalformedWebhookError: no call SID or status.
    """
    sid = _field(form, "CallSid")
    status = _field(form, "CallStatus")
    if form.get("ParentCallSid"):
        return FactReport(CallKey(carrier_call_id=sid), ())
    facts = leg_facts(_leg(form, sid, status, now))
    return FactReport(CallKey(call_id=call_id, carrier_call_id=sid), facts)


def person_leg(form: Mapping[str, str], now: datetime | None = None) -> RemoteCall:
    """What a status callback tells of a person's leg, or the one that says who answered: as a look would.

    Raises:
        MalformedWebhookError: no call SID, or neither a status nor who answered.
    """
    sid = _field(form, "CallSid")
    answerer = answerer_of(form.get("AnsweredBy"))
    leg = None
    if form.get("CallStatus") or answerer is None:  # the latter comes without the former
        leg = _leg(form, sid, _field(form, "CallStatus"), now)
    return RemoteCall(
        remote_id=sid,
        created_at=leg.seen_at if leg is not None else now or datetime.now(UTC),
        facts=leg_facts(leg) if leg is not None else (),
        answerer=answerer,
    )


def conference_name(form: Mapping[str, str]) -> str | None:
    """Of which conference a status callback tells: by the name that we gave it."""
    return form.get("FriendlyName") or None


class KeysPressed(NamedTuple):
    """What somebody pressed on the telephone when asked; "" for nothing."""

    carrier_call_id: str
    keys: str


def keys_pressed(form: Mapping[str, str]) -> KeysPressed:
    """The request to a ``Gather``'s action; its answer is the TwiML that the leg does next.

    Raises:
        MalformedWebhookError: no call SID.
    """
    return KeysPressed(_field(form, "CallSid"), form.get("Digits", ""))


def _leg(form: Mapping[str, str], sid: str, status: str, now: datetime | None) -> Leg:
    sip_code = parse_seconds(form.get("SipResponseCode"))
    heard_at = now or datetime.now(UTC)
    return Leg(
        sid=sid,
        status=status,
        seen_at=plausible(parse_time(form.get("Timestamp")) or heard_at, heard_at),
        duration_s=parse_duration(form.get("CallDuration")),  # `Duration` is in minutes
        sip_code=int(sip_code) if sip_code is not None else None,
    )


def receipt_keys(form: Mapping[str, str], call_id: str | None, token: str | None) -> tuple[bytes, ...]:
    """By what a status callback is known when it comes again: what it says, and the header of its tries.

    Args:
        form: the fields received.
        call_id: ours, from the callback's address.
        token: the idempotency header as received. It counts within its call only, because anybody may
            write one.
    """
    sid = form.get("CallSid", "")
    said = (sid, form.get("CallStatus", ""), form.get("SequenceNumber", ""), call_id or "")
    keys = [receipt_key(PROVIDER, *said)]
    if token:
        keys.append(receipt_key(PROVIDER, sid, token))
    return tuple(keys)


def _field(form: Mapping[str, str], name: str) -> str:
    value = form.get(name)
    if not isinstance(value, str) or not value:
        raise MalformedWebhookError(f"no {name}")
    return value
