"""Telephone numbers, digit by digit or in groups: what `core.phone` reads as one number, nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sellercall_desktop.core.phone.reading import read
from sellercall_desktop.core.wrap_up.field import Doubt, Evidence
from sellercall_desktop.core.wrap_up.numbers import DigitRun, digit_runs
from sellercall_desktop.core.wrap_up.speech import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.wrap_up.speech import Speech

_FEWEST, _MOST = 7, 16
_NEAR = 10  # tokens before the digits
NAMED = words_of(
    "telefono telefonos celular cel movil fijo whatsapp whatsap wasap guasap llame llameme llamame llamar",
    "llamen marque marqueme marcar numero contacto phone cell cellphone mobile call text reach number",
    "landline linea tel comuniquese comunicarse llamarme marcarme llamarlo escribame",
)
OTHERS = words_of(
    "cedula documento identificacion identidad nit dni rut run rfc curp pasaporte passport cuit cuil ruc",
    "cuenta pedido orden factura guia tarjeta contrato referencia radicado placa serial codigo code",
    "account order invoice card contract reference tracking ticket caso case poliza afiliado socio seguro",
    "nomina zip postal policy serie matricula clabe cvu cbu carnet",
)
_MONEY = words_of(
    "pesos dolares euros soles bolivares quetzales lempiras colones guaranies dollars bucks pounds",
)
_FILLERS = words_of(
    "eh este mmm aja si y luego ok es el a ver ah o sea , . - ( ) guion espacio",
)
_INDICATORS = frozenset({"indicativo", "extension", "ext"})


def phones(
    speech: Speech, region: str, *, asked: bool = False, other_asked: bool = False
) -> Iterator[Evidence]:
    """Every number of a turn. `asked`: for a telephone, `other_asked`: for another number, right before."""
    for run in digit_runs(speech, _FEWEST):
        number = _number(run, region)
        if number is None:
            continue
        before = speech.tokens[max(0, run.start - _NEAR) : run.start]
        names = [token.low for token in before if token.low in NAMED or token.low in OTHERS]
        others = [name for name in names if name in OTHERS]
        if others and (names[-1] in OTHERS or names[-1] in {"numero", "number"}):
            continue
        after = [speech.at(run.end), speech.at(run.end + 1)]
        if after[0] in {"veces", "times"}:
            continue
        if speech.at(run.start - 1) == "$" or any(word in _MONEY for word in after):
            continue
        if not names and not asked and other_asked:
            continue
        if speech.negated(run.start):
            continue
        doubts = () if names or asked else (Doubt.UNNAMED,)
        yield Evidence(number, speech.words(run.start, run.end), run.start, doubts)


def only_digits(speech: Speech) -> str:
    """The digits of a turn that says nothing else: a part of a number that goes on in the next turn."""
    runs = list(digit_runs(speech, 1))
    said: set[int] = set()
    for run in runs:
        said.update(range(run.start, run.end))
    rest = (token.low for at, token in enumerate(speech.tokens) if at not in said)
    return "".join(run.readings[0] for run in runs) if all(word in _FILLERS for word in rest) else ""


def whole_number(digits: str, region: str) -> str | None:
    """The one number that these digits are, in E.164."""
    bare = digits.lstrip("+")
    return _read(digits, region) if _FEWEST <= len(bare) <= _MOST else None


def _number(run: DigitRun, region: str) -> str | None:
    for digits in run.readings:
        if (number := whole_number(digits, region)) is not None:
            return number
    return None


@lru_cache(maxsize=512)
def _read(digits: str, region: str) -> str | None:
    number = read(digits, region).number
    return number.e164 if number is not None else None
