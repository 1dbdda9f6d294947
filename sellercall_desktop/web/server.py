"""The web server: two listeners with their own route tables, started and stopped together."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self

from aiohttp import web

from sellercall_desktop.web.call_feed import CallFeed
from sellercall_desktop.web.cors import allow_pages
from sellercall_desktop.web.edge import answer_failures, limit_rate, set_safe_headers, write_access_log
from sellercall_desktop.web.hosts import is_loopback, only_from_here
from sellercall_desktop.web.hub import Feed, Hub
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.listener import Listener, bind
from sellercall_desktop.web.local import RestApi
from sellercall_desktop.web.log_feed import LogFeed
from sellercall_desktop.web.nonce import Nonces
from sellercall_desktop.web.public import Webhooks
from sellercall_desktop.web.rates import PeerRates
from sellercall_desktop.web.routing import add_endpoints
from sellercall_desktop.web.token import TokenRule

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.engine import Engine
    from sellercall_desktop.core.logbook import Logbook
    from sellercall_desktop.core.ports import CallStore, PromptStore, Secrets
    from sellercall_desktop.settings_file import SettingsFile

log = logging.getLogger(__name__)


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
        bus: Bus,
        logbook: Logbook,
        limits: Limits | None = None,
    ) -> None:
        self._engine, self._calls, self._prompts = engine, calls, prompts
        self._settings, self._secrets, self._limits = settings, secrets, limits or Limits()
        self._bus, self._logbook = bus, logbook
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

    async def start(self) -> None:
        """Bind both addresses, then serve both.

        Raises:
            AddressInUseError: a port is taken; it offers a free one. Nothing listens then.
            SettingsError: a host is not an address of this machine. Nothing listens then.
        """
        web_settings = self._settings.value.web
        local_socket = await bind(web_settings.local_host, web_settings.local_port, "web.local_host")
        try:
            public_socket = await bind(web_settings.public_host, web_settings.public_port, "web.public_host")
        except BaseException:
            local_socket.close()
            raise
        self._public = Listener(self.public_app(), public_socket, self._limits)
        self._local = Listener(self.local_app(web_settings.local_host), local_socket, self._limits)
        try:
            await self._public.start()
            await self._local.start()
        except BaseException:
            await self.stop()
            raise
        log.info("http.listening", extra={"local": self.local_url, "public": self.public_url})

    async def stop(self) -> None:
        """Stop serving: no new connections, requests under way may end, then all is closed."""
        public, self._public = self._public, None
        local, self._local = self._local, None
        for listener in (public, local):
            if listener is not None:
                await listener.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def public_app(self) -> web.Application:
        """The public route table."""
        app = web.Application(
            middlewares=[write_access_log, answer_failures], client_max_size=self._limits.public_body_bytes
        )
        app.on_response_prepare.append(set_safe_headers)
        add_endpoints(app, self._webhooks(lambda: self.public_url).endpoints())
        return app

    def local_app(self, host: str) -> web.Application:
        """The local route table, for a listener on `host`."""
        allowed = lambda: self._settings.value.web.allowed_origins  # noqa: E731 - it is read at each request
        rates = PeerRates(self._limits.requests_burst, self._limits.requests_per_s)
        app = web.Application(
            middlewares=[write_access_log, answer_failures, limit_rate(rates), only_from_here(host, allowed)],
            client_max_size=self._limits.local_body_bytes,
        )
        app.on_response_prepare.append(set_safe_headers)
        app.on_response_prepare.append(allow_pages(allowed))
        rule = TokenRule(self._settings, self._secrets, on_loopback=is_loopback(host))
        rest = RestApi(
            engine=self._engine, calls=self._calls, prompts=self._prompts, rule=rule, limits=self._limits
        )
        endpoints = [*self._webhooks(lambda: self.local_url).endpoints(), *rest.endpoints()]
        for hub in self._hubs(rule):
            endpoints += hub.endpoints()
            app.on_shutdown.append(hub.close)
        add_endpoints(app, endpoints)
        return app

    def _hubs(self, rule: TokenRule) -> tuple[Hub, ...]:
        rates = PeerRates(self._limits.hub_arrivals_burst, self._limits.hub_arrivals_per_s)
        feeds: dict[str, Feed] = {
            "/loghub": LogFeed(self._logbook),
            "/callhub": CallFeed(self._engine, self._bus),
        }
        return tuple(Hub(path, feed, rule, rates, self._limits) for path, feed in feeds.items())

    def _webhooks(self, base_url: Callable[[], str]) -> Webhooks:
        return Webhooks(
            engine=self._engine,
            settings=self._settings,
            secrets=self._secrets,
            nonces=self.nonces,
            limits=self._limits,
            base_url=base_url,
        )
