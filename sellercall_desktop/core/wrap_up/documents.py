"""Numbers of identity and tax documents, only where somebody says what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.wrap_up import check_digits
from sellercall_desktop.core.wrap_up.field import Doubt, Evidence
from sellercall_desktop.core.wrap_up.letters import unit_at
from sellercall_desktop.core.wrap_up.numbers import DigitRun, digit_runs
from sellercall_desktop.core.wrap_up.speech import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

_GAP = 9  # tokens between the name of a document and its number
_MOST_SIGNS = 40
_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "CE": (("cedula", "de", "extranjeria"), ("c", ".", "e")),
    "TI": (("tarjeta", "de", "identidad"),),
    "CC": (
        ("cedula",),
        ("c", ".", "c"),
        ("cc",),
        ("documento",),
        ("identificacion",),
        ("carnet",),
        ("identity",),
    ),
    "NIT": (("nit",), ("n", ".", "i", ".", "t")),
    "DNI": (("dni",), ("d", ".", "n", ".", "i"), ("de", "ene", "i")),
    "RUT": (("rut",), ("run",), ("r", ".", "u", ".", "t")),
    "RFC": (("rfc",), ("r", ".", "f", ".", "c"), ("erre", "efe", "ce")),
    "CURP": (("curp",),),
    "PASSPORT": (("pasaporte",), ("passport",)),
    "CUIT": (("cuit",), ("cuil",)),
    "RUC": (("ruc",),),
}
_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _kind, _forms in _NAMES.items():
    for _words in _forms:
        _FIRST.setdefault(_words[0], []).append((_words, _kind))
_OTHER_NUMBERS = frozenset(
    in_order("telefono celular cel movil whatsapp phone cell pesos cuenta pedido orden factura edad anos")
)
_OF_ANOTHER = frozenset({"esposa", "esposo", "hija", "hijo", "mama", "papa", "hermano", "hermana"})
_RFC = re.compile(r"[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}")
_CURP = re.compile(r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d")
_PASSPORT = re.compile(r"(?=(?:.*\d){4})[A-Z0-9]{6,12}")
_OWN = {"AR": "DNI", "PE": "DNI", "ES": "DNI", "CL": "RUT"}
"""What "my document" is there; elsewhere a cédula."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How many digits such a document has."""

    fewest: int
    most: int


_SHAPES = {
    "CC": _Shape(5, 11),
    "CE": _Shape(5, 7),
    "TI": _Shape(10, 11),
    "DNI": _Shape(7, 8),
    "CUIT": _Shape(11, 11),
    "RUC": _Shape(11, 13),
}


def document_named(speech: Speech) -> str:
    """The last document that a turn names, by our short name; empty where it names none."""
    kind = ""
    for at in range(len(speech.tokens)):
        kind = _kind_at(speech, at) or kind
    return kind


def documents(speech: Speech, region: str, asked: str = "") -> Iterator[Evidence]:
    """Every number of a turn that is called a document's. `asked`: which one was asked for right before."""
    runs: list[DigitRun] | None = None
    named = [(at, kind) for at in range(len(speech.tokens)) if (kind := _kind_at(speech, at))]
    if not named and not asked:
        return
    for at, kind in named or [(-1, asked)]:
        if kind in {"RFC", "CURP", "PASSPORT"}:
            found = _signs_after(speech, at + 1, kind)
        else:
            runs = list(digit_runs(speech, 5)) if runs is None else runs
            run = next((run for run in runs if at < run.start <= at + 1 + _GAP), None)
            run = run or _run_before(speech, at, runs)
            found = _by_digits(speech, at, kind, run, region) if run is not None else None
        if found is not None and not speech.negated(found.start):
            yield found


def _run_before(speech: Speech, at: int, runs: list[DigitRun]) -> DigitRun | None:
    """As in "79123456 es mi cédula"."""
    for run in runs:
        if run.end < at and speech.at(run.end) in {"es", "is"} and at - run.end <= 3:
            return run
    return None


def _kind_at(speech: Speech, at: int) -> str:
    forms = _FIRST.get(speech.at(at), ())
    return next((kind for words, kind in forms if speech.are(at, *words)), "")


