"""The web server: two listeners with their own route tables, started and stopped together."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self

from aiohttp import web

from sellercall_desktop.core.audit_signing import SignedTrail
from sellercall_desktop.core.calls.receipts import Receipts
from sellercall_desktop.core.prompts.misgivings import Misgivings
from sellercall_desktop.core.prompts.pinned import AcceptedWordings, PinnedSettings
from sellercall_desktop.core.secrets import SecretChanged
from sellercall_desktop.providers.twilio import webhooks as twilio
from sellercall_desktop.providers.ultravox import webhooks as ultravox
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings.watch_rules import accepted_wordings
from sellercall_desktop.settings_file import SettingsChanged
from sellercall_desktop.web.edge import answer_failures, limit_rate, set_safe_headers, write_access_log
from sellercall_desktop.web.hubs.call_feed import CallFeed
from sellercall_desktop.web.hubs.hub import Feed, Hub
from sellercall_desktop.web.hubs.log_feed import LogHubFeed
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.listener import Listener, bind
from sellercall_desktop.web.rates import PeerRates
from sellercall_desktop.web.recording import record_exchanges
from sellercall_desktop.web.rest.acts import BY, ActsApi
from sellercall_desktop.web.rest.campaigns import CampaignsApi
from sellercall_desktop.web.rest.check import CheckApi
from sellercall_desktop.web.rest.contacts import ContactsApi
from sellercall_desktop.web.rest.cors import allow_pages
from sellercall_desktop.web.rest.do_not_call import DoNotCallApi
from sellercall_desktop.web.rest.endpoints import RestApi
from sellercall_desktop.web.rest.exporting import ExportApi
from sellercall_desktop.web.rest.hand_off import HandOffApi
from sellercall_desktop.web.rest.hosts import is_loopback, only_from_here
from sellercall_desktop.web.rest.opt_outs import OptOutApi
from sellercall_desktop.web.rest.persons import PersonsApi
from sellercall_desktop.web.rest.prompts import PromptsApi
from sellercall_desktop.web.rest.registers import RegistersApi
from sellercall_desktop.web.rest.results import ResultsApi
from sellercall_desktop.web.rest.scenarios import ScenariosApi
from sellercall_desktop.web.rest.scheduled import ScheduledApi
from sellercall_desktop.web.rest.version_tests import VersionTestsApi
from sellercall_desktop.web.rest.wrap_up import WrapUpApi
from sellercall_desktop.web.routing import add_endpoints
from sellercall_desktop.web.token import Bearing, TokenRule, rotate_token
from sellercall_desktop.web.webhooks.endpoints import Webhooks
from sellercall_desktop.web.webhooks.hand_off import HandOffWebhooks
from sellercall_desktop.web.webhooks.nonce import Nonces
from sellercall_desktop.web.webhooks.recordings import Recordings
from sellercall_desktop.web.webhooks.refusals import budget_refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.typedefs import Middleware

    from sellercall_desktop.core.audit_trail import AuditTrail
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.calls.meter import CostSoFar
    from sellercall_desktop.core.calls.receipts import ReceiptStore
    from sellercall_desktop.core.campaigns.campaigns import Campaigns
    from sellercall_desktop.core.contacts.habeas_data import HabeasData
    from sellercall_desktop.core.contacts.ports import ContactStore
    from sellercall_desktop.core.exchanges.recorder import ExchangeRecorder
    from sellercall_desktop.core.guard.do_not_call import DoNotCall
    from sellercall_desktop.core.hand_off.hand_offs import HandOffs
    from sellercall_desktop.core.law.light import Lights
    from sellercall_desktop.core.logbook import Logbook
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.workbench import Workbench
    from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.core.steering.opting_out import OptingOut
    from sellercall_desktop.core.steering.steering import Steering
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.web.routing import Endpoint

log = logging.getLogger(__name__)
SIGNATURE_HEADERS = (twilio.SIGNATURE_HEADER, ultravox.SIGNATURE_HEADER)


class WebServer:
    """Listener A (public: signed webhooks) and listener B (local: those, the REST API and the hubs).

    Addresses are read from the settings at `start`; everything else at each request.
    """

    def __init__(
        self,
        engine: Engine,
        calls: CallStore,
        prompts: PromptStore,
        settings: SettingsFile,
        secrets: Secrets,
        *,
        steering: Steering,
        opting_out: OptingOut,
        do_not_call: DoNotCall,
        wrap_ups: WrapUps,
        scheduled: ScheduledCalls,
        hand_offs: HandOffs,
        lights: Lights,
        on_conference_event: Callable[[str], None],
        bus: Bus,
        logbook: Logbook,
        receipts: ReceiptStore,
        recorder: ExchangeRecorder | None = None,
        limits: Limits | None = None,
        cost_of: Callable[[Call], CostSoFar] | None = None,
        audit: AuditTrail | None = None,
        contacts: ContactStore | None = None,
        persons: HabeasData | None = None,
        campaigns: Campaigns | None = None,
        workbench: Workbench | None = None,
    ) -> None:
        """`cost_of`: what a call costs so far. `on_conference_event`: told of a call's id."""
        self._wrap_ups, self._hand_offs, self._lights = wrap_ups, hand_offs, lights
        self._scheduled, self._contacts, self._campaigns = scheduled, contacts, campaigns
        self._workbench, self._opting_out, self._persons = workbench, opting_out, persons
        self._on_conference_event = on_conference_event
        self._engine, self._steering, self._calls, self._prompts = engine, steering, calls, prompts
        self._settings, self._secrets, self._limits = settings, secrets, limits or Limits()
        self._bus, self._logbook, self._recorder, self._cost_of = bus, logbook, recorder, cost_of
        self._receipts, self._do_not_call = Receipts(receipts), do_not_call
        self._audit = SignedTrail(audit, BY)
        self._misgivings = Misgivings(workbench, self._audit) if workbench is not None else None
        self._rule: TokenRule | None = None
        self._hubs: tuple[Hub, ...] = ()
        self._subscriptions: list[Callable[[], None]] = []
        self._public: Listener | None = None
        self._local: Listener | None = None
        self.nonces = Nonces()

    @property
    def public_url(self) -> str:
        """The public listener's own address on this machine; empty while it does not listen."""
        return self._public.url if self._public else ""

    @property
    def local_url(self) -> str:
        """The local listener's address; empty while it does not listen."""
        return self._local.url if self._local else ""

    @property
    def token_required(self) -> bool:
        """Whether the local listener lets nobody in without the token (strict mode)."""
        return self._rule is not None and self._rule.required

    async def rotate_token(self) -> str:
        """A new token for the REST API and the hubs; the old one dies at once, with its connections.

        Raises:
            SecretsUnavailableError: the keyring cannot be written; the old one stays.
        """
        return await rotate_token(self._secrets)

    async def start(self) -> None:
        """Bind both addresses, then serve both.

        Raises:
            StoreError: the receipts of earlier webhooks cannot be read.
            AddressInUseError: a port is taken; it offers a free one. Nothing listens then.
            SettingsError: a host is not an address of this machine. Nothing listens then.
        """
        await self._receipts.load()
        web_settings = self._settings.value.web
        local_port, public_port = web_settings.local_port, web_settings.public_port
        local_socket = await bind(web_settings.local_host, local_port, "web.local_host", public_port)
        try:
            public_socket = await bind(web_settings.public_host, public_port, "web.public_host")
        except BaseException:  # cancelled, too: the port is not kept
            local_socket.close()
            raise
        self._public = Listener(self.public_app(), public_socket, self._limits, SIGNATURE_HEADERS)
        bound = str(local_socket.getsockname()[0])  # a name may stand for any address
        local = self.local_app(web_settings.local_host, on_loopback=is_loopback(bound))
        self._local = Listener(local, local_socket, self._limits)
        self._subscriptions = [
            self._bus.subscribe(SecretChanged, self._on_secret),
            self._bus.subscribe(SettingsChanged, lambda _change: self._send_outdated_away()),
        ]
        try:
            await self._public.start()
            await self._local.start()
        except BaseException:  # as above
            await self.stop()
            raise
        log.info("http.listening", extra={"local": self.local_url, "public": self.public_url})

    async def stop(self) -> None:
        """Stop serving: no new connections, requests under way may end, then all is closed."""
        for end in self._subscriptions:
            end()
        self._subscriptions = []
        stopping, self._public, self._local = (self._public, self._local), None, None
        for listener in stopping:
            if listener is not None:
                await listener.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.stop()

    def public_app(self) -> web.Application:
        """The public route table."""
        app = web.Application(
            middlewares=[write_access_log, *self._recording(), answer_failures, self._budget_refusals()],
            client_max_size=self._limits.public_body_bytes,
        )
        app.on_response_prepare.append(set_safe_headers)
        add_endpoints(app, self._webhook_endpoints(lambda: self.public_url))
        return app

    def local_app(self, host: str, *, on_loopback: bool) -> web.Application:
        """The local route table, for a listener on `host`, which may or may not be this computer's alone."""
        allowed = lambda: self._settings.value.web.allowed_origins  # noqa: E731 - it is read at each request
        self._rule = rule = TokenRule(self._settings, self._secrets, on_loopback=on_loopback)
        app = web.Application(
            middlewares=[
                write_access_log,
                *self._recording(),
                answer_failures,
                self._budget_refusals(gate=False),
                only_from_here(host, allowed),  # first: a foreign page must not use up what programs may ask
                limit_rate(self._rates(), rule, self._limits.refusal_wait_s),
            ],
            client_max_size=self._limits.local_body_bytes,
        )
        app.on_response_prepare.append(set_safe_headers)
        app.on_response_prepare.append(allow_pages(allowed))
        acts = ActsApi(
            steering=self._steering,
            calls=self._calls,
            rule=rule,
            limits=self._limits,
            accepted=_accepted(self._prompts, self._settings),
            cost_of=self._cost_of,
        )
        endpoints = [
            *self._webhook_endpoints(lambda: self.local_url),
            *RestApi(
                engine=self._engine, calls=self._calls, prompts=self._prompts, rule=rule, limits=self._limits
            ).endpoints(),
            *PromptsApi(
                *(self._engine, self._prompts, self._bus, rule, self._limits),
                campaigns=self._campaigns,
                misgivings=self._misgivings,
            ).endpoints(),
            *acts.endpoints(),
            *DoNotCallApi(
                *(self._do_not_call, self._audit), region=self._region, rule=rule, limits=self._limits
            ).endpoints(),
            *RegistersApi(
                self._lights, self._do_not_call, self._audit.trail, rule=rule, limits=self._limits
            ).endpoints(),
            *_of_one_call(
                *(self._wrap_ups, self._opting_out, self._hand_offs), (self._calls, rule, self._limits)
            ),
            *self._scheduled_api(rule).endpoints(),
            *CheckApi(lights=self._lights, region=self._region, rule=rule).endpoints(),
            *ExportApi(calls=self._calls, audit=self._audit, rule=rule, limits=self._limits).endpoints(),
            *_persons(self._persons, self._contacts, self._region, rule, self._limits),
            *_campaigns(self._campaigns, rule, self._limits),
            *ScenariosApi(self._workbench, self._prompts, rule, self._limits).endpoints(),
        ]
        self._hubs = self._make_hubs(rule)
        for hub in self._hubs:
            endpoints += hub.endpoints()
            app.on_shutdown.append(hub.close)
        add_endpoints(app, endpoints)
        return app

    def _scheduled_api(self, rule: TokenRule) -> ScheduledApi:
        return ScheduledApi(scheduled=self._scheduled, region=self._region, rule=rule, limits=self._limits)

    def _region(self) -> str:
        return self._settings.value.general.default_region

    def _on_secret(self, change: SecretChanged) -> None:
        if change.secret is Secret.WEB_TOKEN and self._rule is not None:
            self._rule.renew()
            self._send_outdated_away()

    def _send_outdated_away(self) -> None:
        for hub in self._hubs:
            hub.send_outdated_away()

    def _budget_refusals(self, *, gate: bool = True) -> Middleware:
        signed, limits = SIGNATURE_HEADERS if gate else None, self._limits
        return budget_refusals(limits.refusals_burst, limits.refusals_per_s, signed, limits.refusal_wait_s)

    def _rates(self) -> dict[Bearing, PeerRates]:
        asks = self._limits.requests_burst, self._limits.requests_per_s
        guesses = self._limits.guesses_burst, self._limits.guesses_per_s
        return {
            Bearing.TOKEN: PeerRates(*asks),
            Bearing.NOTHING: PeerRates(*asks),
            Bearing.WRONG: PeerRates(*guesses),
        }

    def _recording(self) -> list[Middleware]:
        return [] if self._recorder is None else [record_exchanges(self._recorder)]

    def _make_hubs(self, rule: TokenRule) -> tuple[Hub, ...]:
        rates = PeerRates(self._limits.hub_arrivals_burst, self._limits.hub_arrivals_per_s)
        lines, calls = LogHubFeed(self._logbook), CallFeed(self._engine, self._bus)
        feeds: dict[str, Feed] = {"/loghub": lines, "/callhub": calls}
        return tuple(Hub(path, feed, rule, rates, self._limits) for path, feed in feeds.items())

    def _webhook_endpoints(self, base_url: Callable[[], str]) -> tuple[Endpoint, ...]:
        webhooks = Webhooks(
            engine=self._engine,
            settings=self._settings,
            secrets=self._secrets,
            nonces=self.nonces,
            receipts=self._receipts,
            limits=self._limits,
            base_url=base_url,
            recordings=Recordings(self._calls, self._prompts, self._settings),
        )
        of_hand_offs = HandOffWebhooks(
            webhooks,
            hand_offs=self._hand_offs,
            calls=self._calls,
            on_conference_event=self._on_conference_event,
            public_url=lambda: self._settings.value.web.public_url,
        )
        return (*webhooks.endpoints(), *of_hand_offs.endpoints())


