"""The fake outside world: Twilio and Ultravox on two loopback ports, and the customers between them."""

from __future__ import annotations

import asyncio
import secrets
from random import Random
from typing import TYPE_CHECKING, Any, Self, TypeVar

from aiohttp import web

from sellercall_desktop.simulator.clock import Clock, now
from sellercall_desktop.simulator.customers import Customer, behaviour_named, behaviour_of
from sellercall_desktop.simulator.faults import Faults
from sellercall_desktop.simulator.stage import RecordedRequest, Stage
from sellercall_desktop.simulator.twilio import api as twilio_api
from sellercall_desktop.simulator.twilio.calls_api import CallsApi as TwilioCallsApi
from sellercall_desktop.simulator.twilio.conferences_api import ConferencesApi
from sellercall_desktop.simulator.twilio.exchange import Exchange
from sellercall_desktop.simulator.twilio.notifications_api import NotificationsApi
from sellercall_desktop.simulator.twilio.numbers_api import NumbersApi, source_of
from sellercall_desktop.simulator.twilio.permissions_api import CLOSED, PermissionsApi
from sellercall_desktop.simulator.twilio.pricing_api import PricingApi
from sellercall_desktop.simulator.twilio.resources import Account, Leg, Number, StatusWish
from sellercall_desktop.simulator.twilio.switchboard import Switchboard
from sellercall_desktop.simulator.twilio.webhooks import Webhooks
from sellercall_desktop.simulator.ultravox import api as ultravox_api
from sellercall_desktop.simulator.ultravox.calls_api import CallsApi as UltravoxCallsApi
from sellercall_desktop.simulator.ultravox.hooks import Hooks
from sellercall_desktop.simulator.ultravox.telephony import Telephony
from sellercall_desktop.simulator.ultravox.text_medium import TextMedium
from sellercall_desktop.simulator.ultravox.voice import VoiceServer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from aiohttp.typedefs import Handler, Middleware

    from sellercall_desktop.simulator.hearing import Hearing
    from sellercall_desktop.simulator.stage import Alert, Delivery, Limits
    from sellercall_desktop.simulator.twilio.conferences import Conference
    from sellercall_desktop.simulator.ultravox.resources import VoiceCall

T = TypeVar("T")
OUR_NUMBER = "+576017654321"
SHUTDOWN_S = 0.5
_STEPS_OF_ACCEPTING = 4  # of asyncio: a socket is ready, a task is made, a transport, that tells the protocol


