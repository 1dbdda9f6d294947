"""The socket behind a ``serverWebSocket`` join URL, for conversations in text: data messages both ways.

Sound that is sent is taken and not listened to. What the AI says comes as transcripts of the medium text.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from sellercall_desktop.simulator.scripts.directives import TextAgent
from sellercall_desktop.simulator.ultravox.resources import Message, seconds

if TYPE_CHECKING:
    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.ultravox.resources import VoiceCall
    from sellercall_desktop.simulator.ultravox.voice import VoiceServer

log = logging.getLogger(__name__)
THINKS_S = 0.4
AGENT, USER, TOOL_CALL = "MESSAGE_ROLE_AGENT", "MESSAGE_ROLE_USER", "MESSAGE_ROLE_TOOL_CALL"
TEXT = "MESSAGE_MEDIUM_TEXT"


class TextMedium:
    """Lets one client into a call and talks with it until either side ends."""

    def __init__(self, stage: Stage, voice: VoiceServer) -> None:
        self._stage, self._voice = stage, voice

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [web.get("/calls/{call_id}/server_web_socket", self.join)]

    async def join(self, request: web.Request) -> web.StreamResponse:
        """Upgrade to a WebSocket; 404 for an unknown or ended call, 409 for a second client."""
        call = self._voice.calls.get(request.match_info["call_id"])
        if call is None or call.ended is not None:
            return web.Response(status=404)
        if not self._voice.take_seat(call):
            return web.Response(status=409)
        socket = web.WebSocketResponse(timeout=1.0, max_msg_size=256 * 1024)
        await socket.prepare(request)
        talk = _Talk(self._stage, self._voice, call, socket)
        self._stage.background.spawn(talk.close_when_over(), "end of a conversation in text")
        reason = "hangup"
        try:
            async with asyncio.timeout(self._longest_s(call)):
                await talk.run()
        except TimeoutError:
            reason = "timeout"
        except ConnectionError:
            log.info("simulator.text_lost", extra={"voice_call": call.id})
        finally:
            self._voice.end(call, reason)
            await socket.close()
        return socket

    def _longest_s(self, call: VoiceCall) -> float:
        """In real seconds; the other side is not sped up."""
        real_s = self._stage.clock.real(seconds(str(call.setting("maxDuration"))))
        return max(real_s, self._stage.patience_s)


class _Talk:
    def __init__(
        self, stage: Stage, voice: VoiceServer, call: VoiceCall, socket: web.WebSocketResponse
    ) -> None:
        self._stage, self._voice, self._call, self._socket = stage, voice, call, socket
        tools = [str(tool.get("toolName", "")) for tool in call.setting("selectedTools") or []]
        language = str(call.setting("languageHint") or "es")
        self._agent = TextAgent(str(call.setting("systemPrompt") or ""), language, tools)
        self._ordinal = 0

    async def run(self) -> None:
        await self._socket.send_json({"type": "call_started", "callId": self._call.id})
        settings = self._call.setting("firstSpeakerSettings") or {"agent": {}}
        if "agent" in settings:
            await self._speak(str(settings["agent"].get("text") or self._agent.greeting))
        await self._state("listening")
        async for message in self._socket:
            if message.type is WSMsgType.TEXT:
                await self._heed(json.loads(message.data))

    async def _heed(self, told: dict[str, Any]) -> None:
        match told.get("type"):
            case "user_text_message":
                await self._converse(str(told["text"]))
            case "hang_up":
                if goodbye := str(told.get("message", "")):
                    await self._speak(goodbye)
                self._voice.end(self._call, "agent_hangup")
            case "ping":
                await self._socket.send_json({"type": "pong", "timestamp": told.get("timestamp")})

    async def _converse(self, said: str) -> None:
        self._add(USER, said)
        await self._state("thinking")
        await self._stage.clock.sleep(THINKS_S)
        answer = self._agent.answer(said)
        if answer.tool:
            self._add(TOOL_CALL, "{}", answer.tool)
        if answer.text:
            await self._speak(answer.text)
        if answer.hangs_up:
            self._voice.end(self._call, "agent_hangup")
        else:
            await self._state("listening")

    async def _speak(self, text: str) -> None:
        await self._state("speaking")
        said = {"type": "transcript", "role": "agent", "medium": "text", "ordinal": self._ordinal}
        half = len(text) // 2
        await self._socket.send_json({**said, "delta": text[:half], "final": False})
        self._add(AGENT, text)
        await self._socket.send_json({**said, "text": text, "final": True})

    async def _state(self, state: str) -> None:
        await self._socket.send_json({"type": "state", "state": state})

    def _add(self, role: str, text: str, tool: str = "") -> None:
        elapsed_s = self._call.elapsed_s()
        medium = "MESSAGE_MEDIUM_UNSPECIFIED" if tool else TEXT
        self._call.messages.append(Message(role, text, elapsed_s, elapsed_s, medium, tool))
        self._ordinal += 1
        self._stage.changes.notify()

    async def close_when_over(self) -> None:
        await self._call.over.wait()
        await self._socket.close()
