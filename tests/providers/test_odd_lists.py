"""A list is read item by item: what is odd in it is left out and named, whatever the list is of."""

import json
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from sellercall_desktop.core.calls.facts import CarrierEnded, CostKnown, Direction
from sellercall_desktop.core.calls.meter import Pair
from sellercall_desktop.core.hand_off.ports import Attendee
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.conferences import TwilioBridge
from sellercall_desktop.providers.twilio.notifications import reports_of as of_carrier
from sellercall_desktop.providers.twilio.numbers import TwilioNumbers
from sellercall_desktop.providers.twilio.permissions import prefixes_of
from sellercall_desktop.providers.twilio.prices import price_of
from sellercall_desktop.providers.twilio.webhooks import status_report
from sellercall_desktop.providers.ultravox.events import reports_of as of_agent
from tests.providers import test_twilio_client_wire as twilio
from tests.providers import test_ultravox_client_wire as ultravox
from tests.providers.scripted import (
    CALL,
    CUSTOMER,
    TWILIO_SECRETS,
    MemorySecrets,
    answer,
    pool,
    scripted,
    settings,
)

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
ODD_ITEMS = [None, 5, "x", [], {}, {"sid": 5}]


async def all_of(pages):
    return [each async for each in pages]


def number_json(sid, **more):
    told = {
        "sid": sid,
        "phone_number": "+15005550006",
        "friendly_name": "ours",
        "voice_url": "https://a.example",
    }
    return {**told, "capabilities": {"voice": True}, "status": "in-use", **more}


@asynccontextmanager
async def numbers(*answers):
    async with scripted(*answers) as server, pool(server) as http:
        kept = MemorySecrets(TWILIO_SECRETS)
        carrier = TwilioCarrier(http, settings(server.url), kept)
        yield TwilioNumbers(carrier, http, settings(server.url), kept), server


@pytest.mark.parametrize(
    "odd", [*ODD_ITEMS, number_json("PNodd", phone_number=7), number_json("PNodd", voice_url=["x"])]
)
async def test_a_number_that_cannot_be_read_takes_no_other_with_it(odd):
    page = {"incoming_phone_numbers": [number_json("PN1"), odd, number_json("PN2")]}
    async with numbers(answer(page)) as (book, _):
        assert [number.sid for number in await all_of(book.all())] == ["PN1", "PN2"]


@pytest.mark.parametrize(
    "odd", [{"friendly_name": 5}, {"capabilities": ["voice"]}, {"date_created": "soon"}, {"status": {}}]
)
async def test_an_odd_field_of_a_number_costs_no_more_than_itself(odd):
    async with numbers(answer({"incoming_phone_numbers": [number_json("PN1", **odd)]})) as (book, _):
        (number,) = await all_of(book.all())
    assert (number.sid, number.routing.voice_url) == ("PN1", "https://a.example")


async def test_pages_of_numbers_that_lead_back_end():
    page = {"incoming_phone_numbers": [number_json("PN1")], "next_page_uri": "/2010-04-01/again.json"}
    async with numbers(*[answer(page)] * 5) as (book, server):
        assert len(await all_of(book.all())) == len(server.asked) == 2


@pytest.mark.parametrize("odd", [*ODD_ITEMS, {"call_sid": None}])
async def test_an_odd_participant_takes_nobody_out_of_a_conference(odd):
    listed = {"conferences": [odd, {"sid": "CF1", "friendly_name": "call-1", "status": "in-progress"}]}
    there = {"participants": [odd, {"call_sid": CALL, "hold": "no", "muted": 1, "status": None}]}
    async with scripted(answer(listed), answer(there)) as server, pool(server) as http:
        carrier = TwilioCarrier(http, settings(server.url), MemorySecrets(TWILIO_SECRETS))
        conference = await TwilioBridge(http, carrier).conference("call-1")
    assert conference.attendees == (Attendee(CALL, on_hold=False, muted=False),)


@pytest.mark.parametrize("odd", ODD_ITEMS)
async def test_an_odd_entry_of_the_legs_on_the_line_leaves_the_others(odd):
    async with scripted(answer({"calls": [{"sid": CALL}, odd]})) as server, pool(server) as http:
        carrier = TwilioCarrier(http, settings(server.url), MemorySecrets(TWILIO_SECRETS))
        assert await carrier.legs_on_line() == {CALL}


@pytest.mark.parametrize("odd", [*ODD_ITEMS, {"current_price": "soon"}, {"origination_prefixes": 5}])
def test_an_odd_price_or_range_leaves_the_others(odd):
    dear = {"origination_prefixes": ["ALL"], "current_price": "0.03"}
    pair = Pair(Direction.OUTBOUND, theirs=CUSTOMER, ours="+15005550006")
    told = {"price_unit": "usd", "outbound_call_prices": [odd, dear]}
    assert price_of(json.dumps(told).encode(), pair).amount == Decimal("0.03")
    ranges = {"content": [odd, {"prefix": "5790"}], "meta": {"key": "content"}}
    assert prefixes_of(json.dumps(ranges).encode()) == ("5790",)


