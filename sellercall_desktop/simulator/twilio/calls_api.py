"""The Calls resource over HTTP: create, list, fetch, update, delete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.simulator.customers import Customer, behaviour_of
from sellercall_desktop.simulator.twilio.errors import RefusedError
from sellercall_desktop.simulator.twilio.numbers_api import is_address
from sellercall_desktop.simulator.twilio.paging import page_of
from sellercall_desktop.simulator.twilio.resources import (
    API,
    Detection,
    Leg,
    Source,
    StatusWish,
    leg_json,
)
from sellercall_desktop.simulator.twilio.selection import selected

if TYPE_CHECKING:
    from multidict import MultiMapping

    from sellercall_desktop.simulator.twilio.exchange import Exchange
    from sellercall_desktop.simulator.twilio.resources import Number
    from sellercall_desktop.simulator.twilio.switchboard import Switchboard

E164 = re.compile(r"\+[1-9]\d{7,14}")
EVENTS = frozenset({"initiated", "ringing", "answered", "completed"})
MAX_TWIML = 4000
MAX_TIMEOUT_S = 600


class CallsApi:
    """Handlers of ``/Accounts/{sid}/Calls…``."""

    def __init__(self, exchange: Exchange, switchboard: Switchboard, numbers: list[Number]) -> None:
        self._exchange, self._switchboard = exchange, switchboard
        self._numbers = numbers
        self.forms: dict[str, dict[str, list[str]]] = {}  # what each created call was asked with

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        base = API + "/Accounts/{account}/Calls"
        return [
            web.post(base + ".json", self.create),
            web.get(base + ".json", self.list),
            web.get(base + "/{sid}.json", self.fetch),
            web.post(base + "/{sid}.json", self.update),
            web.delete(base + "/{sid}.json", self.delete),
        ]

    async def create(self, request: web.Request) -> web.Response:
        """POST Calls.json: 201 and a queued call."""
        form = await request.post()
        fields = {key: [str(value) for value in form.getall(key)] for key in form}
        one = {key: values[-1] for key, values in fields.items()}
        leg = self._leg(one, self._status_wish(one, fields.get("StatusCallbackEvent")))
        self.forms[leg.sid] = fields
        self._switchboard.place(leg)
        if leg.status_wish.url and not leg.status_wish.events:
            self._exchange.stage.alert(
                21626, leg.sid, "invalid StatusCallbackEvent: no callbacks will be sent"
            )
        return web.json_response(leg_json(leg, self._exchange.account.sid), status=201)

    def _leg(self, form: dict[str, str], wish: StatusWish) -> Leg:
        to, from_ = form.get("To", ""), form.get("From", "")
        if not to:
            raise RefusedError(21201)
        if not from_:
            raise RefusedError(21213)
        if E164.fullmatch(to) is None and not to.startswith(("sip:", "sips:", "client:")):
            raise RefusedError(21211, to)
        if E164.fullmatch(from_) is None:
            raise RefusedError(21212, from_)
        number = next((each for each in self._numbers if each.phone_number == from_), None)
        if number is None:
            raise RefusedError(21210, from_)
        account, behaviour = self._exchange.account, behaviour_of(to)
        if account.type == "Trial" and to not in account.verified:
            raise RefusedError(21219, to)
        if behaviour.twilio_code is not None:
            raise RefusedError(behaviour.twilio_code, to)
        leg = Leg(
            to=to,
            from_=from_,
            direction="outbound-api",
            source=_source(form),
            status_wish=wish,
            timeout_s=_timeout(form.get("Timeout", "60")),
            detection=_detection(form),
            number_sid=number.sid,
        )
        clock = self._exchange.stage.clock
        leg.customer = Customer(to, behaviour, lambda: self._exchange.finish(leg, "completed"), clock)
        return leg

    @staticmethod
    def _status_wish(form: dict[str, str], events: list[str] | None) -> StatusWish:
        url = form.get("StatusCallback", "")
        if url and not is_address(url):
            raise RefusedError(21609, url)
        wanted = frozenset(events or ["completed"])
        return StatusWish(
            url, form.get("StatusCallbackMethod", "POST"), wanted if wanted <= EVENTS else frozenset()
        )

    async def list(self, request: web.Request) -> web.Response:
        """GET Calls.json with its filters, newest first. Raises `RefusedError`."""
        try:
            legs = selected(self._exchange.legs.values(), request.query)
        except ValueError as error:
            raise RefusedError(20001, str(error)) from error
        sid = self._exchange.account.sid
        return web.json_response(page_of(request, "calls", [leg_json(leg, sid) for leg in legs]))

    async def fetch(self, request: web.Request) -> web.Response:
        """GET Calls/{Sid}.json."""
        return web.json_response(leg_json(self._known(request), self._exchange.account.sid))

    async def update(self, request: web.Request) -> web.Response:
        """POST Calls/{Sid}.json: hang up, cancel, or go on otherwise. Raises `RefusedError`."""
        leg, form = self._known(request), await request.post()
        status = str(form.get("Status", ""))
        if leg.over:
            raise RefusedError(21220)
        if status == "completed":
            self._exchange.hang_up(leg)
        elif status == "canceled":
            if leg.answered is None and leg.status != "in-progress":
                self._exchange.finish(leg, "canceled")
        elif form.get("Url") or form.get("Twiml"):
            if leg.status != "in-progress":
                raise RefusedError(21220)
            self._switchboard.redirect(leg, _source({key: str(form[key]) for key in form}))
        elif status:
            raise RefusedError(21220)
        return web.json_response(leg_json(leg, self._exchange.account.sid))

    async def delete(self, request: web.Request) -> web.Response:
        """DELETE Calls/{Sid}.json: only a call that has ended. Raises `RefusedError`."""
        leg = self._known(request)
        if not leg.over:
            raise RefusedError(21220)
        del self._exchange.legs[leg.sid]
        return web.Response(status=204)

    def _known(self, request: web.Request) -> Leg:
        leg = self._exchange.legs.get(request.match_info["sid"])
        if leg is None:
            raise RefusedError(20404, request.path)
        return leg


def _timeout(text: str) -> int:
    if not text.isdigit():
        raise RefusedError(20001, "Timeout")
    return min(int(text), MAX_TIMEOUT_S)


def _detection(form: dict[str, str]) -> Detection | None:
    manner, url = form.get("MachineDetection", ""), form.get("AsyncAmdStatusCallback", "")
    if manner not in {"", "Enable", "DetectMessageEnd"}:
        raise RefusedError(21234)
    if url and not is_address(url):
        raise RefusedError(21609, url)
    if not manner or form.get("SendDigits"):
        return None
    background, method = form.get("AsyncAmd") == "true", form.get("AsyncAmdStatusCallbackMethod", "POST")
    return Detection(background, manner == "DetectMessageEnd", url, method)


def _source(form: MultiMapping[str] | dict[str, str]) -> Source:
    url, twiml = form.get("Url", ""), form.get("Twiml", "")
    if url:
        if not is_address(url):
            raise RefusedError(21205, url)
        return Source(
            url=url,
            method=form.get("Method", "POST"),
            fallback_url=form.get("FallbackUrl", ""),
            fallback_method=form.get("FallbackMethod", "POST"),
        )
    if not twiml:
        raise RefusedError(21205)
    if len(twiml) > MAX_TWIML:
        raise RefusedError(32018)
    return Source(twiml=twiml)
