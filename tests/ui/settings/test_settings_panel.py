"""The settings panel over the real settings file, secrets and store."""

import asyncio
from contextlib import asynccontextmanager

import msgspec
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QSpinBox, QWidget

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    SecretsUnavailableError,
)
from sellercall_desktop.core.health import HealthChanged, HealthState
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets
from sellercall_desktop.settings import Settings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.parts.icons import Icons
from sellercall_desktop.ui.parts.look import Look
from sellercall_desktop.ui.parts.theme import Theme
from sellercall_desktop.ui.settings.fields import fields
from sellercall_desktop.ui.settings.panel import SettingsPanel
from sellercall_desktop.ui.window.bridge import Bridge
from sellercall_desktop.ui.words.formats import Formats
from sellercall_desktop.ui.words.language import Language
from tests.ui.history.history_world import fill, history_store
from tests.ui.window_world import OpenDoor
from tests.waiting import until

ULTRAVOX_KEY = "AbCdEf12." + "q7" * 16
SID = "AC" + "0123456789abcdef" * 2


class NoKeyring:
    """A machine without a keyring."""

    place = "keyring"

    async def get(self, secret):
        raise SecretsUnavailableError("none")

    async def set(self, secret, value):
        raise SecretsUnavailableError("none")


@asynccontextmanager
async def opened(tmp_path, qapp, qtbot, *, environ=None, overrides=None, secrets=None, checks=None, calls=3):
    QLocale.setDefault(QLocale("en"))  # as the window does with its language
    bus, tasks, opened_folders = Bus(), Tasks(), []
    bridge, theme = Bridge(bus), Theme(qapp)
    settings = SettingsFile(tmp_path / "settings.toml", environ or {}, bus.publish, overrides)
    secrets = secrets or LayeredSecrets({}, SessionSecrets())
    async with history_store(tmp_path) as store:
        await fill(store, calls)
        panel = SettingsPanel(
            settings,
            secrets,
            bridge,
            tasks,
            Look(theme, Icons(theme), Formats("en")),
            calls=store,
            checks=checks or {},
            door=OpenDoor(),
            use_session=secrets.keep_for_session,
            open_data=lambda: opened_folders.append("data"),
            open_logs=lambda: opened_folders.append("logs"),
        )
        qtbot.addWidget(panel)
        panel.resize(900, 700)
        panel.show()
        panel.folders = opened_folders
        await until(lambda: not tasks._running)
        try:
            yield panel, settings, secrets
        finally:
            await until(lambda: not tasks._running)
            panel.hide()  # closing the last window would end the loop
            bridge.close()
            await tasks.close()


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def question(panel):
    """The dialog that is open, if one is."""
    found = [each for each in panel.findChildren(QDialog) if each.isVisible()]
    return found[0] if found else None


def texts(panel):
    """Everything a person or a screen reader could read anywhere in the panel."""
    found = []
    for widget in [panel, *panel.findChildren(QWidget)]:
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found += [widget.displayText(), widget.placeholderText(), widget.text()]
    return "\n".join(found)


def test_every_declared_setting_is_offered_with_its_own_kind_of_control():
    declared = {
        f"{section.name}.{field.name}"
        for section in msgspec.structs.fields(Settings)
        for field in msgspec.structs.fields(section.type)
    }
    found = {field.key: field for section in fields().values() for field in section}
    assert set(found) == declared
    assert found["general.theme"].choices == ("system", "light", "dark")
    assert (found["call.ring_timeout_s"].low, found["call.ring_timeout_s"].high) == (5, 600)
    assert (found["web.local_port"].low, found["web.local_port"].high) == (0, 65535)
    assert all(field.title != field.name for field in found.values())


async def test_each_type_gets_its_control(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, _settings, _secrets):
        kinds = {
            "general.language": QComboBox,
            "general.default_region": QComboBox,
            "web.require_token": QCheckBox,
            "call.ring_timeout_s": QSpinBox,
            "twilio.phone_number": QLineEdit,
        }
        for key, kind in kinds.items():
            assert isinstance(panel.rows[key].control, kind), key
        assert panel.rows["general.default_region"].control.currentText() == "Colombia (CO)"
        assert all(row.control.accessibleName() for row in panel.rows.values())


