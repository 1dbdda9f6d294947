"""`TwilioCarrier` on the wire: what the SDK sends through our pool, and what becomes of the answers."""

import base64
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from pathlib import Path

import pytest

from sellercall_desktop.core.calls.facts import (
    CallAnswered,
    CallPlaced,
    CallRinging,
    CarrierEnded,
    CarrierOutcome,
    CostKnown,
    Direction,
    Party,
)
from sellercall_desktop.core.calls.ports import CarrierOrder
from sellercall_desktop.core.errors import (
    CredentialsRefusedError,
    NotConfiguredError,
    ProviderAmbiguousError,
    ProviderRefusedError,
    RateLimitedError,
)
from sellercall_desktop.providers.twilio.client import TwilioCarrier
from sellercall_desktop.providers.twilio.twiml import connect
from sellercall_desktop.settings.secret_names import Secret
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

CALLS = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
ONE = f"/2010-04-01/Accounts/{ACCOUNT}/Calls/{CALL}.json"
CREATED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
JOIN = "wss://voice.example/calls/x/telephony"


def stamp(when):
    return format_datetime(when)


def call_json(**changes):
    return {
        "sid": CALL,
        "status": "queued",
        "date_created": stamp(CREATED),
        "start_time": None,
        "end_time": None,
        "duration": None,
        "price": None,
        "price_unit": "USD",
        "direction": "outbound-api",
        "to": CUSTOMER,
        "from": OUR_NUMBER,
        "parent_call_sid": None,
        **changes,
    }


def page(*calls, following=None):
    return answer({"calls": list(calls), "next_page_uri": following, "page": 0, "page_size": 50})


def carrier(http, server, secrets=None, **sections):
    return TwilioCarrier(http, settings(server.url, **sections), MemorySecrets(secrets or TWILIO_SECRETS))


def order(**changes):
    return CarrierOrder(**{"call_id": "ours", "to": CUSTOMER, "join_url": JOIN, **changes})


async def asked_by(action, *answers, secrets=None, **sections):
    async with scripted(*answers) as server, pool(server) as http:
        result = await action(carrier(http, server, secrets, **sections))
        return result, server.asked


async def test_placing_a_call_is_one_form_with_inline_twiml():
    facts, asked = await asked_by(lambda c: c.place(order(ring_timeout_s=30)), answer(call_json(), 201))
    assert facts == (CallPlaced(CREATED, CALL),)
    assert [(a.method, a.path) for a in asked] == [("POST", CALLS)]
    assert dict(asked[0].form) == {
        "To": CUSTOMER,
        "From": OUR_NUMBER,
        "Timeout": "30",
        "Twiml": connect(JOIN),
    }
    user = base64.b64decode(asked[0].headers["Authorization"].removeprefix("Basic ")).decode()
    assert user == f"{ACCOUNT}:a-token"


async def test_each_status_event_is_its_own_form_field():
    _, asked = await asked_by(
        lambda c: c.place(order(status_url="https://public.example/s?call_id=1")), answer(call_json(), 201)
    )
    assert ("StatusCallback", "https://public.example/s?call_id=1") in asked[0].form
    events = [value for key, value in asked[0].form if key == "StatusCallbackEvent"]
    assert events == ["initiated", "ringing", "answered", "completed"]


async def test_recordings_follow_the_conversation_where_configured():
    _, asked = await asked_by(
        lambda c: c.place(order()),
        answer(call_json(), 201),
        call={
            "after_dial_audio_url": "https://a.example/1.mp3",
            "after_dial_goodbye_url": "https://a.example/2.mp3",
        },
    )
    assert dict(asked[0].form)["Twiml"].endswith(
        '<Play>https://a.example/1.mp3</Play><Pause length="8" />'
        "<Play>https://a.example/2.mp3</Play><Hangup /></Response>"
    )


async def test_everything_missing_is_named_at_once():
    async with pool() as http:
        client = TwilioCarrier(http, settings("http://x", twilio={"phone_number": ""}), MemorySecrets({}))
        with pytest.raises(NotConfiguredError) as caught:
            await client.ensure_configured()
    assert caught.value.missing == ("twilio.account_sid", "twilio.auth_token", "twilio.phone_number")


