"""What the AI says while the customer is silent: a row for each sentence, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.checking import (
    LONGEST_SILENCE_S,
    LONGEST_TEXT,
    MOST_INACTIVITY,
    SHORTEST_SILENCE_S,
)
from sellercall_desktop.core.prompts.settings import AfterSilence, InactivityMessage
from sellercall_desktop.ui.parts.choice_box import ChoiceBox
from sellercall_desktop.ui.parts.look import button, icon_button
from sellercall_desktop.ui.parts.theme import SPACE_S
from sellercall_desktop.ui.prompts.variable_line import VariableLine
from sellercall_desktop.ui.words.prompt_settings import after_silence_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.variable_line import KnownVariables

_USUAL_S = 10.0


class SilenceRows(QWidget):
    """Edits them. A row without words is none."""

    changed = Signal()

    def __init__(self, look: Look, variables: KnownVariables, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._variables = look, variables
        self._rows: list[SilenceRow] = []
        self.add = button(look, self.tr("Add a sentence"), "plus")
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.theme.px(SPACE_S))
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._list.addLayout(foot)
        self.add.clicked.connect(self._on_add)

    @property
    def messages(self) -> tuple[InactivityMessage, ...]:
        """What is written here."""
        return tuple(message for row in self._rows if (message := row.message) is not None)

    def show_messages(self, messages: tuple[InactivityMessage, ...]) -> None:
        """Put these in place of all."""
        while self._rows:
            self._drop(self._rows[-1])
        for message in messages:
            self._append(message)
        self._number()

    def line(self, number: int) -> QLineEdit | None:
        """Where the words of `messages[number]` are written."""
        written = [row.text for row in self._rows if row.message is not None]
        return written[number] if number < len(written) else None

    def take_focus(self) -> None:
        """The keyboard goes to the first sentence."""
        (self._rows[0].text if self._rows else self.add).setFocus()

    def _append(self, message: InactivityMessage) -> SilenceRow:
        row = SilenceRow(self._look, self._variables, message)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._on_removed, row))
        self._rows.append(row)
        self._list.insertWidget(len(self._rows) - 1, row)
        return row

    def _drop(self, row: SilenceRow) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        if len(self._rows) < MOST_INACTIVITY:
            row = self._append(InactivityMessage(_USUAL_S, ""))
            self._number()
            row.text.setFocus()

    def _on_removed(self, row: SilenceRow) -> None:
        self._drop(row)
        self._number()
        self.changed.emit()
        self.take_focus()

    def _number(self) -> None:
        self.add.setEnabled(len(self._rows) < MOST_INACTIVITY)
        for number, row in enumerate(self._rows, start=1):
            row.number(number)


class SilenceRow(QWidget):
    """Two lines: when, and what follows; the words."""

    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, variables: KnownVariables, message: InactivityMessage) -> None:
        super().__init__()
        self.after, self.then = QDoubleSpinBox(), ChoiceBox()
        self.text = VariableLine(look, variables, message.text)
        self.remove = icon_button(look, "trash", "", size=14)
        self.after.setRange(SHORTEST_SILENCE_S, LONGEST_SILENCE_S)
        self.after.setDecimals(1)
        self.after.lineEdit().setTextMargins(look.theme.px(6), 0, 0, 0)
        self.after.setSuffix(" s")
        self.after.setValue(message.after_s)
        self.text.setMaxLength(LONGEST_TEXT)
        self.text.setPlaceholderText(self.tr("What the AI says"))
        for what in AfterSilence:
            self.then.addItem(after_silence_text(what), what)
        self.then.setCurrentIndex(list(AfterSilence).index(message.then))
        self.then.setMinimumContentsLength(5)
        px = look.theme.px
        head = QHBoxLayout()
        head.addStrut(px(26))
        head.setSpacing(px(SPACE_S))
        head.addWidget(self.after)
        head.addWidget(self.then, 1)
        head.addWidget(self.remove)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addLayout(head)
        box.addWidget(self.text)
        self.after.valueChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.then.currentIndexChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def message(self) -> InactivityMessage | None:
        """What is written here."""
        words = self.text.text().strip()
        return InactivityMessage(self.after.value(), words, self.then.currentData()) if words else None

    def number(self, number: int) -> None:
        """It is the first, second … one."""
        self.after.setAccessibleName(self.tr("Seconds of silence before sentence {n}").format(n=number))
        self.text.setAccessibleName(self.tr("Words of sentence {n}").format(n=number))
        self.then.setAccessibleName(self.tr("What follows sentence {n}").format(n=number))
        self.remove.setAccessibleName(self.tr("Remove sentence {n}").format(n=number))
        self.remove.setToolTip(self.remove.accessibleName())
