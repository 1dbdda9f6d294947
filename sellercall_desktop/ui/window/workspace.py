"""Everything inside the window, in one language: rail, sections, status bar. Rebuilt when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.window.desk import DeskPage
from sellercall_desktop.ui.window.rail import SEE_CALL, Rail, WindowSection
from sellercall_desktop.ui.window.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.health import HealthChanged
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.ui.history.panel import HistoryPanel
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.settings.panel import SettingsPanel
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.window.contacts_place import ContactsPlace, NewContacts
    from sellercall_desktop.ui.window.demo_menu import DemoNumber
    from sellercall_desktop.ui.window.explaining import Explaining
    from sellercall_desktop.ui.window.history_place import HistoryPage
    from sellercall_desktop.ui.window.layout_file import LayoutFile
    from sellercall_desktop.ui.words.errors import Sentence


_PAGES = {"do_not_call", "guard", "hand_off", "number", "tunnel"}
"""Of the settings, to which an error's button leads."""
_BUILT_LATE = set(WindowSection) - {WindowSection.DESK, WindowSection.SETTINGS}


class Workspace(QWidget):
    """Wires the parts of the window to each other."""

    connect_requested = Signal()
    voice_requested = Signal()
    help_requested = Signal()
    toast_requested = Signal(str)
    """A short result, for a toast."""

    def __init__(
        self,
        look: Look,
        region: Callable[[], str],
        layout: LayoutFile,
        *,
        demo: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`region` is where numbers without a country code belong."""
        super().__init__(parent)
        self.look = look
        self._new_history: Callable[[QWidget], HistoryPanel] | None = None
        self._new_settings: Callable[[QWidget], SettingsPanel] | None = None
        self._settings_page: SettingsPanel | None = None
        self._new_contacts: NewContacts | None = None
        self.contacts: ContactsPlace | None = None
        self.late_pages: dict[WindowSection, Callable[[QStackedWidget], None]] = {}
        # Each part is made within its parent: one moved there later is styled anew with all below it.
        self.rail = Rail(look, self)
        self._pages = QStackedWidget(self)
        self.desk = DeskPage(look, region, layout, self._pages)
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
        if demo:
            self.status.show_demo(None)
        self.rail.chosen.connect(self.show_section)
        self.rail.help_requested.connect(self.help_requested)
        self.desk.action_chosen.connect(self.do)
        self.desk.call_wanted.connect(self.show_call)
        self.live.unseen_problem.connect(self.show_note)
        self._history: HistoryPage | None = None
        self.desk.live_count_changed.connect(self.status.show_live)
        self.status.live_chosen.connect(lambda: self.show_section(WindowSection.DESK))
        self.status.copied.connect(lambda: self.toast_requested.emit(self.tr("Address copied")))
        self.desk.toast_requested.connect(self.toast_requested)
        self.status.tunnel_wanted.connect(lambda: self.do("tunnel"))

    def open_pages(
        self,
        new_history: Callable[[QWidget], HistoryPanel],
        new_settings: Callable[[QWidget], SettingsPanel],
        new_contacts: NewContacts | None = None,
    ) -> None:
        """The store is open: from now on these pages are made when they are first gone to."""
        self._new_history, self._new_settings = new_history, new_settings
        self._new_contacts = new_contacts

    def attach(
        self, bridge: Bridge, url: str, health: Sequence[HealthChanged], tunnel: TunnelChanged | None
    ) -> None:
        """The panels are there: say how server, providers and tunnel are, now and whenever that changes."""
        self.status.follow(bridge, url, health, tunnel)
        for news in health:
            self.notes.on_health(news)
        bridge.health_changed.connect(self.notes.on_health)
        bridge.tunnel_changed.connect(self.notes.on_news)
        for chosen in (self.status.health_chosen, self.status.tunnel_chosen):
            chosen.connect(self.notes.explain)
        self.status.come_last_by_tab()
        if self._section in _BUILT_LATE:
            self.show_section(self._section)

    def show_demo(self, numbers: Sequence[DemoNumber], call_in: Callable[[str], object]) -> None:
        """Offer the customers of the simulated world; `call_in` lets one of them ring us."""
        from sellercall_desktop.ui.window.demo_menu import DemoMenu

        menu = DemoMenu(self.look, numbers, self)
        menu.number_chosen.connect(lambda _number: self.show_section(WindowSection.DESK))
        menu.number_chosen.connect(self.desk.dialer.take)
        menu.call_in_requested.connect(call_in)
        calling = self.tr("A customer is calling in…")
        menu.call_in_requested.connect(lambda: self.toast_requested.emit(calling))
        self.status.show_demo(menu)

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
        elif section is WindowSection.CONTACTS:
            self._open_contacts()
        elif (open_late := self.late_pages.get(section)) is not None:
            open_late(self._pages)
        elif section is WindowSection.SETTINGS and self._settings_page is not None:
            self._pages.setCurrentWidget(self._settings_page)
            if page:
                self._settings_page.show_section(page)
            self._settings_page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._pages.setCurrentWidget(self.desk)
            self.desk.show_section(section)

    @property
    def live(self) -> LiveCalls:
        """The calls of this moment."""
        return self.desk.live

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

    def call_number(self, number: str) -> None:
        """Call this number from the desk, where the call is seen."""
        self.show_section(WindowSection.DESK)
        self.desk.call_number(number)

    def see_call(self, call_id: str) -> None:
        """Go to the desk, with this live call large."""
        self.show_section(WindowSection.DESK)
        self.live.select(call_id)

    def focus_number(self) -> None:
        """Let the person type a number, where the desk is in sight."""
        self.desk.dialer.focus_field()

    def offer_number(self, text: str, note: str) -> None:
        """Put what another program named into the number field and ask."""
        self.desk.dialer.offer(text, note)

    def escape(self) -> bool:
        """Esc closes one thing that is open in a panel in sight, wherever the keyboard is.

        Only where nothing is open is it for the call that is seen. False: there was nothing to do.
        """
        if self.desk.close_opened() or (self._history is not None and self._history.close_opened()):
            self.live.disarm()
            return True
        return self.live.escape()

    def do(self, action: str) -> None:
        """Do what an error's button offers."""
        if action in _PAGES:
            self.show_section(WindowSection.SETTINGS, action)
        elif action == "connect":
            self.connect_requested.emit()
        elif action in set(WindowSection):
            self.show_section(action)
        elif action.startswith(SEE_CALL):
            self.show_call(action.removeprefix(SEE_CALL))

    def _open_history(self) -> HistoryPage:
        page = self._history
        if page is None:
            from sellercall_desktop.ui.window.history_place import HistoryPage

            page = self._history = HistoryPage(self._pages)
            self._pages.addWidget(page)
            page.dial_requested.connect(self.call_number)
            page.show_log_requested.connect(self._on_log_wanted)
            page.show_exchanges_requested.connect(self._on_exchanges_wanted)
        self._pages.setCurrentWidget(page)
        if self._new_history is not None and page.fill(self._new_history):  # else once the store is open
            self.status.come_last_by_tab()
        page.take_focus()
        return page

    def _open_contacts(self) -> None:
        from sellercall_desktop.ui.window.contacts_place import ContactsPlace

        given = self._pages, self.status, self.call_number, self.show_call
        self.contacts = self.contacts or ContactsPlace(*given)
        self.contacts.open(self._new_contacts)

    def _on_log_wanted(self, call_id: str) -> None:
        self.show_section(WindowSection.LOG)
        self.desk.show_log_of(call_id)

    def _on_exchanges_wanted(self, call_id: str) -> None:
        self.show_section(WindowSection.LOG)
        self.desk.show_exchanges_of(call_id)

    def _open_settings(self) -> bool:
        if self._new_settings is None:
            return False
        if self._settings_page is None:
            self._settings_page = page = self._new_settings(self._pages)
            page.connections.assistant_wanted.connect(self.connect_requested)
            page.ultravox.voice_wanted.connect(self.voice_requested)
            self._pages.addWidget(page)
        return True

    @property
    def numbers_are_seen(self) -> bool:
        """Whether the page of the account's numbers is in sight."""
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
