"""Background coroutines: a reference is kept and a failure is reported. Raw create_task is banned."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")
log = logging.getLogger(__name__)


class Tasks:
    """Owns the background coroutines of one running program."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(
        self,
        work: Coroutine[Any, Any, T],
        name: str,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> asyncio.Task[T]:
        """Start `work` in the running loop.

        A failure goes to `on_error` if given, else to the log. Cancellation is silent.
        """
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)

        def done(finished: asyncio.Task[T]) -> None:
            self._running.discard(finished)
            if finished.cancelled() or (error := finished.exception()) is None:
                return
            if on_error is not None:
                on_error(error)
            else:
                log.error("task.failed", extra={"task": name}, exc_info=error)

        task.add_done_callback(done)
        return task

    async def finish(self) -> None:
        """Wait until nothing runs any more."""
        while self._running:
            await asyncio.wait(self._running)

    async def close(self) -> None:
        """Cancel what still runs, and what that starts while it ends, and wait until all has ended."""
        while running := [task for task in self._running if task is not asyncio.current_task()]:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)


def left_to_the_awaiter(_error: BaseException) -> None:
    """An `on_error` for work that somebody awaits: who does has the failure; who went wants it no more."""


class TaskBranch(Tasks):
    """The coroutines of one part of the program, which can be awaited before that part is taken down.

    They also belong to `parent`, which cancels them with its own when it is closed.
    """

    def __init__(self, parent: Tasks) -> None:
        super().__init__()
        self._parent = parent
        self._on_failure: Callable[[BaseException], None] | None = None

    def leave_to(self, on_failure: Callable[[BaseException], None]) -> None:
        """Send failures to `on_failure` from now on: whoever started the work can no longer show them."""
        self._on_failure = on_failure

    def spawn(
        self,
        work: Coroutine[Any, Any, T],
        name: str,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> asyncio.Task[T]:
        """Start `work`; see `Tasks.spawn`."""

        def failed(error: BaseException) -> None:
            if on_error is not None:
                (self._on_failure or on_error)(error)

        task = self._parent.spawn(work, name, failed if on_error is not None else None)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task


def let_the_loop_run(seconds: float = 0.0) -> None:
    """For work on a thread, every few milliseconds: the loop goes first, and the window does not stall.

    Left to itself Python takes the interpreter's lock from a busy thread only after 5 ms
    (`sys.getswitchinterval`), each time that the loop has something to do; who sleeps lets go of it at once.
    """
    time.sleep(seconds)
