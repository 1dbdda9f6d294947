"""Secrets come from the environment, the keyring or the session, and never show themselves."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
import threading

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.core.problems import SecretsProblem
from sellercall_desktop.credentials.secrets import (
    KeyringSecrets,
    LayeredSecrets,
    SessionSecrets,
    open_secrets,
    variable,
)
from sellercall_desktop.settings.secret_names import Secret

ACCOUNTS = {
    "SELLERCALL_ULTRAVOX__API_KEY": "key-from-environment",
    "SELLERCALL_TWILIO__ACCOUNT_SID": "AC-from-environment",
    "SELLERCALL_TWILIO__AUTH_TOKEN": "token-from-environment",
}


class DrawerKeyring(KeyringBackend):
    """A keyring in a dictionary that behaves as the systems' do: deleting nothing is an error."""

    priority = 9

    def __init__(self):
        super().__init__()
        self.drawer = {}
        self.reads = 0

    def get_password(self, service, username):
        self.reads += 1
        return self.drawer.get((service, username))

    def set_password(self, service, username, password):
        self.drawer[service, username] = password

    def delete_password(self, service, username):
        try:
            del self.drawer[service, username]
        except KeyError:
            raise PasswordDeleteError from None


class RefusingKeyring(DrawerKeyring):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error

    def set_password(self, service, username, password):
        raise self.error


async def test_a_kept_secret_is_there_for_the_next_start():
    ring = DrawerKeyring()
    await KeyringSecrets(backend=lambda: ring).set(Secret.ULTRAVOX_API_KEY, "s3cr3t")
    assert await KeyringSecrets(backend=lambda: ring).get(Secret.ULTRAVOX_API_KEY) == "s3cr3t"


async def test_the_keyring_is_asked_once_and_off_the_loop():
    ring = DrawerKeyring()
    threads = []
    secrets = KeyringSecrets(backend=lambda: threads.append(threading.current_thread()) or ring)
    for _ in range(3):
        assert await secrets.get(Secret.WEB_TOKEN) is None
    assert ring.reads == 1
    assert threads != [threading.main_thread()]


async def test_each_secret_has_a_service_of_its_own():
    ring = DrawerKeyring()
    secrets = KeyringSecrets(backend=lambda: ring)
    for secret in Secret:
        await secrets.set(secret, f"value of {secret}")
    services = [service for service, _ in ring.drawer]
    assert len(set(services)) == len(Secret)
    assert "SellerCall/twilio.auth_token" in services


async def test_a_deleted_secret_is_gone_and_deleting_nothing_is_no_error():
    ring = DrawerKeyring()
    secrets = KeyringSecrets(backend=lambda: ring)
    await secrets.set(Secret.TWILIO_AUTH_TOKEN, "x")
    await secrets.delete(Secret.TWILIO_AUTH_TOKEN)
    await secrets.delete(Secret.TWILIO_AUTH_TOKEN)
    assert await secrets.get(Secret.TWILIO_AUTH_TOKEN) is None
    assert ring.drawer == {}


def wrapped(outer, inner):
    outer.__cause__ = inner
    return outer


class KeychainDenied(Exception):  # noqa: N818 - its name is what counts
    """As macOS's backend names it."""


class WindowsRefusalError(Exception):
    """As Windows' backend raises it."""

    winerror = 5


class BusError(Exception):
    """As D-Bus' client raises it."""

    name = "org.freedesktop.DBus.Error.AccessDenied"


@pytest.mark.parametrize(
    ("ring", "problem"),
    [
        (NoKeyring(), SecretsProblem.NO_KEYRING),
        (RefusingKeyring(KeyringLocked("locked")), SecretsProblem.LOCKED),
        (RefusingKeyring(wrapped(KeyringLocked("x"), KeychainDenied())), SecretsProblem.DENIED),
        (RefusingKeyring(WindowsRefusalError()), SecretsProblem.DENIED),
        (RefusingKeyring(wrapped(OSError("x"), BusError())), SecretsProblem.DENIED),
        (RefusingKeyring(OSError("bus")), SecretsProblem.FAILED),
    ],
)
async def test_a_keyring_that_cannot_serve_is_reported_in_our_terms(ring, problem):
    secrets = KeyringSecrets(backend=lambda: ring)
    for question in (secrets.check(), secrets.get(Secret.WEB_TOKEN), secrets.set(Secret.WEB_TOKEN, "hidden")):
        with pytest.raises(SecretsUnavailableError) as caught:
            await question
        assert caught.value.problem is problem
        assert "hidden" not in repr(caught.value)


class WinVaultKeyring(DrawerKeyring):
    """Called as Windows' is, whose entries hold 2560 bytes."""


async def test_what_is_too_long_for_an_entry_of_windows_is_refused_before_it_is_cut():
    ring = WinVaultKeyring()
    secrets = KeyringSecrets(backend=lambda: ring)
    await secrets.set(Secret.WEB_TOKEN, "ñ" * 1280)
    with pytest.raises(SecretsUnavailableError) as caught:
        await secrets.set(Secret.WEB_TOKEN, "ñ" * 1281)
    assert caught.value.problem is SecretsProblem.TOO_LONG
    assert await secrets.get(Secret.WEB_TOKEN) == "ñ" * 1280


