"""The main job in the real window by keyboard alone, read back as a screen reader would read it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sellercall_desktop.core.calls.call import CallResult, CallStatus
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.ui.history.table import CallTable
from tests.desk import open_test_world
from tests.e2e.real_window import Reader, shown
from tests.waiting import PATIENCE_S


@asynccontextmanager
async def open_test_window(folder, qapp, **world_options):
    async with open_test_world(folder, **world_options) as world, shown(world, qapp) as window:
        yield world, window, Reader(window)


def type_keys(qapp, text: str) -> None:
    """To whatever has the focus, as a keyboard does."""
    QTest.keyClicks(qapp.focusWidget(), text)


async def test_type_a_number_press_enter_read_along_and_find_the_call_in_the_history(tmp_path, qapp, qloop):
    async with open_test_window(tmp_path, qapp, speed=20) as (world, window, reader):
        type_keys(qapp, "(300) 123-4500")
        await reader.says("+573001234500")
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
        live = await world.call_when(lambda c: c.status is CallStatus.TALKING)
        await reader.says("Who has the customer: AI")
        ended = await world.call_when(lambda c: c.id == live.id and c.is_settled and not c.owes_words)
        assert ended.result is CallResult.TALKED
        spoken = await reader.says(ended.turns[-1].text)
        assert ended.turns[0].text in spoken
        (history,) = window.findChildren(CallTable)
        assert history.model().rowCount() == 1


async def test_escape_twice_hangs_up_and_once_does_not(tmp_path, qapp, qloop):
    async with open_test_window(tmp_path, qapp, speed=5) as (world, window, _reader):
        type_keys(qapp, EXAMPLES["chatters"])
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
        live = await world.call_when(lambda c: c.status is CallStatus.TALKING)
        QTest.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Escape)
        assert world.desk.engine.live_calls != ()
        assert (await world.desk.calls.get(live.id)).hang_up is None
        QTest.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Escape)
        ended = await world.call_when(
            lambda c: c.id == live.id and c.hang_up is not None and c.is_settled and not c.owes_words
        )
        assert ended.hang_up.requested_by == "window"


async def test_enter_twice_dials_once(tmp_path, qapp, qloop):
    async with open_test_window(tmp_path, qapp, speed=20) as (world, _window, _reader):
        type_keys(qapp, EXAMPLES["buys"])
        field = qapp.focusWidget()
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Return)
        call = await world.call_when(lambda c: c.status is CallStatus.TALKING)
        await world.desk.engine.hang_up(call.id)
        await world.call_when(lambda c: c.is_settled)
        assert len(world.simulator.calls_placed) == 1


async def test_an_impossible_number_explains_itself_and_reaches_nobody(tmp_path, qapp, qloop):
    async with open_test_window(tmp_path, qapp) as (world, _window, reader):
        type_keys(qapp, "3,00E+09")
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
        await reader.says("spreadsheet")
        assert [r for r in world.simulator.requests if r.method == "POST"] == []


async def test_a_prompt_set_over_rest_shows_in_the_editor_at_once(tmp_path, qapp, qloop):
    import httpx

    async with open_test_window(tmp_path, qapp) as (world, _window, reader):
        await reader.says("v1")
        async with httpx.AsyncClient(base_url=world.desk.web.local_url) as client:
            answer = await client.post("/api/prompt", json={"systemPrompt": "Salude con calma."})
        assert answer.status_code == 204
        await reader.says("Salude con calma.")


async def test_an_incoming_call_gets_a_card_of_its_own(tmp_path, qapp, qloop):
    async with open_test_window(tmp_path, qapp, speed=10) as (world, _window, reader):
        await world.simulator.call_in("+573019876500")
        await reader.says("+573019876500")
        (call,) = world.desk.engine.live_calls
        await world.desk.engine.hang_up(call.id)
        await world.call_when(lambda c: c.is_settled)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
async def test_the_demo_window_opens_as_a_process_and_sigterm_closes_it_cleanly(tmp_path):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", "--demo", "--data", str(tmp_path / "data")),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=asyncio.subprocess.PIPE,
    )
    database = tmp_path / "data" / "sellercall.db"
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not database.exists():
                assert process.returncode is None
                await asyncio.sleep(0.05)  # another process's file: there is no event to await
            process.send_signal(signal.SIGTERM)
            _, errors = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in errors


async def test_a_country_that_may_not_be_called_leads_to_its_setting_and_is_called_once_allowed(
    tmp_path, qapp, qloop
):
    async with open_test_window(tmp_path, qapp) as (world, window, reader):
        type_keys(qapp, "+51 987 654 321")
        await reader.says("Peru is not among the countries")
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
        await reader.says("add PE to the list")
        assert world.simulator.calls_placed == []
        button = next(one for one in window.findChildren(QPushButton) if one.text() == "Open the call limits")
        button.click()
        await reader.says("Countries that may be called")
        world.setup.settings.update({"guard": {"allowed_countries": ["PE"]}})
        window.workspace.show_section("desk")
        QTest.keyClick(window.workspace.desk.dialer.field, Qt.Key.Key_Return)
        await world.call_when(lambda c: c.number == "+51987654321" and c.placed is not None)
