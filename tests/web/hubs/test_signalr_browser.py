"""The log hub from a page of another origin, in headless Chromium with Microsoft's own client."""

import asyncio
import contextlib
import logging
import os
import shutil

import pytest
from aiohttp import web

from sellercall_desktop.web.token import ensure_token
from tests.web.hubs.test_signalr_client import installed, log_lines
from tests.web.web_support import open_house

__all__ = ["installed"]  # the fixture

PAGE = """<!doctype html><script src="/signalr.js"></script><script>
const told = (...values) => fetch("/told", { method: "POST", body: JSON.stringify(values) });
const [url, token, skipNegotiation] = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const hub = new signalR.HubConnectionBuilder()
  .withUrl(url, {
    ...(token && { accessTokenFactory: () => token }),
    ...(skipNegotiation && { skipNegotiation, transport: signalR.HttpTransportType.WebSockets }),
  })
  .withAutomaticReconnect()
  .build();
const heard = [];
hub.on("ReceiveLog", (line) => {
  heard.push(Number(line.split("n=")[1]));
  if (heard.length === 1000) told("heard", heard);
});
hub.onreconnected(() => told("reconnected"));
hub.start().then(() => told("started"), (error) => told("failed", error.message));
</script>"""

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


class FrontEnd:
    """A page's own server, on another origin; hears what happens in the page."""

    def __init__(self, origin, heard):
        self.origin, self._heard = origin, heard

    async def next(self):
        return await asyncio.wait_for(self._heard.get(), 40)


@contextlib.asynccontextmanager
async def front_end(installed):
    heard = asyncio.Queue()

    async def told(request):
        heard.put_nowait(await request.json())
        return web.Response(status=204)

    async def page(_request):
        return web.Response(text=PAGE, content_type="text/html")

    async def library(_request):
        folder = installed / "node_modules/@microsoft/signalr/dist/browser"
        return web.FileResponse(folder / "signalr.min.js")

    app = web.Application()
    app.add_routes([web.get("/", page), web.get("/signalr.js", library), web.post("/told", told)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield FrontEnd(f"http://localhost:{runner.addresses[0][1]}", heard)
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def browser(folder, front, house, token="", *, skip=False):
    from json import dumps
    from urllib.parse import quote

    address = f"{front.origin}/#{quote(dumps([house.server.local_url + '/logHub', token, skip]))}"
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",  # a CI container runs as root; the page is our own
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        f"--user-data-dir={folder / 'profile'}",
        "--remote-debugging-port=0",  # keeps the page open
        address,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
        env={**os.environ, "HOME": str(folder)},
    )
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)  # the browser's own children too
        await process.wait()


@needs_chromium
async def test_an_allowed_page_connects_hears_a_thousand_events_and_comes_back(tmp_path, installed):
    async with front_end(installed) as front:
        allowed = {"allowed_origins": [front.origin], "require_token": True}
        async with open_house(tmp_path, web=allowed) as house:
            token = await ensure_token(house.secrets)
            async with browser(tmp_path, front, house, token):
                assert await front.next() == ["started"]
                log_lines(house, 1000)
                assert await front.next() == ["heard", list(range(1000))]
                port = int(house.server.local_url.rpartition(":")[2])
                await house.server.stop()
                house.settings.override("web", "local_port", port)
                await house.server.start()
                assert await front.next() == ["reconnected"]


@needs_chromium
async def test_another_page_does_not_connect(tmp_path, installed, caplog):
    caplog.set_level(logging.INFO, "sellercall_desktop")
    web = {"allowed_origins": ["https://front.example"]}
    async with front_end(installed) as front, open_house(tmp_path, web=web) as house:
        for skip in (False, True):  # without negotiation only our own check stands in the way
            async with browser(tmp_path, front, house, skip=skip):
                event, _problem = await front.next()
                assert event == "failed"
    assert "hub.joined" not in [record.getMessage() for record in caplog.records]
