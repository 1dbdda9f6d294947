"""A country's code without its plus, as exports of messengers and customer programs have it."""

from __future__ import annotations

import phonenumbers as plan
import pytest

from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind
from sellercall_desktop.core.problems import NumberProblem

COUNTRIES = [
    *("CO", "MX", "AR", "CL", "PE", "EC", "US", "ES", "BR", "VE", "PA", "UY", "PY", "BO", "CR", "GT"),
    *("DO", "SV", "HN", "NI", "CU", "PR", "CA", "GB", "FR", "PT"),
]
OF_HOME = {("BR", "+51912345678"), ("BR", "+5351234567")}  # Porto Alegre's and Pelotas' own


def mobile_of(country: str) -> str:
    """As it is written in full."""
    if country in {"US", "CA", "DO", "PR"}:
        return {"US": "+13105550123", "CA": "+14165550123", "DO": "+18095324567", "PR": "+17875551234"}[
            country
        ]
    example = plan.example_number_for_type(country, plan.PhoneNumberType.MOBILE)
    return plan.format_number(example, plan.PhoneNumberFormat.E164)


@pytest.mark.parametrize("home", COUNTRIES)
def test_a_mobile_of_any_country_is_read_or_offered_and_never_lost(home):
    for country in COUNTRIES:
        e164 = mobile_of(country)
        if (home, e164) in OF_HOME:
            continue
        reading = phone.read(e164[1:], home)
        offered = [number.e164 for number in (*reading.candidates, reading.offer) if number is not None]
        assert e164 in offered, (home, e164, reading)
        assert reading.number is None or reading.number.e164 == e164


@pytest.mark.parametrize(
    ("text", "home", "e164"),
    [
        ("525512345678", "US", "+525512345678"),
        ("5215512345678", "US", "+525512345678"),
        ("51987654321", "DO", "+51987654321"),
        ("50251234567", "PR", "+50251234567"),
        ("31612345678", "CO", "+31612345678"),  # or a mobile of home and one digit too many
    ],
)
def test_what_may_be_a_number_of_home_and_more_is_only_offered(text, home, e164):
    reading = phone.read(text, home)
    assert (reading.candidates, reading.number) == ((), None)
    assert reading.offer is not None
    assert (reading.offer.e164, reading.note) == (e164, Note(NoteKind.PERHAPS_ABROAD, e164))


def test_a_free_number_at_home_that_is_a_mobile_elsewhere_is_asked_about():
    reading = phone.read("18095324567", "GT")
    assert reading.problem is NumberProblem.SEVERAL
    assert [number.e164 for number in reading.candidates] == ["+50218095324567", "+18095324567"]


def test_in_groups_it_may_be_a_rows_number_and_one_of_home_and_both_are_offered():
    reading = phone.read("52 55 1234 5678", "US")
    assert [number.e164 for number in reading.candidates] == ["+525512345678", "+15512345678"]


@pytest.mark.parametrize("text", ["Ana 525512345678", "525512345678 / 3", "+525512345678 12", "30012345678"])
def test_nothing_is_offered_of_what_is_more_or_less_than_one_such_number(text):
    assert phone.read(text, "US").offer is None


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("(02) 2671 2345", "+56226712345"),
        ("02-26712345", "+56226712345"),
        ("(032) 267 1234", "+56322671234"),
        ("045 221 2345", "+56452212345"),
        ("+56 (02) 2671 2345", "+56226712345"),
        ("09 8765 4321", "+56987654321"),
    ],
)
def test_chiles_old_zero_is_left_out_before_landlines_too(text, e164):
    reading = phone.read(text, "CL")
    assert [number.e164 for number in reading.candidates] == [e164]
    assert reading.note == Note(NoteKind.OLD_PREFIX_DROPPED, "0")
