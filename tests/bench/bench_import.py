"""What an import of 100,000 rows takes beside a bare reader with bare inserts: time, memory, stalls.

    python -m tests.bench.bench_import [--rows 100000]

By hand. Each is a process of its own, so that its peak of memory is its own. The bare ones read the cells
with `csv` or python-calamine and put them into the same tables with the same indexes by plain SQL, knowing
nothing of telephones.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import gc
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from sellercall_desktop.core.bus import Bus
from sellercall_desktop.core.contacts.imports.importing import ContactImporting, ImportParts, ImportPlace
from sellercall_desktop.core.guard.do_not_call import DoNotCall
from sellercall_desktop.core.tasks import Tasks
from sellercall_desktop.store import open_store
from sellercall_desktop.tables.opening import FileTables
from tests.bench.held_up import peak_mb, watched_loop

KINDS = ("bare csv", "csv", "bare xlsx", "xlsx")
IDLE_S = 5.0  # how long the loop is watched before, to know what the machine alone does to it
AT_ONCE = 500
TITLES = (
    *("Nombre", "Apellido", "Celular", "Teléfono fijo", "Correo", "Empresa", "Ciudad", "Etiquetas", "Saldo"),
    "Observaciones",
)
NAMES = ("José", "Ana María", "Carlos", "Luisa", "Jorge Iván", "Ángela")
MOBILE = ("300", "301", "310", "311", "312", "313", "315", "320", "321", "350")


def make(folder: Path, rows: int) -> None:
    """The same rows as CSV (20 MB for 100,000) and as XLSX, one in a hundred without a usable number."""
    from xlsxwriter import Workbook

    chance = random.Random(13)
    with (
        (folder / "list.csv").open("w", encoding="utf-8-sig", newline="") as file,
        Workbook(folder / "list.xlsx", {"constant_memory": True, "tmpdir": str(folder)}) as book,
    ):
        writer, sheet = csv.writer(file, delimiter=";"), book.add_worksheet()
        for number, cells in enumerate((TITLES, *(row(chance, each) for each in range(rows)))):
            writer.writerow(cells)
            for place, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell)
                else:
                    sheet.write_string(number, place, cell)


def row(chance: random.Random, each: int) -> tuple[str | int, ...]:
    """One person, who does not exist."""
    mobile = chance.choice(MOBILE) + f"{each * 97 % 10_000_000:07}"
    form = chance.choice(["{}", "+57 {}", "57{}", "+57{}", "{}"])
    fixed = f"601{chance.randint(2_000_000, 7_999_999)}" if each % 4 == 0 else ""
    return (
        chance.choice(NAMES),
        f"Apellido {each}",
        "3,00E+09" if each % 100 == 0 else form.format(mobile),
        "" if each % 100 == 0 else fixed,
        f"persona{each}@example.com",
        f"Empresa {each % 5000}",
        "Bogotá",
        "vip, norte",
        each * 37,
        "Prefiere que la llamen en la tarde, después de las tres y no los lunes " * 2,
    )


def bare(database: Path, cells_of: str, source: Path) -> int:
    """The cells as they come, in the rows that contacts are kept in."""
    count = 0
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        rows = csv_rows(source) if cells_of == "csv" else xlsx_rows(source)
        waiting: list[list[str]] = []
        for cells in rows:
            waiting.append(cells)
            if len(waiting) == AT_ONCE:
                count = insert(connection, waiting, count)
                waiting = []
        return insert(connection, waiting, count)


def csv_rows(source: Path):
    """As `csv` has them."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=";")


