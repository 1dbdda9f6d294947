"""Names of variables offered behind two braces: arrows choose, Enter or Tab takes, Esc puts away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRect, QRectF, QStringListModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.variables import BUILT_IN, CLOSES, LITERAL
from sellercall_desktop.ui.prompts.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLineEdit, QWidget

    from sellercall_desktop.ui.prompts.editor import PromptEdit

_BEGUN = re.compile(r"\\?\{\{\s*([^{}|:\n]{0,40})$")
_LONGEST_OPENING = 60
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape}


class CompletedField(Protocol):
    """A field that a name may be completed in; all counts are of Qt's characters."""

    @property
    def widget(self) -> QWidget:
        """It, which has the keyboard while somebody writes."""

    def is_written_in(self) -> bool:
        """Whether it has the keyboard, and may be written in."""

    def around(self) -> tuple[str, str]:
        """What stands before and behind the cursor in its line."""

    def put(self, begun: int, text: str, over: int) -> None:
        """`text` in place of what was begun before the cursor, as one step; then go `over` what follows."""

    def place(self) -> QRect:
        """Where the cursor is, in the widget."""


class InEditor:
    """The text of a prompt."""

    def __init__(self, editor: PromptEdit) -> None:
        self.widget = self._editor = editor

    def is_written_in(self) -> bool:
        """See `CompletedField`."""
        return self._editor.hasFocus() and not self._editor.isReadOnly()

    def around(self) -> tuple[str, str]:
        """See `CompletedField`."""
        cursor = self._editor.textCursor()
        return _parted(cursor.block().text(), cursor.positionInBlock())

    def put(self, begun: int, text: str, over: int) -> None:
        """See `CompletedField`."""
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, begun)
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, over)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)

    def place(self) -> QRect:
        """See `CompletedField`."""
        return self._editor.cursorRect().translated(self._editor.viewport().x(), 0)


class InLine:
    """A field of one line."""

    def __init__(self, line: QLineEdit) -> None:
        self.widget = self._line = line

    def is_written_in(self) -> bool:
        """See `CompletedField`."""
        return self._line.hasFocus() and not self._line.isReadOnly()

    def around(self) -> tuple[str, str]:
        """See `CompletedField`."""
        return _parted(self._line.text(), self._line.cursorPosition())

    def put(self, begun: int, text: str, over: int) -> None:
        """See `CompletedField`."""
        at = self._line.cursorPosition()
        self._line.setSelection(at - begun, begun)
        self._line.insert(text)
        self._line.cursorForward(False, over)

    def place(self) -> QRect:
        """See `CompletedField`."""
        at = self._line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return at.toRect() if isinstance(at, QRectF) else QRect(at)


class VariableCompletion(QObject):
    """Offers what is known, in the language of the window first. Its field asks it about keys."""

    def __init__(self, written: CompletedField, language: str) -> None:
        super().__init__(written.widget)
        self._written, self._language = written, language
        self._names: list[str] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(written.widget)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup = QListView()
        self._completer.setPopup(self.popup)
        self.popup.setAccessibleName(self.tr("Variables"))
        self._completer.activated.connect(self._take)
        self.set_own(())

    @property
    def offered(self) -> list[str]:
        """What is on offer now; nothing where it is put away."""
        return self._model.stringList() if self.popup.isVisible() else []

    def set_own(self, names: Iterable[str]) -> None:
        """Also these, of contacts."""
        built_in = [spanish if self._language == "es" else english for spanish, english in BUILT_IN.values()]
        self._names = [*built_in, *(name for name in names if name not in built_in)]

    def on_typed(self) -> None:
        """The text was changed: offer what may be meant."""
        begun = self._begun() if self._written.is_written_in() else None
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
        place, popup = self._written.place(), self.popup
        place.setWidth(popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width())
        self._completer.complete(place)
        popup.setCurrentIndex(self._model.index(0))

    def on_moved(self) -> None:
        """The cursor went elsewhere."""
        if self.popup.isVisible() and self._begun() is None:
            self.popup.hide()

    def takes(self, key: int) -> bool:
        """Whether the list answers this key: the field must not."""
        if not self.popup.isVisible() or key not in _TAKES:
            return False
        if key == Qt.Key.Key_Tab:
            self._take(self.popup.currentIndex().data() or "")
        return True

    def _begun(self) -> str | None:
        """What is written of a name at the cursor; None where none is begun."""
        before, _ = self._written.around()
        found = _BEGUN.search(before[-_LONGEST_OPENING:])
        return None if found is None or found.group().startswith(LITERAL) else found[1]

    def _take(self, name: str) -> None:
        begun = self._begun()
        self.popup.hide()
        if begun is None or not name:
            return
        _, rest = self._written.around()
        is_closed = rest.lstrip().startswith((CLOSES, "|", ":"))
        over = len(CLOSES) if rest.startswith(CLOSES) else 0
        self._written.put(units(begun), name if is_closed else name + CLOSES, over)


def _parted(line: str, place: int) -> tuple[str, str]:
    """The line before and behind a place that Qt counts."""
    if units(line) == len(line):
        return line[:place], line[place:]
    whole = line.encode("utf-16-le", "surrogatepass")
    before, behind = whole[: 2 * place], whole[2 * place :]
    return before.decode("utf-16-le", "replace"), behind.decode("utf-16-le", "replace")
