"""What the engine needs of the world, as Protocols. Adapters live in providers/ and store/."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta  # noqa: TC003 - fields of dataclasses
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from sellercall_desktop.core.calls import Call, CallResult, CallStatus
    from sellercall_desktop.core.errors import TunnelError
    from sellercall_desktop.core.facts import CallKey, Direction, Fact, TurnSpoken
    from sellercall_desktop.core.passages import Passage
    from sellercall_desktop.core.prompts import PromptVersion


# --- the two providers -----------------------------------------------------------------------


class FirstSpeaker(StrEnum):
    """Who speaks first once the line is open."""

    AGENT = "agent"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class AgentOrder:
    """What we ask of the voice AI for one call. Voice, model and durations come from settings."""

    call_id: str  # ours; travels as metadata, so that the call can be found again
    direction: Direction
    prompt: str
    language: str  # BCP 47, e.g. "es-CO"
    first_speaker: FirstSpeaker
    join_timeout_s: float
    events_url: str | None = None  # our public webhook for this call's events, where there is one
    desk: str = ""  # whose call it is; travels as metadata, so that another desk sees it is not its own
    number_ends: str = ""  # the customer's last digits: they tell which leg belongs to the place


@dataclass(frozen=True, slots=True)
class AgentPlace:
    """The voice AI's answer. `join_url` is a bearer secret, never logged or stored; "" once told no more."""

    agent_call_id: str
    created_at: datetime
    join_url: str = field(repr=False)
    max_duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class CarrierOrder:
    """What we ask of the carrier for one outgoing call."""

    call_id: str
    to: str  # E.164
    join_url: str = field(repr=False)
    ring_timeout_s: int = 45
    status_url: str | None = None  # our public status callback for this call, where there is one


@dataclass(frozen=True, slots=True)
class RemoteCall:
    """One call as a provider lists it, for reconciliation and import.

    `call_id`, `desk`, `number_ends`: its metadata, where the provider carries any. `facts`: all it tells.
    """

    remote_id: str
    created_at: datetime
    facts: tuple[Fact, ...]
    call_id: str | None = None
    direction: Direction | None = None
    number: str | None = None  # the customer's
    our_number: str | None = None
    desk: str | None = None
    number_ends: str | None = None


class Carrier(Protocol):
    """Rings telephones. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def ensure_configured(self) -> None:
        """Return when credentials and settings for a call are there. No request is made.

        Raises:
            NotConfiguredError: names what is missing.
        """

    async def warm(self) -> None:
        """Load what a first call needs and open a connection, so that a click pays neither."""

    async def check(self) -> None:
        """One cheap authenticated request; returns when the account can be used."""

    async def place(self, order: CarrierOrder) -> tuple[Fact, ...]:
        """Ring the customer. Exactly one request, never repeated."""

    def ensure_joinable(self, join_url: str) -> None:
        """Return when a call can be joined with this address of the voice AI. No request is made.

        Raises:
            ProviderRefusedError: it is of a kind that no call can be joined with.
        """

    async def hang_up(self, carrier_call_id: str) -> tuple[Fact, ...]:
        """End the leg in whatever state it is."""

    async def fetch(self, carrier_call_id: str) -> RemoteCall:
        """What the carrier knows of the call now."""

    async def find(self, to: str, since: datetime) -> list[RemoteCall]:
        """Outgoing calls to `to`, created at or after `since` by its clock, oldest first."""

    def now(self) -> datetime | None:
        """The carrier's present, as its answers tell it; None before the first. No request is made."""

    def recent(self, since: datetime) -> AsyncIterator[RemoteCall]:
        """Calls created at or after `since`, newest first, page by page."""


