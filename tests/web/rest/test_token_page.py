"""The settings' Web server page over a real web server: the mode, the token, and a new one."""

import asyncio
from contextlib import asynccontextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sellercall_desktop.app.windowed.door import LocalDoor
from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.settings.fields import fields
from sellercall_desktop.ui.settings.form import FieldRow
from sellercall_desktop.ui.settings.web import WebPage
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.web.token import ensure_token
from tests.web.web_support import open_house

GIVEN = {"SELLERCALL_WEB__TOKEN": "given-token-given-token"}


@asynccontextmanager
async def opened(tmp_path, qapp, qtbot, environ=None):
    async with open_house(tmp_path) as house:
        tasks, bridge, theme = Tasks(), Bridge(house.bus), Theme(qapp)
        secrets = LayeredSecrets(environ or {}, SessionSecrets(), on_change=house.bus.publish)
        house.server._secrets = secrets  # the same for both, as in the program
        await ensure_token(secrets)
        look = Look(theme, Icons(theme), Formats("en"))
        rows = [FieldRow(field, look) for field in fields()["web"]]
        page = WebPage(rows, LocalDoor(house.server, secrets), look, bridge=bridge, tasks=tasks)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        page.start()
        await tasks.finish()
        try:
            yield house, page, secrets, tasks
        finally:
            page.hide()
            await tasks.finish()
            bridge.close()


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


async def test_it_says_in_which_mode_the_door_is_and_follows_the_setting(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (house, page, _secrets, _tasks):
        assert page.mode.text().startswith("Compatible")
        house.settings.update({"web": {"require_token": True}})
        assert page.mode.text().startswith("Strict")


async def test_the_token_is_seen_only_while_it_is_asked_for(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (_house, page, secrets, tasks):
        token = await secrets.get(Secret.WEB_TOKEN)
        assert page.token.text() == ""
        press(qtbot, page.show_token)
        await tasks.finish()
        assert page.token.text() == token
        page.hide()
        assert page.token.text() == ""
        press(qtbot, page.copy)
        await tasks.finish()
        assert QGuiApplication.clipboard().text() == token


async def test_a_new_one_is_made_only_after_a_second_word(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (_house, page, secrets, tasks):
        old = await secrets.get(Secret.WEB_TOKEN)
        press(qtbot, page.renew)
        assert page.asked.isVisible()
        qtbot.keyClick(page.asked.back, Qt.Key.Key_Escape)
        assert not page.asked.isVisible()
        assert page.renew.hasFocus()
        assert await secrets.get(Secret.WEB_TOKEN) == old
        press(qtbot, page.renew)
        press(qtbot, page.asked.agree)
        await tasks.finish()
        assert await secrets.get(Secret.WEB_TOKEN) != old
        assert "new token" in page.state.text()
        assert not page.asked.isVisible()


async def test_one_that_the_environment_gives_cannot_be_changed_here(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, GIVEN) as (_house, page, _secrets, _tasks):
        assert not page.renew.isEnabled()
        assert "SELLERCALL_WEB__TOKEN" in page.state.text()


async def test_a_keyring_that_refuses_is_told(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (_house, page, secrets, tasks):

        async def refuse(_secret, _value):
            raise SecretsUnavailableError("locked")

        secrets.set = refuse
        press(qtbot, page.renew)
        press(qtbot, page.asked.agree)
        await asyncio.sleep(0)
        await tasks.finish()
        assert page.state.property("role") == "error"
        assert page.state.text()