async def test_the_name_of_each_section_is_whole_in_spanish(tmp_path, qapp, qtbot, qloop):
    Language(qapp, Formats("en")).apply("es")
    async with opened(tmp_path, qapp, qtbot) as (panel, _settings, _secrets):
        names = panel.sections
        assert "Después de la llamada" in {names.item(n).text() for n in range(names.count())}
        beside = names.iconSize().width() + names.verticalScrollBar().sizeHint().width()
        letters = names.fontMetrics()
        widest = max(letters.horizontalAdvance(names.item(n).text()) for n in range(names.count()))
        assert names.width() > widest + beside + 4 * 8  # the gaps beside the picture and at both edges


async def test_apply_writes_only_what_was_changed(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        assert not panel.apply.isEnabled()
        panel.rows["call.ring_timeout_s"].control.setValue(30)
        panel.rows["general.theme"].control.setCurrentIndex(2)
        panel.rows["twilio.phone_number"].control.setText("+573001234567 ")
        assert not settings.path.exists()  # nothing before Apply
        press(qtbot, panel.apply)
        await until(lambda: settings.value.call.ring_timeout_s == 30)
        text = settings.path.read_text()
        assert 'theme = "dark"' in text
        assert 'phone_number = "+573001234567"' in text
        assert "language" not in text
        await until(lambda: panel.state.text() == "Saved.")
        assert not panel.apply.isEnabled()
        assert panel.changes == {}


async def test_ones_own_telephone_is_typed_in_any_way_and_shown_as_it_is_kept(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        row = panel.rows["hand_off.own_telephone"]
        row.control.setText("300 98")
        press(qtbot, panel.apply)
        await until(lambda: row.error.isVisibleTo(row))
        assert "country code" in row.error.text()
        assert panel.pages["hand_off"].isVisible()
        row.control.setText("300 987 6543")
        press(qtbot, panel.apply)
        await until(lambda: settings.value.hand_off.own_telephone == "+573009876543")
        await until(lambda: row.control.text() == "+573009876543")
        assert panel.changes == {}


async def test_what_counts_only_at_the_next_start_says_so(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        port, ring = panel.rows["web.local_port"], panel.rows["call.ring_timeout_s"]
        assert "started again" in port.control.accessibleDescription()
        assert "started again" not in ring.control.accessibleDescription()
        port.control.setValue(5050)
        press(qtbot, panel.apply)
        await until(lambda: "start it again" in panel.state.text())
        assert settings.value.web.local_port == 5050
        ring.control.setValue(30)
        press(qtbot, panel.apply)
        await until(lambda: panel.state.text() == "Saved.")


async def test_a_list_is_edited_on_one_line_and_each_of_its_texts_must_fit(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        row = panel.rows["web.allowed_origins"]
        for wrong in ("*", "https://front.example/path", "https://a.example, front.example", "null"):
            row.control.setText(wrong)
            assert row.error.isVisibleTo(row), wrong
        row.control.setText("https://front.example,  http://localhost:5189 ,")
        assert not row.error.isVisibleTo(row)
        press(qtbot, panel.apply)
        allowed = ("https://front.example", "http://localhost:5189")
        await until(lambda: settings.value.web.allowed_origins == allowed)
        assert row.control.text() == ", ".join(allowed)
        row.control.clear()
        press(qtbot, panel.apply)
        await until(lambda: settings.value.web.allowed_origins == ())


async def test_discard_shows_again_what_holds(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        panel.rows["call.ring_timeout_s"].control.setValue(30)
        assert panel.revert.isEnabled()
        press(qtbot, panel.revert)
        assert panel.rows["call.ring_timeout_s"].control.value() == settings.value.call.ring_timeout_s
        assert not panel.apply.isEnabled()


async def test_a_value_of_the_wrong_form_is_named_in_place_and_nothing_is_saved(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        row = panel.rows["twilio.phone_number"]
        row.control.setText("300 123")
        assert row.error.isVisibleTo(row)
        assert row.control.property("state") == "error"
        press(qtbot, panel.apply)
        assert not settings.path.exists()
        assert panel.pages["twilio"].isVisible()  # the page of the fault is opened
        row.control.setText("+573001234567")
        assert not row.error.isVisibleTo(row)


async def test_a_file_broken_meanwhile_is_left_as_it_is_and_its_line_named(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        broken = "[general]\nlanguage = \n"
        settings.path.write_text(broken)
        panel.rows["call.ring_timeout_s"].control.setValue(30)
        press(qtbot, panel.apply)
        await until(lambda: panel.problem.sentence is not None)
        assert settings.path.read_text() == broken
        assert "line 2" in panel.problem.sentence.text
        assert str(settings.path) in panel.problem.sentence.text
        assert panel.changes == {"call": {"ring_timeout_s": 30}}  # not lost
        settings.path.write_text("[general]\nlanguage = 'es'\n")
        press(qtbot, panel.apply)
        await until(lambda: settings.value.call.ring_timeout_s == 30)
        assert settings.value.general.language == "es"


async def test_a_wrong_value_in_the_file_is_named_with_key_and_line(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        settings.path.write_text("[call]\n\nring_timeout_s = 9999\n")
        panel.rows["general.theme"].control.setCurrentIndex(1)
        press(qtbot, panel.apply)
        await until(lambda: panel.problem.sentence is not None)
        assert "call.ring_timeout_s" in panel.problem.sentence.text
        assert f"{settings.path}:3" in panel.problem.sentence.text


async def test_what_a_variable_decides_cannot_be_edited_and_the_variable_is_named(
    tmp_path, qapp, qtbot, qloop
):
    environ = {"SELLERCALL_CALL__RING_TIMEOUT_S": "20"}
    async with opened(tmp_path, qapp, qtbot, environ=environ) as (panel, _settings, _secrets):
        row = panel.rows["call.ring_timeout_s"]
        assert not row.control.isEnabled()
        assert row.control.value() == 20
        assert "SELLERCALL_CALL__RING_TIMEOUT_S" in texts(row)
        assert panel.rows["call.voice_path"].control.isEnabled()
        assert "SELLERCALL" not in texts(panel.rows["call.voice_path"])


async def test_a_change_from_elsewhere_shows_and_leaves_edits_alone(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        panel.rows["call.ring_timeout_s"].control.setValue(30)
        settings.update({"general": {"theme": "dark"}})
        assert panel.rows["general.theme"].editor.current == "dark"
        assert panel.changes == {"call": {"ring_timeout_s": 30}}


async def test_a_secret_is_saved_and_never_shown_again(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, secrets):
        panel.show_section("connections")
        field = panel.connections.fields[Secret.ULTRAVOX_API_KEY]
        assert field.edit.echoMode() is QLineEdit.EchoMode.Password
        qtbot.keyClicks(field.edit, ULTRAVOX_KEY)
        assert ULTRAVOX_KEY not in texts(panel).replace(field.edit.text(), "")  # nowhere but in its own field
        assert ULTRAVOX_KEY not in field.edit.displayText()
        press(qtbot, field.save)
        await until(lambda: field.edit.text() == "")
        await until(lambda: field.edit.placeholderText().startswith("Stored in"))
        assert await secrets.get(Secret.ULTRAVOX_API_KEY) == ULTRAVOX_KEY
        assert ULTRAVOX_KEY not in texts(panel)
        assert not settings.path.exists()


async def test_a_stored_secret_is_named_by_its_place_only_and_can_be_removed(tmp_path, qapp, qtbot, qloop):
    secrets = LayeredSecrets({}, SessionSecrets({Secret.TWILIO_ACCOUNT_SID: SID}))
    async with opened(tmp_path, qapp, qtbot, secrets=secrets) as (panel, _settings, _secrets):
        panel.show_section("connections")
        field = panel.connections.fields[Secret.TWILIO_ACCOUNT_SID]
        assert "this session" in field.edit.placeholderText()
        assert SID not in texts(panel)
        changed = []
        panel.secrets_changed.connect(lambda: changed.append(1))
        press(qtbot, field.remove)
        await until(lambda: question(panel) is not None)
        question(panel).reject()
        await until(lambda: question(panel) is None)
        assert await secrets.get(Secret.TWILIO_ACCOUNT_SID) == SID
        press(qtbot, field.remove)
        await until(lambda: question(panel) is not None)
        assert "Remove Twilio account SID?" in texts(question(panel))
        question(panel).accept()
        await until(lambda: changed)
        assert await secrets.get(Secret.TWILIO_ACCOUNT_SID) is None
        assert field.edit.placeholderText() == "Not stored"


async def test_each_secret_names_its_own_place_and_what_the_environment_gives_is_not_changed_here(
    tmp_path, qapp, qtbot, qloop
):
    given = {"SELLERCALL_TWILIO__ACCOUNT_SID": SID, "SELLERCALL_TWILIO__AUTH_TOKEN": SID[2:]}
    given["SELLERCALL_ULTRAVOX__API_KEY"] = ULTRAVOX_KEY
    secrets = LayeredSecrets(given, SessionSecrets({Secret.NGROK_AUTHTOKEN: "x" * 24}))
    assert secrets.place == "environment"
    async with opened(tmp_path, qapp, qtbot, secrets=secrets) as (panel, _settings, _secrets):
        panel.show_section("connections")
        fields = panel.connections.fields
        await until(lambda: "this session" in fields[Secret.NGROK_AUTHTOKEN].edit.placeholderText())
        for secret in (Secret.TWILIO_ACCOUNT_SID, Secret.ULTRAVOX_API_KEY):
            assert "environment" in fields[secret].edit.placeholderText()
            assert not fields[secret].edit.isEnabled()
            assert fields[secret].remove.isHidden()
        assert fields[Secret.CLOUDFLARED_TOKEN].edit.placeholderText() == "Not stored"
        assert fields[Secret.CLOUDFLARED_TOKEN].edit.isEnabled()


async def test_a_value_of_the_wrong_form_is_told_in_words_while_it_is_typed(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, settings, _secrets):
        for key, typed, words in (
            ("web.public_url", "https://ana:secret@calls.example.com", "No user and password"),
            ("web.public_url", "https://calls.example.com/api/inbound", "without /api/inbound"),
            ("tunnel.ssh_public_url", "https://peña.example", "xn--pea-8ma.example"),
            ("twilio.phone_number", "3001234567", "A number with + and country code"),
            ("guard.hours_from", "8:00", "A time such as 08:00"),
        ):
            row = panel.rows[key]
            row.control.setText(typed)
            assert words in row.error.text()
            assert "regex" not in row.error.text()
            panel.save()
        assert not settings.path.exists()


async def test_the_shape_is_checked_as_it_is_typed(tmp_path, qapp, qtbot, qloop):
    cases = (
        (Secret.ULTRAVOX_API_KEY, ULTRAVOX_KEY, ULTRAVOX_KEY[:-1]),
        (Secret.ULTRAVOX_API_KEY, f" {ULTRAVOX_KEY} ", ULTRAVOX_KEY.replace(".", "-")),
        (Secret.TWILIO_ACCOUNT_SID, SID, SID.replace("AC", "SK")),
        (Secret.TWILIO_AUTH_TOKEN, SID[2:], SID),
        (Secret.TWILIO_API_KEY_SID, SID.replace("AC", "SK"), SID),
    )
    async with opened(tmp_path, qapp, qtbot) as (panel, _settings, _secrets):
        panel.show_section("connections")
        panel.connections.by_key.setChecked(True)
        for secret, good, bad in cases:
            field = panel.connections.fields[secret]
            field.clear()
            assert not field.save.isEnabled()
            field.edit.setText(bad)
            assert not field.save.isEnabled()
            assert field.edit.property("state") == "error"
            field.edit.setText(good)
            assert field.save.isEnabled()
            assert field.edit.property("state") != "error"


async def test_without_a_keyring_what_was_typed_can_be_kept_for_the_session(tmp_path, qapp, qtbot, qloop):
    secrets = LayeredSecrets({}, NoKeyring())
    async with opened(tmp_path, qapp, qtbot, secrets=secrets) as (panel, _settings, _secrets):
        panel.show_section("connections")
        page = panel.connections
        assert page.problem.isVisible()  # already when looking
        field = page.fields[Secret.ULTRAVOX_API_KEY]
        field.edit.setText(ULTRAVOX_KEY)
        press(qtbot, field.save)
        await until(lambda: not panel._tasks._running)
        assert field.edit.text() == ULTRAVOX_KEY  # not lost
        press(qtbot, page.session)
        await until(lambda: field.edit.text() == "")
        await until(lambda: not page.problem.isVisible())
        assert secrets.place == "session"
        assert await secrets.get(Secret.ULTRAVOX_API_KEY) == ULTRAVOX_KEY


async def test_a_check_says_what_the_provider_answered(tmp_path, qapp, qtbot, qloop):
    answers = {"ultravox": asyncio.Event()}

    async def ultravox():
        await answers["ultravox"].wait()

    async def twilio():
        raise CredentialsRefusedError("twilio", "Authenticate", status=401, code="20003")

    checks = {"ultravox": ultravox, "twilio": twilio}
    async with opened(tmp_path, qapp, qtbot, checks=checks) as (panel, _settings, _secrets):
        panel.show_section("connections")
        rows = panel.connections.checks
        press(qtbot, rows["ultravox"].button)
        assert not rows["ultravox"].button.isEnabled()  # it is its own progress
        answers["ultravox"].set()
        await until(rows["ultravox"].button.isEnabled)
        assert rows["ultravox"].answer.text() == "Ultravox accepts the keys."
        press(qtbot, rows["twilio"].button)
        await until(rows["twilio"].answer.text)
        assert "Twilio did not accept the keys" in rows["twilio"].answer.text()
        assert rows["twilio"].answer.property("role") == "error"


async def test_a_check_may_also_return_what_was_found(tmp_path, qapp, qtbot, qloop):
    async def twilio():
        return HealthChanged("twilio", HealthState.NOT_CONFIGURED, NotConfiguredError(["twilio.auth_token"]))

    async with opened(tmp_path, qapp, qtbot, checks={"twilio": twilio}) as (panel, _settings, _secrets):
        panel.show_section("connections")
        press(qtbot, panel.connections.checks["twilio"].button)
        await until(panel.connections.checks["twilio"].answer.text)
        assert panel.connections.checks["twilio"].answer.text() == "A key is missing."


async def test_the_data_page_tells_the_size_and_opens_the_folders(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot, calls=7) as (panel, _settings, _secrets):
        panel.show_section("store")
        await until(lambda: panel.data.size_text.text().startswith("7 call"))
        press(qtbot, panel.data.open_data)
        press(qtbot, panel.data.open_logs)
        assert panel.folders == ["data", "logs"]
        assert panel.rows["store.keep_days"].control.isVisible()


async def test_one_call_is_not_told_as_many(tmp_path, qapp, qtbot, qloop):
    language = Language(qapp, Formats("es"))
    language.apply("es")
    async with opened(tmp_path, qapp, qtbot, calls=1) as (panel, _settings, _secrets):
        panel.show_section("store")
        await until(panel.data.size_text.text)
        assert panel.data.size_text.text().startswith("Se conserva 1 llamada;")
    for translator in language._installed:
        qapp.removeTranslator(translator)


async def test_only_what_the_chosen_tunnel_needs_is_asked(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, _settings, _secrets):
        panel.show_section("tunnel")

        def asked():
            return {row.field.name for row in panel.tunnel.rows if row.isVisible()}

        assert asked() == {"kind"}
        kind = panel.rows["tunnel.kind"].control
        kind.setCurrentIndex(kind.findData("ngrok"))
        assert asked() == {"kind", "ngrok_domain"}
        kind.setCurrentIndex(kind.findData("ssh"))
        panel.rows["tunnel.ssh_public_url"].control.setText("no address")
        assert "ssh_host" in asked()
        kind.setCurrentIndex(kind.findData("fixed"))
        assert asked() == {"kind", "ssh_public_url"}, "what keeps the page from being saved stays"
        press(qtbot, panel.tunnel.elsewhere)
        assert panel.web.isVisible()


async def test_the_keyboard_reaches_every_control_of_a_page_in_order(tmp_path, qapp, qtbot, qloop):
    async with opened(tmp_path, qapp, qtbot) as (panel, _settings, _secrets):
        panel.show_section("call")
        wanted = [row.control for row in panel.pages["call"].rows]
        panel.sections.setFocus()
        seen, widget = [], panel.sections
        for _ in range(3000):
            widget = widget.nextInFocusChain()
            if widget in wanted:
                seen.append(widget)
        assert list(dict.fromkeys(seen)) == wanted


async def test_a_fixed_public_address_can_be_typed_while_a_tunnel_holds_another(tmp_path, qapp, qtbot, qloop):
    held = {"web": {"public_url": "https://tunnel.example.com"}}
    async with opened(tmp_path, qapp, qtbot, overrides=held) as (panel, settings, _secrets):
        row = panel.rows["web.public_url"]
        assert row.control.text() == "https://tunnel.example.com"
        row.control.setText("https://calls.example.com")
        press(qtbot, panel.apply)
        await until(lambda: not panel.changes)
        settings.release("web", "public_url")
        assert settings.value.web.public_url == "https://calls.example.com"
