"""Words that the people of this installation have called right: one file, one word a line."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

OWN_WORDS = "own-words.txt"
"""In the data folder."""


class OwnWords:
    """Read anew each time, so that the file can also be written by hand. Blocking: for a thread."""

    def __init__(self, path: Path) -> None:
        self._path, self._adding = path, threading.Lock()

    def read(self) -> frozenset[str]:
        """All of them, in small letters; none where there is no file.

        Raises:
            OSError: it cannot be read.
        """
        return frozenset(line.casefold() for line in self._lines())

    def add(self, word: str) -> None:
        """One more.

        Raises:
            OSError: it cannot be written.
        """
        with self._adding:  # two words may be called right in the same moment
            if word.casefold() not in self.read():
                write_whole(self._path, "".join(f"{line}\n" for line in [*self._lines(), word]))

    def _lines(self) -> list[str]:
        try:
            held = self._path.read_text(encoding="utf-8-sig", errors="replace")
        except FileNotFoundError:
            return []
        return [line.strip() for line in held.splitlines() if line.strip()]
