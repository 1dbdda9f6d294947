"""The telephone numbers of a cell, or why there is none. What a spreadsheet damaged is named, not guessed."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.phone.plain_numbers import plain_number
from sellercall_desktop.core.phone.reading import NoteKind, NumberKind, read
from sellercall_desktop.core.problems import NumberProblem

if TYPE_CHECKING:
    from sellercall_desktop.core.phone.reading import Reading


class RowReason(StrEnum):
    """Why a row is not imported, or is to be looked at. Those of `NumberProblem` have its values."""

    # there is no number
    NO_NUMBER = "empty"
    NOT_A_NUMBER = "not_a_number"
    LOST_DIGITS = "lost_digits"  # powers of ten, or more digits than a spreadsheet keeps
    LOST_ZERO = "lost_zero"  # with a zero in front it would be a number
    SPREADSHEET_ERROR = "spreadsheet_error"  # #N/A, ####
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_COUNTRY = "unknown_country"
    IMPOSSIBLE = "impossible"
    SEVERAL = "several"
    UNCLEAR = "unclear"
    EMERGENCY = "emergency"
    # there is one, and something to know about it
    EXTENSION = "extension"  # it was left out
    DIGITS_BESIDE = "digits_beside"  # others, which are left out
    WORDS_BESIDE = "words_beside"
    ABROAD = "abroad"  # taken for another country's, whose code stands there without its plus
    PREMIUM = "premium"
    # it may be one of another country, and nobody knows
    PERHAPS_ABROAD = "perhaps_abroad"  # with a plus before it; without one it is none
    # of other columns
    NO_CONSENT = "no_consent"  # a plain no
    CONSENT_UNCLEAR = "consent_unclear"  # neither yes nor no
    CONSENT_DATE = "consent_date"  # none, one to come, or one that can be read in two ways
    ZONE = "zone"  # no IANA name
    NOT_AN_EMAIL = "not_an_email"
    OTHER_NAME = "other_name"  # who has the number already is called differently, and stays so


class NumbersRead(NamedTuple):
    """What a cell holds."""

    e164s: tuple[str, ...] = ()
    reason: RowReason | None = None


_KEPT = 15
"""Digits that a spreadsheet keeps of a number; it writes zeros for the others."""
_ROUNDED = re.compile(rf"[1-9]\d{{{_KEPT - 1}}}0+", re.ASCII)
_CELLS = ":::"  # between the values of a cell, as an address book exports them
_ERROR = re.compile(
    r"#(?:n/?[ad]|[¡¿]?(?:ref|value|valor|name|nombre|num|null|nulo|div/0)|#+)[!?]?", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\s*(?:[\n;|]|(?<=\d\d)\s*/\s*(?=\+?\d\d\d)|,\s+|,(?=\+?\d{7})|\s[yoe]\s|\s(?:and|or)\s)\s*"
)
_NOTES = {
    NoteKind.EXTENSION_DROPPED: RowReason.EXTENSION,
    NoteKind.DIGITS_LEFT_OUT: RowReason.DIGITS_BESIDE,
}


def numbers_in_cell(text: str, region: str, *, with_codes: bool = False) -> NumbersRead:
    """All numbers of the cell. None of them, with the reason, where one cannot be told.

    Args:
        text: the cell.
        region: of numbers without a country code (ISO 3166).
        with_codes: the cells of its column have their country's code, be it without the plus: what could
            else be a number of the home country and some digits more is another country's.
    """
    number = plain_number(text, region)
    if number is not None:
        return NumbersRead((number,))
    found = _with_care(text, region)
    if with_codes and found.reason is RowReason.PERHAPS_ABROAD and (offer := read(text, region).offer):
        return NumbersRead((offer.e164,), RowReason.ABROAD)
    return found


def read_as(text: str, region: str) -> str:
    """The number that was taken for another country's, or may be one, as people write it; else nothing."""
    reading = read(text, region)
    number = reading.number or reading.offer
    return number.international if number is not None else ""


class CodeThere(StrEnum):
    """Whether a country's code stands before a number, without its plus."""

    YES = "yes"
    PERHAPS = "perhaps"  # or it is a number of home and some digits more
    NO = "no"


def code_in(digits: str, region: str) -> CodeThere:
    """What is to be said of digits alone."""
    reading = read(digits, region)
    if reading.number is None:
        return CodeThere.PERHAPS if reading.offer is not None else CodeThere.NO
    return CodeThere.YES if reading.number.e164 == f"+{digits}" else CodeThere.NO


@lru_cache(maxsize=20_000)
def _with_care(text: str, region: str) -> NumbersRead:
    text = text.replace(_CELLS, "\n").strip()
    if not text:
        return NumbersRead()
    if _ERROR.fullmatch(text):
        return NumbersRead(reason=RowReason.SPREADSHEET_ERROR)
    if _ROUNDED.fullmatch(text):
        return NumbersRead(reason=RowReason.LOST_DIGITS)
    reading = read(text, region)
    if (number := reading.number) is not None:
        return NumbersRead((number.e164,), _to_know(text, reading, region))
    if reading.problem is NumberProblem.SEVERAL:
        return _each(text, region)
    return NumbersRead(reason=_reason(text, region, reading))


def _each(text: str, region: str) -> NumbersRead:
    """Several numbers, where signs stand between them: else nobody knows which are meant."""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    readings = [numbers_in_cell(part, region) for part in parts] if len(parts) > 1 else []
    if not readings or not all(len(one.e164s) == 1 for one in readings):
        return NumbersRead(reason=RowReason.SEVERAL)
    found = dict.fromkeys(one.e164s[0] for one in readings)
    return NumbersRead(tuple(found), next((one.reason for one in readings if one.reason), None))


def _to_know(text: str, reading: Reading, region: str) -> RowReason | None:
    number, note = reading.candidates[0], reading.note
    if number.kind is NumberKind.PREMIUM:
        return RowReason.PREMIUM
    if note is not None and note.kind in _NOTES:
        return _NOTES[note.kind]
    is_named = "+" in text or (note is not None and note.kind is NoteKind.INTERNATIONAL_PREFIX)
    if number.region != region and not is_named:
        return RowReason.ABROAD
    return None if reading.alone else RowReason.WORDS_BESIDE


def _reason(text: str, region: str, reading: Reading) -> RowReason:
    if reading.offer is not None:
        return RowReason.PERHAPS_ABROAD
    problem = reading.problem or NumberProblem.NOT_A_NUMBER
    may_lack_zero = problem in (NumberProblem.TOO_SHORT, NumberProblem.IMPOSSIBLE)
    if may_lack_zero and text.isascii() and text.isdigit():
        with_zero = read(f"0{text}", region)
        if with_zero.number is not None and with_zero.alone:
            return RowReason.LOST_ZERO
    return RowReason(problem.value)
