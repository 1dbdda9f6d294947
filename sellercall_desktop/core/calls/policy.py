"""The settings that shape a call, and which of them the voice AI receives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.ownership import number_ends
from sellercall_desktop.core.calls.ports import AgentOrder
from sellercall_desktop.core.prompts.priming import as_sent
from sellercall_desktop.core.prompts.settings import FirstSpeaker

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.ports import PlannedCall
    from sellercall_desktop.core.prompts.prompt import PromptVersion

JOIN_SLACK_S = 20  # the AI's place must outlive the last ring: carriers let it ring a little longer


@dataclass(frozen=True, slots=True)
class CallPolicy:
    """The settings that shape a call, as they are at this moment."""

    default_region: str = "CO"
    our_number: str | None = None
    ring_timeout_s: int = 45
    language: str = "es"
    status_url: str | None = None  # public carrier callback; the engine appends ?call_id=
    events_url: str | None = None  # public webhook of the voice AI
    desk: str = ""  # the name of this desktop
    calls_per_second: float = 1.0  # how many calls the carrier's account lets begin
    voice: str = ""  # of this call; empty: as prompt or settings have it
    explain_suggestions: bool = True  # the prompt sent says what a suggestion is, where it does not itself


def in_its_language(policy: CallPolicy, prompt: PromptVersion) -> CallPolicy:
    """The settings for a call with this prompt: where it has a language, that is the call's."""
    return replace(policy, language=prompt.settings.language or policy.language)


def as_planned(policy: CallPolicy, planned: PlannedCall | None) -> CallPolicy:
    """The settings with what was planned for one call laid over them."""
    if planned is None:
        return policy
    return replace(policy, our_number=planned.our_number or policy.our_number, voice=planned.voice)


def agent_order(
    call_id: str, direction: Direction, policy: CallPolicy, prompt: PromptVersion, number: str
) -> AgentOrder:
    """The place to ask for, for one call with the customer of that number."""
    wishes = prompt.settings
    language = wishes.language or policy.language
    # Who takes a call says hello; who rings is greeted. An early voice is clipped by the network.
    usual = FirstSpeaker.CUSTOMER if direction is Direction.OUTBOUND else FirstSpeaker.AGENT
    return AgentOrder(
        call_id=call_id,
        direction=direction,
        prompt=as_sent(prompt.text, language, explained=policy.explain_suggestions),
        language=language,
        first_speaker=wishes.first_speaker or usual,
        join_timeout_s=policy.ring_timeout_s + JOIN_SLACK_S,
        events_url=policy.events_url,
        desk=policy.desk,
        number_ends=number_ends(number),
        voice=policy.voice or wishes.voice,
        wishes=wishes,
    )
