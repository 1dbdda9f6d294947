"""Where ssh logs in, the tunnel does too: odd lines and keys beside good ones change nothing."""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.settings import TunnelSettings
from sellercall_desktop.tunnel.local_address import LocalAddress
from sellercall_desktop.tunnel.ssh import SshTunnel
from sellercall_desktop.tunnel.ssh_files import read_known_hosts
from tests.ports import free_port
from tests.tunnel.private_sshd import make_key, needs_sshd, open_sshd, wish
from tests.waiting import PATIENCE_S

pytestmark = needs_sshd

ODD_LINES = (
    b"half-a-line\n",
    b"example.com\n",
    b"@strange example.com ssh-ed25519 AAAA\n",
    b"@revoked\n",
    b"@cert-authority *.example\n",
    b"|1|not base64|nor this| ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN\n",
    b"|2|c2FsdA==|aGFzaA==| ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN\n",
    b"1.2.3.4 1024 35 14553535\n",
    b"1.2.3.4 ssh-dss AAAAB3NzaC1kc3MAAACB\n",
    b"1.2.3.4 ssh-new@example.com AAAAE3NzaC1uZXc=\n",
    b"1.2.3.0/99 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN\n",
    b"pe\xf1a.example ssh-ed25519 AAAA\xf1\n",
    b"\xff\xfe\x00\x00\n",
    b"<<<<<<< HEAD\n",
    b"\x00\x00\x00\n",
    b"! ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN\n",
    b", ssh-ed25519\n",
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of its own, without an agent."""
    (tmp_path / "home" / ".ssh").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return tmp_path / "home" / ".ssh"


async def opens(sshd, passphrase=None, **more):
    settings = TunnelSettings(**wish(sshd, free_port(), **more)["tunnel"])
    tunnel = SshTunnel(settings, LocalAddress("127.0.0.1", 9), passphrase)
    try:
        await tunnel.open()
    finally:
        await tunnel.close()


async def run(*command, **variables):
    made = await asyncio.create_subprocess_exec(
        *map(str, command),
        env={**os.environ, **variables},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, errors = await made.communicate()
    assert made.returncode == 0, errors
    return said.decode()


async def test_odd_lines_in_known_hosts_are_passed_over(tmp_path, home):
    async with open_sshd(tmp_path) as sshd:
        good = sshd.known_hosts.read_bytes().strip()
        for line in ODD_LINES:
            for text in (line + good, good + b"\r\n" + line, good + " Señora\r\n".encode("latin-1") + line):
                sshd.known_hosts.write_bytes(text)
                found = read_known_hosts(str(sshd.known_hosts))
                assert found.hosts.match("127.0.0.1", "127.0.0.1", sshd.port)[0], (line, text)
        sshd.known_hosts.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n" + b"".join(ODD_LINES))
        await opens(sshd)


async def test_without_the_servers_line_the_odd_ones_are_named(tmp_path, home):
    async with open_sshd(tmp_path) as sshd:
        sshd.known_hosts.write_bytes(b"# mine\n" + ODD_LINES[0])
        with pytest.raises(TunnelError) as caught:
            await opens(sshd)
    assert caught.value.problem is TunnelProblem.HOST_KEY
    assert f"{sshd.known_hosts}:2" in caught.value.detail


async def test_a_revoked_key_stays_refused_among_odd_lines_and_hashed_names_are_known(tmp_path, home):
    async with open_sshd(tmp_path) as sshd:
        good = sshd.known_hosts.read_text()
        await run("ssh-keygen", "-H", "-f", sshd.known_hosts)
        assert sshd.known_hosts.read_text().startswith("|1|")
        hashed = sshd.known_hosts.read_bytes()
        sshd.known_hosts.write_bytes(ODD_LINES[5] + hashed)
        await opens(sshd)
        sshd.known_hosts.write_text(f"@strange x y z\n{good}@revoked * {good.split(None, 1)[1]}")
        with pytest.raises(TunnelError) as caught:
            await opens(sshd)
    assert caught.value.problem is TunnelProblem.HOST_KEY


async def test_a_name_is_found_in_known_hosts_whatever_its_letters(tmp_path, home):
    async with open_sshd(tmp_path) as sshd:
        sshd.known_hosts.write_text(sshd.known_hosts.read_text().replace("127.0.0.1", "localhost"))
        await opens(sshd, ssh_host="LocalHost ")


async def test_unreadable_usual_keys_beside_a_good_one_are_passed_over(tmp_path, home):
    async with open_sshd(tmp_path) as sshd:
        shutil.copy(sshd.key_file, home / "id_ed25519")
        await make_key(home / "id_ecdsa", "a passphrase nobody gave")
        (home / "id_rsa").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nhalf\n")
        (home / "id_ed25519_sk").write_bytes(b"\xff\xfe\x00")
        (home / "id_ecdsa_sk").write_bytes(b"")
        (home / "id_dsa").mkdir()
        (home / "id_ed25519-cert.pub").write_text("no certificate\n")
        for passphrase in (None, "another"):
            await opens(sshd, passphrase, ssh_key_file="")


async def test_where_every_key_is_unusable_they_are_named_and_the_server_is_not_called_unreachable(
    tmp_path, home
):
    async with open_sshd(tmp_path) as sshd:
        (home / "id_rsa").write_text("half a key\n")
        with pytest.raises(TunnelError) as caught:
            await opens(sshd, ssh_key_file="")
        assert caught.value.problem is TunnelProblem.KEY_UNUSABLE
        assert str(home / "id_rsa") in caught.value.detail
        (home / "id_rsa").unlink()
        with pytest.raises(TunnelError) as caught:
            await opens(sshd, ssh_key_file="")
        assert caught.value.problem is TunnelProblem.LOGIN_REFUSED


async def listens(socket):
    """Whether a connection is taken: the file is there a moment before."""
    try:
        _, writer = await asyncio.open_unix_connection(socket)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


@asynccontextmanager
async def open_agent(folder, *keys):
    """An agent of our own that holds these keys, ended by its process id."""
    socket = folder / "agent"
    agent = await asyncio.create_subprocess_exec(
        "ssh-agent", "-D", "-a", str(socket), stdout=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not await listens(socket):  # noqa: ASYNC110 - it says nothing when it is ready
                await asyncio.sleep(0.02)
        for key in keys:
            await run("ssh-add", key, SSH_AUTH_SOCK=str(socket))
        yield str(socket)
    finally:
        agent.terminate()
        await agent.wait()


async def test_the_agents_key_serves_beside_locked_files_and_for_a_locked_one(tmp_path, home, monkeypatch):
    async with open_sshd(tmp_path) as sshd, open_agent(tmp_path, sshd.key_file) as socket:
        monkeypatch.setenv("SSH_AUTH_SOCK", socket)
        await make_key(home / "id_ed25519", "locked")
        await opens(sshd, ssh_key_file="")
        locked = tmp_path / "locked"
        shutil.copy(sshd.key_file, locked)
        shutil.copy(f"{sshd.key_file}.pub", f"{locked}.pub")
        await run("ssh-keygen", "-q", "-p", "-N", "locked", "-f", locked)
        await opens(sshd, ssh_key_file=str(locked))


@pytest.mark.parametrize("oddity", ["an odd key", "no agent", "noise"])
async def test_an_odd_agent_does_not_keep_the_usual_keys_from_serving(tmp_path, home, monkeypatch, oddity):
    def string(data):
        return len(data).to_bytes(4, "big") + data

    async with open_sshd(tmp_path) as sshd, open_agent(tmp_path, sshd.key_file) as socket:
        asked = asyncio.Event()

        async def answer(reader, writer):
            """As the real one, with two keys in front that nobody can read."""
            inner_reader, inner_writer = await asyncio.open_unix_connection(socket)
            try:
                while True:
                    request = await reader.readexactly(4)
                    request += await reader.readexactly(int.from_bytes(request, "big"))
                    inner_writer.write(request)
                    length = await inner_reader.readexactly(4)
                    body = await inner_reader.readexactly(int.from_bytes(length, "big"))
                    if body[0] == 12:
                        asked.set()
                        count = int.from_bytes(body[1:5], "big") + 2
                        odd = string(b"") + string(b"empty") + string(b"\xff" * 9) + string(b"\xf1")
                        body = bytes([12]) + count.to_bytes(4, "big") + odd + body[5:]
                    writer.write(string(b"\x07" if oddity == "noise" else body))
            except asyncio.IncompleteReadError:
                pass
            finally:
                writer.close()
                inner_writer.close()

        between = tmp_path / "between"
        server = await asyncio.start_unix_server(answer, between)
        async with server:
            monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "gone" if oddity == "no agent" else between))
            if oddity != "an odd key":
                shutil.copy(sshd.key_file, home / "id_ed25519")
            await opens(sshd, ssh_key_file="")
    assert asked.is_set() or oddity != "an odd key"


async def test_a_server_known_by_its_authority_is_trusted_beside_odd_lines(tmp_path, home):
    port = free_port()
    async with open_sshd(tmp_path, port):
        pass  # it has made its keys
    await make_key(tmp_path / "authority")
    await run(
        *("ssh-keygen", "-q", "-s", tmp_path / "authority", "-I", "host", "-h", "-n", "127.0.0.1"),
        tmp_path / "host_key.pub",
    )
    async with open_sshd(tmp_path, port, extra=f"HostCertificate {tmp_path}/host_key-cert.pub\n") as sshd:
        key = (tmp_path / "authority.pub").read_text()
        sshd.known_hosts.write_text(f"@cert-authority odd\n@cert-authority [127.0.0.1]:{port} {key}")
        await opens(sshd)
