"""Who may want no more calls is left alone by every campaign until a person has judged it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.remarks import UNJUDGED, opt_out_of
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.core.campaigns.campaign import RowOutcome, RowState, Waiting
from sellercall_desktop.core.campaigns.held import HELD
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.phone.reading import number_of
from tests.core.campaigns.test_running import ALONE, PREVIEW, campaign_of, comes, dialed, has_tried, waits_for
from tests.desk import SOON_OVER, open_test_world

ASKS = "+573001000419"  # asks for no more calls: the first that `campaign_of` makes of "19"


async def heard(world, number=ASKS, *, dial=True):
    """A call of this number that nobody looked at, in which a watch heard a wish."""
    if dial:
        await world.desk.engine.dial(number, "rest")
    return await world.call_when(
        lambda call: call.number == number and opt_out_of(call) == UNJUDGED and call.is_settled
    )


async def judged(world, call, judgement, reason="heard it"):
    return await world.desk.watches.opting_out.judge(call.id, judgement, "ana", reason)


async def rows(world, campaign_id):
    return (await world.desk.campaign_rows.page(campaign_id, frozenset())).rows


async def test_a_wish_that_nobody_judged_holds_the_number_back_until_it_is_judged_to_be_none(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await heard(world)
        campaign_id = await campaign_of(world, "19", "00", campaign=replace(ALONE, at_once=1))
        check = await world.desk.campaigns.check(campaign_id)
        assert (check.now, check.held) == (1, 1)
        (row, _other) = await rows(world, campaign_id)
        assert (row.state, row.why) == (RowState.NEW, HELD)  # before anybody looked at it
        await world.desk.campaigns.start(campaign_id, "ana")
        await comes(world, campaign_id, has_tried(1))
        status = await comes(world, campaign_id, lambda now: now.standstill and now.standstill.until)
        assert (await dialed(world)).count(ASKS) == 1
        (row, _other) = await rows(world, campaign_id)
        assert (row.state, row.why, row.attempts) == (RowState.AGAIN, HELD, 0)
        assert await judged(world, call, OptOutJudgement.NO_OPT_OUT)
        held_until = status.standstill.until
        await comes(world, campaign_id, lambda now: now.standstill and now.standstill.until != held_until)
        (row, _other) = await rows(world, campaign_id)
        assert row.why == "talked_today"  # the only rule that is left
        assert not await judged(world, call, OptOutJudgement.NO_OPT_OUT)  # nothing waits any more


async def test_a_number_written_otherwise_is_held_and_withdrawn_once_it_is_an_opt_out(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        world.setup.settings.override("guard", "allowed_countries", ["CO", "MX"])
        await world.simulator.call_in("+5215512340019")
        call = await heard(world, "+5215512340019", dial=False)
        contact = Contact("contact-9", "Otra", (ContactNumber("+525512340019"),))
        await world.desk.contact_book.contacts.add(contact, "ana")
        made, _added = await world.desk.campaigns.create(PREVIEW, "ana")
        campaign_id = made.id
        await world.desk.campaigns.start(campaign_id, "ana", "ana")
        assert await world.desk.campaigns.here(campaign_id).take() is None
        (row,) = await rows(world, campaign_id)
        assert (row.state, row.why) == (RowState.AGAIN, HELD)
        light = await world.desk.lights.light(number_of("+525512340019"))
        (reason,) = (one for one in light.reasons if one.code is LightCode.OPT_OUT_UNJUDGED)
        assert (reason.verdict, reason.values["call"]) == (LightVerdict.AMBER, call.id)
        assert await judged(world, call, OptOutJudgement.OPT_OUT)
        (row,) = await rows(world, campaign_id)
        assert (row.state, row.outcome, row.why) == (RowState.WITHDRAWN, RowOutcome.OPTED_OUT, "")
        acts = await world.desk.audit.between(utc_now() - timedelta(minutes=5), utc_now())
        assert AuditKind.OPT_OUT_ADDED in {act.kind for act in acts}


async def test_the_check_says_what_a_run_does_with_whom_somebody_talked_with_today(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        campaign_id = await campaign_of(world, "00", "00", campaign=replace(ALONE, at_once=1))
        (first, other) = await rows(world, campaign_id)
        await world.desk.engine.dial(first.number, "rest")
        await world.call_when(lambda call: call.number == first.number and call.is_settled)
        check = await world.desk.campaigns.check(campaign_id)
        assert (check.now, check.today, check.later) == (1, 0, 1)
        await world.desk.campaigns.start(campaign_id, "ana")
        await comes(world, campaign_id, has_tried(1))
        assert Counter(await dialed(world)) == {first.number: 1, other.number: 1}


async def test_where_only_those_are_left_who_may_want_no_calls_it_says_that_somebody_has_to_judge(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        call = await heard(world)
        campaign_id = await campaign_of(world, "19", campaign=replace(ALONE, at_once=1))
        await world.desk.campaigns.start(campaign_id, "ana")
        await comes(world, campaign_id, waits_for(Waiting.TO_BE_JUDGED))
        assert await judged(world, call, OptOutJudgement.NO_OPT_OUT)
        await comes(world, campaign_id, waits_for(Waiting.LATER))
