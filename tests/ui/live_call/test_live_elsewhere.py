"""Calls out of sight: nobody ends what he does not see, and a caller is told of wherever the agent is."""

from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import AgentCreated, CallPlaced, CallRequested, Direction
from sellercall_desktop.core.errors import ProviderUnreachableError
from sellercall_desktop.ui.live_call.strip import CallStrip
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.window.main_window import MainWindow
from tests.ui.window_world import ENDED, NOW, live_call, open_given, shown_widget, talk
from tests.waiting import until


@asynccontextmanager
async def open_window(qapp, folder):
    async with open_given(folder) as given:
        window = MainWindow(given.base, qapp)
        try:
            with shown_widget(window):
                window.resize(1280, 800)
                given.wiring.attach(window)
                window.activateWindow()
                await until(lambda: qapp.activeWindow() is window)
                yield window, given
                await given.idle()
                await window.finish()
        finally:
            qapp.setStyleSheet("")


def caller(call_id="in-1", number="+573109876543", at=NOW):
    requested = CallRequested(at, Direction.INBOUND, number, "+14155550100", 3, "caller")
    return advance_all(
        start_call(call_id, requested),
        (AgentCreated(at, f"agent-{call_id}", 600), CallPlaced(at, f"CA-{call_id}")),
    )


def texts(widget, kind=QLabel):
    return [one.text() for one in widget.findChildren(kind) if one.isVisible() and one.text()]


def press(qtbot, widget, text):
    found = next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def escape(qtbot, window, times):
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)


async def live_window(window, given, *calls):
    for call in calls or (live_call(*talk("Buenos días")),):
        given.change(call)
    await until(lambda: window.workspace.desk.live.live_count == len(calls or (1,)))


async def test_escape_ends_no_call_that_is_not_in_sight(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given)
        for section in ("history", "prompts", "log", "settings"):
            window.workspace.show_section(section)
            escape(qtbot, window, 4)
            window.setFocus()
            escape(qtbot, window, 4)
            await given.idle()
            assert given.engine.hung_up == [], section


async def test_escape_ends_no_call_behind_the_welcome_page(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given)
        window.first_steps.show_welcome()
        escape(qtbot, window, 4)
        await given.idle()
        assert given.engine.hung_up == []
        assert window.elsewhere.bar.isVisible()


async def test_a_hang_up_armed_on_the_desk_is_forgotten_where_the_call_is_left(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given)
        escape(qtbot, window, 1)
        assert "Esc again: hang up" in texts(window, QPushButton)
        window.workspace.show_section("history")
        window.workspace.show_section("desk")
        escape(qtbot, window, 1)
        await given.idle()
        assert given.engine.hung_up == []
        escape(qtbot, window, 1)
        await until(lambda: given.engine.hung_up == ["call-1"])


