"""The number doctor under any paste: it never fails, never invents, and reads what it writes."""

from __future__ import annotations

import re
import statistics
import time
import unicodedata

import phonenumbers
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.problems import NumberProblem

REGIONS = st.sampled_from(["CO", "MX", "PE", "EC", "US", "ES", "CL", "VE", "GB", "ZZ", ""])
CLUTTER = st.sampled_from(
    [
        *"+()-./ ,;:#*xEe\n\t",
        "ext. ",
        "tel:",
        "\u202a",
        "\u202f",
        "\u200e",
        "+57",
        "00",
        "03",
        "e+09",
        "http://",
    ]
)
PASTES = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.one_of(
            CLUTTER,
            st.text("0123456789", max_size=11),
            st.sampled_from(["300", "3001234567", "601 234 5678"]),
            st.text("０１３５７٠٣", max_size=4),
        )
    ).map("".join),
)


def digits_of(text: str) -> str:
    return "".join(str(unicodedata.decimal(one)) for one in text if unicodedata.category(one) == "Nd")


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(digit in rest for digit in part)


@example("+" * 50, "CO")
@example("1" * 5000, "CO")
@example("300 " * 900, "CO")
@example("²³⁰", "CO")
@given(PASTES, REGIONS)
def test_reading_never_fails_and_is_one_of_three(text, region):
    reading = phone.read(text, region)
    if reading.problem is None:
        assert len(reading.candidates) == 1
    elif reading.problem is NumberProblem.SEVERAL:
        assert len(reading.candidates) > 1
    else:
        assert reading.candidates == ()


@example("tel:3001234567;phone-context=+57", "CO")
@example("03 300 123 4567", "CO")
@example("+57 0 300 123 4567", "MX")
@given(PASTES, REGIONS)
def test_no_digit_is_ever_invented(text, region):
    for number in phone.read(text, region).candidates:
        national = number.e164.removeprefix(f"+{number.country_code}")
        assert is_subsequence(national, digits_of(text))


@st.composite
def valid_numbers(draw) -> phone.PhoneNumber:
    """Numbers of many plans, most of them Colombian."""
    if draw(st.booleans()):
        lead = draw(st.sampled_from(["300", "301", "310", "315", "320", "350", "601", "604", "605"]))
        e164 = "+57" + lead + f"{draw(st.integers(2_000_000, 9_999_999))}"
    else:
        region = draw(
            st.sampled_from(["MX", "PE", "EC", "US", "ES", "CL", "VE", "PA", "DE", "GB", "BR", "IT"])
        )
        kind = draw(
            st.sampled_from([phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE])
        )
        sample = phonenumbers.example_number_for_type(region, kind)
        tail = draw(st.integers(0, 9999))
        whole = phonenumbers.format_number(sample, phonenumbers.PhoneNumberFormat.E164)
        e164 = whole[:-4] + f"{tail:04d}"
    assume(phonenumbers.is_valid_number(phonenumbers.parse(e164)))
    return phone.number_of(e164)


@given(valid_numbers())
def test_every_way_of_writing_a_number_reads_back_to_it(number):
    parsed = phonenumbers.parse(number.e164)
    ways = [number.e164, number.national, number.international]
    ways += [phonenumbers.format_number(parsed, style) for style in range(4)]
    assert [phone.parse(way, number.region).e164 for way in ways] == [number.e164] * len(ways)


@given(
    valid_numbers(), st.sampled_from(["CO", "MX", "US"]), st.sampled_from([" ", ", ", "\n", " o al ", " / "])
)
def test_two_numbers_in_one_paste_are_both_found(number, region, between):
    other = "+573109876543"
    assume(number.e164 != other)
    reading = phone.read(f"{number.international}{between}{other}", region)
    assert [one.e164 for one in reading.candidates] == [number.e164, other]


@given(st.from_regex(r"[0-9][.,][0-9]{1,8}[eE]\+?(0[5-9]|1[0-2])", fullmatch=True), REGIONS)
def test_a_spreadsheets_short_form_is_never_guessed(text, region):
    assert phone.read(text, region).problem is NumberProblem.LOST_DIGITS


@pytest.mark.parametrize(
    "text", ["3001234567", "+57 300 123 4567", "03 300 123 4567", "0057 300 123 4567", "57300123456"]
)
def test_reading_while_typing_takes_less_than_a_millisecond(text):
    phone.read(text, "CO")
    taken_s = []
    for _ in range(20):
        for length in range(1, len(text) + 1):
            begun = time.perf_counter()
            phone.read(text[:length], "CO")
            taken_s.append(time.perf_counter() - begun)
    assert statistics.median(taken_s) < 0.001


@pytest.mark.parametrize(
    "text", ["300 " * 1000, "3" * 4000, "+57 300 123 45 " * 250, "1,000," * 600, "(" * 4000, "a1" * 2000]
)
def test_a_hostile_paste_does_not_freeze_the_window(text):
    begun = time.process_time()
    phone.read(text, "CO")
    assert time.process_time() - begun < 0.5
    assert re.fullmatch(r"[a-z_]+", phone.read(text, "CO").problem or "none")
