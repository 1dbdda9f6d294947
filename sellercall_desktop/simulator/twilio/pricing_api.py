"""Twilio's Pricing API v2 over HTTP: what a minute to or from a number costs."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sellercall_desktop.simulator.twilio.errors import RefusedError
from sellercall_desktop.simulator.twilio.resources import PRICE_PER_MINUTE

PRICING = "/v2/Voice/Numbers/"
_INBOUND = "0.0085"


class PricingApi:
    """GET /v2/Voice/Numbers/{DestinationNumber}."""

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [web.get(PRICING + "{number}", self.number)]

    async def number(self, request: web.Request) -> web.Response:
        """The prices of one number. Raises `RefusedError`."""
        number = request.match_info["number"]
        if not number.startswith("+") or not number[1:].isdigit():
            raise RefusedError(20404, request.path)
        price = f"{PRICE_PER_MINUTE:.4f}"
        outbound: list[dict[str, Any]] = [
            {"base_price": "0.0900", "current_price": "0.0900", "origination_prefixes": ["44"]},
            {"base_price": price, "current_price": price, "origination_prefixes": ["ALL"]},
        ]
        body = {
            "country": "Colombia",
            "destination_number": number,
            "inbound_call_price": {
                "base_price": _INBOUND,
                "current_price": _INBOUND,
                "number_type": "local",
            },
            "iso_country": "CO",
            "origination_number": request.query.get("OriginationNumber"),
            "outbound_call_prices": outbound,
            "price_unit": "USD",
            "url": f"https://pricing.twilio.com{request.path_qs}",
        }
        return web.json_response(body)
