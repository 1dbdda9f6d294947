"""Listener A, the only one a tunnel may point to: signed provider webhooks and a health nonce.

Behind a tunnel every request comes from this machine, so only signatures are believed.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from aiohttp import web

from sellercall_desktop.core.calls.engine import Connect
from sellercall_desktop.core.calls.facts import CallKey
from sellercall_desktop.core.calls.receipts import Receipts, receipt_key
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.providers.twilio import twiml
from sellercall_desktop.providers.twilio import webhooks as twilio
from sellercall_desktop.providers.ultravox import webhooks as ultravox
from sellercall_desktop.settings import webhook_paths as paths
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.web.bodies import JSON, form_fields, json_fields, read_body
from sellercall_desktop.web.edge import LAST_WORD
from sellercall_desktop.web.recording import GENUINE, Genuine
from sellercall_desktop.web.routing import Endpoint
from sellercall_desktop.web.webhooks.refusals import SignatureRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.calls.facts import FactReport
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.web.limits import Limits
    from sellercall_desktop.web.webhooks.nonce import Nonces
    from sellercall_desktop.web.webhooks.recordings import Recordings

log = logging.getLogger(__name__)
SOURCE = "webhook"
TWILIO_KEYS = (Secret.TWILIO_AUTH_TOKEN, Secret.TWILIO_SECONDARY_TOKEN)
TWILIO_SHARED_KEYS = (Secret.TWILIO_SHARED_KEY, *TWILIO_KEYS)
"""Where the request names how it is signed: it may be a key made for webhooks alone."""
ULTRAVOX_SECRETS = (Secret.ULTRAVOX_WEBHOOK_SECRET, Secret.ULTRAVOX_FORMER_SECRET)


class Webhooks:
    """What the providers call, on one listener."""

    def __init__(
        self,
        *,
        engine: Engine,
        settings: SettingsFile,
        secrets: Secrets,
        nonces: Nonces,
        receipts: Receipts,
        limits: Limits,
        base_url: Callable[[], str],
        recordings: Recordings,
    ) -> None:
        """`base_url` is the listener's own address, which signs where no public one is stored."""
        self._engine, self._settings, self._secrets = engine, settings, secrets
        self._nonces, self._receipts, self._limits, self._base_url = nonces, receipts, limits, base_url
        self._recordings = recordings

    def endpoints(self) -> tuple[Endpoint, ...]:
        """All of them."""
        return (
            Endpoint("POST", paths.INBOUND, self.inbound),
            Endpoint("POST", paths.AFTER_DIAL, self.after_dial),
            Endpoint("POST", paths.CARRIER_STATUS, self.twilio_status),
            Endpoint("POST", paths.DIAL_ENDED, self.dial_ended),
            Endpoint("POST", paths.AGENT_EVENTS, self.ultravox_event),
            Endpoint("GET", paths.HEALTH, self.health),
        )

    async def inbound(self, request: web.Request) -> web.Response:
        """A customer rings: TwiML that joins the AI, or an apology. Always TwiML once it is genuine.

        A repeat gets the same: the engine keeps its answers for this run, and after a restart asks the AI
        for the place it made. The TwiML itself is never stored, because the join URL in it is a secret.
        """
        form = await self.twilio_form(request)
        language = self._settings.value.ultravox.language_hint
        request[LAST_WORD] = lambda: _xml(twiml.apology(language))
        async with asyncio.timeout(self._limits.answer_s):
            answer = await self._engine.answer(twilio.incoming_call(form))
        if isinstance(answer, Connect):
            return _xml(twiml.connect(answer.join_url, answer.after_dial or self._recordings.usual()))
        return _xml(twiml.apology(answer.language))

    async def after_dial(self, request: web.Request) -> web.Response:
        """The AI has left the line: the recordings of this call, then the end."""
        form = await self.twilio_form(request)
        return _xml(twiml.after_dial(*await self._recordings.after(form.get("CallSid", ""))))

    async def twilio_status(self, request: web.Request) -> web.Response:
        """The carrier tells how a leg fares."""
        await self._take_status(request, await self.twilio_form(request))
        return web.Response(status=204)

    async def dial_ended(self, request: web.Request) -> web.Response:
        """As the old backend: a `<Dial>` is over → an empty 200.

        What it tells of the leg is taken as a status of it; the leg itself may go on.
        """
        form = await self.twilio_form(request)
        if form.get("CallSid") and form.get("CallStatus"):
            await self._take_status(request, form)
        return web.Response()

    async def _take_status(self, request: web.Request, form: dict[str, str]) -> None:
        call_id = request.query.get("call_id")
        report = twilio.status_report(form, call_id)
        token = request.headers.get(twilio.IDEMPOTENCY_HEADER)
        await self.take(report, twilio.receipt_keys(form, call_id, token))

    async def ultravox_event(self, request: web.Request) -> web.Response:
        """The voice AI tells how a conversation fares. Raises `SignatureRefusedError`."""
        body = await read_body(request, self._limits.body_read_s)
        secrets = await self._kept(ULTRAVOX_SECRETS)
        timestamp = request.headers.get(ultravox.TIMESTAMP_HEADER, "")
        signatures = request.headers.get(ultravox.SIGNATURE_HEADER, "")
        if not ultravox.verify(secrets, body, timestamp, signatures, utc_now()):
            raise _refusal(configured=bool(secrets), signed=bool(signatures))
        request[GENUINE] = Genuine("ultravox", None, body)
        report = ultravox.report_of(body)
        request[GENUINE] = Genuine("ultravox", report.key, body)
        # A retry is signed anew for its own time: what makes it the same is what it says.
        await self.take(report, (receipt_key("ultravox", body),))
        return web.Response(status=204)

    async def health(self, request: web.Request) -> web.Response:
        """Sends a nonce back if it is ours: a probe through the tunnel proves that it ends here."""
        nonce = request.query.get("nonce", "")
        if nonce and self._nonces.known(nonce):
            return web.json_response({"status": "ok", "nonce": nonce})
        return web.json_response({"status": "ok"})

    async def take(self, report: FactReport, keys: Sequence[bytes]) -> None:
        """Have the engine take what a provider says, once."""

        async def take() -> bool:
            known = await self._engine.handle(report, SOURCE) is not None
            if not known:  # it may be ours by the time it is sent again
                log.debug("webhook.unknown_call", extra={"facts": len(report.facts)})
            return known

        if not await self._receipts.once(keys, take):
            log.info("webhook.repeated", extra={"facts": len(report.facts)})

    async def _kept(self, wanted: Sequence[Secret]) -> list[str]:
        values = [await self._secrets.get(secret) for secret in wanted]
        return [value for value in values if value]

    async def twilio_form(self, request: web.Request) -> dict[str, str]:
        """The fields of a genuine Twilio request.

        The signed address is the stored one, never rebuilt from Host or X-Forwarded headers.
        """
        body = await read_body(request, self._limits.body_read_s)
        signed: list[tuple[str, str]] | str = body.decode("utf-8", "replace")  # its hash is in the address
        if request.content_type == JSON:
            fields = json_fields(body)
        else:
            signed = fields = form_fields(request, body)
        base = self._settings.value.web.public_url or self._base_url()
        url = base.rstrip("/") + request.raw_path
        signature = request.headers.get(twilio.SIGNATURE_HEADER, "")
        signing = request.headers.get(twilio.SETTINGS_HEADER)
        keys = await self._kept(TWILIO_KEYS if signing is None else TWILIO_SHARED_KEYS)
        if not twilio.verify(keys, url, signed, signature, settings_header=signing):
            raise _refusal(configured=bool(keys), signed=bool(signature))
        known = dict(fields)
        leg = known.get("ParentCallSid") or known.get("CallSid")
        request[GENUINE] = Genuine("twilio", CallKey(request.query.get("call_id"), leg), body)
        return known


def _refusal(*, configured: bool, signed: bool) -> SignatureRefusedError:
    """Why, without a number or a secret."""
    return SignatureRefusedError(
        "no_secret_configured" if not configured else "wrong" if signed else "missing"
    )


def _xml(document: str) -> web.Response:
    return web.Response(text=document, content_type="text/xml", charset="utf-8")
