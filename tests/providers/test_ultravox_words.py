"""Ultravox's vocabulary and webhooks, without a wire."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    SummaryWritten,
)
from sellercall_desktop.core.calls.hand_off_facts import PlaceMade
from sellercall_desktop.core.errors import MalformedWebhookError, SellerCallError
from sellercall_desktop.providers.ultravox.vocabulary import (
    OUTCOME_OF_REASON,
    REASON_OF_OUTCOME,
    call_facts,
    format_duration,
    parse_call,
    parse_duration_s,
)
from sellercall_desktop.providers.ultravox.webhooks import report_of, verify

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BODY = '{"event":"call.ended","call":{"title":"línea"}}'.encode()
SECRET = "whsec-one"


def sign(body, stamp, secret=SECRET):
    return hmac.new(secret.encode(), body + stamp.encode(), hashlib.sha256).hexdigest()


def event(**changes):
    call = {
        "callId": "id-1",
        "created": "2026-01-02T03:00:00Z",
        "metadata": {"sellercall_call_id": "ours"},
        **changes,
    }
    return json.dumps({"event": "call.ended", "call": call, "somethingNew": 1}).encode()


@pytest.mark.parametrize(
    "stamp", ["2026-01-02T03:04:05Z", "2026-01-01T22:04:05-05:00", "2026-01-02T03:04:05.123456789"]
)
def test_a_signed_body_is_accepted_in_every_way_to_write_the_time(stamp):
    assert verify([SECRET], BODY, stamp, sign(BODY, stamp), NOW)


@pytest.mark.parametrize("seconds", [-61, 61])
def test_a_stamp_more_than_a_minute_off_is_refused_both_ways(seconds):
    stamp = (NOW + timedelta(seconds=seconds)).isoformat()
    assert not verify([SECRET], BODY, stamp, sign(BODY, stamp), NOW)


def test_any_of_several_signatures_and_of_our_secrets_may_fit():
    stamp = NOW.isoformat()
    listed = f"{'0' * 64}, {sign(BODY, stamp, 'new')}"
    assert verify(["old", "new"], BODY, stamp, listed, NOW)
    assert not verify(["old"], BODY, stamp, listed, NOW)


def test_a_changed_body_stamp_or_signature_is_refused():
    stamp = NOW.isoformat()
    good = sign(BODY, stamp)
    assert not verify([SECRET], BODY + b" ", stamp, good, NOW)
    assert not verify([SECRET], BODY, (NOW + timedelta(seconds=1)).isoformat(), good, NOW)
    assert not verify([SECRET], BODY, stamp, good[:-1] + ("0" if good[-1] != "0" else "1"), NOW)


def test_an_empty_secret_signs_nothing():
    stamp = NOW.isoformat()
    assert not verify(["", SECRET], BODY, stamp, sign(BODY, stamp, ""), NOW)
    assert not verify([], BODY, stamp, sign(BODY, stamp), NOW)


@given(st.binary(), st.none() | st.text(), st.none() | st.text())
def test_garbage_is_refused_without_an_error(body, stamp, signatures):
    assert not verify([SECRET], body, stamp, signatures, NOW)


def test_a_webhook_and_a_poll_tell_the_same_facts():
    changes = {
        "joined": "2026-01-02T03:00:10Z",
        "ended": "2026-01-02T03:01:00Z",
        "endReason": "hangup",
        "maxDuration": "1800s",
        "shortSummary": "Bought.",
        "summary": "Bought two.",
    }
    body = event(**changes)
    report = report_of(body, NOW)
    assert report.facts == call_facts(parse_call(json.loads(body)["call"]), NOW)
    ended = datetime(2026, 1, 2, 3, 1, tzinfo=UTC)
    assert report.facts == (
        AgentCreated(datetime(2026, 1, 2, 3, 0, tzinfo=UTC), "id-1", 1800.0),
        AgentJoined(datetime(2026, 1, 2, 3, 0, 10, tzinfo=UTC)),
        AgentEnded(ended, AgentOutcome.CUSTOMER_HUNG_UP),
        SummaryWritten(ended, "Bought.", "Bought two."),
    )
    assert (report.key.call_id, report.key.agent_call_id) == ("ours", "id-1")


def test_a_later_place_of_a_call_tells_which_one_it_is():
    ours = {"sellercall_call_id": "ours", "sellercall_part": "2"}
    times = {"joined": "2026-01-02T03:00:10Z", "ended": "2026-01-02T03:01:00Z", "endReason": "hangup"}
    report = report_of(event(metadata=ours, maxDuration="1800s", summary="Bought.", **times), NOW)
    assert report.key.call_id == "ours"
    assert report.facts[0] == PlaceMade(datetime(2026, 1, 2, 3, 0, tzinfo=UTC), 2, "id-1", 1800.0)
    assert [(type(fact), fact.part) for fact in report.facts[1:]] == [
        (AgentJoined, 2),
        (AgentEnded, 2),
        (SummaryWritten, 2),
    ]


@pytest.mark.parametrize("odd", ["", "0", "-1", "two", "99999", "１"])
def test_what_is_no_number_of_a_place_makes_it_the_first(odd):
    ours = {"sellercall_call_id": "ours", "sellercall_part": odd}
    assert isinstance(report_of(event(metadata=ours), NOW).facts[0], AgentCreated)


def test_a_call_made_elsewhere_names_itself_only():
    key = report_of(event(metadata=None)).key
    assert (key.call_id, key.agent_call_id) == (None, "id-1")


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b'{"event":"x","call":{}}', event(created="soon"), event(maxDuration="30"), b"\xff"],
)
def test_what_is_not_a_webhook_is_named_so(body):
    with pytest.raises(MalformedWebhookError) as caught:
        report_of(body)
    assert isinstance(caught.value, SellerCallError)
    assert isinstance(caught.value, ValueError)


@given(st.binary())
def test_no_body_brings_the_reader_down(body):
    with pytest.raises(MalformedWebhookError):
        report_of(body)


@pytest.mark.parametrize(
    ("joined", "outcome"), [(None, "unjoined"), ("2026-01-02T03:00:10Z", "customer_hung_up")]
)
def test_an_end_without_a_known_reason_takes_the_mildest(joined, outcome):
    for reason in (None, "meteor"):
        report = report_of(event(joined=joined, ended="2026-01-02T03:01:00Z", endReason=reason))
        assert report.facts[-1].outcome == outcome


def test_reasons_and_outcomes_translate_both_ways():
    assert set(OUTCOME_OF_REASON.values()) == set(AgentOutcome)
    assert all(REASON_OF_OUTCOME[outcome] == reason for reason, outcome in OUTCOME_OF_REASON.items())


@given(st.integers(0, 10**9).map(lambda ms: ms / 1000))
def test_durations_survive_the_way_there_and_back(seconds):
    assert parse_duration_s(format_duration(seconds)) == seconds


def test_durations_are_written_short():
    assert [format_duration(s) for s in (75.0, 1.5, 0, 100)] == ["75s", "1.5s", "0s", "100s"]
    assert parse_duration_s("0.384s") == 0.384