class VoiceAgent(Protocol):
    """Holds conversations. Methods raise `errors.OUTSIDE_ERRORS`."""

    async def ensure_configured(self) -> None:
        """Return when credentials and settings for a call are there. No request is made.

        Raises:
            NotConfiguredError: names what is missing.
        """

    async def warm(self) -> None:
        """Open a connection, so that a click pays no handshake."""

    async def check(self) -> None:
        """One cheap authenticated request; returns when the account can be used."""

    async def create(self, order: AgentOrder) -> AgentPlace:
        """Make a place for a call. Exactly one request, never repeated."""

    async def find(self, call_id: str) -> AgentPlace | None:
        """The place made for our call, if the provider knows one."""

    async def hang_up(self, agent_call_id: str) -> None:
        """End the conversation; of a call nobody joined, do what the provider has for that."""

    async def fetch(self, agent_call_id: str) -> RemoteCall:
        """What the provider knows of the call now."""

    async def turns(self, agent_call_id: str, *, after: int = 0) -> tuple[TurnSpoken, ...]:
        """The conversation from ordinal `after` on (a growing last turn may come again)."""

    def recent(self, since: datetime) -> AsyncIterator[RemoteCall]:
        """Calls created at or after `since`, newest first, page by page."""


# --- the store -------------------------------------------------------------------------------


class SortKey(StrEnum):
    """The columns the history can be ordered by."""

    CREATED = "created"
    DIRECTION = "direction"
    NUMBER = "number"
    COUNTRY = "country"
    STATE = "state"  # status while live, result once ended
    DURATION = "duration"
    PROMPT = "prompt_version"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class CallQuery:
    """What part of the history to read, and in which order. Dates are local days, both included."""

    text: str = ""  # digits match anywhere in the number, or as words; words match transcript and summary
    direction: Direction | None = None
    status: CallStatus | None = None
    results: frozenset[CallResult] = frozenset()
    live_only: bool = False
    from_day: date | None = None
    to_day: date | None = None
    sort: SortKey = SortKey.CREATED
    descending: bool = True
    region: str = field(default="CO", compare=False)  # whose numbers are written without a country code