@pytest.mark.parametrize("created", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
async def test_a_place_made_in_another_age_was_made_now(created):
    """Where it belongs in time is how its leg is found again, and where it stands in the history."""
    call = ultravox.call_json(created=created)
    async with (
        scripted(answer(call), answer({"results": [call]}), answer(call, 201)) as server,
        pool(server) as http,
    ):
        client, before = ultravox.agent(http, server), datetime.now(UTC)
        found = [await client.fetch(ultravox.ID), *await all_of(client.recent(SINCE))]
        found.append(await client.create(ultravox.order()))
    assert all(before <= each.created_at <= datetime.now(UTC) for each in found)


@pytest.mark.parametrize("created", ["Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +0000"])
async def test_a_leg_made_in_another_age_was_made_now(created):
    call, before = twilio.call_json(date_created=created), datetime.now(UTC)
    async with scripted(answer(call)) as server, pool(server) as http:
        leg = await twilio.carrier(http, server).fetch(CALL)
    assert before.replace(microsecond=0) <= leg.created_at <= datetime.now(UTC)


@pytest.mark.parametrize(
    "odd",
    [
        {"price": "-" + "9" * 400},
        {"price": "1e308"},
        {"price": "-1000000000000"},
        {"price": "NaN"},
        {"price_unit": "x" * 5000},
        {"price_unit": "5"},
    ],
)
async def test_an_amount_that_cannot_be_is_no_price(odd):
    """It would use up what may be spent in a month, and its row could not be read again."""
    call = twilio.call_json(**{"status": "completed", "price": "-0.05", "price_unit": "USD", **odd})
    async with scripted(answer(call)) as server, pool(server) as http:
        leg = await twilio.carrier(http, server).fetch(CALL)
    assert CarrierEnded in {type(fact) for fact in leg.facts}
    assert CostKnown not in {type(fact) for fact in leg.facts}
    listed = {"price_unit": "usd", "outbound_call_prices": [{"current_price": odd.get("price", "-1")}]}
    pair = Pair(Direction.OUTBOUND, theirs=CUSTOMER, ours="+15005550006")
    assert price_of(json.dumps(listed).encode(), pair) is None


@pytest.mark.parametrize("told", ["Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +0000"])
async def test_a_leg_that_ended_in_another_age_ended_at_its_last_change(told):
    changed = "Fri, 02 Jan 2026 03:06:00 +0000"
    call = twilio.call_json(status="completed", end_time=told, date_updated=changed, duration=None)
    async with scripted(answer(call)) as server, pool(server) as http:
        leg = await twilio.carrier(http, server).fetch(CALL)
    (ended,) = [fact for fact in leg.facts if isinstance(fact, CarrierEnded)]
    assert ended.at == max(datetime(2026, 1, 2, 3, 6, tzinfo=UTC), leg.created_at)


async def test_a_call_of_thirty_years_was_not_answered_thirty_years_ago():
    call = twilio.call_json(status="completed", duration="999999999")
    async with scripted(answer(call)) as server, pool(server) as http:
        leg = await twilio.carrier(http, server).fetch(CALL)
    assert all(fact.at.year >= 2025 for fact in leg.facts)
    told = {"CallSid": CALL, "CallStatus": "completed", "CallDuration": "999999999"}
    assert all(fact.at.year >= 2025 for fact in status_report(told, None).facts)


@pytest.mark.parametrize("joined", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
async def test_turns_of_a_call_joined_in_another_age_are_of_now(joined):
    """Else the conversation would stand in the history as what cannot be read."""
    call = ultravox.call_json(joined=joined)
    page = {"results": [{"role": "MESSAGE_ROLE_USER", "text": "Diga", "wallClockTimespan": {"start": "3s"}}]}
    async with scripted(answer(call), answer(page)) as server, pool(server) as http:
        (turn,) = await ultravox.agent(http, server).turns(ultravox.ID)
    assert abs(datetime.now(UTC) - turn.at).total_seconds() < 60


@pytest.mark.parametrize("told", ["Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +0000"])
def test_what_a_provider_reported_of_another_age_is_of_now(told):
    noted = {"error_code": "13225", "message_date": told, "log": "0", "message_text": "x"}
    (report,) = of_carrier(json.dumps({"notifications": [noted]}).encode())
    event = {"type": "x", "text": "y", "severity": "error", "callTimestamp": "99999999999s"}
    (other,) = of_agent([event], SINCE)
    assert all(abs(datetime.now(UTC) - each.at).total_seconds() < 60 for each in (report, other))


@pytest.mark.parametrize("elsewhere", ["@{host}/x", ".{host}/x", "9" * 400, "x", "http://[::1", ":1@{host}/"])
async def test_a_next_page_never_leads_our_keys_to_another_host(elsewhere):
    async with scripted() as stranger, scripted() as server, pool(server) as http:
        further = elsewhere.format(host=stranger.url.removeprefix("http://"))
        server.answers += [
            answer({"results": [ultravox.call_json()], "next": further}),
            answer({"calls": [twilio.call_json()], "next_page_uri": further}),
        ]
        assert len(await all_of(ultravox.agent(http, server).recent(SINCE))) == 1
        assert len(await all_of(twilio.carrier(http, server).recent(SINCE))) == 1
        assert (len(server.asked), stranger.asked) == (2, [])
