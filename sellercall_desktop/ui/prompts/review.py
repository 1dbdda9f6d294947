"""Before a text is published to every customer: what goes, what comes, and a note for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S
from sellercall_desktop.ui.prompts.changes import ChangesView
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from sellercall_desktop.core.prompts.misgivings import Misgivings
    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.changes import Changes
    from sellercall_desktop.ui.prompts.consequences import Consequences

NOTE_CHARACTERS = 200


class PublishReview(QFrame):
    """Shows what changes, and asks. Enter publishes, Esc goes back to the text."""

    confirmed = Signal()
    canceled = Signal()
    left = Signal()
    asks = Signal(bool)
    """It is seen, and the button that publishes is here; or it is so no more."""
    """It was put away while the keyboard was in it, which Qt alone hands to any next widget of the window."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._content: PromptContent | None = None
        self.setProperty("role", "notice")
        self.sentence: QLabel = label("", wrap=True)
        self.shown = ChangesView(look)
        self.misgivings: Misgivings | None = None
        self.consequences: Consequences | None = None
        self.failing: tuple[str, ...] = ()
        self.against: QLabel = label("", "error", wrap=True)
        self.told: QLabel = label("", "warning", wrap=True)
        self.reason, self.note = QLineEdit(), QLineEdit()
        self.reason.setMaxLength(NOTE_CHARACTERS)
        self.reason.setPlaceholderText(self.tr("Why it is published all the same"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.note.setMaxLength(NOTE_CHARACTERS)
        self.note.setPlaceholderText(self.tr("What changes, and why (optional)"))
        self.note.setAccessibleName(self.tr("Note for this version"))
        self.shown.setAccessibleName(self.tr("What changes"))
        self.more = button(look, self.tr("Show more"))
        self.confirm = button(look, self.tr("Publish to every call"), role="primary")
        self.confirm.setToolTip(
            QKeySequence(Qt.Key.Key_Return).toString(QKeySequence.SequenceFormat.NativeText)
        )
        self.cancel = button(look, self.tr("Back to the text"))
        self._lay_out()
        self.reason.textEdited.connect(lambda _text: _show_lack(self.reason, lacks=False))
        self.more.clicked.connect(self._on_more)
        self.confirm.clicked.connect(self.confirmed)
        self.cancel.clicked.connect(self.canceled)
        self.hide()

    @property
    def content(self) -> PromptContent | None:
        """That whose changes are shown; None while nothing is asked."""
        return self._content

    @property
    def whole_note(self) -> str:
        """The note for the version, with the reason where scenarios failed."""
        note, reason = self.note.text().strip(), self.reason.text().strip()
        if self.failing:
            reason = self.tr("In spite of failed scenarios: {reason}").format(reason=reason)
            return f"{reason} · {note}" if note else reason
        return note

    def insists_on_reason(self) -> bool:
        """Whether one is to be given and is not; then the keyboard goes there."""
        lacks = bool(self.failing) and not self.reason.text().strip()
        if lacks:
            _show_lack(self.reason, lacks=True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return lacks

    def ask(
        self,
        content: PromptContent,
        changes: Changes,
        failing: tuple[str, ...] = (),
        told: tuple[str, ...] = (),
    ) -> None:
        """Show what publishing it would change, which scenarios fail with it, and what else it does."""
        self._content, self.failing = content, failing
        said = self.tr("Scenarios that fail with this text: {names}.").format(names=", ".join(failing))
        self.against.setText(said)
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))
        for part in (self.against, self.reason):
            part.setVisible(bool(failing))
        self.shown.show_changes(changes)
        self.more.setVisible(self.shown.has_more)
        whole = self.tr("Every call from now on would use this text. Words out: {out}, words in: {into}.")
        number = self._look.formats.integer
        self.sentence.setText(whole.format(out=number(changes.words_out), into=number(changes.words_in)))
        self.setAccessibleName(" ".join((self.sentence.text(), *((said,) if failing else ()), *told)))
        if self.isHidden():
            self.note.clear()
            self.reason.clear()
            _show_lack(self.reason, lacks=False)
            self.show()
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """To where a word may or must be written, unless it is in here already."""
        if not holds_focus(self):
            (self.reason if self.failing else self.note).setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Nothing is asked any more."""
        self._content = None
        self.shown.show_changes(None)
        held = holds_focus(self)
        self.hide()
        if held:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """It asks."""
        super().showEvent(event)
        self.asks.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """It asks no more."""
        super().hideEvent(event)
        self.asks.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back, Enter publishes."""
        if event.key() == Qt.Key.Key_Escape:
            self.canceled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = (one for one in (self.cancel, self.more) if one.hasFocus())
            next(focused, self.confirm).click()
        else:
            super().keyPressEvent(event)

    def _on_more(self) -> None:
        self.shown.show_more()
        self.more.setVisible(self.shown.has_more)
        self.shown.setFocus()

    def _lay_out(self) -> None:
        px = self._look.theme.px
        self.shown.setMinimumHeight(px(56))
        self.shown.setMaximumHeight(px(120))
        foot = QHBoxLayout()
        foot.setSpacing(px(SPACE_S))
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.confirm)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        box.addWidget(self.sentence)
        box.addWidget(self.shown)
        box.addWidget(self.told)
        box.addWidget(self.against)
        noted = QHBoxLayout()
        noted.setSpacing(px(SPACE_S))
        noted.addWidget(self.reason, 1)
        noted.addWidget(self.note, 1)
        noted.addWidget(self.more)
        box.addLayout(noted)
        box.addLayout(foot)


def _show_lack(field: QLineEdit, *, lacks: bool) -> None:
    field.setProperty("state", "error" if lacks else "")
    field.style().unpolish(field)
    field.style().polish(field)
