"""What can be opened beside the prompt's text, one at a time: its head, and what opens and closes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_L, SPACE_S
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


class SidePane(QFrame):
    """A head with its title and a cross; below it stands what is the pane's own. Seen once it is opened."""

    closed = Signal()
    """It wishes to be put away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "panel")
        self.title: QLabel = label("", "section")
        self.close_button = icon_button(look, "x", "", size=14)
        self.close_button.clicked.connect(self.closed)
        self.head = QHBoxLayout()
        self.hide()

    def take_focus(self) -> None:
        """The keyboard goes to what is worked with here."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out_head(self, title: str, close: str, *tools: QWidget) -> QVBoxLayout:
        """Name it and what closes it; `tools` stand before that. Gives the column for what is below."""
        px = self._look.theme.px
        self.title.setText(title)
        self.setAccessibleName(title)
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(f"{close} (Esc)")
        self.head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        for tool in (*tools, self.close_button):
            self.head.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(SPACE_L), px(SPACE_S), px(SPACE_S), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        box.addLayout(self.head)
        return box


class SidePanes(QObject):
    """Each pane has a button that opens and closes it."""

    opened = cast("TypedSignal[QWidget]", Signal(object))
    left = Signal()
    """One was closed while the keyboard was in it."""

    def __init__(self, panes: Sequence[tuple[QAbstractButton, SidePane]], parent: QWidget) -> None:
        super().__init__(parent)
        self._panes: list[tuple[QAbstractButton, SidePane]] = []
        for opener, pane in panes:
            self.add(opener, pane)

    def add(self, opener: QAbstractButton, pane: SidePane) -> None:
        """One more."""
        self._panes.append((opener, pane))
        opener.setCheckable(True)
        opener.toggled.connect(partial(self._on_toggled, opener, pane))
        pane.closed.connect(partial(opener.setChecked, False))

    def close_opened(self) -> bool:
        """Put away what is open; False where nothing is."""
        opened = [opener for opener, _pane in self._panes if opener.isChecked()]
        for opener in opened:
            opener.setChecked(False)
        return bool(opened)

    def _on_toggled(self, opener: QAbstractButton, pane: SidePane, opened: bool) -> None:
        leaves = holds_focus(pane) or holds_focus(opener)
        pane.setVisible(opened)
        if opened:
            for other, _pane in self._panes:
                other.setChecked(other is opener)
            self.opened.emit(pane)
            pane.take_focus()
        elif leaves:
            self.left.emit()
