"""The doctor: each check finds what is wrong and says the remedy, in two languages."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from contextlib import asynccontextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sellercall_desktop.app.building.folders import is_held
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    DatabaseDamagedError,
    DatabaseTooNewError,
    NotConfiguredError,
    ProviderAmbiguousError,
    ProviderUnreachableError,
    ProxyUnusableError,
    SecretsUnavailableError,
    StoreError,
)
from sellercall_desktop.credentials.secrets import LayeredSecrets, SessionSecrets, variable
from sellercall_desktop.doctor import checks as doctor
from sellercall_desktop.doctor.checks import Finding, State
from sellercall_desktop.paths import paths_under
from sellercall_desktop.settings import HandOffSettings, Settings, TwilioSettings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store
from sellercall_desktop.words.terminal import spoken_language
from tests.desk import open_test_world
from tests.test_cli import environment

ACCOUNTS = {Secret.ULTRAVOX_API_KEY: "k", Secret.TWILIO_ACCOUNT_SID: "AC1", Secret.TWILIO_AUTH_TOKEN: "t"}
NUMBERED = Settings(twilio=TwilioSettings(phone_number="+15550001111"))


class Locked(SessionSecrets):
    async def get(self, secret):
        raise SecretsUnavailableError("locked")

    async def check(self):
        raise SecretsUnavailableError("locked")


class Part:
    def __init__(self, error=None):
        self.error = error

    async def check(self):
        if self.error is not None:
            raise self.error


def told(finding):
    """What was found; both languages have every word of it."""
    for language in ("es", "en"):
        assert "{" not in finding.line(language)
    return finding.state, finding.key


def test_writable_folders_are_made_and_reported(tmp_path):
    paths = paths_under(tmp_path / "new")
    assert told(doctor.folders(paths)) == (State.OK, "folder.ok")
    assert paths.logs.is_dir()


def test_a_folder_that_cannot_be_written_fails_with_its_name(tmp_path):
    (tmp_path / "logs").write_text("a file")
    finding = doctor.folders(paths_under(tmp_path))
    assert told(finding) == (State.FAIL, "folder.unwritable")
    assert str(tmp_path / "logs") in finding.line("en")


async def test_a_real_database_is_opened_and_written(tmp_path):
    @asynccontextmanager
    async def calls():
        async with open_store(None, tmp_path / "calls.db", "prompt") as store:
            yield store.calls

    finding = await doctor.database(calls)
    assert (told(finding), finding.details) == ((State.OK, "database.ok"), {"calls": "0"})


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (DatabaseTooNewError("calls.db", 9, 2), "database.too_new"),
        (DatabaseDamagedError("calls.db", "not a database"), "database.damaged"),
        (StoreError("disk full"), "database.unusable"),
    ],
)
async def test_a_database_that_cannot_be_used_fails(error, key):
    @asynccontextmanager
    async def calls():
        raise error
        yield

    assert told(await doctor.database(calls)) == (State.FAIL, key)


async def test_a_locked_keyring_fails_and_the_credentials_point_to_it():
    assert told(await doctor.keyring(Locked())) == (State.FAIL, "keyring.unusable")
    assert [told(each) for each in await doctor.credentials(Locked(), NUMBERED)] == [
        (State.FAIL, "credentials.unreadable")
    ]


async def test_a_keyring_is_not_needed_where_the_environment_gives_all():
    environ = {variable(secret): value for secret, value in ACCOUNTS.items()}
    assert told(await doctor.keyring(LayeredSecrets(environ, SessionSecrets()))) == (
        State.OK,
        "keyring.not_needed",
    )


async def test_complete_credentials_and_a_number_are_well():
    findings = await doctor.credentials(SessionSecrets(ACCOUNTS), NUMBERED)
    assert [told(each) for each in findings] == [(State.OK, "credentials.ok"), (State.OK, "number.ok")]


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("", (State.WARN, "own_telephone.missing")),
        ("+573009876543", (State.OK, "own_telephone.ok")),
        ("+51987654321", (State.WARN, "own_telephone.not_allowed")),
    ],
)
def test_ones_own_telephone_for_taking_calls_over_is_known_and_may_be_called(number, found):
    finding = doctor.own_telephone(Settings(hand_off=HandOffSettings(own_telephone=number)))
    assert told(finding) == found
    assert not number or number not in finding.line("en")


async def test_missing_credentials_are_named_and_values_never_shown():
    secrets = SessionSecrets({Secret.TWILIO_ACCOUNT_SID: "AC-hidden"})
    first, second = await doctor.credentials(secrets, Settings())
    assert told(first) == (State.FAIL, "credentials.missing")
    assert first.details["names"] == "ultravox.api_key, twilio.auth_token"
    assert told(second) == (State.FAIL, "number.missing")
    assert "AC-hidden" not in first.line("en")


async def test_an_api_key_pair_calls_but_cannot_check_webhooks():
    pair = {Secret.TWILIO_API_KEY_SID: "SK1", Secret.TWILIO_API_KEY_SECRET: "s"}
    known = {**ACCOUNTS, **pair}
    del known[Secret.TWILIO_AUTH_TOKEN]
    first, _ = await doctor.credentials(SessionSecrets(known), NUMBERED)
    assert told(first) == (State.WARN, "credentials.no_auth_token")


@pytest.mark.parametrize(
    ("error", "state", "key"),
    [
        (None, State.OK, "provider.ok"),
        (NotConfiguredError(["twilio.auth_token"]), State.FAIL, "provider.not_configured"),
        (SecretsUnavailableError("locked"), State.FAIL, "provider.no_secrets"),
        (CredentialsRefusedError("twilio", "no", status=401), State.FAIL, "provider.refused_us"),
        (ProviderUnreachableError("twilio", "no route"), State.FAIL, "provider.unreachable"),
        (TimeoutError(), State.FAIL, "provider.unreachable"),
        (ProviderAmbiguousError("twilio", "oops", status=503), State.FAIL, "provider.troubled"),
    ],
)
async def test_each_way_a_provider_fails_has_its_own_remedy(error, state, key):
    assert told(await doctor.provider("Twilio", Part(error))) == (state, key)


def test_a_free_port_is_well_and_a_taken_one_names_the_setting():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.getsockname()[1]
        taken = doctor.port("127.0.0.1", number, "web.local_port")
    assert told(taken) == (State.FAIL, "port.taken")
    assert f"127.0.0.1:{number}" in taken.line("en")
    assert "web.local_port" in taken.line("en")
    assert told(doctor.port("127.0.0.1", number, "web.local_port")) == (State.OK, "port.ok")


async def test_the_ports_of_the_window_that_is_running_are_not_called_taken(tmp_path):
    async with open_test_world(tmp_path) as world:
        assert is_held(tmp_path)
        for url in (world.desk.web.local_url, world.desk.web.public_url):
            number = int(url.rpartition(":")[2])
            for running, found in ((True, (State.OK, "port.ours")), (False, (State.FAIL, "port.taken"))):
                port = partial(doctor.port, "127.0.0.1", number, "web.local_port", is_running=running)
                assert told(await asyncio.to_thread(port)) == found
    assert not is_held(tmp_path)


def test_a_stranger_on_the_port_is_not_taken_for_the_window_that_is_running():
    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"status": "ok"}')

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Stranger) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = doctor.port("127.0.0.1", server.server_port, "web.local_port", is_running=True)
        server.shutdown()
    assert told(found) == (State.FAIL, "port.taken")


def test_without_display_or_sound_the_doctor_warns_but_does_not_fail(tmp_path):
    findings = [doctor.display({}, "linux"), doctor.audio({}, "linux", tmp_path / "cards")]
    assert [told(each) for each in findings] == [(State.WARN, "display.none"), (State.WARN, "audio.none")]
    assert doctor.exit_code(findings) == 0


def test_sound_is_found_by_server_or_card_and_taken_for_granted_elsewhere(tmp_path):
    cards = tmp_path / "cards"
    cards.write_text("--- no soundcards ---\n")
    assert doctor.audio({}, "linux", cards).state is State.WARN
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n")
    assert doctor.audio({}, "linux", cards).state is State.OK
    (tmp_path / "pipewire-0").touch()
    assert doctor.audio({"XDG_RUNTIME_DIR": str(tmp_path)}, "linux", tmp_path / "none").state is State.OK
    assert doctor.audio({}, "win32", tmp_path / "none").state is State.OK


def test_any_failure_decides_the_exit_code():
    assert doctor.exit_code([Finding(State.OK, "audio.ok")]) == 0
    assert doctor.exit_code([Finding(State.OK, "audio.ok"), Finding(State.FAIL, "number.missing")]) == 1


def test_a_line_tells_state_finding_and_remedy():
    assert Finding(State.OK, "audio.ok").line("en") == "ok    Sound can be played."
    assert (
        Finding(State.FAIL, "number.missing")
        .line("es")
        .startswith("FAIL  Falta el número de Twilio. — Defina")
    )


@pytest.mark.parametrize(
    ("setting", "environ", "language"),
    [
        ("en", {"LANG": "es_CO.UTF-8"}, "en"),
        ("system", {"LANG": "es_CO.UTF-8"}, "es"),
        ("system", {"LC_ALL": "en_US.UTF-8", "LANG": "es_CO.UTF-8"}, "en"),
        ("system", {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_doctor_speaks_the_languages_of_the_window(setting, environ, language):
    assert spoken_language(setting, environ) == language


async def test_a_working_installation_is_declared_well_by_the_command(tmp_path):
    async with Simulator() as outside:
        code, out = await examined(
            tmp_path,
            SELLERCALL_TWILIO__BASE_URL=outside.twilio_url,
            SELLERCALL_ULTRAVOX__BASE_URL=outside.ultravox_url,
            SELLERCALL_TWILIO__PHONE_NUMBER=outside.phone_number,
            SELLERCALL_TWILIO__ACCOUNT_SID=outside.account_sid,
            SELLERCALL_TWILIO__AUTH_TOKEN=outside.auth_token,
            SELLERCALL_ULTRAVOX__API_KEY=outside.api_key,
        )
    assert "FAIL" not in out
    assert "ok    Twilio answers" in out
    assert "ok    Ultravox answers" in out
    assert code == 0


@pytest.mark.thorough
async def test_refused_credentials_fail_the_command(tmp_path):
    async with Simulator() as outside:
        code, out = await examined(
            tmp_path,
            SELLERCALL_TWILIO__BASE_URL=outside.twilio_url,
            SELLERCALL_ULTRAVOX__BASE_URL=outside.ultravox_url,
            SELLERCALL_TWILIO__ACCOUNT_SID=outside.account_sid,
            SELLERCALL_TWILIO__AUTH_TOKEN="0" * 32,
            SELLERCALL_ULTRAVOX__API_KEY="abcdefgh." + "0" * 32,
        )
    assert "FAIL  Twilio did not accept the keys. — " in out
    assert "FAIL  Ultravox did not accept the keys. — " in out
    assert code == 1


async def examined(folder, **variables):
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sellercall_desktop", "doctor", "--data", str(folder)),
        env=environment(SELLERCALL_WEB__LOCAL_PORT="0", SELLERCALL_WEB__PUBLIC_PORT="0", **variables),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, out.decode()


def test_a_proxy_that_cannot_be_read_is_named_and_a_good_one_is_not_spoken_of():
    assert doctor.proxies({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "[::1],::1/128"}) == []
    (broken,) = doctor.proxies({"HTTPS_PROXY": "http://ana:secret@p:port"})
    assert told(broken) == (State.FAIL, "proxy.unreadable")
    assert "HTTPS_PROXY" in broken.line("es")
    assert "secret" not in broken.line("es")
    (entry,) = doctor.proxies({"HTTPS_PROXY": "http://proxy:3128", "no_proxy": "[::1"})
    assert told(entry) == (State.WARN, "proxy.entry_unreadable")
    assert "no_proxy" in entry.line("en")


async def test_a_provider_behind_a_proxy_that_cannot_be_used_is_told_by_its_setting():
    finding = await doctor.provider("Twilio", Part(ProxyUnusableError("twilio", "HTTPS_PROXY", "no")))
    assert told(finding) == (State.FAIL, "provider.proxy")
    assert "HTTPS_PROXY" in finding.line("en")
