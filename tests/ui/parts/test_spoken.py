"""What is read out of a call as it goes on: each thing once, and nothing that is still being said."""

import pytest

from sellercall_desktop.ui.parts.spoken import news_of
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.window_world import ENDED, live_call, talk

pytestmark = pytest.mark.usefixtures("qapp")
FORMATS = Formats("en")


def news(before, now):
    return news_of(before, now, FORMATS)


def test_a_call_that_comes_to_the_front_tells_where_it_stands_and_not_all_that_was_said():
    shown, other = live_call(*talk("Good morning.", "Who is it?")), live_call(call_id="call-2")
    assert news(None, shown) == ["Talking"]
    assert news(other, shown) == ["Talking"]


def test_nothing_new_says_nothing():
    call = live_call(*talk("Good morning.", "Who is it?"))
    assert news(call, call) == []


def test_a_turn_is_read_once_and_only_when_it_is_whole():
    begun = live_call(*talk("Good morning.", "Who", final=False))
    going_on = live_call(*talk("Good morning.", "Who is", final=False))
    whole = live_call(*talk("Good morning.", "Who is it?"))
    assert news(begun, going_on) == []
    assert news(going_on, whole) == ["Customer: Who is it?"]
    assert news(whole, live_call(*talk("Good morning.", "Who is it?", "SellerCall."))) == ["AI: SellerCall."]


def test_the_last_words_come_before_the_result():
    before = live_call(*talk("Good morning."))
    told = news(before, live_call(*talk("Good morning.", "No, thanks."), *ENDED))
    assert told[0] == "Customer: No, thanks."
    assert told[1].startswith("Talked")
    assert len(told) == 2
