"""Conversations in text with the voice AI about a prompt. Nobody is rung; they are billed as calls are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.errors import NotListeningError

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import AgentOutcome, TurnSpoken

LONGEST_S = 600.0
"""How long a conversation in text may take unless something else is asked for: it bounds what it can cost."""


@dataclass(frozen=True, slots=True)
class TalkOrder:
    """What the voice AI is asked for. `prompt` is sent as it stands."""

    prompt: str
    language: str  # BCP 47
    opens: bool = True  # the AI speaks first; else it waits for what is written to it
    greeting: str = ""  # its first words; empty: of its own making
    tools: tuple[str, ...] = ()  # names of the provider's own
    model: str = ""  # empty: as the settings have it
    temperature: float | None = None  # 0 to 1; None: the provider's
    longest_s: float = LONGEST_S


@dataclass(frozen=True, slots=True)
class Reply:
    """What the AI wrote in one turn; `over` says how the conversation ended, None while it goes on."""

    texts: tuple[str, ...]
    over: AgentOutcome | None = None


class Talk(Protocol):
    """One conversation that is open. One question at a time. Methods raise `errors.OUTSIDE_ERRORS`."""

    @property
    def id(self) -> str:
        """The provider's id."""

    async def opening(self) -> Reply:
        """What the AI opens with; call it once, before the first `say`, where the order lets it open."""

    async def say(self, text: str) -> Reply:
        """Write one turn of the customer and wait for what the AI answers.

        Raises:
            NotListeningError: the conversation is over.
            ProviderAmbiguousError: no answer came in time.
        """

    async def turns(self) -> tuple[TurnSpoken, ...]:
        """The whole conversation as the provider has it, with the tools that the AI used."""

    async def close(self) -> None:
        """End it, so that nothing more is billed. Fails with nothing: what is lost ends by itself."""


async def answer_to(talk: Talk, text: str) -> Reply:
    """What the AI answers to a turn; where it ended the conversation in the same moment, how it did.

    Raises:
        OUTSIDE_ERRORS: the conversation is lost.
    """
    try:
        return await talk.say(text)
    except NotListeningError:
        return await talk.opening()


class Talks(Protocol):
    """Opens conversations in text."""

    async def open(self, order: TalkOrder) -> Talk:
        """A new conversation; close it in any case. Raises `errors.OUTSIDE_ERRORS`."""
