"""The window on its desktop: what is offered, told, kept in the background, and asked before it goes."""

from __future__ import annotations

import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from sellercall_desktop.core.calls.call import advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    CallPlaced,
    CallRequested,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    Direction,
)
from sellercall_desktop.core.errors import ProviderUnreachableError, TunnelError
from sellercall_desktop.core.phone import reading as phone
from sellercall_desktop.core.phone.reading import Note, NoteKind
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.tunnel import TunnelChanged, TunnelState
from sellercall_desktop.ui.parts.dialogs import confirm
from sellercall_desktop.ui.system import desktop as home_module
from sellercall_desktop.ui.system.desktop import Home
from tests.ui.window.test_main_window import open_window, shown
from tests.ui.window_world import ENDED, NOW, OneDemoCustomer, live_call, talk
from tests.waiting import until

NOTE = "Another program asks to call this number. Press Enter to call it."


class SeenTray:
    """A tray that is there: what a person would have seen in it."""

    def __init__(self, tray):
        self.tray, self.notices = tray, []
        tray.notify = self.notices.append
        type(tray).is_there = property(lambda _tray: True)


@asynccontextmanager
async def open_home(qapp, qtbot, folder, monkeypatch, *, tray=False, attach=True, **given_with):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)  # the desktop of whoever runs the tests
    if tray:
        monkeypatch.setattr(home_module, "Tray", type("Tray", (home_module.Tray,), {}))
    async with open_window(qapp, qtbot, folder, **given_with) as (window, given):
        window.equip()
        home = Home(window, given.base)
        seen = SeenTray(home.tray) if tray else None
        try:
            if attach:
                given.wiring.attach(window)
                given.wiring.attach_home(home)
            yield window, given, home, seen
        finally:
            home.closing.sure = True
            home.close()


def caller(call_id="in-1", number="+573001234567"):
    requested = CallRequested(NOW, Direction.INBOUND, number, "+14155550100", 3, "caller")
    return advance_all(start_call(call_id, requested), (CallPlaced(NOW, f"CA-{call_id}"), CallRinging(NOW)))


def behind_another(home):
    """Another program's window is in front."""
    home._is_in_front = lambda: False


async def offered(window, text):
    dialer = window.workspace.desk.dialer
    await until(lambda: dialer.field.text() == text)
    return dialer


# --- numbers from other programs ----------------------------------------------------------------


