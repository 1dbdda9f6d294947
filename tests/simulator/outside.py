"""What the simulator's tests share: a client that speaks to it by HTTP, and a program that it calls."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx
from aiohttp import web

from sellercall_desktop.simulator import Simulator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CUSTOMER = "+573001234567"
FAST = 2000.0


class Client:
    """Both providers' APIs, as a program would use them."""

    def __init__(self, simulator: Simulator, http: httpx.AsyncClient) -> None:
        self.simulator = simulator
        self.http = http
        self.account = f"{simulator.twilio_url}/2010-04-01/Accounts/{simulator.account_sid}"
        self.ultravox = f"{simulator.ultravox_url}/api"

    async def twilio(self, method: str, path: str, **more: Any) -> httpx.Response:
        more.setdefault("auth", (self.simulator.account_sid, self.simulator.auth_token))
        url = path if path.startswith("http") else self.account + path
        return await self.http.request(method, url, **more)

    async def voice(self, method: str, path: str, **more: Any) -> httpx.Response:
        more.setdefault("headers", {"X-API-Key": self.simulator.api_key})
        url = path if path.startswith("http") else self.ultravox + path
        return await self.http.request(method, url, **more)

    async def place_for_call(self, **body: Any) -> dict[str, Any]:
        """A new Ultravox call; by default one that Twilio streams to."""
        answer = await self.voice("POST", "/calls", json={"medium": {"twilio": {}}} | body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def ring(self, twiml: str, to: str = CUSTOMER, **form: Any) -> dict[str, Any]:
        """A new Twilio call from our number with that document."""
        fields = {"To": to, "From": self.simulator.phone_number, "Twiml": twiml} | form
        answer = await self.twilio("POST", "/Calls.json", data=fields)
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def dial(self, to: str = CUSTOMER, **body: Any) -> tuple[str, str]:
        """Both creates, as the product does them; returns (Ultravox id, CallSid)."""
        place = await self.place_for_call(**body)
        call = await self.ring(joining(place["joinUrl"]), to)
        return place["callId"], call["sid"]

    async def ended(self, sid: str) -> str:
        """Wait until the leg has ended; its status."""
        await self.simulator.wait_for(lambda: self.simulator.legs[sid].over)
        return self.simulator.legs[sid].status

    async def settled(self, call_id: str) -> dict[str, Any]:
        """Wait until the Ultravox call is billed; the call."""
        await self.simulator.wait_for(lambda: self.simulator.voice_calls[call_id].billed is not None)
        return (await self.voice("GET", f"/calls/{call_id}")).json()

    async def messages(self, call_id: str) -> list[dict[str, Any]]:
        """The whole conversation, page by page."""
        found: list[dict[str, Any]] = []
        url: str | None = f"/calls/{call_id}/messages?mode=in_call"
        while url:
            page = (await self.voice("GET", url)).json()
            found += page["results"]
            url = page["next"]
        return found


def joining(join_url: str) -> str:
    """The document that connects a customer with the AI."""
    if join_url.startswith("sip:"):
        return f'<Response><Dial answerOnBridge="true"><Sip>{join_url}</Sip></Dial></Response>'
    return f'<Response><Connect><Stream url="{join_url}"/></Connect></Response>'


@asynccontextmanager
async def simulated(speed: float = FAST, **more: Any) -> AsyncIterator[Client]:
    """A simulator with a client; whatever failed inside it fails the test."""
    async with Simulator(speed=speed, **more) as simulator, httpx.AsyncClient(timeout=10) as http:
        yield Client(simulator, http)
    assert simulator.stage.background.failures == []


@dataclass
class Heard:
    """A request the program got from a provider."""

    method: str
    path: str
    form: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass
class Program:
    """Stands for the program under test: answers by path, remembers what it heard."""

    url: str = ""
    answers: dict[str, Any] = field(default_factory=dict)  # path -> TwiML, response factory, or status
    heard: list[Heard] = field(default_factory=list)

    def at(self, path: str) -> list[Heard]:
        return [each for each in self.heard if each.path == path]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        form = {key: str(value) for key, value in (await request.post()).items()} or dict(request.query)
        self.heard.append(Heard(request.method, request.path, form, dict(request.headers), body))
        wanted = self.answers.get(request.path, 204)
        if callable(wanted):
            return await wanted(request)
        if isinstance(wanted, int):
            return web.Response(status=wanted)
        return web.Response(text=wanted, content_type="text/xml")


@asynccontextmanager
async def program() -> AsyncIterator[Program]:
    """A program on a loopback port."""
    it = Program()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", it.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    it.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield it
    finally:
        await runner.cleanup()
