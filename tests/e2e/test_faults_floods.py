"""Slow clients and floods of handshakes on the running program: bounded, let go, and nobody else waits.

How long the window's frames take meanwhile is measured in `tests/bench/bench_flood.py`.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import aiohttp
import pytest

from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.web.hubs.tickets import KEPT_UNUSED, Tickets
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.problems import ProblemError
from tests.desk import open_test_world
from tests.waiting import PATIENCE_S

SLOW, HANDSHAKES, AT_ONCE = 200, 600, 50


async def slow_client(url, words):
    """Sends the beginning of a request and then nothing; over when the server has let it go."""
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(words)
    try:
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.transport.abort()


async def test_two_hundred_slow_clients_on_each_listener_are_let_go_and_a_call_goes_on(tmp_path, monkeypatch):
    short = replace(Limits(), first_request_s=2.0, body_read_s=2.0, linger_s=0.2)
    monkeypatch.setattr("sellercall_desktop.web.server.Limits", lambda: short)
    head = b"POST /api/inbound HTTP/1.1\r\nHost: localhost\r\n"
    begun = (b"", head, head + b"Content-Length: 99\r\n\r\nCallSid=")
    async with open_test_world(tmp_path, speed=50) as world:
        urls = (world.desk.web.public_url, world.desk.web.local_url)
        attack = asyncio.gather(
            *(slow_client(url, begun[number % 3]) for url in urls for number in range(SLOW))
        )
        call = await world.desk.engine.dial(EXAMPLES["buys"])
        settled = await world.call_when(lambda c: c.id == call.id and c.is_settled and not c.owes_words)
        taken = [each for each in world.simulator.deliveries if each.status == 204]
        assert taken  # webhooks came through while the clients were there
        assert settled.turns
        async with asyncio.timeout(PATIENCE_S):
            await attack


async def test_a_flood_of_hub_handshakes_is_slowed_down_and_dialing_goes_on(tmp_path):
    async with open_test_world(tmp_path, speed=50) as world, aiohttp.ClientSession() as session:
        url = f"{world.desk.web.local_url}/loghub/negotiate?negotiateVersion=1"
        left, codes = iter(range(HANDSHAKES)), []

        async def flood():
            for _ in left:
                async with session.post(url) as answer:
                    codes.append(answer.status)

        begun = asyncio.get_running_loop().time()
        await asyncio.gather(*(flood() for _ in range(AT_ONCE)))
        took_s = asyncio.get_running_loop().time() - begun
        limits = Limits()
        assert set(codes) == {200, 429}
        assert codes.count(200) <= limits.hub_arrivals_burst + limits.hub_arrivals_per_s * took_s + 1
        call = await world.desk.engine.dial(EXAMPLES["busy"])
        await world.call_when(lambda c: c.id == call.id and c.carrier_ended is not None)


async def test_rights_to_connect_that_nobody_uses_are_few_and_forgotten():
    now = [0.0]
    tickets = Tickets(15.0, lambda: now[0])
    first = tickets.issue()
    for _ in range(10_000):
        tickets.issue()
    assert len(tickets._by_key) <= 2 * KEPT_UNUSED
    now[0] += 16
    tickets.issue()
    assert len(tickets._by_key) == 2
    with pytest.raises(ProblemError):
        tickets.use(first.token)
