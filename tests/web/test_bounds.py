"""Nobody can make the server hold more, wait longer or say more than it should."""

import asyncio
import gzip
import time

import pytest

from sellercall_desktop.web.limits import Limits
from tests.web.web_support import CALLER, EngineToTell, open_house, outgoing_call, talk

KIB = 1024


async def test_the_public_side_takes_64_kib_and_the_local_side_1_mib(tmp_path):
    async with open_house(tmp_path) as house:
        for base, allowed in ((house.server.public_url, 64 * KIB), (house.server.local_url, 1024 * KIB)):
            within = await house.client.post(base + "/webhooks/ultravox", content=b"x" * allowed)
            assert within.status_code == 403  # read, and found unsigned
            beyond = await house.client.post(base + "/webhooks/ultravox", content=b"x" * (allowed + 1))
            assert (beyond.status_code, beyond.json()["code"]) == (413, "body_too_large")


async def test_a_body_of_untold_length_is_cut_at_the_limit_too(tmp_path):
    async def endless():
        for _ in range(100):
            yield b"x" * KIB

    async with open_house(tmp_path) as house:
        answer = await house.public(
            "POST", "/api/inbound", content=endless(), headers={"Content-Type": "text/plain"}
        )
        assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def test_a_small_body_that_unpacks_to_a_large_one_is_cut_at_the_limit(tmp_path):
    bomb = gzip.compress(bytes(50_000 * KIB))
    assert len(bomb) < 64 * KIB
    async with open_house(tmp_path) as house:
        headers = {"Content-Encoding": "gzip"}
        answer = await house.public("POST", "/webhooks/ultravox", content=bomb, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Encoding: gzip\r\nContent-Length: 9", b"not gzip!"),
        (b"Transfer-Encoding: chunked", b"5\r\nab"),
        (b"Transfer-Encoding: chunked", b"zz\r\nab\r\n0\r\n\r\n"),
    ],
)
async def test_a_wrongly_encoded_body_is_no_server_error(tmp_path, caplog, headers, body):
    async with open_house(tmp_path, limits=Limits(body_read_s=0.2, linger_s=0.1, keep_alive_s=0.2)) as house:
        request = b"POST /webhooks/ultravox HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\n\r\n" + body
        answer = await asyncio.to_thread(talk, house.server.public_url, request)
        assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.0 400 ", b"HTTP/1.1 408 ")), answer
        assert not [r for r in caplog.records if r.levelname == "ERROR"]


async def test_a_client_that_leaves_in_mid_body_is_no_error(tmp_path, caplog):
    caplog.set_level("INFO", "sellercall_desktop")
    async with open_house(tmp_path) as house:
        host, port = house.server.public_url.removeprefix("http://").split(":")
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"POST /webhooks/ultravox HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nhalf")
        await writer.drain()
        assert (await house.public("GET", "/healthz")).status_code == 200  # the other is being read by now
        writer.close()
        await writer.wait_closed()
        assert (await house.public("GET", "/healthz")).status_code == 200
        assert not [r for r in caplog.records if r.levelname == "ERROR"]


async def test_a_long_prompt_fits(tmp_path):
    async with open_house(tmp_path) as house:
        text = "á" * 400_000
        assert (await house.local("POST", "/api/prompt", json={"systemPrompt": text})).status_code == 204
        assert (await house.local("GET", "/api/prompt")).json()["systemPrompt"] == text


async def test_a_body_that_does_not_arrive_is_not_waited_for(tmp_path):
    async with open_house(tmp_path, limits=Limits(body_read_s=0.1, linger_s=0.1)) as house:
        for base, path in (
            (house.server.public_url, "/api/inbound"),
            (house.server.public_url, "/webhooks/ultravox"),
            (house.server.local_url, "/api/llamada/callto"),
            (house.server.local_url, "/api/prompt"),
        ):
            head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            head += "Content-Length: 50\r\n\r\n"
            begun = time.monotonic()
            answer = await asyncio.to_thread(talk, base, head.encode() + b'{"Phone": ')
            assert answer.startswith(b"HTTP/1.1 408 "), path
            assert b"Connection: close" in answer
            assert time.monotonic() - begun < 3
    assert Limits().body_read_s == 5


