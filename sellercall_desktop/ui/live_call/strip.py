"""The calls side by side, small: one button each, the selected one is shown large below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QWidget

from sellercall_desktop.core.calls import CallResult
from sellercall_desktop.ui.look import Look, button, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from sellercall_desktop.core.calls import Call


class CallStrip(QScrollArea):
    """Appears once there is more than one call."""

    selected = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._shown: str | None = None
        inside = QWidget()
        inside.setProperty("role", "scroll")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(look.theme.px(16), look.theme.px(8), look.theme.px(16), 0)
        self._row.setSpacing(look.theme.px(8))
        self._row.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(look.theme.px(44))
        self.hide()

    def show_calls(self, calls: Sequence[Call], selected: str | None, texts: Sequence[str]) -> None:
        """One button a call, with its text, oldest first."""
        for gone in self._buttons.keys() - {call.id for call in calls}:
            old = self._buttons.pop(gone)
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        for call, text in zip(calls, texts, strict=True):
            chip = self._buttons.get(call.id) or self._add(call.id)
            if chip.text() != text:
                chip.setText(text)
            icon = (
                "phone-call" if call.is_live else "check" if call.result is CallResult.TALKED else "phone-x"
            )
            if chip.property("shows") != icon:
                chip.setProperty("shows", icon)
                chip.setIcon(self._look.icons.icon(icon, "call" if call.is_live else "muted"))
            mark(chip, checked=call.id == selected)
        self.setVisible(len(calls) > 1)
        if selected in self._buttons and selected != self._shown:
            self._shown = selected
            QTimer.singleShot(0, self, self._reveal)  # once the row has its new width

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel goes sideways: there is no other way to go."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()))

    def _reveal(self) -> None:
        if chip := self._buttons.get(self._shown or ""):
            self.ensureWidgetVisible(chip, self._look.theme.px(32), 0)

    def _add(self, call_id: str) -> QPushButton:
        made = button(self._look, "", "phone-call", "chip")
        made.setCheckable(True)
        made.toggled.connect(lambda on: self.selected.emit(call_id) if on else None)
        self._group.addButton(made)
        self._buttons[call_id] = made
        self._row.insertWidget(self._row.count() - 1, made)
        return made
