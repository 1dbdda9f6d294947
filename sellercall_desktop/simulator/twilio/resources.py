"""Twilio's resources: a leg (a "call" in Twilio's words), a number, the account; and their JSON."""

from __future__ import annotations

import asyncio
import re
import secrets
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from sellercall_desktop.simulator.clock import now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sellercall_desktop.simulator.customers import Customer

API = "/2010-04-01"
TERMINAL = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
PRICE_PER_MINUTE = 0.032
_LEG_PARTS = (
    "notifications", "recordings", "payments", "events", "siprec", "streams", "transcriptions",
    "user_defined_message_subscriptions", "user_defined_messages",
)  # fmt: skip
_ACCOUNT_PARTS = {
    "available_phone_numbers": "AvailablePhoneNumbers",
    "calls": "Calls",
    "conferences": "Conferences",
    "incoming_phone_numbers": "IncomingPhoneNumbers",
    "notifications": "Notifications",
    "outgoing_caller_ids": "OutgoingCallerIds",
    "recordings": "Recordings",
    "balance": "Balance",
}


def new_sid(prefix: str) -> str:
    """A Twilio id: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)


def rfc2822(moment: datetime | None) -> str | None:
    """``Tue, 31 Aug 2010 20:36:28 +0000``."""
    return None if moment is None else format_datetime(moment)


def formatted(number: str) -> str:
    """The number as Twilio shows it: North American ones with brackets, others as they are."""
    match = re.fullmatch(r"\+1(\d{3})(\d{3})(\d{4})", number)
    return f"({match[1]}) {match[2]}-{match[3]}" if match else number


@dataclass(frozen=True, slots=True)
class Source:
    """Where a TwiML document comes from: the text itself, or an address."""

    twiml: str | None = None
    url: str = ""
    method: str = "POST"
    fallback_url: str = ""
    fallback_method: str = "POST"
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StatusWish:
    """Who wants to hear of a leg's progress, and of which of it."""

    url: str = ""
    method: str = "POST"
    events: frozenset[str] = frozenset({"completed"})


@dataclass(frozen=True, slots=True)
class Detection:
    """How it is found out whether a machine has answered; in the background, the call goes on meanwhile."""

    in_background: bool = False
    to_its_end: bool = False  # of a machine's message
    callback_url: str = ""
    callback_method: str = "POST"


@dataclass(slots=True)
class Leg:
    """One telephone leg."""

    to: str
    from_: str
    direction: str
    customer: Customer | None = None
    source: Source = field(default_factory=Source)
    status_wish: StatusWish = field(default_factory=StatusWish)
    timeout_s: int = 60
    parent_sid: str | None = None
    number_sid: str | None = None
    detection: Detection | None = None
    status: str = "queued"
    queue_ms: int = 0
    answered_by: str | None = None
    sip_code: int | None = None
    price: str | None = None
    sequence: int = 0
    sid: str = field(default_factory=lambda: new_sid("CA"))
    created: datetime = field(default_factory=now)
    updated: datetime = field(default_factory=now)
    started: datetime | None = None
    answered: datetime | None = None
    ended: datetime | None = None
    task: asyncio.Task[None] | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # of the document being performed
    parting: list[asyncio.Task[None]] = field(default_factory=list)  # what an interrupted verb has to ask

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.status in TERMINAL

    @property
    def duration_s(self) -> int:
        """Whole seconds from the answer to the end, at least one if there was an answer."""
        if self.answered is None or self.ended is None:
            return 0
        return max(1, round((self.ended - self.answered).total_seconds()))


