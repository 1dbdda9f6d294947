"""A team's PostgreSQL gives the answers that the file gives: the same tests, asked of a real server."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls import outgoing
from sellercall_desktop.core.calls.call import Call, advance, advance_all, start_call
from sellercall_desktop.core.calls.errors import RungElsewhereError
from sellercall_desktop.core.calls.facts import (
    CallRequested,
    CallRinging,
    Direction,
    HangUpRequested,
    LegAsked,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.calls.remarks import UNJUDGED, opt_out_of
from sellercall_desktop.core.calls.written_facts import OptOutJudgement
from sellercall_desktop.core.campaigns.campaign import RowState, Waiting
from sellercall_desktop.core.campaigns.held import HELD
from sellercall_desktop.core.clock import new_call_id, utc_now
from sellercall_desktop.core.contacts import contacts
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber, ContactsChanged
from sellercall_desktop.core.contacts.habeas_data import Erasure, PersonAsked
from sellercall_desktop.core.errors import (
    DatabaseDamagedError,
    DatabaseTooNewError,
    GuardError,
    StoreError,
)
from sellercall_desktop.core.guard.do_not_call import DoNotCallEntry
from sellercall_desktop.core.phone.spellings import spellings
from sellercall_desktop.core.problems import GuardReason, StoreProblem
from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT
from sellercall_desktop.core.prompts.scenarios import runner
from sellercall_desktop.core.prompts.scenarios.scenario import CustomerLine, Expectation, Rule, Scenario
from sellercall_desktop.core.scheduled import due
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledState
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store
from sellercall_desktop.store.database import server
from sellercall_desktop.store.database.migrations import STEPS
from sellercall_desktop.store.database.server import CONNECTIONS, open_server
from tests.core.campaigns.test_held import rows as rows_of
from tests.core.campaigns.test_running import ALONE, comes, waits_for
from tests.desk import open_program, setup_for
from tests.store import (
    test_campaign_store,
    test_contact_store,
    test_contacts_acted_on,
    test_do_not_call_store,
    test_habeas_data,
    test_lost_calls,
    test_number_store,
    test_prompt_library,
    test_prompt_store,
    test_results_recounted,
    test_results_store,
    test_scenario_store,
    test_scheduled_store,
    test_unheard_words,
    test_version_tests,
)
from tests.store.calls import test_call_parts, test_call_store, test_history_pages, test_words_held
from tests.store.database import postgres_cluster
from tests.store.sample_calls import NOON, every, request, talked
from tests.waiting import PATIENCE_S, until

pytestmark = pytest.mark.skipif(
    postgres_cluster.why_not() is not None, reason=str(postgres_cluster.why_not())
)

OF_THE_FILE = (
    "of_any_facts",  # a thousand saves, and others of a hundred: two desktops at once tell more
    "a_hundred_calls",
    "names_that_were_lost",
    "details_are_damaged",
    "size_counts",
    "every_sort_walks_its_own_index",
    "no_page_is_reached",
    "a_state_that_nobody_knows",  # it damages the file
    "a_damaged_row",
    "a_search_index_of_the_file",
    "a_search_index_of_the_file",
    "pruning_takes",
    "no_typed_text",
    "the_shipped_spanish_prompt",
)


MODULES = (
    test_call_store,
    test_call_parts,
    test_history_pages,
    test_prompt_store,
    test_prompt_library,
    test_version_tests,
    test_number_store,
    test_do_not_call_store,
    test_scheduled_store,
    test_campaign_store,
    test_results_store,
    test_results_recounted,
    test_contact_store,
    test_contacts_acted_on,
    test_habeas_data,
    test_scenario_store,
    test_lost_calls,
    test_unheard_words,
)


def behaviours():
    for module in MODULES:
        for name, test in vars(module).items():
            awaited = asyncio.iscoroutinefunction(test) and name.startswith("test_")
            if awaited and not any(part in name for part in OF_THE_FILE):
                yield pytest.param(module, test, id=name.removeprefix("test_"))


@pytest.fixture(scope="module")
def cluster():
    with postgres_cluster.running() as server:
        yield server


@pytest.fixture(scope="module")
def migrated(cluster):
    """The name of a database with all tables, to be copied: making them takes longer than most tests."""

    async def migrate(url):
        await (await open_server(url, 5)).close()

    asyncio.run(migrate(cluster.make("migrated")))
    return "migrated"


@pytest.fixture
def database(cluster, request):
    """A function from a file's name to the address of a database that stands for it.

    For what the file does too it is a copy with all tables; the others begin with an empty one.
    """
    like = [request.getfixturevalue("migrated")] if "behaviour" in request.fixturenames else []
    made = {}

    def address(name="a.db"):
        if name not in made:
            made[name] = cluster.make(f"test_{abs(hash((request.node.nodeid, name)))}", *like)
        return made[name]

    yield address
    cluster.left.extend(map(name_of, made.values()))


@asynccontextmanager
async def other_hand(url):
    """A connection that is no desk's."""
    hand = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        yield hand
    finally:
        await hand.close()


