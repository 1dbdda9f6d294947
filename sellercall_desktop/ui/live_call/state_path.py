"""The way of a call as five steps: what is behind it, where it is, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sellercall_desktop.core.calls.call import CallStatus

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_STEPS = (
    CallStatus.QUEUED,
    CallStatus.RINGING,
    CallStatus.ANSWERED,
    CallStatus.AI_JOINED,
    CallStatus.TALKING,
)
_BEFORE = {CallStatus.DIALING: -1, CallStatus.UNKNOWN: -1}


class StatePath(QWidget):
    """Painted steps; a screen reader hears the state as one word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._status = CallStatus.DIALING
        self._reached = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_status(self, status: CallStatus) -> None:
        """Stand at this step. (An ended call keeps the steps it had reached.)."""
        if status is CallStatus.ENDED or status is self._status:
            return
        self._status = status
        self._reached = _BEFORE[status] if status in _BEFORE else _STEPS.index(status)
        self.setAccessibleName(self.tr("State: {state}").format(state=self._look.formats.status_text(status)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a line of dots and one of words."""
        return QSize(self._look.theme.px(320), self._look.theme.px(16) + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It may get narrow, never low."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Dots on a line, their words below."""
        theme, px = self._look.theme, self._look.theme.px
        painter = QPainter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(px(11))
        slot = self.width() / len(_STEPS)
        radius, y = px(4), px(6)
        for at, status in enumerate(_STEPS):
            painter.save()
            if mirrored:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            x = slot * at + radius + 1
            done, current = at <= self._reached, at == self._reached
            if at < len(_STEPS) - 1:
                ahead = theme.color("call" if at < self._reached else "border")
                painter.setPen(QPen(ahead, px(2)))
                painter.drawLine(QPointF(x + radius + px(4), y), QPointF(slot * (at + 1) - px(3), y))
            painter.setPen(QPen(theme.color("call" if done else "muted"), 1.5))
            painter.setBrush(theme.color("call") if done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), radius, radius)
            painter.restore()
            font.setBold(current)
            painter.setFont(font)
            painter.setPen(theme.color("text" if current else "muted"))
            words = QRectF(slot * at + 1, y + px(8), slot - px(2), self.height() - y - px(8))
            if mirrored:
                words.moveRight(self.width() - words.left())
            text = self._look.formats.status_text(status)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text)
