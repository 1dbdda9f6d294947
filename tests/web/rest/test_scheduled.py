"""Calls for later over REST, on the old backend's paths: the whole program and the simulated providers."""

from datetime import datetime, timedelta

import pytest

from sellercall_desktop.core.calls.call import CallStatus
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES
from sellercall_desktop.web.rest.scheduled import ScheduledApi
from tests.web.test_whole_house import open_front_end, post_signed

MARTA, PEDRO, TALKER = EXAMPLES["buys"], EXAMPLES["refuses"], EXAMPLES["chatters"]
PATH = "/api/scheduledcall"


def tomorrow(hour=15):
    return (utc_now() + timedelta(days=1)).replace(hour=hour, minute=30, second=0, microsecond=0)


async def test_a_call_is_scheduled_listed_edited_dialed_now_and_another_cancelled(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        begun, at = utc_now(), tomorrow()
        body = {"Phone": MARTA.removeprefix("+57"), "At": at.isoformat(), "Note": "precio"}
        added = await client.post(f"{PATH}/add", json=body)
        assert added.status_code == 201, added.text
        call = added.json()
        assert (call["phone"], call["note"], call["state"], call["by"]) == (
            MARTA,
            "precio",
            "waiting",
            "rest",
        )
        assert datetime.fromisoformat(call["at"]) == at == datetime.fromisoformat(call["localTime"])
        assert call["localTime"].endswith("-05:00")
        assert (await client.post(f"{PATH}/add", json=body)).status_code == 200
        naive = {"phoneNumber": PEDRO, "scheduledAt": tomorrow(10).strftime("%Y-%m-%dT%H:%M:%S")}
        other = (await client.post("/API/ScheduledCall/Add/", json=naive)).json()
        assert datetime.fromisoformat(other["at"]) == tomorrow(15)  # 10:30 in Bogotá
        assert [one["id"] for one in (await client.get(f"{PATH}/list")).json()] == [call["id"], other["id"]]
        bounds = {"from": (at + timedelta(seconds=1)).isoformat()}
        assert (await client.get(f"{PATH}/list", params=bounds)).json() == []

        edited = await client.put(f"{PATH}/edit/{call['id']}", json={"at": tomorrow(20).isoformat()})
        assert (edited.status_code, edited.json()["note"]) == (200, "precio")
        assert datetime.fromisoformat(edited.json()["at"]) == tomorrow(20)
        await world.desk.do_not_call.add(PEDRO, "asked", "ana")
        late = await client.put(f"{PATH}/edit/{other['id']}", json={"at": tomorrow(20).isoformat()})
        assert (late.status_code, late.json()["code"]) == (403, "do_not_call")  # as if it were scheduled anew
        gone = await client.delete(f"{PATH}/cancel/{other['id']}")
        assert (gone.status_code, gone.json()["state"]) == (200, "cancelled")
        made = await client.post(f"{PATH}/execute/{call['id']}")
        assert made.status_code == 200
        assert set(made.json()) == {"callId", "callSid"}
        again = await client.post(f"{PATH}/execute/{call['id']}")
        assert (again.status_code, again.json()["code"]) == (409, "scheduled_call_done")
        assert [leg.to for leg in world.simulator.calls_placed] == [MARTA]
        acts = [
            (act.kind.value, act.by, act.subject) for act in await world.desk.audit.between(begun, utc_now())
        ]
        assert acts == [
            ("call_scheduled", "rest", MARTA),
            ("call_scheduled", "rest", PEDRO),
            ("scheduled_call_edited", "rest", MARTA),
            ("opt_out_added", "ana", PEDRO),
            ("scheduled_call_cancelled", "ana", PEDRO),
            ("scheduled_call_dialed", "rest", MARTA),
        ]


async def test_what_makes_no_sense_is_refused_and_nothing_is_scheduled(tmp_path):
    at = tomorrow().isoformat()
    senseless = [
        ("add", {"phone": "12", "at": at}, 400, "too_short"),
        ("add", {"at": at}, 400, "missing_field"),
        ("add", {"phone": MARTA}, 400, "missing_field"),
        ("add", {"phone": MARTA, "at": 5}, 400, "wrong_type"),
        ("add", {"phone": MARTA, "at": "mañana"}, 422, "wrong_moment"),
        ("add", {"phone": MARTA, "at": "2020-01-01T10:00:00Z"}, 422, "scheduled_time_out_of_reach"),
        ("add", {"phone": MARTA, "at": at, "note": "x" * 2001}, 422, "scheduled_note_too_long"),
        ("add", {"phone": EXAMPLES["opts_out"], "at": at}, 403, "do_not_call"),
        ("edit/0", {"note": "x"}, 404, "scheduled_call_not_found"),
        ("cancel/0", {}, 404, "scheduled_call_not_found"),
        ("execute/0", {}, 404, "scheduled_call_not_found"),
    ]
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        await world.desk.do_not_call.add(EXAMPLES["opts_out"], "asked", "ana")
        for path, body, status, code in senseless:
            answer = await client.post(f"{PATH}/{path}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (status, code), (path, body)
            assert answer.headers["Content-Type"] == "application/problem+json"
        assert (await client.get(f"{PATH}/list")).json() == []
        assert (await client.get(f"{PATH}/list", params={"from": "x"})).json()["code"] == "wrong_moment"


async def test_a_number_that_its_law_lets_nobody_call_is_refused_with_the_rule_when_it_is_scheduled(tmp_path):
    async with open_front_end(tmp_path, webhooks=False, law=True) as (world, client):
        world.setup.settings.override("guard", "allowed_countries", ["CO", "ES"])
        body = {"phone": "+34612345678", "at": tomorrow().isoformat()}
        answer = await client.post(f"{PATH}/add", json=body)
        problem = answer.json()
        assert (answer.status_code, problem["code"], problem["reason"]) == (403, "red_light", "country_off")
        assert (problem["rule"], problem["mayOverride"]) == ("ES.range_400", False)
        assert "BOE" in problem["source"]
        hers = (await client.post(f"{PATH}/add", json=body | {"phone": MARTA})).json()
        moved = await client.put(f"{PATH}/edit/{hers['id']}", json={"phone": body["phone"]})
        assert (moved.status_code, moved.json()["rule"]) == (403, "ES.range_400")


async def test_only_who_bears_the_token_has_to_do_with_them_where_one_is_asked_for(tmp_path):
    async with open_front_end(tmp_path, webhooks=False) as (world, client):
        world.setup.settings.update({"web": {"require_token": True}})
        assert (await client.get(f"{PATH}/list")).status_code == 401
        for path in ("add", "edit/0", "cancel/0", "execute/0"):
            assert (await client.post(f"{PATH}/{path}", json={})).status_code == 401, path


@pytest.mark.parametrize("status", ["in-progress", "completed"])
async def test_the_end_of_a_dial_of_old_is_believed_when_signed_and_told_as_the_legs_status(tmp_path, status):
    async with open_front_end(tmp_path, webhooks=False, speed=1) as (world, client):
        world.setup.settings.override("web", "public_url", world.desk.web.public_url)
        call = await world.desk.engine.dial(TALKER)
        form = {"CallSid": call.carrier_call_id, "CallStatus": status, "DialCallStatus": "completed"}
        forged = await client.post(world.desk.web.public_url + "/api/llamada/ended", data=form)
        assert forged.status_code == 403
        answer = await post_signed(world, client, "/api/llamada/ended", form)
        assert (answer.status_code, answer.content) == (200, b"")
        told = await world.desk.calls.get(call.id)
        assert (told.carrier_ended is not None) is (status == "completed")
        assert told.status is (CallStatus.ENDED if status == "completed" else CallStatus.ANSWERED)
        alone = await post_signed(world, client, "/api/llamada/ended", {"CallSid": call.carrier_call_id})
        assert (alone.status_code, alone.content) == (200, b"")


READ_AS = [
    ("CO", "2026-12-01T10:00:00", "2026-12-01T15:00:00+00:00"),
    ("MX", "2026-12-01T10:00", "2026-12-01T16:00:00+00:00"),  # most of its people keep the capital's clock
    ("US", "2027-03-14T02:30:00", "2027-03-14T07:30:00+00:00"),  # that hour is left out: 03:30 there
    ("ES", "2027-10-31T02:30:00", "2027-10-31T00:30:00+00:00"),  # comes twice: the first
    ("CL", "2027-09-05T00:30:00", "2027-09-05T04:30:00+00:00"),
    ("ES", "2026-12-01T10:00:00+09:00", "2026-12-01T01:00:00+00:00"),
    ("ES", "2026-12-01T10:00:00Z", "2026-12-01T10:00:00+00:00"),
]


@pytest.mark.parametrize(("region", "text", "moment"), READ_AS)
def test_a_time_without_an_offset_is_read_by_the_default_regions_clock(region, text, moment):
    api = ScheduledApi(scheduled=None, region=lambda: region, rule=None, limits=None)
    assert api._time({"at": text}, ("at",)) == datetime.fromisoformat(moment)
