"""The window. Painted from `WindowBase` alone; `attach` brings it to life, `fail` says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import MODES, Theme
from sellercall_desktop.ui.window.layout_file import LayoutFile
from sellercall_desktop.ui.window.shortcuts import press_by_enter
from sellercall_desktop.ui.window.workspace import Workspace
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.ui.words.language import CHOICES, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

    from sellercall_desktop.core.prompts.prompt import PromptPublished
    from sellercall_desktop.settings_file import SettingsChanged
    from sellercall_desktop.ui.window.opening import FailedStart
    from sellercall_desktop.ui.window.rebuilding import Rebuilding
    from sellercall_desktop.ui.window.services import WindowServices
    from sellercall_desktop.ui.window.window_base import WindowBase


class MainWindow(QMainWindow):
    """Owns the look and the language, and wires the workspace, the welcome page and the keys."""

    closing = Signal()
    demo_requested = Signal()
    """The person wants to see the demo: the application starts it."""
    trouble_action = Signal(str)
    """A button under a failed start: ``"retry"``, ``"defaults"``, ``"use_free_port"``."""
    other_folder = Signal(str)
    """The start failed, and the person chose another folder for it."""

    def __init__(self, base: WindowBase, app: QApplication) -> None:
        super().__init__()
        self.base = base
        self.services: WindowServices | None = None
        self._rebuilding: Rebuilding | None = None
        self._is_equipped = False
        theme = Theme(app)
        theme.setParent(self)  # gone with the window: the next one in this process has its own
        formats = Formats(home_region=lambda: base.settings.value.general.default_region)
        self.look = Look(theme, Icons(theme), formats)
        self._language = Language(app, formats)
        self._language.setParent(self)
        self._language.apply(base.settings.glance("general", "language", CHOICES))
        # Before any widget: one older than the stylesheet loses the app's font.
        theme.apply(base.settings.glance("general", "theme", MODES))
        self._layout = LayoutFile(base.paths.config / "window.json")
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.workspace = self._build()
        self.setWindowTitle("SellerCall")
        self._layout.place_window(self, 1280, 800)
        self.setMinimumSize(800, 480)  # a full HD screen at 200 % has 960 × 540
        self._language.changed.connect(self._on_language)
        base.bridge.settings_changed.connect(self._on_settings)
        self.workspace.desk.dialer.focus_field()

    def equip(self) -> None:
        """Behind the first paint: what the window can do without being looked at, above all its keys.

        Needed before `attaching` and by everything around the window; a second time changes nothing.
        """
        if self._is_equipped:
            return
        self._is_equipped = True
        from sellercall_desktop.ui.live_call.elsewhere import Elsewhere
        from sellercall_desktop.ui.parts.toasts import Toasts
        from sellercall_desktop.ui.welcome.first_steps import FirstSteps
        from sellercall_desktop.ui.window.actions import bind_keys
        from sellercall_desktop.ui.window.commands import Commands

        self.toasts, self.commands = Toasts(self.look, self), Commands(self)
        self.elsewhere = Elsewhere(self.look, self)
        self.setMenuWidget(self.elsewhere)  # the row above all pages
        self.elsewhere.see_requested.connect(self.commands.see_call)
        self.first_steps = FirstSteps(self, self._layout, self._show_page)
        self._wire()
        bind_keys(self.commands)

    def attach(self, services: WindowServices) -> None:
        """Everything behind the window is open, and nobody waits for its paint. Called once."""
        self.equip()
        list(self.attaching(services))

    def attaching(self, services: WindowServices) -> Iterator[None]:
        """After `equip`, in steps short enough that what is typed between them is not kept waiting."""
        from sellercall_desktop.ui.window.rebuilding import Rebuilding

        self._rebuilding = Rebuilding(self, services)
        yield from self.workspace.attaching(self._rebuilding.services)
        self.services = services
        self.elsewhere.attach(services)
        self.base.bridge.prompt_published.connect(self._on_prompt)
        if services.demo is None:
            services.tasks.spawn(self.first_steps.at_start(services), "welcome")

    def fail(self, failed: FailedStart) -> None:
        """The start failed: say why in place of everything else."""
        from sellercall_desktop.ui.window.opening import Trouble

        trouble = Trouble(failed, self.look.theme.px)
        trouble.action_chosen.connect(self.trouble_action)
        trouble.folder_chosen.connect(self.other_folder)
        self._show_page(trouble)

    def show_wizard(self, step: str = "") -> None:
        """The set-up assistant, at this step or its first open one."""
        self.first_steps.show_wizard(step or None)

    async def finish(self) -> None:
        """Before the store closes: keep what was typed and not published."""
        await self.workspace.desk.finish()

    def renew_workspace(self) -> Workspace:
        """Put an empty workspace of the present language in the place of the old one."""
        old = self.workspace
        self.workspace = self._build()
        self._wire()
        self.commands.retranslate()
        self._pages.removeWidget(old)
        return self.workspace

    def show_workspace(self) -> None:
        """Leave the welcome page, if it is shown."""
        self._pages.setCurrentIndex(0)

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> Workspace:
        made = Workspace(self.look, self.base, self._layout, self._pages)
        made.connect_requested.connect(self.show_wizard)
        made.voice_requested.connect(lambda: self.show_wizard("voice"))
        front = self._pages.currentIndex()
        self._pages.insertWidget(0, made)
        if front <= 0:
            self._pages.setCurrentIndex(0)
        return made

    def _wire(self) -> None:
        self.workspace.help_requested.connect(self.commands.show_help)
        self.workspace.told.connect(self.toasts.show)
        self.elsewhere.follow(self.workspace.desk.live)

    def _on_language(self) -> None:
        if self._rebuilding is not None:
            self._rebuilding.ask()

    def _show_page(self, page: QWidget) -> None:
        while self._pages.count() > 1:
            if (old := self._pages.widget(1)) is not None:
                self._pages.removeWidget(old)
                old.deleteLater()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _on_settings(self, change: SettingsChanged) -> None:
        self.look.theme.apply(change.new.general.theme)
        self._language.apply(change.new.general.language)

    def _on_prompt(self, published: PromptPublished) -> None:
        version, prompts = published.version, self.workspace.desk.prompts
        undo = prompts.undo_of(version) if prompts is not None else None
        said = self.tr("Prompt version {number} is used from the next call on").format(number=version.number)
        self.toasts.show(said, self.tr("Undo") if undo else "", undo)

    def _search_for(self, event: QKeyEvent) -> bool:
        page = self.workspace.history
        return page is not None and page.isVisible() and page.search.take_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """What nobody below wanted: Enter presses a button, what is typed is dialed or sought, Esc closes."""
        if press_by_enter(event) or self.workspace.desk.type_number(event) or self._search_for(event):
            return
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat() or not self.workspace.escape():
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the arrangement and tell the application."""
        self._layout.keep_state("window", self.saveGeometry())
        self.workspace.desk.keep_sizes()
        self._layout.save()
        self.closing.emit()
        super().closeEvent(event)
