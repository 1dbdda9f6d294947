"""A number of the account in the hands of the window: through a real SSH tunnel, and after the worst end."""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from sellercall_desktop.core.calls.call import CallResult
from sellercall_desktop.core.our_numbers.keeper import Patience
from sellercall_desktop.simulator import EXAMPLES, Simulator
from tests.desk import open_program, setup_for
from tests.e2e.real_window import Reader, shown
from tests.e2e.server_process import environment
from tests.number_world import FORMER, SMS
from tests.ports import free_port
from tests.tunnel.private_sshd import needs_sshd, open_sshd, wish
from tests.waiting import PATIENCE_S

HEALS_WITHIN_S = 5
BEFORE = {**FORMER, **SMS}


@asynccontextmanager
async def owned_number():
    """A simulator whose number serves somebody already, and what it points to now."""
    async with Simulator(speed=20) as simulator:
        settings = simulator.numbers[0].settings
        settings.update(BEFORE)
        yield simulator, settings


def as_before(settings):
    return {name: settings[name] for name in BEFORE} == BEFORE


@needs_sshd
async def test_tunnel_number_call_cut_and_end_as_the_person_sees_them(tmp_path, qapp, qloop):
    remote = free_port()
    here = f"127.0.0.1:{remote}"
    async with open_sshd(tmp_path / "ssh") as sshd, owned_number() as (simulator, settings):
        setup = replace(setup_for(tmp_path, simulator), patience=Patience(quiet_s=0.05))
        async with (
            open_program(setup, simulator, webhooks=False) as world,
            shown(world, qapp) as window,
        ):
            reader = Reader(window)
            await reader.says("Tunnel closed")
            setup.settings.update(wish(sshd, remote))
            await reader.says(f"Tunnel open, {here}")

            window.workspace.do("number")
            page = window.workspace._settings_page.numbers
            await reader.says(FORMER["voice_url"])
            page.list.view.selectRow(0)
            page.take.click()
            await reader.says(f"POST http://{here}/api/inbound")
            page.plan.agree.click()
            await reader.says("Its calls come to this computer.")
            assert settings["voice_url"] == f"http://{here}/api/inbound"

            window.workspace.show_section("desk")
            await simulator.call_in(EXAMPLES["buys"])
            live = await world.call_when(lambda c: len(c.turns) >= 1)
            cut_at = time.monotonic()
            assert sshd.cut()
            await reader.says("Tunnel reconnecting…")
            await reader.says(f"Tunnel open, {here}")
            assert time.monotonic() - cut_at < HEALS_WITHIN_S
            ended = await world.call_when(lambda c: c.id == live.id and c.is_settled and not c.owes_words)
            assert ended.result is CallResult.TALKED
            await reader.says(ended.turns[-1].text)
            assert not as_before(settings)
        assert as_before(settings)


@asynccontextmanager
async def open_window_process(folder, env):
    """The window as a process of its own; killed at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sellercall_desktop", "--data", str(folder)),
        env={**env, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def until_it_listens(process, port):
    """By then a start has looked after what the last run left."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                assert process.returncode is None
                await asyncio.sleep(0.05)  # another process's port: there is no event to await
            else:
                writer.close()
                await writer.wait_closed()
                return


@pytest.mark.thorough
async def test_a_window_that_was_killed_gives_the_number_back_at_its_next_start(tmp_path):
    async with owned_number() as (simulator, settings):
        port = free_port()
        here = f"http://127.0.0.1:{port}"
        setup = setup_for(tmp_path, simulator)
        setup.settings.override("twilio", "number_on_exit", "keep")
        setup.settings.override("web", "public_url", here)
        async with open_program(setup, simulator, webhooks=False) as world:
            numbers = world.desk.numbers.setup
            await numbers.take(await anext(aiter(numbers.numbers())))
        env = environment(simulator, SELLERCALL_WEB__PUBLIC_PORT=str(port), SELLERCALL_WEB__PUBLIC_URL=here)
        keeps = {**env, "SELLERCALL_TWILIO__NUMBER_ON_EXIT": "keep"}
        async with open_window_process(tmp_path, keeps) as window:
            await until_it_listens(window, port)  # the number is its own now, and it is killed
        assert settings["voice_url"] == f"{here}/api/inbound"
        async with open_window_process(tmp_path, env):
            await simulator.wait_for(lambda: as_before(settings), PATIENCE_S)
