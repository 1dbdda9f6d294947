"""Whatever odd thing a provider sends: what is good is kept, what is not is named, and nothing is endless."""

import asyncio
import itertools
import json
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from sellercall_desktop.core.calls.facts import (
    AgentCreated,
    AgentEnded,
    AgentJoined,
    AgentOutcome,
    CallPlaced,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
)
from sellercall_desktop.core.errors import CallGoneError, MalformedWebhookError, ProviderAmbiguousError
from sellercall_desktop.providers import connections
from sellercall_desktop.providers.http import ApiRequest
from sellercall_desktop.providers.reading import read_json
from sellercall_desktop.providers.translation import retry_after_s
from sellercall_desktop.providers.ultravox import conversations
from sellercall_desktop.providers.ultravox.webhooks import report_of
from tests.providers import test_twilio_client_wire as twilio
from tests.providers import test_ultravox_client_wire as ultravox
from tests.providers.scripted import CALL, CUSTOMER, answer, pool, scripted

JOINED = "2026-01-02T03:05:00Z"
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
DEEP = "[" * 100_000 + "]" * 100_000
TALK = {"role": "MESSAGE_ROLE_USER", "text": "Diga", "wallClockTimespan": {"start": "3s"}}


class Endless(list):
    """Answers made as they are asked for."""

    def __init__(self, make):
        super().__init__()
        self._make, self._number = make, itertools.count()

    def pop(self, _at=0):
        return self._make(next(self._number))


async def all_of(pages):
    return [each async for each in pages]


def left_out(caplog):
    return [record.what for record in caplog.records if record.getMessage() == "provider.left_out"]


# --- one message, one field, one item ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("odd", "text"),
    [
        ({**TALK, "text": None}, None),
        ({**TALK, "text": 7}, None),
        ({**TALK, "text": ["a"]}, None),
        ({**TALK, "wallClockTimespan": {"start": 3}}, "Diga"),
        ({**TALK, "wallClockTimespan": {"start": "3 s"}}, "Diga"),
        ({**TALK, "wallClockTimespan": {"start": "-5s"}}, "Diga"),
        ({**TALK, "wallClockTimespan": {"start": "999999999999s"}}, "Diga"),
        ({**TALK, "wallClockTimespan": "3s"}, "Diga"),
        ({**TALK, "wallClockTimespan": {"start": None}}, "Diga"),
        ({**TALK, "toolName": 1}, "Diga"),
        ({**TALK, "role": 2}, None),
        ({**TALK, "role": "MESSAGE_ROLE_NEW"}, None),
        (None, None),
        ("text", None),
        ([], None),
        ({**TALK, "text": "a" * 200_000}, "a" * 50_000 + "…"),
        ({**TALK, "text": "hol\ud800a\x00"}, "hol\ufffda\ufffd"),
        ({**TALK, "text": "\\u0000 literal \ud83d\ude00"}, "\\u0000 literal 😀"),
    ],
)
async def test_an_odd_message_costs_no_more_than_itself(odd, text):
    joined = ultravox.call_json(joined=JOINED, ended="2026-01-02T03:06:00Z")
    page = {"results": [TALK, odd, TALK], "next": None}
    async with scripted(answer(joined), answer(text=json.dumps(page))) as server, pool(server) as http:
        turns = await ultravox.agent(http, server).turns(ultravox.ID)
    assert [turn.text for turn in turns] == ["Diga", *([text] if text else []), "Diga"]
    assert [turn.ordinal for turn in turns] == ([0, 1, 2] if text else [0, 2])
    for turn in turns:
        turn.text.encode()
        assert turn.at - datetime(2026, 1, 2, 3, 5, tzinfo=UTC) in (timedelta(0), timedelta(seconds=3))


@pytest.mark.parametrize(
    "odd",
    [
        {"maxDuration": value}
        for value in (300, "300", "PT5M", "1e9s", "", {"seconds": 300}, "99999999999999s", True)
    ]
    + [{"created": value} for value in (None, "soon", 5, "0000-00-00T00:00:00Z")]
    + [{"joined": value} for value in (5, "soon", {})]
    + [{"metadata": []}, {"summary": 5}, {"shortSummary": {}}, {"endReason": 5}, {"endReason": "new_reason"}],
)
async def test_an_odd_field_of_a_call_costs_no_more_than_itself(odd):
    ended = ultravox.call_json(**{"joined": JOINED, "ended": "2026-01-02T03:06:00Z", **odd})
    async with scripted(answer(ended), answer(ended, 201)) as server, pool(server) as http:
        client = ultravox.agent(http, server)
        remote = await client.fetch(ultravox.ID)
        place = await client.create(ultravox.order())
    assert {AgentCreated, AgentJoined, AgentEnded} <= {type(fact) for fact in remote.facts}
    assert place.agent_call_id == ultravox.ID
    assert place.max_duration_s == (None if "maxDuration" in odd else 1800)


