"""Find and replace in the prompt: every match highlighted and counted, all of it by keys."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_S, set_role
from sellercall_desktop.ui.prompts.find_choices import FindChoices
from sellercall_desktop.ui.prompts.replace_row import ReplaceRow
from sellercall_desktop.ui.prompts.seeking import Sought
from sellercall_desktop.ui.prompts.slices import Slices
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.editor import PromptEdit, Span
    from sellercall_desktop.ui.prompts.seeking import Changed, Found

_MOST_MATCHES = 1000
_REST_MS = 80


class FindBar(QFrame):
    """Hidden until asked for; Esc puts it away and gives the editor back the focus."""

    def __init__(self, editor: PromptEdit, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._spans: list[Span] = []
        self._slices = Slices(self)
        self._told: tuple[str, str] | None = None  # how, and what came of the search
        self.setProperty("role", "notice")
        self.words = QLineEdit(clearButtonEnabled=True)
        self.count: QLabel = label("", "muted", wrap=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.previous = icon_button(look, "caret-up", self.tr("Previous match"))
        self.next = icon_button(look, "caret-down", self.tr("Next match"))
        self.close_button = icon_button(look, "x", self.tr("Close the search"), size=14)
        self.choices, self.replacing = FindChoices(look, self), ReplaceRow(look)
        for tool, keys in ((self.next, "Enter"), (self.previous, "Shift+Enter"), (self.close_button, "Esc")):
            tool.setToolTip(f"{tool.toolTip()} ({keys})")
        self.words.setPlaceholderText(self.tr("Find in the prompt"))
        self.words.setAccessibleName(self.words.placeholderText())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out(look)
        self._connect()
        self._show_count()
        self.hide()

    def open(self, *, replace: bool = False) -> None:
        """Show it, with what is selected in the editor as the words; `replace`: with what to put there."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.words.setText(chosen)
        self.replacing.setVisible(replace or (self.isVisible() and self.replacing.isVisible()))
        self.show()
        first = self.replacing.field if replace and self.words.text() else self.words
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()
        self._search()

    @property
    def is_open(self) -> bool:
        """Whether somebody searches."""
        return self.isVisible()

    def put_away(self) -> None:
        """Hide it and forget the matches."""
        leaves = holds_focus(self)
        self._slices.stop()
        self.hide()
        self._editor.show_matches([])
        if leaves:
            self._editor.setFocus()

    def go(self, step: int) -> None:
        """To the next (1) or the previous (-1) match from the cursor, around the end."""
        if not self.isVisible():
            self.open()
        self._search_then(partial(self._go, step))

    def replace(self) -> None:
        """Replace the match that is selected and go to the next; where none is, only go there."""
        here, text = self._selected(), self._editor.toPlainText()
        if here in self._spans and not self._editor.isReadOnly():
            new = self._sought().change_at(text, self.replacing.field.text(), here)
            if new is not None:
                self._editor.put(here, new)
        self.go(1)

    def replace_all(self) -> None:
        """Replace every match, as one step that can be undone, and say how many there were.

        Where not all of the text could be looked through nothing is replaced, and that is said.
        """
        changes = self._sought().changes(self._editor.toPlainText(), self.replacing.field.text())
        self._slices.begin(changes, self._change)
        self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Shift+Enter step, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        else:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def _lay_out(self, look: Look) -> None:
        space = look.theme.px(SPACE_S)
        first, second, box = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        first.addWidget(self.words, 1)
        for part in (self.previous, self.next, self.close_button):
            first.addWidget(part)
        second.addWidget(self.choices)
        second.addWidget(self.count, 1)
        for row in (first, second):
            row.setSpacing(space)
            box.addLayout(row)
        box.addWidget(self.replacing)
        box.setContentsMargins(space, space // 2, space, space // 2)
        box.setSpacing(space // 2)
        for before, after in pairwise(
            (
                *(self.words, self.previous, self.next, self.close_button),
                *(self.choices.case, self.choices.words, self.choices.pattern),
                *(self.replacing.field, self.replacing.one, self.replacing.all),
            )
        ):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        for inside in self.words.findChildren(QToolButton):
            inside.setProperty("role", "icon")  # small, as the field's own icons must be
        self.words.textChanged.connect(self._search)
        self.choices.changed.connect(self._search)
        self.next.clicked.connect(self._on_next)
        self.previous.clicked.connect(self._on_previous)
        self.close_button.clicked.connect(self.put_away)
        self.replacing.one_wished.connect(self.replace)
        self.replacing.all_wished.connect(self.replace_all)
        self._rest.timeout.connect(self._search)
        self._editor.textChanged.connect(self._on_edited)
        self._editor.cursorPositionChanged.connect(self._show_count)
        for keys, slot in (
            (QKeySequence.StandardKey.FindNext, self._on_next),
            (QKeySequence.StandardKey.FindPrevious, self._on_previous),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._editor)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _on_next(self) -> None:
        self.go(1)

    def _on_previous(self) -> None:
        self.go(-1)

    def _on_edited(self) -> None:
        self._slices.stop()  # what it would find is no longer there
        if self.isVisible():
            self._rest.start()

    def _sought(self) -> Sought:
        chosen = self.choices
        return Sought(self.words.text(), chosen.case.isChecked(), chosen.words.isChecked(), chosen.is_pattern)

    def _search(self) -> None:
        self._search_then(lambda: None)

    def _search_then(self, then: Callable[[], object]) -> None:
        """Look for it; `then` is done once the matches are known, unless something else is sought before."""
        self._told = None
        spans = self._sought().spans(self._editor.toPlainText(), _MOST_MATCHES)
        self._slices.begin(spans, partial(self._on_found, then))
        if self._slices.is_busy:
            self._show([])

    def _on_found(self, then: Callable[[], object], found: Found) -> None:
        if not found.is_whole:
            self._told = "warning", self.tr("This pattern takes too long: please make it simpler.")
        self._show(found.spans)
        then()

    def _show(self, spans: list[Span]) -> None:
        self._spans = spans
        self._editor.show_matches(spans if self.isVisible() else [])
        self._show_count()

    def _go(self, step: int) -> None:
        if not self._spans:
            return
        cursor = self._editor.textCursor()
        if step > 0:
            index = next((i for i, span in enumerate(self._spans) if span[0] >= cursor.selectionEnd()), 0)
        else:
            before = [i for i, span in enumerate(self._spans) if span[1] <= cursor.selectionStart()]
            index = before[-1] if before else len(self._spans) - 1
        self._editor.select(self._spans[index])
        self._show_count()

    def _change(self, changed: Changed) -> None:
        if not changed.is_whole:
            said = self.tr("Nothing was replaced: this pattern takes too long. Please make it simpler.")
            self._told = "warning", said
            self._show_count()
            return
        if changed.number and not self._editor.isReadOnly():
            self._editor.swap(changed.span, changed.text)
        self._rest.stop()  # it would take away what is told here
        self._search_then(partial(self._tell_changed, changed.number))

    def _tell_changed(self, count: int) -> None:
        self._told = self._told or ("muted", self.tr("%n replaced", "", count))
        self._show_count()

    def _selected(self) -> Span:
        cursor = self._editor.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _show_count(self) -> None:
        role, text = self._said()
        set_role(self.count, role)
        self.count.setText(text)
        if not self._slices.is_busy:
            self._offer(possible=bool(self._spans))

    def _offer(self, *, possible: bool) -> None:
        parts = (self.next, self.previous, self.replacing.one, self.replacing.all)
        if not possible and any(part.hasFocus() for part in parts):
            self.words.setFocus()  # else the next key would be written into the prompt
        for part in parts:
            part.setEnabled(possible)

    def _said(self) -> tuple[str, str]:
        """The role of the words, and the words."""
        here, total, sought = self._selected(), len(self._spans), self._sought()
        if self._slices.is_busy:
            return "muted", self.tr("Searching…")
        if self._told is not None:
            return self._told
        if here in self._spans:
            shown = f"{total:,}+" if total == _MOST_MATCHES else str(total)
            return "muted", self.tr("{n} of {total}").format(n=self._spans.index(here) + 1, total=shown)
        if total or not sought.words:
            many = total == _MOST_MATCHES
            some = self.tr("%n matches", "", total) if total else ""
            return "muted", self.tr("Over 1,000 matches") if many else some
        return "warning", self._problem(sought) or self.tr("No match")

    def _problem(self, sought: Sought) -> str:
        if problem := sought.problem:
            return self.tr("Pattern: {problem}").format(problem=problem)
        beyond = self.tr("A pattern that contains itself or leads the search is not possible here.")
        return beyond if sought.is_beyond else ""
