"""The fields of a call: each value with its state and doubts; one key goes to its turn, one confirms it.

In a row: Enter goes to the turn, C confirms, F2 corrects, Delete rejects, the arrows go to other rows.
"""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from sellercall_desktop.core.calls.partners import holder
from sellercall_desktop.core.calls.written_facts import FieldState
from sellercall_desktop.core.wrap_up.call_fields import LONGEST_VALUE, GrowingFields
from sellercall_desktop.ui.live_call.turn_seeking import TurnSeeking
from sellercall_desktop.ui.parts.arrangement import Arrangement
from sellercall_desktop.ui.parts.elided import ElidedButton
from sellercall_desktop.ui.parts.look import Look, Picture, icon_button, label
from sellercall_desktop.ui.words.fields import doubts_text, kind_text, state_text, value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtGui import QResizeEvent

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.core.wrap_up.call_fields import CallField, FieldJudging
    from sellercall_desktop.core.wrap_up.field import FieldKind
    from sellercall_desktop.ui.live_call.transcript import Transcript

_TWO_COLUMNS_PX = 860
_SIGN = {
    None: ("chat-text", "muted"),
    FieldState.CONFIRMED: ("check-circle-fill", "call"),
    FieldState.CORRECTED: ("pencil-simple-fill", "call"),
    FieldState.REJECTED: ("x-circle", "muted"),
}


class FieldLine(QFrame):
    """One field."""

    turn_wished = Signal()
    confirmed = Signal()
    corrected = Signal(str)
    rejected = Signal()
    moved = Signal(int)
    """To the row so many further down."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._judges = look, False
        self._field: CallField | None = None
        self._sign, self._caption = Picture(look), label("", "muted", wrap=True)
        self.value = ElidedButton("", shortest="")
        self.value.setProperty("role", "link")
        self.edit = QLineEdit()
        self.edit.setMaxLength(LONGEST_VALUE)
        self.edit.hide()
        self.confirm = icon_button(look, "check", self.tr("Confirm (C)"), size=16)
        self.correct = icon_button(look, "pencil-simple", self.tr("Correct (F2)"), size=16)
        self.reject = icon_button(look, "x", self.tr("Reject (Delete)"), size=14)
        self.value.clicked.connect(self.turn_wished)
        self.confirm.clicked.connect(self.confirmed)
        self.correct.clicked.connect(self.begin)
        self.reject.clicked.connect(self.rejected)
        self.edit.returnPressed.connect(self._done)
        for part in (self.value, self.edit):
            part.installEventFilter(self)
        self._lay_out()

    @property
    def field(self) -> CallField | None:
        """The field shown."""
        return self._field

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through."""
        return self.value, self.edit, self.confirm, self.correct, self.reject

    def show_field(self, field: CallField, *, judges: bool) -> None:
        """Show it; `judges`: somebody may say what it is."""
        self._field, self._judges = field, judges
        icon, role = _SIGN[field.state]
        self._sign.show_drawn(
            lambda: self._look.icons.pixmap(icon, role, 16, self.devicePixelRatioF()), (icon, role)
        )
        kind, state, doubts = kind_text(field.kind), state_text(field), doubts_text(field)
        seen_by = state if field.state is not None else ""  # that it was read says the sign, row for row
        self._caption.setText("  ·  ".join(part for part in (kind, seen_by, doubts) if part))
        text = value_text(field.kind, field.value, self._look.formats)
        self.value.setText(text)
        font = self.value.font()
        font.setStrikeOut(field.state is FieldState.REJECTED)
        self.value.setFont(font)
        said = self.tr("Said: «{words}»").format(words=field.words) if field.words else ""
        goes = self.tr("Enter goes to the turn") if field.turn is not None else ""
        self.value.setToolTip("\n".join(part for part in (text, said, goes) if part))
        self.value.setAccessibleName(f"{kind}: {text}")
        self.value.setAccessibleDescription(", ".join(part for part in (state, doubts, said) if part))
        self.confirm.setVisible(judges and field.state not in {FieldState.CONFIRMED, FieldState.CORRECTED})
        self.correct.setVisible(judges)
        self.reject.setVisible(judges and field.state is not FieldState.REJECTED)
        for part in (self.confirm, self.correct, self.reject):
            part.setAccessibleDescription(f"{kind}: {text}")

    def begin(self) -> None:
        """Write another value in its place."""
        if self._field is None or not self._judges:
            return
        self.edit.setText(self._field.value)
        self.edit.setAccessibleName(kind_text(self._field.kind))
        self.value.hide()
        self.edit.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys of a row, and Escape while somebody writes in it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_in_edit(event) if watched is self.edit else self._key(event)
        if event.type() is QEvent.Type.FocusOut and watched is self.edit and self.edit.isVisible():
            self._leave(focus=False)
        return super().eventFilter(watched, event)

    def _key_in_edit(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._leave()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, plain = (
            event.key(),
            event.modifiers()
            in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            },
        )
        if not plain:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.turn_wished.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif not self._judges:
            return False
        elif key == Qt.Key.Key_C:
            self.confirmed.emit()
        elif key == Qt.Key.Key_F2:
            self.begin()
        elif key == Qt.Key.Key_Delete:
            self.rejected.emit()
        else:
            return False
        return True

    def _done(self) -> None:
        text = self.edit.text()
        self._leave()
        self.corrected.emit(text)

    def _leave(self, *, focus: bool = True) -> None:
        self.value.show()
        if focus:
            self.value.setFocus()
        self.edit.hide()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.value.setSizePolicy(self.edit.sizePolicy())
        self.value.setMinimumWidth(px(60))
        self.value.setIconSize(QSize(0, 0))
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(px(6))
        row.setVerticalSpacing(0)
        row.addWidget(self._sign, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._caption, 0, 1)
        row.addWidget(self.value, 1, 1)
        row.addWidget(self.edit, 1, 1)
        doing = QHBoxLayout()
        doing.setSpacing(px(2))
        for part in (self.confirm, self.correct, self.reject):
            keeps = part.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            part.setSizePolicy(keeps)
            doing.addWidget(part)
        row.addLayout(doing, 0, 2, 2, 1)
        row.setColumnStretch(1, 1)


