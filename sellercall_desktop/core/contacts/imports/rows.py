"""One row of a table understood: what it says of a contact, by a mapping, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber, NumberUse
from sellercall_desktop.core.contacts.imports.columns import emails_in
from sellercall_desktop.core.contacts.imports.mapping import NUMBER_USES, ColumnRole
from sellercall_desktop.core.contacts.imports.numbers import RowReason, numbers_in_cell
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping
    from sellercall_desktop.core.contacts.imports.table import Row

_BETWEEN_TAGS = re.compile(r"\s*(?:[,;|\n]|:::)\s*")
_LANGUAGES = {
    **dict.fromkeys(("espanol", "spanish", "castellano", "espanhol", "esp", "spa"), "es"),
    **dict.fromkeys(("ingles", "english", "ing", "eng"), "en"),
    **dict.fromkeys(("portugues", "portuguese", "por"), "pt"),
    **dict.fromkeys(("frances", "french"), "fr"),
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_KINDS = (
    (NumberUse.MOBILE, re.compile("mobile|cell?|movil|celular|whatsapp|iphone")),
    (NumberUse.WORK, re.compile("work|trabajo|oficina|main|principal|business|comercial|trabalho")),
    (NumberUse.HOME, re.compile("home|casa|particular|residencia")),
)


@dataclass(frozen=True, slots=True)
class RowRead:
    """What a row says. Without numbers it cannot be imported, and the first of the reasons says why."""

    row: int
    cells: list[str]
    said: Contact  # without id and times
    reasons: tuple[tuple[int, RowReason], ...] = ()  # column, counted from 0, and what is the matter there


class RowReader:
    """Reads rows by one mapping. A row costs some ten microseconds where its numbers are written plainly."""

    def __init__(self, mapping: ColumnMapping) -> None:
        roles = [use.role for use in mapping.columns]
        self._region, self._tags = mapping.region, mapping.tags
        self._phones = [
            (at, NUMBER_USES[role], at - 1 if at and roles[at - 1] is ColumnRole.PHONE_KIND else None)
            for at, role in enumerate(roles)
            if role in NUMBER_USES
        ]
        self._at = {role: [at for at, one in enumerate(roles) if one is role] for role in ColumnRole}
        self._variables = [
            (at, use.name)
            for at, use in enumerate(mapping.columns)
            if use.role in (ColumnRole.VARIABLE, ColumnRole.CITY) and use.name
        ]
        self._width = len(roles)

    def read(self, row: Row) -> RowRead:
        """What the row says."""
        number, cells = row
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        reasons: list[tuple[int, RowReason]] = []
        numbers = self._numbers(cells, reasons)
        if not numbers and not reasons:
            reasons.append((self._phones[0][0] if self._phones else 0, RowReason.NO_NUMBER))
        emails = self._emails(cells, reasons)
        said = Contact(
            "",
            self._name(cells),
            numbers,
            emails,
            self._first(cells, ColumnRole.COMPANY),
            self._language(cells),
            self._first(cells, ColumnRole.OWNER),
            self._address(cells),
            "\n".join(self._all(cells, ColumnRole.NOTE)),
            self._tags_of(cells),
            tuple((name, text) for at, name in self._variables if (text := cells[at].strip())),
        )
        return RowRead(number, cells, said, tuple(reasons))

    def _numbers(
        self, cells: Sequence[str], reasons: list[tuple[int, RowReason]]
    ) -> tuple[ContactNumber, ...]:
        found: dict[str, ContactNumber] = {}
        for at, use, kind_at in self._phones:
            if not (text := cells[at].strip()):
                continue
            e164s, reason = numbers_in_cell(text, self._region)
            if reason is not None:
                reasons.append((at, reason))
            if kind_at is not None and e164s:
                use = _use_in(cells[kind_at]) or use  # noqa: PLW2901 - of this cell alone
            for e164 in e164s:
                found.setdefault(spellings(e164)[0], ContactNumber(e164, use))
        return tuple(found.values())

    def _emails(self, cells: Sequence[str], reasons: list[tuple[int, RowReason]]) -> tuple[str, ...]:
        emails: list[str] = []
        for at in self._at[ColumnRole.EMAIL]:
            if text := cells[at].strip():
                found = emails_in(text)
                emails += found
                if not found:
                    reasons.append((at, RowReason.NOT_AN_EMAIL))
        return tuple(dict.fromkeys(emails))

    def _name(self, cells: Sequence[str]) -> str:
        whole, first = self._first(cells, ColumnRole.NAME), self._first(cells, ColumnRole.FIRST_NAME)
        if whole and (first or not self._at[ColumnRole.LAST_NAME]):
            return " ".join(whole.split())
        parts = (ColumnRole.NAME, ColumnRole.FIRST_NAME, ColumnRole.MIDDLE_NAME, ColumnRole.LAST_NAME)
        return " ".join(" ".join(self._first(cells, role) for role in parts).split())

    def _language(self, cells: Sequence[str]) -> str:
        text = self._first(cells, ColumnRole.LANGUAGE)
        known = _LANGUAGES.get(folded(text), "") if text else ""
        return known or (text.replace("_", "-") if len(text) <= 12 and _TAG.fullmatch(text) else "")

    def _address(self, cells: Sequence[str]) -> str:
        parts = [" ".join(part.split()) for part in self._all(cells, ColumnRole.ADDRESS)]
        parts += [
            city for city in self._all(cells, ColumnRole.CITY) if not any(city in part for part in parts)
        ]
        return ", ".join(dict.fromkeys(parts))

    def _tags_of(self, cells: Sequence[str]) -> tuple[str, ...]:
        written = [tag for text in self._all(cells, ColumnRole.TAGS) for tag in _BETWEEN_TAGS.split(text)]
        clean = [tag.removeprefix("*").strip() for tag in written]  # one program marks its own groups so
        return tuple(dict.fromkeys(filter(None, (*clean, *self._tags))))

    def _first(self, cells: Sequence[str], role: ColumnRole) -> str:
        for at in self._at[role]:
            if text := cells[at].strip():
                return text
        return ""

    def _all(self, cells: Sequence[str], role: ColumnRole) -> list[str]:
        return [text for at in self._at[role] if (text := cells[at].strip())]


def completed(known: Contact, said: Contact) -> Contact:
    """A contact with what a row adds: it fills what is empty, and its variables are the newer ones."""
    numbers = {spellings(one.e164)[0]: one for one in said.numbers} | {
        spellings(one.e164)[0]: one for one in known.numbers
    }
    own = [spellings(one.e164)[0] for one in known.numbers]
    ordered = [*own, *(key for key in numbers if key not in own)]
    return replace(
        known,
        name=known.name or said.name,
        numbers=tuple(numbers[key] for key in ordered),
        emails=tuple(dict.fromkeys((*known.emails, *said.emails))),
        company=known.company or said.company,
        language=known.language or said.language,
        owner=known.owner or said.owner,
        address=known.address or said.address,
        note=known.note or said.note,
        tags=tuple(dict.fromkeys((*known.tags, *said.tags))),
        variables=tuple((dict(known.variables) | dict(said.variables)).items()),
    )


def _use_in(label: str) -> NumberUse | None:
    kind = folded(label)
    return next((use for use, pattern in _KINDS if pattern.search(kind)), None)
