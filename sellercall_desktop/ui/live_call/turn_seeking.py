"""Goes to one turn of a conversation and marks it, as soon as that turn is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from sellercall_desktop.ui.live_call.transcript import Transcript


class TurnSeeking(QObject):
    """Of a long conversation the later turns are written piece by piece: one may have to be waited for."""

    found = Signal()
    """It is marked."""

    def __init__(self, transcript: Transcript) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._sought: int | None = None
        transcript.written.connect(self._look)

    def go_to(self, ordinal: int) -> None:
        """Show this turn as soon as it is there."""
        self._sought = ordinal
        self._look()

    def _look(self) -> None:
        if self._sought is None:
            return
        at = self._transcript.block_of(self._sought)
        block = self._transcript.document().findBlockByNumber(at) if at is not None else None
        if block is None or not block.isValid():
            return
        self._sought = None
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._transcript.setTextCursor(cursor)
        self._transcript.ensureCursorVisible()
        self.found.emit()

    @property
    def place(self) -> int:
        """How far below the transcript's top the marked turn stands, as the text is laid out now."""
        cursor = self._transcript.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return self._transcript.cursorRect(cursor).top() + self._transcript.verticalScrollBar().value()