async def test_an_end_whose_time_cannot_be_read_is_an_end():
    before = datetime.now(UTC)
    async with (
        scripted(answer(ultravox.call_json(joined=JOINED, ended=7, endReason="hangup"))) as server,
        pool(server) as http,
    ):
        remote = await ultravox.agent(http, server).fetch(ultravox.ID)
    (ended,) = [fact for fact in remote.facts if isinstance(fact, AgentEnded)]
    assert ended.outcome is AgentOutcome.CUSTOMER_HUNG_UP
    assert before <= ended.at <= datetime.now(UTC)


@pytest.mark.parametrize("odd", [None, 5, "x", [], {}, {"callId": 5}, {"callId": ""}])
async def test_an_item_of_a_list_that_is_no_call_is_left_out_and_named(odd, caplog):
    page = {"results": [ultravox.call_json(), odd, ultravox.call_json(callId="second")]}
    async with scripted(answer(page), answer(page)) as server, pool(server) as http:
        client = ultravox.agent(http, server)
        found = await all_of(client.recent(SINCE))
        assert (await client.find(ultravox.OURS)).agent_call_id == ultravox.ID
    assert [remote.remote_id for remote in found] == [ultravox.ID, "second"]
    assert "call" in left_out(caplog)


async def test_a_place_found_again_without_its_address_is_found():
    page = {"results": [ultravox.call_json(joinUrl=None)]}
    async with scripted(answer(page)) as server, pool(server) as http:
        place = await ultravox.agent(http, server).find(ultravox.OURS)
    assert (place.agent_call_id, place.join_url) == (ultravox.ID, "")


BUSY = {
    "status": "busy",
    "end_time": None,
    "date_updated": twilio.stamp(twilio.CREATED + timedelta(seconds=9)),
}


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
async def test_a_call_that_did_not_complete_ended_at_its_last_change(status):
    async with (
        scripted(twilio.page(twilio.call_json(**{**BUSY, "status": status}))) as server,
        pool(server) as http,
    ):
        (remote,) = await all_of(twilio.carrier(http, server).recent(SINCE))
    (ended,) = [fact for fact in remote.facts if isinstance(fact, CarrierEnded)]
    assert ended.at == twilio.CREATED + timedelta(seconds=9)


@pytest.mark.parametrize(
    ("updated", "ends_at"),
    [
        ("Fri, 01 Jan 2027 00:00:00 +0000", "now"),
        ("Thu, 01 Jan 2026 00:00:00 +0000", twilio.CREATED),
        (None, "now"),
        ("soon", "now"),
        (5, "now"),
    ],
)
async def test_a_last_change_that_cannot_be_the_end_is_not_taken_for_it(updated, ends_at):
    leg = twilio.call_json(status="busy", date_updated=updated)
    async with scripted(answer(leg)) as server, pool(server) as http:
        remote = await twilio.carrier(http, server).fetch(CALL)
    (ended,) = [fact for fact in remote.facts if isinstance(fact, CarrierEnded)]
    now = datetime.now(UTC)
    assert now - timedelta(seconds=20) < ended.at <= now if ends_at == "now" else ended.at == ends_at


@pytest.mark.parametrize(
    "odd",
    [
        {"end_time": "soon"},
        {"end_time": 5},
        {"start_time": "Mon, 32 Foo 9999 99:99:99 +0000"},
        {"date_created": {}},
        {"date_updated": []},
        {"duration": 60},
        {"duration": "-"},
        {"price": -0.0085},
        {"price": "NaN"},
        {"price_unit": 5},
        {"to": None},
        {"from": 57300},
        {"direction": ["outbound-api"]},
        {"parent_call_sid": 0},
        {"to": "+57\ud800"},
        {"subresource_uris": None, "new_thing": {"a": [1]}},
    ],
)
async def test_an_odd_field_of_a_leg_costs_no_more_than_itself(odd):
    leg = twilio.call_json(**{"status": "completed", "duration": "60", "price": "-0.0085", **odd})
    placed = answer(text=json.dumps(leg), status=201)
    page = answer(text=json.dumps({"calls": [leg, None, 5, {"sid": None}], "next_page_uri": 5, "more": []}))
    async with scripted(placed, page) as server, pool(server) as http:
        carrier = twilio.carrier(http, server)
        facts = await carrier.place(twilio.order())
        listed = await all_of(carrier.recent(SINCE))
    assert {CallPlaced, CarrierEnded} <= {type(fact) for fact in facts}
    assert [remote.remote_id for remote in listed] in ([CALL], [])
    if not {"direction", "parent_call_sid"} & set(odd):
        assert len(listed) == 1
    if "price" not in odd and "price_unit" not in odd:
        assert CostKnown in {type(fact) for fact in facts}
    (ended,) = [fact for fact in facts if isinstance(fact, CarrierEnded)]
    assert ended.outcome is CarrierOutcome.COMPLETED


