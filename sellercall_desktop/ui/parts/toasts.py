"""Short results at the lower edge of the window, with undo where undo makes sense. Never for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sellercall_desktop.ui.parts.look import Look, label
from sellercall_desktop.ui.parts.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN_MS = 6000


class Toasts(QObject):
    """One toast at a time; a new one takes the place of the old."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._frame = QFrame(window)
        self._frame.setProperty("role", "toast")
        self._text = label("")
        self._action = QPushButton()
        # A click leaves the keyboard where the person writes: the toast goes with the click.
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._on_action: Callable[[], None] | None = None
        self._action.clicked.connect(self._act)
        row = QHBoxLayout(self._frame)
        px = look.theme.px
        row.setContentsMargins(px(16), px(8), px(12), px(8))
        row.setSpacing(px(16))
        row.addWidget(self._text)
        row.addWidget(self._action)
        self._gap = px(56)
        self._frame.hide()
        self._gone = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._gone.timeout.connect(self._hide_unless_read)
        window.installEventFilter(self)

    @property
    def text(self) -> str:
        """What is shown now, empty if nothing."""
        return self._text.text() if self._frame.isVisible() else ""

    def show(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show a result for six seconds, twice that with a button, longer while the pointer rests on it."""
        self._text.setText(text)
        self._frame.setAccessibleName(text)
        say(self._frame, text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self._place()
        self._frame.show()
        self._frame.raise_()
        self._gone.start(2 * SHOWN_MS if action else SHOWN_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the middle of the lower edge."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self._frame.adjustSize()
        room = self._window.rect()
        x = (room.width() - self._frame.width()) // 2
        self._frame.move(x, room.height() - self._frame.height() - self._gap)

    def _act(self) -> None:
        self._frame.hide()
        if self._on_action is not None:
            self._on_action()

    def _hide_unless_read(self) -> None:
        if self._frame.underMouse() or self._action.hasFocus():
            self._gone.start()
        else:
            self._frame.hide()
