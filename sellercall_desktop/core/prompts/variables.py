r"""Variables in a prompt: ``{{nombre}}``, ``{{saldo: dinero}}``, ``{{nombre | cliente}}``; where they stand.

Between the braces: a name; behind a colon how its value is spoken; behind a bar what is said where there is
none. Case and accents of a name do not count. ``\{{`` is written for two braces that are meant as such: the
backslash is left out, and it means nothing anywhere else. ``}}`` alone is text.

They are filled here, before the text leaves. The voice AI's provider fills templates only in the agents that
are stored with it; a call's own prompt, which is what is sent, it takes as it stands, braces and all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded

if TYPE_CHECKING:
    from collections.abc import Collection

OPENS, CLOSES, LITERAL = "{{", "}}", "\\{{"
LONGEST_NAME = 40


class VariableKind(StrEnum):
    """How a value is put into words."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"  # a day and an hour


class VariableFlaw(StrEnum):
    """What is wrong with one."""

    EMPTY = "empty"
    UNCLOSED = "unclosed"
    BAD_NAME = "bad_name"  # a name is of letters, digits, blanks and . _ -, and begins with a letter
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN = "unknown"  # neither built in nor of the contact
    UNFILLED = "unfilled"  # there is no value, and nothing to say instead


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where a variable stands: ``text[start:end]``, braces included. `kind`, `default`: as written there."""

    start: int
    end: int
    name: str
    kind: VariableKind | None = None
    default: str | None = None
    flaw: VariableFlaw | None = None
    is_literal: bool = False  # braces that are meant as such

    @property
    def key(self) -> str:
        """What its name is compared by."""
        return key_of(self.name)


_KINDS = {
    **{kind.value: kind for kind in VariableKind},
    "texto": VariableKind.TEXT,
    "numero": VariableKind.NUMBER,
    "dinero": VariableKind.MONEY,
    "precio": VariableKind.MONEY,
    "price": VariableKind.MONEY,
    "fecha": VariableKind.DATE,
    "momento": VariableKind.MOMENT,
}
BUILT_IN = {
    "nombre": ("nombre", "name"),
    "empresa": ("empresa", "company"),
    "telefono": ("teléfono", "phone"),
    "ahora": ("ahora", "now"),
    "fecha": ("fecha", "date"),
    "hora": ("hora", "time"),
    "saludo": ("saludo", "greeting"),
    "vendedor": ("vendedor", "seller"),
    "campana": ("campaña", "campaign"),
}
"""Those that every prompt has: by key, their names in Spanish and in English."""
OF_THE_CALL = frozenset({"ahora", "fecha", "hora", "saludo", "telefono"})
"""Those that have a value in every call."""
OF_THE_DESK = frozenset({"vendedor", "campana"})
"""Those that no contact need have: where a call has none, the desk or the prompt is at fault."""
_OWN = ("contacto.", "contact.")
"""In front of a name: the contact's own variable, also where it is called like one that is built in."""

_SPELT = re.compile(r"\\?\{\{")
_NAME = re.compile(r"[^\W\d_][\w .\-]*")


@lru_cache(maxsize=1024)  # each key pressed asks for those of a line
def key_of(name: str) -> str:
    """The same for all ways of writing a name; English names of what is built in are the Spanish ones."""
    key = _plain(name)
    return _KEYS.get(key, key)


def own_key(name: str) -> str:
    """The key of a contact's own variable."""
    return _OWN[0] + _plain(name)


def _plain(name: str) -> str:
    small = " ".join(folded(name).split())
    for own in _OWN:
        if small.startswith(own):
            return _OWN[0] + re.sub(r"[ .\-]+", "_", small.removeprefix(own).strip())
    return re.sub(r"[ .\-]+", "_", small)


_KEYS = {_plain(name): key for key, names in BUILT_IN.items() for name in names}


def placeholders(text: str) -> list[Placeholder]:
    """All of them in order, with what is wrong in how they are written."""
    found: list[Placeholder] = []
    ahead = _Ahead(_Next(text, OPENS), _Next(text, CLOSES), _Next(text, "\n"))
    end = 0
    for opened in _SPELT.finditer(text):
        if opened.start() < end:
            continue
        if opened.group() == LITERAL:
            end = opened.end()
            found.append(Placeholder(opened.start(), end, "", is_literal=True))
            continue
        found.append(_placeholder(text, opened.start(), ahead))
        end = found[-1].end
    return found


class _Next:
    """Where something stands next, seen from places that only grow, so that a text is walked once."""

    def __init__(self, text: str, sought: str) -> None:
        self._text, self._sought, self._at = text, sought, -1

    def seen_from(self, place: int) -> int:
        """Its place, there or behind; the end of the text where there is none."""
        if self._at < place:
            found = self._text.find(self._sought, place)
            self._at = found if found >= 0 else len(self._text)
        return self._at


@dataclass(frozen=True, slots=True)
class _Ahead:
    opens: _Next
    closes: _Next
    line_ends: _Next


def _placeholder(text: str, start: int, ahead: _Ahead) -> Placeholder:
    inside = start + len(OPENS)
    close = ahead.closes.seen_from(inside)
    if close >= ahead.line_ends.seen_from(inside) or inside < ahead.opens.seen_from(inside) < close:
        words = re.compile(r"[\w.\-]*").match(text, inside)
        return Placeholder(start, words.end() if words else inside, "", flaw=VariableFlaw.UNCLOSED)
    named, bar, default = text[inside:close].partition("|")
    name, colon, kind = (part.strip() for part in named.partition(":"))
    spoken = _KINDS.get(folded(kind))
    return Placeholder(
        start,
        close + len(CLOSES),
        name,
        spoken,
        default.strip() if bar else None,
        _flaw_of(name, is_kind=not colon or spoken is not None),
    )


def _flaw_of(name: str, *, is_kind: bool) -> VariableFlaw | None:
    if not name:
        return VariableFlaw.EMPTY
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        return VariableFlaw.BAD_NAME
    return None if is_kind else VariableFlaw.UNKNOWN_KIND


def as_placeholder(name: str) -> str:
    """How a variable is written."""
    return f"{OPENS}{name}{CLOSES}"


def known_keys(own: Collection[str] = ()) -> frozenset[str]:
    """The keys that mean something: built in, or names of contacts' own variables."""
    return frozenset({*BUILT_IN, *map(key_of, own), *map(own_key, own)})


def misplaced(text: str, known: frozenset[str]) -> list[Placeholder]:
    """Those that are written wrongly, that are unknown, or that a call cannot be sure to fill, with why.

    The last are only those without anything to say instead: a contact may have a value or not.
    """
    found = []
    for one in placeholders(text):
        flaw = one.flaw
        if flaw is None and not one.is_literal:
            if one.key not in known:
                flaw = VariableFlaw.UNKNOWN
            elif one.default is None and one.key not in OF_THE_CALL:
                flaw = VariableFlaw.UNFILLED
        if flaw is not None:
            found.append(replace(one, flaw=flaw))
    return found
