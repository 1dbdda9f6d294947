"""What the watches make of one conversation, turn by turn: a new turn costs the same however many there are.

The rules are those of `disclosure`, `opt_out` and `machine`. What a turn says counts as long as it says it:
one that was cut short is judged anew, and only one that will not change any more becomes a fact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING, Generic, TypeVar

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.calls.mailbox import PERSON, WATCH, is_mailbox
from sellercall_desktop.core.calls.written_facts import WatchSaw
from sellercall_desktop.core.steering.disclosure import disclosure
from sellercall_desktop.core.steering.machine import OPENING_TURNS, machine
from sellercall_desktop.core.steering.opt_out import OptOut, OptOutWish, opt_out
from sellercall_desktop.core.steering.verdicts import Disclosure, MadeKnown, Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.steering.disclosure import Accepted
    from sellercall_desktop.core.steering.machine import Machine

Finding = TypeVar("Finding")
_LONGEST_PROOF = 200
"""Characters of what a person said, as proof that one was there."""


class Judge:
    """Hears the turns of one conversation, in any order."""

    def __init__(self) -> None:
        self._ai, self._recording, self._way_out = (_Findings[MadeKnown]() for _ in range(3))
        self._wishes = {wish: _Findings[OptOut]() for wish in OptOutWish}
        self._opening: list[int] = []  # the customer's first turns
        self._machine: Machine | None = None

    def hear(self, turn: TurnSpoken, turns: Sequence[TurnSpoken], accepted: Accepted) -> None:
        """Judge this one of the conversation's `turns`: it is new, or has changed."""
        if turn.speaker is Speaker.AI:
            known = disclosure((turn,), accepted)
            self._ai.put(turn.ordinal, known.ai)
            self._recording.put(turn.ordinal, known.recording)
            self._way_out.put(turn.ordinal, known.way_out)
        elif turn.speaker is Speaker.CUSTOMER:
            heard = opt_out((turn,))
            for wish, findings in self._wishes.items():
                findings.put(turn.ordinal, heard if heard is not None and heard.wish is wish else None)
        if self._concerns_opening(turn, turns):
            self._machine = machine(self._heard_at_first(turns))

    def verdicts(self, judged: int = -1) -> Verdicts:
        """What all turns together come to. Silence is no turn's affair.

        Args:
            judged: up to this turn a person has found no wish not to be called.
        """
        plain = self._wishes[OptOutWish.PLAIN].after(judged)
        known = Disclosure(self._ai.after(), self._recording.after(), self._way_out.after())
        return Verdicts(known, plain or self._wishes[OptOutWish.DOUBTFUL].after(judged), self._machine)

    def _concerns_opening(self, turn: TurnSpoken, turns: Sequence[TurnSpoken]) -> bool:
        """Whether it is one of the customer's first, or shows how long one of those lasted."""
        if turn.speaker is Speaker.TOOL:
            return False
        if turn.speaker is Speaker.CUSTOMER:
            if turn.ordinal not in self._opening:
                insort(self._opening, turn.ordinal)
                del self._opening[OPENING_TURNS:]
            if turn.ordinal in self._opening:
                return True
        before = place_of(turns, turn.ordinal) - 1
        while before >= 0 and turns[before].speaker is Speaker.TOOL:
            before -= 1
        return before >= 0 and turns[before].ordinal in self._opening

    def _heard_at_first(self, turns: Sequence[TurnSpoken]) -> list[TurnSpoken]:
        """The customer's first turns, each with the one that ended it."""
        heard: dict[int, TurnSpoken] = {}
        for ordinal in self._opening:
            place = place_of(turns, ordinal)
            heard[ordinal] = turns[place]
            after = place + 1
            while after < len(turns) and turns[after].speaker is Speaker.TOOL:
                after += 1
            if after < len(turns):
                heard[turns[after].ordinal] = turns[after]
        return [heard[ordinal] for ordinal in sorted(heard)]


class _Findings(Generic[Finding]):
    """What single turns say of one thing; the first of them is the proof."""

    def __init__(self) -> None:
        self._by_turn: dict[int, Finding] = {}
        self._order: list[int] = []

    def put(self, ordinal: int, found: Finding | None) -> None:
        """This turn says it, or does not any more."""
        if found is None:
            if self._by_turn.pop(ordinal, None) is not None:
                self._order.remove(ordinal)
            return
        if ordinal not in self._by_turn:
            insort(self._order, ordinal)
        self._by_turn[ordinal] = found

    def after(self, ordinal: int = -1) -> Finding | None:
        """Where it was said first after that turn."""
        place = bisect_right(self._order, ordinal)
        return self._by_turn[self._order[place]] if place < len(self._order) else None


def place_of(turns: Sequence[TurnSpoken], ordinal: int) -> int:
    """Where the turn of that number stands among the turns, or would stand."""
    return bisect_left(turns, ordinal, key=lambda turn: turn.ordinal)


def turn_at(turns: Sequence[TurnSpoken], ordinal: int) -> TurnSpoken | None:
    """The turn of that number."""
    place = place_of(turns, ordinal)
    return turns[place] if place < len(turns) and turns[place].ordinal == ordinal else None


def seen_in(call: Call, verdicts: Verdicts) -> Iterator[WatchSaw]:
    """The verdicts as facts: those whose turn will not change any more, and that are not in the call yet."""
    known = call.written.seen if call.written is not None else ()
    written = {(one.watch, one.verdict) for one in known}
    for watch, verdict, ordinal, words in _told(verdicts):
        turn = turn_at(call.turns, ordinal)
        if turn is not None and turn.final and (watch, verdict) not in written:
            yield WatchSaw(turn.at, watch, verdict, ordinal, words, turn.start_s)
    mailbox = next(filter(is_mailbox, known), None)
    if mailbox is not None and verdicts.machine is None and (WATCH, PERSON) not in written:
        later = (one for one in call.turns if one.ordinal > mailbox.ordinal)
        turn = next((one for one in later if one.speaker is Speaker.CUSTOMER and one.final), None)
        if turn is not None:
            yield WatchSaw(turn.at, WATCH, PERSON, turn.ordinal, turn.text[:_LONGEST_PROOF], turn.start_s)


def _told(verdicts: Verdicts) -> Iterator[tuple[str, str, int, str]]:
    known = verdicts.disclosure
    for name, made in (("ai", known.ai), ("recording", known.recording), ("way_out", known.way_out)):
        if made is not None:
            yield "disclosure", name, made.turn, made.words
    if (wish := verdicts.opt_out) is not None:
        yield "opt_out", wish.wish.value, wish.turn, wish.words
    if (answerer := verdicts.machine) is not None:
        yield "machine", answerer.kind.value, answerer.turn, " · ".join(answerer.words)
