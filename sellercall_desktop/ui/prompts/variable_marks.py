"""Colours the variables of a prompt while it is written; underlines what is wrong with one, or misspelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat

from sellercall_desktop.core.prompts.spelling.speller import marked_words
from sellercall_desktop.core.prompts.variables import OPENS, known_keys, placeholders
from sellercall_desktop.ui.prompts.units import spans_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QTextDocument

    from sellercall_desktop.core.prompts.spelling.speller import Mistaken
    from sellercall_desktop.ui.parts.theme import Theme


class VariableMarks(QSyntaxHighlighter):
    """Of a line without variables it asks nothing: a key stays as quick as it was."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._known = known_keys()
        self._mistaken: Collection[Mistaken] = ()
        self._usual = ""
        self._good, self._bad, self._quiet = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._misspelled = QTextCharFormat()
        theme.changed.connect(self._paint_anew)
        self._choose_colors()

    def set_known(self, known: frozenset[str]) -> None:
        """These keys mean something."""
        if known != self._known:
            self._known = known
            self.rehighlight()

    def set_mistaken(self, mistaken: Collection[Mistaken], usual: str) -> None:
        """These words are misspelled; lines are painted so when they are painted next."""
        self._mistaken, self._usual = mistaken, usual

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """A variable never reaches over the end of a line."""
        words = marked_words(text, self._mistaken, self._usual) if self._mistaken else ()
        for start, end in spans_of(text, ((word.start, word.end) for word in words)):
            self.setFormat(start, end - start, self._misspelled)
        if OPENS not in text:
            return
        found = placeholders(text)
        for one, (start, end) in zip(
            found, spans_of(text, ((one.start, one.end) for one in found)), strict=True
        ):
            if one.is_literal:
                self.setFormat(start, end - start, self._quiet)
            else:
                good = one.flaw is None and one.key in self._known
                self.setFormat(start, end - start, self._good if good else self._bad)

    def _paint_anew(self) -> None:
        self._choose_colors()
        self.rehighlight()

    def _choose_colors(self) -> None:
        self._good.setForeground(self._theme.color("call"))
        self._bad.setForeground(self._theme.color("hang_up"))
        self._bad.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._bad.setUnderlineColor(self._theme.color("hang_up"))
        self._misspelled.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._misspelled.setUnderlineColor(self._theme.color("hang_up"))
        self._quiet.setForeground(self._theme.color("muted"))
