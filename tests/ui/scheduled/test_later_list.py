"""Who is called later: both kinds in one list, made, moved, cancelled and called by keys alone."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sellercall_desktop.app.windowed.before_calls import BeforeCalls
from sellercall_desktop.core.calls.written_facts import CallbackSet
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.contacts.names import ContactNamesChanged
from sellercall_desktop.core.law.light import LightCode, LightVerdict
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledCall, ScheduledState
from sellercall_desktop.core.scheduled.scheduled_calls import ScheduledCalls
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.dialer.test_light import OTHER, SetLights
from tests.ui.window.test_small_windows import squashed
from tests.ui.window_world import ENDED, NOW, Given, live_call, shown_widget, talk
from tests.waiting import until

MARTA, MEXICO = "+573001234567", "+525512345678"
DAY = timedelta(days=1)


@asynccontextmanager
async def open_later(qapp, folder, *before):
    """A window with lights that are green and a store of calls for later, where `before` is kept already."""
    async with open_store(None, folder / "calls.db", "Prompt") as store:
        for call in before:
            await store.scheduled.save(replace(call, desk=store.desk))
        given, lights = Given(folder, store), SetLights()
        scheduled = ScheduledCalls(
            store=store.scheduled,
            engine=given.engine,
            calls=store.calls,
            bus=given.bus,
            tasks=given.tasks,
            now=utc_now,
            region=lambda: "CO",
            desk=store.desk,
            lights=lights,
        )
        given.wiring = replace(given.wiring, before=BeforeCalls(lights, scheduled))
        following, window = Tasks(), MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                given.wiring.attach(window)
                for follow in (scheduled, given.callbacks):
                    following.spawn(follow.run(), "following")
                await until(lambda: window.workspace.desk.later is not None)
                window.activateWindow()
                await until(lambda: qapp.activeWindow() is window)
                yield window, given, lights, scheduled
                await following.close()
                await given.idle()
                await window.finish()
        finally:
            await given.tasks.close()
            given.bridge.close()
            qapp.setStyleSheet("")


def kept(number, due, **more):
    return ScheduledCall(f"0192-{number}", number, due, "America/Bogota", NOW, "ana", "", **more)


def rows(window):
    return [item.row.accessibleName() for item in window.workspace.desk.later.list.items]


async def test_both_kinds_stand_in_one_list_by_day(qloop, qapp, qtbot, tmp_path):
    now = datetime.now(UTC)
    async with open_later(qapp, tmp_path, kept(MEXICO, now + 2 * DAY, note="dos cajas")) as opened:
        window, given, _lights, _scheduled = opened
        facts = (*talk("Buenos días"), *ENDED, CallbackSet(NOW, "ana", now - timedelta(minutes=5)))
        call = live_call(*facts)
        await given.calls.save(call, (call.requested, *facts), "dial")
        given.change(call, facts[-1])
        await until(lambda: len(rows(window)) == 2)
        callback, scheduled = rows(window)
        assert callback.startswith("Call back")
        assert "overdue" in callback
        assert scheduled.startswith("Is called by itself")
        assert "dos cajas" in scheduled
        said = [one.text() for one in window.workspace.desk.later.list.findChildren(QLabel)]
        assert {"Overdue"} <= set(said)


async def test_a_number_is_called_later_changed_and_cancelled_by_keys(qloop, qapp, qtbot, tmp_path):
    async with open_later(qapp, tmp_path) as (window, given, _lights, scheduled):
        later, dialer = window.workspace.desk.later, window.workspace.desk.dialer
        dialer.field.setText(OTHER)
        window.commands.call_later()
        qtbot.keyClick(later.form.moment, Qt.Key.Key_Escape)
        assert not later.form.isVisible()
        assert dialer.field.hasFocus()
        window.resize(1024, 652)
        await asyncio.sleep(0.05)
        window.commands.call_later()
        assert later.form.moment.hasFocus()
        await asyncio.sleep(0.05)
        assert later.form.visibleRegion().boundingRect().size() == later.form.size()  # its buttons, too
        qtbot.keyClicks(later.form.note, "la oferta")
        qtbot.keyClick(later.form.note, Qt.Key.Key_Return)
        await until(lambda: rows(window) and not later.form.isVisible())
        (made,) = scheduled.open
        window.look.formats.name_of = {OTHER: "Marta"}.get
        given.bus.publish(ContactNamesChanged(frozenset({OTHER})))
        assert "Marta" in rows(window)[0]
        assert (made.number, made.note, made.zone) == (OTHER, "la oferta", "America/Bogota")
        assert abs(made.due - datetime.now(UTC) - DAY) < timedelta(minutes=16)
        assert dialer.field.text() == ""

        window.commands.show_callbacks()
        row = later.list.items[0].row
        assert row.hasFocus()
        qtbot.keyClick(row, Qt.Key.Key_F2)
        later.form.moment.stepBy(1)  # the day of the week, so a day later
        qtbot.keyClick(later.form.moment, Qt.Key.Key_Return)
        await until(lambda: scheduled.open[0].due > made.due)
        assert scheduled.open[0].note == "la oferta"

        window.commands.show_callbacks()
        row = later.list.items[0].row
        assert row.previousInFocusChain() is later.list.add
        for way in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            qtbot.keyClick(row, way)
            assert row.hasFocus()  # the only one: there is nowhere to go
        qtbot.keyClick(row, Qt.Key.Key_Delete)
        await until(lambda: scheduled.open == ())
        await until(later.list.add.hasFocus)
        await until(lambda: "Not called any more" in window.toasts.text)
        window.toasts._action.click()
        await until(lambda: len(scheduled.open) == 1)
        assert given.engine.dialed == []


async def test_what_came_due_while_the_program_was_off_is_asked_about_and_never_dialed_by_itself(
    qloop, qapp, qtbot, tmp_path
):
    yesterday = datetime.now(UTC) - DAY
    async with open_later(qapp, tmp_path, kept(MARTA, yesterday), kept(OTHER, yesterday)) as opened:
        window, given, _lights, scheduled = opened
        later = window.workspace.desk.later
        await until(lambda: len(rows(window)) == 2 and "2 calls came due" in window.toasts.text)
        first, second = later.list.items
        assert "the program was off" in first.row.accessibleName()
        assert first.call.isVisible()
        assert given.engine.dialed == []
        qtbot.mouseClick(second.cancel, Qt.MouseButton.LeftButton)
        await until(lambda: len(rows(window)) == 1)
        number = later.list.items[0].entry.number
        qtbot.mouseClick(later.list.items[0].later, Qt.MouseButton.LeftButton)
        await until(lambda: scheduled.open[0].state is ScheduledState.WAITING)
        assert scheduled.open[0].due > datetime.now(UTC)
        later.list.items[0].row.setFocus()
        qtbot.keyClick(later.list.items[0].row, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == [number])


async def test_a_red_light_offers_its_next_moment_and_a_call_now_meets_it_too(qloop, qapp, qtbot, tmp_path):
    async with open_later(qapp, tmp_path) as (window, given, lights, scheduled):
        desk = window.workspace.desk
        lights.say(MARTA, LightVerdict.RED, LightCode.OUTSIDE_HOURS, may_override=True)
        desk.dialer.field.setText(MARTA)
        await until(lambda: desk.dialer._call.text() == "Not now")
        qtbot.keyClick(desk.dialer.field, Qt.Key.Key_Return)
        ways = desk.dialer.middle.currentWidget().ways_out
        qtbot.keyClick(ways.schedule, Qt.Key.Key_Space)
        await until(lambda: scheduled.open and rows(window))
        assert scheduled.open[0].due - datetime.now(UTC) > DAY
        assert desk.dialer.field.text() == ""

        window.commands.show_callbacks()
        qtbot.keyClick(desk.later.list.items[0].row, Qt.Key.Key_Return)  # now, all the same
        await until(ways.isVisible)
        assert given.engine.dialed == []
        qtbot.mouseClick(ways.override, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(ways.reason, "Lo pide")
        qtbot.keyClick(ways.reason, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == [MARTA])
        await until(lambda: scheduled.open == () and desk.dialer.field.text() == "")


@pytest.mark.parametrize("language", ["es", pytest.param("en", marks=pytest.mark.thorough)])
async def test_light_list_and_form_have_their_room_at_every_small_size(
    qloop, qapp, qtbot, tmp_path, language
):
    now = datetime.now(UTC)
    waiting = [kept(f"+57300123{n}", now + n * DAY / 3000, note="dos cajas") for n in range(4000, 4006)]
    async with open_later(qapp, tmp_path, kept(OTHER, now - DAY), *waiting) as opened:
        window, given, lights, _scheduled = opened
        given.settings.update({"general": {"language": language}})
        await until(lambda: window.look.formats.language == language and len(rows(window)) == 7)
        desk = window.workspace.desk
        lights.say(MARTA, LightVerdict.RED, LightCode.OUTSIDE_HOURS, may_override=True)
        for width, height in ((1280, 800), (1024, 700), (960, 540), (800, 480)):
            window.resize(width, height)
            await until(lambda: squashed(desk.dialer) == [])
            top = desk.dialer._call.y()
            desk.dialer.field.setText(MARTA)
            await until(lambda: desk.dialer._call.text() != "")
            await until(lambda: desk.dialer._light.light is not None)
            assert squashed(desk.dialer) == [], (width, height)
            assert desk.dialer._call.y() == top, (width, height)
            window.commands.show_light()
            await until(desk.dialer._light.details.ways_out.isVisible)
            assert desk.dialer._call.y() == top, (width, height)
            window.commands.call_later()
            await until(lambda: squashed(desk.dialer) == [])
            assert window.workspace.escape()
            desk.dialer.field.clear()


async def test_a_call_for_later_is_asked_for_by_the_contacts_clock(qloop, qapp, qtbot, tmp_path):
    async with open_later(qapp, tmp_path) as (window, _given, lights, scheduled):
        later, answer = window.workspace.desk.later, lights.light

        async def of_madrid(number, at=None):
            return replace(await answer(number, at), zones=("Europe/Madrid",))

        lights.light = of_madrid
        later.ask(MARTA)
        await until(lambda: later.form.zone == "Europe/Madrid")
        shown = later.form.moment.dateTime().toPython()
        qtbot.keyClick(later.form.note, Qt.Key.Key_Return)
        await until(lambda: scheduled.open)
        (made,) = scheduled.open
        assert made.zone == "Europe/Madrid"
        assert made.due.astimezone(ZoneInfo("Europe/Madrid")).replace(tzinfo=None) == shown
