"""``GET /api/check``: the light before a call as data, for programs on this computer. It dials nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from aiohttp import web

from sellercall_desktop.core.phone.reading import parse
from sellercall_desktop.core.phone.zones import clocks_of
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint
from sellercall_desktop.words.light import light_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.law.light import Light, Lights
    from sellercall_desktop.web.token import TokenRule


_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class ReasonShown(msgspec.Struct, frozen=True, rename="camel"):
    """One thing that was looked at. `until`: when it stops being so by itself.

    `call`: our id of the call that it rests on; empty: none.
    """

    rule: str
    code: str
    verdict: str
    source: str
    text: str
    until: datetime | None
    may_override: bool
    call: str = ""


class LightShown(msgspec.Struct, frozen=True, rename="camel"):
    """The light. `local_times`: what the clock of each of `zones` shows at `at`."""

    verdict: str
    number: str
    at: datetime
    zones: tuple[str, ...]
    local_times: dict[str, datetime]
    reasons: tuple[ReasonShown, ...]
    next_allowed: datetime | None
    may_override: bool


class CheckApi:
    """The question, behind `rule`."""

    def __init__(self, *, lights: Lights, region: Callable[[], str], rule: TokenRule) -> None:
        """`region`: of numbers without a country code."""
        self._lights, self._region, self._rule = lights, region, rule

    def endpoints(self) -> tuple[Endpoint, ...]:
        """The one."""
        return (Endpoint("GET", "/api/check", self._rule.guarded(self.check)),)

    async def check(self, request: web.Request) -> web.Response:
        """``?phone=…&at=2026-12-01T15:30:00-05:00``; without `at` it is of now.

        Raises:
            ProblemError: 400 no number, or a time without its offset.
            InvalidNumberError: it is no number.
            StoreError: the history cannot be read.
        """
        if not (phone := request.query.get("phone", "").strip()):
            raise ProblemError(400, "missing_field", values={"field": "phone"})
        number, at = parse(phone, self._region()), _moment(request)
        light = await self._lights.light(number, at)
        language = preferred_language(request.headers.get("Accept-Language", ""))
        return web.Response(
            body=msgspec.json.encode(shown(light, language)),
            content_type="application/json",
            headers={"Content-Language": language},
        )


def shown(light: Light, language: str) -> LightShown:
    """The light as data, its sentences in ``"es"`` or ``"en"``."""
    reasons = tuple(
        ReasonShown(
            rule=reason.rule,
            code=reason.code.value,
            verdict=reason.verdict.name.lower(),
            source=reason.source,
            text=light_sentence(reason, language).plain,
            until=reason.until,
            may_override=reason.may_override,
            call=reason.values.get("call", ""),
        )
        for reason in light.reasons
    )
    return LightShown(
        verdict=light.verdict.name.lower(),
        number=light.number.e164,
        at=light.at,
        zones=light.zones,
        local_times={zone: light.at.astimezone(each) for zone in light.zones for each in clocks_of((zone,))},
        reasons=reasons,
        next_allowed=light.next_allowed,
        may_override=light.may_override,
    )


def _moment(request: web.Request) -> datetime | None:
    """An offset whose + came as a blank, as in an address that was not escaped, is still read."""
    if not (text := request.query.get("at", "").strip()):
        return None
    try:
        at = datetime.fromisoformat(text.replace(" ", "+") if "T" in text.upper() else text)
    except ValueError as error:
        raise ProblemError(400, "wrong_time", values={"field": "at"}) from error
    if at.tzinfo is None or not _FIRST_YEAR <= at.year < _LAST_YEAR:
        raise ProblemError(400, "wrong_time", values={"field": "at"})
    return at
