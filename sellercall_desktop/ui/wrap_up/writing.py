"""What is typed in a form goes to where it is kept until it is written, and what came of it is told here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.errors import SellerCallError
    from sellercall_desktop.core.wrap_up.typed import TypedWrapUps
    from sellercall_desktop.core.wrap_up.wrap_up import WrapUp
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.words.errors import Sentence


class WrapUpWriting(QObject):
    """For as long as a form is there; the words outlive it."""

    failed = cast("TypedSignal[Sentence]", Signal(object))
    """What to say of it. What the history could not take is tried again by itself."""
    finished = Signal(str)
    """The id of a call with which the person is done."""

    def __init__(
        self, typed: TypedWrapUps, author: str, *, at_once: bool, parent: QObject | None = None
    ) -> None:
        """`at_once`: what is written is finished with its first word, as it is when it is edited later."""
        super().__init__(parent)
        self._typed, self._author, self._at_once = typed, author, at_once
        self.flush, self.unwritten, self.close = typed.flush, typed.unwritten, typed.close
        heard = typed.listen(at_once=at_once, failed=self._on_failed, finished=self.finished.emit)
        self.destroyed.connect(partial(_end, heard))

    def keep(self, call_id: str, typed: WrapUp) -> None:
        """This was typed."""
        self._typed.keep(call_id, typed, self._author, at_once=self._at_once)

    def finish(self, call_id: str) -> None:
        """The person is done with this call."""
        self._typed.finish(call_id, self._author)

    def _on_failed(self, error: SellerCallError) -> None:
        from sellercall_desktop.ui.words.errors import sentence_for

        self.failed.emit(sentence_for(error))


def _end(heard: Callable[[], None], _destroyed: object = None) -> None:
    heard()
