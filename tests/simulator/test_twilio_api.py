"""Twilio's HTTP side: who may enter, what is refused and how, lists and pages, numbers, account."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.simulator.outside import CUSTOMER, simulated

HANG_UP = "<Response><Hangup/></Response>"


async def test_strangers_are_turned_away_with_20003():
    async with simulated() as client:
        for who in ((client.simulator.account_sid, "wrong"), ("AC" + "0" * 32, client.simulator.auth_token)):
            answer = await client.twilio("GET", "/Balance.json", auth=who)
            assert (answer.status_code, answer.json()["code"]) == (401, 20003)
        answer = await client.http.get(client.account + "/Calls.json")
        assert (answer.status_code, answer.json()["code"]) == (401, 20003)
        assert answer.headers["WWW-Authenticate"].startswith("Basic")


async def test_an_api_key_opens_the_same_doors():
    async with simulated() as client:
        key = client.simulator.account
        answer = await client.twilio("GET", "/Balance.json", auth=(key.api_key_sid, key.api_key_secret))
        assert answer.json() == {"account_sid": key.sid, "balance": key.balance, "currency": "USD"}


async def test_another_account_is_not_ours():
    async with simulated() as client:
        url = f"{client.simulator.twilio_url}/2010-04-01/Accounts/AC{'0' * 32}/Calls.json"
        assert (await client.twilio("GET", url)).status_code == 401


async def test_every_answer_has_a_request_id():
    async with simulated() as client:
        answers = [
            await client.twilio("GET", path) for path in (".json", "/Balance.json", "/Calls/CAnone.json")
        ]
        ids = {answer.headers["Twilio-Request-Id"] for answer in answers}
        assert len(ids) == 3
        assert all(re.fullmatch("RQ[0-9a-f]{32}", each) for each in ids)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"To": ""}, 21201),
        ({"From": ""}, 21213),
        ({"To": "3001234567"}, 21211),
        ({"From": "abc"}, 21212),
        ({"From": "+573009999999"}, 21210),
        ({"Twiml": ""}, 21205),
        ({"Twiml": "", "Url": "not a url"}, 21205),
        ({"Twiml": "<Response>" + "x" * 4000}, 32018),
        ({"StatusCallback": "nowhere"}, 21609),
    ],
)
async def test_a_wrong_order_is_refused_with_its_code(change, code):
    async with simulated() as client:
        form = {"To": CUSTOMER, "From": client.simulator.phone_number, "Twiml": HANG_UP} | change
        answer = await client.twilio("POST", "/Calls.json", data=form)
        body = answer.json()
        assert (answer.status_code, body["code"], body["status"]) == (400, code, 400)
        assert body["more_info"] == f"https://www.twilio.com/docs/errors/{code}"
        assert client.simulator.legs == {}


async def test_unknown_resources_and_methods_have_their_codes():
    async with simulated() as client:
        nothing = await client.twilio("GET", f"/Calls/CA{'0' * 32}.json")
        assert (nothing.status_code, nothing.json()["code"]) == (404, 20404)
        nowhere = await client.twilio("GET", "/Faxes.json")
        assert (nowhere.status_code, nowhere.json()["code"]) == (404, 20404)
        method = await client.twilio("PUT", "/Calls.json")
        assert (method.status_code, method.json()["code"]) == (405, 20004)


async def test_an_ended_call_cannot_be_changed():
    async with simulated() as client:
        call = await client.ring(HANG_UP)
        await client.ended(call["sid"])
        for form in ({"Status": "completed"}, {"Twiml": HANG_UP}):
            answer = await client.twilio("POST", f"/Calls/{call['sid']}.json", data=form)
            assert (answer.status_code, answer.json()["code"]) == (400, 21220)


async def test_a_ringing_call_cannot_be_redirected():
    async with simulated(speed=1) as client:
        call = await client.ring(HANG_UP)
        answer = await client.twilio("POST", f"/Calls/{call['sid']}.json", data={"Twiml": HANG_UP})
        assert (answer.status_code, answer.json()["code"]) == (400, 21220)


async def test_cancel_does_nothing_to_an_answered_call():
    async with simulated(speed=20) as client:
        call = await client.ring('<Response><Pause length="60"/></Response>')
        await client.simulator.wait_for(lambda: client.simulator.legs[call["sid"]].answered)
        answer = await client.twilio("POST", f"/Calls/{call['sid']}.json", data={"Status": "canceled"})
        assert (answer.status_code, answer.json()["status"]) == (200, "in-progress")


async def test_only_an_ended_call_can_be_deleted():
    async with simulated(speed=1) as client:  # it still rings when the first request arrives
        call = await client.ring(HANG_UP)
        assert (await client.twilio("DELETE", f"/Calls/{call['sid']}.json")).status_code == 400
        await client.twilio("POST", f"/Calls/{call['sid']}.json", data={"Status": "completed"})
        await client.ended(call["sid"])
        assert (await client.twilio("DELETE", f"/Calls/{call['sid']}.json")).status_code == 204
        assert (await client.twilio("GET", f"/Calls/{call['sid']}.json")).status_code == 404


async def _several(client, count):
    sids = [(await client.ring(HANG_UP, f"+5730012300{40 + n}"))["sid"] for n in range(count)]
    for sid in sids:
        await client.ended(sid)
    return sids


async def test_pages_follow_each_other_by_relative_addresses():
    async with simulated() as client:
        sids = await _several(client, 5)
        page = (await client.twilio("GET", "/Calls.json?PageSize=2&Status=completed")).json()
        seen = [call["sid"] for call in page["calls"]]
        assert (page["start"], page["end"], page["page"], page["page_size"]) == (0, 1, 0, 2)
        assert page["previous_page_uri"] is None
        while page["next_page_uri"]:
            assert page["next_page_uri"].startswith("/2010-04-01/Accounts/")
            assert "Status=completed" in page["next_page_uri"]
            page = (await client.twilio("GET", client.simulator.twilio_url + page["next_page_uri"])).json()
            seen += [call["sid"] for call in page["calls"]]
        assert seen == sids[::-1]
        back = (await client.twilio("GET", client.simulator.twilio_url + page["previous_page_uri"])).json()
        assert [call["sid"] for call in back["calls"]] == seen[2:4]


async def test_a_new_call_does_not_shift_the_pages():
    async with simulated() as client:
        sids = await _several(client, 3)
        page = (await client.twilio("GET", "/Calls.json?PageSize=2")).json()
        await _several(client, 1)
        page = (await client.twilio("GET", client.simulator.twilio_url + page["next_page_uri"])).json()
        assert [call["sid"] for call in page["calls"]] == [sids[0]]


async def test_the_list_is_filtered():
    async with simulated() as client:
        sids = await _several(client, 2)
        soon = (datetime.now(UTC) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        before = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        today = datetime.now(UTC).date().isoformat()

        async def found(**query):
            calls = (await client.twilio("GET", "/Calls.json", params=query)).json()["calls"]
            return [call["sid"] for call in calls]

        assert await found(To="+573001230041") == [sids[1]]
        assert await found(From=client.simulator.phone_number) == sids[::-1]
        assert await found(Status="busy") == []
        assert await found(ParentCallSid=sids[0]) == []
        assert await found(**{"StartTime>": before, "StartTime<": soon}) == sids[::-1]
        assert await found(**{"StartTime>": soon}) == []
        assert await found(StartTime=today) == sids[::-1]
        assert await found(**{"EndTime<": before}) == []


async def test_numbers_are_listed_and_changed():
    async with simulated() as client:
        listed = (await client.twilio("GET", "/IncomingPhoneNumbers.json")).json()["incoming_phone_numbers"]
        assert [each["phone_number"] for each in listed] == [client.simulator.phone_number]
        path = f"/IncomingPhoneNumbers/{listed[0]['sid']}.json"
        form = {"VoiceUrl": "http://127.0.0.1:9/voice", "StatusCallback": "http://127.0.0.1:9/status"}
        changed = (await client.twilio("POST", path, data=form)).json()
        assert (changed["voice_url"], changed["status_callback"]) == tuple(form.values())
        assert (await client.twilio("GET", path)).json() == changed
        other = await client.twilio("GET", "/IncomingPhoneNumbers.json?PhoneNumber=%2B1555")
        assert other.json()["incoming_phone_numbers"] == []


async def test_the_account_says_what_it_is():
    async with simulated() as client:
        account = (await client.twilio("GET", ".json")).json()
        assert (account["sid"], account["type"]) == (client.simulator.account_sid, "Full")
        assert account["status"] == "active"


async def test_every_request_is_on_record():
    async with simulated() as client:
        await client.ring(HANG_UP)
        await client.twilio("GET", "/Balance.json")
        record = [
            (each.side, each.method, each.path.rpartition("/")[2], each.status)
            for each in client.simulator.requests
        ]
        assert record == [("twilio", "POST", "Calls.json", 201), ("twilio", "GET", "Balance.json", 200)]
        assert len(client.simulator.calls_placed) == 1
        assert client.simulator.form_of(client.simulator.calls_placed[0].sid)["To"] == [CUSTOMER]


async def test_a_trial_account_calls_only_verified_numbers():
    async with simulated() as client:
        client.simulator.account.type = "Trial"
        form = {"To": CUSTOMER, "From": client.simulator.phone_number, "Twiml": HANG_UP}
        refused = await client.twilio("POST", "/Calls.json", data=form)
        assert (refused.status_code, refused.json()["code"]) == (400, 21219)
        client.simulator.account.verified.add(CUSTOMER)
        assert (await client.twilio("POST", "/Calls.json", data=form)).status_code == 201


async def test_nonsense_in_parameters_is_refused():
    async with simulated() as client:
        form = {"To": CUSTOMER, "From": client.simulator.phone_number, "Twiml": HANG_UP, "Timeout": "long"}
        assert (await client.twilio("POST", "/Calls.json", data=form)).status_code == 400
        assert (await client.twilio("GET", "/Calls.json?StartTime=yesterday")).status_code == 400