def _accepted(prompts: PromptStore, settings: SettingsFile) -> AcceptedWordings:
    return AcceptedWordings(
        PinnedSettings(prompts),
        lambda language: accepted_wordings(settings.value, language),
        lambda: settings.value.ultravox.language_hint,
    )


def _of_one_call(
    wrap_ups: WrapUps,
    opting_out: OptingOut,
    hand_offs: HandOffs,
    behind: tuple[CallStore, TokenRule, Limits],
) -> tuple[Endpoint, ...]:
    calls, rule, limits = behind
    return (
        *WrapUpApi(wrap_ups=wrap_ups, calls=calls, rule=rule, limits=limits).endpoints(),
        *OptOutApi(opting_out=opting_out, calls=calls, rule=rule, limits=limits).endpoints(),
        *HandOffApi(hand_offs=hand_offs, calls=calls, rule=rule, limits=limits).endpoints(),
    )


def _persons(
    persons: HabeasData | None,
    contacts: ContactStore | None,
    region: Callable[[], str],
    rule: TokenRule,
    limits: Limits,
) -> tuple[Endpoint, ...]:
    return (
        *ContactsApi(contacts=contacts, rule=rule).endpoints(),
        *PersonsApi(persons, region=region, rule=rule, limits=limits).endpoints(),
    )


def _campaigns(campaigns: Campaigns | None, rule: TokenRule, limits: Limits) -> tuple[Endpoint, ...]:
    return (
        *ResultsApi(campaigns=campaigns, rule=rule).endpoints(),
        *CampaignsApi(campaigns=campaigns, rule=rule, limits=limits).endpoints(),
        *VersionTestsApi(campaigns=campaigns, rule=rule, limits=limits).endpoints(),
    )
