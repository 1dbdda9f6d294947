"""Numbers called or received lately that fit what is typed: recent list and completion in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import Look, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.history import CallStore
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.window.bridge import Bridge

_MOST = 6
_AFTER_MS = 120


class Recents(QWidget):
    """A short list; a click or Enter takes the number into the field. Arrows move within it."""

    chosen = Signal(str)
    left_upwards = Signal()

    def __init__(self, look: Look, after: QWidget, parent: QWidget | None = None) -> None:
        """`after` is where Tab comes here from."""
        super().__init__(parent)
        self._look, self._after = look, after
        self._rows: list[QPushButton] = []
        self._numbers: tuple[str, ...] = ()
        self._title = label(self.tr("Recent"), "caption")
        self._list = QVBoxLayout()
        self._list.setSpacing(look.theme.px(2))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(4))
        box.addWidget(self._title)
        box.addLayout(self._list)
        box.addStretch(1)
        self._title.hide()
        self._calls: CallStore | None = None
        self._tasks: Tasks  # given with the history
        self._typed: Callable[[], str] = str
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._read)

    def attach(self, calls: CallStore, tasks: Tasks, bridge: Bridge, typed: Callable[[], str]) -> None:
        """From now on they are read from the history; `typed` gives the digits they are to fit."""
        self._calls, self._tasks, self._typed = calls, tasks, typed
        bridge.call_changed.connect(self.refresh_soon)
        self._read()

    def detach(self) -> None:
        """Read nothing more."""
        self._calls = None
        self._soon.stop()

    def refresh_soon(self) -> None:
        """Something they depend on has changed: read them once it stands still."""
        self._soon.start()

    def _read(self) -> None:
        if self._calls is not None:
            self._tasks.spawn(self._load(self._calls), "recents")

    async def _load(self, calls: CallStore) -> None:
        self.show_numbers(tuple(await calls.recent_numbers(self._typed(), _MOST)))

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        """Show these, newest first."""
        if numbers == self._numbers:
            return
        held, at = self._numbers, self._at()
        self._numbers = numbers
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number) for number in numbers]
        before = self._after
        for row in self._rows:
            self._list.addWidget(row)
            row.show()  # else it would not take the keyboard yet
            QWidget.setTabOrder(before, row)  # else it would come last in the window, being the youngest
            before = row
        self._title.setVisible(bool(numbers))
        if at is not None:
            now = numbers.index(held[at]) if held[at] in numbers else min(at, len(numbers) - 1)
            (self._rows[now] if numbers else self._after).setFocus()

    def focus_first(self) -> None:
        """Put the focus on the newest number, if there is one."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows walk through the list and out at its top; Enter takes the number."""
        row = self._at()
        if row is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self._rows[min(row + 1, len(self._rows) - 1)].setFocus()
        elif event.key() == Qt.Key.Key_Up:
            self._rows[row - 1].setFocus() if row else self.left_upwards.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._rows[row].click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A button's own arrows go where Tab goes, out of the list at its ends: here they are the list's."""
        if isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if event.type() is QEvent.Type.KeyPress:
                self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _at(self) -> int | None:
        return next((at for at, one in enumerate(self._rows) if one.hasFocus()), None)

    def _row(self, number: str) -> QPushButton:
        from sellercall_desktop.core.phone.reading import region_of
        from sellercall_desktop.ui.parts.elided import ElidedButton
        from sellercall_desktop.ui.parts.flags import flag_icon

        who = self._look.formats.who(number)
        made = ElidedButton(who, shortest="")  # a long name does not widen the column
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.setProperty("role", "row")
        made.installEventFilter(self)
        made.setToolTip(who)
        if region := region_of(number):
            made.setIcon(flag_icon(region, self._look.theme))
        made.clicked.connect(lambda: self.chosen.emit(number))
        return made
