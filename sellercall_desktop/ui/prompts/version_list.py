"""Fills the pane of versions with those of one prompt, and chooses the one that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion
    from sellercall_desktop.core.tasks import Tasks
    from sellercall_desktop.ui.parts.typed_signal import TypedSignal
    from sellercall_desktop.ui.prompts.versions import VersionsPane


class VersionList(QObject):
    """Read each time that it is looked at, and when one is published meanwhile."""

    failed = cast("TypedSignal[BaseException]", Signal(object))

    def __init__(self, pane: VersionsPane, prompts: PromptStore, tasks: Tasks) -> None:
        super().__init__(pane)
        self._pane, self._prompts, self._tasks = pane, prompts, tasks
        self.wanted: int | None = None
        """The version that is to be read next; None: the one that is chosen, else the newest."""

    def bring(self, prompt_id: str, conflicting: PromptVersion | None) -> None:
        """List those of this prompt; `conflicting` is what somebody else published meanwhile."""
        self._tasks.spawn(self._bring(prompt_id, conflicting), "prompt.versions", self.failed.emit)

    async def _bring(self, prompt_id: str, conflicting: PromptVersion | None) -> None:
        versions = await self._prompts.versions(prompt_id)
        newest = versions[0].number if versions else 0
        self._pane.set_versions(versions, newest)
        number = self.wanted or (conflicting.number if conflicting is not None else None)
        if number is not None:
            self._pane.choose(number)
        self.wanted = None
