"""The real provider clients on the simulator, every API request passing the contract checker."""

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.calls.ports import AgentOrder, CarrierOrder
from sellercall_desktop.core.prompts.settings import FirstSpeaker
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.providers.http import HttpPool
from sellercall_desktop.providers.twilio import twiml
from sellercall_desktop.providers.twilio import webhooks as twilio_webhooks
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.ultravox import webhooks as ultravox_webhooks
from sellercall_desktop.providers.ultravox.client import UltravoxAgent
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.simulator import Simulator

SPEED = 60.0
WEBHOOK_SECRET = "whsec-of-this-test-only"


@dataclass
class World:
    simulator: Simulator
    agent: UltravoxAgent
    carrier: TwilioCarrier
    secrets: SessionSecrets
    checker: object
    http: HttpPool
    settings: SettingsFile
    url: str = ""
    reports: list = field(default_factory=list)
    refused: list = field(default_factory=list)

    async def dial(self, number, call_id="call-1", **more):
        """Both creates of an outgoing call; returns the place and the carrier's id."""
        place = await self.agent.create(agent_order(call_id, events_url=self.url and f"{self.url}/ultravox"))
        status_url = f"{self.url}/status?call_id={call_id}" if self.url else None
        order = CarrierOrder(call_id, number, place.join_url, status_url=status_url, **more)
        return place, (await self.carrier.place(order))[0].carrier_call_id

    async def leg_over(self, sid):
        """Wait until the leg has ended."""
        await self.simulator.wait_for(lambda: self.simulator.legs[sid].over, 20)

    def facts(self, kind):
        """All facts of one class that webhooks brought."""
        return [fact for report in self.reports for fact in report.facts if isinstance(fact, kind)]

    # --- the public listener, as small as it can be ---------------------------------------------

    async def voice(self, request):
        form = await self._twilio_form(request)
        incoming = twilio_webhooks.incoming_call(form)
        order = agent_order(f"in-{incoming.carrier_call_id}", Direction.INBOUND, f"{self.url}/ultravox")
        place = await self.agent.create(order)
        return web.Response(text=twiml.connect(place.join_url), content_type="text/xml")

    async def status(self, request):
        form = await self._twilio_form(request)
        self.reports.append(twilio_webhooks.status_report(form, request.query.get("call_id")))
        return web.Response(status=204)

    async def ultravox(self, request):
        body, headers = await request.read(), request.headers
        stamp = headers.get(ultravox_webhooks.TIMESTAMP_HEADER)
        signatures = headers.get(ultravox_webhooks.SIGNATURE_HEADER)
        if not ultravox_webhooks.verify([WEBHOOK_SECRET], body, stamp, signatures, datetime.now(UTC)):
            self.refused.append(request.path_qs)
            raise web.HTTPForbidden
        self.checker.webhook(body)
        self.reports.append(ultravox_webhooks.report_of(body))
        return web.Response(status=204)

    async def _twilio_form(self, request):
        form = await request.post()
        signature = request.headers.get(twilio_webhooks.SIGNATURE_HEADER)
        if not twilio_webhooks.verify(
            [self.simulator.auth_token], self.url + request.path_qs, form, signature
        ):
            self.refused.append(request.path_qs)
            raise web.HTTPForbidden
        return form


def agent_order(call_id, direction=Direction.OUTBOUND, events_url=None):
    return AgentOrder(
        call_id=call_id,
        direction=direction,
        prompt="Eres Ana, de SellerCall. Vende.",
        language="es-CO",
        first_speaker=FirstSpeaker.CUSTOMER if direction is Direction.OUTBOUND else FirstSpeaker.AGENT,
        join_timeout_s=60.0,
        events_url=events_url or None,
    )


@asynccontextmanager
async def world(checker, *, listening=False, speed=SPEED, **sections):
    """Clients and simulator; `listening` adds a listener for webhooks."""
    async with Simulator(speed=speed, middlewares=[checker.middleware]) as simulator:
        known = {
            Secret.TWILIO_ACCOUNT_SID: simulator.account_sid,
            Secret.TWILIO_AUTH_TOKEN: simulator.auth_token,
            Secret.ULTRAVOX_API_KEY: simulator.api_key,
            Secret.ULTRAVOX_WEBHOOK_SECRET: WEBHOOK_SECRET,
        }
        overrides = {
            "twilio": {"base_url": simulator.twilio_url, "phone_number": simulator.phone_number},
            "ultravox": {"base_url": simulator.ultravox_url},
        }
        settings = SettingsFile(Path("no-such-file.toml"), {}, overrides={**overrides, **sections})
        http, secrets = HttpPool(), SessionSecrets(known)
        agent, carrier = UltravoxAgent(http, settings, secrets), TwilioCarrier(http, settings, secrets)
        here = World(simulator, agent, carrier, secrets, checker, http, settings)
        try:
            if not listening:
                yield here
                return
            app = web.Application()
            app.add_routes(
                [web.post(f"/{name}", getattr(here, name)) for name in ("voice", "status", "ultravox")]
            )
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            here.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            simulator.configure_number(f"{here.url}/voice", f"{here.url}/status")
            try:
                yield here
            finally:
                await runner.cleanup()
        finally:
            await http.aclose()
