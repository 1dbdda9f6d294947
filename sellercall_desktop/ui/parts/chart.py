"""Bars with whiskers, drawn by the painter; the arrows go from bar to bar, and one line says each."""

from __future__ import annotations

import math
from collections.abc import Callable  # noqa: TC003 - a named tuple's field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from sellercall_desktop.ui.parts.theme import Theme

_ROW_PX, _LOWEST_PX, _AIR_PX, _THICKEST_PX = 28, 150, 8, 44
_LABEL_SHARE = 0.34  # of the width, for names beside lying bars
_TOPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
"""Where the scale of a share may end below 1."""


class Span(NamedTuple):
    """Where the true value most probably lies."""

    low: float
    high: float


class Bar(NamedTuple):
    """One bar. `value` None: there is nothing to draw, and it is said."""

    name: str
    short: str  # below a standing bar
    value: float | None
    text: str  # the value in short
    said: Callable[[], str]  # all there is to say, in words
    span: Span | None = None
    is_sure: bool = True  # else it is hatched


def top_of(bars: Sequence[Bar]) -> float:
    """Where the scale ends: no bar and no whisker is higher, and it is a round number above 0."""
    highest = max((max(bar.value or 0.0, bar.span.high if bar.span else 0.0) for bar in bars), default=0.0)
    if any(bar.span for bar in bars):
        return next((top for top in _TOPS if highest <= top), 1.0)
    if highest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next(step * power for step in (1, 2, 4, 5, 10) if highest <= step * power)


