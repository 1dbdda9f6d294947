"""What the carrier tells of a hand-off through a tunnel: the facts that polls bring, if it is signed."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from sellercall_desktop.core.calls.facts import CallRinging
from sellercall_desktop.core.calls.hand_off_facts import Answerer, LegRole
from tests.web.hand_off_house import ANAS, PERSON_SID, open_hand_off_house
from tests.web.web_support import twilio_signature

FORM = {"CallSid": PERSON_SID, "AccountSid": "AC" + "2" * 32, "To": "", "Direction": "outbound-api"}


def conference_in(answer):
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    return ET.fromstring(answer.text).find("Dial/Conference")


async def waiting(house, **how):
    """A take-over that rings, and what follows the paths in its addresses."""
    named = await house.asked()
    await house.ring(named, **how)
    return named, f"?call_id={house.call_id}&leg_id=leg-1"


async def hand_off_of(house):
    return (await house.ledger.get(house.call_id)).handed


async def test_a_persons_leg_tells_of_itself_and_who_answered(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        _, query = await waiting(house, answered=False)
        path = "/webhooks/twilio/person" + query
        answer = await house.web.post_twilio(path, {**FORM, "CallStatus": "ringing"})
        assert answer.status_code == 204
        (told,) = house.engine.asked  # in one report, as this leg's own: never as the customer's
        assert (told.key.call_id, told.key.carrier_call_id) == (house.call_id, None)
        call = await house.ledger.get(house.call_id)
        (leg,) = call.handed.legs
        assert (leg.placed.carrier_call_id, leg.ringing is not None) == (PERSON_SID, True)
        assert not [fact for fact in told.facts if isinstance(fact, CallRinging)]
        for answered_by, answerer in (("machine_start", Answerer.MACHINE),):
            answer = await house.web.post_twilio(
                path, {**FORM, "AnsweredBy": answered_by}
            )  # without a status
            assert answer.status_code == 204
            (leg,) = (await hand_off_of(house)).legs
            assert leg.judged.answerer is answerer
        assert (await house.web.post_twilio(path, FORM)).status_code == 400


@pytest.mark.parametrize(("digits", "confirmed"), [("1", True), ("5", False), (None, False)])
async def test_the_key_one_says_that_the_person_is_there_and_whatever_is_pressed_they_wait(
    tmp_path, digits, confirmed
):
    async with open_hand_off_house(tmp_path) as house:
        named, query = await waiting(house, answered=False)  # the key may come before the news of the answer
        query = query.partition("&")[0]  # the leg is known by its sid, too
        form = FORM if digits is None else {**FORM, "Digits": digits}
        conference = conference_in(await house.web.post_twilio("/webhooks/twilio/key" + query, form))
        assert conference.text == house.call_id
        assert conference.get("startConferenceOnEnter") == "false"
        assert conference.get("endConferenceOnExit") == "true"
        (one,) = (await hand_off_of(house)).hand_offs
        assert (one.hand_off_id, one.confirmed is not None) == (named, confirmed)
        assert not confirmed or one.confirmed.by == "telephone"


async def test_a_key_that_comes_too_late_or_from_nobody_confirms_nothing(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        named, query = await waiting(house)
        pressed, path = {**FORM, "Digits": "1"}, "/webhooks/twilio/key"
        strange = {**pressed, "CallSid": "CA" + "7" * 32}
        for wrong, form in (
            (f"?call_id={house.call_id}", strange),
            ("?call_id=none", pressed),
            ("", pressed),
        ):
            assert conference_in(await house.web.post_twilio(path + wrong, form)) is not None
        await house.post(f"/handoff/{named}/cancel")
        assert conference_in(await house.web.post_twilio(path + query, pressed)) is not None
        (one,) = (await hand_off_of(house)).hand_offs
        assert one.confirmed is None
        house.calls.calls = []
        assert conference_in(await house.web.post_twilio(path + query, pressed)) is not None


async def test_whom_she_speaks_with_first_waits_as_they_were_rung_and_confirms_nothing(tmp_path):
    async with open_hand_off_house(tmp_path, web={"public_url": "https://calls.example"}) as house:
        named = await house.asked(ANAS, "announced")
        await house.ring(named, number=ANAS, role=LegRole.COLLEAGUE)
        path = f"/webhooks/twilio/key?call_id={house.call_id}"
        form = {**FORM, "Digits": "1"}
        answer = await house.web.post_twilio(path, form, signed_url="https://calls.example" + path)
        conference = conference_in(answer)
        assert conference.get("startConferenceOnEnter") == "true"
        assert conference.get("endConferenceOnExit") == "true"
        events = f"https://calls.example/webhooks/twilio/conference?call_id={house.call_id}"
        assert conference.get("statusCallback") == events
        (one,) = (await hand_off_of(house)).hand_offs
        assert one.confirmed is None


async def test_a_conferences_event_wakes_whoever_follows_that_call(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        form = {
            "ConferenceSid": "CF1",
            "FriendlyName": house.call_id,
            "StatusCallbackEvent": "participant-leave",
        }
        for sent in (form, {"ConferenceSid": "CF1"}):
            answer = await house.web.post_twilio("/webhooks/twilio/conference", sent)
            assert answer.status_code == 204
        assert house.events == [house.call_id]


@pytest.mark.parametrize(
    ("sent", "pressed"),
    [("12wW", "12wW"), ("%23%2A", "#*"), ("*5", "*5"), ("7" * 32, "7" * 32), ("7" * 33, None), ("1a", None)],
)
async def test_a_document_presses_the_keys_of_its_address_and_nothing_else(tmp_path, sent, pressed):
    async with open_hand_off_house(tmp_path) as house:
        url = f"{house.web.server.public_url}/webhooks/twilio/tones/{sent}"
        signed = {"X-Twilio-Signature": twilio_signature(url, {})}
        answer = await house.web.client.get(url, headers=signed)
        if pressed is None:
            assert answer.status_code == 404
        else:
            assert ET.fromstring(answer.text).find("Play").get("digits") == pressed
        assert (await house.web.client.get(url, headers={"X-Twilio-Signature": "x"})).status_code == 403
