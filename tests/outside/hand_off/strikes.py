"""What happens to one request of a hand-off: the program is killed, or the network or a provider fails."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from random import Random

    from aiohttp.typedefs import Handler, Middleware

    from tests.outside.hand_off.desk import Desk

KINDS = ("kill", "lost", "refused", "hang", "network", "provider")
STATUSES = (400, 429, 500, 503)


@dataclass(frozen=True, slots=True)
class Strike:
    """At the nth request. `when`: "before" it is carried out, "after", or after its "answer" has left."""

    kind: str
    at: int
    when: str
    of_looks: bool = False  # requests that only look are counted too
    status: int = 503
    lasts_s: float = 0.0  # network, provider
    wait_s: float = 0.0  # from the answer to the kill

    def __str__(self) -> str:
        lasts = f" for {self.lasts_s:.1f} s" if self.lasts_s else ""
        status = f" {self.status}" if self.kind == "refused" else ""
        return f"{self.kind}{status} {self.when} {'any' if self.of_looks else ''}#{self.at}{lasts}"


def thrown(dice: Random) -> Strike:
    kind = dice.choices(KINDS, (60, 12, 8, 6, 8, 6))[0]
    when = dice.choice(("before", "after", "answer") if kind == "kill" else ("before", "after"))
    of_looks = dice.random() < 0.2
    at = dice.randint(1, 40) if of_looks else dice.choices(range(1, 12), (5, 5, 5, 5, 4, 4, 3, 3, 2, 2, 1))[0]
    lasts_s = dice.uniform(1, 9) if kind in {"network", "provider"} else 0.0
    return Strike(
        *(kind, at, when, of_looks, dice.choice(STATUSES)), lasts_s=lasts_s, wait_s=dice.uniform(0, 0.4)
    )


def again(dice: Random) -> Strike | None:
    """Sometimes the next start is killed too, while it goes on."""
    if dice.random() < 0.65:
        return None
    when = dice.choice(("before", "after", "answer"))
    return Strike("kill", dice.randint(1, 4), when, wait_s=dice.uniform(0, 0.4))


class Line:
    """Between the product and both providers of one simulator. A quiet line until `arm`."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self.strike: Strike | None = None
        self.struck = asyncio.Event()
        self.what = ""
        self.harmed_until = 0.0  # by this machine's monotonic clock: something was not to be had until then
        self._seen = 0
        self._down: tuple[str, float, str] = ("", 0.0, "")  # kind, until, side

    def arm(self, strike: Strike | None) -> None:
        self.strike, self.struck, self._seen, self.what = strike, asyncio.Event(), 0, ""

    def strike_now(self) -> None:
        """The hand-off had fewer requests than that."""
        if self.strike is not None and not self.struck.is_set() and self.desk is not None:
            self.what = "at rest"
            self.struck.set()
            if self.strike.kind == "kill":
                self.desk.kill()
            else:
                self._fail("twilio")

    def middleware(self) -> Middleware:
        """As the simulator takes it."""

        @web.middleware
        async def pass_(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._pass(request, handler)

        return pass_

    async def _pass(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(("/2010-04-01/", "/api/")):
            return await handler(request)
        side = "twilio" if request.path.startswith("/2010") else "ultravox"
        kind, until, down = self._down
        if time.monotonic() < until and down in {"", side}:
            return _cut(request) if kind == "network" else _refused(side, 503)
        strike = self.strike
        counts = strike is not None and (strike.of_looks or request.method != "GET")
        if strike is None or self.struck.is_set() or not counts:
            return await handler(request)
        self._seen += 1
        if self._seen != strike.at:
            return await handler(request)
        self.what = f"{request.method} {'/'.join(request.path.rsplit('/', 2)[-2:])}"
        self.struck.set()
        return await self._struck(strike, side, request, handler)

    async def _struck(
        self, strike: Strike, side: str, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        if strike.kind == "refused":
            return _refused(side, strike.status)
        answer = None if strike.when == "before" else await handler(request)
        if strike.kind == "kill":
            if answer is not None and strike.when == "answer":
                asyncio.get_running_loop().call_later(strike.wait_s, self._kill)
                return answer
            self._kill()
        elif strike.kind in {"network", "provider"}:
            self._fail(side)
        elif strike.kind == "hang":
            while request.transport is not None and not request.transport.is_closing():
                self.harmed_until = time.monotonic() + 1
                await asyncio.sleep(0.2)
        return _cut(request)

    def _kill(self) -> None:
        if self.desk is not None:
            self.desk.kill()

    def _fail(self, side: str) -> None:
        assert self.strike is not None
        lasts_s = self.strike.lasts_s or 2.0
        until = time.monotonic() + lasts_s
        self._down = self.strike.kind, until, side if self.strike.kind == "provider" else ""
        self.harmed_until = until


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=503)  # nobody hears it


def _refused(side: str, status: int) -> web.Response:
    headers = {"Retry-After": "1"} if status == 429 else {}
    if side == "twilio":
        code = {400: 21220, 429: 20429}.get(status, 20500)
        body = {"code": code, "message": "refused for a test", "more_info": "", "status": status}
        return web.json_response(body, status=status, headers=headers)
    return web.json_response({"detail": "refused for a test"}, status=status, headers=headers)
