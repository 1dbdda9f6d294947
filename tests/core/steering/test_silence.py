"""Whether the customer has been silent since the AI's first turn."""

from datetime import timedelta

from sellercall_desktop.core.calls.call import Call
from sellercall_desktop.core.calls.facts import (
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Speaker,
)
from sellercall_desktop.core.steering.silence import customer_is_silent
from tests.core.steering.talk import JOINED, turn

AI_SPOKE = turn("Buenas tardes.", 0, Speaker.AI, start_s=2)


def call_with(*turns, **known):
    return Call("1", CallRequested(JOINED, Direction.OUTBOUND, "+573001234500"), turns=turns, **known)


def after(seconds):
    return JOINED + timedelta(seconds=seconds)


def test_silence_counts_from_the_first_turn_of_the_ai():
    call = call_with(AI_SPOKE, turn("¿Me escucha?", 1, Speaker.AI, start_s=20))
    assert not customer_is_silent(call, after(31.9), 30)
    assert customer_is_silent(call, after(32), 30)


def test_nobody_is_silent_before_the_ai_spoke():
    assert not customer_is_silent(call_with(), after(500), 30)
    tool = turn("lookup {}", 0, Speaker.TOOL, start_s=1)
    assert not customer_is_silent(call_with(tool), after(500), 30)


def test_one_word_of_the_customer_ends_it():
    assert not customer_is_silent(call_with(turn("Aló", 0, start_s=0), AI_SPOKE), after(500), 30)
    late = turn("Sí", 1, start_s=200)
    assert not customer_is_silent(call_with(AI_SPOKE, late), after(500), 30)


def test_a_turn_without_words_is_silence():
    assert customer_is_silent(call_with(AI_SPOKE, turn(" ", 1, start_s=3)), after(60), 30)


def test_after_the_call_its_end_counts():
    ended = CarrierEnded(after(20), CarrierOutcome.COMPLETED)
    assert not customer_is_silent(call_with(AI_SPOKE, carrier_ended=ended), after(500), 30)
    assert customer_is_silent(call_with(AI_SPOKE, carrier_ended=ended), after(500), 15)
