"""AI places after the first: each is asked about like the first, until words and summary are known."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.conversation import last_ordinal
from sellercall_desktop.core.calls.facts import AgentEnded, AgentOutcome, WordsRead
from sellercall_desktop.core.calls.handed import TURNS_OF_A_PART
from sellercall_desktop.core.calls.partners import place_of
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import OUTSIDE_ERRORS, CallGoneError, CallNotFoundError, StoreError

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.attention import Attention
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import TurnSpoken
    from sellercall_desktop.core.calls.follow import PollPace
    from sellercall_desktop.core.calls.handed import Place
    from sellercall_desktop.core.calls.ledger import Ledger
    from sellercall_desktop.core.calls.ports import VoiceAgent
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

SOURCE = "poll"
GONE_AFTER = 5  # answers "no such call" in a row before it is believed


class LaterPlaces:
    """Reads what is said there into the same call; its turns come after those of the places before."""

    def __init__(self, agent: VoiceAgent, ledger: Ledger, pace: PollPace, attention: Attention) -> None:
        self._agent, self._ledger, self._pace, self._attention = agent, ledger, pace, attention
        self._followed: set[tuple[str, int]] = set()

    def is_done_or_followed(self, call_id: str, place: Place) -> bool:
        """Whether there is nobody to be sent to follow this place."""
        done = place.ended is not None and not place.owes_words
        return done or (call_id, place.part) in self._followed

    async def look(self, call: Call, part: int) -> Call:
        """Ask once, and write down what is told.

        Raises:
            OUTSIDE_ERRORS, StoreError: it could not be asked, or written.
        """
        place = place_of(call, part)
        if place is None or place.made is None:
            return call
        told = (await self._agent.fetch(place.made.agent_call_id)).facts
        call = await self._ledger.record(call.id, told, SOURCE)
        place = place_of(call, part)
        if place is None or place.joined is None or place.made is None:
            return call
        last = last_ordinal(call.turns, part) - part * TURNS_OF_A_PART
        spoken = await self._agent.turns(place.made.agent_call_id, after=last)
        read = (WordsRead(utc_now(), part),) if place.ended is not None else ()
        words = [_shifted(turn, place, call) for turn in spoken]
        return await self._ledger.record(call.id, (*words, *read), SOURCE)

    def begin(self, call_id: str, part: int, tasks: Tasks) -> None:
        """Follow this place until nothing more is to be had of it."""
        self._followed.add((call_id, part))
        tasks.spawn(self._to_its_end(call_id, part), f"follow part {part} of {call_id}")

    async def _to_its_end(self, call_id: str, part: int) -> None:
        try:
            await self._follow(call_id, part)
            await self._aftercare(call_id, part)
        except CallNotFoundError:
            log.info("follow.forgotten", extra={"call_id": call_id})
        finally:
            self._followed.discard((call_id, part))

    async def _follow(self, call_id: str, part: int) -> None:
        gone, pause_s = 0, self._pace.live_s
        while True:
            try:
                call = await self._ledger.get(call_id)
                place = place_of(call, part)
                if place is None or (place.ended is not None and not place.owes_words):
                    return
                call, gone = await self.look(call, part), 0
            except CallNotFoundError:
                raise
            except CallGoneError:
                gone += 1
                if gone >= GONE_AFTER:
                    await self._close_gone(call_id, part)
                    return
            except Exception as error:  # noqa: BLE001 - a follower never dies
                _note(call_id, error)
                pause_s = min(pause_s * 2, self._pace.patience_s)
                await asyncio.sleep(pause_s)
                continue
            place = place_of(call, part)
            seen = self._attention.is_seen(call_id) or (place is not None and place.joined is None)
            pause_s = self._pace.live_s if seen else self._pace.unseen_s
            await self._attention.rest(call_id, pause_s)

    async def _aftercare(self, call_id: str, part: int) -> None:
        """For its summary."""
        for pause_s in self._pace.aftercare_s:
            place = place_of(await self._ledger.get(call_id), part)
            if place is None or place.joined is None or place.summary is not None:
                return
            await asyncio.sleep(pause_s)
            try:
                await self.look(await self._ledger.get(call_id), part)
            except CallNotFoundError:
                raise
            except Exception as error:  # noqa: BLE001 - it is asked again
                _note(call_id, error)

    async def _close_gone(self, call_id: str, part: int) -> None:
        place = place_of(await self._ledger.get(call_id), part)
        joined = place is not None and place.joined is not None
        mildest = AgentOutcome.CUSTOMER_HUNG_UP if joined else AgentOutcome.UNJOINED
        await self._ledger.ensure(call_id, (AgentEnded(utc_now(), mildest, part),), SOURCE)


def _note(call_id: str, error: Exception) -> None:
    fields = {"call_id": call_id, "problem": str(error) or type(error).__name__}
    if isinstance(error, (*OUTSIDE_ERRORS, StoreError)):
        log.warning("follow.no_answer", extra=fields)
    else:
        log.error("follow.fault", extra=fields, exc_info=error)


def _shifted(turn: TurnSpoken, place: Place, call: Call) -> TurnSpoken:
    """A turn of a later place, as one of the whole call: its number, and its time since the first joined."""
    start_s = turn.start_s
    if start_s is not None and place.joined is not None and call.joined_at is not None:
        start_s += (place.joined.at - call.joined_at).total_seconds()
    return replace(turn, ordinal=place.part * TURNS_OF_A_PART + turn.ordinal, start_s=start_s)
