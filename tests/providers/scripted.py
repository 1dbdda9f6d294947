"""A provider in miniature: answers what the test says, in order, and keeps what it was asked."""

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from sellercall_desktop.providers.connections import TimeLimits
from sellercall_desktop.providers.http import HttpPool, RetryPolicy
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile

ACCOUNT = "AC" + "0123456789abcdef" * 2
CALL = "CA" + "fedcba9876543210" * 2
OUR_NUMBER = "+15005550006"
CUSTOMER = "+573001234567"


@dataclass
class Asked:
    method: str
    path: str
    query: list
    headers: dict
    body: bytes
    form: list

    @property
    def json(self):
        return json.loads(self.body)


def answer(body=None, status=200, headers=None, text=None, content_type="application/json"):
    async def give(_request):
        content = text if text is not None else json.dumps(body)
        return web.Response(status=status, text=content, headers=headers, content_type=content_type)

    return give


async def cut(request):
    """Read the request, then close the connection without a word."""
    request.transport.close()
    return web.Response()


async def hang(_request):
    await asyncio.Event().wait()


@dataclass
class Scripted:
    answers: list = field(default_factory=list)
    asked: list = field(default_factory=list)
    url: str = ""
    pauses: list = field(default_factory=list)

    async def serve(self, request):
        body = await request.read()
        form = list((await request.post()).items())
        self.asked.append(
            Asked(
                request.method, request.path, list(request.query.items()), dict(request.headers), body, form
            )
        )
        return await self.answers.pop(0)(request)

    async def sleep(self, seconds):
        self.pauses.append(seconds)


@asynccontextmanager
async def scripted(*answers):
    server = Scripted(list(answers))
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.serve)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def pool(server=None, **limits):
    sleep = {"sleep": server.sleep} if server else {}
    http = HttpPool(TimeLimits(**limits), RetryPolicy(), **sleep)
    try:
        yield http
    finally:
        await http.aclose()


class MemorySecrets:
    place = "session"

    def __init__(self, values):
        self.values = dict(values)
        self.asked = []

    async def get(self, secret):
        self.asked.append(secret)
        return self.values.get(secret)

    async def set(self, secret, value):
        self.values[secret] = value

    async def delete(self, secret):
        self.values.pop(secret, None)


TWILIO_SECRETS = {Secret.TWILIO_ACCOUNT_SID: ACCOUNT, Secret.TWILIO_AUTH_TOKEN: "a-token"}
ULTRAVOX_SECRETS = {Secret.ULTRAVOX_API_KEY: "abcdefgh." + "k" * 32}


def settings(url, **sections):
    overrides = {"twilio": {"base_url": url, "phone_number": OUR_NUMBER}, "ultravox": {"base_url": url}}
    for section, values in sections.items():
        overrides[section] = {**overrides.get(section, {}), **values}
    return SettingsFile(Path("there-is-no-such-file.toml"), environ={}, overrides=overrides)
