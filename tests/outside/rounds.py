"""Chains of seeded rounds: one world, its desks, a scene and a verdict again and again."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.outside.installation import clock_library
from tests.outside.scenes import NEEDS_BUTTON, NEEDS_TIME, NEEDS_TWO, NEEDS_WEBHOOKS, SCENES, WEIGHTS
from tests.outside.stage import FOLLOWED_WITHIN_S, Stage, open_stage
from tests.outside.verdict import Fault


@dataclass
class Round:
    """What came of one."""

    seed: str
    scene: str
    faults: list[Fault] = field(default_factory=list)
    broken: str = ""  # the harness or the program did not get through it
    took_s: float = 0.0


@dataclass
class Chain:
    """What came of one chain."""

    seed: str
    rounds: list[Round] = field(default_factory=list)
    kills: int = 0
    starts: int = 0
    dials: int = 0
    legs: int = 0
    odd: Counter = field(default_factory=Counter)


async def run_chain(
    seed: str,
    length: int,
    *,
    only: tuple[str, ...] = (),
    patience_s: float = FOLLOWED_WITHIN_S,
    evidence: Path | None = None,
) -> Chain:
    """As many rounds on one history, fewer where one has faults.

    `only`: these scenes and no others. `evidence`: a folder for the book and the data of what failed.
    """
    dice = Random(seed)
    possible = [name for name in SCENES if name in (only or SCENES)]
    if clock_library() is None:
        possible = [name for name in possible if name not in NEEDS_TIME]
    two = _lucky(dice, 0.35, possible, NEEDS_TWO)
    button = _lucky(dice, 0.5, possible, NEEDS_BUTTON)
    webhooks = _lucky(dice, 0.5, possible, NEEDS_WEBHOOKS)
    for needs, there in ((NEEDS_TWO, two), (NEEDS_BUTTON, button), (NEEDS_WEBHOOKS, webhooks)):
        if not there:
            possible = [name for name in possible if name not in needs]
    chain = Chain(seed)
    async with open_stage(dice, desks=2 if two else 1, webhooks=webhooks, button=button) as stage:
        await stage.world.ask("latency", slowest_s=dice.choice((0.0, 0.2, 0.6)))
        for desk in stage.desks:
            await desk.start()
        for index in range(length):
            name = dice.choices(possible, [WEIGHTS.get(scene, 2) for scene in possible])[0]
            last = index == length - 1
            done = await run_round(stage, f"{seed}.{index}", name, patience_s=patience_s, clean_up=last)
            chain.rounds.append(done)
            if done.broken or done.faults:
                if evidence is not None:
                    await _keep_evidence(stage, evidence / done.seed.replace("/", "-"))
                break  # what follows would be told of this round's harm again
        await _count(chain, stage)
    return chain


async def run_round(stage: Stage, seed: str, name: str, *, patience_s: float, clean_up: bool) -> Round:
    """One scene and its verdict; with `clean_up` everybody hangs up then, and that must arrive too."""
    dice, begun, done = Random(seed), time.monotonic(), Round(seed, name)
    try:
        await SCENES[name](stage, dice)
        done.faults = await stage.verdict(patience_s)
        await stage.world.ask("calm")
        if not done.faults and (clean_up or dice.random() < 0.4):
            await stage.everybody_hangs_up()
            done.faults = await stage.verdict(patience_s)
    except (RuntimeError, TimeoutError, OSError, AssertionError) as error:
        done.broken = f"{type(error).__name__}: {error}"
    done.took_s = time.monotonic() - begun
    return done


async def _keep_evidence(stage: Stage, folder: Path) -> None:
    told = {"book.json": await stage.world.whole_book()}
    for index, desk in enumerate(stage.desks):
        if desk.running:
            told[f"history{index}.json"] = [{**row, "systemPrompt": None} for row in await desk.history()]

    def write() -> None:
        for index, desk in enumerate(stage.desks):
            shutil.copytree(desk.data, folder / f"desk{index}", dirs_exist_ok=True)
        for name, value in told.items():
            (folder / name).write_text(json.dumps(value, indent=1))

    await asyncio.to_thread(write)


async def _count(chain: Chain, stage: Stage) -> None:
    book = await stage.world.book()
    chain.legs = len(book.legs)
    chain.kills = sum(desk.kills for desk in stage.desks)
    chain.starts = sum(desk.starts for desk in stage.desks)
    chain.dials = sum(sum(pressed.dialed.values()) for pressed in stage.presses)
    chain.odd = stage.odd + Counter(f"unforeseen: {each}" for each in book.unforeseen)


def _lucky(dice: Random, chance: float, possible: list[str], needs: set[str]) -> bool:
    """By the dice, or because nothing else is wanted."""
    drawn = dice.random() < chance
    return drawn or (bool(needs & set(possible)) and set(possible) <= needs)