async def test_a_connection_that_never_asks_is_let_go_and_one_that_asks_is_kept(tmp_path):
    async with open_house(tmp_path, limits=Limits(first_request_s=0.2, keep_alive_s=0.6)) as house:
        for begun_request in (b"", b"GET /healthz HTT", b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: "):
            begun = time.monotonic()
            answer = await asyncio.to_thread(talk, house.server.public_url, begun_request)
            assert answer == b""
            assert time.monotonic() - begun < 3
        begun = time.monotonic()
        whole = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        answer = await asyncio.to_thread(talk, house.server.public_url, whole)
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert time.monotonic() - begun > 0.5  # kept open for the next one, and not for ever


async def test_connections_are_counted_and_a_body_that_does_not_come_gives_way(tmp_path):
    async with open_house(tmp_path, limits=Limits(connections=8)) as house:
        host, port = house.server.public_url.removeprefix("http://").split(":")
        signed = b"X-Twilio-Signature: Zm9yZ2Vk\r\n"
        readers, writers = [], []
        for n in range(24):
            reader, writer = await asyncio.open_connection(host, int(port))
            head = b"POST /api/inbound HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
            writer.write(head + (signed if n % 2 else b"") + b"\r\n")
            readers.append(reader)
            writers.append(writer)
        assert (await house.local("GET", "/healthz")).status_code == 200  # it has its own count
        for _ in range(5):
            assert (await house.post_twilio("/webhooks/twilio/status")).status_code == 204
        for reader in readers[:8]:  # whoever kept it waiting for longest has gone
            await asyncio.wait_for(reader.read(), 5)
        assert len(house.server._public._runner.server.connections) <= 8 + 1
        for writer in writers:
            writer.close()


MALFORMED = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS to a plain port
    b"FOO /api/inbound HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\n\r\n\x00",
    b"POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /api/inbound HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: a\r\n" + b"X-A: b\r\n" * 500 + b"\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: a\r\nBad Header: secret-value\r\n\r\n",
]


@pytest.mark.parametrize("request_bytes", MALFORMED, ids=range(len(MALFORMED)))
async def test_what_is_no_http_is_refused_without_a_trace_in_the_answer_or_its_content_in_the_log(
    tmp_path, request_bytes, caplog
):
    async with open_house(tmp_path, limits=Limits(first_request_s=0.3, keep_alive_s=0.3)) as house:
        answer = await asyncio.to_thread(talk, house.server.public_url, request_bytes)
        assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.0 400 ", b"HTTP/1.1 200 ", b"HTTP/1.1 403 "))
        assert b"Traceback" not in answer
        assert b"aiohttp" not in answer  # silent about its maker,
        assert b"secret-value" not in answer  # and no echo
        assert b"X-Content-Type-Options: nosniff" in answer
        assert (await house.public("GET", "/healthz")).status_code == 200
    told = " ".join(str(vars(record)) + record.getMessage() for record in caplog.records)
    assert "secret-value" not in told
    assert "Traceback" not in told


async def test_the_access_log_has_the_route_and_nothing_that_was_sent(tmp_path, caplog):
    caplog.set_level("DEBUG", "sellercall_desktop")
    async with open_house(tmp_path) as house:
        await house.local(
            "GET", "/API/prompt?access_token=hush&token=hush", headers={"Authorization": "Bearer hush"}
        )
        await house.local("GET", "/nothing/hush")
        await house.local("POST", "/api/llamada/callto", json={"Phone": "+573001234567"})
        await house.post_twilio("/webhooks/twilio/status?call_id=hush", CALLER)
        records = [r for r in caplog.records if r.message == "http.request"]
        assert [(r.method, r.route, r.status) for r in records] == [
            ("GET", "/api/prompt", 200),
            ("GET", "-", 404),
            ("POST", "/api/llamada/callto", 200),
            ("POST", "/webhooks/twilio/status", 204),
        ]
        assert all(isinstance(r.duration_ms, float) for r in records)
        told = " ".join(str(vars(r)) for r in caplog.records if r.name.startswith("sellercall"))
        assert "hush" not in told
        assert "3001234567" not in told


async def test_a_client_that_leaves_does_not_end_what_it_began(tmp_path):
    begun, finish, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow_dial():
        begun.set()
        await finish.wait()
        done.set()
        return outgoing_call()

    async with open_house(tmp_path, engine=EngineToTell(dial_with=slow_dial)) as house:
        host, port = house.server.local_url.removeprefix("http://").split(":")
        _, writer = await asyncio.open_connection(host, int(port))
        body = b'{"Phone": "+573001234567"}'
        head = b"POST /api/llamada/callto HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        writer.write(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        await begun.wait()
        writer.close()
        await writer.wait_closed()
        finish.set()
        await done.wait()
        assert (await house.local("GET", "/healthz")).status_code == 200
