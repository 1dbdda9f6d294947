"""What columns say that the law asks about: no calls any more, agreed to be called, which clock.

Nothing is guessed here. In a column of those who want no calls whatever is no plain no counts; a consent is
one only by a plain yes and a day that can be read in one way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind
from sellercall_desktop.core.contacts.imports.mapping import ColumnRole
from sellercall_desktop.core.contacts.imports.numbers import RowReason
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.zones import clock_of_region, clocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from sellercall_desktop.core.contacts.contact import Contact
    from sellercall_desktop.core.contacts.imports.mapping import ColumnMapping
    from sellercall_desktop.core.contacts.ports import ContactImport

_YES_WORDS = """
    si s yes y x 1 1.0 true t verdadero verdadeiro sim ok acepta aceptado acepto aceita autoriza autorizado
    autorizo agreed accepted granted \u2713 \u2714 \u2611 \u2705
"""
_NO_WORDS = "no n not 0 0.0 false f falso nao ninguno ninguna none null nulo na n/a - -- . \u2610"
_YES = frozenset(_YES_WORDS.split()) | {"opted in", "opt in"}
_NO = frozenset(_NO_WORDS.split())
_ZONE = re.compile(r"(?!Etc/)[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}", re.ASCII)
_KINDS = (
    (ConsentKind.SPOKEN, re.compile(r"llamad|\bcalls?\b|\bphone|telef|verbal|grabac|spoken|\boral|ligac")),
    (
        ConsentKind.WRITTEN,
        re.compile(
            r"\b(?:web|online|formulario|form|contrato|contract|firma\w*|signed|escrit[oa]|written|e ?-?mail|"
            r"correo|sms|whatsapp|chat|landing|pdf)\b"
        ),
    ),
)
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,]+\d{1,2}:\d\d.*)?", re.ASCII)
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ /-]+(?:de )?([a-z]{3,10})|([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?)"
    r",?\.?[ /-]+(?:del? )?(\d{4})",
    re.ASCII,
)
_MONTHS = {
    begin: month
    for month, begins in enumerate(
        (
            "ene jan",
            "feb fev",
            "mar",
            "abr apr",
            "may mai",
            "jun",
            "jul",
            "ago aug",
            "sep set",
            "oct out",
            "nov",
            "dic dez dec",
        ),
        1,
    )
    for begin in begins.split()
}


class LawColumns:
    """Reads them by one mapping."""

    def __init__(self, mapping: ColumnMapping, begun: ContactImport | None) -> None:
        """`begun`: None where rows are only looked at."""
        self._now = begun.at if begun is not None else utc_now()
        self._by, self._file = (begun.by, begun.file_name) if begun is not None else ("", "")
        self._clock: tzinfo = clock_of_region(mapping.region) or UTC

        def place(role: ColumnRole) -> tuple[int, ...]:
            return tuple(at for at, use in enumerate(mapping.columns) if use.role is role)

        self._never, self._agreed = place(ColumnRole.DO_NOT_CALL), place(ColumnRole.CONSENT)
        self._dates, self._sources = place(ColumnRole.CONSENT_DATE), place(ColumnRole.CONSENT_SOURCE)
        self._zones = place(ColumnRole.ZONE)

    @classmethod
    def of(cls, mapping: ColumnMapping, begun: ContactImport | None) -> LawColumns | None:
        """None where there are no such columns."""
        read = cls(mapping, begun)
        return read if read._never or read._zones or (read._agreed and read._dates) else None

    def said_in(
        self, row: int, texts: Sequence[str], said: Contact, reasons: list[tuple[int, RowReason]]
    ) -> tuple[Contact, bool]:
        """The contact with its consent and clock, and whether it is never called. Adds to the reasons."""
        never = any(texts[at] and not is_no(texts[at]) for at in self._never)
        if (zone := self._zone(texts, reasons)) and said.numbers:
            said = replace(said, numbers=tuple(replace(number, zone=zone) for number in said.numbers))
        if self._dates and (consent := self._consent(row, texts, reasons)):
            said = replace(said, consents=(consent,))
        return said, never

    def _zone(self, texts: Sequence[str], reasons: list[tuple[int, RowReason]]) -> str:
        for at in self._zones:
            if text := texts[at]:
                if is_zone(text):
                    return text
                reasons.append((at, RowReason.ZONE))
        return ""

    def _consent(
        self, row: int, texts: Sequence[str], reasons: list[tuple[int, RowReason]]
    ) -> Consent | None:
        said = [(at, texts[at]) for at in self._agreed if texts[at]]
        if not said:
            return None
        for at, text in said:
            if not is_yes(text):
                reasons.append((at, RowReason.NO_CONSENT if is_no(text) else RowReason.CONSENT_UNCLEAR))
                return None
        dated = next(((at, texts[at]) for at in self._dates if texts[at]), (self._dates[0], ""))
        given = day_in(dated[1], self._clock)
        if given is None or given > self._now:
            reasons.append((dated[0], RowReason.CONSENT_DATE))
            return None
        source = "; ".join(dict.fromkeys(texts[at] for at in self._sources if texts[at]))
        proof = "; ".join(filter(None, (f"{self._file}, {row}" if self._file else str(row), source)))
        return Consent(_kind_of(source), given, proof, self._by)


def is_yes(text: str) -> bool:
    """Whether a cell is a plain yes."""
    return _small(text) in _YES


def is_no(text: str) -> bool:
    """Whether a cell is a plain no."""
    return _small(text) in _NO


@lru_cache(maxsize=512)
def is_zone(text: str) -> bool:
    """Whether it is a zone's name as IANA has it."""
    if _ZONE.fullmatch(text) is None:
        return False
    try:
        return bool(clocks_of((text,)))
    except (ValueError, OSError):  # a folder of zones
        return False


