"""Changes of the library: prompts are made, named, put away, and made the default of a direction."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.checking import check_settings
from sellercall_desktop.core.prompts.comparison import VersionTestChanged
from sellercall_desktop.core.prompts.errors import PromptError, PromptProblem
from sellercall_desktop.core.prompts.prompt import PromptChange, PromptLibraryChanged

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.calls.facts import Direction
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptContent, PromptVersion

LONGEST_NAME = 60
"""Characters."""


class PromptKeeper:
    """The one door for changes of the library, whoever asks: window, REST."""

    def __init__(self, prompts: PromptStore, bus: Bus) -> None:
        self._prompts, self._bus = prompts, bus

    async def create(self, name: str, content: PromptContent, author: str) -> PromptVersion:
        """Make a prompt with its first version.

        Raises:
            PromptError: the name cannot be used.
            PromptSettingError: a setting cannot be so.
            StoreError: nothing was made.
        """
        name = _usable(name)
        check_settings(content.settings)
        version = await self._prompts.add(uuid.uuid4().hex, name, content, author)
        self._bus.publish(PromptLibraryChanged())  # no call follows it yet: nothing was published to one
        return version

    async def change(self, prompt_id: str, change: PromptChange, by: str = "") -> str:
        """Change what is asked for, all of it or nothing; campaigns that name an archived prompt go on.

        Returns: the id of the test of its versions that ended with it, else "".

        Raises:
            PromptError: it cannot be so: see `PromptStore.change`.
            StoreError: nothing was changed.
        """
        if change.name is not None:
            change = replace(change, name=_usable(change.name))
        ended_test = await self._prompts.change(prompt_id, change, by)
        self._bus.publish(PromptLibraryChanged())
        if ended_test:
            self._bus.publish(VersionTestChanged(prompt_id))
        return ended_test

    async def rename(self, prompt_id: str, name: str) -> None:
        """Give it another name. Raises as `change`."""
        await self.change(prompt_id, PromptChange(name=name))

    async def archive(self, prompt_id: str, by: str = "", *, archived: bool = True) -> str:
        """Put it away, or bring it back. Returns and raises as `change`."""
        return await self.change(prompt_id, PromptChange(archived=archived), by)

    async def make_default(self, prompt_id: str, direction: Direction) -> None:
        """Let calls of this direction follow it from now on. Raises as `change`."""
        await self.change(prompt_id, PromptChange(default_for=(direction,)))


def _usable(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise PromptError(PromptProblem.NO_NAME)
    if len(name) > LONGEST_NAME:
        raise PromptError(PromptProblem.NAME_TOO_LONG, limit=LONGEST_NAME)
    return name
