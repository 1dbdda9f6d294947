"""When the welcome page or the set-up assistant takes the window's place, and what becomes of it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.welcome.page import WelcomePage
    from sellercall_desktop.ui.window.layout_file import LayoutFile
    from sellercall_desktop.ui.window.main_window import MainWindow
    from sellercall_desktop.ui.window.services import WindowServices
    from sellercall_desktop.ui.wizard.page import Wizard


class FirstSteps(QObject):
    """Shows them through `show_page`; the desk is only covered, never closed."""

    def __init__(self, window: MainWindow, layout: LayoutFile, show_page: Callable[[QWidget], None]) -> None:
        super().__init__(window)
        self._window, self._layout, self._show_page = window, layout, show_page
        self._wizard: Wizard | None = None
        self._welcome: WelcomePage | None = None

    async def at_start(self, services: WindowServices) -> None:
        """What this start calls for: the assistant where it was begun, else, unconnected, a welcome."""
        from sellercall_desktop.core.errors import SecretsUnavailableError
        from sellercall_desktop.settings.secret_names import Secret
        from sellercall_desktop.ui.window.session_keys import SessionKeys
        from sellercall_desktop.ui.wizard.step import OPEN

        keys = SessionKeys(self._layout, services, self)
        if self._layout.flag(OPEN, default=False):
            self.show_wizard()
            return
        try:
            key = await services.secrets.get(Secret.ULTRAVOX_API_KEY)
            sid = await services.secrets.get(Secret.TWILIO_ACCOUNT_SID)
        except SecretsUnavailableError:
            key = sid = None
        if (key and sid) or self._wizard is not None:  # it was asked for meanwhile
            return
        if keys.were_lost:
            self._window.workspace.show_note(keys.sentence())
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """The page of the first start."""
        from sellercall_desktop.ui.welcome.page import WelcomePage

        self._wizard = None
        page = WelcomePage(self._window.look)
        page.connect_requested.connect(self.show_wizard)
        page.left.connect(self._leave)
        page.demo_requested.connect(self._window.demo_requested)
        self._show_page(page)
        self._welcome = page

    def show_wizard(self, at: int | str | None = None) -> None:
        """The assistant, at its first open step unless one is given; in the demo, the page of the keys."""
        services, window = self._window.services, self._window
        if services is None:
            return
        if services.assistant is None or services.demo is not None:
            window.show_workspace()
            window.workspace.show_section("settings", "connections")
            return
        from sellercall_desktop.ui.wizard.page import Wizard
        from sellercall_desktop.ui.wizard.step import Context

        wizard = Wizard(Context(window.look, services, services.assistant, self._layout))
        wizard.left.connect(self._leave)
        wizard.finished.connect(self._on_set_up)
        wizard.settings_wanted.connect(self._on_settings_wanted)
        self._show_page(wizard)
        self._wizard, self._welcome = wizard, None
        services.tasks.spawn(wizard.resume(at), "wizard.resume")

    def show_again(self) -> None:
        """The language has changed: the page in front, if there is one, anew and where it was."""
        if (step := self.step) is not None:
            self.show_wizard(step)
        elif self._welcome is not None and self._welcome.isVisibleTo(self._window):
            self.show_welcome()

    @property
    def step(self) -> int | None:
        """Which step of the assistant is shown; None where it is not."""
        wizard = self._wizard
        return wizard.current if wizard is not None and wizard.isVisibleTo(self._window) else None

    def _leave(self) -> None:
        self._wizard = self._welcome = None  # it goes when another page comes
        self._window.show_workspace()
        self._window.workspace.desk.dialer.focus_field()

    def _on_set_up(self) -> None:
        self._leave()
        services = self._window.services
        if services is not None and services.secrets.place == "session":
            said = self.tr("All is set up for this session. The next start asks for the keys again.")
        else:
            said = self.tr("All is set up. You can make the first call.")
        self._window.toasts.show(said)

    def _on_settings_wanted(self, page: str) -> None:
        self._leave()
        if page in {"number", "tunnel"}:
            self._window.workspace.show_section("settings", page)
        else:
            self._window.workspace.do(page)
