"""Follows a call by asking the providers, so that everything works with no way in from outside.

A webhook may be faster; it brings the same facts by the same path. Each provider is asked for itself: one
that is slow, gone or odd makes nobody blind for the other. A follower never gives a live call up.

A query costs some milliseconds of processor, so a call is polled less when less is gained by it: it is not on
screen (`Attention`), the provider's callbacks arrive, or one list (`LegsOnLine`) covers many calls.
"""

from __future__ import annotations

import asyncio
import logging
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.attention import Attention
from sellercall_desktop.core.calls.called_back import CalledBack
from sellercall_desktop.core.calls.conversation import last_ordinal
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CarrierEnded,
    CarrierOutcome,
    Fact,
    Party,
    WordsRead,
)
from sellercall_desktop.core.calls.meter import charged_for
from sellercall_desktop.core.calls.on_the_line import LegsOnLine
from sellercall_desktop.core.calls.why import wants_reports
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import (
    OUTSIDE_ERRORS,
    CallGoneError,
    CallNotFoundError,
    ProviderRefusedError,
    RateLimitedError,
    StoreError,
)

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import Carrier, VoiceAgent
    from sellercall_desktop.core.tunnel import TunnelChanged

log = logging.getLogger(__name__)

SOURCE = "poll"
LONG_TURNS = 400
"""From so many turns on a conversation is asked for more seldom, in proportion."""
GIVEN_UP_AFTER = 5
"""Tries to read what was said at the end of a call that is over; more come with the aftercare."""
GONE_AFTER = 5
"""Answers "no such call" in a row before it is believed: a call just made may not be listed yet."""


LISTED_FROM = 3
"""From so many calls on, one list is cheaper than asking for each."""


@dataclass(frozen=True, slots=True)
class PollPace:
    """How often to ask, in seconds. Quiet calls are asked less and less often, up to `slowest_s`."""

    live_s: float = 1.0  # of a call that is seen, for its words; of any, while it begins and ends
    slowest_s: float = 5.0
    patience_s: float = 30.0  # the longest wait: while a provider is down, and where its callbacks come
    aftercare_s: tuple[float, ...] = (1, 2, 4, 8, 15, 30, 60, 180, 600)  # for summary and price

    @property
    def unseen_s(self) -> float:
        """For the words of a call that nobody sees."""
        return 2 * self.slowest_s

    @property
    def longest_s(self) -> float:
        """The longest wait that a provider can ask for: nobody is left unasked for an hour."""
        return 2 * self.patience_s

    def scaled(self, factor: float) -> PollPace:
        """The same pace, `factor` times as long."""
        return PollPace(
            self.live_s * factor,
            self.slowest_s * factor,
            self.patience_s * factor,
            tuple(pause * factor for pause in self.aftercare_s),
        )


