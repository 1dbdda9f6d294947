"""One conversation in (simulated) time: lines appear as they are spoken, at the pace people speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.simulator.customers import Plot
from sellercall_desktop.simulator.scripts import Ending, Line, Speaker
from sellercall_desktop.simulator.ultravox.resources import Message, seconds

if TYPE_CHECKING:
    from sellercall_desktop.simulator.customers import Customer
    from sellercall_desktop.simulator.scripts import Script
    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.ultravox.resources import VoiceCall

CHARACTERS_PER_SECOND = 14.0
PAUSE_S = {Speaker.AI: 0.7, Speaker.CUSTOMER: 0.9}  # before that side speaks
AGENT, USER = "MESSAGE_ROLE_AGENT", "MESSAGE_ROLE_USER"
HELLO = {"es": "¿Aló?", "en": "Hello?"}
NOTED = {"es": "Con gusto, lo tengo en cuenta.", "en": "Of course, I will keep that in mind."}


class _TimeIsUp(Exception):  # noqa: N818 - not an error: the longest allowed duration was reached
    pass


class Conversation:
    """Plays a script for one call."""

    def __init__(
        self, stage: Stage, call: VoiceCall, customer: Customer | None, script: Script | None
    ) -> None:
        self._stage = stage
        self._call = call
        self._customer = customer
        self._script = script
        self._left_s = seconds(str(call.setting("maxDuration")))

    async def run(self) -> str:
        """Talk until somebody hangs up; returns the end reason."""
        if self._script is None:
            return "system_error"
        try:
            await self._play(self._script)
        except _TimeIsUp:
            if goodbye := self._call.setting("timeExceededMessage"):
                self._left_s = float("inf")
                await self.speak(str(goodbye))
            return "timeout"
        return await self._close(self._script)

    async def _play(self, script: Script) -> None:
        lines = self._opening(script) + script.lines[1:]
        while True:
            for line in lines:
                await self._pass(PAUSE_S[line.speaker])
                await self._heed_inbox()
                if line.speaker is Speaker.AI:
                    await self.speak(line.text)
                else:
                    await self._listen(line.text)
            if self._customer is None or self._customer.behaviour.plot is not Plot.CHATTERS:
                return
            lines = script.lines[1:]

    async def _close(self, script: Script) -> str:
        await self._pass(PAUSE_S[Speaker.AI])
        if script.ending is Ending.BREAK:
            return "connection_error"
        if script.ending is Ending.CUSTOMER and self._customer is not None:
            self._customer.hang_up()
            await self._call.over.wait()
        return "agent_hangup"

    def _opening(self, script: Script) -> tuple[Line, ...]:
        """Who speaks first, and with which words, is asked for by the caller."""
        settings = self._call.setting("firstSpeakerSettings") or {"agent": {}}
        first = script.lines[0]
        if first.speaker is Speaker.CUSTOMER:  # a voicemail speaks whoever should be first
            return (first,)
        words = settings.get("agent", {}).get("text") or first.text
        greeting = (Line(Speaker.AI, words),)
        return (Line(Speaker.CUSTOMER, HELLO[script.language]), *greeting) if "user" in settings else greeting

    async def speak(self, text: str) -> None:
        """The AI's turn: its message grows sentence by sentence while it is spoken."""
        message = self._begin(AGENT)
        for sentence in re.split(r"(?<=[.?!…])\s+", text):
            message.text = f"{message.text} {sentence}".strip()
            self._stage.changes.notify()
            await self._pass(len(sentence) / CHARACTERS_PER_SECOND)
            message.end_s = self._call.elapsed_s()

    async def _listen(self, text: str) -> None:
        """The customer's turn: its transcript is there when they have finished."""
        start_s = self._call.elapsed_s()
        await self._pass(len(text) / CHARACTERS_PER_SECOND)
        message = self._begin(USER)
        message.text, message.start_s = text, start_s
        self._stage.changes.notify()

    def _begin(self, role: str, medium: str = "MESSAGE_MEDIUM_VOICE") -> Message:
        elapsed_s = self._call.elapsed_s()
        message = Message(role, "", elapsed_s, elapsed_s, medium)
        self._call.messages.append(message)
        return message

    async def _heed_inbox(self) -> None:
        """What was sent to the call by data message since the last turn."""
        while not self._call.inbox.empty():
            kind, text = self._call.inbox.get_nowait()
            if kind == "user_text_message":
                self._begin(USER, "MESSAGE_MEDIUM_TEXT").text = text
                text = NOTED[self._script.language if self._script else "es"]
            await self.speak(text)

    async def _pass(self, length_s: float) -> None:
        """Let time pass, but not beyond the longest allowed duration."""
        await self._stage.clock.sleep(min(length_s, self._left_s))
        self._left_s -= length_s
        if self._left_s <= 0:
            raise _TimeIsUp
