"""The one path of every action on a call: dial, answer, hang up, and every fact that comes in."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.errors import NotConfiguredError, ProviderError, SellerCallError
from sellercall_desktop.core.facts import (
    AgentCreated,
    CallKey,
    CallNotPlaced,
    CallPlaced,
    CallRefused,
    CallRequested,
    CallRinging,
    Direction,
    HangUpRequested,
    Party,
    Report,
)
from sellercall_desktop.core.phone import parse
from sellercall_desktop.core.ports import AgentOrder, CarrierOrder, FirstSpeaker
from sellercall_desktop.core.prompts import PromptPublished, PromptVersion

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.core.follow import Follower
    from sellercall_desktop.core.ledger import Ledger
    from sellercall_desktop.core.placement import Placement
    from sellercall_desktop.core.ports import AgentPlace, Carrier, PromptStore, VoiceAgent
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

ANSWER_WITHIN_S = 8.0  # the carrier gives a webhook 15 s; past this the caller hears an apology
JOIN_SLACK_S = 20  # the AI's place must outlive the last ring: carriers let it ring a little longer
REMEMBERED_ANSWERS = 500
PROMPT_HELD_S = 5.0  # between `prepare` and the click; another program may publish into the same store


@dataclass(frozen=True, slots=True)
class CallPolicy:
    """The settings that shape a call, as they are at this moment."""

    default_region: str = "CO"
    our_number: str | None = None
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
        prompts: PromptStore,
        bus: Bus,
        tasks: Tasks,
        policy: Callable[[], CallPolicy],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._carrier, self._agent, self._ledger = carrier, agent, ledger
        self._prompts, self._bus, self._tasks = prompts, bus, tasks
        self._policy, self._now = policy, now
        self._placement, self._follower = placement, follower
        self._dialing: dict[str, asyncio.Task[Call]] = {}
        self._held: tuple[float, PromptVersion] | None = None
        self._publishes = 0
        self._answers: dict[str, asyncio.Task[Answer]] = {}

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
        publishes = self._publishes
        prompt = await self._prompts.current()
        if publishes == self._publishes:  # else it may be the one before
            self._held = (time.monotonic(), prompt)

    async def dial(self, number: str, requested_by: str = "window") -> Call:
        """Ring `number` and connect the AI; returns when the carrier has accepted the call.

        A number that already has a live outgoing call is not rung twice: that call is returned.

        Args:
            number: anything that reads as one number; without a country code, of the default region.
            requested_by: who asked: "window", "rest" …

        Raises:
            InvalidNumberError, NotConfiguredError, StoreError: nothing left this machine.
            ProviderError: a provider refused or did not answer; the call is in the history.
        """
        to = parse(number, self._policy().default_region).e164
        if (running := self._dialing.get(to)) is None:
            if (live := self._live_call_to(to)) is not None:
                return live
            running = self._tasks.spawn(self._dial(to, requested_by), f"dial {to[-4:]}", on_error=_told)
            self._dialing[to] = running
            running.add_done_callback(lambda _: self._dialing.pop(to, None))
        return await asyncio.shield(running)  # whoever asked may go; a call begun is carried through

    async def answer(self, incoming: IncomingCall) -> Answer:
        """Make a place for the caller at the AI within 8 s. The same call gets the same answer.

        Raises:
            StoreError: the call could not be written down.
        """
        running = self._answers.get(incoming.carrier_call_id)
        if running is None:
            running = self._tasks.spawn(self._answer(incoming), "answer", on_error=_told)
            self._answers[incoming.carrier_call_id] = running
            running.add_done_callback(lambda done: self._forget_failed(incoming.carrier_call_id, done))
            while len(self._answers) > REMEMBERED_ANSWERS:
                self._answers.pop(next(iter(self._answers)))
        return await asyncio.shield(running)

    async def hang_up(self, call_id: str, requested_by: str = "window") -> None:
        """End the call; one that has not been placed yet will not be.

        Raises:
            CallNotFoundError: no such call.
            ProviderError: the carrier could not be told.
        """
        call = await self._ledger.record(call_id, (HangUpRequested(self._now(), requested_by),), "hang_up")
        if call.carrier_call_id is not None and call.carrier_ended is None:
            await self._end_leg(call_id, call.carrier_call_id)

    async def handle(self, report: Report, source: str) -> Call | None:
        """Take facts from a webhook or a poll. None when no such call is known."""
        call = await self._ledger.find(report.key)
        if call is None:
            return None
        return await self._ledger.record(call.id, report.facts, source)

    async def publish_prompt(self, text: str, author: str) -> PromptVersion:
        """Make `text` the prompt of every call from now on."""
        version = await self._prompts.publish(text, author)
        self._held = None
        self._publishes += 1
        self._bus.publish(PromptPublished(version))
        return version

    def follow(self, call: Call) -> None:
        """Keep asking the providers about this call until it is settled."""
        self._ledger.keep(call)
        self._tasks.spawn(self._follower.follow(call.id), f"follow {call.id}")

    # --- outgoing ---------------------------------------------------------------------------

    def _live_call_to(self, to: str) -> Call | None:
        live = (c for c in self.live_calls if c.direction is Direction.OUTBOUND and c.number == to)
        return next(live, None)

    async def _dial(self, to: str, requested_by: str) -> Call:
        await asyncio.gather(self._carrier.ensure_configured(), self._agent.ensure_configured())
        policy, prompt = self._policy(), await self._prompt()
        at = self._now()
        requested = CallRequested(at, Direction.OUTBOUND, to, policy.our_number, prompt.number, requested_by)
        call = await self._ledger.open(new_call_id(at), requested, (), "dial", durable=True)
        log.info("call.requested", extra={"call_id": call.id, "number": to, "by": requested_by})
        try:
            return await self._place(call.id, policy, prompt)
        finally:
            self.follow(await self._ledger.get(call.id))

    async def _prompt(self) -> PromptVersion:
        """The published prompt: as `prepare` read it a moment ago, else read now."""
        if self._held is not None and time.monotonic() - self._held[0] < PROMPT_HELD_S:
            return self._held[1]
        return await self._prompts.current()

    async def _place(self, call_id: str, policy: CallPolicy, prompt: PromptVersion) -> Call:
        order = _agent_order(call_id, Direction.OUTBOUND, policy, prompt)
        place = await self._placement.take_place(order)
        created = AgentCreated(place.created_at, place.agent_call_id, place.max_duration_s)
        # Written while the carrier is asked: were it lost, the intent on disk is enough to find the place.
        noting = self._tasks.spawn(self._ledger.record(call_id, (created,), "dial"), "place", on_error=_told)
        try:
            call = await self._ring(call_id, policy, place)
        finally:
            await noting
        if call.hang_up is not None and call.carrier_call_id is not None:
            await self._end_leg(call_id, call.carrier_call_id)
        return call

    async def _ring(self, call_id: str, policy: CallPolicy, place: AgentPlace) -> Call:
        call = await self._ledger.get(call_id)
        if call.hang_up is not None:
            return await self._ledger.record(call_id, (CallNotPlaced(self._now()),), "hang_up")
        status_url = f"{policy.status_url}?call_id={call_id}" if policy.status_url else None
        order = CarrierOrder(call_id, call.number, place.join_url, policy.ring_timeout_s, status_url)
        try:
            call = await self._placement.ring(order)
        except (ProviderError, NotConfiguredError):
            self._tasks.spawn(self._release(place.agent_call_id), "release")
            raise
        log.info("call.placed", extra={"call_id": call_id})
        return call

    async def _release(self, agent_call_id: str) -> None:
        """Give back a place nobody will take. Where the provider cannot, it ages out by itself."""
        try:
            await self._agent.hang_up(agent_call_id)
        except ProviderError as error:
            log.info("release.failed", extra={"problem": str(error)})

    async def _end_leg(self, call_id: str, carrier_call_id: str) -> None:
        facts = await self._carrier.hang_up(carrier_call_id)
        await self._ledger.record(call_id, facts, "hang_up")

    # --- incoming ---------------------------------------------------------------------------

    async def _answer(self, incoming: IncomingCall) -> Answer:
        policy, prompt = self._policy(), await self._prompts.current()
        known = await self._ledger.find(CallKey(carrier_call_id=incoming.carrier_call_id))
        if known is not None and not known.is_live:  # an old request come again: there is nobody to join
            return Apologize(known.id, policy.language)
        call = known or await self._open_incoming(incoming, prompt)
        order = _agent_order(call.id, Direction.INBOUND, policy, prompt)
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                # A call known before this run may have its place already: ask, do not make another.
                place = await self._agent.find(call.id) if known else None
                place = place or await self._agent.create(order)
        except (ProviderError, NotConfiguredError, TimeoutError) as error:
            await self._apologize(call.id, error)
            return Apologize(call.id, policy.language)
        finally:
            self.follow(await self._ledger.get(call.id))
        fact = AgentCreated(place.created_at, place.agent_call_id, place.max_duration_s)
        await self._ledger.record(call.id, (fact,), "answer")
        return Connect(call.id, place.join_url)

    def _forget_failed(self, carrier_call_id: str, answered: asyncio.Task[Answer]) -> None:
        """An answer that could not be made is tried anew when the carrier asks again."""
        if answered.cancelled() or answered.exception() is not None:
            self._answers.pop(carrier_call_id, None)

    async def _open_incoming(self, incoming: IncomingCall, prompt: PromptVersion) -> Call:
        requested = CallRequested(
            incoming.at, Direction.INBOUND, incoming.number, incoming.our_number, prompt.number, "caller"
        )
        facts = (CallPlaced(incoming.at, incoming.carrier_call_id), CallRinging(incoming.at))
        call_id = new_call_id(incoming.at)
        log.info("call.incoming", extra={"call_id": call_id, "number": incoming.number})
        return await self._ledger.open(call_id, requested, facts, "webhook", durable=True)

    async def _apologize(self, call_id: str, error: Exception) -> None:
        late = isinstance(error, TimeoutError)
        problem = f"no answer within {ANSWER_WITHIN_S:g} s" if late else str(error)
        log.error("call.apology", extra={"call_id": call_id, "problem": problem})
        code, status = getattr(error, "code", None), getattr(error, "status", None)
        fact = CallRefused(self._now(), Party.AGENT, problem, code, status)
        await self._ledger.record(call_id, (fact,), "answer")


def _agent_order(call_id: str, direction: Direction, policy: CallPolicy, prompt: PromptVersion) -> AgentOrder:
    outbound = direction is Direction.OUTBOUND
    return AgentOrder(
        call_id=call_id,
        direction=direction,
        prompt=prompt.text,
        language=policy.language,
        # Who takes a call says hello; who rings is greeted. An early voice is clipped by the network.
        first_speaker=FirstSpeaker.CUSTOMER if outbound else FirstSpeaker.AGENT,
        join_timeout_s=policy.ring_timeout_s + JOIN_SLACK_S,
        events_url=policy.events_url,
    )


def _told(_error: BaseException) -> None:
    """The failure reaches whoever awaits the task; the log has it from where it happened."""
