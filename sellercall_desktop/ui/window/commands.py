"""What can be done to the window as a whole, whoever asks: a key, the palette, a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from sellercall_desktop.ui.window.rail import WindowSection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sellercall_desktop.core.our_numbers.setup import NumberSetup
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.palette.palette import Palette
    from sellercall_desktop.ui.settings.fields import Value
    from sellercall_desktop.ui.window.main_window import MainWindow
    from sellercall_desktop.ui.window.services import Support
    from sellercall_desktop.ui.window.workspace import Workspace


class Commands:
    """Each finds its place by itself, from wherever the person is."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._palette: Palette | None = None
        self.leave: Callable[[], object] = window.close
        """Ends the program; in the background, closing the window does not."""

    @property
    def default_region(self) -> str:
        """Where numbers without a country code belong."""
        return self.window.base.settings.value.general.default_region

    @property
    def workspace(self) -> Workspace:
        """The present one: another language builds a new one."""
        return self.window.workspace

    def toggle_log(self) -> None:
        """Fold or open the desk's log; elsewhere go to the log, and from there back to the desk."""
        section = self.workspace.section
        if section is WindowSection.DESK:
            self.workspace.desk.toggle_log()
        else:
            self.show_section(WindowSection.DESK if section is WindowSection.LOG else WindowSection.LOG)

    def show_section(self, section: WindowSection, page: str = "") -> None:
        """Go to a section, in the settings to one of their pages."""
        self.window.show_workspace()
        self.workspace.show_section(section, page)

    def go_to_number(self) -> None:
        """Put the cursor into the number field."""
        self.show_section(WindowSection.DESK)
        self.workspace.desk.dialer.focus_field()

    def dial(self, number: str) -> None:
        """Call this number as if it had been typed."""
        self.window.show_workspace()
        self.workspace.call_again(number)

    def show_call(self, call_id: str) -> None:
        """Open a call of the history, whatever the history is filtered by."""
        self.window.show_workspace()
        self.workspace.show_call(call_id)

    def see_call(self, call_id: str) -> None:
        """Go to the desk, with this live call large."""
        self.window.show_workspace()
        self.workspace.see_call(call_id)

    def show_prompt_versions(self, number: int | None = None) -> None:
        """Unfold the prompt's versions, with this one chosen."""
        self.show_section(WindowSection.PROMPTS)
        if (prompts := self.workspace.desk.prompts) is not None:
            prompts.open_version(number)

    def hang_up_shown(self) -> None:
        """End the call that is shown large."""
        self.workspace.desk.live.hang_up_shown()

    def change_settings(self, changes: Mapping[str, Mapping[str, Value]]) -> None:
        """Change and save settings, as the settings page does."""
        if (services := self.window.services) is not None:
            services.tasks.spawn(
                self._change(services.settings, changes), "settings", self.workspace.show_error
            )

    async def _change(self, settings: SettingsFile, changes: Mapping[str, Mapping[str, Value]]) -> None:
        import asyncio  # not before the first paint

        await asyncio.to_thread(settings.load_writer)
        settings.update(changes)

    def give_numbers_back(self) -> None:
        """Let the account's numbers point again where they pointed before us."""
        if (services := self.window.services) is not None and services.numbers is not None:
            giving = self._give_back(services.numbers.setup)
            services.tasks.spawn(giving, "numbers.give_back", self.workspace.show_error)

    async def _give_back(self, setup: NumberSetup) -> None:
        """What came of each is told by its news."""
        if not setup.holds.open:
            words = QCoreApplication.translate("Actions", "No number points to this computer")
            self.window.toasts.show(words)
        for hold in setup.holds.open:
            await setup.restore(hold.id)

    def copy_diagnostics(self) -> None:
        """Put the text for support on the clipboard."""
        if (services := self.window.services) is not None and services.support is not None:
            copying = self._copy_diagnostics(services.support)
            services.tasks.spawn(copying, "diagnostics", self.workspace.show_error)

    async def _copy_diagnostics(self, support: Support) -> None:
        text = await support.diagnostics(self.window.look.formats.language)
        QApplication.clipboard().setText(text)
        self.window.toasts.show(
            QCoreApplication.translate("Actions", "Copied. Paste it into your message to support.")
        )

    def show_help(self, page: str = "") -> None:
        """The help, at the keys unless a page of the guide is named."""
        from sellercall_desktop.ui.help.window import KEYS, show_help

        show_help(self.window.look, self.show_about, self.window, page or KEYS)

    def show_about(self) -> None:
        """Version, licence and third-party notices."""
        from sellercall_desktop.ui.about import show_about

        if (services := self.window.services) is not None:
            show_about(self.window.look, services.tasks, self.window)

    def show_wizard(self) -> None:
        """The set-up assistant, at its first open step."""
        self.window.show_wizard()

    def open_palette(self) -> None:
        """The command palette, or close it where it is open."""
        from sellercall_desktop.ui.palette.palette import Palette

        if self._palette is None:
            self._palette = Palette(self)
        self._palette.open()

    def retranslate(self) -> None:
        """Another language: what was built in the old one is built anew when it is asked for."""
        if self._palette is not None:
            self._palette.deleteLater()
            self._palette = None
