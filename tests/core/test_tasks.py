"""Background work: referenced while it runs, its failure reported, all of it ended on close."""

from __future__ import annotations

import asyncio
import gc
import logging

from sellercall_desktop.core.tasks import Tasks
from tests.waiting import PATIENCE_S


async def test_work_nobody_holds_still_runs_to_its_end():
    tasks, done, proceed = Tasks(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await proceed.wait()
        done.set()

    tasks.spawn(work(), "work")
    gc.collect()
    proceed.set()
    await asyncio.wait_for(done.wait(), PATIENCE_S)


async def test_the_result_and_the_name_are_the_tasks():
    async def work() -> int:
        return 42

    task = Tasks().spawn(work(), "answer")
    assert task.get_name() == "answer"
    assert await task == 42


async def fail() -> None:
    raise ValueError("broken")


async def test_a_failure_goes_to_the_one_who_asked_for_it_and_not_to_the_log(caplog):
    failed = asyncio.get_running_loop().create_future()
    Tasks().spawn(fail(), "work", on_error=failed.set_result)
    assert str(await asyncio.wait_for(failed, PATIENCE_S)) == "broken"
    assert caplog.records == []


async def test_a_failure_nobody_asked_for_is_logged_with_its_traceback(caplog):
    with caplog.at_level(logging.ERROR):
        task = Tasks().spawn(fail(), "work")
        await asyncio.wait({task})
        await asyncio.sleep(0)
    (record,) = caplog.records
    assert (record.message, record.task, record.exc_info[0]) == ("task.failed", "work", ValueError)


async def test_closing_cancels_what_runs_and_waits_for_its_cleanup(caplog):
    tasks, begun, cleaned = Tasks(), asyncio.Event(), []

    async def work() -> None:
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned.append("yes")

    tasks.spawn(work(), "work")
    await begun.wait()
    await tasks.close()
    assert cleaned == ["yes"]
    assert caplog.records == []


async def test_a_task_may_close_them_all_without_waiting_for_itself():
    tasks = Tasks()
    await asyncio.wait_for(tasks.spawn(tasks.close(), "closing"), PATIENCE_S)