def name_of(url):
    return urlsplit(url).path.removeprefix("/")


@pytest.mark.parametrize(("module", "behaviour"), list(behaviours()))
async def test_the_server_behaves_as_the_file_does(module, behaviour, database, tmp_path, monkeypatch):
    @asynccontextmanager
    async def opened(_url, path: Path, prompt, **options):
        async with open_store(database(path.name), path, prompt, **options) as store:
            yield store

    fewer = list(test_history_pages.some_calls(40))
    monkeypatch.setattr(test_history_pages, "some_calls", lambda: fewer)
    monkeypatch.setattr(test_history_pages, "FILTERS", test_history_pages.FILTERS[::3])
    monkeypatch.setattr(test_history_pages, "TEXTS", test_history_pages.TEXTS[::2])
    monkeypatch.setattr(module, "open_store", opened)
    monkeypatch.setattr(module, "index_is_sound", lambda _path: None, raising=False)
    given = {"tmp_path": tmp_path, "monkeypatch": monkeypatch, "few": 12_000}
    code = behaviour.__code__
    await behaviour(**{name: given[name] for name in code.co_varnames[: code.co_argcount]})


async def test_typed_signs_mean_nothing_to_the_search(database, tmp_path):
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        await store.calls.save(*talked("c", "hola"), "import")
        for text in ('"', "'", "a*b", "%", "_", "hola%", "a\0b", "\\", "é\u0301"):
            page = await store.calls.page(CallQuery(text=text))
            assert len(page.calls) == await store.calls.count(CallQuery(text=text)), text
        assert await store.calls.count(CallQuery(text="h_la")) == 0


async def test_exchanges_are_found_without_their_accents_there_too(database, tmp_path):
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        await test_words_held.words_are_found(store)


async def test_pruning_takes_with_a_call_all_that_belongs_to_it(cluster, database, tmp_path):
    now = datetime.now(UTC)
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        for n in range(3):
            await store.calls.save(*talked(f"old{n}", "hola", at=now - timedelta(days=40, minutes=n)), "dial")
        await store.calls.save(*talked("young", "hola", at=now), "dial")
        assert await store.calls.prune(timedelta(days=30)) == 3
        assert [call.id for call in await every(store, CallQuery(text="hola"))] == ["young"]
        assert (await store.calls.size()).calls == 1
    name = name_of(database())
    for table in ("call_details", "turns", "call_words"):
        assert cluster.run(f"SELECT count(*) FROM {table}", name) == "1"


async def test_a_character_the_server_cannot_keep_costs_no_call(database, tmp_path):
    call, facts = talked("c")
    turn = TurnSpoken(NOON, 0, Speaker.AI, "a\0b")
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        await store.calls.save(replace(call, turns=(turn,)), (*facts, turn), "poll")
        kept = await store.calls.get("c")
        assert [spoken.text for spoken in kept.turns] == ["a\ufffdb"]


