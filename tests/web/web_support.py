"""A web server on real sockets, with an engine that does as told (`test_whole_house` has the real one)."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import socket
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.engine import Connect
from sellercall_desktop.core.calls.facts import AgentCreated, CallPlaced, CallRequested, Direction
from sellercall_desktop.core.calls.history import CallPage
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.core.prompts.prompt import PromptVersion
from sellercall_desktop.core.secrets import SecretChanged
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.server import WebServer

AUTH_TOKEN = "0123456789abcdef0123456789abcdef"
WEBHOOK_SECRET = "ultravox-webhook-secret"
NOON = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
CALLER = {
    "CallSid": "CA" + "1" * 32,
    "AccountSid": "AC" + "2" * 32,
    "From": "+573001234567",
    "To": "+576015550100",
    "CallStatus": "ringing",
    "Direction": "inbound",
    "ApiVersion": "2010-04-01",
    "FromCity": "",  # Twilio sends empty fields and signs them
    "CallerName": "Peña & Hijos = 100 % + más",
}


def outgoing_call(number: str = "+573001234567", n: int = 1, **facts):
    at = NOON + timedelta(minutes=n)
    call = start_call(
        f"01900000-0000-7000-8000-{n:012d}", CallRequested(at, Direction.OUTBOUND, number, "+16015550100", 1)
    )
    agent = AgentCreated(at, f"aaaaaaaa-0000-4000-8000-{n:012d}", 1800.0)
    return advance_all(call, (agent, CallPlaced(at, f"CA{n:032d}")))


@dataclass
class EngineToTell:
    """Notes what it is asked for; answers, raises or waits as told."""

    answer_with: object = field(
        default_factory=lambda: Connect("call-1", "wss://voice.test/calls/1/telephony?key=s&b=2")
    )
    dial_with: object = field(default_factory=outgoing_call)
    handle_with: object = None
    asked: list = field(default_factory=list)
    prompts: object = None
    live_calls: tuple = ()

    async def dial(self, number, requested_by="window", *, in_spite_of="", planned=None):
        return await self._do(("dial", number, requested_by), self.dial_with)

    async def answer(self, incoming):
        return await self._do(("answer", incoming), self.answer_with)

    async def handle(self, report, source):
        return await self._do(("handle", report, source), self.handle_with)

    async def publish_prompt(self, text, author, note="", presets=None, **wanted):
        return await self.prompts.publish(text, author, note, **wanted)

    async def _do(self, asked, outcome):
        self.asked.append(asked)
        if isinstance(outcome, BaseException):
            raise outcome
        return await outcome() if callable(outcome) else outcome


class CallsInMemory:
    def __init__(self, calls=(), fail_at_page=None, error=None):
        self.calls, self.fail_at_page, self.error = list(calls), fail_at_page, error
        self.largest_page = 0

    async def find(self, key):
        named = {key.call_id, key.agent_call_id, key.carrier_call_id} - {None}
        ids = ((call, {call.id, call.agent_call_id, call.carrier_call_id}) for call in self.calls)
        return next((call for call, its in ids if its & named), None)

    async def page(self, query, cursor=None, limit=200):
        begin = int(cursor or 0)
        if self.fail_at_page is not None and begin // limit >= self.fail_at_page:
            raise self.error
        newest = sorted(self.calls, key=lambda call: call.created_at, reverse=query.descending)
        found = tuple(replace(call, turns=()) for call in newest[begin : begin + limit])
        self.largest_page = max(self.largest_page, len(found))
        end = begin + len(found)
        return CallPage(found, str(end) if end < len(newest) else None)


class PromptsInMemory:
    def __init__(self, text="Usted es Ana."):
        self.kept = [PromptVersion(1, text, "shipped", NOON)]
        self.reads = 0

    async def current(self):
        return self.kept[-1]

    async def publish(self, text, author, note="", **_more):
        self.kept.append(PromptVersion(len(self.kept) + 1, text, author, NOON))
        return self.kept[-1]

    async def get(self, number):
        self.reads += 1
        return next((version for version in self.kept if version.number == number), None)


class SecretsInMemory:
    place = "session"

    def __init__(self, on_change=lambda change: None):
        self.on_change = on_change
        self.kept = {
            Secret.TWILIO_AUTH_TOKEN: AUTH_TOKEN,
            Secret.ULTRAVOX_WEBHOOK_SECRET: WEBHOOK_SECRET,
        }

    async def get(self, secret):
        return self.kept.get(secret)

    async def set(self, secret, value):
        self.kept[secret] = value
        self.on_change(SecretChanged(secret))


class ReceiptsInMemory:
    """What the disk would hold: it outlives a `House` if the test keeps it."""

    def __init__(self):
        self.kept, self.error = {}, None

    async def keys(self):
        return list(self.kept)

    async def keep(self, keys, at):
        if self.error is not None:
            raise self.error
        self.kept |= dict.fromkeys(keys, at)

    async def prune(self, keep, at_most):
        while len(self.kept) > at_most:
            del self.kept[next(iter(self.kept))]


@dataclass
class House:
    """Everything a test may look at."""

    server: WebServer
    engine: EngineToTell
    calls: CallsInMemory
    prompts: PromptsInMemory
    secrets: SecretsInMemory
    settings: SettingsFile
    client: httpx.AsyncClient
    bus: Bus
    logbook: Logbook
    receipts: ReceiptsInMemory

    async def post_twilio(self, path, form=None, *, signed_url=None, base=None, **headers):
        """A form signed as Twilio does, for the address it was sent to unless told otherwise."""
        base = base or self.server.public_url
        form = CALLER if form is None else form
        headers.setdefault("X-Twilio-Signature", twilio_signature(signed_url or base + path, form))
        headers = {name: value for name, value in headers.items() if value is not None}
        return await self.client.post(base + path, data=form, headers=headers)

    async def post_ultravox(self, body: bytes, *, secret=WEBHOOK_SECRET, at=None, **headers):
        timestamp = (at or datetime.now(UTC)).isoformat()
        signed = hmac.new(secret.encode(), body + timestamp.encode(), hashlib.sha256).hexdigest()
        headers = {
            "X-Ultravox-Webhook-Timestamp": timestamp,
            "X-Ultravox-Webhook-Signature": signed,
            **headers,
        }
        headers["Content-Type"] = "application/json"
        url = self.server.public_url + "/webhooks/ultravox"
        return await self.client.post(url, content=body, headers=headers)

    async def local(self, method, path, **options):
        return await self.client.request(method, self.server.local_url + path, **options)

    async def public(self, method, path, **options):
        return await self.client.request(method, self.server.public_url + path, **options)


@contextlib.asynccontextmanager
async def open_house(
    folder: Path,
    *,
    engine=None,
    calls=None,
    limits=None,
    web=None,
    receipts=None,
    audit=None,
    hand_offs=None,
    on_event=None,
    **sections,
):
    bus, logbook = Bus(), Logbook()
    settings = SettingsFile(
        folder / "settings.toml",
        environ={},
        on_change=bus.publish,
        overrides={"web": {"local_port": 0, "public_port": 0, **(web or {})}, **sections},
    )
    engine, calls, prompts, secrets = (
        engine or EngineToTell(),
        calls or CallsInMemory(),
        PromptsInMemory(),
        SecretsInMemory(bus.publish),
    )
    engine.prompts = prompts
    receipts = receipts or ReceiptsInMemory()
    server = WebServer(
        engine,
        calls,
        prompts,
        settings,
        secrets,
        opting_out=None,
        steering=None,  # tests that steer, wrap up or ask for the list open the whole house
        do_not_call=None,
        wrap_ups=None,
        scheduled=None,
        bus=bus,
        logbook=logbook,
        receipts=receipts,
        limits=limits or Limits(),
        audit=audit,
        hand_offs=hand_offs,
        lights=None,
        on_conference_event=on_event or (lambda _call_id: None),
    )
    async with server, httpx.AsyncClient(timeout=20, trust_env=False) as client:
        yield House(server, engine, calls, prompts, secrets, settings, client, bus, logbook, receipts)


def twilio_signature(url: str, form: dict[str, str], token: str = AUTH_TOKEN) -> str:
    """As Twilio documents it: HMAC-SHA1 over the address and the sorted fields."""
    text = url + "".join(name + form[name] for name in sorted(form))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def talk(url: str, request: bytes, wait_s: float = 10.0) -> bytes:
    """Send raw bytes and read until the server closes or `wait_s` is over. Blocking: run it in a thread."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=wait_s) as sock:
        sock.sendall(request)
        answer = b""
        with contextlib.suppress(TimeoutError, ConnectionResetError):
            while chunk := sock.recv(65536):
                answer += chunk
        return answer
