"""Twilio's callbacks of a hand-off, and the document after a pressed key, without a wire."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.facts import CallAnswered, CallPlaced, CarrierEnded, CarrierOutcome
from sellercall_desktop.core.calls.hand_off_facts import Answerer
from sellercall_desktop.core.errors import MalformedWebhookError
from sellercall_desktop.core.hand_off.ports import PersonOrder
from sellercall_desktop.providers.twilio import meeting
from sellercall_desktop.providers.twilio.webhooks import conference_name, keys_pressed, person_leg

SID, ROOM = "CA" + "0123456789abcdef" * 2, "CF" + "0123456789abcdef" * 2
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NOW = AT + timedelta(seconds=1)
STAMP = "Fri, 02 Jan 2026 03:04:05 +0000"


def test_a_status_callback_of_a_person_s_leg_tells_what_a_look_would():
    form = {"CallSid": SID, "CallStatus": "in-progress", "Timestamp": STAMP, "AnsweredBy": ""}
    told = person_leg(form, NOW)
    assert (told.remote_id, told.facts, told.answerer) == (SID, (CallPlaced(AT, SID), CallAnswered(AT)), None)
    over = person_leg({**form, "CallStatus": "busy", "SipResponseCode": "486"}, NOW)
    assert over.facts[-1] == CarrierEnded(AT, CarrierOutcome.BUSY, None, 486)


@pytest.mark.parametrize(
    ("said", "answerer"),
    [("human", Answerer.HUMAN), ("machine_end_other", Answerer.MACHINE), ("unknown", Answerer.UNKNOWN)],
)
def test_who_answered_comes_without_a_status(said, answerer):
    told = person_leg({"CallSid": SID, "AnsweredBy": said, "MachineDetectionDuration": "2300"}, NOW)
    assert (told.remote_id, told.facts, told.answerer) == (SID, (), answerer)


def test_an_event_of_a_conference_says_which():
    form = {"ConferenceSid": ROOM, "FriendlyName": "call-1", "StatusCallbackEvent": "participant-leave"}
    assert conference_name(form) == "call-1"
    assert conference_name({"ConferenceSid": ROOM}) is None


def test_a_pressed_key_is_read_and_none_is_none():
    assert keys_pressed({"CallSid": SID, "Digits": "1"}) == (SID, "1")
    assert keys_pressed({"CallSid": SID}).keys == ""


@given(st.dictionaries(st.sampled_from(["CallStatus", "AnsweredBy", "FriendlyName", "Digits"]), st.text()))
def test_what_names_no_leg_is_malformed(form):
    for parse in (person_leg, keys_pressed):
        with pytest.raises(MalformedWebhookError):
            parse(form)


def test_after_a_key_the_person_waits_in_the_same_conference_and_is_told_nothing_again():
    order = PersonOrder(
        "leg-1", "+573109876543", "call-1", "Cliente.", "es", key_url="https://public.example/k"
    )
    first, then = ET.fromstring(meeting.person(order)), ET.fromstring(meeting.person_waits(order))
    assert [each.tag for each in first] == ["Gather", "Dial", "Hangup"]
    assert [each.tag for each in then] == ["Dial", "Hangup"]
    assert ET.tostring(first.find("Dial")) == ET.tostring(then.find("Dial"))


@given(st.text(), st.integers(0, 200))
def test_a_beginning_fits_and_ends_with_a_word(words, room):
    one_line = " ".join(words.split())
    cut = meeting.beginning(one_line, room)
    assert one_line.startswith(cut)
    assert len(meeting.escape(cut)) <= room
    assert cut == one_line or one_line[len(cut) :][:1].isspace() or not cut


def test_of_words_that_are_too_long_whole_sentences_are_said():
    assert meeting.beginning("Uno dos. Tres cuatro. Cinco.", 25) == "Uno dos. Tres cuatro."
    assert meeting.beginning("Uno dos tres cuatro cinco.", 14) == "Uno dos tres"
    assert meeting.beginning("Uno & dos.", 5) == "Uno"