# --- what cannot be read at all ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", [DEEP, '{"a":' * 50_000 + "1" + "}" * 50_000, "nul", "9" * 10_000, "\ufeff{}", ""]
)
async def test_a_document_that_no_reader_takes_is_an_unclear_answer(body):
    async with scripted(*[answer(text=body)] * 6) as server, pool(server) as http:
        agent, carrier = ultravox.agent(http, server), twilio.carrier(http, server)
        for ask in (
            lambda: agent.fetch("x"),
            lambda: agent.create(ultravox.order()),
            lambda: carrier.fetch(CALL),
            lambda: carrier.place(twilio.order()),
            lambda: carrier.find(CUSTOMER, SINCE),
            lambda: all_of(carrier.recent(SINCE)),
        ):
            with pytest.raises(ProviderAmbiguousError):
                await ask()


async def test_an_error_that_nests_too_deeply_is_still_that_error():
    async with scripted(answer(text=DEEP, status=400)) as server, pool(server) as http:
        with pytest.raises(Exception, match="HTTP 400"):
            await ultravox.agent(http, server).fetch("x")


def test_a_webhook_that_nests_too_deeply_is_malformed_and_half_a_pair_is_read():
    with pytest.raises(MalformedWebhookError):
        report_of(f'{{"event":"call.ended","call":{DEEP}}}'.encode())
    call = ultravox.call_json(joined=JOINED, ended=JOINED, summary="a\ud83db\x00")
    report = report_of(json.dumps({"event": "call.ended", "call": call}).encode())
    assert report.facts[-1].long == "a\ufffdb\ufffd"


def test_what_stands_behind_a_backslash_is_left_as_it_is():
    assert read_json(r'{"a": "\\u0000 \\ud800 \u0000"}') == {"a": "\\u0000 \\ud800 \ufffd"}


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("body", [{"code": 20404, "message": "not found"}, {"detail": "Not found."}])
async def test_a_call_that_the_account_does_not_have_is_named_so(status, body):
    async with scripted(answer(body, status), answer(body, status)) as server, pool(server) as http:
        for client in (ultravox.agent(http, server), twilio.carrier(http, server)):
            with pytest.raises(CallGoneError):
                await client.fetch(CALL)


