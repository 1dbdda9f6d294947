"""Two texts compared, on display: in one column, or line beside line with the words that changed marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextLength, QTextTableFormat
from PySide6.QtWidgets import QTextEdit

from sellercall_desktop.core.prompts.diffing import SpanKind, difference
from sellercall_desktop.ui.parts.theme import mix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextCursor, QTextTable
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.prompts.diffing import Row, Side, TextSpan
    from sellercall_desktop.ui.parts.look import Look

_ROWS_AT_ONCE = 80
"""A table of so many is laid out without the window standing still."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs, as it is shown, and how many words go and come."""

    spans: tuple[TextSpan, ...]
    rows: tuple[Row, ...]
    words_out: int
    words_in: int

    @property
    def is_empty(self) -> bool:
        """The texts are the same."""
        return all(span.kind in (SpanKind.KEPT, SpanKind.GAP) for span in self.spans)


def changes_between(old: str, new: str) -> Changes:
    """Compare word by word. Not for the loop."""
    found = difference(old, new)
    return Changes(found.folded, found.rows, found.words_out, found.words_in)


class ChangesView(QTextEdit):
    """Read only, with the keyboard too. Changes are struck through and underlined: colour is not alone."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._changes: Changes | None = None
        self._beside = False
        self._most_rows = _ROWS_AT_ONCE
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        look.theme.changed.connect(self._paint)

    @property
    def hidden_rows(self) -> int:
        """Rows that are not on display yet."""
        return max(0, len(self._changes.rows) - self._most_rows) if self._changes and self._beside else 0

    def show_changes(self, changes: Changes | None, *, beside: bool = False) -> None:
        """Show these, in one column or with the old `beside` the new; None: nothing."""
        self._changes, self._beside, self._most_rows = changes, beside, _ROWS_AT_ONCE
        self._paint()

    def show_more(self) -> None:
        """Twice as many rows."""
        place = self.verticalScrollBar().value()
        self._most_rows *= 2
        self._paint()
        self.verticalScrollBar().setValue(place)

    def _paint(self) -> None:
        self.clear()
        if self._changes is None:
            return
        styles, cursor = span_styles(self._look), self.textCursor()
        if self._changes.is_empty:
            cursor.insertText(self.tr("Nothing differs."), styles[SpanKind.GAP])
        elif self._beside:
            self._paint_rows(self._changes.rows[: self._most_rows], cursor, styles)
        else:
            write_spans(cursor, self._changes.spans, styles)
        cursor.movePosition(cursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _paint_rows(
        self, rows: tuple[Row, ...], cursor: QTextCursor, styles: dict[SpanKind, QTextCharFormat]
    ) -> None:
        layout = QTextTableFormat()
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        layout.setColumnWidthConstraints([half, half])
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        layout.setBorder(0)
        layout.setCellPadding(self._look.theme.px(2))
        layout.setCellSpacing(0)
        cursor.beginEditBlock()
        table = cursor.insertTable(len(rows), 2, layout)
        for at, row in enumerate(rows):
            if row.hidden:
                told = self.tr("… equal lines: {count}").format(count=self._look.formats.integer(row.hidden))
                table.mergeCells(at, 0, 1, 2)
                table.cellAt(at, 0).firstCursorPosition().insertText(told, styles[SpanKind.GAP])
            else:
                for column, side in enumerate((row.old, row.new)):
                    self._paint_side(table, at, column, side, styles)
        cursor.endEditBlock()

    def _paint_side(
        self,
        table: QTextTable,
        at: int,
        column: int,
        side: Side | None,
        styles: dict[SpanKind, QTextCharFormat],
    ) -> None:
        cell = table.cellAt(at, column)
        if side is None:
            empty = cell.format()
            tokens = self._look.theme.tokens
            empty.setBackground(QColor(mix(tokens.surface, tokens.text, 0.04)))
            cell.setFormat(empty)
            return
        cursor = cell.firstCursorPosition()
        cursor.insertText(f"{side.number}  ", styles[SpanKind.GAP])
        write_spans(cursor, side.spans, styles)


def span_styles(look: Look) -> dict[SpanKind, QTextCharFormat]:
    """How each kind of text is drawn in this theme."""
    tokens = look.theme.tokens
    styles = {kind: QTextCharFormat() for kind in SpanKind}
    styles[SpanKind.GAP].setForeground(look.theme.color("muted"))
    styles[SpanKind.OUT].setFontStrikeOut(True)
    styles[SpanKind.OUT].setBackground(QColor(mix(tokens.surface, tokens.hang_up, 0.25)))
    styles[SpanKind.IN].setFontUnderline(True)
    styles[SpanKind.IN].setBackground(QColor(mix(tokens.surface, tokens.call, 0.25)))
    return styles


def write_spans(
    cursor: QTextCursor, spans: Iterable[TextSpan], styles: dict[SpanKind, QTextCharFormat]
) -> None:
    """Write them where the cursor is."""
    for span in spans:
        cursor.insertText(f" {span.text} " if span.kind is SpanKind.GAP else span.text, styles[span.kind])
