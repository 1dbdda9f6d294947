"""Which exchanges are to be seen: words, way, only failed ones, one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from sellercall_desktop.core.exchanges.exchange import ExchangeQuery, Way
from sellercall_desktop.ui.parts.look import label, search_field
from sellercall_desktop.ui.parts.theme import SPACE_S

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.ui.parts.look import Look

_TYPING_MS = 200
_WAYS = (None, Way.IN, Way.OUT)


class ExchangeToolbar(QWidget):
    """Emits the query whenever it changes; words while typing after a short rest."""

    query_changed = Signal(ExchangeQuery)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._call_id: str | None = None
        self.text = search_field(look)
        self.way = QComboBox()
        self.failed, self.no_polls, self.call_chip = QPushButton(), QPushButton(), QPushButton()
        for chip in (self.failed, self.no_polls, self.call_chip):
            chip.setCheckable(chip is not self.call_chip)
            chip.setProperty("role", "chip")
        self.refused, self.count = label("", "muted"), label("", "muted")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._name()
        self._lay_out()
        self._connect()
        self.set_call(None)

    @property
    def query(self) -> ExchangeQuery:
        """What the controls say."""
        return ExchangeQuery(
            self.text.text().strip(),
            _WAYS[self.way.currentIndex()],
            self.failed.isChecked(),
            self._call_id,
            self.no_polls.isChecked(),
        )

    def set_call(self, call_id: str | None) -> None:
        """Name the one call in the chip, without telling."""
        self._call_id = call_id
        self.call_chip.setVisible(call_id is not None)
        self.call_chip.setText(self.tr("Call …{tail}").format(tail=(call_id or "")[-8:]))

    def show_only(self, call_id: str | None) -> None:
        """All exchanges of one call, or of everything; tells once."""
        narrowing = (self.text, self.way, self.failed, self.no_polls)
        for control in narrowing:
            control.blockSignals(True)
        self.text.clear()
        self.way.setCurrentIndex(0)
        for chip in (self.failed, self.no_polls):
            chip.setChecked(False)
        for control in narrowing:
            control.blockSignals(False)
        self.set_call(call_id)
        self._emit()

    def show_span(self, since: datetime | None, keep_days: int) -> None:
        """Since when exchanges are kept: it may be less than the setting says."""
        words = self._look.formats.date_time(since) if since is not None else "–"
        told = self.tr(
            "Kept since: {time}. At most {days} days, 20,000 exchanges or 64 MB: the oldest go first."
        )
        told = told.format(time=words, days=keep_days)
        self.count.setToolTip(told)
        self.count.setAccessibleDescription(told)

    def _name(self) -> None:
        self.text.setPlaceholderText(self.tr("Filter the exchanges"))
        self.text.setAccessibleName(self.tr("Filter the exchanges by words in address, headers and body"))
        self.way.addItems([self.tr("Both ways"), self.tr("Webhooks in"), self.tr("Requests out")])
        self.way.setAccessibleName(self.tr("Which way"))
        self.failed.setText(self.tr("Failed only"))
        self.no_polls.setText(self.tr("Without polls"))
        self.no_polls.setToolTip(
            self.tr("Leaves out what a live call asks the providers; what brought nothing new is never kept")
        )
        self.call_chip.setIcon(self._look.icons.icon("x", "muted", 14))
        self.call_chip.setToolTip(self.tr("Show all calls again"))
        self.call_chip.setAccessibleName(self.tr("Only one call is shown. Show all calls again"))
        self.refused.setToolTip(
            self.tr("Webhooks that no provider had signed. They are counted, not kept; the log says more.")
        )

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.text.setMinimumWidth(px(220))
        self.text.setMaximumWidth(px(360))
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE_S))
        for part in (self.text, self.way, self.failed, self.no_polls, self.call_chip):
            row.addWidget(part)
        row.addStretch(1)
        for words in (self.refused, self.count):
            row.addWidget(words)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._emit)
        self.text.textChanged.connect(self._on_typed)
        self.text.returnPressed.connect(self._emit)
        self.way.currentIndexChanged.connect(self._emit)
        self.failed.toggled.connect(self._emit)
        self.no_polls.toggled.connect(self._emit)
        self.call_chip.clicked.connect(self._on_chip)

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_chip(self) -> None:
        self.set_call(None)
        self._emit()

    def _emit(self) -> None:
        self._typing.stop()
        self.query_changed.emit(self.query)
