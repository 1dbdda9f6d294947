"""The conversation of a call: its summary, then what was said, in one page that scrolls as a whole."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sellercall_desktop.core.calls.summaries import summary_of
from sellercall_desktop.ui.hand_off.marks import marks_of
from sellercall_desktop.ui.history.marks import Marks
from sellercall_desktop.ui.history.pages import Sheet
from sellercall_desktop.ui.live_call.fields import FieldList
from sellercall_desktop.ui.live_call.transcript import Transcript
from sellercall_desktop.ui.parts.look import label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.passages import Wanted
    from sellercall_desktop.ui.history.columns import CallWords

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ConversationPage(Sheet):
    """Summary and turns, selectable, with the time of each turn on hover."""

    def __init__(self, words: CallWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._call_id = ""
        self.transcript = Transcript(words.look)
        self.summary, self._title = label("", wrap=True), label(self.tr("Summary"), "caption")
        self.nothing = label("", "muted", wrap=True)
        self.fields = FieldList(words.look, self.transcript)
        self.fields.seeking.found.connect(self._go_to_turn)
        self.summary.setTextInteractionFlags(_SELECTABLE)
        self._frame = QFrame()
        self._lay_out()
        self.setAccessibleName(self.tr("Conversation"))
        self._marks = Marks(self.transcript, self.summary, words.look.theme)
        self._seeks = self._at_turn = False  # it stays at the first match, or at a turn somebody went to
        self.verticalScrollBar().rangeChanged.connect(self._scroll_to_first)
        self.verticalScrollBar().actionTriggered.connect(self._on_reader)

    def look_for(self, wanted: Wanted) -> None:
        """Mark this in what is shown and in each call from now on, which is opened at its first match."""
        if wanted != self._marks.wanted:
            self._marks.look_for(wanted)
            self._go_to_first()

    def show_call(self, call: Call) -> None:
        """Show the call's words; where there are none, say why."""
        written = summary_of(call)
        summary = (written.long or written.short or "") if written else ""
        self._marks.sum_up(summary)
        self._frame.setVisible(bool(summary))
        marks = marks_of(call, self._words.formats)
        self.transcript.show_turns(call.turns, call.acts, marks)
        self.transcript.setVisible(bool(call.turns or call.acts or marks))
        self.fields.show_call(call)
        self.nothing.setVisible(not call.turns)
        self.nothing.setText(self._why_empty(call))
        if call.id != self._call_id:
            self._call_id = call.id
            self.verticalScrollBar().setValue(0)
            self._go_to_first()

    def _go_to_first(self) -> None:
        """Now, and again while the page finds its height; until the reader scrolls."""
        self._seeks, self._at_turn = True, False
        QTimer.singleShot(0, self, self._scroll_to_first)

    def _scroll_to_first(self) -> None:
        first = self.fields.seeking.place if self._at_turn else self._marks.first
        content = self.widget()
        if self._seeks and first is not None and content is not None:
            place = self.transcript.mapTo(content, QPoint(0, first))
            self.ensureVisible(0, place.y(), 0, self.viewport().height() // 3)

    def _go_to_turn(self) -> None:
        """As `_go_to_first`."""
        self._seeks = self._at_turn = True
        self._scroll_to_first()

    def _on_reader(self) -> None:
        self._seeks = False

    def _why_empty(self, call: Call) -> str:
        return self.tr("No words yet.") if call.is_live else self.tr("There was no conversation.")

    def _lay_out(self) -> None:
        self._frame.setProperty("role", "notice")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.setSpacing(SPACE_XS)
        inside.addWidget(self._title)
        inside.addWidget(self.summary)
        # The page scrolls, not the transcript in it: that one is always as high as its text.
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.transcript.setVerticalScrollBarPolicy(bars)
        self.transcript.setHorizontalScrollBarPolicy(bars)
        self.transcript.document().documentLayout().documentSizeChanged.connect(self._on_text_size)
        content = QWidget()
        column = QVBoxLayout(content)
        ring = 6  # what the transcript keeps free around its words for its focus ring
        column.setContentsMargins(SPACE_L - ring, SPACE_M, SPACE_L - ring, SPACE_M)
        column.setSpacing(SPACE_S)
        for part in (self._frame, self.fields, self.transcript, self.nothing):
            row = QHBoxLayout()
            inset = 0 if part is self.transcript else ring
            row.setContentsMargins(inset, 0, inset, 0)
            row.addWidget(part)
            column.addLayout(row)
        column.addStretch()
        self.put(content)

    def _on_text_size(self, size: QSizeF) -> None:
        self.transcript.setFixedHeight(ceil(size.height()) + 2 * self.transcript.frameWidth() + 2)
