"""Which numbers are dear, and what the guard counts. Every way to dial: tests/e2e/test_guard.py."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import CallChanged, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Party,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    LegRole,
    PersonLegAnswered,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegOutcome,
    PlaceMade,
)
from sellercall_desktop.core.calls.meter import AgentRate, MinutePrice
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.dear_numbers import risk_of
from sellercall_desktop.core.guard.guard import Guard, GuardRules
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.phone.reading import number_of, read
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.store import open_store

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC).astimezone().replace(hour=12).astimezone(UTC)
MARTA = number_of("+573001234567")


class Desk:
    """A guard over a real, empty history, with a clock of its own."""

    def __init__(self, store, **rules):
        self.rules = GuardRules(**{"regions": frozenset({"CO"})} | rules)
        self.now, self.store = NOON, store
        self.bus = Bus()
        self.restart()

    def restart(self):
        spending = Spending(self.store.calls, self.bus, lambda: self.now)
        self.guard = Guard(lambda: self.rules, spending, lambda: self.now)

    async def keep(self, at, *facts, by="window", direction=Direction.OUTBOUND):
        """A call in the history; everyone hears of it."""
        requested = CallRequested(at, direction, MARTA.e164, requested_by=by)
        call = advance_all(start_call(f"call-{at.timestamp()}-{by}", requested), facts)
        await self.store.calls.save(call, (requested, *facts), "test")
        self.bus.publish(CallChanged(call, (requested, *facts)))

    def refusal(self, number=MARTA, under_way=()):
        with pytest.raises(GuardError) as refused:
            self.guard.admit(number, under_way)
        return refused.value


def desk_on(tmp_path):
    return open_store(None, tmp_path / "calls.db", "Prompt")


def talked(at, minutes, price=None):
    end = at + timedelta(minutes=minutes)
    facts = [CallPlaced(at, f"CA{at.timestamp()}"), CallAnswered(at)]
    facts.append(CarrierEnded(end, CarrierOutcome.COMPLETED, minutes * 60))
    return (*facts, CostKnown(end, Party.CARRIER, Decimal(price), "USD")) if price else tuple(facts)


DEAR = {
    "Colombia's 01 900": ("+5719001234567", GuardReason.PREMIUM),
    "Colombia's 01 947": ("+5719471234567", GuardReason.PREMIUM),
    "Mexico's 900": ("+529001234567", GuardReason.PREMIUM),
    "Brazil's 0300": ("+553001234567", GuardReason.PREMIUM),
    "North America's 900": ("+19005551234", GuardReason.PREMIUM),
    "North America's 976 exchange": ("+12129761234", GuardReason.PREMIUM),
    "North America's personal numbers": ("+15005551234", GuardReason.PREMIUM),
    "Spain's 803": ("+34803123456", GuardReason.PREMIUM),
    "Britain's personal numbers": ("+447012345678", GuardReason.PREMIUM),
    "Canada's satellites": ("+16005551234", GuardReason.GLOBAL_SERVICE),
    "Inmarsat": ("+870773123456", GuardReason.GLOBAL_SERVICE),
    "Iridium": ("+881612345678", GuardReason.GLOBAL_SERVICE),
    "international networks": ("+882161234567", GuardReason.GLOBAL_SERVICE),
    "international premium": ("+979123456789", GuardReason.GLOBAL_SERVICE),
    "international shared cost": ("+80812345678", GuardReason.GLOBAL_SERVICE),
}


@pytest.mark.parametrize(("number", "reason"), DEAR.values(), ids=DEAR)
async def test_a_dear_number_is_refused_even_where_its_country_is_allowed(tmp_path, number, reason):
    assert read(number, "CO").number is not None  # the number doctor itself lets it through
    everywhere = frozenset({"CO", "MX", "BR", "US", "CA", "ES", "GB", "001"})
    async with desk_on(tmp_path) as store:
        desk = Desk(store, regions=everywhere)
        assert desk.refusal(number_of(number)).reason is reason


@pytest.mark.parametrize("number", ["+573001234567", "+576012345678", "+5718000123456", "+14155550100"])
def test_mobiles_landlines_and_freephones_are_ordinary(number):
    assert risk_of(number) is None


@pytest.mark.parametrize("text", ["123", "112", "911", "+57 123", "*123", "119"])
def test_emergency_numbers_are_no_numbers_to_dial(text):
    assert read(text, "CO").number is None


async def test_a_shared_country_code_opens_no_other_country(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, regions=frozenset({"US"}))
        desk.guard.admit(number_of("+14155550100"), ())
        for jamaica_grenada_dominican_republic in ("+18765551234", "+14734031234", "+18095551234"):
            refused = desk.refusal(number_of(jamaica_grenada_dominican_republic))
            assert refused.reason is GuardReason.COUNTRY


async def test_no_more_than_so_many_calls_a_minute(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, calls_per_minute=2)
        desk.guard.admit(MARTA, ())
        desk.now += timedelta(seconds=20)
        desk.guard.admit(MARTA, ())
        refused = desk.refusal()
        assert (refused.reason, refused.limit, refused.again_in_s) == (GuardReason.CALLS_PER_MINUTE, 2, 40)
        desk.now += timedelta(seconds=40)
        desk.guard.admit(MARTA, ())


async def test_the_calls_of_this_minute_survive_a_restart(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, calls_per_minute=2)
        await desk.keep(NOON - timedelta(seconds=30))
        await desk.keep(NOON - timedelta(seconds=20), by="rest")
        await desk.keep(NOON - timedelta(seconds=10), by="import")  # another program's
        await desk.keep(NOON - timedelta(seconds=5), by="caller", direction=Direction.INBOUND)
        desk.restart()
        await desk.guard.prepare()
        assert desk.refusal().reason is GuardReason.CALLS_PER_MINUTE
        desk.now += timedelta(seconds=31)
        desk.guard.admit(MARTA, ())


async def test_a_clock_set_back_does_not_stop_dialing_for_hours(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, calls_per_minute=1)
        desk.guard.admit(MARTA, ())
        desk.now -= timedelta(hours=2)
        desk.guard.admit(MARTA, ())


async def test_no_more_than_so_many_calls_at_once(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, live_calls=2)
        desk.guard.admit(MARTA, {"+573000000001"})
        assert desk.refusal(under_way={"+573000000001", "+573000000002"}).reason is GuardReason.LIVE_CALLS


async def test_no_call_goes_out_above_the_cost_of_a_day(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, daily_cost=2)
        await desk.guard.prepare()
        await desk.keep(NOON - timedelta(hours=1), *talked(NOON - timedelta(hours=1), 10, "1.90"))
        desk.guard.admit(MARTA, ())
        await desk.keep(NOON - timedelta(minutes=40), *talked(NOON - timedelta(minutes=40), 1, "0.10"))
        refused = desk.refusal()
        assert refused.reason is GuardReason.DAILY_COST
        assert 11 * 3600 <= refused.again_in_s <= 13 * 3600
        desk.now += timedelta(days=1)
        await desk.guard.prepare()
        desk.guard.admit(MARTA, ())


async def test_the_cost_of_the_day_survives_a_restart(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store, daily_cost=2)
        await desk.keep(NOON - timedelta(days=1), *talked(NOON - timedelta(days=1), 10, "9"))
        desk.restart()
        await desk.guard.prepare()
        desk.guard.admit(MARTA, ())
        await desk.keep(NOON - timedelta(hours=2), *talked(NOON - timedelta(hours=2), 10, "2.5"))
        desk.restart()
        await desk.guard.prepare()
        assert desk.refusal().reason is GuardReason.DAILY_COST


@pytest.mark.parametrize(
    ("prices", "minutes", "total"),
    [
        ((), 3, "0.75"),  # a quarter a minute where nothing is known
        (("0.10",), 3, "0.85"),  # a cheap day does not make the guess careless
        (("0.90",), 3, "3.60"),  # as dear as the dearest minute
    ],
)
async def test_a_call_without_a_price_is_taken_to_be_dear(tmp_path, prices, minutes, total):
    async with desk_on(tmp_path) as store:
        spending = Spending(store.calls, bus := Bus(), lambda: NOON)
        desk = Desk(store)
        desk.bus = bus
        for at, price in enumerate(prices):
            begun = NOON - timedelta(hours=2 + at)
            await desk.keep(begun, *talked(begun, 1, price))
        begun = NOON - timedelta(minutes=30)
        await desk.keep(begun, *talked(begun, minutes))
        assert spending.total() == Decimal(total)


async def test_a_live_call_counts_its_begun_minutes_and_a_ringing_one_nothing(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store)
        spending = Spending(store.calls, desk.bus, lambda: desk.now)
        begun = NOON - timedelta(seconds=90)
        await desk.keep(begun, CallPlaced(begun, "CA1"), CallAnswered(begun))
        await desk.keep(NOON - timedelta(seconds=5), CallPlaced(NOON, "CA2"))
        assert spending.total() == Decimal("0.50")
        desk.now += timedelta(minutes=2)
        assert spending.total() == Decimal(1)


async def test_a_limit_of_zero_is_none(tmp_path):
    async with desk_on(tmp_path) as store:
        desk = Desk(store)
        await desk.keep(NOON - timedelta(hours=1), *talked(NOON - timedelta(hours=1), 10, "5000"))
        for _ in range(100):
            desk.guard.admit(MARTA, {f"+57300{n:07}" for n in range(100)})


async def test_the_ai_s_time_counts_also_while_it_talks_and_a_price_list_outranks_the_careful_guess(tmp_path):
    listed, rate = {}, AgentRate(Decimal("0.05"), 6)
    async with desk_on(tmp_path) as store:
        desk = Desk(store)
        spending = Spending(store.calls, desk.bus, lambda: desk.now, price_of=listed.get, rate=lambda: rate)
        begun = NOON - timedelta(minutes=30)
        talk = (AgentJoined(begun), AgentEnded(begun + timedelta(seconds=61), AgentOutcome.AI_HUNG_UP))
        await desk.keep(begun, *talked(begun, 2, "0.10"), *talk)
        assert spending.total() == Decimal("0.10") + Decimal("0.055")  # eleven steps
        since = NOON - timedelta(seconds=90)
        await desk.keep(since, CallPlaced(since, "CA1"), CallAnswered(since), AgentJoined(since))
        assert spending.total() == Decimal("0.155") + Decimal("0.50") + Decimal("0.075")
        listed[None] = MinutePrice(Decimal("0.03"), "USD")  # these calls name no number of ours
        assert spending.total() == Decimal("0.155") + Decimal("0.06") + Decimal("0.075")


async def test_persons_legs_and_later_places_count_while_they_live_when_charged_and_after_a_restart(tmp_path):
    rate = AgentRate(Decimal("0.05"), 6)
    async with desk_on(tmp_path) as store:
        desk = Desk(store)
        spending = Spending(store.calls, desk.bus, lambda: desk.now, rate=lambda: rate)
        since = NOON - timedelta(seconds=90)
        rung = PersonLegAsked(since, "l1", "h1", LegRole.SELLER, "+573009876543")
        facts = [CallPlaced(since, "CA1"), CallAnswered(since), rung, PersonLegAnswered(since, "l1")]
        facts += [PlaceMade(since, 1, "agent-2"), AgentJoined(NOON - timedelta(seconds=60), part=1)]
        await desk.keep(since, *facts)
        assert spending.total() == Decimal("0.50") + Decimal("0.50") + Decimal("0.05")
        over = PersonLegEnded(NOON, "l1", PersonLegOutcome.COMPLETED, 90.0)
        facts += [over, CostKnown(NOON, Party.CARRIER, Decimal("0.04"), "USD", "l1")]
        await desk.keep(since, *facts)
        assert spending.total() == Decimal("0.50") + Decimal("0.04") + Decimal("0.05")
        again = Spending(store.calls, Bus(), lambda: desk.now, rate=lambda: rate)
        await again.read()
        assert again.total() == spending.total()