async def test_two_desktops_write_one_history_at_once_and_lose_nothing(database, tmp_path):
    async with (
        open_store(database(), tmp_path / "a.db", "x") as one,
        open_store(database(), tmp_path / "b.db", "x") as other,
    ):
        saving = [
            store.calls.save(*talked(f"{name}{n}", "hola"), "dial", durable=n % 2 == 0)  # all at one instant
            for n in range(12)
            for name, store in (("one", one), ("other", other))
        ]
        publishing = [store.prompts.publish(f"{n}", "a") for n in range(4) for store in (one, other)]
        await asyncio.gather(*saving, *publishing)
        shown = await every(other, CallQuery(sort=SortKey.NUMBER), 5)
        assert {call.id for call in shown} == {f"{name}{n}" for name in ("one", "other") for n in range(12)}
        numbers = [version.number for version in await one.prompts.versions()]
        assert numbers == list(range(len(numbers), 0, -1))


async def test_what_one_desktop_does_to_a_contact_is_told_on_the_other(database, tmp_path, monkeypatch):
    monkeypatch.setattr(contacts, "LOOK_EVERY_S", 0.5)
    heard, bus, tasks = asyncio.Queue(), Bus(), Tasks()
    bus.subscribe(ContactsChanged, lambda event: heard.put_nowait(event.ids))
    async with (
        open_store(database(), tmp_path / "a.db", "x") as one,
        open_store(database(), tmp_path / "b.db", "x") as other,
    ):
        here = contacts.Contacts(one.contacts, Bus(), tasks, lambda: NOON)
        await here.add(Contact("", "Before"), "ana")
        there = contacts.Contacts(other.contacts, bus, tasks, lambda: NOON)
        following = tasks.spawn(there.run(), "following")
        await until(lambda: there.has_looked)
        marta = await here.add(Contact("", "Marta"), "ana")
        assert await heard.get() == (marta.id,)
        assert await there.change(replace(marta, name="Marta P."), "luis") is not None
        assert await here.change(replace(marta, name="Marta Q."), "ana") is None
        following.cancel()
        told: list[int] = []
        listening = tasks.spawn(other.contacts.follow(lambda: told.append(1)), "listening")
        async with asyncio.timeout(PATIENCE_S):
            while not told:  # once the connection listens
                await here.add(Contact("", "Zoe"), "ana")
        listening.cancel()
        await tasks.close()


async def test_what_two_desktops_learn_of_one_call_is_all_kept(database, tmp_path):
    async with (
        open_store(database(), tmp_path / "a.db", "x") as one,
        open_store(database(), tmp_path / "b.db", "x") as other,
    ):
        call = start_call("c", request())
        await one.calls.save(call, [call.requested], "dial", durable=True)
        learned = (CallRinging(NOON), HangUpRequested(NOON, "window"))
        for store, fact in zip((one, other), learned, strict=True):  # each knows only the beginning
            await store.calls.save(advance(call, fact), [fact], "poll")
        assert await one.calls.get("c") == advance_all(call, learned)
        assert [entry.fact for entry in await other.calls.journal("c")] == [call.requested, *learned]


async def test_a_desktop_that_opens_while_another_makes_the_schema_waits_for_it(database, tmp_path):
    async def use(n):
        async with open_store(database(), tmp_path / f"{n}.db", "x") as store:
            call = start_call(f"c{n}", request())
            await store.calls.save(call, [call.requested], "dial")

    await asyncio.gather(*(use(n) for n in range(4)))
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        assert await store.calls.count(CallQuery()) == 4
        assert [version.number for version in await store.prompts.versions()] == [1]


