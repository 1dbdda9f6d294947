"""A supervisor with a small public listener behind it, and a way to wait for what it says."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.tunnel.supervisor import TunnelPace, TunnelSupervisor
from sellercall_desktop.tunnel.waking import SleepWatch
from sellercall_desktop.web.webhooks.nonce import Nonces
from tests.waiting import PATIENCE_S

QUICK = TunnelPace(
    prove_every_s=0.2,
    prove_again_s=(0.05,),
    proofs=4,
    proofs_once_open=3,
    reopen_s=(0.05, 0.1, 0.2),
    lasting_s=0.2,
)


class Listener:
    """What the public listener is to a tunnel: it answers for the nonces it issued, while it is `honest`."""

    def __init__(self):
        self.nonces, self.honest, self.asked = Nonces(), True, 0

    async def health(self, request):
        self.asked += 1
        nonce = request.query.get("nonce", "")
        known = self.honest and self.nonces.known(nonce)
        return web.json_response({"status": "ok", **({"nonce": nonce} if known else {})})


@dataclass
class News:
    """Everything the supervisor said, with the time."""

    bus: Bus
    said: list = field(default_factory=list)

    def __post_init__(self):
        self._new = asyncio.Event()
        self.bus.subscribe(TunnelChanged, self._on)

    def _on(self, news):
        self.said.append((time.monotonic(), news))
        self._new.set()

    @property
    def states(self):
        return [news.state for _, news in self.said]

    async def when(self, fits, after=0, within_s=PATIENCE_S):
        """(time, news) of the first that fits, from number `after` on."""
        async with asyncio.timeout(within_s):
            while True:
                for each in self.said[after:]:
                    if fits(each[1]):
                        return each
                self._new.clear()
                await self._new.wait()

    async def state(self, state, after=0, within_s=PATIENCE_S):
        return (await self.when(lambda news: news.state is state, after, within_s))[1]

    async def open(self, after=0, within_s=PATIENCE_S):
        return await self.state(TunnelState.OPEN, after, within_s)

    async def failed(self, after=0, within_s=PATIENCE_S):
        """The error of the first news that has one."""
        return (await self.when(lambda news: news.error is not None, after, within_s))[1].error


@dataclass
class TunnelWorld:
    supervisor: TunnelSupervisor
    settings: SettingsFile
    listener: Listener
    listener_url: str
    news: News
    urls: list


@asynccontextmanager
async def open_listener():
    """A served `Listener` and its address."""
    listener = Listener()
    app = web.Application()
    app.router.add_get("/healthz", listener.health)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield listener, f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def open_tunnel_world(folder, overrides, secrets=None, pace=QUICK, watch=None):
    """`overrides` may be a function of the listener's address."""
    bus, tasks, urls = Bus(), Tasks(), []
    async with open_listener() as (listener, listener_url):
        wanted = overrides(listener_url) if callable(overrides) else overrides
        settings = SettingsFile(folder / "settings.toml", {}, bus.publish, wanted)
        news = News(bus)
        supervisor = TunnelSupervisor(
            settings,
            secrets or SessionSecrets(),
            bus,
            tasks,
            listener_url=lambda: listener_url,
            issue_nonce=listener.nonces.issue,
            on_url=urls.append,
            pace=pace,
            watch=watch or SleepWatch(),
        )
        try:
            async with supervisor:
                yield TunnelWorld(supervisor, settings, listener, listener_url, news, urls)
        finally:
            await tasks.close()
