"""Text in one line, also on a button, that ends in dots where there is no room for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class Elided(QLabel):
    """Wishes for all its width and makes do with any; whole in its tooltip and for a screen reader."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._shorter = ""
        if role:
            self.setProperty("role", role)

    def show_text(self, text: str, *, shorter: str = "") -> None:
        """Show this; `shorter` where there is no room for all of it, down to its beginning and its end."""
        self._shorter = shorter
        if text != self.text():
            self.setText(text)
            self.setToolTip(text)
            self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters and the dots."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @property
    def fitting(self) -> str:
        """As much as there is room for."""
        metrics, room, text = self.fontMetrics(), self.contentsRect().width(), self.text()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if self._shorter and shown != text:  # be it by a part of a pixel, which no width tells
            return metrics.elidedText(self._shorter, Qt.TextElideMode.ElideMiddle, room)
        return shown

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """As much as there is room for."""
        room = self.contentsRect()
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            int(QStyle.visualAlignment(self.layoutDirection(), self.alignment()).value),
            self.palette(),
            self.isEnabled(),
            self.fitting,
            self.foregroundRole(),
        )


class ElidedButton(QPushButton):
    """Never wider than its words; narrower down to its `shortest` ones."""

    def __init__(self, text: str, *, shortest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_text(text, shortest=shortest)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, *, shortest: str) -> None:
        """Show these words from now on."""
        self._shortest = shortest
        self.setText(text.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the shortest words."""
        wished, measure = self.sizeHint(), self.fontMetrics().horizontalAdvance
        spared = max(0, measure(self.text().replace("&&", "&")) - measure(self._shortest))
        return QSize(wished.width() - spared, wished.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """As a button, with as much of its words as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        option.text = shown
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