def xlsx_rows(source: Path):
    """As python-calamine has them."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(source) as book:
        for cells in book.get_sheet_by_index(0).iter_rows():
            yield [str(cell) for cell in cells]


def insert(connection: sqlite3.Connection, rows: list[list[str]], count: int) -> int:
    """A row of `contacts` each, its keys, and its note among the import's changes."""
    made = [(count + at, f"{count + at:032x}", cells) for at, cells in enumerate(rows, 1)]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO contacts VALUES (?, ?, ?, '', 'bare', 0, ?, 1, 0, '', ?)",
        [
            (at, id_, f"{cells[0]} {cells[1]}", " ".join(cells[:8]), "\x1f".join(cells))
            for at, id_, cells in made
        ],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO contact_keys VALUES (?, ?)",
        [
            (f"{kind}{cells[place]}", at)
            for at, _, cells in made
            for kind, place in (("n:", 2), ("n:", 3), ("e:", 4), ("p:", 1))
            if cells[place]
        ],
    )
    connection.executemany(
        "INSERT INTO contact_import_changes VALUES ('bare', ?, 1, NULL)", [(id_,) for _, id_, _ in made]
    )
    connection.execute("COMMIT")
    return count + len(rows)


class NoMappings:
    """Remembers nothing."""

    def of(self, _digest: str) -> None:
        """None is known."""

    def keep(self, _digest: str, _mapping: str) -> None:
        """None is kept."""


async def ours(database: Path, source: Path, before: list[float]) -> tuple[int, str]:
    """Preview and import as the window does them, and the longest time that the loop did not turn."""

    async def collect() -> None:
        """As the window does: never on the thread that allocates, and the oldest objects seldom."""
        gc.disable()
        while True:
            await asyncio.sleep(0.5)
            gc.collect(1 if gc.get_count()[1] > gc.get_threshold()[1] else 0)

    def now() -> datetime:
        return datetime.now(UTC)

    async with open_store(None, database, "x") as store, watched_loop() as held, asyncio.TaskGroup() as group:
        tasks = Tasks()
        listed = DoNotCall(store.do_not_call, Bus(), tasks, now)
        parts = ImportParts(store.contacts, listed, FileTables(), NoMappings(), Bus())
        importing = ContactImporting(parts, now, ImportPlace("bench", "bench", "CO"))
        before.append(peak_mb())
        collecting = group.create_task(collect())
        await asyncio.sleep(IDLE_S)
        idle, held.longest_s = held.longest_s, 0.0
        begun, busy = perf_counter(), process_time()
        file = await importing.open(source)
        preview = await importing.preview(file, file.mapping)
        previewed, looked = perf_counter(), process_time()
        done = await importing.write(file, file.mapping, database.with_name("rejected.csv"))
        written, ended = perf_counter(), process_time()
        collecting.cancel()
        file.table.close()
        await tasks.close()
        told = (
            f"  preview {previewed - begun:.1f} s (cpu {looked - busy:.1f}),"
            f" import {written - previewed:.1f} s (cpu {ended - looked:.1f})"
        )
        stood = f"loop held {held.longest_s * 1000:.0f} ms at most (idle {idle * 1000:.0f})"
        return preview.rows, f"{told}, made {done.made}, {stood}"


def run(kind: str, folder: Path) -> None:
    """One kind, and its line of the report."""
    source = folder / f"list.{kind.rpartition(' ')[2]}"
    database = folder / f"{kind}.db"

    async def prepare() -> None:
        async with open_store(None, database, "x"):
            pass

    asyncio.run(prepare())
    before, begun, worked, more = [peak_mb()], perf_counter(), process_time(), ""
    if kind.startswith("bare"):
        count = bare(database, kind.rpartition(" ")[2], source)
    else:
        count, more = asyncio.run(ours(database, source, before))
    took, busy = perf_counter() - begun, process_time() - worked
    print(
        f"{kind:10} {count:7} rows  {took:5.1f} s  cpu {busy:5.1f} s  +{peak_mb() - before[-1]:.0f} MB{more}"
        f"  (load {os.getloadavg()[0]:.1f}, file {source.stat().st_size / 2**20:.1f} MB)",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.kind:
        run(options.kind, options.folder)
        sys.exit()
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), options.rows)
        for each in KINDS:
            subprocess.run(
                [sys.executable, "-m", __spec__.name, "--kind", each, "--folder", name], check=True
            )
