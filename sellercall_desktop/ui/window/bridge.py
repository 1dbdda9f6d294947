"""Bus to typed Qt signals: the only subscriber in `ui`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import CallChanged
    from sellercall_desktop.core.campaigns.campaign import CampaignsChanged
    from sellercall_desktop.core.contacts.contact import ContactsChanged
    from sellercall_desktop.core.contacts.habeas_data import PersonErased
    from sellercall_desktop.core.contacts.names import ContactNamesChanged
    from sellercall_desktop.core.exchanges.exchange import ExchangesRecorded
    from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
    from sellercall_desktop.core.health import HealthChanged
    from sellercall_desktop.core.law.light import LightsChanged
    from sellercall_desktop.core.our_numbers.number import NumberChanged
    from sellercall_desktop.core.prompts.misgivings import PublishedInSpite
    from sellercall_desktop.core.prompts.prompt import PromptLibraryChanged, PromptPublished
    from sellercall_desktop.core.prompts.workbench import ScenarioRunEnded, ScenarioTried
    from sellercall_desktop.core.release import UpdateFound
    from sellercall_desktop.core.scheduled.scheduled_call import (
        ScheduledCallRefused,
        ScheduledCallsChanged,
        ScheduledCallsMissed,
    )
    from sellercall_desktop.core.secrets import SecretChanged
    from sellercall_desktop.core.steering.verdicts import WatchesChanged
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.core.wrap_up.callbacks import CallbacksChanged, CallbacksDue
    from sellercall_desktop.settings_file import SettingsChanged
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


_SIGNALS = (
    "call_changed",
    "prompt_published",
    "prompt_library_changed",
    "health_changed",
    "tunnel_changed",
    "exchanges_recorded",
    "do_not_call_changed",
    "number_changed",
    "settings_changed",
    "update_found",
    "watches_changed",
    "callbacks_changed",
    "callbacks_due",
    "lights_changed",
    "scheduled_changed",
    "scheduled_missed",
    "scheduled_refused",
    "contacts_changed",
    "campaigns_changed",
    "person_erased",
    "contact_names_changed",
    "scenario_tried",
    "scenario_run_ended",
    "published_in_spite",
)


class Bridge(QObject):
    """Repeats the core's events as signals. Each carries the event itself."""

    call_changed = cast("TypedSignal[CallChanged]", Signal(object))
    prompt_published = cast("TypedSignal[PromptPublished]", Signal(object))
    prompt_library_changed = cast("TypedSignal[PromptLibraryChanged]", Signal(object))
    health_changed = cast("TypedSignal[HealthChanged]", Signal(object))
    tunnel_changed = cast("TypedSignal[TunnelChanged]", Signal(object))
    exchanges_recorded = cast("TypedSignal[ExchangesRecorded]", Signal(object))
    do_not_call_changed = cast("TypedSignal[DoNotCallChanged]", Signal(object))
    number_changed = cast("TypedSignal[NumberChanged]", Signal(object))
    settings_changed = cast("TypedSignal[SettingsChanged]", Signal(object))
    secret_changed = cast("TypedSignal[SecretChanged]", Signal(object))
    update_found = cast("TypedSignal[UpdateFound]", Signal(object))
    watches_changed = cast("TypedSignal[WatchesChanged]", Signal(object))
    callbacks_changed = cast("TypedSignal[CallbacksChanged]", Signal(object))
    callbacks_due = cast("TypedSignal[CallbacksDue]", Signal(object))
    lights_changed = cast("TypedSignal[LightsChanged]", Signal(object))
    scheduled_changed = cast("TypedSignal[ScheduledCallsChanged]", Signal(object))
    scheduled_missed = cast("TypedSignal[ScheduledCallsMissed]", Signal(object))
    scheduled_refused = cast("TypedSignal[ScheduledCallRefused]", Signal(object))
    contacts_changed = cast("TypedSignal[ContactsChanged]", Signal(object))
    campaigns_changed = cast("TypedSignal[CampaignsChanged]", Signal(object))
    person_erased = cast("TypedSignal[PersonErased]", Signal(object))
    contact_names_changed = cast("TypedSignal[ContactNamesChanged]", Signal(object))
    scenario_tried = cast("TypedSignal[ScenarioTried]", Signal(object))
    scenario_run_ended = cast("TypedSignal[ScenarioRunEnded]", Signal(object))
    published_in_spite = cast("TypedSignal[PublishedInSpite]", Signal(object))

    def __init__(self, bus: Bus | None = None, parent: QObject | None = None) -> None:
        """Listen at once, or, without a bus, when `listen` is called: after the first paint."""
        super().__init__(parent)
        self._ends: list[Callable[[], None]] = []
        if bus is not None:
            self.listen(bus)

    def listen(self, bus: Bus) -> None:
        """Repeat what this bus says, until `close`."""
        from sellercall_desktop.core.calls.call import CallChanged
        from sellercall_desktop.core.campaigns.campaign import CampaignsChanged
        from sellercall_desktop.core.contacts.contact import ContactsChanged
        from sellercall_desktop.core.contacts.habeas_data import PersonErased
        from sellercall_desktop.core.contacts.names import ContactNamesChanged
        from sellercall_desktop.core.exchanges.exchange import ExchangesRecorded
        from sellercall_desktop.core.guard.do_not_call import DoNotCallChanged
        from sellercall_desktop.core.health import HealthChanged
        from sellercall_desktop.core.law.light import LightsChanged
        from sellercall_desktop.core.our_numbers.number import NumberChanged
        from sellercall_desktop.core.prompts.misgivings import PublishedInSpite
        from sellercall_desktop.core.prompts.prompt import PromptLibraryChanged, PromptPublished
        from sellercall_desktop.core.prompts.workbench import ScenarioRunEnded, ScenarioTried
        from sellercall_desktop.core.release import UpdateFound
        from sellercall_desktop.core.scheduled.scheduled_call import (
            ScheduledCallRefused,
            ScheduledCallsChanged,
            ScheduledCallsMissed,
        )
        from sellercall_desktop.core.secrets import SecretChanged
        from sellercall_desktop.core.steering.verdicts import WatchesChanged
        from sellercall_desktop.core.tunnel import TunnelChanged
        from sellercall_desktop.core.wrap_up.callbacks import CallbacksChanged, CallbacksDue
        from sellercall_desktop.settings_file import SettingsChanged

        self._ends += [
            bus.subscribe(CallChanged, self.call_changed.emit),
            bus.subscribe(PromptPublished, self.prompt_published.emit),
            bus.subscribe(PublishedInSpite, self.published_in_spite.emit),
            bus.subscribe(PromptLibraryChanged, self.prompt_library_changed.emit),
            bus.subscribe(HealthChanged, self.health_changed.emit),
            bus.subscribe(TunnelChanged, self.tunnel_changed.emit),
            bus.subscribe(ExchangesRecorded, self.exchanges_recorded.emit),
            bus.subscribe(DoNotCallChanged, self.do_not_call_changed.emit),
            bus.subscribe(NumberChanged, self.number_changed.emit),
            bus.subscribe(SettingsChanged, self.settings_changed.emit),
            bus.subscribe(SecretChanged, self.secret_changed.emit),
            bus.subscribe(UpdateFound, self.update_found.emit),
            bus.subscribe(WatchesChanged, self.watches_changed.emit),
            bus.subscribe(CallbacksChanged, self.callbacks_changed.emit),
            bus.subscribe(CallbacksDue, self.callbacks_due.emit),
            bus.subscribe(LightsChanged, self.lights_changed.emit),
            bus.subscribe(ScheduledCallsChanged, self.scheduled_changed.emit),
            bus.subscribe(ScheduledCallsMissed, self.scheduled_missed.emit),
            bus.subscribe(ScheduledCallRefused, self.scheduled_refused.emit),
            bus.subscribe(ContactsChanged, self.contacts_changed.emit),
            bus.subscribe(CampaignsChanged, self.campaigns_changed.emit),
            bus.subscribe(PersonErased, self.person_erased.emit),
            bus.subscribe(ContactNamesChanged, self.contact_names_changed.emit),
            bus.subscribe(ScenarioTried, self.scenario_tried.emit),
            bus.subscribe(ScenarioRunEnded, self.scenario_run_ended.emit),
        ]

    def branch(self, parent: QObject) -> Bridge:
        """Another that repeats what this one says, for a part of the window that is taken down before it.

        Whatever is connected to it goes with it: to this one it would stay connected.
        """
        made = Bridge(parent=parent)
        for name in _SIGNALS:
            said, repeated = getattr(self, name), getattr(made, name)
            said.connect(repeated)
            made._ends.append(partial(said.disconnect, repeated))
        return made

    def close(self) -> None:
        """Repeat nothing more."""
        for end in self._ends:
            end()
        self._ends.clear()
