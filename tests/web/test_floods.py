"""Floods from an address that all the world shares: what the providers signed gets through."""

import asyncio

from web_support import CALLER, open_house

from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.rates import Bucket

STATUS = "/webhooks/twilio/status"
FEW = Limits(refusals_burst=5, refusals_per_s=0.001)


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
    limits = Limits(refusals_burst=5, refusals_per_s=0.001, requests_burst=10, requests_per_s=0.001)
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


def test_a_bucket_fills_again():
    bucket = Bucket(2, 1.0, 0.0)
    assert [bucket.take(0.0) for _ in range(3)] == [True, True, False]
    assert bucket.empty(0.5)
    assert not bucket.empty(1.0)
    assert bucket.take(1.0)
    assert not bucket.take(1.0)
