"""Malformed requests by the thousand on every route of both listeners: refused, never a failure.

The whole program is behind them, on the simulated world. A run sends 2,000; ``SELLERCALL_FUZZ=100000``
sends so many. The seed is told when one fails.
"""

import asyncio
import contextlib
import gc
import logging
import os
import random
import re
import sqlite3
from pathlib import Path

import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.web.limits import Limits
from tests.desk import open_test_world

BLOCK = 2000  # requests of one test
BLOCKS = max(1, int(os.environ.get("SELLERCALL_FUZZ", "0")) // BLOCK)
AT_ONCE = 16
PATIENCE_S = 10
GROWS_MIB = 32  # while three quarters of a block are sent; libraries that are loaded late count too
OPEN = Limits(
    requests_burst=10**9,
    refusals_burst=10**9,
    hub_arrivals_burst=10**9,
    body_read_s=0.05,
    first_request_s=0.5,
    linger_s=0.05,
)
# ruff: noqa: E501 - lists of oddities
PATHS = (
    "/api/inbound", "/api/llamada/AfterDial", "/webhooks/twilio/status", "/webhooks/ultravox", "/healthz",
    "/api/llamada/callto", "/api/llamada/listcalls", "/api/llamada/active", "/api/prompt",
    "/loghub", "/loghub/negotiate", "/callhub", "/callhub/negotiate", "/", "/nothing",
)  # fmt: skip
METHODS = (
    "GET",
    "POST",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
    "TRACE",
    "PROPFIND",
    "get",
    "M\u00c9",
)
TYPES = (
    "application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data",
    "application/json; charset=utf-16", "application/json; charset=\xff", "x", "",
)  # fmt: skip
QUERIES = (
    "", "?", "?limit=0", "?limit=9999999999999", "?limit=%00", "?call_id=%ff%fe", "?nonce=" + "x" * 5000,
    "?negotiateVersion=\u00b2", "?negotiateVersion=1&negotiateVersion=x", "?id=%F0%9F", "?&&==&;", "?access_token=%",
)  # fmt: skip
BODIES = (
    b"", b"{}", b"[]", b"null", b"{", b"\xff\xfe\x00", b'{"Phone":"+573001234567","phone":null}', b'{"Phone":1e999}',
    b'{"Phone":"\\ud800"}', b'{"systemPrompt":"\xc3\x28"}', b"[" * 5000, b'{"a":' * 3000, b'{"Phone":' + b"9" * 9000,
    b"CallSid=CA1&CallSid=CA2&From=%ff%fe", b"&" * 3000, b"a=" * 900, b"%" * 500, b"\x00" * 100, b"x" * 70_000,
)  # fmt: skip
HEADERS = (
    "Origin: null", "Origin: https://front.example", "Origin: \xff", "Host: evil.example", "Host:", "Sec-Fetch-Site: x",
    "Authorization: Bearer \xff", "Authorization:", "X-Twilio-Signature: \x01", "X-Twilio-Signature: " + "A" * 7000,
    "X-Ultravox-Webhook-Timestamp: 9999999-13-45T99:99:99Z", "X-Ultravox-Webhook-Timestamp: 2026-11-20T12:00:00",
    "X-Ultravox-Webhook-Signature: ,,,,\xe9", "X-Twilio-Webhooks-Signature-Settings: =,==,key",
    "Accept-Language: es;q=\xff,,;q=;;,en;q=1e400", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: x",
    "Sec-WebSocket-Version: 99", "Content-Encoding: gzip", "Content-Encoding: br", "Expect: 100-continue", "Expect: x",
    "Range: bytes=0-", "If-None-Match: *", "Cookie: " + "a=b; " * 900, "No colon", " folded: x", ": empty", "X: \x00",
    "Access-Control-Request-Method: \xff", "X-HTTP-Method-Override: DELETE", "X-Forwarded-For: 1.2.3.4", "Te: trailers",
)  # fmt: skip
FRAMES = (
    "length",
    "length",
    "length",
    "short",
    "long",
    "negative",
    "text",
    "both",
    "chunked",
    "bad chunk",
    "endless",
    "none",
)


def framed(frame, body):
    """The body with what claims to be its length; not all claims are true."""
    length, chunked = f"Content-Length: {len(body)}", "Transfer-Encoding: chunked"
    as_chunk = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
    return {
        "length": ([length], body),
        "short": ([f"Content-Length: {len(body) // 2}"], body),
        "long": ([f"Content-Length: {len(body) + 10}"], body),
        "negative": (["Content-Length: -1"], body),
        "text": (["Content-Length: 1_0"], body),
        "both": ([length, chunked], b"0\r\n\r\n"),
        "chunked": ([chunked], as_chunk + b"0\r\n\r\n"),
        "bad chunk": ([chunked], b"zz\r\n" + body),
        "endless": ([chunked], b"ffffffff\r\n" + body),
        "none": ([], body),
    }[frame]


def malformed(dice):
    path = dice.choice(PATHS)
    odd = (path.upper(), path + "/", path + "//..", "/%2e%2e" + path, path + "%00", "\xff" + path)
    path = dice.choice(odd) if dice.random() < 0.3 else path
    claims, body = framed(dice.choice(FRAMES) if dice.random() < 0.3 else "length", dice.choice(BODIES))
    host = dice.choice(("127.0.0.1", "127.0.0.1", "localhost:5000"))
    kind = f"Content-Type: {dice.choice(TYPES)}"
    own = [f"Host: {host}", kind, *claims, *dice.sample(HEADERS, dice.choice((0, 0, 0, 1, 1, 4)))]
    version = dice.choice(("1.1",) * 17 + ("1.0", "9.9", "1.1 x"))
    head = "\r\n".join(
        [f"{dice.choice(METHODS)} {path}{dice.choice(QUERIES)} HTTP/{version}", *own, "Connection: close"]
    )
    request = head.encode("latin-1", "replace") + b"\r\n\r\n" + body
    if dice.random() < 0.1:  # and some that no longer look like HTTP
        at = dice.randrange(len(request))
        request = request[:at] + dice.randbytes(dice.randrange(1, 20)) + request[at + dice.randrange(20) :]
    return request


async def answer_to(url, request, *, half_closed):
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    answer = b""
    with contextlib.suppress(ConnectionError):
        writer.write(request)
        if half_closed:
            with contextlib.suppress(
                OSError
            ):  # ENOTCONN where it has been refused already: no ConnectionError
                writer.write_eof()
        async with asyncio.timeout(PATIENCE_S):
            answer = await reader.read(1_000_000)
    writer.transport.abort()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return answer


def resident_mib():
    """What this process holds in memory now (Linux only; elsewhere 0)."""
    gc.collect()
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if statm.exists() else 0.0


async def rows_of(world):
    """Everything that a request could leave behind."""
    calls = (await world.desk.calls.page(CallQuery())).calls
    versions = await world.desk.prompts.versions()
    path = world.setup.paths.database
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = ("journal", "turns", "webhook_receipts")
        counts = {each: connection.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in tables}
    return {"calls": len(calls), "prompts": len(versions), **counts}


@pytest.mark.parametrize("block", range(BLOCKS))
async def test_whatever_is_sent_is_refused_and_nothing_fails(tmp_path, caplog, block, monkeypatch):
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr("sellercall_desktop.web.server.Limits", lambda: OPEN)
    found, seeds, memory = {}, iter(range(block * BLOCK, (block + 1) * BLOCK)), []
    async with open_test_world(tmp_path, webhooks=False) as world:
        web, before = world.desk.web, await rows_of(world)

        async def send():
            for seed in seeds:
                url = web.public_url if seed % 2 else web.local_url
                answer = await answer_to(url, malformed(random.Random(seed)), half_closed=seed % 10 == 0)
                status = re.match(rb"HTTP/[0-9]\.[0-9] (\d{3}) ", answer)
                assert status or not answer, (seed, answer[:200])
                code = int(status[1]) if status else 0
                assert code < 500, (seed, answer[:500])
                assert b"Traceback" not in answer, seed
                assert b'File "' not in answer, seed
                found[code] = found.get(code, 0) + 1
                if seed % BLOCK in {BLOCK // 4, BLOCK - 1}:
                    memory.append(resident_mib())

        await asyncio.gather(*(send() for _ in range(AT_ONCE)))
        async with asyncio.timeout(PATIENCE_S):
            while web._public._runner.server.connections or web._local._runner.server.connections:  # noqa: ASYNC110 - the last ones linger
                await asyncio.sleep(0.02)
        after = await rows_of(world)
    grown = memory[-1] - memory[0]
    print(
        f"{BLOCK} requests: {dict(sorted(found.items()))}, memory {memory[-1]:.0f} MiB ({grown:+.1f}), rows {after}"
    )
    assert [record.getMessage() for record in caplog.records if record.name.startswith("sellercall")] == []
    assert after == before
    assert grown < GROWS_MIB
    assert sum(count for code, count in found.items() if code >= 400) > BLOCK / 2
