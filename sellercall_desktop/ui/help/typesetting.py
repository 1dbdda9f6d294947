"""Gives a Markdown document the window's type: sizes of headings, room between paragraphs, calm tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFrameFormat, QTextTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument

_LINE_HEIGHT = 140  # per cent
_HEADINGS = {1: (20, 0, 8), 2: (15, 20, 6)}  # level: size, room above, room below
_PARAGRAPH_GAP_PX, _ITEM_GAP_PX, _CELL_PX = 8, 3, 6


def set_type(document: QTextDocument, px: Callable[[float], int]) -> None:
    """Typeset the whole document; `px` turns a size of the design into this person's pixels."""
    for block in _blocks(document):
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        if level in _HEADINGS:
            _set_heading(cursor, level, px)
        elif cursor.currentTable() is None:
            listed = block.textList() is not None
            shape = QTextBlockFormat()
            shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setBottomMargin(px(_ITEM_GAP_PX if listed else _PARAGRAPH_GAP_PX))
            cursor.mergeBlockFormat(shape)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, px)


def _set_heading(cursor: QTextCursor, level: int, px: Callable[[float], int]) -> None:
    size, above, below = _HEADINGS[level]
    shape = QTextBlockFormat()
    shape.setTopMargin(px(above))
    shape.setBottomMargin(px(below))
    cursor.mergeBlockFormat(shape)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    letters = cursor.charFormat()
    letters.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)  # it would win over the size
    letters.setProperty(QTextCharFormat.Property.FontPixelSize, px(size))
    letters.setFontWeight(QFont.Weight.DemiBold)
    cursor.setCharFormat(letters)


def _set_table(table: QTextTable, px: Callable[[float], int]) -> None:
    shape = table.format()
    shape.setCellPadding(px(_CELL_PX))
    shape.setCellSpacing(0)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setTopMargin(px(_PARAGRAPH_GAP_PX))
    shape.setBottomMargin(px(_PARAGRAPH_GAP_PX))
    table.setFormat(shape)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
