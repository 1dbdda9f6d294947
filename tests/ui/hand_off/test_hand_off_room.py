"""A hand-off leaves the conversation its lines, on small screens too, and the window comes to rest."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QPoint, QRect

from tests.ui.hand_off import hand_off_world as world
from tests.ui.hand_off.hand_off_world import call
from tests.ui.hand_off.test_hand_off_in_the_window import part_of, show
from tests.ui.live_call.test_live_elsewhere import open_window
from tests.ui.window.test_small_windows import SIZES, lines_in_sight, overlapping, squashed
from tests.ui.window.window_sweep import Sweep, unpainted
from tests.waiting import until

HEIGHTS = range(700, 901, 20)


async def test_the_conversation_keeps_its_lines_whatever_is_handed_off(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await until(lambda: window.workspace.desk._history is not None)
        await given.idle()
        states = {"rings": world.ON_SELLER_FIRST, "no place": world.NO_PLACE}
        for width, height in SIZES[1:]:
            window.resize(width, height)
            for state, facts in states.items():
                await show(window, given, *facts)
                for opens in (bool, part_of(window).give_back, part_of(window).hand_on):
                    opens()
                    for _ in range(10):
                        await asyncio.sleep(0)
                    opened = (width, height, state, getattr(opens, "__name__", ""))
                    assert squashed(window) == [], opened
                    assert overlapping(window) == [], opened
                    assert lines_in_sight(window) >= (8 if height >= 690 else 2), opened
                part_of(window).close_opened()


async def test_no_button_is_cut_where_the_window_is_narrow(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.settings.update({"general": {"language": "es"}})
        await until(lambda: window.workspace.desk._history is not None)
        await show(window, given, call_id="call-2", number="+573109998877")
        window.resize(800, 600)
        for facts in (world.ASKING, world.HELD):
            await show(window, given, *facts)
            window.workspace.live.select("call-1")
            for _ in range(10):
                await asyncio.sleep(0)
            assert squashed(part_of(window).bar) == []
            assert lines_in_sight(window) >= 8
        hold = part_of(window).bar.hold
        for width in range(800, 1281, 120):
            window.resize(width, 700)
            places = []
            for facts in (world.JOINED, world.HELD, world.MUTED):
                await show(window, given, *facts)
                for _ in range(10):
                    await asyncio.sleep(0)
                places.append(QRect(hold.mapTo(window, QPoint()), hold.size()))
            pressed = places[0].center()
            assert all(place.contains(pressed) for place in places), "what is pressed stays under the mouse"


@pytest.mark.thorough
async def test_the_window_comes_to_rest_at_every_height(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await until(lambda: window.workspace.desk._history is not None)
        await given.idle()
        with unpainted(window):
            seen = Sweep(window)
            for facts in (world.ON_SELLER_FIRST, world.NO_PLACE, world.UNANSWERED):
                changed = call(*facts)
                await seen.look("a hand-off", lambda changed=changed: given.change(changed))
                await until(lambda changed=changed: window.workspace.live.card.call is changed)
                for height in HEIGHTS:
                    await seen.look("resized", lambda size=(1280, height): window.resize(*size))
                part_of(window).hand_on()
                for height in HEIGHTS:
                    await seen.look("form", lambda size=(1024, height): window.resize(*size))
                part_of(window).close_opened()
        assert seen.unsettled == []
