"""The settings file: what holds, what is refused, what is kept when it changes."""

from __future__ import annotations

import msgspec
import pytest

from sellercall_desktop.core.errors import SettingsError
from sellercall_desktop.credentials.secrets import variable
from sellercall_desktop.settings import Settings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile


def written(folder, text):
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold_and_none_is_written(tmp_path):
    path = tmp_path / "none" / "settings.toml"
    assert SettingsFile(path, {}).value == Settings()
    assert not path.exists()


def test_the_environment_wins_over_the_file_and_the_overrides_over_both(tmp_path):
    path = written(tmp_path, "[web]\nlocal_port = 6000\npublic_port = 6001\n")
    settings = SettingsFile(
        path,
        {"SELLERCALL_WEB__LOCAL_PORT": "7000", "SELLERCALL_WEB__PUBLIC_PORT": "7001"},
        overrides={"web": {"public_port": 0}},
    )
    assert (settings.value.web.local_port, settings.value.web.public_port) == (7000, 0)
    assert settings.overridden("web", "local_port")
    assert settings.overridden("web", "public_port")
    assert not settings.overridden("call", "ring_timeout_s")


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("[call]\nring_timeout_s = 4\n", 2, "call.ring_timeout_s"),
        ('# mine\n[call]\n\nring_timeout_s = "soon"\n', 4, "call.ring_timeout_s"),
        ("[call]\nring_timeout = 45\n", 2, "call.ring_timeout"),
        ("[calls]\nring_timeout_s = 45\n", 1, "calls"),
        ("[call]\nring_timeout_s = \n", 2, ""),
        ('[general]\ndefault_region = "co"\n', 2, "general.default_region"),
    ],
)
def test_an_error_is_reported_with_line_and_key_and_the_file_stays(tmp_path, text, line, key):
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        SettingsFile(path, {})
    assert (caught.value.source, caught.value.line, caught.value.key) == (str(path), line, key)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_no_text_is_reported(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        SettingsFile(path, {})
    assert path.read_bytes() == b"\xff\xfe\x00"


def test_a_wrong_variable_is_named_and_not_blamed_on_the_file(tmp_path):
    path = written(tmp_path, "[web]\nlocal_port = 6000\n")
    with pytest.raises(SettingsError) as caught:
        SettingsFile(path, {"SELLERCALL_WEB__LOCAL_PORT": "70000"})
    assert (caught.value.source, caught.value.key) == ("SELLERCALL_WEB__LOCAL_PORT", "web.local_port")


def test_a_change_keeps_comments_and_everything_else(tmp_path):
    path = written(
        tmp_path, "# ours\n[web]\nlocal_port = 6000 # the old one\n\n[call]\nring_timeout_s = 30\n"
    )
    heard = []
    settings = SettingsFile(path, {}, heard.append)
    settings.update({"call": {"ring_timeout_s": 50}, "twilio": {"phone_number": "+15550001111"}})
    text = path.read_text(encoding="utf-8")
    assert "# ours" in text
    assert "local_port = 6000 # the old one" in text
    assert SettingsFile(path, {}).value == settings.value
    assert (settings.value.call.ring_timeout_s, settings.value.twilio.phone_number) == (50, "+15550001111")
    assert [(event.old.call.ring_timeout_s, event.new.call.ring_timeout_s) for event in heard] == [(30, 50)]


def test_a_refused_change_changes_nothing(tmp_path):
    path = written(tmp_path, "[call]\nring_timeout_s = 30\n")
    heard = []
    settings = SettingsFile(path, {}, heard.append)
    with pytest.raises(SettingsError) as caught:
        settings.update({"call": {"ring_timeout_s": 1}})
    assert caught.value.key == "call.ring_timeout_s"
    assert path.read_text(encoding="utf-8") == "[call]\nring_timeout_s = 30\n"
    assert (settings.value.call.ring_timeout_s, heard) == (30, [])
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_broken_meanwhile_by_hand_is_not_overwritten(tmp_path):
    path = written(tmp_path, "[call]\nring_timeout_s = 30\n")
    settings = SettingsFile(path, {})
    path.write_text("[call\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        settings.update({"call": {"ring_timeout_s": 50}})
    assert caught.value.line == 1
    assert path.read_text(encoding="utf-8") == "[call\n"


def test_what_the_environment_gives_is_not_written_to_the_file(tmp_path):
    path = tmp_path / "settings.toml"
    settings = SettingsFile(path, {"SELLERCALL_WEB__LOCAL_PORT": "7000"})
    settings.update({"call": {"ring_timeout_s": 50}})
    assert "7000" not in path.read_text(encoding="utf-8")
    assert settings.value.web.local_port == 7000


def test_no_secret_is_a_setting_and_a_secrets_variable_is_none_of_the_files_business(tmp_path):
    settings = {
        f"{section.name}.{key.name}"
        for section in msgspec.structs.fields(Settings)
        for key in msgspec.structs.fields(section.type)
    }
    assert not settings & {secret.value for secret in Secret}
    environ = {variable(secret): "hidden" for secret in Secret}
    assert SettingsFile(tmp_path / "settings.toml", environ).value == Settings()


def test_every_setting_has_a_label_and_a_default():
    for section in msgspec.structs.fields(Settings):
        for key in msgspec.structs.fields(section.type):
            assert key.default is not msgspec.NODEFAULT
            described = msgspec.inspect.type_info(key.type).extra_json_schema
            assert described["title"], f"{section.name}.{key.name}"


def test_a_list_in_a_variable_is_separated_by_commas(tmp_path):
    name = "SELLERCALL_WEB__ALLOWED_ORIGINS"
    file = tmp_path / "settings.toml"
    found = SettingsFile(file, {name: "https://front.example, http://localhost:5189"})
    assert found.value.web.allowed_origins == ("https://front.example", "http://localhost:5189")
    with pytest.raises(SettingsError) as caught:
        SettingsFile(file, {name: "https://front.example/app"})
    assert caught.value.key == "web.allowed_origins"
    file.write_text("[web]\nallowed_origins = ['http://[::1]:80']\n")
    assert SettingsFile(file, {}).value.web.allowed_origins == ("http://[::1]:80",)


def test_a_released_override_lets_file_and_environment_decide_again(tmp_path):
    changes = []
    settings = SettingsFile(tmp_path / "settings.toml", {}, changes.append)
    settings.update({"web": {"public_url": "https://mine.example"}})
    settings.override("web", "public_url", "https://tunnel.example")
    settings.release("web", "public_url")
    assert settings.value.web.public_url == "https://mine.example"
    assert changes[-1].old.web.public_url == "https://tunnel.example"
    told = len(changes)
    settings.release("web", "public_url")
    assert len(changes) == told


THEMES, DARK = ("system", "light", "dark"), '[general]\ntheme = "dark"\n'


@pytest.mark.parametrize(
    ("text", "environ", "overrides", "seen"),
    [
        ("", {}, {}, "system"),
        ('[general]\ntheme = "dark"\n', {}, {}, "dark"),
        ('[general]\ntheme = "dark"\n', {"SELLERCALL_GENERAL__THEME": "light"}, {}, "light"),
        (
            '[general]\ntheme = "dark"\n',
            {"SELLERCALL_GENERAL__THEME": "light"},
            {"theme": "system"},
            "system",
        ),
        ('[general]\ntheme = "pink"\n', {}, {}, "system"),
        ("general = 3\n", {}, {}, "system"),
    ],
)
def test_a_glance_sees_what_will_hold_without_checking_the_rest(tmp_path, text, environ, overrides, seen):
    path = written(tmp_path, text + "[call]\nring_timeout_s = 4\n" * bool(text))
    settings = SettingsFile(path, environ, overrides={"general": overrides}, at_once=False)
    assert settings.glance("general", "theme", THEMES) == seen
    if text:  # read as a whole it is refused, then
        with pytest.raises(SettingsError):
            _ = settings.value


def test_a_glance_at_settings_that_were_read_is_at_what_holds(tmp_path):
    settings = SettingsFile(tmp_path / "settings.toml", {})
    settings.update({"general": {"theme": "dark"}})
    assert settings.glance("general", "theme", THEMES) == "dark"