class Follower:
    """Asks both providers about one call until nothing more is to be learned."""

    def __init__(self, carrier: Carrier, agent: VoiceAgent, ledger: Ledger, pace: PollPace) -> None:
        self._carrier, self._agent, self._ledger, self._pace = carrier, agent, ledger, pace
        self.attention = Attention()
        self.line = LegsOnLine(carrier, pace.slowest_s / 2)
        self.called_back = CalledBack()

    async def follow(self, call_id: str) -> None:
        """Return when the call is settled and its summary and price are known, or given up on."""
        gone: set[Party] = set()
        self.called_back.begin(call_id)
        sides = {party: _Side(self, self._ledger, self._pace, call_id, party, gone) for party in Party}
        try:
            await asyncio.gather(*(self._follow_side(side, call_id, party) for party, side in sides.items()))
            await self._aftercare(call_id)
        except CallNotFoundError:
            log.info("follow.forgotten", extra={"call_id": call_id})  # deleted from the history meanwhile
        finally:
            self._ledger.drop(call_id)
            self.called_back.end(call_id)

    def on_call_changed(self, change: CallChanged) -> None:
        """What has ended is asked about at once: each side's end, the last words."""
        if not change.call.is_live and change.call.id in self.called_back:
            self.attention.wake(change.call.id)

    def on_tunnel(self, news: TunnelChanged) -> None:
        """Once the way in is lost nothing is told by itself: whoever waits for that asks now."""
        for call_id in self.called_back.on_tunnel(news):
            self.attention.wake(call_id)

    @property
    def is_list_cheaper(self) -> bool:
        """Whether one list of what is on the line costs less than a question for each call."""
        return len(self.called_back) >= LISTED_FROM

    async def _aftercare(self, call_id: str, *, lives: bool = False) -> None:
        """For what comes late; `lives`: a person has the customer, and the AI's summary before her eyes."""
        for pause in self._pace.aftercare_s:
            call = await self._ledger.get(call_id)
            missing = [party for party in _missing(call) if party is Party.AGENT or not lives]
            if not missing or (lives and not call.is_live):
                return
            await (self.attention.rest(call_id, pause) if lives else asyncio.sleep(pause))
            for party in missing:
                try:
                    await self.look(call, party)
                except CallNotFoundError:
                    raise
                except Exception as error:  # noqa: BLE001 - the other party may still answer
                    _note(call_id, party, error, pause)

    async def _follow_side(self, side: _Side, call_id: str, party: Party) -> None:
        """To its end; of a call that went wrong, also what the party's own log says."""
        await side.follow()
        if party is Party.AGENT:
            await self._aftercare(call_id, lives=True)
        for pause in self._pace.aftercare_s:
            try:
                call = await self._ledger.get(call_id)
                if wants_reports(call):
                    await asyncio.sleep(pause)
                    await self._read_log(call, party)
            except CallNotFoundError:
                return
            except Exception as error:  # noqa: BLE001 - it is asked again; the call is told without it
                _note(call_id, party, error, pause)
                if isinstance(error, ProviderRefusedError) and not isinstance(error, RateLimitedError):
                    return
            else:
                return

    async def _read_log(self, call: Call, party: Party) -> None:
        told: tuple[Fact, ...] = ()
        if party is Party.CARRIER and call.carrier_call_id is not None:
            told = await self._carrier.reports(call.carrier_call_id)
        if party is Party.AGENT and call.agent is not None:
            told = await self._agent.reports(call.agent.agent_call_id, call.joined_at or call.agent.at)
        await self._take(call, told)

    async def look(self, call: Call, party: Party, *, only_words: bool = False) -> Call:
        """Ask one party; what it tells is kept even when its words cannot be had.

        `only_words`: how the AI's side is was asked a moment ago.
        """
        if party is Party.CARRIER:
            if call.carrier_call_id is None:
                return call
            return await self._take(call, (await self._carrier.fetch(call.carrier_call_id)).facts)
        if call.agent_call_id is None:
            return call
        if only_words:
            return await self._take(call, await self._words(call, call.agent_call_id))
        return await self._ask_agent(call, call.agent_call_id)

    async def _words(self, call: Call, agent_call_id: str) -> tuple[TurnSpoken, ...]:
        after = last_ordinal(call.turns)  # the last turn may have grown
        return await self._agent.turns(agent_call_id, after=after)

    async def _ask_agent(self, call: Call, agent_call_id: str) -> Call:
        """The call itself, and its words once somebody can have spoken."""
        told = (await self._agent.fetch(agent_call_id)).facts
        over = call.agent_ended is not None or any(isinstance(fact, AgentEnded) for fact in told)
        joined = call.joined_at is not None or any(isinstance(fact, AgentJoined) for fact in told)
        if not (over and joined):
            call = await self._take(call, told)
        if not joined:
            return call
        try:
            words = await self._words(call, agent_call_id)
        except Exception:
            await self._take(call, told)
            raise
        # An end is written down with the last words: what came of the call is told once, and right. It was
        # known before they were read, by whichever way it came: none is missing.
        return await self._take(call, (*told, *words, *((WordsRead(utc_now()),) if over else ())))

    async def _take(self, call: Call, facts: tuple[Fact, ...]) -> Call:
        """Write down what was told. A fact that cannot be written is left out and named, not the others."""
        if not facts:
            return call
        try:
            return await self._ledger.record(call.id, facts, SOURCE)
        except (StoreError, CallNotFoundError):
            raise
        except Exception as error:  # noqa: BLE001 - which of them it is, is found out one by one
            log.warning("follow.facts_refused", extra={"call_id": call.id, "problem": str(error)})
        for fact in facts:
            try:
                call = await self._ledger.record(call.id, (fact,), SOURCE)
            except (StoreError, CallNotFoundError):
                raise
            except Exception as error:  # noqa: BLE001 - one odd fact must not blind us for what follows
                fields = {"call_id": call.id, "fact": type(fact).__name__, "problem": str(error)}
                log.warning("follow.fact_left_out", extra=fields)
        return call

    async def close_gone(self, call: Call, party: Party) -> None:
        """End the side of a party that has no such call any more."""
        log.warning("follow.gone", extra={"call_id": call.id, "party": party.value})
        taken = call.answered_at is not None or call.joined_at is not None
        ended: Fact
        if party is Party.CARRIER:
            ended = CarrierEnded(utc_now(), CarrierOutcome.COMPLETED if taken else CarrierOutcome.FAILED)
        else:  # the mildest that fits: a reason told later outranks it
            mildest = AgentOutcome.CUSTOMER_HUNG_UP if call.joined_at else AgentOutcome.UNJOINED
            ended = AgentEnded(utc_now(), mildest)
        await self._ledger.ensure(call.id, (ended,), SOURCE)


