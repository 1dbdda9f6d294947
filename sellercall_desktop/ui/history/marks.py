"""What was searched for, marked in an opened conversation: on a coloured ground and underlined."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from sellercall_desktop.core.passages import Wanted
from sellercall_desktop.ui.theme import mix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLabel

    from sellercall_desktop.ui.live_call.transcript import Transcript
    from sellercall_desktop.ui.theme import Theme

_MOST_MARKS = 1000


def found_ground(theme: Theme) -> QColor:
    """What lies behind a match; its text keeps its colour."""
    return QColor(mix(theme.tokens.surface, theme.tokens.warning, 0.35))


class Marks:
    """Marks a transcript and the summary above it."""

    def __init__(self, transcript: Transcript, summary: QLabel, theme: Theme) -> None:
        self.wanted = Wanted()
        self._transcript, self._summary, self._theme = transcript, summary, theme

    def show(self, summary: str) -> None:
        """Mark what is wanted in the words that the transcript shows, and in this summary."""
        ground = found_ground(self._theme)
        spans = self.wanted.spans(summary)
        self._summary.setTextFormat(Qt.TextFormat.RichText if spans else Qt.TextFormat.PlainText)
        self._summary.setText(_as_html(summary, spans, ground) if spans else summary)
        format_ = QTextCharFormat()
        format_.setBackground(ground)
        format_.setFontUnderline(True)
        marks = []
        for cursor in self._matches():
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, format_
            marks.append(mark)
            if len(marks) == _MOST_MARKS:
                break
        self._transcript.setExtraSelections(marks)

    @property
    def first(self) -> int | None:
        """How far below the transcript's top the first match stands; None where there is none.

        However far that is scrolled in itself: it may still lack the height that its text needs.
        """
        marks = self._transcript.extraSelections()
        if not marks:
            return None
        cursor = QTextCursor(marks[0].cursor)
        cursor.setPosition(cursor.selectionStart())
        return self._transcript.cursorRect(cursor).center().y() + self._transcript.verticalScrollBar().value()

    def _matches(self) -> Iterator[QTextCursor]:
        if not self.wanted:
            return
        document = self._transcript.document()
        block = document.begin()
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
