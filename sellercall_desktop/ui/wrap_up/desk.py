"""The wrap-up on the desk: below the card of a call that has ended, until the person is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from sellercall_desktop.core.calls.call import CallChanged
from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.ui.window.shortcuts import holds_focus
from sellercall_desktop.ui.wrap_up.form import WrapUpForm
from sellercall_desktop.ui.wrap_up.live_note import LiveNote
from sellercall_desktop.ui.wrap_up.writing import WrapUpWriting

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.live_call.panel import LiveCalls
    from sellercall_desktop.ui.parts.look import Look


_ROWS = 4


class DeskWrapUp(QObject):
    """Shows the form when it is time, and takes the keyboard only where nobody else has a use for it."""

    def __init__(self, live: LiveCalls, look: Look, wrap_ups: WrapUps, tasks: Tasks, *, author: str) -> None:
        """The live calls must be attached. What earlier runs left unfinished is shown at once."""
        super().__init__(live)
        self._live, self._wrap_ups = live, wrap_ups
        self._writing = WrapUpWriting(wrap_ups.typed, author, at_once=False, parent=self)
        place = live.card.parentWidget()
        self.form = WrapUpForm(look, wrap_ups, self._writing, ends=True, parent=place)
        self.form.hide()
        self.live_note = LiveNote(live, look, wrap_ups, tasks, author=author)
        self._dismissed: Call | None = None
        """Whose form was seen last: an Esc too many takes it away with its call."""
        if place is not None and (column := place.layout()) is not None:
            column.addWidget(self.form)
        live.keeps = self._keeps
        live.shown_changed.connect(self._on_shown_changed)
        self._writing.finished.connect(self._on_finished)
        for call in wrap_ups.open:
            self._bring(call)

    def take_focus(self) -> bool:
        """Go to the note of a call that a person has, else to the wrap-up in sight, or to one that is open.

        False where there is none.
        """
        if self.live_note.open():
            return True
        if self.form.isHidden():
            call = self._wrap_ups.owed or next(reversed(self._wrap_ups.open), None) or self._dismissed
            if call is None:
                return False
            self._bring(call)
            self._live.select(call.id)
        self.form.take_focus()
        return True

    @property
    def rows(self) -> int:
        """How many rows of the desk it takes now."""
        return 0 if self.form.isHidden() else _ROWS

    def do(self, action: str) -> None:
        """What an error's button offers, where that is the wrap-up."""
        if action == "wrap_up":
            self.take_focus()

    async def close(self) -> None:
        """Before the end: what was typed is written."""
        await self._writing.close()

    # --- inside -------------------------------------------------------------------------------

    def _bring(self, call: Call) -> None:
        self._live.on_call_changed(CallChanged(call, ()), anyway=True)

    def _keeps(self, call: Call) -> bool:
        return call.is_live or any(call.id == each.id for each in self._wrap_ups.open)

    def _on_shown_changed(self) -> None:
        rows = self.rows
        self._show()
        if self.rows != rows:
            self._live.shown_changed.emit()  # whoever gave room before it was there gives it anew

    def _show(self) -> None:
        call = self._live.card.call if self._live.shown is not None else None
        if call is None or not self._wrap_ups.wants_one(call):
            self.form.hide()
            return
        is_finished = (call.written or NOTHING).finished is not None
        self._dismissed = None if is_finished else call
        if is_finished:
            self.form.hide()
            return
        opens = self.form.isHidden() or self.form.call is None or self.form.call.id != call.id
        self.form.show_call(call)
        self.form.show()
        if opens and self._wrap_ups.owed is not None and not self._live.live_count and not _somebody_types():
            self.form.take_focus()

    def _on_finished(self, _call_id: str) -> None:
        if holds_focus(self.form):
            self._live.type_requested.emit()


def _somebody_types() -> bool:
    """Whether the keyboard is in a field that holds something."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        return bool(focused.text())
    return isinstance(focused, QPlainTextEdit)
