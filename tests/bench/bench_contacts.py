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
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    print(f"{what:44} median {statistics.median(times):7.1f} ms   p95 {p95:7.1f}   worst {ordered[-1]:7.1f}")


async def timed(work):
    began = time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000


async def main(count):
    print(f"{count} contacts, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(None, Path(folder) / "a.db", "x") as store:
            kept = store.contacts
            began, batch = time.perf_counter(), []
            await kept.begin_import(ContactImport("i", "x", NOON, "a", "d", ()))
            for person in people(count):
                batch.append(ImportedChange(None, person))
                if len(batch) == 1000:
                    await kept.add_imported("i", batch)
                    batch = []
            size = (Path(folder) / "a.db").stat().st_size >> 20
            print(f"filled in {time.perf_counter() - began:.1f} s, {size} MB")
            for order in ContactOrder:
                times = [
                    await timed(kept.page(ContactQuery(text, order=order)))
                    for text in TYPED
                    for _ in range(5)
                ]
                told(f"a key, page by {order}", times)
            told(
                "a key, count",
                [await timed(kept.count(ContactQuery(text))) for text in TYPED for _ in range(5)],
            )
            whole = [
                await timed(kept.page(ContactQuery(text, import_id="i0")))
                for text in ["", *TYPED]
                for _ in range(5)
            ]
            told("a key in a list of 100,000", whole)
            told("opened", [await timed(kept.page(ContactQuery())) for _ in range(20)])
            numbers = [person.numbers[0].e164 for person in people(2000)]
            told("by_numbers, one", [await timed(kept.by_numbers([one])) for one in numbers[::10]])
            told("by_numbers, 500", [await timed(kept.by_numbers(numbers[:500])) for _ in range(10)])
            if "keys" in sys.argv:
                for text in TYPED:
                    told(text, [await timed(kept.page(ContactQuery(text))) for _ in range(5)])


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
