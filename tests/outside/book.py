"""What really happened in the outside world: every leg, every place at the voice AI, every request."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime


@dataclass
class Customer:
    """How whoever has a number behaves. Seconds of the world's clock."""

    dial_s: float = 0.15  # from the carrier's turn to the first ring
    ring_s: float = 0.6
    answers: str = "yes"  # "yes", "no" (rings on), "busy", "unreachable"
    talk_s: float = 4.0  # from the AI's joining to the end
    ended_by: str = "customer"  # who hangs up after the talk: "customer" or "agent"


@dataclass
class HangUp:
    """Somebody asked the carrier to end a leg."""

    at: datetime
    by: str
    did: bool  # whether it was still there to be ended


@dataclass
class Leg:
    """A telephone leg. `asked_by`: the API user, or "other" (another program) or "caller" (incoming)."""

    sid: str
    to: str
    from_: str
    direction: str
    asked_by: str
    asked_at: datetime
    twiml: str = ""
    ring_timeout_s: float = 60
    parent: str | None = None
    status: str = "queued"
    rang_at: datetime | None = None
    answered_at: datetime | None = None
    over_at: datetime | None = None
    over_by: str | None = None  # "customer", "agent", "carrier", or "api:<user>"
    updated_at: datetime | None = None
    duration_s: int | None = None
    price: str | None = None
    queue_ms: int = 0
    place: str | None = None  # the AI's place that this leg was joined with, or was to be joined with
    hang_ups: list[HangUp] = field(default_factory=list)
    callback: str = ""
    callback_method: str = "POST"
    callback_events: tuple[str, ...] = ()
    told: int = 0  # status callbacks sent

    @property
    def alive(self) -> bool:
        return self.over_at is None


@dataclass
class Place:
    """A call at the voice AI. `asked_by`: the API key's owner."""

    id: str
    asked_by: str
    created_at: datetime
    request: dict
    join_url: str | None
    join_timeout_s: float
    max_duration_s: float
    joined_at: datetime | None = None
    ended_at: datetime | None = None
    end_reason: str | None = None
    summary: str | None = None
    billed: bool = False
    messages: list[dict] = field(default_factory=list)
    deleted: bool = False

    @property
    def metadata(self) -> dict:
        return self.request.get("metadata") or {}


@dataclass
class Asked:
    """One request to a provider, and what was answered: a status, or how no answer came."""

    at: datetime
    provider: str
    by: str
    method: str
    path: str
    operation: str
    answer: str = ""


@dataclass
class Book:
    """All of it."""

    legs: dict[str, Leg] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    unforeseen: list[str] = field(default_factory=list)  # requests that this world does not know

    def told(self) -> dict:
        """As JSON can carry it."""
        return {
            "legs": [_plain(leg) for leg in self.legs.values()],
            "places": [_plain(place) for place in self.places.values()],
            "asked": [_plain(each) for each in self.asked[-400:]],
            "unforeseen": self.unforeseen,
        }


def _plain(record: object) -> dict:
    return {each.name: _value(getattr(record, each.name)) for each in fields(record)}  # type: ignore[arg-type]


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) if isinstance(item, HangUp) else item for item in value]
    return value
