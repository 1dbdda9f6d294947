"""The prompt the AI follows, as published: one version after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """One published text. `number` counts from 1; `author` is the OS user or ``"api"``; `note` is theirs."""

    number: int
    text: str
    author: str
    published_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class PromptPublished:
    """Event: `version` is now the one every new call uses."""

    version: PromptVersion
