"""Under a system that writes from the right: numbers and telephone keys keep their order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.ui.dialer.keypad import Keypad
from sellercall_desktop.ui.live_call.state_path import StatePath
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.words.formats import Formats
from tests.ui.window_world import shown_widget


@pytest.fixture
def look(qapp):
    theme = Theme(qapp)
    theme.apply("light")
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield Look(theme, Icons(theme), Formats())
    qapp.setLayoutDirection(before)
    qapp.setStyleSheet("")


def test_a_numbers_plus_stays_before_its_digits(look):
    assert look.formats.number("+14155550123") == "\u2066+1 415-555-0123\u2069"


def test_the_keys_of_a_telephone_lie_the_same_everywhere(look):
    with shown_widget(Keypad(look)) as keypad:
        across = {
            key.text(): key.mapTo(keypad, key.rect().topLeft()).x()
            for key in keypad.findChildren(QPushButton)
        }
        assert across["1"] < across["2"] < across["3"]


def test_the_path_of_a_call_begins_at_the_right(look):
    path = StatePath(look)
    path.resize(400, path.sizeHint().height())
    path.show_status(CallStatus.QUEUED)
    with shown_widget(path):
        picture = path.grab().toImage()
        reached = look.theme.color("call")
        green = [
            x for x in range(picture.width()) for y in range(14) if QColor(picture.pixel(x, y)) == reached
        ]
        assert green
        assert min(green) > picture.width() / 2
