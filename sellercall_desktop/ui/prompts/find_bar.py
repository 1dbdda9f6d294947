"""Find in the prompt: every match highlighted and counted, next and previous by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from sellercall_desktop.ui.parts.look import icon_button, label
from sellercall_desktop.ui.parts.theme import SPACE_S, set_role
from sellercall_desktop.ui.window.shortcuts import holds_focus

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.prompts.editor import PromptEdit, Span

_MOST_MATCHES = 1000
_REST_MS = 80


def spans_of(words: str, text: str) -> list[Span]:
    """Where `words` occur in `text`, letter case aside, in UTF-16 units as Qt counts; at most 1,000."""
    spans: list[Span] = []
    seen, units = 0, 0
    for match in re.finditer(re.escape(words), text, re.IGNORECASE) if words else ():
        start = units + _units(text[seen : match.start()])
        units, seen = start + _units(match.group()), match.end()
        spans.append((start, units))
        if len(spans) == _MOST_MATCHES:
            break
    return spans


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class FindBar(QFrame):
    """Hidden until asked for; Esc puts it away and gives the editor back the focus."""

    def __init__(self, editor: PromptEdit, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._spans: list[Span] = []
        self.setProperty("role", "notice")
        self.words = QLineEdit(clearButtonEnabled=True)
        self.count: QLabel = label("", "muted")
        self.previous = icon_button(look, "caret-up", self.tr("Previous match"))
        self.next = icon_button(look, "caret-down", self.tr("Next match"))
        self.close_button = icon_button(look, "x", self.tr("Close the search"), size=14)
        for tool, keys in ((self.next, "Enter"), (self.previous, "Shift+Enter"), (self.close_button, "Esc")):
            tool.setToolTip(f"{tool.toolTip()} ({keys})")
        self.words.setPlaceholderText(self.tr("Find in the prompt"))
        self.words.setAccessibleName(self.words.placeholderText())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        row = QHBoxLayout(self)
        space = look.theme.px(SPACE_S)
        row.setContentsMargins(space, space // 2, space, space // 2)
        row.setSpacing(space)
        row.addWidget(self.words, 1)
        for part in (self.count, self.previous, self.next, self.close_button):
            row.addWidget(part)
        self._connect()
        self._show_count()
        self.hide()

    def open(self) -> None:
        """Show it, with what is selected in the editor as the words."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.words.setText(chosen)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._search()

    @property
    def is_open(self) -> bool:
        """Whether somebody searches."""
        return self.isVisible()

    def put_away(self) -> None:
        """Hide it and forget the matches."""
        leaves = holds_focus(self)
        self.hide()
        self._editor.show_matches([])
        if leaves:
            self._editor.setFocus()

    def go(self, step: int) -> None:
        """To the next (1) or the previous (-1) match from the cursor, around the end."""
        if not self.isVisible():
            self.open()
        self._search()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Shift+Enter step, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for inside in self.words.findChildren(QToolButton):
            inside.setProperty("role", "icon")  # small, as the field's own icons must be
        self.words.textChanged.connect(self._search)
        self.next.clicked.connect(self._on_next)
        self.previous.clicked.connect(self._on_previous)
        self.close_button.clicked.connect(self.put_away)
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
        if self.isVisible():
            self._rest.start()

    def _search(self) -> None:
        self._spans = spans_of(self.words.text(), self._editor.toPlainText())
        self._editor.show_matches(self._spans if self.isVisible() else [])
        self._show_count()

    def _show_count(self) -> None:
        cursor = self._editor.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        total = len(self._spans)
        missing = bool(self.words.text()) and not total
        set_role(self.count, "warning" if missing else "muted")
        if here in self._spans:
            text = self.tr("{n} of {total}").format(n=self._spans.index(here) + 1, total=total)
        else:
            text = self.tr("No match") if missing else self.tr("%n matches", "", total) if total else ""
        self.count.setText(text)
        self.next.setEnabled(bool(total))
        self.previous.setEnabled(bool(total))
