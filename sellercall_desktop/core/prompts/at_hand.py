"""The published prompt, kept at hand so that a click need not wait for the store."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion

HELD_S = 5.0  # between `prepare` and the click; another program may publish into the same store


class PromptAtHand:
    """The published prompt, read a moment before it is needed."""

    def __init__(self, prompts: PromptStore) -> None:
        self._prompts = prompts
        self._held: tuple[float, PromptVersion] | None = None
        self._publishes = 0

    async def prepare(self) -> None:
        """Read it now, so that the next call need not wait for it.

        Raises:
            StoreError: it cannot be read.
        """
        publishes = self._publishes
        prompt = await self._prompts.current()
        if publishes == self._publishes:  # else it may be the one before
            self._held = (time.monotonic(), prompt)

    async def current(self) -> PromptVersion:
        """As `prepare` read it a moment ago, else read now.

        Raises:
            StoreError: it cannot be read.
        """
        if self._held is not None and time.monotonic() - self._held[0] < HELD_S:
            return self._held[1]
        return await self._prompts.current()

    async def of(self, version: int | None) -> PromptVersion:
        """That version; the current one where none is named, or it is not there any more.

        Raises:
            StoreError: it cannot be read.
        """
        named = await self._prompts.get(version) if version is not None else None
        return named or await self.current()

    def forget(self) -> None:
        """Another has been published."""
        self._held = None
        self._publishes += 1
