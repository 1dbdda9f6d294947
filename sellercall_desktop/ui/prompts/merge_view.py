"""The conflicts of a merge, each in its place: what both sides wrote there, and what becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from sellercall_desktop.core.prompts.diffing import SpanKind, TextSpan, words_changed
from sellercall_desktop.core.prompts.merging import Choice, Settled
from sellercall_desktop.core.prompts.merging_contents import ContentMerge, merge_contents
from sellercall_desktop.ui.parts.look import button, icon_button, label
from sellercall_desktop.ui.parts.spoken import say
from sellercall_desktop.ui.parts.theme import SPACE_M, SPACE_S, mix
from sellercall_desktop.ui.prompts.changes import span_styles, write_spans
from sellercall_desktop.ui.prompts.merge_shown import LONGEST_AROUND, around, beginning, ends_of, near
from sellercall_desktop.ui.prompts.shown import field_title, value_shown
from sellercall_desktop.ui.window.shortcuts import bind, holds_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.ui.parts.look import Look

_ROOM = 8_000
"""Characters that are written at once: the conflict in front, then as many of those beside it as fit."""
_TITLE = 100
"""Characters for which the lines count that a conflict has beside its texts."""


class Question(NamedTuple):
    """A conflict as it is shown: each side with the words that it changed, and what may be chosen."""

    title: str
    mine: tuple[TextSpan, ...]
    theirs: tuple[TextSpan, ...]
    texts: dict[Choice, str]


class MergeQuestions(NamedTuple):
    """A merge, and its conflicts as they are shown."""

    found: ContentMerge
    questions: tuple[Question, ...]


def merge_to_ask(base: PromptContent, mine: PromptContent, theirs: PromptContent) -> MergeQuestions:
    """Merge, and prepare what has to be asked. Not for the loop."""
    found = merge_contents(base, mine, theirs)
    in_text = [
        Question("", one.my_words, one.their_words, {choice: getattr(one, choice.value) for choice in Choice})
        for one in found.text.conflicts
    ]
    beside = [
        Question(
            field_title(one.field),
            words_changed(value_shown(one.base), value_shown(one.mine)),
            words_changed(value_shown(one.base), value_shown(one.theirs)),
            {choice: value_shown(one.chosen(choice)) for choice in one.offered},
        )
        for one in found.fields
    ]
    return MergeQuestions(found, (*in_text, *beside))


class MergeView(QFrame):
    """1, 2 and 3 decide the conflict in front, Ctrl+Up and Ctrl+Down go to another, Esc leaves all as is."""

    decided = Signal()
    """Each conflict has its choice, and the person is content."""
    canceled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._asked: MergeQuestions | None = None
        self._choices: list[Choice | None] = []
        self._at, self._room = 0, _ROOM
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Merge both texts"))
        self.state: QLabel = label("", "section", wrap=True)
        self.shown = QTextEdit(readOnly=True)
        self.shown.setTabChangesFocus(True)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.shown.setAccessibleName(self.tr("Conflicts in their places"))
        words = (self.tr("Mine"), self.tr("Theirs"), self.tr("Both"))
        self.choose = {
            choice: button(look, f"{word}  {key}")
            for key, (choice, word) in enumerate(zip(Choice, words, strict=True), start=1)
        }
        self.before = icon_button(look, "arrow-up", self.tr("Conflict before (Ctrl+Up)"))
        self.after = icon_button(look, "arrow-down", self.tr("Next conflict (Ctrl+Down)"))
        self.apply = button(look, self.tr("Put into the editor"), role="primary")
        self.apply.setToolTip(self.tr("Nothing is published; undo brings your text back"))
        self.cancel = button(look, self.tr("Back"))
        self.more = button(look, self.tr("Show more"))
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def asked(self) -> MergeQuestions | None:
        """What is being decided; None: nothing."""
        return self._asked

    @property
    def choices(self) -> list[Choice]:
        """What was chosen so far, in the order of the conflicts."""
        return [choice for choice in self._choices if choice is not None]

    @property
    def at(self) -> int:
        """Which conflict is in front, from 0."""
        return self._at

    def ask(self, asked: MergeQuestions) -> None:
        """Show these; what was chosen before for the very same conflict stays."""
        kept = dict(zip(map(_key, self._asked.questions), self._choices, strict=True)) if self._asked else {}
        self._asked = asked
        self._choices = [kept.get(_key(question)) for question in asked.questions]
        self.show()
        self._go(self._undecided(0))
        self.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Nothing is asked any more; whether the keyboard was in it."""
        held = holds_focus(self)
        self._asked, self._choices = None, []
        self.hide()
        self.shown.clear()
        return held

    def keyPressEvent(self, event: Any) -> None:  # noqa: ANN401, N802 - Qt's name
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.canceled.emit()
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------

    def _choose(self, choice: Choice) -> None:
        if self._asked is None or choice not in self._asked.questions[self._at].texts:
            return
        self._choices[self._at], self._room = choice, _ROOM
        following = self._undecided(self._at)
        self._go(following)
        if None not in self._choices:
            self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undecided(self, since: int) -> int:
        """The next one without a choice, from there on and round; else that one."""
        places = [*range(since, len(self._choices)), *range(since)]
        return next((at for at in places if self._choices[at] is None), min(since, len(self._choices) - 1))

    def _step(self, by: int) -> None:
        if self._asked is not None:
            self._go((self._at + by) % len(self._asked.questions))

    def _on_apply(self) -> None:
        if self._asked is not None and None not in self._choices:
            self.decided.emit()

    def _go(self, at: int) -> None:
        if self._asked is None:
            return
        if at != self._at:
            self._room = _ROOM
        self._at = at
        count, left = len(self._choices), self._choices.count(None)
        said = self.tr("Conflict {number} of {count}. Undecided: {left}.")
        self.state.setText(said.format(number=at + 1, count=count, left=left))
        for choice, chooser in self.choose.items():
            chooser.setEnabled(choice in self._asked.questions[at].texts)
        self.apply.setEnabled(left == 0)
        self._paint()
        say(self, self.state.text())

    def _paint(self) -> None:
        if self._asked is None:
            return
        self.shown.clear()
        cursor = self.shown.textCursor()
        cursor.beginEditBlock()
        painter = _Painter(self._look, cursor, self._room // 2)
        places = _places(self._asked)
        sizes = [self._size(part) for part in places]
        first, last = near(sizes, places.index(self._at), self._room)
        place = 0
        self._note_others(painter, self.tr("… conflicts before: {count}"), places[:first])
        for index, part in enumerate(places[first : last + 1], start=first):
            if isinstance(part, Settled):
                painter.settled(part.text, is_first=index == 0, is_last=index == len(places) - 1)
                continue
            if part == self._at:
                place = cursor.position()
            self._paint_question(painter, part)
        self._note_others(painter, self.tr("… conflicts after: {count}"), places[last + 1 :])
        cursor.endEditBlock()
        cursor.setPosition(min(place + 1, max(0, self.shown.document().characterCount() - 1)))
        self.shown.setTextCursor(cursor)
        QTimer.singleShot(0, self, self._bring_to_front)  # once it is laid out for the width that it has

    def _paint_question(self, painter: _Painter, number: int) -> None:
        if self._asked is None:
            return
        said = self.tr("Conflict {number}").format(number=number + 1)
        words = (self.tr("Mine"), self.tr("Theirs"), self.tr("Both"), self.tr("taken out"))
        left_out = self.tr("… characters left out here: {count}")
        is_current = number == self._at
        hidden = painter.question(
            *(self._asked.questions[number], said, words, self._choices[number], left_out), current=is_current
        )
        if is_current:
            self.more.setVisible(hidden)

    def _size(self, part: Settled | int) -> int:
        """About how many characters it takes."""
        if isinstance(part, Settled):
            return min(len(part.text), 2 * LONGEST_AROUND)
        question = self._asked.questions[part] if self._asked else None
        sides = (question.mine, question.theirs) if question else ()
        longest = self._room // 2
        return _TITLE + sum(min(longest, sum(len(span.text) for span in side)) for side in sides)

    def _note_others(self, painter: _Painter, said: str, places: Sequence[Settled | int]) -> None:
        if count := sum(not isinstance(part, Settled) for part in places):
            painter.note(said.format(count=self._look.formats.integer(count)))

    def _on_more(self) -> None:
        self._room *= 4
        self._paint()
        self.shown.setFocus()

    def _bring_to_front(self) -> None:
        """The conflict to the top, with the line before it."""
        bar, above = self.shown.verticalScrollBar(), self.shown.fontMetrics().lineSpacing()
        bar.setValue(bar.value() + self.shown.cursorRect().top() - above)

    def _connect(self) -> None:
        for key, (choice, chooser) in enumerate(self.choose.items(), start=1):
            chooser.clicked.connect(partial(self._choose, choice))
            bind(self, str(key), partial(self._choose, choice))
        for keys, step, by in (("Ctrl+Up", self.before, -1), ("Ctrl+Down", self.after, 1)):
            step.clicked.connect(partial(self._step, by))
            bind(self, keys, partial(self._step, by))
        self.apply.clicked.connect(self._on_apply)
        self.cancel.clicked.connect(self.canceled)
        self.more.clicked.connect(self._on_more)
        self._look.theme.changed.connect(self._paint)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addStrut(px(26))  # the stylesheet lets icon buttons shrink to nothing where room is short
        head.addWidget(self.state, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        choosing = QHBoxLayout()
        for row in (choosing, foot):
            row.setSpacing(px(SPACE_S))
        for chooser in self.choose.values():
            choosing.addWidget(chooser)
        choosing.addStretch(1)
        choosing.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        self.shown.setMinimumHeight(px(110))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(SPACE_M), px(SPACE_S), px(SPACE_M), px(SPACE_S))
        box.setSpacing(px(SPACE_S))
        box.addLayout(head)
        box.addWidget(self.shown, 1)
        box.addLayout(choosing)
        box.addLayout(foot)


def _key(question: Question) -> tuple[object, ...]:
    return (question.title, question.mine, question.theirs, *question.texts.values())


class _Painter:
    """Writes the merge into a document."""

    def __init__(self, look: Look, cursor: QTextCursor, longest: int) -> None:
        """`longest`: characters that are shown of a side."""
        tokens = look.theme.tokens
        self._cursor, self._styles = cursor, span_styles(look)
        self._longest, self._formats = longest, look.formats
        self._head, self._side, self._chosen = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._head.setFontWeight(QFont.Weight.DemiBold)
        self._head.setForeground(look.theme.color("warning"))
        self._side.setForeground(look.theme.color("muted"))
        self._chosen.setBackground(QColor(mix(tokens.surface, tokens.call, 0.12)))
        self._inside, self._outside = QTextBlockFormat(), QTextBlockFormat()
        self._inside.setBackground(QColor(mix(tokens.surface, tokens.warning, 0.07)))
        self._inside.setLeftMargin(look.theme.px(SPACE_M))

    def note(self, said: str) -> None:
        self._line(said, self._styles[SpanKind.GAP])

    def settled(self, text: str, *, is_first: bool, is_last: bool) -> None:
        for kind, piece in around(text, is_first=is_first, is_last=is_last):
            self._line(ends_of(piece), self._styles[kind])

    def question(
        self,
        asked: Question,
        said: str,
        words: tuple[str, str, str, str],
        choice: Choice | None,
        left_out: str,
        *,
        current: bool,
    ) -> bool:
        """Whether some of it is left out."""
        self._cursor.setBlockFormat(self._inside)
        sides = dict(zip(Choice, words[:3], strict=True))
        title = " · ".join(filter(None, (said, asked.title, sides[choice] if choice else "")))
        self._line(f"▸ {title}" if current else title, self._head)
        styles = self._styles
        written: list[tuple[TextSpan, ...]] = []
        if choice is not None:
            styles = styles | {SpanKind.KEPT: self._chosen}
            written.append((TextSpan(SpanKind.KEPT, asked.texts[choice]),) if asked.texts[choice] else ())
        else:
            written += [asked.mine, asked.theirs]
        hidden = 0
        for side, spans in zip((Choice.MINE, Choice.THEIRS), written, strict=False):
            if choice is None:
                self._line(f"{sides[side]}:", self._side)
            shown, more = beginning(spans or (TextSpan(SpanKind.GAP, f"({words[3]})"),), self._longest)
            write_spans(self._cursor, shown, styles)
            if not shown[-1].text.endswith("\n"):
                self._cursor.insertText("\n", self._styles[SpanKind.KEPT])
            if more:
                self._line(left_out.format(count=self._formats.integer(more)), self._styles[SpanKind.GAP])
            hidden += more
        self._cursor.setBlockFormat(self._outside)
        return hidden > 0

    def _line(self, text: str, style: QTextCharFormat) -> None:
        self._cursor.insertText(text if text.endswith("\n") else f"{text}\n", style)


def _places(asked: MergeQuestions) -> list[Settled | int]:
    """The merge in its order, each conflict by its number."""
    numbered = iter(range(len(asked.questions)))
    parts = (part if isinstance(part, Settled) else next(numbered) for part in asked.found.text.parts)
    return [*parts, *numbered]
