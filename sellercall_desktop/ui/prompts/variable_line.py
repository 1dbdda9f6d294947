"""A field of one line in which variables are coloured and completed as in the prompt's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from sellercall_desktop.core.prompts.variables import known_keys, placeholders
from sellercall_desktop.ui.prompts.completion import InLine, VariableCompletion
from sellercall_desktop.ui.prompts.text_marks import VariableLooks
from sellercall_desktop.ui.prompts.units import spans_of
from sellercall_desktop.ui.words.errors import window_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from sellercall_desktop.ui.parts.look import Look


class KnownVariables(QObject):
    """Which variables mean something besides those that are built in: those that contacts have."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.own: tuple[str, ...] = ()
        self.keys = known_keys()

    def know(self, own: Iterable[str]) -> None:
        """These."""
        if (names := tuple(own)) != self.own:
            self.own, self.keys = names, known_keys(names)
            self.changed.emit()


class VariableLine(QLineEdit):
    """Its text is told and edited as in every line."""

    def __init__(self, look: Look, known: KnownVariables, text: str = "") -> None:
        super().__init__(text)
        self._known, self._looks = known, VariableLooks(look.theme)
        self.completion = VariableCompletion(InLine(self), window_language())
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self.completion.on_moved)
        known.changed.connect(self._on_known)
        look.theme.changed.connect(self._colour)
        self._on_known()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """What the list of variables answers is not written."""
        if self.completion.takes(event.key()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """Tab leaves the line where the list does not take it."""
        return (forward and self.completion.takes(Qt.Key.Key_Tab)) or super().focusNextPrevChild(forward)

    def _on_text(self) -> None:
        self._colour()
        self.completion.on_typed()

    def _on_known(self) -> None:
        self.completion.set_own(self._known.own)
        self._colour()

    def _colour(self) -> None:
        """A line of text takes colours from a writing system's input only, and counts from the cursor."""
        text, at = self.text(), self.cursorPosition()
        found = placeholders(text)
        kind = QInputMethodEvent.AttributeType.TextFormat
        marks = [
            QInputMethodEvent.Attribute(kind, start - at, end - start, self._looks.of(one, self._known.keys))
            for one, (start, end) in zip(
                found, spans_of(text, ((one.start, one.end) for one in found)), strict=True
            )
        ]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))
