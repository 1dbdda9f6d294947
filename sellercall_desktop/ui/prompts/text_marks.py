"""Colours Markdown and variables of a prompt that is written; underlines what is wrong or misspelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from sellercall_desktop.core.prompts.markdown import MarkdownKind, is_fence, markdown_parts
from sellercall_desktop.core.prompts.spelling.speller import marked_words
from sellercall_desktop.core.prompts.spelling.words import LONGEST_LINE
from sellercall_desktop.core.prompts.variables import OPENS, known_keys, placeholders
from sellercall_desktop.ui.prompts.units import span_of, spans_of, units

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QTextDocument

    from sellercall_desktop.core.prompts.spelling.speller import Mistaken
    from sellercall_desktop.core.prompts.variables import Placeholder
    from sellercall_desktop.ui.parts.theme import Theme

_PLAIN, _IN_CODE = 0, 1
"""States of a line's end; Qt paints the lines below anew where one changes."""


class VariableLooks:
    """How variables look in the present theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def of(self, one: Placeholder, known: Collection[str]) -> QTextCharFormat:
        """Of this one, where these keys mean something."""
        look = QTextCharFormat()
        if one.is_literal:
            look.setForeground(self._theme.color("muted"))
        elif one.flaw is None and one.key in known:
            look.setForeground(self._theme.color("call"))
        else:
            look.setForeground(self._theme.color("hang_up"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(self._theme.color("hang_up"))
        return look


class TextMarks(QSyntaxHighlighter):
    """Of a line without signs or variables it asks nothing: a key stays as quick as it was."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._known = known_keys()
        self._mistaken: Collection[Mistaken] = ()
        self._usual = ""
        self._variables = VariableLooks(theme)
        self._misspelled = QTextCharFormat()
        self._markdown = {kind: QTextCharFormat() for kind in MarkdownKind}
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
        """A variable never reaches over the end of a line; of Markdown only fenced code does."""
        self._mark_markdown(text)
        words = marked_words(text, self._mistaken, self._usual) if self._mistaken else ()
        for start, end in spans_of(text, ((word.start, word.end) for word in words)):
            self._lay(start, end, self._misspelled)
        if OPENS not in text:
            return
        found = placeholders(text)
        for one, (start, end) in zip(
            found, spans_of(text, ((one.start, one.end) for one in found)), strict=True
        ):
            self._lay(start, end, self._variables.of(one, self._known))

    def _mark_markdown(self, text: str) -> None:
        inside = self.previousBlockState() == _IN_CODE
        fence = is_fence(text, inside=inside)
        self.setCurrentBlockState(_IN_CODE if inside != fence else _PLAIN)
        if fence or inside:
            kind = MarkdownKind.SIGN if fence else MarkdownKind.CODE
            self.setFormat(0, units(text), self._markdown[kind])
        elif len(text) <= LONGEST_LINE:
            for part in markdown_parts(text):  # they may lie in one another
                self._lay(*span_of(text, part.start, part.end), self._markdown[part.kind])

    def _lay(self, start: int, end: int, over: QTextCharFormat) -> None:
        """Add to how these characters look; where they begin says how they look so far."""
        whole = self.format(start)
        whole.merge(over)
        self.setFormat(start, end - start, whole)

    def _paint_anew(self) -> None:
        self._choose_colors()
        self.rehighlight()

    def _choose_colors(self) -> None:
        self._misspelled.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._misspelled.setUnderlineColor(self._theme.color("hang_up"))
        bold, looks = QFont.Weight.Bold, self._markdown
        for kind in (MarkdownKind.HEADING, MarkdownKind.STRONG):
            looks[kind].setFontWeight(bold)
        looks[MarkdownKind.HEADING].setForeground(self._theme.color("ai"))
        looks[MarkdownKind.EMPHASIS].setFontItalic(True)
        looks[MarkdownKind.CODE].setForeground(self._theme.color("incoming"))
        looks[MarkdownKind.SIGN].setForeground(self._theme.color("muted"))
