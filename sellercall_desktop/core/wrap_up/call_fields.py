"""The fields of one call: what its conversation gives, and what people made of that.

What a person wrote holds against whatever is read. A value that somebody rejected stays rejected until the
conversation gives another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.conversation import unchanged
from sellercall_desktop.core.calls.written_facts import FieldJudged, FieldState
from sellercall_desktop.core.errors import InvalidNumberError
from sellercall_desktop.core.phone.reading import parse, region_of
from sellercall_desktop.core.phone.zones import clocks_of, whereabouts
from sellercall_desktop.core.wrap_up.field import Doubt, FieldKind, FieldRead
from sellercall_desktop.core.wrap_up.fields import FieldReader, fields_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.calls.ledger import Ledger

LONGEST_VALUE = 200
"""Characters of a value that a person writes."""
_SOURCE = "fields"  # as the journal names where the facts came from


@dataclass(frozen=True, slots=True)
class CallField:
    """One field of a call. No `state`: it was read, and nobody looked at it yet. `by`: who did, and when."""

    kind: FieldKind
    value: str
    state: FieldState | None = None
    turn: int | None = None
    words: str = ""
    doubts: tuple[Doubt, ...] = ()
    by: str = ""
    at: datetime | None = None


def fields_of(call: Call) -> tuple[CallField, ...]:
    """What is known, in the order of `FieldKind`. Costs a third of a millisecond by the turn: on a thread."""
    return _judged(call, fields_in(call.turns, _reader(call), _spoken_at(call)))


class GrowingFields:
    """The same for a call that grows: only turns that are new are read. For one thread at a time."""

    def __init__(self) -> None:
        self._call_id, self._read = "", ()  # type: str, tuple[TurnSpoken, ...]
        self._reader: FieldReader | None = None

    def of(self, call: Call) -> tuple[CallField, ...]:
        """As `fields_of`; of a live call up to the first turn that may still grow."""
        ready = takewhile if call.is_live else filter
        turns = tuple(ready(_is_whole, call.turns))
        known = len(self._read)
        same = call.id == self._call_id and unchanged(self._read, turns) == known
        if self._reader is None or not same:
            self._reader, known = _reader(call), 0
        self._call_id, self._read = call.id, turns
        return _judged(call, fields_in(turns[known:], self._reader, _spoken_at(call)))


def _is_whole(turn: TurnSpoken) -> bool:
    return turn.final


def _judged(call: Call, found: tuple[FieldRead, ...]) -> tuple[CallField, ...]:
    read = {each.kind: each for each in found}
    judged = {one.field: one for one in call.written.fields} if call.written is not None else {}
    together = (_together(kind, read.get(kind), judged.get(kind.value)) for kind in FieldKind)
    return tuple(field for field in together if field is not None)


def _together(kind: FieldKind, read: FieldRead | None, judged: FieldJudged | None) -> CallField | None:
    if judged is None or (judged.state is FieldState.REJECTED and read and read.value != judged.value):
        return CallField(kind, read.value, None, read.turn, read.words, read.doubts) if read else None
    same = read is not None and read.turn == judged.ordinal
    words = read.words if read is not None and same else ""
    turn = judged.ordinal
    return CallField(kind, judged.value, judged.state, turn, words, (), judged.by, judged.at)


def _reader(call: Call) -> FieldReader:
    """A reader for the country and clock of the customer's number."""
    region = region_of(call.number) or ""
    place = whereabouts(call.number, region) if region else None
    clock = next(iter(clocks_of(place.likely)), UTC) if place is not None else UTC
    sure = place is not None and place.time(call.created_at) is not None
    return FieldReader(region, lambda moment: moment.astimezone(clock), clock_sure=sure)


def _spoken_at(call: Call) -> Callable[[TurnSpoken], datetime]:
    """A turn's time by the seconds since the AI joined: when we heard of it may be much later."""
    joined = call.joined_at

    def spoken_at(turn: TurnSpoken) -> datetime:
        if joined is None or turn.start_s is None:
            return turn.at
        return joined + timedelta(seconds=turn.start_s)

    return spoken_at


class FieldJudging:
    """The one door through which people say what a value is, whoever asks: window, REST."""

    def __init__(self, ledger: Ledger, now: Callable[[], datetime]) -> None:
        self._ledger, self._now = ledger, now

    async def confirm(self, call_id: str, field: CallField, by: str) -> None:
        """It is what the conversation says. Raises as `correct`."""
        await self._write(call_id, field, FieldState.CONFIRMED, field.value, by)

    async def reject(self, call_id: str, field: CallField, by: str) -> None:
        """It is not what the conversation says, and nobody knows what is. Raises as `correct`."""
        await self._write(call_id, field, FieldState.REJECTED, field.value, by)

    async def correct(self, call_id: str, field: CallField, value: str, by: str) -> None:
        """It is `value`. Without one it is rejected; with the one that is there, confirmed.

        Raises:
            CallNotFoundError: no such call.
        """
        value = _plain(field.kind, value)
        if not value:
            await self.reject(call_id, field, by)
        elif value == field.value:
            await self.confirm(call_id, field, by)
        else:
            await self._write(call_id, field, FieldState.CORRECTED, value, by)

    async def _write(self, call_id: str, field: CallField, state: FieldState, value: str, by: str) -> None:
        await self._ledger.get(call_id)
        judged = FieldJudged(self._now(), by, field.kind.value, state, value, field.turn)
        await self._ledger.ensure(call_id, (judged,), _SOURCE)


def _plain(kind: FieldKind, value: str) -> str:
    """As such values are kept: a number that is one in E.164, no blanks at the ends."""
    value = " ".join(value.split())[:LONGEST_VALUE]
    if kind is FieldKind.EMAIL:
        return value.replace(" ", "").lower()
    if kind is FieldKind.PHONE and value.startswith("+"):
        try:
            return parse(value, "").e164
        except InvalidNumberError:
            return value  # what the person wrote holds all the same
    return value