async def test_a_create_asks_once_for_each_credential():
    async with scripted(answer(call_json(), 201)) as server, pool(server) as http:
        kept = MemorySecrets(TWILIO_SECRETS)
        await TwilioCarrier(http, settings(server.url), kept).place(order())
        assert set(TWILIO_SECRETS) <= set(kept.asked)
        assert len(kept.asked) == len(set(kept.asked))


async def test_an_api_key_pair_is_preferred_and_half_a_pair_is_not():
    pair = {Secret.TWILIO_API_KEY_SID: "SK" + "1" * 32, Secret.TWILIO_API_KEY_SECRET: "key-secret"}
    half = {Secret.TWILIO_API_KEY_SID: "SK" + "1" * 32}
    for more, expected in ((pair, "SK" + "1" * 32 + ":key-secret"), (half, f"{ACCOUNT}:a-token")):
        _, asked = await asked_by(lambda c: c.check(), page(), secrets={**TWILIO_SECRETS, **more})
        assert base64.b64decode(asked[0].headers["Authorization"].removeprefix("Basic ")).decode() == expected
        assert (asked[0].path, asked[0].query) == (CALLS, [("PageSize", "1")])


@pytest.mark.parametrize(
    ("secrets", "sections", "missing"),
    [
        ({Secret.TWILIO_ACCOUNT_SID: ACCOUNT}, {}, ("twilio.auth_token",)),
        ({Secret.TWILIO_AUTH_TOKEN: "t"}, {}, ("twilio.account_sid",)),
        (TWILIO_SECRETS, {"twilio": {"phone_number": ""}}, ("twilio.phone_number",)),
    ],
)
async def test_what_is_missing_is_named_and_nothing_sent(secrets, sections, missing):
    async with scripted() as server, pool(server) as http:
        with pytest.raises(NotConfiguredError) as caught:
            await carrier(http, server, secrets, **sections).place(order())
        assert caught.value.missing == missing
        with pytest.raises(NotConfiguredError):
            await carrier(http, server, secrets, **sections).ensure_configured()
        assert server.asked == []


@pytest.mark.parametrize(
    "fault", [cut, answer({"code": 20500}, 500), answer(text="<html>", status=201), answer([], 201)]
)
async def test_placing_without_a_clear_answer_is_ambiguous_and_never_repeated(fault):
    async with scripted(fault) as server, pool(server) as http:
        with pytest.raises(ProviderAmbiguousError):
            await carrier(http, server).place(order())
        assert len(server.asked) == 1


async def test_refusals_keep_their_code():
    body = {"code": 21215, "message": "Geo Permission", "more_info": "…", "status": 400}
    async with (
        scripted(answer(body, 400), answer({"code": 20003}, 401), answer({"code": 20429}, 429)) as server,
        pool(server) as http,
    ):
        client = carrier(http, server)
        with pytest.raises(ProviderRefusedError) as refused:
            await client.place(order())
        assert (refused.value.code, refused.value.status, refused.value.message) == (
            "21215",
            400,
            "Geo Permission",
        )
        with pytest.raises(CredentialsRefusedError):
            await client.place(order())
        with pytest.raises(RateLimitedError):
            await client.place(order())


async def test_a_join_url_of_another_kind_is_refused_before_anything_is_sent():
    async with scripted() as server, pool(server) as http:
        with pytest.raises(ValueError, match="scheme 'https'"):
            await carrier(http, server).place(order(join_url="https://secret.example/"))
        assert server.asked == []


async def test_hanging_up_completes_the_call():
    ended = CREATED + timedelta(seconds=30)
    done = call_json(status="completed", end_time=stamp(ended), duration="20", price="-0.01500")
    facts, asked = await asked_by(lambda c: c.hang_up(CALL), answer(done))
    assert (asked[0].method, asked[0].path, asked[0].form) == ("POST", ONE, [("Status", "completed")])
    assert facts == (
        CallPlaced(CREATED, CALL),
        CallAnswered(ended - timedelta(seconds=20)),
        CarrierEnded(ended, CarrierOutcome.COMPLETED, 20.0),
        CostKnown(ended, Party.CARRIER, Decimal("0.01500"), "USD"),
    )


