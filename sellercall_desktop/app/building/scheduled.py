"""Calls for later, by this installation's settings."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.habeas_data import PersonErased
from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls

if TYPE_CHECKING:
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.store.stores import Store


def build_scheduled(
    setup: Setup,
    store: Store,
    tasks: Tasks,
    engine: Engine,
    *,
    wrap_ups: WrapUps,
    lights: Lights | None = None,
) -> ScheduledCalls:
    """The door for calls for later; what comes due is dialed once `run` is spawned."""

    def keep() -> timedelta | None:
        days = setup.settings.value.store.keep_days
        return timedelta(days=days) if days else None

    made = ScheduledCalls(
        store=store.scheduled,
        engine=engine,
        calls=store.calls,
        bus=setup.bus,
        tasks=tasks,
        now=utc_now,
        region=lambda: setup.settings.value.general.default_region,
        desk=store.desk,
        lights=lights,
        owes_wrap_up=lambda: wrap_ups.owed is not None,
        keep=keep,
    )
    for elsewhere in (DoNotCallChanged, PersonErased):
        setup.bus.subscribe(elsewhere, lambda _change: made.look_again())
    return made
