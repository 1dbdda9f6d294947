"""Exchanges with the providers: what is kept of them, what never is, and what a replay may do."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from sellercall_desktop.app.building.replaying import WebhookReplayer
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.core.exchanges.exchange import (
    Exchange,
    ExchangeBounds,
    ExchangeParts,
    ExchangeQuery,
    ExchangesRecorded,
    RawExchange,
    ReplayProblem,
    Way,
)
from sellercall_desktop.core.exchanges.recorder import WAITING
from sellercall_desktop.paths import paths_under
from sellercall_desktop.settings.secret_names import Secret
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store
from sellercall_desktop.ui.exchanges.writing import as_curl
from tests.desk import QUICK, open_program, open_test_world, setup_for
from tests.waiting import PATIENCE_S

NUMBER = "+573001234500"
NOW = datetime.now(UTC)
EVERYTHING = ExchangeQuery()


async def recorded(world, query=EVERYTHING, count=1):
    """At least so many exchanges, newest first, once they are on disk."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            await world.desk.recorder.flush()
            page = await world.desk.exchanges.page(query, limit=1000)
            if len(page.exchanges) >= count:
                return page.exchanges
            await asyncio.sleep(0.05)


def twiml_sent_to(simulator):
    """The TwiML of each call placed, as it went over the wire: with the join URL."""
    placed = [r for r in simulator.requests if r.method == "POST" and r.path.endswith("/Calls.json")]
    return [unescape(parse_qs(request.body)["Twiml"][0]) for request in placed]


async def ended_call(world):
    call = await world.desk.engine.dial(NUMBER)
    return await world.call_when(lambda each: each.id == call.id and not each.is_live)


async def test_every_request_and_webhook_of_a_call_is_kept_with_its_call(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        call = await ended_call(world)
        found = await recorded(world, ExchangeQuery(call_id=call.id, way=Way.IN), 2)
        sent = await recorded(world, ExchangeQuery(call_id=call.id, way=Way.OUT), 2)
        assert {each.peer for each in found} <= {"twilio", "ultravox"}
        creates = [each for each in sent if each.method == "POST"]
        assert {(each.peer, each.status) for each in creates} >= {("ultravox", 201), ("twilio", 201)}
        assert all(each.duration_s > 0 for each in (*found, *sent))
        parts = await world.desk.exchanges.parts(creates[-1].id)
        assert '"systemPrompt": "‹' in parts.request_body.text
        assert '"joinUrl": "•••"' in parts.answer_body.text


async def test_what_is_on_disk_holds_no_secret_no_number_no_prompt_and_no_spoken_word(tmp_path):
    async with Simulator(speed=QUICK) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator) as world:
            call = await ended_call(world)
            await recorded(world, ExchangeQuery(call_id=call.id), 6)
            whole = await world.call_when(lambda each: each.id == call.id and bool(each.turns))
            prompt = (await world.desk.prompts.current()).text
            secrets = [await setup.secrets.get(secret) for secret in Secret]
            join_urls = re.findall(r'url="([^"]+)"', " ".join(twiml_sent_to(simulator)))
            assert join_urls
            await world.desk.recorder.flush()
        with closing(sqlite3.connect(setup.paths.database)) as connection:
            kept = "\n".join(
                str(value)
                for table in ("exchanges", "exchange_parts")
                for row in connection.execute(f"SELECT * FROM {table}")
                for value in row
            )
    spoken = [turn.text for turn in whole.turns if len(turn.text) > 15]
    assert spoken
    forbidden = [
        *filter(None, secrets),
        *join_urls,
        *(urlsplit(url).path for url in join_urls),
        NUMBER,
        NUMBER[1:],
        simulator.phone_number,
    ]
    forbidden += [line for line in prompt.splitlines() if len(line) > 20] + spoken
    assert len(forbidden) > 10
    assert [text for text in forbidden if text in kept] == []


