"""Reads fields out of a conversation: each with the words and the turn that give it, nothing without them.

The customer's own words come first. What the AI reads back or proposes counts where the next words agree, and
takes a value away where they do not. Of two statements the later holds. Each turn is read once, when it is
whole, so that a long call costs no more by the turn than a short one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.wrap_up import emails, phones
from sellercall_desktop.core.wrap_up.amounts import amounts
from sellercall_desktop.core.wrap_up.answers import asked_part, is_no, is_yes, respelled
from sellercall_desktop.core.wrap_up.documents import document_named, documents
from sellercall_desktop.core.wrap_up.field import Doubt, Evidence, FieldKind, FieldRead
from sellercall_desktop.core.wrap_up.moments import MomentSaid, moments, settled
from sellercall_desktop.core.wrap_up.names import asks_name, name_asked_about, names
from sellercall_desktop.core.wrap_up.numbers import holds_number
from sellercall_desktop.core.wrap_up.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sellercall_desktop.core.calls.facts import TurnSpoken

_SAME_TALK = 10
"""Turns within which a day and an hour belong together."""
_ASKS_WHEN = (
    "cuando",
    "que dia",
    "que hora",
    "que fecha",
    "when",
    "what time",
    "what day",
    "which day",
    "horario",
)
_ASKS_PHONE = phones.NAMED - {"numero", "number", "call", "line", "linea", "contacto", "text", "reach"}
LONGEST_TURN = 20_000
"""Characters of one turn that are read."""


class FieldReader:
    """Takes a call's turns one after another, and knows what they give so far."""

    def __init__(
        self, region: str, clock_of: Callable[[datetime], datetime], *, clock_sure: bool = True
    ) -> None:
        """`region`: the customer's country; `clock_of`: what the customer's clock shows at a moment."""
        self._region, self._clock_of, self._clock_sure = region, clock_of, clock_sure
        self._found: dict[FieldKind, FieldRead] = {}
        self._ai: Speech | None = None  # what the AI said last, not yet answered
        self._ai_turn: TurnSpoken | None = None
        self._day: tuple[int, MomentSaid] | None = None  # the last day, and the turn that named it
        self._hour: tuple[int, MomentSaid] | None = None  # the last hour without a day
        self._digits: list[str] = []  # parts of a number that is said over several turns
        self._begun = ""  # an address whose end is still to come

    @property
    def found(self) -> tuple[FieldRead, ...]:
        """At most one value of each kind, in the order of `FieldKind`."""
        return tuple(self._found[kind] for kind in FieldKind if kind in self._found)

    def take(self, turn: TurnSpoken, at: datetime) -> None:
        """Read one turn that is whole; `at`: when it was spoken."""
        if turn.speaker is Speaker.AI:
            self._ai, self._ai_turn = Speech(turn.text[:LONGEST_TURN]), turn
        elif turn.speaker is Speaker.CUSTOMER and turn.text.strip():
            self._hear(turn, Speech(turn.text[:LONGEST_TURN]), self._clock_of(at))

    def _hear(self, turn: TurnSpoken, speech: Speech, now: datetime) -> None:
        said: set[FieldKind] = set()
        for kind, evidence in self._own_words(turn, speech, now):
            self._keep(kind, evidence, turn)
            said.add(kind)
        if self._ai is not None and self._ai_turn is not None:
            self._answer(speech, now, said)
        self._ai = self._ai_turn = None

    def _keep(self, kind: FieldKind, evidence: Evidence, turn: TurnSpoken) -> None:
        self._found[kind] = FieldRead(kind, evidence.value, evidence.words, turn.ordinal, evidence.doubts)

    # --- what the customer says ---------------------------------------------------------------------------

    def _own_words(
        self, turn: TurnSpoken, speech: Speech, now: datetime
    ) -> Iterable[tuple[FieldKind, Evidence]]:
        """The last value of each kind in the turn."""
        asked = self._ai.low if self._ai is not None else ""
        document = document_named(self._ai) if self._ai is not None and "?" in asked else ""
        if (email := self._email(speech)) is not None:
            yield FieldKind.EMAIL, email
        if (phone := self._phone(speech, asked, document)) is not None:
            yield FieldKind.PHONE, phone
        papers = list(documents(speech, self._region, document)) if holds_number(speech) else []
        others = [*papers, *([phone] if phone is not None else [])]
        for kind, found in (
            (FieldKind.DOCUMENT, papers),
            (FieldKind.AMOUNT, self._amounts(speech, others, asked=bool(document))),
            (FieldKind.NAME, list(names(speech, asked=self._ai is not None and asks_name(self._ai)))),
        ):
            if found:
                yield kind, found[-1]
        said = moments(speech, now, asked=any(words in asked for words in _ASKS_WHEN))
        if said:
            yield FieldKind.DATETIME, self._moment(turn, said[-1], now, denied=is_no(speech.low))

    def _amounts(self, speech: Speech, others: list[Evidence], *, asked: bool) -> list[Evidence]:
        """Digits of a document or telephone number are no money, nor what answers the question for one."""
        taken = " | ".join(each.words for each in others)
        unclear = asked and not others
        found = amounts(speech, self._region)
        return [each for each in found if " " in each.value or not (unclear or each.words in taken)]

    def _email(self, speech: Speech) -> Evidence | None:
        whole = list(emails.emails(speech))
        if whole:
            self._begun = ""
            return whole[-1]
        if self._begun:
            joined = list(emails.emails(Speech(f"{self._begun} {speech.written}")))
            self._begun = ""
            if joined:
                return joined[-1]
        self._begun = emails.begun(speech)
        return self._corrected(speech)

    def _corrected(self, speech: Speech) -> Evidence | None:
        """The address known so far, put right: "no, perdón, es con ve", "no, es hotmail punto com"."""
        known = self._found.get(FieldKind.EMAIL)
        if known is None or not (is_no(speech.low) or "perdon" in speech.low or "sorry" in speech.low):
            return None
        local, _, domain = known.value.partition("@")
        if (other := emails.domain_alone(speech)) is not None:
            return Evidence(f"{local}@{other[0]}", speech.words(other[1], other[2]), other[1], known.doubts)
        spelled = respelled(local, speech.low)
        if spelled == "":
            del self._found[FieldKind.EMAIL]
        if not spelled:
            return None
        return Evidence(f"{spelled}@{domain}", speech.written.strip(), 0, (Doubt.BY_EAR,))

    def _phone(self, speech: Speech, asked: str, document: str) -> Evidence | None:
        if not holds_number(speech):
            self._digits = []
            return None
        named = self._ai is not None and any(token.low in _ASKS_PHONE for token in self._ai.tokens)
        other = bool(document) or any(word in asked.split() for word in phones.OTHERS)
        whole = list(phones.phones(speech, self._region, asked=named and not document, other_asked=other))
        part = phones.only_digits(speech) if len(speech.tokens) < 60 else ""
        if whole:
            self._digits = []
            return whole[-1]
        if not part:
            self._digits = []
            return None
        if other and not self._digits:
            return None
        self._digits.append(part)
        for first in range(len(self._digits) - 1):
            number = phones.whole_number("".join(self._digits[first:]), self._region)
            if number is not None:
                self._digits = []
                return Evidence(number, speech.written.strip(), 0)
        self._digits = self._digits[-8:]
        return None

    def _moment(self, turn: TurnSpoken, said: MomentSaid, now: datetime, *, denied: bool) -> Evidence:
        """With the day or the hour of some turns before, where this one gives only the other."""
        whole = self._joined(turn.ordinal, said, now, denied=denied)
        if whole.exact is None:
            if whole.day is not None:
                self._day = turn.ordinal, whole
            self._hour = (turn.ordinal, whole) if whole.hour is not None else self._hour
        found = settled(whole, now)
        return found if self._clock_sure else replace(found, doubts=(*found.doubts, Doubt.CLOCK_ASSUMED))

    def _joined(self, ordinal: int, said: MomentSaid, now: datetime, *, denied: bool) -> MomentSaid:
        """`denied`: the turn begins with a no to what was proposed."""
        if said.exact is not None or (said.day is None) == (said.hour is None):
            return said
        if said.hour is not None:
            asked = self._day_of_ai(now)
            before = asked or (self._day[1] if self._day and ordinal - self._day[0] <= _SAME_TALK else None)
            if before is None or before.day is None or before.day < now.date():
                return said
            part = said.part or ("" if denied else before.part)
            words = said.words if asked else f"{before.words} … {said.words}"
            doubts = (*(d for d in before.doubts if d is Doubt.DAY_ASSUMED), *said.doubts)
            return said._replace(day=before.day, part=part, words=words, doubts=doubts)
        if self._hour is None or ordinal - self._hour[0] > _SAME_TALK or said.part:
            return said
        hour = self._hour[1]
        return said._replace(hour=hour.hour, part=hour.part, words=f"{hour.words} … {said.words}")

    def _day_of_ai(self, now: datetime) -> MomentSaid | None:
        """The day of the AI's question, which an hour answers."""
        if self._ai is None or not (question := asked_part(self._ai.written)):
            return None
        days = [each for each in moments(Speech(question), now, asked=True) if each.day is not None]
        return days[-1] if days else None

    # --- what the customer says to what the AI read back ----------------------------------------

    def _answer(self, speech: Speech, now: datetime, said: set[FieldKind]) -> None:
        if self._ai is None or self._ai_turn is None:
            return
        yes, no = is_yes(speech.low), is_no(speech.low)
        if not (yes or no) or not (part := asked_part(self._ai.written)):
            return
        for kind, evidence in self._read_back(Speech(part), now):
            known = self._found.get(kind)
            if kind in said:
                continue
            if no:
                if known is not None and known.value == evidence.value:
                    del self._found[kind]
            elif known is None or known.value != evidence.value:
                self._keep(kind, evidence, self._ai_turn)
            elif known.doubts:
                self._found[kind] = replace(known, doubts=self._still_open(known.doubts))

    @staticmethod
    def _still_open(doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
        """What a confirmed read-back does not settle: it leaves open what the first words left open."""
        heard = {Doubt.JOINED, Doubt.BY_EAR, Doubt.UNNAMED, Doubt.ONE_OF_SEVERAL, Doubt.SHORTENED}
        return tuple(doubt for doubt in doubts if doubt not in heard)

    def _read_back(self, speech: Speech, now: datetime) -> Iterable[tuple[FieldKind, Evidence]]:
        named, papers = document_named(speech), list(documents(speech, self._region))
        numbers = list(phones.phones(speech, self._region, other_asked=bool(named)))
        for kind, found in (
            (FieldKind.EMAIL, list(emails.emails(speech))),
            (FieldKind.PHONE, numbers),
            (FieldKind.DOCUMENT, papers),
            (FieldKind.AMOUNT, self._amounts(speech, [*papers, *numbers], asked=bool(named))),
        ):
            if found:
                yield kind, found[-1]
        if (name := name_asked_about(speech)) is not None:
            yield FieldKind.NAME, name
        if proposed := moments(speech, now, asked=True):
            yield FieldKind.DATETIME, settled(proposed[-1], now)


def fields_in(
    turns: Iterable[TurnSpoken], reader: FieldReader, spoken_at: Callable[[TurnSpoken], datetime]
) -> tuple[FieldRead, ...]:
    """What a whole conversation gives. A turn that may still grow is not read."""
    for turn in turns:
        if turn.final:
            reader.take(turn, spoken_at(turn))
    return reader.found
