"""Many desks work on two campaigns of the same people, die and fall asleep at random, by one clock.

From Friday 30 October 2026: Colombia has a holiday on Monday 2 November, and the clocks of the United States
are set back on Sunday 1 November.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CallNotPlaced,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
)
from sellercall_desktop.core.campaigns.attempts import LEASE, Attempts, Ready
from sellercall_desktop.core.campaigns.campaign import (
    AttemptPlan,
    Campaign,
    CampaignEntry,
    CampaignState,
    RowState,
)
from sellercall_desktop.core.campaigns.clocks import clock_of, zones_in
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.core.law.light import Light, LightCode, LightReason, LightVerdict
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store

FRIDAY = datetime(2026, 10, 30, 11, 0, tzinfo=UTC)
TWO_WEEKS = timedelta(days=14)
HOLIDAY = date(2026, 11, 2)
DAY = timedelta(days=1)
OFFICE = HourSpan(time(7), time(19))
HOURS = {
    "CO": CallingHours((*[OFFICE] * 5, HourSpan(time(8), time(15)), None)),
    "US": CallingHours((HourSpan(time(8), time(21)),) * 7),
}
THOROUGH = bool(os.environ.get("SELLERCALL_THOROUGH"))
COLOMBIANS, AMERICANS = (14, 6) if THOROUGH else (2, 1)
NUMBERS = [f"+573001234{n:03d}" for n in range(500, 500 + COLOMBIANS)]
NUMBERS += [f"+1212555{n:04d}" for n in range(1230, 1230 + AMERICANS)]
PLAN = AttemptPlan(a_day=2)
ENDS = (CarrierOutcome.BUSY, CarrierOutcome.NO_ANSWER, CarrierOutcome.FAILED, CarrierOutcome.COMPLETED)
SEEDS = range(100) if THOROUGH else range(1)


class DeskDies(BaseException):
    """The program is gone, wherever it was."""


@dataclass
class Town:
    """The customers' telephones, the clock, and when each telephone rang."""

    store: object
    chance: random.Random
    now: datetime = FRIDAY
    rings: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    talking: dict[str, tuple[object, object, datetime]] = field(default_factory=dict)
    opted_out: dict[str, datetime] = field(default_factory=dict)
    desks: list[object] = field(default_factory=list)

    async def light(self, number, at=None):
        """By the hours of its country and the one holiday."""
        moment, opens = at or self.now, self._opens(number, at or self.now)
        if opens == moment:
            return Light(number, moment)
        reason = LightReason(LightVerdict.RED, LightCode.OUTSIDE_HOURS)
        return Light(number, moment, (reason,), next_allowed=opens)

    def _opens(self, number, moment):
        hours, zones = HOURS[number.region], zones_in(clock_of(number))
        while not (hours.allow_all(moment, zones) and not self._is_holiday(number.region, moment)):
            moment = hours.next_after(moment, zones).astimezone(UTC)
        return moment

    def _is_holiday(self, region, moment):
        return region == "CO" and moment.astimezone(ZoneInfo("America/Bogota")).date() == HOLIDAY

    async def hang_up_those_over(self):
        """Calls whose time has come end, and their desks hear of it, where they live."""
        for number, (call, bus, until) in tuple(self.talking.items()):
            if until <= self.now:
                del self.talking[number]
                outcome = self.chance.choice(ENDS)
                facts = [CarrierEnded(until, outcome, 30.0 if outcome is CarrierOutcome.COMPLETED else None)]
                ended = advance_all(call, facts)
                await self.store.calls.save(ended, facts, "poll")
                bus.publish(CallChanged(ended, tuple(facts)))
                if self.chance.random() < 0.05:
                    await self.opt_out(number)

    async def time_goes_on(self, desk, campaigns):
        """A desk looks after what others left, and it is later."""
        self.now += timedelta(minutes=45)
        await self.hang_up_those_over()
        await desk.attempts.look_after()
        await desk.tasks.finish()
        moments = [await self.store.campaigns.on_at(one.id) for one in campaigns]
        ahead = [moment.at for moment in moments if moment is not None]
        if not self.talking and ahead:
            self.now = max(self.now, min(ahead))

    async def opt_out(self, number):
        self.opted_out[number] = self.now
        act = AuditEntry(self.now, "rule", AuditKind.OPT_OUT_ADDED, number)
        await self.store.do_not_call.add([DoNotCallEntry(number, self.now, "rule")], act)


