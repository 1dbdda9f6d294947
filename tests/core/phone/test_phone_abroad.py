"""A plus or an international prefix binds what follows: that foreign number or none, never one of home."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind
from sellercall_desktop.core.problems import NumberProblem


@pytest.mark.parametrize(
    ("text", "home", "e164"),
    [
        ("+52 1 322 123 4567", "CO", "+523221234567"),
        ("+52 1 415 555 2671", "US", "+524155552671"),
        ("+54 9 (0351) 230-3473", "CO", "+5493512303473"),
        ("+54 9 351 15 230-3473", "CO", "+5493512303473"),
        ("+54 (0351) 15 230-3473", "MX", "+5493512303473"),
        ("+54 (011) 4321-1234", "CO", "+541143211234"),
        ("+44 (0)20 7946 0958", "CO", "+442079460958"),
        ("+39 (0)6 698 12345", "CO", "+390669812345"),
        ("+55 (0xx11) 98765-4321", "CO", "+5511987654321"),
        ("+56 09 8765 4321", "CO", "+56987654321"),
        ("(+52) 1 322 123 4567", "CO", "+523221234567"),
        ("(00 52) 322 123 4567", "CO", "+523221234567"),
        ("00-52-322-123-4567", "CO", "+523221234567"),
        ("1. 0052 322 123 4567", "CO", "+523221234567"),
        ("52\t0052 322 123 4567", "DE", "+523221234567"),
        ("+52\n322 123 4567", "CO", "+523221234567"),
        ("+52 cel 1 322 123 4567", "CO", "+523221234567"),
        ("009 1 310 555 0123", "CO", "+13105550123"),
        ("007 1 310 555 0123", "CO", "+13105550123"),
        ("005 1 310 555 0123", "CO", "+13105550123"),
        ("00414 1 310 555 0123", "CO", "+13105550123"),
        ("0057 301 212 3456", "CO", "+573012123456"),  # never 005 and Russia's +7 301 212 3456
        ("011 52 322 123 4567", "US", "+523221234567"),
        ("01157 300 123 4500", "CA", "+573001234500"),
        ("00 52 1 415 555 2671", "US", "+524155552671"),
        ("0021 57 300 123 4500", "BR", "+573001234500"),
        ("1230 1 310 555 0123", "CL", "+13105550123"),
        ("8 10 1 310 555 0123", "RU", "+13105550123"),
        ("010 1 310 555 0123", "JP", "+13105550123"),
        ("+57 300 123 4500 10:30 a.m.", "MX", "+573001234500"),
        ("+57 300 123 4500 8am-5pm", "MX", "+573001234500"),
        ("&#43;52 1 322 123 4567", "CO", "+523221234567"),
    ],
)
def test_a_number_with_its_country_is_rung_there(text, home, e164):
    assert [number.e164 for number in phone.read(text, home).candidates] == [e164]


@pytest.mark.parametrize(
    ("text", "home", "problem"),
    [
        ("+1 (310) 123-4567", "CO", NumberProblem.IMPOSSIBLE),
        ("001 310 123 4567", "CO", NumberProblem.IMPOSSIBLE),
        ("+34 601 234 5678", "CO", NumberProblem.TOO_LONG),
        ("0034 601 234 5678", "CO", NumberProblem.TOO_LONG),
        ("+34\t601 234 5678", "CO", NumberProblem.TOO_LONG),
        ("+57 55 1234 5678", "MX", NumberProblem.IMPOSSIBLE),
        ("+57 300 123 4500 310 555 0000", "CO", NumberProblem.TOO_LONG),
        ("011 52 322 123 4567", "CO", NumberProblem.TOO_LONG),  # not Colombia's way abroad, and no number
        ("tel:6012345678;phone-context=+34", "CO", NumberProblem.TOO_LONG),
        ("+5Z 322 123 4567", "CO", NumberProblem.TOO_LONG),
        ("+52 ① 322 123 4567", "CO", NumberProblem.UNCLEAR),
        ("005 7 301 212 3456", "CO", NumberProblem.UNCLEAR),  # 00 57 … and 005 7 … are both numbers
        ("+49 30 123456 10:30", "CO", NumberProblem.UNCLEAR),  # Germany's numbers have many lengths
        ("+49 30 1234 5678ab", "CO", NumberProblem.UNCLEAR),
        ("+39 (0) 312 345 6787", "CO", NumberProblem.UNCLEAR),  # in Italy both are numbers
    ],
)
def test_what_is_no_number_of_the_country_it_names_is_refused(text, home, problem):
    reading = phone.read(text, home)
    assert (reading.candidates, reading.problem) == ((), problem)


@pytest.mark.parametrize(
    "text",
    [
        "1. 310 555 0123",
        "1) 310 555 0123",
        "1)310 555 0123",
        "12.- 310 555 0123",
        "52\t3105550123",
        "52;3105550123",
        "34 | 310 555 0123",
        "1\t310 555 0123\t10:30",
        "Tel 310 555 0123 8am-5pm",
        "Tel 310 555 0123 8 a 5",
        "10:30 310 555 0123",
        "30/11/2026 10:30 310 555 0123",
        "2026-11-30 310 555 0123",
        "Cll 45 #12-34 310 555 0123",
        "NIT 900.123.456-7 310 555 0123",
        "ana3001234500@example.com,310 555 0123",
        "310 555 0123;ana3001234500@example.com",
        "item1.TEL:+57 310 555 0123",
        "item1.TEL;waid=573105550123:+57 310 555 0123",
        "A3: 310 555 0123",
        "①: 310 555 0123",
    ],
)
def test_what_stands_beside_a_number_is_no_country_code_and_takes_nothing_down(text):
    assert [number.e164 for number in phone.read(text, "CO").candidates] == ["+573105550123"]


@pytest.mark.parametrize("text", ["1 310 555 0123", "Llame al 1 310 555 0123 hoy"])
def test_a_digit_that_may_be_a_row_or_a_country_is_asked_about(text):
    reading = phone.read(text, "CO")
    assert reading.problem is NumberProblem.SEVERAL
    assert {number.e164 for number in reading.candidates} == {"+13105550123", "+573105550123"}


@pytest.mark.parametrize(
    "text", ["Ana 54 9 351 230 3473", "Ana 52 1 310 123 4567", "34-601-234-5678", "Call 1-310-555-0123 now"]
)
def test_without_a_plus_no_number_of_home_is_cut_out_of_a_longer_one(text):
    assert phone.read(text, "CO").candidates == ()


_USUAL_HOMES = [
    "CO",
    "MX",
    "AR",
    "CL",
    "PE",
    "EC",
    "ES",
    "US",
    "BR",
    "VE",
    "PA",
    "UY",
    "PY",
    "BO",
    "CR",
    "GT",
    "DO",
]
_ODD_HOMES = ["DE", "JP", "RU", "AU", "IT", "GB", "KR", "FI", "CU", "ID"]  # odd prefixes and lengths
HOMES = st.sampled_from([*_USUAL_HOMES, *_ODD_HOMES])
BETWEEN = [
    *("", " ", "-", ".", "/", "(", ")", ") ", " (", "_", "~", "'", "*", ":", " - ", ", ", ",", ";", "\t"),
    *("|", "\u2009", "\u202f", "\u00a0", "\u200b", "\u2011", "\u2013", "\u2014", "\u2015", "\u2212"),
    *("\u00b7", "\u200e", "\u2060", "\ufe0f\u20e3", "%20", "  "),
]
OWN_PREFIX = {"US": "011", "JP": "010", "AU": "0011", "RU": "810", "CU": "119", "BR": "0021", "CO": "009"}
TYPES = [kind for kind in phonenumbers.PhoneNumberType.values() if 0 <= kind <= 9]
EXAMPLES = sorted(
    {
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        for region in phonenumbers.SUPPORTED_REGIONS
        for kind in TYPES
        if (number := phonenumbers.example_number_for_type(region, kind)) is not None
    }
)


@st.composite
def foreign_numbers(draw) -> tuple[str, str, str]:
    """A home, a number of another country's plan, and that number in some grouping and punctuation."""
    home, example = draw(HOMES), draw(st.sampled_from(EXAMPLES))
    e164 = example[:-3] + f"{draw(st.integers(0, 999)):03d}"
    number = phonenumbers.parse(e164)
    assume(phonenumbers.is_valid_number(number))
    assume(number.country_code != phonenumbers.country_code_for_region(home))
    one_sign = st.sampled_from(BETWEEN)
    between = draw(one_sign.map(lambda sign: [sign]) | st.just(BETWEEN))
    signs = draw(st.lists(st.sampled_from(["", "", *between]), min_size=len(e164), max_size=len(e164)))
    written = "".join(digit + sign for digit, sign in zip(e164[1:], signs, strict=False))
    prefix = draw(st.sampled_from(["+", "00", "\uff0b", "+ ", "(+", "00 ", OWN_PREFIX.get(home, "00")]))
    beside = draw(st.sampled_from(["", "", "", "Ana: ", "1. ", "Tel ", "10:30 ", "52\t"]))
    return home, e164, beside + prefix + written


