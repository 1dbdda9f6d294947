"""A portion is judged while the one before it is written: nobody can tell, and a failure leaves nothing."""

import random
from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest

from sellercall_desktop.core.contacts.imports import importing
from sellercall_desktop.core.contacts.imports.judging import RowVerdict
from sellercall_desktop.core.contacts.imports.writing import PortionWriter
from sellercall_desktop.core.contacts.ports import ContactQuery
from sellercall_desktop.core.errors import StoreError
from tests.core.contacts.test_importing import house_in, rows_in, written

TITLES = ["Nombre", "Celular", "Otro teléfono", "Correo", "Empresa", "Saldo", "Etiquetas"]
NAMES = ["Ana Peña", "ana pena", "José", "Ángela Ruiz", "Luis", "\u00b4Tilde", ""]
FORMS = ["{}", "57{}", "+57 {}", "+57{}", "300-{} x", "{} / 6017654321", "3,00E+09", "no tiene"]


def people(chance, count):
    """Few names, numbers and addresses: rows often are of the same people, near and far apart."""
    for each in range(count):
        yield [
            chance.choice(NAMES),
            chance.choice(FORMS[:5] * 4 + FORMS).format(f"300{chance.randrange(60):07}"),
            chance.choice(["", "", f"+52155{chance.randrange(10):08}", f"+5255{chance.randrange(10):08}"]),
            chance.choice(["", f"P{chance.randrange(20)}@example.com", "nobody"]),
            chance.choice(["", "Café Sol", "Óptica"]),
            str(each),
            chance.choice(["", "vip", "norte, VIP"]),
        ]


async def imported(folder, seed, known):
    """What is there afterwards, what was told of it, the rejected rows. Undone, it is as it was."""
    chance = random.Random(seed)
    async with house_in(folder) as house:
        await house.do_not_call.add("+573000000007", "asked", "ana")
        if known:
            await house.take(written(folder / "before.csv", TITLES, *people(chance, 20)))
        before = await people_in(house)
        source = written(folder / "list.csv", TITLES, *people(chance, 90))
        done = await house.take(source, folder / "rejected.csv")
        after, left = await people_in(house), rows_in(done.rejected_file)
        await house.importing.undo(done.import_id)
        assert await people_in(house) == before
        return after, done.counts, done.made, done.completed, left


async def people_in(house):
    """Each contact, but for what is another in each run."""
    return Counter(
        repr(replace(one, id="", import_id="", created_at=None, changed_at=None, revision=0))
        for one in (await house.contacts.page(ContactQuery(), None, 1000)).contacts
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("known", [False, True], ids=["empty", "known"])
async def test_what_is_judged_ahead_becomes_what_it_would_one_portion_after_the_other(
    tmp_path, monkeypatch, seed, known
):
    monkeypatch.setattr(importing, "_AT_ONCE", 7)
    (ahead := tmp_path / "ahead").mkdir()
    (in_turn := tmp_path / "in turn").mkdir()
    quick = await imported(ahead, seed, known)
    begin = PortionWriter.write

    async def to_the_end(self, portion):
        await begin(self, portion)
        await self.finish()

    monkeypatch.setattr(PortionWriter, "write", to_the_end)
    monkeypatch.setattr("sellercall_desktop.store.contacts.contact_store.SqlContactStore.ready", never)
    slow = await imported(in_turn, seed, known)
    assert quick == slow
    assert quick[1][RowVerdict.REPEATED] > 10


def never(_store, _contact):
    """As if nothing could be made before its turn."""


async def test_a_portion_that_cannot_be_written_while_the_next_is_judged_leaves_nothing(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(importing, "_AT_ONCE", 7)
    async with house_in(tmp_path) as house:
        real, times = house.contacts.add_imported, []

        async def failing(import_id, changes):
            times.append(len(changes))
            if len(times) == 3:
                raise StoreError("the disk is full")
            await real(import_id, changes)

        house.contacts.add_imported = failing
        rows = [["Nombre", "Celular"], *[[f"P{n}", f"320{n:07}"] for n in range(70)], ["Mal", "x"]]
        file = await house.importing.open(written(tmp_path / "a.csv", *rows))
        with closing(file.table), pytest.raises(StoreError, match="the disk is full"):
            await house.importing.write(file, file.mapping, tmp_path / "rejected.csv")
        assert times == [7, 7, 7]
        assert await house.all() == {}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "kept"]
