"""Everything inside the window, in one language: rail, sections, status bar. Rebuilt when that changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.window.desk import DeskPage, open_folder
from sellercall_desktop.ui.window.rail import Rail, WindowSection
from sellercall_desktop.ui.window.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.panel import SettingsPanel
    from sellercall_desktop.ui.window.explaining import Explaining
    from sellercall_desktop.ui.window.history_place import HistoryPage
    from sellercall_desktop.ui.window.layout_file import LayoutFile
    from sellercall_desktop.ui.window.services import WindowServices
    from sellercall_desktop.ui.window.window_base import WindowBase
    from sellercall_desktop.ui.words.errors import Sentence


_PAGES = {"guard", "number", "tunnel"}  # of the settings, each an error's remedy


class Workspace(QWidget):
    """Wires the parts of the window to each other."""

    connect_requested = Signal()
    voice_requested = Signal()
    help_requested = Signal()
    told = Signal(str)
    """A short result, for a toast."""

    def __init__(
        self, look: Look, base: WindowBase, layout: LayoutFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self._base = look, base
        self._services: WindowServices | None = None
        self._settings_page: SettingsPanel | None = None
        # Each part is made within its parent: one moved there later is styled anew with all below it.
        self.rail = Rail(look, self)
        self._pages = QStackedWidget(self)
        self.desk = DeskPage(look, base, layout, self._pages)
        self.status = StatusBar(look, self)
        self._pages.addWidget(self.desk)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addWidget(self._pages, 1)
        self._notes: Explaining | None = None
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(across, 1)
        box.addWidget(self.status)
        if base.demo:
            self.status.show_demo(None)
        self.rail.chosen.connect(self.show_section)
        self.rail.help_requested.connect(self.help_requested)
        self.desk.action_chosen.connect(self.do)
        self.desk.call_wanted.connect(self.show_call)
        self.desk.live.hang_up_failed.connect(self.show_note)
        self._history: HistoryPage | None = None
        self.desk.live_count_changed.connect(self.status.show_live)
        self.status.live_chosen.connect(lambda: self.show_section(WindowSection.DESK))
        self.status.copied.connect(lambda: self.told.emit(self.tr("Address copied")))
        self.desk.told.connect(self.told)
        self.status.tunnel_wanted.connect(lambda: self.do("tunnel"))

    def attaching(self, services: WindowServices) -> Iterator[None]:
        """The store is open and the server listens: one step at a time, the dialer first."""
        self._services = services
        yield from self.desk.attaching(services)
        self.status.show_url(services.local_url())
        for health in services.health.known:
            self.status.show_health(health)
            if health.part == "store":
                self.notes.explain(health)
        services.bridge.health_changed.connect(self.status.show_health)
        services.bridge.health_changed.connect(self.notes.on_news)
        self.status.health_chosen.connect(self.notes.explain)
        if (tunnel := services.tunnel()) is not None:
            self.status.show_tunnel(tunnel)
        services.bridge.tunnel_changed.connect(self.status.show_tunnel)
        services.bridge.tunnel_changed.connect(self.notes.on_news)
        self.status.tunnel_chosen.connect(self.notes.explain)
        if services.demo is not None:
            from sellercall_desktop.ui.window.demo_menu import DemoMenu

            menu = DemoMenu(self.look, services.demo, self)
            menu.number_chosen.connect(self._take)
            menu.call_in_requested.connect(self._call_in)
            self.status.show_demo(menu)
        self._order_tabs()
        if self._section is WindowSection.HISTORY:
            self._open_history()
        from sellercall_desktop.ui.window.news import Announcements

        Announcements(self, services, tell=self.told.emit, numbers_are_seen=self._numbers_are_seen)

    def _order_tabs(self) -> None:
        """Tab comes to the status bar last: the panels were brought in after it was made.

        The youngest widget stands last. (Qt's own walk through the chain is not to be had without a leak:
        each wrapper that it returns to Python keeps the widget it was asked of.)
        """
        before = youngest = QWidget(self)
        youngest.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt sets no order by it
        for item in self.status.findChildren(QPushButton):
            QWidget.setTabOrder(before, item)
            before = item
        youngest.deleteLater()

    @property
    def section(self) -> WindowSection:
        """What fills the space."""
        return self._section

    _section = WindowSection.DESK

    def show_section(self, name: str, page: str = "") -> None:
        """Go to a section of the rail; `page` names one of the settings' pages."""
        section = WindowSection(name)
        if section is WindowSection.SETTINGS and not self._open_settings():
            return
        if self._section is WindowSection.DESK and section is not WindowSection.DESK:
            self.desk.keep_sizes()
        self._section = section
        self.rail.show_section(section)
        if section is WindowSection.HISTORY:
            self._open_history()
        elif section is WindowSection.SETTINGS and self._settings_page is not None:
            self._pages.setCurrentWidget(self._settings_page)
            if page:
                self._settings_page.show_section(page)
            self._settings_page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._pages.setCurrentWidget(self.desk)
            self.desk.show_section(section)

    @property
    def history(self) -> HistoryPanel | None:
        """The history's page, which is not the history on the desk; None until it was gone to."""
        return self._history.panel if self._history is not None else None

    @property
    def settings_page(self) -> str:
        """Which of the settings' pages is open; empty while none was gone to."""
        panel = self._settings_page
        return list(panel.pages)[panel.sections.currentRow()] if panel is not None else ""

    def show_call(self, call_id: str) -> None:
        """Open a call on the history's page, whatever it is filtered by."""
        self.show_section(WindowSection.HISTORY)
        if (history := self.history) is not None:
            history.show_call(call_id)

    def call_again(self, number: str) -> None:
        """Call this number from the desk, where the call is seen."""
        self.show_section(WindowSection.DESK)
        self.desk.dial(number)

    def see_call(self, call_id: str) -> None:
        """Go to the desk, with this live call large."""
        self.show_section(WindowSection.DESK)
        self.desk.live.select(call_id)

    def escape(self) -> bool:
        """Esc closes one thing that is open in a panel in sight, wherever the keyboard is.

        Only where nothing is open is it for the call that is seen. False: there was nothing to do.
        """
        if self.desk.close_opened() or (self._history is not None and self._history.close_opened()):
            self.desk.live.disarm()
            return True
        return self.desk.live.escape()

    def do(self, action: str) -> None:
        """Do what an error's button offers."""
        if action in _PAGES:
            self.show_section(WindowSection.SETTINGS, action)
        elif action == "connect":
            self.connect_requested.emit()
        elif action in set(WindowSection):
            self.show_section(action)

    def _open_history(self) -> HistoryPage:
        page = self._history
        if page is None:
            from sellercall_desktop.ui.window.history_place import HistoryPage

            page = self._history = HistoryPage(self.look, self._pages)
            self._pages.addWidget(page)
            page.dial_requested.connect(self.call_again)
            page.show_log_requested.connect(self._on_log_wanted)
            page.show_exchanges_requested.connect(self._on_exchanges_wanted)
        self._pages.setCurrentWidget(page)
        if self._services is not None and page.fill(
            self._services
        ):  # else it is filled once the store is open
            self._order_tabs()
        page.take_focus()
        return page

    def _on_log_wanted(self, call_id: str) -> None:
        self.show_section(WindowSection.LOG)
        self.desk.show_log_of(call_id)

    def _on_exchanges_wanted(self, call_id: str) -> None:
        self.show_section(WindowSection.LOG)
        self.desk.show_exchanges_of(call_id)

    def _open_settings(self) -> bool:
        if self._services is None:
            return False
        if self._settings_page is None:
            from sellercall_desktop.ui.settings.panel import SettingsPanel

            services, look = self._services, self.look
            self._settings_page = SettingsPanel(
                services.settings,
                services.secrets,
                services.bridge,
                services.tasks,
                look,
                calls=services.calls,
                checks={part: partial(services.health.check, part) for part in ("ultravox", "twilio")},
                door=services.door,
                use_session=services.secrets.keep_for_session,
                open_data=partial(open_folder, services.paths.data),
                open_logs=partial(open_folder, services.paths.logs),
                numbers=services.numbers,
                demo=self._base.demo,
            )
            self._settings_page.connections.assistant_wanted.connect(self.connect_requested)
            self._settings_page.ultravox.voice_wanted.connect(self.voice_requested)
            self._pages.addWidget(self._settings_page)
        return True

    def _take(self, number: str) -> None:
        self.show_section(WindowSection.DESK)
        self.desk.dialer.take(number)

    def _call_in(self, number: str) -> None:
        services = self._services
        if services is not None and services.demo is not None:
            services.tasks.spawn(services.demo.call_in(number), "demo.call_in", self.show_error)
            self.told.emit(self.tr("A customer is calling in…"))

    def _numbers_are_seen(self) -> bool:
        page = self._settings_page.numbers if self._settings_page is not None else None
        return page is not None and page.isVisible()

    @property
    def notes(self) -> Explaining:
        """The note above the status bar."""
        if self._notes is None:
            from sellercall_desktop.ui.window.explaining import Explaining

            self._notes = Explaining(self.look, self, self._box, at=1)
            self._notes.action_chosen.connect(self.do)
        return self._notes

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong, above the status bar, until it is read."""
        self.notes.show_error(error)

    def show_note(self, sentence: Sentence) -> None:
        """Say this there, until it is read."""
        self.notes.show(sentence)
