"""Regular expressions of people, held to what Python's engine gets through: nothing can stop it.

Counted is in how many ways an expression can be laid over a text before the engine knows that it fits
nowhere. Ways multiply: a repetition has as many as it has lengths, a choice as many as it has branches. One
whose ways depend on each other, such as a repeated group that holds a repetition, has no end.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_EXPRESSION = 200
LOOKED_AT = 400
"""Characters that an expression is tried on at once: an open repetition has so many lengths."""
MOST_WAYS = 4 * LOOKED_AT**2
"""Two open repetitions, and a little. Over the worst of turns the engine takes seconds already."""
_TOKEN = re.compile(
    r"(?P<skipped>\(\?[aiLmsux]+\)|\(\?#[^)]*\))"
    r"|(?P<opens>\((?:\?(?:[aiLmsux]*(?:-[imsx]+)?:|P<\w+>|<?[=!]|>|\(\w+\)))?)"
    r"|(?P<closes>\))|(?P<or>\|)"
    r"|(?P<repeats>[*+?]|\{(?P<least>\d*)(?P<to>,?)(?P<most>\d*)(?<!\{)\})[?+]?"
    r"|(?P<one>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)
_BACKWARD = re.compile(r"\\[1-9]|\(\?P=")


@lru_cache(maxsize=256)
def compiled(text: str) -> re.Pattern[str]:
    """The expression, whatever the case of letters. Raises ValueError: it is none, or may try for ever."""
    if len(text) > LONGEST_EXPRESSION:
        raise ValueError(f"more than {LONGEST_EXPRESSION} characters")
    if _BACKWARD.search(text):
        raise ValueError("no references back")
    try:
        pattern = re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if _ways(text) > MOST_WAYS:
        raise ValueError("too many ways to fit: at most two open repetitions (* or +)")
    return pattern


class _Group:
    """How many ways what stands in it has so far."""

    def __init__(self) -> None:
        self.branches, self.before, self.last = 0, 1, 1

    @property
    def ways(self) -> int:
        return self.branches + self.before * self.last

    def follows(self, ways: int) -> None:
        self.before, self.last = self.before * self.last, ways

    def branch(self) -> None:
        self.branches, self.before, self.last = self.ways, 1, 1

    def repeat(self, least: int, most: int) -> None:
        if self.last == 1:
            self.last = max(1, min(most, LOOKED_AT) - least + 1)
        elif most <= 1:
            self.last += 1
        else:
            raise ValueError("a group that is repeated may hold no repetition and no choice")


def _ways(text: str) -> int:
    """Of an expression that can be compiled. Raises ValueError: without end."""
    groups = [_Group()]
    for token in _TOKEN.finditer(text):
        if token["opens"]:
            groups.append(_Group())
        elif token["closes"] and len(groups) > 1:
            inner = groups.pop()
            groups[-1].follows(inner.ways)
        elif token["or"]:
            groups[-1].branch()
        elif token["repeats"]:
            groups[-1].repeat(*_lengths(token))
        elif token["one"]:
            groups[-1].follows(1)
    return groups[0].ways


def _lengths(token: re.Match[str]) -> tuple[int, int]:
    """At least and at most how often."""
    sign = token["repeats"]
    if sign == "?":
        return 0, 1
    if sign in "*+":
        return int(sign == "+"), LOOKED_AT
    least = int(token["least"] or 0)
    if not token["to"]:
        return least, least
    return least, int(token["most"] or max(least, LOOKED_AT))