async def test_hanging_up_what_is_over_tells_how_it_ended():
    over = answer({"code": 21220, "message": "Call is not in-progress. Cannot redirect.", "status": 400}, 400)
    busy = call_json(status="busy", end_time=stamp(CREATED), duration="0")
    facts, asked = await asked_by(lambda c: c.hang_up(CALL), over, answer(busy))
    assert [a.method for a in asked] == ["POST", "GET"]
    assert facts[-1] == CarrierEnded(CREATED, CarrierOutcome.BUSY, None)


async def test_a_ringing_call_that_we_ended_was_not_answered():
    done = call_json(status="completed", end_time=stamp(CREATED), duration="0")
    remote, _ = await asked_by(lambda c: c.fetch(CALL), answer(done))
    assert not any(isinstance(fact, CallAnswered) for fact in remote.facts)


@pytest.mark.parametrize(("status", "kind"), [("ringing", CallRinging), ("in-progress", CallAnswered)])
async def test_a_running_call_tells_where_it_stands(status, kind):
    before = datetime.now(UTC)
    remote, asked = await asked_by(
        lambda c: c.fetch(CALL), answer(call_json(status=status, start_time=stamp(CREATED)))
    )
    assert (asked[0].method, asked[0].path) == ("GET", ONE)
    assert isinstance(remote.facts[1], kind)
    assert before <= remote.facts[1].at <= datetime.now(UTC)
    assert (remote.direction, remote.number, remote.our_number) == (Direction.OUTBOUND, CUSTOMER, OUR_NUMBER)


async def test_find_looks_at_creation_and_oldest_comes_first():
    now = datetime.now(UTC).replace(microsecond=0)
    listed = [  # newest first, also within one second
        call_json(sid="CA" + "5" * 32, date_created=stamp(now)),
        call_json(sid="CA" + "3" * 32, date_created=stamp(now)),
        call_json(sid="CA" + "2" * 32, date_created=stamp(now - timedelta(seconds=20))),
        call_json(sid="CA" + "1" * 32, date_created=stamp(now - timedelta(minutes=9))),
        call_json(sid="CA" + "4" * 32, date_created=stamp(now), direction="outbound-dial"),
    ]
    found, asked = await asked_by(lambda c: c.find(CUSTOMER, now - timedelta(seconds=30)), page(*listed))
    assert [call.remote_id for call in found] == ["CA" + each * 32 for each in "235"]
    assert asked[0].query == [("To", CUSTOMER), ("PageSize", "50")]


async def test_the_carrier_s_time_is_known_from_its_answers_whatever_ours_says():
    theirs = datetime.now(UTC) - timedelta(minutes=10)  # or: ours is ten minutes fast
    listed = answer(
        {"calls": [], "next_page_uri": None}, headers={"Date": stamp(theirs).replace("+0000", "GMT")}
    )
    async with scripted(listed) as server, pool(server) as http:
        client = carrier(http, server)
        assert client.now() is None
        await client.find(CUSTOMER, theirs)
        assert abs((client.now() - theirs).total_seconds()) < 5


async def test_recent_follows_pages_and_leaves_inner_legs_out():
    following = f"{CALLS}?PageSize=100&Page=1&PageToken=PACA1"
    inner = call_json(sid="CA" + "5" * 32, direction="outbound-dial", parent_call_sid=CALL)
    incoming = call_json(sid="CA" + "6" * 32, direction="inbound", to=OUR_NUMBER, **{"from": CUSTOMER})
    old = call_json(sid="CA" + "7" * 32, date_created=stamp(CREATED - timedelta(days=2)))

    async def read(client):
        return [call async for call in client.recent(CREATED)]

    found, asked = await asked_by(read, page(call_json(), inner, following=following), page(incoming, old))
    assert [(call.remote_id, call.direction, call.number) for call in found] == [
        (CALL, Direction.OUTBOUND, CUSTOMER),
        ("CA" + "6" * 32, Direction.INBOUND, CUSTOMER),
    ]
    assert asked[1].query == [("PageSize", "100"), ("Page", "1"), ("PageToken", "PACA1")]


