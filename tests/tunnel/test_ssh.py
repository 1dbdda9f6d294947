"""The SSH tunnel against a real OpenSSH server."""

from __future__ import annotations

import asyncio
import os
import signal

import httpx
import pytest

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.core.tunnel import TunnelState
from sellercall_desktop.credentials.secrets import SessionSecrets
from sellercall_desktop.settings import TunnelSettings
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.tunnel.local_address import LocalAddress
from sellercall_desktop.tunnel.ssh import SshTunnel
from sellercall_desktop.tunnel.supervisor import TunnelPace
from tests.ports import free_port
from tests.tunnel.private_sshd import make_key, needs_sshd, open_sshd, wish
from tests.tunnel.tunnel_world import open_tunnel_world
from tests.waiting import until

pytestmark = needs_sshd


def tunnel(sshd, passphrase=None, remote_port=None, **more):
    settings = TunnelSettings(**wish(sshd, remote_port or free_port(), **more)["tunnel"])
    return SshTunnel(settings, LocalAddress("127.0.0.1", 9), passphrase)


async def refusal(opened):
    """The error with which a tunnel does not open."""
    with pytest.raises(TunnelError) as caught:
        await opened.open()
    await opened.close()
    return caught.value


async def test_a_request_through_the_server_arrives_and_open_means_proven(tmp_path):
    remote = free_port()
    async with open_sshd(tmp_path) as sshd, open_tunnel_world(tmp_path, wish(sshd, remote)) as world:
        opened = await world.news.open()
        assert world.listener.asked >= 1  # not open before a request came through
        assert opened.url == f"http://127.0.0.1:{remote}"
        assert world.urls == [opened.url]
        async with httpx.AsyncClient() as client:
            answer = await client.get(f"{opened.url}/healthz")
        assert answer.json() == {"status": "ok"}


async def test_a_cut_connection_heals_and_keeps_its_address(tmp_path):
    async with open_sshd(tmp_path) as sshd, open_tunnel_world(tmp_path, wish(sshd, free_port())) as world:
        await world.news.open()
        for _ in range(3):
            known = len(world.news.said)
            assert sshd.cut()
            lost = await world.news.state(TunnelState.RECONNECTING, known)
            assert lost.error.problem is TunnelProblem.LOST
            assert lost.url  # what is still under way was signed for it
            await world.news.open(known, within_s=5)
        assert len(world.urls) == 1


async def test_a_server_that_comes_back_after_a_restart_is_used_again(tmp_path):
    port, remote = free_port(), free_port()
    async with open_sshd(tmp_path, port) as sshd:
        wanted = wish(sshd, remote)
    async with open_tunnel_world(tmp_path, wanted) as world:
        assert (await world.news.failed()).problem is TunnelProblem.UNREACHABLE
        async with open_sshd(tmp_path, port):
            await world.news.open()


async def test_closing_logs_out_and_frees_the_servers_port(tmp_path):
    remote = free_port()
    async with open_sshd(tmp_path) as sshd:
        async with open_tunnel_world(tmp_path, wish(sshd, remote)) as world:
            await world.news.open()
        await until(lambda: not sshd.connections())
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", remote)


async def test_an_unknown_host_key_is_refused(tmp_path):
    async with open_sshd(tmp_path) as sshd:
        error = await refusal(tunnel(sshd, ssh_known_hosts_file=str(tmp_path / "there_is_none")))
    assert error.problem is TunnelProblem.HOST_KEY
    assert f"127.0.0.1:{sshd.port}" in error.detail
    assert "Accepted" not in (tmp_path / "log").read_text()  # it was never logged in to


async def test_a_changed_host_key_is_refused(tmp_path):
    async with open_sshd(tmp_path) as sshd:
        other = (await make_key(tmp_path / "other_host")).with_suffix(".pub").read_text()
        sshd.known_hosts.write_text(f"[127.0.0.1]:{sshd.port} {other}")
        error = await refusal(tunnel(sshd))
    assert error.problem is TunnelProblem.HOST_KEY


async def test_the_users_ssh_configuration_cannot_switch_the_host_key_check_off(tmp_path, monkeypatch):
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh" / "config").write_text("Host *\n  StrictHostKeyChecking no\n  UserKnownHostsFile none\n")
    monkeypatch.setenv("HOME", str(home))
    async with open_sshd(tmp_path) as sshd:
        error = await refusal(tunnel(sshd, ssh_known_hosts_file=""))
    assert error.problem is TunnelProblem.HOST_KEY


async def test_a_key_the_server_does_not_know_is_refused(tmp_path):
    async with open_sshd(tmp_path) as sshd:
        error = await refusal(tunnel(sshd, ssh_key_file=str(tmp_path / "stranger_key")))
    assert error.problem is TunnelProblem.LOGIN_REFUSED


async def test_a_key_file_that_is_not_there_is_named(tmp_path):
    async with open_sshd(tmp_path) as sshd:
        error = await refusal(tunnel(sshd, ssh_key_file=str(tmp_path / "no_such_key")))
    assert error.problem is TunnelProblem.KEY_UNUSABLE
    assert "no_such_key" in error.detail


async def test_a_key_with_a_passphrase_opens_with_it_and_only_with_it(tmp_path):
    async with open_sshd(tmp_path, passphrase="open sesame") as sshd:
        for wrong in (None, "open barley"):
            error = await refusal(tunnel(sshd, wrong))
            assert error.problem is TunnelProblem.KEY_UNUSABLE
            assert "barley" not in str(error)
        secrets = SessionSecrets({Secret.SSH_KEY_PASSPHRASE: "open sesame"})
        async with open_tunnel_world(tmp_path, wish(sshd, free_port()), secrets) as world:
            await world.news.open()


async def test_a_port_that_is_taken_on_the_server_is_said(tmp_path):
    remote = free_port()
    async with open_sshd(tmp_path) as sshd:
        server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", remote)
        async with server:
            error = await refusal(tunnel(sshd, remote_port=remote, ssh_remote_host="127.0.0.1"))
    assert error.problem is TunnelProblem.PORT_REFUSED
    assert str(remote) in error.detail


async def test_a_connection_that_dies_without_a_word_is_noticed_and_heals(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.tunnel.ssh.KEEPALIVE_S", 0.2)
    monkeypatch.setattr("sellercall_desktop.tunnel.ssh.CLOSE_S", 0.2)
    once = TunnelPace(prove_every_s=3600, reopen_s=(0.1,))  # no proof helps: the keepalives must
    async with (
        open_sshd(tmp_path) as sshd,
        open_tunnel_world(tmp_path, wish(sshd, free_port()), pace=once) as world,
    ):
        await world.news.open()
        known = len(world.news.said)
        silent = sshd.connections()
        for pid in silent:
            os.kill(pid, signal.SIGSTOP)
        lost = await world.news.state(TunnelState.RECONNECTING, known, within_s=5)
        assert lost.error.problem is TunnelProblem.LOST
        for pid in silent:
            os.kill(pid, signal.SIGKILL)  # until then it holds the port, as on a server that has not noticed
        await world.news.open(known, within_s=5)
