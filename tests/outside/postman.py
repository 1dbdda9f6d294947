"""Brings the providers' webhooks, with their own ways of trying again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from uuid import uuid4

import aiohttp

from tests.outside.book import Leg, Place
from tests.outside.signing import twilio_signature, ultravox_headers
from tests.outside.world_clock import Agenda

TWILIO_WAITS_S = 15
ULTRAVOX_AGAIN_S, ULTRAVOX_TRIES = 30.0, 10

STATUS_OF_EVENT = {"initiated": "initiated", "ringing": "ringing", "answered": "in-progress"}


class Postman:
    """Sends in the background; nobody waits for it except for TwiML."""

    def __init__(self, agenda: Agenda, account_sid: str, auth_token: str) -> None:
        self._agenda, self._account, self._token = agenda, account_sid, auth_token
        self._session: aiohttp.ClientSession | None = None
        self._running: set[asyncio.Task] = set()

    async def aclose(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def send(self, work) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    # --- Twilio --------------------------------------------------------------------------------

    def tell_status(self, leg: Leg, event: str, at: datetime) -> None:
        """A status callback, where the call asked for this event."""
        if not leg.callback or event not in leg.callback_events:
            return
        form = self._about(leg, STATUS_OF_EVENT.get(event, leg.status))
        form |= {
            "Timestamp": format_datetime(at),
            "CallbackSource": "call-progress-events",
            "SequenceNumber": str(leg.told),
        }
        if event == "completed":
            seconds = leg.duration_s or 0
            form |= {"CallDuration": str(seconds), "Duration": str(-(-seconds // 60))}
        leg.told += 1
        self.send(self.twilio_post(leg.callback, form))

    async def fetch_twiml(self, url: str, leg: Leg) -> str | None:
        """What is to be done with an incoming call; None where nobody says so."""
        return await self.twilio_post(url, self._about(leg, "ringing"))

    async def twilio_post(self, url: str, form: dict[str, str]) -> str | None:
        """One delivery: signed, tried once more where no connection came about."""
        pairs = list(form.items())
        headers = {
            "X-Twilio-Signature": twilio_signature(self._token, url, pairs),
            "I-Twilio-Idempotency-Token": str(uuid4()),
        }
        for _ in range(2):
            try:
                async with self._open().post(
                    url.partition("#")[0],
                    data=pairs,
                    headers=headers,
                    timeout=aiohttp.ClientTimeout(total=TWILIO_WAITS_S),
                    allow_redirects=False,
                ) as answer:
                    text = await answer.text()
                    return text if answer.status < 300 else None
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.1)
            except (aiohttp.ClientError, TimeoutError):
                return None
        return None

    def _about(self, leg: Leg, status: str) -> dict[str, str]:
        return {
            "CallSid": leg.sid,
            "AccountSid": self._account,
            "From": leg.from_,
            "To": leg.to,
            "Caller": leg.from_,
            "Called": leg.to,
            "CallStatus": status,
            "ApiVersion": "2010-04-01",
            "Direction": leg.direction,
            "FromCity": "",
            "ToCity": "",
            **({"ParentCallSid": leg.parent} if leg.parent else {}),
        }

    # --- Ultravox ------------------------------------------------------------------------------

    def tell_event(self, place: Place, event: str, as_json: Callable[[Place], dict]) -> None:
        """``joined``, ``ended`` or ``billed``, where the call has a callback for it."""
        callback = (place.request.get("callbacks") or {}).get(event)
        if callback:
            body = json.dumps({"event": f"call.{event}", "call": as_json(place)}).encode()
            self._bring(callback["url"], list(callback.get("secrets") or []), body, 1)

    def _bring(self, url: str, secrets: list[str], body: bytes, attempt: int) -> None:
        async def bring() -> None:
            now = self._agenda.now()
            headers = {**ultravox_headers(secrets, body, now), "Content-Type": "application/json"}
            try:
                async with self._open().post(
                    url, data=body, headers=headers, timeout=aiohttp.ClientTimeout(total=15)
                ) as answer:
                    if answer.status < 400:
                        return
            except (aiohttp.ClientError, TimeoutError):
                pass
            if attempt <= ULTRAVOX_TRIES:
                pause = ULTRAVOX_AGAIN_S * 2 ** (attempt - 1)
                self._agenda.after(now, pause, lambda _at: self._bring(url, secrets, body, attempt + 1))

        self.send(bring())

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(trust_env=False)
        return self._session
