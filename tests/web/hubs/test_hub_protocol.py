"""SignalR as it is on the wire: negotiation, handshake, answers, limits, goodbye."""

import asyncio
import contextlib
import logging
import socket

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.logbook import Logbook
from sellercall_desktop.web.hubs import protocol as hub_protocol
from sellercall_desktop.web.hubs.tickets import KEPT_UNUSED, Tickets
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.problems import ProblemError
from sellercall_desktop.web.rates import PeerRates
from sellercall_desktop.web.token import ensure_token
from tests.waiting import PATIENCE_S
from tests.web.hubs.hub_support import END, HANDSHAKE, HubClient, connected
from tests.web.web_support import open_house


async def negotiated(house, path="/loghub", version="1", **options):
    params = {} if version is None else {"negotiateVersion": version}
    answer = await house.local("POST", f"{path}/negotiate", params=params, **options)
    assert answer.status_code == 200
    return answer.json()


async def status_of_upgrade(house, path, **options):
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with connected(house, path, **options):
            pass
    return refused.value.status


# --- negotiation ---------------------------------------------------------------------------------


async def test_the_newest_version_is_one_and_its_token_is_not_its_id(tmp_path):
    async with open_house(tmp_path) as house:
        for asked in ("1", "2", "99"):
            told = await negotiated(house, version=asked)
            assert set(told) == {
                "negotiateVersion",
                "connectionId",
                "connectionToken",
                "availableTransports",
            }
            assert told["negotiateVersion"] == 1
            assert told["connectionToken"] != told["connectionId"]
            assert told["availableTransports"] == [{"transport": "WebSockets", "transferFormats": ["Text"]}]


async def test_who_names_no_version_gets_the_first_one(tmp_path):
    async with open_house(tmp_path) as house:
        for asked in (None, "0", "", "-1", "x", "²"):
            told = await negotiated(house, version=asked)
            assert told["negotiateVersion"] == 0
            assert "connectionToken" not in told


async def test_a_connection_is_begun_by_its_token_or_as_signalrcore_does_by_its_id(tmp_path):
    async with open_house(tmp_path) as house:
        for key in ("connectionToken", "connectionId"):
            told = await negotiated(house)
            async with connected(house, f"/LogHub?id={told[key]}") as client:
                await client.send({"type": 6})
        told = await negotiated(house, version=None)
        async with connected(house, f"/loghub?id={told['connectionId']}", greet=False) as client:
            await client.shake_hands(version=0)


async def test_an_id_is_good_for_one_connection(tmp_path):
    async with open_house(tmp_path) as house:
        token = (await negotiated(house))["connectionToken"]
        path = f"/loghub?id={token}"
        async with connected(house, path):
            assert await status_of_upgrade(house, path) == 409
        assert await status_of_upgrade(house, "/loghub?id=guessed") == 404
        assert await status_of_upgrade(house, "/loghub?id=") == 404
        other = (await negotiated(house, "/callhub"))["connectionToken"]
        assert await status_of_upgrade(house, f"/loghub?id={other}") == 404


def test_unused_ids_expire_and_are_bounded():
    now = [0.0]
    tickets = Tickets(good_for_s=15, clock=lambda: now[0])
    first = tickets.issue()
    now[0] = 16
    with pytest.raises(ProblemError):
        tickets.use(first.token)
    for _ in range(3 * KEPT_UNUSED):
        newest = tickets.issue()
    assert len(tickets._by_key) <= 2 * KEPT_UNUSED
    tickets.take_back(tickets.use(newest.connection_id))
    with pytest.raises(ProblemError):
        tickets.use(newest.token)


async def test_a_plain_get_is_told_to_use_a_websocket(tmp_path):
    async with open_house(tmp_path) as house:
        answer = await house.local("GET", "/loghub")
        assert (answer.status_code, answer.json()["code"]) == (400, "websocket_required")


# --- handshake and messages ----------------------------------------------------------------------


async def test_versions_nought_to_two_are_greeted_and_others_told_why_not(tmp_path):
    async with open_house(tmp_path) as house:
        for version in range(3):
            async with connected(house, greet=False) as client:
                await client.shake_hands(version)
        for wrong in (
            '{"protocol":"json","version":3}',
            '{"protocol":"messagepack","version":1}',
            "{}",
            "no json",
            "[" * 20_000,
            '{"type":6}',
        ):
            async with connected(house, greet=False) as client:
                await client.socket.send_str(wrong + END)
                assert set(await client.next()) == {"error"}
                assert await client.next() is None


