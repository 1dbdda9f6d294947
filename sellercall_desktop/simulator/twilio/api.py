"""Twilio's HTTP side: who may enter, the account; and the simulator's own control door."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from aiohttp import BasicAuth, hdrs, web

from sellercall_desktop.simulator.twilio.errors import RefusedError, refusal
from sellercall_desktop.simulator.twilio.permissions_api import PERMISSIONS
from sellercall_desktop.simulator.twilio.pricing_api import PRICING
from sellercall_desktop.simulator.twilio.resources import API, account_json, leg_json, new_sid

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.simulator.faults import Faults
    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.resources import Account


def doorkeeper(account: Account) -> Middleware:
    """The middleware that checks credentials, words errors, and adds Twilio's headers."""
    keys = {account.sid: account.auth_token, account.api_key_sid: account.api_key_secret}

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith((API, PRICING, PERMISSIONS)):
            return await handler(request)
        began = time.monotonic()
        answer = await _admit(request, handler)
        answer.headers["Twilio-Request-Id"] = new_sid("RQ")
        answer.headers["Twilio-Request-Duration"] = f"{time.monotonic() - began:.3f}"
        answer.headers["Twilio-Concurrent-Requests"] = "1"
        return answer

    async def _admit(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            who = BasicAuth.decode(request.headers.get(hdrs.AUTHORIZATION, ""))
        except ValueError:
            return refusal(20003)
        if (
            keys.get(who.login) != who.password
            or request.match_info.get("account", account.sid) != account.sid
        ):
            return refusal(20003)
        try:
            return await handler(request)
        except RefusedError as error:
            return refusal(error.code, error.about)
        except web.HTTPNotFound:
            return refusal(20404, request.path)
        except web.HTTPMethodNotAllowed:
            return refusal(20004)

    return middleware


class AccountApi:
    """Handlers of the account and its balance."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        base = API + "/Accounts/{account}"
        return [
            web.get(base + ".json", self.account),
            web.get(base + "/Balance.json", self.balance),
        ]

    async def account(self, _request: web.Request) -> web.Response:
        """GET Accounts/{Sid}.json."""
        return web.json_response(account_json(self._account))

    async def balance(self, _request: web.Request) -> web.Response:
        """GET Balance.json."""
        body = {"account_sid": self._account.sid, "balance": self._account.balance, "currency": "USD"}
        return web.json_response(body)


class ControlApi:
    """``/simulator/…``: for people and scripts that try a client against a simulator of its own process."""

    def __init__(
        self,
        exchange: Exchange,
        ring_in: Callable[[str, str | None, str | None], Awaitable[str]],
        faults: Faults,
    ) -> None:
        self._exchange = exchange
        self._ring_in = ring_in
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [
            web.post("/simulator/incoming", self.incoming),
            web.get("/simulator/calls", self.calls),
            web.get("/simulator/heard", self.heard),
            web.post("/simulator/hang_up", self.hang_up),
            web.post("/simulator/faults", self.faults),
            web.get("/simulator/faults", self.faults_in_force),
            web.delete("/simulator/faults", self.clear_faults),
        ]

    async def incoming(self, request: web.Request) -> web.Response:
        """POST {"from", "to"?, "behaviour"?}: a customer rings; 201 {"sid"}."""
        try:
            order = await request.json()
            sid = await self._ring_in(str(order["from"]), order.get("to"), order.get("behaviour"))
        except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({"sid": sid}, status=201)

    async def calls(self, _request: web.Request) -> web.Response:
        """Every leg there is, what Twilio's debugger holds, and every API request received."""
        sid, stage = self._exchange.account.sid, self._exchange.stage
        body = {
            "calls": [leg_json(leg, sid) for leg in self._exchange.legs.values()],
            "alerts": [asdict(alert) | {"at": alert.at.isoformat()} for alert in stage.alerts],
            "requests": [
                {"side": each.side, "method": each.method, "path": each.path, "status": each.status}
                for each in stage.requests
            ],
        }
        return web.json_response(body)

    async def heard(self, _request: web.Request) -> web.Response:
        """What each one heard, leg by leg: the words, and the record of `Hearing` as [second, what]."""
        heard = [
            {
                "sid": leg.sid,
                "number": leg.customer.number,
                "heard": leg.customer.heard,
                "record": leg.customer.hearing.moments,
            }
            for leg in self._exchange.legs.values()
            if leg.customer is not None
        ]
        return web.json_response({"now_s": self._exchange.stage.clock.elapsed_s(), "legs": heard})

    async def hang_up(self, request: web.Request) -> web.Response:
        """POST {"sid"}: whoever is on that leg hangs up; 204."""
        try:
            leg = self._exchange.legs[(await request.json())["sid"]]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            return web.json_response({"error": str(error)}, status=400)
        if leg.customer is not None:
            leg.customer.hang_up()
        return web.Response(status=204)

    async def faults_in_force(self, _request: web.Request) -> web.Response:
        """Every fault ordered, with how often it has struck."""
        return web.json_response([asdict(each) for each in self._faults.pending])

    async def clear_faults(self, _request: web.Request) -> web.Response:
        """All is well again; 204."""
        self._faults.clear()
        return web.Response(status=204)

    async def faults(self, request: web.Request) -> web.Response:
        """POST an object with `Fault`'s fields; 201."""
        try:
            self._faults.add_from(await request.json())
        except (json.JSONDecodeError, TypeError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({}, status=201)
