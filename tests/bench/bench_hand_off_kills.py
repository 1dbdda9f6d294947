"""Strikes hand-offs of the real program at seeded requests, hundreds of times; counts what that costs.

Run: python -m tests.bench.bench_hand_off_kills --rounds 500 --seed 1
     python -m tests.bench.bench_hand_off_kills --replay 1/17            (one chain again, by its seed)

The program is `serve` as a process of its own, asked over REST alone; both providers are the simulator in
this process. At one request of a hand-off, before it is carried out, after, or after its answer, the program
is killed (SIGKILL) and started again on its folder; or the answer is lost, refused, or never comes; or
network or one provider are away for some seconds. Then the seller decides on what is open, and the customer
hangs up.

Waits of a hand-off and the simulated world both run `--speed` times faster. Rounds go on in chains on one
history; a chain with a fault ends there. Chance is in the dice, which the seed settles, and in the machine's
timing, which nothing does: a seed that failed need not fail each time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections import Counter
from pathlib import Path

from tests.outside.hand_off.rounds import SPEED, Chain, run_chain
from tests.outside.hand_off.scenes import WHOLE
from tests.outside.hand_off.strikes import KINDS as STRIKES
from tests.outside.hand_off.watcher import KINDS

CHAIN = 8


async def run(options: argparse.Namespace) -> list[Chain]:
    chains: list[Chain] = []
    numbers = iter(range(options.first, sys.maxsize))
    promised = 0  # rounds that chains under way will play at most
    ends_at = time.monotonic() + options.minutes * 60 if options.minutes else float("inf")

    async def work() -> None:
        nonlocal promised
        while (left := options.rounds - sum(len(each.rounds) for each in chains) - promised) > 0:
            if time.monotonic() > ends_at:
                return
            length = min(options.chain, left)
            promised += length
            chain = await _chain(f"{options.seed}/{next(numbers)}", length, options)
            promised -= length
            chains.append(chain)
            _tell(chain, sum(len(each.rounds) for each in chains), options.rounds)

    if options.replay:
        chains.append(await _chain(options.replay, CHAIN, options))
        _tell(chains[0], len(chains[0].rounds), CHAIN)
    else:
        await asyncio.gather(*(work() for _ in range(options.workers)))
    return chains


async def _chain(seed: str, length: int, options: argparse.Namespace) -> Chain:
    return await run_chain(
        seed, length, speed=options.speed, only=tuple(options.only), evidence=options.evidence
    )


def _tell(chain: Chain, done: int, wanted: int) -> None:
    for each in chain.rounds:
        about = f"{each.seed} {each.scene}, {each.strike} at {each.where}"
        for fault in each.faults:
            print(f"  {about}: {fault}", flush=True)
        if each.broken:
            print(f"  {about}: BROKEN {each.broken}", flush=True)
    print(f"{time.strftime('%H:%M:%S')} {done}/{wanted}", file=sys.stderr, flush=True)


def print_table(chains: list[Chain], took_s: float) -> None:
    rounds = [each for chain in chains for each in chain.rounds]
    print(f"\n| | rounds | {' | '.join(kind.replace('_', ' ') for kind in KINDS)} | not played |")
    print(f"|---|{'---:|' * (len(KINDS) + 2)}")
    groups = [(scene, [each for each in rounds if each.scene == scene]) for scene in WHOLE]
    groups += [(kind, [each for each in rounds if each.strike.split(" ")[0] == kind]) for kind in STRIKES]
    for name, mine in (*groups, ("all", rounds)):
        counts = [sum(any(fault.kind == kind for fault in each.faults) for each in mine) for kind in KINDS]
        broken = sum(1 for each in mine if each.broken)
        print(f"| {name} | {len(mine)} | {' | '.join(map(str, counts))} | {broken} |")
    alone, over = (sorted(getattr(each, name) for each in rounds) for name in ("alone_s", "all_over_s"))
    for name, values in (("alone", alone), ("from the hang-up to no leg", over)):
        if values:
            p95 = values[int(0.95 * (len(values) - 1))]
            print(f"{name}: p50 {values[len(values) // 2]:.1f}, p95 {p95:.1f}, longest {values[-1]:.1f} s")
    print(f"{sum(each.good_byes for each in rounds)} customers heard a farewell while no program was there")
    kills, starts = sum(chain.kills for chain in chains), sum(chain.starts for chain in chains)
    print(f"\n{kills} kills, {starts} starts, {len(chains)} chains in {took_s / 60:.1f} minutes")
    for odd, times in sum((chain.odd for chain in chains), Counter()).most_common(25):
        print(f"  {times} × {odd}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=0, help="number of the first chain")
    parser.add_argument("--workers", type=int, default=3 * (os.cpu_count() or 1), help="chains at once")
    parser.add_argument("--chain", type=int, default=CHAIN, help="rounds on one history")
    parser.add_argument("--speed", type=float, default=SPEED)
    parser.add_argument("--minutes", type=float, default=0, help="no chain begins after that")
    parser.add_argument("--only", nargs="*", choices=WHOLE, default=[])
    parser.add_argument("--replay", default="", metavar="SEED")
    parser.add_argument("--evidence", type=Path, metavar="FOLDER", help="data folders of rounds with faults")
    options = parser.parse_args()
    begun = time.monotonic()
    chains = asyncio.run(run(options))
    print_table(chains, time.monotonic() - begun)
    return int(any(each.faults or each.broken for chain in chains for each in chain.rounds))


if __name__ == "__main__":
    sys.exit(main())
