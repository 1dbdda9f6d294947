"""The way without a proxy, on the wire: what leaves, what comes back, which failures mean nothing left."""

import asyncio
import gzip
import importlib.util
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from sellercall_desktop.core.errors import ProviderAmbiguousError, ProviderUnreachableError
from sellercall_desktop.providers import connections
from sellercall_desktop.providers.http import ApiRequest
from tests.providers.proxy_server import socks_proxy
from tests.providers.scripted import answer, pool, scripted
from tests.test_certificates import Company

FINE = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"ok": 1}'


@pytest.fixture(autouse=True)
def no_proxy_of_ours(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def create(url, **parts):
    return ApiRequest("twilio", "POST", url, repeatable=False, **parts)


@dataclass
class Wire:
    """What came in, connection by connection."""

    port: int = 0
    heard: list = field(default_factory=list)
    url: str = ""


@asynccontextmanager
async def wire(*answers, tls=None, name="127.0.0.1"):
    """Says these bytes, one for each request, then closes; b"" closes without a word."""
    found, left = Wire(), list(answers)

    async def serve(reader, writer):
        found.heard.append([])
        while left and (head := await reader.readuntil(b"\r\n\r\n")):
            length = next((line for line in head.lower().split(b"\r\n") if b"content-length" in line), b":0")
            body = await reader.readexactly(int(length.partition(b":")[2]))
            found.heard[-1].append(head + body)
            writer.write(said := left.pop(0))
            await writer.drain()
            if not said:
                break
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls) as server:
        found.port = server.sockets[0].getsockname()[1]
        found.url = f"http{'s' if tls else ''}://{name}:{found.port}"
        yield found


@pytest.mark.skipif(not importlib.util.find_spec("socksio"), reason="socksio is not installed")
@pytest.mark.parametrize(
    "parts",
    [
        {"form": {"To": "+573001234567", "Name": "ñandú", "Event": ["a", "b"]}, "auth": ("AC1", "clé")},
        {"json": {"prompt": "¿Aló?", "n": 1.5}, "headers": {"X-API-Key": "k", "accept": "audio/*"}},
        {"query": (("To", "+57 300"), ("q", "ñ&=~"))},
    ],
    ids=["form", "json", "query"],
)
async def test_a_request_leaves_byte_by_byte_as_by_a_proxy(monkeypatch, parts):
    async with wire(FINE, FINE) as server, socks_proxy() as proxy:
        request = create(f"http://api.example:{server.port}/a%20b/ñ c", **parts)
        async with pool() as http:
            monkeypatch.setenv("ALL_PROXY", proxy.url)
            await http.send(request)
        async with pool() as http:
            monkeypatch.delenv("ALL_PROXY")
            loop = asyncio.get_running_loop()
            there = await loop.getaddrinfo("127.0.0.1", server.port, type=1)

            async def lookup(*_args, **_rest):
                return there

            monkeypatch.setattr(loop, "getaddrinfo", lookup)
            await http.send(request)
    by_proxy, straight = (set(heard[0].split(b"\r\n")) for heard in server.heard)
    assert straight == by_proxy


async def test_a_user_named_in_an_address_is_told_in_a_header_and_not_in_the_address():
    async with wire(FINE) as server, pool() as http:
        await http.send(create(server.url.replace("://", "://ana:p%3Aw@") + "/thing"))
    head = server.heard[0][0]
    assert head.startswith(b"POST /thing HTTP/1.1\r\n")
    assert b"\r\nAuthorization: Basic YW5hOnA6dw==\r\n" in head


@pytest.mark.parametrize("says", [b"", b"rubbish\r\n\r\n", FINE[:-3]], ids=["nothing", "rubbish", "half"])
async def test_a_connection_that_breaks_is_an_unclear_answer_to_one_request(says):
    async with wire(says) as server, pool() as http:
        with pytest.raises(ProviderAmbiguousError):
            await http.send(create(server.url))
    assert [len(requests) for requests in server.heard] == [1]


