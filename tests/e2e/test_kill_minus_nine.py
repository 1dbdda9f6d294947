"""A process killed at each point around the two creates: never rung twice, never lost from the history."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

import httpx
import pytest

from sellercall_desktop.simulator import EXAMPLES, Fault, Simulator
from tests.e2e.server_process import environment, open_server
from tests.waiting import PATIENCE_S

BUYS = EXAMPLES["buys"]


@asynccontextmanager
async def black_hole():
    """An address that takes a connection and answers nothing: the request has left, nobody has it."""
    taken = asyncio.Event()
    writers = []

    async def swallow(reader, writer):
        writers.append(writer)
        try:
            if await reader.read(1):
                taken.set()
            while await reader.read(65536):
                pass
        except ConnectionError:
            taken.set()

    server = await asyncio.start_server(swallow, "127.0.0.1", 0)
    async with server:
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", taken
        finally:
            for writer in writers:
                writer.close()
            await asyncio.gather(*(writer.wait_closed() for writer in writers), return_exceptions=True)


async def dial_and_kill(server, killed_when) -> None:
    """Ask for a call over REST, wait for the moment, kill."""
    async with httpx.AsyncClient(timeout=60) as client:
        asked = asyncio.get_running_loop().create_task(
            client.post(f"{server.local}/api/llamada/callto", json={"Phone": BUYS})
        )
        await killed_when(asked)
        await server.kill()
        await asyncio.gather(asked, return_exceptions=True)


async def history_after_restart(data, env, enough) -> list[dict]:
    """What the next start's history says, once it is as asked."""
    async with open_server(data, env) as server, httpx.AsyncClient(timeout=30) as client:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                rows = (await client.get(f"{server.local}/api/llamada/listcalls")).json()
                if enough(rows):
                    return rows
                await asyncio.sleep(0.2)  # another process: there is no event to await


def placed(simulator) -> int:
    return sum(1 for call in simulator.calls_placed if call.to == BUYS)


async def when_answered(asked) -> None:
    await asked


def adopted(rows: list[dict]) -> bool:
    return len(rows) == 1 and rows[0]["twilioSid"] is not None


def with_place(rows: list[dict]) -> bool:
    return len(rows) == 1 and rows[0]["callID"] is not None


def known(rows: list[dict]) -> bool:
    return len(rows) == 1


@pytest.mark.thorough
async def test_killed_before_the_intent_nothing_was_done(tmp_path):
    async with Simulator(speed=50) as simulator:
        env = environment(simulator)
        async with open_server(tmp_path, env) as server:

            async def at_once(_asked):
                server.process.send_signal(19)  # SIGSTOP: the request lies unread in the socket

            await dial_and_kill(server, at_once)
        rows = await history_after_restart(tmp_path, env, lambda _rows: True)
        assert placed(simulator) == 0
        assert rows == []


@pytest.mark.thorough
async def test_killed_after_the_intent_the_call_is_in_the_history_and_nobody_was_rung(tmp_path):
    async with Simulator(speed=50) as simulator, black_hole() as (nowhere, taken):
        env = environment(simulator)
        async with open_server(tmp_path, {**env, "SELLERCALL_ULTRAVOX__BASE_URL": nowhere}) as server:

            async def once_it_has_left(_asked):
                await taken.wait()
                await _until(lambda: _has_intent(tmp_path))

            await dial_and_kill(server, once_it_has_left)
        rows = await history_after_restart(tmp_path, env, known)
        assert placed(simulator) == 0
        assert rows[0]["twilioTo"] == BUYS


@pytest.mark.parametrize(
    "accepted", [pytest.param(True, marks=pytest.mark.thorough), False], ids=["taken", "not taken"]
)
async def test_killed_between_the_first_request_and_its_answer(tmp_path, accepted):
    async with Simulator(speed=50) as simulator:
        fault = simulator.faults.add(Fault("ultravox.create", "hang", accepted=accepted))
        env = environment(simulator)
        async with open_server(tmp_path, env) as server:
            await dial_and_kill(server, lambda _asked: simulator.wait_for(lambda: fault.struck))
        rows = await history_after_restart(tmp_path, env, with_place if accepted else known)
        assert placed(simulator) == 0
        assert (rows[0]["callID"] is not None) == accepted


@pytest.mark.thorough
async def test_killed_between_the_two_creates(tmp_path):
    async with Simulator(speed=50) as simulator, black_hole() as (nowhere, _taken):
        env = environment(simulator)
        async with open_server(tmp_path, {**env, "SELLERCALL_TWILIO__BASE_URL": nowhere}) as server:
            created = lambda: any(r.method == "POST" and r.status == 201 for r in simulator.requests)  # noqa: E731
            await dial_and_kill(server, lambda _asked: simulator.wait_for(created))
        rows = await history_after_restart(tmp_path, env, with_place)
        assert placed(simulator) == 0
        assert rows[0]["twilioSid"] is None


async def test_killed_between_the_second_request_and_its_answer_the_call_is_adopted(tmp_path):
    async with Simulator(speed=50) as simulator:
        fault = simulator.faults.add(Fault("twilio.create", "hang"))
        env = environment(simulator)
        async with open_server(tmp_path, env) as server:
            await dial_and_kill(server, lambda _asked: simulator.wait_for(lambda: fault.struck))
        rows = await history_after_restart(tmp_path, env, adopted)
        assert placed(simulator) == 1
        assert rows[0]["callID"] is not None


@pytest.mark.thorough
async def test_killed_after_the_second_answer_the_call_is_followed_to_its_end(tmp_path):
    async with Simulator(speed=50) as simulator:
        env = environment(simulator)
        async with open_server(tmp_path, env) as server:
            await dial_and_kill(server, when_answered)
        rows = await history_after_restart(tmp_path, env, lambda rows: adopted(rows) and rows[0]["endrason"])
        assert placed(simulator) == 1
        assert rows[0]["endrason"] == "agent_hangup"


def _has_intent(data) -> bool:
    files = list(data.rglob("*.db"))
    if not files:
        return False
    with closing(sqlite3.connect(f"file:{files[0]}?mode=ro", uri=True)) as connection:
        return connection.execute("select count(*) from calls").fetchone()[0] == 1


async def _until(condition) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not await asyncio.to_thread(condition):  # noqa: ASYNC110 - another process's file: there is no event to await
            await asyncio.sleep(0.02)
