"""How long the history takes with a million calls, beside a bare `select … limit 200` in the same run.

    python tests/bench/bench_history.py [--rows 1000000] [--file PATH]

With ``--file`` the database is kept, and used again by the next run.
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import json
import random
import sqlite3
import statistics
import sys
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sellercall_desktop.core.calls.call import CallResult, CallStatus, advance_all, start_call
from sellercall_desktop.core.calls.facts import (
    CallPlaced,
    CallRequested,
    CallRinging,
    Direction,
    Speaker,
    TurnSpoken,
)
from sellercall_desktop.core.calls.history import CallPage, CallQuery, SortKey
from sellercall_desktop.core.calls.remarks import Remark
from sellercall_desktop.store import open_store

START = datetime(2024, 1, 1, tzinfo=UTC)
STEP_US = 60_000_000
REPEATS = 3
TARGET_MS = 100
SENTENCES = (
    "Buenos días, le habla la asistente virtual, ¿tiene un minuto?",
    "Sí, gracias, cuénteme de qué se trata",
    "Queremos saber qué servicio de internet usa hoy en su negocio",
    "Uso uno muy lento y el precio me parece alto",
    "Muchas gracias por su tiempo, que tenga un buen día",
)
RARE = {"interesado": 0.1, "fotocopiadora": 0.01, "cardamomo": 0.001, "zanahoria": 0.00002}
RESULTS = [("talked", 50), ("no_answer", 25), ("busy", 10), ("hung_up_early", 8), ("failed", 4)]
RESULTS += [("canceled", 2.4), ("rejected", 0.5), ("no_ai", 0.09), ("refused", 0.01)]
DATA = (
    '{{"id":"{id}","requested":{{"at":"{at}","direction":"{direction}","number":"{number}","our_number":'
    '"+576015550100","prompt_version":{prompt},"requested_by":"window"}},"agent":{{"at":"{at}",'
    '"agent_call_id":"{agent}","max_duration_s":1800.0}},"placed":{{"at":"{at}","carrier_call_id":"{carrier}"}},'
    '"ringing_at":"{at}","written":{written}}}'
)
COLUMNS = {
    "calls": "row, id, created_us, direction, number, digits, country, state, duration, prompt_version, cost,"
    " unsettled, agent_call_id, carrier_call_id, disposition, callback_us, remarks",
    "call_details": "row, data, summary",
    "turns": "call_row, ordinal, at_us, speaker, text, start_s, final",
}
NOTE, CALLBACK, OPT_OUT = 1, 2, 4  # bits of `remarks`


def remarked(chance: random.Random, at: str) -> tuple[str | None, int, str]:
    """What somebody wrote on one call in ten: a disposition, now and then a note, a callback, an opt-out."""
    if chance.random() > 0.1:
        return None, 0, "null"
    key = chance.choices(("sold", "refused", "later"), (2, 5, 0.01))[0]
    found = {"disposition": {"at": at, "by": "ana", "key": key, "label": key}}
    remarks = 0
    if chance.random() < 0.3:
        remarks |= NOTE
        found["note"] = {"at": at, "by": "ana", "text": "vuelve a llamar en marzo"}
    if chance.random() < 0.05:
        remarks |= CALLBACK
        found["callback"] = {"at": at, "by": "ana", "due": at, "zone": ""}
    if chance.random() < 0.0005:
        remarks |= OPT_OUT
        found["opt_out"] = {"at": at, "by": "ana", "judgement": "opt_out"}
    return key, remarks, json.dumps(found)


def rows(count: int):
    """Calls, details and turns of a plausible two years, always the same."""
    chance = random.Random(7)
    names, weights = zip(*RESULTS, strict=True)
    for index in range(count):
        row = int(START.timestamp()) * 1_000_000 + index * STEP_US
        state = chance.choices(names, weights)[0] if index < count - 12 else "ringing"
        direction = "inbound" if chance.random() < 0.1 else "outbound"
        foreign = chance.random() < 0.15
        country = chance.choice(("US", "MX", "PE", "EC", "ES")) if foreign else "CO"
        number = f"+1{chance.randrange(10**9, 10**10)}" if foreign else f"+573{chance.randrange(10**9):09}"
        answered = state in ("talked", "hung_up_early")
        said = [chance.choice(SENTENCES) for _ in range(3)] if state == "talked" else []
        for word, share in RARE.items():
            if said and chance.random() < share * 2:
                said[1] += f" {word}"
        at = (START + timedelta(microseconds=index * STEP_US)).isoformat()
        disposition, remarks, written = remarked(chance, at)
        call = (
            row,
            f"call-{index:08}",
            row,
            direction,
            number,
            number[1:],
            country,
            state,
            round(chance.expovariate(1 / 90), 1) if answered else None,
            index * 40 // count + 1,
            round(chance.random() / 5, 4) if answered else None,
            int(state == "ringing"),
            f"agent-{index:08}",
            f"CA{index:032x}",
            disposition,
            row if remarks & CALLBACK else None,
            remarks,
        )
        data = DATA.format(
            id=call[1],
            at=at,
            direction=direction,
            number=number,
            prompt=call[9],
            agent=call[12],
            carrier=call[13],
            written=written,
        )
        yield (
            call,
            (row, data, ""),
            [
                (row, n, row, "ai" if n % 2 == 0 else "customer", text, n * 4.0, 1)
                for n, text in enumerate(said)
            ],
        )


def fill(path: Path, count: int) -> None:
    """The fast way in: plain inserts, then one rebuild of the search index."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -500000")
        connection.execute("BEGIN")
        batch = ([], [], [])

        def flush() -> None:
            for (name, columns), values in zip(COLUMNS.items(), batch, strict=True):
                marks = ",".join("?" * (columns.count(",") + 1))
                connection.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", values)
                values.clear()

        for call, details, said in rows(count):
            batch[0].append(call)
            batch[1].append(details)
            batch[2].extend(said)
            if len(batch[0]) == 20_000:
                flush()
        flush()
        connection.execute("INSERT INTO call_words (call_words) VALUES ('rebuild')")
        connection.execute("COMMIT")


