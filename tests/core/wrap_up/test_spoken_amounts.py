"""Amounts of 0 to 10 million as people say them, made here by a small speaker of its own, and read back."""

import random

import pytest

from tests.core.wrap_up.talk import read

ONES = [
    "",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiún",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
HUNDREDS = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]
SMALL = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TIES = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spanish(number):
    if number < 30:
        return ONES[number]
    if number < 100:
        rest = f" y {ONES[number % 10]}" if number % 10 else ""
        return TENS[number // 10] + rest
    if number == 100:
        return "cien"
    if number < 1000:
        return f"{HUNDREDS[number // 100]} {spanish(number % 100)}".strip()
    if number < 1_000_000:
        thousands = "mil" if number < 2000 else f"{spanish(number // 1000)} mil"
        return f"{thousands} {spanish(number % 1000)}".strip()
    millions = "un millón" if number < 2_000_000 else f"{spanish(number // 1_000_000)} millones"
    return f"{millions} {spanish(number % 1_000_000)}".strip()


def english(number):
    if number < 20:
        return SMALL[number]
    if number < 100:
        return f"{TIES[number // 10]} {SMALL[number % 10]}".strip()
    if number < 1000:
        rest = f" and {english(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    for size, word in ((1_000_000, "million"), (1000, "thousand")):
        if number >= size:
            return f"{english(number // size)} {word} {english(number % size)}".strip()
    raise AssertionError(number)


def numbers():
    dice = random.Random(7)
    some = [
        *range(1, 130),
        1_000,
        1_001,
        1_100,
        21_000,
        31_000,
        100_000,
        101_000,
        999_999,
        1_000_000,
        1_000_001,
    ]
    some += [10**power * digit for power in range(7) for digit in range(1, 10)]
    some += [dice.randrange(1, 10_000_001) for _ in range(150)]
    return [*some, 2_500_000, 9_999_999, 10_000_000]


def test_spoken_in_spanish():
    wrong = {}
    for number in numbers():
        of = " de" if number % 1_000_000 == 0 else ""
        said = f"le doy {spanish(number)}{of} {'peso' if number == 1 else 'pesos'}"
        found = read(said).get("amount")
        if found is None or found.value != f"{number} COP":
            wrong[said] = found
    assert wrong == {}


def test_spoken_in_english():
    wrong = {}
    for number in numbers():
        said = f"I can pay {english(number)} dollars"
        found = read(said, "US").get("amount")
        if found is None or found.value != f"{number} USD":
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize("form", ["{:,}", "{}"])
def test_written_in_figures(form):
    for number in numbers():
        text = form.format(number)
        for written in (text, text.replace(",", ".")):
            assert read(f"son ${written}")["amount"].value == f"{number} COP", written


def test_thousands_and_halves_in_figures_and_words():
    for number in range(1, 1000, 7):
        assert read(f"son {number} mil pesos")["amount"].value == f"{number * 1000} COP"
    for number in range(1, 30):
        half = number * 1_000_000 + 500_000
        millions = "millón" if number == 1 else "millones"
        assert read(f"son {spanish(number)} {millions} y medio")["amount"].value == str(half)
        assert read(f"son {number},5 millones de pesos")["amount"].value == f"{half} COP"
        if number > 1:
            assert read(f"son {spanish(number)} y medio millones")["amount"].value == str(half)
            assert read(f"{english(number)} and a half million")["amount"].value == str(half)


def test_nothing_is_no_amount():
    assert read("cero pesos") == {}
