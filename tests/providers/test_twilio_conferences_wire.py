"""`TwilioBridge` on the wire: persons' telephones, and the conferences in which they meet customers."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from sellercall_desktop.core.calls.facts import CallPlaced
from sellercall_desktop.core.calls.hand_off_facts import Answerer
from sellercall_desktop.core.errors import (
    CallGoneError,
    NotListeningError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    RateLimitedError,
)
from sellercall_desktop.core.hand_off.ports import Attendee, Conference, CustomerOrder, PersonOrder
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.conferences import TwilioBridge
from sellercall_desktop.providers.twilio.twiml import connect
from tests.providers.scripted import (
    ACCOUNT,
    CALL,
    CUSTOMER,
    OUR_NUMBER,
    TWILIO_SECRETS,
    MemorySecrets,
    answer,
    cut,
    pool,
    scripted,
    settings,
)
from tests.providers.test_twilio_client_wire import CALLS, CREATED, ONE, call_json, stamp

SELLER, SELLER_LEG = "+573109876543", "CA" + "1" * 32
ROOM, NEXT_ROOM = "CF" + "a" * 32, "CF" + "b" * 32
LIST = f"/2010-04-01/Accounts/{ACCOUNT}/Conferences.json"
JOIN = "wss://voice.example/calls/x/telephony"


def there(room=ROOM):
    return f"/2010-04-01/Accounts/{ACCOUNT}/Conferences/{room}/Participants.json"


def conferences(*rooms, **changes):
    return answer({
        "conferences": [
            {"sid": room, "friendly_name": "call-1", "status": "in-progress", **changes} for room in rooms
        ]
    })  # fmt: skip


def participants(*legs, **changes):
    return answer({
        "participants": [
            {"call_sid": leg, "hold": False, "muted": False, "status": "connected", **changes} for leg in legs
        ]
    })  # fmt: skip


def person(**changes):
    known = {
        "leg_id": "leg-1",
        "to": SELLER,
        "conference": "call-1",
        "words": "Cliente Ana.",
        "language": "es-CO",
    }
    return PersonOrder(**known | changes)


def customer(*words, **changes):
    return CustomerOrder(**{"conference": "call-1", "words": words, "language": "es-CO", **changes})


@asynccontextmanager
async def bridge(*answers, **sections):
    async with scripted(*answers) as server, pool(server) as http:
        carrier = TwilioCarrier(http, settings(server.url, **sections), MemorySecrets(TWILIO_SECRETS))
        yield TwilioBridge(http, carrier), server.asked


async def test_a_person_is_rung_hears_who_it_is_about_and_waits():
    async with bridge(answer(call_json(), 201)) as (one, asked):
        assert await one.ring(person(words="Ana & <Luis>", ring_timeout_s=20)) == (CallPlaced(CREATED, CALL),)
    assert [(each.method, each.path) for each in asked] == [("POST", CALLS)]
    form = dict(asked[0].form)
    assert form.pop("Twiml") == (
        '<?xml version="1.0" encoding="UTF-8"?><Response>'
        '<Say language="es-MX">Ana &amp; &lt;Luis&gt;</Say>'
        '<Dial><Conference beep="false" startConferenceOnEnter="false" endConferenceOnExit="true"'
        ' participantLabel="leg-1">call-1</Conference></Dial><Hangup /></Response>'
    )
    assert form == {"To": SELLER, "From": OUR_NUMBER, "Timeout": "20"}


async def test_who_answers_is_found_out_while_they_listen_and_told_where_there_is_an_address():
    wanted = {
        "detects_machine": True,
        "status_url": "https://public.example/leg",
        "key_url": "https://public.example/key",
        "key_words": "Oprima 1.",
        "events_url": "https://public.example/events",
        "starts": True,
        "ends_it": False,
    }
    async with bridge(answer(call_json(), 201)) as (one, asked):
        await one.ring(person(**wanted))
    form = asked[0].form
    events = [value for name, value in form if name == "StatusCallbackEvent"]
    assert events == ["initiated", "ringing", "answered", "completed"]
    told = dict(form)
    assert (told["MachineDetection"], told["AsyncAmd"]) == ("Enable", "true")
    assert told["StatusCallback"] == told["AsyncAmdStatusCallback"] == "https://public.example/leg"
    gather, dial, _ = ET.fromstring(told["Twiml"])
    assert gather.attrib == {
        "input": "dtmf",
        "numDigits": "1",
        "timeout": "5",
        "action": "https://public.example/key",
    }
    assert [say.text for say in gather] == ["Cliente Ana.", "Oprima 1."]
    assert dial[0].get("statusCallback") == "https://public.example/events"
    assert dial[0].get("statusCallbackEvent") == "start end join leave"
    assert (dial[0].get("startConferenceOnEnter"), dial[0].get("endConferenceOnExit")) == ("true", "false")


@pytest.mark.parametrize("order", [person(words="Frase de prueba. " * 400), person(words="a&" * 5000)])
async def test_long_words_are_cut_so_that_the_document_can_be_sent(order):
    async with bridge(answer(call_json(), 201)) as (one, asked):
        await one.ring(order)
    document = dict(asked[0].form)["Twiml"]
    assert len(document) <= 4000
    said = ET.fromstring(document).findtext("Say")
    assert said == "" or (said.endswith("prueba.") and len(said) > 3000)


@pytest.mark.parametrize("fault", [cut, answer({"code": 20500}, 500), answer(text="<html>", status=201)])
async def test_a_ring_or_redirect_without_a_clear_answer_is_ambiguous_and_never_repeated(fault):
    async with bridge(fault, fault, fault) as (one, asked):
        for act in (
            one.ring(person()),
            one.lead_to_conference(CALL, customer("Adiós.")),
            one.lead_to_agent(CALL, JOIN),
        ):
            with pytest.raises(ProviderAmbiguousError):
                await act
        assert len(asked) == 3


async def test_the_customer_goes_into_the_conference_and_after_it_is_not_left_in_silence():
    order = customer("Un momento.", " ", "Gracias.", events_url="https://public.example/events")
    async with bridge(answer(call_json(status="in-progress"))) as (one, asked):
        await one.lead_to_conference(CALL, order)
    assert [(each.method, each.path) for each in asked] == [("POST", ONE)]
    assert [name for name, _ in asked[0].form] == ["Twiml"]
    assert asked[0].form[0][1] == (
        '<?xml version="1.0" encoding="UTF-8"?><Response><Dial><Conference beep="false"'
        ' startConferenceOnEnter="true" endConferenceOnExit="true"'
        ' statusCallback="https://public.example/events" statusCallbackEvent="start end join leave">'
        'call-1</Conference></Dial><Say language="es-MX">Un momento.</Say><Pause length="1" />'
        '<Say language="es-MX">Gracias.</Say><Hangup /></Response>'
    )


@pytest.mark.parametrize("join_url", [JOIN, "sip:call@voice.example"])
async def test_the_way_back_to_the_ai_is_the_document_of_a_new_call(join_url):
    after = {"after_dial_audio_url": "https://a.example/1.mp3"}
    async with bridge(answer(call_json(status="in-progress")), call=after) as (one, asked):
        await one.lead_to_agent(CALL, join_url)
    assert asked[0].form == [("Twiml", connect(join_url, ("https://a.example/1.mp3", "")))]


async def test_a_leg_that_is_not_in_progress_is_led_nowhere():
    refused = answer({"code": 21220, "message": "Call is not in-progress. Cannot redirect."}, 400)
    async with bridge(refused, refused) as (one, _):
        for act in (one.lead_to_conference(CALL, customer()), one.lead_to_agent(CALL, JOIN)):
            with pytest.raises(NotListeningError):
                await act


@pytest.mark.parametrize(
    ("said", "answerer"),
    [
        ("human", Answerer.HUMAN),
        ("machine_start", Answerer.MACHINE),
        ("machine_end_beep", Answerer.MACHINE),
        ("fax", Answerer.MACHINE),
        ("unknown", Answerer.UNKNOWN),
        (None, None),
        (["odd"], None),
    ],
)
async def test_a_look_tells_who_took_the_leg(said, answerer):
    async with bridge(answer(call_json(status="in-progress", answered_by=said))) as (one, _):
        assert (await one.look(CALL)).answerer is answerer


async def test_a_leg_they_do_not_know_is_gone():
    gone = answer({"code": 20404, "message": "not found"}, 404)
    async with bridge(gone, gone) as (one, _):
        with pytest.raises(CallGoneError):
            await one.look(CALL)
        with pytest.raises(CallGoneError):
            await one.set_attendee(ROOM, CALL, muted=True)


async def test_the_legs_rung_lately_are_told_by_twilio_s_clock():
    theirs = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)  # or: ours is fast
    date = {"Date": stamp(theirs).replace("+0000", "GMT")}
    legs = [
        call_json(sid=SELLER_LEG, to=SELLER, date_created=stamp(theirs - timedelta(seconds=10))),
        call_json(to=SELLER, date_created=stamp(theirs - timedelta(seconds=90))),
    ]
    first = answer({"calls": [], "next_page_uri": None}, headers=date)
    async with bridge(first, answer({"calls": legs, "next_page_uri": None}, headers=date)) as (one, asked):
        assert [leg.remote_id for leg in await one.rung(SELLER, 60)] == [SELLER_LEG]
        assert ("To", SELLER) in asked[1].query


async def test_a_conference_is_found_by_its_name_and_then_looked_at_with_one_request():
    strangers = conferences(NEXT_ROOM, friendly_name="call-2")
    answers = strangers, conferences(ROOM), participants(CALL, SELLER_LEG), participants(CALL, hold=True)
    async with bridge(*answers) as (one, asked):
        assert await one.conference("call-1") is None
        both = (Attendee(CALL, on_hold=False, muted=False), Attendee(SELLER_LEG, on_hold=False, muted=False))
        assert await one.conference("call-1") == Conference(ROOM, both)
        held = await one.conference("call-1")
        assert held.attendee(CALL) == Attendee(CALL, on_hold=True, muted=False)
        assert [each.path for each in asked] == [LIST, LIST, there(), there()]
        assert dict(asked[0].query) == {"FriendlyName": "call-1", "Status": "in-progress", "PageSize": "50"}


@pytest.mark.parametrize("over", [answer({"code": 20404, "message": "not found"}, 404), participants()])
async def test_one_that_is_over_is_forgotten_and_the_next_of_its_name_found(over):
    answers = conferences(ROOM), participants(CALL), over, conferences(NEXT_ROOM), participants(SELLER_LEG)
    async with bridge(*answers) as (one, _):
        await one.conference("call-1")
        found = await one.conference("call-1")
        assert (found.conference_id, found.has(SELLER_LEG), found.has(CALL)) == (NEXT_ROOM, True, False)


async def test_who_is_only_on_the_way_into_it_or_out_is_not_in_it():
    async with bridge(conferences(ROOM), participants(CALL, status="complete")) as (one, _):
        assert await one.conference("call-1") == Conference(ROOM, ())


@pytest.mark.parametrize("odd", ["[]", '{"conferences": 7}', '{"conferences": [{}]}', "no JSON"])
async def test_what_is_no_list_says_nothing_of_a_conference(odd):
    async with bridge(answer(text=odd)) as (one, _):
        with pytest.raises(ProviderAmbiguousError):
            await one.conference("call-1")


async def test_only_what_is_wished_changes_and_a_change_may_be_repeated_an_announcement_not():
    done = answer({"call_sid": CALL})
    busy = answer({"code": 20500}, 500)
    async with bridge(done, done, busy, done, busy) as (one, asked):
        await one.set_attendee(ROOM, CALL, muted=True, on_hold=False)
        await one.set_attendee(ROOM, CALL, ends_it=True)
        await one.set_attendee(ROOM, CALL, muted=False)
        with pytest.raises(ProviderAmbiguousError):
            await one.play(ROOM, CALL, "https://public.example/tones")
    assert {(each.method, each.path) for each in asked} == {
        ("POST", there().replace(".json", f"/{CALL}.json"))
    }
    assert [each.form for each in asked] == [
        [("Muted", "true"), ("Hold", "false")],
        [("EndConferenceOnExit", "true")],
        [("Muted", "false")],
        [("Muted", "false")],
        [("AnnounceUrl", "https://public.example/tones"), ("AnnounceMethod", "GET")],
    ]


async def test_refusals_keep_their_code():
    refused = answer({"code": 21215, "message": "Geo Permission"}, 400)
    async with bridge(refused, answer({"code": 20429}, 429)) as (one, _):
        with pytest.raises(ProviderRefusedError) as told:
            await one.ring(person())
        assert told.value.code == "21215"
        with pytest.raises(RateLimitedError):
            await one.ring(person())


async def test_the_log_names_no_number_and_no_address(caplog):
    caplog.set_level("DEBUG")
    answers = (
        answer(call_json(), 201),
        answer(call_json()),
        conferences(ROOM),
        participants(CALL),
        answer({"call_sid": CALL}),
    )
    async with bridge(*answers) as (one, _):
        await one.ring(person())
        await one.lead_to_agent(CALL, JOIN)
        await one.conference("call-1")
        await one.set_attendee(ROOM, CALL, muted=True)
    lines = [record for record in caplog.records if record.name.startswith(("sellercall", "http", "twilio"))]
    assert [line.request for line in lines] == [
        "POST /Calls.json",
        "POST /Calls/CA….json",
        "GET /Conferences.json",
        "GET /Conferences/CF…/Participants.json",
        "POST /Conferences/CF…/Participants/CA….json",
    ]
    told = " ".join(str(value) for line in lines for value in line.__dict__.values())
    for secret in (SELLER, CUSTOMER, OUR_NUMBER, ACCOUNT, "a-token", JOIN, "Cliente Ana"):
        assert secret not in told
