"""Another language builds the workspace anew: of the old one nothing is left, and nothing is lost."""

import asyncio
import gc
import logging
import os
from collections import Counter
from contextlib import suppress
from datetime import date

import shiboken6
from PySide6.QtCore import SIGNAL, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.problems import GuardReason
from sellercall_desktop.ui.history.choices import DaySpan
from sellercall_desktop.ui.window.workspace import Workspace
from tests.ui.live_call.test_live_elsewhere import caller, open_window, texts
from tests.ui.window_world import ENDED, live_call, talk
from tests.waiting import until

TIMES = 16 if os.environ.get("SELLERCALL_THOROUGH") else 5
SIGNALS = ("call_changed(PyObject)", "settings_changed(PyObject)", "tunnel_changed(PyObject)")


def switch(given, **general):
    given.settings.update({"general": general})


async def speaks(window, given, language):
    """Switch, and wait until nothing of the old workspace is left."""
    old = window.workspace
    switch(given, language=language)
    await until(lambda: window.workspace is not old and not shiboken6.isValid(old))


async def switches(window, given, times):
    """So many other languages; restyling everything takes its time, so the theme changes with every fifth.

    The old ones are asked for themselves, not looked for below the window: `findChildren` gives one that was
    taken out of its stack another parent in Python, and PySide then never lets go of it.
    """
    olds = []
    for n in range(times):
        olds.append(window.workspace)
        switch(given, language=("es", "en")[n % 2], theme=("dark", "light")[n // 5 % 2])
        await until(lambda: window.workspace is not olds[-1])
        given.change(live_call(*talk("Buenos días", f"Frase {n}"), call_id="call-0", by="api"))
    await until(lambda: not any(map(shiboken6.isValid, olds)))
    await given.idle()


def held(window, given, qapp):
    """What is alive: objects of Qt by kind, running timers, and who listens to what outlives a workspace."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(3):
        gc.collect()
    objects = window.findChildren(QObject)
    python = [one for one in gc.get_objects() if isinstance(one, QObject)]
    kinds = Counter(type(one).__name__ for one in objects)
    return {
        "objects": len(objects),
        "ours": sum(map(_is_ours, python)),
        "dead": Counter(type(one).__name__ for one in python if _is_ours(one) and not shiboken6.isValid(one)),
        "kinds": {kind: count for kind, count in kinds.items() if kind != "QObject"},
        "timers": sum(isinstance(one, QTimer) for one in python if shiboken6.isValid(one)),
        "running": sum(
            isinstance(one, QTimer) and one.isActive() for one in python if shiboken6.isValid(one)
        ),
        "bridge": [given.bridge.receivers(SIGNAL(name)) for name in SIGNALS],
        "theme": window.look.theme.receivers(SIGNAL("changed()")),
        "translators": len(window._language.children()),
        "tasks": len(given.tasks._running),
    }


def grown(before, after):
    """What there is more of than before, of what comes and goes for a moment; a leak keeps it so for good."""
    counts = {name: after[name] for name in ("running", "ours", "tasks") if after[name] > before[name]}
    return {**counts, **(after["dead"] - before["dead"])}


def _is_ours(one):
    return type(one).__module__.startswith("sellercall")


async def test_switching_language_and_theme_again_and_again_leaves_nothing_behind(
    qloop, qapp, qtbot, tmp_path, caplog
):
    async with open_window(qapp, tmp_path) as (window, given):
        caplog.set_level(logging.ERROR)
        for n in range(3):
            given.change(live_call(*talk("Buenos días", "¿Quién?"), call_id=f"call-{n}", by="api"))
        given.change(caller())
        await switches(window, given, 4)  # what is made once is made
        before = held(window, given, qapp)
        await switches(window, given, TIMES)
        with suppress(TimeoutError):  # what is left is told below
            await until(lambda: not grown(before, held(window, given, qapp)))
        assert grown(before, held(window, given, qapp)) == {}
        after = held(window, given, qapp)
        assert after["kinds"] == before["kinds"]
        for momentary in ("running", "ours", "dead"):
            del after[momentary], before[momentary]
        assert {**after, "kinds": 0} == {**before, "kinds": 0}
        assert len(window.findChildren(Workspace)) == 1
        assert [record.message for record in caplog.records] == []


async def test_a_language_that_changes_again_before_the_change_is_through_ends_with_the_last_one(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        given.change(live_call())
        for language in ("es", "en", "es", "en", "es"):
            switch(given, language=language)
        await until(
            lambda: len(window.findChildren(Workspace)) == 1 and "Llamar" in texts(window, QPushButton)
        )
        await given.idle()
        assert len(window.findChildren(Workspace)) == 1


async def test_what_the_person_was_at_goes_on_in_the_other_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.change(live_call(*talk("Buenos días"), call_id="call-1"))
        given.change(live_call(call_id="call-2", number="+14155550123", by="api"))
        live = window.workspace.desk.live
        await until(lambda: live.live_count == 2)
        given.change(live_call(*talk("Buenos días"), *ENDED, call_id="call-1"))
        window.workspace.show_section("settings", "guard")
        window.workspace.desk.dialer.field.setText("300 76")
        await speaks(window, given, "es")
        assert (window.workspace.section, window.workspace.settings_page) == ("settings", "guard")
        assert "Colgar" in texts(window.elsewhere.bar, QPushButton)
        window.workspace.show_section("desk")
        assert window.workspace.desk.dialer.field.text() == "300 76"
        assert window.workspace.desk.live.is_seen_large("call-1")  # ended, and not dismissed
        assert "Conversó" in texts(window)


async def test_settings_edited_and_not_applied_are_there_in_the_other_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        workspace = window.workspace
        workspace.show_section("settings", "call")
        edited = workspace._settings_page.rows["call.ring_timeout_s"]
        edited.control.setValue(77)
        workspace.show_section("desk")  # they are kept by the page, not by its being in sight
        await speaks(window, given, "es")
        assert window.workspace.section == "desk"
        window.workspace.show_section("settings")
        settings = window.workspace._settings_page
        assert window.workspace.settings_page == "call"
        assert settings.changes == {"call": {"ring_timeout_s": 77}}
        assert settings.apply.isEnabled()
        assert given.settings.value.call.ring_timeout_s != 77


async def test_what_was_looked_for_is_looked_for_in_the_other_language(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        workspace = window.workspace
        workspace.desk._history.filters.text.setText("300")
        workspace.show_section("history")
        filters = workspace.history.filters
        filters.text.setText("fibra")
        filters.date.choose(DaySpan.RANGE, date(2026, 11, 2), date(2026, 11, 20))
        next(box for box in filters.result.popover.findChildren(QCheckBox) if box.text() == "Busy").click()
        incoming = filters.direction.popover.findChildren(QRadioButton)[-1]
        incoming.click()
        asked = filters.query
        assert (asked.text, len(asked.results), asked.direction is not None) == ("fibra", 1, True)
        await speaks(window, given, "es")
        assert window.workspace.history.filters.query == asked
        assert window.workspace.history.filters.result.text().strip() == "Ocupado"
        assert window.workspace.desk._history.filters.text.text() == "300"


async def test_a_dial_that_fails_after_the_switch_is_told_in_the_new_window(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.engine.gate.clear()
        given.engine.refusal = GuardError(GuardReason.COUNTRY, region="PE")
        window.workspace.desk.call_number("+51987654321")
        await until(lambda: given.engine.dialed)
        old = window.workspace
        switch(given, language="es")
        await until(lambda: window.workspace is not old)
        window.workspace.desk.call_number("+51987654321")  # a second click while the first is under way
        await asyncio.sleep(0)
        assert len(given.engine.dialed) == 1
        assert shiboken6.isValid(old)  # its coroutine may still touch it
        given.engine.gate.set()
        await until(lambda: not shiboken6.isValid(old))
        assert any("Perú" in text for text in texts(window, QLabel))
        assert "Llamar" in texts(window, QPushButton)


async def test_the_welcome_page_is_welcoming_in_the_other_language_too(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        window.first_steps.show_welcome()
        await speaks(window, given, "es")
        assert "Conectar las cuentas" in texts(window, QPushButton) or "Conectar cuentas" in texts(
            window, QPushButton
        )


async def test_events_for_what_was_taken_down_reach_nobody(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        old = window.workspace.desk.live
        await speaks(window, given, "es")
        given.bus.publish(CallChanged(live_call(), ()))
        await until(lambda: window.workspace.desk.live.live_count == 1)
        assert not shiboken6.isValid(old)
