"""One HTTP exchange with a provider: a webhook that came in or a request that went out, with its answer.

`RawExchange` lives in memory only. What is kept is an `Exchange` and its `ExchangeParts`: no secret, no
prompt, no word of a conversation, numbers masked (`cleaning`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta  # noqa: TC003 - fields of dataclasses
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.facts import CallKey

Headers = tuple[tuple[str, str], ...]
FIRST_FAILURE = 400


class Way(StrEnum):
    """Who asked whom."""

    IN = "in"  # a provider's webhook
    OUT = "out"  # our request to a provider


@dataclass(frozen=True, slots=True)
class RawExchange:
    """What was seen on the wire, secrets and all: never logged, never stored, its texts not in its repr."""

    at: datetime  # when it began
    way: Way
    peer: str  # the provider's name
    method: str
    route: str  # the declared path of a webhook, the label of a request
    url: str = field(repr=False)  # of a webhook: path and query as received
    duration_s: float
    status: int | None = None
    failure: str = ""  # why there was no answer: the error's class
    request_headers: Headers = field(default=(), repr=False)
    request_body: bytes = field(default=b"", repr=False)
    answer_headers: Headers = field(default=(), repr=False)
    answer_body: bytes = field(default=b"", repr=False)
    key: CallKey | None = None  # of which call, where that is known
    replay_of: int | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of the list. `id` counts in time order: microseconds since 1970, moved on where taken."""

    id: int
    at: datetime
    way: Way
    peer: str
    method: str
    route: str
    duration_s: float
    status: int | None = None
    failure: str = ""
    call_id: str | None = None
    replay_of: int | None = None

    @property
    def failed(self) -> bool:
        """Refused, or never answered."""
        return self.status is None or self.status >= FIRST_FAILURE

    @property
    def is_poll(self) -> bool:
        """A question to a provider that changed nothing and was answered; live calls ask one a second."""
        return self.way is Way.OUT and self.method == "GET" and not self.failed


@dataclass(frozen=True, slots=True)
class Body:
    """A body's clean text. `kind`: "json", "form" (one ``name=value`` a line), "xml", "text", "" for none."""

    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeParts:
    """Everything else of an exchange, clean."""

    url: str
    request_headers: Headers = ()
    request_body: Body = Body()
    answer_headers: Headers = ()
    answer_body: Body = Body()


@dataclass(frozen=True, slots=True)
class ExchangeQuery:
    """Which exchanges to read. `text` is looked for in all their parts."""

    text: str = ""
    way: Way | None = None
    failed_only: bool = False
    call_id: str | None = None
    without_polls: bool = False

    def takes(self, exchange: Exchange) -> bool:
        """Whether this one belongs to it, the text aside."""
        return (
            (self.way is None or exchange.way is self.way)
            and (not self.failed_only or exchange.failed)
            and (self.call_id is None or exchange.call_id == self.call_id)
            and not (self.without_polls and exchange.is_poll)
        )


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """Exchanges, newest first. `more`: whether older ones follow."""

    exchanges: tuple[Exchange, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ExchangeBounds:
    """How many exchanges are kept, by number and by size; by age a setting says."""

    number: int = 20_000
    size_bytes: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExchangesRecorded:
    """Event: these are on disk, oldest first. One that took long may come after some that began later."""

    exchanges: tuple[Exchange, ...]


class ExchangeStore(Protocol):
    """Where exchanges are kept. Methods raise `StoreError`."""

    async def save(self, exchanges: Sequence[tuple[Exchange, ExchangeParts]]) -> tuple[Exchange, ...]:
        """Write them in one transaction; an id that is taken is moved on. Returns them as written."""

    async def page(
        self, query: ExchangeQuery, *, before: int | None = None, limit: int = 200
    ) -> ExchangePage:
        """One page by key, newest first: those with an id under `before`."""

    async def parts(self, exchange_id: int) -> ExchangeParts | None:
        """The rest of one exchange; None where it has been pruned."""

    async def oldest(self) -> datetime | None:
        """When the oldest that is kept began; None where there is none."""

    async def prune(self, keep: timedelta, bounds: ExchangeBounds) -> int:
        """Delete what is too old or too much, oldest first; returns how many."""


class ReplayProblem(StrEnum):
    """Why a webhook could not be replayed."""

    GONE = "gone"  # its body is kept in memory only: of this run, and of the newest 200
    NO_SECRET = "no_secret"  # noqa: S105 - there is nothing to sign it with
    NO_ANSWER = "no_answer"  # our own server does not listen, or broke off


@dataclass(frozen=True, slots=True)
class ReplayOutcome:
    """What became of a replay: the status it was answered with, or why there was none."""

    status: int | None = None
    problem: ReplayProblem | None = None


class Replayer(Protocol):
    """Sends a webhook to our own server once more."""

    def can_replay(self, exchange: Exchange) -> bool:
        """Whether what a replay needs is still there."""

    async def replay(self, exchange: Exchange) -> ReplayOutcome:
        """Sign it anew and send it through the listener's own door. What it says counts once."""
