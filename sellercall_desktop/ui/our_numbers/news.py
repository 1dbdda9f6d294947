"""What happened to the account's numbers, shown where the person is: a toast, or a note that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.ui.our_numbers.words import GRAVE, news_sentence, news_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.our_numbers.number import NumberChanged
    from sellercall_desktop.ui.our_numbers.page import NumberDesk
    from sellercall_desktop.ui.parts.look import Look
    from sellercall_desktop.ui.window.bridge import Bridge
    from sellercall_desktop.ui.words.errors import Sentence


class NumberNews(QObject):
    """What happened before the window was there is shown at once."""

    def __init__(
        self,
        window: QObject,
        look: Look,
        numbers: NumberDesk,
        bridge: Bridge,
        *,
        show_toast: Callable[[str], object],
        show_note: Callable[[Sentence], None],
        page_is_seen: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._look, self._numbers, self._show_toast, self._show_note = look, numbers, show_toast, show_note
        self._page_is_seen = page_is_seen
        bridge.number_changed.connect(self._on_number)
        for change in tuple(numbers.setup.holds.told):
            self._on_number(change)

    def _on_number(self, change: NumberChanged) -> None:
        shown = self._look.formats.number(change.hold.number)
        if change.news not in GRAVE:
            self._show_toast(news_text(change, shown))
        elif not self._page_is_seen():  # else the page says it, with what to do
            self._show_note(news_sentence(change, shown))
        self._numbers.setup.holds.told.clear()
