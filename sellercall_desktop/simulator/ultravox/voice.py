"""The fake voice AI: makes places for calls, lets one caller in, talks by the script, ends and bills."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.customers import DEFAULT, Customer
from sellercall_desktop.simulator.hearing import AI
from sellercall_desktop.simulator.scripts import script_for
from sellercall_desktop.simulator.ultravox.continuing import going_on
from sellercall_desktop.simulator.ultravox.conversation import Conversation
from sellercall_desktop.simulator.ultravox.resources import VoiceCall, billed_duration, seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.ultravox.hooks import Hooks

SUMMARY_AFTER_S = 2.0
BILLED_AFTER_S = 3.0


class VoiceServer:
    """All calls, and the one place where a call begins, is joined, and ends."""

    def __init__(self, stage: Stage, hooks: Hooks) -> None:
        self._stage = stage
        self._hooks = hooks
        self.calls: dict[str, VoiceCall] = {}
        self.authority = ""  # host:port once the socket is open

    # --- the life of a call ------------------------------------------------------------------

    def create(self, request: Mapping[str, Any], *, greets: bool = True) -> VoiceCall:
        """Make a place; it is given up if nobody joins in time."""
        call = VoiceCall(request, None, greets=greets)
        call.join_url = self._join_url(call)
        self.calls[call.id] = call
        call.note("call_created", "Call created")
        self._hooks.announce("call.started", call)
        self._stage.background.spawn(self._give_up(call), "join timeout")
        self._stage.changes.notify()
        return call

    async def admit(self, call: VoiceCall, customer: Customer | None) -> bool:
        """Let a caller in, as far as their behaviour lets Ultravox work."""
        if customer is not None and not call.customer_known:
            if customer.behaviour.agent_status is not None:
                return False
            await self._stage.clock.sleep(customer.behaviour.agent_delay_s)
        return self.join(call, customer)

    def take_seat(self, call: VoiceCall) -> bool:
        """Somebody joins; only the first one, and only before the end."""
        if call.joined is not None or call.ended is not None:
            return False
        call.joined = now()
        call.note("call_joined", "Call joined")
        self._hooks.announce("call.joined", call)
        self._stage.changes.notify()
        return True

    def join(self, call: VoiceCall, customer: Customer | None) -> bool:
        """Let a caller in, and talk with them by a script."""
        if not self.take_seat(call):
            return False
        who = customer or Customer("", DEFAULT, lambda: self.end(call, "hangup"), self._stage.clock)
        script = script_for(who.behaviour.plot, str(call.setting("languageHint") or "es"), self._stage.random)
        if (history := call.setting("initialMessages")) and not call.greets:
            script = going_on(script, history)
        call.customer = who
        who.hears(AI)
        call.plot_summary = (script.short_summary, script.summary)
        talk = Conversation(self._stage, call, who, script)
        call.task = self._stage.background.spawn(self._converse(call, talk), "conversation")
        self._stage.changes.notify()
        return True

    def end(self, call: VoiceCall, reason: str) -> None:
        """End the call; nothing happens to one that has ended."""
        if call.ended is not None:
            return
        call.ended = now()
        call.end_reason = reason
        severity = "error" if reason.endswith("_error") else "info"
        call.note("call_ended", f"Call ended: {reason}", severity)
        if call.task is not None and call.task is not asyncio.current_task():
            call.task.cancel()
        if call.customer is not None:
            call.customer.hearing.ends(AI)
        call.over.set()
        self._hooks.announce("call.ended", call)
        self._stage.background.spawn(self._settle(call), "summary and bill")
        self._stage.changes.notify()

    def say_goodbye(self, call: VoiceCall, message: str) -> None:
        """The data message hang_up: leave the script, speak the message if there is one, and end."""
        if call.task is not None:
            call.task.cancel()
        talk = Conversation(self._stage, call, call.customer, None)
        call.task = self._stage.background.spawn(self._part(call, talk, message), "goodbye")

    def leave_message(self, call: VoiceCall, tool: str, arguments: str, message: str) -> None:
        """The tool for voicemails: leave the script, speak the message, and end."""
        if call.task is not None:
            call.task.cancel()
        talk = Conversation(self._stage, call, call.customer, None)

        async def leave() -> None:
            await talk.leave_message(tool, arguments, message)
            self.end(call, "agent_hangup")

        call.task = self._stage.background.spawn(leave(), "message for a voicemail")

    async def _part(self, call: VoiceCall, talk: Conversation, message: str) -> None:
        if message:
            await talk.speak(message)
        self.end(call, "agent_hangup")

    async def _converse(self, call: VoiceCall, talk: Conversation) -> None:
        self.end(call, await talk.run())

    async def _give_up(self, call: VoiceCall) -> None:
        clock_s = self._stage.clock.real(seconds(str(call.setting("joinTimeout"))))
        await asyncio.sleep(max(clock_s, self._stage.patience_s))
        if call.joined is None:
            self.end(call, "unjoined")

    async def _settle(self, call: VoiceCall) -> None:
        await self._stage.clock.sleep(SUMMARY_AFTER_S)
        if call.plot_summary is not None and call.messages:
            call.short_summary, call.summary = call.plot_summary
        self._stage.changes.notify()
        await self._stage.clock.sleep(BILLED_AFTER_S)
        call.billed = billed_duration(call)
        free = call.joined is None
        call.billing_status = (
            "BILLING_STATUS_FREE_ZERO_EFFECTIVE_DURATION" if free else "BILLING_STATUS_BILLED"
        )
        self._hooks.announce("call.billed", call)
        self._stage.changes.notify()

    # --- doors for the fake Twilio -----------------------------------------------------------

    def _join_url(self, call: VoiceCall) -> str | None:
        medium = next(iter(call.request.get("medium") or {"webRtc": {}}))
        if medium == "sip":
            return f"sip:{call.id}@{self.authority}"
        if (
            medium == "serverWebSocket"
        ):  # joined by programs, which take the address as it is: without TLS here
            return f"ws://{self.authority}/calls/{call.id}/server_web_socket"
        return f"wss://{self.authority}/calls/{call.id}{'' if medium == 'webRtc' else '/telephony'}"

    def socket_address(self, url: str) -> str:
        """Our own join URLs say wss, as Twilio demands, but are served without TLS."""
        ours = urlsplit(url).netloc == self.authority
        return "ws" + url.removeprefix("wss") if ours else url

    async def invite(self, uri: str, customer: Customer | None) -> SipTalk | None:
        """A SIP call to a join URL; None if nobody is there."""
        user = uri.partition(":")[2].partition("@")[0]
        call = self.calls.get(user)
        if call is None or f"@{self.authority}" not in uri or not await self.admit(call, customer):
            return None
        return SipTalk(self, call)


class SipTalk:
    """A conversation reached by SIP."""

    def __init__(self, voice: VoiceServer, call: VoiceCall) -> None:
        self._voice = voice
        self._call = call

    @property
    def over(self) -> asyncio.Event:
        """Set when the AI's side has ended."""
        return self._call.over

    def hang_up(self) -> None:
        """The caller is gone."""
        self._voice.end(self._call, "hangup")
