"""What would become of each row: by the contacts that there are, the do-not-call list, and earlier rows."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings

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
    DO_NOT_CALL = "do_not_call"  # every number of it is on the list


class JudgedRow(NamedTuple):
    """A row, what becomes of it, and whom it completes."""

    read: RowRead
    verdict: RowVerdict
    known: Contact | None = None
    same_as: str = ""  # a number of a row before it, of the same person


class RowJudge:
    """Goes through the rows of one file in their order. What it remembers of a row is some 150 bytes."""

    def __init__(self, do_not_call: DoNotCall) -> None:
        self._list = do_not_call
        self._numbers: set[int] = set()
        self._people: dict[int, str] = {}  # name with an address -> a number

    def numbers_of(self, rows: Sequence[RowRead]) -> list[str]:
        """Those whose owners `judged` must be told, with the ones by which earlier rows are known."""
        asked = [number.e164 for row in rows for number in row.said.numbers]
        return asked + [same for row in rows if (same := self._same_person(row))]

    def judged(self, rows: Sequence[RowRead], known: Known) -> list[JudgedRow]:
        """What becomes of these rows."""
        return [self._judged(row, known) for row in rows]

    def _judged(self, row: RowRead, known: Known) -> JudgedRow:
        e164s = [number.e164 for number in row.said.numbers]
        if not e164s:
            return JudgedRow(row, RowVerdict.REJECTED)
        keys = [_key(e164) for e164 in e164s]
        same_as = next((e164 for e164, key in zip(e164s, keys, strict=True) if key in self._numbers), "")
        same_as = same_as or self._same_person(row)
        self._numbers.update(keys)
        for person in _persons_of(row):
            self._people.setdefault(person, e164s[0])
        asked = [same_as, *e164s] if same_as else e164s
        there = next((known[e164][0] for e164 in asked if e164 in known), None)
        return JudgedRow(row, self._verdict(row, e164s, there, same_as), there, same_as)

    def _verdict(self, row: RowRead, e164s: Sequence[str], there: Contact | None, same_as: str) -> RowVerdict:
        if all(self._list.listed(e164) is not None for e164 in e164s):
            return RowVerdict.DO_NOT_CALL
        if same_as:
            return RowVerdict.REPEATED
        if there is not None:
            return RowVerdict.KNOWN
        return RowVerdict.LOOK if row.reasons else RowVerdict.READY

    def _same_person(self, row: RowRead) -> str:
        return next((self._people[one] for one in _persons_of(row) if one in self._people), "")


def _key(e164: str) -> int:
    return int(spellings(e164)[0][1:])


def _persons_of(row: RowRead) -> list[int]:
    """The same name at the same address is the same person."""
    if not row.said.name or not row.said.emails:
        return []
    name = folded(row.said.name)
    texts = [f"{name}\x1f{folded(email)}" for email in row.said.emails]
    return [_digest(text) for text in texts]


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=7).digest())


def counts_of(verdicts: Mapping[RowVerdict, int]) -> tuple[tuple[str, int], ...]:
    """All of them by name, those with none too."""
    return tuple((verdict.value, verdicts.get(verdict, 0)) for verdict in RowVerdict)
