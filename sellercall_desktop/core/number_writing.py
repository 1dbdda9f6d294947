"""Reads the writing: finds runs of digits in whatever a person pasted, and nothing about numbering plans.

Pure text work on the standard library. Characters are only dropped or translated one to one
(a full-width digit to its ASCII twin): no digit is ever added here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

LONGEST_TEXT = 4000
"""Characters looked at; a longer paste is cut here."""


@dataclass(frozen=True, slots=True)
class Group:
    """Digits written together, e.g. the ``300`` of ``+57 (300) 123-4567``; `plus` stood before them."""

    digits: str
    plus: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """Groups that may be one number or several, with the extension written after them."""

    groups: tuple[Group, ...]
    extension: str = ""

    @property
    def digits(self) -> str:
        """All digits of all groups."""
        return "".join(group.digits for group in self.groups)


@dataclass(frozen=True, slots=True)
class Writing:
    """What a text holds, before any country's plan is asked."""

    fragments: tuple[Fragment, ...]
    blank: bool = False
    begun: bool = False  # only a "+" or "(" so far
    lost_digits: bool = False  # a spreadsheet's 3,00E+09
    spreadsheet: bool = False  # digits intact, but in a spreadsheet's dress (".0", thousands marks)
    letters: bool = False  # words that do not belong around a number
    look_alike: str = ""  # the first group in which O or l stands among digits, as in 3OO


def read_writing(text: str) -> Writing:
    """Find the numbers written in `text`. Never raises."""
    text = _plain(text[:LONGEST_TEXT]).strip()
    if not text:
        return Writing((), blank=True)
    if not text.strip("+( "):
        return Writing((), begun=True)
    if _SCIENTIFIC.search(text):
        return Writing((), lost_digits=True)
    text, spreadsheet = _undress(_without_addresses(text))
    fragments = tuple(_fragments(text))
    letters = bool(_LETTER.search(_LABEL.sub(" ", text)))
    alike = _LOOK_ALIKE.search(text) if letters else None
    return Writing(fragments, spreadsheet=spreadsheet, letters=letters, look_alike=alike[0] if alike else "")


# --- characters -------------------------------------------------------------------------------

_TWINS = {
    **dict.fromkeys("﹢⁺", "+"),
    **dict.fromkeys("−·•∙", "-"),  # minus sign, and the dots some people put between groups
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width ASCII
}
_TWINS_BY_CATEGORY = {
    "Zs": " ",
    "Zl": "\n",
    "Zp": "\n",
    "Pd": "-",
    "Cf": "",  # zero-width characters, bidi marks and isolates
    "Mn": "",  # accents written apart, emoji selectors
}


def _plain(text: str) -> str:
    return text if text.isascii() else "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if character in _TWINS:
        return _TWINS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return _TWINS_BY_CATEGORY.get(category, character)


# --- spreadsheets ------------------------------------------------------------------------------

_SCIENTIFIC = re.compile(r"(?<![\w.,])\d(?:[.,]\d*)?[eE]\s?\+?\d{1,2}(?!\w)")
_FLOAT = re.compile(r"(?<![\w.,])(\d{7,15})[.,]0{1,2}(?![\w.,])")
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){2,4}(?![\w.,])")
_FORMULA = re.compile(r"""^(?:=\s*"|')\s*(?=\+?\d)""")


def _undress(text: str) -> tuple[str, bool]:
    plain = _FLOAT.sub(r"\1", text)
    plain = _THOUSANDS.sub(lambda match: match.group().replace(",", ""), plain)
    plain = _FORMULA.sub("", plain)
    return plain, plain != text


# --- addresses ---------------------------------------------------------------------------------

_WHATSAPP = re.compile(
    r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|whatsapp://send/?\?phone=)"
    r"(?:\+|%2B)?(\d+)[^\s]*",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\b(tel|callto|sips?|skype|phone):/{0,2}([^\s@;?<>\"]+)(@[^\s;?<>\"]*)?((?:;[^\s;?<>\"]*)*)(\?[^\s<>\"]*)?",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)


def _without_addresses(text: str) -> str:
    """Links become the number they name; mail and web addresses vanish (their digits are no number)."""
    if ":" not in text and "." not in text:
        return text
    text = _WHATSAPP.sub(r" +\1 ", text)
    text = _SCHEME.sub(_subscriber, text)
    return _WEB.sub("\n", text)


def _subscriber(match: re.Match[str]) -> str:
    user, parameters = unquote(match.group(2)), (match.group(4) or "").lower()
    named = dict(part.partition("=")[::2] for part in parameters.split(";") if part)
    context, extension = named.get("phone-context", ""), named.get("ext", "")
    if context.startswith("+") and "+" not in user:
        user = context + " " + user
    return f" {user} " + (f"ext {extension} " if extension else "")


# --- words and runs ----------------------------------------------------------------------------

_LETTER = re.compile(r"[^\W\d_]")
_LOOK_ALIKE = re.compile(r"(?<!\w)(?:\d+[OolI]|[OolI]+\d)[\dOolI]*(?!\w)")
_LABEL = re.compile(
    r"(?<![^\W\d_])(?:tel[eé]?f?o?n?o?s?|cel(?:ular(?:es)?)?|m[oó]vil|mobile|phone|fono|fijo|fax|whats?app|wpp?|wa|"
    r"n[uú]mero|n[uú]m|nro|no|call|callto|llamar|t|c|m|p|f|n|extn?|ext(?:ensi[oó]n|ension)|x|int(?:erno)?|anexo|ramal|y|o|e|and|or)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"(?<=[\d\s).,;-])(?:(?:ext(?:ensi[oó]n|n)?|x|int(?:erno)?|anexo|ramal)\s?[.:#]*\s?|[,;pw]{1,4}(?=\d{1,6}#?$)|#\s?)"
    r"(\d{1,7})(?!\d)#?",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?:[+(\[][\s(\[+]*)?\d[\d \t()\[\]./+\u2011-]*")
_TOKEN = re.compile(r"[^\s/.\-]+")


def _fragments(text: str) -> list[Fragment]:
    """Runs of digits, each with its extension; runs glued to letters are codes, not numbers."""
    found: list[Fragment] = []
    position = 0
    while match := _RUN.search(text, position):
        run, end = match.group(), match.end()
        extension = _EXTENSION.match(text, end)
        position = extension.end() if extension else end
        glued = _glued(text, match.start(), end, extended=extension is not None)
        groups = _groups(run)
        if groups and not glued:
            found.append(Fragment(groups, extension.group(1) if extension else ""))
    return found


def _glued(text: str, start: int, end: int, *, extended: bool) -> bool:
    """Whether a letter touches the run's first or last digit: between `300` and `(Marta` a bracket stands."""
    before = re.search(r"[^\W\d_]+$", text[max(0, start - 12) : start]) if text[start].isdigit() else None
    touched = text[end - 1].isdigit() and not extended
    after = re.match(r"[^\W\d_]+", text[end : end + 12]) if touched else None
    return any(word and not _LABEL.fullmatch(word.group()) for word in (before, after))


def _groups(run: str) -> tuple[Group, ...]:
    groups: list[Group] = []
    plus = False
    for token in _TOKEN.findall(run):
        for i, part in enumerate(token.split("+")):
            plus = plus or i > 0
            digits = re.sub(r"\D", "", part)
            if digits:
                groups.append(Group(digits, plus))
                plus = False
    return tuple(groups)
