"""Hand-offs of the real program, killed from outside and cut off: nobody is alone, lost, or rung twice.

More of it: `python -m tests.bench.bench_hand_off_kills --help`
"""

from __future__ import annotations

import sys

import pytest

from tests.outside.hand_off.rounds import run_chain
from tests.outside.hand_off.scenes import WHOLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")
FASTER = 4.0
"""Few rounds at a time: this machine keeps up with a faster world than that of the bench."""


async def outcomes(seed: str, length: int, *only: str) -> list[tuple[str, str, list[str], str]]:
    chain = await run_chain(seed, length, speed=FASTER, only=only)
    return [(each.seed, each.scene, list(map(str, each.faults)), each.broken) for each in chain.rounds]


@pytest.mark.thorough
async def test_killed_in_the_middle_of_a_hand_off_nobody_pays_for_it():
    assert await outcomes("the suite 12", 1, "take_over_and_give_back") == [
        ("the suite 12.0", "take_over_and_give_back", [], "")
    ]


@pytest.mark.thorough
@pytest.mark.parametrize("scene", WHOLE)
async def test_whatever_is_struck_nobody_pays_for_it(scene):
    assert await outcomes(f"thorough {scene}", 2, scene) == [
        (f"thorough {scene}.{index}", scene, [], "") for index in range(2)
    ]