def day_in(text: str, at_home: tzinfo) -> datetime | None:
    """The moment that a text names, or the beginning of that day there; None where there are two or none."""
    text = text.strip()
    try:
        if found := _ISO.fullmatch(text):
            return _iso(found, at_home)
        if found := _NUMBERS.fullmatch(text):
            first, second, year = (int(part) for part in found.groups())
            if first <= 12 and second <= 12 and first != second:
                return None  # 03/04: of March or of April?
            day, month = (second, first) if second > 12 else (first, second)
            return datetime(year, month, day, tzinfo=at_home)
        if found := _WORDS.fullmatch(folded(text)):
            day_of = int(found[1] or found[4])
            word = found[2] or found[3]
            month_of = _MONTHS.get(word[:3])
            return datetime(int(found[5]), month_of, day_of, tzinfo=at_home) if month_of else None
    except ValueError:  # the 31st of February
        return None
    return None


def agreed_too(known: tuple[Consent, ...], said: tuple[Consent, ...]) -> tuple[Consent, ...]:
    """With those that a row adds, but for one older than what was taken back since: it would hold again."""
    taken = max((one.withdrawn_at for one in known if one.withdrawn_at is not None), default=None)
    there = {(one.given_at, one.kind) for one in known}
    new = (one for one in said if (one.given_at, one.kind) not in there)
    return (*known, *(one for one in new if taken is None or taken < one.given_at))


def _iso(found: re.Match[str], at_home: tzinfo) -> datetime:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone: tzinfo = at_home
    if said := found[7]:
        sign = -1 if said[0] == "-" else 1
        digits = said[1:].replace(":", "")
        away = (
            timedelta() if said == "Z" else sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        )
        zone = timezone(away)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone)


def _kind_of(source: str) -> ConsentKind:
    """As the source says it; else spoken, which by most laws counts for least."""
    small = folded(source)
    return next((kind for kind, pattern in _KINDS if pattern.search(small)), ConsentKind.SPOKEN)


def _small(text: str) -> str:
    small = re.sub("[\u2010-\u2015\u2212]", "-", folded(text))
    return " ".join(small.strip(" .!").split()) or small.strip()