def _by_digits(speech: Speech, at: int, kind: str, run: DigitRun, region: str) -> Evidence | None:
    between = range(at + 1, run.start)
    others = _OTHER_NUMBERS | _OF_ANOTHER | {"?", ";"}
    if any(speech.at(place) in others for place in between):
        return None
    kind = _OWN.get(region, kind) if kind == "CC" and speech.at(at) != "cedula" else kind
    digits = run.readings[0].lstrip("+")
    if kind in {"NIT", "RUT"}:
        made = _with_check(speech, kind, digits, run)
    else:
        shape = _SHAPES[kind]
        fits = [each for each in run.readings if shape.fewest <= len(each.lstrip("+")) <= shape.most]
        if not fits:
            return None
        digits = fits[0].lstrip("+")
        made = f"{kind} {digits}", _check(kind, digits, region), run.end
    if made is None:
        return None
    value, doubts, end = made
    return Evidence(value, speech.words(run.start, end), run.start, doubts)


def _check(kind: str, digits: str, region: str) -> tuple[Doubt, ...]:
    fits = True
    if kind == "CC" and region == "EC" and len(digits) == 10:
        fits = check_digits.cedula_of_ecuador_fits(digits)
    elif kind == "CUIT":
        fits = check_digits.cuit_fits(digits)
    elif kind == "RUC" and len(digits) == 11:
        fits = check_digits.ruc_of_peru_fits(digits)
    return () if fits else (Doubt.CHECK_DIGIT,)


def _with_check(
    speech: Speech, kind: str, digits: str, run: DigitRun
) -> tuple[str, tuple[Doubt, ...], int] | None:
    """A number whose check digit may be said behind it."""
    expected = check_digits.nit_digit if kind == "NIT" else check_digits.rut_digit
    fewest, most = (9, 9) if kind == "NIT" else (7, 8)
    end = run.end
    mark = end + (speech.at(end) in {"-", "guion", ","})
    if kind == "RUT" and speech.at(mark) in {"k", "ka"} and fewest <= len(digits) <= most:
        fits = expected(digits) == "K"
        return f"RUT {digits}-K", () if fits else (Doubt.CHECK_DIGIT,), mark + 1
    parted = speech.at(end - 2) in {"-", "guion", "raya"}
    if fewest < len(digits) <= most + 1 and (
        parted or expected(digits[:-1]) == digits[-1] or len(digits) > most
    ):
        fits = expected(digits[:-1]) == digits[-1]
        return f"{kind} {digits[:-1]}-{digits[-1]}", () if fits else (Doubt.CHECK_DIGIT,), end
    if fewest <= len(digits) <= most:
        return f"{kind} {digits}", (), end
    return None


def _signs_after(speech: Speech, at: int, kind: str) -> Evidence | None:
    """Letters and digits behind the name of the document, spelled or written, joined while they fit."""
    pattern = {"RFC": _RFC, "CURP": _CURP, "PASSPORT": _PASSPORT}[kind]
    for first in range(at, min(at + _GAP, len(speech.tokens))):
        made, here, best = "", first, None
        while here - first < _MOST_SIGNS:
            if speech.at(here) in {",", "-"}:
                here += 1
                continue
            unit = unit_at(speech, here)
            if (
                unit is None
                or not unit.text.isalnum()
                or (kind == "PASSPORT" and not unit.spelled and not _leads(speech, here))
            ):
                break
            made, here = made + unit.text.upper(), unit.end
            if pattern.fullmatch(made):
                best = made, here
        if best is not None:
            return _signed(speech, kind, best[0], first, best[1])
    return None


def _leads(speech: Speech, at: int) -> bool:
    """Letters right before digits: "AB123456"."""
    return len(speech.at(at)) <= 3 and speech.glued(at) and speech.at(at + 1).isdecimal()


def _signed(speech: Speech, kind: str, made: str, first: int, end: int) -> Evidence:
    written = speech.words(first, end)
    if "Ñ" in written.upper() and kind == "RFC":
        made = re.sub(r"[^A-ZÑ&0-9]", "", written.upper()) if len(written) <= 15 else made
    fits = kind == "PASSPORT" or (check_digits.rfc_fits if kind == "RFC" else check_digits.curp_fits)(made)
    return Evidence(f"{kind} {made}", written, first, () if fits else (Doubt.CHECK_DIGIT,))
