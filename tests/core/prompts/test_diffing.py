"""What differs between two texts, word by word, in one column and in two."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sellercall_desktop.core.prompts.diffing import SpanKind, difference

KEPT, OUT, IN = SpanKind.KEPT, SpanKind.OUT, SpanKind.IN
TEXTS = st.lists(
    st.sampled_from(
        ("Hola", "señora", "cafe\u0301", " ", " ", "\n", "\n", ".", "30.000", "{{nombre}}", "\r\n")
    ),
    max_size=30,
).map("".join)


def told(old, new):
    return [(span.kind, span.text) for span in difference(old, new).spans]


def of(side):
    return "".join(span.text for span in side.spans)


@given(TEXTS, TEXTS)
def test_each_text_can_be_read_out_of_the_difference(old, new):
    found = difference(old, new)
    assert "".join(span.text for span in found.spans if span.kind is not IN) == old
    assert "".join(span.text for span in found.spans if span.kind is not OUT) == new
    hidden = sum(row.hidden for row in found.rows)
    for text, sides in ((old, [row.old for row in found.rows]), (new, [row.new for row in found.rows])):
        shown, lines = [side for side in sides if side is not None], text.split("\n")
        assert [side.number for side in shown] == sorted({side.number for side in shown})
        assert len(shown) + hidden == len(lines) - (lines[-1] == "")
        assert all(of(side) == lines[side.number - 1].removesuffix("\r") for side in shown)


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("el señor", "el señora", [(KEPT, "el "), (OUT, "señor"), (IN, "señora")]),
        ("un cafe\u0301", "un cafe", [(KEPT, "un "), (OUT, "cafe\u0301"), (IN, "cafe")]),
        ("¿Sí?", "¿No?", [(KEPT, "¿"), (OUT, "Sí"), (IN, "No"), (KEPT, "?")]),
        ("son 30.000", "son 35.000", [(KEPT, "son "), (OUT, "30.000"), (IN, "35.000")]),
        ("a {{nombre}}", "a {{empresa}}", [(KEPT, "a "), (OUT, "{{nombre}}"), (IN, "{{empresa}}")]),
        ("hola buen día", "adiós mala tarde", [(OUT, "hola buen día"), (IN, "adiós mala tarde")]),
        ("una. dos", "una.\ndos", [(KEPT, "una."), (OUT, " "), (IN, "\n"), (KEPT, "dos")]),
    ],
)
def test_words_are_whole_and_signs_stand_apart(old, new, spans):
    assert told(old, new) == spans


def test_words_that_go_and_come_are_counted():
    found = difference("Salude. Pida el correo.\nfin", "Salude. Pida un teléfono fijo.\nfin")
    assert (found.words_out, found.words_in) == (2, 3)


def test_a_line_stands_beside_the_one_it_was():
    old = "uno\nSalude a la señora con respeto.\ndos"
    new = "uno\nEs nuevo.\nSalude a la señora con mucho respeto.\ndos"
    rows = [(row.old and row.old.number, row.new and row.new.number) for row in difference(old, new).rows]
    assert rows == [(1, 1), (None, 2), (2, 3), (3, 4)]


def test_long_unchanged_text_is_folded():
    lines = [f"línea {number}" for number in range(100)]
    found = difference("\n".join(lines), "\n".join([*lines[:50], "nueva", *lines[50:]]))
    assert [row.hidden for row in found.rows if row.hidden] == [47, 47]
    assert len(found.rows) == 9
    long = "palabra " * 10_000
    found = difference(f"Hola {long}", f"Adiós {long}")
    assert sum(len(span.text) for span in found.folded) < 100
    assert sum(len(of(side)) for row in found.rows for side in (row.old, row.new)) < 400


def test_texts_with_nothing_in_common_are_one_change_found_soon():
    old, new = (" ".join(f"{word}{number}" for number in range(20_000)) for word in ("antes", "luego"))
    assert told(old, new) == [(OUT, old), (IN, new)]


def test_a_word_in_a_text_of_one_long_line_is_found():
    words = [f"palabra{number}." if number % 9 == 0 else f"palabra{number}" for number in range(20_000)]
    other = [*words[:901], "cambio", *words[902:]]
    assert told(" ".join(words), " ".join(other))[1:3] == [(OUT, "palabra901"), (IN, "cambio")]


@pytest.mark.parametrize("of_all", [2, 1])
def test_much_that_changed_is_still_told_word_by_word(of_all):
    lines = [f"En la línea {number} se dice la frase {number % 37} de siempre." for number in range(1_600)]
    others = [line.replace("dice", "lee") if at % of_all == 0 else line for at, line in enumerate(lines)]
    found = told("\n".join(lines), "\n".join(others))
    assert found[1:3] == [(OUT, "dice"), (IN, "lee")]
    assert sum(kind is OUT for kind, _ in found) == len(lines) // of_all


def test_a_word_in_a_long_line_without_sentences_is_found():
    words = ["palabra"] * 40_000
    other = [*words[:901], "cambio", "y", *words[903:]]
    assert told(" ".join(words), " ".join(other))[1:3] == [(OUT, "palabra palabra"), (IN, "cambio y")]


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=3)
def test_texts_that_differ_in_many_ways_are_each_read_out(seed):
    rng = random.Random(seed)
    lines = [" ".join(rng.choices(("usted", "señora", "30.000", "día.", ","), k=9)) for _ in range(1_000)]
    other = [rng.choice((line, line[:20], line[9:], f"{line} y", "", "nueva")) for line in lines]
    if rng.random() < 0.5:
        rng.shuffle(other)
    for old, new in (("\n".join(lines), "\n".join(other)), (" ".join(lines), " ".join(other))):
        found = told(old, new)
        assert "".join(text for kind, text in found if kind is not IN) == old
        assert "".join(text for kind, text in found if kind is not OUT) == new
