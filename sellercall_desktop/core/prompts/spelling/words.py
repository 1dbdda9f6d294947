"""The words of a line that can be spelled wrongly: no variables, addresses, names of tools, marks, codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.linting.checked import votes

LONGEST_LINE = 5_000
"""Characters. A longer line is not looked at: it is no prose, and each key would wait for it."""
_SHORTEST = 2
_TELLING = 2
"""Words more of one language than of the other."""
_LONGEST_ABBREVIATION = 5
_LETTER = r"[^\W\d_]"
_VARIABLES_MARKS_LINKS = (
    r"\\?\{\{[^{}]*\}\}"  # a variable
    r"|`[^`]*`"
    r"|</?[\w-]++[^<>]*+>"  # a mark such as <instruction>
    r"|\]\([^()\s]*+\)"  # where a link of Markdown leads
    r"|\b(?:https?|tel|mailto|sip):\S+|\bwww\.\S+"
)
_ADDRESS = r"|(?<![\w.-])[^\s@]{1,64}+@\S+"  # no address has more before its @
_NAMES_CODES = (
    r"|(?<![\w-])[\w-]++(?:\.[\w-]++)+(?:/\S*)?"  # empresa.com/pagar, a.m.
    r"|\b\w*[\d_]\w*\b"  # codes, names of tools
    r"|[@#]\w+"
)
_LOOKED_OVER = re.compile(_VARIABLES_MARKS_LINKS + _NAMES_CODES)
_WITH_ADDRESSES = re.compile(_VARIABLES_MARKS_LINKS + _ADDRESS + _NAMES_CODES)
"""Where there is an @: what may be before one is half of the work."""
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")
_BEFORE_SENTENCE = " \t\u00a0\"'«“(¡¿*_>#-–—"
_ENDS_SENTENCE = ".!?:…"


class LineWord(NamedTuple):
    """A word with its place in the line. `begins`: a capital letter there says nothing."""

    start: int
    end: int
    text: str
    begins: bool


def words_of(line: str) -> list[LineWord]:
    """What is to be spelled; names, abbreviations in capitals and words with capitals inside are left out."""
    if len(line) > LONGEST_LINE:
        return []
    found = []
    for match in _WORD.finditer(_without_signs(line)):
        word = match.group()
        if word.islower():  # nearly every one
            if len(word) >= _SHORTEST:
                found.append(LineWord(match.start(), match.end(), word, True))
            continue
        is_loud = word.isupper()
        if len(word) < _SHORTEST or not (
            len(word) > _LONGEST_ABBREVIATION if is_loud else word[1:].islower()
        ):
            continue
        begins = not word[0].isupper() or _begins_sentence(line, match.start())
        if begins or is_loud:  # else it is somebody's or something's name
            found.append(LineWord(match.start(), match.end(), word, begins))
    return found


def _begins_sentence(line: str, at: int) -> bool:
    while at and line[at - 1] in _BEFORE_SENTENCE:
        at -= 1
    return not at or line[at - 1] in _ENDS_SENTENCE


@lru_cache(maxsize=8)
def _without_signs(line: str) -> str:
    """For its words and its language alike."""
    signs = _WITH_ADDRESSES if "@" in line else _LOOKED_OVER
    return signs.sub(lambda found: " " * len(found.group()), line)


def language_of(line: str, usual: str) -> str:
    """``"es"`` or ``"en"``: what most of the words are that every text has; else `usual`."""
    if len(line) > LONGEST_LINE:
        return usual
    spanish, english = votes(folded(_without_signs(line)))
    if abs(spanish - english) < _TELLING:
        return usual
    return "es" if spanish > english else "en"
