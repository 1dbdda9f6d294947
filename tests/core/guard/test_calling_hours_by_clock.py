"""The guard by the customer's own clock: regions that were an hour off, and days on which clocks are set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import time as reading
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.guard import Guard
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.local_days import HERE
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.settings import GuardSettings, Settings
from sellercall_desktop.settings.guard_rules import guard_rules
from tests.desk import open_test_world
from tests.local_clock import clock_of, needs_tzset

EVERYWHERE = ("MX", "CL", "BR", "EC", "ES", "PT", "NI", "TT", "US", "CA", "CU", "CO", "001")

# 08:00 to 20:00 where the customer is. Number, a moment (UTC), whether it may be called then.
MOMENTS = [
    ("+526141234567", "2026-07-15T14:00", True),  # Chihuahua: 08:00; the metadata say 07:00
    ("+526141234567", "2026-07-15T13:59", False),
    ("+526141234567", "2026-07-16T02:30", False),  # 20:30; the metadata say 19:30
    ("+528681234567", "2026-07-16T01:30", False),  # Matamoros: 20:30; the metadata say 19:30
    ("+528681234567", "2026-07-15T13:00", True),
    ("+526641234567", "2026-07-15T13:05", False),  # Tijuana: 06:05
    ("+526631234567", "2026-07-15T14:30", False),  # its other code: 07:30; the metadata say 08:30
    ("+526641234567", "2026-07-15T15:00", True),
    ("+529981234567", "2026-01-15T13:00", True),  # Cancún: 08:00
    ("+56612221234", "2026-07-15T11:30", True),  # Punta Arenas: 08:30; the metadata say 07:30
    ("+56612221234", "2026-07-15T23:30", False),  # 20:30; the metadata say 19:30
    ("+56672221234", "2026-07-15T23:30", False),  # Coyhaique: 20:30
    ("+558130321234", "2026-07-15T10:30", False),  # Recife: 07:30; as Noronha 08:30
    ("+558130321234", "2026-07-15T22:30", True),  # Recife: 19:30; as Noronha 20:30
    ("+593991234567", "2026-07-15T13:30", True),  # Ecuador: 08:30; on the Galápagos 07:30
    ("+34612345678", "2026-07-15T06:30", False),  # Madrid 08:30, but the Canaries 07:30
    ("+34612345678", "2026-07-15T07:00", True),
    ("+34928123456", "2026-07-15T06:30", False),
    ("+50581234567", "2026-07-15T13:30", False),  # Nicaragua: 07:30; as Chicago 08:30
    ("+50581234567", "2026-07-16T01:30", True),  # 19:30; as Chicago 20:30
    ("+18682991234", "2026-07-15T14:00", True),  # Trinidad: 10:00
    ("+18682991234", "2026-07-15T12:00", True),
    ("+18682991234", "2026-07-15T11:59", False),
    ("+18005551234", "2026-07-15T14:00", False),  # a freephone may ring on the Pacific: 07:00
    ("+18005551234", "2026-07-15T16:00", True),
    ("+18502241234", "2026-07-15T12:30", False),  # Florida's panhandle: 08:30 or 07:30
    ("+12045551234", "2026-12-15T13:30", True),  # Winnipeg: 08:30; by zone data of 2025 07:30
    ("+5351234567", "2026-12-16T00:30", False),  # Havana: 20:30; by zone data of 2025 19:30
]


def objection(e164, at, **hours):
    """What the guard says to a number at a moment; None where the call may go out."""
    settings = Settings(guard=GuardSettings(allowed_countries=EVERYWHERE, **hours))
    nothing_spent = Spending(None, Bus(), lambda: at)
    guard = Guard(lambda: guard_rules(settings), nothing_spent, lambda: at)
    try:
        guard.admit(number_of(e164), ())
    except GuardError as error:
        return error
    return None


DAY = {"hours_from": "08:00", "hours_to": "20:00"}


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("e164", "at", "allowed"), MOMENTS)
def test_a_call_goes_out_only_by_day_where_the_customer_is(e164, at, allowed):
    assert (objection(e164, utc(at), **DAY) is None) is allowed


CHANGES = [
    # the hours' begin, the number, now, when it is allowed again (as the customer's clock shows it)
    ("", "+56221234567", "2026-09-06T03:30", "2026-09-06T01:00:00-03:00"),  # Santiago: 00:00 does not exist
    ("00:30", "+56221234567", "2026-09-06T03:30", "2026-09-06T01:00:00-03:00"),
    ("01:00", "+56221234567", "2026-09-06T03:30", "2026-09-06T01:00:00-03:00"),
    ("08:00", "+56221234567", "2026-09-06T03:30", "2026-09-06T08:00:00-03:00"),
    ("02:30", "+12125551234", "2026-03-08T06:59", "2026-03-08T03:00:00-04:00"),  # New York: no 02:30
    ("01:30", "+12125551234", "2026-11-01T05:29", "2026-11-01T01:30:00-04:00"),  # 01:30 comes twice
    ("01:30", "+12125551234", "2026-11-01T06:10", "2026-11-01T01:30:00-05:00"),  # the clock shows 01:10 again
    ("08:00", "+351296123456", "2026-10-25T00:30", "2026-10-25T08:00:00-01:00"),  # the Azores' second 00:30
]


@pytest.mark.parametrize(("begin", "e164", "at", "again"), CHANGES)
def test_the_next_moment_is_right_on_a_day_on_which_the_clock_is_set(begin, e164, at, again):
    # Saturdays and the other days end at noon, so that the evening before is outside the hours.
    hours = {"hours_from": begin or "00:00", "hours_to": "12:00"}
    refused = objection(e164, utc(at), **hours)
    assert refused.again_at.isoformat() == again
    assert refused.again_in_s == (refused.again_at - utc(at)).total_seconds()
    assert objection(e164, refused.again_at.astimezone(UTC), **hours) is None
    assert objection(e164, refused.again_at.astimezone(UTC) - timedelta(seconds=1), **hours) is not None


@needs_tzset
def test_a_freephone_of_no_country_goes_by_this_computers_clock_with_its_changes():
    with clock_of("America/Santiago"):
        hours = CallingHours((HourSpan(reading(8), reading(20)),) * 7)
        again = hours.next_after(utc("2026-09-06T01:00"), [HERE])
        assert again.isoformat() == "2026-09-06T08:00:00-03:00"  # not -04:00, as it was when asked
        assert hours.allow_all(again, [HERE])


ZONES = ["America/Santiago", "America/New_York", "Atlantic/Azores", "America/Bogota", "America/Havana"]
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SPANS = st.one_of(st.none(), st.builds(HourSpan, TIMES, st.one_of(st.none(), TIMES)))


@given(
    st.lists(SPANS, min_size=7, max_size=7),
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=3),
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.integers(1, 100),
)
def test_what_is_promised_is_allowed_and_nothing_before_it_is(week, names, now, part):
    hours, zones = CallingHours(tuple(week)), [ZoneInfo(name) for name in names]
    again = hours.next_after(now, zones)
    if hours.allow_all(now, zones):
        return
    end = again if again is not None else now + timedelta(days=7)
    between = now + (end.astimezone(UTC) - now) * part / 101
    assert not hours.allow_all(between, zones)
    if again is not None:
        assert hours.allow_all(again, zones)


CHIHUAHUA = "+526141234567"


@pytest.mark.parametrize(
    ("there", "status"),
    [("2026-07-15T13:30", 403), ("2026-07-15T14:30", 200), ("2026-07-16T02:30", 403)],
    ids=["07:30", "08:30", "20:30"],
)
async def test_rest_dials_chihuahua_by_chihuahuas_clock(tmp_path, there, status):
    ahead = utc(there) - datetime.now(UTC)
    now = lambda: datetime.now(UTC) + ahead  # noqa: E731 - a clock that runs
    async with open_test_world(tmp_path, webhooks=False, now=now) as world:
        world.setup.settings.update({"guard": {"allowed_countries": ["MX"], **DAY}})
        async with httpx.AsyncClient(base_url=world.desk.web.local_url, trust_env=False) as client:
            answer = await client.post("/api/llamada/callto", json={"Phone": CHIHUAHUA})
        assert answer.status_code == status
        left = [request for request in world.simulator.requests if request.method == "POST"]
        if status == 403:
            assert answer.json()["code"] == "outside_calling_hours"
            assert left == []
        else:
            assert left
