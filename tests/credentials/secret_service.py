"""A real Secret Service (gnome-keyring) on a session bus of a test's own, unlocked by the test."""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import asynccontextmanager, closing

import pytest

from tests.ui.system.session_bus import open_session_bus
from tests.waiting import PATIENCE_S

PASSWORD = "testpw"  # of a keyring that lives as long as the test
NEEDED = ("gnome-keyring-daemon", "dbus-daemon", "secret-tool")


class SecretService:
    """Its bus, and what its own tool finds in it."""

    def __init__(self, environ):
        self.environ = environ

    async def run(self, *command, given=b""):
        """Run a command on that bus; returns what it wrote."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, env=self.environ, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL
        )
        async with asyncio.timeout(PATIENCE_S):
            written, _ = await process.communicate(given)
        return written.decode()

    async def look_up(self, secret):
        """The value as the system's own tool finds it; empty where there is none."""
        return await self.run("secret-tool", "lookup", "service", f"SellerCall/{secret}", "username", secret)

    async def everything(self):
        """All that any program keeps through the library that we use."""
        return await self.run("secret-tool", "search", "--all", "application", "Python keyring library")

    def lock(self):
        """As the system does when the screen is locked."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            secretstorage.get_default_collection(connection).lock()


@asynccontextmanager
async def open_secret_service(folder, monkeypatch, *, display="", unlocked=True):
    """From now on this process finds it as its session's. Not `unlocked`: there is no keyring in it yet.

    Args:
        folder: where its files are.
        monkeypatch: sets this process's session bus.
        display: where its questions are shown; by default nowhere.
        unlocked: a keyring is made and unlocked with `PASSWORD`.
    """
    if missing := [program for program in NEEDED if shutil.which(program) is None]:
        pytest.skip(f"no real Secret Service can be tried here: {', '.join(missing)} is not installed")
    (folder / "run").mkdir(mode=0o700)
    (folder / "data").mkdir()
    environ = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    environ |= {"XDG_RUNTIME_DIR": str(folder / "run"), "XDG_DATA_HOME": str(folder / "data")}
    if display:
        environ["DISPLAY"] = display
    async with open_session_bus(environ) as address:
        environ["DBUS_SESSION_BUS_ADDRESS"] = address
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        service = SecretService(environ)
        if unlocked:  # else the bus starts it when it is first asked; either way it ends with its bus
            command = ("gnome-keyring-daemon", "--unlock", "--components=secrets")
            await service.run(*command, given=PASSWORD.encode())
        yield service
