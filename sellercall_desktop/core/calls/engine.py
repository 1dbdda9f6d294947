"""The one path of every action on a call: dial, answer, hang up, and every fact that comes in."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.called_back import teller_of
from sellercall_desktop.core.calls.ending import Ending
from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    CallKey,
    CallPlaced,
    CallRefused,
    CallRequested,
    CallRinging,
    Direction,
    FactReport,
    HangUpRequested,
    Party,
)
from sellercall_desktop.core.calls.outgoing import Outgoing
from sellercall_desktop.core.calls.ownership import placed_here
from sellercall_desktop.core.calls.parts import as_of_part, is_customers
from sellercall_desktop.core.calls.policy import agent_order, in_its_language
from sellercall_desktop.core.calls.rate import CallRate
from sellercall_desktop.core.calls.refusals import refusal
from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    OthersCallError,
    ProviderRefusedError,
    SellerCallError,
)
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.prompts.at_hand import PromptAtHand
from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.prompt import (
    DEFAULT_PROMPT,
    PromptPublished,
    PromptVersion,
)
from sellercall_desktop.core.tasks import left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.attention import Attention
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.follow import Follower
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.placement import Placement
    from sellercall_desktop.core.calls.policy import CallPolicy
    from sellercall_desktop.core.calls.ports import (
        AgentPlace,
        Carrier,
        OutgoingGuard,
        PlannedCall,
        VoiceAgent,
    )
    from sellercall_desktop.core.errors import GuardError
    from sellercall_desktop.core.prompts.filling import PromptFilling
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.settings import PromptSettings
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

ANSWER_WITHIN_S = 8.0  # the carrier gives a webhook 15 s; past this the caller hears an apology
REMEMBERED_ANSWERS = 500


@dataclass(frozen=True, slots=True)
class IncomingCall:
    """A customer rings us; the carrier waits for an answer."""

    carrier_call_id: str
    number: str
    our_number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Connect:
    """Answer: join the caller with the AI. `join_url` is a secret; `after_dial` as in `CarrierOrder`."""

    call_id: str
    join_url: str = field(repr=False)
    after_dial: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apologize:
    """Answer: the AI is not to be had; say so in `language` and hang up."""

    call_id: str
    language: str


Answer = Connect | Apologize


class Engine:
    """Everything that can be done to a call, whoever asks: window, REST, webhook."""

    def __init__(
        self,
        *,
        carrier: Carrier,
        agent: VoiceAgent,
        ledger: Ledger,
        placement: Placement,
        follower: Follower,
        guard: OutgoingGuard,
        prompts: PromptStore,
        filling: PromptFilling,
        bus: Bus,
        tasks: Tasks,
        policy: Callable[[], CallPolicy],
        desk: str = "",
    ) -> None:
        """`desk` names this desktop among those that use the same accounts or history."""
        self._carrier, self._agent, self._ledger = carrier, agent, ledger
        self._prompts, self._bus, self._tasks = prompts, bus, tasks
        self._policy, self._follower, self._guard, self._desk = policy, follower, guard, desk
        self._prompt, self._filling = PromptAtHand(prompts), filling
        self._ending = Ending(carrier=carrier, agent=agent, ledger=ledger, tasks=tasks, bus=bus)
        self._outgoing = Outgoing(
            carrier=carrier,
            agent=agent,
            ledger=ledger,
            placement=placement,
            ending=self._ending,
            guard=guard,
            rate=CallRate(lambda: policy().calls_per_second, ledger, bus, utc_now),
            prompt=self._prompt,
            filling=filling,
            tasks=tasks,
            desk=desk,
            policy=policy,
            follow=self.follow,
        )
        bus.subscribe(CallChanged, follower.on_call_changed)
        self._prompt.heed(bus)
        self._answers: BoundedMap[str, asyncio.Task[Answer]] = BoundedMap(REMEMBERED_ANSWERS)
        self._following: set[str] = set()

    @property
    def attention(self) -> Attention:
        """Where is to be said which call is seen."""
        return self._follower.attention

    @property
    def live_calls(self) -> tuple[Call, ...]:
        """Calls not ended, oldest first."""
        return tuple(call for call in self._ledger.kept if call.is_live)

    async def warm(self) -> None:
        """Open connections to both providers, so that a click pays no handshake. Never raises."""
        for outcome in await asyncio.gather(self._carrier.warm(), self._agent.warm(), return_exceptions=True):
            if isinstance(outcome, SellerCallError):
                log.debug("warm.failed", extra={"problem": str(outcome)})
            elif isinstance(outcome, BaseException):
                raise outcome

    async def prepare(self) -> None:
        """A number is ready to be dialed: have at hand what the click would wait for."""
        await self._outgoing.prepare()

    def objection_to(self, e164: str) -> GuardError | None:
        """Why this number is never called from here, whenever it is tried; None where it may be."""
        return self._guard.objection_to(number_of(e164))

    async def dial(
        self,
        number: str,
        requested_by: str = "window",
        *,
        in_spite_of: str = "",
        planned: PlannedCall | None = None,
    ) -> Call:
        """Ring `number` and connect the AI; returns when the carrier has accepted the call.

        A number that already has a live outgoing call is not rung twice: that call is returned.

        Args:
            number: anything that reads as one number; without a country code, of the default region.
            requested_by: who asked: "window", "assistant", "rest" …
            planned: where the call's id was written down before.
            in_spite_of: why a person calls although a rule says no, where that rule may be overridden; it
                stands in the audit trail before anything leaves.

        Raises:
            InvalidNumberError, GuardError: it is no number, or may not be called (now).
            NotConfiguredError, SecretsUnavailableError, StoreError: something it needs is not to be had.
            ProviderError: a provider refused or did not answer.
            RungElsewhereError: another desk talks with this number, or dials it.

        More calls than the carrier's account lets begin wait here for their turn (`CallQueued`).
        An error whose `call_id` is set has a call in the history; else nothing left this machine.
        """
        return await self._outgoing.call_number(number, requested_by, in_spite_of, planned)

    def under_way(self, number: str) -> Call | None:
        """The outgoing call to this number that is being made or is live, None where there is none."""
        return self._outgoing.under_way(number)

    async def answer(self, incoming: IncomingCall) -> Answer:
        """Make a place for the caller at the AI within 8 s. The same call gets the same answer.

        Raises:
            StoreError: the call could not be written down.
        """
        running = self._answers.get(incoming.carrier_call_id)
        if running is None:
            running = self._tasks.spawn(self._answer(incoming), "answer", left_to_the_awaiter)
            self._answers[incoming.carrier_call_id] = running
            running.add_done_callback(lambda done: self._forget_failed(incoming.carrier_call_id, done))
        return await asyncio.shield(running)

    def placed_here(self, call: Call) -> bool:
        """Whether this desk made or took the call; another one's is shown, and left alone."""
        return placed_here(call, self._desk)

    def carry_out(self, call: Call) -> None:
        """End a call whose hang-up was asked for in an earlier run."""
        self._ending.carry_out(call)

    async def hang_up(self, call_id: str, requested_by: str = "window", *, also_others: bool = False) -> None:
        """End the call; one that has not been placed yet will not be.

        Args:
            call_id: ours.
            requested_by: who asked: "window", "rest" …
            also_others: the person was told that another desk made this call, and ends it all the same.

        Raises:
            CallNotFoundError: no such call.
            OthersCallError: another desk made it, and `also_others` is not set.
            ProviderError, NotConfiguredError, SecretsUnavailableError: the carrier could not be told yet;
                it goes on being tried for a minute.
        """
        call = await self._ledger.get(call_id)
        if not also_others and not self.placed_here(call):
            raise OthersCallError(call_id)
        await self._ledger.ensure(call_id, (HangUpRequested(utc_now(), requested_by),), "hang_up")
        call = await self._ledger.get(call_id)
        if call.carrier_call_id is not None and call.carrier_ended is None:
            await self._ending.hang_up(call_id, call.carrier_call_id)

    async def handle(self, report: FactReport, source: str) -> Call | None:
        """Take facts that a provider brought by itself. None when no such call is known."""
        call = await self._ledger.find(report.key)
        if call is None:
            return None
        if is_customers(call, report.key):
            self._follower.called_back.note(call.id, teller_of(report))
        return await self._ledger.record(call.id, as_of_part(call, report.key, report.facts), source)

    async def publish_prompt(
        self,
        text: str,
        author: str,
        note: str = "",
        presets: tuple[Preset, ...] | None = None,
        *,
        settings: PromptSettings | None = None,
        prompt_id: str = DEFAULT_PROMPT,
        based_on: int | None = None,
    ) -> PromptVersion:
        """Make `text` what a prompt says to every call from now on; arguments as in `PromptStore.publish`.

        Raises:
            PromptSettingError: a setting cannot be so.
            PromptConflictError, PromptError, StoreError: nothing was published.
        """
        if settings is not None:
            check_settings(settings)
        version = await self._prompts.publish(
            text, author, note, presets, settings=settings, prompt_id=prompt_id, based_on=based_on
        )
        self._prompt.forget()
        self._bus.publish(PromptPublished(version))
        return version

    def follow(self, call: Call) -> None:
        """Keep asking the providers about this call until it is settled. Asked twice, it is followed once."""
        self._ledger.keep(call)
        if call.id not in self._following:
            self._following.add(call.id)
            following = self._tasks.spawn(self._follower.follow(call.id), f"follow {call.id}")
            following.add_done_callback(lambda _: self._following.discard(call.id))

    # --- incoming ---------------------------------------------------------------------------

    async def _answer(self, incoming: IncomingCall) -> Answer:
        key, policy = CallKey(carrier_call_id=incoming.carrier_call_id), self._policy()
        prompt, known = await asyncio.gather(self._prompt_for(incoming.number), self._ledger.find(key))
        policy = in_its_language(policy, prompt)
        if known is not None and not known.is_live:  # an old request come again: nobody is there
            return Apologize(known.id, policy.language)
        call = known or await self._open_incoming(incoming, prompt)
        order = agent_order(call.id, Direction.INBOUND, policy, prompt, incoming.number)
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                # A call known before this run may have its place already: ask, do not make another.
                found = await self._agent.find(call.id) if known else None
                place = found or await self._agent.create(order)
        except (*OUTSIDE_ERRORS, TimeoutError) as error:
            return await self._apologize(call.id, Party.AGENT, error, policy)
        finally:
            self.follow(await self._ledger.get(call.id))
        created = AgentCreated(place.created_at, place.agent_call_id, place.max_duration_s)
        # Written while the caller is joined: were it lost, the intent on disk is enough to find the place.
        self._tasks.spawn(self._ledger.ensure(call.id, (created,), "answer"), "place")
        return await self._join(call.id, replace(place, after_dial=order.wishes.after_dial), policy)

    async def _prompt_for(self, caller: str) -> PromptVersion:
        prompt = await self._prompt.current_for(Direction.INBOUND)
        return await self._filling.filled_anyhow(prompt.version_for(caller), caller)

    async def _join(self, call_id: str, place: AgentPlace, policy: CallPolicy) -> Answer:
        try:
            self._carrier.ensure_joinable(place.join_url, place.after_dial)
        except ProviderRefusedError as error:
            self._ending.release(place.agent_call_id)
            return await self._apologize(call_id, Party.CARRIER, error, policy)
        return Connect(call_id, place.join_url, place.after_dial)

    def _forget_failed(self, carrier_call_id: str, answered: asyncio.Task[Answer]) -> None:
        """An answer that could not be made is tried anew when the carrier asks again."""
        if answered.cancelled() or answered.exception() is not None:
            self._answers.pop(carrier_call_id, None)

    async def _open_incoming(self, incoming: IncomingCall, prompt: PromptVersion) -> Call:
        requested = CallRequested(
            *(incoming.at, Direction.INBOUND, incoming.number, incoming.our_number),
            *(prompt.number, "caller", self._desk),
        )
        facts = (CallPlaced(incoming.at, incoming.carrier_call_id), CallRinging(incoming.at))
        call_id = new_call_id(incoming.at)
        ids = CallKey(call_id, incoming.carrier_call_id).log_fields
        log.info("call.incoming", extra={**ids, "number": incoming.number})
        return await self._ledger.open(call_id, requested, facts, "webhook", durable=True)

    async def _apologize(self, call_id: str, party: Party, error: Exception, policy: CallPolicy) -> Apologize:
        fact = refusal(party, error, utc_now())
        if isinstance(error, TimeoutError):
            fact = CallRefused(fact.at, party, f"no answer within {ANSWER_WITHIN_S:g} s")
        log.error("call.apology", extra={"call_id": call_id, "problem": fact.message})
        await self._ledger.ensure(call_id, (fact,), "answer")
        return Apologize(call_id, policy.language)
