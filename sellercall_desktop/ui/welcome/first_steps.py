"""When the welcome page or the set-up assistant takes the window's place, and what becomes of it then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.ui.parts.taking_down import take_down

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.toasts import Toasts
    from sellercall_desktop.ui.settings.secret_field import WindowSecrets
    from sellercall_desktop.ui.welcome.page import WelcomePage
    from sellercall_desktop.ui.window.front import Front
    from sellercall_desktop.ui.window.layout_file import LayoutFile
    from sellercall_desktop.ui.window.session_keys import SessionKeys
    from sellercall_desktop.ui.wizard.page import Wizard


class FirstSteps(QObject):
    """Shows them in front of the workspace, which is only covered, never closed."""

    demo_requested = Signal()

    def __init__(self, front: Front, look: Look, layout: LayoutFile, toasts: Toasts) -> None:
        super().__init__(front)
        self._front, self._look, self._layout, self._toasts = front, look, layout, toasts
        self._new_wizard: Callable[[], Wizard] | None = None
        self._secrets: WindowSecrets
        self._tasks: Tasks | None = None
        self._wizard: Wizard | None = None
        self._welcome: WelcomePage | None = None

    def attach(self, secrets: WindowSecrets, tasks: Tasks, new_wizard: Callable[[], Wizard] | None) -> None:
        """From now on keys can be asked for; without `new_wizard`, as in the demo, on the settings' page."""
        self._secrets, self._tasks, self._new_wizard = secrets, tasks, new_wizard

    async def at_start(self, keys: SessionKeys) -> None:
        """What this start calls for: the assistant where it was begun, else, unconnected, a welcome."""
        from sellercall_desktop.core.errors import SecretsUnavailableError
        from sellercall_desktop.settings.secret_names import Secret
        from sellercall_desktop.ui.wizard.step import OPEN

        if self._layout.flag(OPEN, default=False):
            self.show_wizard()
            return
        try:
            key = await self._secrets.get(Secret.ULTRAVOX_API_KEY)
            sid = await self._secrets.get(Secret.TWILIO_ACCOUNT_SID)
        except SecretsUnavailableError:
            key = sid = None
        if (key and sid) or self._wizard is not None:  # it was asked for meanwhile
            return
        if keys.were_lost:
            self._front.workspace.show_note(keys.sentence())
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """The page of the first start."""
        from sellercall_desktop.ui.welcome.page import WelcomePage

        self._wizard = None
        page = WelcomePage(self._look)
        page.connect_requested.connect(self.show_wizard)
        page.left.connect(self._leave)
        page.demo_requested.connect(self.demo_requested)
        self._front.show_page(page)
        self._welcome = page

    def show_wizard(self, at: int | str | None = None) -> None:
        """The assistant, at its first open step unless one is given; in the demo, the page of the keys."""
        if self._tasks is None:
            return
        if self._new_wizard is None:
            self._front.show_workspace()
            self._front.workspace.show_section("settings", "connections")
            return
        wizard = self._new_wizard()
        wizard.left.connect(self._leave)
        wizard.finished.connect(self._on_set_up)
        wizard.settings_wanted.connect(self._on_settings_wanted)
        self._front.show_page(
            wizard, partial(take_down, wizard, wizard.tasks, self._tasks, self._on_late_error)
        )
        self._wizard, self._welcome = wizard, None
        wizard.tasks.spawn(wizard.resume(at), "wizard.resume")

    def show_again(self) -> None:
        """The language has changed: the page in front, if there is one, anew and where it was."""
        if (step := self.step) is not None:
            self.show_wizard(step)
        elif self._welcome is not None and self._welcome.isVisibleTo(self._front):
            self.show_welcome()

    @property
    def step(self) -> int | None:
        """Which step of the assistant is shown; None where it is not."""
        wizard = self._wizard
        return wizard.current if wizard is not None and wizard.isVisibleTo(self._front) else None

    def _on_late_error(self, error: BaseException) -> None:
        self._front.workspace.show_error(error)

    def _leave(self) -> None:
        self._wizard = self._welcome = None  # it goes when another page comes
        self._front.show_workspace()
        self._front.workspace.focus_number()

    def _on_set_up(self) -> None:
        self._leave()
        if self._secrets.place == "session":
            said = self.tr("All is set up for this session. The next start asks for the keys again.")
        else:
            said = self.tr("All is set up. You can make the first call.")
        self._toasts.show(said)

    def _on_settings_wanted(self, page: str) -> None:
        self._leave()
        if page in {"number", "tunnel"}:
            self._front.workspace.show_section("settings", page)
        else:
            self._front.workspace.do(page)
