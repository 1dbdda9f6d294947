"""The first reads of a program may come all at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
READERS = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.sample_calls import talked
from sellercall_desktop.core.calls.history import CallQuery
from sellercall_desktop.store import open_store

async def main():
    async with open_store(None, Path(sys.argv[1]), "x") as store:
        if sys.argv[3] == "fill":
            for n in range(20):
                await store.calls.save(*talked(f"c{n}", "hola"), "dial")
        else:
            asked = [store.calls.page(CallQuery()) for _ in range(4)] + [store.calls.unsettled()]
            await asyncio.gather(*asked, *(store.calls.get(f"c{n}") for n in range(8)))

asyncio.run(main())
"""


def test_reads_that_are_the_first_of_their_program_may_run_side_by_side(tmp_path):
    for what in ("fill", "read", "read"):
        ran = subprocess.run(
            [sys.executable, "-c", READERS, str(tmp_path / "a.db"), str(HERE), what],
            capture_output=True, text=True, cwd=HERE.parents[2], timeout=60, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
