"""Take over, hand on, give back over REST: what is asked, what is told, what is refused."""

from __future__ import annotations

from datetime import UTC, datetime

from sellercall_desktop.core.audit_trail import AuditKind
from sellercall_desktop.core.calls.facts import CostKnown, Party, Speaker, SummaryWritten, TurnSpoken
from sellercall_desktop.core.calls.hand_off_facts import (
    GiveBackAsked,
    GiveBackCause,
    HandOffEnd,
    HandOffEnded,
    LegRole,
    PersonLegAsked,
    PersonLegEnded,
    PersonLegOutcome,
    PersonLegPlaced,
    PlaceAsked,
    PlaceMade,
)
from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.core.errors import GuardError
from sellercall_desktop.core.hand_off.ports import Attendee
from sellercall_desktop.core.problems import GuardReason
from tests.web.hand_off_house import ANAS, MINE, PERSON_SID, open_hand_off_house


def refused(answer):
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["code"]


async def test_a_call_is_taken_over_held_muted_and_given_back_and_each_step_is_told(tmp_path):
    async with open_hand_off_house(tmp_path, web={"public_url": "https://calls.example"}) as house:
        assert (await house.get())["with"] == {"kind": "ai", "name": "", "muted": False}
        named = await house.asked()
        told = await house.get(f"/handoff/{named}")
        assert (told["handoff"]["state"], told["with"]["kind"]) == ("requested", "ai")
        assert (told["handoff"]["name"], told["handoff"]["phone"]) == ("Eva", MINE)
        await house.ring(named, answered=False)
        assert (await house.get("/handoff"))[0]["state"] == "ringing"
        await house.ring(named)
        assert (await house.post(f"/handoff/{named}/confirm")).status_code == 202
        await house.join(named)
        told = await house.get(f"/handoff/{named}")
        assert told["with"] == {"kind": "person", "name": "Eva", "muted": False}
        assert list(told["handoff"]["times"]) == ["requested", "ringing", "announced", "joined"]
        assert all(datetime.fromisoformat(at).tzinfo == UTC for at in told["handoff"]["times"].values())

        assert (await house.post("/hold", {"on": True})).status_code == 204
        assert (await house.get())["with"]["kind"] == "music"
        assert (await house.post("/hold", {"on": False})).status_code == 204
        assert (await house.post("/mute", {"on": True})).status_code == 204
        assert (await house.post("/keys", {"keys": "1w#*"})).status_code == 204
        assert house.bridge.asked == [
            (house.sid, {"on_hold": True}),
            (house.sid, {"on_hold": False}),
            (PERSON_SID, {"muted": True}),
            (house.sid, "https://calls.example/webhooks/twilio/tones/1w%23%2A"),
        ]
        for _ in range(2):
            assert (await house.post("/giveback", {"note": "10 % menos"})).status_code == 202
        given = (await house.ledger.get(house.call_id)).handed.give_backs
        assert [(one.asked.note, one.asked.by) for one in given] == [("10 % menos", "rest")]
        assert house.trail.told == [
            (AuditKind.TAKE_OVER, "rest", ""),
            (AuditKind.GIVE_BACK, "rest", "10 % menos"),
        ]


