"""``<Say>``, ``<Play>`` and ``<Pause>``: what those on the line hear, for as long as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.simulator.customers import Customer
    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.twiml import Verb

CHARACTERS_PER_SECOND = 14.0
RECORDING_S = 5.0  # how long a played recording takes
TONE_S = 0.25
WAITS_S = {"w": 0.5, "W": 1.0}  # among digits
OURS = {"127.0.0.1", "localhost"}


class Speaking:
    """Speaks to whoever listens; only those who listened to the end have heard it."""

    def __init__(
        self, exchange: Exchange, call_sid: str, listeners: Callable[[], Sequence[Customer]]
    ) -> None:
        self._exchange = exchange
        self._call_sid = call_sid
        self._listeners = listeners

    async def perform(self, verb: Verb, base_url: str) -> bool:
        """Obey the verb if it is one of these; whether it was."""
        match verb.name:
            case "Say":
                await self.say(verb.text)
            case "Play":
                await self._play(verb, base_url)
            case "Pause":
                await self._exchange.stage.clock.sleep(verb.number("length", 1))
            case _:
                return False
        return True

    async def say(self, text: str) -> None:
        """Speak a text."""
        await self._sound(f"said {text}", text, len(text) / CHARACTERS_PER_SECOND)

    async def _play(self, verb: Verb, base_url: str) -> None:
        """Play tones or a recording. That is fetched only from this machine: others are not our business."""
        loops = max(1, verb.number("loop", 1))
        if digits := verb.get("digits"):
            tones = "".join(each for each in digits if each not in WAITS_S)
            length_s = sum(WAITS_S.get(each, TONE_S) for each in digits) * loops
            await self._sound(f"said dtmf:{tones}", f"dtmf:{tones}", length_s)
            return
        url = urljoin(base_url, verb.text)
        if verb.text and urlsplit(url).hostname in OURS:
            fetched = await self._exchange.webhooks.send("GET", url, {})
            if fetched.status != 200:
                self._exchange.stage.alert(11200, self._call_sid, f"Play {urlsplit(url).path}")
                return
        await self._sound(f"said {url}", url, RECORDING_S * loops)

    async def _sound(self, moment: str, words: str, length_s: float) -> None:
        listeners = list(self._listeners())
        for each in listeners:
            each.hears(moment)
        try:
            await self._exchange.stage.clock.sleep(length_s)
            still = self._listeners()
            for each in listeners:
                if each in still:
                    each.heard.append(words)
        finally:
            for each in listeners:
                each.hearing.ends(moment)