async def test_a_client_that_leaves_before_it_says_anything_is_let_go(tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    async with open_house(tmp_path) as house:
        async with connected(house, greet=False) as client:
            await client.socket.close()
        async with connected(house):  # the server goes on
            pass
    assert caplog.records == []


async def test_a_handshake_that_does_not_come_ends_the_connection(tmp_path):
    async with (
        open_house(tmp_path, limits=Limits(hub_handshake_s=0.1)) as house,
        connected(house, greet=False) as client,
    ):
        assert "in time" in (await client.next())["error"]
        assert await client.next() is None


async def test_one_frame_may_hold_several_messages_and_a_message_several_frames(tmp_path):
    async with open_house(tmp_path) as house, connected(house, "/callhub", greet=False) as client:
        ask = '{"type":1,"invocationId":"1","target":"JOIN","arguments":["c1"]}'
        await client.socket.send_str(
            HANDSHAKE + ask + END + '{"type":6}' + END + ask.replace('"1"', '"2"')[:9]
        )
        await client.socket.send_str(ask.replace('"1"', '"2"')[9:] + END)
        assert await client.next() == {}
        assert await client.next() == {"type": 3, "invocationId": "1", "result": None}
        assert await client.next() == {"type": 3, "invocationId": "2", "result": None}


async def test_every_invocation_with_an_id_is_answered_and_none_without(tmp_path):
    async with open_house(tmp_path) as house, connected(house, "/callhub") as client:
        await client.send(
            {"type": 1, "target": "Join", "arguments": ["c0"]},
            {"type": 1, "target": "Nothing", "arguments": []},
            {"type": 1, "invocationId": "a", "target": "Nothing", "arguments": []},
            {"type": 1, "invocationId": "b", "target": "Join", "arguments": []},
            {"type": 1, "invocationId": "c", "target": "Join", "arguments": [7]},
            {"type": 4, "invocationId": "d", "target": "Join", "arguments": ["c1"]},
            {"type": 5, "invocationId": "d"},
            {"type": 99, "something": "later"},
            {"type": 1, "invocationId": "e", "target": "Join", "arguments": ["c1"]},
        )
        for asked in "abcd":
            answer = await client.next()
            assert (answer["type"], answer["invocationId"], set(answer)) == (
                3,
                asked,
                {"type", "invocationId", "error"},
            )
        assert await client.next() == {"type": 3, "invocationId": "e", "result": None}
        await client.send({"type": 7})
        assert await client.next() is None


async def test_what_is_no_message_closes_the_connection_for_good(tmp_path):
    async with open_house(tmp_path) as house:
        for wrong in (
            "no json",
            "[]",
            "{}",
            '{"type":1}',
            '{"type":"1"}',
            '{"type":1,"target":3}',
            "[" * 9999,
        ):
            async with connected(house) as client:
                await client.socket.send_str(wrong + END)
                goodbye = await client.next()
                assert (goodbye["type"], "allowReconnect" in goodbye) == (7, False), wrong
                assert await client.next() is None


async def test_a_message_past_32_kib_is_not_taken(tmp_path):
    async with open_house(tmp_path) as house:
        async with connected(house) as client:
            await client.socket.send_str("x" * (32 * 1024 + 1))
            assert await client.next() is None
        async with connected(house) as client:  # nor in parts
            await client.socket.send_str("x" * 30_000)
            await client.socket.send_str("x" * 30_000)
            assert (await client.next())["error"] == "Message is too large."


async def test_a_client_that_talks_without_pause_is_closed(tmp_path):
    async with (
        open_house(tmp_path, limits=Limits(hub_messages_burst=20)) as house,
        connected(house) as client,
    ):
        await client.send(*[{"type": 6}] * 40)
        assert (await client.next())["error"] == "Too many messages."


@given(st.binary(max_size=200))
def test_no_bytes_at_all_do_more_than_be_refused(data):
    for read in (hub_protocol.read_handshake, hub_protocol.read_message):
        with contextlib.suppress(hub_protocol.HubProtocolError):
            read(data)


async def test_silence_is_broken_by_pings(tmp_path):
    async with open_house(tmp_path, limits=Limits(hub_ping_s=0.05)) as house, connected(house) as client:
        assert [await client.next() for _ in range(3)] == [{"type": 6}] * 3
    assert Limits().hub_ping_s == 15


async def test_when_the_server_stops_its_clients_are_asked_to_come_back(tmp_path):
    async with aiohttp.ClientSession() as session, open_house(tmp_path) as house:
        client = HubClient(await session.ws_connect(house.server.local_url + "/loghub"))
        await client.shake_hands()
        stopping = asyncio.get_running_loop().create_task(house.server.stop())
        assert await client.next() == {"type": 7, "allowReconnect": True}
        assert await client.next() is None
        async with asyncio.timeout(PATIENCE_S):
            await stopping


async def test_a_client_that_does_not_say_goodbye_does_not_keep_the_server_from_stopping(tmp_path):
    async with open_house(tmp_path, limits=Limits(hub_close_s=0.1)) as house:
        host, port = house.server.local_url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(
            f"GET /loghub HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        assert b"101" in await reader.readline()
        async with asyncio.timeout(3):
            await house.server.stop()
        await gone(writer)


# --- who may ------------------------------------------------------------------------------------


async def test_the_token_is_asked_for_by_the_same_rule_and_may_stand_in_the_url(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    async with open_house(tmp_path, web={"require_token": True}) as house:
        token = await ensure_token(house.secrets)
        for hub in ("/loghub", "/callhub"):
            assert (await house.local("POST", f"{hub}/negotiate")).status_code == 401
            assert await status_of_upgrade(house, hub) == 401
            assert await status_of_upgrade(house, f"{hub}?access_token=x{token}") == 401
            told = await negotiated(house, hub, headers={"Authorization": f"Bearer {token}"})
            async with connected(house, f"{hub}?id={told['connectionToken']}&access_token={token}"):
                pass
        assert (await house.local("GET", f"/api/prompt?access_token={token}")).status_code == 401
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    assert len(ours) > 10
    assert token not in "\n".join(f"{record.__dict__} {record.getMessage()}" for record in ours)


async def test_a_flood_of_handshakes_is_slowed_down(tmp_path):
    async with open_house(tmp_path, limits=Limits(hub_arrivals_burst=5, hub_arrivals_per_s=0.01)) as house:
        statuses = [(await house.local("POST", "/loghub/negotiate")).status_code for _ in range(20)]
        assert statuses == [200] * 5 + [429] * 15
        assert await status_of_upgrade(house, "/loghub") == 429
        assert (await house.local("GET", "/api/prompt")).status_code == 200


async def test_an_address_that_asks_too_often_waits_and_its_flood_does_not_flood_the_log(tmp_path, caplog):
    caplog.set_level(logging.INFO, "sellercall_desktop")
    async with open_house(tmp_path, limits=Limits(requests_burst=10, requests_per_s=0.01)) as house:
        answers = [await house.local("GET", "/api/prompt") for _ in range(50)]
        assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 40
        assert answers[-1].headers["Retry-After"] == "5"
        assert (await house.public("GET", "/healthz")).status_code == 200
    events = [record.getMessage() for record in caplog.records]
    assert events.count("http.request") == 11
    assert events.count("http.too_many_requests") == 1


def test_rates_are_each_peers_own_recover_and_are_bounded():
    now = [0.0]
    rates = PeerRates(2, 1, clock=lambda: now[0], kept=3)
    assert [rates.take("a") for _ in range(3)] == [True, True, False]
    assert rates.take("b")
    now[0] = 1.0
    assert [rates.take("a") for _ in range(2)] == [True, False]
    for peer in "cdefg":
        rates.take(peer)
    assert len(rates._buckets) == 3


async def test_connections_are_counted(tmp_path):
    async with (
        open_house(tmp_path, limits=Limits(hub_connections=2)) as house,
        connected(house),
        connected(house),
    ):
        assert await status_of_upgrade(house, "/loghub") == 503


async def gone(writer):
    writer.transport.abort()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


# --- slow readers --------------------------------------------------------------------------------


async def unread_connection(house):
    """A greeted client that then reads nothing, with small buffers."""
    host, port = house.server.local_url.removeprefix("http://").split(":")
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.setblocking(False)
    await asyncio.get_running_loop().sock_connect(sock, (host, int(port)))
    reader, writer = await asyncio.open_connection(sock=sock, limit=1024)
    writer.write(
        f"GET /loghub HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    payload = HANDSHAKE.encode()
    writer.write(bytes([0x81, 0x80 | len(payload), 0, 0, 0, 0]) + payload)  # masked with noughts
    assert (await reader.readexactly(5))[2:] == b"{}\x1e"
    return reader, writer


@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(hub_outbox_bytes=200_000), "slow"), (Limits(hub_send_s=0.2, hub_outbox_bytes=10**9), "stalled")],
    ids=["too much waits", "nothing is read"],
)
async def test_a_slow_reader_is_dropped_and_the_others_are_served(tmp_path, caplog, limits, reason):
    caplog.set_level(logging.WARNING)
    async with open_house(tmp_path, limits=limits) as house, connected(house) as other:
        _reader, writer = await unread_connection(house)
        sent = 0
        async with asyncio.timeout(PATIENCE_S):
            while not any(getattr(record, "reason", "") == reason for record in caplog.records):
                log_lines(house.logbook, 200)
                sent += 200
                for _ in range(200):
                    assert (await other.next())["target"] == "ReceiveLog"
        await gone(writer)
        assert sent < 100_000


def log_lines(logbook: Logbook, count: int) -> None:
    from tests.web.web_support import NOON

    for number in range(count):
        logbook.append(NOON, logging.INFO, "test.line", {"n": str(number), "padding": "x" * 500})
