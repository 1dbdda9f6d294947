"""Addresses: taken, wrong, given back."""

import asyncio
import contextlib
import socket

import httpx
import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.errors import AddressInUseError, SettingsError
from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.settings_file import SettingsFile
from sellercall_desktop.web.accept_language import preferred_language
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.server import WebServer
from sellercall_desktop.web.webhooks.nonce import GOOD_FOR_S, KEPT, Nonces
from tests.ports import free_port
from tests.waiting import PATIENCE_S
from tests.web.web_support import (
    CallsInMemory,
    EngineToTell,
    PromptsInMemory,
    ReceiptsInMemory,
    SecretsInMemory,
    open_house,
)


def server_for(folder, **web):
    settings = SettingsFile(
        folder / "s.toml", environ={}, overrides={"web": {"local_port": 0, "public_port": 0, **web}}
    )
    parts = EngineToTell(), CallsInMemory(), PromptsInMemory(), settings, SecretsInMemory()
    return WebServer(
        *parts,
        opting_out=None,
        steering=None,
        do_not_call=None,
        wrap_ups=None,
        scheduled=None,
        hand_offs=None,
        lights=None,
        on_conference_event=print,
        bus=Bus(),
        logbook=Logbook(),
        receipts=ReceiptsInMemory(),
    )


def free_ports(count):
    return [free_port() for _ in range(count)]


async def accepts(url):
    host, port = url.removeprefix("http://").split(":")
    try:
        _, writer = await asyncio.open_connection(host, int(port))
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


async def test_the_urls_are_those_of_the_ports_that_were_found(tmp_path):
    server = server_for(tmp_path)
    assert (server.local_url, server.public_url) == ("", "")
    async with server:
        assert server.local_url.startswith("http://127.0.0.1:")
        assert server.public_url.startswith("http://127.0.0.1:")
        assert server.local_url != server.public_url
        assert await accepts(server.local_url)
        assert await accepts(server.public_url)
    assert (server.local_url, server.public_url) == ("", "")


@pytest.mark.parametrize("taken", ["local_port", "public_port"])
@pytest.mark.parametrize("by", ["127.0.0.1", "0.0.0.0"])
async def test_a_taken_port_is_an_error_that_offers_a_free_one_and_nothing_is_left_listening(
    tmp_path, taken, by
):
    with socket.create_server((by, 0)) as other:
        port = other.getsockname()[1]
        (free,) = free_ports(1)
        ports = {"local_port": free, "public_port": free, taken: port}
        server = server_for(tmp_path, **ports)
        with pytest.raises(AddressInUseError) as caught:
            await server.start()
        assert (caught.value.host, caught.value.port) == ("127.0.0.1", port)
        assert caught.value.free_port not in (0, port)
        assert (server.local_url, server.public_url) == ("", "")
        assert not await accepts(f"http://127.0.0.1:{free}")
        again = server_for(tmp_path, **{**ports, taken: caught.value.free_port})
        async with again:
            assert str(caught.value.free_port) in again.local_url + again.public_url


async def test_the_free_port_that_is_offered_is_not_the_other_listeners(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        server = server_for(tmp_path, local_port=port, public_port=port + 1)
        with pytest.raises(AddressInUseError) as caught:
            await server.start()
        assert caught.value.free_port not in (0, port, port + 1)


async def test_the_two_listeners_cannot_share_one_port(tmp_path):
    (port,) = free_ports(1)
    with pytest.raises(AddressInUseError):
        await server_for(tmp_path, local_port=port, public_port=port).start()


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
async def test_an_address_that_is_not_ours_names_the_setting(tmp_path, host):
    with pytest.raises(SettingsError) as caught:
        await server_for(tmp_path, public_host=host).start()
    assert caught.value.key == "web.public_host"


async def test_localhost_means_the_ipv4_loopback(tmp_path):
    async with server_for(tmp_path, local_host="localhost") as server:
        assert server.local_url.startswith("http://127.0.0.1:")


async def test_the_ipv6_loopback_is_told_in_brackets(tmp_path):
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    async with server_for(tmp_path, local_host="::1") as server, httpx.AsyncClient(trust_env=False) as client:
        assert server.local_url.startswith("http://[::1]:")
        assert (await client.get(server.local_url + "/api/prompt")).status_code == 200


async def test_every_address_is_told_as_one_that_can_be_asked(tmp_path):
    async with server_for(tmp_path, public_host="0.0.0.0") as server:
        assert server.public_url.startswith("http://127.0.0.1:")
        assert await accepts(server.public_url)


async def test_a_stopped_server_gives_its_ports_back_and_can_be_started_again(tmp_path):
    local, public = free_ports(2)
    server = server_for(tmp_path, local_port=local, public_port=public)
    for _ in range(2):
        async with server, httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(server.local_url + "/healthz")).status_code == 200
        assert not await accepts(f"http://127.0.0.1:{local}")
        assert not await accepts(f"http://127.0.0.1:{public}")
    await server.stop()  # once more does no harm


@pytest.mark.parametrize("steps", range(5))
async def test_who_comes_while_it_stops_is_not_left_waiting(tmp_path, steps):
    server, loop = server_for(tmp_path), asyncio.get_running_loop()
    await server.start()
    host, port = server.public_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as late:  # the system has taken it; asyncio not yet
        late.setblocking(False)
        for _ in range(steps):
            await asyncio.sleep(0)
        await server.stop()
        async with asyncio.timeout(PATIENCE_S):
            with contextlib.suppress(ConnectionResetError):
                assert await loop.sock_recv(late, 1) == b""


async def test_stopping_lets_a_request_under_way_end(tmp_path):
    begun, finish = asyncio.Event(), asyncio.Event()

    async def slow_dial():
        begun.set()
        await finish.wait()
        raise RuntimeError("a failure while stopping is answered too")

    async with open_house(
        tmp_path, engine=EngineToTell(dial_with=slow_dial), limits=Limits(shutdown_s=5)
    ) as house:
        call = house.local("POST", "/api/llamada/callto", json={"Phone": "+573001234567"})
        async with asyncio.TaskGroup() as group:
            asked = group.create_task(call)
            await begun.wait()
            stopping = group.create_task(house.server.stop())
            await asyncio.sleep(0)
            finish.set()
        assert asked.result().status_code == 500
        assert stopping.done()


def test_a_nonce_is_known_once_issued_until_it_is_old_or_one_of_too_many():
    now = [0.0]
    nonces = Nonces(clock=lambda: now[0])
    first = nonces.issue()
    assert nonces.known(first)
    assert not nonces.known("")
    now[0] = GOOD_FOR_S + 1
    assert not nonces.known(first)
    newer = [nonces.issue() for _ in range(KEPT + 1)]
    assert len(set(newer)) == KEPT + 1
    assert [nonces.known(nonce) for nonce in newer] == [False] + [True] * KEPT


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "es"),
        ("*", "es"),
        ("fr,de;q=0.5", "es"),
        ("en", "en"),
        ("EN-gb;q=0.9, es;q=0.1", "en"),
        ("en;q=0.2,es-419;q=0.9", "es"),
        ("en;q=0", "es"),
        ("en;q=x", "es"),
        ("es,en", "es"),
        ("," * 10_000, "es"),
    ],
)
def test_the_language_is_the_one_the_caller_likes_best(header, language):
    assert preferred_language(header) == language
