"""A program killed at any moment around what comes due: each is rung at most once, and none is lost."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import timedelta

import httpx
import pytest

from sellercall_desktop.core.clock import utc_now
from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.e2e.server_process import environment, open_server

NUMBERS = [EXAMPLES[name] for name in ("buys", "refuses", "hangs_up", "no_answer")]
PATH = "/api/scheduledcall"
SETTLED_WITHIN_S = 100  # a leg that nobody sees is given up after a minute


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(12))
async def test_killed_at_any_moment_each_is_rung_at_most_once_and_none_is_lost(tmp_path, seed):
    chance = random.Random(seed)
    async with Simulator(speed=50) as simulator:
        env = environment(simulator)
        async with open_server(tmp_path, env) as server, httpx.AsyncClient(timeout=30) as client:
            at = utc_now() + timedelta(seconds=1)
            for number in NUMBERS:
                body = {"phone": number, "at": at.isoformat()}
                assert (await client.post(f"{server.local}{PATH}/add", json=body)).status_code == 201
            await asyncio.sleep((at - utc_now()).total_seconds() + chance.uniform(0, 1.2))  # its own chance
            await server.kill()
        states = await _states_after_restart(tmp_path, env)
        rung = Counter(leg.to for leg in simulator.calls_placed)
        assert max(rung.values(), default=0) <= 1
        assert set(states) == set(NUMBERS)
        assert {number for number, state in states.items() if state == "dialed"} == set(rung)
        assert set(states.values()) <= {"dialed", "missed"}


async def _states_after_restart(data, env) -> dict[str, str]:
    async with open_server(data, env) as server, httpx.AsyncClient(timeout=30) as client:
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while True:
                listed = (await client.get(f"{server.local}{PATH}/list")).json()
                states = {one["phone"]: one["state"] for one in listed}
                if not {"waiting", "claimed"} & set(states.values()):
                    return states
                await asyncio.sleep(0.2)  # another process: there is no event to await
