"""Everything inside the window, in one language: rail, sections, status bar. Rebuilt when that changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sellercall_desktop.ui.desk import Desk, open_folder
from sellercall_desktop.ui.rail import Rail, Section
from sellercall_desktop.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.numbers import NumberChanged
    from sellercall_desktop.core.ports import HealthChanged, TunnelChanged
    from sellercall_desktop.ui.bridge import Bridge
    from sellercall_desktop.ui.errors import Sentence
    from sellercall_desktop.ui.layout_file import LayoutFile
    from sellercall_desktop.ui.look import Look
    from sellercall_desktop.ui.numbers.page import NumberDesk
    from sellercall_desktop.ui.problem import ProblemNote
    from sellercall_desktop.ui.services import WindowServices
    from sellercall_desktop.ui.settings.panel import SettingsPanel
    from sellercall_desktop.ui.window_base import WindowBase


_PAGES = {"guard", "number", "tunnel"}  # of the settings, each an error's remedy
_DOES = {"settings", "connect", "history", *_PAGES}


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
        self._look, self._base = look, base
        self._services: WindowServices | None = None
        self._settings_page: SettingsPanel | None = None
        # Each part is made within its parent: one moved there later is styled anew with all below it.
        self.rail = Rail(look, self)
        self._pages = QStackedWidget(self)
        self.desk = Desk(look, base, layout, self._pages)
        self.status = StatusBar(look, self)
        self._pages.addWidget(self.desk)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addWidget(self._pages, 1)
        self._problem: ProblemNote | None = None  # what nobody nearer to it can show, until it is read
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
        self.desk.live_count_changed.connect(self.status.show_live)
        self.status.live_chosen.connect(lambda: self.show_section(Section.DESK))
        self.status.copied.connect(lambda: self.told.emit(self.tr("Address copied")))
        self.status.health_chosen.connect(self._explain)
        self.status.tunnel_chosen.connect(self._explain)
        self.status.tunnel_wanted.connect(lambda: self.do("tunnel"))

    def attaching(self, services: WindowServices) -> Iterator[None]:
        """The store is open and the server listens: one step at a time, the dialer first."""
        self._services = services
        yield from self.desk.attaching(services)
        self.status.show_url(services.local_url())
        for health in services.health.known:
            self.status.show_health(health)
        services.bridge.health_changed.connect(self.status.show_health)
        services.bridge.health_changed.connect(self._on_news)
        if (tunnel := services.tunnel()) is not None:
            self.status.show_tunnel(tunnel)
        services.bridge.tunnel_changed.connect(self.status.show_tunnel)
        services.bridge.tunnel_changed.connect(self._on_news)
        if services.demo is not None:
            from sellercall_desktop.ui.demo_menu import DemoMenu

            menu = DemoMenu(self._look, services.demo, self)
            menu.number_chosen.connect(self._take)
            menu.call_in_requested.connect(self._call_in)
            self.status.show_demo(menu)
        self._order_tabs()
        if services.numbers is not None:
            self._watch_numbers(services.numbers, services.bridge)
        from sellercall_desktop.ui.news import News

        News(self, self._look, services, self.status, show_note=self._show, show_error=self.show_error)

    def _order_tabs(self) -> None:
        """Tab comes to the status bar last: the panels were brought in after it was made."""
        before: QWidget = self.desk
        stop = self.desk.nextInFocusChain()
        while stop is not None and stop is not self.desk:
            if self.desk.isAncestorOf(stop):
                before = stop
            stop = stop.nextInFocusChain()
        for item in self.status.findChildren(QPushButton):
            QWidget.setTabOrder(before, item)
            before = item

    @property
    def section(self) -> Section:
        """What fills the space."""
        return self._section

    _section = Section.DESK

    def show_section(self, name: str, page: str = "") -> None:
        """Go to a section of the rail; `page` names one of the settings' pages."""
        section = Section(name)
        if section is Section.SETTINGS and not self._open_settings():
            return
        self._section = section
        self.rail.show_section(section)
        if section is Section.SETTINGS and self._settings_page is not None:
            self._pages.setCurrentWidget(self._settings_page)
            if page:
                self._settings_page.show_section(page)
            self._settings_page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._pages.setCurrentWidget(self.desk)
            self.desk.show_section(section)

    def do(self, action: str) -> None:
        """Do what an error's button offers."""
        if action == "settings":
            self.show_section(Section.SETTINGS)
        elif action in _PAGES:
            self.show_section(Section.SETTINGS, action)
        elif action == "connect":
            self.connect_requested.emit()
        elif action == "history":
            self.show_section(Section.HISTORY)
        elif action == "log":
            self.show_section(Section.LOG)

    def _open_settings(self) -> bool:
        if self._services is None:
            return False
        if self._settings_page is None:
            from sellercall_desktop.ui.settings.panel import SettingsPanel

            services, look = self._services, self._look
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
        self.show_section(Section.DESK)
        self.desk.dialer.take(number)

    def _call_in(self, number: str) -> None:
        services = self._services
        if services is not None and services.demo is not None:
            services.tasks.spawn(services.demo.call_in(number), "demo.call_in", self.show_error)
            self.told.emit(self.tr("A customer is calling in…"))

    def _watch_numbers(self, numbers: NumberDesk, bridge: Bridge) -> None:
        """What happened to a number before the window was there is told now."""
        bridge.number_changed.connect(self._on_number)
        for change in tuple(numbers.setup.holds.told):
            self._on_number(change)

    def _on_number(self, change: NumberChanged) -> None:
        from sellercall_desktop.ui.numbers.words import GRAVE, news_sentence, news_text

        shown = self._look.formats.number(change.hold.number)
        page = self._settings_page.numbers if self._settings_page is not None else None
        if change.news not in GRAVE:
            self.told.emit(news_text(change, shown))
        elif page is None or not page.isVisible():  # else the page says it, with what to do
            self._show(news_sentence(change, shown))
        if self._services is not None and self._services.numbers is not None:
            self._services.numbers.setup.holds.told.clear()

    def _explain(self, news: HealthChanged | TunnelChanged) -> None:
        if news.error is not None:
            self.show_error(news.error)
            self._explained = _part_of(news), self._problem.sentence if self._problem else None

    def _on_news(self, news: HealthChanged | TunnelChanged) -> None:
        """What was explained has changed: the note says how it is now, and nothing once it is well."""
        note = self._problem
        if note is None or note.sentence is None or self._explained != (_part_of(news), note.sentence):
            return
        if news.error is not None:
            self._explain(news)
        else:
            note.clear()

    _explained: tuple[str, Sentence | None] = "", None

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong, above the status bar, until it is read."""
        from dataclasses import replace

        from sellercall_desktop.ui.errors import sentence_for

        sentence = sentence_for(error)
        if sentence.action not in _DOES:
            sentence = replace(sentence, action=None)
        self._show(sentence)

    def show_note(self, sentence: Sentence) -> None:
        """Say this above the status bar, until it is read."""
        self._show(sentence)

    def _show(self, sentence: Sentence) -> None:
        from sellercall_desktop.ui.problem import ProblemNote

        if self._problem is None:
            self._problem = ProblemNote(self._look, self)
            self._problem.action_chosen.connect(self.do)
            self._box.insertWidget(1, self._problem)
        self._problem.show_sentence(sentence)


def _part_of(news: HealthChanged | TunnelChanged) -> str:
    """Whose news it is: a provider's, or the tunnel's."""
    return getattr(news, "part", "tunnel")
