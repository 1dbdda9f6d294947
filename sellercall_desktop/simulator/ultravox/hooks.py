"""Ultravox's webhooks: of the account and of single calls; signed, repeated until they are taken.

Signature: hex(HMAC-SHA256(secret, raw body + timestamp)); one per secret, separated by commas.
A call's callback without secrets of its own is signed with the account's.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

from sellercall_desktop.simulator.clock import now
from sellercall_desktop.simulator.stage import delivery
from sellercall_desktop.simulator.ultravox.resources import call_json, iso

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.simulator.stage import Delivery, Stage
    from sellercall_desktop.simulator.ultravox.resources import VoiceCall

EVENTS = ("call.started", "call.joined", "call.ended", "call.billed")
MAX_REPEATS = 10
FIRST_REPEAT_S = 30.0


@dataclass(slots=True)
class Hook:
    """A webhook of the account."""

    url: str
    secrets: list[str]
    events: list[str]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    created: datetime = field(default_factory=now)
    failures: list[dict[str, Any]] = field(default_factory=list)


def hook_json(hook: Hook) -> dict[str, Any]:
    """The Webhook resource."""
    return {
        "webhookId": hook.id,
        "agentId": None,
        "created": iso(hook.created),
        "url": hook.url,
        "secrets": hook.secrets,
        "events": hook.events,
        "status": "unhealthy" if hook.failures else "normal",
        "lastStatusChange": None,
        "recentFailures": hook.failures[-10:],
    }


def sign(secret: str, body: bytes, timestamp: str) -> str:
    """One signature."""
    return hmac.new(secret.encode(), body + timestamp.encode(), hashlib.sha256).hexdigest()


class Hooks:
    """Tells the program under test what happens to calls."""

    def __init__(self, stage: Stage, account_secret: str) -> None:
        self._stage = stage
        self.account_secret = account_secret
        self.hooks: dict[str, Hook] = {}

    def announce(self, event: str, call: VoiceCall) -> None:
        """Send the event to everyone who asked for it; nobody waits."""
        body = json.dumps({"event": event, "call": call_json(call)}, ensure_ascii=False).encode()
        targets: list[tuple[str, list[str], Hook | None]] = [
            (each.url, each.secrets, each) for each in self.hooks.values() if event in each.events
        ]
        callback = (call.request.get("callbacks") or {}).get(event.removeprefix("call."))
        if callback:
            targets.append((callback["url"], callback.get("secrets") or [self.account_secret], None))
        for url, secrets, hook in targets * self._stage.webhook_copies:
            self._stage.background.spawn(self._send(url, secrets, body, hook), f"ultravox {event}")

    async def _send(self, url: str, secrets: list[str], body: bytes, hook: Hook | None) -> None:
        await self._stage.dawdle()
        note = self._stage.deliver(delivery("ultravox", "POST", url, json.loads(body)))
        pause_s = FIRST_REPEAT_S
        while not await self._attempt(note, secrets, body) and note.attempts <= MAX_REPEATS:
            if hook is not None:
                hook.failures.append({"timestamp": iso(now()), "failure": f"status {note.status}"})
            await self._stage.clock.sleep(pause_s)
            pause_s *= 2

    async def _attempt(self, note: Delivery, secrets: list[str], body: bytes) -> bool:
        timestamp = iso(now()) or ""
        note.attempts += 1
        note.headers = {
            "Content-Type": "application/json",
            "X-Ultravox-Webhook-Timestamp": timestamp,
            "X-Ultravox-Webhook-Signature": ",".join(sign(each, body, timestamp) for each in secrets),
        }
        try:
            async with (
                asyncio.timeout(self._stage.webhook_limit_s),
                self._stage.session.post(
                    note.url, data=body, headers=note.headers, allow_redirects=False
                ) as answer,
            ):
                note.status = answer.status
        except (TimeoutError, aiohttp.ClientError, OSError):
            note.status = None
        self._stage.changes.notify()
        return note.status is not None and note.status < 400
