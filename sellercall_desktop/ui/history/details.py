"""Everything about the chosen call beside the table: conversation, timeline, ids, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.ui.history.columns import may_be_called_again
from sellercall_desktop.ui.history.conversation import ConversationPage
from sellercall_desktop.ui.history.copying import CopyButton
from sellercall_desktop.ui.history.pages import FactsPage, TimelinePage
from sellercall_desktop.ui.parts.elided import Elided
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, set_role
from sellercall_desktop.ui.words.why import end_sentence, end_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from sellercall_desktop.core.calls.call import Call, CallChanged
    from sellercall_desktop.core.calls.history import CallStore, JournalEntry
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.history.columns import CallWords

_SETTLE_MS = 50


class DetailsPanel(QFrame):
    """Shows one call, and follows it while it lives.

    Signals:
        dial_requested, show_log_requested, show_exchanges_requested: a number in E.164, a call id, another.
        closed, shown: the person folded the panel away; the call's details are on the screen.
        judged: a person said whether the customer wants no more calls.
        seen: which call is before somebody's eyes from now on; None: none is.
    """

    dial_requested = Signal(str)
    show_log_requested = Signal(str)
    show_exchanges_requested = Signal(str)
    closed, shown, judged = Signal(), Signal(), Signal()
    seen = Signal(object)

    def __init__(
        self, calls: CallStore, tasks: Tasks, words: CallWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calls, self._tasks, self._words, self._icons = calls, tasks, words, words.look.icons
        self._call: Call | None = None
        self._journal: Sequence[JournalEntry] = ()
        self._wanted: str | None = None
        self.setProperty("role", "panel")
        self.number, self._state, self._line = QLabel(), Elided(), QLabel()
        self._flag, self._sign, self._problem = QLabel(), QLabel(), QLabel()
        self._why, self._remedy = label("", "section", wrap=True), label("", "muted", wrap=True)
        self.call_again, self.close_button = QPushButton(), QToolButton()
        self.show_log, self.show_exchanges = QToolButton(), QToolButton()
        self.copy = CopyButton(calls, tasks, words.look)
        self._tools: list[tuple[QToolButton, Callable[[Call], bool]]] = []
        self._acts = QHBoxLayout()
        self.conversation = ConversationPage(words)
        self.timeline, self.facts = TimelinePage(words), FactsPage(words)
        self.tabs = QTabWidget()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._load)
        self._lay_out()
        self._name_parts()
        self._paint()

    @property
    def call(self) -> Call | None:
        """The call shown, with its turns."""
        return self._call

    def show_call(self, call_id: str | None) -> None:
        """Show this call as soon as the choice stands still for 50 ms; the newest choice wins."""
        if call_id != self._wanted:
            self._wanted = call_id
            self._settle.start()
            if self.isVisible():
                self.seen.emit(call_id)

    def add_tool(self, button: QToolButton, fits: Callable[[Call], bool]) -> None:
        """One more thing to do with a call, where it fits it."""
        self._tools.append((button, fits))
        self._acts.addWidget(button)
        button.hide()

    def close_opened(self) -> bool:
        """Have it folded away; False where it is not in sight."""
        seen = self.isVisible()
        if seen:
            self.closed.emit()
        return seen

    def on_call_changed(self, event: CallChanged) -> None:
        """Follow the shown call; changes are painted together, at most every 50 ms."""
        if event.call.id == self._wanted and not self._settle.isActive():
            self._settle.start()

    def tick(self) -> None:
        """Time has passed: "5 min ago"."""
        if self._call is not None:
            self._line.setText(self._one_line(self._call))

    def on_theme_changed(self) -> None:
        """Draw again in the new colours."""
        self.timeline.forget()
        self._paint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """It is in sight."""
        super().showEvent(event)
        self.seen.emit(self._wanted)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """It is out of sight."""
        super().hideEvent(event)
        self.seen.emit(None)

    # --- reading -------------------------------------------------------------------------------

    def _load(self) -> None:
        if self._wanted is None:
            self._call = None
            self._paint()
        else:
            self._tasks.spawn(self._read(self._wanted), "history.details")

    async def _read(self, call_id: str) -> None:
        try:
            call = await self._calls.get(call_id)
            journal = await self._calls.journal(call_id)
        except StoreError:
            if call_id == self._wanted:
                self._problem.setText(self.tr("The call could not be read. Choose it again to retry."))
                self._problem.show()
                self._wanted = None
            return
        if call_id != self._wanted:
            return
        self._call, self._journal = call, journal
        self._problem.hide()
        self._paint()
        self.shown.emit()

    # --- painting ------------------------------------------------------------------------------

    def _paint(self) -> None:
        call = self._call
        self.call_again.setVisible(call is not None and may_be_called_again(call))
        for part in (self.copy, self.show_log, self.show_exchanges, self.tabs, self._line):
            part.setVisible(call is not None)
        for tool, fits in self._tools:
            tool.setVisible(call is not None and fits(call))
        self._say_why(call)
        if call is None:
            self.number.setText(self.tr("No call chosen"))
            for label in (self._state, self._flag, self._sign):
                label.clear()
            return
        words = self._words
        self.number.setText(words.who(call))
        self.number.setToolTip(call.number)
        self.number.setAccessibleName(self.tr("Number {number}").format(number=words.number(call)))
        side = self._icons_px
        flag = words.flag(call)
        self._flag.setVisible(flag is not None)
        if flag is not None:
            self._flag.setPixmap(flag.pixmap(side, side))
            self._flag.setToolTip(words.country(call))
        self._sign.setPixmap(words.state_icon(call).pixmap(side, side))
        self._state.show_text(words.state(call))
        lost = words.state_color(call) is not None
        set_role(self._state, ("success" if call.is_live else "error") if lost else "")
        self._line.setText(self._one_line(call))
        self.copy.call_id = call.id
        self.conversation.show_call(call)
        self.timeline.show_journal(call, self._journal)
        self.facts.show_call(call)

    def _say_why(self, call: Call | None) -> None:
        """Why it ended, first of all; then what to do."""
        told = end_sentence(call) if call is not None else None
        why = end_text(call) if call is not None else ""
        remedy = " · ".join(part for part in (told.what_to_do, told.detail) if part) if told else ""
        for part, text in ((self._why, why), (self._remedy, remedy)):
            part.setText(text)
            part.setVisible(bool(text))

    @property
    def _icons_px(self) -> int:
        return self.fontMetrics().height()

    def _one_line(self, call: Call) -> str:
        words = self._words
        parts = [words.country(call), words.started(call)]
        parts += [words.duration(call)] if call.duration_s is not None else []
        parts += [words.named_prompt(call)]
        parts += [words.cost(call)] if call.costs else []
        return "  ·  ".join(part for part in parts if part)

    def _lay_out(self) -> None:
        self.number.setProperty("role", "number")
        self._line.setProperty("role", "muted")
        self._line.setWordWrap(True)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        for part in (self._why, self._remedy):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button.setProperty("role", "icon")
        self.close_button.setIcon(self._icons.icon("x", "muted", size=16))
        self.close_button.clicked.connect(self.closed)
        self.call_again.setIcon(self._icons.icon("phone", "call", size=16))
        self.call_again.clicked.connect(self._on_call_again)
        for sign, icon in ((self.show_log, "list-dashes"), (self.show_exchanges, "cloud")):
            sign.setProperty("role", "icon")
            sign.setIcon(self._icons.icon(icon, "muted", size=16))
            sign.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_log.clicked.connect(self._on_show_log)
        self.show_exchanges.clicked.connect(self._on_show_exchanges)
        title = QHBoxLayout()
        title.setSpacing(SPACE_S)
        for part in (self._flag, self.number):
            title.addWidget(part)
        title.addStretch()
        title.addLayout(self._acts)
        title.addWidget(self.close_button)
        state = QHBoxLayout()
        state.setSpacing(SPACE_XS)
        for part in (self._sign, self._state):
            state.addWidget(part)
        state.addStretch()
        for button in (self.copy, self.show_exchanges, self.show_log, self.call_again):
            state.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.conversation, self.tr("Conversation"))
        self.tabs.addTab(self.timeline, self.tr("Timeline"))
        self.tabs.addTab(self.facts, self.tr("Details"))
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_S)
        head.setSpacing(SPACE_XS)
        head.addLayout(title)
        head.addLayout(state)
        for part in (self._why, self._remedy, self._line):
            head.addWidget(part)
        head.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addStretch()

    def _name_parts(self) -> None:
        self.setAccessibleName(self.tr("Details of the call"))
        self.call_again.setText(self.tr("Call again"))
        self.show_log.setToolTip(self.tr("Show log lines"))
        self.show_log.setAccessibleName(self.tr("Show log lines"))
        self.show_exchanges.setToolTip(self.tr("Show the exchanges with the providers"))
        self.show_exchanges.setAccessibleName(self.tr("Show the exchanges with the providers"))
        self.close_button.setToolTip(self.tr("Close the details"))
        self.close_button.setAccessibleName(self.tr("Close the details"))

    def _on_call_again(self) -> None:
        if self._call is not None:
            self.dial_requested.emit(self._call.number)

    def _on_show_exchanges(self) -> None:
        if self._call is not None:
            self.show_exchanges_requested.emit(self._call.id)

    def _on_show_log(self) -> None:
        if self._call is not None:
            self.show_log_requested.emit(self._call.id)
