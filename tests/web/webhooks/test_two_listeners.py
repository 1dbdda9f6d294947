"""What a tunnel can reach is a table of ten; everything else exists on the loopback port only."""

import re

from sellercall_desktop.web.limits import Limits
from sellercall_desktop.web.routing import PATHS
from tests.web.web_support import open_house

PUBLIC = {
    ("POST", "/api/inbound"),
    ("POST", "/api/llamada/AfterDial"),
    ("POST", "/api/llamada/ended"),
    ("POST", "/webhooks/twilio/status"),
    ("POST", "/webhooks/ultravox"),
    ("GET", "/healthz"),
    ("POST", "/webhooks/twilio/person"),
    ("POST", "/webhooks/twilio/key"),
    ("POST", "/webhooks/twilio/conference"),
    ("GET", "/webhooks/twilio/tones/{keys}"),
}
REST = {
    ("POST", "/api/llamada/callto"),
    ("GET", "/api/llamada/listcalls"),
    ("GET", "/api/prompt"),
    ("POST", "/api/prompt"),
    ("GET", "/api/prompts"),
    ("POST", "/api/prompts"),
    ("GET", "/api/prompts/{prompt}"),
    ("POST", "/api/prompts/{prompt}"),
    ("PUT", "/api/prompts/{prompt}"),
    ("GET", "/api/prompts/{prompt}/test"),
    ("POST", "/api/prompts/{prompt}/test"),
    ("DELETE", "/api/prompts/{prompt}/test"),
    ("GET", "/api/prompts/{prompt}/scenarios"),
    ("POST", "/api/prompts/{prompt}/scenarios/run"),
    ("GET", "/api/scenario-runs/{run}"),
    ("POST", "/api/scenario-runs/{run}/cancel"),
    ("POST", "/api/scenario-runs/{run}/resume"),
    ("GET", "/api/llamada/active"),
    ("GET", "/api/llamada/{call}"),
    ("POST", "/api/llamada/{call}/steer"),
    ("GET", "/api/dnc"),
    ("POST", "/api/dnc"),
    ("DELETE", "/api/dnc"),
    ("GET", "/api/registers"),
    ("POST", "/api/registers"),
    ("POST", "/api/llamada/{call}/handoff"),
    ("GET", "/api/llamada/{call}/handoff"),
    ("GET", "/api/llamada/{call}/handoff/{handoff}"),
    ("POST", "/api/llamada/{call}/handoff/{handoff}/cancel"),
    ("POST", "/api/llamada/{call}/handoff/{handoff}/confirm"),
    ("POST", "/api/llamada/{call}/giveback"),
    ("POST", "/api/llamada/{call}/hold"),
    ("POST", "/api/llamada/{call}/mute"),
    ("POST", "/api/llamada/{call}/keys"),
    ("PUT", "/api/llamada/{call}/wrapup"),
    ("POST", "/api/llamada/{call}/optout"),
    ("GET", "/api/dispositions"),
    ("GET", "/api/export"),
    ("POST", "/api/scheduledcall/add"),
    ("GET", "/api/scheduledcall/list"),
    *((method, "/api/scheduledcall/cancel/{call}") for method in ("POST", "PUT", "DELETE")),
    *((method, "/api/scheduledcall/edit/{call}") for method in ("POST", "PUT")),
    ("POST", "/api/scheduledcall/execute/{call}"),
    ("GET", "/api/check"),
    ("GET", "/api/person"),
    ("DELETE", "/api/person"),
    ("GET", "/api/contacts"),
    ("GET", "/api/campaigns"),
    ("POST", "/api/campaigns"),
    ("GET", "/api/campaigns/results"),
    ("GET", "/api/campaigns/{campaign}/results"),
    ("GET", "/api/campaigns/{campaign}"),
    ("PUT", "/api/campaigns/{campaign}"),
    ("DELETE", "/api/campaigns/{campaign}"),
    ("GET", "/api/campaigns/{campaign}/check"),
    ("POST", "/api/campaigns/{campaign}/start"),
    ("POST", "/api/campaigns/{campaign}/pause"),
    ("POST", "/api/campaigns/{campaign}/resume"),
    ("POST", "/api/campaigns/{campaign}/stop"),
}
HUBS = {
    (method, path)
    for hub in ("/loghub", "/callhub")
    for method, path in (("GET", hub), ("POST", f"{hub}/negotiate"))
}
SPELLINGS = (
    str,
    str.upper,
    str.lower,
    lambda path: path + "/",
    lambda path: "/x/.." + path,
    lambda path: "/" + path,
)


