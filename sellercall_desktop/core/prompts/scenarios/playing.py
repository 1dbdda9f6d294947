"""One conversation of a scenario, had with the voice AI in text."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import AgentOutcome, Speaker
from sellercall_desktop.core.errors import OUTSIDE_ERRORS
from sellercall_desktop.core.prompts.scenarios.divergence import diverges
from sellercall_desktop.core.prompts.scenarios.scenario import CustomerLine, Played, TalkTurn, Unknown
from sellercall_desktop.core.prompts.talks import TalkOrder, answer_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.scenarios.scenario import Scenario
    from sellercall_desktop.core.prompts.talks import Reply, Talk, Talks

log = logging.getLogger(__name__)

_CUT_SHORT = {
    AgentOutcome.TIMEOUT: Unknown.TIME_OVER,
    **dict.fromkeys(
        (
            AgentOutcome.UNJOINED,
            AgentOutcome.CUSTOMER_HUNG_UP,  # our connection: nobody else is on this side, and we hang up last
            AgentOutcome.CONNECTION_ERROR,
            AgentOutcome.SYSTEM_ERROR,
        ),
        Unknown.BROKE_OFF,
    ),
}
"""Ends of a conversation that neither side chose: what was not said until then might have been."""
CUSTOMERS_TASK = {
    "es": (
        "Usted hace de cliente en una llamada de ventas de prueba: la otra parte es un asistente telefónico. "
        "Diga solo lo que diría el cliente, con frases cortas, sin acotaciones. Así es el cliente:\n\n"
    ),
    "en": (
        "You play the customer in a sales call that is a rehearsal: the other side is a telephone assistant. "
        "Say only what the customer would say, in short sentences, without remarks. This is the customer:\n\n"
    ),
}


async def play(
    talks: Talks, scenario: Scenario, order: TalkOrder, heard: Callable[[TalkTurn], None] = lambda _: None
) -> Played:
    """Have the conversation, to the end of what the customer has to say or to its own.

    Args:
        talks: opens the conversations.
        scenario: who the customer is.
        order: the version that is tried; who opens is the scenario's.
        heard: told of each turn as it comes.

    Raises:
        OUTSIDE_ERRORS: it could not be begun. One that breaks off is told by `Played.stopped`.
    """
    began = time.monotonic()
    talk = await talks.open(replace(order, opens=not scenario.customer_opens))
    stage = _Stage(talk, heard)
    try:
        if scenario.customer:
            await _with_customer(talks, scenario, order, stage)
        else:
            await _line_by_line(scenario, stage)
        played = await stage.played()
    except OUTSIDE_ERRORS as error:
        log.info("scenario.broke_off", extra={"scenario": scenario.id, "problem": str(error)})
        played = Played(tuple(stage.turns), stopped=Unknown.BROKE_OFF, problem=str(error))
    finally:
        await talk.close()
    return replace(played, took_s=time.monotonic() - began, talk_id=talk.id)


class _Stage:
    """The conversation as far as it has come."""

    def __init__(self, talk: Talk, heard: Callable[[TalkTurn], None]) -> None:
        self.talk, self._heard = talk, heard
        self.turns: list[TalkTurn] = []
        self.last: Reply | None = None
        self.diverged = False
        self.cut_short: Unknown | None = None  # why who plays the customer was heard no more

    def goes_on(self) -> bool:
        return not self.diverged and (self.last is None or self.last.over is None)

    @property
    def said_last(self) -> str:
        """What the AI said since the customer's last turn."""
        return " ".join(self.last.texts) if self.last is not None else ""

    async def opened(self) -> None:
        self._take(await self.talk.opening())

    async def customer_says(self, text: str) -> None:
        self._note(TalkTurn(Speaker.CUSTOMER, text))
        self._take(await answer_to(self.talk, text))

    async def played(self) -> Played:
        """With the tools that were used, which only the provider's own account of it tells."""
        over = self.last.over if self.last is not None else None
        told = await self.talk.turns()
        turns = [TalkTurn(turn.speaker, turn.text) for turn in told] or self.turns
        cut_short = self.cut_short or (_CUT_SHORT.get(over) if over is not None else None)
        return Played(tuple(turns), over, Unknown.DIVERGED if self.diverged else cut_short)

    def customers_words(self, reply: Reply) -> str:
        """What who plays the customer wants to say; "" where there is nothing more, or they were lost."""
        self.cut_short = _CUT_SHORT.get(reply.over) if reply.over is not None else None
        return " ".join(reply.texts) if self.cut_short is None else ""

    def _take(self, reply: Reply) -> None:
        self.last = reply
        for text in reply.texts:
            self._note(TalkTurn(Speaker.AI, text))

    def _note(self, said: TalkTurn) -> None:
        self.turns.append(said)
        self._heard(said)


async def _line_by_line(scenario: Scenario, stage: _Stage) -> None:
    if not scenario.customer_opens:
        await stage.opened()
    for line in scenario.lines:
        stage.diverged = _is_otherwise(line, stage)
        if not stage.goes_on():
            return
        await stage.customer_says(line.text)


def _is_otherwise(line: CustomerLine, stage: _Stage) -> bool:
    return bool(line.before) and bool(stage.said_last) and diverges(line.before, stage.said_last)


async def _with_customer(talks: Talks, scenario: Scenario, order: TalkOrder, stage: _Stage) -> None:
    """The customer is another conversation with the AI, which hears what the first one says."""
    task = CUSTOMERS_TASK["en" if order.language.lower().startswith("en") else "es"]
    opens = scenario.customer_opens
    playing = TalkOrder(task + scenario.customer, order.language, opens=opens, longest_s=order.longest_s)
    customer = await talks.open(playing)
    try:
        if opens:
            words = stage.customers_words(await customer.opening())
        else:
            await stage.opened()
            words = stage.customers_words(await customer.say(stage.said_last)) if stage.goes_on() else ""
        for _ in range(scenario.most_turns):
            if not words or not stage.goes_on():
                return
            await stage.customer_says(words)
            if not stage.goes_on():
                return
            words = stage.customers_words(await customer.say(stage.said_last))
    finally:
        await customer.close()
