"""A person's telephone is hung up: who stays, stays together, and no customer alone in a conference."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import Direction, Party
from sellercall_desktop.core.calls.partners import leg_of
from sellercall_desktop.core.calls.parts import RemoteName, names_of
from sellercall_desktop.core.calls.ports import RemoteCall
from sellercall_desktop.core.hand_off.doing import Doing
from sellercall_desktop.core.hand_off.policy import HandOffTimes
from sellercall_desktop.core.hand_off.steps import EndLeg, Find
from tests.core.calls.test_call_facts import REQUESTED, at
from tests.core.hand_off.test_deciding import AI_ON, HE_TAKES_IT, HERS, RUNG, RUNG_HIM, WISH, room, sight

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call


class Bridge:
    """Notes what it is asked for."""

    def __init__(self, *there: RemoteCall) -> None:
        self.asked: list[object] = []
        self._there = list(there)

    async def rung(self, _number, _since_s):
        await asyncio.sleep(0)
        return self._there

    async def set_attendee(self, _conference_id, carrier_call_id, *, ends_it, muted=None) -> None:
        self.asked.append((carrier_call_id, ends_it))

    async def hang_up(self, carrier_call_id):
        self.asked.append(carrier_call_id)
        return ()


class Ledger:
    """Keeps calls in memory, each fact a turn of the loop after it was told."""

    def __init__(self, *calls: Call) -> None:
        self.calls = {call.id: call for call in calls}

    live_outgoing = ()

    async def find(self, key):
        known = (
            RemoteName(Party.CARRIER, key.carrier_call_id) in names_of(call) for call in self.calls.values()
        )
        return next((call for call, is_it in zip(self.calls.values(), known, strict=True) if is_it), None)

    async def record(self, call_id, facts, _source, **_more) -> None:
        await asyncio.sleep(0)
        self.calls[call_id] = advance_all(self.calls[call_id], facts)


def doing_with(bridge: Bridge, *calls: Call) -> tuple[Doing, Ledger]:
    ledger = Ledger(*calls)
    nobody = {"successors": None, "steering": None, "orders": None}
    clocks = {"now": lambda: at(40), "carriers_now": lambda: None}
    return Doing(ledger=ledger, bridge=bridge, **nobody, **clocks, times=HandOffTimes()), ledger


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        (("CA-him", "CA1"), [("CA-him", True), "CA-him"]),
        (("CA-him", "CA1", "CA-her"), [("CA-him", False), "CA-him"]),
        (("CA-him", "CA-her"), [("CA-him", False), "CA-him"]),
        (("CA-him",), ["CA-him"]),
        (("CA1", "CA-her"), ["CA-him"]),
    ],
)
async def test_the_conference_ends_with_the_leg_only_where_the_customer_would_be_alone_in_it(there, asked):
    call = advance_all(start_call("c1", REQUESTED), (*AI_ON, *HE_TAKES_IT))
    bridge = Bridge()
    doing, _ = doing_with(bridge, call)
    leg = leg_of(call, "h1", RUNG_HIM.role)
    await doing.do(call, EndLeg(leg), sight(room(*there)))
    assert bridge.asked == asked


async def test_two_calls_that_rang_one_telephone_find_one_leg_each():
    outgoing = {"direction": Direction.OUTBOUND, "number": HERS}
    there = [RemoteCall(sid, at(22), (), **outgoing) for sid in ("CA-x", "CA-y")]
    calls = [advance_all(start_call(name, REQUESTED), (*AI_ON, WISH, RUNG)) for name in ("c1", "c2")]
    doing, ledger = doing_with(Bridge(*there), *calls)
    steps = [Find(leg_of(call, "h1", RUNG.role)) for call in calls]
    both = zip(calls, steps, strict=True)
    await asyncio.gather(*(doing.do(call, step, sight(None)) for call, step in both))
    found = {leg_of(call, "h1", RUNG.role).placed.carrier_call_id for call in ledger.calls.values()}
    assert found == {"CA-x", "CA-y"}
