"""Has the words of a prompt looked up while it is written: on a thread, each once, and only in new lines.

Nothing is read before somebody is in the text: a dictionary takes a second and 60 MB.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer, Signal

from sellercall_desktop.core.prompts.spelling.errors import SpellingError, SpellingProblem
from sellercall_desktop.core.prompts.spelling.speller import Mistaken, marked_words
from sellercall_desktop.ui.prompts.giving_way import giving_way
from sellercall_desktop.ui.prompts.units import spans_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextBlock

    from sellercall_desktop.core.prompts.spelling.speller import Speller
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.editor import PromptEdit, Span
    from sellercall_desktop.ui.prompts.own_words import OwnWords
    from sellercall_desktop.ui.prompts.text_marks import TextMarks

log = logging.getLogger(__name__)
_REST_MS, _FIRST_REST_MS = 400, 1500
_SLICE_S = 0.003
_NONE: frozenset[Mistaken] = frozenset()


class MistakeFound(NamedTuple):
    """A misspelled word in the text; `span` in Qt's positions."""

    span: Span
    word: str
    language: str


class _LookedUp(NamedTuple):
    of_line: dict[str, frozenset[Mistaken]]
    mistaken: frozenset[Mistaken]
    to_paint: list[int]  # lines that do not look so yet, the last first
    problems: tuple[SpellingError, ...]  # files that could not be read; all else is looked up
    own: frozenset[str]  # the words of one's own that were right meanwhile


