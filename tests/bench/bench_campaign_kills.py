"""Desks work on campaigns through a whole week on one PostgreSQL, and are killed: who is rung, and when.

Run: python -m tests.bench.bench_campaign_kills --desks 20 --contacts 2000 --kills 100 --seed 1

Desks are `serve` as processes of its own, asked over REST alone; PostgreSQL is Debian's, both providers are
one simulator. All of them go by one clock that leaps from Friday 30 October 2026 through the end of daylight
saving time and holidays; it leaps only when nobody is on the line, so what takes time takes it as ever.
Whether calls were allowed is judged by tables of this bench (`tests/outside/campaign_week/week_judge.py`).
A seed settles people, kills and leaps; the machine's timing settles the rest.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from random import Random

from sellercall_desktop.simulator import Simulator
from tests.outside.campaign_week.people import BEGINS, people
from tests.outside.campaign_week.week import Week
from tests.outside.campaign_week.week_clock import SharedHand, WeekClock
from tests.outside.campaign_week.week_judge import KINDS, WeekJudge, WeekVerdict
from tests.store.database import postgres_cluster

SPEED, PATIENCE_S = 25, 30
"""Talks are over in a blink; who has to join has all the time that a machine full of desks takes."""
CONNECTIONS = "100"
"""As PostgreSQL comes."""
_COUNTED = """SELECT a.same AS number, count(*) AS counted FROM campaign_attempts a GROUP BY a.same"""
_STATES = {0: "agreed", 1: "again", 2: "new", 3: "out"}


async def run(options: argparse.Namespace, clock: WeekClock, folder: Path) -> int:
    everybody = people(options.contacts, Random(f"{options.seed}/people"))
    postgres_cluster._SETTINGS["max_connections"] = CONNECTIONS
    with ExitStack() as stack:
        cluster = stack.enter_context(postgres_cluster.running())
        url = cluster.make("campaigns")
        database = await clock.holds_at(cluster, "campaigns")
        os.nice(5)  # desks alone: a server that waits for its turn keeps all of them waiting
        async with Simulator(speed=SPEED, seed=options.seed) as simulator:
            simulator.stage.patience_s = PATIENCE_S
            week, begun = Week(clock, simulator, url, database, options), time.monotonic()
            try:
                await week.prepare(folder, everybody)
                prepared_s, begun = time.monotonic() - begun, time.monotonic()
                await _play(week)
                verdict = WeekJudge(everybody, week.rings(), week.listed_at, week.killed_at).verdict()
                await _count(database, week, verdict)
            finally:
                await week.close()
                (folder / "postgres.log").write_text("".join(cluster.log.copy()))
        await database.close()
    _tell_logs(folder, week.odd)
    _print(options, week, verdict, prepared_s=prepared_s, took_s=time.monotonic() - begun)
    return int(bool(verdict.faults))


async def _play(week: Week) -> None:
    loop = asyncio.get_running_loop()
    strikes = [loop.create_task(one) for one in (week.kill_them(), week.cut_them())]
    try:
        await week.play()
    except RuntimeError as error:
        week.odd[f"BROKEN {error}"] += 1
    week.over = True
    await asyncio.gather(*strikes)


async def _count(database: SharedHand, week: Week, verdict: WeekVerdict) -> None:
    """What the database has, beside what rang."""
    rung = Counter(ring.number for ring in week.rings())
    counted = {row["number"]: row["counted"] for row in await database.fetch(_COUNTED)}
    for number, times in rung.items():
        if times > counted.get(number, 0):
            verdict.find("rung uncounted", f"{number}: {times} times, {counted.get(number, 0)} counted")
    week.odd["attempts counted that rang nobody"] += sum(
        max(0, times - rung.get(number, 0)) for number, times in counted.items()
    )
    rows = "SELECT number, queue, why, outcome FROM campaign_rows WHERE queue < 4"
    for row in await database.fetch(rows):
        verdict.find("not finished", f"{row['number']} {_STATES[row['queue']]} {row['outcome']} {row['why']}")
    ends = "SELECT outcome, count(*) AS times FROM campaign_attempts GROUP BY outcome"
    for row in await database.fetch(ends):
        week.odd[f"attempts that ended as {row['outcome'] or 'under way'}"] += row["times"]


def _tell_logs(folder: Path, odd: Counter) -> None:
    """What the desks complained of, by its first words."""
    for file in folder.glob("desk-*/stderr.txt"):
        for line in file.read_text(errors="replace").splitlines():
            words = re.sub(r"[0-9a-f-]{12,}|\d+|desk-\S+", "#", line)[:110]
            if re.search(r"WARN|ERROR|CRIT", line):
                odd[f"log: {words}"] += 1


def _print(
    options: argparse.Namespace, week: Week, verdict: WeekVerdict, *, prepared_s: float, took_s: float
) -> None:
    for kind, words in verdict.faults[:200]:
        print(f"  {kind}: {words}")
    kills, starts = (sum(getattr(desk, name) for desk in week.desks) for name in ("kills", "starts"))
    figures = {
        **{kind: verdict.counts[kind] for kind in KINDS},
        "kills": kills,
        "rings of a killed desk": verdict.again,
        "with somebody out": week.in_hand,
        "connections cut": week.cuts,
        "starts": starts,
        "dials": len(week.rings()),
        "leaps": week.leaps,
        "minutes": round(took_s / 60, 1),
    }
    if options.json:
        print(json.dumps(figures))
        return
    print(f"\n| {' | '.join(figures)} |\n|{'---:|' * len(figures)}")
    print(f"| {' | '.join(map(str, figures.values()))} |")
    starts_s = sorted(week.started_s)
    print(
        f"{options.desks} desks up within {prepared_s:.0f} s, {week.memory_mb:.0f} MB each;"
        f" a start took {starts_s[len(starts_s) // 2]:.1f} s (median), {starts_s[-1]:.1f} s at most."
        f" The clock stands at {week.clock.now():%a %d %b %H:%M}; latest ring {verdict.overrun_s:.1f} s late."
    )
    for odd, times in week.odd.most_common(40):
        print(f"  {times} × {odd}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--contacts", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--cuts", type=int, default=20, help="times that connections to the database are cut")
    parser.add_argument("--at-once", type=int, default=2, help="calls under way at each desk")
    parser.add_argument("--leap", type=float, default=30, help="minutes of the clock that it leaps at least")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, help="the week is broken off then")
    parser.add_argument("--told", action="store_true", help="say what goes on")
    parser.add_argument("--json", action="store_true", help="one line of figures at the end")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="data folders of the desks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sc-week-", ignore_cleanup_errors=True) as made:
        folder = options.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        return asyncio.run(run(options, WeekClock(folder / "clock", BEGINS), folder))


if __name__ == "__main__":
    sys.exit(main())
