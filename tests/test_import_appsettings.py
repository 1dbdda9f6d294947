"""The old system's settings are taken over whole or not at all, and never shown."""

from __future__ import annotations

import json

import pytest

from sellercall_desktop.core.errors import SecretsUnavailableError, SettingsError
from sellercall_desktop.core.ports import Secret
from sellercall_desktop.import_appsettings import KEYS, SeedFileError, read_seed, take_over
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.store import open_store
from sellercall_desktop.store.secrets import SessionSecrets
from tests.test_cli import cli

FULL = {
    "Logging": {"LogLevel": {"Default": "Information"}},
    "Ultravox": {"ApiKey": "abcdefgh.secret", "VoiceId": "voice-1", "SystemPrompt": "Hola, soy Ana."},
    "Twilio": {
        "AccountSid": "AC0123",
        "AuthToken": "hidden-token",
        "PhoneNumber": "+15550001111",
        "TwiMLBinSid": "EH0123",
    },
}


def file_with(folder, content):
    path = folder / "appsettings.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


async def test_everything_goes_to_its_place(tmp_path):
    secrets, settings = SessionSecrets(), SettingsFile(tmp_path / "settings.toml", {})
    async with open_store(None, tmp_path / "calls.db", "the default") as store:
        report = await take_over(read_seed(file_with(tmp_path, FULL)), secrets, settings, store.prompts)
        assert (await store.prompts.current()).text == "Hola, soy Ana."
    assert await secrets.get(Secret.ULTRAVOX_API_KEY) == "abcdefgh.secret"
    assert await secrets.get(Secret.TWILIO_ACCOUNT_SID) == "AC0123"
    assert await secrets.get(Secret.TWILIO_AUTH_TOKEN) == "hidden-token"
    again = SettingsFile(tmp_path / "settings.toml", {}).value
    assert (again.ultravox.voice, again.twilio.phone_number, again.twilio.twiml_bin_sid) == (
        "voice-1",
        "+15550001111",
        "EH0123",
    )
    assert (set(report.taken), report.missing, report.prompt_version) == (set(KEYS), (), 2)
    assert "hidden-token" not in "\n".join(report.lines)


def test_comments_a_byte_order_mark_trailing_commas_and_any_case_are_read_as_dotnet_does(tmp_path):
    text = """\ufeff{
      // the keys of the old system
      "ultravox": { "APIKEY": "k", /* until
        further notice */ "SystemPrompt": "Visite https://x.example // ya, \\"hoy\\" /* no */ ,}" , },
    }"""
    seed = read_seed(file_with(tmp_path, text))
    assert dict(seed.values) == {
        "Ultravox.ApiKey": "k",
        "Ultravox.SystemPrompt": 'Visite https://x.example // ya, "hoy" /* no */ ,}',
    }
    assert seed.missing == (
        "Twilio.AccountSid",
        "Twilio.AuthToken",
        "Ultravox.VoiceId",
        "Twilio.PhoneNumber",
        "Twilio.TwiMLBinSid",
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{\n// one\n"Ultravox": {"ApiKey": hidden-token}\n}', r"appsettings\.json:3: "),
        ("[]", "not inside an object"),
        ('{"Ultravox": "hidden-token"}', r"Ultravox\.ApiKey: not inside an object"),
        ('{"Twilio": {"AuthToken": 5}}', r"Twilio\.AuthToken: not a text"),
        ('{"Logging": {}}', "none of the keys"),
        ("[" * 100_000, "appsettings"),
        ("", r":1: "),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_place_and_without_its_values(
    tmp_path, content, problem
):
    with pytest.raises(SeedFileError, match=problem) as caught:
        read_seed(file_with(tmp_path, content))
    assert "hidden" not in str(caught.value)


def test_a_file_that_is_absent_or_no_text_is_refused(tmp_path):
    with pytest.raises(SeedFileError, match="No such file"):
        read_seed(tmp_path / "none.json")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(SeedFileError, match="not UTF-8"):
        read_seed(tmp_path / "binary")


class LockedSecrets(SessionSecrets):
    async def check(self):
        raise SecretsUnavailableError("locked")


async def nothing_kept(folder, secrets, settings, store):
    kept = [await secrets.get(secret) for secret in Secret]
    prompt = await store.prompts.current()
    return (not any(kept), settings.path.exists(), prompt.number) == (True, False, 1)


@pytest.mark.parametrize(
    ("number", "secrets", "error"),
    [
        ("555 0001111", SessionSecrets(), SeedFileError),
        ("+15550001111", LockedSecrets(), SecretsUnavailableError),
    ],
)
async def test_what_cannot_be_kept_whole_is_not_kept_at_all(tmp_path, number, secrets, error):
    settings = SettingsFile(tmp_path / "settings.toml", {})
    seed = read_seed(file_with(tmp_path, {**FULL, "Twilio": {**FULL["Twilio"], "PhoneNumber": number}}))
    async with open_store(None, tmp_path / "calls.db", "the default") as store:
        with pytest.raises(error):
            await take_over(seed, secrets, settings, store.prompts)
        assert await nothing_kept(tmp_path, secrets, settings, store)


async def test_a_settings_file_broken_by_hand_stops_the_import(tmp_path):
    path = tmp_path / "settings.toml"
    settings, secrets = SettingsFile(path, {}), SessionSecrets()
    path.write_text("[web\n", encoding="utf-8")
    async with open_store(None, tmp_path / "calls.db", "the default") as store:
        with pytest.raises(SettingsError):
            await take_over(read_seed(file_with(tmp_path, FULL)), secrets, settings, store.prompts)
    assert await secrets.get(Secret.ULTRAVOX_API_KEY) is None
    assert path.read_text(encoding="utf-8") == "[web\n"


async def test_a_second_import_changes_nothing(tmp_path):
    secrets, settings = SessionSecrets(), SettingsFile(tmp_path / "settings.toml", {})
    seed = read_seed(file_with(tmp_path, FULL))
    async with open_store(None, tmp_path / "calls.db", "the default") as store:
        first = await take_over(seed, secrets, settings, store.prompts)
        assert await take_over(seed, secrets, settings, store.prompts) == first


def test_the_command_refuses_a_bad_file_before_anything_is_made(tmp_path):
    done = cli("import-appsettings", file_with(tmp_path, "{"), "--data", tmp_path / "data")
    assert done.returncode == 2
    assert "appsettings.json:1: " in done.stderr
    assert done.stderr.strip().endswith("Nothing was imported.")
    assert not (tmp_path / "data").exists()


def test_the_command_reports_what_it_took_and_what_was_missing(tmp_path):
    seed = file_with(tmp_path, {"Ultravox": FULL["Ultravox"]})
    complete = {
        "SELLERCALL_ULTRAVOX__API_KEY": "from-environment",
        "SELLERCALL_TWILIO__ACCOUNT_SID": "AC1",
        "SELLERCALL_TWILIO__AUTH_TOKEN": "t",
    }
    done = cli("import-appsettings", seed, "--data", tmp_path / "data", **complete)
    assert (done.returncode, done.stderr) == (0, "")
    assert "taken    Ultravox.SystemPrompt" in done.stdout
    assert "missing  Twilio.AuthToken" in done.stdout
    assert "The prompt is version 2." in done.stdout
    assert "Secrets were not kept: SELLERCALL_ variables give them already." in done.stdout
    assert "abcdefgh.secret" not in done.stdout
