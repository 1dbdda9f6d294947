"""Words that the people of this installation have called right: one file, one word a line."""

from __future__ import annotations

import codecs
import re
import threading
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.spelling.errors import SpellingError, SpellingProblem
from sellercall_desktop.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

OWN_WORDS = "own-words.txt"
"""In the data folder."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_ASIDE = 99


class OwnWords:
    """Read anew each time, so that the file can also be written by hand. Blocking: for a thread."""

    def __init__(self, path: Path) -> None:
        self._path, self._adding = path, threading.Lock()

    def read(self) -> frozenset[str]:
        """All of them, in small letters; none where there is no file.

        Raises:
            SpellingError: it cannot be read, or is no text.
        """
        return frozenset(line.casefold() for line in self._lines())

    def listed(self) -> list[str]:
        """All of them as they were written, each once, in the order of the alphabet.

        Raises:
            SpellingError: as `read`.
        """
        once = {line.casefold(): line for line in reversed(self._lines())}
        return [once[small] for small in sorted(once, key=lambda word: (folded(word), word))]

    def remove(self, word: str) -> None:
        """It is a word like any other again, however it is written there; nothing where it is not among them.

        Raises:
            SpellingError: the file is no text, or cannot be read or written; it is as it was.
        """
        with self._adding:
            lines = self._lines()
            kept = [line for line in lines if line.casefold() != word.casefold()]
            if kept != lines:
                self._write(kept)

    def add(self, word: str) -> Path | None:
        """One more. Where the file is no text it is put aside and another begun; returns where it lies then.

        Raises:
            SpellingError: it cannot be read or written; what was there before is still there.
        """
        with self._adding:  # two words may be called right in the same moment
            try:
                lines, aside = self._lines(), None
            except SpellingError as error:
                if error.problem is not SpellingProblem.OWN_WORDS:
                    raise
                lines, aside = [], self._put_aside()
            if word.casefold() not in {line.casefold() for line in lines}:
                self._write([*lines, word])
        return aside

    def _write(self, lines: list[str]) -> None:
        try:
            write_whole(self._path, "".join(f"{line}\n" for line in lines))
        except OSError as error:
            raise SpellingError(SpellingProblem.NOT_KEPT, self._path, str(error)) from error

    def _put_aside(self) -> Path:
        names = (f"{self._path.stem}.unreadable-{number}.txt" for number in range(1, _MOST_ASIDE + 1))
        free = next((one for one in map(self._path.with_name, names) if not one.exists()), None)
        try:
            if free is None:
                raise FileExistsError(self._path)  # a hundred of them: somebody should look
            return self._path.rename(free)
        except OSError as error:
            raise SpellingError(SpellingProblem.NOT_KEPT, self._path, str(error)) from error

    def _lines(self) -> list[str]:
        try:
            held = self._path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise SpellingError(SpellingProblem.NOT_KEPT, self._path, str(error)) from error
        try:
            text = _decoded(held)
        except UnicodeError as error:
            raise SpellingError(SpellingProblem.OWN_WORDS, self._path) from error
        if _NO_TEXT.search(text):
            raise SpellingError(SpellingProblem.OWN_WORDS, self._path)
        return [line.strip() for line in text.splitlines() if line.strip()]


def _decoded(held: bytes) -> str:
    """As whatever program on whatever system saved it: UTF-8, UTF-16, or Windows' own letters."""
    if held.startswith(_UTF_16):
        return held.decode("utf-16")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("cp1252")
