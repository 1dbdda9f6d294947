"""Builds the guard that every dial meets and the light before each call; tells when that may change."""

from __future__ import annotations

import asyncio
import getpass
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.calendars import HolidayCalendars
from sellercall_desktop.core.audit_signing import SignedTrail
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import CallRequested, Direction
from sellercall_desktop.core.calls.tariffs import PriceLearnt
from sellercall_desktop.core.calls.written_facts import OptOutJudged, WatchSaw
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.clock_check import ClockChecked
from sellercall_desktop.core.contacts.contact import ContactsChanged
from sellercall_desktop.core.guard.by_law import ByLaw
from sellercall_desktop.core.guard.dialing_permissions import DialingPermissions, PermissionLearnt
from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
from sellercall_desktop.core.guard.guard import Guard
from sellercall_desktop.core.guard.lights import DeskLights
from sellercall_desktop.core.guard.refusals_kept import RefusalsKept
from sellercall_desktop.core.guard.registers import Registers, registers_in
from sellercall_desktop.core.guard.spending import Spending
from sellercall_desktop.core.law.light import LightsChanged
from sellercall_desktop.core.law.packs import load_packs
from sellercall_desktop.paths import resources
from sellercall_desktop.settings.guard_rules import guard_rules
from sellercall_desktop.settings.law_rules import law_rules
from sellercall_desktop.settings_file import SettingsChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.app.building.providers import Providers
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store.stores import Store

log = logging.getLogger(__name__)


async def build_guard(
    setup: Setup,
    providers: Providers,
    store: Store,
    *,
    ledger: Ledger,
    do_not_call: DoNotCall,
    tariffs: Tariffs,
    tasks: Tasks,
    owes_wrap_up: Callable[[], bool],
) -> tuple[RefusalsKept, DeskLights]:
    """Both. A rule pack of one's own that cannot be read is told in the log."""
    spending = Spending(
        store.calls, setup.bus, setup.now, price_of=tariffs.price_of, rate=lambda: tariffs.rate
    )
    guard = Guard(
        lambda: guard_rules(setup.settings.value),
        spending,
        setup.now,
        do_not_call,
        owes_wrap_up=owes_wrap_up,
    )
    packs = await asyncio.to_thread(load_packs, resources() / "rules", setup.paths.data / "rules")
    for problem in packs.problems:
        log.warning("rules.unreadable", extra={"problem": str(problem)})
    registers = Registers(
        store.audit,
        setup.now,
        store.desk,
        known=registers_in(packs.by_country.values()),
        on_consulted=lambda: setup.bus.publish(LightsChanged()),
    )
    by_law = ByLaw(
        packs=packs,
        holidays=HolidayCalendars(),
        rules=lambda: law_rules(setup.settings.value.law),
        calls=store.calls,
        registers=registers,
        contacts=store.contacts,
        kept=setup.law_is_kept,
    )
    _tell_of_changes(setup.bus)
    lights = DeskLights(
        guard=guard,
        by_law=by_law,
        permissions=DialingPermissions(providers.permissions, bus=setup.bus, tasks=tasks, now=setup.now),
        tariffs=tariffs,
        calls=store.calls,
        our_number=lambda: setup.settings.value.twilio.phone_number or None,
        under_way=lambda: ledger.numbers_rung(store.desk),
        registers=registers,
        now=setup.now,
        clock=providers.clock,
        wishes=store.wishes,
        desk=store.desk,
    )
    trail = SignedTrail(store.audit, "rule", store.desk)
    return RefusalsKept(guard, trail, tasks, utc_now, lights.look, person=getpass.getuser), lights


def _tell_of_changes(bus: Bus) -> None:
    """Whatever a light is made of has changed: who shows one asks again."""

    def of_call(change: CallChanged) -> None:
        call = change.call
        begun = any(isinstance(fact, CallRequested) for fact in change.facts)
        wished = any(isinstance(fact, OptOutJudged | WatchSaw) for fact in change.facts)
        if wished or (call.direction is Direction.OUTBOUND and (begun or not call.is_live)):
            bus.publish(LightsChanged(call.number))

    def of_list(change: DoNotCallChanged) -> None:
        for entry in change.entries[:1]:
            bus.publish(LightsChanged(entry.number if len(change.entries) == 1 else ""))

    bus.subscribe(CallChanged, of_call)
    bus.subscribe(DoNotCallChanged, of_list)
    bus.subscribe(PriceLearnt, lambda learnt: bus.publish(LightsChanged(learnt.pair.theirs)))
    for everywhere in (PermissionLearnt, ContactsChanged, SettingsChanged, ClockChecked):
        bus.subscribe(everywhere, lambda _change: bus.publish(LightsChanged()))
