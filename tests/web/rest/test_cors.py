"""The web pages that the settings name may use the local listener; no other page may."""

import pytest

from sellercall_desktop.core.errors import SettingsError
from tests.web.hubs.hub_support import connected
from tests.web.hubs.test_hub_protocol import status_of_upgrade
from tests.web.web_support import open_house

FRONT = "https://front.example"
DEV = "http://localhost:5189"
ALLOWED = {"allowed_origins": [FRONT, DEV]}
PREFLIGHT = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,x-requested-with,x-signalr-user-agent",
    "Sec-Fetch-Site": "cross-site",
}


def permissions_of(answer):
    return {name for name in answer.headers if name.lower().startswith("access-control")}


async def test_a_preflight_of_an_allowed_page_needs_no_token_and_is_answered_in_full(tmp_path):
    async with open_house(tmp_path, web={**ALLOWED, "require_token": True}) as house:
        for path in ("/loghub/negotiate", "/LogHub/Negotiate", "/api/prompt", "/api/llamada/callto"):
            for origin in (FRONT, DEV):
                answer = await house.local("OPTIONS", path, headers={**PREFLIGHT, "Origin": origin})
                assert (answer.status_code, answer.content) == (204, b"")
                assert answer.headers["Access-Control-Allow-Origin"] == origin
                assert answer.headers["Access-Control-Allow-Credentials"] == "true"
                assert answer.headers["Vary"] == "Origin"
                assert answer.headers["Access-Control-Allow-Methods"] == "GET, POST, PUT, DELETE"
                assert set(answer.headers["Access-Control-Allow-Headers"].split(", ")) == {
                    "x-requested-with",
                    "x-signalr-user-agent",
                    "authorization",
                    "content-type",
                }
        answer = await house.local("OPTIONS", "/nothing", headers={**PREFLIGHT, "Origin": FRONT})
        assert answer.status_code == 404
        assert (await house.local("OPTIONS", "/api/prompt", headers={"Origin": FRONT})).status_code == 405


async def test_an_allowed_page_reads_every_answer_refusals_too(tmp_path):
    async with open_house(tmp_path, web=ALLOWED) as house:
        headers = {"Origin": FRONT, "Sec-Fetch-Site": "cross-site"}
        for method, path, status in (
            ("GET", "/api/prompt", 200),
            ("GET", "/api/llamada/listcalls", 200),  # sent piece by piece
            ("POST", "/loghub/negotiate", 200),
            ("POST", "/api/llamada/callto", 415),
            ("GET", "/nothing", 404),
        ):
            answer = await house.local(method, path, headers=headers)
            assert answer.status_code == status
            assert answer.headers["Access-Control-Allow-Origin"] == FRONT
            assert answer.headers["Vary"] == "Origin"


async def test_other_pages_get_no_permission_and_no_answer(tmp_path):
    async with open_house(tmp_path, web=ALLOWED) as house:
        for origin in (
            "https://evil.example",
            "http://front.example",
            "https://front.example:8443",
            "https://front.example.evil.example",
            "https://front.example/",
            "https://FRONT.example",
            "https://xfront.example",
            "null",
            "",
            "*",
        ):
            headers = {**PREFLIGHT, "Origin": origin}
            for method, path in (
                ("OPTIONS", "/loghub/negotiate"),
                ("POST", "/loghub/negotiate"),
                ("GET", "/api/prompt"),
                ("POST", "/api/llamada/callto"),
            ):
                answer = await house.local(method, path, headers=headers)
                assert (answer.status_code, permissions_of(answer)) == (403, set()), origin
        headers = {"Sec-Fetch-Site": "cross-site"}  # an image or a link of the allowed page: no Origin
        assert (await house.local("GET", "/api/prompt", headers=headers)).status_code == 403
        assert house.engine.asked == []


async def test_programs_and_our_own_pages_need_no_permission(tmp_path):
    async with open_house(tmp_path, web=ALLOWED) as house:
        for headers in ({}, {"Origin": house.server.local_url}):
            answer = await house.local("GET", "/api/prompt", headers=headers)
            assert (answer.status_code, permissions_of(answer)) == (200, set())
            assert answer.headers["Vary"] == "Origin"


async def test_the_origin_is_checked_again_where_no_preflight_comes(tmp_path):
    async with open_house(tmp_path, web=ALLOWED) as house:
        for hub in ("/loghub", "/callhub"):
            for origin in ("https://evil.example", "null"):
                assert await status_of_upgrade(house, hub, origin=origin) == 403
            for origin in (FRONT, house.server.local_url):
                async with connected(house, hub, origin=origin):
                    pass


async def test_a_rebound_name_is_refused_even_for_an_allowed_page(tmp_path):
    async with open_house(tmp_path, web=ALLOWED) as house:
        headers = {**PREFLIGHT, "Origin": FRONT, "Host": "evil.example"}
        assert (await house.local("OPTIONS", "/api/prompt", headers=headers)).status_code == 403


async def test_what_a_page_may_changes_with_the_settings_at_once(tmp_path):
    async with open_house(tmp_path) as house:
        headers = {"Origin": FRONT}
        assert (await house.local("GET", "/api/prompt", headers=headers)).status_code == 403
        house.settings.override("web", "allowed_origins", (FRONT,))
        assert (await house.local("GET", "/api/prompt", headers=headers)).status_code == 200
        house.settings.override("web", "allowed_origins", ())
        assert (await house.local("GET", "/api/prompt", headers=headers)).status_code == 403


async def test_the_public_port_gives_no_page_anything(tmp_path):
    async with open_house(tmp_path, web=ALLOWED) as house:
        for method, path in (("OPTIONS", "/loghub/negotiate"), ("GET", "/loghub"), ("GET", "/healthz")):
            answer = await house.public(method, path, headers={**PREFLIGHT, "Origin": FRONT})
            assert permissions_of(answer) == set()


@pytest.mark.parametrize(
    "wrong", ["*", "null", "front.example", "https://front.example/", "https://FRONT.example", "file://x", ""]
)
async def test_what_is_no_origin_cannot_be_set(tmp_path, wrong):
    with pytest.raises(SettingsError):
        async with open_house(tmp_path, web={"allowed_origins": [wrong]}):
            pass
