"""Who plainly asks the AI alone for no more calls is on the list, however late their words are read."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.facts import CallKey, FactReport, Speaker, TurnSpoken, WordsRead
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.remarks import UNJUDGED, opt_out_of
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.core.campaigns.attempts import LEASE
from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignState, Pace, RowOutcome, RowState
from sellercall_desktop.core.campaigns.held import HELD
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
from sellercall_desktop.core.steering.opt_out import OptOut, OptOutWish
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.ui.campaigns.reasons import reason_text
from tests.core.campaigns.test_running import ALONE, campaign_of, comes, has_tried
from tests.desk import SOON_OVER, open_program, open_test_world, setup_for

PLAIN, DOUBTFUL = "Y por favor no me vuelvan a llamar.", "Mejor no me llamen tanto."
OTHER = Campaign("", "Another list", pace=Pace.PREVIEW)
NUMBER = "+573001000400"


async def ended_talk(world, *, campaign=ALONE):
    """The call of a campaign's only customer, who talked: their row is settled by it."""
    campaign_id = await campaign_of(world, "00", campaign=campaign)
    await world.desk.campaigns.start(campaign_id, "ana")
    if campaign.pace is Pace.PREVIEW:
        work = world.desk.campaigns.here(campaign_id)
        assert await work.call(await work.take()) is None
    status = await comes(world, campaign_id, has_tried(1))
    assert status.progress.rows == {RowState.DONE: 1}
    await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.FINISHED)
    (call,) = (await world.desk.calls.page(CallQuery())).calls
    settled = await world.call_when(lambda one: one.id == call.id and one.is_settled and not one.owes_words)
    assert await listed(world) == []
    return settled


async def hear(world, call, text, *, final=True, more=1, at=None):
    """A turn that a provider tells after all others."""
    ordinal = max(turn.ordinal for turn in call.turns) + more
    turn = TurnSpoken(at or call.ended_at or utc_now(), ordinal, Speaker.CUSTOMER, text, final=final)
    return await world.desk.engine.handle(FactReport(CallKey(call.id), (turn,)), "webhook")


async def listed(world):
    return [(one.number, one.by, one.call_id) for one in await world.desk.do_not_call.all()]


async def becomes_listed(world, within_s=20):
    """Who is on the list once somebody is."""
    changed = asyncio.Event()
    end = world.setup.bus.subscribe(DoNotCallChanged, lambda _change: changed.set())
    try:
        async with asyncio.timeout(within_s):
            while not (there := await listed(world)):
                changed.clear()
                await changed.wait()
            return there
    finally:
        end()


async def times_told(world, kind=AuditKind.OPT_OUT_ADDED):
    day = timedelta(days=1)
    return sum(act.kind is kind for act in await world.desk.audit.between(utc_now() - day, utc_now() + day))


async def looked_after(world):
    """What this desk does every half minute has been done, and whatever was begun by facts before."""
    await world.desk.campaigns.attempts.look_after()


