"""Names of variables offered behind two braces: arrows choose, Enter or Tab takes, Esc puts away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.variables import BUILT_IN, CLOSES, LITERAL
from sellercall_desktop.ui.prompts.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sellercall_desktop.ui.prompts.editor import PromptEdit

_BEGUN = re.compile(r"\\?\{\{\s*([^{}|:\n]{0,40})$")
_LONGEST_OPENING = 60
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape}


class VariableCompletion(QObject):
    """Offers what is known, in the language of the window first."""

    def __init__(self, editor: PromptEdit, language: str) -> None:
        super().__init__(editor)
        self._editor, self._language = editor, language
        self._names: list[str] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(editor)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self.popup.setAccessibleName(self.tr("Variables"))
        self._completer.activated.connect(self._take)
        self.set_own(())
        editor.textChanged.connect(self._on_typed)
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.keys_taken = self._takes

    @property
    def offered(self) -> list[str]:
        """What is on offer now; nothing where it is put away."""
        return self._model.stringList() if self.popup.isVisible() else []

    def set_own(self, names: Iterable[str]) -> None:
        """Also these, of contacts."""
        built_in = [spanish if self._language == "es" else english for spanish, english in BUILT_IN.values()]
        self._names = [*built_in, *(name for name in names if name not in built_in)]

    def _begun(self) -> str | None:
        """What is written of a name at the cursor; None where none is begun."""
        cursor = self._editor.textCursor()
        line = cursor.block().text()
        place = cursor.positionInBlock()
        before = line[:place] if units(line) == len(line) else _first_units(line, place)
        found = _BEGUN.search(before[-_LONGEST_OPENING:])
        return None if found is None or found.group().startswith(LITERAL) else found[1]

    def _on_typed(self) -> None:
        begun = self._begun() if self._editor.hasFocus() and not self._editor.isReadOnly() else None
        if begun is None:
            self.popup.hide()
            return
        low = folded(begun.strip())
        fits = [name for name in self._names if folded(name).startswith(low)]
        fits += [name for name in self._names if low and low in folded(name) and name not in fits]
        if not fits or fits == [begun]:
            self.popup.hide()
            return
        self._model.setStringList(fits)
        place = self._editor.cursorRect()
        popup = self.popup
        bar = popup.verticalScrollBar().sizeHint().width()
        place.translate(self._editor.viewport().x(), 0)
        place.setWidth(popup.sizeHintForColumn(0) + bar)
        self._completer.complete(place)
        popup.setCurrentIndex(self._model.index(0))

    def _on_moved(self) -> None:
        if self.popup.isVisible() and self._begun() is None:
            self.popup.hide()

    def _takes(self, key: int) -> bool:
        """Keys that the popup answers: the editor must not."""
        if not self.popup.isVisible() or key not in _TAKES:
            return False
        if key == Qt.Key.Key_Tab:
            self._take(self.popup.currentIndex().data() or "")
        return True

    def _take(self, name: str) -> None:
        begun = self._begun()
        self.popup.hide()
        if begun is None or not name:
            return
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        rest = self._editor.textCursor()
        rest.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        closed = rest.selectedText().lstrip().startswith((CLOSES, "|", ":"))
        cursor.insertText(name + ("" if closed else CLOSES))
        if closed and rest.selectedText().startswith(CLOSES):
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, len(CLOSES))
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)


def _first_units(line: str, count: int) -> str:
    return line.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "replace")
