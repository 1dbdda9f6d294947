"""The prompt that a live call runs with: the version of its beginning, whatever was published since."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sellercall_desktop.core.prompts.priming import explains_suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sellercall_desktop.core.calls.call import Call
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.tasks import Tasks

log = logging.getLogger(__name__)


class PinnedPrompts(QObject):
    """Each version is read once, when a call with it is shown first."""

    read = Signal()
    """One more is known."""

    def __init__(self, prompts: PromptStore, tasks: Tasks, is_primed: Callable[[], bool]) -> None:
        """`is_primed`: whether what is sent explains suggestions to the AI where the prompt does not."""
        super().__init__()
        self._prompts, self._tasks, self._is_primed = prompts, tasks, is_primed
        self._known: dict[int, PromptVersion | None] = {}
        self._reading: set[int] = set()

    def presets_of(self, call: Call) -> tuple[Preset, ...]:
        """What was prepared for such a call; nothing until its version is read."""
        version = self._version_of(call)
        return version.presets if version is not None else ()

    def is_explained(self, call: Call) -> bool:
        """Whether its AI knows what a suggestion is; without that it may read one aloud."""
        version = self._version_of(call)
        return self._is_primed() or version is None or explains_suggestions(version.text)

    def _version_of(self, call: Call) -> PromptVersion | None:
        number = call.requested.prompt_version
        if number is None:
            return None
        if number not in self._known and number not in self._reading:
            self._reading.add(number)
            self._tasks.spawn(self._read(number), "prompt.pinned", partial(self._on_failed, number))
        return self._known.get(number)

    async def _read(self, number: int) -> None:
        self._known[number] = await self._prompts.get(number)
        self._reading.discard(number)
        self.read.emit()

    def _on_failed(self, number: int, error: BaseException) -> None:
        self._reading.discard(number)  # the call's next change tries again
        log.warning("prompt.unreadable", extra={"version": number, "problem": str(error)})
