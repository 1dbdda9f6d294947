"""The log panel: toolbar above, the newest lines, and the chosen line's details below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
)

from sellercall_desktop.ui.log.details import LineDetails
from sellercall_desktop.ui.log.feed import LogTail
from sellercall_desktop.ui.log.frame import lay_out
from sellercall_desktop.ui.log.lines import LineFilter, plain
from sellercall_desktop.ui.log.model import LogModel
from sellercall_desktop.ui.log.table import LogTable
from sellercall_desktop.ui.log.toolbar import LogToolbar
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.logbook import Logbook, LogEvent
    from sellercall_desktop.ui.parts.look import Look


class LogPanel(QFrame):
    """Structured log events as they happen. A hidden panel does no work and catches up when shown."""

    def __init__(
        self, logbook: Logbook, look: Look, open_folder: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._look, self._paused, self._appending, self._cleared_at = look, False, False, 0
        self.toolbar = LogToolbar(look)
        self.model = LogModel(parent=self)
        self.table = LogTable(self.model, look.theme)
        self.details = LineDetails(look)
        self.notice = PanelNotice(look)
        self._feed = LogTail(logbook, self)
        self._feed.hold(held=True)
        frame = lay_out(
            self,
            look,
            self.toolbar,
            (self.table, self.notice),
            self.details,
            shares=(3, 1),
            details_px=150,
        )
        self._stack = frame.stack
        self._connect(open_folder)
        self.setAccessibleName(self.tr("Live log"))
        self.table.setAccessibleName(self.tr("Log lines, newest last"))
        self._update_state()

    def show_call(self, call_id: str | None) -> None:
        """Show only this call's lines, all of them; None shows every call again."""
        self.toolbar.set_filter(LineFilter(call_id=call_id))

    def copy(self) -> None:
        """The selected lines, else all shown, go to the clipboard; numbers masked, whatever is seen."""
        self._copy(self.model.masked_at)

    def copy_with_numbers(self) -> None:
        """The same as it is seen: asked for by name, for numbers leave the window."""
        self._copy(self.model.event_at)

    def _copy(self, event_at: Callable[[int], LogEvent]) -> None:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        events = [event_at(row) for row in rows or range(self.model.rowCount())]
        QGuiApplication.clipboard().setText("\n".join(map(plain, events)))

    def clear(self) -> None:
        """Empty the view; the log itself keeps its lines."""
        events = self._feed.kept()
        self._cleared_at = events[-1].sequence if events else 0
        self.details.show_event(None)
        self.model.show(self.model.filter, [])
        self._update_state()

    def close_feed(self) -> None:
        """Read nothing more of the logbook."""
        self._feed.close()

    # --- Qt's events ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc puts the details away."""
        if event.key() != Qt.Key.Key_Escape or not self.close_opened():
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was missed."""
        super().showEvent(event)
        self._feed.hold(held=self._paused)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest."""
        super().hideEvent(event)
        self._feed.hold(held=True)

    # --- building ------------------------------------------------------------------------------

    def _connect(self, open_folder: Callable[[], None]) -> None:
        self._feed.arrived.connect(self._on_arrived)
        self.toolbar.filter_changed.connect(self._on_filter)
        self.toolbar.pause_toggled.connect(self._on_pause)
        self.toolbar.numbers_toggled.connect(self._on_numbers)
        self.toolbar.copy_clicked.connect(self.copy)
        self.toolbar.clear_clicked.connect(self.clear)
        self.toolbar.folder_clicked.connect(open_folder)
        self.notice.pressed.connect(self._on_show_everything)
        self.details.call_wanted.connect(self.show_call)
        self.details.closed.connect(self._on_details_closed)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.copy_wanted.connect(self.copy)
        self.table.customContextMenuRequested.connect(self._on_menu)
        for owner, keys, action in (
            (self, QKeySequence.StandardKey.Find, self._go_to_filter),
            (self, "Ctrl+L", self.clear),
            (self, "Ctrl+P", self.toolbar.pause.toggle),
        ):
            bind(owner, keys, action)

    # --- what happens --------------------------------------------------------------------------

    def _on_arrived(self, events: list[LogEvent]) -> None:
        self._appending = True  # a chosen line that falls out at the top stays in the details
        fallen = self.model.append(events)
        self._appending = False
        self.table.keep_place(fallen)
        self._update_state()

    def _on_filter(self, line_filter: LineFilter) -> None:
        events = self._feed.kept()
        self.details.show_event(None)
        self.model.show(line_filter, [event for event in events if event.sequence > self._cleared_at])
        self.table.scrollToBottom()
        self._update_state()

    def _on_pause(self, paused: bool) -> None:
        self._paused = paused
        self._feed.hold(held=paused or not self.isVisible())
        self._update_state()

    def _on_numbers(self, shown: bool) -> None:
        self.model.with_numbers = shown
        self._on_filter(self.model.filter)

    def _on_show_everything(self) -> None:
        self._cleared_at = 0
        self.toolbar.set_filter(LineFilter())

    def _on_row(self) -> None:
        current = self.table.currentIndex()
        if self._appending:
            return
        self.details.show_event(self.model.event_at(current.row()) if current.isValid() else None)

    def close_opened(self) -> bool:
        """Put the details away; False where there are none."""
        if not self.details.isVisible():
            return False
        self._on_details_closed()
        return True

    def _on_details_closed(self) -> None:
        leaves = holds_focus(self.details)
        self.details.show_event(None)
        none = QItemSelectionModel.SelectionFlag.Clear
        self.table.selectionModel().setCurrentIndex(self.table.rootIndex(), none)
        if leaves:
            self.table.setFocus()

    def _on_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        event, menu = self.model.event_at(index.row()), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._look.icons.icon("copy"), self.tr("Copy"), self.copy)
        if self.model.with_numbers:
            icon = self._look.icons.icon("eye", "warning")
            menu.addAction(icon, self.tr("Copy with whole numbers"), self.copy_with_numbers)
        if event.call_id is not None:
            menu.addAction(
                self._look.icons.icon("funnel"),
                self.tr("Only this call"),
                lambda: self.show_call(event.call_id),
            )
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _go_to_filter(self) -> None:
        self.toolbar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.text.selectAll()

    def _update_state(self) -> None:
        shown = self.model.rowCount()
        count = self.tr("%n lines", "", shown)
        self.toolbar.count.setText(self.tr("Paused · {count}").format(count=count) if self._paused else count)
        self._stack.setCurrentWidget(self.table if shown else self.notice)
        if shown:
            return
        if self.model.filter.shows_all and not self._cleared_at:
            self.notice.say(
                "list-dashes",
                self.tr("Nothing has happened yet"),
                self.tr("What the program does appears here line by line."),
            )
        else:
            self.notice.say(
                "funnel",
                self.tr("No line to show"),
                self.tr("The filter or the clearing hides what there is; new lines that fit appear here."),
                self.tr("Show everything"),
            )