@dataclass(slots=True)
class Number:
    """Our telephone number and where its calls are answered."""

    phone_number: str
    sid: str = field(default_factory=lambda: new_sid("PN"))
    created: datetime = field(default_factory=now)
    updated: datetime = field(default_factory=now)
    settings: dict[str, Any] = field(
        default_factory=lambda: {
            "friendly_name": "SellerCall Bogotá",
            "voice_url": "",
            "voice_method": "POST",
            "voice_fallback_url": "",
            "voice_fallback_method": "POST",
            "status_callback": "",
            "status_callback_method": "POST",
            "voice_application_sid": None,
            "voice_caller_id_lookup": False,
            "trunk_sid": None,
            "sms_url": "",
            "sms_method": "POST",
            "sms_fallback_url": "",
            "sms_fallback_method": "POST",
            "sms_application_sid": None,
        }
    )


@dataclass(slots=True)
class Account:
    """The one account there is."""

    sid: str = field(default_factory=lambda: new_sid("AC"))
    auth_token: str = field(default_factory=lambda: secrets.token_hex(16))
    api_key_sid: str = field(default_factory=lambda: new_sid("SK"))
    api_key_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    type: str = "Full"
    status: str = "active"
    balance: str = "27.4190"
    verified: set[str] = field(default_factory=set)  # the only numbers a Trial account may call
    created: datetime = field(default_factory=now)


def leg_json(leg: Leg, account_sid: str) -> dict[str, Any]:
    """The Call resource."""
    uri = f"{API}/Accounts/{account_sid}/Calls/{leg.sid}"
    parts = {name: "".join(word.capitalize() for word in name.split("_")) for name in _LEG_PARTS}
    return {
        "sid": leg.sid,
        "date_created": rfc2822(leg.created),
        "date_updated": rfc2822(leg.updated),
        "parent_call_sid": leg.parent_sid,
        "account_sid": account_sid,
        "to": leg.to,
        "to_formatted": formatted(leg.to),
        "from": leg.from_,
        "from_formatted": formatted(leg.from_),
        "phone_number_sid": leg.number_sid,
        "status": leg.status,
        "start_time": rfc2822(leg.started),
        "end_time": rfc2822(leg.ended),
        "duration": str(leg.duration_s) if leg.over else None,
        "price": leg.price,
        "price_unit": "USD",
        "direction": leg.direction,
        "answered_by": leg.answered_by,
        "api_version": "2010-04-01",
        "forwarded_from": None,
        "group_sid": None,
        "caller_name": None,
        "queue_time": str(leg.queue_ms),
        "trunk_sid": None,
        "uri": f"{uri}.json",
        "subresource_uris": {name: f"{uri}/{path}.json" for name, path in parts.items()},
    }


def number_json(number: Number, account_sid: str) -> dict[str, Any]:
    """The IncomingPhoneNumber resource."""
    return {
        "account_sid": account_sid,
        "address_sid": None,
        "address_requirements": "none",
        "api_version": "2010-04-01",
        "beta": False,
        "capabilities": {"voice": True, "sms": False, "mms": False, "fax": False},
        "date_created": rfc2822(number.created),
        "date_updated": rfc2822(number.updated),
        "identity_sid": None,
        "phone_number": number.phone_number,
        "origin": "twilio",
        "sid": number.sid,
        "uri": f"{API}/Accounts/{account_sid}/IncomingPhoneNumbers/{number.sid}.json",
        "voice_receive_mode": "voice",
        "emergency_status": "Inactive",
        "emergency_address_sid": None,
        "emergency_address_status": "unregistered",
        "bundle_sid": None,
        "status": "in-use",
        "type": "local",
        **number.settings,
    }


def account_json(account: Account) -> dict[str, Any]:
    """The Account resource. It holds the auth token, as the real one does."""
    uri = f"{API}/Accounts/{account.sid}"
    return {
        "auth_token": account.auth_token,
        "date_created": rfc2822(account.created),
        "date_updated": rfc2822(account.created),
        "friendly_name": "SellerCall simulator",
        "owner_account_sid": account.sid,
        "sid": account.sid,
        "status": account.status,
        "subresource_uris": {name: f"{uri}/{path}.json" for name, path in _ACCOUNT_PARTS.items()},
        "type": account.type,
        "uri": f"{uri}.json",
    }
