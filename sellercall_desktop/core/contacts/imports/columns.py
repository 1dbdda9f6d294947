"""Recognises which column says what: by the names that programs and people give, else by what is in it.

What is not recognised becomes a variable for the prompt.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sellercall_desktop.core.contacts.imports.mapping import (
    REASON_TITLES,
    ColumnMapping,
    ColumnRole,
    ColumnUse,
)
from sellercall_desktop.core.contacts.imports.numbers import CodeThere, code_in
from sellercall_desktop.core.contacts.imports.titles import (
    NO_NAME,
    NO_PHONE,
    PERHAPS_NAME,
    PLAIN_NAMES,
    ROLES,
    SURNAME_TOO,
)
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sellercall_desktop.core.contacts.imports.table import Row

LOOKED_AT = 60
"""Rows at the beginning of a table by which its columns are recognised."""
_FIRST_ROWS = 10  # among which the names of the columns are looked for: titles and dates may stand above them
_MOSTLY = 0.6
_WORDS_OF_A_NAME = re.compile(r"[^\W\d_]{2,}\.?(?:[ '-]+[^\W\d_]+\.?){1,5}")
_ADDRESS_OF_MAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
_DIGITS = re.compile(r"\d")

_SHORTEST = 7  # digits of a number
_ENOUGH_CODES, _ENOUGH_UNSURE = 5, 20
_ALL_BUT_FEW = 0.95  # where each of them could be a number of home with a digit too many
_FEWEST_NAMES, _NEARLY_ALL = 2, 0.8  # by which a column whose title tells nothing holds names


def recognised(rows: Iterable[Row], region: str) -> ColumnMapping:
    """What the columns of a table seem to say.

    Args:
        rows: the table's, from the first; only its beginning is looked at.
        region: of numbers without a country code (ISO 3166).
    """
    first = list(islice(rows, LOOKED_AT))
    header = _header_of(first, region)
    if header is None:
        width = max((len(cells) for _, cells in first), default=0)
        uses = [ColumnUse("", ColumnRole.VARIABLE)] * width
        return _mapping(uses, first, None, region)
    number, titles = first[header]
    uses = [ColumnUse(title.strip(), role_of(title)) for title in titles]
    return _mapping(uses, first[header + 1 :], number, region)


def role_of(title: str) -> ColumnRole:
    """What a column of that name says."""
    if title.strip() in REASON_TITLES or not title.strip():
        return ColumnRole.IGNORE if title.strip() else ColumnRole.VARIABLE
    name = _plain(title)
    if PERHAPS_NAME.search(name) and name not in PLAIN_NAMES:
        return ColumnRole.VARIABLE
    if SURNAME_TOO.search(name):
        return ColumnRole.NAME
    return next((role for role, pattern in ROLES if pattern.search(name)), ColumnRole.VARIABLE)


def _plain(title: str) -> str:
    """`firstName`, `TELEFONO_1`, `Celular1`, `Nº de línea` in words apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_]{2})(?=\d)", " ", re.sub("[ºª°№]", " ", title))
    return re.sub(r"[\W_]+", " ", folded(apart)).strip()


def emails_in(text: str) -> tuple[str, ...]:
    """Everything in the text that has the form of an address."""
    return tuple(dict.fromkeys(_ADDRESS_OF_MAIL.findall(text)))


def _mapping(uses: list[ColumnUse], rows: Sequence[Row], header: int | None, region: str) -> ColumnMapping:
    coded = frozenset(at for at in range(len(uses)) if _has_codes(_filled(at, rows), region))
    return ColumnMapping(tuple(_by_content(uses, rows, region)), header, region, with_codes=coded)


def _has_codes(cells: Sequence[str], region: str) -> bool:
    """Whether an export wrote them, each with its country's code and without the plus."""
    digits = [cell for cell in cells if len(cell) >= _SHORTEST and cell.isascii() and cell.isdigit()]
    found = [code_in(cell, region) for cell in digits]
    sure, maybe = found.count(CodeThere.YES), found.count(CodeThere.PERHAPS)
    enough = sure + maybe >= (_ENOUGH_CODES if sure else _ENOUGH_UNSURE)
    return enough and sure + maybe >= (_NEARLY_ALL if sure else _ALL_BUT_FEW) * len(digits)


