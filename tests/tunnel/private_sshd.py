"""A real OpenSSH server of our own on loopback: own host key, own configuration, ended by its process id."""

from __future__ import annotations

import asyncio
import getpass
import os
import shutil
import signal
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.waiting import PATIENCE_S

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/sbin")
needs_sshd = pytest.mark.skipif(
    SSHD is None, reason="openssh-server is not installed: no sshd to test against"
)


@dataclass
class PrivateSshd:
    """The running server and the files around it."""

    folder: Path
    port: int
    process: asyncio.subprocess.Process
    user: str = field(default_factory=getpass.getuser)

    @property
    def known_hosts(self):
        return self.folder / "known_hosts"

    @property
    def key_file(self):
        return self.folder / "user_key"

    def connections(self):
        """Process ids of what serves the connections."""
        return descendants(self.process.pid)

    def cut(self):
        """Kill what serves the connections, as a broken line or a server's hiccup would."""
        killed = self.connections()
        for pid in killed:
            kill(pid)
        return killed


def wish(sshd, remote_port, **more):
    """The settings of a tunnel through this server."""
    return {
        "tunnel": {
            "kind": "ssh",
            "ssh_host": "127.0.0.1",
            "ssh_port": sshd.port,
            "ssh_user": sshd.user,
            "ssh_key_file": str(sshd.key_file),
            "ssh_known_hosts_file": str(sshd.known_hosts),
            "ssh_remote_port": remote_port,
            "ssh_public_url": f"http://127.0.0.1:{remote_port}/",
            **more,
        }
    }


def descendants(pid):
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [each for child in map(int, children) for each in (child, *descendants(child))]


def kill(pid):
    """SIGKILL to one of ours; it may have ended by itself just now."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


async def make_key(path, passphrase=""):
    made = await asyncio.create_subprocess_exec(
        "ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", str(path)
    )
    assert await made.wait() == 0
    return path


@asynccontextmanager
async def open_sshd(folder, port=None, passphrase="", extra=""):
    """Start it in `folder`; keys that are there already are used again."""
    _make_folders(folder)
    port = port or free_port()
    for name, words in (("host_key", ""), ("user_key", passphrase), ("stranger_key", "")):
        if not (folder / name).exists():
            await make_key(folder / name, words)
    shutil.copy(folder / "user_key.pub", folder / "authorized_keys")
    host_key = (folder / "host_key.pub").read_text()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}")
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host_key\n"
        f"AuthorizedKeysFile {folder}/authorized_keys\nPidFile none\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n"
        f"AllowTcpForwarding remote\nLogLevel VERBOSE\n{extra}"
    )
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            SSHD, "-D", "-e", "-f", str(config), stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        await _until_it_answers(process, port, folder / "log")
        yield PrivateSshd(folder, port, process)
    finally:
        for pid in descendants(process.pid):
            kill(pid)
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _make_folders(folder):
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd insists on it when it runs as root
    folder.mkdir(parents=True, exist_ok=True)


async def _until_it_answers(process, port, log):
    async with asyncio.timeout(PATIENCE_S):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                assert process.returncode is None, log.read_text()
                await asyncio.sleep(0.02)
            else:
                writer.close()
                await writer.wait_closed()
                return
