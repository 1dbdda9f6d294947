"""What a provider says of when: a time that cannot be is not taken as a fact, wherever it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.clock import plausible
from sellercall_desktop.providers.twilio.webhooks import status_report

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "told", ["Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +0000", "soon", ""]
)
def test_a_carriers_callback_of_another_age_counts_from_when_it_was_heard(told):
    form = {"CallSid": "CA" + "0" * 32, "CallStatus": "completed", "Timestamp": told, "CallDuration": "12"}
    report = status_report(form, None, NOW)
    assert {fact.at for fact in report.facts} <= {NOW, NOW - timedelta(seconds=12)}


def test_clocks_that_differ_by_hours_are_believed_and_others_are_not():
    assert plausible(NOW + timedelta(hours=3), NOW) == NOW + timedelta(hours=3)
    assert plausible(NOW - timedelta(days=90), NOW) == NOW - timedelta(days=90)
    assert plausible(NOW - timedelta(days=90), NOW, NOW) == NOW
    assert plausible(NOW + timedelta(days=2), NOW) == NOW
