"""AI places after the first: made, found again, and how a leg joins them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.partners import hand_off_named, later_places
from sellercall_desktop.core.calls.policy import agent_order
from sellercall_desktop.core.calls.ports import Continuation
from sellercall_desktop.core.prompts.settings import FirstSpeaker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.handed import GiveBack
    from sellercall_desktop.core.calls.policy import CallPolicy
    from sellercall_desktop.core.calls.ports import AgentOrder, AgentPlace, VoiceAgent
    from sellercall_desktop.core.prompts.prompt import PromptVersion

_REMEMBERED = 200  # places whose join URL is kept in memory, and nowhere else


class Successors:
    """Makes the AI go on with a conversation that a person had meanwhile."""

    def __init__(
        self,
        *,
        agent: VoiceAgent,
        policy: Callable[[], CallPolicy],
        prompt_of: Callable[[Call], Awaitable[PromptVersion]],
        note: Callable[[str, str, str], str],
    ) -> None:
        """`prompt_of`: what this call runs with.

        `note` says to the AI who spoke and what was agreed, in the language of the call (BCP 47).
        """
        self._agent, self._policy, self._prompt_of, self._note = agent, policy, prompt_of, note
        self._made: BoundedMap[tuple[str, int], AgentPlace] = BoundedMap(_REMEMBERED)

    async def create(self, call: Call, part: int, give_back: GiveBack, *, from_prior: bool) -> AgentPlace:
        """Make a place; one request. Raises `OUTSIDE_ERRORS`, `StoreError`."""
        order = await self._order(call, part, give_back, from_prior=from_prior)
        place = self._made[call.id, part] = await self._agent.create(order)
        return place

    async def find(self, call: Call, part: int) -> AgentPlace | None:
        """The place that was made, if the provider knows one. Raises `OUTSIDE_ERRORS`."""
        place = await self._agent.find(call.id, part)
        if place is not None:
            self._made[call.id, part] = place
        return place

    async def joinable(self, call: Call, part: int) -> AgentPlace | None:
        """The place with its join URL: a secret that is not on disk, so a new run asks for it.

        Raises `OUTSIDE_ERRORS`, `StoreError`.
        """
        place = self._made.get((call.id, part)) or await self.find(call, part)
        if place is None or not place.join_url:
            return None
        return replace(place, after_dial=(await self._prompt_of(call)).settings.after_dial)

    async def _order(self, call: Call, part: int, give_back: GiveBack, *, from_prior: bool) -> AgentOrder:
        prompt, asked = await self._prompt_of(call), give_back.asked
        order = agent_order(call.id, call.direction, self._policy(), prompt, call.number)
        one = hand_off_named(call, asked.hand_off_id) if asked is not None else None
        name = one.asked.name if one is not None and one.asked is not None else ""
        continues = Continuation(
            part=part,
            prior_agent_call_id=_prior(call) if from_prior else None,
            turns=() if from_prior else call.turns,
            note=self._note(name, asked.note if asked is not None else "", order.language),
        )
        return _as_successor(order, continues)


def _as_successor(order: AgentOrder, continues: Continuation) -> AgentOrder:
    return replace(order, continues=continues, first_speaker=FirstSpeaker.AGENT)


def _prior(call: Call) -> str | None:
    """The newest place that was on the line."""
    places = later_places(call)
    joined = [
        place.made.agent_call_id for place in places if place.made is not None and place.joined is not None
    ]
    return joined[-1] if joined else call.agent_call_id
