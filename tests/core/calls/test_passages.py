"""What of a search stands where in what was said, and the days that a week has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.calls.passages import Wanted, passage_of
from sellercall_desktop.core.folding import folded, folded_with_places
from sellercall_desktop.core.local_days import week_begins

LETTERS = st.text(alphabet="aáÁe\u0301ñÑßİıﬁ½Ⅳ😀한 .\n1٣", max_size=30)


def marked(typed, text):
    return [text[start:end] for start, end in Wanted.of(typed).spans(text)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("propuesta", "La PROPUÉSTA, dos propuestas", ["PROPUÉSTA", "propuesta"]),
        ("cafe", "un cafe\u0301 😀 y Café", ["cafe\u0301", "Café"]),
        ("niñ", "los NIÑOS y ninos", ["NIÑ", "nin"]),
        ("puesta", "la propuesta", []),
        ("strasse", "die Straße", ["Straße"]),
        ("e-mail", "mi mail", ["mail"]),
        ("pedido 20458", "el pedido 20458-7", ["pedido", "20458"]),
        ("35.000", "son 35 000, no 35, ni 000", ["35 000"]),
        ("10:30", "a las 10.30", ["10.30"]),
        ("+57 300", "hay 57 y hay 300", []),
        ("5", "quiero 5", []),
        ("quiero 5", "quiero 5", ["quiero", "5"]),
        ("*.( [", "a.*( [", []),
        ("", "nada", []),
    ],
)
def test_words_are_found_as_the_history_finds_them(typed, text, found):
    assert marked(typed, text) == found


@given(LETTERS)
def test_each_folded_letter_knows_its_place(text):
    small, places = folded_with_places(text)
    assert small == folded(text)
    if places is None:
        assert len(small) == len(text)
    else:
        assert [folded(text[place]) for place in dict.fromkeys(places)] == [f for f in map(folded, text) if f]


@given(LETTERS, st.text(alphabet="aeñßıfi1 ", max_size=4))
def test_marks_never_overlap_nor_leave_the_text(text, typed):
    spans = Wanted.of(typed).spans(text)
    ends = [0, *(place for span in spans for place in span), len(text)]
    assert ends == sorted(ends)
    passage = passage_of([(Speaker.AI, text * 40)], Wanted.of(typed))
    if passage is not None:
        assert passage.spans
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.spans)


def test_no_more_is_read_than_up_to_a_piece_that_holds_all():
    def said():
        yield Speaker.AI, "una oferta"
        yield Speaker.CUSTOMER, "la oferta por correo"
        raise AssertionError

    passage = passage_of(said(), Wanted.of("oferta correo"))
    assert passage is not None
    assert (passage.text, passage.speaker) == ("la oferta por correo", Speaker.CUSTOMER)


@pytest.mark.parametrize("first", range(1, 8))
def test_a_week_begins_with_its_first_day_and_holds_seven(first):
    begins = [week_begins(date(2026, 11, 20) + timedelta(days=n), first) for n in range(28)]
    assert {day.isoweekday() for day in begins} == {first}
    assert len(set(begins)) in (4, 5)
    assert all(
        begun <= date(2026, 11, 20) + timedelta(days=n) < begun + timedelta(days=7)
        for n, begun in enumerate(begins)
    )
