"""Carries out what a person wants of a live call, mostly of its AI, and writes down what became of it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from uuid import uuid4

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.calls.acts import Act, told
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.facts import ActAnswered, ActAsked, ActFate, ActKind, Urgency
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.partners import agent_place
from sellercall_desktop.core.calls.refusals import code_and_status
from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    ActError,
    CallNotFoundError,
    NotListeningError,
    OthersCallError,
    ProviderAmbiguousError,
    ProviderError,
    StoreError,
)
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import VoiceAgent
    from sellercall_desktop.core.calls.prompt_told import PromptTold
    from sellercall_desktop.core.steering.ports import ActsLeaving
    from sellercall_desktop.core.steering.voicemail import Voicemail
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

LONGEST_ACT = 2_000
"""Characters. A message to a call must stay well below 15 KB."""
HEAD_START_S = 0.005
"""For a request to leave. The history's thread would vie with it for the interpreter."""
_SOURCE = "steering"  # as the journal names where the facts came from


class Steering:
    """What a person does to the AI's side of a call, whoever asks: window, key, REST."""

    def __init__(
        self,
        *,
        agent: VoiceAgent,
        ledger: Ledger,
        leaving: ActsLeaving,
        voicemail: Voicemail,
        bus: Bus,
        tasks: Tasks,
        farewell: Callable[[Call], Awaitable[str]],
        filled: Callable[[Call, ActKind, str], Awaitable[str]],
        now: Callable[[], datetime],
        audit: AuditTrail,
        desk: str = "",
    ) -> None:
        """`desk` names this desktop among those that use the same accounts or history.

        `farewell` gives the words in which the AI of a call takes leave where the person gives none; `filled`
        puts values in the place of variables in words for a call, or raises what says which have none.
        """
        self._agent, self._ledger, self._tasks = agent, ledger, tasks
        self._leaving = leaving
        self._voicemail = voicemail
        self._farewell, self._filled, self._now, self._desk = farewell, filled, now, desk
        self._audit = audit
        self._under_way: set[str] = set()
        bus.subscribe(CallChanged, lambda change: self._give_up_lost(change.call))

    async def act(
        self,
        call_id: str,
        kind: ActKind,
        text: str,
        by: str,
        *,
        urgency: Urgency = Urgency.SOON,
        also_others: bool = False,
        prompt: PromptTold | None = None,
    ) -> Act:
        """Tell the AI, once; returns with what became of it.

        It is written down before it leaves, and in the call while it is on its way and after.

        Args:
            call_id: ours.
            kind: how the AI takes the text.
            text: 1 to `LONGEST_ACT` characters, blanks at both ends aside; a farewell and a message for a
                voicemail may have none.
            by: who asks.
            urgency: of a suggestion.
            also_others: the person was told that another desk made this call, and acts all the same.
            prompt: the one that a suggestion brings the AI to.

        Raises:
            ActError: there is no text, or too much of it.
            WordsVariablesError: it has variables without a value.
            CallNotFoundError: no such call.
            OthersCallError: another desk made it, and `also_others` is not set.
            StoreError: the call cannot be read.
            ProviderError, NotConfiguredError, SecretsUnavailableError: it was refused or never left.
        """
        text = text.strip() or await self._usual_text(kind, call_id)
        if not 0 < len(text) <= LONGEST_ACT:
            raise ActError(len(text), LONGEST_ACT)
        call = await self._ledger.get(call_id)
        if not also_others and not placed_here(call, self._desk):
            raise OthersCallError(call_id)
        if prompt is None:  # that text has its values already, and braces that are meant
            text = await self._filled(call, kind, text)
            if len(text) > LONGEST_ACT:
                raise ActError(len(text), LONGEST_ACT)
        asked = ActAsked(self._now(), uuid4().hex, kind, text, by, self._desk, urgency, prompt)
        self._under_way.add(asked.act_id)
        carrying = self._tasks.spawn(self._carry_out(call, asked), f"act on {call_id}", left_to_the_awaiter)
        return await asyncio.shield(carrying)  # whoever asked may go; what became of it is written down

    async def take_up(self, calls: Iterable[Call]) -> None:
        """Tell of acts that were on their way when an earlier run ended: what became of them is not known.

        `calls` go on since then; what left before the history had it is brought in.
        """
        for call in calls:
            self._give_up_lost(call)
        for call_id, asked in await self._leaving.left_behind():
            try:
                await self._enter(call_id, asked)
            except CallNotFoundError as error:  # its data were erased
                log.info("act.without_call", extra={"act_id": asked.act_id, "problem": str(error)})
                self._leaving.in_history(asked.act_id)

    async def _carry_out(self, call: Call, asked: ActAsked) -> Act:
        try:
            # A leg that is led elsewhere is no longer the AI's: nothing of it happens before the call has it.
            if asked.kind is not ActKind.VOICEMAIL and self._leaving.note(call.id, asked):
                answered, failure = await self._tell_ahead(call.id, asked)
            else:
                await self._ledger.ensure(call.id, (asked,), _SOURCE)
                answered, failure = await self._outcome(call.id, asked)
            await self._answered(call.id, asked, answered)
        finally:
            self._under_way.discard(asked.act_id)
        if failure is not None and answered.fate is ActFate.REFUSED:
            raise failure
        return Act(asked.act_id, asked, answered)

    async def _tell_ahead(self, call_id: str, asked: ActAsked) -> tuple[ActAnswered, Exception | None]:
        """The act leaves at once, and the call has it while it is on its way."""
        telling = self._tasks.spawn(
            self._outcome(call_id, asked), f"tell {asked.act_id}", left_to_the_awaiter
        )
        await asyncio.wait({telling}, timeout=HEAD_START_S)
        await self._enter(call_id, asked)
        return await telling

    async def _enter(self, call_id: str, asked: ActAsked) -> None:
        if await self._ledger.ensure(call_id, (asked,), _SOURCE):
            self._leaving.in_history(asked.act_id)

    async def _outcome(self, call_id: str, asked: ActAsked) -> tuple[ActAnswered, Exception | None]:
        try:
            return await self._tell(await self._ledger.get(call_id), asked), None
        except OUTSIDE_ERRORS as error:
            return self._answer(asked.act_id, error), error

    async def _usual_text(self, kind: ActKind, call_id: str) -> str:
        if kind is ActKind.FAREWELL:
            return await self._farewell(await self._ledger.get(call_id))
        if kind is not ActKind.VOICEMAIL:
            return ""
        return await self._voicemail.usual_text(await self._ledger.get(call_id))

    async def _tell(self, call: Call, asked: ActAsked) -> ActAnswered:
        place = agent_place(call)
        if place is None or not call.is_live:
            return ActAnswered(self._now(), asked.act_id, ActFate.TOO_LATE)
        if asked.kind is ActKind.VOICEMAIL:
            if call.carrier_call_id is None:
                return ActAnswered(self._now(), asked.act_id, ActFate.TOO_LATE)
            await self._voicemail.leave(call, call.carrier_call_id, place.agent_call_id, asked)
        else:
            await self._agent.tell(place.agent_call_id, asked)
        return ActAnswered(self._now(), asked.act_id, ActFate.DELIVERED)

    def _answer(self, act_id: str, error: Exception) -> ActAnswered:
        log.warning("act.failed", extra={"act_id": act_id, "problem": str(error)})
        fate = ActFate.REFUSED
        if isinstance(error, NotListeningError):
            fate = ActFate.TOO_LATE
        elif isinstance(error, ProviderAmbiguousError):
            fate = ActFate.UNKNOWN
        message = error.message if isinstance(error, ProviderError) else str(error)
        return ActAnswered(self._now(), act_id, fate, message, *code_and_status(error))

    def _give_up_lost(self, call: Call) -> None:
        """An act of an earlier run of this desktop whose answer was not seen: it may have been done."""
        for act, asked in told(call.acts):
            if act.answered is None and asked.desk == self._desk and act.act_id not in self._under_way:
                self._under_way.add(act.act_id)
                answered = ActAnswered(self._now(), act.act_id, ActFate.UNKNOWN)
                self._tasks.spawn(self._answered(call.id, asked, answered), f"act {act.act_id}")

    async def _answered(self, call_id: str, asked: ActAsked, answered: ActAnswered) -> None:
        await self._ledger.ensure(call_id, (answered,), _SOURCE)
        words = f"{asked.kind.value}: {asked.text}"
        entry = AuditEntry(asked.at, asked.by, AuditKind.ACT, call_id, words, answered.fate.value, asked.desk)
        try:
            await self._audit.append(entry)
        except StoreError as error:  # the call's own journal has it or waits for the same disk
            log.warning("act.not_in_trail", extra={"act_id": asked.act_id, "problem": str(error)})
