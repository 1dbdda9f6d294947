"""Numbers and amounts in words, in Spanish and English, so that a voice says them as people do."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

MOST = 10**12
"""From here on a number stays in digits."""


def one_by_one(words: str) -> tuple[str, ...]:
    """These words, in their order."""
    return tuple(words.split())


_ES = one_by_one(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = one_by_one("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS = one_by_one(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_EN = one_by_one(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_EN_TENS = one_by_one("twenty thirty forty fifty sixty seventy eighty ninety")
_EN_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


class Currency(NamedTuple):
    """What one, several and a hundredth of it are called, in Spanish and in English."""

    es: tuple[str, str, str]
    en: tuple[str, str, str]


_PESO = Currency(("peso", "pesos", "centavos"), ("peso", "pesos", "cents"))
_DOLLAR = Currency(("dólar", "dólares", "centavos"), ("dollar", "dollars", "cents"))
_EURO = Currency(("euro", "euros", "céntimos"), ("euro", "euros", "cents"))
_SOL = Currency(("sol", "soles", "céntimos"), ("sol", "soles", "cents"))
_REAL = Currency(("real", "reales", "centavos"), ("real", "reais", "cents"))
_CURRENCIES = {
    **dict.fromkeys(("cop", "mxn", "ars", "clp", "uyu", "dop", "pesos", "peso", "mx$"), _PESO),
    **dict.fromkeys(("usd", "us$", "u$s", "dolares", "dolar", "dollars", "dollar"), _DOLLAR),
    **dict.fromkeys(("eur", "€", "euros", "euro"), _EURO),
    **dict.fromkeys(("pen", "s/", "s/.", "soles"), _SOL),
    **dict.fromkeys(("brl", "r$", "reales", "reais"), _REAL),
}
_OF_REGION = {
    **dict.fromkeys(("CO", "MX", "AR", "CL", "UY", "DO", "CU"), _PESO),
    **dict.fromkeys(("US", "EC", "SV", "PA", "PR"), _DOLLAR),
    **dict.fromkeys(("ES", "DE", "FR", "IT", "PT", "IE", "NL", "AT", "BE"), _EURO),
    "PE": _SOL,
    "BR": _REAL,
}
_AMOUNT = re.compile(
    r"(?P<before>us\$|u\$s|mx\$|r\$|s/\.?|\$|€|[a-z]{3} ?\$?)?\s*(?P<number>\d[\d.,'’ ]*\d|\d)"
    r"\s*(?P<times>mil|mill[oó]n|millones|k|thousand|million|billion|bn)?(?(times)\b)(?: de)?"
    r"\s*(?P<after>\$|€|[a-záéíóú]{3,8}\.?)?"
)
_TIMES = {
    **dict.fromkeys(("mil", "k", "thousand"), 1000),
    **dict.fromkeys(("millon", "millón", "millones", "million"), 10**6),
    **dict.fromkeys(("billion", "bn"), 10**9),
}


def number_words(value: int, language: str, *, of_something: bool = False) -> str:
    """``treinta y cinco mil``. `of_something`: a noun follows ("veintiún pesos"). Digits from `MOST` on."""
    if abs(value) >= MOST:
        return str(value)
    if value < 0:
        return f"{'menos' if language == 'es' else 'minus'} {number_words(-value, language)}"
    if language != "es":
        return _english(value)
    words = _spanish(value)
    return _shortened(words) if of_something else words


def read_number(written: str, language: str) -> Decimal | None:
    """``1.500.000``, ``1,500.50``, ``35000``; None for what is no number, or might be a code (``0012``).

    A mark of thousands has two or three digits behind it (India counts in twos): ``1.2.3`` is no number.
    """
    digits = re.sub(r"\s", "", written)
    digits = re.sub(r"^(\d{1,3})['’](\d{3}([.,])\d{3})", r"\1\3\2", digits)  # 1'200.000, of millions
    digits = re.sub(r"['’]", "", digits)
    if not re.fullmatch(r"-?\d+(?:[.,]\d+)*", digits) or re.match(r"-?0\d", digits):
        return None
    marks = re.findall(r"[.,]", digits)
    point = _decimal_mark(digits, marks, language)
    whole, _, part = digits.rpartition(point) if point is not None else (digits, "", "0")
    if not re.fullmatch(r"-?(?:\d+|\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3})", whole):
        return None
    return Decimal(f"{re.sub('[.,]', '', whole)}.{part}".removesuffix(".0"))


def _decimal_mark(digits: str, marks: list[str], language: str) -> str | None:
    if not marks or (len(set(marks)) == 1 and len(marks) > 1):
        return None
    last = marks[-1]
    if len(set(marks)) > 1:
        return last
    grouping = "," if language != "es" else None  # in Spanish both are written in thousands
    in_threes = len(digits.rpartition(last)[2]) == 3
    return None if in_threes and grouping in (None, last) else last


def number_said(written: str, language: str) -> str | None:
    """A number in words; None for what is none."""
    value = read_number(written, language)
    if value is None or abs(value) >= MOST:
        return None
    whole, part = int(value), f"{value:f}".partition(".")[2].rstrip("0")
    if not part:
        return number_words(whole, language)
    if value < 0:  # also where nothing stands before the mark
        return f"{'menos' if language == 'es' else 'minus'} {number_said(written.replace('-', ''), language)}"
    point = "coma" if language == "es" else "point"
    said = " ".join(number_words(int(digit), language) for digit in part)
    return f"{number_words(whole, language)} {point} {said}"


def digits_said(written: str, language: str) -> str:
    """A telephone or a document number, digit by digit: ``tres cero cero, uno dos tres, cuatro cinco seis``.

    Said in the groups that it is written in; what stands in one is said by threes, the last up to four.
    """
    plus = ("más " if language == "es" else "plus ") if written.strip().startswith("+") else ""
    groups = [part for group in re.findall(r"\d+", written) for part in _short_groups(group)]
    said = (" ".join(number_words(int(digit), language) for digit in group) for group in groups)
    return plus + ", ".join(said)


def _short_groups(digits: str) -> list[str]:
    groups = []
    while len(digits) > 4:
        groups.append(digits[:3])
        digits = digits[3:]
    return [*groups, digits]


def amount_said(written: str, language: str, region: str = "") -> str | None:
    """An amount of money in words; None for what is none.

    Args:
        written: ``$ 35.000``, ``35000 COP``, ``US$ 20``.
        language: ``"es"``, else English.
        region: ISO 3166 of the customer: whose currency is meant by ``$`` or by nothing.
    """
    found = _AMOUNT.fullmatch(written.strip().casefold())
    value = read_number(found["number"], language) if found else None
    if found is None or value is None:
        return None
    value *= _TIMES.get(found["times"] or "", 1)
    if value >= MOST:
        return None
    signs = [
        (found[part] or "").strip(" .").replace("á", "a").replace("ó", "o") for part in ("before", "after")
    ]
    plainly = [sign[:3] if sign[:3].isalpha() and sign.endswith("$") else sign for sign in signs]
    named = {_CURRENCIES.get(sign) for sign in plainly if sign not in ("", "$")}
    if len(named) > 1 or None in named:  # of two countries, or of one that is not known
        return None
    currency = next(iter(named), None) or _OF_REGION.get(region)
    if currency is None:
        return number_said(found["number"], language) if signs == ["", ""] and not found["times"] else None
    return _in_currency(value, currency, language)


def _in_currency(value: Decimal, currency: Currency, language: str) -> str | None:
    one, many, cents = currency.es if language == "es" else currency.en
    if value * 100 != int(value * 100):
        return None  # a price by the unit, or a number that was meant otherwise
    whole, hundredths = divmod(int(value * 100), 100)
    words = number_words(whole, language, of_something=True)
    of = " de" if language == "es" and whole and whole % 10**6 == 0 else ""
    said = f"{words}{of} {one if whole == 1 else many}"
    if not hundredths:
        return said
    joined = "con" if language == "es" else "and"
    return f"{said} {joined} {number_words(hundredths, language, of_something=True)} {cents}"


def _spanish(value: int) -> str:
    if value >= 10**6:
        millions, rest = divmod(value, 10**6)
        head = "un millón" if millions == 1 else f"{_shortened(_spanish(millions))} millones"
    elif value >= 1000:
        thousands, rest = divmod(value, 1000)
        head = "mil" if thousands == 1 else f"{_shortened(_spanish(thousands))} mil"
    elif value >= 100:
        hundreds, rest = divmod(value, 100)
        head = "cien" if value == 100 else _ES_HUNDREDS[hundreds - 1]
    elif value >= 30:
        tens, rest = divmod(value, 10)
        return _ES_TENS[tens - 3] + (f" y {_ES[rest]}" if rest else "")
    else:
        return _ES[value]
    return f"{head} {_spanish(rest)}" if rest else head


def _shortened(words: str) -> str:
    """As it is said before a noun."""
    if words.endswith("veintiuno"):
        return f"{words.removesuffix('veintiuno')}veintiún"
    return words.removesuffix("o") if words.endswith("uno") else words


def _english(value: int) -> str:
    for scale, name in _EN_SCALES:
        if value >= scale:
            many, rest = divmod(value, scale)
            return f"{_english(many)} {name}" + (f" {_english(rest)}" if rest else "")
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        return f"{_EN[hundreds]} hundred" + (f" {_english(rest)}" if rest else "")
    if value >= 20:
        tens, rest = divmod(value, 10)
        return _EN_TENS[tens - 2] + (f"-{_EN[rest]}" if rest else "")
    return _EN[value]
