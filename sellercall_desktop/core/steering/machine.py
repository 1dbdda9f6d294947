"""Who took the call: voicemail, a menu, call screening, a full mailbox; by the transcript's own words.

Unknown is a person. A verdict needs two different marks, or one with four seconds of monologue, and at
least one that people do not say; or three.
A turn lasts from its `start_s` to the next turn's; where either is missing,
as long as its text takes to say. One sign of a person outweighs all marks. Only the opening is looked at:
later people tell of the voicemail they had reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.machine_marks import MARKS, PERSON, SCREENED, STORY, MachineKind
from sellercall_desktop.core.steering.phrases import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.steering.phrases import Said

OPENING_TURNS = 4
"""Customer turns from the beginning that may be a machine's."""
MONOLOGUE_S = 4.0
WEAK_MARKS = 3
"""So many that people say, too, are no person's when they come together."""
_CHARACTERS_A_SECOND = 15.0
"""How fast an announcement is read: fast, so that a text is rather taken for too short."""
_SUREST_FIRST = sorted(enumerate(MARKS), key=lambda one: -one[1].weight)


@dataclass(frozen=True, slots=True)
class Machine:
    """The verdict, with the turn in which it became certain and the words that are its marks."""

    kind: MachineKind
    turn: int
    words: tuple[str, ...]


def machine(turns: Sequence[TurnSpoken]) -> Machine | None:
    """The machine that took the call; None is a person, or unknown, which is the same."""
    found: dict[tuple[MachineKind, int, str], str] = {}
    long_enough = False
    opening = [turn for turn in turns if turn.speaker is Speaker.CUSTOMER][:OPENING_TURNS]
    last = None
    for turn in opening:
        spoken = said(turn.text)
        if _is_persons(spoken) and not SCREENED.search(spoken.low):
            return None
        for key, words in _marks(spoken):
            found.setdefault(key, words)
            last = turn.ordinal
        if seconds_of(turn, turns) >= MONOLOGUE_S and not STORY.search(spoken.low):
            long_enough = True
    kind = _verdict(found, long_enough=long_enough)
    if kind is None or last is None:
        return None
    return Machine(kind, last, tuple(words for key, words in found.items() if key[0] is kind))


def _is_persons(spoken: Said) -> bool:
    return "?" in spoken.low or "¿" in spoken.low or PERSON.search(spoken.low) is not None


def seconds_of(turn: TurnSpoken, turns: Sequence[TurnSpoken]) -> float:
    """How long the turn lasted: until the next one where both begins are known, else by its text's length."""
    by_text = len(turn.text) / _CHARACTERS_A_SECOND
    after = next(
        (one for one in turns if one.ordinal > turn.ordinal and one.speaker is not Speaker.TOOL), None
    )
    if turn.start_s is None or after is None or after.start_s is None:
        return by_text
    return max(0.0, after.start_s - turn.start_s)


def _marks(spoken: Said) -> list[tuple[tuple[MachineKind, int, str], str]]:
    """What is there of each kind; the same words are never two marks of it."""
    found = []
    taken: list[tuple[MachineKind, int, int]] = []
    for number, mark in _SUREST_FIRST:
        for match in mark.pattern.finditer(spoken.low):
            start, end = match.span()
            if any(kind is mark.kind and start < last and first < end for kind, first, last in taken):
                continue
            taken.append((mark.kind, start, end))
            key = (mark.kind, number, match.group() if mark.each else "")
            found.append((key, spoken.words(start, end)))
    return found


def _verdict(found: dict[tuple[MachineKind, int, str], str], *, long_enough: bool) -> MachineKind | None:
    """The first kind with marks enough."""
    for kind in (MachineKind.FULL, MachineKind.SCREENING, MachineKind.VOICEMAIL, MachineKind.MENU):
        marks = [key for key in found if key[0] is kind]
        strong = sum(MARKS[number].weight for _, number, _ in marks)
        if (strong and (len(marks) > 1 or long_enough)) or len(marks) >= WEAK_MARKS:
            return kind
    return None
