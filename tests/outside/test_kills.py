"""The real program, killed from outside, beside providers that are another process and know what happened.

More of it, a thousand rounds: `python -m tests.bench.bench_kills --help`
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing, contextmanager
from random import Random

import pytest

from tests.outside.installation import clock_library
from tests.outside.rounds import run_chain
from tests.outside.stage import open_stage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")
PATIENCE_S = 25  # to a verdict of faults; a verdict of none comes at once
needs_time = pytest.mark.skipif(clock_library() is None, reason="libfaketime is absent (Debian: faketime)")


async def asked_for_a_leg_and_killed(stage, number) -> None:
    """The carrier has the call; whoever asked for it is gone before the answer."""
    seen = (await stage.world.book()).arrived["twilio"].get("create", 0)
    await stage.world.ask("fault", operation="create", kind="hang")
    stage.dial(number)
    came = await stage.world.ask("arrival", provider="twilio", operation="create", before=seen, within_s=20)
    assert came["came"]
    await stage.desks[0].kill()
    await stage.world.ask("calm")
    await stage.world.until(lambda book: book.to(number))


@contextmanager
def database_held(desk):
    """Another program holds the write lock of the history: what is to be written waits."""
    with closing(sqlite3.connect(desk.data / "sellercall.db", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


async def test_killed_at_any_moment_and_started_at_once_nobody_is_rung_twice_and_nothing_is_lost():
    chain = await run_chain("the suite", 2, only=("plain", "faulty"))
    assert [(each.seed, *map(str, each.faults), each.broken) for each in chain.rounds] == [
        ("the suite.0", ""),
        ("the suite.1", ""),
    ]
    assert chain.kills >= 2
    assert chain.legs >= 1


@pytest.mark.thorough
@needs_time
async def test_a_late_start_knows_its_own_leg_from_another_program_s_and_rings_nobody_again():
    async with open_stage(Random("late")) as stage:
        number = stage.new_number()
        await stage.customer(number, talk_s=1500)
        await stage.desks[0].start()
        await stage.world.ask("other_call", to=number)
        await stage.world.until(lambda book: len(book.to(number)) == 1)
        await asked_for_a_leg_and_killed(stage, number)
        await stage.leap(150)
        await stage.desks[0].start()
        assert await stage.verdict(within_s=PATIENCE_S) == []
        status, _ = await stage.dial(number)  # whoever saw the program die tries again
        assert status in {200, 202, 409}
        assert await stage.verdict(within_s=PATIENCE_S) == []
        await stage.everybody_hangs_up()
        assert await stage.verdict(within_s=PATIENCE_S) == []


@pytest.mark.thorough
async def test_a_hang_up_that_is_written_down_is_carried_out_by_the_next_start():
    async with open_stage(Random("hang up"), button=True) as stage:
        number = stage.new_number()
        await stage.customer(number, talk_s=600)
        await stage.desks[0].start()
        await stage.dial(number)
        await stage.world.ask("reach", provider="twilio", there=False)
        assert (await stage.hang_up(number))["taken"]
        await stage.desks[0].kill()
        await stage.world.ask("calm")
        await stage.desks[0].start()
        assert await stage.verdict(within_s=PATIENCE_S) == []


@pytest.mark.thorough
@needs_time
async def test_a_colleague_s_call_is_one_row_followed_to_its_end_and_not_ended_by_us():
    async with open_stage(Random("colleague"), desks=2, button=True) as stage:
        number = stage.new_number()
        await stage.customer(number, talk_s=1500)
        await stage.desks[1].start()
        await stage.dial(number, desk=1)
        await stage.desks[1].kill()  # only so that time can pass: the call goes on
        await stage.leap(200)
        await stage.desks[0].start()
        await stage.desks[0].shows_something()
        await stage.desks[0].hang_up(number)
        assert await stage.verdict(within_s=PATIENCE_S) == []
        await stage.everybody_hangs_up()
        assert await stage.verdict(within_s=PATIENCE_S) == []


@pytest.mark.thorough
async def test_a_colleague_s_leg_to_the_number_is_not_taken_for_ours_which_never_reached_the_carrier():
    async with open_stage(Random("overlap"), desks=2, button=True) as stage:
        number, desk = stage.new_number(), stage.desks[0]
        await stage.customer(number, ring_s=2.0, talk_s=8)
        await asyncio.gather(*(each.start() for each in stage.desks))
        seen = (await stage.world.book()).arrived["twilio"].get("create", 0)
        await stage.world.ask("fault", operation="create", kind="drop", taken=False, by=desk.user)
        stage.dial(number)
        await stage.world.ask("arrival", provider="twilio", operation="create", before=seen, within_s=20)
        await stage.dial(number, desk=1)
        await desk.kill()
        await desk.start()
        assert (await stage.hang_up(number))["taken"]
        book = await stage.world.until(lambda book: all(not leg.alive for leg in book.to(number)), 30)
        assert [leg.over_by for leg in book.to(number)] == ["customer"]
        assert await stage.verdict(within_s=PATIENCE_S) == []


@pytest.mark.thorough
async def test_the_carrier_is_asked_about_a_call_of_unknown_fate_while_the_voice_ai_is_away():
    async with open_stage(Random("away")) as stage:
        number, desk = stage.new_number(), stage.desks[0]
        await stage.customer(number, talk_s=600)
        await desk.start()
        await stage.world.ask("fault", provider="ultravox", operation="create", kind="slow", wait_s=0.5)
        seen = (await stage.world.book()).arrived["ultravox"].get("create", 0)
        calling = asyncio.get_running_loop().create_task(asked_for_a_leg_and_killed(stage, number))
        await stage.world.ask("arrival", provider="ultravox", operation="create", before=seen, within_s=20)
        with database_held(desk):  # who rings before the AI's place is on the disk will not have it there
            await asyncio.wait({calling}, timeout=2)
        await calling
        await stage.world.ask("reach", provider="ultravox", there=False)
        await desk.start()
        assert await stage.verdict(within_s=PATIENCE_S) == []
