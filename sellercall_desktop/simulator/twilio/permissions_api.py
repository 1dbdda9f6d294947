"""Twilio's Voice Dialing Permissions over HTTP, read only: which countries the account may call.

Fields as the SDK reads them (`twilio.rest.voice.v1.dialing_permissions.country`).
"""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web

from sellercall_desktop.simulator.twilio.errors import RefusedError

PERMISSIONS = "/v1/DialingPermissions/Countries/"
CLOSED = frozenset({"CU", "KP"})
"""Countries that the simulated account may not call, until a test says otherwise."""
_DEAR = {"CO": ("+57900", "+57901"), "US": ("+1900",)}  # not open, as in a new account


class PermissionsApi:
    """GET …/Countries/{IsoCode} and its HighRiskSpecialPrefixes."""

    def __init__(self, closed: set[str]) -> None:
        self._closed = closed

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        one = PERMISSIONS + "{country}"
        return [web.get(one, self.country), web.get(one + "/HighRiskSpecialPrefixes", self.prefixes)]

    async def country(self, request: web.Request) -> web.Response:
        """What may be called of a country. Raises `RefusedError`."""
        code = _country(request)
        url = f"https://voice.twilio.com{PERMISSIONS}{code}"
        body: dict[str, Any] = {
            "iso_code": code,
            "name": code,
            "continent": "SOUTH_AMERICA",
            "country_codes": ["+57"],
            "low_risk_numbers_enabled": code not in self._closed,
            "high_risk_special_numbers_enabled": False,
            "high_risk_tollfraud_numbers_enabled": False,
            "url": url,
            "links": {"highrisk_special_prefixes": f"{url}/HighRiskSpecialPrefixes"},
        }
        return web.json_response(body)

    async def prefixes(self, request: web.Request) -> web.Response:
        """The country's dear ranges. Raises `RefusedError`."""
        found = [{"prefix": prefix} for prefix in _DEAR.get(_country(request), ())]
        url = f"https://voice.twilio.com{request.path_qs}"
        meta = {
            "page": 0,
            "page_size": 50,
            "first_page_url": url,
            "previous_page_url": None,
            "next_page_url": None,
            "url": url,
            "key": "content",
        }
        return web.json_response({"content": found, "meta": meta})


def _country(request: web.Request) -> str:
    code = request.match_info["country"]
    if not re.fullmatch("[A-Z]{2}", code):
        raise RefusedError(20404, request.path)
    return code
