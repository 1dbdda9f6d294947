"""The exchanges: toolbar above, the rows as they happen, the chosen one in full below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QMenu

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.exchanges.details import ExchangeDetails
from sellercall_desktop.ui.exchanges.model import ExchangeModel
from sellercall_desktop.ui.exchanges.table import ExchangeTable
from sellercall_desktop.ui.exchanges.toolbar import ExchangeToolbar
from sellercall_desktop.ui.exchanges.words import after_replay, unreadable, why_empty
from sellercall_desktop.ui.exchanges.writing import as_curl
from sellercall_desktop.ui.log.frame import lay_out
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.notice import PanelNotice
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.exchanges.exchange import (
        Exchange,
        ExchangeQuery,
        ExchangesRecorded,
        ExchangeStore,
        Replayer,
    )
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.exchanges.words import Saying
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge

_BATCH_MS = 50
_PAGE = 200
_LOW_PX, _WIDE_PX = 460, 900


@dataclass(frozen=True, slots=True)
class ExchangeSource:
    """What the panel shows. `refused` counts the webhooks nobody had signed."""

    exchanges: ExchangeStore
    replayer: Replayer
    own_address: Callable[[], str]  # where the webhooks come in
    keep_days: Callable[[], int]
    refused: Callable[[], int]


class ExchangePanel(QFrame):
    """Exchanges with the providers. A hidden panel does no work and reads anew when shown."""

    call_wanted = Signal(str)

    def __init__(
        self,
        source: ExchangeSource,
        bridge: Bridge,
        tasks: Tasks,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Exchanges with the providers"))
        self._source, self._tasks, self._look = source, tasks, look
        self._arrived: list[Exchange] = []
        self._chosen: int | None = None
        self.toolbar = ExchangeToolbar(look)
        self.model = ExchangeModel(look, parent=self)
        self.table = ExchangeTable(self.model, look.theme)
        self.table.setAccessibleName(self.tr("Exchanges, newest first"))
        self.details = ExchangeDetails(look)
        self.notice = PanelNotice(look)
        frame = lay_out(
            self,
            look,
            self.toolbar,
            (self.table, self.notice),
            self.details,
            shares=(2, 3),
            details_px=120,
        )
        self._stack, self._splitter = frame.stack, frame.splitter
        self._sides = Arrangement(self._is_low_and_wide, self._put_beside)
        self._batch = QTimer(self, singleShot=True, interval=_BATCH_MS)
        self._connect(bridge)
        self._update_state()

    def show_call(self, call_id: str | None) -> None:
        """Show only this call's exchanges; None shows every call again."""
        self.toolbar.show_only(call_id)

    def copy_curl(self) -> None:
        """The chosen exchange's request goes to the clipboard as a curl command, placeholders for secrets."""
        exchange, parts = self.details.exchange, self.details.parts
        if exchange is None or parts is None:
            return
        QGuiApplication.clipboard().setText(as_curl(exchange, parts, self._source.own_address()))
        self.details.say(self.tr("Copied. Set the variables in it before you run it: $SECRET, $TO …"))

    def go_to_filter(self) -> None:
        """Put the cursor into the filter."""
        self.toolbar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.text.selectAll()

    # --- Qt's events ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc puts the details away."""
        if event.key() != Qt.Key.Key_Escape or not self.close_opened():
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was missed."""
        super().showEvent(event)
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a low drawer the details stand beside the table."""
        super().resizeEvent(event)
        self._sides.fit()

    def _is_low_and_wide(self) -> bool:
        px = self._look.theme.px
        return self.height() < px(_LOW_PX) and self.width() > px(_WIDE_PX)

    def _put_beside(self, beside: bool) -> None:
        px = self._look.theme.px
        self._splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._splitter.setSizes([px(420), px(580)] if beside else [px(200), px(300)])

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest."""
        super().hideEvent(event)
        self._arrived.clear()
        self._batch.stop()

    # --- building ------------------------------------------------------------------------------

    def _connect(self, bridge: Bridge) -> None:
        bridge.exchanges_recorded.connect(self._on_recorded)
        self._batch.timeout.connect(self._take_arrived)
        self.toolbar.query_changed.connect(self._read)
        self.model.more_wanted.connect(self._read_more)
        self.notice.pressed.connect(lambda: self.show_call(None))
        self.details.call_wanted.connect(self.call_wanted)
        self.details.only_call_wanted.connect(self.show_call)
        self.details.copy_clicked.connect(self.copy_curl)
        self.details.replay_clicked.connect(self._on_replay)
        self.details.closed.connect(self._on_closed)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.copy_wanted.connect(self.copy_curl)
        self.table.customContextMenuRequested.connect(self._on_menu)
        bind(self, QKeySequence.StandardKey.Find, self.go_to_filter)

    # --- reading -------------------------------------------------------------------------------

    def _read(self) -> None:
        if self.isVisible():
            self._tasks.spawn(self._show(self.toolbar.query), "exchanges.read", self._on_failure)

    async def _show(self, query: ExchangeQuery) -> None:
        page = await self._source.exchanges.page(query, limit=_PAGE)
        if query != self.toolbar.query:
            return  # another was asked for meanwhile
        since = await self._source.exchanges.oldest()
        self.toolbar.show_span(since, self._source.keep_days())
        chosen = self._chosen
        self.model.show(query, page)
        if chosen is not None and (row := self.model.row_of(chosen)) is not None:
            self.table.selectRow(row)
        elif chosen is not None:
            self._on_closed()
        self._update_state()

    def _read_more(self) -> None:
        self._tasks.spawn(self._append(self.model.query), "exchanges.more", self._on_failure)

    async def _append(self, query: ExchangeQuery) -> None:
        page = await self._source.exchanges.page(query, before=self.model.oldest, limit=_PAGE)
        if query == self.model.query:
            self.model.append(page)
            self._update_state()

    def _on_recorded(self, event: ExchangesRecorded) -> None:
        if not self.isVisible():
            return
        self._arrived += event.exchanges
        if not self._batch.isActive():
            self._batch.start()

    def _take_arrived(self) -> None:
        arrived, self._arrived = self._arrived, []
        if self.model.query.text:
            self._read()  # only the store knows which hold the words
            return
        self.model.insert(arrived)
        self._update_state()

    def _on_failure(self, error: BaseException) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._stack.setCurrentWidget(self.notice)
        self._say(unreadable())

    # --- the chosen one ------------------------------------------------------------------------

    def _on_row(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        exchange = self.model.exchange_at(current.row())
        if exchange.id != self._chosen:
            self._chosen = exchange.id
            self._tasks.spawn(self._show_parts(exchange), "exchanges.details", self._on_failure)

    async def _show_parts(self, exchange: Exchange) -> None:
        parts = await self._source.exchanges.parts(exchange.id)
        if exchange.id == self._chosen:
            can_replay = self._source.replayer.can_replay(exchange)
            self.details.show_exchange(exchange, parts, can_replay=can_replay)

    def close_opened(self) -> bool:
        """Put the details away; False where there are none."""
        if not self.details.isVisible():
            return False
        self._on_closed()
        return True

    def _on_closed(self) -> None:
        leaves, self._chosen = holds_focus(self.details), None
        self.details.show_exchange(None)
        none = QItemSelectionModel.SelectionFlag.Clear
        self.table.selectionModel().setCurrentIndex(self.table.rootIndex(), none)
        if leaves:
            self.table.setFocus()

    def _on_replay(self) -> None:
        if (exchange := self.details.exchange) is not None:
            self.details.replay.setEnabled(False)
            self.details.say(self.tr("It is sent to this program again…"))
            self._tasks.spawn(self._replay(exchange), "exchanges.replay")

    async def _replay(self, exchange: Exchange) -> None:
        outcome = await self._source.replayer.replay(exchange)
        if exchange.id != self._chosen:
            return
        self.details.replay.setEnabled(self._source.replayer.can_replay(exchange))
        self.details.say(after_replay(outcome))

    def _on_menu(self, place: QPoint) -> None:
        if (exchange := self.details.exchange) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._look.icons.icon
        menu.addAction(icon("copy"), self.tr("Copy as curl"), self.copy_curl)
        if self.details.replay.isEnabled() and not self.details.replay.isHidden():
            menu.addAction(icon("arrow-clockwise"), self.tr("Replay"), self._on_replay)
        if (call_id := exchange.call_id) is not None:
            menu.addAction(icon("phone"), self.tr("Show the call"), lambda: self.call_wanted.emit(call_id))
            menu.addAction(icon("funnel"), self.tr("Only this call"), lambda: self.show_call(call_id))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _update_state(self) -> None:
        shown = self.model.rowCount()
        self.toolbar.count.setText(self.tr("%n exchanges", "", shown))
        refused = self._source.refused()
        self.toolbar.refused.setText(self.tr("%n refused", "", refused) if refused else "")
        self._stack.setCurrentWidget(self.table if shown else self.notice)
        if shown:
            return
        self._say(why_empty(self.model.query, self._source.keep_days()))

    def _say(self, saying: Saying) -> None:
        self.notice.say(saying.icon, saying.title, saying.text, saying.button)
