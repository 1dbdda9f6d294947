"""The prompts of the calls to come, kept at hand so that a click need not wait for the store."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sellercall_desktop.core.bounded import BoundedMap
from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.prompts.comparison import PromptInForce, VersionTestChanged
from sellercall_desktop.core.prompts.prompt import PromptLibraryChanged

if TYPE_CHECKING:
    from sellercall_desktop.core.bus import Bus
    from sellercall_desktop.core.prompts.ports import PromptStore
    from sellercall_desktop.core.prompts.prompt import PromptVersion

HELD_S = 5.0  # between `prepare` and the click; another program may publish into the same store
_REMEMBERED = 20  # versions that calls named: they are never changed


class PromptAtHand:
    """What calls are made with, read a moment before it is needed."""

    def __init__(self, prompts: PromptStore) -> None:
        self._prompts = prompts
        self._held: tuple[float, PromptInForce] | None = None
        self._named: BoundedMap[int, PromptVersion] = BoundedMap(_REMEMBERED)
        self._changes = 0

    def heed(self, bus: Bus) -> None:
        """Forget what is held once another prompt is a default, or is tested."""
        bus.subscribe(PromptLibraryChanged, lambda _change: self.forget())
        bus.subscribe(VersionTestChanged, lambda _change: self.forget())

    async def prepare(self) -> None:
        """Read what outgoing calls follow now, so that the next one need not wait for it.

        Raises:
            StoreError: it cannot be read.
        """
        changes = self._changes
        prompt = await self._prompts.in_force(Direction.OUTBOUND)
        if changes == self._changes:  # else it may be the one before
            self._held = (time.monotonic(), prompt)

    async def current_for(self, direction: Direction) -> PromptInForce:
        """What calls of this direction follow: as `prepare` read it a moment ago, else read now.

        Raises:
            StoreError: it cannot be read.
        """
        if direction is Direction.OUTBOUND and self._held is not None:
            read_at, held = self._held
            if time.monotonic() - read_at < HELD_S:
                return held
        return await self._prompts.in_force(direction)

    async def of(self, version: int | None, prompt_id: str = "") -> PromptInForce:
        """What outgoing calls follow: that version, else what is in force of that prompt, else the usual.

        A version that is not there any more is as none; one that is named is no part of a test.

        Raises:
            StoreError: it cannot be read.
        """
        if version is not None:
            named = self._named.get(version) or await self._prompts.get(version)
            if named is not None:
                self._named[version] = named
                return PromptInForce(named)
        if prompt_id:
            return await self._prompts.in_force(prompt_id)
        return await self.current_for(Direction.OUTBOUND)

    def forget(self) -> None:
        """Another has been published, or is the default now, or is tested."""
        self._held = None
        self._changes += 1