async def test_a_link_stands_in_the_field_and_asks(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        for link in ("tel:+57-300-123-4567", "callto:3001234567", "sip:+573001234567@pbx.example;user=phone"):
            window.workspace.desk.dialer.field.clear()
            home.offers.offer(link=link)
            await offered(window, "+573001234567")
            assert NOTE in shown(window)
        assert given.engine.dialed == []


async def test_enter_confirms_a_link_but_not_an_enter_that_was_meant_for_the_browser(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        home.offers.offer(link="tel:+573001234567")
        dialer = await offered(window, "+573001234567")
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        assert given.engine.dialed == []
        await until(lambda: not dialer._hands_off.isActive())
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == ["+573001234567"])
        assert NOTE not in shown(window)


async def test_a_link_without_a_number_is_explained(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, _given, home, _seen):
        home.offers.offer(link="sip:alice@example.com")
        await offered(window, "sip:alice@example.com")
        assert "There is no phone number in this text." in shown(window)
        assert NOTE not in shown(window)


async def test_the_extension_of_a_link_is_spoken_of(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        home.offers.offer(link="tel:+57-601-234-5678;ext=12")
        await offered(window, "+576012345678 ext. 12")
        assert "Extension 12 cannot be dialed: the AI will speak with whoever answers." in shown(window)
        dialer = window.workspace.desk.dialer
        await until(lambda: not dialer._hands_off.isActive())
        qtbot.keyClick(dialer.field, Qt.Key.Key_Return)
        await until(lambda: given.engine.dialed == ["+576012345678"])


async def test_a_link_opens_no_dialog_during_a_live_call(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        given.change(live_call(*talk("Hello")))
        home.offers.offer(link="tel:+573009999999")
        await offered(window, "+573009999999")
        assert QApplication.activeModalWidget() is None
        assert window.findChildren(QDialog) == []


async def test_what_was_typed_before_a_link_comes_back_with_undo(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, _given, home, _seen):
        field = window.workspace.desk.dialer.field
        qtbot.keyClicks(field, "315 555")
        home.offers.offer(link="tel:+573001234567")
        await offered(window, "+573001234567")
        field.undo()
        assert field.text() == "315 555"


async def test_a_link_that_comes_before_everything_is_open_waits(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, attach=False) as (window, given, home, _seen):
        home.offers.offer(link="tel:+573001234567")
        assert window.workspace.desk.dialer.field.text() == ""
        given.wiring.attach(window)
        given.wiring.attach_home(home)
        await offered(window, "+573001234567")


async def test_the_copied_number_is_offered_and_an_empty_clipboard_is_said(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, _given, home, _seen):
        QApplication.clipboard().clear()
        home.offers.offer(clipboard=True)
        assert window.toasts.text == "There is no text on the clipboard"
        QApplication.clipboard().setText("Tel. 300 123 4567")
        home.offers.offer(clipboard=True)
        await offered(window, "+573001234567")
        assert "This number was copied. Press Enter to call it." in shown(window)


def test_macos_hands_links_over_as_events():
    program = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from sellercall_desktop.ui.system.application import Application
app = Application(["test"])
app.link_opened.connect(lambda link: print("told", link))
for link in ("tel:+573001234567", "file:///etc/hosts"):
    QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl(link)))
print(app.take_links(), app.take_links())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout.splitlines() == ["told tel:+573001234567", "['tel:+573001234567'] []"]


@pytest.mark.parametrize(
    ("link", "numbers"),
    [
        ("tel:+573001234567", ["+573001234567"]),
        ("tel://3204103694", ["+573204103694"]),
        ("callto://3204103694", ["+573204103694"]),
        ("TEL://3204103694/", ["+573204103694"]),
        ("tel://+573001234567", ["+573001234567"]),
        ("tel://+57-300-123-4567", ["+573001234567"]),
        ("tel://+52 1 322 123 4567", ["+523221234567"]),
        ("tel://(300)1234567", ["+573001234567"]),
        ("tel://573001234567", ["+573001234567"]),
        ("tel://03001234567", ["+573001234567"]),
        ("tel://3204103694;ext=12", ["+573204103694"]),
        ("tel:6012345678;ext=12", ["+576012345678"]),
        ("tel:%2B573001234567", ["+573001234567"]),
        ("sip:+573001234567@190.250.190.14", ["+573001234567"]),
        ("sip://+573001234567@190.250.190.14", ["+573001234567"]),
        ("callto:tel:+573001234567", ["+573001234567"]),
        ("https://example.com/tel:+573001234567", None),
        ("/Users/ana/tel.txt", None),
    ],
)
@pytest.mark.parametrize("handed_over", [QUrl, str], ids=["as an address", "as a text"])
def test_a_number_in_a_link_is_no_internet_address(link, numbers, handed_over):
    from sellercall_desktop.ui.system.links import link_of

    text = link_of(QFileOpenEvent(handed_over(link)))
    if numbers is None:
        assert text == ""
        return
    reading = phone.read(text, "CO")
    assert [number.e164 for number in reading.candidates] == numbers
    assert (reading.note == Note(NoteKind.EXTENSION_DROPPED, "12")) is ("ext=12" in link)


@pytest.mark.parametrize("written", ["91.234.56.78", "912345678"])
def test_a_spanish_number_with_dots_is_not_taken_for_an_address(written):
    from sellercall_desktop.ui.system.links import link_of

    text = link_of(QFileOpenEvent(QUrl(f"tel://{written}")))
    assert [number.e164 for number in phone.read(text, "ES").candidates] == ["+34912345678"]


# --- what is told -------------------------------------------------------------------------------


async def test_an_incoming_call_and_its_result_are_told_while_another_window_is_in_front(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, tray=True) as (_window, given, home, seen):
        behind_another(home)
        call = caller()
        given.change(call)
        given.change(call)
        given.change(advance_all(call, (CarrierEnded(NOW + timedelta(seconds=5), CarrierOutcome.NO_ANSWER),)))
        told = [(notice.title, notice.text) for notice in seen.notices]
        assert told == [
            ("Incoming call", "300 123 4567 · the AI answers"),
            ("Call ended", "300 123 4567 · No answer"),
        ]


async def test_nothing_is_told_while_the_window_is_in_front(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, tray=True) as (window, given, home, seen):
        window.activateWindow()
        await until(window.isActiveWindow)
        given.change(caller())
        assert seen.notices == []
        assert home.tray.text == "SellerCall\n1 live call"


async def test_only_the_last_digits_are_told_where_the_person_wants_it(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, tray=True) as (_window, given, home, seen):
        given.settings.update({"general": {"hide_numbers": True}})
        behind_another(home)
        given.change(caller())
        assert [notice.text for notice in seen.notices] == ["…4567 · the AI answers"]
        assert "300" not in " ".join(action.text() for action in home.tray.menu.actions())


async def test_muting_from_the_tray_is_kept_in_the_settings(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, tray=True) as (_window, given, home, seen):
        behind_another(home)
        next(act for act in home.tray.menu.actions() if act.text() == "Mute notifications").trigger()
        await until(lambda: not given.settings.value.general.notifications)
        given.change(caller())
        assert seen.notices == []


async def test_a_lost_tunnel_and_its_return_are_told_once(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, tray=True) as (_window, given, home, seen):
        behind_another(home)
        lost = TunnelChanged(TunnelState.RECONNECTING, "ssh", None, TunnelError("ssh", TunnelProblem.LOST))
        is_open = TunnelChanged(TunnelState.OPEN, "ssh", "https://here.example")
        for news in (is_open, lost, lost, is_open, is_open):
            given.bus.publish(news)
        assert [notice.title for notice in seen.notices] == ["The tunnel is lost", "The tunnel works again"]


async def test_a_call_is_hung_up_from_the_tray(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (_window, given, home, _seen):
        given.change(live_call(*talk("Hello")))
        next(act for act in home.tray.menu.actions() if act.text() == "Hang up 300 123 4567").trigger()
        await until(lambda: given.engine.hung_up == ["call-1"])


async def test_without_a_tray_everything_goes_on(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        assert not home.tray.is_there
        behind_another(home)
        given.change(caller())
        given.settings.update({"general": {"background": True}})
        with qtbot.waitSignal(window.closing):
            given.change(advance_all(caller(), ENDED))
            window.close()


# --- closing and quitting -----------------------------------------------------------------------


def press(window, qtbot, name):
    (dialog,) = window.findChildren(QDialog)
    found = next(one for one in dialog.findChildren(QPushButton) if one.text() == name)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


async def leaving(window, given):
    closed = []
    window.closing.connect(lambda: closed.append(True))
    given.change(live_call(*talk("Hello")))
    window.close()
    await until(lambda: window.findChildren(QDialog) != [])
    assert window.isVisible()
    return closed


async def test_quitting_with_a_live_call_names_it_and_can_stay(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        closed = await leaving(window, given)
        assert "300 123 4567" in shown(window.findChild(QDialog))
        press(window, qtbot, "Stay")
        await until(lambda: not home.closing.asking)
        assert (closed, given.engine.hung_up) == ([], [])


async def test_quitting_can_let_the_call_go_on(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, _home, _seen):
        closed = await leaving(window, given)
        press(window, qtbot, "Quit and let them go on")
        await until(lambda: closed == [True])
        assert given.engine.hung_up == []


async def test_quitting_asks_about_own_calls_and_never_ends_another_desk_s(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, _home, _seen):
        given.change(live_call(call_id="theirs", number="+573009998877", by="import"))
        closed = await leaving(window, given)
        assert not any("999 8877" in text for text in shown(window.findChild(QDialog)))
        press(window, qtbot, "Hang up and quit")
        await until(lambda: closed == [True])
        assert given.engine.hung_up == ["call-1"]


async def test_with_another_desk_s_calls_alone_quitting_asks_nothing(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, _home, _seen):
        closed = []
        window.closing.connect(lambda: closed.append(True))
        given.change(live_call(by="import"))
        window.close()
        await until(lambda: closed == [True])


async def test_quitting_can_hang_up_first(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, _home, _seen):
        closed = await leaving(window, given)
        press(window, qtbot, "Hang up and quit")
        await until(lambda: closed == [True])
        assert given.engine.hung_up == ["call-1"]


async def test_enter_presses_the_button_that_has_the_focus(qloop, qapp, qtbot, tmp_path, monkeypatch):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, home, _seen):
        closed = await leaving(window, given)
        for name in ("Stay", "Hang up and quit", "Quit and let them go on"):
            given.engine.refusal = ProviderUnreachableError("twilio", "no route")  # the window stays
            home.closing.leave()
            await until(lambda: open_question(window) is not None)
            dialog = open_question(window)
            assert dialog.focusWidget().text() == "Stay"
            button = next(one for one in dialog.findChildren(QPushButton) if one.text() == name)
            button.setFocus()
            with qtbot.waitSignal(button.clicked):
                qtbot.keyClick(button, Qt.Key.Key_Return)
            await until(lambda: not home.closing.asking)
            assert bool(given.engine.hung_up) == (name != "Stay")
        assert closed


async def test_enter_presses_the_focused_button_of_every_other_question_too(qloop, qapp, qtbot, tmp_path):
    async with open_window(qapp, qtbot, tmp_path) as (window, given):
        for name, answer in (("Remove", True), ("Cancel", False)):
            asked = given.tasks.spawn(confirm(window, "Remove it?", "Gone then.", "Remove"), "ask")
            await until(lambda: open_question(window) is not None)
            dialog = open_question(window)
            button = next(one for one in dialog.findChildren(QPushButton) if one.text().strip("&") == name)
            button.setFocus()
            qtbot.keyClick(button, Qt.Key.Key_Return)
            assert await asked is answer
            await until(lambda: open_question(window) is None)


def open_question(window):
    """The dialog that is shown, if one is."""
    return next((each for each in window.findChildren(QDialog) if each.isVisible()), None)


async def test_a_demo_with_live_calls_asks_too_and_offers_only_what_it_can_do(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, demo=OneDemoCustomer()) as opened:
        window, given, _home, _seen = opened
        closed = await leaving(window, given)
        (dialog,) = window.findChildren(QDialog)
        assert "The calls of the demo end with it." in shown(dialog)
        texts = [one.text() for one in dialog.findChildren(QPushButton)]
        assert texts == ["Hang up and quit", "Stay"]
        press(window, qtbot, "Hang up and quit")
        await until(lambda: closed == [True])
        assert given.engine.hung_up == ["call-1"]


async def test_a_call_that_cannot_be_hung_up_keeps_the_program_open(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch) as (window, given, _home, _seen):
        closed = await leaving(window, given)
        given.engine.refusal = ProviderUnreachableError("twilio", "no route")
        press(window, qtbot, "Hang up and quit")
        await until(lambda: window.toasts.text != "")
        assert window.toasts.text == "A call could not be hung up: the program stays open"
        assert closed == []


async def test_in_the_background_closing_hides_says_so_once_and_quit_ends(
    qloop, qapp, qtbot, tmp_path, monkeypatch
):
    async with open_home(qapp, qtbot, tmp_path, monkeypatch, tray=True) as (window, given, home, seen):
        given.settings.update({"general": {"background": True}})
        for _ in range(2):
            window.close()
            assert not window.isVisible()
            home.come_to_front()
            assert window.isVisible()
        assert [notice.title for notice in seen.notices] == ["SellerCall goes on working here"]
        window.close()
        with qtbot.waitSignal(window.closing):
            home.tray.quit_requested.emit()
