"""Background coroutines: a reference is kept and a failure is reported. Raw create_task is banned."""

from __future__ import annotations

import asyncio
import logging
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
        """Cancel what still runs and wait until it has ended."""
        running = [task for task in self._running if task is not asyncio.current_task()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


class TaskBranch(Tasks):
    """Some of another's coroutines, so that what they work for can be taken down once they have ended.

    They are the trunk's as well: it closes them with its own.
    """

    def __init__(self, trunk: Tasks) -> None:
        super().__init__()
        self._trunk = trunk
        self._heir: Callable[[BaseException], None] | None = None

    def leave_to(self, heir: Callable[[BaseException], None]) -> None:
        """Who started them can show nothing any more: failures that were his to show are the heir's."""
        self._heir = heir

    def spawn(
        self,
        work: Coroutine[Any, Any, T],
        name: str,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> asyncio.Task[T]:
        """Start `work` as the trunk does."""

        def failed(error: BaseException) -> None:
            if on_error is not None:
                (self._heir or on_error)(error)

        task = self._trunk.spawn(work, name, failed if on_error is not None else None)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task
