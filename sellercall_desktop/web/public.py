"""Listener A, the only one a tunnel may point to: signed provider webhooks and a health nonce.

Behind a tunnel every request comes from this machine, so only signatures are believed.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.engine import Connect
from sellercall_desktop.core.ports import Secret
from sellercall_desktop.providers.twilio import twiml
from sellercall_desktop.providers.twilio import webhooks as twilio
from sellercall_desktop.providers.ultravox import webhooks as ultravox
from sellercall_desktop.web.bodies import form_fields, read_body
from sellercall_desktop.web.edge import LAST_WORD
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.routing import Endpoint, path_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.engine import Engine
    from sellercall_desktop.core.facts import Report
    from sellercall_desktop.core.ports import Secrets
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.nonce import Nonces

log = logging.getLogger(__name__)
SOURCE = "webhook"


class Webhooks:
    """What the providers call, on one listener."""

    def __init__(
        self,
        *,
        engine: Engine,
        settings: SettingsFile,
        secrets: Secrets,
        nonces: Nonces,
        limits: Limits,
        base_url: Callable[[], str],
    ) -> None:
        """`base_url` is the listener's own address, which signs where no public one is stored."""
        self._engine, self._settings, self._secrets = engine, settings, secrets
        self._nonces, self._limits, self._base_url = nonces, limits, base_url

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them."""
        return (
            Endpoint("POST", "/api/inbound", self.inbound),
            Endpoint("POST", "/api/llamada/AfterDial", self.after_dial),
            Endpoint("POST", "/webhooks/twilio/status", self.twilio_status),
            Endpoint("POST", "/webhooks/ultravox", self.ultravox_event),
            Endpoint("GET", "/healthz", self.health),
        )

    async def inbound(self, request: web.Request) -> web.Response:
        """A customer rings: TwiML that joins the AI, or an apology. Always TwiML once it is genuine."""
        form = await self._twilio_form(request)
        language = self._settings.value.ultravox.language_hint
        request[LAST_WORD] = lambda: _xml(twiml.apology(language))
        async with asyncio.timeout(self._limits.answer_s):
            answer = await self._engine.answer(twilio.incoming_call(form))
        if isinstance(answer, Connect):
            return _xml(twiml.connect(answer.join_url, after_dial=self._recordings()))
        return _xml(twiml.apology(answer.language))

    async def after_dial(self, request: web.Request) -> web.Response:
        """The AI has left the line: the configured recordings, then the end."""
        await self._twilio_form(request)
        first, goodbye = self._recordings()
        return _xml(twiml.after_dial(first, goodbye))

    async def twilio_status(self, request: web.Request) -> web.Response:
        """The carrier tells how a leg fares."""
        form = await self._twilio_form(request)
        await self._take(twilio.status_report(form, request.query.get("call_id")))
        return web.Response(status=204)

    async def ultravox_event(self, request: web.Request) -> web.Response:
        """The voice AI tells how a conversation fares."""
        body = await read_body(request, self._limits.body_read_s)
        secret = await self._secrets.get(Secret.ULTRAVOX_WEBHOOK_SECRET)
        timestamp = request.headers.get(ultravox.TIMESTAMP_HEADER, "")
        signatures = request.headers.get(ultravox.SIGNATURE_HEADER, "")
        if not secret or not ultravox.verify((secret,), body, timestamp, signatures, utc_now()):
            _refuse(request, configured=bool(secret), signed=bool(signatures))
        await self._take(ultravox.report_of(body))
        return web.Response(status=204)

    async def health(self, request: web.Request) -> web.Response:
        """Sends a nonce back if it is ours: a probe through the tunnel proves that it ends here."""
        nonce = request.query.get("nonce", "")
        if nonce and self._nonces.known(nonce):
            return web.json_response({"status": "ok", "nonce": nonce})
        return web.json_response({"status": "ok"})

    def _recordings(self) -> tuple[str, str]:
        call = self._settings.value.call
        return call.after_dial_audio_url, call.after_dial_goodbye_url

    async def _take(self, report: Report) -> None:
        if await self._engine.handle(report, SOURCE) is None:
            log.debug("webhook.unknown_call", extra={"facts": len(report.facts)})

    async def _twilio_form(self, request: web.Request) -> dict[str, str]:
        """The fields of a genuine Twilio request.

        The signed address is the stored one, never rebuilt from Host or X-Forwarded headers.
        """
        body = await read_body(request, self._limits.body_read_s)
        fields = form_fields(request, body)
        base = self._settings.value.web.public_url or self._base_url()
        url = base.rstrip("/") + request.raw_path
        token = await self._secrets.get(Secret.TWILIO_AUTH_TOKEN)
        signature = request.headers.get(twilio.SIGNATURE_HEADER, "")
        signing = request.headers.get(twilio.SETTINGS_HEADER)
        genuine = bool(token) and twilio.verify(
            (token or "",), url, fields, signature, settings_header=signing
        )
        if not genuine:
            _refuse(request, configured=bool(token), signed=bool(signature))
        return dict(fields)


def _refuse(request: web.Request, *, configured: bool, signed: bool) -> None:
    """Log why, without a number or a secret, and refuse."""
    reason = "no_secret_configured" if not configured else "wrong" if signed else "missing"
    log.warning("webhook.signature_refused", extra={"route": path_of(request), "reason": reason})
    raise ProblemError(403, "signature_refused")


def _xml(document: str) -> web.Response:
    return web.Response(text=document, content_type="text/xml", charset="utf-8")
