"""What goes on behind a painted window: everything is opened, works, and is closed again."""

from __future__ import annotations

import asyncio
import getpass
import logging
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from qasync import QEventLoop

from sellercall_desktop.app.building.world import open_world
from sellercall_desktop.app.single_window.handover import errand_of
from sellercall_desktop.app.stopping import on_stop
from sellercall_desktop.app.windowed.awake import Awake
from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.errors import SellerCallError, SettingsError
from sellercall_desktop.ui.system.desktop import Home
from sellercall_desktop.ui.system.scroll_areas_told import tell_scroll_areas

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from PySide6.QtWidgets import QApplication

    from sellercall_desktop.app.building.desk import Desk
    from sellercall_desktop.app.building.setup import Setup
    from sellercall_desktop.app.single_window.handover import Errand, WindowPlace
    from sellercall_desktop.options import Options
    from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase

log = logging.getLogger(__name__)


class Session:
    """What happens behind one window, from its paint until it is closed."""

    def __init__(
        self, setup: Setup, options: Options, base: WindowBase, window: MainWindow, place: WindowPlace | None
    ) -> None:
        self._setup, self._options, self._window, self._bridge = setup, options, window, base.bridge
        self._place = place
        self._home = Home(window, base)
        self._ended = asyncio.Event()
        self._next: Options | None = None
        self.exit_code = 0
        """What the program ends with where it is not started again."""
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
        tell_scroll_areas()
        on_stop(lambda: self._end(None))
        self._on_errand(errand_of(self._options))
        async with AsyncExitStack() as stack:
            try:
                if self._place is not None and self._place.held:
                    from sellercall_desktop.app.single_window.doorway import open_doorway

                    doorway = open_doorway(self._place.address_file, self._on_later_errand)
                    await stack.enter_async_context(doorway)
                await self._work(stack)
            except Exception as error:
                if self._ended.is_set():
                    raise
                await self._explain(error)
            finally:
                self._home.close()
        return self._next

    async def _explain(self, error: Exception) -> None:
        """The start failed: whatever it was, the person sees it, until one of the ways out is taken."""
        from sellercall_desktop.app.windowed import trouble

        if isinstance(error, SellerCallError):
            log.error("start.failed", extra={"problem": str(error)})
        else:
            log.critical("start.failed", exc_info=error)
        self.exit_code = trouble.exit_code(error)
        trouble.print_to_terminal(error)

        def on_action(action: str) -> None:
            try:
                self._end(trouble.next_start(action, self._options, error, self._setup.settings))
            except (SettingsError, OSError) as failed:
                log.warning("start.way_failed", extra={"problem": str(failed)})
                show(failed)

        def show(failed: Exception) -> None:
            self._window.fail(trouble.failed_start(failed, self._setup.paths, self._setup.redactor))

        self._window.trouble_action.connect(on_action)
        self._window.other_folder.connect(
            lambda folder: self._end(trouble.other_folder(folder, self._options))
        )
        show(error)
        await self._ended.wait()
        self._window.hide()

    async def _work(self, door: AsyncExitStack) -> None:
        """Open everything and wait for the end; the door is shut as soon as that has come."""
        loaded = asyncio.get_running_loop().run_in_executor(None, _load)
        shown = asyncio.Event()
        async with open_world(self._setup, self._options, shown) as (desk, simulator):
            author = await asyncio.to_thread(getpass.getuser)
            await loaded
            wiring = window_wiring(self._setup, desk, self._bridge, author, simulator)
            for _ in wiring.attaching(self._window):
                await asyncio.sleep(0)
            shown.set()
            wiring.attach_home(self._home)
            if (ignored := self._setup.settings.ignored) is not None:
                self._window.workspace.show_error(ignored)
            desk.tasks.spawn(_watch_updates(self._setup), "updates")
            desk.tasks.spawn(Awake(self._setup.bus, desk.engine.live_calls).run(), "awake")
            await door.enter_async_context(self._errand_door(desk))
            await self._ended.wait()
            self._window.hide()
            await door.aclose()
            await self._window.finish()

    def _errand_door(self, desk: Desk) -> AbstractAsyncContextManager[None]:
        """Where commands reach this program."""
        from sellercall_desktop.app.headless.prompt_answers import PromptAnswers
        from sellercall_desktop.app.single_window.errand_door import ADDRESS_FILE, open_errand_door
        from sellercall_desktop.app.windowed.window_drafts import WindowDrafts

        data = self._setup.paths.data
        drafts = WindowDrafts(lambda: self._window.workspace.desk.prompts, data)
        return open_errand_door(data / ADDRESS_FILE, PromptAnswers(self._setup, desk, drafts).answer)

    def _on_errand(self, errand: Errand) -> None:
        """What this start was asked to do, or a later one."""
        self._home.offers.offer(link=errand.link, clipboard=errand.clipboard)

    def _on_later_errand(self, errand: Errand) -> None:
        self._home.come_to_front(errand.activation)
        self._on_errand(errand)

    def _end(self, outcome: Options | None) -> None:
        if not self._ended.is_set():
            self._next = outcome
            self._ended.set()


def _load() -> None:
    """On a thread: what the desk is built of, then what the window needs once it is there."""
    from sellercall_desktop.app.building import desk  # noqa: F401
    from sellercall_desktop.core.phone import reading  # noqa: F401
    from sellercall_desktop.ui.history import panel as history  # noqa: F401
    from sellercall_desktop.ui.live_call import card, strip  # noqa: F401
    from sellercall_desktop.ui.prompts import panel as prompts  # noqa: F401
    from sellercall_desktop.ui.window import demo_menu  # noqa: F401
    from sellercall_desktop.ui.words import errors  # noqa: F401


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
