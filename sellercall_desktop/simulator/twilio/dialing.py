"""``<Dial>``: a second leg, to a SIP address or a number, bridged to the first; or a conference."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sellercall_desktop.simulator.customers import Customer, behaviour_of
from sellercall_desktop.simulator.twilio.meeting import meet
from sellercall_desktop.simulator.twilio.resources import Leg, StatusWish

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.position import Position
    from sellercall_desktop.simulator.twilio.resources import Source
    from sellercall_desktop.simulator.twilio.twiml import Verb
    from sellercall_desktop.simulator.ultravox.voice import SipTalk

PICKUP_S = 0.5  # a SIP endpoint answers fast
TALK_S = 20.0  # how long two people talk when a number was dialed
DEFAULT_TIMEOUT_S = 30
TIME_LIMIT_S = 14_400


async def bridge(at: Position, verb: Verb) -> Source | None:
    """Dial the noun, wait until the bridge is over, and go where `action` leads."""
    noun = verb.child("Sip") or verb.child("Number")
    address = noun.text if noun is not None else verb.text
    exchange, parent = at.exchange, at.leg
    if (room := verb.child("Conference")) is not None:
        return await meet(at, verb, room)
    if not address:
        exchange.stage.alert(13223, parent.sid, "Dial without a number or a SIP address")
        return at.lead_to(verb, _results(None, bridged=False))
    child = exchange.add(
        Leg(
            to=address,
            from_=verb.get("callerId") or (parent.to if parent.direction == "inbound" else parent.from_),
            direction="outbound-dial",
            parent_sid=parent.sid,
            timeout_s=round(verb.number("timeout", DEFAULT_TIMEOUT_S)),
            status_wish=_wish(at, noun),
        )
    )
    bridged = False
    limit_s = verb.number("timeLimit", TIME_LIMIT_S)
    try:
        if address.startswith(("sip:", "sips:")):
            bridged = await _bridge_sip(at, child, limit_s)
        else:
            bridged = await _bridge_number(at, child, limit_s)
    except asyncio.CancelledError:
        exchange.hang_up(child)
        at.part(verb, _results(child, bridged=child.answered is not None))
        raise
    return at.lead_to(verb, _results(child, bridged=bridged))


async def _bridge_sip(at: Position, child: Leg, limit_s: float) -> bool:
    exchange = at.exchange
    await exchange.reach(child)
    await exchange.stage.clock.sleep(PICKUP_S)
    talk: SipTalk | None = await exchange.voice.invite(child.to, at.leg.customer)
    if talk is None:
        exchange.stage.alert(32011, child.sid, "nobody answers at the SIP address")
        exchange.finish(child, "failed", 404)
        return False
    exchange.answer(child)
    exchange.answer(at.leg)
    try:
        async with asyncio.timeout(exchange.stage.clock.real(limit_s)):
            await talk.over.wait()
    except TimeoutError:
        talk.hang_up()
    except asyncio.CancelledError:
        talk.hang_up()
        raise
    exchange.finish(child, "completed")
    return True


async def _bridge_number(at: Position, child: Leg, limit_s: float) -> bool:
    exchange = at.exchange
    behaviour = behaviour_of(child.to)
    called = Customer(child.to, behaviour, lambda: exchange.hang_up(child), exchange.stage.clock)
    child.customer, caller = called, at.leg.customer
    if not await exchange.ring(child):
        return False
    exchange.answer(at.leg)
    called.hears(f"with [{caller.number if caller is not None else at.leg.from_}]")
    if caller is not None:
        caller.hears(f"with [{called.number}]")
    talk_s = limit_s if behaviour.stays else min(TALK_S, limit_s)
    try:
        with suppress(TimeoutError):
            await exchange.stage.changes.wait_for(lambda: child.over, exchange.stage.clock.real(talk_s))
    finally:
        if caller is not None:
            caller.hearing.ends(f"with [{called.number}]")
    exchange.finish(child, "completed")
    return True


def _results(child: Leg | None, *, bridged: bool) -> dict[str, str]:
    if child is None:
        return {"DialCallStatus": "failed", "DialBridged": "false"}
    results = {
        "DialCallSid": child.sid,
        "DialCallStatus": child.status,
        "DialCallDuration": str(child.duration_s),
        "DialBridged": str(bridged).lower(),
    }
    if child.to.startswith("sip"):
        results |= {"DialSipCallId": secrets.token_hex(8), "DialSipResponseCode": str(child.sip_code or 200)}
    return results


def _wish(at: Position, noun: Verb | None) -> StatusWish:
    if noun is None or not noun.get("statusCallback"):
        return StatusWish()
    return StatusWish(
        urljoin(at.base_url, noun.get("statusCallback")),
        noun.get("statusCallbackMethod", "POST"),
        frozenset(noun.get("statusCallbackEvent", "completed").split()),
    )