def bare(path: Path) -> float:
    """Milliseconds of the plainest page there is."""
    with closing(sqlite3.connect(path)) as connection:
        times = []
        for _ in range(20):
            begun = perf_counter()
            connection.execute("SELECT * FROM calls ORDER BY row DESC LIMIT 200").fetchall()
            times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)


class Report:
    """Prints a line a measurement and remembers what missed the target."""

    def __init__(self, bare_ms: float) -> None:
        self._bare_ms = bare_ms
        self.missed: list[str] = []

    async def measure(self, name: str, work, repeats: int = REPEATS) -> None:
        """First and median time of `work`, a coroutine function, and the least processor time it took."""
        times, busy = [], []
        for _ in range(repeats):
            begun, worked = perf_counter(), process_time()
            result = await work()
            times.append((perf_counter() - begun) * 1000)
            busy.append((process_time() - worked) * 1000)
        middle = statistics.median(times)
        note = f"{len(result.calls):4} rows" if isinstance(result, CallPage) else str(result or "")
        slow = max(times[0], middle) > TARGET_MS
        if slow:
            self.missed.append(f"{name}: {middle:.0f} ms")
        ratio = middle / self._bare_ms
        print(
            f"{name:58} first {times[0]:7.1f}  median {middle:7.1f} ms {ratio:7.1f}x"
            f"  cpu {min(busy):6.1f}  {note}{' MISS' * slow}"
        )


async def bench(path: Path, count: int, *, made: bool) -> None:
    if not made:
        async with open_store(None, path, "x"):
            pass
        begun = perf_counter()
        fill(path, count)
        print(f"filled {count} calls in {perf_counter() - begun:.0f} s")
    report = Report(bare(path))
    print(f"bare sqlite3 select … limit 200: {report._bare_ms:.2f} ms")
    for turn in ("cold imports", "warm"):
        begun = perf_counter()
        async with open_store(None, path, "x") as store:
            await store.calls.page(CallQuery())
        print(f"open, first page, close ({turn}): {(perf_counter() - begun) * 1000:.0f} ms")
    async with open_store(None, path, "x") as store:
        await pages(store, report)
        await saves(store, report)
    print("missed 100 ms:", *(report.missed or ["nothing"]), sep="\n  ")


