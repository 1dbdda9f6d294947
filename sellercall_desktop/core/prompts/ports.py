"""What the prompts need of the world: a place where their versions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.prompt import PromptVersion


class PromptStore(Protocol):
    """The prompt's published versions. Methods raise `StoreError`."""

    async def current(self) -> PromptVersion:
        """The last published version; the shipped default is version 1."""

    async def publish(
        self, text: str, author: str, note: str = "", presets: tuple[Preset, ...] | None = None
    ) -> PromptVersion:
        """Make `text` the next version. Publishing what is current again changes nothing.

        Args:
            text: what the AI is told.
            author: who publishes it.
            note: what changes, in their words.
            presets: what belongs to it; None keeps those of the version before.
        """

    async def versions(self) -> list[PromptVersion]:
        """All versions, newest first."""

    async def get(self, number: int) -> PromptVersion | None:
        """One version."""
