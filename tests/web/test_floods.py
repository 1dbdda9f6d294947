"""Floods from an address that all the world shares: what the providers signed gets through."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

import pytest

from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.rates import Bucket
from sellercall_desktop.web.token import ensure_token
from tests.waiting import until
from tests.web.web_support import CALLER, open_house

STATUS = "/webhooks/twilio/status"
FEW = Limits(refusals_burst=5, refusals_per_s=0.001, refusal_wait_s=0)


async def test_a_flood_of_unsigned_requests_is_cut_short_and_signed_ones_get_through(tmp_path, caplog):
    caplog.set_level("INFO", "sellercall_desktop")
    async with open_house(tmp_path, limits=FEW) as house:
        codes = [(await house.public("POST", STATUS, data=CALLER)).status_code for _ in range(20)]
        assert codes == [403] * 5 + [429] * 15
        answer = await house.public("POST", STATUS, data=CALLER)
        assert answer.headers["Connection"] == "close"
        assert answer.headers["Retry-After"]
        assert (await house.post_twilio(STATUS)).status_code == 204
        assert (await house.post_twilio("/api/inbound")).status_code == 200
        assert (await house.post_ultravox(b"{}")).status_code == 400  # believed, and not understood
    assert len([r for r in caplog.records if r.message == "http.too_many_refusals"]) == 1
    assert len([r for r in caplog.records if r.message == "webhook.signature_refused"]) == 5


async def test_forged_ones_are_verified_whatever_their_number_but_told_no_more(tmp_path, caplog):
    async with open_house(tmp_path, limits=FEW) as house:
        forged = {"X-Twilio-Signature": "Zm9yZ2Vk"}
        codes = [(await house.post_twilio(STATUS, **forged)).status_code for _ in range(20)]
        assert codes == [403] * 5 + [429] * 15
        assert (await house.post_twilio(STATUS)).status_code == 204
    assert len([r for r in caplog.records if r.message == "webhook.signature_refused"]) == 5


async def test_a_flood_of_unknown_addresses_keeps_neither_webhooks_nor_the_tunnels_proof_out(tmp_path):
    async with open_house(tmp_path, limits=FEW) as house:
        codes = [(await house.public("GET", f"/wp-admin/{n}")).status_code for n in range(10)]
        assert codes == [404] * 5 + [429] * 5
        nonce = house.server.nonces.issue()
        proof = await house.public("GET", f"/healthz?nonce={nonce}")
        assert (proof.status_code, proof.json()["nonce"]) == (200, nonce)
        assert (await house.post_twilio(STATUS)).status_code == 204


async def test_a_flood_from_a_web_page_does_not_keep_programs_on_this_computer_out(tmp_path):
    limits = Limits(
        refusal_wait_s=0, refusals_burst=5, refusals_per_s=0.001, requests_burst=10, requests_per_s=0.001
    )
    async with open_house(tmp_path, limits=limits) as house:
        evil = {"Origin": "https://evil.example"}
        codes = [(await house.local("POST", "/api/prompt", headers=evil)).status_code for _ in range(30)]
        assert codes == [403] * 5 + [429] * 25
        answer = await house.local("POST", "/api/llamada/callto", json={"Phone": "+573001234567"})
        assert answer.status_code == 200


async def open_socket(house, words=b""):
    host, port = house.server.public_url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(words)
    return reader, writer


async def test_idle_connections_without_end_keep_nobody_out(tmp_path):
    async with open_house(tmp_path, limits=Limits(connections=8)) as house:
        idle = [await open_socket(house, b"POST /api/inbound HTTP/1.1\r\nX-Slow: ") for _ in range(8)]
        for _ in range(3):
            assert (await house.post_twilio(STATUS)).status_code == 204
        assert await asyncio.wait_for(idle[0][0].read(), 5) == b""  # who was silent longest has gone
        for _, writer in idle:
            writer.close()


async def test_connections_that_asked_once_give_way_to_those_that_ask_now(tmp_path):
    async with open_house(tmp_path, limits=Limits(connections=4)) as house:
        asked = [await open_socket(house, b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n") for _ in range(4)]
        for reader, _ in asked:
            assert (await reader.readline()).startswith(b"HTTP/1.1 200 ")
        assert (await house.post_twilio(STATUS)).status_code == 204
        for _, writer in asked:
            writer.close()


async def test_a_second_request_that_never_ends_is_let_go_too(tmp_path):
    async with open_house(tmp_path, limits=Limits(keep_alive_s=0.3)) as house:
        whole = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        reader, writer = await open_socket(house, whole + b"GET /healthz HTTP/1.1\r\nX-Slow: ")
        answer = await asyncio.wait_for(reader.read(), 10)
        assert answer.count(b"HTTP/1.1 200 ") == 1
        writer.close()


async def test_connections_that_have_closed_are_forgotten(tmp_path):
    async with open_house(tmp_path, limits=Limits(connections=4)) as house:
        for _ in range(40):
            reader, writer = await open_socket(house, b"GET /healthz HTTP/1.0\r\n\r\n")
            assert (await reader.read()).startswith(b"HTTP/1.")
            writer.close()
            await writer.wait_closed()
        assert len(house.server._public._waiting) <= 2 * 4


async def test_connections_that_left_without_asking_are_forgotten_at_once(tmp_path):
    """Who comes next is measured against those that are there, not against those of the last seconds."""
    async with open_house(tmp_path, limits=Limits(connections=4)) as house:
        for _ in range(40):
            _, writer = await open_socket(house, b"POST /api/inbound HT")
            writer.close()
            await writer.wait_closed()
        listener = house.server._public
        await until(lambda: not listener._waiting and not listener._places, within_s=5)
        assert (await house.post_twilio(STATUS)).status_code == 204


def test_a_bucket_fills_again():
    bucket = Bucket(2, 1.0, 0.0)
    assert [bucket.take(0.0) for _ in range(3)] == [True, True, False]
    assert bucket.empty(0.5)
    assert not bucket.empty(1.0)
    assert bucket.take(1.0)
    assert not bucket.take(1.0)


SLOW = b"POST /api/inbound HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n"
FORGED = SLOW + b"X-Twilio-Signature: Zm9yZ2Vk\r\n\r\na="
UNSIGNED = SLOW + b"\r\na="


async def keep_slow(address: str, head: bytes) -> None:
    """A body that never comes; closed, it comes anew."""
    host, port = address.removeprefix("http://").split(":")
    while True:
        try:
            reader, writer = await asyncio.open_connection(host, int(port))
        except OSError:
            await asyncio.sleep(0.01)
            continue
        try:
            writer.write(head)
            await reader.read()
        except OSError:
            pass
        finally:
            writer.close()
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("head", [UNSIGNED, FORGED], ids=["unsigned", "forged"])
async def test_slow_bodies_without_end_keep_no_signed_webhook_out(tmp_path, head):
    few = Limits(connections=32)
    async with (
        open_house(tmp_path, limits=few) as house,
        flooded(64, lambda: keep_slow(house.server.public_url, head)),
    ):
        await asyncio.sleep(0.3)
        for _ in range(20):
            assert (await house.post_twilio(STATUS)).status_code == 204


async def guess_tokens(address: str, answered: Counter[int]) -> None:
    """Wrong tokens one after the other, over one connection as long as it is kept."""
    host, port = address.removeprefix("http://").split(":")
    ask = b"GET /api/prompt HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n\r\n"
    while True:
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            while True:
                writer.write(ask)
                head = await reader.readuntil(b"\r\n\r\n")
                answered[int(head.split()[1])] += 1
                length = int(head.lower().split(b"content-length: ")[1].split()[0])
                await reader.readexactly(length)
                if b"Connection: close" in head:
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@pytest.mark.parametrize("strict", [True, False])
async def test_guessing_at_the_token_costs_who_has_it_nothing(tmp_path, strict):
    answered: Counter[int] = Counter()
    async with open_house(tmp_path) as house:
        house.settings.update({"web": {"require_token": strict}})
        token = await ensure_token(house.secrets)
        bearing = {"Authorization": f"Bearer {token}"}
        guess = lambda: guess_tokens(house.server.local_url, answered)  # noqa: E731
        async with flooded(30, guess):
            await asyncio.sleep(0.5)
            before = sum(answered.values())
            for _ in range(40):
                assert (await house.local("GET", "/api/prompt", headers=bearing)).status_code == 200
                empty = await house.local("POST", "/api/llamada/callto", json={}, headers=bearing)
                assert empty.status_code == 400  # and is told why, not that there were too many
                if not strict:
                    assert (await house.local("GET", "/api/prompt")).status_code == 200
            assert sum(answered.values()) - before < 30 * 40  # who guesses is made to wait


@asynccontextmanager
async def flooded(count: int, attack: Callable[[], Coroutine[None, None, None]]) -> AsyncIterator[None]:
    attackers = Tasks()
    for n in range(count):
        attackers.spawn(attack(), f"attacker {n}")
    try:
        yield
    finally:
        await attackers.close()
