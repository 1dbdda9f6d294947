"""A version of this program that is newer than the one running."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class UpdateFound:
    """Event: a newer version has been published. `notes` by language; `page` is where it is to be had."""

    version: str
    page: str
    notes: Mapping[str, str]

    def notes_in(self, language: str) -> str:
        """What is new, in this language, else in English, else in whatever there is."""
        return self.notes.get(language) or self.notes.get("en") or next(iter(self.notes.values()), "")