def _header_of(first: Sequence[Row], region: str) -> int | None:
    """The row that holds no values but names: of which some are known, else the first of all."""
    nameless = [
        at
        for at, (_, cells) in enumerate(first[:_FIRST_ROWS])
        if not any(_is_phone(cell, region) or emails_in(cell) for cell in cells)
    ]
    width = max((len(cells) for _, cells in first), default=0)
    for at in nameless:
        roles = [role_of(cell) for cell in first[at][1] if cell.strip()]
        known = sum(role not in (ColumnRole.VARIABLE, ColumnRole.IGNORE) for role in roles)
        if known and (len(roles) > 1 or width == 1):
            return at
    is_first = 0 in nameless and not any(map(_DIGITS.search, first[0][1]))
    return 0 if is_first else None


def _is_phone(cell: str, region: str) -> bool:
    return len(_DIGITS.findall(cell)) >= 7 and read(cell, region).number is not None


def _by_content(uses: list[ColumnUse], rows: Sequence[Row], region: str) -> list[ColumnUse]:
    """What no name told: numbers and addresses by their looks; without names the first words are the name."""
    roles = {use.role for use in uses}
    if not roles & ColumnRole.phones():
        for at, use in enumerate(uses):
            could = use.role is ColumnRole.VARIABLE and not NO_PHONE.search(folded(use.title))
            if could and _mostly(at, rows, lambda cell: _is_phone(cell, region)):
                uses[at] = ColumnUse(use.title, ColumnRole.PHONE)
    if ColumnRole.EMAIL not in roles:
        for at, use in enumerate(uses):
            if use.role is ColumnRole.VARIABLE and _mostly(at, rows, lambda cell: bool(emails_in(cell))):
                uses[at] = ColumnUse(use.title, ColumnRole.EMAIL)
    _with_name(uses, rows, region)
    if not any(use.title for use in uses):
        for at, use in enumerate(uses):
            if use.role is ColumnRole.VARIABLE and _mostly(at, rows, lambda cell: not _DIGITS.search(cell)):
                uses[at] = ColumnUse(use.title, ColumnRole.NAME)
                break
    return uses


def _with_name(uses: list[ColumnUse], rows: Sequence[Row], region: str) -> None:
    """A title that is a name's in some files, and what is in the column."""
    for at, use in enumerate(uses):
        # "Contacto" holds names in some lists, and telephones in others.
        if use.role is ColumnRole.NAME and _mostly(at, rows, lambda cell: _is_phone(cell, region)):
            uses[at] = ColumnUse(use.title, ColumnRole.PHONE)
    names = {ColumnRole.NAME, ColumnRole.FIRST_NAME, ColumnRole.LAST_NAME}
    if names & {use.role for use in uses}:
        return
    titled = [at for at, use in enumerate(uses) if use.role is ColumnRole.VARIABLE and use.title]
    said = next((at for at in titled if PERHAPS_NAME.search(_plain(uses[at].title))), None)
    if said is None:
        unknown = (at for at in titled if not NO_NAME.search(_plain(uses[at].title)))
        said = next((at for at in unknown if _are_names([*_filled(at, rows)])), None)
    if said is not None:
        uses[said] = ColumnUse(uses[said].title, ColumnRole.NAME)


def _are_names(cells: Sequence[str]) -> bool:
    """Two words and more without digits, and hardly any twice: else it is a product, a place, a state."""
    fitting = [cell for cell in cells if _WORDS_OF_A_NAME.fullmatch(cell)]
    few = len(fitting) < max(_FEWEST_NAMES, _NEARLY_ALL * len(cells))
    return not few and len(set(map(folded, fitting))) >= _NEARLY_ALL * len(fitting)


def _filled(at: int, rows: Sequence[Row]) -> list[str]:
    return [text for _, cells in rows if at < len(cells) and (text := cells[at].strip())]


def _mostly(at: int, rows: Sequence[Row], fits: Callable[[str], bool]) -> bool:
    filled = _filled(at, rows)
    return bool(filled) and sum(map(fits, filled)) >= _MOSTLY * len(filled)
