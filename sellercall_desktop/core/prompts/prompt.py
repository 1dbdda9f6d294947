"""The prompts that the AI follows, as published: one version of each after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sellercall_desktop.core.calls.facts import Direction
from sellercall_desktop.core.prompts.settings import USUAL, PromptSettings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sellercall_desktop.core.prompts.presets import Preset

DEFAULT_PROMPT = "default"
"""The id of the prompt that was there before there were several; the old system's API means it."""
BY_PROGRAM = "api"
"""The author of what another program published over REST."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One of the library. `name` is empty for the first one until somebody names it."""

    id: str
    name: str
    archived: bool = False  # its versions stay, and calls that name it go on


@dataclass(frozen=True, slots=True)
class PromptChange:
    """What is to be different of a prompt in the library, all of it or nothing. None: as it is."""

    name: str | None = None
    archived: bool | None = None
    default_for: tuple[Direction, ...] = ()  # calls of these follow it from then on


@dataclass(frozen=True, slots=True)
class PromptLibrary:
    """All prompts, in the order in which they were made, and the ids of those that calls follow."""

    prompts: tuple[Prompt, ...]
    incoming: str = DEFAULT_PROMPT
    outgoing: str = DEFAULT_PROMPT
    prompt_of: Mapping[int, str] = field(default_factory=dict)
    """The id of each version's prompt, by the version's number."""

    def newest(self, prompt_id: str) -> int | None:
        """The number of its last published version."""
        return max((number for number, of in self.prompt_of.items() if of == prompt_id), default=None)

    def of_version(self, number: int) -> Prompt | None:
        """Which prompt a version is of."""
        return self.get(self.prompt_of.get(number, ""))

    def default_for(self, direction: Direction) -> str:
        """The id of the prompt that calls of this direction follow where nothing else is said."""
        return self.incoming if direction is Direction.INBOUND else self.outgoing

    def get(self, prompt_id: str) -> Prompt | None:
        """One of them."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)

    @property
    def offered(self) -> tuple[Prompt, ...]:
        """Those that are not archived."""
        return tuple(prompt for prompt in self.prompts if not prompt.archived)

    def is_kept(self, prompt_id: str) -> bool:
        """Whether it cannot be archived: calls or the old API follow it."""
        return prompt_id in {self.incoming, self.outgoing, DEFAULT_PROMPT}


@dataclass(frozen=True, slots=True)
class PromptContent:
    """What a supervisor edits and publishes as one: the text, and what belongs to calls that follow it."""

    text: str
    presets: tuple[Preset, ...] = ()
    settings: PromptSettings = USUAL


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """One published content of one prompt.

    `number` counts from 1 over all prompts; `author` is the OS user or `BY_PROGRAM`; `note` is theirs.
    """

    number: int
    text: str
    author: str
    published_at: datetime
    note: str = ""
    presets: tuple[Preset, ...] = ()
    settings: PromptSettings = USUAL
    prompt_id: str = DEFAULT_PROMPT
    fills_variables: bool = True  # False: published before there were variables

    @property
    def content(self) -> PromptContent:
        """What of it another version may take over."""
        return PromptContent(self.text, self.presets, self.settings)


@dataclass(frozen=True, slots=True)
class PromptPublished:
    """Event: `version` is now the one that every new call with its prompt uses."""

    version: PromptVersion


@dataclass(frozen=True, slots=True)
class PromptLibraryChanged:
    """Event: a prompt was made, named, archived or brought back, or is now a direction's default."""
