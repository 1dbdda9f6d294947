"""Obeys a TwiML document, verb by verb, for one leg; what Twilio would write into its debugger is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sellercall_desktop.simulator.twilio import dialing, stream
from sellercall_desktop.simulator.twilio.position import Position
from sellercall_desktop.simulator.twilio.resources import Source
from sellercall_desktop.simulator.twilio.twiml import VERBS, TwimlError, Verb, parse
from sellercall_desktop.simulator.twilio.webhooks import MAX_TWIML_BYTES

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.resources import Leg

CHARACTERS_PER_SECOND = 14.0
RECORDING_S = 5.0  # how long a played recording takes
TWIML_TYPES = {"text/xml", "application/xml", "text/html"}
APOLOGY = "We are sorry, an application error has occurred. Goodbye."


class Performance:
    """One leg's way through its documents."""

    def __init__(self, exchange: Exchange, leg: Leg) -> None:
        self._at = Position(exchange, leg)
        self._exchange, self._leg = exchange, leg

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
        await self._say(APOLOGY)
        return None

    async def _fetch(self, source: Source) -> tuple[int, tuple[Verb, ...]]:
        document: str | bytes | None = source.twiml
        if document is None:
            fetched = await self._exchange.webhooks.send(
                source.method, source.url, self._at.params_with(source)
            )
            self._at.base_url = source.url
            if code := _complaint(fetched.error, fetched.status, fetched.content_type, len(fetched.body)):
                return code, ()
            document = fetched.body
        try:
            return 0, parse(document)
        except TwimlError:
            return 12100, ()

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
            case "Say":
                await self._say(verb.text)
            case "Play":
                await self._play(verb)
            case "Pause":
                await self._exchange.stage.clock.sleep(verb.number("length", 1))
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

    async def _say(self, text: str) -> None:
        """Speak a text."""
        await self._exchange.stage.clock.sleep(len(text) / CHARACTERS_PER_SECOND)
        self._hear(text)

    async def _play(self, verb: Verb) -> None:
        """Play a recording. It is fetched only from this machine: others are not the simulator's business."""
        url = urljoin(self._at.base_url, verb.text)
        if verb.text and urlsplit(url).hostname in {"127.0.0.1", "localhost"}:
            fetched = await self._exchange.webhooks.send("GET", url, {})
            if fetched.status != 200:
                self._exchange.stage.alert(11200, self._leg.sid, f"Play {urlsplit(url).path}")
                return
        loops = max(1, verb.number("loop", 1))
        await self._exchange.stage.clock.sleep(RECORDING_S * loops)
        self._hear(url)

    def _hear(self, what: str) -> None:
        if self._leg.customer is not None:
            self._leg.customer.heard.append(what)


def _complaint(error: int, status: int, content_type: str, size: int) -> int:
    """The error code for an answer that is no TwiML, 0 if it may be."""
    if error:
        return error
    if not 200 <= status < 300:
        return 11200
    if size > MAX_TWIML_BYTES:
        return 11750
    return 0 if content_type in TWIML_TYPES else 12300
