"""The prompt the AI follows, and its published versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """One published text. `number` counts from 1; `author` is the OS user or ``"api"``."""

    number: int
    text: str
    author: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PromptPublished:
    """Event: `version` is now the one every new call uses."""

    version: PromptVersion
