"""One row of a table understood: what it says of a contact, by a mapping, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.contacts.contact import Contact, ContactNumber, NumberUse
from sellercall_desktop.core.contacts.imports.columns import emails_in
from sellercall_desktop.core.contacts.imports.lawful import LawColumns, agreed_too
from sellercall_desktop.core.contacts.imports.mapping import NUMBER_USES, ColumnRole
from sellercall_desktop.core.contacts.imports.numbers import RowReason, numbers_in_cell
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.country_words import region_named
from sellercall_desktop.core.phone.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping, ColumnUse
    from sellercall_desktop.core.contacts.imports.table import Row
    from sellercall_desktop.core.contacts.ports import ContactImport

_OF_IMPORT, _OF_ROW = 20, 12
"""Letters of a contact's id. Ids that rise with the rows are far cheaper for a database to index."""
_BETWEEN_TAGS = re.compile(r"\s*(?:[,;|\n]|:::)\s*")
_LANGUAGES = {
    **dict.fromkeys(("espanol", "spanish", "castellano", "espanhol", "esp", "spa"), "es"),
    **dict.fromkeys(("ingles", "english", "ing", "eng"), "en"),
    **dict.fromkeys(("portugues", "portuguese", "por"), "pt"),
    **dict.fromkeys(("frances", "french"), "fr"),
}
_KEPT_AS_VARIABLES = frozenset(
    {
        ColumnRole.VARIABLE,
        ColumnRole.CITY,
        ColumnRole.CONSENT,
        ColumnRole.CONSENT_DATE,
        ColumnRole.CONSENT_SOURCE,
    }
)
_COUNTRY = re.compile(
    r"(?:(?:codigo|cod|prefijo|indicativo|lada)(?: telefonico)?(?: de| del)? )?pais(?: (?:de|del) .+)?|ddi"
    r"|(?:[a-z]+ )?country(?: (?:calling|phone|dialing) )?(?: ?code| ?region| prefix)?"
    r"|indicativo internacional"
)
"""Titles of columns that say where numbers without a country code are at home."""
_ANOTHER_COUNTRY = re.compile(
    r"nacimiento|origen|destino|interes|birth|origin|destination|interest|nacionalidad"
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_KINDS = (
    (NumberUse.MOBILE, re.compile("mobile|cell?|movil|celular|whatsapp|iphone")),
    (NumberUse.WORK, re.compile("work|trabajo|oficina|main|principal|business|comercial|trabalho")),
    (NumberUse.HOME, re.compile("home|casa|particular|residencia")),
)


class RowRead(NamedTuple):
    """What a row says. Without numbers it cannot be imported, and the first of the reasons says why."""

    row: int
    cells: list[str]
    said: Contact  # as it would be made; without an id and times where nothing is to be written
    keys: tuple[str, ...]  # of its numbers, in one spelling
    name: int  # `digest_of` its folded name
    persons: tuple[int, ...]  # its name with each of its addresses: the same person in other rows
    reasons: tuple[tuple[int, RowReason], ...] = ()  # column, counted from 0, and what is the matter there
    region: str = ""  # of its numbers without a country code, where a column says another than the mapping
    is_never_called: bool = False  # by its own word: a column says that they asked for no calls


class RowReader:
    """Reads rows by one mapping. A row costs some ten microseconds where its numbers are written plainly."""

    def __init__(self, mapping: ColumnMapping, begun: ContactImport | None = None) -> None:
        """`begun`: the import whose contacts these become; None where they are only looked at."""
        self.mapping = mapping
        roles = [use.role for use in mapping.columns]
        self._region, self._more_tags = mapping.region, mapping.tags
        self._import_id = begun.id if begun is not None else ""
        self._at = begun.at if begun is not None else None
        self._id = self._import_id[:_OF_IMPORT]
        self._phones = [
            (at, NUMBER_USES[role], at - 1 if at and roles[at - 1] is ColumnRole.PHONE_KIND else None)
            for at, role in enumerate(roles)
            if role in NUMBER_USES
        ]

        def places(*wanted: ColumnRole) -> tuple[int, ...]:
            return tuple(at for role in wanted for at, one in enumerate(roles) if one is role)

        self._whole_names, self._last_names = places(ColumnRole.NAME), places(ColumnRole.LAST_NAME)
        self._first_names, self._middle_names = places(ColumnRole.FIRST_NAME), places(ColumnRole.MIDDLE_NAME)
        self._emails_at, self._companies = places(ColumnRole.EMAIL), places(ColumnRole.COMPANY)
        self._languages, self._owners = places(ColumnRole.LANGUAGE), places(ColumnRole.OWNER)
        self._addresses, self._cities = places(ColumnRole.ADDRESS), places(ColumnRole.CITY)
        self._notes, self._tags_at = places(ColumnRole.NOTE), places(ColumnRole.TAGS)
        self._variables = [
            (at, use.name)
            for at, use in enumerate(mapping.columns)
            if use.role in _KEPT_AS_VARIABLES and use.name
        ]
        self._with_codes = mapping.with_codes
        self._law = LawColumns.of(mapping, begun)
        self._width = len(roles)
        self._countries = tuple([at for at, use in enumerate(mapping.columns) if _says_the_country(use)])

    def read(self, row: Row) -> RowRead:
        """What the row says."""
        number, cells = row
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        texts = [*map(str.strip, cells)]
        reasons: list[tuple[int, RowReason]] = []
        region = self._region_of(texts) if self._countries else self._region
        numbers = self._numbers(texts, region, reasons)
        if not numbers and not reasons:
            reasons.append((self._phones[0][0] if self._phones else 0, RowReason.NO_NUMBER))
        name, emails = self._name(texts), self._emails(texts, reasons)
        said = Contact(
            f"{self._id}{number:0{_OF_ROW}x}" if self._id else "",
            name,
            tuple(numbers.values()),
            emails,
            _first(texts, self._companies),
            self._language(texts) if self._languages else "",
            _first(texts, self._owners),
            self._address(texts),
            "\n".join(_all(texts, self._notes)),
            _tags(tuple(_all(texts, self._tags_at)), self._more_tags),
            tuple([(title, text) for place, title in self._variables if (text := texts[place])]),
            (),
            self._at,
            self._at,
            self._import_id,
        )
        small = folded(name)
        persons = tuple([hash((small, folded(email))) for email in emails]) if name else ()
        never = False
        if self._law is not None:
            said, never = self._law.said_in(number, texts, said, reasons)
        keys, digest, named = tuple(numbers), digest_of(small), region if region != self._region else ""
        return RowRead(number, cells, said, keys, digest, persons, tuple(reasons), named, never)

    def _region_of(self, texts: Sequence[str]) -> str:
        """Of the row's numbers without a country code: as its own column says, else as of all rows."""
        return next(filter(None, map(region_named, _all(texts, self._countries))), self._region)

    def _numbers(
        self, texts: Sequence[str], region: str, reasons: list[tuple[int, RowReason]]
    ) -> dict[str, ContactNumber]:
        found: dict[str, ContactNumber] = {}
        for at, use, kind_at in self._phones:
            if not (text := texts[at]):
                continue
            e164s, reason = numbers_in_cell(text, region, with_codes=at in self._with_codes)
            if region != self._region and e164s and "+" not in text:
                reason = reason or RowReason.ABROAD
            if reason is not None:
                reasons.append((at, reason))
            if kind_at is not None and e164s:
                use = _use_in(texts[kind_at]) or use  # noqa: PLW2901 - of this cell alone
            for e164 in e164s:
                found.setdefault(spellings(e164)[0], ContactNumber(e164, use))
        return found

    def _emails(self, texts: Sequence[str], reasons: list[tuple[int, RowReason]]) -> tuple[str, ...]:
        emails: list[str] = []
        for at in self._emails_at:
            if text := texts[at]:
                found = emails_in(text)
                emails += found
                if not found:
                    reasons.append((at, RowReason.NOT_AN_EMAIL))
        return tuple(dict.fromkeys(emails)) if len(emails) > 1 else tuple(emails)

    def _name(self, texts: Sequence[str]) -> str:
        whole, first = _first(texts, self._whole_names), _first(texts, self._first_names)
        if whole and (first or not (self._last_names or self._middle_names)):
            return " ".join(whole.split())
        middle = _first(texts, self._middle_names)
        last = " ".join(dict.fromkeys(_all(texts, self._last_names)))  # some lists have two surnames apart
        return " ".join(f"{whole} {first} {middle} {last}".split())

    def _language(self, texts: Sequence[str]) -> str:
        text = _first(texts, self._languages)
        known = _LANGUAGES.get(folded(text), "") if text else ""
        return known or (text.replace("_", "-") if len(text) <= 12 and _TAG.fullmatch(text) else "")

    def _address(self, texts: Sequence[str]) -> str:
        if not self._addresses and len(self._cities) < 2:
            return _first(texts, self._cities)
        parts = [" ".join(part.split()) for part in _all(texts, self._addresses)]
        parts += [city for city in _all(texts, self._cities) if not any(city in part for part in parts)]
        return ", ".join(dict.fromkeys(parts)) if len(parts) > 1 else "".join(parts)


def _says_the_country(use: ColumnUse) -> bool:
    title = re.sub(r"[^a-z]+", " ", folded(use.title)).strip()
    is_kept = use.role in {ColumnRole.VARIABLE, ColumnRole.ADDRESS}  # who leaves it out does not want it
    return is_kept and bool(_COUNTRY.fullmatch(title)) and not _ANOTHER_COUNTRY.search(title)


def digest_of(folded_name: str) -> int:
    """Tells names apart in little space; 0: nameless."""
    return hash(folded_name) if folded_name else 0


def _first(texts: Sequence[str], places: tuple[int, ...]) -> str:
    for at in places:
        if text := texts[at]:
            return text
    return ""


def _all(texts: Sequence[str], places: tuple[int, ...]) -> list[str]:
    return [text for at in places if (text := texts[at])]


@lru_cache(maxsize=512)  # most files have few
def _tags(texts: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    written = [tag for text in texts for tag in _BETWEEN_TAGS.split(text)]
    clean = [tag.removeprefix("*").strip() for tag in written]  # one program marks its own groups so
    return tuple(dict.fromkeys(filter(None, (*clean, *more))))


def completed(known: Contact, said: Contact) -> Contact:
    """A contact with what a row adds: it fills what is empty, and its variables are the newer ones."""
    numbers = {spellings(one.e164)[0]: one for one in said.numbers}
    for one in known.numbers:
        new = numbers.get(spellings(one.e164)[0])
        numbers[spellings(one.e164)[0]] = (
            replace(one, zone=new.zone) if new and new.zone and not one.zone else one
        )
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
        consents=agreed_too(known.consents, said.consents) if said.consents else known.consents,
    )


def _use_in(label: str) -> NumberUse | None:
    kind = folded(label)
    return next((use for use, pattern in _KINDS if pattern.search(kind)), None)
