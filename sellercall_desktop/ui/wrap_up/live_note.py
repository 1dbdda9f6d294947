"""A line to add to a call's note while a person has the customer; the wrap-up has it afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.core.calls.partners import holder
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.wrap_up.wrap_up import WrapUp
from sellercall_desktop.core.wrap_up.wrap_ups import LONGEST_NOTE
from sellercall_desktop.ui.hand_off.ask_line import AskLine
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.look import Look


class LiveNote(QObject):
    """Each Enter adds a line, which is written at once; what could not be written is in the field again."""

    def __init__(self, live: LiveCalls, look: Look, wrap_ups: WrapUps, tasks: Tasks, *, author: str) -> None:
        """The live calls must be attached."""
        super().__init__(live)
        self._live, self._wrap_ups, self._tasks, self._author = live, wrap_ups, tasks, author
        self.line = AskLine(look, live.card, most=LONGEST_NOTE // 2, stays=True)
        live.card.parts.add(self.line)
        live.card.parts.closers.append(self._close_opened)
        self.line.entered.connect(self._on_entered)
        self.line.closed.connect(live.shown_changed)
        live.shown_changed.connect(self._on_shown_changed)

    def open(self) -> bool:
        """Let the person write; False where no person has the customer of the call shown."""
        call = self._live.card.call if self._live.shown is not None else None
        if call is None or holder(call) is None:
            return False
        self.line.open_for(call, self.tr("Add to the note of this call"), self.tr("Add (Enter)"))
        self._live.shown_changed.emit()
        return True

    # --- inside -------------------------------------------------------------------------------

    def _close_opened(self) -> bool:
        return self._live.is_seen and self.line.close_opened()

    def _on_shown_changed(self) -> None:
        if (call := self._live.card.call) is not None:
            self.line.close_unless(call.id, fits=holder(call) is not None)

    def _on_entered(self, call_id: str, text: str) -> None:
        call = self._live.card.call
        if text and call is not None and call.id == call_id:
            known = (call.written or NOTHING).note
            note = f"{known.text}\n{text}" if known is not None and known.text else text
            writing = self._wrap_ups.write(call_id, WrapUp(note=note), self._author)
            self._tasks.spawn(writing, "live_note", partial(self._on_failed, text))

    def _on_failed(self, text: str, error: BaseException) -> None:
        self.line.field.setText(self.line.field.text() or text)
        self._live.card.show_problem(sentence_for(error))
