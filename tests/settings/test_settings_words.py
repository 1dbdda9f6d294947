"""What is wrong with the settings is said in words, in both languages, for every setting there is."""

from __future__ import annotations

import re

import pytest

from sellercall_desktop.core.errors import SettingsError
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.ui.settings.fields import fields
from sellercall_desktop.words.settings import problem

CODE = re.compile(r"regex|`|\^|\\d|\[A-Z|Expected|Invalid")
EVERY = [field for section in fields().values() for field in section]


def refused(folder, raw):
    path = folder / "settings.toml"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    with pytest.raises(SettingsError) as caught:
        SettingsFile(path, {})
    return caught.value


def said(error):
    return problem(error.fault, error.values, "en"), problem(error.fault, error.values, "es")


def wrong_values(field):
    """Of another type, beyond its bounds, of another form."""
    yield "1.5" if field.kind is not int else '"soon"'
    yield "{ a = 1 }"
    if field.low is not None:
        yield str(field.low - 1)
    if field.high is not None:
        yield str(field.high + 1)
    if field.pattern and field.kind is tuple:
        yield '["?!"]'
    elif field.pattern or field.choices:
        yield '"- ?!"'


@pytest.mark.parametrize("field", EVERY, ids=lambda field: field.key)
def test_every_wrong_value_of_every_setting_is_named_in_words_with_its_line(tmp_path, field):
    for value in wrong_values(field):
        error = refused(tmp_path, f"# mine\n[{field.section}]\n{field.name} = {value}\n")
        assert (error.key, error.line) == (field.key, 3), value
        english, spanish = said(error)
        assert error.problem == english
        assert english != spanish
        assert not CODE.search(english + spanish), (value, english)
        assert "another form" not in english


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        ("[general]\nlanguage = es\n", 2, "quotation marks"),
        ('[tunnel]\ncloudflared_path = "C:\\Users\\ana\\c.exe"\n', 2, "twice"),
        ("[general\n", 1, "name = value"),
        ("[general]\n[general]\n", 2, "name = value"),
        ('[general]\nlanguage = "es', 2, "name = value"),
        (b'[general]\nlanguage = "espa\xf1ol"\n', 2, "UTF-8"),
        ("general = 3\n", None, "[general]"),
        ('[general]\nlangauge = "es"\n', 2, "no such setting"),
        ("[generel] # ours\n", 1, "no such setting"),
        ("x = " + "[" * 3000, None, ""),
    ],
)
def test_what_a_hand_gets_wrong_is_told_with_its_line(tmp_path, raw, line, words):
    error = refused(tmp_path, raw)
    assert words in error.problem
    if line:
        assert error.line == line
    assert not CODE.search(" ".join(said(error)))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_that_an_editor_saved_with_a_mark_is_read(tmp_path, encoding):
    path = tmp_path / "settings.toml"
    text = '[general]\r\nlanguage = "es" # inglés no\r\n'
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    path.write_bytes((mark + text).encode(encoding))
    settings = SettingsFile(path, {})
    assert settings.value.general.language == "es"
    assert settings.glance("general", "language", ("en", "es")) == "es"
    settings.update({"general": {"theme": "dark"}})
    assert SettingsFile(path, {}).value.general.theme == "dark"
    assert "inglés no" in path.read_text(encoding="utf-8")


def test_a_folder_in_place_of_the_file_is_called_one(tmp_path):
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(SettingsError, match="this is a folder"):
        SettingsFile(tmp_path / "settings.toml", {})


def test_a_forgiving_start_leaves_aside_what_is_wrong_and_only_that(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('[general]\nlanguage = "es"\ntheme = 3\n', encoding="utf-8")
    environ = {"SELLERCALL_WEB__LOCAL_PORT": "7000", "SELLERCALL_WEB__PUBLIC_PORT": "many"}
    settings = SettingsFile(path, environ, forgiving=True)
    assert settings.value.general.language == "system"
    assert (settings.value.web.local_port, settings.value.web.public_port) == (7000, 5001)
    assert settings.ignored is not None
    assert settings.ignored.key == "general.theme"
    settings.override("web", "public_port", 7002)
    assert settings.value.web.public_port == 7002
    with pytest.raises(SettingsError, match=r"general\.theme"):
        settings.update({"general": {"notifications": False}})
    assert "theme = 3" in path.read_text(encoding="utf-8")
    path.write_text('[general]\nlanguage = "es"\n', encoding="utf-8")
    settings.update({"general": {"notifications": False}})
    assert settings.ignored is None
    assert settings.value.general.language == "es"


@pytest.mark.parametrize(
    ("text", "language"),
    [('[general]\nlanguage = "es"\ntheme =', "es"), ("[general]\nlanguage = 'es'\n[", "es"), ("[", "system")],
)
def test_the_language_of_a_broken_file_is_still_found(tmp_path, text, language):
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    settings = SettingsFile(path, {}, at_once=False)
    assert settings.guess("general", "language", ("system", "es", "en")) == language


ADDRESSES = [
    ("https://ana:secret@calls.example.com", "user and password"),
    ("https://ana@calls.example.com", "user and password"),
    ("https://calls.example.com?x=1", "question mark"),
    ("https://calls.example.com/sub?", "question mark"),
    ("https://calls.example.com#top", "#"),
    ("https://calls.example .com", "blanks"),
    ("https://calls.example.com/a b", "blanks"),
    ("https://calls.example.com\t", "blanks"),
    ("https://calls.example.com\u200b", "blanks"),
    ("calls.example.com", "https://"),
    ("ftp://calls.example.com", "https://"),
    ("https://", "name of the server"),
    ("https://.", "name of the server"),
    ("https:///path", "name of the server"),
    ("https://[::1", "name of the server"),
    ("https://a..b", "name of the server"),
    ("https://calls.example.com:99999", "port"),
    ("https://calls.example.com:", "port"),
    ("https://calls.example.com:0", "port"),
    ("https://calls.example.com:5o00", "port"),
    ("https://llamadas-peña.example", "xn--llamadas-pea-khb.example"),
    ("https://calls.example.com/ñ", "ASCII"),
    ("https://calls.example.com/api/inbound", "/api/inbound"),
    ("https://calls.example.com/webhooks/twilio/status", "/webhooks/twilio/status"),
]


@pytest.mark.parametrize(("address", "words"), ADDRESSES)
@pytest.mark.parametrize("key", ["web.public_url", "tunnel.ssh_public_url"])
def test_a_public_address_under_which_webhooks_would_fail_is_refused_in_words(tmp_path, key, address, words):
    section, _, name = key.partition(".")
    settings = SettingsFile(tmp_path / "settings.toml", {})
    with pytest.raises(SettingsError) as caught:
        settings.update({section: {name: address}})
    assert caught.value.key == key
    assert words in caught.value.problem
    with pytest.raises(SettingsError) as caught:
        SettingsFile(tmp_path / "none.toml", {f"SELLERCALL_{section}__{name}".upper(): address})
    assert words in caught.value.problem


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://calls.example.com",
        "https://calls.example.com/",
        "HTTPS://Calls.Example.com:8443/sellercall/",
        "http://127.0.0.1:5001",
        "http://[::1]:5001",
        "https://my_host.example",
        "https://xn--llamadas-pea-khb.example",
    ],
)
def test_a_public_address_that_works_is_taken(tmp_path, address):
    settings = SettingsFile(tmp_path / "settings.toml", {})
    settings.update({"web": {"public_url": address}})
    assert settings.value.web.public_url == address
