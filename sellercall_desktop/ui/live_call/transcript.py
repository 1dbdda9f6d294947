"""The conversation as text, names in a column. It follows the last line unless the reader scrolled up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from sellercall_desktop.core.calls.conversation import unchanged
from sellercall_desktop.core.calls.facts import Speaker, TurnSpoken
from sellercall_desktop.core.calls.partners import holder
from sellercall_desktop.ui.live_call.stamps import (
    PartMark,
    Stamp,
    entries_of,
    tip_of,
    write_mark,
    write_stamp,
)
from sellercall_desktop.ui.parts.look import button

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.calls.acts import Acts
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.facts import ActAsked
    from sellercall_desktop.ui.live_call.stamps import Entries, Entry
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

FIRST_AT_ONCE, AT_ONCE = 60, 20
"""Turns written before the window has its turn again: the first ones, then each time. One costs 0.2 ms."""
_LINE_SHARE, _GAP_PX = 128, 10  # of a line's height, in percent; above a new speaker
_LINE_BREAK = "\u2028"
_NAME_ROLE = {Speaker.AI: "ai", Speaker.CUSTOMER: "text", Speaker.TOOL: "muted"}


class Transcript(QTextBrowser):
    """Shows turns, and the acts among them; only what changed is written again. Each is a block."""

    followed = Signal(bool)
    """Whether the last line is being followed, each time that changes."""
    written = Signal(int)
    """From this block on the text is new."""
    again_requested = cast("TypedSignal[ActAsked]", Signal(object))
    """An act to do once more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries: Entries = ()
        self._follows = True
        self._writing = False
        self._written = 0  # entries in the document: of very many, the rest follows piece by piece
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._write_more)
        self.setProperty("role", "plain")
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Conversation"))
        self.say_empty(None)
        self.keep_lines(2)  # what stands above it needs its room first
        self.document().setDocumentMargin(look.theme.px(4))
        self._measure()
        self._jump = button(look, self.tr("Jump to now"), "arrow-down", "chip")
        self._jump.setParent(self)
        self._jump.setCursor(Qt.CursorShape.PointingHandCursor)
        self._jump.hide()
        self._jump.clicked.connect(self.follow)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.anchorClicked.connect(self._on_link)
        look.theme.changed.connect(self._rewrite)

    @property
    def follows(self) -> bool:
        """Whether new words are scrolled to."""
        return self._follows

    def show_turns(
        self,
        turns: tuple[TurnSpoken, ...],
        acts: Acts = (),
        marks: tuple[PartMark, ...] = (),
        *,
        may_repeat: bool = False,
    ) -> None:
        """Show these turns, sorted by ordinal, and acts; `may_repeat` those that may not have arrived."""
        entries = entries_of(turns, acts, marks, may_repeat=may_repeat)
        same = unchanged(self._entries, entries)
        if same == len(entries) == len(self._entries):
            return
        same = min(same, self._written)
        self._entries = entries
        self._write_from(same)

    def block_of(self, ordinal: int) -> int | None:
        """Which block shows this turn, whether or not it is written yet; None where there is no such turn."""
        places = (
            at
            for at, entry in enumerate(self._entries)
            if isinstance(entry, TurnSpoken) and entry.ordinal == ordinal
        )
        return next(places, None)

    def say_empty(self, call: Call | None) -> None:
        """What stands here while nothing was said."""
        self.setPlaceholderText(_waits_for(call))

    def keep_lines(self, lines: int) -> None:
        """Never be lower than so many lines, half of them with the gap above a new speaker."""
        px = self._look.theme.px
        line = self.fontMetrics().lineSpacing() * _LINE_SHARE / 100
        self.setMinimumHeight(round(line * lines + px(_GAP_PX) * lines / 2 + px(16)))  # with its margins

    def follow(self) -> None:
        """Go to the last line and stay there."""
        self._set_follows(follows=True)
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    # --- writing ------------------------------------------------------------------------------

    def _measure(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        names = (self._look.formats.speaker_text(speaker) for speaker in Speaker)
        widest = max(QFontMetricsF(font).horizontalAdvance(name) for name in names)
        self._column = widest + self._look.theme.px(16)

    def _rewrite(self) -> None:
        self._write_from(0)

    def _write_more(self) -> None:
        self._write_from(self._written, AT_ONCE)

    def _write_from(self, same: int, at_most: int = FIRST_AT_ONCE) -> None:
        bar = self.verticalScrollBar()
        was_at = bar.value()
        self._writing = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if same == 0:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            last = self.document().findBlockByNumber(same - 1)
            cursor.setPosition(last.position() + last.length() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._written = min(len(self._entries), same + at_most)
        for at in range(same, self._written):
            self._write_entry(cursor, at)
        cursor.endEditBlock()
        if self._written < len(self._entries):
            self._more.start()
        else:
            self._more.stop()
        self._writing = False
        bar.setValue(bar.maximum() if self._follows else was_at)
        self.written.emit(same)

    def _write_entry(self, cursor: QTextCursor, at: int) -> None:
        entry, before = self._entries[at], self._entries[at - 1] if at else None
        goes_on = before is not None and _voice_of(before) is _voice_of(entry)
        block = self._block_format(first=before is None, continued=goes_on)
        if before is None:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        if isinstance(entry, Stamp):
            write_stamp(cursor, entry, self._look.theme)
        elif isinstance(entry, PartMark):
            write_mark(cursor, entry, self._look.theme)
        else:
            self._write_turn(cursor, entry, named=not goes_on)

    def _write_turn(self, cursor: QTextCursor, turn: TurnSpoken, *, named: bool) -> None:
        name = QTextCharFormat()
        name.setForeground(self._look.theme.color(_NAME_ROLE[turn.speaker]))
        name.setFontWeight(QFont.Weight.DemiBold)
        said = QTextCharFormat()
        partial = not turn.final or turn.speaker is Speaker.TOOL
        said.setForeground(self._look.theme.color("muted" if partial else "text"))
        cursor.insertText((self._look.formats.speaker_text(turn.speaker) if named else "") + "\t", name)
        text = turn.text.strip().replace("\r\n", "\n").replace("\n", _LINE_BREAK)
        cursor.insertText(text if turn.final else f"{text} …", said)

    def _block_format(self, *, first: bool, continued: bool) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLeftMargin(self._column)
        made.setTextIndent(-self._column)
        tab = QTextOption.Tab()
        tab.position = self._column
        made.setTabPositions([tab])
        made.setTopMargin(self._look.theme.px(0 if first else 2 if continued else _GAP_PX))
        made.setLineHeight(_LINE_SHARE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    # --- following and hovering ---------------------------------------------------------------

    def _on_scrolled(self, value: int) -> None:
        if not self._writing:
            at_end = value >= self.verticalScrollBar().maximum() - self._look.theme.px(4)
            self._set_follows(follows=at_end)

    def _set_follows(self, *, follows: bool) -> None:
        if follows == self._follows:
            return
        self._follows = follows
        self._jump.setVisible(not follows)
        self.followed.emit(follows)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The last line stays in sight; the chip stays in its corner."""
        follows = self._follows
        super().resizeEvent(event)
        if follows:
            self.follow()
        size, room = self._jump.sizeHint(), self.viewport().geometry()
        gap = self._look.theme.px(8)
        self._jump.resize(size)
        self._jump.move(room.right() - size.width() - gap, room.bottom() - size.height() - gap)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Hovering a turn or an act tells when that was."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorForPosition(event.pos()).blockNumber()
            if at < len(self._entries):
                QToolTip.showText(event.globalPos(), self._tip_of(self._entries[at]), self)
            return True
        return super().viewportEvent(event)

    def _tip_of(self, entry: Entry) -> str:
        formats = self._look.formats
        if not isinstance(entry, TurnSpoken):
            return tip_of(entry, formats)
        moment = formats.clock_with_seconds(entry.at)
        return moment if entry.start_s is None else f"{moment}  ·  {formats.duration(entry.start_s)}"

    def _on_link(self, link: QUrl) -> None:
        for entry in self._entries:
            if isinstance(entry, Stamp) and entry.act.act_id == link.toString():
                self.again_requested.emit(entry.asked)


def _voice_of(entry: Entry) -> Speaker | None:
    return entry.speaker if isinstance(entry, TurnSpoken) else None


def _waits_for(call: Call | None) -> str:
    if call is not None and not call.is_live:
        return QCoreApplication.translate("Transcript", "Nothing was said in this call.")
    if call is None or call.answered_at is None:
        return QCoreApplication.translate(
            "Transcript", "The conversation appears here as soon as the customer answers."
        )
    if holder(call) is not None:
        return QCoreApplication.translate("Transcript", "What is said with a person is not written down.")
    if call.joined_at is None:
        return QCoreApplication.translate("Transcript", "The customer has answered; the AI is coming.")
    return QCoreApplication.translate("Transcript", "The AI is on the line; what is said appears here.")