@pytest.mark.parametrize(
    ("header", "at_most"),
    [
        ("999999999", 3600),
        ("3600", 3600),
        ("Fri, 01 Jan 2099 00:00:00 GMT", 3600),
        ("9" * 40, None),
        ("Fri, 99 Foo 99999 00:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 3600),
    ],
)
def test_nobody_is_told_to_wait_longer_than_an_hour(header, at_most):
    assert retry_after_s({"retry-after": header}) == at_most


# --- lists and answers without an end ----------------------------------------------------------------


async def test_a_page_that_leads_to_itself_is_asked_once():
    joined = answer(ultravox.call_json(joined=JOINED))
    page = {"results": [TALK], "next": "https://x.example/api/calls/y/messages?cursor=same"}
    async with scripted(joined, *[answer(page)] * 20) as server, pool(server) as http:
        turns = await ultravox.agent(http, server).turns(ultravox.ID)
        assert len(turns) == 2
        assert len(server.asked) == 3


async def test_two_pages_that_lead_to_each_other_end():
    pages = [
        answer({"calls": [twilio.call_json()], "next_page_uri": f"{twilio.CALLS}?Page={at % 2}"})
        for at in range(20)
    ]
    async with scripted(*pages) as server, pool(server) as http:
        await all_of(twilio.carrier(http, server).recent(SINCE))
        assert len(server.asked) == 3


async def test_an_endless_row_of_empty_pages_ends(caplog):
    def empty(number):
        url = f"/api/calls?cursor={number}"
        return answer(
            {"results": [], "next": url, "calls": [], "next_page_uri": f"{twilio.CALLS}?Page={number}"}
        )

    async with scripted() as server, pool(server) as http:
        server.answers = Endless(empty)
        agent = ultravox.agent(http, server)
        for ask in (
            agent.recent(SINCE),
            twilio.carrier(http, server).recent(SINCE),
            agent._conversations._api.walk("/api/voices", "voices"),
        ):
            before = len(server.asked)
            assert await all_of(ask) == []
            assert len(server.asked) - before <= 3
        assert await agent._conversations.turns("x", 0, None, ended=False) == ()
        assert await twilio.carrier(http, server).find(CUSTOMER, SINCE) == []
        assert len(server.asked) <= 15
    assert "further pages" in left_out(caplog)


async def test_a_conversation_without_end_is_read_so_far_and_no_further(monkeypatch, caplog):
    monkeypatch.setattr(conversations, "MOST_MESSAGES", 1_000)

    def page(number):
        return answer({"results": [TALK] * 100, "next": f"/api/calls/x/messages?cursor={number}"})

    async with scripted(answer(ultravox.call_json(joined=JOINED))) as server, pool(server) as http:
        agent = ultravox.agent(http, server)
        await agent.fetch(ultravox.ID)
        server.answers = Endless(page)
        turns = await agent.turns(ultravox.ID)
        assert (len(turns), len(server.asked)) == (1_000, 11)
        for _ in range(5):
            await agent.turns(ultravox.ID, after=999)
        assert len(server.asked) == 16
    assert "the rest of the conversation" in left_out(caplog)


async def test_a_list_of_calls_without_end_is_followed_a_bounded_way():
    def page(number):
        return answer(
            {"results": [], "calls": [twilio.call_json()], "next_page_uri": f"{twilio.CALLS}?Page={number}"}
        )

    async with scripted() as server, pool(server) as http:
        server.answers = Endless(page)
        await all_of(twilio.carrier(http, server).recent(SINCE))
        assert len(server.asked) <= 100


async def test_an_answer_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(connections, "LONGEST_ANSWER_BYTES", 100_000)
    sent = 0

    async def pour(request):
        nonlocal sent
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        while sent < 50_000_000:
            await response.write(b" " * 10_000)
            sent += 10_000
        return response

    async with scripted(pour) as server, pool(server) as http:
        with pytest.raises(ProviderAmbiguousError, match="longer than"):
            await http.send(ApiRequest("ultravox", "GET", server.url, repeatable=False))
    assert sent < 50_000_000


# --- a long conversation, and a slow provider --------------------------------------------------------


async def test_a_poll_reads_on_from_the_last_page():
    spoken = [{**TALK, "text": f"turn {number}"} for number in range(250)]

    def page(at):
        following = f"/api/calls/x/messages?cursor={at + 100}" if at + 100 < len(spoken) else None
        return answer({"results": spoken[at : at + 100], "next": following})

    async with (
        scripted(answer(ultravox.call_json(joined=JOINED)), page(0), page(100), page(200)) as server,
        pool(server) as http,
    ):
        agent = ultravox.agent(http, server)
        assert len(await agent.turns(ultravox.ID)) == 250
        spoken += [{**TALK, "text": f"turn {number}"} for number in range(250, 320)]
        server.answers = [page(200), page(300)]
        more = await agent.turns(ultravox.ID, after=249)
        assert [turn.ordinal for turn in more] == list(range(249, 320))
        assert [turn.text for turn in more] == [f"turn {number}" for number in range(249, 320)]
        assert [turn.final for turn in more[-2:]] == [True, False]
        assert dict(server.asked[-2].query) == {"cursor": "200"}
        # The address of that page is not known any more: from the beginning, once.
        server.answers = [answer({"detail": "Invalid cursor"}, 400), *map(page, (0, 100, 200, 300))]
        assert [turn.ordinal for turn in await agent.turns(ultravox.ID, after=319)] == [319]


async def test_a_slow_provider_s_polls_take_no_place_of_dials_and_hang_ups():
    go_on, polling = asyncio.Event(), asyncio.Event()

    async def slow(request):
        if len(server.asked) >= 10:
            polling.set()
        await go_on.wait()
        return await answer(ultravox.call_json())(request)

    async with scripted() as server, pool(connect_s=0.2) as http:
        agent = ultravox.agent(http, server)
        server.answers = Endless(lambda _number: slow)
        async with asyncio.TaskGroup() as group:
            for _ in range(40):
                group.create_task(agent.fetch(ultravox.ID))
            await polling.wait()
            server.answers = Endless(lambda _number: answer(ultravox.call_json(), 201))
            places = await asyncio.gather(*(agent.create(ultravox.order()) for _ in range(30)))
            await asyncio.gather(*(agent.hang_up(ultravox.ID) for _ in range(30)))
            await agent.check()
            assert len(places) == 30
            go_on.set()
        assert len(server.asked) > 70
