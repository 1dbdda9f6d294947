"""To whom the call is handed on: a name of the list, filtered by typing, or any number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.calls.hand_off_facts import HandOffKind
from sellercall_desktop.core.phone.reading import read
from sellercall_desktop.ui.parts.look import Look, button, icon_button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import set_role
from sellercall_desktop.ui.words.errors import reading_problem_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal

_ROWS = 4
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class HandOn:
    """To whom a call is to go. `name` is empty where only the number is known."""

    call_id: str
    kind: HandOffKind
    number: str
    name: str


class HandOnForm(QFrame):
    """Opened for one call. Enter announces the call, Ctrl+Enter hands it on directly."""

    chosen = cast("TypedSignal[HandOn]", Signal(object))
    closed = Signal()

    def __init__(
        self,
        look: Look,
        refuge: QWidget,
        *,
        colleagues: Callable[[], Sequence[tuple[str, str]]],
        region: Callable[[], str],
    ) -> None:
        """`refuge` gets the keyboard where nothing had it before; `region` is where short numbers belong."""
        super().__init__()
        self.setProperty("role", "notice")
        self._look, self._refuge = look, refuge
        self._colleagues, self._region = colleagues, region
        self._call_id = ""
        self._people: list[tuple[str, str]] = []
        self._before: QWidget | None = None
        self.field, self.list, self.reading = QLineEdit(), QListWidget(), label("", "muted", wrap=True)
        self.field.setPlaceholderText(self.tr("A name, or any number"))
        self.field.setMaxLength(200)
        self.field.installEventFilter(self)
        self.list.setAccessibleName(self.tr("Colleagues"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows are chosen from the field
        self.announce = button(look, self.tr("Announced (Enter)"), role="primary")
        self.blind = button(look, self.tr("Directly (Ctrl+Enter)"))
        self.announce.setToolTip(self.tr("You speak with them first, then bring the customer"))
        self.blind.setToolTip(self.tr("The customer is brought as soon as somebody answers"))
        self._close = icon_button(look, "x", self.tr("Close (Esc)"), size=14)
        self.field.textChanged.connect(self._filter)
        self.list.itemDoubleClicked.connect(partial(self._choose, HandOffKind.ANNOUNCED))
        self.list.currentRowChanged.connect(self._say_row)
        self.announce.clicked.connect(partial(self._choose, HandOffKind.ANNOUNCED))
        self.blind.clicked.connect(partial(self._choose, HandOffKind.BLIND))
        self._close.clicked.connect(self.close_opened)
        self._lay_out()

    def open_for(self, call: Call) -> None:
        """Let the person choose whom this call goes to."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._call_id = call.id
        number = self._look.formats.number(call.number)
        self.field.setAccessibleName(self.tr("To whom the call with {number} goes").format(number=number))
        self.field.clear()
        self._filter()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_unless(self, call_id: str, *, fits: bool) -> None:
        """It is for one call, as long as that `fits`."""
        if not self.isHidden() and (call_id != self._call_id or not fits):
            self.close_opened()

    def close_opened(self) -> bool:
        """Choose nobody; False where nothing was open."""
        if self.isHidden():
            return False
        if self.isAncestorOf(QApplication.focusWidget() or self):
            before = self._before
            (before if before is not None and before.isVisible() else self._refuge).setFocus()
        self.hide()
        self.closed.emit()
        return True

    @property
    def rows(self) -> int:
        """How many rows it takes from the conversation."""
        return 0 if self.isHidden() else _ROWS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrows choose in the list while the keyboard is in the field."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    # --- inside -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self._look.theme.px
        first = QHBoxLayout()
        first.setSpacing(px(6))
        first.addWidget(self.field, 1)
        for part in (self.announce, self.blind):
            part.setProperty("fit", "slim")
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            first.addWidget(part)
        first.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(4), px(8), px(6))
        column.setSpacing(px(4))
        column.addLayout(first)
        column.addWidget(self.reading)
        column.addWidget(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def _filter(self) -> None:
        """Show whom the text may mean, and how it reads as a number."""
        text = self.field.text().strip()
        digits = "".join(filter(str.isdecimal, text))
        self._people = [
            (name, number)
            for name, number in self._colleagues()
            if text.casefold() in name.casefold() or (digits and digits in number)
        ]
        formats = self._look.formats
        self.list.clear()
        self.list.addItems([f"{name}   {formats.number(number)}" for name, number in self._people])
        if self._people:
            self.list.setCurrentRow(0)
        line = max(self.list.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        frame = 2 * self.list.frameWidth()
        self.list.setMinimumHeight(line + frame)
        self.list.setMaximumHeight(line * min(len(self._people), _ROWS) + frame)
        self.list.setVisible(bool(self._people))
        self._say_reading(text)

    def _say_reading(self, text: str) -> None:
        if not text and not self._people:
            self._tell(self.tr("No colleagues are listed in the settings: type a number."), "muted")
        elif not text or self._people:
            self._tell("", "muted")
        else:
            reading = read(text, self._region())
            if reading.number is not None:
                country = reading.number.country_name(self._look.formats.language)
                self._tell(f"{reading.number.international}  ·  {country}", "muted")
            elif reading.problem is not None:
                self._tell(reading_problem_text(reading), "error")

    def _tell(self, text: str, role: str) -> None:
        set_role(self.reading, role)
        self.reading.setText(text)
        self.reading.setVisible(bool(text))

    def _say_row(self, row: int) -> None:
        if 0 <= row < len(self._people) and self.field.hasFocus():
            say(self, self.list.item(row).text())

    def _take_key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentRow()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            further = row + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentRow(max(0, min(further, self.list.count() - 1)))
        elif key in _ENTER and not event.isAutoRepeat():
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._choose(HandOffKind.BLIND if held else HandOffKind.ANNOUNCED)
        else:
            return key in _ENTER
        return True

    def _choose(self, kind: HandOffKind, _pressed: object = None) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._people):
            name, number = self._people[row]
        else:
            found = read(self.field.text(), self._region()).number
            if found is None:
                self._tell(self.tr("Choose a name, or type a whole number."), "error")
                self.field.setFocus()
                return
            name, number = "", found.e164
        call_id = self._call_id
        self.close_opened()
        self.chosen.emit(HandOn(call_id, kind, number, name))
