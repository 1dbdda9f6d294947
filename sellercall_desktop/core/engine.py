"""The one path of every action on a call: dial, answer, hang up, and every fact that comes in.

Each change is: advance -> save (call and facts, one transaction) -> publish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.facts import Report
    from sellercall_desktop.core.prompts import PromptVersion


@dataclass(frozen=True, slots=True)
class CallPolicy:
    """The settings that shape a call, as they are at this moment."""

    ring_timeout_s: int = 45
    language: str = "es"
    status_url: str | None = None  # public carrier callback; the engine appends ?call_id=
    events_url: str | None = None  # public webhook of the voice AI


@dataclass(frozen=True, slots=True)
class IncomingCall:
    """A customer rings us; the carrier waits for an answer."""

    carrier_call_id: str
    number: str
    our_number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Connect:
    """Answer: join the caller with the voice AI. `join_url` is a secret."""

    call_id: str
    join_url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Apologize:
    """Answer: the AI is not to be had; say so in `language` and hang up."""

    call_id: str
    language: str


class Engine:
    """Everything that can be done to a call."""

    @property
    def live_calls(self) -> tuple[Call, ...]:
        """Calls not ended, oldest first."""
        raise NotImplementedError

    async def warm(self) -> None:
        """Open connections to both providers, so that a click pays no handshake. Never raises."""
        raise NotImplementedError

    async def dial(self, number: str, requested_by: str = "window") -> Call:
        """Ring `number` (E.164) and connect the AI; returns when the carrier has accepted the call.

        A number that already has a live outgoing call is not rung twice: that call is returned.

        Raises:
            InvalidNumberError, NotConfiguredError, StoreError: nothing left this machine.
            ProviderError: a provider refused or did not answer; the call is in the history.
        """
        raise NotImplementedError

    async def answer(self, incoming: IncomingCall) -> Connect | Apologize:
        """Make a place for the caller at the AI within 8 s. The same call gets the same answer."""
        raise NotImplementedError

    async def hang_up(self, call_id: str, requested_by: str = "window") -> None:
        """End the call at both providers.

        Raises:
            CallNotFoundError: no such call.
            ProviderError: the carrier could not be told.
        """
        raise NotImplementedError

    async def handle(self, report: Report, source: str) -> Call | None:
        """Take facts from a webhook or a poll. None when no such call is known."""
        raise NotImplementedError

    async def publish_prompt(self, text: str, author: str) -> PromptVersion:
        """Make `text` the prompt of every call from now on."""
        raise NotImplementedError
