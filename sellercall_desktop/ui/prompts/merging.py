"""From a conflict to one text that holds what both sides wrote: by itself where it can be, else by asking."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.prompts.prompt import PromptContent
from sellercall_desktop.ui.prompts.merge_view import merge_to_ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.conflict import ConflictBar
    from sellercall_desktop.ui.prompts.merge_view import MergeView


class Merging(QObject):
    """Publishes nothing. Until it is merged, what is in the editor stays as it is."""

    merged = cast("TypedSignal[PromptContent]", Signal(object))
    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(
        self,
        conflict: ConflictBar,
        view: MergeView,
        editor: QWidget,
        tasks: Tasks,
        sides: Callable[[], tuple[PromptContent | None, PromptContent]],
    ) -> None:
        """`sides` gives what both began from (None: it is not known any more), and what is here now."""
        super().__init__(view)
        self._conflict, self._view, self._editor, self._tasks = conflict, view, editor, tasks
        self._sides = sides
        conflict.merge_chosen.connect(self._begin)
        conflict.changed.connect(self._on_changed)
        view.decided.connect(self._on_decided)
        view.canceled.connect(self._put_away)

    def _begin(self) -> None:
        self._tasks.spawn(self._merge(), "prompt.merge", self.failed.emit)

    async def _merge(self) -> None:
        merged = None
        while merged != (now := (*self._sides(), self._conflict.theirs)):  # again where somebody went on
            base, mine, theirs = merged = now
            if theirs is None:
                return
            asked = await asyncio.to_thread(merge_to_ask, base or PromptContent(""), mine, theirs)
        if asked.found.is_clean:
            self._finish(asked.found.content())
        else:
            self._editor.hide()
            self._view.ask(asked)

    def _on_changed(self) -> None:
        if self._view.asked is None:
            return
        if self._conflict.theirs is None:
            self._put_away()
        else:
            self._begin()

    def _on_decided(self) -> None:
        asked = self._view.asked
        if asked is not None and asked.found.mine != self._sides()[1]:
            self._begin()  # what is asked was of another text
        elif asked is not None:
            self._finish(asked.found.content(self._view.choices))

    def _finish(self, content: PromptContent) -> None:
        self._put_away()
        self.merged.emit(content)

    def _put_away(self) -> None:
        held = self._view.put_away()
        self._editor.show()
        if held:
            self._editor.setFocus()
