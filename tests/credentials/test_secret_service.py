"""Secrets in a real Secret Service: kept, found by the system's own tool, refused, and wiped."""

from __future__ import annotations

import asyncio
import sys
import textwrap
from pathlib import Path

import pytest
from keyring.backends.SecretService import Keyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.core.problems import SecretsProblem
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.credentials.secrets import KeyringSecrets, LayeredSecrets
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.settings.connections import ConnectionsPage
from sellercall_desktop.ui.words.formats import Formats
from tests.credentials.secret_service import PASSWORD, open_secret_service
from tests.ui.system.x_server import open_display
from tests.waiting import PATIENCE_S, until

ROOT = Path(__file__).parents[2]
LONG = "ñ" * 100_000
pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is Linux' keyring"),
    # keyring leaves its connection open where the keyring stays locked.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


def new_secrets():
    """As after another start: nothing is remembered. (`keyring` itself would remember the bus before.)"""
    return KeyringSecrets(backend=Keyring)


async def test_it_is_found_by_itself_and_keeps_what_is_not_ascii_and_what_is_long(tmp_path, monkeypatch):
    script = """
        import asyncio
        from sellercall_desktop.settings.secret_names import Secret
        from sellercall_desktop.credentials.secrets import KeyringSecrets
        async def main():
            secrets = KeyringSecrets()
            await secrets.set(Secret.TWILIO_AUTH_TOKEN, "ñandú")
            print(await KeyringSecrets().get(Secret.TWILIO_AUTH_TOKEN), secrets.place)
        asyncio.run(main())
    """
    async with open_secret_service(tmp_path, monkeypatch) as service:
        service.environ["PYTHONPATH"] = str(ROOT)
        said = await service.run(sys.executable, "-c", textwrap.dedent(script))
        assert said.startswith("ñandú keyring: SecretService")
        assert await service.look_up("twilio.auth_token") == "ñandú"
        await new_secrets().set(Secret.WEB_TOKEN, LONG)
        assert await new_secrets().get(Secret.WEB_TOKEN) == LONG
        assert await service.look_up("web.token") == LONG


async def test_what_is_deleted_is_gone_from_the_system_and_can_be_deleted_again(tmp_path, monkeypatch):
    async with open_secret_service(tmp_path, monkeypatch) as service:
        secrets = new_secrets()
        await secrets.set(Secret.TWILIO_AUTH_TOKEN, "first")
        await secrets.set(Secret.TWILIO_AUTH_TOKEN, "second")
        assert await service.look_up("twilio.auth_token") == "second"
        await secrets.delete(Secret.TWILIO_AUTH_TOKEN)
        await secrets.delete(Secret.TWILIO_AUTH_TOKEN)
        assert await new_secrets().get(Secret.TWILIO_AUTH_TOKEN) is None
        assert await service.everything() == ""


async def test_a_locked_keyring_that_cannot_ask_is_called_locked(tmp_path, monkeypatch):
    async with open_secret_service(tmp_path, monkeypatch) as service:
        await new_secrets().set(Secret.WEB_TOKEN, "kept")
        service.lock()
        for question in (new_secrets().get(Secret.WEB_TOKEN), new_secrets().set(Secret.WEB_TOKEN, "hidden")):
            with pytest.raises(SecretsUnavailableError) as caught:
                await question
            assert caught.value.problem is SecretsProblem.LOCKED
            assert "hidden" not in str(caught.value)


def spawn(question):
    return Tasks().spawn(question, "test.question")


async def answer(display, *keys):
    """Wait for the system's question on this display, and press these keys."""
    environ = {"DISPLAY": display, "PATH": "/usr/bin:/bin"}
    for command in (
        ("search", "--sync", "--onlyvisible", "--class", "prompter", "windowfocus"),
        ("key", *keys),
    ):
        process = await asyncio.create_subprocess_exec(
            "xdotool", *command, env=environ, stdout=asyncio.subprocess.DEVNULL
        )
        assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0


async def test_a_locked_keyring_asks_and_is_locked_still_if_that_is_closed_else_it_answers(
    tmp_path, monkeypatch
):
    with open_display("xdotool") as display:
        async with open_secret_service(tmp_path, monkeypatch, display=display) as service:
            await new_secrets().set(Secret.WEB_TOKEN, "kept")
            service.lock()
            secrets = new_secrets()
            asked = spawn(secrets.get(Secret.WEB_TOKEN))
            await answer(display, "Escape")
            with pytest.raises(SecretsUnavailableError) as caught:
                await asked
            assert caught.value.problem is SecretsProblem.LOCKED
            asked = spawn(secrets.get(Secret.WEB_TOKEN))
            await answer(display, *PASSWORD, "Return")
            assert await asked == "kept"


async def test_who_declines_to_have_a_keyring_made_has_denied_access(tmp_path, monkeypatch):
    with open_display("xdotool") as display:
        async with open_secret_service(tmp_path, monkeypatch, display=display, unlocked=False) as service:
            asked = spawn(new_secrets().set(Secret.WEB_TOKEN, "hidden"))
            await answer(display, "Escape")
            with pytest.raises(SecretsUnavailableError) as caught:
                await asked
            assert caught.value.problem is SecretsProblem.DENIED
            assert await service.everything() == ""


async def test_signing_out_in_the_settings_leaves_nothing_in_the_keyring(
    tmp_path, monkeypatch, qapp, qtbot, qloop
):
    async with open_secret_service(tmp_path, monkeypatch) as service:
        kept = new_secrets()
        for secret in Secret:
            await kept.set(secret, f"value of {secret}")
        assert (await service.everything()).count("secret = value of") == len(Secret)
        tasks, look = Tasks(), Look(theme := Theme(qapp), Icons(theme), Formats("en"))
        secrets = LayeredSecrets({}, new_secrets())
        page = ConnectionsPage(secrets, tasks, look, checks={}, use_session=secrets.keep_for_session)
        qtbot.addWidget(page)
        page.show()
        page.start()
        await until(lambda: not tasks._running)
        qtbot.mouseClick(page.sign_out, Qt.MouseButton.LeftButton)
        await until(lambda: page.findChildren(QDialogButtonBox))
        (asked,) = page.findChildren(QDialogButtonBox)
        assert len(await service.everything()) > 0  # nothing goes before the person has said so
        (yes,) = (one for one in asked.buttons() if one.text() == "Sign out")
        qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
        await until(lambda: page.signed_out.text() == "No key is left on this computer.")
        assert await service.everything() == ""
        assert [await service.look_up(secret) for secret in Secret] == [""] * len(Secret)
        assert [await secrets.get(secret) for secret in Secret] == [None] * len(Secret)
        await tasks.close()
