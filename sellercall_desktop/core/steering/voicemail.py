"""What is left for a voicemail, and who leaves it: the carrier, or the AI where the settings want that.

The AI is only asked to. Where it is not on the line, or its provider refuses, the carrier leaves the message;
where nobody knows whether it was asked, nobody does: two messages would be worse than none.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.ports import MachineMessage
from sellercall_desktop.core.errors import ProviderRefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import ActAsked
    from sellercall_desktop.core.calls.ports import Carrier, VoiceAgent

log = logging.getLogger(__name__)

_WORDS = {
    "es": "Buen día. Lo llamamos y no fue posible hablar con usted. Volveremos a llamarlo. Muchas gracias.",
    "en": "Good day. We called and could not reach you. We will try again later. Thank you.",
    "pt": "Bom dia. Ligamos e não foi possível falar com você. Ligaremos novamente. Muito obrigado.",
}


@dataclass(frozen=True, slots=True)
class VoicemailPolicy:
    """What the settings want, at the moment it is asked for."""

    language: str  # BCP 47
    words: str = ""
    recordings: tuple[str, ...] = ()
    by_ai: bool = False

    @property
    def text(self) -> str:
        """The message as the act tells it: the recordings' addresses, or the words. An AI plays nothing."""
        if self.recordings and not self.by_ai:
            return " ".join(self.recordings)
        return self.words.strip() or _WORDS.get(self.language.lower().partition("-")[0], _WORDS["en"])


class Voicemail:
    """Leaves a message, once."""

    def __init__(
        self, carrier: Carrier, agent: VoiceAgent, policy_for: Callable[[Call], Awaitable[VoicemailPolicy]]
    ) -> None:
        """`policy_for`: what settings and the call's prompt want; it raises nothing."""
        self._carrier, self._agent, self._policy_for = carrier, agent, policy_for

    async def usual_text(self, call: Call) -> str:
        """The message where the person gives none."""
        return (await self._policy_for(call)).text

    async def leave(self, call: Call, carrier_call_id: str, agent_call_id: str, asked: ActAsked) -> None:
        """Have the message left.

        Raises:
            NotListeningError: nobody is on the line.
            ProviderError, NotConfiguredError, SecretsUnavailableError: it was refused, or nobody knows.
        """
        policy = await self._policy_for(call)
        if policy.by_ai:
            try:
                return await self._agent.tell(agent_call_id, asked)
            except ProviderRefusedError as error:
                log.warning("voicemail.ai_refused", extra={"act_id": asked.act_id, "problem": str(error)})
        return await self._carrier.leave_message(carrier_call_id, message_of(asked.text, policy.language))


def message_of(text: str, language: str) -> MachineMessage:
    """An act's text as the carrier needs it: nothing but addresses are recordings, all else is words."""
    parts = tuple(text.split())
    if parts and all(part.startswith(("https://", "http://")) for part in parts):
        return MachineMessage("", language, parts)
    return MachineMessage(text, language)