async def test_what_a_version_before_campaigns_had_sellers_kept_is_there_when_desks_update_at_once(
    cluster, database, tmp_path, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(server, "STEPS", STEPS[:17])
        await (await open_server(database(), 5)).close()
    name, texts = name_of(database()), ("Diga {{hola}}.", "Diga adiós.")
    versions = (f"({number}, '{text}', 'ana', 1, '', '[]')" for number, text in enumerate(texts, 1))
    filled = (
        f"INSERT INTO prompts VALUES {', '.join(versions)}",
        "INSERT INTO campaign_clocks VALUES (1, 'CO:America/Bogota', 5)",
        "INSERT INTO campaign_attempts VALUES ('call-1', 1, 1, '+57300', 1, 2, 'busy', '', 7, 'desk')",
    )
    cluster.run("; ".join(filled), name)

    async def use(n):
        async with open_store(database(), tmp_path / f"{n}.db", "x") as store:
            return [(one.text, one.fills_variables) for one in await store.prompts.versions()]

    assert await asyncio.gather(*(use(n) for n in range(3))) == [[(text, False) for text in texts[::-1]]] * 3
    kept = "SELECT opens_us, closed_for, cost_millionths, seller FROM campaign_clocks, campaign_attempts"
    assert cluster.run(kept, name) == "5|outside_hours|7|"


async def test_a_newer_or_foreign_schema_is_refused_and_left_alone(cluster, database, tmp_path):
    async with open_store(database(), tmp_path / "a.db", "x"):
        pass
    name = name_of(database())
    cluster.run("UPDATE meta SET value = '99' WHERE key = 'schema_version'", name)
    with pytest.raises(DatabaseTooNewError, match=str(len(STEPS))):
        async with open_store(database(), tmp_path / "a.db", "x"):
            pass
    foreign = name_of(database("foreign"))
    cluster.run("CREATE TABLE calls (song text)", foreign)
    with pytest.raises(DatabaseDamagedError):
        async with open_store(database("foreign"), tmp_path / "a.db", "x"):
            pass
    assert (
        cluster.run("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", foreign)
        == "1"
    )


async def test_a_server_that_cannot_be_used_is_named_without_its_password(cluster, tmp_path):
    host = cluster.url("x").partition("host=")[2]
    for url in (
        f"postgresql://nobody:geheim@/postgres?host={host}",
        f"postgresql://seller:geheim@/absent?host={host}",
        f"postgresql://seller:geheim@/x?host={tmp_path}",
    ):
        with pytest.raises(StoreError) as caught:
            async with open_store(url, tmp_path / "a.db", "x"):
                pass
        assert "geheim" not in str(caught.value)


async def test_the_history_comes_back_after_the_server_dropped_its_connections(cluster, database, tmp_path):
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        await store.calls.save(*talked("c"), "dial")
        cluster.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'seller'")
        await store.calls.save(*talked("d"), "dial")
        assert await store.calls.count(CallQuery()) == 2


async def test_a_desk_starts_while_another_has_the_writers_turn(database, tmp_path):
    async with (
        open_store(database(), tmp_path / "a.db", "x") as store,
        store.campaigns._database._turn(durable=False, in_turn=True),
        open_store(database(), tmp_path / "b.db", "x", busy_timeout_s=0.1) as other,
    ):
        assert await other.campaigns.campaigns() == []


async def test_of_two_desks_on_one_server_one_dials_what_is_due_for_any_of_them(
    database, tmp_path, monkeypatch
):
    monkeypatch.setattr(due, "LOOK_EVERY_S", 0.05)
    async with Simulator(speed=50) as simulator, AsyncExitStack() as stack:
        desks = []
        for name in ("ana", "luis"):
            setup = setup_for(tmp_path / name, simulator)
            setup.settings.override("store", "database_url", database())
            opened = open_program(setup, simulator, webhooks=False)
            desks.append((await stack.enter_async_context(opened)).desk)
        at = datetime.now(UTC) + timedelta(seconds=0.5)
        numbers = [f"+5730012345{n}" for n in ("00", "01", "06")]
        for number in numbers:
            await desks[0].scheduled.schedule(number, at, "ana", for_team=True)
        await until(lambda: len(simulator.calls_placed) == len(numbers))
        await until(lambda: not any(desk.scheduled.open for desk in desks))
        found = await desks[1].scheduled.between(at, at + timedelta(seconds=1))
        assert {one.state for one in found} == {ScheduledState.DIALED}
        assert sorted(leg.to for leg in simulator.calls_placed) == sorted(numbers)


async def test_desks_hear_at_once_what_another_does_to_a_campaign_also_after_a_dropped_connection(
    cluster, database, tmp_path
):
    heard, followed = asyncio.Queue(), Tasks()
    async with (
        open_store(database(), tmp_path / "a.db", "x") as one,
        open_store(database(), tmp_path / "b.db", "x") as other,
    ):
        following = followed.spawn(other.campaigns.follow(heard.put_nowait), "follow")
        for also in (other.contacts, other.do_not_call):
            followed.spawn(also.follow(lambda: None), "follow")
        campaign = replace(test_campaign_store.RUNNING, id="c1")
        async with asyncio.timeout(PATIENCE_S):
            while heard.empty():  # until it listens nothing is told
                kept = await one.campaigns.campaign("c1")
                await one.campaigns.save(kept or campaign)
                await asyncio.sleep(0.05)
            await one.campaigns.add("c1", [test_campaign_store.entry(test_campaign_store.MARTA)])
            while not heard.empty():
                heard.get_nowait()
            assert await one.campaigns.next("c1", test_campaign_store.ANA, timedelta(minutes=1)) is not None
            assert await heard.get() == "c1"
            while not heard.empty():
                heard.get_nowait()
            lunch = AuditEntry(utc_now(), "ana", AuditKind.BREAK, "c1", "lunch", "began", "desk-1")
            await one.breaks.write(lunch)
            assert await heard.get() == "c1"
            assert await other.breaks.acts(lunch.at, campaign_id="c1") == [lunch]
            await asyncio.gather(*(other.campaigns.campaign("c1") for _ in range(20)))
            here = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'seller'"
            assert int(cluster.run(here)) <= 2 * CONNECTIONS  # twenty desks are within a server's hundred
            assert cluster.run(f"{here} AND query LIKE 'LISTEN%'") == "1"
            while not heard.empty():
                heard.get_nowait()
            cluster.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
            async with asyncio.timeout(1):  # something may have been told meanwhile: all are looked at again
                assert await heard.get() == "c1"
        following.cancel()
        await followed.close()


@asynccontextmanager
async def desk_of(name, url, tmp_path, simulator, **more):
    """A desk of this name on the server."""
    setup = setup_for(tmp_path / name, simulator, **more)
    setup.settings.override("store", "database_url", url)
    setup.settings.override("guard", "allowed_countries", ["CO", "MX"])
    async with open_program(setup, simulator, webhooks=False) as world:
        yield world


@asynccontextmanager
async def two_desks(url, tmp_path, *, speed=50, **more):
    """Ana's and Luis's desks, and the telephones outside."""
    async with (
        Simulator(speed=speed) as simulator,
        desk_of("ana", url, tmp_path, simulator, **more) as ana,
        desk_of("luis", url, tmp_path, simulator, **more) as luis,
    ):
        yield ana, luis


@asynccontextmanager
async def desk_alone(url, tmp_path, *, speed=50):
    """Luis's desk, and the telephones outside."""
    async with Simulator(speed=speed) as simulator, desk_of("luis", url, tmp_path, simulator) as luis:
        yield luis


def left_open(number, at, *facts, desk):
    """What a desk that asked for this call at that moment wrote of it: the call, and its facts."""
    intent = CallRequested(at, Direction.OUTBOUND, number, desk=desk)
    return advance_all(start_call(new_call_id(at), intent), facts), (intent, *facts)


async def test_a_run_of_scenarios_is_seen_and_ended_from_another_desk(database, tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "RENEW_EVERY_S", 0.05)
    asks = Scenario(
        *("asks", "default", "Asks"),
        lines=tuple(CustomerLine(f"¿Qué precio? {n}") for n in range(20)),
        expectations=(Expectation(Rule.SAYS, "noventa"),),
    )
    async with two_desks(database(), tmp_path, speed=1) as (ana, luis), httpx.AsyncClient() as client:
        await ana.desk.workbench.save(asks)
        ours, theirs = (f"{one.desk.web.local_url}/api" for one in (ana, luis))
        begin = f"{{}}/prompts/{DEFAULT_PROMPT}/scenarios/run"
        run = (await client.post(begin.format(ours), json={"times": 10})).json()["run"]
        await until(lambda: ana.simulator.voice_calls)
        told = (await client.get(f"{theirs}/scenario-runs/{run}")).json()
        assert (told["state"], told["underWay"]) == ("open", True)
        refused = await client.post(begin.format(theirs), json={})
        assert refused.json()["code"] == "scenario_run_under_way"
        assert (await client.post(f"{theirs}/scenario-runs/{run}/cancel")).json()["state"] == "cancelled"
        await until(lambda: not ana.desk.workbench.is_under_way(run))
        await until(lambda: not any(call.active for call in ana.simulator.voice_calls.values()))
        told = (await client.get(f"{ours}/scenario-runs/{run}")).json()
        assert (told["state"], told["underWay"]) == ("cancelled", False)
        assert told["done"] < told["all"]


async def test_of_desks_that_dial_one_number_at_one_moment_one_rings(database, tmp_path):
    hers, his = ("+573001000313", "+5215512345613"), ("+573001000313", "+525512345613")
    async with two_desks(database(), tmp_path) as (ana, luis):
        dials = [*map(ana.desk.engine.dial, hers), *map(luis.desk.engine.dial, reversed(his))]
        came = await asyncio.gather(*dials, return_exceptions=True)
        assert [type(one) for one in came].count(Call) == 2
        assert {type(one) for one in came} == {Call, RungElsewhereError}
        rung = sorted(spellings(leg.to) for leg in ana.simulator.calls_placed)
        assert rung == sorted(map(spellings, his))


async def test_what_a_colleague_does_between_look_and_intent_counts(database, tmp_path, monkeypatch):
    noon = datetime.now(UTC).replace(hour=17)  # in Colombia
    tuesday = noon + timedelta(days=(1 - noon.weekday()) % 7)
    monkeypatch.setattr(outgoing, "utc_now", lambda: tuesday)
    capped, customer = "+573001234500", "+525512345600"  # Mexico's law has no cap
    async with two_desks(database(), tmp_path, speed=400, law=True, now=lambda: tuesday) as (ana, luis):
        store = luis.desk.calls
        begin = store.begin

        async def late(call, *given):
            monkeypatch.setattr(store, "begin", begin)
            made = await ana.desk.engine.dial(call.number)
            await ana.call_when(lambda now: now.id == made.id and now.is_settled)
            return await begin(call, *given)

        monkeypatch.setattr(store, "begin", late)
        with pytest.raises(GuardError) as refused:
            await luis.desk.engine.dial(capped)
        assert refused.value.reason is GuardReason.CAP
        contact = Contact("contact-1", "Customer", (ContactNumber(customer),))
        await luis.desk.contact_book.contacts.add(contact, "luis")
        made, _ = await luis.desk.campaigns.create(ALONE, "luis")
        monkeypatch.setattr(store, "begin", late)
        await luis.desk.campaigns.start(made.id, "luis")
        status = await comes(luis, made.id, waits_for(Waiting.LATER))
        assert (status.progress.rows, status.progress.attempts) == ({RowState.AGAIN: 1}, 0)
        assert [leg.to for leg in ana.simulator.calls_placed] == [capped, customer]
        acts = await luis.desk.audit.between(tuesday - timedelta(days=1), tuesday + timedelta(days=1))
        refused_for = [act.fate for act in acts if act.kind is AuditKind.GUARD_REFUSED]
        assert refused_for == [GuardReason.CAP.value, GuardReason.TALKED_TODAY.value]


async def test_a_colleague_who_is_quicker_at_the_carrier_costs_a_campaign_nothing(
    database, tmp_path, monkeypatch
):
    customer = "+573001234600"
    async with desk_alone(database(), tmp_path) as luis:
        store = luis.desk.calls
        save = store.save

        async def overtaken(call, facts, source, **more):
            if any(isinstance(fact, LegAsked) for fact in facts):
                monkeypatch.setattr(store, "save", save)
                await save(*left_open(customer, utc_now(), LegAsked(utc_now()), desk="ana"), "dial")
            await save(call, facts, source, **more)

        monkeypatch.setattr(store, "save", overtaken)
        contact = Contact("contact-1", "Customer", (ContactNumber(customer),))
        await luis.desk.contact_book.contacts.add(contact, "luis")
        made, _ = await luis.desk.campaigns.create(ALONE, "luis")
        await luis.desk.campaigns.start(made.id, "luis")
        status = await comes(luis, made.id, waits_for(Waiting.LATER))
        assert (status.progress.rows, status.progress.outcomes) == ({RowState.AGAIN: 1}, {})
        assert status.standstill.until > utc_now() + timedelta(minutes=10)
        assert luis.simulator.calls_placed == []


async def test_desks_that_work_on_one_campaign_share_its_lines(database, tmp_path):
    async with two_desks(database(), tmp_path, speed=5) as (ana, luis):
        for n in range(4):
            number = ContactNumber(f"+573001{n:03d}413")  # whoever is called so talks for a while
            await luis.desk.contact_book.contacts.add(Contact(f"contact-{n}", f"{n}", (number,)), "luis")
        made, _ = await luis.desk.campaigns.create(replace(ALONE, at_once=2), "luis")
        await luis.desk.campaigns.start(made.id, "luis")
        await until(lambda: len(ana.simulator.calls_placed) == 2)
        await ana.desk.campaigns.start(made.id, "ana")
        status = await comes(ana, made.id, waits_for(Waiting.LINES_BUSY))
        assert status.progress.rows == {RowState.OUT: 2, RowState.NEW: 2}
        assert len(ana.simulator.calls_placed) == 2
        for leg in list(ana.simulator.legs.values()):
            leg.customer.hang_up()
        await until(lambda: len(ana.simulator.calls_placed) == 4)  # it goes on where there is room again
        assert (await ana.desk.campaigns.status(made.id)).progress.rows.get(RowState.OUT, 0) <= 2


async def test_a_desk_that_died_keeps_no_customer_from_being_called(database, tmp_path):
    talking, dialed, asked, just_now = (f"+573001{n}00313" for n in range(4))
    async with (
        Simulator(speed=50) as simulator,
        desk_of("luis", database(), tmp_path, simulator) as luis,
    ):
        async with desk_of("ana", database(), tmp_path, simulator) as ana:
            theirs = await ana.desk.engine.dial(talking)
            await ana.call_when(lambda call: call.id == theirs.id and call.joined_at is not None)
        for number, minutes, has_asked in ((dialed, 11, False), (asked, 11, True), (just_now, 1, False)):
            at = utc_now() - timedelta(minutes=minutes)
            facts = (LegAsked(at),) if has_asked else ()
            await luis.desk.calls.save(*left_open(number, at, *facts, desk="gone"), "dial")
        for number in (talking, just_now):
            with pytest.raises(RungElsewhereError):
                await luis.desk.engine.dial(number)
        for number in (dialed, asked):
            assert (await luis.desk.engine.dial(number)).placed is not None
        leg = simulator.legs[theirs.carrier_call_id]
        leg.customer.hang_up()  # and nobody at her desk hears of it
        await simulator.wait_for(lambda: leg.over)
        assert (await luis.desk.engine.dial(talking)).placed is not None
        assert (await luis.desk.calls.get(theirs.id)).carrier_ended is not None


async def test_whoever_takes_several_rows_of_a_queue_takes_them_in_one_order(database, tmp_path):
    marta, pedro = test_campaign_store.MARTA, test_campaign_store.PEDRO
    minute, lock = timedelta(minutes=1), "SELECT row FROM campaign_rows WHERE row = {} FOR UPDATE"
    async with open_store(database(), tmp_path / "a.db", "x") as store, other_hand(database()) as hand:
        numbers = (ContactNumber(marta), ContactNumber(pedro))
        both = await contacts.Contacts(store.contacts, Bus(), Tasks(), utc_now).add(
            Contact("", "Marta", numbers), "ana"
        )
        await store.campaigns.save(test_campaign_store.RUNNING)
        entries = [test_campaign_store.entry(number, both.id) for number in (marta, pedro)]
        await store.campaigns.add("c1", entries)
        held = [await store.campaigns.next("c1", test_campaign_store.ANA, minute) for _ in entries]
        last = held[-1].row
        await store.campaigns.renew(held[:1], minute)  # it lies behind the other now
        listed = [DoNotCallEntry(number, NOON, "ana") for number in (pedro, marta)]
        gone = Erasure("e1", NOON, "ana", store.desk, "asked")
        for act in (
            lambda: store.campaigns.renew(held[::-1], minute),
            lambda: store.do_not_call.add(listed, None),
            lambda: store.habeas_data.erase(PersonAsked(contact_id=both.id), gone),
        ):
            async with hand.transaction(), asyncio.timeout(PATIENCE_S):
                await hand.execute(lock.format(held[0].row))
                doing = Tasks().spawn(act(), "rows")
                while not await hand.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
                await hand.execute(lock.format(last) + " NOWAIT")  # it waits for the first, and has no other
            await doing
        assert await store.campaigns.progress("c1")


async def test_a_clock_that_differs_from_the_servers_is_told_at_the_start(database, tmp_path, monkeypatch):
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        assert store.notices == ()
    monkeypatch.setattr(server, "utc_now", lambda: utc_now() + timedelta(minutes=2))
    async with open_store(database(), tmp_path / "a.db", "x") as store:
        assert [notice.problem for notice in store.notices] == [StoreProblem.CLOCK]


async def test_a_wish_judged_at_one_desk_lets_the_campaign_of_another_go_on(database, tmp_path):
    asks = "+525512345619"
    async with two_desks(database(), tmp_path, speed=400) as (ana, luis):
        await ana.desk.engine.dial(asks)
        call = await ana.call_when(lambda call: call.is_settled and opt_out_of(call) == UNJUDGED)
        one = Contact("contact-1", "Customer", (ContactNumber(asks),))
        await ana.desk.contact_book.contacts.add(one, "ana")
        made, _ = await ana.desk.campaigns.create(ALONE, "ana")
        await ana.desk.campaigns.start(made.id, "ana")
        status = await comes(ana, made.id, lambda now: now.standstill and now.standstill.until)
        (row,) = await rows_of(ana, made.id)
        assert (row.why, row.attempts) == (HELD, 0)
        held_until = status.standstill.until
        assert await luis.desk.watches.opting_out.judge(
            call.id, OptOutJudgement.NO_OPT_OUT, "luis", "meant his other line"
        )
        await comes(ana, made.id, lambda now: now.standstill and now.standstill.until != held_until)
        (row,) = await rows_of(ana, made.id)
        assert row.why == "talked_today"  # the only rule that is left