DAY = date(2025, 3, 1)
HALF_YEAR = {"from_day": DAY, "to_day": DAY + timedelta(days=180)}
FILTERS = {
    "no filter": {},
    "inbound": {"direction": Direction.INBOUND},
    "talked": {"results": frozenset({CallResult.TALKED})},
    "busy, inbound": {"results": frozenset({CallResult.BUSY}), "direction": Direction.INBOUND},
    "refused (0.01 %)": {"results": frozenset({CallResult.REFUSED})},
    "live": {"live_only": True},
    "status queued (none)": {"status": CallStatus.QUEUED},
    "one day": {"from_day": DAY, "to_day": DAY},
    "with a note (3 %)": {"remarks": frozenset({Remark.NOTE})},
    "callback (0.5 %)": {"remarks": frozenset({Remark.CALLBACK})},
    "opt-out (0.005 %)": {"remarks": frozenset({Remark.OPT_OUT})},
    "sold (3 %)": {"dispositions": frozenset({"sold"})},
    "later (0.01 %), with a note": {
        "dispositions": frozenset({"later"}),
        "remarks": frozenset({Remark.NOTE}),
    },
    "half a year": HALF_YEAR,
    "half a year, no_answer": {**HALF_YEAR, "results": frozenset({CallResult.NO_ANSWER})},
}
TEXTS = ["g", "gr", "gra", "gracias", "interesado", "fotocop", "cardamomo", "zanahoria", "xyzzy"]
TEXTS += [
    "gracias precio",
    "5",
    "57",
    "573",
    "5730",
    "57301",
    "301234",
    "3012345678",
    "gracias 301",
    "000000",
]


async def pages(store, report: Report) -> None:
    for sort in SortKey:
        for descending in (True, False):
            order = {"sort": sort, "descending": descending}
            name = f"{sort.value} {'↓' if descending else '↑'}"
            for filter_name, criteria in FILTERS.items():
                await page(store, report, f"{name} {filter_name}", **order, **criteria)
            for text in TEXTS:
                await page(store, report, f"{name} “{text}”", **order, text=text)
    for text in ("gracias", "cardamomo", "fotocop", "573", "57301", "5"):
        for sort in (SortKey.CREATED, SortKey.DURATION, SortKey.NUMBER):
            for filter_name, criteria in list(FILTERS.items())[1:]:
                await page(
                    store, report, f"{sort.value} “{text}”, {filter_name}", sort=sort, text=text, **criteria
                )
    for sort in (SortKey.CREATED, SortKey.DURATION):
        cursor = None
        for _ in range(30):
            cursor = (await store.calls.page(CallQuery(sort=sort), cursor, 1000)).next
        await page(store, report, f"{sort.value}: page after row 30,000", cursor, sort=sort)
    await others(store, report)


async def page(store, report: Report, name: str, cursor: str | None = None, **query) -> None:
    await report.measure(name, lambda: store.calls.page(CallQuery(**query), cursor))


async def others(store, report: Report) -> None:
    for name, criteria in FILTERS.items():
        await report.measure(f"count: {name}", lambda c=criteria: store.calls.count(CallQuery(**c)), 3)
    for text in TEXTS:
        await report.measure(
            f"count to 10,000: “{text}”", lambda t=text: store.calls.count(CallQuery(text=t), 10_000)
        )
    thanks = CallQuery(text="gracias")
    await report.measure("matches “gracias”", lambda: store.calls.matches(thanks, "call-00000100"))
    await report.measure("recent numbers", store.calls.recent_numbers)
    await report.measure("recent numbers 301", lambda: store.calls.recent_numbers("301"))
    await report.measure("unsettled", lambda: count_of(store.calls.unsettled()))
    await report.measure("size", store.calls.size)


async def count_of(work) -> int:
    return len(await work)


async def saves(store, report: Report) -> None:
    """Calls of four facts, each saved as it comes, as a live call does."""
    for durable in (False, True):
        times: list[float] = []
        name = f"4 saves, {'FULL' if durable else 'NORMAL'}"
        await report.measure(name, functools.partial(live_call, store, durable, times), 20)
        times.sort()
        p95 = times[len(times) * 95 // 100]
        print(f"   one save: median {statistics.median(times):.2f} ms, p95 {p95:.2f} ms")


async def live_call(store, durable: bool, times: list[float]) -> None:
    at = datetime.now(UTC)
    key = f"bench-{at.timestamp()}"
    facts = (
        CallRequested(at, Direction.OUTBOUND, "+573001234567"),
        CallPlaced(at, f"CA{key}"),
        CallRinging(at),
        TurnSpoken(at, 0, Speaker.AI, SENTENCES[0]),
    )
    call = start_call(key, facts[0])
    for fact in facts:
        call = advance_all(call, (fact,))
        begun = perf_counter()
        await store.calls.save(call, [fact], "bench", durable=durable)
        times.append((perf_counter() - begun) * 1000)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "bench.db"
        asyncio.run(bench(file, options.rows, made=file.exists()))
