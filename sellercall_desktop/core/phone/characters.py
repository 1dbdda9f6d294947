"""Characters that people's keyboards, programs and scripts put for digits, signs and spaces, made plain.

Characters are only dropped or translated one to one (a full-width digit to its ASCII twin).
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

_TWINS = {
    **dict.fromkeys("﹢⁺₊➕✚✛✙ᐩ⊕⊞⨁╋᛭", "+"),
    **dict.fromkeys("−·•∙‧・⋅", "-"),  # minus sign, and the dots some people put between groups
    **dict.fromkeys("ºª", "°"),  # letters by their category: Nº300…
    **dict.fromkeys("\u3164\u115f\u1160\uffa0\u2800", " "),  # letters and patterns that are drawn as nothing
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width ASCII
}
_TWINS_BY_CATEGORY = {
    "Zs": " ",
    "Zl": "\n",
    "Zp": "\n",
    "Pd": "-",
    "Cc": " ",
    "Cf": "",  # zero-width characters, bidi marks and isolates
    "Mn": "",  # accents written apart, emoji selectors
    "Me": "",  # the frame of a keycap
}
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ESCAPED_PLUS = re.compile(r"(?:\\u\{?0{0,4}|\\[xX]|[uU]\+00|=)2[bB]\}?(?=[\s(]{0,2}\d)")
"""A plus as the texts of programs and mails write it."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,12});")


def plain(text: str) -> str:
    """The text in ASCII digits, signs and spaces."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    if "2b" in text or "2B" in text:
        text = _ESCAPED_PLUS.sub("+", text)
    return text if text.isascii() and text.isprintable() else "".join(map(_plain_character, text))


def decoded(text: str) -> str:
    """Spaces, pluses and brackets that were encoded for an address, once or twice, are themselves again."""
    return plain(_ENCODED.sub(_sign, _ENCODED.sub(_sign, text))) if "%" in text else text


def _sign(found: re.Match[str]) -> str:
    """An encoded space, plus or bracket; an encoded letter or digit is left: `15%30` may be a percentage."""
    decoded = unquote(found[0])
    return found[0] if any(character.isalnum() for character in decoded) else decoded


def _plain_character(character: str) -> str:
    if character in "\n\t" or (character.isascii() and character.isprintable()):
        return character
    if character in _TWINS:
        return _TWINS[character]
    if character in "\r\v\f\x85":
        return "\n"
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return _TWINS_BY_CATEGORY.get(category, character)
