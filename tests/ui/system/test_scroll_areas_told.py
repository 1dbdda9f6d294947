"""What a screen reader has counted in a scroll area can still be asked for when it has gone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget

from sellercall_desktop.ui.system.scroll_areas_told import tell_scroll_areas


class Subclass(QScrollArea):
    pass


@pytest.mark.parametrize("kind", [QScrollArea, Subclass])
def test_parts_stay_when_bars_and_place_go(qtbot, qapp, kind):
    tell_scroll_areas()
    area, content = kind(), QWidget()
    qtbot.addWidget(area)
    area.setWidget(content)
    area.resize(200, 200)
    content.setFixedSize(900, 900)
    area.show()
    told = QAccessible.queryAccessibleInterface(area)
    counted = told.childCount()
    assert counted == 3  # what scrolls, and both bars

    def shown() -> list[bool]:
        qapp.processEvents()
        assert told.childCount() == counted
        assert told.child(counted) is None
        return [not told.child(at).state().invisible for at in range(counted)]

    assert shown() == [True, True, True]
    content.setFixedSize(20, 20)
    assert shown() == [True, False, False]
    area.hide()
    assert shown() == [False, False, False]


def test_what_is_no_scroll_area_is_left_to_qt(qtbot):
    tell_scroll_areas()
    plain = QWidget()
    qtbot.addWidget(plain)
    assert QAccessible.queryAccessibleInterface(plain).role() is QAccessible.Role.Client
