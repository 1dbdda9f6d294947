"""What the prompts need of the world: a place where the library and its versions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.prompts.prompt import DEFAULT_PROMPT

if TYPE_CHECKING:
    from sellercall_desktop.core.calls.facts import Direction
    from sellercall_desktop.core.prompts.comparison import PromptInForce
    from sellercall_desktop.core.prompts.presets import Preset
    from sellercall_desktop.core.prompts.prompt import (
        PromptChange,
        PromptContent,
        PromptLibrary,
        PromptVersion,
    )
    from sellercall_desktop.core.prompts.settings import PromptSettings


class PromptStore(Protocol):
    """The library of prompts with their published versions. Methods raise `StoreError`."""

    async def current(self, prompt_id: str = DEFAULT_PROMPT) -> PromptVersion:
        """The last published version of a prompt; the shipped default is version 1.

        Of one that has none, that of the default prompt: a call must not fail for it.
        """

    async def current_for(self, direction: Direction) -> PromptVersion:
        """The last published version of the prompt that calls of this direction follow."""

    async def in_force(self, prompt_id: str | Direction) -> PromptInForce:
        """What calls of a prompt or of a direction follow: as `current`, and its test that is open.

        A test whose versions cannot both be read is as none.
        """

    async def publish(
        self,
        text: str,
        author: str,
        note: str = "",
        presets: tuple[Preset, ...] | None = None,
        *,
        settings: PromptSettings | None = None,
        prompt_id: str = DEFAULT_PROMPT,
        based_on: int | None = None,
    ) -> PromptVersion:
        """Make `text` the next version. Publishing what is current again changes nothing.

        A new version is in force for every call: a test of two older ones ends with it.

        Args:
            text: what the AI is told.
            author: who publishes it.
            note: what changes, in their words.
            presets: what belongs to it; None keeps those of the version before.
            settings: what else belongs to it; None keeps those of the version before.
            prompt_id: which prompt it is.
            based_on: the version that was changed. Without it the last one wins.

        Raises:
            PromptConflictError: another version was published since `based_on`; nothing was published.
            PromptError: there is no such prompt, or it is archived.
        """

    async def versions(self, prompt_id: str | None = None) -> list[PromptVersion]:
        """All versions, newest first; of one prompt, or of all."""

    async def get(self, number: int) -> PromptVersion | None:
        """One version."""

    async def library(self) -> PromptLibrary:
        """All prompts, in the order in which they were made, and which are the defaults."""

    async def add(self, prompt_id: str, name: str, content: PromptContent, author: str) -> PromptVersion:
        """Make a prompt with its first version.

        Raises:
            PromptError: the name is taken.
        """

    async def change(self, prompt_id: str, change: PromptChange, by: str) -> str:
        """Change it, all that is asked for or nothing; a test of its versions ends as it is put away.

        Returns: the id of the test that ended, else "".

        Raises:
            PromptError: the name is taken, there is no such prompt; it is archived and is to be a default, or
                is to be archived while calls follow it as a default.
        """
