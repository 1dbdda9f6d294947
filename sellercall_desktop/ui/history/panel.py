"""The history panel: filters above, the table, and the chosen call's details beside or below it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.audit_signing import SignedTrail
from sellercall_desktop.ui.history.columns import CallWords, columns
from sellercall_desktop.ui.history.count import CallCount
from sellercall_desktop.ui.history.details import DetailsPanel
from sellercall_desktop.ui.history.exporting import Exporting
from sellercall_desktop.ui.history.filters import FilterBar
from sellercall_desktop.ui.history.model import CallTableModel
from sellercall_desktop.ui.history.pieces import Pieces
from sellercall_desktop.ui.history.searching import Searching
from sellercall_desktop.ui.history.table import CallTable
from sellercall_desktop.ui.history.wish_bar import go_on
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import icon_button, mark
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_M, SPACE_S
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallQuery, CallStore
    from sellercall_desktop.core.errors import StoreError
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

_SIDE_BY_SIDE_PX, _TABLE_PX = 900, 460
_BOTH_PX = 440  # high enough for the rows and the details below them
_TICK_MS = 30_000


class HistoryPanel(QFrame):
    """Every call, found and explained.

    Signals:
        dial_requested: a number in E.164 to call again.
        show_log_requested: the id of a call whose log lines are wanted.
        show_exchanges_requested: the id of a call whose exchanges with the providers are wanted.
        call_seen: the id of the call whose details are in sight from now on; None: none are.
    """

    dial_requested = Signal(str)
    show_log_requested = Signal(str)
    show_exchanges_requested = Signal(str)
    call_seen = Signal(object)

    def __init__(
        self,
        calls: CallStore,
        bridge: Bridge,
        tasks: Tasks,
        look: Look,
        *,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
        at_once: bool = True,
        audit: SignedTrail | None = None,
        dispositions: Callable[[], Sequence[Disposition]] = tuple,
        complete: Callable[[DetailsPanel], object] = bool,
    ) -> None:
        """Nothing is read before `start` (the window is painted first).

        Without `at_once` the panel is empty until `building` has been gone through. `complete` adds to the
        details what belongs to others.
        """
        super().__init__(parent)
        self._calls, self._tasks, self._look, self._built = calls, tasks, look, False
        self._today, self._day, self._complete = today, today(), complete
        self._chosen: str | None = None
        self._error: StoreError | None = None
        self.call_later: Callable[[str], object] | None = None
        self.person_data: Callable[[str], object] | None = None
        self._bridge, self._audit, self._listed = bridge, audit or SignedTrail(), dispositions
        self.setProperty("role", "panel")
        if at_once:
            list(self.building())

    def building(self) -> Iterator[None]:
        """Make the panel, in steps short enough that what is typed between them is not kept waiting."""
        words = CallWords(self._look)
        yield
        self.filters = FilterBar(words, self._today, self, self._listed)
        yield
        self.model = CallTableModel(self._calls, self._tasks, columns(words), parent=self)
        self.table = CallTable(self.model, self._look, self)
        self.table.call_later, self.table.person_data = self.call_later, self.person_data
        self.notice = PanelNotice(self._look, self)
        yield
        self.details = DetailsPanel(self._calls, self._tasks, words, self)
        self._complete(self.details)
        yield
        pieces = Pieces(self._calls, self._tasks, self.table, self.model, self._look)
        self.search = Searching(self.filters, self.table, self.model, self.details, pieces)
        words.piece_of = pieces.of
        self.exporting = Exporting(self.table, self._calls, self._tasks, self._look, self._audit)
        self._title, self.toggle = QLabel(self), icon_button(self._look, "columns", self.tr("Details"))
        self._count = CallCount(self._calls, self._tasks, self._look, self)
        self._stack, self.splitter = QStackedWidget(self), QSplitter(self)
        self._sides = Arrangement(lambda: self.width() >= _SIDE_BY_SIDE_PX, self._put_beside)
        self._room = Arrangement(self._details_alone, self._stack.setHidden)
        self._lay_out()
        self._connect(self._bridge)
        self._built = True
        self._name_parts()

    def start(self) -> None:
        """Read the newest calls."""
        self.model.refresh()
        self._tick.start()

    def take_over(self, other: HistoryPanel) -> None:
        """Look for what `other` looked for."""
        if self._built and other._built:
            self.filters.take_over(other.filters)

    def show_call(self, call_id: str) -> None:
        """Open a call's details, whether or not it is among the rows."""
        self.set_details_open(True)
        if not self.table.select_call(call_id):
            self.details.show_call(call_id)

    def set_details_open(self, opened: bool) -> None:
        """Unfold or fold the details."""
        leaves = not opened and holds_focus(self.details)
        self.details.setVisible(opened)
        mark(self.toggle, checked=opened)
        self._room.fit()
        if opened:
            self.details.show_call(self._chosen)
        elif leaves:
            self.table.setFocus()

    def take_focus(self) -> None:
        """The panel was opened: the rows where there are some, else the filter."""
        rows = self._stack.currentWidget() is self.table
        (self.table if rows else self.filters.text).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_filter(self) -> None:
        """Put the cursor into the filter."""
        self.search.go_to_field()

    # --- Qt's events ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Details beside the table where there is room, else below it."""
        super().resizeEvent(event)
        if self._built:
            self._sides.fit()
            self._room.fit()

    def _put_beside(self, beside: bool) -> None:
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        room = self.width() if beside else self.height()
        self.splitter.setSizes([room * 3 // 5, room * 2 // 5])

    def _details_alone(self) -> bool:
        """Where there is no room for both, the details stand in place of the rows."""
        low = self.width() < _SIDE_BY_SIDE_PX and self.height() < self._look.theme.px(_BOTH_PX)
        return low and self.details.isVisibleTo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """What no part of it wanted is searched for."""
        if not self._built or not self.search.take_key(event):
            super().keyPressEvent(event)

    # --- slots ---------------------------------------------------------------------------------

    def _on_query(self, query: CallQuery) -> None:
        self.model.filter(query)

    def _on_loaded(self) -> None:
        self._error = None
        if self._chosen is not None:
            self.table.select_call(self._chosen, scroll=False)
        self._say_state()
        self._count.ask(self.model.query)

    def _on_failed(self, error: StoreError) -> None:
        self._error = error
        self._say_state()

    def _on_grew(self) -> None:
        self._count.one_more()
        self._say_state()

    def _on_chosen(self, call: Call | None) -> None:
        if call is not None:
            self._chosen = call.id
            if self.details.isVisibleTo(self):
                self.details.show_call(call.id)

    def _on_notice(self) -> None:
        if self._error is not None:
            self.model.refresh()
        else:
            self.filters.clear()

    def _on_tick(self) -> None:
        self.model.repaint_all()  # "5 min ago"
        self.details.tick()
        if self._today() != self._day:
            self._day = self._today()
            self.model.filter(self.filters.query)  # "today" means another day now

    # --- words ---------------------------------------------------------------------------------

    def _say_state(self) -> None:
        empty = self.model.rowCount() == 0
        if self._error is not None:
            self.notice.say_unread(self._error)
        elif empty:
            self.notice.say_empty(filtered=not self.filters.is_empty)
        self._stack.setCurrentWidget(self.notice if empty or self._error is not None else self.table)
        self._count.say(known=self._error is None)

    def _name_parts(self) -> None:
        self.setAccessibleName(self.tr("Call history"))
        self._title.setText(self.tr("History"))
        self.toggle.setToolTip(self.tr("Details of the chosen call (Enter)"))
        self._say_state()

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self.toggle.setCheckable(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._title)
        head.addWidget(self._count)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_S)
        top.setSpacing(SPACE_S)
        top.addLayout(head)
        top.addWidget(self.filters)
        self.exporting.place(head, top)
        head.addWidget(self.toggle)
        self._stack.setMinimumWidth(_TABLE_PX)
        self._stack.setContentsMargins(5, 0, 5, 0)  # with the cells' own 11, words stand at 16
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.notice)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.details)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.splitter, 1)

    def _connect(self, bridge: Bridge) -> None:
        self.filters.changed.connect(self._on_query)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.model.grew.connect(self._on_grew)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda: self.set_details_open(True))
        self.toggle.toggled.connect(self.set_details_open)
        self.notice.pressed.connect(self._on_notice)
        self.details.closed.connect(lambda: self.set_details_open(False))
        for source in (self.table, self.details):
            source.dial_requested.connect(self.dial_requested)
        self.table.log_requested.connect(self.show_log_requested)
        self.details.show_log_requested.connect(self.show_log_requested)
        self.details.show_exchanges_requested.connect(self.show_exchanges_requested)
        self.details.seen.connect(self.call_seen)
        self.details.judged.connect(partial(go_on, self.table))
        bridge.call_changed.connect(self.model.on_call_changed)
        bridge.call_changed.connect(self.details.on_call_changed)
        bridge.person_erased.connect(self.model.refresh)
        bridge.contact_names_changed.connect(self.model.repaint_all)
        for part in (self.table, self.details):
            self._look.theme.changed.connect(part.on_theme_changed)
        bind(self, QKeySequence.StandardKey.Find, self.go_to_filter)
        bind(self, QKeySequence.StandardKey.Refresh, self.model.refresh)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
