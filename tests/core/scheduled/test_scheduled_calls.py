"""A call for later is dialed once, when its moment comes, under the light of then; else a person is asked."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete

from sellercall_desktop.app.building import desk as building
from sellercall_desktop.app.building import scheduled as scheduled_building
from sellercall_desktop.core.calls.call import CallChanged, CallResult
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.law.light import Light, LightCode, LightReason, LightVerdict
from sellercall_desktop.core.problems import GuardReason, ScheduledProblem
from sellercall_desktop.core.scheduled import due as due_module
from sellercall_desktop.core.scheduled.errors import ScheduledCallError
from sellercall_desktop.core.scheduled.scheduled_call import (
    ScheduledCallRefused,
    ScheduledCallsMissed,
    ScheduledState,
)
from sellercall_desktop.simulator import EXAMPLES, Fault, Simulator
from sellercall_desktop.store.database.schema import scheduled_calls
from sellercall_desktop.words.scheduled import fate_said
from tests.desk import open_program, setup_for
from tests.waiting import PATIENCE_S, until

MARTA, PEDRO = EXAMPLES["buys"], EXAMPLES["refuses"]
TEN = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)  # 10:00 in Bogotá, a Tuesday
HOUR = timedelta(hours=1)
FOR_EVER = TEN - timedelta(days=400), TEN + timedelta(days=400)


class Office:
    """A place to work in: folder, clock and outside world stay while the program comes and goes."""

    def __init__(self, folder, simulator, monkeypatch):
        self.folder, self.simulator, self.now = folder, simulator, TEN
        monkeypatch.setattr(scheduled_building, "utc_now", lambda: self.now)
        monkeypatch.setattr(due_module, "LOOK_EVERY_S", 0.02)  # so often one that slept looks at the clock
        monkeypatch.setattr(due_module, "AGAIN_S", 0.02)
        build = scheduled_building.build_scheduled
        ours = lambda *given, **named: build(*given, **named | {"lights": self})  # noqa: E731
        monkeypatch.setattr(building, "build_scheduled", ours)

    async def light_of(self, number):
        """What every light is, until a test puts another in its place."""
        return Light(number, self.now)

    async def light(self, number, _at=None):
        return await self.light_of(number)

    @asynccontextmanager
    async def opened(self):
        """The program, and what it said of calls for later."""
        setup, said = setup_for(self.folder, self.simulator), []
        for kind in (ScheduledCallsMissed, ScheduledCallRefused):
            setup.bus.subscribe(kind, said.append)
        async with open_program(setup, self.simulator, webhooks=False) as world:
            world.desk.scheduled.said = said
            yield world, world.desk.scheduled


@asynccontextmanager
async def an_office(tmp_path, monkeypatch):
    async with Simulator(speed=50) as simulator:
        simulator.stage.patience_s = 0.1
        yield Office(tmp_path, simulator, monkeypatch)


async def state_of(scheduled, call):
    return (await scheduled.get(call.id)).state


async def becomes(scheduled, call, state):
    async with asyncio.timeout(PATIENCE_S):
        while await state_of(scheduled, call) is not state:  # noqa: ASYNC110 - told by nobody
            await asyncio.sleep(0.01)
    return await scheduled.get(call.id)


async def test_it_is_dialed_once_when_its_moment_comes_and_the_call_names_it(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office:
        async with office.opened() as (world, scheduled):
            call = await scheduled.schedule(MARTA, TEN + HOUR, "ana", note=" precio ")
            assert await scheduled.schedule(MARTA, TEN + HOUR, "ana") == call
            assert (call.note, call.zone, call.state) == ("precio", "America/Bogota", ScheduledState.WAITING)
            later = await scheduled.schedule(PEDRO, TEN + 2 * HOUR, "ana")
            assert scheduled.open == (call, later)
            office.now += HOUR
            done = await becomes(scheduled, call, ScheduledState.DIALED)
            made = await world.desk.calls.get(done.call_id)
            assert (made.number, made.requested.requested_by.split(":")[:2]) == (
                MARTA,
                ["scheduled", call.id],
            )
            assert [leg.to for leg in office.simulator.calls_placed] == [MARTA]
            await until(lambda: scheduled.open == (later,))
            assert list(await scheduled.between(*FOR_EVER)) == [done, later]
        async with office.opened() as (_world, scheduled):
            await until(lambda: scheduled.open == (later,))
            assert len(office.simulator.calls_placed) == 1


async def test_what_came_due_while_nobody_was_there_is_asked_about_and_not_dialed(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office:
        async with office.opened() as (_world, scheduled):
            off = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
            slept = await scheduled.schedule(PEDRO, TEN + 2 * HOUR, "ana")
        office.now += HOUR + timedelta(seconds=5)
        async with office.opened() as (_world, scheduled):
            missed = await becomes(scheduled, off, ScheduledState.MISSED)
            await until(lambda: scheduled.said)
            assert scheduled.said == [ScheduledCallsMissed((missed,))]
            office.now += HOUR + timedelta(minutes=3)  # the lid was closed
            await becomes(scheduled, slept, ScheduledState.MISSED)
            assert office.simulator.calls_placed == []
            moved = await scheduled.edit(off.id, "ana", due=office.now + HOUR, note="más tarde")
            assert (moved.state, moved.fate, moved.note) == (ScheduledState.WAITING, "", "más tarde")
            await scheduled.dial_now(slept.id, "ana")
            assert await state_of(scheduled, slept) is ScheduledState.DIALED
            office.now += HOUR
            await becomes(scheduled, off, ScheduledState.DIALED)
            assert [leg.to for leg in office.simulator.calls_placed] == [PEDRO, MARTA]


async def test_edited_it_is_dialed_as_it_is_now_and_cancelled_not_at_all(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
        gone = await scheduled.schedule(EXAMPLES["buys"], TEN + HOUR + timedelta(minutes=1), "ana")
        await scheduled.edit(call.id, "luis", number=PEDRO, due=TEN + timedelta(minutes=30))
        assert (await scheduled.cancel(gone.id, "ana")).state is ScheduledState.CANCELLED
        assert (await scheduled.cancel(gone.id, "ana")).state is ScheduledState.CANCELLED
        office.now += timedelta(minutes=30)
        await becomes(scheduled, call, ScheduledState.DIALED)
        office.now += HOUR
        for done in (call, gone):
            with pytest.raises(ScheduledCallError) as refused:
                await scheduled.edit(done.id, "ana", note="x")
            assert refused.value.problem is ScheduledProblem.DONE
        assert [leg.to for leg in office.simulator.calls_placed] == [PEDRO]


async def test_a_red_light_refuses_it_and_leaves_a_persons_wish_as_it_was(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office:
        tomorrow = TEN + timedelta(hours=21)

        async def red(number):
            reasons = (
                LightReason(LightVerdict.RED, LightCode.HOLIDAY, "CO.hours", "Ley 2300", may_override=True),
            )
            return Light(number, office.now, reasons, next_allowed=tomorrow)

        office.light_of = red
        async with office.opened() as (world, scheduled):
            call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
            with pytest.raises(ScheduledCallError) as refused:
                await scheduled.dial_now(call.id, "ana")
            assert (refused.value.problem, refused.value.again_at) == (ScheduledProblem.RED_LIGHT, tomorrow)
            said = refused.value.rule, refused.value.source, refused.value.may_override
            assert said == ("CO.hours", "Ley 2300", True)
            assert await state_of(scheduled, call) is ScheduledState.WAITING
            office.now += HOUR
            refusal = await becomes(scheduled, call, ScheduledState.REFUSED)
            assert refusal.fate == "public_holiday"
            await until(lambda: scheduled.said)
            assert scheduled.said == [ScheduledCallRefused(refusal, tomorrow)]
            assert office.simulator.calls_placed == []
            await scheduled.dial_now(call.id, "ana", "She asked me to")
            assert len(office.simulator.calls_placed) == 1
            acts = [(act.by, act.kind.value, act.text) for act in await world.desk.audit.between(*FOR_EVER)]
            assert acts[-1] == ("ana", "scheduled_call_dialed", "She asked me to")


async def test_what_is_red_for_a_moment_is_waited_for_and_does_not_refuse_it(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        free, asked = office.light_of, []

        async def full(number):
            asked.append(number)
            values = {"reason": "too_many_live_calls", "limit": "3"}
            reasons = (LightReason(LightVerdict.RED, LightCode.GUARD, "desk.limits", values=values),)
            return Light(number, office.now, reasons)

        office.light_of = full
        call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
        with pytest.raises(GuardError) as refused:
            await scheduled.dial_now(call.id, "ana")
        assert (refused.value.reason, refused.value.limit) == (GuardReason.LIVE_CALLS, 3)
        office.now += HOUR
        await until(lambda: len(asked) == 2)
        await becomes(scheduled, call, ScheduledState.WAITING)
        assert scheduled.said == []
        office.light_of = free
        office.now += timedelta(seconds=5)
        await becomes(scheduled, call, ScheduledState.DIALED)
        assert len(office.simulator.calls_placed) == 1


async def test_the_guards_no_refuses_it_and_a_failure_leaves_it_to_a_person(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (world, scheduled):
        abroad = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
        unlucky = await scheduled.schedule(PEDRO, TEN + 2 * HOUR, "ana")
        world.setup.settings.override("guard", "allowed_countries", ["US"])
        office.now += HOUR
        assert (await becomes(scheduled, abroad, ScheduledState.REFUSED)).fate == GuardReason.COUNTRY.value
        world.setup.settings.release("guard", "allowed_countries")
        office.simulator.faults.add(Fault("ultravox.create", "refuse", status=500, times=None))
        faulty = office.simulator.faults
        office.now += HOUR
        missed = await becomes(scheduled, unlucky, ScheduledState.MISSED)
        assert missed.fate == "call_not_placed"
        assert (await world.desk.calls.get(missed.call_id)).number == PEDRO
        faulty.clear()
        await scheduled.dial_now(unlucky.id, "ana")
        assert (await scheduled.get(unlucky.id)).state is ScheduledState.DIALED


async def test_it_waits_for_a_number_in_a_call_but_not_for_ever(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (world, scheduled):
        talker = EXAMPLES["chatters"]
        await world.desk.engine.dial(talker)
        call = await scheduled.schedule(talker, TEN + HOUR, "ana")
        with pytest.raises(ScheduledCallError) as busy:
            await scheduled.dial_now(call.id, "ana")
        assert busy.value.problem is ScheduledProblem.IN_A_CALL
        live = world.desk.engine.under_way(talker)
        office.now += HOUR
        await until(lambda: call.id in scheduled._due._again)
        assert await state_of(scheduled, call) is ScheduledState.WAITING
        for _ in range(6):
            office.now += timedelta(minutes=2)
            await until(lambda: scheduled._due._looked == office.now)
        assert (await becomes(scheduled, call, ScheduledState.MISSED)).fate == "number_in_a_call"
        assert live is not None
        assert len(office.simulator.calls_placed) == 1


async def test_killed_between_claim_and_dial_it_is_asked_about(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office:
        begun = asyncio.Event()

        async def never(_number):
            begun.set()
            await asyncio.Event().wait()

        answered = office.light_of
        async with office.opened() as (_world, scheduled):
            call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
            office.light_of = never
            office.now += HOUR
            await begun.wait()
            with pytest.raises(ScheduledCallError) as claimed:
                await scheduled.edit(call.id, "ana", number=PEDRO)
            assert claimed.value.problem is ScheduledProblem.BEING_DIALED
        office.light_of = answered
        async with office.opened() as (_world, scheduled):
            missed = await becomes(scheduled, call, ScheduledState.MISSED)
            assert (missed.fate, office.simulator.calls_placed) == ("interrupted", [])


async def test_killed_while_it_is_dialed_the_call_is_found_and_not_made_again(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office:
        async with office.opened() as (world, scheduled):
            office.simulator.faults.add(Fault("twilio.create", "slow", seconds=0.5))
            asked = asyncio.Event()
            look = lambda change: change.call.asked is not None and asked.set()  # noqa: E731
            world.setup.bus.subscribe(CallChanged, look)
            call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
            office.now += HOUR
            await asked.wait()
            await until(lambda: office.simulator.calls_placed)
        async with office.opened() as (world, scheduled):
            done = await becomes(scheduled, call, ScheduledState.DIALED)
            (made,) = (await world.desk.calls.page(CallQuery())).calls
            assert done.call_id == made.id
            assert len(office.simulator.calls_placed) == 1


async def test_a_number_that_nobody_can_dial_any_more_is_refused_and_the_others_go_on(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
        odd = await scheduled._store.save(replace(call, id="odd", number="+57300", revision=0))
        office.now += HOUR
        assert (await becomes(scheduled, odd, ScheduledState.REFUSED)).fate == "too_short"
        await becomes(scheduled, call, ScheduledState.DIALED)


async def test_a_clock_that_is_set_back_or_on_dials_nothing_twice_or_late(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        office.now += HOUR
        early = await scheduled.schedule(MARTA, office.now + timedelta(minutes=10), "ana")
        late = await scheduled.schedule(PEDRO, office.now + 2 * HOUR, "ana")
        office.now += timedelta(minutes=10)
        await becomes(scheduled, early, ScheduledState.DIALED)
        office.now -= timedelta(minutes=90)  # before the program was started, by that clock
        soon = await scheduled.schedule(EXAMPLES["hangs_up"], office.now + timedelta(minutes=5), "ana")
        office.now += timedelta(minutes=5)
        await becomes(scheduled, soon, ScheduledState.DIALED)
        office.now += timedelta(days=1)
        await becomes(scheduled, late, ScheduledState.MISSED)
        assert len(office.simulator.calls_placed) == 2


async def test_what_was_erased_is_not_dialed_and_not_shown_any_more(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
        gone = delete(scheduled_calls).where(scheduled_calls.c.id == call.id)
        await scheduled._store._database.write(lambda connection: connection.execute(gone))
        office.now += HOUR
        await until(lambda: scheduled.open == ())
        assert office.simulator.calls_placed == []


async def test_what_a_desk_claimed_that_is_gone_is_found_out_by_another_after_a_while(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        call = await scheduled.schedule(MARTA, TEN + HOUR, "ana", for_team=True)
        claim = {"state": ScheduledState.CLAIMED, "claimed_at": TEN + HOUR, "claimed_by": "another-desk"}
        assert await scheduled._store.save(replace(call, **claim)) is not None
        office.now += HOUR + timedelta(minutes=9)
        await until(lambda: [one.claimed_by for one in scheduled.open] == ["another-desk"])
        await asyncio.sleep(0.1)  # it is left alone meanwhile
        assert await state_of(scheduled, call) is ScheduledState.CLAIMED
        office.now += timedelta(minutes=2)
        assert (await becomes(scheduled, call, ScheduledState.MISSED)).fate == "interrupted"
        assert office.simulator.calls_placed == []


async def test_while_the_desk_has_no_room_none_of_many_is_tried_again_and_again(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):
        asked = []

        async def full(number):
            asked.append(number)
            values = {"reason": "too_many_calls_per_minute"}
            until_then = office.now + timedelta(seconds=40)
            red = LightReason(
                LightVerdict.RED, LightCode.GUARD, "desk.limits", until=until_then, values=values
            )
            return Light(number, office.now, (red,))

        calls = [await scheduled.schedule(f"+5730012345{n}", TEN + HOUR, "ana") for n in range(30, 42)]
        office.light_of = full
        office.now += HOUR
        await until(lambda: asked)
        for _ in range(10):
            office.now += timedelta(minutes=1)
            await until(lambda: scheduled._due._looked == office.now and not scheduled._due._ringing)
        assert len(asked) <= 3 * 11  # three side by side, once a minute
        office.now += timedelta(minutes=1)
        for call in calls:
            missed = await becomes(scheduled, call, ScheduledState.MISSED)
            assert missed.fate == "too_many_calls_per_minute"
        assert office.simulator.calls_placed == []


@pytest.mark.parametrize("erased", [False, True])
async def test_a_claim_that_is_gone_when_its_call_is_written_down_rings_nobody(tmp_path, monkeypatch, erased):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (world, scheduled):
        call = await scheduled.schedule(MARTA, TEN + HOUR, "ana")
        store = world.desk.scheduled._store

        async def slept_over(number):  # the light takes so long that others have gone on
            claimed = await store.get(call.id)
            if erased:
                await store._database.write(lambda connection: connection.execute(delete(scheduled_calls)))
            else:
                await store.save(replace(claimed, state=ScheduledState.MISSED, call_id=""))
            return Light(number, office.now)

        office.light_of = slept_over
        made = await scheduled.dial_now(call.id, "ana")
        assert (made.result, made.asked) == (CallResult.NOT_PLACED, None)
        assert office.simulator.calls_placed == []
        if not erased:
            assert await state_of(scheduled, call) is ScheduledState.MISSED


async def test_it_is_filled_for_whom_it_is_meant_and_what_cannot_be_filled_asks_a_person(
    tmp_path, monkeypatch
):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (world, scheduled):
        for name in ("Ana", "Luz"):  # they share a telephone
            await world.desk.contact_book.contacts.add(
                Contact(f"c-{name}", name, (ContactNumber(MARTA),)), "ana"
            )
        await world.desk.engine.publish_prompt("Llame a {{nombre}}.", "ana")
        luz = await scheduled.schedule(MARTA, TEN + HOUR, "ana", contact_id="c-Luz")
        nobody = await scheduled.schedule(EXAMPLES["voicemail"], TEN + HOUR, "ana", contact_id="c-Luz")
        await scheduled.edit(nobody.id, "ana", number=PEDRO)  # which is not hers
        office.now += HOUR
        missed = await becomes(scheduled, nobody, ScheduledState.MISSED)
        assert fate_said(missed.fate, "es") == "El prompt pide datos que no se tienen de este cliente."
        made = await world.desk.calls.get((await becomes(scheduled, luz, ScheduledState.DIALED)).call_id)
        sent = office.simulator.voice_calls[made.agent_call_id].request["systemPrompt"]
        assert sent.startswith("Llame a <data>Luz</data>.")


async def test_a_contacts_clock_wins_over_its_numbers_for_calls_for_later_too(tmp_path, monkeypatch):
    async with an_office(tmp_path, monkeypatch) as office, office.opened() as (_world, scheduled):

        async def of_madrid(number):
            return Light(number, office.now, zones=("Europe/Madrid",))

        office.light_of = of_madrid
        call = await scheduled.schedule(MARTA, TEN + HOUR, "rest")
        assert call.zone == await scheduled.zone_of(MARTA) == "Europe/Madrid"
        moved = await scheduled.edit(call.id, "rest", number=PEDRO)
        assert moved.zone == "Europe/Madrid"
