"""A country named beside a number, by a code and words, a flag or a name, is never passed over."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind
from sellercall_desktop.core.problems import NumberProblem


@pytest.mark.parametrize(
    ("text", "home", "e164"),
    [
        ("+52 México 322 123 4567", "CO", "+523221234567"),
        ("+52 (México) 322 123 4567", "CO", "+523221234567"),
        ("+52 (MX) 322 123 4567", "CO", "+523221234567"),
        ("+52 Mexico: 1 322 123 4567", "CO", "+523221234567"),
        ("+1 USA 310 555 0123", "CO", "+13105550123"),
        ("+1 (EE. UU.) 310 555 0123", "CO", "+13105550123"),
        ("+1 Canadá 416 555 0123", "CO", "+14165550123"),
        ("+54 Argentina\n9 351 230 3473", "CO", "+5493512303473"),
        ("código de país: 52, número: 322 123 4567", "CO", "+523221234567"),
        ("Country code: 1, phone: 310 555 0123", "CO", "+13105550123"),
        ('{"countryCode": "52", "phone": "3221234567"}', "CO", "+523221234567"),
        ("cc=52&phone=3221234567", "CO", "+523221234567"),
        ("\U0001f1f2\U0001f1fd 322 123 4567", "CO", "+523221234567"),
        ("\U0001f1fa\U0001f1f8(310) 555-0123", "CO", "+13105550123"),
        ("\U0001f1e8\U0001f1f4 300 123 4500", "MX", "+573001234500"),
        ("\U0001f1e8\U0001f1f4 +52 322 123 4567", "CO", "+523221234567"),
        ("USA: 212 555 0123", "CO", "+12125550123"),  # of no number of home
        ("\\u002B1 310 555 0123", "CO", "+13105550123"),
        ("\\x2b1 310 555 0123", "CO", "+13105550123"),
        ("=2B52 322 123 4567", "CO", "+523221234567"),
        ("\u271a52 322 123 4567", "CO", "+523221234567"),
        ("\u142952 322 123 4567", "CO", "+523221234567"),
        ("tel:3221234567;phone-context=52", "CO", "+523221234567"),
    ],
)
def test_the_country_that_is_named_is_where_it_rings(text, home, e164):
    assert [number.e164 for number in phone.read(text, home).candidates] == [e164]


@pytest.mark.parametrize(
    "text",
    [
        "+52 Ana 322 123 4567",
        "+1 Ana\n310 555 0123",
        "+52 Colombia 322 123 4567",
        "+1 celular de Ana 310 555 0123",
        "OO1 310 555 0123",
        "oo52 322 123 4567",
        "O0 52 322 123 4567",
        "\U0001f1ea\U0001f1f8 300 123 4500",
        "+52 (MX) 301 12 3456",
    ],
)
def test_where_the_country_and_the_number_do_not_agree_nobody_is_rung(text):
    reading = phone.read(text, "CO")
    assert reading.candidates == ()
    assert reading.problem is not None


def test_zeros_typed_as_letters_are_named():
    assert phone.read("OO1 310 555 0123", "CO").note == Note(NoteKind.LOOK_ALIKE_LETTERS, "OO1")


@pytest.mark.parametrize(
    "text",
    ["USA 310-555-0123", "Estados Unidos (310) 555-0123", "Ana, US 310 555 0123"],
)
def test_a_countrys_name_before_a_number_of_both_is_asked_about(text):
    reading = phone.read(text, "CO")
    assert reading.problem is NumberProblem.SEVERAL
    assert "+573105550123" in {number.e164 for number in reading.candidates}
    assert len(reading.candidates) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ana\n310 555 0123",
        "Ana Pérez\n3105550123\nBogotá",
        "Ana\r\n310 555 0123",
        "Ana\u2028310 555 0123",
        "Perú 310 555 0123",  # no number there: a firm, or a street
        "Colombia 310 555 0123",
        "CR 310 555 0123",
        "C.C. 52.123.456 Tel 310 555 0123",
        "cc 52 310 555 0123",
        "001 Ana Pérez 310 555 0123",
        "Gana +50 puntos por cada una de tus compras, llama al 310 555 0123",
        "indicativo 57 310 555 0123",
    ],
)
def test_names_lines_and_documents_before_a_number_take_nothing_away(text):
    assert [number.e164 for number in phone.read(text, "CO").candidates] == ["+573105550123"]
