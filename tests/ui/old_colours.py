"""Finds what still wears the colours of the light theme after the window has gone dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QPlainTextEdit, QTextEdit, QWidget

from sellercall_desktop.ui.parts.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = {
    QColor(color).rgb(): name
    for name, color in LIGHT._asdict().items()
    if color not in DARK and color != "#FFFFFF"  # flags have white
}
ROLES = (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole)


def old_colours(window: QWidget) -> set[str]:
    """Every part below the window, seen or not, that keeps such a colour, and where it keeps it."""
    return {
        f"{name} in a {where} of {_place(widget)}"
        for widget in window.findChildren(QWidget)
        for where, color in _colors(widget)
        if (name := OLD.get(color.rgb())) is not None
    }


def _place(widget: QWidget | None) -> str:
    names = []
    while widget is not None and len(names) < 4:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(names)


def _colors(widget: QWidget) -> Iterator[tuple[str, QColor]]:
    if isinstance(widget, QLabel):
        yield from _of_picture(widget)
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_items(widget)
    elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
        yield from _of_text(widget)


def _of_picture(label: QLabel) -> Iterator[tuple[str, QColor]]:
    image = label.pixmap().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    for y in range(image.height()):
        for x in range(image.width()):
            if (color := image.pixelColor(x, y)).alpha() == 255:
                yield "picture", color


def _of_items(view: QAbstractItemView) -> Iterator[tuple[str, QColor]]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in ROLES:
                found = model.index(row, column).data(role)
                if isinstance(found, (QColor, QBrush)):
                    yield "item", QColor(found.color() if isinstance(found, QBrush) else found)


def _of_text(edit: QTextEdit | QPlainTextEdit) -> Iterator[tuple[str, QColor]]:
    formats = [QTextCharFormat(selection.format) for selection in edit.extraSelections()]
    block = edit.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            formats.append(QTextCharFormat(part.fragment().charFormat()))
            part += 1
        formats += [QTextCharFormat(laid.format) for laid in block.layout().formats()]
        block = block.next()
    for made in formats:
        for brush in (made.foreground(), made.background()):
            if brush.style() is not Qt.BrushStyle.NoBrush:
                yield "text", brush.color()
