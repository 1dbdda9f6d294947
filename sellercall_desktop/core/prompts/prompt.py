"""The prompt the AI follows, as published: one version after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.prompts.presets import Preset


@dataclass(frozen=True, slots=True)
class PromptContent:
    """What a supervisor edits and publishes as one: the text, and the presets for calls that follow it."""

    text: str
    presets: tuple[Preset, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """One published text. `number` counts from 1; `author` is the OS user or ``"api"``; `note` is theirs."""

    number: int
    text: str
    author: str
    published_at: datetime
    note: str = ""
    presets: tuple[Preset, ...] = ()

    @property
    def content(self) -> PromptContent:
        """What of it another version may take over."""
        return PromptContent(self.text, self.presets)


@dataclass(frozen=True, slots=True)
class PromptPublished:
    """Event: `version` is now the one every new call uses."""

    version: PromptVersion
