"""The shipped dictionaries, in Hunspell's form. The one place where `spylls` is imported: on a thread."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sellercall_desktop.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class HunspellBook:
    """As `core.prompts.spelling.speller.WordBook`."""

    def __init__(self, language: str) -> None:
        """Reads the dictionary of ``"es"`` or ``"en"``: about a second."""
        from spylls.hunspell import Dictionary, readers
        from spylls.hunspell.readers.file_reader import BaseReader

        class Shipped(BaseReader):  # type: ignore[misc] # untyped; its own leaves the files open
            def __init__(self, name: str) -> None:
                super().__init__(io.StringIO((_folder() / name).read_text(encoding="utf-8")))

            def reset_encoding(self, encoding: str) -> None:
                """It is UTF-8 already."""

        aff, context = readers.read_aff(Shipped(f"{language}.aff"))
        words = readers.read_dic(Shipped(f"{language}.dic"), aff=aff, context=context)
        self._dictionary = Dictionary(aff, words)

    def knows(self, word: str) -> bool:
        """Whether it is a word, spelled so."""
        return bool(self._dictionary.lookup(word))

    def suggest(self, word: str) -> Iterator[str]:
        """What may have been meant, the likeliest first."""
        yield from self._dictionary.suggest(word)


def trade_words() -> list[str]:
    """Words of selling by telephone that dictionaries do not know; one a line, ``#`` begins a remark."""
    lines = (_folder() / "trade.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in map(str.strip, lines) if line and not line.startswith("#")]


def _folder() -> Path:
    return resources() / "dictionaries"
