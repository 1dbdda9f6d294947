"""A text editor with line numbers, the current line marked, and matches of a search highlighted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontInfo, QPainter, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.theme import SPACE_S, mix

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from sellercall_desktop.ui.parts.theme import Theme

Span = tuple[int, int]
_LINE_HEIGHTS = 51  # longer lines are hard to read
"""Start and end in a document, in Qt's positions (UTF-16 units)."""


def as_shown(text: str) -> str:
    """The text as an editor gives it back: Qt knows one kind of line end and no hard space."""
    text = text.replace("\r\n", "\n")
    for sign in "\r\u2028\u2029":  # one after another: `translate` takes a hundred times as long
        text = text.replace(sign, "\n")
    return text.replace("\u00a0", " ")


_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")


def as_pasted(text: str) -> str:
    """What was copied elsewhere, such as in Word: with line ends and spaces as everybody's, nothing unseen.

    Qt would keep some of these as they are: a line with two numbers, words that no search finds.
    """
    return _UNSEEN.sub("", _ODD_SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))


class PromptEdit(QPlainTextEdit):
    """Plain text, wrapped; Tab leaves it, as everywhere in the window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matches: list[Span] = []
        self._margin, self._numbered = _LineNumbers(self), True
        self._margins = Arrangement(self._margins_wanted, self._set_margins)
        self._sight = _Sight(self)
        self.keys_taken: Callable[[int], bool] = lambda _key: False
        """Whether somebody else answers a key, such as a list that is open over the text."""
        self.setProperty("role", "plain")
        self.setTabChangesFocus(True)
        self.setReadOnly(read_only)
        if read_only:
            keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(self.textInteractionFlags() | keys)
        self.setCenterOnScroll(False)
        self.blockCountChanged.connect(self._margins.fit)
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._mark)
        self.document().contentsChange.connect(self._move_matches)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._mark)
        theme.changed.connect(self._mark)
        self._seen_anew = QTimer(self, singleShot=True, interval=0)
        """Once a resize is over: other matches may be in sight."""
        self._seen_anew.timeout.connect(self._mark)
        self._margins.fit()
        self._mark()

    def replace_all(self, text: str) -> None:
        """Put other text in place of all, as one step that can be undone; the view stays where it was."""
        self.swap((0, self.document().characterCount() - 1), text)

    def swap(self, span: Span, text: str) -> None:
        """Put this in the place of that, as one step that can be undone; the view stays where it was."""
        place = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text.replace("\u2028", "\n"))  # else a line of ours would be two of Qt's
        self.verticalScrollBar().setValue(place)

    def put(self, span: Span, text: str) -> None:
        """Put this in the place of that, as one step that can be undone, and bring it into view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """What somebody else answers is not written."""
        if self.keys_taken(event.key()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste, or drop, as one step that can be undone."""
        self.textCursor().insertText(as_pasted(source.text()))
        self.ensureCursorVisible()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """Tab leaves the text where nobody else answers it."""
        return (forward and self.keys_taken(Qt.Key.Key_Tab)) or super().focusNextPrevChild(forward)

    def show_matches(self, matches: list[Span]) -> None:
        """Highlight these, as far as they are in sight: a thousand of them would cost each key 10 ms."""
        self._matches = matches
        self._mark()

    def select(self, span: Span) -> None:
        """Select it and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def lay_out(self, *, letters: float, wrap: bool, numbered: bool) -> None:
        """Show the text so, with the same line at the top. `letters`: their size, beside the usual one."""
        top = self.firstVisibleBlock()
        font = QApplication.font()
        font.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * letters)))
        self.setFont(font)
        modes, self._numbered = QPlainTextEdit.LineWrapMode, numbered
        self.setLineWrapMode(modes.WidgetWidth if wrap else modes.NoWrap)
        self._margin.setVisible(numbered)
        self._margins.fit()
        self._margin.fit()
        self.verticalScrollBar().setValue(top.firstLineNumber())
        self._mark()

    # --- the margin ----------------------------------------------------------------------------

    def margin_width(self) -> int:
        """Pixels the line numbers take."""
        if not self._numbered:
            return 0
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * self._theme.px(SPACE_S)

    def paint_margin(self, event: QPaintEvent) -> None:
        """The numbers of the visible lines; the current one in full colour."""
        painter = QPainter(self._margin)
        painter.setFont(self.font())
        quiet, full = self._theme.color("muted"), self._theme.color("text")
        current, width = self.textCursor().blockNumber(), self.margin_width() - self._theme.px(SPACE_S)
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            if block.isVisible() and top + height >= event.rect().top():
                painter.setPen(full if block.blockNumber() == current and not self.isReadOnly() else quiet)
                line = block.layout().lineAt(0).height() if block.layout().lineCount() else height
                area = QRect(0, round(top), width, round(line))
                painter.drawText(area, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            top += height
            block = block.next()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the margin as tall as the text."""
        self._sight.follow(event)
        self._margins.fit()  # first: what Qt lays the text out for must be the width that is left
        super().resizeEvent(event)
        self._margin.fit()
        self._seen_anew.start()

    def _margins_wanted(self) -> tuple[int, int]:
        left = self.margin_width()
        if self.lineWrapMode() is QPlainTextEdit.LineWrapMode.NoWrap:
            return left, 0
        longest = self.fontMetrics().height() * _LINE_HEIGHTS
        return left, max(0, self.contentsRect().width() - left - longest)

    def _set_margins(self, wanted: tuple[int, int]) -> None:
        left, right = wanted
        self.setViewportMargins(left, 0, right, 0)

    def _on_update(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    # --- marks ---------------------------------------------------------------------------------

    def _mark(self) -> None:
        tokens = self._theme.tokens
        marks = (
            [] if self.isReadOnly() else [self._current_line(QColor(mix(tokens.surface, tokens.text, 0.05)))]
        )
        found = QColor(mix(tokens.surface, tokens.warning, 0.35))
        for start, end in self._matches_in_sight():
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(found)
            mark.cursor = cursor
            marks.append(mark)
        self.setExtraSelections(marks)
        self._margin.update()

    def _matches_in_sight(self) -> list[Span]:
        if not self._matches:
            return []
        seen = self.viewport().rect()
        first, last = (self.cursorForPosition(at).position() for at in (seen.topLeft(), seen.bottomRight()))
        return [one for one in self._matches if one[1] >= first and one[0] <= last]

    def _move_matches(self, at: int, removed: int, added: int) -> None:
        """Those behind a change stand elsewhere until they are sought anew."""
        step = added - removed
        if step and self._matches:
            before = [one for one in self._matches if one[1] <= at]
            behind = [(one[0] + step, one[1] + step) for one in self._matches if one[0] >= at + removed]
            self._matches = before + behind

    def _current_line(self, color: QColor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(color)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor = self.textCursor()
        mark.cursor.clearSelection()
        return mark


class _Sight:
    """Keeps where one writes in sight when something is opened beside or above the text."""

    def __init__(self, editor: PromptEdit) -> None:
        self._editor = editor
        self._then = QTimer(editor, singleShot=True, interval=0)
        self._then.timeout.connect(editor.ensureCursorVisible)

    def follow(self, event: QResizeEvent) -> None:
        """Before the text is laid out anew."""
        if QRect(QPoint(), event.oldSize()).contains(self._editor.cursorRect().center()):
            self._then.start()


class _LineNumbers(QWidget):
    def __init__(self, editor: PromptEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def fit(self) -> None:
        """Beside the text, as tall as it."""
        inside = self._editor.contentsRect()
        self.setGeometry(inside.left(), inside.top(), self._editor.margin_width(), inside.height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._editor.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._editor.paint_margin(event)
