"""Contacts: found by number and by anything typed, sorted, no change lost, imports taken back whole."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.contacts.contact import Consent, ConsentKind, Contact, ContactNumber
from sellercall_desktop.core.contacts.ports import (
    ContactImport,
    ContactOrder,
    ContactQuery,
    ImportedChange,
)
from sellercall_desktop.core.errors import StoreError
from sellercall_desktop.core.problems import StoreProblem
from sellercall_desktop.store import open_store
from tests.waiting import until

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVER = NOON - timedelta(days=1), NOON + timedelta(days=1)
ACT = AuditEntry(NOON, "ana", AuditKind.IMPORT, "list.csv")
FILE = ContactImport("i1", "list.csv", NOON, "ana", "this-desk", ())


def person(contact_id, name="", *numbers, minutes=0, **more):
    told = tuple(ContactNumber(number) for number in numbers)
    at = NOON + timedelta(minutes=minutes)
    return Contact(contact_id, name, told, created_at=at, changed_at=at, **more)


MARTA = person("m", "Marta Peña", "+573001234567", company="Café Sol", emails=("Marta@Sol.co",), minutes=3)
ANA = person("a", "Ánà Gómez", "+525512345678", "+573109876543", tags=("VIP", "Bogotá"), minutes=1)
ZOE = person("z", "zoe", "+541123456789", owner="luis", variables=(("plan", "oro"),), minutes=2)
SALA = person("s", "", "+12125550123", company="Sala 24", minutes=5)


async def filled(store):
    assert await store.contacts.save([ZOE, MARTA, ANA, SALA], ACT)
    return store.contacts


async def named(kept, **query):
    found, cursor = [], None
    while True:
        page = await kept.page(ContactQuery(**query), cursor, 2)
        found += [contact.id for contact in page.contacts]
        if (cursor := page.next) is None:
            assert await kept.count(ContactQuery(**query)) == len(found)
            return "".join(found)


async def test_what_was_saved_is_there_after_a_restart_with_the_act(tmp_path):
    consent = Consent(ConsentKind.WRITTEN, NOON, "form 7", "ana", NOON + timedelta(days=9))
    full = replace(ANA, consents=(consent,), language="es", note="a\nb", address="Calle 1")
    async with open_store(None, tmp_path / "a.db", "x") as store:
        assert await store.contacts.save([full], ACT)
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await store.contacts.get("a")
        assert (kept, kept.revision) == (full, 1)
        assert await store.contacts.get("b") is None
        assert await store.audit.between(*EVER) == [ACT]


async def test_a_number_is_somebodys_however_it_is_written(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        assert await kept.save([person("w", "Wife", "+573001234567")])
        asked = ["+5215512345678", "+5491123456789", "+573001234567", "+573000000000", "+525512345678"]
        found = await kept.by_numbers(asked)
        assert {number: [one.id for one in whose] for number, whose in found.items()} == {
            "+5215512345678": ["a"],
            "+525512345678": ["a"],
            "+5491123456789": ["z"],
            "+573001234567": ["m", "w"],
        }
        assert await kept.by_numbers([]) == {}


TYPED = {
    "": "amsz",
    "PENA": "m",
    "ana gomez": "a",
    "art ol": "m",
    "sol.co": "m",
    "bogota vi": "a",
    "123456": "amz",
    "+57 310 987-65": "a",
    "+52 1 55 1234 5678": "a",
    "1155 oro": "",
    "sala 24": "s",
    "24": "s",
    "%": "amsz",
    "_": "amsz",
    "zoe marta": "",
    "a'x\"": "",
}


async def test_every_typed_word_is_found_somewhere(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        for text, who in TYPED.items():
            assert await named(kept, text=text) == who, text
            latest = "".join(one for one in "smza" if one in who)
            assert await named(kept, text=text, order=ContactOrder.CHANGED) == latest


async def test_lists_are_sorted_and_narrowed(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        assert await named(kept, order=ContactOrder.CHANGED) == "smza"
        assert await named(kept, order=ContactOrder.CREATED) == "samz"
        assert await named(kept, order=ContactOrder.CREATED, text="a") == "sam"
        assert await named(kept, tag="vip") == "a"
        assert await named(kept, tag="vi") == ""
        assert await named(kept, owner="luis") == "z"
        first = await kept.page(ContactQuery(), None, 1)
        for cursor, query in (("?", ContactQuery()), (first.next, ContactQuery(order=ContactOrder.CREATED))):
            with pytest.raises(StoreError):
                await kept.page(query, cursor)


async def test_the_columns_of_all_who_are_there_are_known(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        assert await kept.variable_names() == {"plan"}
        sala = replace((await kept.get("s")), variables=(("Año «x»", "2026"), ("plan", "plata")))
        assert await kept.save([sala], ACT)
        assert await kept.variable_names() == {"plan", "Año «x»"}
        await kept.delete([await kept.get("s")], ACT)
        assert await kept.variable_names() == {"plan"}


async def test_nobodys_change_is_lost(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        read = await kept.get("m")
        ours, theirs = (
            replace(read, name="Marta P."),
            replace(read, numbers=(ContactNumber("+573111111111"),)),
        )
        assert await kept.save([theirs])
        assert not await kept.save([person("n", "New"), ours], ACT)
        assert await kept.get("n") is None
        assert await kept.get("m") == theirs
        assert not await kept.save([replace(person("n", "New"), revision=3)])  # deleted meanwhile
        assert await named(kept, text="3111") == "m"
        assert await kept.by_numbers(["+573001234567"]) == {}
        assert len(await store.audit.between(*EVER)) == 1


async def test_what_was_written_is_news_for_who_asks_later(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        last, whom = await kept.news(0)
        assert sorted(whom) == ["a", "m", "s", "z"]
        assert await kept.news(last) == (last, ())
        assert await kept.save([await kept.get("m")])
        assert await kept.news(last) == (last + 1, ("m",))
        await kept.begin_import(FILE)
        await kept.add_imported("i1", [ImportedChange(None, person("n", "New", import_id="i1"))])
        assert await kept.news(last) == (last + 2, ())  # many


async def imported(kept):
    """Two made, of which one is met again; two changed."""
    await kept.begin_import(FILE)
    new, other = person("n", "New", "+573222222222", import_id="i1"), person("o", "Other", import_id="i1")
    await kept.add_imported("i1", [ImportedChange(None, new), ImportedChange(None, other)])
    marta, ana = await kept.get("m"), await kept.get("a")
    again = replace(new, company="Firm", revision=1)
    renamed, moved = replace(marta, name="Marta Imported"), replace(ana, address="There")
    await kept.add_imported(
        "i1",
        [
            ImportedChange(new, again),
            ImportedChange(marta, replace(marta, name="x")),
            ImportedChange(replace(marta, name="x"), renamed),
            ImportedChange(ana, moved),
        ],
    )
    return marta, ana


async def test_what_was_made_ready_beforehand_is_written_as_what_was_not(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = store.contacts
        await kept.begin_import(FILE)
        early, late = replace(MARTA, id="early", import_id="i1"), replace(MARTA, id="late", import_id="i1")
        await kept.add_imported(
            "i1", [ImportedChange(None, early, kept.ready(early)), ImportedChange(None, late)]
        )
        assert [one.id for one in (await kept.by_numbers(["+573001234567"]))["+573001234567"]] == [
            "early",
            "late",
        ]
        assert replace(await kept.get("early"), id="late") == await kept.get("late")
        assert await named(kept, text="marta pena sol") == "earlylate"
        renamed = replace(await kept.get("early"), name="Eva", emails=())
        assert await kept.save([renamed])  # its keys and words are found, and go
        assert await named(kept, text="marta pena") == "late"


async def test_an_import_is_taken_back_whole_but_for_what_was_edited_since(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        marta, _ = await imported(kept)
        assert await kept.imports() == []
        closed = replace(FILE, counts=(("made", 2), ("changed", 2)))
        await kept.end_import(closed, ACT)
        assert await kept.imports() == [closed]
        assert await named(kept, import_id="i1") == "no"
        assert (await kept.get("n")).company == "Firm"
        edited = replace(await kept.get("a"), note="by hand")
        assert await kept.save([edited])
        assert await kept.undo_import("i1", NOON, ACT) == 3
        assert await kept.get("m") == marta
        assert await kept.get("a") == edited
        assert await kept.get("n") is None
        assert await kept.by_numbers(["+573222222222"]) == {}
        assert await named(kept) == "amsz"
        assert (await kept.imports())[0].undone_at == NOON
        assert await kept.undo_import("i1", NOON, ACT) == 0
        assert await store.audit.between(*EVER) == [ACT] * 3


async def test_an_import_that_never_ended_is_gone_at_the_next_start(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        await imported(kept)
        await kept.begin_import(replace(FILE, id="mine", desk=store.desk))
        await kept.add_imported("mine", [ImportedChange(None, person("p", "Mine", import_id="mine"))])
        is_shared = kept.is_shared
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = store.contacts
        assert await kept.get("p") is None
        # Where a team shares the database the other import may be under way on its own desk.
        assert await named(kept) == ("amnosz" if is_shared else "amsz")
        assert (await kept.get("m")).name == ("Marta Imported" if is_shared else "Marta Peña")


async def test_an_import_overwrites_nobodys_change(tmp_path):
    async with open_store(None, tmp_path / "a.db", "x") as store:
        kept = await filled(store)
        await kept.begin_import(FILE)
        read = await kept.get("m")
        assert await kept.save([replace(read, note="meanwhile")])
        late = [ImportedChange(None, person("n", "New")), ImportedChange(read, replace(read, name="x"))]
        with pytest.raises(StoreError) as refused:
            await kept.add_imported("i1", late)
        assert refused.value.problem is StoreProblem.IN_USE
        assert (await kept.get("m")).note == "meanwhile"
        assert await kept.get("n") is None
        for unknown in ("i2", ""):
            with pytest.raises(StoreError):
                await kept.add_imported(unknown, late[:1])


async def test_a_damaged_row_costs_that_row_alone(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        await filled(store)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE contacts SET data = '{\"company\": \"Sol\"}' WHERE id = 'm'")
        raw.execute("UPDATE contacts SET data = x'00ff', revision = 'x', changed_us = 'y' WHERE id = 'z'")
        raw.execute("UPDATE contacts SET name_key = x'ff', search = 7 WHERE id = 's'")
        raw.commit()
    async with open_store(None, path, "x") as store:
        kept = store.contacts
        assert await named(kept) == "amzs"
        assert await named(kept, order=ContactOrder.CHANGED) == "zsma"
        assert await kept.variable_names() == frozenset()
        whose = (await kept.by_numbers(["+573001234567"]))["+573001234567"]
        assert [(one.id, one.name, one.company, one.numbers) for one in whose] == [
            ("m", "Marta Pena", "Sol", MARTA.numbers)
        ]
        zoe = await kept.get("z")
        assert (zoe.name, zoe.numbers) == ("Zoe", (ContactNumber("+5491123456789"),))
        assert await kept.save([replace(zoe, name="Zoe again")])
        assert await kept.get("z") == replace(zoe, name="Zoe again")


def sound_index(path):
    """Whether the search index knows every row there is; raises where it tells of them otherwise."""
    with closing(sqlite3.connect(path)) as raw:
        last = raw.execute("SELECT max(row) FROM contacts").fetchone()[0]
        if raw.execute("SELECT value FROM meta WHERE key = 'contacts_indexed'").fetchone() != (str(last),):
            return False
        raw.execute("INSERT INTO contact_words (contact_words, rank) VALUES ('integrity-check', 1)")
        return True


async def test_a_search_index_of_the_file_follows_whatever_is_written(tmp_path):
    path = tmp_path / "a.db"
    async with open_store(None, path, "x") as store:
        kept = await filled(store)
        await until(lambda: sound_index(path))
        await imported(kept)
        assert await named(kept, text="mported") == "m"  # what the index does not know yet is found, too
        assert await kept.save([replace(await kept.get("z"), name="Zoe Quintana"), person("q", "Quique")])
        assert await kept.delete([await kept.get("s")], ACT)
        await until(lambda: sound_index(path))
        assert await named(kept, text="qui") == "qz"
        await kept.undo_import("i1", NOON, ACT)  # the last row goes: its number is not given again
        assert await kept.save([person("r", "Ramiro")])
        await until(lambda: sound_index(path))
        assert await named(kept, text="ramiro") == "r"
        assert await named(kept, text="new") == ""
        for word in ("zoe", "sala"):
            assert await named(kept, text=word) == {"zoe": "z", "sala": ""}[word]
