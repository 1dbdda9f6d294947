"""A wrong clock is told once, told anew when it differs otherwise, and when it is right again."""

from __future__ import annotations

from datetime import timedelta

from sellercall_desktop.core import clock_check
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.clock_check import ClockCheck, ClockChecked
from sellercall_desktop.core.health import HealthState
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.providers import http
from sellercall_desktop.ui.words.errors import sentence_for
from tests.desk import SOON_OVER, open_test_world
from tests.store.sample_calls import NOON

SECOND = timedelta(seconds=1)


def test_it_is_told_once_when_it_worsens_and_when_it_heals():
    bus, told = Bus(), []
    bus.subscribe(ClockChecked, lambda change: told.append(change.error and change.error.ahead // SECOND))
    check = ClockCheck(bus)
    for ahead_s in (0, 59, -59, 61, 70, 45, 90, 3600, 3590, 25, 50, -200, 0):
        ours = NOON + ahead_s * SECOND
        check.hear(ours, NOON, ours)
    assert told == [61, 3600, None, -200, None]


def test_an_answer_that_was_slept_over_says_nothing():
    check = ClockCheck(Bus())
    check.hear(NOON, NOON + SECOND, NOON + timedelta(hours=8))
    assert check.error is None


async def test_the_light_is_amber_while_the_clock_differs_from_the_carriers(tmp_path, monkeypatch):
    number = number_of("+573001000400")
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:

        async def stands():
            await world.desk.health.check_all()
            reasons = [one for light in await asks() for one in light.reasons]
            health = next(one for one in world.desk.health.known if one.part == clock_check.CLOCK)
            return health, [one.verdict for one in reasons if one.code is LightCode.CLOCK_WRONG]

        async def asks():
            return await world.desk.lights.light(number), await world.desk.lights.look(number)

        with monkeypatch.context() as patch:
            patch.setattr(http, "utc_now", lambda: utc_now() - timedelta(hours=3))
            health, ambers = await stands()
        assert (health.state, ambers) == (HealthState.DEGRADED, [LightVerdict.AMBER] * 2)
        assert "3 h behind" in sentence_for(health.error).why
        health, ambers = await stands()
        assert (health.state, ambers) == (HealthState.OK, [])
