"""From what a person searches for to the digits of a number in the history, by the dialer's reading."""

from __future__ import annotations

from sellercall_desktop.core.phone.reading import read

_TWO_FORMS = frozenset({52})
"""Country codes of numbers that the history holds in two forms: callers from Mexico come as +52 1 …"""


def digits_searched(text: str, region: str) -> str:
    """The digits to look for, where the text is one whole number and nothing else; else none.

    With the country code where it was written: a number typed as at home may be one of anywhere.
    """
    reading = read(text, region)
    if reading.number is None or not reading.alone:
        return ""
    code, whole = str(reading.number.country_code), reading.number.e164[1:]
    typed = "".join(character for character in text if character.isdecimal())
    given = whole in typed and reading.number.country_code not in _TWO_FORMS
    return whole if given else whole.removeprefix(code)
