"""The pane of a rehearsal: a conversation in text with the AI of the draft, and those had before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sellercall_desktop.core.calls.facts import Speaker
from sellercall_desktop.core.prompts.scenarios.scenario import LONGEST_WORDS
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S
from sellercall_desktop.ui.parts.tinted import TintedListItem
from sellercall_desktop.ui.prompts.panes import SidePane
from sellercall_desktop.ui.prompts.trying.whole_items import WholeItems
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from sellercall_desktop.core.prompts.scenarios.scenario import TalkTurn
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.person_choice import PersonChoice


class RehearsalPane(SidePane):
    """What it shows is `Rehearsing`'s. Enter sends; Enter on an own turn takes it into the line again."""

    shown = Signal()
    left = Signal()
    """It is seen no more."""
    start_wanted = Signal()
    stop_wanted = Signal()
    save_wanted = Signal()
    said = Signal(str)
    talk_chosen = Signal(int)
    edit_wanted = Signal(int)
    """The place of an own turn that is to be said otherwise."""
    edit_left = Signal()

    def __init__(self, look: Look, person: PersonChoice, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.person = person
        self._may_send = False
        self.talks = QComboBox()
        self.problem, self.before = ProblemNote(look), QFrame()
        self.cost: QLabel = label("", wrap=True)
        self.missing: QLabel = label("", "warning", wrap=True)
        self.start = button(look, self.tr("Begin"), "play", "primary", icon_role="on_call")
        self.turns = WholeItems(look)
        self.state: QLabel = label("", "muted", wrap=True)
        self.line = QLineEdit()
        self.send = button(look, self.tr("Send"), "paper-plane-right", "primary", icon_role="on_call")
        self.stop = button(look, self.tr("End"), "stop")
        self.save = button(look, self.tr("Save as a scenario"), "flask")
        self._set_up()
        self._lay_out()
        self.start.clicked.connect(self.start_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.talks.currentIndexChanged.connect(self.talk_chosen)
        self.turns.itemDoubleClicked.connect(lambda _item: self._on_edit())
        for sent in (self.line.returnPressed, self.send.clicked):
            sent.connect(self._on_send)

    def ask(self, cost: str, missing: str, *, has_variables: bool, possible: bool) -> None:
        """Say what a rehearsal costs at most, and what has no value in its text."""
        self.cost.setText(cost)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.person.setVisible(has_variables)
        self.start.setEnabled(possible)

    def show_talks(self, count: int, shown: int) -> None:
        """So many conversations were had; this one is shown."""
        with QSignalBlocker(self.talks):
            self.talks.clear()
            for number in range(1, count + 1):
                self.talks.addItem(self.tr("Conversation {number}").format(number=number))
            self.talks.setCurrentIndex(shown)
        self.talks.setVisible(count > 1)

    def show_turns(self, turns: Sequence[TalkTurn]) -> None:
        """Show the whole of it, the last turn in sight."""
        row = self.turns.currentRow()
        self.turns.clear()
        for said in turns:
            is_own = said.speaker is Speaker.CUSTOMER
            who = self.tr("You") if is_own else self._look.formats.speaker_text(said.speaker)
            item = TintedListItem(self._look, f"{who}: {said.text}", ink="muted" if is_own else "")
            if is_own:
                item.setToolTip(self.tr("Enter: say this otherwise, in a new conversation"))
            self.turns.addItem(item)
        self.turns.setCurrentRow(row if 0 <= row < len(turns) else -1)
        self.turns.scrollToBottom()

    def show_state(self, text: str, *, is_open: bool, waits: bool, can_edit: bool, has_said: bool) -> None:
        """Where it stands.

        Args:
            text: in words.
            is_open: it goes on, and is billed.
            waits: for a line of this person; until then what is written is not sent.
            can_edit: an own turn is in the line, to be said otherwise.
            has_said: there is something to be kept as a scenario.
        """
        held = holds_focus(self)
        if text != self.state.text():
            say(self, text)
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.before.setVisible(not is_open)
        for part in (self.line, self.send):
            part.setVisible(is_open or can_edit)
        self._may_send = waits or can_edit
        self.stop.setVisible(is_open)
        self.save.setVisible(has_said)
        self.turns.setVisible(self.turns.count() > 0 or is_open)
        if held and not holds_focus(self):
            self.take_focus()

    def edit(self, text: str) -> None:
        """Take these words into the line."""
        self.line.setText(text)
        self.line.setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the line, else to what begins it."""
        if self.line.isVisible():
            self.line.setFocus()
        else:
            self.start.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses what has the keyboard, on an own turn takes it up again; Esc lets it be."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.turns.hasFocus():
            self._on_edit()
        elif is_enter and self.start.hasFocus():
            self.start.click()
        elif event.key() == Qt.Key.Key_Escape and self.line.property("edits"):
            self.edit_left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was edited meanwhile counts."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What nobody sees is not gone on with: it is billed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    # --- inside -------------------------------------------------------------------------------

    def _on_send(self) -> None:
        if self._may_send and (text := " ".join(self.line.text().split())):
            self.line.clear()
            self.said.emit(text)

    def _on_edit(self) -> None:
        if (row := self.turns.currentRow()) >= 0:
            self.edit_wanted.emit(row)

    def _set_up(self) -> None:
        self.talks.setAccessibleName(self.tr("Which conversation is shown"))
        self.turns.setAccessibleName(self.tr("Conversation"))
        self.line.setMaxLength(LONGEST_WORDS)
        self.line.setPlaceholderText(self.tr("What the customer says"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.before.setProperty("role", "notice")

    def _lay_out(self) -> None:
        px = self._look.theme.px
        foot, row, begin = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        row.setSpacing(px(SPACE_S))
        row.addWidget(self.line, 1)
        row.addWidget(self.send)
        foot.setSpacing(px(SPACE_S))
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        begin.addWidget(self.missing, 1)
        begin.addStretch(0)
        begin.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)
        asked = QVBoxLayout(self.before)
        asked.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), px(SPACE_S))
        for part in (self.cost, self.person):
            asked.addWidget(part)
        asked.addLayout(begin)
        self.turns.setMinimumHeight(px(48))
        box = self._lay_out_head(self.tr("Rehearsal"), self.tr("Close the rehearsal"), self.talks)
        self.close_button.setToolTip(self.tr("Close the rehearsal, which ends it (Esc)"))
        box.addWidget(self.problem)
        box.addWidget(self.before)
        box.addWidget(self.turns, 1)
        box.addWidget(self.state)
        box.addLayout(row)
        box.addLayout(foot)
        box.addStretch(0)
