"""What stands beside a number (an extension, more digits, another number) is never lost in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind
from sellercall_desktop.core.phone.searching import digits_searched
from sellercall_desktop.core.problems import NumberProblem


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("tel:6013456789*12", "12"),
        ("tel:6013456789%2A12", "12"),
        ("tel:6013456789w12", "12"),
        ("6013456789w12", "12"),
        ("601 345 6789 p 12", "12"),
        ("601 345 6789 *12", "12"),
        ("+576013456789*12", "12"),
        ("601 345 6789 (12)", "12"),
        ("+57 601 345 6789 (12)", "12"),
        ("601 345 6789 [12]", "12"),
        ("601 345 6789 ( 12 )", "12"),
        ("601 345 6789 ex 12", "12"),
        ("601 345 6789 Exts. 12", "12"),
        ("601 345 6789 exts 12, 13", "12, 13"),
        ("601 345 6789 extns. 12", "12"),
        ("601 345 6789 extensiones 12 y 13", "12 y 13"),
        ("601 345 6789 marcar 2", "2"),
        ("601 345 6789, marque la opción 2", "2"),
        ("601 345 6789 y oprima 2", "2"),
        ("601 345 6789 luego 2", "2"),
        ("601 345 6789 then press 2", "2"),
        ("601 345 6789 digite 2", "2"),
        ("601 345 6789 disque 2", "2"),
        ("PBX 601 345 6789 Ext 12", "12"),
    ],
)
def test_an_extension_is_said_however_it_is_written(text, extension):
    reading = phone.read(text, "CO")
    assert [number.e164 for number in reading.candidates] == ["+576013456789"]
    assert reading.note == Note(NoteKind.EXTENSION_DROPPED, extension)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("310 555 0123 0124", "0124"),
        ("310 5550123-24-25", "24-25"),
        ("310 555 0123 12", "12"),
        ("310 555 0123 10/12", "10, 12"),
        ("3105550123+12", "+12"),
        ("310 555 0123 y 24", "24"),
        ("310 555 0123 / 310555012", "310555012"),
        ("310 555 0123\n310555012", "310555012"),
        ("900123456 310 555 0123", "900123456"),
        ("900123456 +57 310 555 0123", "900123456"),
        ("310 555 0123 o +310 123 4567", "+310 123 4567"),
    ],
)
def test_other_digits_are_named_and_called_no_extension(text, left):
    reading = phone.read(text, "CO")
    assert [number.e164 for number in reading.candidates] == ["+573105550123"]
    assert (reading.note, reading.alone) == (Note(NoteKind.DIGITS_LEFT_OUT, left), False)


@pytest.mark.parametrize(
    "moment",
    [
        "10 dic 2026",
        "10 de diciembre de 2026",
        "10-dic-26",
        "dic 10",
        "Dec 10, 2026",
        "10th December",
        "10/12/2026",
        "2026-12-10",
        "10:30",
        "5 pm",
        "5 p. m.",
    ],
)
@pytest.mark.parametrize("between", [" ", " - ", ", "])
def test_a_date_or_a_time_is_no_extension(moment, between):
    reading = phone.read(f"310 555 0123{between}{moment}", "CO")
    assert ([number.e164 for number in reading.candidates], reading.note) == (["+573105550123"], None)


@given(
    st.sampled_from(["3105550123", "310 555 0123", "601 345 6789", "+57 310 555 0123"]),
    st.sampled_from(
        [" ", "-", ".", " - ", "/", ", ", ",", "*", " (", " x", " ext ", " #", " marque ", " + "]
    ),
    st.integers(1, 99_999),
    st.sampled_from(["", "-12", " 13", "/14"]),
)
def test_short_digits_behind_a_number_are_told_or_it_is_refused(number, between, digits, more):
    text = f"{number}{between}{digits}{')' if '(' in between else ''}{more}"
    reading = phone.read(text, "CO")
    assert not reading.candidates or reading.note is not None, text


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("3001234500+3101234567", "+3101234567"),
        ("300 123 4500 + 310 123 4567", "+310 123 4567"),
        ("3001234500 / +3101234567", "+3101234567"),
        ("+573001234500+3101234567", "+3101234567"),
        ("+34 601 234 5678 +57 300 123 4500", "+34 601 234 5678"),
    ],
)
def test_two_numbers_of_which_a_plus_binds_one_to_nowhere_are_refused_by_name(text, unread):
    reading = phone.read(text, "CO")
    assert (reading.candidates, reading.problem) == ((), NumberProblem.UNCLEAR)
    assert reading.note == Note(NoteKind.NO_NUMBER_THERE, unread)


def test_two_numbers_of_which_the_plus_binds_one_to_its_country_are_both_offered():
    found = phone.read("3001234500+573101234567", "CO").candidates
    assert [number.e164 for number in found] == ["+573001234500", "+573101234567"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("sms:+573001234500?body=Hola 12", "573001234500"),
        ("smsto:+573001234500:hola 12", "573001234500"),
        ("viber://chat?number=%2B573001234500", "3001234500"),
        ("tg://resolve?phone=573001234500", "573001234500"),
        ("MECARD:N:Ana;TEL:3001234500;;", "3001234500"),
        ("[Llamar](tel:+573001234500)", "573001234500"),
        ('<a href="tel:+573001234500">300 123 4500</a>', "3001234500"),
        ("https://signal.me/#p/+573001234500", "573001234500"),
        ("PBX 601 345 6789 Ext 12", "6013456789"),
        ("Nº3001234500", "3001234500"),
    ],
)
def test_a_search_in_the_history_takes_every_form_that_the_dialer_takes(text, digits):
    assert digits_searched(text, "CO").endswith(digits.removeprefix("57"))
