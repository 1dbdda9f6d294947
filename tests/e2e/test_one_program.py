"""Two programs never work with the same history."""

from __future__ import annotations

import asyncio
import sys

import pytest

from sellercall_desktop.core.errors import AlreadyRunningError
from sellercall_desktop.simulator import Simulator
from tests.desk import open_program, setup_for
from tests.e2e.server_process import environment, open_server
from tests.waiting import PATIENCE_S


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


async def test_a_server_that_cannot_start_says_what_to_do_in_the_persons_language(tmp_path):
    async with Simulator() as simulator:
        env = environment(simulator)
        async with open_server(tmp_path, env):
            for language, words in (
                ("es_CO.UTF-8", "SellerCall ya está abierto"),
                ("en_US.UTF-8", "SellerCall is already open"),
            ):
                assert words in await failure_of(tmp_path, {**env, "LC_ALL": language})


async def test_a_taken_port_is_named_with_a_free_one(tmp_path):
    async with Simulator() as simulator:
        taken = simulator.twilio_url.rpartition(":")[2]
        said = await failure_of(tmp_path, environment(simulator, SELLERCALL_WEB__LOCAL_PORT=taken))
        assert f"127.0.0.1:{taken}" in said
        assert "SELLERCALL_WEB__LOCAL_PORT=" in said


async def failure_of(data, env) -> str:
    """What `serve` says on stderr before it ends with 1."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", "--data", str(data), "serve"),
        env=env,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(PATIENCE_S):
        _, errors = await process.communicate()
    assert process.returncode == 1
    assert b"Traceback" not in errors
    return errors.decode()