class Simulator:
    """Starts on ``async with``, stops cleanly on exit. Several may run side by side.

    `speed` makes simulated time run faster than real time (1 = real time). `middlewares` see every API
    request and the answer the providers' own code would give (faults strike outside of them).
    """

    def __init__(
        self,
        *,
        speed: float = 1.0,
        seed: int = 0,
        host: str = "127.0.0.1",
        twilio_port: int = 0,
        ultravox_port: int = 0,
        middlewares: Sequence[Middleware] = (),
    ) -> None:
        self._host = host
        self._ports = {"twilio": twilio_port, "ultravox": ultravox_port}
        self._middlewares = tuple(middlewares)
        self._runners: list[web.AppRunner] = []
        self.stage = Stage(Clock(speed), Random(seed))  # noqa: S311 - chooses scripts, no secrets
        self.account = Account()
        self.api_key = f"{secrets.token_hex(4)}.{secrets.token_hex(16)}"
        self.webhook_secret = secrets.token_hex(16)
        self.twilio_url = ""
        self.ultravox_url = ""
        self.faults = Faults(self.stage)
        self._number = Number(OUR_NUMBER)
        self.numbers = [self._number]
        """The account's telephone numbers; the first is `phone_number`. `settings` is what Twilio shows."""
        self.closed_countries = set(CLOSED)
        """Those that the account's dialing permissions do not open (ISO 3166)."""
        self._hooks = Hooks(self.stage, self.webhook_secret)
        self._voice = VoiceServer(self.stage, self._hooks)
        self._webhooks = Webhooks(self.stage, self.account)
        self._exchange = Exchange(self.stage, self.account, self._webhooks, self._voice)
        self._switchboard = Switchboard(self._exchange)
        self._twilio_calls = TwilioCallsApi(self._exchange, self._switchboard, self.numbers)
        self._ultravox_calls = UltravoxCallsApi(self.stage, self._voice)

    # --- start and stop ----------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        control = twilio_api.ControlApi(self._exchange, self._ring_in, self.faults)
        account = [
            *twilio_api.AccountApi(self.account).routes(),
            *NumbersApi(self.account, self.numbers).routes(),
            *NotificationsApi(self._exchange).routes(),
            *PricingApi().routes(),
            *PermissionsApi(self.closed_countries).routes(),
            *ConferencesApi(self._exchange).routes(),
        ]
        routes = [*self._twilio_calls.routes(), *account, *control.routes()]
        try:
            self.twilio_url = await self._serve("twilio", routes, twilio_api.doorkeeper(self.account))
            mine = ultravox_api.AccountApi(self.stage, self._voice, self._hooks)
            telephony = Telephony(self.stage, self._voice, self._who_is_on)
            in_text = TextMedium(self.stage, self._voice)
            routes = [*self._ultravox_calls.routes(), *mine.routes(), *telephony.routes(), *in_text.routes()]
            self.ultravox_url = await self._serve("ultravox", routes, ultravox_api.doorkeeper(self.api_key))
        except OSError:
            await self._stop()
            raise
        self._voice.authority = self.ultravox_url.removeprefix("http://")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def _serve(self, side: str, routes: list[web.RouteDef], doorkeeper: Middleware) -> str:
        application = web.Application(middlewares=[self._recorder(side), *self._middlewares, doorkeeper])
        application.add_routes(routes)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=SHUTDOWN_S)
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, self._host, self._ports[side]).start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _stop(self) -> None:
        await self.stage.hush()
        for _ in range(_STEPS_OF_ACCEPTING):
            await asyncio.sleep(0)  # closed between two of them, a connection would stay open
        for runner in self._runners:
            await runner.cleanup()  # a socket that closes ends its call, which has things to say
        self._runners.clear()
        await self.stage.close()

    def _recorder(self, side: str) -> Middleware:
        @web.middleware
        async def record(request: web.Request, handler: Handler) -> web.StreamResponse:
            is_api = not request.path.startswith("/simulator/")
            body = await request.text() if request.can_read_body else ""
            entry = RecordedRequest(side, request.method, request.path, request.query_string, now(), body)
            if is_api:
                self.stage.requests.append(entry)
                self.stage.changes.notify()
                answer = await self.faults.strike(side, request, body, handler)
            else:
                answer = await handler(request)
            entry.status = answer.status
            return answer

        return record

    # --- what a test or a demo asks ----------------------------------------------------------

    @property
    def account_sid(self) -> str:
        """Twilio account SID."""
        return self.account.sid

    @property
    def auth_token(self) -> str:
        """Twilio auth token: the password of the API and the key of webhook signatures."""
        return self.account.auth_token

    @property
    def phone_number(self) -> str:
        """Our number at Twilio."""
        return self._number.phone_number

    @property
    def requests(self) -> list[RecordedRequest]:
        """Every HTTP request received, in order."""
        return self.stage.requests

    @property
    def deliveries(self) -> list[Delivery]:
        """Every webhook sent, in order."""
        return self.stage.deliveries

    @property
    def alerts(self) -> list[Alert]:
        """Twilio's debugger."""
        return self.stage.alerts

    @property
    def application_errors(self) -> list[Alert]:
        """The times a customer heard "an application error has occurred"."""
        return [each for each in self.stage.alerts if each.spoken]

    @property
    def limits(self) -> Limits:
        """Ultravox's limits; none by default."""
        return self.stage.limits

    @property
    def legs(self) -> dict[str, Leg]:
        """Every telephone leg by CallSid."""
        return self._exchange.legs

    @property
    def calls_placed(self) -> list[Leg]:
        """The calls created by POST Calls.json, in order (`to`, `sid`, `source.twiml`, `status` …)."""
        return [leg for leg in self._exchange.legs.values() if leg.direction == "outbound-api"]

    @property
    def voice_calls(self) -> dict[str, VoiceCall]:
        """Every Ultravox call by id."""
        return self._voice.calls

    @property
    def conferences(self) -> list[Conference]:
        """Every conference there was, in order."""
        return list(self._exchange.conferences.rooms.values())

    def record_of(self, number: str) -> Hearing:
        """What whoever has that number heard on the newest leg. Raises `KeyError` where there is none."""
        legs = reversed(self._exchange.legs.values())
        found = next((leg.customer for leg in legs if leg.customer and leg.customer.number == number), None)
        if found is None:
            raise KeyError(number)
        return found.hearing

    def form_of(self, sid: str) -> dict[str, list[str]]:
        """The form a call was created with."""
        return self._twilio_calls.forms[sid]

    def configure_number(self, voice_url: str, status_callback: str = "") -> None:
        """Say where calls to our number are answered, as an update of the number does."""
        self._number.settings |= {"voice_url": voice_url, "status_callback": status_callback}

    def add_number(self, phone_number: str, friendly_name: str, **settings: object) -> Number:
        """One more number of the account; `settings` by the names of the resource (``voice_url`` …)."""
        number = Number(phone_number)
        number.settings |= {"friendly_name": friendly_name, **settings}
        self.numbers.append(number)
        return number

    def release_number(self, number: Number) -> None:
        """The account gives the number up."""
        self.numbers.remove(number)

    @property
    def twiml_bins(self) -> dict[str, str]:
        """TwiML Bins by SID. Their public addresses are answered here; nothing leaves this machine."""
        return self._webhooks.bins

    async def call_in(self, from_number: str, *, to: str | None = None, behaviour: str | None = None) -> str:
        """A customer rings our number; returns the CallSid while Twilio fetches the voice URL."""
        return await self._ring_in(from_number, to, behaviour)

    async def wait_for(self, predicate: Callable[[], T], timeout_s: float = 90.0) -> T:
        """The predicate's first true value, tried after every change; `TimeoutError` after real seconds."""
        return await self.stage.changes.wait_for(predicate, timeout_s)

    # --- between the two providers -----------------------------------------------------------

    async def _ring_in(self, from_number: str, to: str | None, behaviour: str | None) -> str:
        number = next((n for n in self.numbers if to in {None, n.phone_number}), None)
        if number is None:
            raise ValueError(f"{to} is not our number")
        manner = behaviour_named(behaviour) if behaviour is not None else behaviour_of(from_number)
        settings: dict[str, Any] = number.settings
        leg = Leg(
            to=number.phone_number,
            from_=from_number,
            direction="inbound",
            source=source_of(number),
            status_wish=StatusWish(settings["status_callback"], settings["status_callback_method"]),
            number_sid=number.sid,
        )
        clock = self.stage.clock
        leg.customer = Customer(from_number, manner, lambda: self._exchange.finish(leg, "completed"), clock)
        if manner.agent_status is not None or manner.agent_delay_s:
            self._ultravox_calls.expected.append(manner)
        return self._switchboard.receive(leg).sid

    def _who_is_on(self, call_sid: str) -> Customer | None:
        leg = self._exchange.legs.get(call_sid)
        return leg.customer if leg is not None else None
