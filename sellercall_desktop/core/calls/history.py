"""The call history as the program asks it: queries, pages, and the port that a database fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from sellercall_desktop.core.calls.partners import persons_in_turn
from sellercall_desktop.core.phone.reading import region_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sellercall_desktop.core.calls.call import Call, CallResult, CallStatus
    from sellercall_desktop.core.calls.facts import CallKey, Direction, Fact
    from sellercall_desktop.core.calls.passages import Passage
    from sellercall_desktop.core.calls.remarks import Remark

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_NAMES = 200  # characters: an index cannot hold any length
MOST_ATTEMPTS = 1_000
"""Of one number; more than any rule counts."""


class SortKey(StrEnum):
    """The columns the history can be ordered by; what a call has in each is in `SORT_VALUES`."""

    CREATED = "created"
    DIRECTION = "direction"
    NUMBER = "number"
    COUNTRY = "country"
    STATE = "state"  # status while live, result once ended
    DURATION = "duration"
    PROMPT = "prompt_version"
    COST = "cost"
    DISPOSITION = "disposition"  # by its key
    TALKED_WITH = "talked_with"  # the persons who had the customer
    CALLBACK = "callback_us"  # when the customer is to be called again, in microseconds since 1970


def _disposition(call: Call) -> str | None:
    chosen = call.written.disposition if call.written is not None else None
    return chosen.key or None if chosen is not None else None


def _callback_us(call: Call) -> int | None:
    due = call.written.callback_due if call.written is not None else None
    return (due - _EPOCH) // timedelta(microseconds=1) if due is not None else None


def _talked_with(call: Call) -> str | None:
    return ", ".join(persons_in_turn(call)).replace("\0", "\ufffd")[:_LONGEST_NAMES] or None


SORT_VALUES: dict[SortKey, Callable[[Call], Any]] = {
    SortKey.CREATED: lambda call: call.created_at,
    SortKey.DIRECTION: lambda call: call.direction.value,
    SortKey.NUMBER: lambda call: call.number,
    SortKey.COUNTRY: lambda call: region_of(call.number),
    SortKey.STATE: lambda call: (call.result or call.status).value,
    SortKey.DURATION: lambda call: call.duration_s,
    SortKey.PROMPT: lambda call: call.requested.prompt_version,
    SortKey.DISPOSITION: _disposition,
    SortKey.CALLBACK: _callback_us,
    SortKey.TALKED_WITH: _talked_with,
    SortKey.COST: lambda call: float(sum(cost.amount for cost in call.costs)) if call.costs else None,
}
"""Comparable with others of its column; None where the call has none (a cost: whatever the currencies)."""


@dataclass(frozen=True, slots=True)
class CallQuery:
    """What part of the history to read, and in which order. Dates are local days, both included."""

    text: str = ""  # digits match anywhere in the number, or as words; words match transcript and summary
    direction: Direction | None = None
    status: CallStatus | None = None
    results: frozenset[CallResult] = frozenset()
    remarks: frozenset[Remark] = frozenset()  # all of them
    dispositions: frozenset[str] = frozenset()  # one of these keys
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
    """What the history takes: rows and bytes on disk (None where the database does not say)."""

    calls: int
    size_bytes: int | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """An outgoing call that rang a number, or may have, whichever desk or program made it."""

    at: datetime  # when it was asked for
    call_id: str
    live: bool
    talked: bool  # the customer talked, with the AI or a person


@dataclass(frozen=True, slots=True)
class OthersAttempt:
    """What keeps the intent of a call from being written: another one to the same telephone.

    `rings`: another desk's, and its customer may be on the line. Else it was made, or became a talk, after
    whoever asks had looked: what counts calls is to be asked again. `unseen`: all such calls, as `begin`
    takes them.
    """

    call_id: str
    rings: bool
    unseen: frozenset[tuple[str, bool]] = frozenset()


class CallStore(Protocol):
    """The call history and its journal. Methods raise `StoreError`."""

    async def save(self, call: Call, facts: Sequence[Fact], source: str, *, durable: bool = False) -> None:
        """Write the call's new state and append the facts to its journal, in one transaction.

        Creates the call where it is new. `durable` waits until it would survive a power cut. One that is
        not there and is older than the erasure of its customer's data raises `StoreError` with ERASED.
        `LegAsked` is not taken while another desk may be ringing the same telephone: `RungElsewhereError`.
        """

    async def begin(
        self, call: Call, facts: Sequence[Fact], source: str, seen: Collection[tuple[str, bool]] | None
    ) -> OthersAttempt | None:
        """Save the intent of an outgoing call, durable, unless another call stands in its way: that one.

        What is looked at and what is written is one turn among all desks: of two intents for one telephone
        (however its number is written) the second sees the first. A file has one program, and is not asked.

        Args:
            call: the new call.
            facts: what is known of it.
            source: by which way.
            seen: the ids of the number's calls in the last eight days as they were known, each with whether
                it was a talk. None: that is not compared.
        """

    async def get(self, call_id: str) -> Call | None:
        """The call with its turns."""

    async def find(self, key: CallKey) -> Call | None:
        """The call that any of the ids names, with its turns."""

    async def unsettled(self) -> list[Call]:
        """Calls of which something is still expected, with turns, oldest first."""

    async def unfinished_wrap_ups(self) -> list[Call]:
        """Calls whose wrap-up was begun or is owed, and is not finished, oldest first."""

    async def never_placed(self, since: datetime) -> list[Call]:
        """Outgoing calls asked for since then of which no leg at the carrier is known, oldest first."""

    async def page(
        self, query: CallQuery, cursor: str | None = None, limit: int = 200, *, spoken: bool = False
    ) -> CallPage:
        """One page, by key (never by offset); `spoken`: with the conversations."""

    async def matches(self, query: CallQuery, call_id: str) -> bool:
        """Whether the call belongs to the query's rows."""

    async def count(self, query: CallQuery, at_most: int | None = None) -> int:
        """How many calls the query holds; one more than `at_most` where there are more than that."""

    async def passages(self, text: str, call_ids: Sequence[str]) -> dict[str, Passage | None]:
        """For each call, the piece of it in which a query's `text` was found; None where in none.

        It returns within a short time, however long the calls are: those not reached are left out; ask again.
        """

    async def journal(self, call_id: str) -> list[JournalEntry]:
        """The call's facts in the order they were written."""

    async def recent_numbers(self, digits: str = "", limit: int = 8) -> list[str]:
        """Numbers dialed or received lately that contain `digits`, newest first, each once."""

    async def attempts(self, numbers: Sequence[str], since: datetime) -> list[Attempt]:
        """What was tried since then to reach any of these (E.164), newest first, at most `MOST_ATTEMPTS`."""

    async def size(self) -> StoreSize:
        """How much there is."""

    async def prune(self, keep: timedelta) -> int:
        """Delete ended calls older than `keep`; returns how many."""