class FieldList(QFrame):
    """All fields of one call; not to be seen where there are none. They are read on a thread."""

    def __init__(self, look: Look, transcript: Transcript, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks: Tasks | None = None
        self._judging: FieldJudging | None = None
        self._author = ""
        self._call: Call | None = None  # the newest that is to be shown
        self._reading = False
        self._growing = GrowingFields()
        self._lines: dict[FieldKind, FieldLine] = {}
        self.seeking = TurnSeeking(transcript)
        self.setProperty("role", "notice")
        self.setAccessibleName(self.tr("Fields of the conversation"))
        self._grid = QGridLayout(self)
        px = look.theme.px
        self._grid.setContentsMargins(px(12), px(8), px(8), px(8))
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(4))
        self._fit = Arrangement(lambda: (self.width() >= px(_TWO_COLUMNS_PX), self.lines), self._place)
        self.hide()

    def attach(self, tasks: Tasks, judging: FieldJudging | None = None, author: str = "") -> None:
        """Read with these tasks; where there is a door to judge by, `author` signs."""
        self._tasks, self._judging, self._author = tasks, judging, author
        if self._call is not None:
            self.show_call(self._call)

    def show_call(self, call: Call) -> None:
        """Show what this call's conversation gives; of several wishes the newest counts."""
        if self._call is not None and call.id != self._call.id:
            self._show(())
        self._call = call
        if self._tasks is not None and not self._reading:
            self._reading = True
            self._tasks.spawn(self._read(), "fields")

    def show_when_over(self, call: Call) -> None:
        """As `show_call`; while the AI talks nothing takes room from its conversation."""
        if call.is_live and holder(call) is None:
            self._call = None
            self._show(())
        else:
            self.show_call(call)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._fit.fit()

    @property
    def lines(self) -> tuple[FieldLine, ...]:
        """Those that are shown, from the top."""
        return tuple(each for each in self._lines.values() if not each.isHidden())

    async def _read(self) -> None:
        try:
            done = None
            while self._call is not None and self._call is not done:
                done = self._call
                fields = await asyncio.to_thread(self._growing.of, done)
                if self._call is done or (self._call is not None and self._call.id == done.id):
                    self._show(fields)
        finally:
            self._reading = False

    def _show(self, fields: tuple[CallField, ...]) -> None:
        shown = {field.kind for field in fields}
        for kind, line in self._lines.items():
            line.setVisible(kind in shown)
        for field in fields:
            line = self._line(field.kind)
            line.show_field(field, judges=self._judging is not None)
            line.show()
        self._fit.fit()
        self.setVisible(bool(fields))

    def _line(self, kind: FieldKind) -> FieldLine:
        if kind in self._lines:
            return self._lines[kind]
        made = self._lines[kind] = FieldLine(self._look, self)
        made.turn_wished.connect(partial(self._on_turn, made))
        made.confirmed.connect(partial(self._on_confirmed, made))
        made.corrected.connect(partial(self._on_corrected, made))
        made.rejected.connect(partial(self._on_rejected, made))
        made.moved.connect(partial(self._on_moved, made))
        self._lines = {each: self._lines[each] for each in type(kind) if each in self._lines}
        return made

    def _place(self, wanted: tuple[bool, tuple[FieldLine, ...]]) -> None:
        """Each after the other; in two columns where there is room beside."""
        wide, shown = wanted
        for line in self._lines.values():
            self._grid.removeWidget(line)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(wide))
        for place, line in enumerate(shown):
            row, column = divmod(place, 2) if wide else (place, 0)
            self._grid.addWidget(line, row, column, Qt.AlignmentFlag.AlignTop)
        for before, after in pairwise(part for line in shown for part in line.in_order):
            QWidget.setTabOrder(before, after)

    def _on_turn(self, line: FieldLine) -> None:
        if line.field is not None and line.field.turn is not None:
            self.seeking.go_to(line.field.turn)

    def _on_moved(self, line: FieldLine, by: int) -> None:
        lines = self.lines
        place = lines.index(line) + by
        if 0 <= place < len(lines):
            lines[place].value.setFocus()

    def _on_confirmed(self, line: FieldLine) -> None:
        self._judge(line, lambda door, call, field: door.confirm(call, field, self._author))

    def _on_corrected(self, line: FieldLine, value: str) -> None:
        self._judge(line, lambda door, call, field: door.correct(call, field, value, self._author))

    def _on_rejected(self, line: FieldLine) -> None:
        self._judge(line, lambda door, call, field: door.reject(call, field, self._author))

    def _judge(
        self,
        line: FieldLine,
        judge: Callable[[FieldJudging, str, CallField], Coroutine[object, object, None]],
    ) -> None:
        """Have it written down; the call that comes back with it is shown."""
        call, field, door = self._call, line.field, self._judging
        if call is not None and field is not None and door is not None and self._tasks is not None:
            line.value.setFocus()  # the button pressed goes away
            self._tasks.spawn(judge(door, call.id, field), "fields.judge")
