"""What can be done about a misspelled word: suggestions, asked for when the menu opens; one's own words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction

from sellercall_desktop.ui.prompts.own_words_dialog import show_own_words
from sellercall_desktop.ui.window.prompt_keys import MISTAKE_KEYS, SUGGEST_KEYS
from sellercall_desktop.ui.window.shortcuts import bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.editor import PromptEdit
    from sellercall_desktop.ui.prompts.spelling import MistakeFound, Spelling


class SpellingMenu(QObject):
    """The text's own menu, with what concerns a mistake above it."""

    def __init__(
        self,
        editor: PromptEdit,
        spelling: Spelling,
        tasks: Tasks,
        keyed: QWidget,
        look: Look,
        *,
        say: Callable[[str], object],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """`keyed`: where its keys work; `say` shows a short result."""
        super().__init__(editor)
        self._editor, self._spelling, self._tasks = editor, spelling, tasks
        self._look, self._say, self._on_error = look, say, on_error
        self.menu: QMenu | None = None
        self._waits = False
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._open)
        spelling.looked_up.connect(self._on_looked_up)
        spelling.found_broken.connect(on_error)
        bind(keyed, MISTAKE_KEYS, self.next_mistake)
        bind(keyed, SUGGEST_KEYS, self.suggest)

    def next_mistake(self) -> None:
        """Select the next misspelled word; where nothing was looked up yet, as soon as it is."""
        if self._spelling.is_on:
            self._waits = True
            self._spelling.look_up()
        elif (problem := self._spelling.problem) is not None:
            self._on_error(problem)
        else:
            self._say(self.tr("Spelling is switched off"))

    def suggest(self) -> None:
        """Open the menu at the cursor."""
        self._open(self._editor.cursorRect().center())

    def show_own_words(self) -> None:
        """Open the list of the words that were added, or bring it to the front."""
        show_own_words(self._look, self._spelling, self._tasks, self._editor)

    def _on_looked_up(self) -> None:
        if not self._waits:
            return
        self._waits = False
        found = self._spelling.next_mistake()
        if found is None and (problem := self._spelling.problem) is not None:
            self._on_error(problem)
        elif found is None:
            self._say(self.tr("No misspelled word"))
        else:
            self._editor.select(found.span)
            self._editor.setFocus()

    def _open(self, place: QPoint) -> None:
        position = self._editor.cursorForPosition(place).position()
        found = self._spelling.mistake_at(position)
        menu = self.menu = self._editor.createStandardContextMenu(place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(self._on_hidden)
        if found is not None and not self._editor.isReadOnly():
            first = menu.actions()[0]
            waiting = QAction(self.tr("Looking for suggestions…"), menu, enabled=False)
            add = QAction(self.tr("Add “{word}” to my words").format(word=found.word), menu)
            add.triggered.connect(partial(self._add, found.word))
            menu.insertActions(first, [waiting, add])
            menu.insertSeparator(first)
            menu.setActiveAction(add)
            self._tasks.spawn(self._fill(menu, waiting, found), "prompt.suggest", self._on_error)
        menu.addSeparator()
        menu.addAction(self.tr("My words…")).triggered.connect(self.show_own_words)
        menu.popup(self._editor.viewport().mapToGlobal(place))

    def _on_hidden(self) -> None:
        self.menu = None

    async def _fill(self, menu: QMenu, waiting: QAction, found: MistakeFound) -> None:
        meant = await self._spelling.suggestions(found)
        if self.menu is not menu:
            return
        made = [QAction(word, menu) for word in meant]
        for action in made:
            action.triggered.connect(partial(self._put, found, action.text()))
        menu.insertActions(waiting, made)
        if made:
            menu.removeAction(waiting)
            menu.setActiveAction(made[0])
        else:
            waiting.setText(self.tr("No suggestion"))
        room = menu.screen().availableGeometry()  # it has grown since Qt found it a place
        menu.move(menu.x(), max(room.top(), min(menu.y(), room.bottom() - menu.height())))

    def _put(self, found: MistakeFound, word: str) -> None:
        if self._spelling.mistake_at(found.span[0]) == found:
            self._editor.put(found.span, word)

    def _add(self, word: str) -> None:
        self._tasks.spawn(self._spelling.add_own(word), "prompt.own_word", self._on_error)