class _Side:
    """Asks one party about one call until its side is over and all that it has to say of it was read."""

    def __init__(  # noqa: PLR0917 - what both sides of one call share
        self, follower: Follower, ledger: Ledger, pace: PollPace, call_id: str, party: Party, gone: set[Party]
    ) -> None:
        self._follower, self._ledger, self._pace = follower, ledger, pace
        self._call_id, self._party, self._gone = call_id, party, gone
        self._pause = pace.live_s
        self._refusals = 0  # "no such call", in a row
        self._failures = 0  # answers that did not come, in a row
        self._asked_at = -math.inf  # the party itself, by the loop's clock; a list or its words aside

    async def follow(self) -> None:
        """Return when there is nothing more to ask."""
        while True:
            await self._follower.attention.rest(self._call_id, self._pause)
            try:
                if await self._ask():
                    return
            except CallNotFoundError:
                return
            except Exception as error:  # noqa: BLE001 - a follower never dies: else a redial rings twice
                self._failures += 1
                self._asked_at = -math.inf
                pause = self._pause if self._failures > 1 else self._pace.live_s
                self._pause = _patience(error, pause, self._pace)
                _note(self._call_id, self._party, error, self._pause)

    async def _ask(self) -> bool:
        """Ask once; whether that was the last time."""
        call = await self._ledger.get(self._call_id)
        if self._is_done(call):
            return True
        try:
            await self._look(call)
        except CallGoneError as error:
            return await self._has_gone(error)
        self._refusals = self._failures = 0
        self._gone.discard(self._party)
        # It may have ended by another way meanwhile, and have woken nobody.
        self._pause = self._next_pause(call, await self._ledger.get(self._call_id))
        return False

    async def _look(self, call: Call) -> None:
        """Ask what there is to ask now; of a call that goes on quietly, as little as will do."""
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._asked_at + self._again_s(call):
            await self._follower.look(call, self._party)
        elif self._party is Party.AGENT:
            await self._follower.look(call, self._party, only_words=True)
            return
        elif await self._follower.line.holds(call.carrier_call_id or ""):
            return
        else:
            await self._follower.look(call, self._party)
        self._asked_at = now_s

    def _is_quiet(self, call: Call) -> bool:
        """The call goes on; of this party only its end is still to come, and words, or it tells by itself."""
        begun = call.answered_at if self._party is Party.CARRIER else call.joined_at
        told = begun is not None or self._follower.called_back.tells(call.id, self._party)
        return told and call.is_live and not _is_over(call, self._party)

    def _again_s(self, call: Call) -> float:
        """How long what the party itself has said of the call will do."""
        pace, follower = self._pace, self._follower
        if not self._is_quiet(call):
            return 0.0
        seen, tells = follower.attention.is_seen(call.id), follower.called_back.tells(call.id, self._party)
        if self._party is Party.CARRIER:
            if seen:
                return pace.slowest_s if tells else 2 * pace.live_s
            return (
                pace.longest_s if follower.is_list_cheaper else pace.patience_s if tells else pace.slowest_s
            )
        # The leg ends with the conversation: while it is followed, its end is the first sign of that.
        if tells or (call.answered_at is not None and call.carrier_ended is None):
            return pace.slowest_s if seen else pace.patience_s
        return 2 * pace.live_s if seen else pace.unseen_s

    def _is_done(self, call: Call) -> bool:
        if _is_over(call, self._party):
            owes = self._party is Party.AGENT and call.owes_words
            return not owes or self._failures >= GIVEN_UP_AFTER
        return call.is_settled and _id_of(call, self._party) is None

    def _next_pause(self, before: Call, now: Call) -> float:
        pace = self._pace
        if self._is_quiet(now):
            if self._party is Party.AGENT:
                return self._words_s(now)
            tells = self._follower.called_back.tells(now.id, self._party)
            return min(self._again_s(now), pace.patience_s if tells else pace.slowest_s)
        if now is not before:
            return pace.live_s
        return max(min(self._pause * 1.3, pace.slowest_s), pace.live_s)

    def _words_s(self, call: Call) -> float:
        # Writing a turn down renews the call's entry in the search index: of a long conversation, less often.
        pace = self._pace
        usual = pace.live_s if self._follower.attention.is_seen(call.id) else pace.unseen_s
        return max(usual, min(pace.live_s * len(call.turns) / LONG_TURNS, pace.patience_s))

    async def _has_gone(self, error: CallGoneError) -> bool:
        """It has no such call. While the other party says that the call goes on, that one is believed."""
        self._refusals += 1
        self._pause = min(self._pause * 2, self._pace.patience_s)
        _note(self._call_id, self._party, error, self._pause)
        call = await self._ledger.get(self._call_id)
        if _is_over(call, self._party):
            return True
        if self._refusals < GONE_AFTER:
            return False
        self._gone.add(self._party)
        other = Party.AGENT if self._party is Party.CARRIER else Party.CARRIER
        if not (_is_over(call, other) or other in self._gone or _id_of(call, other) is None):
            return False
        await self._follower.close_gone(call, self._party)
        return True


