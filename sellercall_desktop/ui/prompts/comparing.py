"""Compares the version on display with another one, or with what is in the editor, off the loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sellercall_desktop.ui.prompts.changes import changes_between
from sellercall_desktop.ui.prompts.shown import content_shown, written_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.prompts.prompt import PromptContent
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.prompts.versions import VersionsPane


class Comparing(QObject):
    """The last wish wins: an answer to an earlier one is not shown."""

    def __init__(
        self,
        pane: VersionsPane,
        tasks: Tasks,
        in_editor: Callable[[], PromptContent],
        on_error: Callable[[BaseException], None],
    ) -> None:
        super().__init__(pane)
        self._pane, self._tasks, self._in_editor, self._on_error = pane, tasks, in_editor, on_error
        self._wishes = 0
        pane.compare_requested.connect(self._on_wish)

    def _on_wish(self) -> None:
        self._wishes += 1
        self._tasks.spawn(self._compare(self._wishes), "prompt.compare_versions", self._on_error)

    async def _compare(self, wish: int) -> None:
        pair = self._pane.pair
        if pair is None:
            return
        old, new = (self._in_editor() if one is None else content_shown(one) for one in pair)
        found = await asyncio.to_thread(changes_between, written_out(old), written_out(new))
        if wish == self._wishes:
            self._pane.show_changes(found)
