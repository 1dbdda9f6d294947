"""Which column of a table says what: found by `columns`, corrected by a person, remembered by its titles."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from sellercall_desktop.core.contacts.contact import NumberUse
from sellercall_desktop.core.contacts.imports.errors import ImportFileError
from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.problems import ImportFileProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLE = "variable:"
REASON_TITLES = ("Why it was not imported", "Por qué no se importó")
"""Of the column that a file of rejected rows has besides those of its source: never imported."""


class ColumnRole(StrEnum):
    """What a column says of a contact."""

    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    COMPANY = "company"
    PHONE = "phone"
    MOBILE = "mobile"
    WORK_PHONE = "work_phone"
    HOME_PHONE = "home_phone"
    PHONE_KIND = "phone_kind"  # what the number in the next column is
    EMAIL = "email"
    TAGS = "tags"
    LANGUAGE = "language"
    OWNER = "owner"
    ADDRESS = "address"
    CITY = "city"  # of the address; a variable, too
    NOTE = "note"
    DO_NOT_CALL = "do_not_call"  # they asked for no calls: their numbers go on the list
    CONSENT = "consent"  # whether they agreed to be called; a variable, too
    CONSENT_DATE = "consent_date"
    CONSENT_SOURCE = "consent_source"
    ZONE = "zone"  # IANA name of the clock where they are
    VARIABLE = "variable"  # for the prompt
    IGNORE = "ignore"

    @classmethod
    def phones(cls) -> frozenset[ColumnRole]:
        """Those that hold telephone numbers."""
        return frozenset(NUMBER_USES)


NUMBER_USES = {
    ColumnRole.PHONE: NumberUse.OTHER,
    ColumnRole.MOBILE: NumberUse.MOBILE,
    ColumnRole.WORK_PHONE: NumberUse.WORK,
    ColumnRole.HOME_PHONE: NumberUse.HOME,
}


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column: its title in the file and what it says. `variable`: under which name the prompt has it."""

    title: str
    role: ColumnRole
    variable: str = ""

    @property
    def name(self) -> str:
        """The variable's name: the one that was given, else the column's title."""
        return self.variable or self.title


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What all columns say. `header_row`: the row of their titles as the file counts it; None: without."""

    columns: tuple[ColumnUse, ...]
    header_row: int | None
    region: str  # of numbers without a country code (ISO 3166)
    tags: tuple[str, ...] = ()  # that every contact gets
    with_codes: frozenset[int] = frozenset()  # columns whose numbers have country codes, without the plus

    @property
    def has_numbers(self) -> bool:
        """Whether any column holds telephone numbers."""
        return any(use.role in NUMBER_USES for use in self.columns)

    def with_role(self, at: int, role: ColumnRole, variable: str = "") -> ColumnMapping:
        """The same but for one column, counted from 0."""
        columns = list(self.columns)
        columns[at] = replace(columns[at], role=role, variable=variable)
        return replace(self, columns=tuple(columns))

    def adapted(self, kept: str) -> ColumnMapping:
        """This one, corrected by what was kept or given as JSON (`as_json`); columns it does not name stay.

        Raises:
            ImportFileError: it is no such JSON, or names no column of this table.
        """
        data = _loaded(kept)
        wanted = data.get("columns", {})
        places = {key: at for at in range(len(self.columns)) for key in _keys_of(self.columns[at].title, at)}
        columns, unknown = list(self.columns), [key for key in wanted if _key(key) not in places]
        if unknown:
            raise _unusable(f"no column {unknown[0]!r}")
        for key, text in wanted.items():
            at = places[_key(key)]
            role, variable = _role_in(text)
            columns[at] = replace(columns[at], role=role, variable=variable)
        region, tags = data.get("region", self.region), data.get("tags", list(self.tags))
        if not re.fullmatch(r"[A-Z]{2}", str(region)) or not isinstance(tags, list):
            raise _unusable("region must be a country's two letters, tags a list")
        return replace(self, columns=tuple(columns), region=region, tags=tuple(map(str, tags)))

    def as_json(self) -> str:
        """To be kept, and read again by `adapted`."""
        titles = [_key(use.title) for use in self.columns]
        columns = {
            (use.title if use.title and titles.count(_key(use.title)) == 1 else f"#{at + 1}"): (
                f"{_VARIABLE}{use.variable}" if use.variable else use.role.value
            )
            for at, use in enumerate(self.columns)
        }
        return json.dumps(
            {"columns": columns, "region": self.region, "tags": list(self.tags)}, ensure_ascii=False, indent=1
        )

    @property
    def digest(self) -> str:
        """Names this kind of file: the same for the same titles, a reason's column left out."""
        titles = [_key(use.title) for use in self.columns if use.title not in REASON_TITLES]
        return hashlib.sha256("\x1f".join(titles).encode()).hexdigest()[:20]


class Mappings(Protocol):
    """Mappings that people corrected, by the digest of the kind of file. Blocking."""

    def of(self, digest: str) -> str | None:
        """What was kept of this kind of file."""

    def keep(self, digest: str, mapping: str) -> None:
        """Remember it. Raises OSError."""


def _keys_of(title: str, at: int) -> tuple[str, ...]:
    return (f"#{at + 1}", _key(title)) if title else (f"#{at + 1}",)


def _key(title: str) -> str:
    return folded(title.strip())


def _role_in(text: object) -> tuple[ColumnRole, str]:
    if isinstance(text, str) and text.startswith(_VARIABLE):
        return ColumnRole.VARIABLE, text.removeprefix(_VARIABLE).strip()
    try:
        return ColumnRole(str(text)), ""
    except ValueError:
        roles = ", ".join(role.value for role in ColumnRole)
        raise _unusable(f"{text!r} is none of {roles}, {_VARIABLE}NAME") from None


def _loaded(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise _unusable(str(error)) from error
    if not isinstance(data, dict) or not isinstance(data.get("columns", {}), dict):
        raise _unusable('expected {"columns": {"title": "role"}}')
    return data


def _unusable(detail: str) -> ImportFileError:
    return ImportFileError(ImportFileProblem.MAPPING, detail=detail)
