"""Replays a webhook into our own server: signed anew, over HTTP, through the door the providers use.

The stored copy is masked, so the body comes from memory: of this run only, the newest few.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.exchanges.exchange import ReplayOutcome, ReplayProblem
from sellercall_desktop.providers.twilio import webhooks as twilio
from sellercall_desktop.providers.ultravox import webhooks as ultravox
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.web.recording import REPLAY_HEADER

if TYPE_CHECKING:
    from sellercall_desktop.core.exchanges.exchange import Exchange, RawExchange
    from sellercall_desktop.core.exchanges.recorder import ExchangeRecorder
    from sellercall_desktop.core.secrets import Secrets
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.web.server import WebServer

log = logging.getLogger(__name__)

ANSWER_S = 20.0
_MADE_ANEW = frozenset(
    name.casefold()
    for name in (
        *("Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect", "Keep-Alive", REPLAY_HEADER),
        *(twilio.SIGNATURE_HEADER, twilio.SETTINGS_HEADER),
        *(ultravox.SIGNATURE_HEADER, ultravox.TIMESTAMP_HEADER),
    )
)


class WebhookReplayer:
    """`core.exchanges.exchange.Replayer` on the running server."""

    def __init__(
        self, recorder: ExchangeRecorder, web: WebServer, secrets: Secrets, settings: SettingsFile
    ) -> None:
        self._recorder, self._web, self._secrets, self._settings = recorder, web, secrets, settings

    def can_replay(self, exchange: Exchange) -> bool:
        """Whether its body is still in memory."""
        return self._recorder.replayable(exchange.id) is not None

    async def replay(self, exchange: Exchange) -> ReplayOutcome:
        """Send it to the public listener and wait for the answer."""
        import aiohttp
        from yarl import URL

        raw = self._recorder.replayable(exchange.id)
        if raw is None:
            return ReplayOutcome(problem=ReplayProblem.GONE)
        signed = await self._signed(raw)
        if signed is None:
            return ReplayOutcome(problem=ReplayProblem.NO_SECRET)
        kept = [(name, value) for name, value in raw.request_headers if name.casefold() not in _MADE_ANEW]
        mark = (REPLAY_HEADER, self._recorder.announce_replay(exchange.id))
        url = URL(self._web.public_url + raw.url, encoded=True)
        limit = aiohttp.ClientTimeout(total=ANSWER_S)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.request(
                    raw.method, url, data=raw.request_body, headers=[*kept, *signed, mark]
                ) as answer,
            ):
                await answer.read()
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.warning("webhook.replay_failed", extra={"route": exchange.route, "problem": str(error)})
            return ReplayOutcome(problem=ReplayProblem.NO_ANSWER)
        fields = {"route": exchange.route, "status": answer.status, "replay_of": exchange.id}
        log.info("webhook.replayed", extra={**fields, "call_id": exchange.call_id})
        return ReplayOutcome(status=answer.status)

    async def _signed(self, raw: RawExchange) -> list[tuple[str, str]] | None:
        """The headers by which the provider would prove itself."""
        if raw.peer == "ultravox":
            secret = await self._secrets.get(Secret.ULTRAVOX_WEBHOOK_SECRET)
            return ultravox.sign(secret, raw.request_body, utc_now()) if secret else None
        token = await self._secrets.get(Secret.TWILIO_AUTH_TOKEN)
        if not token:
            return None
        base = self._settings.value.web.public_url or self._web.public_url
        media = {name.casefold(): value for name, value in raw.request_headers}.get("content-type", "")
        form = raw.request_body if "json" not in media else b""  # JSON's digest is in the address
        return [(twilio.SIGNATURE_HEADER, twilio.sign(token, base.rstrip("/") + raw.url, form))]
