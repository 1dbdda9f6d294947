"""The words that people here have called right: seen, added and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout

from sellercall_desktop.core.prompts.checking import LONGEST_NAME
from sellercall_desktop.ui.parts.dialogs import fit
from sellercall_desktop.ui.parts.look import button, label
from sellercall_desktop.ui.parts.problem import ProblemNote
from sellercall_desktop.ui.window.shortcuts import press_by_enter
from sellercall_desktop.ui.words.errors import sentence_for

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.spelling import Spelling


class OwnWordsDialog(QDialog):
    """Enter in the line adds, Delete in the list removes. What is shown is what the file holds."""

    def __init__(self, look: Look, spelling: Spelling, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._spelling, self._tasks = spelling, tasks
        px = look.theme.px
        self.setWindowTitle(self.tr("My words"))
        self.problem, self.words, self.line = ProblemNote(look), QListWidget(), QLineEdit()
        self.nothing = label(self.tr("No words of your own yet."), "muted", wrap=True)
        self.add = button(look, self.tr("Add"), "plus")
        self.remove = button(look, self.tr("Remove"), "trash")
        self.words.setAccessibleName(self.windowTitle())
        self.line.setPlaceholderText(self.tr("A word that is right"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setMaxLength(LONGEST_NAME)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        for pressed in (self.add, self.remove, closing.button(QDialogButtonBox.StandardButton.Close)):
            pressed.setAutoDefault(False)  # Enter is the line's
        row, foot, box = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(closing)
        box.setContentsMargins(px(24), px(24), px(24), px(16))
        box.setSpacing(px(12))
        box.addWidget(label(self.tr("These words are never marked as misspelled."), wrap=True))
        box.addWidget(self.problem)
        box.addLayout(row)
        box.addWidget(self.nothing)
        box.addWidget(self.words, 1)
        box.addLayout(foot)
        fit(self, px(420), px(460))
        self.line.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.words.currentRowChanged.connect(self._offer)
        self.words.installEventFilter(self)
        closing.rejected.connect(self.reject)
        self._offer()
        self._do(self._read())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Delete removes the word that is chosen."""
        if (
            watched is self.words
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        ):
            self._on_remove()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button that has the keyboard; in the line it is the line's."""
        if not press_by_enter(event):
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self.remove.setEnabled(self.words.currentRow() >= 0)
        self.nothing.setVisible(self.words.count() == 0)

    def _on_add(self) -> None:
        if wished := self.line.text().split():  # with a blank in it, it would be found nowhere
            self._do(self._add(wished))

    def _on_remove(self) -> None:
        if (chosen := self.words.currentItem()) is not None:
            self._do(self._remove(chosen.text()))

    async def _add(self, wished: list[str]) -> None:
        for word in wished:
            await self._spelling.add_own(word)
        self.line.clear()
        await self._read(wished[-1])

    async def _remove(self, word: str) -> None:
        await self._spelling.remove_own(word)
        await self._read()

    async def _read(self, chosen: str = "") -> None:
        """`chosen`: shown as the one that is chosen; without it the place stays."""
        found, row = await self._spelling.own_words(), self.words.currentRow()
        self.words.clear()
        self.words.addItems(found)
        small = [word.casefold() for word in found]
        at = small.index(chosen.casefold()) if chosen.casefold() in small else min(row, len(found) - 1)
        self.words.setCurrentRow(at)
        self.problem.clear()
        self._offer()

    def _do(self, work: Coroutine[None, None, None]) -> None:
        doing = self._tasks.spawn(work, "prompt.own_words", self._on_error)
        self.destroyed.connect(lambda _gone: doing.cancel())

    def _on_error(self, error: BaseException) -> None:
        self.problem.show_sentence(sentence_for(error))


def show_own_words(look: Look, spelling: Spelling, tasks: Tasks, parent: QWidget) -> OwnWordsDialog:
    """Open the list, or bring it to the front; it deletes itself when it is closed."""
    dialog = parent.findChild(OwnWordsDialog)
    if dialog is None:
        dialog = OwnWordsDialog(look, spelling, tasks, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
