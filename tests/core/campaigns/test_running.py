"""Campaigns run against the simulator: each attempt dials once, under the light, pauses and hours."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls import outgoing
from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.calls.ports import PlannedCall
from sellercall_desktop.core.campaigns import running
from sellercall_desktop.core.campaigns.campaign import (
    Campaign,
    CampaignsChanged,
    CampaignState,
    ForMachine,
    Pace,
    PauseCause,
    RowOutcome,
    RowState,
    Waiting,
)
from sellercall_desktop.core.campaigns.ports import Asker
from sellercall_desktop.core.campaigns.results import Grouping, ResultsQuery
from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.core.prompts.errors import PromptVariablesError
from sellercall_desktop.core.wrap_up.wrap_up import Agreed, WrapUp
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.words.errors import sentence_for
from tests.desk import SOON_OVER, open_program, open_test_world, setup_for
from tests.waiting import PATIENCE_S

ALONE = Campaign("", "Renewals", pace=Pace.AI_ALONE, at_once=3)
PREVIEW = replace(ALONE, pace=Pace.PREVIEW)
SUNDAY = datetime(2026, 11, 29, 15, 0, tzinfo=UTC)


async def campaign_of(world, *digits, campaign=ALONE):
    """A campaign of customers who behave as their last digits say."""
    for n, two in enumerate(digits):
        number = ContactNumber(f"+573001{n:03d}4{two}")
        await world.desk.contact_book.contacts.add(Contact(f"contact-{n}", f"Customer {n}", (number,)), "ana")
    made, added = await world.desk.campaigns.create(campaign, "ana")
    assert added.rows == len(digits)
    return made.id


async def comes(world, campaign_id, condition, within_s=PATIENCE_S):
    """How the campaign stands once it is as asked."""
    changed = asyncio.Event()
    end = world.setup.bus.subscribe(CampaignsChanged, lambda _change: changed.set())
    try:
        async with asyncio.timeout(within_s):
            while not condition(status := await world.desk.campaigns.status(campaign_id)):
                await changed.wait()  # also for what changed while it was read
                changed.clear()
            return status
    finally:
        end()


def waits_for(waiting):
    return lambda status: status.standstill is not None and status.standstill.waiting is waiting


def has_tried(attempts):
    return lambda status: status.progress.attempts >= attempts and RowState.OUT not in status.progress.rows


async def dialed(world):
    page = await world.desk.calls.page(CallQuery(), None, 200)
    return sorted(call.number for call in page.calls)


async def test_an_attempt_that_was_taken_back_unheard_holds_no_place(tmp_path, monkeypatch):
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        campaigns, lost = world.desk.campaigns, StoreError("a server", StoreProblem.UNREACHABLE)
        campaign_id = await campaign_of(world, "00", campaign=PREVIEW)
        campaign = await campaigns.start(campaign_id, "ana", "ana")
        store = campaigns.ready.store
        contact = await store.next(campaign_id, Asker("ana", "here"), timedelta(minutes=2))

        async def no_call(*_call):
            raise lost

        async def unheard(*row, void=store.void):
            await void(*row)
            raise lost

        with monkeypatch.context() as patch:
            patch.setattr(world.desk.calls, "begin", no_call)
            patch.setattr(store, "void", unheard)
            with pytest.raises(StoreError):
                await campaigns.attempts.dial(campaign, contact)
        assert campaigns.attempts.under_way(campaign_id) == 1
        await campaigns.attempts.look_after()
        assert campaigns.attempts.under_way(campaign_id) == 0
        assert (await campaigns.status(campaign_id)).progress.rows == {RowState.NEW: 1}


async def test_the_ai_works_a_list_down_and_every_outcome_has_its_next_moment(tmp_path, monkeypatch):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "00", "02", "03", "07", "06")
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, has_tried(5))
        assert status.progress.outcomes == {
            RowOutcome.REACHED: 2,
            RowOutcome.BUSY: 1,
            RowOutcome.NO_ANSWER: 1,
            RowOutcome.WRONG_NUMBER: 1,
        }
        assert status.progress.rows == {RowState.DONE: 3, RowState.AGAIN: 2}
        numbers = await dialed(world)
        assert len(numbers) == len(set(numbers)) == 5
        status = await comes(world, campaign_id, lambda now: now.standstill and now.standstill.until)
        assert status.standstill.waiting is Waiting.LATER
        assert status.standstill.until > utc_now() + timedelta(minutes=10)
        acts = await world.desk.audit.between(utc_now() - timedelta(minutes=5), utc_now())
        assert [act.fate for act in acts if act.kind is AuditKind.CAMPAIGN] == ["created", "started"]
        calls = (await world.desk.calls.page(CallQuery())).calls
        talked = next(call for call in calls if call.number.endswith("00"))
        due = utc_now() + timedelta(days=2)  # agreed in the wrap-up, after the row was done
        store, behind = world.desk.campaigns.ready.store, asyncio.Event()

        async def unreachable(*_row):
            behind.set()
            raise StoreError("a server", StoreProblem.UNREACHABLE)

        with monkeypatch.context() as patch:
            patch.setattr(store, "agree", unreachable)
            await world.desk.wrap_ups.write(talked.id, WrapUp(callback=Agreed(due)), "ana")
            await behind.wait()
        attempts, campaign = world.desk.campaigns.attempts, await store.campaign(campaign_id)
        await attempts.look_after()
        status = await world.desk.campaigns.status(campaign_id)
        assert status.progress.rows == {RowState.DONE: 2, RowState.AGREED: 1, RowState.AGAIN: 2}
        agreed = await store.of_call(talked.id)
        assert await attempts.objection(campaign, agreed) is None
        await world.desk.callbacks.settle(talked.id, "ana")  # done without a call: nobody is rung for it
        assert (await attempts.objection(campaign, agreed)).became.state is RowState.DONE
        status = await comes(world, campaign_id, lambda now: RowState.AGREED not in now.progress.rows)
        assert status.progress.rows == {RowState.DONE: 3, RowState.AGAIN: 2}


async def test_who_plainly_asks_an_ai_alone_for_no_more_calls_is_on_the_list_when_it_ends(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "19", "20")  # asks for it; only seems to
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, has_tried(2))
        assert status.progress.outcomes == {RowOutcome.OPTED_OUT: 1, RowOutcome.REACHED: 1}
        (listed,) = await world.desk.do_not_call.all()
        calls = {call.number: call.id for call in (await world.desk.calls.page(CallQuery())).calls}
        number = "+573001000419"
        assert (listed.number, listed.by, listed.call_id) == (number, "campaign", calls[number])


async def test_the_ai_alone_calls_also_those_who_are_somebodys_customers(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        hers = Contact("contact-1", "Customer", (ContactNumber("+573001000400"),), owner="ana")
        await world.desk.contact_book.contacts.add(hers, "ana")
        campaign, _added = await world.desk.campaigns.create(ALONE, "ana")
        await world.desk.campaigns.start(campaign.id, "ana")
        await comes(world, campaign.id, lambda now: now.campaign.state is CampaignState.FINISHED)
        assert await dialed(world) == ["+573001000400"]


@pytest.mark.parametrize("pace", [Pace.AI_ALONE, Pace.PREVIEW])
async def test_a_limit_of_this_desk_is_waited_for_and_no_row_is_taken_over_and_over(
    tmp_path, monkeypatch, pace
):
    monkeypatch.setattr(running, "LOOK_EVERY_S", 0.3)
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        world.setup.settings.override("guard", "calls_per_minute", 1)
        campaign_id = await campaign_of(world, "00", "00", campaign=replace(ALONE, pace=pace))
        await world.desk.engine.dial("+573009999900")
        await world.desk.campaigns.start(campaign_id, "ana", "ana")
        store = world.desk.campaigns.ready.store
        taken, next_of = [], store.next

        async def counted(*given):
            taken.append(given)
            return await next_of(*given)

        monkeypatch.setattr(store, "next", counted)
        if pace is Pace.PREVIEW:
            async with asyncio.timeout(PATIENCE_S):
                assert await world.desk.campaigns.here(campaign_id).take() is None
            assert len(taken) == 1
        else:
            await comes(world, campaign_id, waits_for(Waiting.GUARD))
            await asyncio.sleep(0.8)
            assert len(taken) < 6
        assert await dialed(world) == ["+573009999900"]


async def test_half_of_five_that_fail_pause_the_campaign_with_the_cause(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, *["07"] * 8)
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.PAUSED)
        assert (status.campaign.cause, status.campaign.why) == (PauseCause.TOO_MANY_FAILED, "21211")
        tried = len(await dialed(world))
        assert 5 <= tried < 8
        slower = replace(status.campaign, pace=Pace.ONE_AFTER_THE_OTHER)
        await world.desk.campaigns.change(slower, "ana")
        await world.desk.campaigns.start(campaign_id, "ana", "ana")  # what failed before does not count
        await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.FINISHED)
        assert len(await dialed(world)) == 8


async def test_what_is_wrong_with_the_prompt_pauses_a_sellers_campaign_too(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        await world.desk.engine.publish_prompt("{{nonbre}}", "ana")
        campaign_id = await campaign_of(world, "00", campaign=PREVIEW)
        await world.desk.campaigns.start(campaign_id, "ana", "ana")
        run = world.desk.campaigns.here(campaign_id)
        await run.call(await run.take())
        status = await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.PAUSED)
        assert (status.campaign.cause, status.campaign.why) == (PauseCause.PROMPT, "nonbre")
        assert status.progress.rows == {RowState.NEW: 1}


async def test_a_seller_without_a_name_pauses_a_campaign_and_uses_up_no_list(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        await world.desk.engine.publish_prompt("Llama {{seller}}.", "ana")
        campaign_id = await campaign_of(world, "00")
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.PAUSED)
        assert (status.campaign.cause, status.progress.rows) == (PauseCause.PROMPT, {RowState.NEW: 1})
        with pytest.raises(PromptVariablesError) as refused:
            await world.desk.engine.dial("+573009999900")
        assert "Indique su nombre en los ajustes" in sentence_for(refused.value, "es").what_to_do


async def test_a_seller_looks_first_and_calls_or_lets_go(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "00", "00", campaign=PREVIEW)
        await world.desk.campaigns.start(campaign_id, "ana", "ana")
        run = world.desk.campaigns.here(campaign_id)
        first, second = await run.take(), await run.take()
        assert await run.take() is None
        assert await dialed(world) == []
        assert await world.desk.campaigns.attempts.let_go(first)
        assert await run.call(second) is None
        await comes(world, campaign_id, has_tried(1))
        assert await dialed(world) == [second.number]
        before_her = await run.take()
        assert before_her.number == first.number
        again = await run.take_up()  # as after a start of the program
        assert again.row == before_her.row
        assert not await world.desk.campaigns.attempts.let_go(before_her)
        assert await world.desk.campaigns.attempts.let_go(again)
        assert await run.take_up() is None


async def test_on_a_sunday_nobody_is_called_and_it_says_when_it_goes_on(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER, law=True, now=lambda: SUNDAY) as world:
        world.desk.campaigns.ready.store.now_us = lambda _connection: int(SUNDAY.timestamp()) * 1_000_000
        campaign_id = await campaign_of(world, "00", "00", "00")
        check = await world.desk.campaigns.check(campaign_id)
        assert (check.waiting, check.now, check.today, check.later) == (3, 0, 0, 3)
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, waits_for(Waiting.OUTSIDE_HOURS))
        monday = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)  # 07:00 in Bogotá
        assert status.standstill.until == check.opens_at == monday
        assert await dialed(world) == []


async def test_after_a_kill_between_lease_and_call_everybody_is_dialed_once_and_a_person_resumes(tmp_path):
    async with Simulator(speed=SOON_OVER) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator) as world:
            campaign_id = await campaign_of(world, "00", "00", campaign=PREVIEW)
            await world.desk.campaigns.start(campaign_id, "ana", "ana")
            store, desk = world.desk.campaigns.ready.store, world.desk.campaigns.ready.desk
            row = await store.next(campaign_id, Asker(desk), timedelta(minutes=2))
            await store.begin(row, new_call_id(utc_now()))  # and here the program ends
        async with open_program(setup_for(tmp_path, simulator), simulator) as world:
            status = await world.desk.campaigns.status(campaign_id)
            assert (status.campaign.state, status.campaign.cause) == (
                CampaignState.PAUSED,
                PauseCause.RESTARTED,
            )
            assert status.progress.rows == {RowState.NEW: 2}
            alone = replace(status.campaign, pace=Pace.AI_ALONE)
            await world.desk.campaigns.change(alone, "ana")
            await world.desk.campaigns.start(campaign_id, "ana")
            await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.FINISHED)
            numbers = await dialed(world)
            assert len(numbers) == len(set(numbers)) == 2


async def test_a_call_that_is_not_wanted_any_more_once_it_is_written_down_rings_nobody(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:

        async def no():
            return False

        call_id = new_call_id(utc_now())
        call = await world.desk.engine.dial("+573001234500", "campaign", planned=PlannedCall(call_id, no))
        assert call.id == call_id
        assert call.result is CallResult.NOT_PLACED
        assert call.asked is None
        assert (await world.desk.calls.get(call_id)).asked is None


async def test_a_campaign_calls_from_its_number_with_its_voice_and_is_wrapped_up_by_its_dispositions(
    tmp_path,
):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        world.simulator.add_number("+12025550199", "Renewals")
        kept_to = {"caller_number": "+12025550199", "voice": "Mark", "dispositions": ("sold", "interested")}
        campaign_id = await campaign_of(world, "00", campaign=replace(PREVIEW, **kept_to))
        await world.desk.campaigns.start(campaign_id, "ana", "ana")
        run = world.desk.campaigns.here(campaign_id)
        assert await run.call(await run.take()) is None
        (leg,), (place,) = world.simulator.calls_placed, world.simulator.voice_calls.values()
        assert (world.simulator.form_of(leg.sid)["From"], leg.from_) == (["+12025550199"], "+12025550199")
        assert place.request["voice"] == "Mark"
        call = await world.call_when(lambda call: not call.is_live)
        assert call.requested.our_number == "+12025550199"
        wrap_ups = world.desk.wrap_ups
        assert [each.key for each in wrap_ups.offered(call)] == ["sold", "interested"]
        assert wrap_ups.wants_one(call)
        await wrap_ups.finish(call.id, "ana", WrapUp("sold"))
        await comes(world, campaign_id, has_tried(1))
        results = await world.desk.campaigns.results.results(ResultsQuery(campaign_id), Grouping.SELLER)
        assert [(group.key, group.figures.sales) for group in results.groups] == [("ana", 1)]


async def test_a_mailbox_gets_what_the_campaign_has_for_it_and_is_tried_another_day(tmp_path):
    async with open_test_world(tmp_path, speed=10) as world:  # the AI says goodbye to it in some seconds
        message = replace(ALONE, for_machine=ForMachine.MESSAGE)
        campaign_id = await campaign_of(world, "05", campaign=message)
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, has_tried(1))
        assert status.progress.outcomes == {RowOutcome.VOICEMAIL: 1}
        await world.call_when(lambda call: call.result is CallResult.VOICEMAIL)
        status = await comes(world, campaign_id, lambda now: now.standstill and now.standstill.until)
        assert status.standstill.waiting is Waiting.LATER
        assert status.standstill.until > utc_now() + timedelta(hours=5)


async def test_a_change_that_comes_before_its_end_does_not_leave_a_campaign_running_with_nobody(
    tmp_path, monkeypatch
):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "00")
        store = world.desk.campaigns.ready.store
        save = store.save

        async def after_a_colleague(campaign, act=None):
            if campaign.state is CampaignState.FINISHED:
                monkeypatch.setattr(store, "save", save)
                now = await store.campaign(campaign_id)
                await save(replace(now, cost_ceiling=100))
            return await save(campaign, act)

        await world.desk.campaigns.start(campaign_id, "ana")
        monkeypatch.setattr(store, "save", after_a_colleague)
        status = await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.FINISHED, 8)
        assert status.campaign.cost_ceiling == 100


async def test_a_campaign_pauses_at_its_ceiling_of_cost(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        world.setup.settings.override("ultravox", "minute_price", "10")
        dear = replace(ALONE, at_once=1, cost_ceiling=1)
        campaign_id = await campaign_of(world, "00", "00", "00", campaign=dear)
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.PAUSED)
        assert status.campaign.cause is PauseCause.COST_CEILING
        assert len(await dialed(world)) < 3


async def test_who_left_the_contacts_or_gave_up_the_number_is_not_called_and_who_was_merged_is(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "00", "00", "00", "00")
        book = world.desk.contact_book.contacts
        gone, _moved, kept, twin = [await book.store.get(f"contact-{n}") for n in range(4)]
        assert await book.delete([gone], "ana")
        assert await book.retire_number("contact-1", "+573001001400", "ana")
        assert await book.merge([kept, twin], "ana")
        check = await world.desk.campaigns.check(campaign_id)
        assert (check.now, check.never) == (2, {"removed": 2})
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, lambda now: now.campaign.state is CampaignState.FINISHED)
        assert status.progress.rows == {RowState.DONE: 2, RowState.WITHDRAWN: 2}
        assert await dialed(world) == ["+573001002400", "+573001003400"]


async def test_a_zone_told_since_the_list_was_made_is_this_contact_s_alone(tmp_path):
    clock = [datetime(2026, 12, 1, 20, 30, tzinfo=UTC)]  # 15:30 in Colombia, 21:30 in Madrid
    async with open_test_world(tmp_path, speed=SOON_OVER, now=lambda: clock[0], law=True) as world:
        hours = CallingHours((HourSpan(time(9), time(16)),) * 7)
        campaign_id = await campaign_of(world, "00", "00", campaign=replace(ALONE, hours=hours))
        book = world.desk.contact_book.contacts
        known = await book.store.get("contact-0")
        moved = replace(known, numbers=(replace(known.numbers[0], zone="Europe/Madrid"),))
        assert await book.change(moved, "ana")
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, lambda now: now.progress.rows.get(RowState.DONE) == 1)
        assert await dialed(world) == ["+573001001400"]  # her colleague's hours are open
        assert status.progress.rows[RowState.AGAIN] == 1


async def test_hours_that_end_between_the_look_and_the_dial_lose_nobody(tmp_path):
    clock = [datetime(2026, 12, 1, 23, 59, 59, tzinfo=UTC)]  # a second to seven in the evening
    async with open_test_world(tmp_path, speed=SOON_OVER, now=lambda: clock[0], law=True) as world:
        campaign_id = await campaign_of(world, "00")
        look = world.desk.lights.light

        async def looking(number, at=None):
            light = await look(number, at)
            clock[0] = datetime(2026, 12, 2, tzinfo=UTC)
            return light

        world.desk.lights.light = looking
        await world.desk.campaigns.start(campaign_id, "ana")
        status = await comes(world, campaign_id, waits_for(Waiting.OUTSIDE_HOURS))
        assert status.progress.rows == {RowState.NEW: 1}
        assert status.standstill.until == datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
        assert await dialed(world) == []


async def test_whom_anybody_talked_with_today_is_called_another_day_unless_that_was_agreed(
    tmp_path, monkeypatch
):
    noon = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)  # a Tuesday in Mexico City, whose law has no cap
    monkeypatch.setattr(outgoing, "utc_now", lambda: noon)
    async with open_test_world(tmp_path, speed=SOON_OVER, now=lambda: noon, law=True) as world:
        world.setup.settings.override("guard", "allowed_countries", ["MX"])
        world.desk.campaigns.ready.store.now_us = lambda _connection: int(noon.timestamp()) * 1_000_000
        for n, number in enumerate(("+525512345600", "+525512345600", "+525512345700")):
            customer = Contact(f"contact-{n}", f"Customer {n}", (ContactNumber(number),))
            await world.desk.contact_book.contacts.add(customer, "ana")
        await world.desk.engine.dial("+525512345700")
        await world.call_when(lambda call: call.number == "+525512345700" and call.is_settled)
        made, added = await world.desk.campaigns.create(replace(ALONE, at_once=1), "ana")
        assert added.rows == 3
        await world.desk.campaigns.start(made.id, "ana")
        status = await comes(world, made.id, waits_for(Waiting.LATER))
        assert await dialed(world) == ["+525512345600", "+525512345700"]
        assert status.progress.rows == {RowState.DONE: 1, RowState.AGAIN: 2}
        assert status.standstill.until == datetime(2026, 12, 2, 6, 0, tzinfo=UTC)  # midnight there
        (call,) = (one for one in (await world.desk.calls.page(CallQuery())).calls if one.number[-3] == "6")
        await world.desk.wrap_ups.write(call.id, WrapUp(callback=Agreed(noon)), "ana")
        await comes(world, made.id, has_tried(2))
        assert await dialed(world) == ["+525512345600"] * 2 + ["+525512345700"]
