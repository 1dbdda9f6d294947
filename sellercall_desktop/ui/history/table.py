"""The table view: keys, menu, and telling the model which rows are on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from sellercall_desktop.core.calls.history import SortKey
from sellercall_desktop.ui.history.model import PAINT_EVERY_MS, CallTableModel
from sellercall_desktop.ui.history.row_menu import RowActs, row_menu
from sellercall_desktop.ui.history.ticking import RunningRows
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import paint_focus_ring
from sellercall_desktop.ui.window.shortcuts import is_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import CallQuery
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

    Index = QModelIndex | QPersistentModelIndex

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW_PX, _ICON_PX = 34, 16
_OUTCOME_SHARES = 4
_SQUEEZE = 0.88  # columns may be this much narrower than they wish before one has to go


class CallTable(QTableView):
    """Rows of calls. The current row is the chosen call.

    Signals:
        opened: Enter or a double click on a call.
        chosen: the current call (None while there is none).
        dial_requested, log_requested: from the menu; a number in E.164, a call id.
        rows_shown: others may be on screen.
        left_above: the arrow up in the first row.
    """

    opened = Signal()
    chosen = cast("TypedSignal[Call | None]", Signal(object))
    dial_requested = Signal(str)
    log_requested = Signal(str)
    rows_shown = Signal()
    left_above = Signal()

    def __init__(self, model: CallTableModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = look.theme, look.icons
        self._calls = model
        self._row_px = _ROW_PX
        self.paint_over: Callable[[], None] = lambda: None
        self.call_later: Callable[[str], object] | None = None
        self.person_data: Callable[[str], object] | None = None
        """Shows what is kept of whoever has this number in E.164, to be exported or erased."""
        self.rehearse: Callable[[Sequence[str]], object] | None = None
        """Tries a prompt on these calls, by their ids; none: on all that are shown."""
        self._room = Arrangement(self._room_and_letter, self._fit_columns)
        self.setModel(model)
        self._set_up_look()
        self._shown_timer = QTimer(self, singleShot=True, interval=PAINT_EVERY_MS)
        self._shown_timer.timeout.connect(self._tell_rows_shown)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._shown_timer.start())
        model.modelReset.connect(self._shown_timer.start)
        self.running = RunningRows(self, model, self.rows_on_screen)
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        for before in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.rowsAboutToBeMoved):
            before.connect(self._drop_anchor)
        for after in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            after.connect(self._hold_anchor)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def current_call(self) -> Call | None:
        """The call of the current row; None where there is none or its page is away."""
        index = self.currentIndex()
        return self._calls.call_at(index.row()) if index.isValid() else None

    def select_call(self, call_id: str, *, scroll: bool = True) -> bool:
        """Make a loaded call current; False where it is not among the rows."""
        row = self._calls.row_of(call_id)
        if row is not None:
            self.setAutoScroll(scroll)
            self.setCurrentIndex(self._calls.index(row, 1))
            self.setAutoScroll(True)
        return row is not None

    def set_room_below(self, pixels: int) -> None:
        """Make the rows higher by this, for what is painted over them there by `paint_over`."""
        self._row_px = _ROW_PX + pixels
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._row_px))

    def on_theme_changed(self) -> None:
        """Sizes and colours anew."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._row_px))
        self.setIconSize(QSize(self._theme.px(_ICON_PX), self._theme.px(_ICON_PX)))
        self._room.fit_anew()
        self.viewport().update()

    # --- Qt's events ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, and where the keyboard is."""
        super().paintEvent(event)
        self.paint_over()
        paint_focus_ring(self, self._theme)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Its ring comes."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Its ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Ctrl+C copies the number as E.164, Home and End go to the first and last row."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_number()
        elif event.key() == Qt.Key.Key_Home and self._calls.rowCount():
            self.setCurrentIndex(self._calls.index(0, 1))
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.left_above.emit()
        elif is_typed(event):
            event.ignore()  # Qt would look for a row that begins so; it is meant for the search
        elif event.key() == Qt.Key.Key_End and (rows := self._calls.rowCount()):
            self.setCurrentIndex(self._calls.index(rows - 1, 1))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the call, by mouse or by the menu key."""
        index = self.indexAt(event.pos())
        if event.reason() == event.Reason.Keyboard:
            index = self.currentIndex()
        call = self._calls.call_at(index.row()) if index.isValid() else None
        if call is not None:
            if not self.selectionModel().isRowSelected(index.row()):
                self.setCurrentIndex(index)  # several that were chosen stay chosen
            corner = self.visualRect(index).center()
            keyboard = event.reason() == event.Reason.Keyboard
            self._menu(call).popup(self.viewport().mapToGlobal(corner) if keyboard else event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which call is chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring spans cells that Qt does not repaint
        self.chosen.emit(self._calls.call_at(current.row()) if current.isValid() else None)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What happened meanwhile is to be seen."""
        super().showEvent(event)
        self._shown_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Hide what has no room."""
        super().resizeEvent(event)
        self._room.fit()
        self._shown_timer.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._room.fit_anew()
        super().changeEvent(event)

    @property
    def query(self) -> CallQuery:
        """What the rows are, and in which order."""
        return self._calls.query

    @property
    def chosen_ids(self) -> list[str]:
        """The calls of the chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [call.id for row in rows if (call := self._calls.call_at(row)) is not None]

    # --- inside --------------------------------------------------------------------------------

    def _set_up_look(self) -> None:
        self.setAccessibleName(self.tr("Call history"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(self._theme.px(28))
        header.setAccessibleName(self.tr("Columns"))
        query = self._calls.query
        by = next(n for n, column in enumerate(self._calls.columns) if column.sort is query.sort)
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(by, order)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)  # Qt's arrow stands far from its word, or on top of it
        self.on_theme_changed()

    def _room_and_letter(self) -> tuple[int, int]:
        return self.viewport().width(), self.fontMetrics().averageCharWidth()

    def _fit_columns(self, measures: tuple[int, int]) -> None:
        """Give each column its wish; where they do not fit some go; what is left over goes to words."""
        columns = self._calls.columns
        room, letter = measures
        pad = self._theme.px(_ICON_PX)
        wish = {n: round(letter * c.width * 1.12) + pad for n, c in enumerate(columns)}
        hidden: set[int] = set()
        for _, going in sorted((c.goes, n) for n, c in enumerate(columns) if c.goes is not None):
            if sum(width for n, width in wish.items() if n not in hidden) * _SQUEEZE > room:
                hidden.add(going)
        shown = [n for n in wish if n not in hidden]
        spare = room - sum(wish[n] for n in shown)
        # What is left over is worth most beside the result: there stands the outcome.
        shares = {
            n: _OUTCOME_SHARES if spare > 0 and columns[n].sort is SortKey.STATE else 1
            for n in shown
            if not columns[n].right and not columns[n].bare
        }
        header = self.horizontalHeader()
        for n in wish:
            header.setSectionHidden(n, n in hidden)
        for n in shown:
            extra = spare * shares.get(n, 0) // sum(shares.values())
            self.setColumnWidth(n, max(header.minimumSectionSize(), wish[n] + extra))

    def _menu(self, call: Call) -> QMenu:
        tell = self.opened.emit, self.dial_requested.emit
        copy, log, person = self._copy_number, self.log_requested.emit, self.person_data
        acts = RowActs(*tell, self.call_later, self.rehearse, copy, log, person)
        return row_menu(self, call, self._icons, acts, self.chosen_ids)

    def _copy_number(self) -> None:
        if (call := self.current_call) is not None:
            QGuiApplication.clipboard().setText(call.number)

    def _drop_anchor(self) -> None:
        """Remember the topmost row on screen, unless the reader is at the top: there new calls come in."""
        top = self._calls.index(self.rowAt(0), 0)
        scrolled = top.isValid() and self.verticalScrollBar().value() > 0
        self._anchor = (QPersistentModelIndex(top), self.rowViewportPosition(top.row())) if scrolled else None

    def _hold_anchor(self) -> None:
        """Keep that row where it was, whatever came or went above it."""
        anchor, self._anchor = self._anchor, None
        if anchor is not None and anchor[0].isValid():
            self.updateGeometries()
            moved = self.rowViewportPosition(anchor[0].row()) - anchor[1]
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def rows_on_screen(self) -> tuple[int, int]:
        """The first and the last row to be seen; the last is before the first where there are none."""
        last = self.rowAt(self.viewport().height() - 1)
        return max(0, self.rowAt(0)), self._calls.rowCount() - 1 if last < 0 else last

    def _tell_rows_shown(self) -> None:
        if self._calls.rowCount() and self.isVisible():
            self._calls.on_rows_shown(*self.rows_on_screen())
            self.running.look()
            self.rows_shown.emit()
