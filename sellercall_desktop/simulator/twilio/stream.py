"""``<Connect><Stream>``: a real WebSocket to the join URL, with Twilio's messages.

Audio is thinned: one 20 ms frame of silence now and then instead of fifty a second.
"""

from __future__ import annotations

import asyncio
import base64
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.twilio.resources import new_sid
from sellercall_desktop.simulator.twilio.webhooks import sign

if TYPE_CHECKING:
    from sellercall_desktop.simulator.twilio.position import Position
    from sellercall_desktop.simulator.twilio.resources import Source
    from sellercall_desktop.simulator.twilio.twiml import Verb

FRAME = base64.b64encode(b"\xff" * 160).decode()  # 20 ms of silence in mu-law
FRAME_EVERY_S = 0.25  # real time
CLOSE_LIMIT_S = 1.0


async def connect(at: Position, verb: Verb) -> Source | None:
    """Connect the leg to a stream until either side ends it."""
    noun = verb.child("Stream")
    if noun is None:
        at.exchange.stage.alert(12200, at.leg.sid, "Connect without a Stream is not simulated")
        return None
    await _Stream(at, noun).run()
    return at.lead_to(verb)


class _Stream:
    def __init__(self, at: Position, noun: Verb) -> None:
        self._exchange = at.exchange
        self._leg = at.leg
        self._noun = noun
        self._sid = new_sid("MZ")
        self._sequence = 0
        self._chunk = 0

    async def run(self) -> None:
        url = self._noun.get("url")
        if not url.startswith("wss://"):
            self._fail("the URL of a Stream must begin with wss:")
            return
        address = self._exchange.voice.socket_address(url)
        headers = {"X-Twilio-Signature": sign(self._exchange.account.auth_token, url, {})}
        try:
            async with self._exchange.stage.session.ws_connect(
                address, headers=headers, timeout=_CLOSING
            ) as socket:
                await self._converse(socket)
        except (aiohttp.ClientError, OSError) as error:
            self._fail(f"handshake error: {type(error).__name__}")

    async def _converse(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._report("stream-started")
        await socket.send_json({"event": "connected", "protocol": "Call", "version": "1.0.0"})
        await self._send(socket, "start", {"start": self._start()})
        frames = self._exchange.stage.background.spawn(self._send_frames(socket), "audio of a stream")
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    await self._hear(socket, json.loads(message.data))
        finally:
            frames.cancel()
            if not socket.closed:
                ids = {"accountSid": self._exchange.account.sid, "callSid": self._leg.sid}
                with suppress(ConnectionError):  # the other side may close at the same moment
                    await self._send(socket, "stop", {"stop": ids})
            self._report("stream-stopped")

    async def _hear(self, socket: aiohttp.ClientWebSocketResponse, message: dict[str, Any]) -> None:
        if message.get("event") == "mark":
            await self._send(socket, "mark", {"mark": message["mark"]})

    async def _send_frames(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        while not socket.closed:
            self._chunk += 1
            timestamp = round(self._chunk * FRAME_EVERY_S * 1000)
            media = {
                "track": "inbound",
                "chunk": str(self._chunk),
                "timestamp": str(timestamp),
                "payload": FRAME,
            }
            try:
                await self._send(socket, "media", {"media": media})
            except ConnectionError:
                return
            await asyncio.sleep(FRAME_EVERY_S)

    async def _send(self, socket: aiohttp.ClientWebSocketResponse, event: str, more: dict[str, Any]) -> None:
        self._sequence += 1
        ids = {"event": event, "sequenceNumber": str(self._sequence), "streamSid": self._sid}
        await socket.send_json(ids | more)

    def _start(self) -> dict[str, Any]:
        parameters = [each for each in self._noun.children if each.name == "Parameter"]
        return {
            "accountSid": self._exchange.account.sid,
            "streamSid": self._sid,
            "callSid": self._leg.sid,
            "tracks": ["inbound"],
            "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
            "customParameters": {each.get("name"): each.get("value") for each in parameters},
        }

    def _fail(self, why: str) -> None:
        self._exchange.stage.alert(31920, self._leg.sid, why)
        self._report("stream-error", why)

    def _report(self, event: str, error: str = "") -> None:
        url = self._noun.get("statusCallback")
        if not url:
            return
        params = {
            "AccountSid": self._exchange.account.sid,
            "CallSid": self._leg.sid,
            "StreamSid": self._sid,
            "StreamName": self._noun.get("name") or self._sid,
            "StreamEvent": event,
            "Timestamp": now().isoformat().replace("+00:00", "Z"),
        }
        if error:
            params["StreamError"] = error
        self._exchange.webhooks.send_later(self._noun.get("statusCallbackMethod", "POST"), url, params)


_CLOSING = aiohttp.ClientWSTimeout(ws_close=CLOSE_LIMIT_S)