async def test_a_forged_webhook_is_counted_and_leaves_no_row(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        url = f"{world.desk.web.public_url}/webhooks/twilio/status"
        async with aiohttp.ClientSession() as session:
            for _ in range(20):
                form = {"CallSid": "CA" + "0" * 32, "CallStatus": "ringing"}
                async with session.post(url, data=form, headers={"X-Twilio-Signature": "forged"}) as answer:
                    assert answer.status == 403
        await world.desk.recorder.flush()
        page = await world.desk.exchanges.page(ExchangeQuery(way=Way.IN))
        assert page.exchanges == ()
        assert world.desk.recorder.refused == 20


async def test_a_replay_comes_in_signed_and_marked_and_changes_nothing_twice(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        call = await ended_call(world)
        hooks = await recorded(world, ExchangeQuery(call_id=call.id, way=Way.IN), 2)
        await asyncio.sleep(0.5)  # aftercare: what polls still bring would look like a change
        replayer = WebhookReplayer(
            world.desk.recorder, world.desk.web, world.setup.secrets, world.setup.settings
        )
        before = await world.desk.calls.get(call.id), await world.desk.calls.journal(call.id)
        peers = {each.peer: each for each in hooks}
        assert set(peers) == {"twilio", "ultravox"}
        for original in peers.values():
            assert replayer.can_replay(original)
            outcome = await replayer.replay(original)
            assert outcome.status == original.status
            newest = (await recorded(world, ExchangeQuery(way=Way.IN), 3))[0]
            assert (newest.replay_of, newest.route, newest.call_id) == (original.id, original.route, call.id)
        assert (await world.desk.calls.get(call.id), await world.desk.calls.journal(call.id)) == before
        assert await world.desk.calls.count(CallQuery()) == 1


async def test_a_replayed_incoming_call_gets_the_same_answer_and_makes_no_second_place(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        await world.simulator.call_in(NUMBER)
        await world.call_when(lambda each: not each.is_live)
        (original,) = (
            each
            for each in await recorded(world, ExchangeQuery(way=Way.IN), 1)
            if each.route == "/api/inbound"
        )
        replayer = WebhookReplayer(
            world.desk.recorder, world.desk.web, world.setup.secrets, world.setup.settings
        )
        places = [r for r in world.simulator.requests if r.method == "POST" and r.path == "/api/calls"]
        assert (await replayer.replay(original)).status == 200
        assert [
            r for r in world.simulator.requests if r.method == "POST" and r.path == "/api/calls"
        ] == places
        assert await world.desk.calls.count(CallQuery()) == 1


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
async def test_what_is_copied_as_curl_does_in_a_shell_what_the_program_did(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        await ended_call(world)
        sent = await recorded(world, ExchangeQuery(way=Way.OUT, text="Calls.json"), 1)
        create = next(each for each in sent if each.method == "POST")
        parts = await world.desk.exchanges.parts(create.id)
        secrets = {
            "TWILIO_ACCOUNT_SID": world.simulator.account_sid,
            "TWILIO_AUTH_TOKEN": world.simulator.auth_token,
            "FROM": world.simulator.phone_number,
            "TO": "+573001234502",
            "JOIN_URL": "wss://voice.example/join",
        }
        command = f"{as_curl(create, parts, '')} -s -w '%{{http_code}}'"
        ran = await asyncio.to_thread(
            subprocess.run,
            ["sh", "-c", command],
            env={**os.environ, **secrets},
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        )
        assert ran.stdout.endswith("201"), ran.stdout
        again = world.simulator.calls_placed[-1]
        assert again.to == "+573001234502"
        form = world.simulator.form_of(again.sid)
        first = world.simulator.form_of(world.simulator.calls_placed[0].sid)
        assert {name: form[name] for name in form if name not in {"To", "Twiml"}} == {
            name: first[name] for name in first if name not in {"To", "Twiml"}
        }
        assert 'url="wss://voice.example/join"' in form["Twiml"][0]


async def test_after_a_restart_a_webhook_is_still_listed_but_cannot_be_replayed(tmp_path):
    async with Simulator(speed=QUICK) as simulator:
        setup = setup_for(tmp_path, simulator)
        async with open_program(setup, simulator) as world:
            await ended_call(world)
            await recorded(world, ExchangeQuery(way=Way.IN), 1)
        async with open_program(setup_for(tmp_path, simulator), simulator) as world:
            (kept, *_) = await recorded(world, ExchangeQuery(way=Way.IN), 1)
            replayer = WebhookReplayer(
                world.desk.recorder, world.desk.web, world.setup.secrets, world.setup.settings
            )
            assert not replayer.can_replay(kept)
            assert (await replayer.replay(kept)).problem is ReplayProblem.GONE


async def test_a_stranger_cannot_mark_a_webhook_as_a_replay(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        assert world.desk.recorder.claim_replay("guessed") is None
        token = world.desk.recorder.announce_replay(7)
        assert world.desk.recorder.claim_replay(token) == 7
        assert world.desk.recorder.claim_replay(token) is None  # good for one request


async def test_what_is_written_down_is_told_once(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        told = []
        world.setup.bus.subscribe(ExchangesRecorded, lambda event: told.extend(event.exchanges))
        await ended_call(world)
        await recorded(world, count=6)
        assert len({each.id for each in told}) == len(told)
        by_now = {each.id for each in told}  # the call's end is still being asked about: more may come
        found = {each.id for each in await recorded(world, count=len(by_now))}
        assert by_now <= found <= {each.id for each in told}


async def test_nothing_is_kept_where_the_setting_says_so(tmp_path):
    async with Simulator(speed=QUICK) as simulator:
        setup = setup_for(tmp_path, simulator)
        setup.settings.update({"log": {"exchanges_days": 0}})
        async with open_program(setup, simulator) as world:
            await ended_call(world)
            await world.desk.recorder.flush()
            assert (await world.desk.exchanges.page(ExchangeQuery())).exchanges == ()


def exchange(number, **changes):
    at = NOW - timedelta(seconds=1000 - number)
    made = Exchange(
        round(at.timestamp() * 1_000_000), at, Way.OUT, "twilio", "GET", f"/Calls/{number}", 0.01, 200
    )
    return replace(made, **changes), ExchangeParts(url=f"http://x/{number}")


async def test_pages_follow_each_other_by_key_and_filters_hold(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        await store.exchanges.save([exchange(n, status=500 if n % 3 == 0 else 200) for n in range(10)])
        first = await store.exchanges.page(ExchangeQuery(), limit=4)
        assert [each.route for each in first.exchanges] == ["/Calls/9", "/Calls/8", "/Calls/7", "/Calls/6"]
        rest = await store.exchanges.page(ExchangeQuery(), before=first.exchanges[-1].id, limit=20)
        assert len(rest.exchanges) == 6
        assert not rest.more
        failed = await store.exchanges.page(ExchangeQuery(failed_only=True))
        assert [each.route for each in failed.exchanges] == ["/Calls/9", "/Calls/6", "/Calls/3", "/Calls/0"]
        told = await store.exchanges.page(ExchangeQuery(without_polls=True))
        assert [each.route for each in told.exchanges] == [each.route for each in failed.exchanges]
        assert all(ExchangeQuery(without_polls=True).takes(each) for each in told.exchanges)
        for text in ("x/7", "calls/7", "http x/7"):
            (one,) = (await store.exchanges.page(ExchangeQuery(text=text))).exchanges
            assert one.route == "/Calls/7"
        assert len((await store.exchanges.page(ExchangeQuery(text="500"))).exchanges) == 4


async def test_exchanges_of_one_microsecond_are_all_kept(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        for count in (2, 5, 1, 3):
            written = await store.exchanges.save([exchange(1)] * count)
            assert len({each.id for each in written}) == count
        assert len((await store.exchanges.page(ExchangeQuery())).exchanges) == 11


@pytest.mark.parametrize(
    ("bounds", "left"),
    [(ExchangeBounds(), 20), (ExchangeBounds(number=5), 5), (ExchangeBounds(size_bytes=600), 5)],
)
async def test_age_number_and_size_bound_what_is_kept_oldest_first(tmp_path, bounds, left):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        old = NOW - timedelta(days=8)
        aged, parts = exchange(1)
        await store.exchanges.save(
            [(replace(aged, id=round(old.timestamp() * 1_000_000), at=old), parts)]
            + [exchange(n) for n in range(20)]
        )
        gone = await store.exchanges.prune(timedelta(days=7), bounds)
        found = (await store.exchanges.page(ExchangeQuery())).exchanges
        assert gone == 21 - len(found)
        assert found[0].route == "/Calls/19"
        if bounds.size_bytes > 600:
            assert len(found) == left
        else:
            assert 0 < len(found) < 20
        assert await store.exchanges.parts(round(old.timestamp() * 1_000_000)) is None


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from sellercall_desktop.simulator import Simulator
from tests.desk import open_program, setup_for
from sellercall_desktop.core.exchanges.exchange import ExchangesRecorded, Way

async def main(folder):
    async with Simulator(speed=200) as simulator:
        setup = setup_for(folder, simulator)
        async with open_program(setup, simulator) as world:
            told = asyncio.Event()
            setup.bus.subscribe(ExchangesRecorded, lambda _event: told.set())
            await world.desk.engine.dial("+573001234500")
            told.clear()  # what was told meanwhile may have been without the call
            await told.wait()
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
async def test_what_was_told_is_on_disk_when_the_program_is_killed(tmp_path):
    run = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", KILLED, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        timeout=50,
    )
    assert run.returncode == -9
    async with open_store(None, paths_under(tmp_path).database, "x") as store:
        kept = (await store.exchanges.page(ExchangeQuery())).exchanges
    assert {each.route for each in kept if each.method == "POST"} & {"calls", "/Calls.json"}


async def test_noting_waits_for_nothing_and_a_flood_is_bounded(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        recorder = world.desk.recorder
        raw = RawExchange(NOW, Way.OUT, "twilio", "GET", "flood", "http://x/", 0.1, 200)
        for n in range(WAITING + 500):
            recorder.note(replace(raw, answer_body=b"%d" % n))  # no await: nothing can be written meanwhile
        await recorder.flush()
        found = await recorded(world, ExchangeQuery(text="flood"), WAITING)
        assert len(found) <= WAITING


async def test_an_exchange_that_cannot_be_kept_costs_neither_the_others_nor_those_to_come(tmp_path):
    async with open_test_world(tmp_path, speed=QUICK) as world:
        raw = RawExchange(NOW, Way.OUT, "twilio", "GET", "beside", "http://x/", 0.1, 200)
        world.desk.recorder.note(replace(raw, route=None))  # as no exchange is: cleaning it raises
        world.desk.recorder.note(raw)
        found = await recorded(world, ExchangeQuery(text="beside"))
        world.desk.recorder.note(replace(raw, route="later"))
        found += await recorded(world, ExchangeQuery(text="later"))
        assert [each.route for each in found] == ["beside", "later"]
