"""What the dialer has the engine do: get ready, dial, and tell how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.calls.engine import Engine
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal


class Dialing(QObject):
    """The dials of one dialer that are under way."""

    placed = cast("TypedSignal[Call]", Signal(object))
    """The carrier has accepted it."""
    failed = Signal(str, str, object)
    """The number in E.164, what was typed, the error."""
    over = Signal()
    """One has ended, however it went."""

    def __init__(self, engine: Engine, tasks: Tasks, numbers: dict[str, str], parent: QObject) -> None:
        """`numbers` are those under way, E.164 to what was typed; a dialer that goes on has the same."""
        super().__init__(parent)
        self._engine, self._tasks, self._numbers = engine, tasks, numbers
        self._ready_for = ""

    def warm(self) -> None:
        """A number is about to be typed."""
        self._tasks.spawn(self._engine.warm(), "warm")

    def prepare(self, e164: str) -> None:
        """The number is whole: let the engine have at hand what a click would wait for."""
        if e164 and e164 != self._ready_for:
            self._tasks.spawn(self._engine.prepare(), "prepare")
        self._ready_for = e164

    def dial(self, e164: str, typed: str, in_spite_of: str = "") -> None:
        """Call it; `in_spite_of`: why a person calls although the light is red."""
        self._numbers[e164] = typed
        placing = self._place(e164, in_spite_of)
        task = self._tasks.spawn(placing, "dial", lambda error: self._on_failed(e164, error))
        task.add_done_callback(lambda _task: self._on_over(e164))

    async def _place(self, e164: str, in_spite_of: str) -> None:
        self.placed.emit(await self._engine.dial(e164, in_spite_of=in_spite_of))

    def _on_failed(self, e164: str, error: BaseException) -> None:
        from sellercall_desktop.core.errors import OthersCallError, SellerCallError, StoreError

        told_here = isinstance(error, (OthersCallError, StoreError))  # no card of ours can tell
        if isinstance(error, SellerCallError) and error.call_id and not told_here:
            return  # its card says so
        self.failed.emit(e164, self._numbers[e164], error)

    def _on_over(self, e164: str) -> None:
        del self._numbers[e164]
        self.over.emit()
