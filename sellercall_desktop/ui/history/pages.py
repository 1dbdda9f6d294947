"""The parts of the details that are lists: the timeline, and the facts with their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.meter import charged
from sellercall_desktop.ui.hand_off.marks import ids_of, parts_text
from sellercall_desktop.ui.history.copyable import Copyable
from sellercall_desktop.ui.history.timeline import moments, way_text
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_M, SPACE_S, set_role
from sellercall_desktop.ui.words.calls import PARTY
from sellercall_desktop.ui.words.why import ended_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.history import JournalEntry
    from sellercall_desktop.ui.history.columns import CallWords
    from sellercall_desktop.ui.history.timeline import Moment

_LATE_S = 5.0


class Sheet(QScrollArea):
    """A page that scrolls up and down; its content is built anew for each call."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def is_new(self, shown: object) -> bool:
        """Whether this differs from what is shown; a button just pressed is not built anew for nothing."""
        before, self._shown = self._shown, shown
        return before != shown

    def forget(self) -> None:
        """Build anew at the next showing, whatever it is (the colours have changed)."""
        self._shown = None

    def put(self, content: QWidget) -> None:
        """Show this in place of what was there, at the same height of scroll."""
        height = self.verticalScrollBar().value()
        content.setProperty("role", "scroll")
        self.setWidget(content)  # deletes the one before
        self.verticalScrollBar().setValue(height)


class TimelinePage(Sheet):
    """What happened, with times."""

    def __init__(self, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look = words, words.look
        self.setAccessibleName(self.tr("Timeline"))

    def show_journal(self, call: Call, entries: Sequence[JournalEntry]) -> None:
        """Put the call's journal in words."""
        formats = self._words.formats
        found = moments(call, entries, formats)
        if not self.is_new(found):
            return
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(2, 1)
        side = QSize(self._look.theme.px(16), self._look.theme.px(16))
        for row, moment in enumerate(found):
            sign, clock, text = QLabel(), QLabel(formats.clock_with_seconds(moment.at)), QLabel(moment.text)
            sign.setPixmap(self._look.icons.icon(moment.icon, moment.role).pixmap(side))
            clock.setProperty("role", "muted")
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said = QVBoxLayout()
            said.setSpacing(0)
            said.addWidget(text)
            if moment.failing:
                set_role(text, "error")
                said.addWidget(label(self.tr("This is where it went wrong"), "error", wrap=True))
            if way := self._way(moment):
                said.addWidget(label(way, "muted", wrap=True))
            for column, part in enumerate((sign, clock)):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(said, row, 2)
        grid.setRowStretch(len(found), 1)
        self.put(content)

    def _way(self, moment: Moment) -> str:
        """By which way it came; when, where that was later."""
        way = way_text(moment.source)
        if (moment.written_at - moment.at).total_seconds() <= _LATE_S or not way:
            return way
        known = self.tr("{way}, at {time}")
        return known.format(way=way, time=self._words.formats.clock_with_seconds(moment.written_at))


class FactsPage(Sheet):
    """Why it ended, with which prompt, at what cost, and every id."""

    def __init__(self, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look = words, words.look
        self.setAccessibleName(self.tr("Details"))

    def show_call(self, call: Call) -> None:
        """Put everything known of the call into rows."""
        plain, ids = self._plain(call), self._ids(call)
        if not self.is_new((plain, ids)):
            return
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_L)
        form.setVerticalSpacing(SPACE_S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for title, text in plain:
            if text:
                value = QLabel(text)
                value.setWordWrap(True)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                form.addRow(_title(title), value)
        for title, text in ids:
            if text:
                form.addRow(_title(title), Copyable(title, text, self._look))
        column.addLayout(form)
        column.addStretch()
        self.put(content)

    def _plain(self, call: Call) -> list[tuple[str, str]]:
        words, formats = self._words, self._words.formats
        costs = [(self.tr("Cost, {provider}").format(provider=PARTY[party]),
                  formats.money(amount, currency)) for party, amount, currency in charged(call)]  # fmt: skip
        started = formats.date_time(call.created_at)
        theirs = words.customer_time(call)
        refusal = call.refused.message if call.refused else ""
        return [
            (self.tr("End"), ended_by(call)),
            (self.tr("Reason given"), refusal),
            (self.tr("Started"), f"{started}\n{theirs}" if theirs else started),
            (self.tr("Duration"), formats.duration(call.duration_s) if call.duration_s is not None else ""),
            (self.tr("Parts"), parts_text(call, formats)),
            (self.tr("Prompt"), words.named_prompt(call)),
            *costs,
        ]

    def _ids(self, call: Call) -> list[tuple[str, str]]:
        return [
            (self.tr("Number (E.164)"), call.number),
            (self.tr("Our number"), call.requested.our_number or ""),
            (self.tr("Twilio call SID"), call.carrier_call_id or ""),
            (self.tr("Ultravox call ID"), call.agent_call_id or ""),
            *ids_of(call, self._words.formats),
            (self.tr("SellerCall ID"), call.id),
        ]


def _title(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
