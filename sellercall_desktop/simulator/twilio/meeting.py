"""``<Dial><Conference>``: a leg goes into a room and stays until it is put out, hung up or led elsewhere."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.position import Position
    from sellercall_desktop.simulator.twilio.resources import Source
    from sellercall_desktop.simulator.twilio.twiml import Verb

TIME_LIMIT_S = 14_400


async def meet(at: Position, verb: Verb, noun: Verb) -> Source | None:
    """Be in the room; then go where `action` leads, else on to the next verb."""
    rooms, clock = at.exchange.conferences, at.exchange.stage.clock
    at.exchange.answer(at.leg)
    participant = rooms.enter(at.leg, noun, at.base_url)
    if participant is None:
        return at.lead_to(verb, {"DialCallStatus": "failed", "DialBridged": "false"})
    customer = at.leg.customer
    drops_after_s = customer.behaviour.drops_after_s if customer is not None else None
    limit_s = verb.number("timeLimit", TIME_LIMIT_S)
    results = {"DialCallStatus": "answered", "DialBridged": "true"}
    try:
        async with asyncio.timeout(clock.real(min(limit_s, drops_after_s or limit_s))):
            await participant.out.wait()
    except TimeoutError:
        if customer is not None and drops_after_s is not None and drops_after_s <= limit_s:
            customer.hang_up()
    except asyncio.CancelledError:
        rooms.leave(participant)
        at.part(verb, results)
        raise
    rooms.leave(participant)
    return at.lead_to(verb, results)
