"""Two programs never work with the same history."""

from __future__ import annotations

import pytest

from sellercall_desktop.core.errors import AlreadyRunningError
from sellercall_desktop.simulator import Simulator
from tests.desk import open_program, setup_for
from tests.e2e.server_process import environment, open_server


async def test_a_second_program_on_the_same_history_says_so_and_leaves_it_alone(tmp_path):
    async with Simulator() as simulator:
        async with open_program(setup_for(tmp_path, simulator), simulator):
            with pytest.raises(AlreadyRunningError):
                async with open_program(setup_for(tmp_path, simulator), simulator):
                    pass
        async with open_program(setup_for(tmp_path, simulator), simulator) as again:
            assert again.desk.web.local_url


async def test_a_killed_program_leaves_no_lock_behind(tmp_path):
    async with Simulator() as simulator:
        env = environment(simulator)
        async with open_server(tmp_path, env) as server:
            await server.kill()
        async with open_server(tmp_path, env) as server:
            assert server.local
