"""Builds what carries out people's acts on live calls, with the words of the call's prompt and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.app.building.call_prompts import farewell_for, voicemail_for
from sellercall_desktop.core.calls.facts import ActKind
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.steering.steering import Steering
from sellercall_desktop.core.steering.voicemail import Voicemail

if TYPE_CHECKING:
    from sellercall_desktop.app.building.call_prompts import RunningPrompts
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import Carrier, VoiceAgent
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store.stores import Store


def build_steering(
    setup: Setup,
    store: Store,
    carrier: Carrier,
    agent: VoiceAgent,
    *,
    prompts: RunningPrompts,
    ledger: Ledger,
    tasks: Tasks,
) -> Steering:
    """The one door for acts on the AI's side of a call."""
    return Steering(
        agent=agent,
        ledger=ledger,
        leaving=store.leaving,
        voicemail=Voicemail(carrier, agent, voicemail_for(setup.settings, prompts)),
        bus=setup.bus,
        tasks=tasks,
        farewell=farewell_for(setup.settings, prompts.languages),
        filled=lambda call, kind, text: prompts.words(call, text, is_spoken=kind is not ActKind.SUGGEST),
        now=utc_now,
        audit=store.audit,
        desk=store.desk,
    )
