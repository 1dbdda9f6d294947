"""What goes on behind a painted window: everything is opened, works, and is closed again."""

from __future__ import annotations

import asyncio
import getpass
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from qasync import QEventLoop

from sellercall_desktop.app.awake import Awake
from sellercall_desktop.app.handover import errand_of
from sellercall_desktop.app.setup import open_world
from sellercall_desktop.app.stopping import on_stop
from sellercall_desktop.app.window_services import window_services
from sellercall_desktop.core.errors import AddressInUseError, SellerCallError
from sellercall_desktop.ui.home.home import Home

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sellercall_desktop.app.handover import Errand, Place
    from sellercall_desktop.app.setup import Setup
    from sellercall_desktop.options import Options
    from sellercall_desktop.ui.main_window import MainWindow
    from sellercall_desktop.ui.window_base import WindowBase

_LATE_PARTS = ("live_call.card", "live_call.strip", "history.panel", "prompts.panel", "demo_menu", "errors")


class Session:
    """What happens behind one window, from its paint until it is closed."""

    def __init__(
        self, setup: Setup, options: Options, base: WindowBase, window: MainWindow, place: Place | None
    ) -> None:
        self._setup, self._options, self._window, self._bridge = setup, options, window, base.bridge
        self._place = place
        self._home = Home(window, base)
        self._ended = asyncio.Event()
        self._next: Options | None = None
        window.closing.connect(lambda: self._end(None))
        window.demo_requested.connect(
            lambda: self._end(options._replace(demo=True, data=None, link="", clipboard=False))
        )

    def live(self, app: QApplication) -> Options | None:
        """Until it is closed; returns what to start next, None to end."""
        with QEventLoop(app) as loop:
            outcome: Options | None = loop.run_until_complete(self._run())
        return outcome

    # --- inside -------------------------------------------------------------------------------

    async def _run(self) -> Options | None:
        on_stop(lambda: self._end(None))
        self._on_errand(errand_of(self._options))
        async with AsyncExitStack() as stack:
            if self._place is not None and self._place.held:
                from sellercall_desktop.app.doorway import open_doorway

                await stack.enter_async_context(open_doorway(self._place.address_file, self._on_later_errand))
            try:
                await self._work(stack)
            except SellerCallError as error:
                if self._ended.is_set():
                    raise
                problem = error
                self._window.trouble_action.connect(lambda action: self._on_trouble(action, problem))
                self._window.fail(error)
                await self._ended.wait()
                self._window.hide()
            finally:
                self._home.close()
        return self._next

    async def _work(self, door: AsyncExitStack) -> None:
        """Open everything and wait for the end; the door is shut as soon as that has come."""
        loaded = asyncio.get_running_loop().run_in_executor(None, _load)
        async with open_world(self._setup, self._options) as (desk, simulator):
            author = await asyncio.to_thread(getpass.getuser)
            await loaded
            services = window_services(self._setup, desk, self._bridge, author, simulator)
            for _ in self._window.attaching(services):
                await asyncio.sleep(0)
            self._home.attach(services)
            desk.tasks.spawn(_watch_updates(self._setup), "updates")
            desk.tasks.spawn(Awake(self._setup.bus, desk.engine.live_calls).run(), "awake")
            await self._ended.wait()
            self._window.hide()
            await door.aclose()
            await self._window.finish()

    def _on_errand(self, errand: Errand) -> None:
        """What this start was asked to do, or a later one."""
        self._home.offers.offer(link=errand.link, clipboard=errand.clipboard)

    def _on_later_errand(self, errand: Errand) -> None:
        self._home.come_to_front(errand.activation)
        self._on_errand(errand)

    def _on_trouble(self, action: str, error: SellerCallError) -> None:
        """What a button under a failed start does; then the start is tried again."""
        if action == "open_data":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._setup.paths.data)))
            return
        if action == "use_free_port" and isinstance(error, AddressInUseError):
            web = self._setup.settings.value.web
            key = "local_port" if error.port == web.local_port else "public_port"
            self._setup.settings.update({"web": {key: error.free_port}})
        self._end(self._options)

    def _end(self, outcome: Options | None) -> None:
        if not self._ended.is_set():
            self._next = outcome
            self._ended.set()


def _load() -> None:
    """On a thread: what the desk is built of, then what the window needs once it is there."""
    from importlib import import_module

    for name in ("app.desk", "core.phone", *(f"ui.{part}" for part in _LATE_PARTS)):
        import_module(f"sellercall_desktop.{name}")


async def _watch_updates(setup: Setup) -> None:
    """Tell of newer versions. Its requests are none of the providers': they have a pool of their own."""
    from sellercall_desktop import __version__
    from sellercall_desktop.providers.http import HttpPool
    from sellercall_desktop.updates import UpdateWatch

    http = HttpPool()
    try:
        await UpdateWatch(http, lambda: setup.settings.value.update, setup.bus, __version__).run()
    finally:
        await http.aclose()
