"""The database's figures held against an own count in plain Python, over random calls of a year."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallAnswered,
    CallPlaced,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Party,
)
from sellercall_desktop.core.calls.written_facts import DispositionSet, WatchSaw
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignEntry,
    CampaignState,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.campaigns.results import BY_HAND, Grouping, ResultsQuery
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.store import open_store
from tests.local_clock import clock_of, needs_tzset
from tests.store.sample_calls import request, talked
from tests.store.test_results_store import (
    CARMEN,
    CHICAGO,
    CO,
    ES,
    HOUR,
    MARTA,
    MIAMI,
    MINUTE,
    PEDRO,
    Team,
    unanswered,
    with_facts,
)

HERE = "America/Santiago"  # its clocks are set at midnight, in April and in September
SANTIAGO = "+56221234567"
ZONES = {
    **dict.fromkeys((MARTA, PEDRO), "America/Bogota"),
    CARMEN: "Europe/Madrid",
    MIAMI: "America/New_York",
    CHICAGO: "America/Chicago",
    SANTIAGO: HERE,
}
BEGIN = datetime(2026, 2, 20, tzinfo=UTC)
SECONDS = (0.5, 5.9, 6.0, 6.1, 61.0, 123.4, 1800.0)
OUTCOMES = {"talk": RowOutcome.REACHED, "mailbox": RowOutcome.VOICEMAIL}
QUERIES = (
    ResultsQuery(),
    ResultsQuery("c1"),
    ResultsQuery(BY_HAND),
    ResultsQuery(from_day=date(2026, 4, 4), to_day=date(2026, 9, 5)),
    ResultsQuery(from_at=BEGIN + timedelta(days=40), to_at=BEGIN + timedelta(days=90)),
    ResultsQuery(without=("c1",)),
)


@dataclass
class Tried:
    """One attempt, as this test wanted it to be."""

    kind: str
    at: datetime
    number: str
    seconds: float
    version: int | None
    disposition: str | None
    price: Decimal | None
    campaign: str = BY_HAND
    foreseen: Decimal = field(default=Decimal(0))

    @property
    def day(self):
        return self.at.astimezone(ZoneInfo(HERE)).date()

    @property
    def local(self):
        return self.at.astimezone(ZoneInfo(ZONES[self.number]))

    def said(self, day):
        return f"v{self.version} {day}" if self.version else None

    def is_in(self, query):
        if query.campaign_id not in {None, self.campaign} or self.campaign in query.without:
            return False
        if query.from_day is not None:
            return query.from_day <= self.day <= query.to_day
        return query.from_at is None or query.from_at <= self.at < query.to_at


KEYS = {
    Grouping.HOUR: lambda one: one.local.hour,
    Grouping.WEEKDAY: lambda one: one.local.isoweekday(),
    Grouping.PROMPT_VERSION: lambda one: one.version,
    Grouping.VERSION_DAY: lambda one: one.said(one.day),
    Grouping.VERSION_WEEK: lambda one: one.said(one.day - timedelta(days=one.day.weekday())),
    Grouping.CAMPAIGN: lambda one: one.campaign,
    Grouping.DISPOSITION: lambda one: one.disposition,
}


def drawn(rnd, number, at):
    price = Decimal(rnd.randrange(100_000)) / 100_000 if rnd.random() < 0.6 else None
    kind = rnd.choice(["talk", "talk", "early", "mailbox", "nobody"])
    return Tried(
        kind,
        at,
        number,
        rnd.choice(SECONDS),
        rnd.choice([None, 9, 10]),
        rnd.choice([None, "sold", "later"]),
        price,
    )


def as_call(call_id, one):
    at, given = one.at, {"number": one.number, "at": one.at, "prompt_version": one.version}
    if one.kind == "nobody":
        made = unanswered(call_id, one.number, at)
        asked = request(**given)
        made = advance_all(start_call(call_id, asked), made[1][1:]), (asked, *made[1][1:])
    elif one.kind == "early":
        asked = request(**given)
        ended = CarrierEnded(at + timedelta(seconds=one.seconds), CarrierOutcome.COMPLETED, one.seconds)
        facts = AgentCreated(at, f"a-{call_id}"), CallPlaced(at, f"CA-{call_id}"), CallAnswered(at), ended
        made = advance_all(start_call(call_id, asked), facts), (asked, *facts)
    else:
        made = talked(call_id, "Hi", "Hola", seconds=one.seconds, **given)
    facts = [WatchSaw(at, "machine", "voicemail", 1)] if one.kind == "mailbox" else []
    if one.price is not None:
        facts.append(CostKnown(at, Party.CARRIER, one.price, "COP"))
    if one.disposition is not None:
        facts.append(DispositionSet(at, "ana", one.disposition, one.disposition))
    return with_facts(made, *facts)


def counted(tried):
    answered = [one for one in tried if one.kind in {"talk", "early"}]
    talks = [one for one in tried if one.kind == "talk"]
    paid_for = [one for one in tried if one.kind != "nobody"]
    cost = sum((one.foreseen if one.price is None else one.price for one in tried), Decimal(0))
    by_rate = [one for one in paid_for if one.price is not None or not one.foreseen]
    cost += Decimal("0.006") * sum(math.ceil(one.seconds / 6) for one in by_rate)
    return {
        "attempts": len(tried),
        "contacts": len({one.number for one in tried}),
        "answered": len(answered),
        "reached": len({one.number for one in answered}),
        "talks": len(talks),
        "sales": sum(one.disposition == "sold" for one in tried),
        "dispositions": dict(Counter(one.disposition for one in tried if one.disposition)),
        "minutes": round(sum(one.seconds for one in talks) / 60, 6),
        "unpriced": sum(one.price is None for one in paid_for),
        "cost": cost,
    }


def told(figures):
    found = {name: getattr(figures, name) for name in counted([])}
    return {**found, "minutes": round(figures.minutes, 6), "dispositions": dict(figures.dispositions)}


async def year(team, rnd):
    tried = []
    for n in range(50):
        at = BEGIN + timedelta(seconds=rnd.randrange(300 * 86_400), microseconds=rnd.randrange(10**6))
        one = drawn(rnd, rnd.choice(list(ZONES)), at)
        await team.keep(*as_call(f"h{n}", one))
        tried.append(one)
    team.at = BEGIN
    for n in range(50):
        team.at += timedelta(days=3, seconds=rnd.randrange(3 * 86_400))
        row = await team.store.campaigns.next("c1", Asker("desk", "ana"), HOUR)
        assert await team.store.campaigns.begin(row, f"k{n}")
        one = drawn(rnd, row.number, team.at)
        one.campaign, one.foreseen = "c1", rnd.choice([Decimal(0), Decimal("0.1"), Decimal("0.123456")])
        await team.keep(*as_call(f"k{n}", one))
        outcome = OUTCOMES.get(one.kind, RowOutcome.NO_ANSWER)
        again = Following(RowState.AGAIN, outcome, team.at + timedelta(days=2))
        assert await team.store.campaigns.settle(f"k{n}", again, team.at + MINUTE, one.foreseen)
        tried.append(one)
    return tried


@needs_tzset
async def test_a_year_of_attempts_is_counted_as_one_would_by_hand(tmp_path):
    with clock_of(HERE):
        async with open_store(None, tmp_path / "a.db", "x") as store:
            people = (("m", MARTA, CO), ("p", PEDRO, CO), ("c", CARMEN, ES))
            for name, number, _clock in people:
                await store.contacts.save([Contact(name, name, (ContactNumber(number),))])
            await store.campaigns.save(Campaign("c1", "Renewals", state=CampaignState.RUNNING))
            await store.campaigns.add("c1", [CampaignEntry(*each) for each in people])
            team = Team(store)
            tried = await year(team, random.Random(14))
            for query in QUERIES:
                wanted = [one for one in tried if one.is_in(query)]
                for grouping, key in KEYS.items():
                    groups = defaultdict(list)
                    for one in wanted:
                        groups[key(one)].append(one)
                    found = await team.found(grouping, query)
                    assert {each.key: told(each.figures) for each in found.groups} == {
                        each: counted(some) for each, some in groups.items()
                    }
                    assert told(found.total) == counted(wanted)
