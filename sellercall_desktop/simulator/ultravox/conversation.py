"""One conversation in (simulated) time: lines appear as they are spoken, at the pace people speak."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
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
TOOL_CALL = "MESSAGE_ROLE_TOOL_CALL"
SILENCE_S = 15.0
"""How long the AI waits for an answer before it speaks again."""
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
            before = None
            for line in lines:
                unanswered = before is line.speaker is Speaker.AI
                before = line.speaker
                await self._pass(SILENCE_S if unanswered else PAUSE_S[line.speaker])
                await self._heed_inbox(line.speaker)
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
        if "user" not in settings or script.plot is Plot.HOLD:
            return greeting
        return (Line(Speaker.CUSTOMER, HELLO[script.language]), *greeting)

    async def speak(self, text: str, *, breaks_off: bool = True) -> None:
        """The AI's turn: its message grows sentence by sentence while it is spoken.

        What must be heeded at once breaks it off, where it `breaks_off`.
        """
        message = self._begin(AGENT)
        for sentence in re.split(r"(?<=[.?!…])\s+", text):
            message.text = f"{message.text} {sentence}".strip()
            self._stage.changes.notify()
            broken_off = await self._pass(len(sentence) / CHARACTERS_PER_SECOND, unless_urgent=breaks_off)
            message.end_s = self._call.elapsed_s()
            if broken_off:
                break
        if self._customer is not None:
            self._customer.heard.append(message.text)

    async def leave_message(self, tool: str, arguments: str, message: str) -> None:
        """The tool that speaks a message for a voicemail."""
        call = self._begin(TOOL_CALL, "MESSAGE_MEDIUM_UNSPECIFIED")
        call.text, call.tool = arguments, tool
        await self.speak(message, breaks_off=False)

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

    async def _heed_inbox(self, next_speaker: Speaker) -> None:
        """What was sent to the call by data message; what can wait, once the customer has spoken."""
        self._call.urgent.clear()
        due = [one for one in self._call.inbox if one.urgency != "later" or next_speaker is Speaker.AI]
        for sent in due:
            self._call.inbox.remove(sent)
            if sent.is_suggestion:
                self._begin(USER, "MESSAGE_MEDIUM_TEXT").text = sent.text
                await self.speak(NOTED[self._script.language if self._script else "es"])
            else:
                await self.speak(sent.text, breaks_off=not sent.is_uninterruptible)

    async def _pass(self, length_s: float, *, unless_urgent: bool = False) -> bool:
        """Let time pass, but not beyond the longest allowed duration; True where it was cut short."""
        within_s = min(length_s, self._left_s)
        if unless_urgent:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._call.urgent.wait(), self._stage.clock.real(within_s))
        else:
            await self._stage.clock.sleep(within_s)
        self._left_s -= length_s
        if self._left_s <= 0:
            raise _TimeIsUp
        return unless_urgent and self._call.urgent.is_set()
