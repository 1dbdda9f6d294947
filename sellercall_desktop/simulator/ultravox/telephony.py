"""The socket behind a ``…/telephony`` join URL: Twilio's Media Streams messages come in, the AI answers.

Sound itself is not simulated: who is on the line is found by the CallSid of the stream's start message.
"""

from __future__ import annotations

import base64
import json
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.simulator.customers import Customer
    from sellercall_desktop.simulator.stage import Stage
    from sellercall_desktop.simulator.ultravox.resources import VoiceCall
    from sellercall_desktop.simulator.ultravox.voice import VoiceServer

log = logging.getLogger(__name__)
FRAME = base64.b64encode(b"\xff" * 160).decode()


class Telephony:
    """Lets one stream into a call and holds it until either side ends."""

    def __init__(self, stage: Stage, voice: VoiceServer, who_is_on: Callable[[str], Customer | None]) -> None:
        self._stage = stage
        self._voice = voice
        self._who_is_on = who_is_on

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [web.get("/calls/{call_id}/telephony", self.join)]

    async def join(self, request: web.Request) -> web.StreamResponse:
        """Upgrade to a WebSocket; 404 for an unknown or ended call, 409 for a second caller."""
        call = self._voice.calls.get(request.match_info["call_id"])
        if call is None or call.ended is not None:
            return web.Response(status=404)
        if call.joined is not None:
            return web.Response(status=409)
        socket = web.WebSocketResponse(timeout=1.0, max_msg_size=64 * 1024)
        await socket.prepare(request)
        entered = False
        try:
            stream_sid = await self._begin(socket, call)
            entered = stream_sid is not None
            if entered:
                self._stage.background.spawn(self._close_when_over(socket, call), "end of a stream")
                await socket.send_json(
                    {"event": "media", "streamSid": stream_sid, "media": {"payload": FRAME}}
                )
                async for message in socket:
                    if message.type is WSMsgType.TEXT and json.loads(message.data).get("event") == "stop":
                        break
        except ConnectionError:
            log.info("simulator.stream_lost", extra={"voice_call": call.id})
        finally:
            if entered:
                self._voice.end(call, "hangup")
            await socket.close()
        return socket

    async def _begin(self, socket: web.WebSocketResponse, call: VoiceCall) -> str | None:
        """Wait for the start message and let the caller in; the stream's id, None if they may not."""
        async for message in socket:
            event: dict[str, Any] = json.loads(message.data) if message.type is WSMsgType.TEXT else {}
            if event.get("event") == "start":
                customer = self._who_is_on(str(event["start"].get("callSid", "")))
                return str(event["streamSid"]) if await self._voice.admit(call, customer) else None
        return None

    @staticmethod
    async def _close_when_over(socket: web.WebSocketResponse, call: VoiceCall) -> None:
        await call.over.wait()
        await socket.close()
