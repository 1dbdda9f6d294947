"""What keeps words from being looked up, or a word from being kept."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.errors import SellerCallError

if TYPE_CHECKING:
    from pathlib import Path


class SpellingProblem(StrEnum):
    """What is wrong with which file."""

    SPANISH = "es"
    """The dictionary of this language: its words are looked up no more, those of the other one are."""
    ENGLISH = "en"
    TRADE = "trade"
    """The words of the trade that are shipped beside the dictionaries."""
    OWN_WORDS = "own_words"
    """The person's own file is no text: its words count as unknown, and it is left alone."""
    OWN_WORDS_ASIDE = "own_words_aside"
    """The same, and a word was to be added: the file was put aside, and a new one begun."""
    NOT_KEPT = "not_kept"
    """A word of the person's own could not be written, or those there are not be read."""


class SpellingError(SellerCallError):
    """Something is wrong with a file of words. `path`: where it lies; `detail`: the system's words."""

    def __init__(self, problem: SpellingProblem, path: Path, detail: str = "") -> None:
        super().__init__(f"{problem.value}: {path}: {detail}")
        self.problem, self.path, self.detail = problem, path, detail
