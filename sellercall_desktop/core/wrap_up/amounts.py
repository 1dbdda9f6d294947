"""Amounts of money: "dos millones y medio", "150 mil", "35 dólares", "200 lucas", "$1.250.000".

A number is an amount where its currency is said, or where thousands or millions are said and nothing else is
counted. The value is the number, and the currency behind it where it was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.core.wrap_up.field import Doubt, Evidence
from sellercall_desktop.core.wrap_up.numbers import NumberSaid, number_at
from sellercall_desktop.core.wrap_up.speech import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sellercall_desktop.core.wrap_up.speech import Speech

PESOS = {
    "CO": "COP",
    "MX": "MXN",
    "AR": "ARS",
    "CL": "CLP",
    "UY": "UYU",
    "DO": "DOP",
    "CU": "CUP",
    "PH": "PHP",
}
_CURRENCIES = {
    "USD": "dolar dolares dollar dollars bucks buck usd us$ verdes",
    "EUR": "euro euros eur €",
    "PEN": "sol soles pen s/",
    "CRC": "colon colones crc ₡",
    "GTQ": "quetzal quetzales gtq",
    "HNL": "lempira lempiras hnl",
    "NIO": "cordoba cordobas nio",
    "PYG": "guarani guaranies pyg",
    "BOB": "boliviano bolivianos bob",
    "VES": "bolivar bolivares ves",
    "PAB": "balboa balboas pab",
    "BRL": "real reales reais brl",
    "GBP": "pound pounds gbp £",
    "COP": "cop",
    "MXN": "mxn varo varos",
    "ARS": "ars",
    "CLP": "clp",
    "UYU": "uyu",
    "DOP": "dop",
}
_CODES = {word: code for code, words in _CURRENCIES.items() for word in words.split()}
_PESOS = frozenset({"peso", "pesos", "pesitos"})
_OF_PLACE = {"colombianos": "COP", "mexicanos": "MXN", "argentinos": "ARS", "chilenos": "CLP",
             "uruguayos": "UYU", "dominicanos": "DOP", "americanos": "USD", "canadienses": "CAD"}  # fmt: skip
_SLANG = frozenset({"luca", "lucas", "palo", "palos", "melon", "melones", "grand"})
_BEFORE = frozenset({"€", "£", "₡", "usd", "cop", "mxn", "ars", "clp", "eur", "pen"})
_DOLLARS = {("us",): "USD", ("u", "s"): "USD", ("rd",): "DOP", ("mx",): "MXN"}
_CENTS = frozenset({"centavos", "centavo", "cents", "cent", "centimos"})
_LARGEST_UNSAID = 100_000_000
"""Beyond this, digits without a currency are more likely a document or a telephone number."""
_GO_ON = words_of(
    ". , ; : ? ! ) … y o u e ni pero por para en con que mas menos como si no es al a del mensual",
    "mensuales mes anual anuales diarios semanales cada hasta desde porque pues entonces ahi asi nada",
    "solo solamente maximo minimo aproximadamente exactos cerrados libres netos brutos efectivo ahora hoy",
    "manana entre cuando aunque ya tengo puedo seria serian estaria esta estan eso ese listo gracias",
    "señor senor senora senorita verdad cierto or and but per for is to in at max maximum minimum monthly",
    "yearly total if so right please okay ok maybe tops limpios redondos adicionales de pico pago pagaria",
    "le les me mejor digo perdon jefe mija amigo hermano aja",
)
_OF_MONEY = words_of(
    "cuota entrada inicial anticipo presupuesto credito prestamo deuda ahorro ahorros contado plata",
    "sueldo salario renta arriendo inversion capital abono enganche prima una",
)
_NOT_MONEY_BEFORE = words_of("ano anos modelo codigo pin year extension piso calle carrera numero")
_PERCENT = frozenset({"%", "por", "percent"})


def amounts(speech: Speech, region: str) -> Iterator[Evidence]:
    """Every amount of a turn, in order."""
    at = 0
    while at < len(speech.tokens):
        number = number_at(speech, at) if speech.at(at) != "y" else None
        if number is None:
            at += 1
            continue
        found = _amount(speech, number, region)
        if found is not None:
            yield found
        at = max(number.end, at + 1)


def _amount(speech: Speech, number: NumberSaid, region: str) -> Evidence | None:
    code, start, end = _currency(speech, number, region)
    value = number.value
    if code == "PEN" and speech.has({"luca", "lucas"}, number.start, number.end):
        value /= 1000  # in Peru a "luca" is one sol
    if code is None and not _may_go_without(speech, number, end):
        return None
    if _is_percent(speech, end) or value == 0 or speech.negated(start) or _in_a_word(speech, start):
        return None
    doubts = []
    if number.shortened and code is None:
        doubts.append(Doubt.SHORTENED)
    if _is_one_of_several(speech, start):
        doubts.append(Doubt.ONE_OF_SEVERAL)
    cents = _cents(speech, end)
    if cents is not None:
        value, end = value + cents[0], cents[1]
    text = f"{value.normalize():f}"
    return Evidence(f"{text} {code}" if code else text, speech.words(start, end), start, tuple(doubts))


def _currency(speech: Speech, number: NumberSaid, region: str) -> tuple[str | None, int, int]:
    """The currency's code ("" where it is some peso), and the tokens from the first to behind the last."""
    start, end = number.start, number.end
    peso = PESOS.get(region, "")
    after = end + (speech.at(end) == "de")
    word = speech.at(after)
    if word in _PESOS:
        place = _OF_PLACE.get(speech.at(after + 1))
        return place or peso, start, after + 1 + (place is not None)
    if word in _CODES and not (word == "real" and after == end):
        return _CODES[word], start, after + 1 + (speech.at(after + 1) in _OF_PLACE)
    if (before := _currency_before(speech, start, peso)) is not None:
        return before[0], before[1], end
    if speech.has({"grand"}, start, end):
        return "USD", start, end
    if speech.has(_SLANG, start, end):
        lucas_of_peru = region == "PE" and speech.has({"lucas", "luca"}, start, end)
        return "PEN" if lucas_of_peru else peso, start, end
    return None, start, end


