"""A team's PostgreSQL gives the answers that the file gives: the same tests, asked of a real server."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.calls.call import advance, advance_all, start_call
from sellercall_desktop.core.calls.facts import CallRinging, HangUpRequested, Speaker, TurnSpoken
from sellercall_desktop.core.calls.history import CallQuery, SortKey
from sellercall_desktop.core.contacts import contacts
from sellercall_desktop.core.contacts.contact import Contact, ContactsChanged
from sellercall_desktop.core.errors import DatabaseDamagedError, DatabaseTooNewError, StoreError
from sellercall_desktop.core.scheduled import due
from sellercall_desktop.core.scheduled.scheduled_call import ScheduledState
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.simulator import Simulator
from sellercall_desktop.store import open_store
from sellercall_desktop.store.database.migrations import STEPS
from tests.desk import open_program, setup_for
from tests.store import (
    test_campaign_store,
    test_contact_store,
    test_contacts_acted_on,
    test_do_not_call_store,
    test_habeas_data,
    test_number_store,
    test_prompt_library,
    test_prompt_store,
    test_scenario_store,
    test_scheduled_store,
)
from tests.store.calls import test_call_parts, test_call_store, test_history_pages, test_words_held
from tests.store.database import postgres_cluster
from tests.store.sample_calls import NOON, every, request, talked
from tests.waiting import until

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
    test_number_store,
    test_do_not_call_store,
    test_scheduled_store,
    test_campaign_store,
    test_contact_store,
    test_contacts_acted_on,
    test_habeas_data,
    test_scenario_store,
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


@pytest.fixture
def database(cluster, request):
    """A function from a file's name to the address of a database that stands for it."""
    made = {}

    def address(name="a.db"):
        if name not in made:
            made[name] = cluster.make(f"test_{abs(hash((request.node.nodeid, name)))}")
        return made[name]

    return address


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
        async with asyncio.timeout(20):
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


async def test_desks_hear_at_once_what_another_does_to_a_campaign(database, tmp_path):
    heard, followed = asyncio.Queue(), Tasks()
    async with (
        open_store(database(), tmp_path / "a.db", "x") as one,
        open_store(database(), tmp_path / "b.db", "x") as other,
    ):
        following = followed.spawn(other.campaigns.follow(heard.put_nowait), "follow")
        campaign = replace(test_campaign_store.RUNNING, id="c1")
        async with asyncio.timeout(10):
            while heard.empty():  # until it listens nothing is told
                kept = await one.campaigns.campaign("c1")
                await one.campaigns.save(kept or campaign)
                await asyncio.sleep(0.05)
            await one.campaigns.add("c1", [test_campaign_store.entry(test_campaign_store.MARTA)])
            while not heard.empty():
                heard.get_nowait()
            assert await one.campaigns.next("c1", test_campaign_store.ANA, timedelta(minutes=1)) is not None
            assert await heard.get() == "c1"
        following.cancel()
        await followed.finish()
