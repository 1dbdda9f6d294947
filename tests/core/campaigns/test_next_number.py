"""A number that is bad itself: the contact's next number in use is called, one at a time, none twice."""

from __future__ import annotations

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.campaigns.campaign import Campaign, CampaignState, Pace, RowOutcome, RowState
from sellercall_desktop.core.campaigns.outcomes import Following
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from tests.desk import SOON_OVER, open_test_world
from tests.waiting import until

WRONG, WRONG_TOO, GOOD, BUSY = "+573001000407", "+573001001407", "+573001002400", "+573001003402"


async def run_down(world, *numbers):
    """The numbers that a campaign over one contact of these numbers called, in order, and its progress."""
    contact = Contact("c", "Marta", numbers)
    await world.desk.contact_book.contacts.add(contact, "ana")
    campaigns = world.desk.campaigns
    made, added = await campaigns.create(Campaign("", "Renewals", pace=Pace.AI_ALONE, at_once=3), "ana")
    assert added.rows == 1
    await campaigns.start(made.id, "ana")
    state = CampaignState.RUNNING
    while state is CampaignState.RUNNING:
        await until(lambda: campaigns.here(made.id) is None, within_s=20)
        state = (await campaigns.get(made.id)).state
    calls = (await world.desk.calls.page(CallQuery())).calls
    assert state is CampaignState.FINISHED
    return [call.number for call in reversed(calls)], (await campaigns.status(made.id)).progress.outcomes


async def test_the_next_number_in_use_is_called_where_one_does_not_exist(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        numbers = (
            *(ContactNumber(WRONG), ContactNumber(BUSY, retired=True)),
            *(ContactNumber(WRONG_TOO), ContactNumber(GOOD), ContactNumber("+573001004400")),
        )
        called, outcomes = await run_down(world, *numbers)
        assert called == [WRONG, WRONG_TOO, GOOD]  # and who was reached is not called on another
        assert outcomes == {RowOutcome.WRONG_NUMBER: 2, RowOutcome.REACHED: 1}


async def test_who_asked_for_no_calls_with_the_next_number_is_left_alone(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        await world.desk.do_not_call.add(WRONG_TOO, "asked", "ana")
        called, _ = await run_down(world, *(ContactNumber(one) for one in (WRONG, WRONG_TOO, GOOD)))
        assert called == [WRONG]


async def test_a_seller_who_skips_a_wrong_number_gets_the_next_one(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        contact = Contact("c", "Marta", (ContactNumber(GOOD), ContactNumber(BUSY)))
        await world.desk.contact_book.contacts.add(contact, "ana")
        campaigns = world.desk.campaigns
        made, _added = await campaigns.create(Campaign("", "Renewals"), "ana")
        await campaigns.start(made.id, "ana", "ana")
        run = campaigns.here(made.id)
        first = await run.take()
        assert first.number == GOOD
        assert await run.take() is None  # not both at once
        wrong = Following(RowState.DONE, RowOutcome.WRONG_NUMBER, why="wrong_person")
        assert await campaigns.attempts.let_go(first, wrong)
        second = await run.take()
        assert second.number == BUSY
        await campaigns.attempts.let_go(
            second, Following(RowState.DONE, RowOutcome.SKIPPED, why="not_fitting")
        )
        assert await run.take() is None
        assert not world.simulator.calls_placed


async def test_it_is_over_where_all_numbers_are_bad(tmp_path):
    async with open_test_world(tmp_path, speed=SOON_OVER) as world:
        called, _ = await run_down(world, ContactNumber(WRONG), ContactNumber(WRONG_TOO))
        assert called == [WRONG, WRONG_TOO]