class BarChart(QWidget):
    """Standing bars, or lying ones with their names beside them.

    Signals:
        moved: another bar is the current one.
    """

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.current = -1
        self.lies = False
        self._top = 1.0
        self._widest = 0
        self._scale: Callable[[float], str] = str
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setProperty("role", "scroll")
        theme.changed.connect(self.update)

    @property
    def current_bar(self) -> Bar | None:
        """Where the keyboard is; None without bars."""
        return self.bars[self.current] if 0 <= self.current < len(self.bars) else None

    def show_bars(self, bars: Sequence[Bar], *, lies: bool, scale: Callable[[float], str]) -> None:
        """Show these in place of the others; `scale` writes a number beside the scale."""
        name = self.current_bar.name if self.current_bar is not None else ""
        self.bars, self.lies, self._scale = tuple(bars), lies, scale
        self._top = top_of(bars)
        same = next((at for at, bar in enumerate(bars) if bar.name == name), 0)
        self.current = same if bars else -1
        px = self._theme.px
        self.setMinimumHeight(px(_ROW_PX) * len(bars) + px(_AIR_PX) * 2 if lies else px(_LOWEST_PX))
        self.updateGeometry()
        self.update()
        self.moved.emit()

    def go_to(self, at: int) -> None:
        """Make this bar the current one, as far as there are bars."""
        at = max(0, min(at, len(self.bars) - 1))
        if self.bars and at != self.current:
            self.current = at
            self.update()
            self.moved.emit()
            say(self, self.bars[at].said())

    def rect_of(self, at: int) -> QRectF:
        """All the room of one bar, its name and value included."""
        px, n = self._theme.px, max(1, len(self.bars))
        if self.lies:
            return QRectF(0, px(_AIR_PX) + at * px(_ROW_PX), self.width(), px(_ROW_PX))
        left = self._scale_width()
        width = (self.width() - left) / n
        return QRectF(left + at * width, 0, width, self.height())

    # --- Qt's events ---------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As much as there is."""
        return QSize(self._theme.px(420), max(self.minimumHeight(), self._theme.px(220)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows go on and back, Home and End to the ends."""
        keys = {
            Qt.Key.Key_Right: self.current + 1,
            Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_Left: self.current - 1,
            Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.bars) - 1,
        }
        if (at := keys.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
        else:
            self.go_to(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The bar that is pressed becomes the current one."""
        if (at := self._at(event.position())) is not None:
            self.go_to(at)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """What lies under the mouse is said in a tooltip."""
        at = self._at(event.position())
        self.setToolTip(self.bars[at].said() if at is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The ring comes."""
        super().focusInEvent(event)
        self.update()
        if (bar := self.current_bar) is not None:
            say(self, bar.said())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Scale, bars, names, and where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.bars:
            return
        beside = (bar.text if self.lies else bar.short for bar in self.bars)
        self._widest = max(map(self.fontMetrics().horizontalAdvance, beside))
        if not self.lies:
            self._draw_scale(painter)
        seen = QRectF(event.rect())
        for at, bar in enumerate(self.bars):
            if (place := self.rect_of(at)).intersects(seen):
                self._mark(painter, at, place)
                (self._draw_lying if self.lies else self._draw_standing)(painter, at, bar, place)

    # --- drawing -------------------------------------------------------------------------------

    def _at(self, point: QPointF) -> int | None:
        return next((at for at in range(len(self.bars)) if self.rect_of(at).contains(point)), None)

    def _scale_width(self) -> float:
        return self.fontMetrics().horizontalAdvance(self._scale(self._top)) + self._theme.px(10)

    def _room(self) -> tuple[float, float]:
        """Where a standing bar begins and how high it may be."""
        line, px = self.fontMetrics().height(), self._theme.px
        foot = self.height() - line - px(8)
        return foot, max(1.0, foot - line - px(6))

    def _mark(self, painter: QPainter, at: int, place: QRectF) -> None:
        if at != self.current:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("raised"))
        inner, round_px = place.adjusted(1, 1, -1, -1), self._theme.px(4)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("call"), 2))
        painter.drawRoundedRect(inner, round_px, round_px)

    def _draw_scale(self, painter: QPainter) -> None:
        foot, high = self._room()
        left, line = self._scale_width(), self.fontMetrics().height()
        for share in (0.0, 0.5, 1.0):
            y = foot - share * high
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawLine(QLineF(left, y, self.width(), y))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(0, y - line / 2, left - self._theme.px(6), line)
            painter.drawText(box, _RIGHT, self._scale(share * self._top))

    def _draw_standing(self, painter: QPainter, at: int, bar: Bar, place: QRectF) -> None:
        foot, high = self._room()
        metrics, px = self.fontMetrics(), self._theme.px
        thick = min(place.width() * 0.62, px(_THICKEST_PX))
        middle = place.center().x()
        if bar.value is not None:
            tall = high * min(1.0, bar.value / self._top)
            self._fill(painter, QRectF(middle - thick / 2, foot - tall, thick, tall), bar)
        if bar.span is not None:
            low, top = (foot - high * min(1.0, end / self._top) for end in bar.span)
            self._whisker(painter, QPointF(middle, low), QPointF(middle, top))
        widest = self._widest + px(4)
        every = max(1, math.ceil(widest / max(1.0, place.width())))
        if at % every == 0:
            painter.setPen(self._theme.color("text" if at == self.current else "muted"))
            wide = max(place.width(), widest)
            box = QRectF(middle - wide / 2, foot + px(4), wide, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.short)
        if metrics.horizontalAdvance(bar.text) <= place.width():
            ends = bar.span.high if bar.span is not None else bar.value or 0.0
            y = foot - high * min(1.0, ends / self._top) - metrics.height() - px(2)
            painter.setPen(self._theme.color("text"))
            box = QRectF(place.left(), y, place.width(), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.text)

    def _draw_lying(self, painter: QPainter, _at: int, bar: Bar, place: QRectF) -> None:
        metrics, px = self.fontMetrics(), self._theme.px
        beside = place.width() * _LABEL_SHARE
        painter.setPen(self._theme.color("text"))
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(beside - px(20)))
        painter.drawText(place.adjusted(px(8), 0, 0, 0), _LEFT, name)
        room = max(1.0, place.width() - beside - self._widest - px(16))
        thick, y = place.height() * 0.58, place.center().y()
        long = room * min(1.0, (bar.value or 0.0) / self._top)
        self._fill(painter, QRectF(beside, y - thick / 2, long, thick), bar)
        if bar.span is not None:
            low, high = (beside + room * min(1.0, end / self._top) for end in bar.span)
            self._whisker(painter, QPointF(low, y), QPointF(high, y))
            long = max(long, high - beside)
        painter.setPen(self._theme.color("text"))
        painter.drawText(place.adjusted(beside + long + px(8), 0, 0, 0), _LEFT, bar.text)

    def _fill(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.call), 1))
        painter.setBrush(QColor(mix(tokens.surface, tokens.call, 0.5 if bar.is_sure else 0.12)))
        painter.drawRect(rect)
        if not bar.is_sure:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(tokens.call), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(rect)

    def _whisker(self, painter: QPainter, low: QPointF, high: QPointF) -> None:
        painter.setPen(QPen(self._theme.color("text"), 1.5))
        half = self._theme.px(4)
        across = QPointF(0, half) if low.y() == high.y() else QPointF(half, 0)
        painter.drawLine(QLineF(low, high))
        for end in (low, high):
            painter.drawLine(QLineF(end - across, end + across))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChartScroll(QScrollArea):
    """A chart that may be higher than its place; the current bar stays in sight."""

    def __init__(self, chart: BarChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setWidget(chart)
        chart.setAutoFillBackground(False)  # as the panel is
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        chart.moved.connect(self._follow)

    def _follow(self) -> None:
        if self._chart.current >= 0:
            centre = self._chart.rect_of(self._chart.current).center().toPoint()
            self.ensureVisible(centre.x(), centre.y(), 0, _ROW_PX)
