"""GET /api/check: the light before a call as data, in the language that is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx

from tests.desk import open_test_world
from tests.web.web_support import open_house

NIGHT = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)  # a Tuesday, 20:30 in Colombia
BOGOTA, TIJUANA = "+576012345678", "+526641234567"


def client(world, **headers):
    return httpx.AsyncClient(base_url=world.desk.web.local_url, headers=headers, trust_env=False)


def told(light, code):
    return next(reason for reason in light["reasons"] if reason["code"] == code)


async def test_the_light_of_now_and_of_another_moment_in_both_languages(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, now=lambda: NIGHT, law=True) as world:
        async with client(world, **{"Accept-Language": "es"}) as rest:
            answer = await rest.get("/api/check", params={"phone": "601 234 5678"})
            assert (answer.status_code, answer.headers["Content-Language"]) == (200, "es")
            light = answer.json()
            assert (light["verdict"], light["number"], light["zones"]) == ("red", BOGOTA, ["America/Bogota"])
            assert light["localTimes"] == {"America/Bogota": "2026-12-01T20:30:00-05:00"}
            assert light["nextAllowed"] == "2026-12-02T07:00:00-05:00"
            hours = told(light, "outside_legal_hours")
            assert (hours["rule"], hours["verdict"]) == ("CO.hours", "red")
            assert hours["until"] == light["nextAllowed"]
            assert "Ley 2300 de 2023" in hours["source"]
            assert "fuera del horario" in hours["text"]
            assert told(light, "not_on_do_not_call_list")["verdict"] == "green"
        async with client(world, **{"Accept-Language": "en"}) as rest:
            morning = {"phone": BOGOTA, "at": light["nextAllowed"]}
            light = (await rest.get("/api/check", params=morning)).json()
            assert light["verdict"] == "amber"  # no consent on record, no register consulted
            assert light["nextAllowed"] == light["at"]
            assert "within the hours" in told(light, "within_hours")["text"]
            unescaped = f"/api/check?phone=%2B576012345678&at={NIGHT.isoformat()}"
            assert (await rest.get(unescaped)).json()["at"] == "2026-12-02T01:30:00Z"
        assert [request for request in world.simulator.requests if request.method == "POST"] == []


async def test_a_number_that_may_be_in_two_zones_is_told_with_both(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, now=lambda: NIGHT, law=True) as world:
        world.setup.settings.update({"guard": {"allowed_countries": ["CO", "US"]}})
        async with client(world) as rest:
            light = (await rest.get("/api/check", params={"phone": "+12705551234"})).json()
            assert {"America/Chicago", "America/New_York"} <= set(light["localTimes"])
            assert told(light, "several_zones")["verdict"] == "amber"
            off = (await rest.get("/api/check", params={"phone": TIJUANA})).json()
            assert told(off, "guard")["verdict"] == "red"
            assert off["nextAllowed"] is None


async def test_the_desk_s_own_hours_and_limits_count_in_the_light(tmp_path):
    async with open_test_world(tmp_path, webhooks=False, now=lambda: NIGHT, law=True) as world:
        own = {"hours_from": "09:00", "hours_to": "12:00", "days": "mon-fri"}
        world.setup.settings.update({"guard": own})
        await world.desk.do_not_call.add("+573001234568", "asked", "ana", sentence="No llamen")
        async with client(world, **{"Accept-Language": "en"}) as rest:
            light = (await rest.get("/api/check", params={"phone": BOGOTA})).json()
            assert light["nextAllowed"] == "2026-12-02T09:00:00-05:00"
            friday = NIGHT + timedelta(days=2, hours=18)  # 14:30: the law allows it, this desk does not
            later = (await rest.get("/api/check", params={"phone": BOGOTA, "at": friday.isoformat()})).json()
            assert later["nextAllowed"] == "2026-12-07T09:00:00-05:00"
            listed = (await rest.get("/api/check", params={"phone": "+573001234568"})).json()
            assert listed["reasons"][0]["code"] == "do_not_call"
            assert "No llamen" in listed["reasons"][0]["text"]
            assert listed["nextAllowed"] is None


async def test_what_cannot_be_asked_is_refused(tmp_path):
    async with open_house(tmp_path) as house:
        for query, code in (
            ("", "missing_field"),
            ("?phone=12", "too_short"),
            ("?phone=%2B576012345678&at=tomorrow", "wrong_time"),
            ("?phone=%2B576012345678&at=2026-12-02T10:00:00", "wrong_time"),
            ("?phone=%2B576012345678&at=9999-12-31T23:59:59Z", "wrong_time"),
        ):
            answer = await house.client.get(f"{house.server.local_url}/api/check{query}")
            assert (answer.status_code, answer.json()["code"]) == (400, code), query
            assert answer.headers["Content-Type"] == "application/problem+json"


async def test_what_would_be_a_number_with_a_plus_is_refused_and_named(tmp_path):
    async with open_house(tmp_path) as house:
        headers = {"Accept-Language": "es"}
        where = f"{house.server.local_url}/api/check?phone=31612345678"
        answer = await house.client.get(where, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (400, "too_long")
        assert "+31 6 12345678" in answer.text
