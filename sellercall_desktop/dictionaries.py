"""The shipped dictionaries, in Hunspell's form. The one place where `spylls` is imported: on a thread."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.spelling.errors import SpellingError, SpellingProblem
from sellercall_desktop.paths import resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spylls.hunspell import Dictionary


class HunspellBook:
    """As `core.prompts.spelling.speller.WordBook`."""

    def __init__(self, language: str) -> None:
        """Reads the dictionary of ``"es"`` or ``"en"``: about a second.

        Raises:
            SpellingError: it is missing or broken.
        """
        try:
            self._dictionary = _opened(language)
        except Exception as error:  # a broken file makes the reader raise whatever it stumbles on
            raise SpellingError(SpellingProblem(language), _folder(), str(error)) from error

    def knows(self, word: str) -> bool:
        """Whether it is a word, spelled so."""
        return bool(self._dictionary.lookup(word))

    def suggest(self, word: str) -> Iterator[str]:
        """What may have been meant, the likeliest first."""
        yield from self._dictionary.suggest(word)


def _opened(language: str) -> Dictionary:
    from spylls.hunspell import Dictionary, readers
    from spylls.hunspell.readers.file_reader import BaseReader

    class Shipped(BaseReader):  # type: ignore[misc] # untyped; its own leaves the files open
        def __init__(self, name: str) -> None:
            text = (_folder() / name).read_text(encoding="utf-8")
            if name.endswith(".dic") and text.count("\n") <= int(text.partition("\n")[0]):
                raise ValueError(f"{name} ends too early")  # its first line says how many words it has
            super().__init__(io.StringIO(text))

        def reset_encoding(self, encoding: str) -> None:
            """It is UTF-8 already."""

    aff, context = readers.read_aff(Shipped(f"{language}.aff"))
    if not aff.SFX:
        raise ValueError(f"{language}.aff ends too early")
    words = readers.read_dic(Shipped(f"{language}.dic"), aff=aff, context=context)
    return Dictionary(aff, words)


def trade_words() -> list[str]:
    """Words of selling by telephone that dictionaries do not know; one a line, ``#`` begins a remark.

    Raises:
        SpellingError: the file is missing or broken.
    """
    path = _folder() / "trade.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise SpellingError(SpellingProblem.TRADE, path, str(error)) from error
    return [line for line in map(str.strip, lines) if line and not line.startswith("#")]


def _folder() -> Path:
    return resources() / "dictionaries"
