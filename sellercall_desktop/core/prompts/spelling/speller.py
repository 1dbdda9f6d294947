"""Which words of a text are mistakes, and what may have been meant. Each word is looked up once."""

from __future__ import annotations

import logging
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from sellercall_desktop.core.prompts.spelling.errors import SpellingError
from sellercall_desktop.core.prompts.spelling.spanish import is_spanish
from sellercall_desktop.core.prompts.spelling.words import language_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sellercall_desktop.core.prompts.spelling.words import LineWord

log = logging.getLogger(__name__)
MOST_SUGGESTIONS = 6
Mistaken = tuple[str, str]
"""A language and a word in small letters that is none in it."""


class WordBook(Protocol):
    """A dictionary of one language. Blocking; slow to make, and to suggest."""

    def knows(self, word: str) -> bool:
        """Whether it is a word, spelled so."""

    def suggest(self, word: str) -> Iterable[str]:
        """What may have been meant, the likeliest first."""


class Speller:
    """Blocking: for a thread. `own_words` are right in every language."""

    def __init__(self, open_book: Callable[[str], WordBook], trade_words: Collection[str] = ()) -> None:
        """`open_book` opens the dictionary of ``"es"`` or ``"en"`` once it is needed, or a SpellingError."""
        self._open, self._books = open_book, dict[str, WordBook]()
        self._verdicts: dict[Mistaken, bool] = {}
        self._trade = frozenset(word.casefold() for word in trade_words)
        self.own_words: frozenset[str] = frozenset()
        self.problems: dict[str, SpellingError] = {}
        """What could not be opened, by its language or name: its words are not looked up, others are."""

    def mistakes(self, lines: Iterable[str], usual: str) -> Iterator[set[Mistaken]]:
        """Those of each line; `usual` is the language of a line that tells none."""
        for line in lines:
            language = language_of(line, usual)
            wrong = (word for word in words_of(line) if not self._is_right(word, language))
            yield {(language, word.text.casefold()) for word in wrong}

    def suggestions(self, word: str, language: str) -> tuple[str, ...]:
        """What may have been meant, with the capital letters that the word has."""
        book = self._book(language)
        meant = book.suggest(word.casefold()) if book is not None else ()
        whole = (one for one in meant if " " not in one and "-" not in one)  # it also cuts words in two
        found = list(islice(whole, MOST_SUGGESTIONS))
        if word.isupper():
            found = [one.upper() for one in found]
        elif word[0].isupper():
            found = [one[:1].upper() + one[1:] for one in found]
        return tuple(dict.fromkeys(found))

    def _is_right(self, word: LineWord, language: str) -> bool:
        small = word.text.casefold().replace("’", "'")
        if small in self.own_words or small in self._trade:
            return True
        key = (language, small)
        if key not in self._verdicts:
            book = self._book(language)
            if book is None:
                return True  # nobody knows
            capital = word.text[0].isupper() and book.knows(small[:1].upper() + small[1:])
            self._verdicts[key] = capital or (
                is_spanish(small, book.knows) if language == "es" else book.knows(small)
            )
        return self._verdicts[key]

    def _book(self, language: str) -> WordBook | None:
        if language not in self._books and language not in self.problems:
            try:
                self._books[language] = self._open(language)
            except SpellingError as error:
                log.exception("spelling.dictionary_broken", extra={"language": language})
                self.problems[language] = error
        return self._books.get(language)


def marked_words(line: str, mistaken: Collection[Mistaken], usual: str) -> list[LineWord]:
    """Where in the line mistakes stand that are known already."""
    found = [
        (word, small)
        for word in words_of(line)
        if ("es", small := word.text.casefold()) in mistaken or ("en", small) in mistaken
    ]
    if not found:
        return []
    language = language_of(line, usual)
    return [word for word, small in found if (language, small) in mistaken]
