"""The note above the status bar: what nobody nearer to it can show, until it is read or no longer true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QWidget

    from sellercall_desktop.core.health import HealthChanged
    from sellercall_desktop.core.tunnel import TunnelChanged
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.parts.problem import ProblemNote
    from sellercall_desktop.ui.words.errors import Sentence

LOW_PX = 720
"""A workspace below this has no room for a whole error and a conversation."""
_TOLD_AT_ONCE = {"store", "clock"}
_WINDOW_ACTIONS = {"settings", "connect", "history", "do_not_call", "guard", "number", "tunnel"}
"""What the window can do about an error; other buttons belong to the place where it arose."""


class Explaining(QObject):
    """Makes the note when it is first needed, and puts it into `box` at `at`."""

    action_chosen = Signal(str)

    def __init__(self, look: Look, window: QWidget, box: QBoxLayout, at: int) -> None:
        super().__init__(window)
        self._look, self._window, self._box, self._at = look, window, box, at
        self._explained: tuple[str, Sentence | None] = "", None
        self.note: ProblemNote | None = None

    def explain(self, news: HealthChanged | TunnelChanged) -> None:
        """Say what is wrong with a provider or the tunnel."""
        if news.error is not None:
            self.show_error(news.error)
            self._explained = _part_of(news), self.note.sentence if self.note else None

    def on_health(self, news: HealthChanged) -> None:
        """As `on_news`; of what has no place in the status bar, each change is said at once."""
        if news.part in _TOLD_AT_ONCE and news.error is not None:
            self.explain(news)
        else:
            self.on_news(news)

    def on_news(self, news: HealthChanged | TunnelChanged) -> None:
        """What was explained has changed: the note says how it is now, and nothing once it is well."""
        note = self.note
        if note is None or note.sentence is None or self._explained != (_part_of(news), note.sentence):
            return
        if news.error is not None:
            self.explain(news)
        else:
            note.clear()

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong, until it is read."""
        from dataclasses import replace

        from sellercall_desktop.ui.words.errors import sentence_for

        sentence = sentence_for(error)
        if sentence.action not in _WINDOW_ACTIONS:
            sentence = replace(sentence, action=None)
        self.show(sentence)

    def show(self, sentence: Sentence) -> None:
        """Say this, in place of what was said before."""
        from sellercall_desktop.ui.parts.problem import ProblemNote

        if self.note is None:
            self.note = ProblemNote(self._look, self._window, gives_way=self._is_low)
            self.note.action_chosen.connect(self.action_chosen)
            self._box.insertWidget(self._at, self.note)
        self.note.show_sentence(sentence)

    def _is_low(self) -> bool:
        return self._window.height() < self._look.theme.px(LOW_PX)


def _part_of(news: HealthChanged | TunnelChanged) -> str:
    """Which part it is about: a provider, or the tunnel."""
    return getattr(news, "part", "tunnel")