async def test_the_log_tells_of_requests_without_numbers_names_or_secrets(caplog):
    caplog.set_level("DEBUG")
    refused = answer({"code": 21211, "message": "Invalid"}, 400)
    answers = (answer(call_json(), 201), page(), answer(call_json()), refused)
    async with scripted(*answers) as server, pool(server) as http:
        client = carrier(http, server)
        await client.place(order())
        await client.find(CUSTOMER, CREATED)
        await client.fetch(CALL)
        with pytest.raises(ProviderRefusedError):
            await client.place(order())
    lines = [record for record in caplog.records if record.name.startswith(("sellercall", "http", "twilio"))]
    assert [(line.request, line.outcome) for line in lines] == [
        ("POST /Calls.json", 201),
        ("GET /Calls.json", 200),
        ("GET /Calls/CA….json", 200),
        ("POST /Calls.json", 400),
    ]
    told = " ".join(str(value) for line in lines for value in line.__dict__.values())
    for secret in (CUSTOMER, OUR_NUMBER, ACCOUNT, "a-token", JOIN):
        assert secret not in told
    # The leg's own id opens nothing; it is how a line is found, and the field alone says it.
    assert [vars(line).get("carrier_call_id") for line in lines] == [None, None, CALL, None]
    assert told.count(CALL) == 1


async def test_new_credentials_hold_from_the_next_request_on():
    secrets = MemorySecrets(TWILIO_SECRETS)
    async with scripted(page(), page()) as server, pool(server) as http:
        client = TwilioCarrier(http, settings(server.url), secrets)
        await client.check()
        await secrets.set(Secret.TWILIO_AUTH_TOKEN, "another")
        await client.check()
        users = [base64.b64decode(a.headers["Authorization"].removeprefix("Basic ")) for a in server.asked]
        assert users == [f"{ACCOUNT}:a-token".encode(), f"{ACCOUNT}:another".encode()]


async def test_the_sdk_s_environment_variables_do_not_lead_us_elsewhere(monkeypatch):
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    monkeypatch.setenv("TWILIO_REGION", "au1")
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC" + "9" * 32)
    _, asked = await asked_by(lambda c: c.check(), page())
    assert asked[0].path == CALLS


def test_once_warm_no_request_loads_anything_more_on_the_loop():
    import subprocess

    code = f"""
import asyncio, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
sys.path.insert(0, {str(ROOT)!r})
from tests.providers.scripted import *
from sellercall_desktop.core.calls.ports import CarrierOrder
from sellercall_desktop.providers.twilio.client import TwilioCarrier

async def main():
    page = answer({{"calls": [], "next_page_uri": None}})
    placed = answer({{"sid": CALL, "status": "queued"}}, 201)
    async with scripted(page, placed, page) as server, pool(server) as http:
        client = TwilioCarrier(http, settings(server.url), MemorySecrets(TWILIO_SECRETS))
        await client._load()
        await http._connections.client_for("twilio", server.url)
        before = set(sys.modules)
        await client.check()
        await client.place(CarrierOrder("ours", CUSTOMER, "wss://voice.example/x"))
        print(sorted(set(sys.modules) - before))

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_a_call_is_placed_on_qt_s_loop_as_well(qloop):
    facts, asked = await asked_by(lambda c: c.place(order()), answer(call_json(), 201))
    assert facts == (CallPlaced(CREATED, CALL),)
    assert len(asked) == 1


def test_no_module_of_ours_loads_the_sdk_before_it_is_needed():
    import subprocess

    code = (
        "import sys\n"
        "import sellercall_desktop.providers.twilio.client, sellercall_desktop.providers.twilio.webhooks,"
        "sellercall_desktop.providers.twilio.twiml,"
        "sellercall_desktop.providers.ultravox.client, sellercall_desktop.providers.ultravox.webhooks\n"
        "print(sorted({'twilio', 'requests', 'httpx', 'aiohttp'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