@dataclass(frozen=True, slots=True)
class CallPage:
    """Calls in order, without turns. `next` is the cursor for the following page, None at the end."""

    calls: tuple[Call, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One fact as it was written down. `source` says by which way it came ("dial", "poll", "webhook" …)."""

    written_at: datetime
    source: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class StoreSize:
    """What the history takes: rows and bytes on disk (None where the database does not tell)."""

    calls: int
    size_bytes: int | None


class CallStore(Protocol):
    """The call history and its journal. Methods raise `StoreError`."""

    async def save(self, call: Call, facts: Sequence[Fact], source: str, *, durable: bool = False) -> None:
        """Write the call's new state and append the facts to its journal, in one transaction.

        Creates the call where it is new. `durable` waits until it would survive a power cut.
        """

    async def get(self, call_id: str) -> Call | None:
        """The call with its turns."""

    async def find(self, key: CallKey) -> Call | None:
        """The call that any of the ids names, with its turns."""

    async def unsettled(self) -> list[Call]:
        """Calls of which something is still expected, with turns, oldest first."""

    async def never_placed(self, since: datetime) -> list[Call]:
        """Outgoing calls asked for since then of which no leg at the carrier is known, oldest first."""

    async def page(self, query: CallQuery, cursor: str | None = None, limit: int = 200) -> CallPage:
        """One page, by key (never by offset)."""

    async def matches(self, query: CallQuery, call_id: str) -> bool:
        """Whether the call belongs to the query's rows."""

    async def count(self, query: CallQuery, at_most: int | None = None) -> int:
        """How many calls the query holds; one more than `at_most` where there are more than that."""

    async def passages(self, text: str, call_ids: Sequence[str]) -> dict[str, Passage | None]:
        """For each call, the piece of it in which a query's `text` was found; None where in none.

        It takes a short time, whatever was said: calls that were not come to are left out; ask again.
        """

    async def journal(self, call_id: str) -> list[JournalEntry]:
        """The call's facts in the order they were written."""

    async def recent_numbers(self, digits: str = "", limit: int = 8) -> list[str]:
        """Numbers dialed or received lately that contain `digits`, newest first, each once."""

    async def size(self) -> StoreSize:
        """How much there is."""

    async def prune(self, keep: timedelta) -> int:
        """Delete ended calls older than `keep`; returns how many."""


class PromptStore(Protocol):
    """The prompt's published versions. Methods raise `StoreError`."""

    async def current(self) -> PromptVersion:
        """The last published version; the shipped default is version 1."""

    async def publish(self, text: str, author: str, note: str = "") -> PromptVersion:
        """Make `text` the next version. Publishing the current text again changes nothing."""

    async def versions(self) -> list[PromptVersion]:
        """All versions, newest first."""

    async def get(self, number: int) -> PromptVersion | None:
        """One version."""


# --- secrets ---------------------------------------------------------------------------------


class Secret(StrEnum):
    """Every secret the program may hold; the value is its name in the keyring."""

    TWILIO_ACCOUNT_SID = "twilio.account_sid"
    TWILIO_AUTH_TOKEN = "twilio.auth_token"  # noqa: S105 - a name, not a secret
    TWILIO_SECONDARY_TOKEN = "twilio.secondary_token"  # noqa: S105 - signs webhooks once promoted
    TWILIO_SHARED_KEY = "twilio.shared_key"  # signs webhooks where the account has made such a key
    TWILIO_API_KEY_SID = "twilio.api_key_sid"
    TWILIO_API_KEY_SECRET = "twilio.api_key_secret"  # noqa: S105
    ULTRAVOX_API_KEY = "ultravox.api_key"
    ULTRAVOX_WEBHOOK_SECRET = "ultravox.webhook_secret"  # noqa: S105
    ULTRAVOX_FORMER_SECRET = "ultravox.former_webhook_secret"  # noqa: S105 - of calls begun before a change
    WEB_TOKEN = "web.token"  # noqa: S105 - the bearer token of our own REST API
    NGROK_AUTHTOKEN = "ngrok.authtoken"
    CLOUDFLARED_TOKEN = "cloudflared.token"  # noqa: S105 - of a tunnel managed in Cloudflare's console
    SSH_KEY_PASSPHRASE = "ssh.key_passphrase"  # noqa: S105 - opens the key file of an SSH tunnel


class Secrets(Protocol):
    """Where secrets are kept. Methods raise `SecretsUnavailableError`."""

    @property
    def place(self) -> str:
        """Where they are kept: ``"keyring: <backend>"``, ``"session"`` or ``"environment"``."""

    async def get(self, secret: Secret) -> str | None:
        """The value, None where none is kept. Read once, then remembered in memory."""

    async def set(self, secret: Secret, value: str) -> None:
        """Keep the value."""

    async def delete(self, secret: Secret) -> None:
        """Forget it; nothing happens where there is none."""

    async def check(self) -> None:
        """Ask the place something; returns when secrets can be kept there."""


@dataclass(frozen=True, slots=True)
class SecretChanged:
    """Event: another value is kept of this secret, or none any more."""

    secret: Secret


# --- the way in from outside -------------------------------------------------------------------


class TunnelState(StrEnum):
    """How the way from the internet to our webhook port fares."""

    CLOSED = "closed"  # none is wanted
    OPENING = "opening"
    OPEN = "open"  # proven: a request through the public address came back from this program
    DEGRADED = "degraded"  # it stands, but the last proof failed
    RECONNECTING = "reconnecting"  # it is gone and is being opened again


@dataclass(frozen=True, slots=True)
class TunnelChanged:
    """Event: how the tunnel of this kind fares. `url` is the public address while one is known."""

    state: TunnelState
    kind: str  # as in settings: "none", "fixed", "ssh", "cloudflared", "ngrok"
    url: str | None = None
    error: TunnelError | None = None


class Tunnel(Protocol):
    """One way in, for one time: opened, lost or closed, then thrown away. Methods raise `TunnelError`."""

    async def open(self) -> str:
        """Open it and return the public address (``https://…``, no slash at the end)."""

    async def lost(self) -> str:
        """Wait until it has ended by itself and say why; for ever where that cannot be noticed."""

    async def close(self) -> None:
        """End it and free what it held, in whatever state it is."""


# --- events for everyone ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CallChanged:
    """Event: the call is on disk in this state; `facts` are what changed it."""

    call: Call
    facts: tuple[Fact, ...]


class HealthState(StrEnum):
    """How a part of the outside fares."""

    UNKNOWN = "unknown"
    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"
    NOT_CONFIGURED = "not_configured"


@dataclass(frozen=True, slots=True)
class HealthChanged:
    """Event: what we know of a part. `error` is what it last failed with."""

    part: str  # "twilio", "ultravox", "server", "store"
    state: HealthState
    error: Exception | None = None
