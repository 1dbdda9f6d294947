"""Another text came while there are unsaved edits here: the person decides, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.prompt import BY_PROGRAM
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S
from sellercall_desktop.ui.prompts.shown import content_shown

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion
    from sellercall_desktop.ui.parts.look import Look


class ConflictBar(QFrame):
    """Offers: merge, keep mine, load theirs, see both. Which way theirs came in makes no difference."""

    changed = Signal()
    """Something else is asked, or nothing any more."""
    merge_chosen = Signal()
    keep_chosen = Signal()
    load_chosen = Signal()
    see_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: PromptVersion | None = None
        self._theirs: PromptContent | None = None
        self.setProperty("role", "caution")
        self.sentence: QLabel = label("", wrap=True)
        unpublished = self.tr("Nothing was published: choose first what becomes of your text.")
        self.why: QLabel = label(unpublished, wrap=True)
        self.why.hide()
        self.merge = button(look, self.tr("Merge"))
        self.merge.setToolTip(self.tr("Put both texts together in the editor; what both changed is asked"))
        self.keep, self.load = button(look, self.tr("Keep mine")), button(look, self.tr("Load theirs"))
        self.see = button(look, self.tr("See both"))
        self.keep.setToolTip(self.tr("Go on with your text; publishing it makes the next version"))
        self.load.setToolTip(self.tr("Put the published text here; undo brings yours back"))
        for choice, signal in (
            (self.merge, self.merge_chosen),
            (self.keep, self.keep_chosen),
            (self.load, self.load_chosen),
            (self.see, self.see_chosen),
        ):
            choice.clicked.connect(signal)
        px, box, row = look.theme.px, QVBoxLayout(self), QHBoxLayout()
        box.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        row.setSpacing(px(SPACE_S))
        for choice in (self.merge, self.keep, self.load, self.see):
            row.addWidget(choice)
        row.addStretch(1)
        box.addWidget(self.sentence)
        box.addWidget(self.why)
        box.addLayout(row)
        self.hide()

    @property
    def version(self) -> PromptVersion | None:
        """The other version, while the question is open; None: it is closed, or about a file."""
        return self._version

    @property
    def theirs(self) -> PromptContent | None:
        """What came, while the question is open."""
        return self._theirs

    def ask(self, version: PromptVersion | None) -> None:
        """Ask about this version; None: the question is settled."""
        said = ""
        if version is not None:
            said = self.tr("{author} published v{number} while you were editing. Your text is still here.")
            author = self.tr("Another program") if version.author == BY_PROGRAM else version.author
            said = said.format(author=author, number=version.number)
        self._ask(version, content_shown(version) if version is not None else None, said)

    def ask_about_file(self, content: PromptContent, name: str) -> None:
        """Ask about what a file holds."""
        said = self.tr("{name} was read, and you have unsaved changes. Your text is still here.")
        self._ask(None, content, said.format(name=name))

    def _ask(self, version: PromptVersion | None, theirs: PromptContent | None, said: str) -> None:
        self._version, self._theirs = version, theirs
        self.why.hide()
        self.see.setVisible(version is not None)
        self.setVisible(theirs is not None)
        self.sentence.setText(said)
        self.setAccessibleName(said)
        self.changed.emit()

    def insist(self) -> None:
        """Publishing was asked for: say why it has to wait, and put the keyboard on the choices."""
        self.why.show()
        say(self, self.why.text())
        self.merge.setFocus(Qt.FocusReason.OtherFocusReason)  # loses neither text, as Enter must not
