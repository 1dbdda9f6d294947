"""The hours for calls are the customer's: zones, weekdays, the next moment; and what REST says."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.guard import Guard
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.settings import GuardSettings, Settings
from sellercall_desktop.settings.guard_rules import guard_rules
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.store import open_store
from sellercall_desktop.words.errors import sentence_for
from tests.desk import open_test_world

BOGOTA = "+573001234567"  # five hours behind UTC all year
TOLL_FREE = "+18005551234"  # in every zone of North America at once
LAW = {
    "hours_from": "07:00",
    "hours_to": "19:00",
    "saturday_from": "08:00",
    "saturday_to": "15:00",
    "days": "mon-sat",
}


async def refusal(tmp_path, at, number=BOGOTA, **guard):
    """What the guard says at this moment (UTC); None where the call may go out."""
    settings = Settings(guard=GuardSettings(allowed_countries=("CO", "US"), **guard))
    async with open_store(None, tmp_path / "calls.db", "Prompt") as store:
        spending = Spending(store.calls, Bus(), lambda: at)
        asked = Guard(lambda: guard_rules(settings), spending, lambda: at)
        await asked.prepare()
        try:
            asked.admit(number_of(number), ())
        except GuardError as error:
            return error
    return None


def utc(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)  # the 20th is a Friday


async def test_without_hours_every_time_is_good(tmp_path):
    assert await refusal(tmp_path, utc(22, 8)) is None  # three in the morning, on a Sunday


@pytest.mark.parametrize(
    ("at", "again"),
    [
        (utc(20, 11, 59), "2026-11-20T07:00:00-05:00"),  # a minute early
        (utc(21, 0), "2026-11-21T08:00:00-05:00"),  # Friday 19:00 is over; Saturday begins later
        (utc(21, 20), "2026-11-23T07:00:00-05:00"),  # Saturday 15:00 is over; no Sunday
        (utc(22, 17), "2026-11-23T07:00:00-05:00"),  # Sunday noon
    ],
)
async def test_outside_the_hours_the_next_moment_is_told(tmp_path, at, again):
    error = await refusal(tmp_path, at, **LAW)
    assert error.reason is GuardReason.HOURS
    assert error.again_at.isoformat() == again
    assert error.again_in_s == (error.again_at - at).total_seconds()


@pytest.mark.parametrize("at", [utc(20, 12), utc(20, 23, 59), utc(21, 13), utc(21, 19, 59)])
async def test_within_the_hours_the_call_goes_out(tmp_path, at):
    assert await refusal(tmp_path, at, **LAW) is None


async def test_a_number_of_several_zones_is_called_when_all_of_them_allow_it(tmp_path):
    hours = {"hours_from": "08:00", "hours_to": "20:00"}
    early = await refusal(tmp_path, utc(20, 14), TOLL_FREE, **hours)  # good in New York, night in Honolulu
    assert early.reason is GuardReason.HOURS
    assert await refusal(tmp_path, early.again_at, TOLL_FREE, **hours) is None
    narrow = await refusal(tmp_path, utc(20, 14), TOLL_FREE, hours_from="09:00", hours_to="10:00")
    assert narrow.again_at is None


async def test_the_sentence_names_the_customers_weekday_and_time(tmp_path):
    said = sentence_for(await refusal(tmp_path, utc(21, 20), **LAW), "en")
    assert "Monday at 07:00, the customer's time" in said.what_to_do
    assert said.action == "guard"


async def test_rest_refuses_outside_the_hours_and_nothing_leaves(tmp_path):
    async with open_test_world(tmp_path, webhooks=False) as world:
        world.setup.settings.update({"guard": {"hours_from": "12:00", "hours_to": "12:00"}})  # never
        async with httpx.AsyncClient(base_url=world.desk.web.local_url, trust_env=False) as client:
            answer = await client.post("/api/llamada/callto", json={"Phone": EXAMPLES["buys"]})
        assert answer.status_code == 403
        assert answer.json()["code"] == "outside_calling_hours"
        assert (await world.desk.calls.page(CallQuery())).calls == ()
        assert [request for request in world.simulator.requests if request.method == "POST"] == []
