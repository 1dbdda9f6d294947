"""The second press of a double one is not for a button that came under the hand or the keyboard since."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from sellercall_desktop.ui.dialer.field import NumberField
from sellercall_desktop.ui.parts.look import WordsButton
from sellercall_desktop.ui.window.shortcuts import press_by_enter


class Pair(QWidget):
    """Begin gives its place to Stop, which then has the keyboard."""

    def __init__(self):
        super().__init__()
        self.begin, self.stop, self.done = WordsButton("Begin"), WordsButton("Stop"), []
        row = QHBoxLayout(self)
        row.addWidget(self.begin)
        row.addWidget(self.stop)
        self.stop.hide()
        self.begin.clicked.connect(self._begin)
        self.stop.clicked.connect(lambda: self.done.append("stop"))

    def _begin(self):
        self.done.append("begin")
        self.stop.show()
        self.begin.hide()
        self.stop.setFocus()

    def keyPressEvent(self, event):  # noqa: N802
        press_by_enter(event)


@pytest.fixture
def pair(qapp, qtbot):
    pair = Pair()
    qtbot.addWidget(pair)
    pair.show()
    pair.activateWindow()
    pair.begin.setFocus()
    qtbot.waitUntil(pair.begin.hasFocus)
    return pair


def enter(at_ms, *, held=False):
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=held
    )
    event.setTimestamp(at_ms)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def click(button, at_ms, *, second=False):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    press = QEvent.Type.MouseButtonDblClick if second else QEvent.Type.MouseButtonPress
    where = QPointF(button.rect().center())
    for kind, held in ((press, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(kind, where, button.mapToGlobal(where), left, held, Qt.KeyboardModifier(0))
        event.setTimestamp(at_ms)
        QApplication.sendEvent(button, event)


def test_enter_twice_begins_and_does_not_stop(pair):
    enter(10_000)
    enter(10_150)
    assert pair.done == ["begin"]
    enter(10_200, held=True)
    assert pair.done == ["begin"]
    enter(11_000)
    assert pair.done == ["begin", "stop"]


def test_enter_in_the_number_field_twice_does_not_agree_to_what_is_asked_then(pair):
    field = NumberField(pair)
    field.entered.connect(pair.stop.setFocus)
    for part in (field, pair.stop):
        part.show()
    field.setText("300")
    field.setFocus()
    enter(20_000)
    enter(20_150)
    assert pair.done == []
    enter(21_000)
    assert pair.done == ["stop"]


def test_a_double_click_begins_and_does_not_stop(pair):
    click(pair.begin, 10_000)
    click(pair.stop, 10_150, second=True)
    assert pair.done == ["begin"]
    click(pair.stop, 11_000)
    click(pair.stop, 11_150, second=True)
    assert pair.done == ["begin", "stop", "stop"]
