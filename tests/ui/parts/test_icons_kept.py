"""Drawn icons and Python's cycle collector: an engine must not be ended before the icon that owns it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from sellercall_desktop.ui.parts.icons import DrawnEngine, Icons
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.window.rail import WindowSection
from tests.ui.palette.test_palette import open_window
from tests.ui.window_world import ENDED, live_call, talk
from tests.waiting import until


def kept_icons():
    """Icons drawn by us that some Python object holds."""
    return [
        icon
        for icon in gc.get_objects()
        if isinstance(icon, QIcon) and any(isinstance(part, DrawnEngine) for part in gc.get_referents(icon))
    ]


async def test_no_python_object_keeps_a_drawn_icon(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        ended = live_call(*talk("Buenos días", "Quiero la fibra"), *ENDED)
        await given.calls.save(ended, (ended.requested,), "test")
        given.change(ended)
        for section in (
            WindowSection.HISTORY,
            WindowSection.LOG,
            WindowSection.SETTINGS,
            WindowSection.PROMPTS,
            WindowSection.DESK,
        ):
            window.commands.show_section(section)
        window.commands.show_call(ended.id)
        details = window.workspace.history.details
        await until(details.isVisible)
        window.commands.open_palette()
        window.grab()
        assert kept_icons() == []


def test_the_census_finds_an_icon_that_is_kept(qapp):
    kept = Icons(Theme(qapp)).icon("phone")
    assert [icon for icon in kept_icons() if icon is kept]


@pytest.mark.parametrize("name", ["phone", "x"])
def test_an_icon_of_its_own_outlives_the_one_it_was_copied_from(qapp, name):
    icons = Icons(Theme(qapp))
    first = icons.icon(name)
    own = QIcon(first)
    own.setIsMask(True)  # Qt gives it an engine of its own
    del first
    others = [icons.icon(name) for _ in range(50)]  # take the room that was given back, if any was
    gc.collect()
    assert not own.pixmap(QSize(18, 18)).toImage().isNull()
    assert len(others) == 50