async def test_a_call_is_handed_on_to_a_colleague_and_called_off(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        named = await house.asked("601 765 4321", "Blind")
        (told,) = await house.get("/handoff")
        assert (told["kind"], told["name"], told["phone"]) == ("blind", "Ana", ANAS)
        assert (await house.post(f"/handoff/{named}/cancel")).status_code == 202
        await house.learn(HandOffEnded(utc_now(), named, HandOffEnd.CANCELLED))
        told = (await house.get(f"/handoff/{named}"))["handoff"]
        assert (told["state"], told["cause"]) == ("cancelled", "cancelled")
        assert "cancelled" in told["times"]
        assert refused(await house.post(f"/handoff/{named}/cancel")) == (409, "no_hand_off")
        other = await house.asked(ANAS, "announced", name="Doña Ana")
        assert (await house.get(f"/handoff/{other}"))["handoff"]["name"] == "Doña Ana"
        await house.ring(other, answered=False, number=ANAS, role=LegRole.COLLEAGUE)
        await house.learn(
            PersonLegEnded(utc_now(), "leg-1", PersonLegOutcome.BUSY),
            HandOffEnded(utc_now(), other, HandOffEnd.DECLINED),
        )
        told = (await house.get(f"/handoff/{other}"))["handoff"]
        assert (told["state"], told["cause"]) == ("declined", "busy")
        assert [kind for kind, _, _ in house.trail.told] == [AuditKind.HAND_ON] * 2
        assert ANAS in house.trail.told[0][2]


async def test_of_two_persons_who_are_there_the_one_who_is_named_is_muted(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        hers = await house.asked()
        await house.ring(hers)
        await house.join(hers)
        his, sid = await house.asked(ANAS, "announced"), "CA" + "6" * 32
        at = utc_now()
        await house.learn(
            PersonLegAsked(at, "leg-2", his, LegRole.COLLEAGUE, ANAS),
            PersonLegPlaced(at, "leg-2", sid),
        )
        wish = {"on": True, "handoffId": his}
        assert refused(await house.post("/mute", wish)) == (409, "no_hand_off")  # not there yet
        house.bridge.attendees += (Attendee(sid, False, False),)
        assert (await house.post("/mute", wish)).status_code == 204
        assert (await house.post("/mute", {"on": True})).status_code == 204  # whoever has the customer
        assert house.bridge.asked == [(sid, {"muted": True}), (PERSON_SID, {"muted": True})]
        told = await house.get()
        assert [one["muted"] for one in told["handoffs"]] == [True, True]
        assert told["with"] == {"kind": "person", "name": "Eva", "muted": True}
        nobody = {"on": True, "handoffId": "nope"}
        assert refused(await house.post("/mute", nobody)) == (404, "hand_off_not_found")


async def test_what_cannot_be_is_refused_in_words_and_by_code(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        for body, expected in (
            ({"to": "me", "mode": "steal"}, (422, "wrong_choice")),
            ({"to": "me", "mode": "blind"}, (422, "wrong_choice")),
            ({"to": ANAS, "mode": "takeover"}, (422, "wrong_choice")),
            ({"to": "nobody", "mode": "blind"}, (422, "not_a_number")),
            ({"to": "911", "mode": "blind"}, (422, "emergency")),
            ({"to": "+573001234567", "mode": "blind"}, (422, "number_is_the_customers")),
            ({"mode": "blind"}, (400, "missing_field")),
        ):
            assert refused(await house.post("/handoff", body)) == expected, body
        for path, body, expected in (
            ("/giveback", {}, (409, "customer_with_the_ai")),
            ("/hold", {"on": True}, (409, "customer_with_the_ai")),
            ("/mute", {"on": "yes"}, (422, "wrong_flag")),
            ("/keys", {"keys": "1"}, (503, "public_address_missing")),
            ("/handoff/nope/cancel", {}, (404, "hand_off_not_found")),
            ("/handoff/nope/confirm", {}, (404, "hand_off_not_found")),
        ):
            assert refused(await house.post(path, body)) == expected, path
        house.guard.error = GuardError(GuardReason.COUNTRY, region="PE")
        assert refused(await house.post("/handoff", {"to": ANAS, "mode": "blind"}))[0] == 403
        house.guard.error = None
        named = await house.asked()
        assert (
            refused(await house.post("/handoff", {"to": "me", "mode": "takeover"}))[1] == "hand_off_under_way"
        )
        assert refused(await house.post(f"/handoff/{named}/confirm")) == (409, "no_hand_off")
        unknown = await house.web.local(
            "POST", "/api/llamada/nope/handoff", json={"to": "me", "mode": "takeover"}
        )
        assert refused(unknown) == (404, "call_not_found")
        house.web.settings.override("hand_off", "own_telephone", "")
        house.web.settings.override("web", "public_url", "https://calls.example")
        assert (
            refused(await house.post("/handoff", {"to": "me", "mode": "takeover"}))[1]
            == "own_telephone_missing"
        )
        assert refused(await house.post("/keys", {"keys": "call me"})) == (422, "not_keys")


async def test_all_parts_of_a_call_are_shown_as_one(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        named = await house.asked()
        await house.ring(named)
        await house.join(named)
        at = utc_now()
        await house.learn(
            GiveBackAsked(at, "g1", named, GiveBackCause.DROPPED),
            PlaceAsked(at, 1, "g1"),
            PlaceMade(at, 1, "second-place", 1800),
            HandOffEnded(at, named, HandOffEnd.GIVEN_BACK),
            TurnSpoken(at, 1, Speaker.AI, "Buenos días"),
            TurnSpoken(at, 1_000_001, Speaker.AI, "Sigo yo"),
            SummaryWritten(at, "Second", None, part=1),
            CostKnown(at, Party.CARRIER, "0.02", "USD", part="leg-1"),
        )
        shown = await house.get()
        assert [(turn["text"], turn["part"]) for turn in shown["transcript"]] == [
            ("Buenos días", 0),
            ("Sigo yo", 1),
        ]
        assert [(part["part"], part["callId"], part["shortSummary"]) for part in shown["parts"]] == [
            (0, house.agent_id, None),
            (1, "second-place", "Second"),
        ]
        assert [(one["state"], one["cause"]) for one in shown["handoffs"]] == [("given_back", "dropped")]
        assert "leg-1" in {cost.get("part") for cost in shown["cost"]}


async def test_nothing_need_be_told_when_a_call_is_given_back_and_not_too_much_can_be(tmp_path):
    async with open_hand_off_house(tmp_path) as house:
        named = await house.asked()
        await house.ring(named)
        await house.join(named)
        assert refused(await house.post("/giveback", {"note": "a" * 2001})) == (422, "wrong_length")
        answer = await house.web.local("POST", f"/api/llamada/{house.agent_id}/giveback")
        assert answer.status_code == 202
        too_long = {"to": ANAS, "mode": "blind", "name": "a" * 2001}
        assert refused(await house.post("/handoff", too_long)) == (422, "wrong_length")
