"""Trying again what failed outside: one loop, and one way to read a row of pauses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

T = TypeVar("T")
E = TypeVar("E", bound=Exception)


async def retry(
    work: Callable[[], Awaitable[T]],
    errors: tuple[type[E], ...],
    pause_s: Callable[[E, int], float | None],
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> T:
    """Do `work` until it succeeds.

    Args:
        work: begins it anew each time.
        errors: what is worth another try.
        pause_s: asked after each of these, with how often it has failed (from 1), for the seconds to wait;
            None gives up. The place to note the failure.
        sleep: waits.

    Raises:
        Exception: what `work` failed with last.
    """
    failures = 0
    while True:
        try:
            return await work()
        except errors as error:
            failures += 1
            pause = pause_s(error, failures)
            if pause is None:
                raise
        await sleep(pause)


def pause_after(failures: int, pauses: Sequence[float]) -> float:
    """The pause after so many failures; the last one is repeated."""
    return pauses[min(max(failures, 1), len(pauses)) - 1]


def pause_within(failures: int, pauses: Sequence[float]) -> float | None:
    """The same where each is made once only: None when they are used up."""
    return pauses[failures - 1] if failures <= len(pauses) else None
