"""What is typed after a call is in the history within a second of the first key; no button is waited for."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from sellercall_desktop.core.errors import SellerCallError, WrapUpError
from sellercall_desktop.core.wrap_up.wrap_ups import WrapUp

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.words.errors import Sentence

WITHIN_MS = 800
"""After the first key that is not written yet: with the writing itself it stays below a second."""
_AGAIN_MS = 2_000


class WrapUpWriting(QObject):
    """Keeps what was typed of each call until it is written: one write of a call at a time, newest last."""

    failed = cast("TypedSignal[Sentence]", Signal(object))
    """What to say of it. What the history could not take is tried again by itself."""
    finished = Signal(str)
    """The id of a call with which the person is done."""

    def __init__(
        self, wrap_ups: WrapUps, tasks: Tasks, author: str, *, at_once: bool, parent: QObject | None = None
    ) -> None:
        """`at_once`: what is written is finished with its first word, as it is when it is edited later."""
        super().__init__(parent)
        self._wrap_ups, self._tasks, self._author, self._at_once = wrap_ups, tasks, author, at_once
        self._typed: dict[str, WrapUp] = {}
        self._leaving: dict[str, WrapUp] = {}
        self._to_finish: set[str] = set()
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._soon = QTimer(self, singleShot=True, interval=WITHIN_MS)
        self._soon.timeout.connect(self.flush)

    def unwritten(self, call_id: str) -> WrapUp:
        """What was typed of this call and is not in it yet."""
        return _both(self._leaving.get(call_id, WrapUp()), self._typed.get(call_id, WrapUp()))

    def keep(self, call_id: str, typed: WrapUp) -> None:
        """This was typed."""
        self._typed[call_id] = _both(self._typed.get(call_id, WrapUp()), typed)
        if not self._soon.isActive():
            self._soon.start(WITHIN_MS)

    def flush(self) -> None:
        """Write now."""
        self._soon.stop()
        for call_id in {*self._typed, *self._to_finish}:
            if call_id not in self._under_way:
                self._under_way[call_id] = self._tasks.spawn(self._write_all(call_id), "wrap_up.write")

    def finish(self, call_id: str) -> None:
        """The person is done with this call."""
        self._to_finish.add(call_id)
        self.flush()

    async def close(self) -> None:
        """Before the end: all that was typed is written."""
        self.flush()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    # --- inside -------------------------------------------------------------------------------

    async def _write_all(self, call_id: str) -> None:
        try:
            await self._write(call_id)
        finally:  # here, and not when the task is known to be done: what is typed in between must not wait
            del self._under_way[call_id]

    async def _write(self, call_id: str) -> None:
        while call_id in self._typed or call_id in self._to_finish:
            typed, done = self._typed.pop(call_id, WrapUp()), call_id in self._to_finish
            self._leaving[call_id] = typed
            try:
                if done:
                    self._to_finish.discard(call_id)
                    await self._wrap_ups.finish(call_id, self._author, typed)
                else:
                    await self._wrap_ups.write(call_id, typed, self._author, done=self._at_once)
            except SellerCallError as error:
                self._put_back(call_id, typed, error)
                return
            finally:
                del self._leaving[call_id]
            if done:
                self.finished.emit(call_id)

    def _put_back(self, call_id: str, typed: WrapUp, error: SellerCallError) -> None:
        from sellercall_desktop.ui.words.errors import sentence_for

        refused = isinstance(error, WrapUpError)
        if refused and typed.note is not None:  # the note is not lost with what was wrong beside it
            typed = WrapUp(note=typed.note)
        if not refused or typed.note is not None:
            self._typed[call_id] = _both(typed, self._typed.get(call_id, WrapUp()))
            self._soon.start(WITHIN_MS if refused else _AGAIN_MS)
        self.failed.emit(sentence_for(error))


def _both(earlier: WrapUp, later: WrapUp) -> WrapUp:
    """What was typed later holds."""
    return replace(
        earlier,
        disposition=earlier.disposition if later.disposition is None else later.disposition,
        note=earlier.note if later.note is None else later.note,
        callback=earlier.callback if later.callback is None else later.callback,
    )
