"""What the providers list of hand-offs belongs to calls of ours: none of it becomes a call of its own."""

from __future__ import annotations

from datetime import timedelta

from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallAnswered,
    CallPlaced,
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
)
from sellercall_desktop.core.calls.hand_off_facts import (
    Answerer,
    LegRole,
    PersonLegAsked,
    PersonLegNotPlaced,
    PersonLegPlaced,
    PlaceMade,
)
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.placement import Looking, Placement
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.calls.reconcile import Reconciler
from sellercall_desktop.core.clock import utc_now
from tests.desk import open_test_world

CUSTOMER, SELLER = "+573001234567", "+573009876543"
BEGUN = utc_now() - timedelta(hours=1)
SINCE = BEGUN - timedelta(hours=1)


def at(seconds):
    return BEGUN + timedelta(seconds=seconds)


class Account:
    """What one provider lists."""

    def __init__(self, *listed):
        self.listed = list(listed)

    def now(self):
        return utc_now()

    async def recent(self, _since):
        for remote in reversed(self.listed):
            yield remote


def leg_to(number, sid, seconds):
    facts = (
        CallPlaced(at(seconds), sid),
        CallAnswered(at(seconds + 5)),
        CarrierEnded(at(seconds + 65), CarrierOutcome.COMPLETED, 60.0),
    )
    return RemoteCall(
        sid, at(seconds), facts, None, Direction.OUTBOUND, number, "+15005550006", answerer=Answerer.HUMAN
    )


def place(agent_call_id, seconds, part=0, call_id="ours"):
    made = AgentCreated(at(seconds), agent_call_id, 1800)
    if part:
        made = PlaceMade(at(seconds), part, agent_call_id, 1800)
    told = AgentJoined(at(seconds), part), AgentEnded(at(seconds + 20), AgentOutcome.AI_HUNG_UP, part)
    return RemoteCall(agent_call_id, at(seconds), (made, *told), call_id, part=part)


async def call_of_ours(ledger, *facts):
    requested = CallRequested(at(0), Direction.OUTBOUND, CUSTOMER, requested_by="window")
    own = (AgentCreated(at(0), "agent-0"), CallPlaced(at(0), "CA0"), CallAnswered(at(5)))
    return await ledger.open("ours", requested, (*own, *facts), "dial", durable=True)


def reconciler_of(world, ledger, carrier, agent):
    desk = world.desk
    placement = Placement(desk.carrier, desk.agent, ledger, utc_now, Looking())
    return Reconciler(
        engine=desk.engine,
        placement=placement,
        ledger=ledger,
        calls=desk.calls,
        carrier=carrier,
        agent=agent,
        tasks=desk.tasks,
        now=utc_now,
    )


async def calls_of(world):
    return [await world.desk.calls.get(one.id) for one in (await world.desk.calls.page(CallQuery())).calls]


ASKED = PersonLegAsked(at(30), "l1", "h1", LegRole.SELLER, SELLER)


async def test_persons_legs_and_later_places_tell_of_their_call(tmp_path):
    async with open_test_world(tmp_path) as world:
        ledger = Ledger(world.desk.calls, world.setup.bus, world.desk.tasks)
        before = await call_of_ours(ledger, ASKED, PersonLegPlaced(at(31), "l1", "CA1"))
        carrier = Account(leg_to(SELLER, "CA1", 31))
        agent = Account(place("agent-0", 0), place("agent-1", 100, part=1))
        assert await reconciler_of(world, ledger, carrier, agent).import_since(SINCE) == 0
        (call,) = await calls_of(world)
        (leg,), (later,) = call.handed.legs, call.handed.places
        assert (leg.answered.at, leg.ended.duration_s, leg.judged.answerer) == (at(36), 60.0, Answerer.HUMAN)
        assert (later.made.agent_call_id, later.made.max_duration_s) == ("agent-1", 1800)
        assert later.ended.at == at(120)
        assert (call.placed, call.answered_at, call.carrier_ended, call.agent) == (
            *(before.placed, before.answered_at, None, before.agent),
        )


async def test_a_leg_whose_create_s_answer_was_lost_waits_until_it_is_known_whose_it_is(tmp_path):
    async with open_test_world(tmp_path) as world:
        ledger = Ledger(world.desk.calls, world.setup.bus, world.desk.tasks)
        await call_of_ours(ledger, ASKED)
        carrier = Account(leg_to(SELLER, "CA1", 31), leg_to(SELLER, "CA2", 500))
        reconciler = reconciler_of(world, ledger, carrier, Account(place("agent-0", 0)))
        assert (await reconciler.import_since(SINCE), reconciler.left_out) == (1, 1)  # CA2 is somebody's
        assert sorted(call.carrier_call_id for call in await calls_of(world)) == ["CA0", "CA2"]
        await ledger.record("ours", (PersonLegNotPlaced(at(90), "l1"),), "hand_off")
        assert (await reconciler.import_since(SINCE), reconciler.left_out) == (1, 0)


async def test_a_later_place_of_a_call_that_was_lost_joins_it_again(tmp_path):
    async with open_test_world(tmp_path) as world:
        ledger = Ledger(world.desk.calls, world.setup.bus, world.desk.tasks)
        agent = Account(
            place("agent-0", 0), place("agent-1", 100, part=1), place("agent-9", 100, part=2, call_id="gone")
        )
        assert await reconciler_of(world, ledger, Account(), agent).import_since(SINCE) == 1
        (call,) = await calls_of(world)
        assert (call.id, call.agent_call_id) == ("ours", "agent-0")
        assert [one.made.agent_call_id for one in call.handed.places] == ["agent-1"]