@pytest.mark.parametrize("opened", ["find", "versions", "details", "log details", "palette"])
async def test_escape_closes_what_is_open_before_it_is_for_the_call(qloop, qapp, qtbot, tmp_path, opened):
    async with open_window(qapp, tmp_path) as (window, given):
        desk = window.workspace.desk
        await live_window(window, given)
        await given.idle()
        if opened == "find":
            part = desk.prompts.find_bar
            part.open()
        elif opened == "versions":
            part = desk.prompts.versions
            desk.prompts.versions_button.toggle()
        elif opened == "details":
            desk.show_call("call-1")
            part = desk._history.details
        elif opened == "log details":
            desk.toggle_log()
            part = desk._log.log.details
            part.show()
        else:
            window.commands.open_palette()
            part = window.commands._palette
        assert part.isVisible()
        if opened != "palette":
            desk.dialer.focus_field()  # wherever the keyboard is
        escape(qtbot, window, 1)
        assert not part.isVisible()
        escape(qtbot, window, 1)
        assert given.engine.hung_up == []
        escape(qtbot, window, 1)
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_on_every_other_page_a_bar_shows_the_call_and_ends_it(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        bar = window.elsewhere.bar
        await live_window(window, given)
        assert not bar.isVisible()
        for section in ("history", "prompts", "log", "settings"):
            window.workspace.show_section(section)
            assert bar.isVisible()
        assert "300 123 4567" in texts(bar)
        assert any(text.startswith("Talking") for text in texts(bar))
        assert any(":" in text for text in texts(bar))  # the timer
        press(qtbot, bar, "Hang up")
        assert "Hanging up…" in texts(bar, QPushButton)
        await until(lambda: given.engine.hung_up == ["call-1"])
        given.change(live_call(*talk("Buenos días"), *ENDED))
        await until(lambda: not bar.isVisible())


async def test_the_bar_leads_to_the_call_and_through_the_calls(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        bar = window.elsewhere.bar
        await live_window(
            window, given, live_call(), live_call(call_id="call-2", number="+14155550123", by="api")
        )
        window.workspace.show_section("log")
        assert "300 123 4567" in texts(bar)
        press(qtbot, bar, "1 more")
        await until(lambda: "+1 415-555-0123" in texts(bar))
        press(qtbot, bar, "See")
        assert window.workspace.section == "desk"
        assert window.workspace.desk.live.is_seen_large("call-2")
        assert not bar.isVisible()


async def test_an_ended_call_on_the_desk_does_not_keep_a_live_one_out_of_the_bar(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(
            window, given, live_call(), live_call(call_id="call-2", number="+14155550123", by="api")
        )
        given.change(live_call(*talk("Hola"), *ENDED))
        window.workspace.show_section("settings")
        await until(lambda: "+1 415-555-0123" in texts(window.elsewhere.bar))
        press(qtbot, window.elsewhere.bar, "Hang up")
        await until(lambda: given.engine.hung_up == ["call-2"])


async def test_a_hang_up_that_fails_elsewhere_is_told_there_and_can_be_repeated(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        await live_window(window, given)
        window.workspace.show_section("history")
        press(qtbot, window.elsewhere.bar, "Hang up")
        await until(lambda: any(note.isVisible() for note in window.findChildren(ProblemNote)))
        assert any("not been hung up yet" in text for text in texts(window))
        press(qtbot, window.elsewhere.bar, "Hang up")
        await until(lambda: len(given.engine.hung_up) == 2)


async def test_a_hang_up_that_fails_while_another_call_is_shown_is_told_too(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        live = window.workspace.desk.live
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        await live_window(window, given, live_call(), live_call(call_id="call-2", by="api"))
        live.hang_up("call-1")
        live.select("call-2")
        await until(lambda: any("not been hung up yet" in text for text in texts(window)))
        live.select("call-1")
        assert "Hang up" in texts(window, QPushButton)  # and not for ever "Hanging up…"


async def test_a_caller_is_told_of_over_whatever_is_shown(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        banner = window.elsewhere.banner
        before = live_call(*talk("Buenos días"), *ENDED, call_id="old", number="+573109876543")
        await given.calls.save(before, (before.requested,), "test")
        other = live_call(*talk("Hola"), *ENDED, call_id="other", number="+573109876544")
        await given.calls.save(other, (other.requested,), "test")
        await live_window(window, given)
        for section in ("desk", "history", "prompts", "log", "settings"):
            window.workspace.show_section(section)
            calls_in = caller(call_id=section, at=NOW + timedelta(hours=1))
            given.change(calls_in)
            assert banner.isVisible(), section
            assert "310 987 6543" in texts(banner)
            await until(lambda: any("Talked" in text for text in texts(banner)))
            about = " ".join(texts(banner))
            assert "Colombia" in about
            assert "1:07" in about
            press(qtbot, banner, "See")
            assert window.workspace.desk.live.is_seen_large(section)
            assert not banner.isVisible()
            given.change(advance_all(calls_in, ENDED))


async def test_a_first_caller_is_told_as_such_and_a_hidden_number_too(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        banner = window.elsewhere.banner
        given.change(caller())
        await until(lambda: any("first call with this number" in text for text in texts(banner)))
        given.change(caller(call_id="in-2", number=""))
        assert "Hidden number" in texts(banner)
        assert "1 more" in texts(banner)
        assert not any("first call" in text for text in texts(banner))


async def test_a_caller_who_was_put_away_or_has_long_been_over_is_told_of_no_more(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        elsewhere = window.elsewhere
        window.workspace.show_section("settings")
        given.change(caller())
        elsewhere.banner._close.click()
        given.change(caller())
        assert not elsewhere.banner.isVisible()
        elsewhere._gone.setInterval(0)
        given.change(caller(call_id="in-2"))
        given.change(advance_all(caller(call_id="in-2"), ENDED))
        await until(lambda: not elsewhere.banner.isVisible())


async def test_calls_taken_up_at_the_start_are_no_new_callers(qloop, qapp, qtbot, tmp_path):
    async with open_given(tmp_path) as given:
        given.engine.live_calls = (caller(),)
        window = MainWindow(given.base, qapp)
        with shown_widget(window):
            given.wiring.attach(window)
            given.change(caller())
            assert not window.elsewhere.banner.isVisible()
            await given.idle()
            await window.finish()
    qapp.setStyleSheet("")


async def test_the_strip_says_how_many_calls_are_out_of_sight_and_leads_to_them(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        calls = [live_call(call_id=f"call-{n}", number=f"+5730012345{n:02}", by="api") for n in range(10)]
        await live_window(window, given, *calls)
        strip = window.findChild(CallStrip)
        await until(lambda: any(text.endswith(" more") for text in texts(strip, QPushButton)))
        hidden = strip.hidden_calls
        assert f"{len(hidden)} more" in texts(strip, QPushButton)
        assert 0 < len(hidden) < 10
        press(qtbot, strip, f"{len(hidden)} more")
        menu = strip.findChild(QMenu)
        assert len(menu.actions()) == len(hidden)
        menu.actions()[-1].trigger()
        menu.close()
        assert window.workspace.desk.live.is_seen_large("call-9")
        await until(lambda: "call-9" not in strip.hidden_calls)
        assert "call-0" in strip.hidden_calls


async def test_of_hundreds_of_calls_the_selected_one_has_a_button_and_all_are_listed(
    qloop, qapp, qtbot, tmp_path
):
    async with open_window(qapp, tmp_path) as (window, given):
        calls = [live_call(call_id=f"call-{n:03}", number=f"+573001234{n:03}", by="api") for n in range(200)]
        await live_window(window, given, *calls)
        strip = window.findChild(CallStrip)
        await until(lambda: any(text.endswith(" more") for text in texts(strip, QPushButton)))
        window.workspace.desk.live.select("call-150")
        await until(lambda: "call-150" not in strip.hidden_calls)
        assert len(texts(strip, QPushButton)) < 40
        hidden = strip.hidden_calls
        await until(lambda: f"{len(hidden)} more" in texts(strip, QPushButton))
        press(qtbot, strip, f"{len(hidden)} more")
        menu = strip.findChild(QMenu)
        assert len(menu.actions()) == len(hidden) > 170
        menu.actions()[-1].trigger()
        menu.close()
        assert window.workspace.desk.live.is_seen_large("call-199")


async def test_the_call_that_is_seen_is_the_one_that_is_asked_about_most(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given, live_call(call_id="one"), live_call(call_id="other", by="api"))
        attention = given.engine.attention
        await until(lambda: attention.is_seen("one"))
        window.workspace.desk.live.select("other")
        assert attention.is_seen("other")
        assert not attention.is_seen("one")
        window.workspace.show_section("log")
        assert not attention.is_seen("other")


async def test_a_caller_has_a_sign_of_his_own_among_the_calls(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given, live_call(), caller())
        signs = [chip.property("shows") for chip in window.findChild(CallStrip)._buttons.values()]
        assert signs == ["phone-call", "phone-incoming"]


def last_in(part, window):
    """Whether the window's keyboard is in this part, be the window active or not."""
    return part.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("goes", ["is greyed", "is hidden", "is deleted"])
async def test_the_keyboard_never_falls_beside_hang_up_when_what_had_it_goes(
    qloop, qapp, qtbot, tmp_path, goes
):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given)
        window.workspace.show_section("settings")
        bar = window.elsewhere.bar
        await until(bar.isVisible)
        page = window.workspace._pages.currentWidget()
        last = QPushButton("Apply", page)  # the last of its page: after it Qt comes to the bar
        last.show()
        before = next(one for one in bar.findChildren(QPushButton) if one.text() == "See")
        QWidget.setTabOrder(last, before)
        last.setFocus()
        {
            "is greyed": partial(last.setEnabled, False),
            "is hidden": last.hide,
            "is deleted": last.deleteLater,
        }[goes]()
        if goes != "is deleted":
            assert not last.hasFocus()
        await until(lambda: not last_in(bar, window))
        await given.idle()
        assert not last_in(bar, window)


async def test_tab_still_comes_to_the_bar_of_a_call(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, tmp_path) as (window, given):
        await live_window(window, given)
        window.workspace.show_section("settings")
        bar = window.elsewhere.bar
        await until(bar.isVisible)
        last = QPushButton("Apply", window.workspace._pages.currentWidget())
        last.show()
        see = next(one for one in bar.findChildren(QPushButton) if one.text() == "See")
        QWidget.setTabOrder(last, see)
        last.setFocus()
        qtbot.keyClick(last, Qt.Key.Key_Tab)
        assert last_in(bar, window)
        await given.idle()
        assert last_in(bar, window), "who goes there is let in"
