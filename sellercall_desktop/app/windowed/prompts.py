"""Gives the prompt's page what it holds a text to, and what it tries one with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.tariffs import Tariffs
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.contacts.desk import ContactDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.panel import PromptPanel
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk
    from sellercall_desktop.ui.window.bridge import Bridge


def surroundings(settings: SettingsFile, contacts: ContactDesk | None) -> PromptSurroundings:
    """This installation, its contacts and the AI's tools."""
    from sellercall_desktop.providers.ultravox.ordering import BUILT_IN_TOOLS, LEAVE_VOICEMAIL
    from sellercall_desktop.ui.prompts.surroundings import PromptSurroundings

    def tools() -> tuple[frozenset[str], frozenset[str]]:
        on = frozenset({LEAVE_VOICEMAIL} if settings.value.voicemail.left_by == "ai" else ())
        return on, BUILT_IN_TOOLS - on

    return PromptSurroundings(settings, contacts.store if contacts is not None else None, tools)


def trying_desk(
    workbench: Workbench, settings: SettingsFile, about: PromptSurroundings, tariffs: Tariffs | None, by: str
) -> TryingDesk:
    """What prompts are tried with; `by` signs it."""
    from sellercall_desktop.core.calls.meter import AI_CURRENCY, AgentRate
    from sellercall_desktop.ui.prompts.trying.desk import TryingDesk

    def rate() -> AgentRate:
        return tariffs.rate if tariffs is not None else AgentRate()

    return TryingDesk(workbench, settings, about, rate, AI_CURRENCY, by)


def offer_trying(
    desk: TryingDesk,
    panel: PromptPanel,
    look: Look,
    bridge: Bridge,
    tasks: Tasks,
    *,
    toast: Callable[..., None],
) -> None:
    """Scenarios beside the text. `toast` shows a short result."""
    from sellercall_desktop.ui.prompts.trying.trials import ScenarioTrials

    ScenarioTrials(panel, desk, look, bridge, tasks, toast=toast)
