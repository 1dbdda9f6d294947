"""A hand-off by keyboard in the real window; providers, customer and telephones are the simulator's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.ui.hand_off.part import HandOffPart
from sellercall_desktop.ui.hand_off.who_talks import WhoTalks
from tests.e2e.real_window import shown
from tests.e2e.test_hand_off import COLLEAGUE, CUSTOMER, HERS, hang_up, leg_to, open_world
from tests.waiting import until

Key = Qt.Key


class Desk:
    """The window as a seller uses it: keys, and what stands on the card."""

    def __init__(self, window, qtbot):
        self.window, self.live, self._qtbot = window, window.workspace.desk.live, qtbot
        self.part = self.live.findChild(HandOffPart)

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, held)

    def type(self, text):
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    @property
    def who(self):
        return self.live.findChild(WhoTalks).word.text()

    @property
    def row(self):
        return self.part.bar._text.text() if self.part.bar.isVisible() else ""

    async def talk(self, world):
        await world.desk.engine.dial(CUSTOMER)
        await until(lambda: self.live.shown is not None and len(self.live.shown.turns) > 1)
        await until(lambda: self.who == "AI")

    async def have_the_customer(self):
        self.press(Key.Key_F8)
        await until(lambda: "Are you on the telephone?" in self.row)
        self.press(Key.Key_F8)
        await until(lambda: self.who == "Ana" and "In conversation" in self.row)


async def test_taken_over_muted_held_and_given_back(tmp_path, qapp, qtbot, qloop):
    async with open_world(tmp_path) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        desk = Desk(window, qtbot)
        await desk.talk(world)
        await desk.have_the_customer()
        desk.press(Key.Key_M)
        await until(lambda: "muted" in desk.row)
        desk.press(Key.Key_M)
        await until(lambda: "muted" not in desk.row)
        desk.press(Key.Key_H)
        await until(lambda: desk.who == "music")
        desk.press(Key.Key_H)
        await until(lambda: desk.who == "Ana")
        desk.press(Key.Key_F9)
        desk.type("Diez por ciento")
        desk.press(Key.Key_Return)
        await until(lambda: desk.who == "AI" and not desk.row)
        said = desk.live.card._transcript.toPlainText
        await until(lambda: "the AI goes on" in said())
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_Escape)
        await until(lambda: not desk.live.live_count)


@pytest.mark.thorough
async def test_handed_on_to_who_declines_then_announced(tmp_path, qapp, qtbot, qloop):
    async with open_world(tmp_path) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        desk = Desk(window, qtbot)
        await desk.talk(world)
        await desk.have_the_customer()
        desk.press(Key.Key_F7)
        desk.type(EXAMPLES["person_declines"])
        desk.press(Key.Key_Return)
        await until(lambda: "is busy, or declined. The customer stays with Ana." in desk.row)
        assert desk.who == "Ana"
        desk.press(Key.Key_F7)
        desk.type(COLLEAGUE)
        desk.press(Key.Key_Return)
        await until(lambda: "then bring the customer" in desk.row)
        desk.press(Key.Key_F7)
        await until(lambda: desk.who not in {"Ana", "music", "AI"})
        assert "In conversation" in desk.row
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_Escape)
        await until(lambda: not desk.live.live_count)


@pytest.mark.thorough
async def test_who_does_not_come_is_said_and_the_ai_goes_on(tmp_path, qapp, qtbot, qloop):
    async with open_world(tmp_path, EXAMPLES["person_declines"]) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        desk = Desk(window, qtbot)
        await desk.talk(world)
        desk.press(Key.Key_F8)
        await until(lambda: desk.row == "Ana is busy, or declined. The customer stays with the AI.")
        assert desk.who == "AI"
        desk.press(Key.Key_F7)
        desk.type(COLLEAGUE)
        desk.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: desk.who not in {"AI", "music"} and "In conversation" in desk.row)
        desk.press(Key.Key_F9)
        desk.press(Key.Key_F9)
        await until(lambda: desk.who == "AI" and not desk.row)


async def test_keys_are_pressed_on_the_customers_line_and_the_summary_is_before_her(
    tmp_path, qapp, qtbot, qloop
):
    async with open_world(tmp_path, webhooks=True) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        desk = Desk(window, qtbot)
        await desk.talk(world)
        await desk.have_the_customer()
        bar = desk.part.bar
        await until(lambda: bar._summary.isVisible() and bar._summary.text())
        bar.keys.setFocus(Qt.FocusReason.TabFocusReason)
        desk.press(Key.Key_Space)
        assert desk.part.keys.field.hasFocus()
        desk.type("12#")
        desk.press(Key.Key_Return)
        await until(lambda: "dtmf:12#" in leg_to(world, CUSTOMER).customer.heard)
        assert desk.part.keys.field.hasFocus(), "the next ones are typed there"
        assert desk.part.keys.field.text() == ""
        desk.press(Key.Key_Escape)
        assert desk.part.keys.isHidden()
        assert desk.who == "Ana"
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_Escape)
        await until(lambda: not desk.live.live_count)


async def test_a_telephone_that_drops_out_brings_the_ai_back_and_the_row_says_so(
    tmp_path, qapp, qtbot, qloop
):
    async with open_world(tmp_path) as world, shown(world, qapp) as window:
        window.activateWindow()
        await until(lambda: qapp.activeWindow() is window)
        desk = Desk(window, qtbot)
        await desk.talk(world)
        await desk.have_the_customer()
        hang_up(world, HERS)
        await until(lambda: desk.who == "AI")
        said = desk.live.card._transcript.toPlainText
        await until(lambda: "the AI goes on" in said())
        assert not isinstance(QApplication.focusWidget(), QAbstractButton)
        desk.press(Key.Key_Escape)
        desk.press(Key.Key_Escape)
        await until(lambda: not desk.live.live_count)
