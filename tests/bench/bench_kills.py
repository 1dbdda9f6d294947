"""Kills the real program at seeded moments, a thousand times, and counts what that costs anybody.

Run: python -m tests.bench.bench_kills --rounds 1000 --seed 1
     python -m tests.bench.bench_kills --replay 1/17            (one chain again, by the seed it was told by)
     python -m tests.bench.bench_kills --rounds 50 --only late hang_up

Both providers are one process beside it (`tests/outside/stand_in.py`), written from their contracts alone.
Rounds go on in chains on one history; a chain with a fault ends there, and another begins. Chance is in the
dice, which the seed settles, and in the machine's timing, which nothing does: a seed that failed need not
fail each time.
With $OUTSIDE_PRODUCT another checkout is tried.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from tests.outside.installation import clock_library
from tests.outside.rounds import Chain, run_chain
from tests.outside.scenes import SCENES
from tests.outside.stage import FOLLOWED_WITHIN_S
from tests.outside.verdict import KINDS

CHAIN = 8


async def run(options: argparse.Namespace, chains: list[Chain]) -> None:
    """Plays the rounds. A chain is in `chains` once it is over: a run that is cut short still counts."""
    numbers = iter(range(sys.maxsize))
    promised = 0  # rounds that chains under way will play at most

    async def play(seed: str, length: int) -> Chain:
        only, evidence = tuple(options.only), options.evidence
        return await run_chain(seed, length, only=only, patience_s=options.patience, evidence=evidence)

    async def work() -> None:
        nonlocal promised
        while (left := options.rounds - sum(len(each.rounds) for each in chains) - promised) > 0:
            length = min(CHAIN, left)
            promised += length
            seed = f"{options.seed}/{next(numbers)}"
            chain = await play(seed, length)
            promised -= length
            chains.append(chain)
            _tell(chain, sum(len(each.rounds) for each in chains), options.rounds)

    if options.replay:
        chains.append(await play(options.replay, CHAIN))
        _tell(chains[0], len(chains[0].rounds), CHAIN)
    else:
        await asyncio.gather(*(work() for _ in range(options.workers)))


def _tell(chain: Chain, done: int, wanted: int) -> None:
    for each in chain.rounds:
        for fault in each.faults:
            print(f"  {each.seed} {each.scene}: {fault}", flush=True)
        if each.broken:
            print(f"  {each.seed} {each.scene}: BROKEN {each.broken}", flush=True)
    print(f"{time.strftime('%H:%M:%S')} {done}/{wanted}", file=sys.stderr, flush=True)


def print_table(chains: list[Chain], took_s: float) -> None:
    rounds = [each for chain in chains for each in chain.rounds]
    scenes = Counter(each.scene for each in rounds)
    found = {kind: Counter() for kind in KINDS}
    for each in rounds:
        for kind in {fault.kind for fault in each.faults}:
            found[kind][each.scene] += 1
    print(f"\n| scene | rounds | {' | '.join(kind.replace('_', ' ') for kind in KINDS)} | not played |")
    print(f"|---|{'---:|' * (len(KINDS) + 2)}")
    for scene in (*scenes, ""):
        mine = [each for each in rounds if scene in ("", each.scene)]
        counts = [sum(found[kind].values()) if not scene else found[kind][scene] for kind in KINDS]
        broken = sum(1 for each in mine if each.broken)
        print(f"| {scene or 'all'} | {len(mine)} | {' | '.join(map(str, counts))} | {broken} |")
    total = {
        name: sum(getattr(chain, name) for chain in chains) for name in ("kills", "starts", "dials", "legs")
    }
    print(f"\n{', '.join(f'{count} {name}' for name, count in total.items())} in {took_s / 60:.1f} minutes")
    for odd, times in sum((chain.odd for chain in chains), Counter()).most_common(25):
        print(f"  {times} × {odd}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=3 * (os.cpu_count() or 1), help="chains at once")
    parser.add_argument("--patience", type=float, default=FOLLOWED_WITHIN_S, help="seconds to a verdict")
    parser.add_argument("--only", nargs="*", choices=sorted(SCENES), default=[])
    parser.add_argument("--replay", default="", metavar="SEED")
    parser.add_argument("--evidence", type=Path, metavar="FOLDER", help="what is kept of rounds with faults")
    options = parser.parse_args()
    if clock_library() is None:
        print("libfaketime is absent (Debian: faketime): no late starts, no wrong clocks", file=sys.stderr)
    begun = time.monotonic()
    chains: list[Chain] = []
    # A shell that starts this behind itself has SIGINT ignored; what was played is told all the same.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run(options, chains))
    print_table(chains, time.monotonic() - begun)
    return int(any(each.faults or each.broken for chain in chains for each in chain.rounds))


if __name__ == "__main__":
    sys.exit(main())
