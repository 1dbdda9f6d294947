"""``<Gather>``: a question, and the keys that whoever is on the line presses, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.position import Position
    from sellercall_desktop.simulator.twilio.resources import Source
    from sellercall_desktop.simulator.twilio.speaking import Speaking
    from sellercall_desktop.simulator.twilio.twiml import Verb

TIMEOUT_S = 5
PRESSES_AFTER_S = 1.0


async def gather(at: Position, verb: Verb, speaking: Speaking) -> Source | None:
    """Ask, and wait for keys; where they lead, None where nothing was pressed (go on with the next verb)."""
    for each in verb.children:
        if not await speaking.perform(each, at.base_url):
            at.exchange.stage.alert(12200, at.leg.sid, f"{each.name} in a Gather is not simulated")
    clock, timeout_s = at.exchange.stage.clock, verb.number("timeout", TIMEOUT_S)
    pressed = at.leg.customer.behaviour.presses if at.leg.customer is not None else ""
    wanted = int(verb.number("numDigits", 0))
    keys, finish, _ = pressed.partition(verb.get("finishOnKey", "#") or "\0")
    digits = keys[:wanted] if wanted else keys
    if not digits or timeout_s < PRESSES_AFTER_S:
        await clock.sleep(timeout_s)
        return _answer(at, verb, {"Digits": ""}) if verb.get("actionOnEmptyResult") == "true" else None
    await clock.sleep(PRESSES_AFTER_S)
    if not finish and len(digits) != wanted:
        await clock.sleep(timeout_s)  # more might follow
    return _answer(at, verb, {"Digits": digits} | ({"FinishedOnKey": finish} if finish else {}))


def _answer(at: Position, verb: Verb, params: dict[str, str]) -> Source | None:
    """To `action`, else to the document itself; an inline one has no address to be asked again."""
    if source := at.lead_to(verb, params, url=verb.get("action") or at.base_url):
        return source
    at.exchange.stage.alert(12200, at.leg.sid, "Gather has no address to answer to")
    return None
