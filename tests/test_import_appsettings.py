"""The old system's settings are taken over whole or not at all, and never shown."""

from __future__ import annotations

import json

import pytest

from sellercall_desktop.app.building.folders import hold_folder
from sellercall_desktop.app.windowed.wiring import window_wiring
from sellercall_desktop.core.errors import SecretsUnavailableError, SettingsError
from sellercall_desktop.core.prompts.prompt import PromptPublished
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.import_appsettings import KEYS, SeedFileError, read_seed, take_over
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store
from tests.desk import open_program, setup_for
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
    assert "hidden-token" not in "\n".join(report.lines("en"))


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


NUMBER = {"Twilio.PhoneNumber": "+15550001111"}
AS_DOTNET_READS_IT = [
    ('{"Twilio": {"PhoneNumber": "+15550001111", // ours\n},}', NUMBER),
    ('{"Twilio": {"PhoneNumber": "+15550001111" /* a */ , /* b */ // c\n /* d */ }\n, // e\n}', NUMBER),
    ('// a, }\r\n{"Twilio": {"PhoneNumber": "+15550001111",\r\n// last ,\r\n}}\r\n/* end */', NUMBER),
    ('{"a": [1, 2, /* x */ ], "Twilio": {"PhoneNumber": "+15550001111"}, /* , */}', NUMBER),
    ('{"a": "/* no */ // no ,}", "b": "\\\\", "Twilio": {"PhoneNumber": "+15550001111"}}', NUMBER),
    ('{"Twilio:PhoneNumber": "+15550001111"}', NUMBER),
    ('{"TWILIO:phonenumber": "+15550001111", "Twilio": {}}', NUMBER),
    ('{"Twilio": null, "Twilio:PhoneNumber": "+15550001111"}', NUMBER),
    ('{"Twilio": {"X": 1}, "twilio": {"PhoneNumber": "+15550001111"}, "TWILIO": {"Y": [{}]}}', NUMBER),
    ('{"Twilio": {"PhoneNumber": "+1"}, "Twilio": {"phoneNumber": "+15550001111"}}', NUMBER),
    ('{"Twilio": {"PhoneNumber": "+1"}, "Twilio:PhoneNumber": "+15550001111"}', NUMBER),
    ('{"Twilio:PhoneNumber": "+1", "Twilio": {"PhoneNumber": "+15550001111"}}', NUMBER),
    ('{"Twilio": {"PhoneNumber": "+1", "PHONENUMBER": "+15550001111"}}', NUMBER),
    ('{"Twilio": {"PhoneNumber": 15550001111}}', {"Twilio.PhoneNumber": "15550001111"}),
    ('{"Twilio__PhoneNumber": "+15550001111"}', NUMBER),
    ('{"Twilio__PhoneNumber": "+1", "Twilio:PhoneNumber": "+15550001111"}', NUMBER),
]


