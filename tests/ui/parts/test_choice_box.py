"""A narrow choice shows where its text is cut, in the colours of the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from sellercall_desktop.ui.parts.choice_box import ChoiceBox

TEXT = "Prompt principal (entrantes, salientes)"


def painted(choice):
    picture = QPixmap(choice.size())
    choice.render(picture)
    return picture.toImage()


@pytest.mark.parametrize("width", [100, 180, 240])
def test_a_text_without_room_ends_in_dots_that_are_painted(qapp, qtbot, width):
    choice = ChoiceBox()
    qtbot.addWidget(choice)
    choice.addItem(TEXT)
    choice.setFixedWidth(width)
    choice.show()
    shown = choice.shown_text()
    assert shown.endswith("…")
    assert TEXT.startswith(shown.removesuffix("…").rstrip())
    alone = ChoiceBox()
    qtbot.addWidget(alone)
    alone.addItem(shown)
    alone.setFixedSize(choice.size())
    alone.show()
    assert painted(choice) == painted(alone)


def test_a_text_with_room_is_whole_and_stays_whole_in_the_list(qapp, qtbot):
    choice = ChoiceBox()
    qtbot.addWidget(choice)
    choice.addItem(TEXT)
    choice.setFixedWidth(600)
    choice.show()
    assert choice.shown_text() == TEXT
    choice.setFixedWidth(100)
    assert choice.currentText() == TEXT
    assert choice.itemData(0, Qt.ItemDataRole.DisplayRole) == TEXT
