"""Obeys a TwiML document, verb by verb, for one leg; what Twilio would write into its debugger is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sellercall_desktop.simulator.twilio import dialing, stream
from sellercall_desktop.simulator.twilio.gathering import gather
from sellercall_desktop.simulator.twilio.position import Position
from sellercall_desktop.simulator.twilio.reading import read
from sellercall_desktop.simulator.twilio.resources import Source
from sellercall_desktop.simulator.twilio.speaking import Speaking
from sellercall_desktop.simulator.twilio.twiml import VERBS

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.resources import Leg
    from sellercall_desktop.simulator.twilio.twiml import Verb

APOLOGY = "We are sorry, an application error has occurred. Goodbye."


class Performance:
    """One leg's way through its documents."""

    def __init__(self, exchange: Exchange, leg: Leg) -> None:
        self._at = Position(exchange, leg)
        self._exchange, self._leg = exchange, leg
        listener = [leg.customer] if leg.customer is not None else []
        self._speaking = Speaking(exchange, leg.sid, lambda: listener)

    async def run(self, source: Source) -> None:
        """Obey the document and those it leads to; then hang up."""
        next_source: Source | None = source
        while next_source is not None and not self._leg.over:
            verbs = await self._read(next_source)
            next_source = await self._obey(verbs) if verbs is not None else None
        self._exchange.finish(self._leg, "completed")

    # --- reading -----------------------------------------------------------------------------

    async def _read(self, source: Source) -> tuple[Verb, ...] | None:
        code, verbs = await self._fetch(source)
        if code and source.fallback_url:
            self._exchange.stage.alert(code, self._leg.sid, source.url)
            more = {**source.params, "ErrorCode": str(code), "ErrorUrl": source.url}
            code, verbs = await self._fetch(
                Source(url=source.fallback_url, method=source.fallback_method, params=more)
            )
        if not code:
            return verbs
        self._exchange.stage.alert(code, self._leg.sid, source.url or "inline TwiML", spoken=True)
        self._exchange.answer(self._leg)
        await self._speaking.say(APOLOGY)
        return None

    async def _fetch(self, source: Source) -> tuple[int, tuple[Verb, ...]]:
        found = await read(self._exchange.webhooks, source, self._at.params_with(source))
        self._at.base_url = source.url
        return found

    # --- obeying -----------------------------------------------------------------------------

    async def _obey(self, verbs: tuple[Verb, ...]) -> Source | None:
        """Perform the verbs; returns the document that replaces the rest, None when all is done."""
        for position, verb in enumerate(verbs):
            if verb.name == "Reject" and position == 0 and self._leg.answered is None:
                self._exchange.finish(self._leg, "busy" if verb.get("reason") == "busy" else "no-answer")
            if verb.name == "Hangup" or self._leg.over:
                return None
            rings_on = verb.name == "Dial" and verb.get("answerOnBridge") == "true"
            if not rings_on and verb.name != "Redirect":
                self._exchange.answer(self._leg)
            if (source := await self._perform(verb)) is not None:
                return source
        return None

    async def _perform(self, verb: Verb) -> Source | None:
        match verb.name:
            case "Say" | "Play" | "Pause":
                await self._speaking.perform(verb, self._at.base_url)
            case "Gather":
                return await gather(self._at, verb, self._speaking)
            case "Redirect":
                return self._at.lead_to(verb, url=verb.text)
            case "Dial":
                return await dialing.bridge(self._at, verb)
            case "Connect":
                return await stream.connect(self._at, verb)
            case name:
                known = "is not simulated" if name in VERBS else "is no TwiML verb"
                self._exchange.stage.alert(12200, self._leg.sid, f"{name} {known}")
        return None
