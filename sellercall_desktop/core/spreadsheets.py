"""What a spreadsheet makes of a text in a CSV file, and how a text stays one."""

from __future__ import annotations

import re

_CALCULATED = "=+-@＝＋－＠\t\r\n'"  # a spreadsheet skips blanks before them
_LIKE_A_NUMBER = re.compile(r"[\s(]*[\d.,][\d\s.,:/()+%$€-]*(?:[eE][+-]?\d+)?[\s)%$€]*")


def harmless(text: str) -> str:
    """The text as a cell that stays one: an apostrophe in front where it would be calculated or made a date.

    A text that begins with an apostrophe gets another, so that whoever reads the file takes one away.
    """
    first = text.lstrip(" \u00a0\u3000")[:1]
    if first and (first in _CALCULATED or (first in "(.,0123456789" and _LIKE_A_NUMBER.fullmatch(text))):
        return f"'{text}"
    return text
