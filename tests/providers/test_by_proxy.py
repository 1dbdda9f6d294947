"""The way by a proxy, from the environment to the wire; and a call where it cannot be used."""

import importlib.util
import json

import pytest

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.errors import ProxyUnusableError, TunnelError
from sellercall_desktop.core.problems import TunnelProblem
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.tunnel.proof import Proof
from tests.desk import open_test_world
from tests.providers.proxy_server import http_proxy, socks_proxy
from tests.providers.scripted import answer, pool, scripted

ODD_EXCEPTIONS = ["[::1]", "::1/128", "fe80::/10", "localhost\n", "[::1", "host:port", "*.", "ñandú.example"]
needs_socks = pytest.mark.skipif(not importlib.util.find_spec("socksio"), reason="socksio is not installed")


def read(url):
    return ApiRequest("twilio", "GET", url, repeatable=False)


@pytest.fixture(autouse=True)
def no_proxy_of_ours(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("listed", ODD_EXCEPTIONS)
async def test_whatever_no_proxy_holds_requests_go_by_the_proxy(monkeypatch, listed):
    async with http_proxy() as proxy, pool() as http:
        monkeypatch.setenv("HTTP_PROXY", proxy.url + "\n")
        monkeypatch.setenv("NO_PROXY", listed)
        assert (await http.send(read("http://api.example/thing"))).json() == {"ok": 1}
        assert proxy.asked[0].startswith("GET http://api.example/thing ")


async def test_a_host_that_no_proxy_names_is_asked_straight_and_others_are_not(monkeypatch):
    async with http_proxy() as proxy, scripted(answer({"straight": 1})) as server, pool() as http:
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert (await http.send(read(server.url))).json() == {"straight": 1}
        await http.send(read("http://api.example/"))
        assert len(proxy.asked) == 1


@needs_socks
@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks"])
async def test_a_socks_proxy_is_spoken_to_and_resolves_the_names(monkeypatch, scheme):
    async with socks_proxy() as proxy, scripted(answer({"ok": 1})) as server, pool() as http:
        monkeypatch.setenv("ALL_PROXY", proxy.url.replace("socks5", scheme))
        port = int(server.url.rpartition(":")[2])
        assert (await http.send(read(f"http://api.example:{port}/"))).json() == {"ok": 1}
        assert proxy.asked == [("api.example", port)]


@needs_socks
async def test_a_socks_proxy_with_a_password_is_given_it(monkeypatch):
    async with socks_proxy(b"ana", b"p:w") as proxy, scripted(answer({"ok": 1})) as server, pool() as http:
        monkeypatch.setenv("ALL_PROXY", proxy.url.replace("://", "://ana:p%3Aw@"))
        port = server.url.rpartition(":")[2]
        assert (await http.send(read(f"http://api.example:{port}/"))).json() == {"ok": 1}


@pytest.mark.parametrize("written", ["http://p:port", "gopher://p", "http://user:secret@p:port"])
async def test_a_proxy_that_cannot_be_read_is_named_and_nothing_is_sent(monkeypatch, written):
    monkeypatch.setenv("HTTP_PROXY", written)
    async with pool() as http:
        with pytest.raises(ProxyUnusableError) as refused:
            await http.send(read("http://api.example/"))
    assert refused.value.setting == "HTTP_PROXY"
    assert "HTTP_PROXY" in refused.value.message
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("listed", ODD_EXCEPTIONS)
async def test_the_proof_of_an_address_survives_whatever_no_proxy_holds(monkeypatch, listed):
    proof = Proof(lambda: "nonce")
    async with http_proxy(json.dumps({"nonce": "nonce"}).encode()) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", listed)
        await proof.ask("fixed", "http://public.example")
        await proof.close()
        assert proxy.asked[0].startswith("GET http://public.example/healthz?nonce=nonce ")


@pytest.mark.parametrize("written", ["http://p:port", "gopher://p"])
async def test_the_proof_of_an_address_names_a_proxy_that_cannot_be_read(monkeypatch, written):
    monkeypatch.setenv("HTTP_PROXY", written)
    proof = Proof(lambda: "nonce")
    with pytest.raises(TunnelError) as refused:
        await proof.ask("fixed", "http://public.example")
    assert refused.value.problem is TunnelProblem.NOT_PROVEN
    assert "HTTP_PROXY" in refused.value.detail
    await proof.close()


async def test_an_address_that_is_none_is_not_proven():
    proof = Proof(lambda: "nonce")
    for url in ("http://[::1", "http://h:port", "http://\ud800.example", "http://" + "a" * 70 + ".example"):
        with pytest.raises(TunnelError):
            await proof.ask("fixed", url)
    await proof.close()


async def test_a_dial_by_a_proxy_that_cannot_be_used_ends_with_a_reason_each_time(tmp_path, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://p:port")
    async with open_test_world(tmp_path, webhooks=False, base_url="http://ultravox.example") as world:
        for _ in range(2):
            with pytest.raises(ProxyUnusableError) as refused:
                await world.desk.engine.dial(EXAMPLES["buys"])
            ended = await world.desk.calls.get(refused.value.call_id)
            assert ended.result is CallResult.REFUSED
            assert "HTTP_PROXY" in ended.refused.message
        assert world.desk.engine.live_calls == ()
        assert len((await world.desk.calls.page(CallQuery())).calls) == 2
