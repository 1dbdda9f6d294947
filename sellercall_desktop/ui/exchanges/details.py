"""One exchange in full: the request and its answer side by side, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.exchanges.exchange import Way
from sellercall_desktop.ui.exchanges.writing import as_text, milliseconds, outcome, peer_name, request_line
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.exchanges.exchange import Exchange, ExchangeParts
    from sellercall_desktop.ui.parts.look import Look

_WIDE_PX, _BUTTONS_PX, _FEW_BUTTONS_PX = 900, 700, 420


class ExchangeDetails(QFrame):
    """Shows one exchange; hidden while none is chosen."""

    call_wanted = Signal(str)  # show this call in the history
    only_call_wanted = Signal(str)  # show only the exchanges of this call
    copy_clicked = Signal()
    replay_clicked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.exchange: Exchange | None = None
        self.parts: ExchangeParts | None = None
        self._words = ""
        self._head = Arrangement(self.width, self._lay_out_head)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Details of the exchange"))
        self.title: QLabel = label("", "section")
        self.when = label("", "muted")
        self.show_call, self.only_call = QPushButton(self.tr("Show the call")), QPushButton()
        self.only_call.setText(self.tr("Only this call"))
        for link in (self.show_call, self.only_call):
            link.setProperty("role", "link")
        self.copy_curl = button(look, self.tr("Copy as curl"), "copy", "quiet", icon_role="muted")
        self.replay = button(look, self.tr("Replay"), "arrow-clockwise", "quiet", icon_role="muted")
        self.close_button = icon_button(look, "x", self.tr("Close the details"), size=14)
        self.close_button.setToolTip(self.tr("Close the details (Esc)"))
        self.note = label("", "muted")
        self.sides = (self._page(self.tr("The request")), self._page(self.tr("The answer")))
        self._lay_out()
        self.show_call.clicked.connect(self._on_show_call)
        self.only_call.clicked.connect(self._on_only_call)
        self.copy_curl.clicked.connect(self.copy_clicked)
        self.replay.clicked.connect(self.replay_clicked)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def show_exchange(
        self, exchange: Exchange | None, parts: ExchangeParts | None = None, *, can_replay: bool = False
    ) -> None:
        """Show this one, or nothing. Without `parts` it has been pruned meanwhile."""
        self.exchange, self.parts = exchange, parts
        self.setVisible(exchange is not None)
        if exchange is None:
            return
        words = (peer_name(exchange), request_line(exchange), outcome(exchange))
        self._words = " · ".join(words)
        self.title.setToolTip(self._words)
        self.title.setAccessibleName(self._words)
        self.when.setText(f"{self._look.formats.date_time(exchange.at)} · {milliseconds(exchange)}")
        for link in (self.show_call, self.only_call):
            link.setVisible(exchange.call_id is not None)
        self.copy_curl.setEnabled(parts is not None)
        self.replay.setVisible(exchange.way is Way.IN)
        self.replay.setEnabled(can_replay)
        self.say(self._remark(exchange, can_replay=can_replay))
        self._fill(exchange, parts)
        self._head.fit_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The title gives way before the buttons do."""
        super().resizeEvent(event)
        self._head.fit()

    def _lay_out_head(self, width: int) -> None:
        wide = width > self._look.theme.px(_WIDE_PX)
        self.when.setVisible(wide)
        self.only_call.setVisible(wide and self.exchange is not None and self.exchange.call_id is not None)
        room = width - self._look.theme.px(_BUTTONS_PX if wide else _FEW_BUTTONS_PX)
        self.title.setText(
            self.title.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        )

    def say(self, text: str) -> None:
        """A sentence under the pages."""
        self.note.setText(text)

    def _remark(self, exchange: Exchange, *, can_replay: bool) -> str:
        kept = self.tr("Secrets are hidden, numbers masked; prompts and what was said are left out.")
        if exchange.way is Way.OUT or can_replay:
            return kept
        gone = self.tr(
            "It cannot be replayed: its whole text is kept only until the program ends, and only the newest."
        )
        return f"{gone} {kept}"

    def _fill(self, exchange: Exchange, parts: ExchangeParts | None) -> None:
        request, answer = self.sides
        if parts is None:
            request.setPlainText(self.tr("It is too old: its text is no longer kept."))
            answer.clear()
            return
        first = f"{exchange.method} {parts.url}"
        request.setPlainText(as_text(first, parts.request_headers, parts.request_body))
        answer.setPlainText(as_text(outcome(exchange), parts.answer_headers, parts.answer_body))

    def _page(self, name: str) -> QPlainTextEdit:
        page = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.WidgetWidth)
        page.setProperty("role", "plain")
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        page.setTabChangesFocus(True)
        page.setAccessibleName(name)
        return page

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(SPACE_S))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self.title, 1)
        head.addWidget(self.when)
        for act in (self.show_call, self.only_call, self.copy_curl, self.replay, self.close_button):
            head.addWidget(act)
        pages = QSplitter()
        for page in self.sides:
            pages.addWidget(page)
        pages.setChildrenCollapsible(False)
        self.note.setWordWrap(True)
        box = QVBoxLayout(self)
        side, above = px(SPACE_L), px(SPACE_S)
        box.setContentsMargins(side, above, above, above)
        box.setSpacing(px(4))
        box.addLayout(head)
        box.addWidget(pages, 1)
        box.addWidget(self.note)

    def _on_show_call(self) -> None:
        if self.exchange is not None and self.exchange.call_id is not None:
            self.call_wanted.emit(self.exchange.call_id)

    def _on_only_call(self) -> None:
        if self.exchange is not None and self.exchange.call_id is not None:
            self.only_call_wanted.emit(self.exchange.call_id)
