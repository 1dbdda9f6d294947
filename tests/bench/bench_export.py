"""What an export of a million calls takes, beside a bare writer: time, processor, memory, stalls.

    python tests/bench/bench_export.py [--rows 1000000] [--file PATH]

Each is a process of its own, so that its peak of memory is its own. The bare ones read the same rows by plain
SQL and write the columns of `calls` with `csv` or XlsxWriter, knowing nothing of calls.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sellercall_desktop.core.calls.exported import ExportWords
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.export.export import CallExport, ExportFormat
from sellercall_desktop.store import open_store
from tests.bench.bench_history import fill
from tests.bench.held_up import peak_mb, watched_loop

KINDS = ("bare csv", "csv", "bare xlsx", "xlsx")
SQL = "SELECT c.*, d.data FROM calls AS c JOIN call_details AS d ON d.row = c.row ORDER BY c.row DESC"


def bare_csv(database: Path, target: Path) -> int:
    """The rows as they come."""
    with closing(sqlite3.connect(database)) as connection, target.open("w", newline="") as file:
        writer, count = csv.writer(file), 0
        for row in connection.execute(SQL):
            writer.writerow(row[:-1])
            count += 1
    return count


def bare_xlsx(database: Path, target: Path) -> int:
    """The rows as they come, texts as texts."""
    from xlsxwriter import Workbook

    book = Workbook(str(target), {"constant_memory": True, "tmpdir": str(target.parent)})
    sheet, count = book.add_worksheet(), 0
    with closing(sqlite3.connect(database)) as connection:
        for row in connection.execute(SQL):
            for place, cell in enumerate(row[:-1]):
                if isinstance(cell, str):
                    sheet.write_string(count, place, cell)
                elif cell is not None:
                    sheet.write_number(count, place, cell)
            count += 1
    book.close()
    return count


async def export(database: Path, target: Path, form: ExportFormat) -> tuple[int, float]:
    """The product's own, and the longest time that the loop did not turn meanwhile."""
    async with open_store(None, database, "x") as store, watched_loop() as held:
        done = await CallExport(form, ExportWords(here=True)).write(store.calls, CallQuery(), target)
    return done.calls, held.longest_s


def run(kind: str, database: Path) -> None:
    """One kind, and its line of the report."""
    with tempfile.TemporaryDirectory(dir=database.parent) as folder:
        target = Path(folder) / "out"
        before, begun, worked, stall = peak_mb(), perf_counter(), process_time(), ""
        if kind.startswith("bare"):
            count = bare_csv(database, target) if kind == "bare csv" else bare_xlsx(database, target)
        else:
            count, longest = asyncio.run(export(database, target, ExportFormat(kind)))
            stall = f"  loop held at most {longest * 1000:.0f} ms"
        took, busy = perf_counter() - begun, process_time() - worked
        size = target.stat().st_size / 2**20
        print(
            f"{kind:10} {count:9} calls  {took:6.1f} s  cpu {busy:6.1f} s  peak {peak_mb():5.0f} MB"
            f" (before: {before:.0f})  file {size:6.1f} MB{stall}",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--kind", choices=KINDS)
    options = parser.parse_args()
    if options.kind:
        run(options.kind, options.file)
        sys.exit()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "bench.db"
        if not file.exists():

            async def make() -> None:
                async with open_store(None, file, "x"):
                    pass

            asyncio.run(make())
            fill(file, options.rows)
        for kind in KINDS:
            subprocess.run([sys.executable, __file__, "--kind", kind, "--file", str(file)], check=True)