class Spelling(QObject):
    """Works on one editor. What it found is painted by `marks`."""

    looked_up = Signal()
    """All that is written now has been looked up."""
    found_broken = cast("TypedSignal[BaseException]", Signal(object))
    """A file of words could not be read; said once for each."""

    def __init__(
        self,
        editor: PromptEdit,
        marks: TextMarks,
        tasks: Tasks,
        own_words: OwnWords,
        *,
        open_speller: Callable[[], Speller],
        language: Callable[[], str],
        is_wanted: Callable[[], bool],
    ) -> None:
        """`language`: of a line that tells none itself; `is_wanted`: whether it is switched on."""
        super().__init__(editor)
        self._editor, self._marks, self._tasks, self._own = editor, marks, tasks, own_words
        self._open, self._language, self._is_wanted = open_speller, language, is_wanted
        self._speller: Speller | None = None
        self._of_line: dict[str, frozenset[Mistaken]] = {}
        self._mistaken, self._usual = _NONE, ""
        self._own_then: frozenset[str] = frozenset()  # when what is kept in `_of_line` was looked up
        self._changes = 0
        self._busy = self._again = False
        self._failure: BaseException | None = None
        self._problems: tuple[SpellingError, ...] = ()
        self._told: set[str] = set()
        self._to_paint: list[int] = []
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.look_up)
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._paint)
        editor.textChanged.connect(self._on_changed)
        editor.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether it is switched on and can be done."""
        return self._failure is None and self._is_wanted()

    @property
    def problem(self) -> BaseException | None:
        """What keeps it from looking up all there is, where it is switched on."""
        wrong = self._failure or next(iter(self._problems), None)
        return wrong if self._is_wanted() else None

    def look_up(self) -> None:
        """Look up what is new, where it is wanted; while that is under way, once more afterwards."""
        self._again = self._busy
        if not self._busy and self.is_on:
            self._busy = True
            self._tasks.spawn(self._look_up(), "prompt.spelling", self._on_failed)

    def apply(self) -> None:
        """It was switched on or off, or the language is another."""
        if self.is_on:
            self._on_changed()
        elif self._of_line:
            self._of_line, self._mistaken = {}, _NONE
            self._marks.set_mistaken(_NONE, "")
            self._to_paint = list(range(self._editor.document().blockCount()))
            self._paint()

    def mistake_at(self, position: int) -> MistakeFound | None:
        """The mistake at this place of the text."""
        block = self._editor.document().findBlock(position)
        found = (one for one in self._in_block(block) if one.span[0] <= position <= one.span[1])
        return next(found, None)

    def next_mistake(self) -> MistakeFound | None:
        """The first behind the cursor, around the end; None where there is none."""
        cursor, document = self._editor.textCursor(), self._editor.document()
        here = block = cursor.block()
        for _ in range(document.blockCount() + 1):
            for one in self._in_block(block):
                if block != here or one.span[0] >= cursor.selectionEnd():
                    return one
            block = block.next() if block.next().isValid() else document.firstBlock()
            if block == here:
                break
        return next(iter(self._in_block(here)), None)

    async def suggestions(self, mistake: MistakeFound) -> tuple[str, ...]:
        """What may have been meant."""
        speller = self._speller
        if speller is None:
            return ()

        def suggest() -> tuple[str, ...]:
            with giving_way():
                return speller.suggestions(mistake.word, mistake.language)

        return await asyncio.to_thread(suggest)

    async def add_own(self, word: str) -> None:
        """It is right from now on, here. Raises SpellingError."""
        aside = await asyncio.to_thread(self._own.add, word)
        self._on_changed()
        if aside is not None:
            self.found_broken.emit(SpellingError(SpellingProblem.OWN_WORDS_ASIDE, aside))

    async def own_words(self) -> list[str]:
        """Those that people here have called right. Raises SpellingError."""
        return await asyncio.to_thread(self._own.listed)

    async def remove_own(self, word: str) -> None:
        """It is looked up as any other from now on. Raises SpellingError."""
        await asyncio.to_thread(self._own.remove, word)
        self._on_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """It begins when somebody comes into the text."""
        if event.type() is QEvent.Type.FocusIn:
            self._rest_first()
        return super().eventFilter(watched, event)

    # --- looking up --------------------------------------------------------------------------------

    def _rest_first(self) -> None:
        self._rest.start(_FIRST_REST_MS if self._speller is None else _REST_MS)

    def _on_changed(self) -> None:
        self._changes += 1
        self._to_paint = []
        self._slices.stop()
        if self._speller is not None or self._editor.hasFocus():
            self._rest_first()

    async def _look_up(self) -> None:
        try:
            text, usual, changes = self._editor.toPlainText(), self._language(), self._changes
            found = await asyncio.to_thread(self._found, text.split("\n"), usual, changes)
        finally:
            self._busy = False
        if found is None or changes != self._changes:
            self._rest_first()
            return
        if self._again:
            self.look_up()
            return
        self._of_line, self._mistaken, self._usual = found.of_line, found.mistaken, usual
        self._own_then = found.own
        self._marks.set_mistaken(found.mistaken, usual)
        self._to_paint = found.to_paint
        self._problems = found.problems
        for problem in found.problems:
            if str(problem) not in self._told:
                self._told.add(str(problem))
                self.found_broken.emit(problem)
        self._paint()

    def _found(self, lines: list[str], usual: str, changes: int) -> _LookedUp | None:
        """On a thread; None where it was written on meanwhile."""
        with giving_way():
            if self._speller is None:
                self._speller = self._open()
            speller, (own, wrong) = self._speller, self._own_words()
            is_as_before = own == self._own_then and usual == self._usual
            speller.own_words = own
            before = self._of_line if is_as_before else {}
            found = {line: before[line] for line in lines if line in before}
            new = list(dict.fromkeys(line for line in lines if line not in found))
            for line, mistakes in zip(new, speller.mistakes(new, usual), strict=True):
                found[line] = frozenset(mistakes)
                if changes != self._changes:
                    return None
            known, shown = self._mistaken, self._of_line
            painted = {line: shown[line] if line in shown else now & known for line, now in found.items()}
            to_paint = [at for at, line in enumerate(lines) if found[line] != painted[line]]
            problems = (*speller.problems.values(), *wrong)
            return _LookedUp(
                found, frozenset[Mistaken]().union(*found.values()), to_paint[::-1], problems, own
            )

    def _own_words(self) -> tuple[frozenset[str], tuple[SpellingError, ...]]:
        try:
            return self._own.read(), ()
        except SpellingError as error:
            log.warning("spelling.own_words_unread", extra={"problem": error.problem.value})
            return frozenset(), (error,)

    def _paint(self) -> None:
        """Some lines, then the window goes on."""
        until = time.perf_counter() + _SLICE_S
        document = self._editor.document()
        with QSignalBlocker(self._editor):  # to Qt other colours are another text
            while self._to_paint and time.perf_counter() < until:
                self._marks.rehighlightBlock(document.findBlockByNumber(self._to_paint.pop()))
        if self._to_paint:
            self._slices.start()
        elif not self._busy:  # else what is shown is of before, and who asked meanwhile waits for what comes
            self.looked_up.emit()

    def _in_block(self, block: QTextBlock) -> list[MistakeFound]:
        line = block.text()
        mistaken = self._of_line.get(line)
        if not mistaken:
            return []
        language = next(iter(mistaken))[0]
        at = block.position()
        words = marked_words(line, mistaken, self._usual)
        spans = spans_of(line, ((one.start, one.end) for one in words))
        return [
            MistakeFound((at + start, at + end), one.text, language)
            for one, (start, end) in zip(words, spans, strict=True)
        ]

    def _on_failed(self, error: BaseException) -> None:
        self._failure = error  # it would fail at each pause
        log.error("prompt.spelling_failed", exc_info=error)
        self.found_broken.emit(error)
