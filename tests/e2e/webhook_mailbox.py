"""Webhooks put aside as they were sent, to be delivered later: twice, at once, backwards, or altered."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from aiohttp import web


@dataclass(frozen=True)
class Letter:
    """One webhook: everything that was sent but the host it was sent to."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_twilios(self):
        return "twilio" in self.path


@dataclass
class Mailbox:
    """Stands where the public address points to; takes everything with 204 and keeps it."""

    url: str = ""
    letters: list[Letter] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request):
        wanted = ("x-", "i-", "content-type")
        headers = {name: value for name, value in request.headers.items() if name.lower().startswith(wanted)}
        self.letters.append(Letter(request.raw_path, headers, await request.read()))
        self.came.set()
        return web.Response(status=204)

    async def until(self, condition):
        while not condition(self.letters):
            self.came.clear()
            await self.came.wait()


@asynccontextmanager
async def open_mailbox():
    mailbox = Mailbox()
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", mailbox.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    mailbox.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield mailbox
    finally:
        await runner.cleanup()


async def deliver(letters, to, *, at_once=1):
    """Post them to the listener at `to`, so many copies of each at once; the codes in order."""
    codes = []
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        for letter in letters:
            posts = (
                client.post(to + letter.path, content=letter.body, headers=letter.headers)
                for _ in range(at_once)
            )
            codes += [answer.status_code for answer in await asyncio.gather(*posts)]
    return codes
