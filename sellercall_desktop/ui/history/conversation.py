"""The conversation of a past call: its summary, then the turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.core.facts import Speaker
from sellercall_desktop.ui.history.pages import Sheet
from sellercall_desktop.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

if TYPE_CHECKING:
    from sellercall_desktop.core.calls import Call
    from sellercall_desktop.ui.history.columns import CallWords
    from sellercall_desktop.ui.icons import Icons

_ROLES = {Speaker.AI: "ai", Speaker.CUSTOMER: "customer", Speaker.TOOL: "muted"}


class ConversationPage(Sheet):
    """Summary and turns, selectable, with the time of each turn on hover."""

    def __init__(self, words: CallWords, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icons = words, icons
        self.setAccessibleName(self.tr("Conversation"))

    def show_call(self, call: Call) -> None:
        """Show the call's words; where there are none, say why."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        if call.summary and (call.summary.long or call.summary.short):
            column.addWidget(self._summary(call.summary.long or call.summary.short or ""))
        if call.turns:
            column.addLayout(self._turns(call))
        else:
            column.addWidget(self._nothing(call))
        column.addStretch()
        self.put(content)

    def _summary(self, text: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "notice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(SPACE_XS)
        title = QLabel(self.tr("Summary"))
        title.setProperty("role", "caption")
        column.addWidget(title)
        column.addWidget(_words(text))
        return frame

    def _turns(self, call: Call) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        formats, before = self._words.formats, None
        for row, turn in enumerate(call.turns):
            if turn.speaker is not before:
                name = QLabel(formats.speaker_text(turn.speaker))
                name.setProperty("role", _ROLES[turn.speaker])
                grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            text = _words(turn.text)
            text.setToolTip(formats.clock_with_seconds(turn.at))
            text.setAccessibleName(f"{formats.speaker_text(turn.speaker)}: {turn.text}")
            grid.addWidget(text, row, 1)
            before = turn.speaker
        return grid

    def _nothing(self, call: Call) -> QLabel:
        text = self.tr("No words yet.") if call.is_live else self.tr("There was no conversation.")
        reason = self._words.formats.end_reason_text(call)
        label = _words(f"{text} {reason}." if reason else text)
        label.setProperty("role", "muted")
        return label


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
