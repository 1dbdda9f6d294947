"""A country's flag where the system can draw flags, else its two letters on a small plate."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter

from sellercall_desktop.ui.parts.icons import DrawnEngine

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.theme import Theme

_FLAG_FONTS = ("Apple Color Emoji", "Noto Color Emoji", "Twemoji Mozilla", "Twitter Color Emoji")
"""Families that draw regional letters as flags; Windows' own shows two bare letters."""


@cache
def _flag_font() -> str | None:
    installed = set(QFontDatabase.families())
    return next((family for family in _FLAG_FONTS if family in installed), None)


def flag_icon(region: str, theme: Theme) -> QIcon:
    """The flag (or plate) of a country, ISO 3166; it follows the theme."""
    return QIcon(_FlagEngine(region, theme))


class _FlagEngine(DrawnEngine):
    def __init__(self, region: str, theme: Theme) -> None:
        super().__init__()
        self._region, self._theme = region, theme

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        family = _flag_font()
        if family:
            font = QFont(family)
            font.setPixelSize(round(rect.height() * 0.85))
            painter.setFont(font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _emoji(self._region))
        else:
            self._plate(painter, rect)
        painter.restore()

    def _plate(self, painter: QPainter, rect: QRect) -> None:
        width, height = float(rect.width()), rect.height() * 0.78
        plate = QRectF(rect.x(), rect.y() + (rect.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(plate, height / 4, height / 4)
        font = QFont(painter.font())
        font.setPixelSize(max(6, round(height * 0.68)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._region)

    def copy(self) -> QIconEngine:
        return _FlagEngine(self._region, self._theme)


def _emoji(region: str) -> str:
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in region)
