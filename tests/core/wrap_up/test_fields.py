"""Fields read out of conversations: labelled turns in two languages, and what makes a value hold or fall."""

import time
from collections import Counter
from datetime import timedelta

import pytest

from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.wrap_up.field import Doubt, FieldKind
from sellercall_desktop.core.wrap_up.fields import FieldReader
from tests.core.wrap_up.talk import MONDAY, TABLES, labelled, read, shown


def test_the_tables_hold_enough_and_every_line_is_read_as_labelled():
    lines = list(labelled())
    assert len(lines) >= 350
    assert sum(not expected for expected, _, _ in lines) >= 120
    wrong = []
    for expected, region, text in lines:
        found = {kind: shown(each) for kind, each in read(text, region).items()}
        if found != expected:
            wrong.append((text, expected, found))
    assert wrong == []


def test_every_kind_has_labelled_lines():
    kinds = Counter(kind for expected, _, _ in labelled(*TABLES) for kind in expected)
    assert all(kinds[kind.value] >= 20 for kind in FieldKind)


@pytest.mark.parametrize(
    ("text", "kind", "words", "turn"),
    [
        (
            "Sí. // Mi correo es Ana punto Ruiz arroba GMAIL punto com, gracias.",
            "email",
            "Ana punto Ruiz arroba GMAIL punto com",
            1,
        ),
        ("mire, el viernes a las 3 y media, ¿sí?", "datetime", "el viernes a las 3 y media", 0),
        ("serían dos millones y medio, más o menos", "amount", "dos millones y medio", 0),
        ("> ¿Su correo es ana@gmail.com, correcto? // sí", "email", "ana@gmail.com", 0),
        ("Me llamo José Ñáñez.", "name", "José Ñáñez", 0),
    ],
)
def test_a_value_names_its_words_and_its_turn(text, kind, words, turn):
    found = read(text)[kind]
    assert (found.words, found.turn) == (words, turn)


@pytest.mark.parametrize(
    ("text", "kind", "doubts"),
    [
        ("mañana a las tres", "datetime", {Doubt.AFTERNOON_ASSUMED}),
        ("a las nueve", "datetime", {Doubt.MORNING_ASSUMED, Doubt.DAY_ASSUMED}),
        ("mañana después de las 4 pm", "datetime", {Doubt.ABOUT}),
        ("el 5/12 a las 4 pm", "datetime", {Doubt.ORDER_ASSUMED}),
        ("el lunes 12 de diciembre", "datetime", {Doubt.DOES_NOT_AGREE}),
        ("mañana a las tres de la tarde", "datetime", set()),
        ("entre cincuenta y sesenta mil pesos", "amount", {Doubt.ONE_OF_SEVERAL}),
        ("320 456 7890", "phone", {Doubt.UNNAMED}),
        ("NIT 900.373.115-5", "document", {Doubt.CHECK_DIGIT}),
        ("mi correo es ana ruiz arroba gmail punto com", "email", {Doubt.JOINED}),
    ],
)
def test_what_was_taken_for_granted_is_said(text, kind, doubts):
    assert set(read(text)[kind].doubts) == doubts


def test_a_turn_that_may_still_grow_is_not_read():
    reader = FieldReader("CO", lambda moment: moment)
    turn = TurnSpoken(MONDAY, 0, Speaker.CUSTOMER, "me llamo Ana", final=False)
    from sellercall_desktop.core.wrap_up.fields import fields_in

    assert fields_in((turn,), reader, lambda each: each.at) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "arroba ",
        "a ",
        "tres dos cero ",
        "mil ",
        "el viernes a las tres ",
        "me llamo Ana ",
        "no ",
        "ana@",
        "punto com ",
        "cédula ",
        "dos millones y medio ",
        "?",
        "ñ",
        "a.",
        "1.",
        "a las ",
        "doble ",
        "de ",
    ],
)
def test_long_odd_turns_cost_by_their_length(piece):
    def cost(length):
        text = (piece * length)[:length]
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    cost(1_000)
    short, long = min(cost(2_500) for _ in range(2)), min(cost(10_000) for _ in range(2))
    assert long < 10 * short + 0.02
    assert long < 1.0


def test_a_turn_costs_no_more_in_a_long_call():
    texts = [text for _, _, text in labelled("nothing", "moments", "amounts") if "//" not in text]
    reader = FieldReader("CO", lambda moment: moment)

    def cost(first):
        begun = time.process_time()
        for number in range(first, first + 500):
            speaker = Speaker.AI if number % 2 else Speaker.CUSTOMER
            at = MONDAY + timedelta(seconds=number)
            reader.take(TurnSpoken(at, number, speaker, texts[number % len(texts)]), at)
        return time.process_time() - begun

    cost(0)
    early = cost(500)
    for first in range(1_000, 3_000, 500):
        late = cost(first)
    assert late < 2.5 * early
