"""The wrap-up of one call: what came of it, a note, when to call again, and done. One key for each."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.calls.written import NOTHING
from sellercall_desktop.core.wrap_up.dispositions import CountsAs
from sellercall_desktop.core.wrap_up.wrap_up import Agreed, WrapUp
from sellercall_desktop.core.wrap_up.wrap_ups import LONGEST_NOTE
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.look import Look, button, label, mark
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus
from sellercall_desktop.ui.wrap_up.moment import CallbackRow

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.wrap_up.dispositions import Disposition
    from sellercall_desktop.core.wrap_up.wrap_ups import WrapUps
    from sellercall_desktop.ui.words.errors import Sentence
    from sellercall_desktop.ui.wrap_up.writing import WrapUpWriting

_LINES = 2
"""Of the note, that are seen at once."""


class NoteEdit(QPlainTextEdit):
    """A few lines; Tab leaves them."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("Note"))
        self.setAccessibleName(self.tr("Note about the call"))
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(line * _LINES + look.theme.px(16))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is written when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class WrapUpForm(QFrame):
    """Shows what is written of a call, and has what is changed written."""

    def __init__(
        self,
        look: Look,
        wrap_ups: WrapUps,
        writing: WrapUpWriting,
        *,
        ends: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`ends`: it is there until the person says to be done; else it is always there."""
        super().__init__(parent)
        self._look, self._wrap_ups, self._writing = look, wrap_ups, writing
        self._call: Call | None = None
        self._listed: tuple[Disposition, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._places = QGridLayout()
        self.note, self.callback = NoteEdit(look), CallbackRow(look)
        self._proposed = False  # the callback stands there because of the disposition alone
        self._problem = label("", "error", wrap=True)
        self.done = button(look, self.tr("Finish"), "check", role="primary", icon_role="on_call")
        self.done.setToolTip(self.tr("Done with this call (Ctrl+Enter)"))
        self._who = label("", "muted", wrap=True)
        self._fit = Arrangement(self._columns, self._arrange)
        self._lay_out(ends=ends)
        self.setAccessibleName(self.tr("Wrap-up of the call"))
        if ends:  # the keyboard is elsewhere when it comes
            self.note.setPlaceholderText(self.tr("Note. Ctrl+T, then a number, says what came of the call."))
        self.note.textChanged.connect(self._on_note)
        self.note.left.connect(writing.flush)
        self.callback.changed.connect(self._on_callback)
        self.done.clicked.connect(self.finish)
        writing.failed.connect(self._on_failed)
        if ends:
            bind(self, "Ctrl+Return", self.finish)
            bind(self, "Ctrl+Enter", self.finish)

    @property
    def call(self) -> Call | None:
        """The call it is about."""
        return self._call

    def show_call(self, call: Call) -> None:
        """Ask about this call; what is typed here at this moment is not overwritten."""
        known = self._call
        self._call = call
        if known is None or known.id != call.id:
            self._writing.flush()
            self._problem.hide()
            self._proposed = False
        elif holds_focus(self) or known.written == call.written:
            self._show_who(call)
            return
        self._show_list(call)
        written, typed = call.written or NOTHING, self._writing.unwritten(call.id)
        chosen = written.disposition.key if written.disposition else ""
        self._choose(typed.disposition if typed.disposition is not None else chosen)
        note = written.note.text if written.note else ""
        with QSignalBlocker(self.note):
            self.note.setPlainText(typed.note if typed.note is not None else note)
        self.callback.show_call(call, typed.callback.due if typed.callback else written.callback_due)
        self._show_who(call)

    def show_offered(self) -> None:
        """What may come of the call is known better now."""
        if self._call is not None:
            chosen = next((key for key, made in self._buttons.items() if made.isChecked()), "")
            self._show_list(self._call)
            self._choose(chosen)

    def take_focus(self) -> None:
        """Give it the keyboard: a digit chooses."""
        chosen = next((made for made in self._buttons.values() if made.isChecked()), None)
        first = next(iter(self._buttons.values()), self.note)
        (chosen or first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """The person is done with it."""
        if self._call is not None and self.isVisible():
            self._problem.hide()
            self._writing.finish(self._call.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A digit that no field wanted chooses the disposition with that key."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        wanted = next(
            (each for each in self._listed if plain and each.digit and each.digit == event.text()), None
        )
        if wanted is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._buttons[wanted.key].click()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As many dispositions side by side as there is room for."""
        super().resizeEvent(event)
        self._fit.fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was typed is written."""
        super().hideEvent(event)
        self._writing.flush()

    # --- inside -------------------------------------------------------------------------------

    def _lay_out(self, *, ends: bool) -> None:
        px = self._look.theme.px
        self._places.setSpacing(px(6))
        last = QHBoxLayout()
        last.setSpacing(px(8))
        last.addWidget(self.callback, 1)
        last.addWidget(self.done)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(8), px(16), px(10))
        box.setSpacing(px(6))
        box.addLayout(self._places)
        box.addWidget(self.note)
        box.addLayout(last)
        box.addWidget(self._problem)
        box.addWidget(self._who)
        self._problem.hide()
        self.done.setHidden(not ends)

    def _show_list(self, call: Call) -> None:
        listed = tuple(self._wrap_ups.offered(call))
        if listed == self._listed:
            return
        self._listed = listed
        for made in self._buttons.values():
            made.deleteLater()
        self._buttons = {each.key: self._made(each) for each in listed}
        order = (*self._buttons.values(), self.note, self.callback.box, self.callback.edit, self.done)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self._fit.fit_anew()

    def _made(self, each: Disposition) -> QPushButton:
        made = QPushButton(f"{each.digit}  {each.label}".strip().replace("&", "&&"), self)
        made.setCheckable(True)
        made.setProperty("role", "chip")
        made.setAccessibleName(each.label)
        if each.digit:
            hint = self.tr("{label} (Ctrl+T, then {digit})")
            made.setToolTip(hint.format(label=each.label, digit=each.digit))
        made.toggled.connect(partial(self._on_chosen, each))
        return made

    def _columns(self) -> int:
        widest = max((made.sizeHint().width() for made in self._buttons.values()), default=1)
        room = self.width() - self._look.theme.px(32)
        return max(1, min(len(self._buttons), room // (widest + self._places.horizontalSpacing())))

    def _arrange(self, columns: int) -> None:
        for place, made in enumerate(self._buttons.values()):
            self._places.addWidget(made, place // columns, place % columns)
            made.show()

    def _choose(self, key: str) -> None:
        for each, made in self._buttons.items():
            mark(made, checked=each == key)

    def _on_chosen(self, each: Disposition, on: bool) -> None:
        if self._call is None:
            return
        self._choose(each.key if on else "")
        self._keep(WrapUp(disposition=each.key if on else ""))
        wants = on and each.counts_as is CountsAs.CALLBACK
        if wants and not self.callback.box.isChecked():
            self.callback.ask()
            self._proposed = True
        elif not wants and self._proposed:
            self.callback.box.setChecked(False)
        if on and not wants:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_note(self) -> None:
        text = self.note.toPlainText()
        if len(text) > LONGEST_NOTE:
            with QSignalBlocker(self.note):
                self.note.setPlainText(text[:LONGEST_NOTE])
                self.note.moveCursor(self.note.textCursor().MoveOperation.End)
            text = text[:LONGEST_NOTE]
            words = self.tr("A note has at most {limit} characters.")
            self._say(words.format(limit=self._look.formats.integer(LONGEST_NOTE)))
        self._keep(WrapUp(note=text))

    def _on_callback(self, agreed: Agreed) -> None:
        self._proposed = False
        self._keep(WrapUp(callback=agreed))

    def _keep(self, typed: WrapUp) -> None:
        if self._call is not None:
            self._writing.keep(self._call.id, typed)

    def _on_failed(self, sentence: Sentence) -> None:
        self._say(f"{sentence.what} {sentence.why} {sentence.what_to_do}".replace("  ", " "))

    def _say(self, text: str) -> None:
        from sellercall_desktop.ui.parts.spoken import say

        self._problem.setText(text)
        self._problem.show()
        say(self, text, at_once=True)

    def _show_who(self, call: Call) -> None:
        """Who wrote it, and when; while it is being written nobody needs to be told."""
        from sellercall_desktop.ui.words.acts import who_text

        written = call.written or NOTHING
        facts = [fact for fact in (written.disposition, written.note, written.callback) if fact is not None]
        last = max(facts, key=lambda fact: fact.at, default=None)
        self._who.setVisible(last is not None and written.finished is not None)
        if last is not None:
            text, formats = self.tr("Written by {who}, {when}"), self._look.formats
            self._who.setText(text.format(who=who_text(last.by), when=formats.date_time(last.at)))