async def test_a_refused_write_leaves_what_was_known():
    ring = DrawerKeyring()
    secrets = KeyringSecrets(backend=lambda: ring)
    await secrets.set(Secret.WEB_TOKEN, "first")
    ring.set_password = RefusingKeyring(KeyringLocked("locked")).set_password
    with pytest.raises(SecretsUnavailableError):
        await secrets.set(Secret.WEB_TOKEN, "second")
    assert await secrets.get(Secret.WEB_TOKEN) == "first"


async def test_a_keyring_that_never_answers_does_not_hold_the_program():
    stuck = threading.Event()
    ring = DrawerKeyring()
    ring.get_password = lambda *_: stuck.wait(30)
    with pytest.raises(SecretsUnavailableError, match="no answer") as caught:
        await KeyringSecrets(timeout_s=0.05, backend=lambda: ring).get(Secret.WEB_TOKEN)
    stuck.set()
    assert caught.value.problem is SecretsProblem.NO_ANSWER


async def test_a_clear_text_or_missing_backend_of_the_system_is_not_used(monkeypatch):
    import keyring

    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    with pytest.raises(SecretsUnavailableError, match="no keyring"):
        await KeyringSecrets().check()


def test_where_the_environment_gives_both_accounts_keyring_is_not_even_imported():
    script = """
        import asyncio, os, sys
        from sellercall_desktop.settings.secret_names import Secret
        from sellercall_desktop.credentials.secrets import open_secrets
        secrets = open_secrets(os.environ)
        async def read(): return [await secrets.get(secret) for secret in Secret]
        print(asyncio.run(read()), secrets.place, "keyring" in sys.modules)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, env=ACCOUNTS, capture_output=True, text=True, check=True, timeout=60)
    assert "'key-from-environment'" in done.stdout
    assert done.stdout.strip().endswith("environment False")


async def test_the_environment_wins_and_says_so():
    ring = DrawerKeyring()
    inner = KeyringSecrets(backend=lambda: ring)
    await inner.set(Secret.WEB_TOKEN, "kept")
    secrets = LayeredSecrets({"SELLERCALL_WEB__TOKEN": "given", "SELLERCALL_TWILIO__AUTH_TOKEN": " "}, inner)
    assert await secrets.get(Secret.WEB_TOKEN) == "given"
    assert secrets.overridden(Secret.WEB_TOKEN)
    assert not secrets.overridden(Secret.TWILIO_AUTH_TOKEN)
    assert secrets.place.startswith("keyring: ")


async def test_an_api_key_pair_serves_as_well_as_the_auth_token():
    pair = {variable(secret): "x" for secret in (Secret.TWILIO_API_KEY_SID, Secret.TWILIO_API_KEY_SECRET)}
    account = {variable(Secret.TWILIO_ACCOUNT_SID): "AC1", variable(Secret.ULTRAVOX_API_KEY): "k"}
    assert open_secrets({**pair, **account}).place == "environment"
    assert open_secrets(account).place == "keyring"


async def test_without_a_keyring_the_person_can_go_on_for_this_session():
    secrets = LayeredSecrets({}, KeyringSecrets(backend=NoKeyring))
    with pytest.raises(SecretsUnavailableError):
        await secrets.set(Secret.ULTRAVOX_API_KEY, "abc")
    secrets.keep_for_session()
    await secrets.set(Secret.ULTRAVOX_API_KEY, "abc")
    await secrets.check()
    assert (await secrets.get(Secret.ULTRAVOX_API_KEY), secrets.place) == ("abc", "session")


async def test_a_pasted_value_loses_its_blanks_and_an_empty_one_deletes():
    secrets = LayeredSecrets({}, SessionSecrets())
    await secrets.set(Secret.ULTRAVOX_API_KEY, "  abc\n")
    assert await secrets.get(Secret.ULTRAVOX_API_KEY) == "abc"
    await secrets.set(Secret.ULTRAVOX_API_KEY, " ")
    assert await secrets.get(Secret.ULTRAVOX_API_KEY) is None


async def test_every_value_is_told_to_the_redactor_before_anyone_has_it():
    told = []
    inner = SessionSecrets({Secret.TWILIO_AUTH_TOKEN: "kept"})
    secrets = LayeredSecrets({"SELLERCALL_WEB__TOKEN": "given"}, inner, told.append)
    await secrets.get(Secret.TWILIO_AUTH_TOKEN)
    await secrets.set(Secret.ULTRAVOX_API_KEY, "new")
    assert told == ["given", "kept", "new"]


async def test_no_value_shows_in_a_repr():
    ring = DrawerKeyring()
    keyring = KeyringSecrets(backend=lambda: ring)
    await keyring.set(Secret.WEB_TOKEN, "hidden")
    session = SessionSecrets({Secret.WEB_TOKEN: "hidden"})
    for secrets in (keyring, session, LayeredSecrets({"SELLERCALL_WEB__TOKEN": "hidden"}, session)):
        assert "hidden" not in repr(secrets)


async def test_two_questions_at_once_ask_the_person_once():
    ring = DrawerKeyring()
    secrets = KeyringSecrets(backend=lambda: ring)
    await asyncio.gather(*(secrets.get(Secret.WEB_TOKEN) for _ in range(5)))
    assert ring.reads == 1