def routes_of(app):
    """Read back from aiohttp's own router, not from our tables."""
    found = set()
    for route in app.router.routes():
        pattern = route.resource.get_info()["pattern"].pattern
        (path,) = re.findall(r"\(\?ai:(.*)\)/\?", pattern)
        path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", path)
        found.add((route.method, "/" + path.replace("\\", "")))
    return found


async def test_the_route_tables_hold_exactly_what_is_written_down(tmp_path):
    async with open_house(tmp_path, hand_offs=object()) as house:
        assert routes_of(house.server.public_app()) == PUBLIC
        assert routes_of(house.server.local_app("127.0.0.1", on_loopback=True)) == PUBLIC | REST | HUBS
        assert set(house.server.public_app()[PATHS].values()) == {path for _, path in PUBLIC}


async def test_every_local_route_that_is_not_a_webhook_is_404_on_the_public_port(tmp_path):
    async with open_house(tmp_path, hand_offs=object(), limits=Limits(refusals_burst=10**9)) as house:
        local = routes_of(house.server.local_app("127.0.0.1", on_loopback=True)) - PUBLIC
        verbs = {method for method, _ in local} | {"GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"}
        for route in sorted({route for _, route in local}):
            path = route.format(call="CA0", handoff="1a", campaign="c1", prompt="p1", run="r1")
            for number, spell in enumerate(SPELLINGS):
                for verb in {"GET", "POST"} if number else verbs:
                    answer = await house.public(verb, spell(path), json={"Phone": "+573001234567"})
                    assert answer.status_code == 404, (verb, spell(path))
        assert house.engine.asked == []


async def test_a_public_port_reached_by_any_name_serves_no_more(tmp_path):
    async with open_house(tmp_path) as house:
        for host in ("localhost", "127.0.0.1:5000", "evil.example"):
            answer = await house.public("GET", "/api/llamada/listcalls", headers={"Host": host})
            assert answer.status_code == 404


async def test_webhooks_answer_on_both_ports_and_refuse_the_unsigned_on_both(tmp_path):
    async with open_house(tmp_path, hand_offs=object()) as house:
        for base in (house.server.public_url, house.server.local_url):
            for method, path in PUBLIC - {("GET", "/healthz")}:
                url = base + path.format(keys="12")
                answer = await house.client.request(method, url, data={"CallSid": "CA1"})
                assert answer.status_code == 403, path
                assert answer.headers["content-type"].startswith("application/problem+json")
        assert house.engine.asked == []


async def test_paths_match_in_any_letter_case_as_they_did_in_the_old_backend(tmp_path):
    async with open_house(tmp_path) as house:
        for path in ("/API/Llamada/ListCalls", "/api/llamada/LISTCALLS/", "/Api/Prompt"):
            assert (await house.local("GET", path)).status_code == 200
        # The Kelvin sign folds to k in Unicode; it is another path all the same.
        assert (await house.local("GET", "/healthz\u212a")).status_code == 404


async def test_an_unknown_method_is_405_and_says_which_are_known(tmp_path):
    async with open_house(tmp_path) as house:
        answer = await house.local("DELETE", "/api/prompt")
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].replace(" ", "").split(",")) == {"GET", "POST"}
        assert answer.json()["code"] == "method_not_allowed"
        for verb in ("GET", "PUT", "TRACE", "PROPFIND"):
            assert (await house.public(verb, "/api/inbound")).status_code == 405


async def test_every_answer_is_unsniffed_unstored_and_silent_about_its_maker(tmp_path):
    async with open_house(tmp_path, limits=Limits(public_body_bytes=100)) as house:
        for method, path in (
            ("GET", "/healthz"),
            ("GET", "/nothing"),
            ("PUT", "/healthz"),
            ("POST", "/api/inbound"),
        ):
            answer = await house.public(method, path, content=b"x" * (200 if method == "POST" else 0))
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "aiohttp" not in str(answer.headers).lower()


async def test_a_nonce_comes_back_only_if_we_issued_it(tmp_path):
    async with open_house(tmp_path) as house:
        nonce = house.server.nonces.issue()
        answer = await house.public("GET", f"/healthz?nonce={nonce}")
        assert answer.json() == {"status": "ok", "nonce": nonce}
        for other in ("guessed", nonce + "x", "<script>"):
            assert "nonce" not in (await house.public("GET", "/healthz", params={"nonce": other})).json()
        assert (await house.public("GET", "/healthz")).json() == {"status": "ok"}
