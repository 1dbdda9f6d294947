"""cloudflared as a program: a stand-in that talks and ends as it does. The real one is not tried here."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sellercall_desktop.core.errors import TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.settings import TunnelSettings
from sellercall_desktop.tunnel.cloudflared import CloudflaredTunnel
from sellercall_desktop.tunnel.local_address import LocalAddress
from tests.waiting import PATIENCE_S, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")
LOCAL = LocalAddress("127.0.0.1", 5001)


def install(folder, *behaviour):
    """The stand-in as a program in `folder`; returns its path."""
    program = folder / "cloudflared"
    script = (Path(__file__).parent / "cloudflared_stand_in.py").read_text()
    program.write_text(f"#!{sys.executable}\n{script}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (folder / "behaviour").write_text(" ".join(behaviour))
    return program


def starts(folder):
    told = folder / "started"
    return [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []


def tunnel(program, token=None, **wanted):
    return CloudflaredTunnel(TunnelSettings(cloudflared_path=str(program), **wanted), LOCAL, token)


def lives(pid):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


async def refusal(opened):
    with pytest.raises(TunnelError) as caught:
        await opened.open()
    await opened.close()
    return caught.value


async def test_a_quick_tunnel_has_the_name_that_its_metrics_tell(tmp_path):
    opened = tunnel(install(tmp_path))
    assert await opened.open() == "https://quiet-green-river.trycloudflare.com"
    (start,) = starts(tmp_path)
    assert lives(start["pid"])
    await opened.close()
    assert not lives(start["pid"])
    assert start["arguments"][-2:] == ["--url", "http://127.0.0.1:5001"]
    assert "--no-autoupdate" in start["arguments"]
    assert start["arguments"][start["arguments"].index("--config") + 1] == os.devnull


@pytest.mark.parametrize("named", [False, True])
async def test_options_in_the_environment_change_nothing_of_this_run(tmp_path, monkeypatch, named):
    odd = {
        "TUNNEL_LOGLEVEL": "warn",
        "TUNNEL_LOGFILE": "/nowhere/log",
        "TUNNEL_METRICS": "0.0.0.0:1",
        "TUNNEL_URL": "http://127.0.0.1:9",
        "TUNNEL_HOSTNAME": "another.example",
        "TUNNEL_NAME": "another",
        "TUNNEL_TOKEN": "another-token",
        "TUNNEL_TOKEN_FILE": "/nowhere/token",
        "TUNNEL_NO_TLS_VERIFY": "perhaps",
        "NO_AUTOUPDATE": "perhaps",
        "AUTOUPDATE_FREQ": "1s",
    }
    for name, value in {**odd, "TUNNEL_TRANSPORT_PROTOCOL": "http2", "HTTPS_PROXY": "http://p:1"}.items():
        monkeypatch.setenv(name, value)
    wanted = {"cloudflared_hostname": "calls.example.com"} if named else {}
    opened = tunnel(install(tmp_path), "our-token" if named else None, **wanted)
    assert await opened.open()
    await opened.close()
    (start,) = starts(tmp_path)
    given = {name: value for name, value in start["environ"].items() if name in odd}
    assert given == ({"TUNNEL_TOKEN": "our-token"} if named else {})
    assert start["environ"]["TUNNEL_TRANSPORT_PROTOCOL"] == "http2"  # what the network needs stays
    assert start["environ"]["HTTPS_PROXY"] == "http://p:1"


async def test_where_the_metrics_do_not_tell_the_output_does(tmp_path):
    opened = tunnel(install(tmp_path, "no-metrics"))
    assert await opened.open() == "https://loud-blue-sea.trycloudflare.com"
    await opened.close()


async def test_it_is_found_on_the_path(tmp_path, monkeypatch):
    install(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    opened = tunnel("")
    assert (await opened.open()).endswith(".trycloudflare.com")
    await opened.close()


async def test_a_named_tunnel_gets_its_token_unseen_and_has_the_persons_own_name(tmp_path):
    opened = tunnel(install(tmp_path), "t0ken", cloudflared_hostname="calls.example.com")
    assert await opened.open() == "https://calls.example.com"
    await opened.close()
    (start,) = starts(tmp_path)
    assert start["arguments"][-1] == "run"
    assert "t0ken" not in " ".join(start["arguments"])
    assert start["environ"]["TUNNEL_TOKEN"] == "t0ken"


async def test_a_named_tunnel_kept_on_this_computer_is_run_by_its_name(tmp_path):
    opened = tunnel(
        install(tmp_path), cloudflared_hostname="calls.example.com", cloudflared_tunnel="sellercall"
    )
    await opened.open()
    await opened.close()
    (start,) = starts(tmp_path)
    assert start["arguments"][-4:] == ["--url", "http://127.0.0.1:5001", "run", "sellercall"]
    assert "TUNNEL_TOKEN" not in start["environ"]


async def test_our_own_secrets_do_not_go_to_it(tmp_path, monkeypatch):
    monkeypatch.setenv("SELLERCALL_TWILIO__AUTH_TOKEN", "not for others")
    opened = tunnel(install(tmp_path))
    await opened.open()
    await opened.close()
    assert "not for others" not in starts(tmp_path)[0]["environ"].values()


async def test_its_end_is_noticed_with_what_it_said_last(tmp_path):
    opened = tunnel(install(tmp_path, "dies"))
    await opened.open()
    async with asyncio.timeout(PATIENCE_S):
        why = await opened.lost()
    await opened.close()
    assert "exit 3" in why
    assert "the edge closed every connection" in why


async def test_killed_from_outside_it_counts_as_lost(tmp_path):
    opened = tunnel(install(tmp_path))
    await opened.open()
    os.kill(starts(tmp_path)[0]["pid"], signal.SIGKILL)
    async with asyncio.timeout(PATIENCE_S):
        assert "exit -9" in await opened.lost()
    await opened.close()


async def test_one_that_will_not_end_is_made_to(tmp_path, monkeypatch):
    monkeypatch.setattr("sellercall_desktop.tunnel.child.END_S", 0.2)
    opened = tunnel(install(tmp_path, "stubborn"))
    await opened.open()
    await opened.close()
    assert not lives(starts(tmp_path)[0]["pid"])


async def test_a_rate_limit_is_called_that_and_the_service_is_left_alone_for_a_while(tmp_path):
    error = await refusal(tunnel(install(tmp_path, "limited")))
    assert error.problem is TunnelProblem.RATE_LIMITED
    assert error.wait_s >= 60


async def test_the_services_own_address_in_an_error_is_not_taken_for_a_tunnel(tmp_path):
    error = await refusal(tunnel(install(tmp_path, "no-network")))
    assert error.problem is TunnelProblem.PROGRAM_ENDED
    assert "no such host" in error.detail


async def test_a_program_that_is_not_there_is_named(tmp_path):
    error = await refusal(tunnel(tmp_path / "nowhere"))
    assert error.problem is TunnelProblem.PROGRAM_MISSING
    assert "nowhere" in error.detail


async def test_a_program_for_another_machine_is_an_error_and_no_fault(tmp_path):
    program = tmp_path / "cloudflared"
    program.write_bytes(b"\x00 not a program")
    program.chmod(0o755)
    assert (await refusal(tunnel(program))).problem is TunnelProblem.PROGRAM_ENDED


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ties a child to its parent")
async def test_it_ends_with_us_even_when_we_are_killed(tmp_path):
    program = install(tmp_path)
    script = (
        "import asyncio\n"
        "from sellercall_desktop.settings import TunnelSettings\n"
        "from sellercall_desktop.tunnel.cloudflared import CloudflaredTunnel\n"
        "from sellercall_desktop.tunnel.local_address import LocalAddress\n"
        "async def main():\n"
        f"    settings = TunnelSettings(cloudflared_path={str(program)!r})\n"
        "    tunnel = CloudflaredTunnel(settings, LocalAddress('127.0.0.1', 1), None)\n"
        "    print(await tunnel.open(), flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert b"trycloudflare" in await parent.stdout.readline()
    (start,) = starts(tmp_path)
    parent.kill()
    await parent.wait()
    await until(lambda: not lives(start["pid"]))