async def test_a_wish_that_is_read_after_its_row_was_settled_takes_the_number_out_of_every_queue(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        store = world.desk.campaigns.ready.store
        other, _ = await world.desk.campaigns.create(OTHER, "ana")
        await world.desk.campaigns.start(other.id, "ana", "ana")
        leased = await store.next(other.id, Asker("another desk", "luis"), LEASE)
        assert leased.number == NUMBER
        await hear(world, call, PLAIN)
        assert await becomes_listed(world) == [(NUMBER, "campaign", call.id)]
        judged = await world.call_when(lambda one: one.written is not None and one.written.opt_out)
        assert not await store.begin(leased, "a call that is not made")
        status = await world.desk.campaigns.status(other.id)
        assert (status.progress.rows, status.progress.attempts) == ({RowState.WITHDRAWN: 1}, 0)
        told = judged.written.opt_out
        assert (told.judgement, told.by) == (OptOutJudgement.OPT_OUT, "campaign")
        await looked_after(world)
        assert await times_told(world) == 1


async def test_what_came_of_a_call_follows_the_wish_that_is_read_late(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        (campaign,) = await world.desk.campaigns.all()
        await hear(world, call, PLAIN)
        status = await comes(world, campaign.id, lambda now: RowState.DONE not in now.progress.rows)
        assert status.progress.rows == {RowState.WITHDRAWN: 1}
        assert status.progress.outcomes == {RowOutcome.OPTED_OUT: 1}


@pytest.mark.parametrize("dies", ["before it is listed", "before the call says so"])
async def test_a_wish_that_a_dying_program_had_on_disk_is_heard_by_the_next_one(tmp_path, monkeypatch, dies):
    async def gone(*_arguments, **_more):
        raise StoreError("the program is gone")

    async with Simulator(speed=SOON_OVER) as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator) as world:
            call = await ended_talk(world)
            opting_out = world.desk.watches.opting_out
            with monkeypatch.context() as patch:
                if dies == "before it is listed":
                    patch.setattr(opting_out, "_numbers", None)
                else:
                    patch.setattr(opting_out, "_ledger", _WithoutRecord(opting_out._ledger, gone))
                await hear(world, call, PLAIN)
                with pytest.raises((StoreError, AttributeError)):
                    await looked_after(world)
        async with open_program(setup_for(tmp_path, simulator), simulator) as world:
            assert await becomes_listed(world) == [(NUMBER, "campaign", call.id)]
            judged = await world.call_when(lambda one: one.written is not None and one.written.opt_out)
            assert judged.id == call.id
            await looked_after(world)
            assert await times_told(world) == 1


class _WithoutRecord:
    """A ledger that cannot write any more."""

    def __init__(self, ledger, gone):
        self.get, self.record = ledger.get, gone


async def test_what_a_person_judged_or_took_off_the_list_stays_so(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        heard = await hear(world, call, PLAIN)
        await becomes_listed(world)
        await world.call_when(lambda one: one.written is not None and one.written.opt_out is not None)
        await world.desk.do_not_call.remove(NUMBER, "she wants it", "supervisor")
        await hear(world, heard, PLAIN)  # she had said so twice
        await looked_after(world)
        assert await listed(world) == []


async def test_whom_a_person_listed_and_took_off_before_the_words_were_read_is_not_listed_for_them(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        await world.desk.do_not_call.add(NUMBER, "by telephone", "ana")
        await world.desk.do_not_call.remove(NUMBER, "an error", "supervisor")
        await hear(world, call, PLAIN)
        await looked_after(world)
        assert (await listed(world), await times_told(world)) == ([], 1)


async def test_words_that_a_person_found_to_be_no_wish_list_nobody_and_later_ones_do(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        known = await hear(world, call, DOUBTFUL)
        ordinal = known.turns[-1].ordinal
        await looked_after(world)
        assert (await listed(world), await times_told(world)) == ([], 0)
        wish = OptOut(OptOutWish.DOUBTFUL, ordinal, DOUBTFUL)
        await world.desk.watches.opting_out.dismiss(call.id, wish, "ana", "wants fewer")
        await hear(world, call, PLAIN, at=call.ended_at)  # the same turn, whole
        await looked_after(world)
        assert await listed(world) == []
        await hear(world, known, PLAIN)
        assert await becomes_listed(world) == [(NUMBER, "campaign", call.id)]


async def test_where_a_seller_sits_at_the_window_a_late_wish_waits_for_her(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world, campaign=replace(ALONE, pace=Pace.PREVIEW))
        await hear(world, call, PLAIN)
        await world.call_when(lambda one: one.written is not None and one.written.seen)
        await looked_after(world)
        assert await listed(world) == []


async def test_a_campaign_that_sellers_took_over_lists_those_whom_the_ai_called_alone_before(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        (campaign,) = await world.desk.campaigns.all()
        taken_over = replace(campaign, pace=Pace.PREVIEW)  # it may be over by now: then nobody changes it
        await world.desk.campaigns.ready.store.save(taken_over)
        await hear(world, call, PLAIN)
        assert await becomes_listed(world) == [(NUMBER, "campaign", call.id)]


async def test_a_turn_that_may_still_grow_is_no_wish_until_it_is_whole(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        await hear(world, call, "No me vuelvan a llamar", final=False)
        await looked_after(world)
        assert await listed(world) == []
        await hear(world, call, "No me vuelvan a llamar nunca más.")
        assert await becomes_listed(world) == [(NUMBER, "campaign", call.id)]


async def test_facts_that_come_all_at_once_list_a_number_once(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        for more in range(1, 6):
            await hear(world, call, PLAIN, more=more)
        await world.desk.engine.handle(FactReport(CallKey(call.id), (WordsRead(utc_now()),)), "webhook")
        await becomes_listed(world)
        await looked_after(world)
        journal = await world.desk.calls.journal(call.id)
        judged = [entry for entry in journal if type(entry.fact).__name__ == "OptOutJudged"]
        assert (await times_told(world), len(judged)) == (1, 1)


async def test_who_may_have_asked_for_no_more_calls_is_called_by_no_campaign_until_somebody_judged(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaigns = world.desk.campaigns
        call = await ended_talk(world)
        known = await hear(world, call, DOUBTFUL)
        await world.call_when(lambda one: opt_out_of(one) == UNJUDGED)
        other, _ = await campaigns.create(replace(ALONE, name="Another list"), "ana")
        await campaigns.start(other.id, "ana")
        status = await comes(world, other.id, lambda now: RowState.AGAIN in now.progress.rows)
        assert status.progress.attempts == 0
        (held,) = await campaigns.ready.store.some_waiting(other.id, 1)
        assert (held.why, held.outcome) == (HELD, RowOutcome.NONE)
        assert reason_text(held.why) != held.why
        wish = OptOut(OptOutWish.DOUBTFUL, known.turns[-1].ordinal, DOUBTFUL)
        await campaigns.pause(other.id, "ana")  # or it takes the row as soon as it is free
        await world.desk.watches.opting_out.dismiss(call.id, wish, "ana", "wants fewer")
        (free,) = await campaigns.ready.store.some_waiting(other.id, 1)
        assert free.due < utc_now() < held.due


async def test_a_wish_that_nobody_judged_does_not_hold_whom_a_person_took_off_the_list_since(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await ended_talk(world)
        await world.desk.do_not_call.add(NUMBER, "by telephone", "ana")
        await world.desk.do_not_call.remove(NUMBER, "an error", "supervisor")
        await hear(world, call, PLAIN)
        judged = await world.call_when(lambda one: one.written is not None and one.written.opt_out)
        assert judged.written.opt_out.judgement is OptOutJudgement.NO_OPT_OUT
        assert await listed(world) == []