def _id_of(call: Call, party: Party) -> str | None:
    return call.carrier_call_id if party is Party.CARRIER else call.agent_call_id


def _is_over(call: Call, party: Party) -> bool:
    return (call.carrier_ended if party is Party.CARRIER else call.agent_ended) is not None


def _missing(call: Call) -> list[Party]:
    """Who still owes something: the last words and a summary where there was talk, a price for a leg."""
    summary = call.owes_words or (call.summary is None and call.spoke_at is not None)
    price = call.placed is not None and charged_for(call, Party.CARRIER) is None
    return [party for party, owes in ((Party.AGENT, summary), (Party.CARRIER, price)) if owes]


def _note(call_id: str, party: Party, error: Exception, again_in_s: float) -> None:
    fields = {
        "call_id": call_id,
        "party": party.value,
        "problem": str(error) or type(error).__name__,
        "again_in_s": round(again_in_s, 1),
    }
    if isinstance(error, (*OUTSIDE_ERRORS, StoreError)):
        log.warning("follow.no_answer", extra=fields)
    else:
        log.error("follow.fault", extra=fields, exc_info=error)


def _patience(error: Exception, pause: float, pace: PollPace) -> float:
    if isinstance(error, RateLimitedError) and error.retry_after_s is not None:
        return min(max(error.retry_after_s, pause), pace.longest_s)
    return min(pause * 2, pace.patience_s)
