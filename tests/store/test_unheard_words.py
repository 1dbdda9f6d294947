"""Words that nobody has looked at for a wish are known by two counts, on any database."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    CallRequested,
    CarrierEnded,
    CarrierOutcome,
    Direction,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.ledger import Ledger
from sellercall_desktop.core.calls.written_facts import WatchSaw
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignEntry,
    CampaignState,
    RowOutcome,
    RowState,
)
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.campaigns.wishes import Wishes
from sellercall_desktop.core.guard.do_not_call import DoNotCall, DoNotCallEntry
from sellercall_desktop.core.steering.opting_out import OptingOut
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from tests.store.test_campaign_store import DONE

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
NUMBERS = ("+573001234567", "+573109876543", "+573201112233")
PLAIN = "No me vuelvan a llamar."


async def attempted(store, call_id, *, alone=True, said=PLAIN, ended=True, by="campaign"):
    """An attempt on the next number, whose customer said this."""
    contact = await store.campaigns.next("c1", Asker("ana"), MINUTE)
    assert await store.campaigns.begin(contact, call_id, alone=alone)
    requested = CallRequested(NOON, Direction.OUTBOUND, contact.number, requested_by=by)
    over = CarrierEnded(NOON + MINUTE, CarrierOutcome.COMPLETED, 30.0)
    call = replace(start_call(call_id, requested), carrier_ended=over)
    await store.calls.save(call, [requested, over], "dial")
    if said:
        await says(store, call_id, said)
    if ended:
        await store.campaigns.settle(call_id, DONE, NOON + MINUTE, Decimal(0))
    return contact.number


async def says(store, call_id, text, ordinal=0):
    call = await store.calls.get(call_id)
    turn = TurnSpoken(NOON, ordinal, Speaker.CUSTOMER, text)
    turns = (*(one for one in call.turns if one.ordinal != ordinal), turn)
    await store.calls.save(replace(call, turns=turns), [turn], "poll")


async def prepared(store, count=3):
    await store.campaigns.save(Campaign("c1", "c1", state=CampaignState.RUNNING))
    entries = [CampaignEntry(f"of {number}", number, "CO:America/Bogota") for number in NUMBERS[:count]]
    await store.campaigns.add("c1", entries)


async def unheard(store):
    return [one.call_id for one in await store.unheard.unheard(None, 10)]


class Colleague:
    """A desk that hears what the AI was told, by the same database."""

    def __init__(self, store, name):
        bus, self.tasks = Bus(), Tasks()
        ledger = Ledger(store.calls, bus, self.tasks)
        self.numbers = DoNotCall(store.do_not_call, bus, self.tasks, lambda: datetime.now(UTC), name)
        opting_out = OptingOut(
            ledger=ledger, numbers=self.numbers, audit=store.audit, now=lambda: datetime.now(UTC), desk=name
        )
        self.wishes = Wishes(
            *(store.unheard, store.calls, lambda call: opting_out.heed(call, "campaign", "asked")),
            bus=bus,
            tasks=self.tasks,
            desk=name,
        )


async def test_words_of_the_ai_alone_are_unheard_until_somebody_has_heard_all_of_them(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store)
        await attempted(store, "call-1")
        await attempted(store, "call-2", alone=False)
        await attempted(store, "call-3", said="")
        assert await unheard(store) == ["call-1"]
        assert await store.unheard.of_call("call-2") is None
        before = await store.unheard.of_call("call-1")
        await says(store, "call-1", "¿Aló?", 1)
        await store.unheard.heard(before)
        assert await unheard(store) == ["call-1"]  # what came meanwhile
        await store.unheard.heard(await store.unheard.of_call("call-1"))
        await store.unheard.heard(before)
        assert await unheard(store) == []
        await says(store, "call-3", PLAIN)
        assert await unheard(store) == ["call-3"]
        assert (await store.unheard.of_call("call-3")).is_heard is False


async def test_only_attempts_that_are_over_are_looked_for_the_latest_first_in_pages(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store)
        for at, ended in (("1", True), ("2", False), ("3", True)):
            await attempted(store, f"call-{at}", ended=ended)
        (first,) = await store.unheard.unheard(None, 1)
        (second,) = await store.unheard.unheard(first, 1)
        assert (first.call_id, second.call_id) == ("call-3", "call-1")
        assert await store.unheard.unheard(second, 1) == []


async def test_calls_that_were_lost_and_found_again_are_heard_as_well(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store)
        await attempted(store, "call-1", by="recovered")
        await attempted(store, "call-2", by="import")
        assert await unheard(store) == ["call-2", "call-1"]


async def test_a_wish_that_came_late_is_what_came_of_its_attempt_and_row(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store, 2)
        await attempted(store, "call-1")
        await attempted(store, "call-2", ended=False)
        assert await store.unheard.withdrawn("call-2") == ""  # what came of it is told when it is settled
        assert await store.unheard.withdrawn("call-1") == "c1"
        assert await store.unheard.withdrawn("call-1") == ""
        progress = await store.campaigns.progress("c1")
        assert progress.outcomes == {RowOutcome.OPTED_OUT: 1, RowOutcome.NONE: 1}
        assert progress.rows == {RowState.WITHDRAWN: 1, RowState.OUT: 1}


async def test_a_row_that_was_tried_again_since_stays_with_the_later_call(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store, 1)
        await attempted(store, "call-1", ended=False)
        again = Following(RowState.AGAIN, RowOutcome.BUSY, NOON)
        await store.campaigns.settle("call-1", again, NOON, Decimal(0))
        await attempted(store, "call-2", ended=False)
        assert await store.unheard.withdrawn("call-1") == "c1"
        assert (await store.campaigns.progress("c1")).rows == {RowState.OUT: 1}


async def test_desks_that_hear_the_same_words_list_a_number_once_and_what_was_taken_off_stays_off(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store, 1)
        number = await attempted(store, "call-1")
        desks = [Colleague(store, "ana"), Colleague(store, "luis")]
        call = await store.calls.get("call-1")
        await asyncio.gather(*(desk.wishes.heed(call) for desk in desks))
        (entry,) = await desks[0].numbers.all()
        assert (entry.number, entry.call_id) == (number, "call-1")
        now = datetime.now(UTC)
        acts = await store.audit.between(now - DAY, now + DAY)
        assert [act.kind for act in acts] == [AuditKind.OPT_OUT_ADDED]
        await desks[0].numbers.remove(number, "she wants it", "supervisor")
        await says(store, "call-1", PLAIN, 1)
        for desk in desks:
            await desk.wishes.catch_up()
            await desk.wishes.catch_up()
            assert await desk.numbers.all() == []
            await desk.tasks.close()


async def test_what_a_colleagues_desk_left_unheard_is_given_to_it_for_one_look(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await prepared(store, 1)
        await attempted(store, "call-1")
        desk = Colleague(store, "luis")
        await desk.wishes.catch_up()
        assert await desk.numbers.all() == []
        await desk.wishes.catch_up()
        assert [one.call_id for one in await desk.numbers.all()] == ["call-1"]
        assert await unheard(store) == []
        await desk.tasks.close()


async def test_a_number_taken_off_the_list_since_is_left_alone_and_else_added_as_one_act(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        at = datetime.now(UTC) - MINUTE
        number, numbers = NUMBERS[0], store.do_not_call
        entry = DoNotCallEntry(number, at, "campaign", call_id="call-1")
        act = AuditEntry(at, "campaign", AuditKind.OPT_OUT_ADDED, number)
        assert await numbers.add([entry], act, at) == [entry]
        assert await numbers.add([replace(entry, call_id="call-2")], act, at) == [entry]
        off = replace(entry, removed_at=at + MINUTE, removed_by="ana", removed_why="asked")
        assert await numbers.remove(off, replace(act, kind=AuditKind.OPT_OUT_REMOVED))
        assert await numbers.add([entry], act, at) == []
        later = replace(entry, since=at + 2 * MINUTE)
        assert await numbers.add([later], act, at + 2 * MINUTE) == [later]
        acts = await store.audit.between(at - DAY, at + DAY)
        assert sum(one.kind is AuditKind.OPT_OUT_ADDED for one in acts) == 2


async def test_a_wish_that_nobody_judged_is_found_by_any_spelling_of_its_number(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for name, number, seen in (
            ("heard", "+5215512345678", ("opt_out",)),
            ("other", "+525512345678", ("machine",)),
            ("another's", "+573001234567", ("opt_out",)),
        ):
            requested = CallRequested(NOON, Direction.OUTBOUND, number, requested_by="campaign")
            saw = [WatchSaw(NOON, watch, "doubtful", 0, "no me llamen") for watch in seen]
            await store.calls.save(advance_all(start_call(name, requested), saw), [requested, *saw], "dial")
        assert await store.wishes.call_of("+525512345678") == "heard"
