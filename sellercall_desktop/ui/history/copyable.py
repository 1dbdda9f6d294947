"""A value that can be copied with one press, which then says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from sellercall_desktop.ui.parts.theme import SPACE_XS

if TYPE_CHECKING:
    from sellercall_desktop.ui.parts.look import Look

_FEEDBACK_MS = 1500


class Copyable(QWidget):
    """An id in monospace with a copy button. `name` says what it is, for tooltips and screen readers."""

    def __init__(self, name: str, value: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self.value, self._icons = name, value, look.icons
        label = QLabel(value)
        label.setProperty("role", "mono")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAccessibleName(f"{name}: {value}")
        label.setMinimumWidth(40)
        label.setToolTip(value)
        self.button = QToolButton()
        self.button.setProperty("role", "icon")
        self.button.clicked.connect(self._copy)
        self._timer = QTimer(self, singleShot=True, interval=_FEEDBACK_MS)
        self._timer.timeout.connect(self._offer)
        self._offer()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        row.addWidget(label)
        row.addWidget(self.button)
        row.addStretch()

    def _offer(self) -> None:
        self.button.setIcon(self._icons.icon("copy", "muted", size=16))
        self.button.setToolTip(self.tr("Copy"))
        self.button.setAccessibleName(self.tr("Copy {name}").format(name=self._name))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.value)
        self.button.setIcon(self._icons.icon("check", "call", size=16))
        self.button.setToolTip(self.tr("Copied"))
        self.button.setAccessibleName(self.tr("{name} copied").format(name=self._name))
        self._timer.start()
