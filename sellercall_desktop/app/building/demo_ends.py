"""A demo's world ends with the program: what an earlier one left going on in a kept folder is over."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from sellercall_desktop.app.building.desk import open_history
from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.core.calls.call import advance_all
from sellercall_desktop.core.calls.facts import (
    AgentEnded,
    AgentOutcome,
    CallNotPlaced,
    CarrierEnded,
    CarrierOutcome,
    HangUpRequested,
)
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.hand_off.left_open import ends_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import Fact

log = logging.getLogger(__name__)


async def end_left_calls(setup: Setup, ours: Collection[str]) -> None:
    """End the calls of earlier demos that nobody knows any more.

    `ours` are the numbers of the simulated account. Calls of any other are the real world's, and left to it.

    Raises:
        FolderError, AlreadyRunningError, StoreError: the history cannot be worked with.
    """
    url, database = setup.settings.value.store.database_url, setup.paths.database
    if not url and not await asyncio.to_thread(database.exists):
        return
    with await asyncio.to_thread(hold_folder, database.parent):
        async with open_history(setup) as store:
            left = [call for call in await store.calls.unsettled() if call.requested.our_number in ours]
            for call in left:
                facts = _end_of(call)
                await store.calls.save(advance_all(call, facts), facts, "demo")
    if left:
        log.info("demo.left_calls_ended", extra={"count": len(left)})


def _end_of(call: Call) -> tuple[Fact, ...]:
    now = utc_now()
    facts: list[Fact] = [HangUpRequested(now, "demo")]
    if call.placed is None:
        facts.append(CallNotPlaced(now, "the demo was closed"))
    elif call.carrier_ended is None:
        answered = call.answered_at is not None
        facts.append(CarrierEnded(now, CarrierOutcome.COMPLETED if answered else CarrierOutcome.CANCELED))
    if call.agent is not None and call.agent_ended is None:
        joined = call.joined_at is not None
        facts.append(AgentEnded(now, AgentOutcome.CONNECTION_ERROR if joined else AgentOutcome.UNJOINED))
    return (*facts, *ends_of(call, now))
