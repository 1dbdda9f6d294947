"""Work on the database is completed, even when whoever asked has gone.

A read or transaction cut in two by a cancelled task leaves a connection nobody closes, and the
program hangs at its end. So each runs in a task of its own, and closing waits for what is under way.
"""

from __future__ import annotations

import asyncio
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from sellercall_desktop.core.tasks import Tasks, left_to_the_awaiter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")
P = ParamSpec("P")


class Workload:
    """What is under way on one database."""

    def __init__(self) -> None:
        self._tasks = Tasks()

    async def complete(self, work: Coroutine[Any, Any, T]) -> T:
        """The work's result; cancelling the caller does not cancel the work."""
        return await asyncio.shield(self._tasks.spawn(work, "store", left_to_the_awaiter))

    async def finish(self) -> None:
        """Wait until nothing is under way."""
        await self._tasks.finish()


class HasWorkload(Protocol):
    """Whose methods may be `uninterrupted`."""

    @property
    def workload(self) -> Workload:
        """Where their work is counted."""


S = TypeVar("S", bound=HasWorkload)


def uninterrupted(
    method: Callable[Concatenate[S, P], Coroutine[object, object, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """Each call of the method is completed, whether or not its caller stays."""

    @wraps(method)
    async def complete(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.workload.complete(method(self, *args, **kwargs))

    return complete
