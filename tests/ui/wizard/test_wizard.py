"""The set-up assistant in the real window against the simulator, by keyboard."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import shiboken6
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sellercall_desktop.app.building.desk import open_desk
from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.core.problems import SecretsProblem
from sellercall_desktop.credentials.secrets import KeyringSecrets, LayeredSecrets
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import EXAMPLES, Fault, Simulator
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.window.main_window import MainWindow, WindowBase
from sellercall_desktop.ui.wizard import trial
from sellercall_desktop.ui.wizard.page import Wizard
from sellercall_desktop.ui.wizard.step import OPEN
from tests.desk import setup_for
from tests.waiting import until

KEY, SID, TOKEN = Secret.ULTRAVOX_API_KEY, Secret.TWILIO_ACCOUNT_SID, Secret.TWILIO_AUTH_TOKEN
WRONG_KEY, WRONG_TOKEN = "abcdefgh." + "z" * 32, "0" * 32


class Assistant:
    """The window with the assistant in it, and what is behind it."""

    def __init__(self, window, setup, simulator, desk):
        self.window, self.setup, self.simulator, self.desk = window, setup, simulator, desk

    @property
    def wizard(self):
        shown = self.window.centralWidget().currentWidget()
        return shown if isinstance(shown, Wizard) else None

    @property
    def step(self):
        return self.wizard.steps[self.wizard.current]

    async def open(self):
        self.window.show_wizard()
        await until(lambda: self.wizard is not None and self.wizard.next.isEnabled() and self.began)

    @property
    def began(self):
        return any(mark.text() for mark in self.wizard._marks)

    def press(self, button):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def type(self, fields, **texts):
        for secret, text in texts.items():
            QTest.keyClicks(fields[Secret[secret]], text)

    async def kept(self, secret):
        return await self.setup.secrets.get(secret)


@asynccontextmanager
async def open_assistant(folder, *, keys=False, number=True, before=lambda setup: setup):
    async with Simulator(speed=50) as simulator:
        setup = before(setup_for(folder, simulator))
        if not number:
            setup.settings.release("twilio", "phone_number")
        setup.settings.update({"general": {"language": "en", "theme": "light"}})
        if keys:
            for secret, value in ((KEY, simulator.api_key), (SID, simulator.account_sid)):
                await setup.secrets.set(secret, value)
            await setup.secrets.set(TOKEN, simulator.auth_token)
        async with open_desk(setup) as desk:
            bridge = Bridge(setup.bus)
            base = WindowBase(setup.settings, bridge, setup.paths)
            window = MainWindow(base, QApplication.instance())
            window_wiring(setup, desk, bridge, "ana", None).attach(window)
            window.show()
            try:
                yield Assistant(window, setup, simulator, desk)
            finally:
                window.close()
                await window.finish()
                await desk.tasks.close()
                bridge.close()
                shiboken6.delete(window)


@pytest.fixture(autouse=True)
def _typing_rests_soon(monkeypatch):
    monkeypatch.setattr(trial, "REST_MS", 30)


async def at_accounts(here):
    await here.open()
    here.wizard.go(here.wizard.step("accounts"))
    return here.wizard.accounts


async def test_right_keys_are_tried_when_typing_rests_and_kept(qloop, tmp_path, caplog):
    caplog.set_level(logging.DEBUG, "sellercall_desktop")
    async with open_assistant(tmp_path) as here:
        accounts = await at_accounts(here)
        assert here.window.focusWidget() is accounts.ultravox.fields[KEY]
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY=here.simulator.api_key)
        await until(lambda: accounts.ultravox.is_kept)
        fields = accounts.twilio.fields
        here.type(fields, TWILIO_ACCOUNT_SID=here.simulator.account_sid, TWILIO_AUTH_TOKEN=WRONG_TOKEN)
        await until(lambda: "does not accept this" in accounts.twilio.said.text())
        assert await here.kept(TOKEN) is None
        fields[TOKEN].clear()
        here.type(fields, TWILIO_AUTH_TOKEN=here.simulator.auth_token)
        await until(lambda: accounts.is_done)
        assert await here.kept(TOKEN) == here.simulator.auth_token
        assert "Accounts: done" in [mark.accessibleName() for mark in here.wizard._marks]
        ours = [
            str(vars(record)) for record in caplog.records if record.name.startswith("sellercall_desktop.")
        ]
        assert not any(WRONG_TOKEN in line or here.simulator.auth_token in line for line in ours)


async def test_a_wrong_shape_is_said_and_never_sent(qloop, tmp_path):
    async with open_assistant(tmp_path) as here:
        accounts = await at_accounts(here)
        asked = len(here.simulator.requests)
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY="x" * 33)
        await until(lambda: accounts.ultravox._hints[KEY].text() != "")
        assert not accounts.ultravox._hints[KEY].isHidden()
        accounts.ultravox.check_now()
        assert accounts.ultravox.said.text() == ""
        assert len(here.simulator.requests) == asked


async def test_a_late_answer_about_other_words_is_ignored(qloop, tmp_path):
    async with open_assistant(tmp_path) as here:
        accounts = await at_accounts(here)
        slow = here.simulator.faults.add(Fault("ultravox", "slow", seconds=0.4))
        field = accounts.ultravox.fields[KEY]
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY=WRONG_KEY)
        await until(lambda: slow.struck == 1)
        field.selectAll()
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY=here.simulator.api_key)
        await until(lambda: accounts.ultravox.is_kept)
        said = accounts.ultravox.said.text()
        tasks = here.desk.tasks._running
        await until(lambda: not any(task.get_name() == "wizard.check" for task in tasks))
        assert accounts.ultravox.said.text() == said
        assert "accepts this" in said


@pytest.mark.parametrize("fault", [pytest.param("drop", marks=pytest.mark.thorough), "refuse"])
async def test_an_account_that_cannot_be_asked_is_asked_again_on_wish(qloop, tmp_path, fault):
    async with open_assistant(tmp_path) as here:
        accounts = await at_accounts(here)
        here.simulator.faults.add(
            Fault("ultravox", fault, times=None, accepted=False, status=429, retry_after="30")
        )
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY=here.simulator.api_key)
        await until(accounts.ultravox.again.isVisible)
        assert accounts.ultravox.said.text().endswith(".")
        assert not accounts.ultravox.is_kept
        here.simulator.faults.clear()
        here.press(accounts.ultravox.again)
        await until(lambda: accounts.ultravox.is_kept)


async def test_what_was_done_survives_leaving_and_the_next_start_resumes(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True, number=False) as here:
        await here.open()
        here.press(here.wizard.next)  # the language
        assert here.step.name == "accounts"
        here.press(here.wizard.later)
        assert here.wizard is None
        await here.open()
        await until(lambda: here.step.name == "number")
        await until(lambda: here.step.list.count() == 1)  # the only one is taken at once
        await until(lambda: here.setup.settings.value.twilio.phone_number == here.simulator.phone_number)
    async with open_assistant(tmp_path, keys=True) as here:  # by itself
        await until(lambda: here.wizard is not None and here.began)
        await until(lambda: here.step.name == "voice")


def no_keyring():
    raise SecretsUnavailableError("none", SecretsProblem.NO_KEYRING)


def keyless(setup):
    """The same start on a computer without a keyring."""
    secrets = LayeredSecrets({}, KeyringSecrets(backend=no_keyring), on_change=setup.bus.publish)
    return replace(setup, secrets=secrets)


async def test_without_a_keyring_nothing_is_called_kept_and_the_next_start_says_why_the_keys_are_gone(
    qloop, tmp_path
):
    async with open_assistant(tmp_path, before=keyless) as here:
        accounts = await at_accounts(here)
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY=here.simulator.api_key)
        await until(accounts.ultravox.session.isVisible)
        here.press(accounts.ultravox.session)
        await until(lambda: accounts.ultravox.is_kept)
        assert "for this session only" in accounts.ultravox.said.text()
        here.type(
            accounts.twilio.fields,
            TWILIO_ACCOUNT_SID=here.simulator.account_sid,
            TWILIO_AUTH_TOKEN=here.simulator.auth_token,
        )
        await until(lambda: accounts.is_done)
        assert "kept" not in accounts.ultravox.said.text() + accounts.twilio.said.text()
        here.wizard.go(len(here.wizard.steps) - 1)
        here.press(here.wizard.next)
        assert "for this session" in here.window.toasts.text
        await here.desk.engine.dial(EXAMPLES["chatters"])
    async with open_assistant(tmp_path, before=keyless) as here:
        note = lambda: here.window.workspace.notes.note  # noqa: E731 - it is made when it is needed
        await until(lambda: note() is not None and note().isVisible())
        assert here.wizard is None
        assert "for the last session only" in note().sentence.what
        assert "1 call was going on" in note().sentence.why
        here.press(note()._action)
        await until(lambda: here.wizard is not None and here.began)
        await until(lambda: here.step.name == "accounts")
        assert "for the last session only" in here.step.said.text()
        assert [step.name for step in here.wizard.steps if not step.is_done] == ["accounts"]


async def test_a_keyring_that_keeps_the_keys_is_named_and_nothing_is_said_at_the_next_start(qloop, tmp_path):
    ring = {}

    class Ring(KeyringBackend):
        priority = 5
        name = "a ring"

        def get_password(self, service, username):
            return ring.get((service, username))

        def set_password(self, service, username, password):
            ring[service, username] = password

        def delete_password(self, service, username):
            del ring[service, username]

    def kept(setup):
        inner = KeyringSecrets(backend=Ring)
        return replace(setup, secrets=LayeredSecrets({}, inner, on_change=setup.bus.publish))

    async with open_assistant(tmp_path, before=kept) as here:
        accounts = await at_accounts(here)
        here.type(accounts.ultravox.fields, ULTRAVOX_API_KEY=here.simulator.api_key)
        await until(lambda: accounts.ultravox.is_kept)
        assert "kept in the system's keyring (a ring)" in accounts.ultravox.said.text()
        assert not here.window.layout_file.flag("keys.session", default=False)


async def test_an_assistant_that_was_finished_opens_finished(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True) as here:
        await here.open()
        here.wizard.go(len(here.wizard.steps) - 1)
        here.press(here.wizard.next)
        await here.open()
        await until(lambda: here.step.name == "test_call")
        assert [step.name for step in here.wizard.steps if not step.is_done] == []
    async with open_assistant(tmp_path, keys=True) as here:  # it was open when the window was closed
        await asyncio.sleep(0)
        assert here.wizard is None


async def test_voice_hours_and_tunnel_are_chosen_by_keyboard(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True) as here:
        await here.open()
        here.wizard.go(here.wizard.step("voice"))
        voice = here.step
        await until(lambda: voice.list.count() == 4)  # the Spanish ones
        voice.list.setFocus()
        QTest.keyClick(voice.list, Qt.Key.Key_Down)
        await until(lambda: here.setup.settings.value.ultravox.voice != "")
        heard = []
        voice.ready_to_hear.disconnect()
        voice.ready_to_hear.connect(heard.append)
        here.press(voice.hear)
        await until(lambda: heard)
        assert heard[0].read_bytes().startswith(b"RIFF")
        here.press(here.wizard.next)
        here.press(here.step.hours["law"])
        await until(lambda: here.setup.settings.value.guard.saturday_to == "15:00")
        here.press(here.step.hours["any"])
        await until(lambda: here.setup.settings.value.guard.days == "all")
        here.press(here.wizard.next)
        await until(lambda: "ngrok" in here.step.said.text())
        assert not here.step.kinds["ngrok"].isEnabled()


async def test_the_settings_lead_to_the_voices_and_who_has_set_all_up_is_not_led_again(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True) as here:
        for step in ("language", "rules", "tunnel", "test_call"):
            here.window.layout_file.keep_flag(f"wizard.{step}", value=True)
        here.window.workspace.show_section("settings", "ultravox")
        here.press(here.window.workspace._settings_page.ultravox.choose_voice)
        await until(lambda: here.wizard is not None and here.began)
        await until(lambda: here.step.name == "voice")
        await until(lambda: here.step.list.count() == 4)
        here.step.list.setFocus()
        QTest.keyClick(here.step.list, Qt.Key.Key_Down)
        await until(lambda: here.setup.settings.value.ultravox.voice != "")
        here.step.passed()
        assert [step.name for step in here.wizard.steps if not step.is_done] == []
        here.press(here.wizard.later)
        assert not here.window.layout_file.flag(OPEN, default=False)


async def test_another_language_keeps_the_step(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True) as here:
        await here.open()
        here.wizard.go(here.wizard.step("language"))
        before = here.wizard
        here.press(here.step.choices["es"])
        await until(lambda: here.wizard is not None and here.wizard is not before and here.began)
        assert here.step.name == "language"
        assert here.setup.settings.value.general.language == "es"


async def test_the_old_settings_file_is_taken_over(qloop, tmp_path):
    async with open_assistant(tmp_path) as here:
        await here.open()
        broken, good = tmp_path / "broken.json", tmp_path / "appsettings.json"
        broken.write_text("{", encoding="utf-8")
        twilio = {"AccountSid": here.simulator.account_sid, "AuthToken": here.simulator.auth_token}
        content = {"Ultravox": {"ApiKey": here.simulator.api_key}, "Twilio": twilio}
        good.write_text(json.dumps(content), encoding="utf-8")
        language = here.step
        language.take(str(broken))
        await until(lambda: "not taken over" in language.said.text())
        language.take(str(good))
        await until(lambda: "Ultravox.ApiKey" in language.said.text())
        assert await here.kept(SID) == here.simulator.account_sid
        await until(lambda: here.wizard.accounts.is_done)


async def test_a_test_call_ticks_every_part_and_finishes(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True) as here:
        await here.open()
        here.wizard.go(here.wizard.step("test_call"))
        call = here.step
        QTest.keyClicks(call.field, EXAMPLES["buys"])
        QTest.keyClick(call.field, Qt.Key.Key_Return)
        await until(lambda: all(link.text().startswith("✓") for link in call.links), 40)
        assert call.is_done
        assert not call.problem.isVisible()
        here.press(here.wizard.next)
        assert here.wizard is None
        assert "All is set up" in here.window.toasts.text


async def test_a_busy_telephone_is_said_and_called_again_on_wish(qloop, tmp_path):
    async with open_assistant(tmp_path, keys=True) as here:
        await here.open()
        here.wizard.go(here.wizard.step("test_call"))
        call = here.step
        QTest.keyClicks(call.field, EXAMPLES["busy"])
        here.press(call.call)
        await until(call.problem.isVisible, 40)
        assert "busy" in call.problem.sentence.text
        assert call.call.isEnabled()
        assert not call.is_done


async def test_a_language_that_changes_while_keys_are_being_tried_deletes_nothing_that_is_still_used(
    qloop, tmp_path, caplog, monkeypatch
):
    async with open_assistant(tmp_path) as here:
        reached, gate = asyncio.Event(), asyncio.Event()
        step = await at_accounts(here)
        check = step.ultravox._check

        async def held(*typed):
            reached.set()
            await gate.wait()
            return await check(*typed)

        monkeypatch.setattr(step.ultravox, "_check", held)
        here.type(step.ultravox.fields, ULTRAVOX_API_KEY=here.simulator.api_key)
        await reached.wait()
        old = here.wizard
        here.setup.settings.update({"general": {"language": "es"}})
        await until(lambda: here.wizard is not old)
        assert shiboken6.isValid(old)  # it still waits for an answer
        gate.set()
        await until(lambda: not shiboken6.isValid(old))
        assert await here.kept(KEY) == here.simulator.api_key
        assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
