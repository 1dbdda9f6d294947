"""Asks whether calls of the history are to be tried as a set: how many, at what cost, and which cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QProgressBar

from sellercall_desktop.ui.parts.asked_here import AskedHere
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.window.shortcuts import press_by_enter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.ui.parts.look import Look

_ROWS = 4
"""Of the list of what cannot be tried; the rest is scrolled to."""


class SetAsked(AskedHere):
    """First how far the reading is, then the question; nothing is kept or begun before it is agreed to."""

    agreed = Signal()
    given_up = Signal()
    """It was put away: nobody waits for it any more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self._look = look
        self.said: QLabel = label("", wrap=True)
        self.bar, self.left_out = QProgressBar(), QListWidget()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.left_out.setAccessibleName(self.tr("Calls that cannot become scenarios"))
        self.left_out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left_out.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.begin = button(look, self.tr("Try them"), "play", "primary", icon_role="on_call")
        self.back = button(look, self.tr("Not now"))
        head = label(self.tr("Calls of the history"), "section")
        self.lay_out(look, head, self.said, self.bar, self.left_out, foot=(self.begin, self.back))
        self.begin.clicked.connect(self.agreed)
        self.back.clicked.connect(self.put_away)

    def reading(self, count: int, total: int) -> None:
        """So many were looked at; of `total`, where that is known (else 0)."""
        number = self._look.formats.integer
        if total:
            said = self.tr("Calls read: {count} of {total}").format(count=number(count), total=number(total))
        else:
            said = self.tr("Calls read: {count}").format(count=number(count))
        self.said.setText(said)
        self.bar.setRange(0, total)
        self.bar.setValue(count)
        self.bar.show()
        self.left_out.hide()
        self.begin.setEnabled(False)
        if self.isHidden():
            self.show()
            self.back.setFocus()

    def keeping(self) -> None:
        """It was agreed to: they are being kept, and then begun."""
        self.said.setText(self.tr("The scenarios are being kept…"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self.left_out.hide()
        self.back.setFocus()
        self.begin.setEnabled(False)

    def tell(self, said: str, left_out: Sequence[str], *, possible: bool) -> None:
        """How many there are, what trying them costs, and a line for each that cannot be tried."""
        is_news = said != self.said.text()
        self.said.setText(said)
        self.bar.hide()
        if [self.left_out.item(row).text() for row in range(self.left_out.count())] != [*left_out]:
            self.left_out.clear()
            for line in left_out:
                self.left_out.addItem(line)
                self.left_out.item(self.left_out.count() - 1).setToolTip(line)
        self.left_out.setVisible(bool(left_out))
        row = max(self.left_out.sizeHintForRow(0), self.fontMetrics().height())
        frame = 2 * self.left_out.frameWidth()
        self.left_out.setMinimumHeight(row + frame)  # where there is little room, it gives way
        self.left_out.setMaximumHeight(min(_ROWS, len(left_out)) * row + frame)
        held = self.back.hasFocus()
        self.begin.setEnabled(possible)
        if held and possible:
            self.begin.setFocus()
        if is_news:
            say(self, said)

    def put_away(self) -> None:
        """Ask no more: nothing is done."""
        super().put_away()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the keyboard, else it begins."""
        if press_by_enter(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.begin.isEnabled():
            self.begin.click()
        else:
            super().keyPressEvent(event)
