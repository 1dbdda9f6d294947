"""What was typed after a call is in the history within a second of the first key; no button is waited for.

It is kept here and not by whatever it was typed in: the window may speak another language, or be gone, before
the history has taken it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.errors import SellerCallError, WrapUpError
from sellercall_desktop.core.wrap_up.wrap_up import WrapUp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sellercall_desktop.core.tasks import Tasks

WITHIN_S = 0.8
"""After the first key that is not written yet: with the writing itself it stays below a second."""
AGAIN_S = 2.0


class _Door(Protocol):
    def write(self, call_id: str, wrap_up: WrapUp, by: str, *, done: bool = False) -> Awaitable[object]:
        """Write down what differs from what is there."""

    def finish(self, call_id: str, by: str, wrap_up: WrapUp | None = None) -> Awaitable[object]:
        """Write this, and that the person is done with the call."""


@dataclass(frozen=True, slots=True)
class _Hearer:
    at_once: bool
    failed: Callable[[SellerCallError], object]
    finished: Callable[[str], object]


class TypedWrapUps:
    """Keeps what was typed of each call until it is written: one write of a call at a time, newest last."""

    def __init__(self, door: _Door, tasks: Tasks) -> None:
        self._door, self._tasks = door, tasks
        self._typed: dict[str, WrapUp] = {}
        self._leaving: dict[str, WrapUp] = {}
        self._by: dict[str, tuple[str, bool]] = {}
        self._to_finish: set[str] = set()
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._soon: asyncio.TimerHandle | None = None
        self._listeners: list[_Hearer] = []

    def listen(
        self,
        *,
        at_once: bool,
        failed: Callable[[SellerCallError], object],
        finished: Callable[[str], object],
    ) -> Callable[[], None]:
        """Hear what became of words that were kept with this `at_once`; returns how to hear no more.

        What could not be written is tried again by itself.
        """
        listener = _Hearer(at_once, failed, finished)
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def unwritten(self, call_id: str) -> WrapUp:
        """What was typed of this call and is not in it yet."""
        return self._leaving.get(call_id, WrapUp()).then(self._typed.get(call_id, WrapUp()))

    def keep(self, call_id: str, typed: WrapUp, by: str, *, at_once: bool) -> None:
        """This was typed. `at_once`: it is finished with the first word, as it is when it is edited later."""
        self._typed[call_id] = self._typed.get(call_id, WrapUp()).then(typed)
        self._by[call_id] = by, at_once
        if self._soon is None:
            self._flush_in(WITHIN_S)

    def flush(self) -> None:
        """Write now."""
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        for call_id in {*self._typed, *self._to_finish}:
            if call_id not in self._under_way:
                self._under_way[call_id] = self._tasks.spawn(self._write_all(call_id), "wrap_up.write")

    def finish(self, call_id: str, by: str) -> None:
        """The person is done with this call."""
        self._by[call_id] = by, False
        self._to_finish.add(call_id)
        self.flush()

    async def close(self) -> None:
        """Before the end: all that was typed is written, or was tried once more."""
        self.flush()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    # --- inside -------------------------------------------------------------------------------

    def _flush_in(self, seconds: float) -> None:
        if self._soon is not None:
            self._soon.cancel()
        self._soon = asyncio.get_running_loop().call_later(seconds, self.flush)

    async def _write_all(self, call_id: str) -> None:
        try:
            await self._write(call_id)
        finally:  # here, and not when the task is known to be done: what is typed in between must not wait
            del self._under_way[call_id]

    async def _write(self, call_id: str) -> None:
        while call_id in self._typed or call_id in self._to_finish:
            typed, done = self._typed.pop(call_id, WrapUp()), call_id in self._to_finish
            by, at_once = self._by[call_id]
            self._leaving[call_id] = typed
            try:
                if done:
                    self._to_finish.discard(call_id)
                    await self._door.finish(call_id, by, typed)
                else:
                    await self._door.write(call_id, typed, by, done=at_once)
            except SellerCallError as error:
                self._put_back(call_id, typed, error)
                return
            finally:
                del self._leaving[call_id]
            if done:
                for listener in self._who_hears(at_once=False):
                    listener.finished(call_id)

    def _who_hears(self, *, at_once: bool) -> list[_Hearer]:
        return [one for one in self._listeners if one.at_once == at_once]

    def _put_back(self, call_id: str, typed: WrapUp, error: SellerCallError) -> None:
        refused = isinstance(error, WrapUpError)
        if refused and typed.note is not None:  # the note is not lost with what was wrong beside it
            typed = WrapUp(note=typed.note)
        if not refused or typed.note is not None:
            self._typed[call_id] = typed.then(self._typed.get(call_id, WrapUp()))
            self._flush_in(WITHIN_S if refused else AGAIN_S)
        for listener in self._who_hears(at_once=self._by[call_id][1]):
            listener.failed(error)