async def test_a_read_that_is_not_to_be_repeated_is_sent_once():
    async with wire(b"", FINE) as server, pool() as http:
        with pytest.raises(ProviderAmbiguousError):
            await http.send(ApiRequest("twilio", "GET", server.url, repeatable=False))
    assert [len(requests) for requests in server.heard] == [1]


async def test_a_connection_that_the_provider_closed_meanwhile_is_not_used_again():
    async with wire(FINE, FINE) as server, pool() as http:
        await http.send(create(server.url))
        answers = server.heard[0]
        await http.send(create(server.url))
        assert len(answers) == 2  # kept
    last = FINE.replace(b"Content-Type", b"Connection: close\r\nContent-Type")
    async with wire(last, FINE) as server, pool() as http:
        await http.send(create(server.url))
        await http.send(create(server.url))
    assert [len(requests) for requests in server.heard] == [1, 1]


async def test_a_name_that_does_not_exist_is_unreachable():
    async with pool() as http:
        with pytest.raises(ProviderUnreachableError):
            await http.send(create("http://there-is-none.invalid/"))


async def test_a_server_that_does_not_shake_hands_in_time_is_unreachable():
    async with wire() as silent, pool(connect_s=0.05) as http:
        with pytest.raises(ProviderUnreachableError):
            await http.send(create(silent.url.replace("http:", "https:")))


async def test_a_company_s_certificate_is_taken_where_the_system_trusts_it(tmp_path, monkeypatch):
    company = Company(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(company.file))
    async with wire(FINE, FINE, tls=company.server("localhost"), name="localhost") as server, pool() as http:
        assert (await http.send(create(server.url))).json() == {"ok": 1}
        with pytest.raises(ProviderUnreachableError, match=r"(?i)certificate"):
            await http.send(create(server.url.replace("localhost", "127.0.0.1")))
        assert sum(map(len, server.heard)) == 1


async def test_a_certificate_that_nobody_trusts_lets_nothing_leave(tmp_path):
    tls = Company(tmp_path).server("localhost")
    async with wire(FINE, tls=tls, name="localhost") as server, pool() as http:
        with pytest.raises(ProviderUnreachableError, match=r"(?i)certificate"):
            await http.send(create(server.url))
        assert sum(map(len, server.heard)) == 0


async def test_a_packed_answer_is_unpacked():
    async def packed(_request):
        body = gzip.compress(b'{"ok": 1}')
        return web.Response(
            body=body, headers={"Content-Encoding": "gzip", "Content-Type": "application/json"}
        )

    async with scripted(packed) as server, pool() as http:
        found = await http.send(create(server.url))
        assert found.json() == {"ok": 1}
        assert "content-encoding" not in found.headers


async def test_an_answer_that_unpacks_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(connections, "LONGEST_ANSWER_BYTES", 1_000_000)
    bomb = gzip.compress(b" " * 20_000_000)
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}

    async def packed(_request):
        return web.Response(body=bomb, headers=headers)

    async with scripted(packed) as server, pool() as http:
        with pytest.raises(ProviderAmbiguousError, match="longer than"):
            await http.send(create(server.url))


async def test_long_headers_and_those_of_no_encoding_are_read():
    said = FINE.replace(b"Content-Type", b"X-Long: " + b"x" * 50_000 + b"\r\nX-Odd: \xff\xe9\r\nContent-Type")
    async with wire(said) as server, pool() as http:
        found = await http.send(create(server.url))
    assert len(found.headers["x-long"]) == 50_000
    assert found.headers["x-odd"] == "ÿé"


async def test_many_at_once_each_get_their_own_answer():
    async def same(request):
        return await answer({"n": request.query["n"]})(request)

    async with scripted(*[same] * 60) as server, pool() as http:
        asked = [http.send(create(server.url, query=(("n", str(n)),))) for n in range(60)]
        found = await asyncio.gather(*asked)
    assert [each.json()["n"] for each in found] == [str(n) for n in range(60)]
