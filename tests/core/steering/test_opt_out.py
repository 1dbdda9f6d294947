"""Who asked never to be called again: labelled turns in two languages, and whole conversations."""

import time

import pytest

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.steering.opt_out import OptOut, OptOutWish, opt_out, wish_in
from tests.core.steering.talk import labelled, turn

MEANING = {"P": OptOutWish.PLAIN, "D": OptOutWish.DOUBTFUL, "N": None}
TABLES = ("opt_out_first", "opt_out_later", "opt_out_last", "opt_out_varied", "opt_out_fresh")


def verdicts():
    for table in TABLES:
        for label, text in labelled(table):
            found = wish_in(text)
            yield MEANING[label], found[0] if found else None, text


def test_plain_wishes_are_found_and_hardly_anything_is_taken_for_one():
    told = list(verdicts())
    plain = [text for meant, _, text in told if meant is OptOutWish.PLAIN]
    missed = [
        text for meant, found, text in told if meant is OptOutWish.PLAIN and found is not OptOutWish.PLAIN
    ]
    wrong = [
        text for meant, found, text in told if meant is not OptOutWish.PLAIN and found is OptOutWish.PLAIN
    ]
    right = len(plain) - len(missed)
    assert len(told) >= 300
    assert right / len(plain) >= 0.98, missed
    assert right / (right + len(wrong)) >= 0.95, wrong


def test_what_is_doubtful_is_shown_to_a_person_and_little_else_is():
    told = list(verdicts())
    doubtful = [text for meant, _, text in told if meant is OptOutWish.DOUBTFUL]
    overlooked = [text for meant, found, text in told if meant is OptOutWish.DOUBTFUL and found is None]
    needless = [text for meant, found, text in told if meant is None and found is OptOutWish.DOUBTFUL]
    harmless = [text for meant, _, text in told if meant is None]
    assert len(overlooked) <= 0.05 * len(doubtful), overlooked
    assert len(needless) <= 0.08 * len(harmless), needless


@pytest.mark.parametrize(
    ("text", "wish", "words"),
    [
        ("Mire, Señorita, ya no me llamen MÁS.", OptOutWish.PLAIN, "ya no me llamen"),
        ("Bueno... ¡sáqueme de su base de datos!", OptOutWish.PLAIN, "sáqueme de su base"),
        ("I don’t want you to call me anymore", OptOutWish.PLAIN, "don’t want you to call me"),
        ("No me llame, yo lo llamo", OptOutWish.DOUBTFUL, "No me llame"),
    ],
)
def test_the_words_are_those_that_were_said(text, wish, words):
    assert wish_in(text) == (wish, words)


def test_the_first_plain_wish_of_the_customer_counts():
    turns = (
        turn("Si no desea más llamadas, dígame «no me llamen más».", 0, Speaker.AI),
        turn("No me llame al trabajo.", 1),
        turn("Stop calling me.", 2),
        turn("Take me off your list.", 3),
    )
    assert opt_out(turns) == OptOut(OptOutWish.PLAIN, 2, "Stop calling me")
    assert opt_out(turns[:2]) == OptOut(OptOutWish.DOUBTFUL, 1, "No me llame")
    assert opt_out(turns[:1]) is None
    assert opt_out(()) is None


def test_a_turn_that_still_grows_is_waited_for():
    growing = turn("No me llame", 0, final=False)
    assert opt_out((growing,)) is None
    assert opt_out((turn("No me llame por la noche", 0),)) is None
    assert opt_out((turn("No me llame más", 0),)) is not None


@pytest.mark.parametrize("text", ["", " ", "…", "no " * 5_000, "no me llame " * 2_000, "ñ" * 100_000])
def test_odd_texts_are_judged_too(text):
    wish_in(text)


@pytest.mark.parametrize(
    "piece",
    [
        "no me llame ",
        "me borre de ",
        "mi número ",
        "si me vuelven a llamar ",
        "por favor no ",
        "calls ",
        "y ",
    ],
)
def test_long_turns_cost_by_their_length(piece):
    def cost(length):
        begun = time.process_time()
        wish_in((piece * length)[:length])
        return time.process_time() - begun

    cost(1_000)
    short, long = min(cost(3_000) for _ in range(2)), min(cost(12_000) for _ in range(2))
    assert long < 10 * short + 0.02
    assert long < 1.0
