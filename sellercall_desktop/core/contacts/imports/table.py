"""What a file with a table holds, whoever wrote it: rows of texts, each with its number in the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Row: TypeAlias = tuple[int, list[str]]
"""Its number, as a spreadsheet counts it (from 1; a card's place among the cards), and its cells."""

TableSource: TypeAlias = Path | str
"""A file, or the text of a paste."""


class TableKind(StrEnum):
    """What the rows come from."""

    TEXT = "text"  # CSV, TSV and their relatives
    WORKBOOK = "workbook"
    CARDS = "cards"  # vCard
    PASTE = "paste"


@dataclass(frozen=True, slots=True)
class TableAbout:
    """What was found out about a table when it was opened."""

    kind: TableKind
    name: str = ""  # the file's; empty for a paste
    separator: str = ""  # of a text; empty where it has one column
    encoding: str = ""  # of a text, as Python calls it
    sheets: tuple[str, ...] = ()  # of a workbook: those that are shown, then hidden ones
    sheet: str = ""  # the one that is read


class OpenTable(Protocol):
    """A table that is open. Everything blocks: for one thread at a time, never the loop's."""

    @property
    def about(self) -> TableAbout:
        """What is known of it."""

    @property
    def share(self) -> float:
        """How much of it has been read, 0 to 1."""

    def rows(self) -> Iterator[Row]:
        """All rows from the first, empty ones left out; may be asked for again.

        Raises:
            ImportFileError: what is left of the file cannot be read.
        """

    def close(self) -> None:
        """Let go of the file and of what was read."""


class Tables(Protocol):
    """Opens whatever people have."""

    def open(self, source: TableSource, sheet: str = "") -> OpenTable:
        """Find out what it is. Blocking.

        Args:
            source: a file or the text of a paste.
            sheet: of a workbook; empty: the one with the telephone numbers.

        Raises:
            ImportFileError: it is none of what can be read, or holds nothing.
        """
