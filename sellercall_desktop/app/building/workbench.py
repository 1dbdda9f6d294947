"""The workbench of prompts with this desk's account: conversations in text, and what comes of scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.app.building.call_prompts import RunningPrompts, build_filling
from sellercall_desktop.core.prompts.scenarios.runner import ScenarioRunner
from sellercall_desktop.core.prompts.workbench import Workbench

if TYPE_CHECKING:
    from sellercall_desktop.app.building.providers import Providers
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.store.stores import Store


def build_workbench(
    setup: Setup, providers: Providers, store: Store, tasks: Tasks, engine: Engine
) -> Workbench:
    """Nothing is asked before somebody rehearses."""
    runner = ScenarioRunner(
        providers.talks,
        store.scenarios,
        providers.plan,
        live_calls=lambda: len(engine.live_calls),
        tasks=tasks,
        desk=store.desk,
    )
    running = RunningPrompts(store.prompts, build_filling(setup, store.contacts), store.campaigns)
    return Workbench(
        providers.talks,
        store.scenarios,
        runner,
        store.calls,
        bus=setup.bus,
        now=setup.now,
        language=lambda: setup.settings.value.ultravox.language_hint,
        explained=lambda: setup.settings.value.ultravox.explain_suggestions,
        for_calls=running.change,
    )
