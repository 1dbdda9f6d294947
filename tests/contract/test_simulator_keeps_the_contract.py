"""What the simulator serves beyond our clients' needs fits the documents too."""

import re

import httpx

from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.contract.small_world import world


async def test_the_rest_of_twilio(checker):
    async with world(checker) as here, httpx.AsyncClient() as client:
        account = f"{here.simulator.twilio_url}/2010-04-01/Accounts/{here.simulator.account_sid}"
        client.auth = (here.simulator.account_sid, here.simulator.auth_token)
        _, sid = await here.dial(EXAMPLES["busy"])
        await here.leg_over(sid)
        for path in (
            ".json",
            "/Balance.json",
            "/IncomingPhoneNumbers.json",
            "/Calls.json?Status=busy&PageSize=1",
        ):
            assert (await client.get(account + path)).status_code == 200, path
        started = {"StartTime>": "2026-01-01T00:00:00Z", "To": EXAMPLES["busy"]}
        assert len((await client.get(f"{account}/Calls.json", params=started)).json()["calls"]) == 1
        listed = (await client.get(f"{account}/IncomingPhoneNumbers.json")).json()
        number = f"{account}/IncomingPhoneNumbers/{listed['incoming_phone_numbers'][0]['sid']}.json"
        changed = await client.post(
            number, data={"VoiceUrl": "https://public.example/voice", "VoiceMethod": "POST"}
        )
        assert changed.json()["voice_url"] == "https://public.example/voice"
        assert (await client.get(number)).status_code == 200
        one = f"{account}/Calls/{sid}.json"
        assert [(await client.delete(one)).status_code, (await client.get(one)).status_code] == [204, 404]
        refused = await client.get(f"{account}.json", auth=("AC" + "0" * 32, "wrong"))
        assert refused.status_code == 401
    assert checker.faults == []


async def test_conferences_and_those_in_them(checker):
    async with world(checker) as here, httpx.AsyncClient() as client:
        account = f"{here.simulator.twilio_url}/2010-04-01/Accounts/{here.simulator.account_sid}"
        client.auth = (here.simulator.account_sid, here.simulator.auth_token)
        twiml = "<Response><Dial><Conference participantLabel='{}'>sala</Conference></Dial></Response>"
        sids = []
        for name, label in (("person", "vendedora"), ("person_presses_nothing", "")):
            form = {"To": EXAMPLES[name], "From": here.simulator.phone_number, "Twiml": twiml.format(label)}
            detected = {"MachineDetection": "Enable", "AsyncAmd": "true"}
            sids.append((await client.post(f"{account}/Calls.json", data=form | detected)).json()["sid"])
        await here.simulator.wait_for(
            lambda: any(len(room.participants) == 2 for room in here.simulator.conferences)
        )
        room = f"{account}/Conferences/{here.simulator.conferences[0].sid}"
        await here.simulator.wait_for(lambda: here.simulator.legs[sids[1]].answered_by)
        assert (await client.get(f"{account}/Calls/{sids[1]}.json")).json()["answered_by"] == "human"
        for path in (
            f"{account}/Conferences.json?Status=in-progress&FriendlyName=sala&PageSize=1",
            f"{account}/Conferences.json?Status=completed&DateCreated>=2026-01-01&DateUpdated<=2099-01-01",
            f"{room}.json",
            f"{room}/Participants.json?Muted=false&Hold=false&Coaching=false&PageSize=1",
            f"{room}/Participants/vendedora.json",
        ):
            assert (await client.get(path)).status_code == 200, path
        one = f"{room}/Participants/{sids[0]}.json"
        hold = {"Hold": "true", "HoldUrl": "https://music.example/hold", "HoldMethod": "GET"}
        announced = {"AnnounceUrl": "http://127.0.0.1:9/words", "AnnounceMethod": "POST"}
        changes = ({"Muted": "true"}, hold, {"EndConferenceOnExit": "true", "BeepOnExit": "false"}, announced)
        for change in changes:
            assert (await client.post(one, data=change)).status_code == 200, change
        assert (await client.post(f"{room}.json", data=announced)).status_code == 200
        assert (await client.delete(f"{room}/Participants/{sids[1]}.json")).status_code == 204
        ended = await client.post(f"{room}.json", data={"Status": "completed"})
        assert (ended.status_code, ended.json()["status"]) == (200, "completed")
        assert [(await client.get(one)).status_code, (await client.delete(one)).status_code] == [404, 404]
        assert (await client.post(f"{room}.json", data={"Status": "completed"})).status_code == 400
    assert checker.faults == []


async def test_the_rest_of_ultravox(checker):
    async with world(checker) as here:
        headers = {"X-API-Key": here.simulator.api_key}
        async with httpx.AsyncClient(base_url=here.simulator.ultravox_url, headers=headers) as client:
            place, sid = await here.dial(EXAMPLES["buys"])
            await here.leg_over(sid)
            call = f"/api/calls/{place.agent_call_id}"
            voices = (await client.get("/api/voices?pageSize=2")).json()
            for path in (
                voices["next"],
                f"/api/voices/{voices['results'][0]['voiceId']}",
                f"/api/voices/{voices['results'][0]['voiceId']}/preview",
                "/api/models",
                "/api/accounts/me",
                f"{call}/events?minimum_severity=debug",
                f"{call}/messages",
                "/api/calls?sort=-created&fromDate=2026-01-01T00:00:00Z&search=x",
            ):
                assert (await client.get(path)).status_code == 200, path
            next_one = f"/api/calls?priorCallId={place.agent_call_id}&enableGreetingPrompt=false"
            continued = (await client.post(next_one, json={"metadata": {"part": "2"}})).json()["callId"]
            history = (await client.get(f"/api/calls/{continued}/messages")).json()
            assert history["total"] > 2
            found = (await client.get("/api/calls?metadata.part=2&metadata.other=1")).json()
            assert found["results"] == []
            moved = await client.get(f"/api/voices/{voices['results'][1]['voiceId']}/preview")
            assert (moved.status_code, moved.content) == (302, b"")
            hook = {"url": "https://public.example/hook", "events": ["call.ended"]}
            made = (await client.post("/api/webhooks", json=hook)).json()
            mine = f"/api/webhooks/{made['webhookId']}"
            assert (await client.patch(mine, json={"events": ["call.joined"]})).status_code == 200
            assert (await client.get(mine)).json()["events"] == ["call.joined"]
            assert len((await client.get("/api/webhooks")).json()["results"]) == 1
            assert (await client.delete(mine)).status_code == 204
            assert [(await client.delete(call)).status_code, (await client.get(call)).status_code] == [
                204,
                404,
            ]
            assert (await client.get(call, headers={"X-API-Key": "wrong"})).status_code == 401
    assert checker.faults == []


async def test_every_route_of_the_simulator_is_an_operation_of_the_documents(documents):
    def nameless(path):
        return re.sub(r"\{[^}]*\}", "{}", path)

    async with Simulator() as simulator:
        served = {
            (route.method, nameless(resource.canonical))
            for runner in simulator._runners
            for resource in runner.app.router.resources()
            for route in resource
            if resource.canonical.startswith(("/api/", "/2010-04-01/")) and route.method != "HEAD"
        }
    described = {
        (method.upper(), nameless(path))
        for contract in (documents.twilio, documents.ultravox)
        for path, item in contract.document["paths"].items()
        for method in item
    }
    assert len(served) > 15
    assert served <= described, served - described