@pytest.mark.parametrize(("text", "values"), AS_DOTNET_READS_IT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_dotnet_reads_is_read_and_means_the_same(tmp_path, text, values, encoding):
    path = tmp_path / "appsettings.json"
    path.write_bytes(text.encode(encoding))
    assert dict(read_seed(path).values) == values


def test_letters_of_another_encoding_matter_only_in_what_is_taken_over(tmp_path):
    path = tmp_path / "appsettings.json"
    path.write_bytes('{"Twilio": {"PhoneNumber": "+15550001111"}} // peña'.encode("latin-1"))
    assert dict(read_seed(path).values) == NUMBER
    path.write_bytes('{"Ultravox": {"SystemPrompt": "Señor"}}'.encode("latin-1"))
    with pytest.raises(SeedFileError, match=r"Ultravox\.SystemPrompt: .* not UTF-8"):
        read_seed(path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{\n// one\n"Ultravox": {"ApiKey": hidden-token}\n}', r"appsettings\.json:3: "),
        ("[]", "not inside an object"),
        ('{"Ultravox": "hidden-token"}', r"Ultravox\.ApiKey: not inside an object"),
        ('{"Twilio": {"AuthToken": 5}}', r"Twilio\.AuthToken: not a text"),
        ('{"Logging": {}}', "none of the keys"),
        (r'{"Ultravox": {"SystemPrompt": "hidden \ud83d"}}', r"SystemPrompt: \\ud83d is half of a character"),
        (r'{"Ultravox": {"SystemPrompt": "\ude00\ud83d hidden"}}', r"SystemPrompt: \\ude00 is half"),
        (r'{"Ultravox:SystemPrompt": "\ud83d\ud83d\ude00"}', r"SystemPrompt: \\ud83d is half"),
        (r'{"Ultravox": {"ApiKey": "hidden\ud83d"}}', r"ApiKey: \\ud83d is half"),
        (r'{"Ultravox": {"VoiceId": "hidden\udc00"}}', r"VoiceId: \\udc00 is half"),
        (r'{"Twilio": {"TwiMLBinSid": "EH\udfff"}}', r"TwiMLBinSid: \\udfff is half"),
        (r'{"Ultravox": {"SystemPrompt": "hidden \u0000"}}', r"SystemPrompt: holds \\u0000"),
        (r'{"Twilio": {"AuthToken": "hid\u0000den"}}', r"AuthToken: holds \\u0000"),
        (r'{"Twilio": {"AuthToken": "hid\nden"}}', r"AuthToken: holds a line break"),
        (r'{"Ultravox": {"ApiKey": "hid\u00f1den"}}', r"ApiKey: holds a line break or a letter"),
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
    with pytest.raises(SeedFileError, match="not text in UTF-8"):
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


async def test_a_number_of_the_wrong_form_is_refused_in_words_of_either_language(tmp_path):
    settings = SettingsFile(tmp_path / "settings.toml", {})
    seed = read_seed(file_with(tmp_path, {"Twilio": {"PhoneNumber": "(555) 000-1111"}}))
    async with open_store(None, tmp_path / "calls.db", "the default") as store:
        with pytest.raises(SeedFileError) as caught:
            await take_over(seed, SessionSecrets(), settings, store.prompts)
    assert "a number with + and country code" in str(caught.value)
    assert "un número con + y código de país" in caught.value.text("es")
    for words in (str(caught.value), caught.value.text("es")):
        assert words.startswith("Twilio.PhoneNumber: ")
        assert not {"^", "\\", "regex"} & set(words.split())
        assert "555" not in words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "esto no es JSON"),
        ('{"Ultravox": "x"}', "no está dentro de un objeto"),
        ('{"Twilio": {"AuthToken": {}}}', "no es un texto"),
        ('{"Logging": {}}', "ninguna de las claves"),
        (r'{"Ultravox": {"SystemPrompt": "\ud83d"}}', r"\ud83d es la mitad de un carácter"),
    ],
)
def test_every_refusal_of_the_file_is_also_said_in_spanish(tmp_path, content, words):
    done = cli("import-appsettings", file_with(tmp_path, content), "--data", tmp_path, LC_ALL="es_CO.UTF-8")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.strip().endswith("No se importó nada.")


def test_half_a_character_matters_only_in_what_is_taken_over(tmp_path):
    text = r'{"\ud83d": "\ud83d", "Logging": {"X": "\udc00"}, "Ultravox": {"SystemPrompt": "\ud83d\ude00"}, '
    path = file_with(tmp_path, text + '"Twilio": {"PhoneNumber": "+15550001111"}}')
    assert dict(read_seed(path).values) == {**NUMBER, "Ultravox.SystemPrompt": "\U0001f600"}


async def test_an_import_of_half_a_character_in_a_running_window_changes_nothing(tmp_path):
    async with Simulator() as simulator:
        setup = setup_for(tmp_path / "data", simulator)
        async with open_program(setup, simulator) as world:
            before = (await world.desk.prompts.current()).number
            wiring = window_wiring(setup, world.desk, None, "ana", simulator)
            seed = r'{"Ultravox": {"SystemPrompt": "\ud83d", "VoiceId": "v2"}}'
            with pytest.raises(SeedFileError):
                await wiring.assistant.take_over(file_with(tmp_path, seed))
            assert (await world.desk.prompts.current()).number == before
            assert setup.settings.value.ultravox.voice != "v2"


async def test_an_import_in_a_running_window_goes_the_way_of_every_other_publication(tmp_path):
    async with Simulator() as simulator:
        setup = setup_for(tmp_path / "data", simulator)
        async with open_program(setup, simulator) as world:
            heard = []
            setup.bus.subscribe(PromptPublished, heard.append)
            await world.desk.engine.prepare()  # the prompt of the next call lies ready
            wiring = window_wiring(setup, world.desk, None, "ana", simulator)
            file = file_with(tmp_path, {"Ultravox": {"SystemPrompt": "Hola, soy Ana."}})
            assert await wiring.assistant.take_over(file) == ("Ultravox.SystemPrompt",)
            assert [event.version.text for event in heard] == ["Hola, soy Ana."]
            call = await world.desk.engine.dial("+573001234500")
            assert call.requested.prompt_version == heard[0].version.number


async def test_the_command_does_not_write_behind_a_program_that_is_running(tmp_path):
    (tmp_path / "data").mkdir()
    with hold_folder(tmp_path / "data"):
        done = cli("import-appsettings", file_with(tmp_path, FULL), "--data", tmp_path / "data")
    assert done.returncode == 1
    assert "SellerCall is already open" in done.stderr
    assert not (tmp_path / "data" / "sellercall.db").exists()


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
