"""Somebody else has published while there are unsaved edits here: the person decides, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.ui.parts.look import Look


class ConflictBar(QFrame):
    """Offers: keep mine, load theirs, see both."""

    keep_chosen = Signal()
    load_chosen = Signal()
    see_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: PromptVersion | None = None
        self.setProperty("role", "caution")
        self.sentence: QLabel = label("", wrap=True)
        unpublished = self.tr("Nothing was published: choose first what becomes of your text.")
        self.why: QLabel = label(unpublished, wrap=True)
        self.why.hide()
        self.keep, self.load = button(look, self.tr("Keep mine")), button(look, self.tr("Load theirs"))
        self.see = button(look, self.tr("See both"))
        self.keep.setToolTip(self.tr("Go on with your text; publishing it makes the next version"))
        self.load.setToolTip(self.tr("Put the published text here; undo brings yours back"))
        for choice, signal in (
            (self.keep, self.keep_chosen),
            (self.load, self.load_chosen),
            (self.see, self.see_chosen),
        ):
            choice.clicked.connect(signal)
        px, box, row = look.theme.px, QVBoxLayout(self), QHBoxLayout()
        box.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        row.setSpacing(px(SPACE_S))
        for choice in (self.keep, self.load, self.see):
            row.addWidget(choice)
        row.addStretch(1)
        box.addWidget(self.sentence)
        box.addWidget(self.why)
        box.addLayout(row)
        self.hide()

    @property
    def version(self) -> PromptVersion | None:
        """The other version, while the question is open."""
        return self._version

    def ask(self, version: PromptVersion | None) -> None:
        """Ask about this version; None: the question is settled."""
        self._version = version
        self.why.hide()
        self.setVisible(version is not None)
        if version is not None:
            said = self.tr("{author} published v{number} while you were editing. Your text is still here.")
            author = self.tr("Another program") if version.author == "api" else version.author
            self.sentence.setText(said.format(author=author, number=version.number))
            self.setAccessibleName(self.sentence.text())

    def insist(self) -> None:
        """Publishing was asked for: say why it has to wait, and put the keyboard on the choices."""
        self.why.show()
        say(self, self.why.text())
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
