"""One log line in full: when, what, every field on its own line, and the traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.log.lines import level_name
from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_S

if TYPE_CHECKING:
    from sellercall_desktop.core.logbook import LogEvent
    from sellercall_desktop.ui.parts.look import Look


class LineDetails(QFrame):
    """Shows one event; hidden while none is chosen."""

    call_wanted = Signal(str)  # show only the lines of this call
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._event: LogEvent | None = None
        self.setProperty("role", "panel")
        self.title: QLabel = label("", "section")
        self.when = label("", "muted")
        self.only_call = QPushButton(self.tr("Only this call"))
        self.only_call.setProperty("role", "link")
        self.only_call.clicked.connect(self._on_only_call)
        self.close_button = icon_button(look, "x", self.tr("Close the details"), size=14)
        self.close_button.setToolTip(self.tr("Close the details (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setProperty("role", "plain")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Fields and traceback of the line"))
        head = QHBoxLayout()
        head.setSpacing(look.theme.px(SPACE_S))
        head.addWidget(self.title)
        head.addWidget(self.when)
        head.addWidget(self.only_call)
        head.addStretch(1)
        head.addWidget(self.close_button)
        box = QVBoxLayout(self)
        side, above = look.theme.px(SPACE_L), look.theme.px(SPACE_S)
        box.setContentsMargins(side, above, above, above)
        box.setSpacing(above)
        box.addLayout(head)
        box.addWidget(self.text, 1)
        self.setAccessibleName(self.tr("Line details"))
        self.hide()

    def show_event(self, event: LogEvent | None) -> None:
        """Show this one, or nothing."""
        self._event = event
        self.setVisible(event is not None)
        if event is None:
            return
        self.title.setText(f"{level_name(event.level)} · {event.event}")
        self.when.setText(self._look.formats.date_time(event.at))
        self.only_call.setVisible(event.call_id is not None)
        lines = [f"{key} = {value}" for key, value in event.fields.items()]
        if event.call_id:
            lines.append(f"call_id = {event.call_id}")
        if event.error:
            lines += ["", event.error.rstrip()]
        self.text.setPlainText("\n".join(lines))

    def _on_only_call(self) -> None:
        if self._event is not None and self._event.call_id is not None:
            self.call_wanted.emit(self._event.call_id)