class Desk:
    """One program: it may die at each step of an attempt."""

    def __init__(self, town, name):
        self.town, self.name, self.bus, self.tasks = town, name, Bus(), Tasks()
        store = town.store
        now, cost = (lambda: town.now), (lambda _call: Decimal("0.01"))
        ready = Ready(
            *(store.campaigns, store.calls, self, town, self.bus, self.tasks, now, cost),
            leave_message=None,  # no mailbox takes a call here
            desk=name,
        )
        self.attempts = Attempts(ready)

    def _may_die(self):
        if self.town.chance.random() < 0.08:
            raise DeskDies

    def follow(self, _call):
        """What a dead desk left is told by the town."""

    async def dial(self, number, requested_by, *, planned):
        """As the engine does: the intent on disk, is it wanted still, the telephone rings."""
        town = self.town
        self._may_die()
        await self._may_sleep()
        requested = CallRequested(town.now, Direction.OUTBOUND, number, requested_by=requested_by)
        call = start_call(planned.call_id, requested)
        await town.store.calls.save(call, [requested], "dial", durable=True)
        self._may_die()
        if not await planned.still_wanted():
            facts = [CallNotPlaced(town.now)]
            await town.store.calls.save(advance_all(call, facts), facts, "dial")
            self.bus.publish(CallChanged(advance_all(call, facts), tuple(facts)))
            return call
        assert number not in town.talking, "rung while it talks"
        town.rings[number].append(town.now)
        facts = [CallPlaced(town.now, f"CA{planned.call_id}"), CallAnswered(town.now)]
        placed = advance_all(call, facts)
        await town.store.calls.save(placed, facts, "dial")
        until = town.now + timedelta(minutes=town.chance.randint(1, 5))
        town.talking[number] = placed, self.bus, until
        self._may_die()
        return placed

    async def _may_sleep(self):
        """The computer is shut for a while, and a colleague finds the number."""
        if self.town.chance.random() < 0.08:
            self.town.now += 5 * LEASE
            await self.town.hang_up_those_over()
            colleague = self.town.chance.choice([one for one in self.town.desks if one is not self])
            await colleague.attempts.look_after()
            while await colleague.step(self.campaign):
                self.town.now += timedelta(minutes=1)

    async def step(self, campaign):
        """Its next contact, called; whether there was one."""
        store, self.campaign = self.town.store.campaigns, campaign
        contact = await store.next(campaign.id, Asker(self.name), LEASE)
        if contact is None:
            return False
        self._may_die()
        if await self.attempts.objection(campaign, contact) is None:
            await self.attempts.dial(campaign, contact)
        return True

    async def gone(self):
        await self.tasks.close()
        return Desk(self.town, f"{self.name}'")


async def town_works(town, desks, campaigns):
    """Desks act in turns; where nobody can be called the clock goes on to when somebody can."""
    nobody = set()
    while town.now < FRIDAY + TWO_WEEKS:
        at = town.chance.randrange(len(desks))
        desk, campaign = desks[at], town.chance.choice([one for one in campaigns if one.id not in nobody])
        try:
            if not await desk.step(campaign):
                nobody.add(campaign.id)
        except DeskDies:
            desks[at] = await desk.gone()  # its colleague may have died in its place
        town.now += timedelta(seconds=town.chance.randint(20, 240))
        await town.hang_up_those_over()
        await desk.tasks.finish()
        if len(nobody) == len(campaigns):
            nobody.clear()
            await town.time_goes_on(desks[0], campaigns)
            if all([await town.store.campaigns.is_over(one.id) for one in campaigns]):
                return


def was_allowed(number, at):
    """Told apart from the code under test: by the clock there, the weekday, the holiday."""
    zone = ZoneInfo("America/Bogota" if number.startswith("+57") else "America/New_York")
    local = at.astimezone(zone)
    if zone.key == "America/New_York":
        return 8 <= local.hour < 21
    if local.date() == HOLIDAY or local.weekday() == 6:
        return False
    return 8 <= local.hour < 15 if local.weekday() == 5 else 7 <= local.hour < 19


@pytest.mark.parametrize("seed", SEEDS)
async def test_nobody_is_rung_too_often_at_a_wrong_hour_or_forgotten(tmp_path, seed):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        town = Town(store, random.Random(seed))
        store.campaigns.now_us = lambda _connection: int(town.now.timestamp() * 1_000_000)
        campaigns = []
        for name in ("c1", "c2"):
            campaign = Campaign(name, name, attempts=PLAN, state=CampaignState.RUNNING)
            campaigns.append(await store.campaigns.save(campaign))
            entries = [CampaignEntry(f"of {one}", one, clock_of(number_of(one))) for one in NUMBERS]
            await store.campaigns.add(name, entries)
        town.desks = [Desk(town, f"desk-{n}") for n in range(4)]
        await town_works(town, town.desks, campaigns)
        for number, rings in town.rings.items():
            assert [at for at in rings if not was_allowed(number, at)] == []
            assert max(sum(at <= other < at + DAY for other in rings) for at in rings) <= PLAN.a_day
            assert number not in town.opted_out or rings[-1] <= town.opted_out[number]
        assert {*NUMBERS} == {*town.rings} | {*town.opted_out}
        assert any(at.date() > HOLIDAY for rings in town.rings.values() for at in rings)
        for campaign in campaigns:
            progress = await store.campaigns.progress(campaign.id)
            assert progress.rows.keys() <= {RowState.DONE, RowState.WITHDRAWN}
            assert sum(progress.rows.values()) == len(NUMBERS)
