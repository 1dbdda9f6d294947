"""The window's face: paint first, open everything behind it, close it behind the closed window."""

from __future__ import annotations

import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.setup import build_on, open_ground, open_world
from sellercall_desktop.core.errors import AddressInUseError, SellerCallError
from sellercall_desktop.ui.bridge import Bridge
from sellercall_desktop.ui.collecting import Collector
from sellercall_desktop.ui.home.application import Application
from sellercall_desktop.ui.icons import program_icon
from sellercall_desktop.ui.main_window import MainWindow
from sellercall_desktop.ui.services import DemoNumber, InspectorServices, WindowBase, WindowServices

if TYPE_CHECKING:
    from sellercall_desktop.app.desk import Desk
    from sellercall_desktop.app.handover import Errand, Place
    from sellercall_desktop.app.setup import Setup
    from sellercall_desktop.options import Options
    from sellercall_desktop.simulator import Simulator

_LATE_PARTS = ("live_call.card", "live_call.strip", "history.panel", "prompts.panel", "demo_menu", "errors")


@dataclass(frozen=True, slots=True)
class SimulatedCustomers:
    """What the demo menu can do. Implements `ui.services.DemoActions`."""

    simulator: Simulator

    @property
    def numbers(self) -> tuple[DemoNumber, ...]:
        """One customer of each behaviour."""
        from sellercall_desktop.simulator import BEHAVIOURS, EXAMPLES

        return tuple(DemoNumber(EXAMPLES[b.name], b.name, b.description) for b in BEHAVIOURS.values())

    async def call_in(self, from_number: str) -> None:
        """Let this customer ring us."""
        await self.simulator.call_in(from_number)


def run_window(options: Options, place: Place | None = None) -> int:
    """Show the window until it is closed; 0 unless it could not be shown.

    `place` is held for this start; a window that moves on to the demo leaves it to others.
    """
    app = QApplication.instance() or Application(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    app.setApplicationName("SellerCall")
    app.setDesktopFileName("sellercall")  # its menu entry: Wayland takes the window's icon from there
    app.setQuitOnLastWindowClosed(False)  # closing goes on behind the closed window
    collector = Collector()
    again: Options | None = options
    try:
        while again is not None:
            again = _session(app, again, place)
            moved = again is not None and (again.demo, again.data) != (options.demo, options.data)
            if place is not None and moved:
                place.release()
    finally:
        collector.stop()
    return 0


def _session(app: QApplication, options: Options, place: Place | None) -> Options | None:
    """One window from paint to closed; returns what to start next, None to end."""
    with open_ground(options) as ground:
        bridge = Bridge()
        base = WindowBase(ground.settings, bridge, ground.logbook, ground.paths, options.demo)
        window = MainWindow(base, app)
        window.show()
        app.processEvents()  # the paint comes before the loop and everything it will import
        app.setWindowIcon(program_icon())
        bridge.listen(ground.bus)
        with build_on(ground, options, console=False) as setup:
            outcome = _live(app, _Run(setup, options, base, window, place))
        bridge.close()
        import shiboken6

        shiboken6.delete(window)  # now, on this thread: not whenever its cycle is found
        return outcome


def _live(app: QApplication, run: _Run) -> Options | None:
    from qasync import QEventLoop

    with QEventLoop(app) as loop:
        outcome: Options | None = loop.run_until_complete(run.run())
    return outcome


def window_services(
    setup: Setup, desk: Desk, bridge: Bridge, author: str, simulator: Simulator | None
) -> WindowServices:
    """What the window works with, once everything behind it is open."""
    from sellercall_desktop.app.diagnostics import HelpDesk
    from sellercall_desktop.app.door import LocalDoor
    from sellercall_desktop.app.numbers import WindowNumbers
    from sellercall_desktop.app.trying import Trying

    return WindowServices(
        engine=desk.engine,
        calls=desk.calls,
        prompts=desk.prompts,
        settings=setup.settings,
        secrets=setup.secrets,
        bridge=bridge,
        tasks=desk.tasks,
        logbook=setup.logbook,
        paths=setup.paths,
        local_url=lambda: desk.web.local_url,
        health=desk.health,
        door=LocalDoor(desk.web, setup.secrets),
        author=author,
        tunnel=lambda: desk.tunnel.known,
        demo=SimulatedCustomers(simulator) if simulator is not None else None,
        inspector=_inspector(setup, desk),
        support=HelpDesk(setup, desk),
        numbers=WindowNumbers(desk.numbers, desk.web),
        assistant=Trying(setup, desk.prompts),
    )


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


def _inspector(setup: Setup, desk: Desk) -> InspectorServices:
    from sellercall_desktop.app.replaying import WebhookReplayer

    return InspectorServices(
        exchanges=desk.exchanges,
        replayer=WebhookReplayer(desk.recorder, desk.web, setup.secrets, setup.settings),
        own_address=lambda: setup.settings.value.web.public_url or desk.web.public_url,
        keep_days=lambda: setup.settings.value.log.exchanges_days,
        refused=lambda: desk.recorder.refused,
    )


def _load() -> None:
    """On a thread: what the desk is built of, then what the window needs once it is there."""
    from importlib import import_module

    for name in ("app.desk", "core.phone", *(f"ui.{part}" for part in _LATE_PARTS)):
        import_module(f"sellercall_desktop.{name}")


class _Run:
    """What happens behind one window."""

    def __init__(
        self, setup: Setup, options: Options, base: WindowBase, window: MainWindow, place: Place | None
    ) -> None:
        import asyncio

        from sellercall_desktop.ui.home.home import Home

        self._setup, self._options, self._window, self._bridge = setup, options, window, base.bridge
        self._place = place
        self._home = Home(window, base)
        self._ended = asyncio.Event()
        self._next: Options | None = None
        window.closing.connect(lambda: self._end(None))
        window.demo_requested.connect(
            lambda: self._end(replace(options, demo=True, data=None, link="", clipboard=False))
        )

    async def run(self) -> Options | None:
        from sellercall_desktop.app.handover import errand_of
        from sellercall_desktop.app.stopping import on_stop

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
        import asyncio
        import getpass

        from sellercall_desktop.app.awake import Awake

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
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

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
