"""One telephone, several E.164 forms: networks still write what numbering plans gave up.

Mexico's mobiles had a 1 after +52 until 2019; Argentina's have a 9 after +54 that some networks leave out,
and no landline has the digits of a mobile.
"""

from __future__ import annotations

import re

_MEXICO = re.compile(r"\+521?(\d{10})", re.ASCII)
_ARGENTINA = re.compile(r"\+549?(\d{10})", re.ASCII)
_TWO_FORMS = ("+52", "+54")


def spellings(e164: str) -> tuple[str, ...]:
    """The forms of this number, always in the same order."""
    if not e164.startswith(_TWO_FORMS):
        return (e164,)
    if found := _MEXICO.fullmatch(e164):
        return f"+52{found[1]}", f"+521{found[1]}"
    if found := _ARGENTINA.fullmatch(e164):
        return f"+549{found[1]}", f"+54{found[1]}"
    return (e164,)
