"""What would become of each row: by the contacts that there are, the do-not-call list, and earlier rows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.contacts.imports.rows import digest_of
from sellercall_desktop.core.folding import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.imports.rows import RowRead
    from sellercall_desktop.core.guard.do_not_call import DoNotCall

Known = dict[str, tuple["Contact", ...]]
"""Contacts by a number, as `ContactStore.by_numbers` has them."""


class RowVerdict(StrEnum):
    """Each row is exactly one of these; all but the rejected ones are imported."""

    READY = "ready"  # it will be called
    LOOK = "look"  # it will be called, and something is odd about it
    REJECTED = "rejected"  # it has no number
    KNOWN = "known"  # a contact with its number is there, which it completes
    REPEATED = "repeated"  # a row before it is of the same person, which it completes
    DO_NOT_CALL = "do_not_call"  # every number of it is on the list, or will be: a column says so


class JudgedRow(NamedTuple):
    """A row, what becomes of it, and whom it completes."""

    read: RowRead
    verdict: RowVerdict
    known: Contact | None = None
    same_as: str = ""  # a number of a row before it, of the same person
    has_other_name: bool = False  # than whom it completes


class RowJudge:
    """Goes through the rows of one file in their order. What it remembers of a row is some 150 bytes."""

    def __init__(self, do_not_call: DoNotCall) -> None:
        self._list = do_not_call
        self._names: dict[int, int] = {}  # of each number, as a digest; 0: nameless
        self._people: dict[int, str] = {}  # name with an address -> a number
        self._never: set[str] = (
            set()
        )  # numbers in one spelling, of rows that are never called by their own word

    def numbers_of(self, rows: Sequence[RowRead]) -> list[str]:
        """Those whose owners `judged` must be told, with the ones by which earlier rows are known."""
        asked = [number.e164 for row in rows for number in row.said.numbers]
        return asked + [same for row in rows if row.persons and (same := self._same_person(row.persons))]

    def judged(self, rows: Sequence[RowRead], known: Known) -> list[JudgedRow]:
        """What becomes of these rows."""
        return [self._judged(row, known) for row in rows]

    def _judged(self, row: RowRead, known: Known) -> JudgedRow:
        numbers, persons, name = row.said.numbers, row.persons, row.name
        if not numbers:
            return JudgedRow(row, RowVerdict.REJECTED)
        if row.is_never_called:
            self._never.update(row.keys)
        same_as, other = (self._same_person(persons) if persons else ""), False
        for number, key in zip(numbers, row.keys, strict=True):
            digits = int(key)
            earlier = self._names.get(digits)
            if earlier is None:
                self._names[digits] = name
            else:
                same_as = same_as or number.e164
                other |= _differ(name, earlier)
        for person in persons:
            self._people.setdefault(person, numbers[0].e164)
        there = None
        if known:
            asked = [same_as, *(number.e164 for number in numbers)]
            there = next((known[e164][0] for e164 in asked if e164 in known), None)
        if there is not None and not same_as:
            other = _differ(name, digest_of(folded(there.name)))
        return JudgedRow(row, self._verdict(row, there, same_as), there, same_as, other)

    def _verdict(self, row: RowRead, there: Contact | None, same_as: str) -> RowVerdict:
        if row.is_never_called or (self._never and self._never.issuperset(row.keys)):
            return RowVerdict.DO_NOT_CALL
        if self._is_listed(row):
            return RowVerdict.DO_NOT_CALL
        if same_as:
            return RowVerdict.REPEATED
        if there is not None:
            return RowVerdict.KNOWN
        return RowVerdict.LOOK if row.reasons else RowVerdict.READY

    def _is_listed(self, row: RowRead) -> bool:
        listed = self._list.listed
        for number in row.said.numbers:  # noqa: SIM110 - a generator costs more than what it asks
            if listed(number.e164) is None:
                return False
        return True

    def _same_person(self, persons: tuple[int, ...]) -> str:
        for person in persons:
            if person in self._people:
                return self._people[person]
        return ""


def _differ(name: int, other: int) -> bool:
    return bool(name and other and name != other)


def counts_of(verdicts: Mapping[RowVerdict, int]) -> tuple[tuple[str, int], ...]:
    """All of them by name, those with none too."""
    return tuple((verdict.value, verdicts.get(verdict, 0)) for verdict in RowVerdict)
