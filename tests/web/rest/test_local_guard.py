"""A loopback port is within reach of every web page: who may use it, and with what."""

import asyncio

import pytest

from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.web.rest.hosts import host_allowed, is_loopback
from sellercall_desktop.web.token import bears, ensure_token
from tests.web.web_support import SecretsInMemory, open_house

FOREIGN = (
    "evil.example",
    "evil.example:5000",
    "127.0.0.1.evil.example",
    "localhost.evil",
    "192.168.1.5",
    "127.0.0.1@evil",
    "localhost:",
    "[::1",
    "0.0.0.0",
    "localhost, evil",
)
PATHS = ("/api/prompt", "/api/llamada/listcalls", "/healthz")


async def test_names_of_this_computer_are_taken_with_and_without_a_port(tmp_path):
    async with open_house(tmp_path) as house:
        port = house.server.local_url.rpartition(":")[2]
        for name in ("127.0.0.1", "localhost", "LocalHost", "[::1]"):
            for host in (name, f"{name}:{port}"):
                assert (await house.local("GET", "/api/prompt", headers={"Host": host})).status_code == 200


async def test_a_rebound_name_is_refused_whatever_it_asks(tmp_path):
    async with open_house(tmp_path) as house:
        for host in FOREIGN:
            for path in (*PATHS, "/nothing"):
                answer = await house.local("GET", path, headers={"Host": host})
                assert (answer.status_code, answer.json()["code"]) == (403, "host_refused"), host


async def test_a_target_that_names_a_host_of_its_own_is_refused_whatever_the_host_header_says(tmp_path):
    async with open_house(tmp_path) as house:
        host, _, port = house.server.local_url.removeprefix("http://").partition(":")
        for target in ("http://evil.example/api/prompt", f"http://127.0.0.1:{port}/api/prompt"):
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            answer = await reader.read()
            writer.close()
            await writer.wait_closed()
            assert answer.startswith(b"HTTP/1.1 403 "), answer
            assert b"host_refused" in answer


async def test_other_web_pages_are_refused(tmp_path):
    async with open_house(tmp_path) as house:
        other = house.server.public_url
        for headers in (
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": ""},
            {"Origin": other},
            {"Origin": house.server.local_url.replace("http:", "https:")},
            {"Origin": house.server.local_url.replace("127.0.0.1", "localhost")},
            {"Sec-Fetch-Site": "cross-site"},  # an image or a form needs no Origin
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "cross-site", "Origin": house.server.local_url},
        ):
            for path in PATHS:
                answer = await house.local("GET", path, headers=headers)
                assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused"), headers
            answer = await house.local(
                "POST", "/api/llamada/callto", json={"Phone": "+573001234567"}, headers=headers
            )
            assert answer.status_code == 403
        assert house.engine.asked == []


async def test_our_own_pages_and_programs_are_not(tmp_path):
    async with open_house(tmp_path) as house:
        for headers in (
            {},
            {"Origin": house.server.local_url},
            {"Origin": house.server.local_url, "Sec-Fetch-Site": "same-origin"},
            {"Sec-Fetch-Site": "none"},  # typed into the address bar
        ):
            assert (await house.local("GET", "/api/prompt", headers=headers)).status_code == 200


async def test_a_preflight_from_another_page_gets_no_permission(tmp_path):
    async with open_house(tmp_path) as house:
        headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
        answer = await house.local("OPTIONS", "/api/prompt", headers=headers)
        assert answer.status_code == 403
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    ("header", "configured", "allowed"),
    [
        ("192.168.1.5:5000", "192.168.1.5", True),
        ("192.168.1.6:5000", "192.168.1.5", False),
        ("desk.lan", "desk.lan", True),
        ("[fd00::1]:80", "fd00::1", True),
        ("192.168.1.5:5000", "0.0.0.0", True),  # an address cannot be rebound, a name can
        ("[fd00::1]", "::", True),
        ("desk.lan", "0.0.0.0", False),
        ("", "127.0.0.1", False),
        ("localhost:123456", "127.0.0.1", False),
    ],
)
def test_the_configured_address_is_a_name_of_this_server(header, configured, allowed):
    assert host_allowed(header, configured) is allowed


def test_only_loopback_counts_as_loopback():
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "desk.lan", "")))


# --- the token ---------------------------------------------------------------------------------

REST = [
    ("POST", "/api/llamada/callto", {"Phone": "+573001234567"}),
    ("GET", "/api/llamada/listcalls", None),
    ("GET", "/api/llamada/active", None),
    ("GET", "/api/prompt", None),
    ("POST", "/api/prompt", {"systemPrompt": "x"}),
    ("GET", "/api/llamada/CA0", None),  # nobody knows this call
    ("POST", "/api/llamada/CA0/steer", {"mode": "exact", "text": "x"}),
]


@pytest.mark.parametrize(
    "web", [{"require_token": True}, {"local_host": "0.0.0.0"}], ids=["asked for", "not loopback"]
)
async def test_the_rest_part_wants_the_token(tmp_path, web):
    async with open_house(tmp_path, web=web) as house:
        token = await ensure_token(house.secrets)
        for method, path, document in REST:
            for header in (
                None,
                "",
                "Bearer",
                "Bearer x",
                f"Basic {token}",
                f"Bearer {token}x",
                f"Bearer {token[:-1]}",
                token,
                "Bearer ñ",
            ):
                headers = {} if header is None else {"Authorization": header.encode("latin-1")}
                answer = await house.local(method, path, json=document, headers=headers)
                assert (answer.status_code, answer.json()["code"]) == (401, "token_required"), header
                assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert house.engine.asked == []
        assert len(house.prompts.kept) == 1
        for method, path, document in REST:
            answer = await house.local(
                method, path, json=document, headers={"Authorization": f"bearer {token}"}
            )
            expected = (404,) if "CA0" in path else (200, 204)
            assert answer.status_code in expected, path


async def test_webhooks_and_health_want_a_signature_or_nothing_but_never_the_token(tmp_path):
    async with open_house(tmp_path, web={"require_token": True}) as house:
        assert (await house.local("GET", "/healthz")).status_code == 200
        assert (await house.post_twilio("/api/inbound", base=house.server.local_url)).status_code == 200


async def test_no_token_kept_lets_nobody_in(tmp_path):
    async with open_house(tmp_path, web={"require_token": True}) as house:
        for kept in (None, ""):
            house.secrets.kept[Secret.WEB_TOKEN] = kept
            for header in ("Bearer", "Bearer None"):
                answer = await house.local("GET", "/api/prompt", headers={"Authorization": header})
                assert answer.status_code == 401


async def test_on_loopback_programs_of_this_computer_need_none(tmp_path):
    async with open_house(tmp_path) as house:
        assert (await house.local("GET", "/api/prompt")).status_code == 200


async def test_the_token_is_made_once():
    secrets = SecretsInMemory()
    token = await ensure_token(secrets)
    assert len(token) >= 40
    assert await ensure_token(secrets) == token
    assert bears(f"Bearer {token}", token)
    assert not bears("Bearer \udcff", token)
