"""Requests Twilio sends to the program under test: parameters, signature, limits, one more try.

Signature: base64(HMAC-SHA1(auth token, URL + every key and value, sorted by key)). The fragment of
the address steers the connection and is neither sent nor signed.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import math
import secrets
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urldefrag, urlencode

import aiohttp
from yarl import URL

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.stage import delivery
from sellercall_desktop.simulator.twilio.resources import rfc2822

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.simulator.stage import Delivery, Stage
    from sellercall_desktop.simulator.twilio.resources import Account, Leg

PLACES = ("City", "State", "Zip", "Country")
COUNTRIES = {
    "+57": "CO",
    "+52": "MX",
    "+51": "PE",
    "+56": "CL",
    "+54": "AR",
    "+34": "ES",
    "+44": "GB",
    "+1": "US",
}
BIN_ADDRESS = "https://handler.twilio.com/twiml/"
MAX_TWIML_BYTES = 64 * 1024
SIGNALLED_STATUS = {"ringing": "ringing", "answered": "in-progress", "initiated": "initiated"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back, or the code of the error that kept it away."""

    status: int = 0
    content_type: str = ""
    body: bytes = b""
    error: int = 0


def sign(auth_token: str, url: str, params: Mapping[str, str]) -> str:
    """The value of X-Twilio-Signature."""
    message = url + "".join(key + params[key] for key in sorted(params))
    return base64.b64encode(hmac.new(auth_token.encode(), message.encode(), hashlib.sha1).digest()).decode()


def country_of(address: str) -> str:
    """Two letters, or nothing where the number does not tell."""
    return next((country for prefix, country in COUNTRIES.items() if address.startswith(prefix)), "")


def leg_params(leg: Leg, account_sid: str, status: str) -> dict[str, str]:
    """What every request about a leg carries; unknown places are empty, not absent."""
    params = {
        "CallSid": leg.sid,
        "AccountSid": account_sid,
        "From": leg.from_,
        "To": leg.to,
        "Caller": leg.from_,
        "Called": leg.to,
        "CallStatus": status,
        "ApiVersion": "2010-04-01",
        "Direction": leg.direction,
    }
    for who, address in (("From", leg.from_), ("Caller", leg.from_), ("To", leg.to), ("Called", leg.to)):
        params |= {who + place: country_of(address) if place == "Country" else "" for place in PLACES}
    if leg.parent_sid:
        params["ParentCallSid"] = leg.parent_sid
    if leg.answered_by:
        params["AnsweredBy"] = leg.answered_by
    return params


class Webhooks:
    """Sends Twilio's requests and writes each into the record."""

    def __init__(self, stage: Stage, account: Account) -> None:
        self._stage = stage
        self._account = account
        self.bins: dict[str, str] = {}

    def announce(self, leg: Leg, event: str) -> None:
        """Send a status callback if it was asked for; nobody waits for its answer."""
        wish = leg.status_wish
        if not wish.url or event not in wish.events:
            return
        params = leg_params(leg, self._account.sid, SIGNALLED_STATUS.get(event, leg.status))
        params |= {
            "Timestamp": rfc2822(now()) or "",
            "CallbackSource": "call-progress-events",
            "SequenceNumber": str(leg.sequence),
        }
        leg.sequence += 1
        if event == "completed":
            minutes = math.ceil(leg.duration_s / 60)
            params |= {"CallDuration": str(leg.duration_s), "Duration": str(minutes)}
            if leg.sip_code is not None:
                params["SipResponseCode"] = str(leg.sip_code)
        self.send_later(wish.method, wish.url, params)

    def send_later(self, method: str, url: str, params: Mapping[str, str]) -> list[asyncio.Task[None]]:
        """Send it in the background, as often as the faults ask for."""
        token = str(uuid.uuid4())
        return [
            self._stage.background.spawn(self._send_some_time(method, url, params, token), "twilio webhook")
            for _ in range(self._stage.webhook_copies)
        ]

    async def _send_some_time(self, method: str, url: str, params: Mapping[str, str], token: str) -> None:
        await self._stage.dawdle()
        await self.send(method, url, params, token)

    async def send(
        self, method: str, url: str, params: Mapping[str, str], token: str | None = None
    ) -> Fetched:
        """Send it and return the answer; a failed connection is tried once more."""
        if url.startswith(BIN_ADDRESS):
            return self._answer_of_bin(url.removeprefix(BIN_ADDRESS))
        address, fragment = urldefrag(url)
        repeats = dict(parse_qsl(fragment)).get("rc", "1")
        tries = 1 + int(repeats if repeats in "012345" else "1")
        if method == "GET" and params:
            address += ("&" if "?" in address else "?") + urlencode(params)
        signed = {} if method == "GET" else params
        note = delivery("twilio", method, address, dict(params))
        note.headers = {
            "X-Twilio-Signature": sign(self._account.auth_token, address, signed),
            "I-Twilio-Idempotency-Token": token or str(uuid.uuid4()),
            "User-Agent": "TwilioProxy/1.1",
            "X-Home-Region": "us1",
            "Accept": "*/*",
        }
        self._stage.deliver(note)
        fetched = Fetched(error=11205)
        while fetched.error == 11205 and note.attempts < tries:
            note.attempts += 1
            fetched = await self._attempt(note, signed)
        note.status = fetched.status or None
        self._stage.changes.notify()
        return fetched

    def _answer_of_bin(self, name: str) -> Fetched:
        document = self.bins.get(name.partition("?")[0])
        return Fetched(404) if document is None else Fetched(200, "text/xml", document.encode())

    async def _attempt(self, note: Delivery, form: Mapping[str, str]) -> Fetched:
        limit = self._stage.webhook_limit_s
        try:
            async with (
                asyncio.timeout(limit),
                self._stage.session.request(
                    note.method,
                    URL(note.url, encoded=True),
                    data=dict(form) if note.method == "POST" else None,
                    headers=dict(note.headers),
                ) as answer,
            ):
                body = await answer.content.read(MAX_TWIML_BYTES + 1)
                return Fetched(answer.status, answer.content_type, body)
        except TimeoutError:
            return Fetched(error=11200)
        except (aiohttp.InvalidURL, ValueError):
            return Fetched(error=11100)
        except (aiohttp.ClientError, OSError):
            return Fetched(error=11205)


def call_token() -> str:
    """The opaque token an incoming call carries."""
    return secrets.token_urlsafe(24)
