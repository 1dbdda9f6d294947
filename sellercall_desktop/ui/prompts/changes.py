"""Two texts compared, on display: in one column, or line beside line with the words that changed marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextLength, QTextTableFormat
from PySide6.QtWidgets import QTextEdit

from sellercall_desktop.core.prompts.diffing import Row, Side, SpanKind, TextSpan, difference
from sellercall_desktop.ui.parts.theme import mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTextTable, QTextTableCell
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look

_ROWS_AT_ONCE, _SPANS_AT_ONCE = 80, 240
"""So many are laid out without the window standing still; what is long counts for several."""
_COUNTS_ONCE = 100
"""Characters of a row or a span that count as one."""
_LONGEST_PIECE = 1_000
_LONGEST_ROW, _PLACES_IN_PART = 20, 4
"""What a row counts for at most; else each part of it has so many places that did not change."""


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
    """Read only, with the keyboard too. Changes are struck through and underlined: colour is not alone.

    Of long changes the beginning is shown, and more is added to it when that is asked for.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._changes: Changes | None = None
        self._pieces: tuple[TextSpan | Row, ...] = ()
        self._most = self._written = 0
        self._table: QTextTable | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        look.theme.changed.connect(self._paint)

    @property
    def has_more(self) -> bool:
        """Not all is on display yet."""
        return self._written < len(self._pieces)

    def show_changes(self, changes: Changes | None, *, beside: bool = False) -> None:
        """Show these, in one column or with the old `beside` the new; None: nothing."""
        self._changes = changes
        if changes is None or changes.is_empty:
            self._pieces = ()
        else:
            rows = (part for row in changes.rows for part in _row_parts(row))
            self._pieces = tuple(rows if beside else _in_pieces(changes.spans))
        self._most = _ROWS_AT_ONCE if beside else _SPANS_AT_ONCE
        self._paint()

    def show_more(self) -> None:
        """Twice as much."""
        self._most *= 2
        place, chosen = self.verticalScrollBar().value(), self.textCursor()
        start, end = chosen.anchor(), chosen.position()
        self._write_on()
        chosen.setPosition(start)
        chosen.setPosition(end, chosen.MoveMode.KeepAnchor)
        self.setTextCursor(chosen)
        self.verticalScrollBar().setValue(place)

    def _paint(self) -> None:
        self.clear()
        self._written, self._table = 0, None
        if self._changes is not None and self._changes.is_empty:
            self.textCursor().insertText(self.tr("Nothing differs."), span_styles(self._look)[SpanKind.GAP])
        self._write_on()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_on(self) -> None:
        """What is not on display yet, as far as it is asked for."""
        start, left = self._written, self._most - sum(map(_weight, self._pieces[: self._written]))
        while left > 0 and self.has_more:
            left -= _weight(self._pieces[self._written])
            self._written += 1
        pieces, styles = self._pieces[start : self._written], span_styles(self._look)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()  # else a line is laid out anew for each piece of it
        rows = [piece for piece in pieces if isinstance(piece, Row)]
        if rows:
            self._paint_rows(rows, cursor, styles)
        write_spans(cursor, (piece for piece in pieces if isinstance(piece, TextSpan)), styles)
        cursor.endEditBlock()

    def _paint_rows(
        self, rows: list[Row], cursor: QTextCursor, styles: dict[SpanKind, QTextCharFormat]
    ) -> None:
        if self._table is None:
            first, self._table = 0, cursor.insertTable(len(rows), 2, self._table_format())
        else:
            first = self._table.rows()
            self._table.appendRows(len(rows))
        for at, row in enumerate(rows, start=first):
            if row.hidden:
                told = self.tr("… equal lines: {count}").format(count=self._look.formats.integer(row.hidden))
                self._table.mergeCells(at, 0, 1, 2)
                self._table.cellAt(at, 0).firstCursorPosition().insertText(told, styles[SpanKind.GAP])
            else:
                for column, side in enumerate((row.old, row.new)):
                    self._paint_side(self._table.cellAt(at, column), side, styles)

    def _table_format(self) -> QTextTableFormat:
        layout = QTextTableFormat()
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        layout.setColumnWidthConstraints([half, half])
        layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        layout.setBorder(0)
        layout.setCellPadding(self._look.theme.px(2))
        layout.setCellSpacing(0)
        return layout

    def _paint_side(
        self, cell: QTextTableCell, side: Side | None, styles: dict[SpanKind, QTextCharFormat]
    ) -> None:
        if side is None:
            empty = cell.format()
            tokens = self._look.theme.tokens
            empty.setBackground(QColor(mix(tokens.surface, tokens.text, 0.04)))
            cell.setFormat(empty)
            return
        cursor = cell.firstCursorPosition()
        cursor.insertText(f"{side.number}  ", styles[SpanKind.GAP])
        write_spans(cursor, side.spans, styles)


def _in_pieces(spans: Iterable[TextSpan]) -> Iterator[TextSpan]:
    """So short that a part of a long one can be shown."""
    for span in spans:
        for start in range(0, len(span.text), _LONGEST_PIECE):
            yield TextSpan(span.kind, span.text[start : start + _LONGEST_PIECE])


def _row_parts(row: Row) -> Iterator[Row]:
    """A row of a very long line as several, which begin with the same words on both sides."""
    if _weight(row) <= _LONGEST_ROW:
        yield row
    else:
        yield from (Row(*sides) for sides in zip_longest(_side_parts(row.old), _side_parts(row.new)))


def _side_parts(side: Side | None) -> Iterator[Side]:
    part: list[TextSpan] = []
    ends = 0
    if side is None:
        return
    for span in _in_pieces(side.spans):
        part.append(span)
        ends += span.kind is SpanKind.KEPT or len(span.text) == _LONGEST_PIECE
        if ends == _PLACES_IN_PART:
            yield Side(side.number, tuple(part))
            part, ends = [], 0
    if part:
        yield Side(side.number, tuple(part))


def _weight(piece: TextSpan | Row) -> int:
    """What it counts for."""
    if isinstance(piece, TextSpan):
        return 1 + len(piece.text) // _COUNTS_ONCE
    sides = [side for side in (piece.old, piece.new) if side is not None]
    return 1 + sum(len(span.text) for side in sides for span in side.spans) // (2 * _COUNTS_ONCE)


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
