"""A hostile web page on the same computer, and a stranger at the tunnel's end: nobody is called."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import aiohttp
import pytest

from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.simulator import EXAMPLES
from tests.desk import open_test_world

EVIL = "https://evil.example"
CALL_TO = "/api/llamada/callto"
BODY = {"Phone": EXAMPLES["buys"]}
AS_A_BROWSER = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}


@asynccontextmanager
async def attacked(tmp_path):
    """The program as the old front end needs it (no token), and at the end: has anything happened?"""
    async with open_test_world(tmp_path, webhooks=False) as world, aiohttp.ClientSession() as session:
        assert not world.desk.web.token_required
        yield world, session
        assert world.simulator.calls_placed == []
        assert not world.simulator.voice_calls
        assert (await world.desk.calls.page(CallQuery())).calls == ()
        async with session.post(world.desk.web.local_url + CALL_TO, json=BODY) as answer:
            assert answer.status == 200  # while a program on this computer may


async def status(response):
    async with response as answer:
        assert "Access-Control-Allow-Origin" not in answer.headers
        return answer.status


async def test_a_rebound_name_reaches_nothing(tmp_path):
    async with attacked(tmp_path) as (world, session):
        port = world.desk.web.local_url.rpartition(":")[2]
        for host in (f"evil.example:{port}", "evil.example", f"127.0.0.1.evil.example:{port}"):
            rebound = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
            for path in (CALL_TO, "/api/prompt", "/loghub/negotiate", "/callhub/negotiate"):
                url = world.desk.web.local_url + path
                assert await status(session.post(url, json=BODY, headers=rebound)) == 403
                assert await status(session.get(url, headers={"Host": host})) == 403  # a GET bears no Origin


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
async def test_a_post_that_a_page_may_send_unasked_calls_nobody(tmp_path, kind):
    async with attacked(tmp_path) as (world, session):
        url = world.desk.web.local_url + CALL_TO
        text = b'{"Phone": "' + BODY["Phone"].encode() + b'"}'
        for headers in ({"Origin": EVIL}, AS_A_BROWSER, {"Origin": "null"}, {**AS_A_BROWSER, "Origin": EVIL}):
            sent = session.post(url, data=text, headers={**headers, "Content-Type": kind})
            assert await status(sent) == 403
        assert await status(session.post(url, data=text, headers={"Content-Type": kind})) == 415


async def test_a_preflight_gets_no_permission_and_what_follows_is_refused(tmp_path):
    async with attacked(tmp_path) as (world, session):
        url = world.desk.web.local_url + CALL_TO
        asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        assert await status(session.options(url, headers={"Origin": EVIL, **asked})) == 403
        assert await status(session.post(url, json=BODY, headers={"Origin": EVIL})) == 403


async def test_an_image_or_a_link_changes_and_tells_nothing(tmp_path):
    async with attacked(tmp_path) as (world, session):
        url = world.desk.web.local_url
        assert await status(session.get(url + CALL_TO, headers=AS_A_BROWSER)) == 403
        assert await status(session.get(url + "/api/llamada/listcalls", headers=AS_A_BROWSER)) == 403


@pytest.mark.parametrize("path", ["/loghub", "/callhub"])
async def test_a_websocket_from_a_foreign_page_is_refused(tmp_path, path):
    async with attacked(tmp_path) as (world, session):
        url = world.desk.web.local_url + path
        for origin in (EVIL, "null", "http://localhost.evil.example"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                async with asyncio.timeout(5), session.ws_connect(url, origin=origin):
                    pass
            assert refused.value.status == 403


async def test_through_the_tunnel_the_rest_api_is_not_there(tmp_path):
    async with attacked(tmp_path) as (world, session):
        url = world.desk.web.public_url
        for path in (CALL_TO, CALL_TO.upper(), f"/%2e%2e{CALL_TO}", f"//{CALL_TO}", "/api/prompt", "/loghub"):
            for headers in ({}, {"X-Forwarded-For": "127.0.0.1", "Host": "localhost"}):
                assert await status(session.post(url + path, json=BODY, headers=headers)) == 404
