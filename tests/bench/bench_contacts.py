"""Contacts on SQLite: filling, keystrokes, lookups. By hand: python -m tests.bench.bench_contacts 100000."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sellercall_desktop.core.audit_trail import AuditEntry, AuditKind
from sellercall_desktop.core.contacts.contact import Contact, ContactNumber
from sellercall_desktop.core.contacts.ports import ContactImport, ContactOrder, ContactQuery, ImportedChange
from sellercall_desktop.store import open_store

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FIRST = [
    "María",
    "José",
    "Luz",
    "Ana",
    "Pedro",
    "Luis",
    "Andrés",
    "Camila",
    "Sofía",
    "Jorge",
    "Iván",
    "Óscar",
    "Nubia",
    "Wílmer",
    "Xiomara",
]
LAST = [
    "García",
    "Rodríguez",
    "Peña",
    "Gómez",
    "Zuluaga",
    "Núñez",
    "Ávila",
    "Torres",
    "Ortiz",
    "Quintero",
    "Yepes",
    "Ibarra",
    "Useche",
]
FIRMS = [
    "Café Sol",
    "Ferretería Unión",
    "Zapatos Wow",
    "Exportaciones del Caribe",
    "Óptica Luz",
    "Textiles Andinos",
]
TYPED = [
    "m",
    "ma",
    "mar",
    "maria jo",
    "zu",
    "zuluaga xi",
    "wow",
    "300123",
    "7",
    "+57 310 55",
    "qx",
    "caribe.co",
]


def people(count, seed=7):
    chance = random.Random(seed)
    for n in range(count):
        name = f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(LAST)} {chance.choice(LAST)}"
        number = f"+573{chance.randrange(10**9):09}"
        at = NOON + timedelta(milliseconds=n)
        yield Contact(
            f"{n:032x}", name, (ContactNumber(number),), (f"c{n}@caribe.co",), chance.choice(FIRMS),
            tags=("lista",), variables=(("plan", "oro"), ("cuota", str(n))), created_at=at, changed_at=at,
            import_id=f"i{n // 100_000}",
        )  # fmt: skip


def told(what, times):
    """`times`: (wall, processor) in ms. On a busy machine only the processor's time tells something."""
    said = []
    for kind in zip(*times, strict=True):
        ordered = sorted(kind)
        p95 = ordered[int(len(ordered) * 0.95)]
        said.append(f"{statistics.median(kind):7.1f} {p95:7.1f} {ordered[-1]:7.1f}")
    print(f"{what:34} {said[0]}    processor {said[1]}")


async def timed(work):
    began, worked = time.perf_counter(), time.process_time()
    await work
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


async def each(ask, asked, times=5):
    return [await timed(ask(one)) for one in asked for _ in range(times)]


async def fill(kept, count):
    batch = []
    one = ContactImport("i", "x", NOON, "a", "d", ())
    await kept.begin_import(one)
    for person in people(count):
        batch.append(ImportedChange(None, person))
        if len(batch) == 1000:
            await kept.add_imported("i", batch)
            batch = []
    return one


async def main(count):
    print(f"{count} contacts, load {os.getloadavg()[0]:.1f}; ms: median, p95, worst")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        async with open_store(None, path, "x") as store:
            kept = store.contacts
            began, worked = time.perf_counter(), time.process_time()
            one = await fill(kept, count)
            spent = time.perf_counter() - began, time.process_time() - worked
            print(f"filled in {spent[0]:.1f} s, processor {spent[1]:.1f} s, {path.stat().st_size >> 20} MB")
            told("not indexed: a key", await each(lambda text: kept.page(ContactQuery(text)), TYPED, 2))
            await kept.end_import(one, AuditEntry(NOON, "a", AuditKind.IMPORT, "x"))
            began, worked = time.perf_counter(), time.process_time()
            while kept._is_indexing:  # noqa: ASYNC110 - by hand
                await asyncio.sleep(0.1)
            spent = time.perf_counter() - began, time.process_time() - worked
            print(f"indexed in {spent[0]:.1f} s, processor {spent[1]:.1f} s, {path.stat().st_size >> 20} MB")
            for order in ContactOrder:
                ask = lambda text, order=order: kept.page(ContactQuery(text, order=order))  # noqa: E731
                told(f"a key, page by {order}", await each(ask, TYPED))
            told("a key, count", await each(lambda text: kept.count(ContactQuery(text)), TYPED))
            in_a_list = lambda text: kept.page(ContactQuery(text, import_id="i0"))  # noqa: E731
            told("a key in a list of 100,000", await each(in_a_list, ["", *TYPED]))
            told("opened", await each(lambda text: kept.page(ContactQuery(text)), [""], 20))
            numbers = [person.numbers[0].e164 for person in people(2000)]
            told("by_numbers, one", await each(lambda one: kept.by_numbers([one]), numbers[::10], 1))
            told("by_numbers, 500", await each(kept.by_numbers, [numbers[:500]], 10))
            for text in TYPED if "keys" in sys.argv else ():
                told(text, await each(lambda text: kept.page(ContactQuery(text)), [text]))
                told(f"{text}, count", await each(lambda text: kept.count(ContactQuery(text)), [text]))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
