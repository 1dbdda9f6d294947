"""The window. Painted from `WindowBase` alone; `filling` brings it to life, `fail` says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow

from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import MODES, Theme
from sellercall_desktop.ui.window.front import Front
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
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.paths import Paths
    from sellercall_desktop.settings_file import SettingsChanged, SettingsFile
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.opening import FailedStart
    from sellercall_desktop.ui.window.rebuilding import Fill, Rebuilding


class WindowBase(NamedTuple):
    """What exists before anything is opened: enough to paint the window."""

    settings: SettingsFile
    bridge: Bridge
    paths: Paths
    demo: bool = False


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
        self._rebuilding: Rebuilding | None = None
        self._is_equipped = False
        theme = Theme(app)
        theme.setParent(self)  # gone with the window: the next one in this process has its own
        self._region = lambda: base.settings.value.general.default_region
        formats = Formats(home_region=self._region)
        self.look = Look(theme, Icons(theme), formats)
        self._language = Language(app, formats)
        self._language.setParent(self)
        self._language.apply(base.settings.glance("general", "language", CHOICES))
        # Before any widget: one older than the stylesheet loses the app's font.
        theme.apply(base.settings.glance("general", "theme", MODES))
        self.layout_file = LayoutFile(base.paths.config / "window.json")
        self._front = Front(self._build)
        self.setCentralWidget(self._front)
        self._front.renew()
        self.setWindowTitle("SellerCall")
        self.layout_file.place_window(self, 1280, 800)
        self.setMinimumSize(800, 480)  # a full HD screen at 200 % has 960 × 540
        self._language.changed.connect(self._on_language)
        base.bridge.settings_changed.connect(self._on_settings)
        self.workspace.focus_number()

    @property
    def workspace(self) -> Workspace:
        """The present one: another language builds a new one."""
        return self._front.workspace

    def equip(self) -> None:
        """Behind the first paint: what the window can do without being looked at, above all its keys.

        Needed before `filling` and by everything around the window; a second time changes nothing.
        """
        if self._is_equipped:
            return
        self._is_equipped = True
        from sellercall_desktop.ui.live_call.elsewhere import Elsewhere
        from sellercall_desktop.ui.parts.toasts import Toasts
        from sellercall_desktop.ui.system.tips import ClicksThroughTips
        from sellercall_desktop.ui.welcome.first_steps import FirstSteps
        from sellercall_desktop.ui.window.actions import bind_keys
        from sellercall_desktop.ui.window.window_commands import WindowCommands

        ClicksThroughTips(self)
        self.toasts = Toasts(self.look, self)
        self.commands = WindowCommands(
            self, self._front, self.look, self.toasts, self.base.settings, show_wizard=self.show_wizard
        )
        self.elsewhere = Elsewhere(self.look, self)
        self.setMenuWidget(self.elsewhere)  # the row above all pages
        self.elsewhere.see_requested.connect(self.commands.see_call)
        self.first_steps = FirstSteps(self._front, self.look, self.layout_file, self.toasts)
        self.first_steps.demo_requested.connect(self.demo_requested)
        self._front.renewed.connect(self._wire)
        self._front.renewed.connect(self.commands.retranslate)
        self._wire()
        bind_keys(self, self.commands)

    def filling(self, fill: Fill, tasks: Tasks) -> Iterator[None]:
        """After `equip`, in steps short enough that what is typed between them is not kept waiting.

        Everything behind the window is open: `fill` gives this workspace its panels, and each that comes
        after it in another language. Called once.
        """
        from sellercall_desktop.ui.window.rebuilding import Rebuilding

        again = self.first_steps.show_again
        self._rebuilding = Rebuilding(self._front, fill, tasks, self.base.bridge, then=again)
        yield from self._rebuilding.filling()
        self.base.bridge.prompt_published.connect(self._on_prompt)

    def fail(self, failed: FailedStart) -> None:
        """The start failed: say why in place of everything else."""
        from sellercall_desktop.ui.window.opening import Trouble

        trouble = Trouble(failed, self.look.theme.px)
        trouble.action_chosen.connect(self.trouble_action)
        trouble.folder_chosen.connect(self.other_folder)
        self._front.show_page(trouble)

    def show_wizard(self, step: str = "") -> None:
        """The set-up assistant, at this step or its first open one."""
        self.first_steps.show_wizard(step or None)

    async def finish(self) -> None:
        """Before the store closes: keep what was typed and not published."""
        await self.workspace.desk.finish()

    # --- inside -------------------------------------------------------------------------------

    def _build(self, place: QWidget) -> Workspace:
        made = Workspace(self.look, self._region, self.layout_file, demo=self.base.demo, parent=place)
        made.connect_requested.connect(self.show_wizard)
        made.voice_requested.connect(lambda: self.show_wizard("voice"))
        return made

    def _wire(self) -> None:
        self.workspace.help_requested.connect(self.commands.show_help)
        self.workspace.toast_requested.connect(self.toasts.show)
        self.elsewhere.follow(self.workspace.live)

    def _on_language(self) -> None:
        if self._rebuilding is not None:
            self._rebuilding.ask()

    def _on_settings(self, change: SettingsChanged) -> None:
        self.look.theme.apply(change.new.general.theme)
        self._language.apply(change.new.general.language)

    def _on_prompt(self, published: PromptPublished) -> None:
        version = published.version
        undo = self.workspace.desk.undo_of(version)
        said = self.tr("Prompt version {number} is used from the next call on").format(number=version.number)
        self.toasts.show(said, self.tr("Undo") if undo else "", undo)

    def _act_on_call(self, event: QKeyEvent) -> bool:
        if event.text() not in {*"rRmMhH\r\n"}:
            return False
        from sellercall_desktop.ui.window.call_keys import take_key  # many rules, needed by few keys

        return take_key(self.workspace.live, event)

    def _search_for(self, event: QKeyEvent) -> bool:
        page = self.workspace.history
        return page is not None and page.isVisible() and page.search.take_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """What nobody below wanted: Enter presses a button, R, M, H act on a call, else: dialed, sought."""
        wanted = (press_by_enter, self._act_on_call, self.workspace.desk.type_number, self._search_for)
        if any(takes(event) for takes in wanted):
            return
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat() or not self.workspace.escape():
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the arrangement and tell the application."""
        self.layout_file.keep_state("window", self.saveGeometry())
        self.workspace.desk.keep_sizes()
        self.layout_file.save()
        self.closing.emit()
        super().closeEvent(event)
