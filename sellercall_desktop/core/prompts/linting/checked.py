"""A prompt as the rules look at it: folded for searching, with its words that are spoken as they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.folding import folded, folded_with_places
from sellercall_desktop.core.prompts.linting.finding import Fix, LintFinding, Severity
from sellercall_desktop.core.prompts.number_words import one_by_one
from sellercall_desktop.core.prompts.settings import USUAL, PromptSettings
from sellercall_desktop.core.prompts.variables import known_keys, placeholders
from sellercall_desktop.core.steering.disclosure import NO_MORE_WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.finding import LintCode
    from sellercall_desktop.core.prompts.variables import Placeholder
    from sellercall_desktop.core.steering.disclosure import Accepted

_QUOTED = re.compile(r"«[^»\n]{1,400}»|“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"")
_SPANISH = frozenset(
    one_by_one(
        "el la los las de del que y en un una por para con no se su al lo como si es usted cuando sus le "
        "diga llamada cliente pregunte este esta sin sobre ni"
    )
)
_ENGLISH = frozenset(
    one_by_one(
        "the of and to in is you your for with not that it on are be if they this say ask when do or an as "
        "call customer them by from their never any"
    )
)
_WORD = re.compile(r"[^\W\d_]+")


class TextPlace(NamedTuple):
    """``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True)
class Installation:
    """What a prompt is held to besides itself.

    Attributes:
        language: BCP 47 tag of calls.
        region: ISO 3166 of most customers: whose money is meant.
        explains_suggestions: the sentence about suggestions is added by itself.
        contacts_have: names of contacts' own variables.
        tools_on: names of the AI's tools that are switched on.
        tools_off: names of those that are there and switched off.
        accepted: by which words the installation's watch takes something as made known.
    """

    language: str = "es"
    region: str = ""
    explains_suggestions: bool = True
    contacts_have: tuple[str, ...] = ()
    tools_on: frozenset[str] = frozenset()
    tools_off: frozenset[str] = frozenset()
    accepted: Accepted = NO_MORE_WORDINGS


@dataclass(frozen=True)
class CheckedPrompt:
    """The text, and what several rules ask of it; computed once.

    Attributes:
        text: what the rules look at.
        at: what it is held to.
        settings: what is published with it.
        spoken_in: ``"es"`` or ``"en"`` where all of `text` is said as it stands; else empty.
    """

    text: str
    at: Installation = field(default_factory=Installation)
    settings: PromptSettings = USUAL
    spoken_in: str = ""

    @cached_property
    def low(self) -> str:
        """Without case and accents; its places are those of `find`."""
        return self._folded[0]

    @cached_property
    def language(self) -> str:
        """``"es"`` or ``"en"``: what most of it is written in, else that of calls."""
        if self.spoken_in:
            return self.spoken_in
        spanish, english = votes(self.low)
        if spanish == english:
            return "es" if self.at.language.lower().startswith("es") else "en"
        return "es" if spanish > english else "en"

    @cached_property
    def variables(self) -> list[Placeholder]:
        """Its placeholders."""
        return placeholders(self.text)

    @cached_property
    def known(self) -> frozenset[str]:
        """Keys of the variables that mean something here."""
        return known_keys(self.at.contacts_have)

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """Each line with where it begins."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append((start, line))
            start += len(line) + 1
        return found

    def find(self, pattern: re.Pattern[str]) -> Iterator[TextPlace]:
        """Where a pattern of small letters without accents fits."""
        places = self._folded[1]
        for found in pattern.finditer(self.low):
            start, end = found.span()
            if places is not None:
                start, end = places[start], (places[end - 1] + 1 if end > start else places[start])
            yield TextPlace(start, end)

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether it fits anywhere."""
        return pattern.search(self.low) is not None

    def tells(self, pattern: re.Pattern[str] | None) -> bool:
        """The same, the greeting included: that is spoken whatever the text says."""
        return pattern is not None and (self.has(pattern) or pattern.search(self._greeting) is not None)

    def is_spoken(self, start: int) -> bool:
        """Whether what begins there stands in quotation marks: words to be said as they are."""
        at = bisect_right(self._quoted, (start, len(self.text))) - 1
        return at >= 0 and self._quoted[at][0] <= start < self._quoted[at][1]

    def in_variable(self, start: int) -> bool:
        """Whether what begins there is part of a variable."""
        at = bisect_right(self._variable_starts, start) - 1
        return at >= 0 and start < self.variables[at].end

    def absent(self, code: LintCode, severity: Severity, sentence: str = "") -> LintFinding:
        """Something is missing in all of it; `sentence`, at its end, would mend that."""
        end = len(self.text.rstrip())
        fix = Fix(end, len(self.text), f"\n\n{sentence}\n") if sentence else None
        return LintFinding(code, 0, 0, severity, fix)

    @cached_property
    def quoted(self) -> list[TextPlace]:
        """Words in quotation marks; all of it where all is spoken, as if the marks stood around it."""
        if self.spoken_in:
            return [TextPlace(-1, len(self.text) + 1)]
        return [TextPlace(*found.span()) for found in _QUOTED.finditer(self.text)]

    @cached_property
    def unquoted_lines(self) -> list[str]:
        """Each line with blanks for what stands in quotation marks."""
        return _QUOTED.sub(lambda found: " " * len(found[0]), self.text).split("\n")

    @cached_property
    def _greeting(self) -> str:
        return folded(self.settings.greeting)

    @cached_property
    def _variable_starts(self) -> list[int]:
        return [one.start for one in self.variables]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [(start, end) for start, end in self.quoted]

    @cached_property
    def _folded(self) -> tuple[str, list[int] | None]:
        return folded_with_places(self.text)


def votes(low: str) -> tuple[int, int]:
    """How many words of it are Spanish ones, and how many English ones, of those that every text has."""
    words = _WORD.findall(low)
    return sum(map(_SPANISH.__contains__, words)), sum(map(_ENGLISH.__contains__, words))
