"""Who is put on the do-not-call list leaves every queue at once, and does not come back by itself."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.habeas_data import PersonAsked
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledState
from sellercall_desktop.core.wrap_up.wrap_up import Agreed, WrapUp
from sellercall_desktop.simulator import EXAMPLES, Simulator
from sellercall_desktop.store import open_store
from tests.desk import SOON_OVER, open_program, open_test_world, setup_for
from tests.waiting import PATIENCE_S, until

MARTA, PEDRO = EXAMPLES["buys"], EXAMPLES["refuses"]
MEXICAN, AS_WRITTEN_BEFORE = "+525512345678", "+5215512345678"
DAY = timedelta(days=1)


async def agreed_with(world, number, due):
    """A callback, on a call that is over."""
    call = await world.desk.engine.dial(number)
    await until(lambda: not world.desk.engine.live_calls)
    await world.desk.wrap_ups.write(call.id, WrapUp(callback=Agreed(due)), "ana")
    return call.id


async def test_an_opt_out_withdraws_calls_for_later_and_callbacks_and_taking_it_off_revives_none(tmp_path):
    due = utc_now() + DAY
    async with open_test_world(tmp_path, speed=SOON_OVER, webhooks=False) as world:
        scheduled, callbacks, listed = world.desk.scheduled, world.desk.callbacks, world.desk.do_not_call
        world.setup.settings.override("guard", "allowed_countries", ["CO", "MX"])
        hers = await scheduled.schedule(MARTA, due, "ana")
        other = await scheduled.schedule(AS_WRITTEN_BEFORE, due, "ana")
        his = await scheduled.schedule(PEDRO, due, "ana")
        call_id = await agreed_with(world, MARTA, due)
        await until(lambda: [one.call.id for one in callbacks.open] == [call_id])

        begun = utc_now()
        await listed.add(MARTA, "asked", "luis")
        await listed.add(MEXICAN, "asked", "luis")
        await until(lambda: scheduled.open == (his,) and callbacks.open == ())
        gone = await scheduled.get(hers.id)
        assert (gone.state, gone.fate) == (ScheduledState.CANCELLED, "do_not_call")
        acts = await world.desk.audit.between(begun, utc_now())
        cancelled = [(act.by, act.subject) for act in acts if act.kind is AuditKind.SCHEDULE_CANCELLED]
        assert cancelled == [("luis", MARTA), ("luis", other.number)]
        with pytest.raises(GuardError):
            await scheduled.restore(hers.id, "ana")
        assert (await scheduled.get(hers.id)).state is ScheduledState.CANCELLED

        async with asyncio.timeout(PATIENCE_S):
            while (await world.desk.calls.get(call_id)).written.callback_kept is None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await listed.remove(MARTA, "agreed again", "luis")
        assert (await scheduled.get(hers.id)).state is ScheduledState.CANCELLED
        assert (await world.desk.calls.get(call_id)).written.callback_due is None
        assert (await scheduled.restore(hers.id, "ana")).state is ScheduledState.WAITING
        assert callbacks.open == ()


async def test_who_was_listed_at_the_end_of_a_run_or_erased_is_in_no_queue_afterwards(tmp_path):
    due = utc_now() + DAY
    async with Simulator(speed=SOON_OVER) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator, webhooks=False) as world:
            call_id = await agreed_with(world, MARTA, due)
            await world.desk.scheduled.schedule(PEDRO, due, "ana")
        async with open_store(None, setup.paths.database, "x") as store:  # it ended before it told
            await store.do_not_call.add([DoNotCallEntry(MARTA, utc_now(), "ana")], None)
        async with open_program(setup_for(tmp_path, simulator), simulator, webhooks=False) as world:
            scheduled = world.desk.scheduled
            await until(lambda: [one.number for one in scheduled.open] == [PEDRO])
            async with asyncio.timeout(PATIENCE_S):
                while (await world.desk.calls.get(call_id)).written.callback_due is not None:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
            await until(lambda: world.desk.callbacks.open == ())
            await world.desk.contact_book.habeas_data.erase(PersonAsked(PEDRO), "ana", "asked")
            await until(lambda: scheduled.open == ())
