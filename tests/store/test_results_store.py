"""What came of attempts, on any database: counted by groups, by the customer's clock, with late prices."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import (
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Party,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    CustomerJoined,
    HandOffAsked,
    HandOffEnd,
    HandOffEnded,
    HandOffKind,
)
from sellercall_desktop.core.calls.meter import AgentRate
from sellercall_desktop.core.calls.written_facts import DispositionSet, WatchSaw
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignEntry,
    CampaignState,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.campaigns.errors import CampaignError
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.campaigns.results import BY_HAND, Grouping, ResultsQuery
from sellercall_desktop.core.campaigns.results_counted import CampaignResults
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.wrap_up.dispositions import CountsAs, Disposition
from sellercall_desktop.store import open_store
from tests.local_clock import clock_of, needs_tzset
from tests.store.sample_calls import request, start_call, talked

MONDAY = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)  # 07:00 in Bogotá, 13:00 in Madrid
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CO, ES = "CO:America/Bogota", "ES:Europe/Madrid"
MARTA, PEDRO, CARMEN = "+573001234567", "+573109876543", "+34612345678"
MIAMI, CHICAGO = "+13055550123", "+13125550123"
SOLD, LATER = Disposition("sold", "Sold", CountsAs.SALE), Disposition("later", "Later", CountsAs.CALLBACK)
RATE = AgentRate(Decimal("0.06"), 6)
ALL = ResultsQuery()


class Team:
    """One campaign of three, two sellers, and what they ring besides."""

    def __init__(self, store):
        self.store, self.at = store, MONDAY
        store.campaigns.now_us = lambda _connection: (self.at - EPOCH) // timedelta(microseconds=1)
        self.source = CampaignResults(store.results, store.campaigns, lambda: RATE, lambda: (SOLD, LATER))

    async def found(self, grouping, query=ALL):
        return await self.source.results(query, grouping)

    async def groups(self, grouping, query=ALL):
        return {each.key: each.figures for each in (await self.found(grouping, query)).groups}

    async def keep(self, call, facts):
        await self.store.calls.save(call, facts, "test")

    async def attempt(self, call_id, seller, outcome, call=None, cost=Decimal(0)):
        row = await self.store.campaigns.next("c1", Asker(f"desk of {seller}", seller), HOUR)
        assert await self.store.campaigns.begin(row, call_id)
        if call is not None:
            await self.keep(*call)
        again = Following(RowState.AGAIN, outcome, self.at + 3 * timedelta(days=1))
        assert await self.store.campaigns.settle(call_id, again, self.at + MINUTE, cost)


@asynccontextmanager
async def team(tmp_path, **options):
    async with open_store(None, tmp_path / "a.db", "x", **options) as store:
        for name, number, city in (("m", MARTA, "Bogotá"), ("p", PEDRO, " BOGOTA ")):
            variables = (("Plan", "oro"), ("Ciudad", city))
            await store.contacts.save([Contact(name, name, (ContactNumber(number),), variables=variables)])
        await store.campaigns.save(Campaign("c1", "Renewals", state=CampaignState.RUNNING))
        entries = [("m", MARTA, CO), ("p", PEDRO, CO), ("c", CARMEN, ES)]
        await store.campaigns.add("c1", [CampaignEntry(*each) for each in entries])
        yield Team(store)


def with_facts(made, *facts):
    call, known = made
    return advance_all(call, facts), (*known, *facts)


def sale(at=MONDAY, price="0.03", **given):
    made = talked("call-1", "Hi", "Hola", seconds=120.0, number=MARTA, at=at, prompt_version=3, **given)
    facts = [DispositionSet(at, "ana", "sold", "Sold")]
    facts += [CostKnown(at, Party.CARRIER, Decimal(price), "COP")] if price else []
    return with_facts(made, *facts)


def unanswered(call_id, number, at):
    asked = request(number, at=at)
    ended = CarrierEnded(at + MINUTE, CarrierOutcome.NO_ANSWER)
    return advance_all(start_call(call_id, asked), (ended,)), (asked, ended)


async def morning(here):
    """Ana sells to Marta and does not reach Pedro; in Spain a mailbox answers Luis."""
    await here.attempt("call-1", "ana", RowOutcome.REACHED, sale(), Decimal("0.1"))
    await here.attempt("call-2", "ana", RowOutcome.NO_ANSWER, unanswered("call-2", PEDRO, MONDAY))
    box = talked("call-3", "Hi", "Leave a message", seconds=30.0, number=CARMEN, at=MONDAY)
    await here.attempt("call-3", "luis", RowOutcome.VOICEMAIL, box, Decimal("0.07"))


async def test_attempts_are_counted_with_what_they_took_and_cost(tmp_path):
    async with team(tmp_path) as here:
        await morning(here)
        found = await here.found(Grouping.CAMPAIGN)
        assert found.currency == "COP"
        assert found.names["c1"] == "Renewals"
        (group,) = found.groups
        assert (group.key, group.figures) == ("c1", found.total)
        total = found.total
        assert (total.attempts, total.contacts, total.reached, total.answered, total.talks) == (3, 3, 1, 1, 1)
        assert (total.sales, total.dispositions) == (1, {"sold": 1})
        assert (total.minutes, total.ai_minutes, total.person_minutes) == (2.0, 2.0, 0.0)
        # 0.03 charged and two minutes of the AI; the mailbox has no price yet, and is what it looked like
        assert (total.cost, total.unpriced, total.is_provisional) == (Decimal("0.22"), 1, True)
        assert total.cost_per_sale == Decimal("0.22")
        assert (total.answer_rate.hits, total.answer_rate.trials) == (1, 3)


async def test_groups_go_by_the_customers_clock_and_city_version_seller_and_disposition(tmp_path):
    async with team(tmp_path) as here:
        await morning(here)
        counts = {
            grouping: {key: figures.attempts for key, figures in (await here.groups(grouping)).items()}
            for grouping in Grouping
        }
        assert counts == {
            Grouping.HOUR: {7: 2, 13: 1},
            Grouping.WEEKDAY: {1: 3},
            Grouping.CITY: {"Bogotá": 2, "Europe/Madrid": 1},
            Grouping.PROMPT_VERSION: {3: 1, None: 2},
            Grouping.VERSION_DAY: {"v3 2026-11-30": 1, None: 2},
            Grouping.VERSION_WEEK: {"v3 2026-11-30": 1, None: 2},
            Grouping.SELLER: {"ana": 2, "luis": 1},
            Grouping.CAMPAIGN: {"c1": 3},
            Grouping.DISPOSITION: {"sold": 1, None: 2},
        }
        assert (await here.found(Grouping.PROMPT_VERSION)).groups[-1].key is None
        assert (await here.groups(Grouping.CITY))["Bogotá"].contacts == 2


async def test_a_clock_that_is_set_moves_the_hour(tmp_path):
    async with team(tmp_path) as here:
        before = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)  # Chicago: Saturday 18:30, by summer time
        after = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)  # Sunday 18:30
        for n, at in enumerate((before, after)):
            await here.keep(*talked(f"h{n}", "Hi", "Hi", number=CHICAGO, at=at))
        assert {key: one.attempts for key, one in (await here.groups(Grouping.HOUR)).items()} == {18: 2}
        assert list(await here.groups(Grouping.WEEKDAY)) == [6, 7]


@needs_tzset
async def test_a_version_is_told_over_time_by_the_days_of_this_computer(tmp_path):
    with clock_of("America/Santiago"):  # its clocks were set on Saturday the 5th, at midnight
        async with team(tmp_path) as here:
            ends_of_days = (
                (9, 5, 3, 59),
                (9, 5, 4, 1),
                (9, 6, 2, 59),
                (9, 6, 4, 1),
                (9, 7, 3, 1),
                (12, 31, 2, 0),
            )
            for n, (month, day, hour, minute) in enumerate(ends_of_days):
                at = datetime(2026, month, day, hour, minute, tzinfo=UTC)
                version = 10 if n == 1 else 9
                await here.keep(*talked(f"h{n}", "Hi", "Hi", number=MARTA, at=at, prompt_version=version))
            by_day = await here.groups(Grouping.VERSION_DAY)
            assert {key: one.attempts for key, one in by_day.items()} == {
                "v9 2026-09-04": 1,
                "v9 2026-09-05": 1,
                "v9 2026-09-06": 1,
                "v9 2026-09-07": 1,
                "v9 2026-12-30": 1,
                "v10 2026-09-05": 1,
            }
            assert list(by_day)[-1] == "v10 2026-09-05"
            by_week = await here.groups(Grouping.VERSION_WEEK)
            assert {key: one.attempts for key, one in by_week.items()} == {
                "v9 2026-08-31": 3,
                "v9 2026-09-07": 1,
                "v9 2026-12-28": 1,
                "v10 2026-08-31": 1,
            }
            assert by_week["v9 2026-08-31"].answer_rate.more_to_know == 32
            of_one = await here.groups(Grouping.VERSION_WEEK, ResultsQuery(prompt_version=10))
            assert {key: one.attempts for key, one in of_one.items()} == {"v10 2026-08-31": 1}


async def test_calls_by_hand_are_a_group_of_their_own(tmp_path):
    async with team(tmp_path) as here:
        await morning(here)
        await here.keep(*talked("h1", "Hi", "Hi", number=MARTA, at=MONDAY, seconds=61.0))
        box = talked("h2", "Hi", "Leave a message", number=MIAMI, at=MONDAY)
        await here.keep(*with_facts(box, WatchSaw(MONDAY, "machine", "voicemail", 1)))
        await here.keep(*talked("in", "Hi", "Hi", direction=Direction.INBOUND))
        asked = request(PEDRO, at=MONDAY)
        await here.keep(start_call("live", asked), (asked,))
        by_hand = (await here.groups(Grouping.CAMPAIGN))[BY_HAND]
        assert (by_hand.attempts, by_hand.talks, by_hand.reached, by_hand.unpriced) == (2, 1, 1, 2)
        assert by_hand.cost == RATE.cost(11 + 10)  # of the AI's time: the carrier's price is not known
        found = await here.found(Grouping.HOUR, ResultsQuery(BY_HAND))
        assert [(group.key, group.figures.attempts) for group in found.groups] == [(7, 2)]
        cities = await here.groups(Grouping.CITY, ResultsQuery(BY_HAND))
        assert set(cities) == {"Bogotá", "America/New_York"}
        everything = (await here.found(Grouping.SELLER)).total
        assert (everything.attempts, everything.contacts) == (5, 4)  # Marta was rung twice
        assert (await here.found(Grouping.SELLER, ResultsQuery("c1"))).total.attempts == 3


async def test_a_late_price_settles_the_cost(tmp_path):
    async with team(tmp_path) as here:
        call = sale(price="")
        await here.attempt("call-1", "ana", RowOutcome.REACHED, call, Decimal("0.1"))
        total = (await here.found(Grouping.HOUR)).total
        assert (total.cost, total.is_provisional) == (Decimal("0.1"), True)
        late = CostKnown(MONDAY, Party.CARRIER, Decimal("0.05"), "USD")
        priced = advance_all(call[0], (late,))
        await here.store.calls.save(priced, (late,), "poll")
        found = await here.found(Grouping.HOUR)
        assert (found.total.cost, found.total.is_provisional, found.currency) == (
            Decimal("0.17"),
            False,
            "USD",
        )


async def test_minutes_are_told_apart_by_who_talked(tmp_path):
    async with team(tmp_path) as here:
        joined, over = MONDAY + MINUTE, MONDAY + timedelta(seconds=105)
        handed = with_facts(
            sale(),
            HandOffAsked(joined, "o1", HandOffKind.TAKE_OVER, "+573005550000", "Ana"),
            CustomerJoined(joined, "o1"),
            HandOffEnded(over, "o1", HandOffEnd.OVER),
        )
        await here.attempt("call-1", "ana", RowOutcome.REACHED, handed)
        figures = (await here.groups(Grouping.SELLER))["ana"]
        assert (figures.minutes, figures.person_minutes, figures.ai_minutes) == (2.0, 0.75, 1.25)
        assert (await here.found(Grouping.HOUR)).total.person_minutes == 0.75


async def test_only_what_began_in_the_period_counts_and_nothing_is_made_up(tmp_path):
    async with team(tmp_path) as here:
        await morning(here)
        day = MONDAY.astimezone().date()
        later = ResultsQuery("c1", from_day=day + timedelta(days=1))
        nothing = await here.found(Grouping.HOUR, later)
        assert (nothing.groups, nothing.total.attempts) == ((), 0)
        assert nothing.total.answer_rate.share is None
        only = replace(later, from_day=day, to_day=day)
        assert (await here.found(Grouping.HOUR, only)).total.attempts == 3
        with pytest.raises(CampaignError):
            await here.found(Grouping.HOUR, ResultsQuery("nobody's"))


async def test_an_attempt_whose_call_is_gone_still_counts_by_its_outcome(tmp_path):
    async with team(tmp_path) as here:
        await here.attempt("call-1", "ana", RowOutcome.REACHED, cost=Decimal("0.2"))
        total = (await here.found(Grouping.PROMPT_VERSION)).total
        assert (total.answered, total.talks, total.minutes, total.cost) == (1, 1, None, Decimal("0.2"))
        assert total.person_minutes is None
