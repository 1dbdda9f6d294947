"""Both providers as one process of their own, written from their published contracts alone.

Nothing of the product is imported here, nor of its simulator: what those take for granted may be wrong.

Run: python -m tests.outside.stand_in    (prints one line of JSON: where everything is; ends with its stdin)

The third address is for whoever tries: ``GET /book`` is what really happened, the rest arranges it.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sys
from secrets import token_hex, token_urlsafe

from aiohttp import web

from tests.outside.book import Book, Customer, Leg
from tests.outside.exchange import Exchange, new_sid
from tests.outside.faults import Fault, Faults
from tests.outside.postman import Postman
from tests.outside.provider_door import ProviderDoor
from tests.outside.twilio_api import TwilioApi
from tests.outside.ultravox_api import UltravoxApi
from tests.outside.voice_ai import VoiceAi
from tests.outside.world_clock import Agenda

OUR_NUMBER = "+576015550100"
CONTROLS = (
    *("user", "customer", "anybody", "fault", "calm", "reach"),
    *("latency", "arrival", "leap", "settings", "other_call", "incoming", "end_leg"),
)
OTHERS_TWIML = "<Response><Say>Le llama otro programa.</Say></Response>"


class StandIn:
    """The outside world: a carrier, a voice AI, and the people at the other end."""

    def __init__(self) -> None:
        self.agenda, self.book, self.faults = Agenda(), Book(), Faults()
        self.account_sid, self.auth_token = f"AC{token_hex(16)}", token_hex(16)
        self.postman = Postman(self.agenda, self.account_sid, self.auth_token)
        self.voice_ai = VoiceAi(self.agenda, self.book, self.postman)
        self.exchange = Exchange(self.agenda, self.book, self.postman, self.voice_ai)
        self.twilio = TwilioApi(
            self.agenda, self.book, self.exchange, self.account_sid, {self.account_sid: self.auth_token}
        )
        self.ultravox = UltravoxApi(self.agenda, self.book, self.voice_ai, {})
        self.doors = {
            name: ProviderDoor(
                name, agenda=self.agenda, book=self.book, faults=self.faults, who=api.who, refuse=api.refuse
            )
            for name, api in (("twilio", self.twilio), ("ultravox", self.ultravox))
        }
        self.twilio.open_at(self.doors["twilio"])
        self.ultravox.open_at(self.doors["ultravox"])

    async def open(self) -> None:
        for door in self.doors.values():
            await door.open()

    async def close(self) -> None:
        await self.postman.aclose()
        for door in self.doors.values():
            await door.close()

    async def leap(self, seconds: float) -> None:
        """Time passes. What was on its way in arrives first: no network holds a request for minutes."""
        for door in self.doors.values():
            await door.until_nothing_comes_in()
        self.agenda.leap(seconds)

    def new_user(self) -> dict[str, str]:
        """An API key pair at the carrier and a key at the voice AI, of one installation."""
        sid, secret = f"SK{token_hex(16)}", token_hex(16)
        key = f"{token_hex(4)}.{token_hex(16)}"
        self.twilio.users[sid], self.ultravox.keys[key] = secret, sid
        return {"key_sid": sid, "key_secret": secret, "ultravox_key": key}

    @property
    def facts(self) -> dict[str, str]:
        return {
            "twilio": self.doors["twilio"].url,
            "ultravox": self.doors["ultravox"].url,
            "account_sid": self.account_sid,
            "auth_token": self.auth_token,
            "number": OUR_NUMBER,
            "webhook_secret": token_urlsafe(24),
        }


class Control:
    """What a test asks of the world, over HTTP."""

    def __init__(self, world: StandIn) -> None:
        self._world = world

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_get("/book", self.book)
        for name in CONTROLS:
            application.router.add_post(f"/{name}", getattr(self, name))
        return application

    async def book(self, _request: web.Request) -> web.Response:
        arrived = {name: door.arrived for name, door in self._world.doors.items()}
        told = self._world.book.told() | {"now": self._world.agenda.now().isoformat(), "arrived": arrived}
        return web.json_response(told)

    async def user(self, _request: web.Request) -> web.Response:
        return web.json_response(self._world.new_user())

    async def customer(self, request: web.Request) -> web.Response:
        """How one number behaves."""
        asked = await request.json()
        number = asked.pop("number")
        self._world.exchange.customers[number] = Customer(**asked)
        return web.json_response({})

    async def anybody(self, request: web.Request) -> web.Response:
        """How every other number behaves."""
        self._world.exchange.anybody = Customer(**await request.json())
        return web.json_response({})

    async def fault(self, request: web.Request) -> web.Response:
        self._world.faults.add(Fault(**await request.json()))
        return web.json_response({})

    async def calm(self, _request: web.Request) -> web.Response:
        """No faults, everybody within reach. Says which faults had struck."""
        struck = [dataclasses.asdict(fault) for fault in self._world.faults.armed if fault.struck]
        self._world.faults.clear()
        for door in self._world.doors.values():
            await door.reach(there=True)
        return web.json_response(struck)

    async def reach(self, request: web.Request) -> web.Response:
        asked = await request.json()
        await self._world.doors[asked.pop("provider")].reach(**asked)
        return web.json_response({})

    async def latency(self, request: web.Request) -> web.Response:
        """How long both providers take to answer, at most."""
        for door in self._world.doors.values():
            door.slowest_s = (await request.json())["slowest_s"]
        return web.json_response({})

    async def arrival(self, request: web.Request) -> web.Response:
        """Answered at the moment the next request of this operation comes in, or when it has not in time."""
        asked = await request.json()
        door, operation = self._world.doors[asked["provider"]], asked["operation"]
        before = asked.get("before")
        count = (door.arrived.get(operation, 0) if before is None else before) + 1
        try:
            async with asyncio.timeout(asked["within_s"]):
                await door.until_arrived(operation, count)
        except TimeoutError:
            return web.json_response({"came": False})
        return web.json_response({"came": True})

    async def leap(self, request: web.Request) -> web.Response:
        await self._world.leap((await request.json())["seconds"])
        return web.json_response({"now": self._world.agenda.now().isoformat()})

    async def settings(self, request: web.Request) -> web.Response:
        for name, value in (await request.json()).items():
            owner = self._world.ultravox if name == "hides_join_url" else self._world.exchange
            if not hasattr(owner, name):
                return web.json_response({"unknown": name}, status=400)
            setattr(owner, name, value)
        return web.json_response({})

    async def other_call(self, request: web.Request) -> web.Response:
        """Another program on the account rings somebody."""
        asked, now = await request.json(), self._world.agenda.now()
        leg = Leg(new_sid(), asked["to"], OUR_NUMBER, "outbound-api", "other", now, OTHERS_TWIML)
        return web.json_response({"sid": self._world.exchange.place(leg).sid})

    async def incoming(self, request: web.Request) -> web.Response:
        """A customer rings our number."""
        asked = await request.json()
        leg = self._world.exchange.comes_in(asked["from"], OUR_NUMBER, asked["voice_url"])
        return web.json_response({"sid": leg.sid})

    async def end_leg(self, request: web.Request) -> web.Response:
        """Whoever is at the other end hangs up; without a sid everybody does."""
        asked = await request.json()
        legs = [
            leg
            for leg in self._world.book.legs.values()
            if leg.alive and leg.sid == asked.get("sid", leg.sid)
        ]
        for leg in legs:
            status = "completed" if leg.answered_at else "no-answer"
            self._world.exchange.over(leg, status, "customer", self._world.agenda.now())
        return web.json_response({"ended": len(legs)})


async def _serve() -> None:
    world = StandIn()
    await world.open()
    runner = web.AppRunner(Control(world).application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    control = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    print(json.dumps(world.facts | {"control": control}), flush=True)
    loop = asyncio.get_running_loop()
    running = loop.create_task(world.agenda.run())
    await asyncio.to_thread(sys.stdin.buffer.read)  # whoever started it is gone, or wants it to end
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await runner.cleanup()
    await world.close()


if __name__ == "__main__":
    asyncio.run(_serve())
