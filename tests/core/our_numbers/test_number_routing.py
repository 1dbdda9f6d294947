"""Where a number points, compared by what it means, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sellercall_desktop.core.our_numbers.number import Hold, HoldState, VoiceRouting
from sellercall_desktop.core.our_numbers.routing import Verdict, differing, give_back, judge, same
from sellercall_desktop.settings.webhook_paths import DOORS

FORMER = VoiceRouting(
    "https://before.example/v", "GET", "https://spare.example", "GET", "https://s.example/s"
)
OURS = DOORS.routing("https://here.example/", FORMER, "https://handler.twilio.com/twiml/EH1")
AT = datetime(2026, 11, 20, tzinfo=UTC)


def hold(**changes):
    made = Hold("1", "AC1", "PN1", "+576017654321", "Bogotá", AT, HoldState.HELD, FORMER, ours=OURS)
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (VoiceRouting("https://A.Example/v"), VoiceRouting("HTTPS://a.example:443/v")),
        (VoiceRouting("https://a.example"), VoiceRouting("https://a.example/ ")),
        (VoiceRouting("http://a.example:80/v?x=1"), VoiceRouting("http://a.example/v?x=1", "")),
        (VoiceRouting("https://a.example/v", "post"), VoiceRouting("https://a.example/v", "POST")),
        (VoiceRouting("", "GET", "", "GET", "", "GET"), VoiceRouting()),
        (VoiceRouting("https://[::1]:443/v"), VoiceRouting("https://[::1]/v")),
    ],
)
def test_two_spellings_of_one_meaning_are_the_same(left, right):
    assert same(left, right)
    assert differing(left, right) == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("https://a.example/v", "http://a.example/v"),
        ("https://a.example/v", "https://a.example/V"),
        ("https://a.example/v", "https://a.example:8443/v"),
        ("https://a.example/v", "https://a.example/v?x=1"),
        ("https://a.example/v", "https://a.example/v#rc=2"),
        ("https://ana@a.example/v", "https://luis@a.example/v"),
        ("", "https://a.example/v"),
        ("not an address", "another"),
    ],
)
def test_what_means_something_else_is_not(left, right):
    assert not same(VoiceRouting(left), VoiceRouting(right))


def test_ours_keeps_a_fallback_that_is_there_unless_we_have_one():
    assert (
        VoiceRouting(
            "https://here.example/api/inbound",
            fallback_url="https://handler.twilio.com/twiml/EH1",
            status_url="https://here.example/webhooks/twilio/status",
        )
        == OURS
    )
    kept = DOORS.routing("https://here.example", FORMER)
    assert (kept.fallback_url, kept.fallback_method) == (FORMER.fallback_url, "GET")


def test_only_what_differs_is_set():
    current = VoiceRouting("https://a.example/v", trunk="TK1", status_url="https://S.example/s")
    wanted = VoiceRouting("https://b.example/v", status_url="https://s.example/s")
    assert differing(current, wanted) == {"voice_url": "https://b.example/v", "trunk": ""}


def test_the_method_of_an_address_to_come_is_set_with_it():
    assert differing(VoiceRouting("", "GET"), VoiceRouting("https://b.example/v")) == {
        "voice_url": "https://b.example/v",
        "voice_method": "POST",
    }
    assert differing(VoiceRouting("https://b.example/v"), VoiceRouting("", "GET")) == {"voice_url": ""}


@pytest.mark.parametrize(
    ("current", "verdict"),
    [
        (OURS, Verdict.OURS),
        (replace(OURS, voice_url="HTTPS://HERE.example:443/api/inbound"), Verdict.OURS),
        (replace(OURS, fallback_url="https://theirs.example"), Verdict.OURS),
        (FORMER, Verdict.FORMER),
        (replace(OURS, voice_url="https://other.example/v"), Verdict.FOREIGN),
        (replace(OURS, voice_method="GET"), Verdict.FOREIGN),
        (replace(OURS, trunk="TK1"), Verdict.FOREIGN),
        (replace(OURS, application="AP1"), Verdict.FOREIGN),
        (VoiceRouting(), Verdict.FOREIGN),
    ],
)
def test_who_takes_the_calls_decides_whose_it_is(current, verdict):
    assert judge(hold(), current) is verdict


def test_what_was_asked_and_not_confirmed_is_ours_too():
    moving = hold(asked=DOORS.moved("https://new.example", OURS))
    assert judge(moving, OURS) is Verdict.OURS
    assert judge(moving, DOORS.moved("https://new.example", OURS)) is Verdict.OURS
    assert judge(hold(ours=None, asked=OURS), FORMER) is Verdict.FORMER


def test_what_somebody_else_added_meanwhile_is_left_to_them():
    current = replace(OURS, status_url="https://theirs.example/s", status_method="GET")
    wanted, left = give_back(hold(), current)
    assert wanted == replace(FORMER, status_url="https://theirs.example/s", status_method="GET")
    assert left == ("status_url",)
    assert give_back(hold(), OURS) == (FORMER, ())


def test_an_address_of_a_sellercall_is_recognised():
    assert DOORS.public_url_of(OURS) == "https://here.example"
    assert DOORS.public_url_of(FORMER) == ""
    assert DOORS.public_url_of(replace(OURS, trunk="TK1")) == ""
