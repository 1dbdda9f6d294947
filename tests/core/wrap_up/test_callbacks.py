"""Callbacks become due, are kept by ringing the number, and are right after a start and a sleep."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

from sellercall_desktop.core.calls.facts import CallPlaced
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.wrap_up import callbacks as module
from sellercall_desktop.core.wrap_up.callbacks import Callbacks, CallbacksChanged, CallbacksDue
from sellercall_desktop.core.wrap_up.wrap_up import Agreed, WrapUp
from tests.core.wrap_up.test_wrap_ups import NOW, office
from tests.waiting import PATIENCE_S

SOON = NOW + timedelta(hours=1)


@asynccontextmanager
async def followed(desk):
    """The desk's callbacks, and what was said of them so far."""
    said = []
    for kind in (CallbacksChanged, CallbacksDue):
        desk.bus.subscribe(kind, said.append)
    made = Callbacks(
        calls=desk.store.calls,
        ledger=desk.ledger,
        bus=desk.bus,
        tasks=desk.tasks,
        now=lambda: desk.now,
        desk=desk.store.desk,
    )
    own = Tasks()
    own.spawn(made.run(), "callbacks")
    try:
        yield made, said
    finally:
        await own.close()


async def comes(condition):
    async with asyncio.timeout(PATIENCE_S):
        while not condition():  # noqa: ASYNC110 - whatever the service waits for
            await asyncio.sleep(0.005)


def due(said):
    return [[one.call.id for one in event.due] for event in said if isinstance(event, CallbacksDue)]


async def test_the_earliest_comes_first_and_each_is_said_to_be_due_once(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LOOK_EVERY_S", 0.02)  # so often does a computer that slept look at the clock
    async with office(tmp_path) as desk, followed(desk) as (made, said):
        for call_id in ("late", "early"):
            await desk.call_ends(call_id)
        for call_id, hours in (("late", 5), ("early", 1)):
            callback = Agreed(NOW + timedelta(hours=hours))
            await desk.wrap_ups.write(call_id, WrapUp(note="\nprecio\nmás", callback=callback), "ana")
        await comes(lambda: [one.call.id for one in made.open] == ["early", "late"])
        assert due(said) == []
        first = made.open[0]
        assert (first.note, first.zone, first.is_ours) == ("precio", "America/Bogota", True)
        desk.now = SOON + timedelta(minutes=3)  # the computer slept over it
        await comes(lambda: due(said) == [["early"]])
        await made.put_off("early", "ana")
        await comes(lambda: made.open[0].due == desk.now + timedelta(minutes=10))
        desk.now += timedelta(minutes=10)
        await comes(lambda: due(said) == [["early"], ["early"]])
        await made.settle("early", "ana")
        await comes(lambda: [one.call.id for one in made.open] == ["late"])
    async with office(tmp_path) as desk:
        desk.now = NOW + timedelta(hours=6)
        async with followed(desk) as (made, said):  # the next start, when it is overdue
            await comes(lambda: due(said) == [["late"]])


async def test_ringing_the_number_keeps_what_was_agreed_before_and_nothing_that_is_agreed_in_it(tmp_path):
    async with office(tmp_path) as desk, followed(desk) as (made, _said):
        await desk.call_ends("first")
        await desk.wrap_ups.write("first", WrapUp(callback=Agreed(SOON)), "ana")
        await comes(lambda: len(made.open) == 1)
        desk.now = NOW + timedelta(minutes=50)
        await desk.call_ends("second", at=desk.now)
        await desk.tasks.finish()
        kept = (await desk.store.calls.get("first")).written.callback_kept
        assert (kept.call_id, kept.by) == ("second", "window")
        await comes(lambda: made.open == ())
        await desk.wrap_ups.write("second", WrapUp(callback=Agreed(SOON)), "ana")
        await comes(lambda: len(made.open) == 1)
        await desk.ledger.record("second", (CallPlaced(desk.now, "CA-second"),), "poll")
        assert [one.call.id for one in made.open] == ["second"]
        theirs = Callbacks(
            calls=desk.store.calls,
            ledger=desk.ledger,
            bus=desk.bus,
            tasks=desk.tasks,
            now=lambda: desk.now,
            desk="another desk",
        )
        theirs._know(await theirs._read())
        assert [one.is_ours for one in theirs.open] == [False]
