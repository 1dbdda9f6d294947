"""What is said of an ended call above its conversation: all of it, or scrolled where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.arrangement import Arrangement

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.ui.parts.look import Look

_LEAST_PX = 64


class _Inside(QWidget):
    """As high as its lines are at its width.

    A scroll area asks for the least height, which is that of the narrowest width.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See the class."""
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class EndedPart(QScrollArea):
    """Holds these one below the other. The keyboard scrolls it: what has it is in sight."""

    def __init__(self, look: Look, *parts: QWidget) -> None:
        super().__init__()
        self._look = look
        self._breaks = Arrangement(self.width, self._on_width)
        inside = self._inside = _Inside()
        inside.setProperty("role", "scroll")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(12))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All of it."""
        inside = self._inside
        height = inside.heightForWidth(self.width())
        return QSize(inside.sizeHint().width(), height if height >= 0 else inside.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Some of it."""
        whole = self.sizeHint().height()
        return QSize(self._inside.minimumSizeHint().width(), min(whole, self._look.theme.px(_LEAST_PX)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """What is inside has become another."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._breaks.fit()

    def _on_width(self, _width: int) -> None:
        self.updateGeometry()
