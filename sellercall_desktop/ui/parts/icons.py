"""One icon family (Phosphor), drawn as outlines from a small font and coloured by role.

The font is a subset shipped in `resources/fonts`; its map says which names there are. The icon
packages for Qt cost 200 ms to import, this costs 2 ms.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import shiboken6
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from sellercall_desktop.paths import resources

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.theme import Theme

_EM = 256.0


def program_icon() -> QIcon:
    """The program's own icon, in the sizes that systems ask for."""
    icon = QIcon()
    for side in (16, 32, 48, 128):
        icon.addFile(str(resources() / "icons" / f"sellercall-{side}.png"), QSize(side, side))
    return icon


class Icons:
    """Makes icons that always wear the current theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._paths: dict[str, QPainterPath] = {}

    def icon(self, name: str, role: str = "text", size: int = 18) -> QIcon:
        """The icon, e.g. ``icon("phone", role="on_call")``; ``-fill`` and some ``-bold`` forms exist.

        It repaints itself in the right colour when the theme changes; disabled it is paler.
        `size` is only its natural size: the outline is sharp at any.

        Raises:
            KeyError: the shipped font has no such icon.
        """
        self._path(name)  # a wrong name fails here, not while painting
        return QIcon(_OutlineEngine(self, name, role, self._theme.px(size)))

    def pixmap(self, name: str, role: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:
        """The icon as it looks now, for delegates and labels; ask again when the theme changes."""
        side = round(self._theme.px(size) * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, side, side), name, self._theme.color(role))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def paint(self, painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
        """Draw the icon centred into `rect`."""
        side = min(rect.width(), rect.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
        painter.scale(side / _EM, side / _EM)
        painter.fillPath(self._path(name), color)
        painter.restore()

    def names(self) -> tuple[str, ...]:
        """Every name there is."""
        return tuple(self._codes)

    @cached_property
    def _codes(self) -> dict[str, int]:
        found: dict[str, int] = json.loads((resources() / "fonts" / "phosphor-icons.json").read_bytes())
        return found

    @cached_property
    def _font(self) -> QRawFont:
        font = QRawFont(str(resources() / "fonts" / "phosphor-icons.ttf"), _EM)
        font.setPixelSize(_EM)
        return font

    def _path(self, name: str) -> QPainterPath:
        if name not in self._paths:
            glyphs = self._font.glyphIndexesForString(chr(self._codes[name]))
            path = self._font.pathForGlyph(glyphs[0])
            # The glyphs fill an em square whose top is the ascent: move it to the origin.
            self._paths[name] = path.translated(QPointF(0, self._font.ascent()))
        return self._paths[name]

    def color(self, role: str, mode: QIcon.Mode) -> QColor:
        """A role's colour, paler for what cannot be used."""
        color = self._theme.color("muted" if mode is QIcon.Mode.Disabled else role)
        if mode is QIcon.Mode.Disabled:
            color.setAlphaF(0.7)
        return color


class DrawnEngine(QIconEngine):
    """An icon drawn anew at each size; who inherits says how (`paint`, `copy`).

    No Python object may keep an icon made of it, only widgets and items may: the icon owns its engine, and
    when Python's cycle collector takes both down it may end the engine first; the icon then crashes. To make
    one anew takes 3 µs.
    """

    _clones: ClassVar[list[QIconEngine]] = []

    @abstractmethod
    def copy(self) -> QIconEngine:
        """Another engine that draws the same."""

    def clone(self) -> QIconEngine:
        """For Qt, whose icon owns the copy: Python must keep it, too, for as long as that icon lives."""
        DrawnEngine._clones = [each for each in DrawnEngine._clones if shiboken6.isValid(each)]
        DrawnEngine._clones.append(made := self.copy())
        return made

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing on nothing."""
        pixmap = QPixmap(size)
        if size.isEmpty():  # a button squeezed to nothing asks, too
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:  # noqa: N802 - Qt's name
        """Any size."""
        return size


class _OutlineEngine(DrawnEngine):
    def __init__(self, icons: Icons, name: str, role: str, size: int) -> None:
        super().__init__()
        self._icons, self._name, self._role, self._size = icons, name, role, size

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        self._icons.paint(painter, rect, self._name, self._icons.color(self._role, mode))

    def copy(self) -> QIconEngine:
        return _OutlineEngine(self._icons, self._name, self._role, self._size)
