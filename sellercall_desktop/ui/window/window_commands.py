"""The commands as the window carries them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from sellercall_desktop.ui.window.call_commands import CallCommands
from sellercall_desktop.ui.window.prompt_commands import PromptCommands
from sellercall_desktop.ui.window.rail import WindowSection

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.our_numbers.setup import NumberSetup
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.settings_file import SettingsFile
    from sellercall_desktop.ui.palette.palette import Palette
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.toasts import Toasts
    from sellercall_desktop.ui.settings.fields import Value
    from sellercall_desktop.ui.window.front import Front
    from sellercall_desktop.ui.window.workspace import Workspace


class WindowCommands:
    """Implements `Commands`. What needs the store does nothing before `attach`."""

    def __init__(
        self,
        window: QWidget,
        front: Front,
        look: Look,
        toasts: Toasts,
        settings: SettingsFile,
        *,
        show_wizard: Callable[[], None],
    ) -> None:
        self._window, self._front, self._look = window, front, look
        self._toasts, self._settings = toasts, settings
        self._palette: Palette | None = None
        self._tasks: Tasks | None = None
        self._calls: CallStore | None = None
        self._read_palette: Callable[[Palette], None] | None = None
        self._numbers: NumberSetup | None = None
        self._diagnostics: Callable[[str], Awaitable[str]] | None = None
        self.show_wizard = show_wizard
        self.on_prompt = PromptCommands(lambda: front.workspace, self.show_section)
        self.on_call = CallCommands(lambda: front.workspace, toasts.show)
        self.ask_to_leave: Callable[[], object] = window.close

    def attach(
        self,
        tasks: Tasks,
        calls: CallStore,
        prompts: PromptStore,
        *,
        numbers: NumberSetup | None,
        diagnostics: Callable[[str], Awaitable[str]] | None,
    ) -> None:
        """The store is open. `diagnostics` writes the text for support in a language."""
        self._tasks, self._numbers, self._diagnostics = tasks, numbers, diagnostics
        self._calls = calls
        self._read_palette = lambda palette: palette.attach(tasks, calls, prompts)
        if self._palette is not None:
            self._read_palette(self._palette)

    @property
    def _workspace(self) -> Workspace:
        """The present one: another language builds a new one."""
        return self._front.workspace

    def toggle_prompt(self) -> None:
        """Fold or open the desk's prompt."""
        self._workspace.desk.toggle_prompt()

    def toggle_log(self) -> None:
        """Fold or open the desk's log; elsewhere go to the log, and from there back to the desk."""
        section = self._workspace.section
        if section is WindowSection.DESK:
            self._workspace.desk.toggle_log()
        else:
            self.show_section(WindowSection.DESK if section is WindowSection.LOG else WindowSection.LOG)

    def show_section(self, section: WindowSection, page: str = "") -> None:
        """Go to a section, in the settings to one of their pages."""
        self._front.show_workspace()
        self._workspace.show_section(section, page)

    def go_to_number(self) -> None:
        """Put the cursor into the number field."""
        self.show_section(WindowSection.DESK)
        self._workspace.focus_number()

    def call_number(self, number: str) -> None:
        """Call this number as if it had been typed."""
        self._front.show_workspace()
        self._workspace.call_number(number)

    def show_call(self, call_id: str) -> None:
        """Open a call of the history, whatever the history is filtered by."""
        self._front.show_workspace()
        self._workspace.show_call(call_id)

    def see_call(self, call_id: str) -> None:
        """Go to the desk, with this live call large."""
        self._front.show_workspace()
        self._workspace.see_call(call_id)

    def show_next_call(self) -> None:
        """Show the next live call large."""
        self._workspace.live.select_next()

    def write_to_ai(self) -> None:
        """Put the cursor into the line to the AI of the call that is shown large."""
        if self._workspace.live.live_count:
            self.show_section(WindowSection.DESK)
            self._workspace.live.write_to_ai()
        else:
            self._toasts.show(QCoreApplication.translate("Actions", "There is no call in progress"))

    def write_wrap_up(self) -> None:
        """Go to the wrap-up of the call that has ended."""
        self.show_section(WindowSection.DESK)
        wrap_up = self._workspace.desk.wrap_up
        if wrap_up is None or not wrap_up.take_focus():
            self._toasts.show(QCoreApplication.translate("Actions", "There is no call to wrap up"))

    def show_callbacks(self) -> None:
        """Go to the list of who is called later."""
        self.show_section(WindowSection.DESK)
        later = self._workspace.desk.later
        if later is None or not later.focus_first():
            self._toasts.show(QCoreApplication.translate("Actions", "Nobody is to be called later"))

    def call_later(self) -> None:
        """Ask when the number in the field is to be called."""
        self.show_section(WindowSection.DESK)
        if (later := self._workspace.desk.later) is not None:
            later.ask()

    def show_light(self) -> None:
        """Open or close what the light of the number in the field rests on."""
        self.show_section(WindowSection.DESK)
        if not self._workspace.desk.dialer.toggle_light():
            self._toasts.show(QCoreApplication.translate("Actions", "Type a number first"))

    def hang_up_shown(self, *, politely: bool = False) -> None:
        """End the call that is shown large; `politely` the AI takes leave first."""
        self._workspace.live.hang_up_shown(politely=politely)

    def copy_conversation(self) -> None:
        """The conversation of the call in sight onto the clipboard, whole."""
        call_id = _call_in_sight(self._workspace)
        if self._tasks is not None and self._calls is not None and call_id is not None:
            copying = self._copy_conversation(self._calls, call_id)
            self._tasks.spawn(copying, "conversation.copy", self._workspace.show_error)
        else:
            self._toasts.show(QCoreApplication.translate("Actions", "No call is chosen"))

    async def _copy_conversation(self, calls: CallStore, call_id: str) -> None:
        from sellercall_desktop.ui.history.copying import copy_conversation

        copied = await copy_conversation(calls, call_id, self._look.formats)
        words = (
            QCoreApplication.translate("History", "Conversation copied")
            if copied
            else QCoreApplication.translate("History", "There was no conversation.")
        )
        self._toasts.show(words)

    def export_history(self, form: str) -> None:
        """What the history shows, or its chosen rows, into a file."""
        self.show_section(WindowSection.HISTORY)
        if (history := self._workspace.history) is not None:
            history.exporting.begin(form)

    def show_prompt_versions(self, number: int | None = None) -> None:
        """Unfold the prompt's versions, with this one chosen."""
        self.show_section(WindowSection.PROMPTS)
        self._workspace.desk.show_prompt_version(number)

    def change_settings(self, changes: Mapping[str, Mapping[str, Value]]) -> None:
        """Change and save settings, as the settings page does."""
        if self._tasks is not None:
            self._tasks.spawn(self._change(changes), "settings", self._workspace.show_error)

    async def _change(self, changes: Mapping[str, Mapping[str, Value]]) -> None:
        import asyncio  # not before the first paint

        await asyncio.to_thread(self._settings.load_writer)
        self._settings.update(changes)

    def give_numbers_back(self) -> None:
        """Let the account's numbers point again where they pointed before us."""
        if self._tasks is not None and self._numbers is not None:
            giving = self._give_back(self._numbers)
            self._tasks.spawn(giving, "numbers.give_back", self._workspace.show_error)

    async def _give_back(self, setup: NumberSetup) -> None:
        """What came of each is told by its news."""
        if not setup.holds.open:
            words = QCoreApplication.translate("Actions", "No number points to this computer")
            self._toasts.show(words)
        for hold in setup.holds.open:
            await setup.restore(hold.id)

    def copy_diagnostics(self) -> None:
        """Put the text for support on the clipboard."""
        if self._tasks is not None and self._diagnostics is not None:
            copying = self._copy_diagnostics(self._diagnostics)
            self._tasks.spawn(copying, "diagnostics", self._workspace.show_error)

    async def _copy_diagnostics(self, diagnostics: Callable[[str], Awaitable[str]]) -> None:
        text = await diagnostics(self._look.formats.language)
        QApplication.clipboard().setText(text)
        self._toasts.show(
            QCoreApplication.translate("Actions", "Copied. Paste it into your message to support.")
        )

    def show_help(self, page: str = "") -> None:
        """The help, at the keys unless a page of the guide is named."""
        from sellercall_desktop.ui.help.window import KEYS, show_help

        show_help(self._look, self.show_about, self._window, page or KEYS)

    def show_about(self) -> None:
        """Version, licence and third-party notices."""
        from sellercall_desktop.ui.about import show_about

        if self._tasks is not None:
            show_about(self._look, self._tasks, self._window)

    def open_palette(self) -> None:
        """The command palette, or close it where it is open."""
        from sellercall_desktop.ui.palette.palette import Palette

        if self._palette is None:
            self._palette = Palette(self._window, self._look, self, self._region)
            if self._read_palette is not None:
                self._read_palette(self._palette)
        self._palette.open()

    def _region(self) -> str:
        """Where numbers without a country code belong."""
        return self._settings.value.general.default_region

    def leave(self) -> None:
        """End the program; in the background, closing the window does not."""
        self.ask_to_leave()

    def retranslate(self) -> None:
        """Another language: what was built in the old one is built anew when it is asked for."""
        if self._palette is not None:
            self._palette.close_palette()  # which also ends what it was looking for
            self._palette.deleteLater()
            self._palette = None


def _call_in_sight(workspace: Workspace) -> str | None:
    """On the history's page the row chosen; on the desk the call shown large, else the row chosen."""
    on_page = workspace.section is WindowSection.HISTORY
    if not on_page and (shown := workspace.live.shown) is not None:
        return shown.id
    history = workspace.history if on_page else workspace.desk.history
    call = history.table.current_call if history is not None else None
    return call.id if call is not None else None