@settings(max_examples=200)
@given(foreign_numbers())
def test_a_foreign_number_in_any_dress_is_that_number_or_none(drawn):
    home, e164, text = drawn
    read = [number.e164 for number in phone.read(text, home).candidates]
    assert read in ([e164], []), text


@settings(max_examples=150)
@given(
    st.tuples(HOMES, st.sampled_from(sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE))),
    st.sampled_from(["", "1", "9", "0", "(0)"]),
    st.sampled_from([" ", "-", ".", "/", " (", ")", "\t", ", ", " - ", "_"]),
    st.sampled_from(["+", "00"]),
    st.integers(0, 9999),
)
def test_a_number_of_home_behind_another_countrys_code_is_never_rung_at_home(
    countries, between, sign, prefix, tail
):
    home, code = countries
    own = phonenumbers.country_code_for_region(home)
    assume(code != own)
    example = phonenumbers.example_number_for_type(home, phonenumbers.PhoneNumberType.MOBILE)
    national = phonenumbers.national_significant_number(example)[:-4] + f"{tail:04d}"
    text = f"{prefix}{code}{sign}{between}{sign}{national[:3]}{sign}{national[3:]}"
    assert not [one for one in phone.read(text, home).candidates if one.country_code == own], text


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("00682 102 0000000", "KR"),  # 006 is an international prefix there, and 82 Korea's own code
        ("00557 310 1234567", "CO"),  # as 005 and 57 are in Colombia
        ("00557 3101234567", "CO"),
    ],
)
def test_00_and_a_wrong_number_is_not_taken_for_a_longer_prefix_and_home(text, home):
    assert phone.read(text, home).candidates == ()


def test_a_longer_prefix_that_stands_alone_leads_home():
    (number,) = phone.read("0015 55 11 96123 4567", "BR").candidates
    assert number.e164 == "+5511961234567"


def test_every_example_of_every_plan_is_read_as_the_library_reads_it():
    for e164 in EXAMPLES:
        if phonenumbers.is_valid_number(phonenumbers.parse(e164)):
            for home in ("CO", "US"):
                assert [number.e164 for number in phone.read(e164, home).candidates] == [e164]


def test_the_way_abroad_is_noted():
    assert phone.read("011 57 300 123 4500", "US").note == Note(NoteKind.INTERNATIONAL_PREFIX, "011")
    assert phone.read("+52 1 322 123 4567", "CO").note == Note(NoteKind.OLD_PREFIX_DROPPED, "1")
