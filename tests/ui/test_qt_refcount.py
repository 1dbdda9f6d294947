"""PySide6 6.12.0 loses a reference to None in every call on Python 3.11 and aborts after a few thousand."""

import sys

import pytest
from PySide6.QtWidgets import QLabel

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_thousand_qt_calls_lose_no_reference_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
