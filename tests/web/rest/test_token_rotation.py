"""The token can be changed at any time: the old one is worth nothing from that moment on."""

import asyncio
import json

import aiohttp
import pytest

from sellercall_desktop.core.errors import SecretsUnavailableError
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.web.token import ensure_token, rotate_token
from tests.waiting import PATIENCE_S
from tests.web.hubs.hub_support import END, connected
from tests.web.web_support import open_house

STRICT = {"require_token": True}


def bearing(token):
    return {"Authorization": f"Bearer {token}"}


async def farewell(client):
    """What the hub says last, and that it then closes."""
    last = await client.next()
    while last is not None and last.get("type") != 7:
        last = await client.next()
    assert await client.next() is None
    return last


async def test_the_old_token_is_refused_from_the_moment_a_new_one_is_made(tmp_path):
    async with open_house(tmp_path, web=STRICT) as house:
        old = await ensure_token(house.secrets)
        assert (await house.local("GET", "/api/prompt", headers=bearing(old))).status_code == 200
        new = await house.server.rotate_token()
        assert new != old
        assert (await house.local("GET", "/api/prompt", headers=bearing(old))).status_code == 401
        assert (await house.local("GET", "/api/prompt", headers=bearing(new))).status_code == 200


async def test_hub_connections_with_the_old_token_are_closed_for_good(tmp_path):
    async with open_house(tmp_path, web=STRICT) as house:
        old = await ensure_token(house.secrets)
        async with (
            connected(house, headers=bearing(old)) as by_header,
            connected(house, f"/callhub?access_token={old}") as by_query,
        ):
            await house.server.rotate_token()
            for client in (by_header, by_query):
                goodbye = await farewell(client)
                assert goodbye["error"]
                assert not goodbye.get("allowReconnect")
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            async with connected(house, headers=bearing(old)):
                pass
        assert refused.value.status == 401


async def test_a_right_to_connect_got_with_the_old_token_is_worth_nothing(tmp_path):
    async with open_house(tmp_path, web=STRICT) as house:
        old = await ensure_token(house.secrets)
        path = "/loghub/negotiate?negotiateVersion=1"
        ticket = (await house.local("POST", path, headers=bearing(old))).json()["connectionToken"]
        await house.server.rotate_token()
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            async with connected(house, f"/loghub?id={ticket}", headers=bearing(old)):
                pass
        assert refused.value.status == 401


async def test_in_compatibility_mode_those_that_needed_no_token_stay(tmp_path):
    async with open_house(tmp_path) as house:
        old = await ensure_token(house.secrets)
        async with connected(house) as without, connected(house, headers=bearing(old)) as with_token:
            await house.server.rotate_token()
            assert (await farewell(with_token))["type"] == 7
            await without.send({"type": 1, "invocationId": "1", "target": "nothing", "arguments": []})
            assert (await without.next())["invocationId"] == "1"


async def test_asking_for_the_token_from_now_on_closes_those_that_came_without(tmp_path):
    async with open_house(tmp_path) as house:
        token = await ensure_token(house.secrets)
        async with connected(house) as without, connected(house, headers=bearing(token)) as with_token:
            assert not house.server.token_required
            house.settings.update({"web": STRICT})
            assert house.server.token_required
            assert not (await farewell(without)).get("allowReconnect")
            await with_token.send({"type": 1, "invocationId": "1", "target": "nothing", "arguments": []})
            assert (await with_token.next())["invocationId"] == "1"


async def test_one_that_is_shaking_hands_while_the_token_changes_does_not_slip_in(tmp_path):
    async with open_house(tmp_path, web=STRICT) as house:
        old = await ensure_token(house.secrets)
        async with connected(house, greet=False, headers=bearing(old)) as client:
            await house.server.rotate_token()
            await client.socket.send_str(json.dumps({"protocol": "json", "version": 1}) + END)
            assert (await farewell(client))["type"] == 7


async def test_a_keyring_that_refuses_keeps_the_old_token(tmp_path):
    async with open_house(tmp_path, web=STRICT) as house:
        old = await ensure_token(house.secrets)

        async def refuse(_secret, _value):
            raise SecretsUnavailableError("locked")

        house.secrets.set = refuse
        async with connected(house, headers=bearing(old)) as client:
            with pytest.raises(SecretsUnavailableError):
                await house.server.rotate_token()
            await client.send({"type": 6})
            assert (await house.local("GET", "/api/prompt", headers=bearing(old))).status_code == 200
            assert not client.socket.closed


async def test_every_token_is_another(tmp_path):
    async with open_house(tmp_path) as house:
        made = [await rotate_token(house.secrets) for _ in range(20)]
        assert len(set(made)) == 20
        assert await house.secrets.get(Secret.WEB_TOKEN) == made[-1]
        assert min(len(token) for token in made) >= 43  # 256 bits


async def test_an_address_that_is_not_loopback_is_strict_whatever_the_setting_says(tmp_path):
    async with open_house(tmp_path, web={"local_host": "0.0.0.0", "require_token": False}) as house:
        assert house.server.token_required
        assert (await house.local("GET", "/api/prompt")).status_code == 401
        token = await ensure_token(house.secrets)
        assert (await house.local("GET", "/api/prompt", headers=bearing(token))).status_code == 200
        url = house.server.local_url.replace("http", "ws") + "/loghub"
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError):
                async with asyncio.timeout(PATIENCE_S), session.ws_connect(url):
                    pass
