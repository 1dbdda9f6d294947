"""What was searched for, marked in an opened conversation: on a coloured ground and underlined."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from sellercall_desktop.core.calls.passages import Wanted
from sellercall_desktop.ui.parts.theme import mix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLabel

    from sellercall_desktop.ui.live_call.transcript import Transcript
    from sellercall_desktop.ui.parts.theme import Theme

_MOST_MARKS = 1000


def found_ground(theme: Theme) -> QColor:
    """What lies behind a match; its text keeps its colour."""
    return QColor(mix(theme.tokens.surface, theme.tokens.warning, 0.35))


class Marks(QObject):
    """Marks a transcript, as it is written, and the summary above it."""

    def __init__(self, transcript: Transcript, summary: QLabel, theme: Theme) -> None:
        super().__init__(transcript)
        self.wanted = Wanted()
        self._transcript, self._summary, self._theme = transcript, summary, theme
        self._said = ""
        self._marks: list[QTextEdit.ExtraSelection] = []
        transcript.written.connect(self._mark_from)

    def look_for(self, wanted: Wanted) -> None:
        """Mark this from now on."""
        self.wanted = wanted
        self.sum_up(self._said)
        self._mark_from(0)

    def sum_up(self, summary: str) -> None:
        """Show this summary."""
        self._said = summary
        spans = self.wanted.spans(summary)
        self._summary.setTextFormat(Qt.TextFormat.RichText if spans else Qt.TextFormat.PlainText)
        self._summary.setText(_as_html(summary, spans, found_ground(self._theme)) if spans else summary)

    def _mark_from(self, turn: int) -> None:
        had = len(self._marks)
        if not self.wanted and not had:
            return
        kept = [mark for mark in self._marks if mark.cursor.blockNumber() < turn] if turn else []
        made = QTextCharFormat()
        made.setBackground(found_ground(self._theme))
        made.setFontUnderline(True)
        found = []
        for cursor in islice(self._matches(turn), _MOST_MARKS - len(kept)):
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, made
            found.append(mark)
        self._marks = kept + found
        if found or len(kept) != had:
            self._transcript.setExtraSelections(self._marks)

    @property
    def first(self) -> int | None:
        """How far below the transcript's top the first match stands; None where there is none.

        However far that is scrolled in itself: it may still lack the height that its text needs.
        """
        if not self._marks:
            return None
        cursor = QTextCursor(self._marks[0].cursor)
        cursor.setPosition(cursor.selectionStart())
        return self._transcript.cursorRect(cursor).center().y() + self._transcript.verticalScrollBar().value()

    def _matches(self, turn: int) -> Iterator[QTextCursor]:
        if not self.wanted:
            return
        document = self._transcript.document()
        block = document.findBlockByNumber(turn)
        while block.isValid():
            name, tab, said = block.text().partition("\t")
            begin = block.position() + len(name) + len(tab)  # names are plain letters: one unit each
            for start, end in self.wanted.spans(said):
                cursor = QTextCursor(document)
                cursor.setPosition(begin + units(said[:start]))
                cursor.setPosition(begin + units(said[:end]), QTextCursor.MoveMode.KeepAnchor)
                yield cursor
            block = block.next()


def _as_html(text: str, spans: list[tuple[int, int]], ground: QColor) -> str:
    made, at = "", 0
    for start, end in spans:
        marked = f'<span style="background-color: {ground.name()}; text-decoration: underline">'
        made += f"{escape(text[at:start])}{marked}{escape(text[start:end])}</span>"
        at = end
    return (made + escape(text[at:])).replace("\n", "<br>")


def units(text: str) -> int:
    """How many UTF-16 units it takes: Qt counts in them."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
