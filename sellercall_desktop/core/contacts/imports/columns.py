"""Recognises which column says what: by the names that programs and people give, else by what is in it.

Names in Spanish, English and Portuguese: those of Excel sheets, Google Contacts, Outlook, HubSpot, Pipedrive,
Zoho, and of the cards of telephones. What is not recognised becomes a variable for the prompt.
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
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.phone.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sellercall_desktop.core.contacts.imports.table import Row

LOOKED_AT = 60
"""Rows at the beginning of a table by which its columns are recognised."""
_FIRST_ROWS = 10  # among which the names of the columns are looked for: titles and dates may stand above them
_MOSTLY = 0.6

_PHONE_WORD = r"(?:tele?)?phones?|tel|telefonos?|telefones?|fono|fonos|phone numbers?|telf|tfno|ph"
_ROLES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"\b(?:{pattern})\b"))
    for role, pattern in (
        (ColumnRole.PHONE_KIND, r"(?:phone|telefono|telefone) (?:\d+ )?(?:label|type|etiqueta|tipo)"),
        (
            ColumnRole.IGNORE,
            (
                r"(?:e ?mail|address|website|organization) (?:\d+ )?(?:label|type|etiqueta|tipo)|"
                r"display name|photo|foto|phonetic|fax|pager|telex|isdn|localizador|buscapersonas|file as|"
                r"name prefix|name suffix|record id|id de registro|opt out"
            ),
        ),
        (ColumnRole.EMAIL, r"e ?mails?|mail|correos?"),
        (
            ColumnRole.MOBILE,
            r"mobile|movil(?:es)?|cell(?: ?phone)?|cel|celular(?:es)?|telemovel|whats ?app",
        ),
        (
            ColumnRole.WORK_PHONE,
            (
                rf"(?:{_PHONE_WORD}).* (?:work|trabajo|oficina|empresa|laboral|comercial|trabalho)|"
                rf"(?:work|business|office|company|company main|assistant s) (?:{_PHONE_WORD})"
            ),
        ),
        (
            ColumnRole.HOME_PHONE,
            (
                rf"(?:{_PHONE_WORD}).* (?:home|casa|particular|residencia|residencial|domicilio)|"
                rf"(?:home) (?:{_PHONE_WORD})"
            ),
        ),
        (ColumnRole.PHONE, rf"{_PHONE_WORD}|msisdn|fijo"),
        (ColumnRole.PHONE, r"^(?:numeros?|numbers?|num|nro)(?: \d)?$"),
        (ColumnRole.OWNER, r"owner|propietari[oa]|responsable|responsavel|asesor|vendedor|agente|ejecutivo"),
        (ColumnRole.LAST_NAME, r"last name|family name|surname|apellidos?|sobrenome"),
        (ColumnRole.MIDDLE_NAME, r"middle name|additional name|segundo nombre"),
        (ColumnRole.FIRST_NAME, r"first name|given name|primer nombre|nombre de pila|primeiro nome"),
        (
            ColumnRole.VARIABLE,
            r"title|cargo|department|departamento|status|estado|stage|date|fecha|id|cedula|documento|nit|rut|dni",
        ),
        (
            ColumnRole.COMPANY,
            r"compan(?:y|ies)|organi[sz](?:ation|acion|acao)|empresa|compania|account name|razon social",
        ),
        (ColumnRole.LANGUAGE, r"language|idioma|lengua|lingua"),
        (ColumnRole.TAGS, r"tags?|labels?|etiquetas?|categor(?:y|ies|ias?)|group membership|grupos?"),
        (ColumnRole.CITY, r"city|ciudad|cidade|municipio|localidad"),
        (ColumnRole.ADDRESS, r"address(?: \d)? formatted|^address|street|^direccion|^endereco|domicilio"),
        (
            ColumnRole.NOTE,
            r"notes?|notas?|observac(?:ion|iones|oes)|comentarios?|comments?|descri(?:ption|pcion)",
        ),
        (
            ColumnRole.NAME,
            (
                r"^(?:(?:person|persona|pessoa|full|contact|customer|client) )?(?:name|nombres?|nome)$|"
                r"^(?:contacto?|cliente?|customer|persona)$|"
                r"nombre completo|nome completo|nombre del (?:cliente|contacto)"
            ),
        ),
    )
)
_SURNAME_TOO = re.compile(r"\by apellidos?\b")
_NO_PHONE = re.compile(
    r"cedula|documento|nit|rut|dni|\bid\b|factura|cuenta|saldo|valor|poliza|codigo|fecha|date|monto|pedido|price|amount"
)
_ADDRESS_OF_MAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
_DIGITS = re.compile(r"\d")


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
        return ColumnMapping(tuple(_by_content(uses, first, region)), None, region)
    number, titles = first[header]
    uses = [ColumnUse(title.strip(), role_of(title)) for title in titles]
    return ColumnMapping(tuple(_by_content(uses, first[header + 1 :], region)), number, region)


def role_of(title: str) -> ColumnRole:
    """What a column of that name says."""
    if title.strip() in REASON_TITLES or not title.strip():
        return ColumnRole.IGNORE if title.strip() else ColumnRole.VARIABLE
    name = re.sub(r"[\W_]+", " ", folded(title)).strip()
    if _SURNAME_TOO.search(name):
        return ColumnRole.NAME
    return next((role for role, pattern in _ROLES if pattern.search(name)), ColumnRole.VARIABLE)


def emails_in(text: str) -> tuple[str, ...]:
    """Everything in the text that has the form of an address."""
    return tuple(dict.fromkeys(_ADDRESS_OF_MAIL.findall(text)))


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
            could = use.role is ColumnRole.VARIABLE and not _NO_PHONE.search(folded(use.title))
            if could and _mostly(at, rows, lambda cell: _is_phone(cell, region)):
                uses[at] = ColumnUse(use.title, ColumnRole.PHONE)
    if ColumnRole.EMAIL not in roles:
        for at, use in enumerate(uses):
            if use.role is ColumnRole.VARIABLE and _mostly(at, rows, lambda cell: bool(emails_in(cell))):
                uses[at] = ColumnUse(use.title, ColumnRole.EMAIL)
    if not any(use.title for use in uses):
        for at, use in enumerate(uses):
            if use.role is ColumnRole.VARIABLE and _mostly(at, rows, lambda cell: not _DIGITS.search(cell)):
                uses[at] = ColumnUse(use.title, ColumnRole.NAME)
                break
    return uses


def _mostly(at: int, rows: Sequence[Row], fits: Callable[[str], bool]) -> bool:
    cells = [cells[at].strip() for _, cells in rows if at < len(cells)]
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(fits, filled)) >= _MOSTLY * len(filled)
