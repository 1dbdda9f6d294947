"""The page of the Twilio number in the real window: listed, asked about, taken, given back, checked."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.our_numbers.inbound_check import Link, LinkState
from sellercall_desktop.core.our_numbers.keeper import Patience
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Fault, Simulator
from sellercall_desktop.ui.window.actions import ACTIONS
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from tests.desk import open_program, setup_for
from tests.number_world import FORMER, SMS
from tests.waiting import until

BIN = "EH" + "c" * 32


class Page:
    """The window on its number page, and what is behind it."""

    def __init__(self, world, window):
        self.world, self.window = world, window
        window.workspace.do("number")
        self.page = window.workspace._settings_page.numbers
        self.settings = world.simulator.numbers[0].settings

    def __getattr__(self, name):
        return getattr(self.page, name)

    async def listed(self, count=1):
        await until(lambda: len(self.page.list.table.rows) == count and not self.page._listing)

    def reachable(self, url=None):
        """There is a way in now."""
        self.world.setup.settings.override("web", "public_url", url or self.world.desk.web.public_url)
        self.page._show_way_in()

    async def taken(self):
        """The first number, by the buttons a person presses."""
        await self.listed()
        self.reachable()
        self.page.list.view.selectRow(0)
        self.page.take.click()
        assert self.page.plan.isVisible()
        self.page.plan.agree.click()
        await until(lambda: self.page.held.cards)
        await until(lambda: not self.page._listing)

    @property
    def card(self):
        (card,) = self.page.held.cards
        return card


@asynccontextmanager
async def open_page(folder, *, numbers=(), keys=True, language="en"):
    async with Simulator(speed=50) as simulator:
        simulator.numbers[0].settings.update({**FORMER, **SMS})
        for number, name in numbers:
            simulator.add_number(number, name)
        setup = replace(setup_for(folder, simulator), patience=Patience(quiet_s=0.05))
        setup.settings.update({"general": {"language": language, "theme": "light"}})
        async with open_program(setup, simulator, webhooks=False) as world:
            if not keys:
                await setup.secrets.delete(Secret.TWILIO_AUTH_TOKEN)
            bridge = Bridge(setup.bus)
            base = WindowBase(setup.settings, bridge, setup.paths, demo=True)
            window = MainWindow(base, QApplication.instance())
            window_wiring(setup, world.desk, bridge, "ana", simulator).attach(window)
            window.show()
            try:
                yield Page(world, window)
            finally:
                window.close()
                await window.finish()
                bridge.close()
                shiboken6.delete(window)


async def test_before_and_after_are_shown_and_nothing_happens_without_a_yes(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.listed()
        assert not page.take.isEnabled()  # there is no way in yet, and the page says so
        assert page.way_in.isVisible()
        page.reachable()
        assert not page.way_in.isVisible()
        page.take.click()
        said = page.plan.accessibleName()
        assert f"GET {FORMER['voice_url']} → POST {page.world.desk.web.public_url}/api/inbound" in said
        assert f"GET {FORMER['status_callback']} → POST" in said
        page.plan.cancel.click()
        assert not page.plan.isVisible()
        assert page.settings["voice_url"] == FORMER["voice_url"]
        assert page.list.view.hasFocus()


async def test_a_number_is_taken_and_given_back_by_keyboard(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.listed()
        page.reachable()
        page.list.view.setFocus()
        QTest.keyClick(page.list.view, Qt.Key.Key_Return)
        assert page.plan.agree.hasFocus()
        QTest.keyClick(page.plan.agree, Qt.Key.Key_Space)
        await until(lambda: page.held.cards)
        await until(lambda: "This computer" in page.list.table.index(0, 3).data())
        assert page.settings["voice_url"].endswith("/api/inbound")
        assert "come to this computer now" in page.window.toasts.text
        assert "Its calls come to this computer." in page.card.accessibleName()
        assert not page.take.isEnabled()  # it is here already
        QTest.keyClick(page.card.restore, Qt.Key.Key_Space)
        await until(lambda: not page.held.cards)
        assert {name: page.settings[name] for name in FORMER} == FORMER
        assert {name: page.settings[name] for name in SMS} == SMS


async def test_from_wherever_the_person_is_the_palette_gives_the_number_back(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.taken()
        page.window.workspace.show_section("desk")
        (give_back,) = [action for action in ACTIONS if action.title == "Give the Twilio number back"]
        give_back.act(page.window.commands)
        await until(lambda: not page.held.cards)
        assert {name: page.settings[name] for name in FORMER} == FORMER
        assert "points again where it pointed before" in page.window.toasts.text
        give_back.act(page.window.commands)
        await until(lambda: "No number points to this computer" in page.window.toasts.text)


async def test_the_twiml_bin_is_offered_and_can_be_declined(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        page.world.setup.settings.update({"twilio": {"twiml_bin_sid": BIN}})
        await page.listed()
        page.reachable()
        page.take.click()
        assert page.plan.fallback.isVisible()
        assert BIN in page.plan.accessibleName()
        page.plan.fallback.setChecked(False)
        assert BIN not in page.plan.accessibleName()
        page.plan.agree.click()
        await until(lambda: page.held.cards)
        assert page.settings["voice_fallback_url"] == FORMER["voice_fallback_url"]


async def test_an_edit_by_somebody_else_is_said_and_can_be_accepted(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.taken()
        page.settings["voice_url"] = "https://somebody.example/voice"
        page.card.restore.click()
        await until(lambda: page.held.cards and "Somebody else" in page.card.state.text())
        assert page.settings["voice_url"] == "https://somebody.example/voice"
        page.card.forget.click()
        await until(lambda: not page.held.cards)


async def test_what_changed_since_it_was_shown_is_asked_about_again(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.listed()
        page.reachable()
        page.take.click()
        page.settings["voice_url"] = "https://somebody.example/voice"
        page.plan.agree.click()
        await until(page.problem.isVisible)
        assert "since it was shown" in page.problem.sentence.why
        assert not page.plan.isVisible()
        await until(lambda: "somebody" in page.list.table.index(0, 3).data())


async def test_without_keys_the_page_says_what_comes_first(qloop, tmp_path):
    async with open_page(tmp_path, keys=False) as page:
        await until(page.connect_twilio.isVisible)
        assert not page.problem.isVisible()
        page.connect_twilio.click()
        panel = page.window.workspace._settings_page
        assert panel._stack.currentWidget() is panel.connections


async def test_a_refusal_of_twilio_is_shown_with_a_way_on(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.listed()
        fault = Fault("twilio.numbers", "refuse", times=None, status=401, code=20003)
        page.world.simulator.faults.add(fault)
        page.reload.click()
        await until(page.problem.isVisible)
        assert "did not accept the keys" in page.problem.sentence.why
        page.world.simulator.faults.clear()
        page.reload.click()
        await until(lambda: not page.problem.isVisible())


async def test_many_numbers_are_filtered_by_digits_name_and_address(qloop, tmp_path):
    more = [(f"+5760155501{n:02}", f"Línea {n}") for n in range(9)]
    async with open_page(tmp_path, numbers=more) as page:
        await page.listed(10)
        shown = page.list.view.model()
        assert page.list.filter.isVisible()
        for typed, rows in (
            ("línea 7", 1),
            ("LINEA 7", 1),
            ("(601) 555-0103", 1),
            ("before.example", 1),
            ("zzz", 0),
            ("", 10),
        ):
            page.list.filter.setText(typed)
            assert shown.rowCount() == rows, typed


@pytest.mark.parametrize(
    ("language", "words"), [("en", "A customer can call in."), ("es", "Un cliente puede llamar.")]
)
async def test_check_inbound_says_in_words_which_link_is_broken(qloop, tmp_path, language, words):
    async with open_page(tmp_path, language=language) as page:
        await page.taken()
        page.check.button.click()
        assert not page.check.button.isEnabled()
        await until(lambda: page.check.results)
        assert page.check.verdict.text() == words
        page.check.results = ()
        page.reachable("http://127.0.0.1:9")
        page.check.button.click()
        await until(lambda: page.check.results)
        broken = [result.link for result in page.check.results if result.state is LinkState.BROKEN]
        assert broken == [Link.ADDRESS, Link.TUNNEL]
        assert page.check.verdict.text() != words


@pytest.mark.thorough
async def test_another_theme_repaints_what_is_shown(qloop, tmp_path):
    async with open_page(tmp_path) as page:
        await page.taken()
        page.check.button.click()
        await until(lambda: page.check.results)
        before = page.card
        page.world.setup.settings.update({"general": {"theme": "dark"}})
        await until(lambda: page.card is not before)
        assert "Its calls come to this computer." in page.card.accessibleName()


async def test_a_number_edited_while_the_program_was_closed_is_told_at_its_start(qloop, tmp_path):
    async with Simulator(speed=50) as simulator:
        setup = setup_for(tmp_path, simulator)
        setup.settings.update({"general": {"language": "en"}, "twilio": {"number_on_exit": "keep"}})
        async with open_program(setup, simulator) as world:
            numbers = world.desk.numbers.setup
            await numbers.take(await anext(aiter(numbers.numbers())))
        simulator.numbers[0].settings["voice_url"] = "https://somebody.example/voice"
        async with open_program(setup, simulator, webhooks=False) as world:
            bridge = Bridge(setup.bus)
            base = WindowBase(setup.settings, bridge, setup.paths, demo=True)
            window = MainWindow(base, QApplication.instance())
            window_wiring(setup, world.desk, bridge, "ana", simulator).attach(window)
            window.show()
            note = window.workspace.notes.note
            try:
                assert "left as somebody else has set it" in note.sentence.what
                note.action_chosen.emit(note.sentence.action)
                assert window.workspace._settings_page.numbers.isVisible()
            finally:
                window.close()
                await window.finish()
                bridge.close()
                shiboken6.delete(window)