def _currency_before(speech: Speech, start: int, peso: str) -> tuple[str, int] | None:
    """A sign or code right before a number, and where it begins."""
    before = speech.at(start - 1)
    if before == "$":
        for words, code in _DOLLARS.items():
            if speech.are(start - 1 - len(words), *words):
                return code, start - 1 - len(words)
        return peso or "USD", start - 1
    if before == "/" and speech.at(start - 2) == "s":
        return "PEN", start - 2
    return (_CODES[before], start - 1) if before in _BEFORE else None


def _may_go_without(speech: Speech, number: NumberSaid, end: int) -> bool:  # noqa: PLR0911 - one form a line
    """Whether a number without a currency can only be money."""
    digits = speech.at(number.start)
    grouped = number.end == number.start + 1 and digits.count(".") + digits.count(",") >= 2
    named = number.scaled and not (number.value == 1000 and number.end == number.start + 1)
    if not (grouped or named) or number.value > _LARGEST_UNSAID:
        return False
    if number.in_words and 1900 <= number.value < 2100:
        return False  # a year
    if speech.has(_NOT_MONEY_BEFORE, number.start - 2, number.start):
        return False
    if number.start and speech.at(number.start - 1) in {"las", "-", "#"}:
        return False
    after = speech.at(end)
    if after == "de":
        return speech.at(end + 1) in _OF_MONEY
    if after in {"por", "per"} and speech.at(end + 1) in {"ciento", "cent"}:
        return False
    if after == "-" or (after and after[0].isdecimal()):
        return False
    return not after or after in _GO_ON


def _in_a_word(speech: Speech, start: int) -> bool:
    """Whether digits are a piece of a code or address: "abc123", "ana90@…"."""
    return start > 0 and speech.glued(start - 1) and speech.tokens[start - 1].is_word


def _is_percent(speech: Speech, end: int) -> bool:
    return speech.at(end) in {"%", "percent"} or speech.are(end, "por", "ciento")


def _is_one_of_several(speech: Speech, start: int) -> bool:
    """As in "between 50 and 60 thousand": the number before belongs to it."""
    if speech.at(start - 1) not in {"y", "a", "o", "and", "to", "or", "u"}:
        return False
    back = speech.at(start - 2)
    return bool(back) and (back[0].isdecimal() or number_at(speech, start - 2) is not None or back in _PESOS)


def _cents(speech: Speech, end: int) -> tuple[Decimal, int] | None:
    """As in "35 dólares con 50", "and fifty cents"."""
    if speech.at(end) not in {"con", "y", "and"} or not speech.at(end + 1):
        return None
    number = number_at(speech, end + 1)
    if number is None or not 0 < number.value < 100 or number.scaled:
        return None
    named = speech.at(number.end) in _CENTS
    if not named and (speech.at(end) != "con" or speech.at(number.end)[:1] not in {"", ".", ","}):
        return None
    return number.value / 100, number.end + named
