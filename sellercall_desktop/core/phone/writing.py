"""Reads the writing: finds runs of digits in whatever a person pasted, and nothing about numbering plans.

Pure text work on the standard library: no digit is ever added here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from sellercall_desktop.core.phone.characters import plain
from sellercall_desktop.core.phone.links import without_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT = 4000
"""Characters looked at of a longer paste."""


class Gap(IntEnum):
    """What stands before a group; the later, the less it belongs to the group before it."""

    JOINT = 0  # a hyphen, a dot, a bracket …
    SPACE = 1
    LIST = 2  # a comma, a semicolon, a slash, a hyphen between spaces: between two numbers, or within one
    COLUMN = 3  # a tab, the end of a line, the dot of a row number: between two cells


@dataclass(frozen=True, slots=True)
class Group:
    """Digits written together, e.g. the ``300`` of ``+57 (300) 123-4567``; `plus` stood before them."""

    digits: str
    plus: bool = False
    gap: Gap = Gap.JOINT
    glued: bool = False  # letters touch it: a code, a unit, a word
    bracketed_zero: bool = False  # the (0) of +44 (0)20 …
    clock: bool = False  # of a time or a date, if it is not of a number
    sign: str = ""  # a star before it, or its own brackets
    keyed: bool = False  # the last, as what is keyed in once somebody answers: *12, (12)
    words: str = ""  # what stands between it and a country's code that waits for it: +52 (México) 322 …


@dataclass(frozen=True, slots=True)
class Fragment:
    """Groups that may be one number or several, with the extension written after them."""

    groups: tuple[Group, ...]
    extension: str = ""

    @property
    def digits(self) -> str:
        """All digits of all groups."""
        return digits_of(self.groups)


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
    begins_alike: bool = False  # it stands for 00, which would bind what follows: OO52 …


def digits_of(groups: tuple[Group, ...]) -> str:
    """The groups' digits in one."""
    return "".join(group.digits for group in groups)


def read_writing(text: str) -> Writing:
    """Find the numbers written in `text`. Never raises."""
    text = plain(_cut(text)).strip()
    if not text:
        return Writing((), blank=True)
    if not text.strip("+( "):
        return Writing((), begun=True)
    if _SCIENTIFIC.search(text):
        return Writing((), lost_digits=True)
    text = _CODE_SAID.sub(r" +\1 ", _ENUMERATED.sub("", text))
    text, spreadsheet = _undress(_BRAZILIAN.sub(r"\1", without_addresses(text)))
    fragments = tuple(_fragments(text))
    letters = bool(_LETTER.search(_LABEL.sub(" ", text)))
    alike = _LOOK_ALIKE.search(text) if letters else None
    begins = bool(alike and _ZEROS_ALIKE.match(alike[0]))
    look_alike = alike[0] if alike else ""
    return Writing(
        fragments, spreadsheet=spreadsheet, letters=letters, look_alike=look_alike, begins_alike=begins
    )


def _cut(text: str) -> str:
    """The text's beginning, if it is long: not within a number, which would be another one then."""
    if len(text) <= LONGEST_TEXT:
        return text
    ends = (i for i in range(LONGEST_TEXT, 0, -1) if text[i - 1].isalpha() or text[i - 1] == "\n")
    return text[: next(ends, LONGEST_TEXT)]


# --- spreadsheets, and the carrier's place in Brazil ----------------------------------------------

_SCIENTIFIC = re.compile(r"(?<![\w.,])\d(?:[.,]\d*)?[eE]\s?\+?\d{1,2}(?!\w)")
_FLOAT = re.compile(r"(?<![\w.,+])([1-9]\d{6,14})[.,]0{1,2}(?![\w.,])(?!\s\d{1,6}(?!\d))")
_THOUSANDS = re.compile(r"(?<![\w.,+])\d{1,3}(?:,\d{3}){2,4}(?![\w.,])")
_FORMULA = re.compile(r"""^(?:=\s*"|')\s*(?=\+?\d)""")
_BRAZILIAN = re.compile(r"(?<![\w.])(\(?0?)[ .-]?[xX]{2}[ .)-]*(?=\(?\d{2}(?!\d)|\d{10,11}(?!\d))")


def _undress(text: str) -> tuple[str, bool]:
    bare = _FLOAT.sub(r"\1", text)
    bare = _THOUSANDS.sub(lambda match: match.group().replace(",", ""), bare)
    bare = _FORMULA.sub("", bare)
    return bare, bare != text


# --- words ---------------------------------------------------------------------------------------

_EXTENSIONS = (
    r"exts?|extns?|extens|extensi[oó]n(?:es)?|extensão|extensao|ex|x|int(?:erno)?|anexo|anx|ramal|local|loc|"
    r"opci[oó]n|opc?|option"
)
_KEYED = (
    r"(?:marc|puls|oprim|presion|digit|tecle|disqu|disc)(?:ar|ir|ando|iendo|e|a|ue)|mar(?:que|cando)|"
    r"press|dial|tecla|luego|then"
)
"""What one is told to do once somebody answers."""
_MONTHS = (
    r"(?:ene|jan|feb|fev|mar|abr|apr|may|mai|jun|jul|ago|aug|sep|set|oct|out|nov|dic|dez|dec)[a-zç]{0,8}\.?"
)
_LETTER = re.compile(r"[^\W\d_]")
_LOOK_ALIKE = re.compile(r"(?<!\w)(?:\d+[OolI]|[OolI]+\d)[\dOolI]*(?!\w)")
_ZEROS_ALIKE = re.compile(r"(?=\d*[Oo])[0Oo]{2}[1-9OolI]")
_LABEL = re.compile(
    r"(?<![^\W\d_])(?:tel[eé]?f?o?n?o?s?|cel(?:ular(?:es)?)?|m[oó]vil|mobile|phone|fono|fijo|fax|whats?app|wpp?|wa|"
    r"n[uú]mero|n[uú]m|nro|no|call|callto|llamar|pbx|t|c|m|p|f|n|y|o|e|and|or|"
    + _EXTENSIONS
    + "|"
    + _KEYED
    + r")"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    rf"(?:[\s()\[\].,;:/-]*(?<![^\W\d_])(?:{_EXTENSIONS})(?![^\W\d_])[\s.:#=º°)-]*(?:n[oº°]?\.?\s*)?|,{{2,4}}|;{{2,4}}|\s?[pw,;]*[pw][,;pw]*\s?(?=\d{{1,6}}#?\s*$)|[\s,;(-]*#\s?"
    rf"|[\s().,;:-]*(?:(?:[ye]|and|luego|then)\s+)?(?:{_KEYED})\s+(?:(?:la|el|al|a)\s+)?(?:(?:{_EXTENSIONS}|tecla)\s+)?)"
    r"(\d{1,9}(?:\s?[/y,&]\s?\d{1,5})*)(?![\d@])(?![ .-]?\d{3})#?",
    re.IGNORECASE | re.MULTILINE,
)
_PAUSE = re.compile(r"[pw,;]+\d{1,6}#?\s*$", re.IGNORECASE | re.MULTILINE)
_EXTENSION_AHEAD = re.compile(
    r"(?<![^\W\d_])(?:ext(?:ensi[oó]n|n)?|anexo|ramal|interno)[\s.:#=-]*$", re.IGNORECASE
)
_TIME = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_CLOCK = re.compile(
    rf"(?<![\w+:./-])(?:{_TIME}(?:-{_TIME})?|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d{2}"
    rf"|\d{{1,2}}(?:th|st|nd|rd|°)?[ /-](?:de\s)?{_MONTHS}(?:[ ,/-]+(?:del?\s)?(?:\d{{4}}|\d{{2}}(?=$|\s)))?"
    rf"|{_MONTHS}[ -]\d{{1,2}}(?:th|st|nd|rd)?,?(?: \d{{4}})?"
    r"|\d{1,2}(?::[0-5]\d)?\s?[ap]\.?\s?m\b\.?)(?![\w:/-])(?=[\s,;.)\]]|$|-\s)",
    re.IGNORECASE,
)


# --- runs ----------------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d+")
_ENUMERATED = re.compile(r"^\s*[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793][.):]?\s*(?=\+?\(?\d)", re.MULTILINE)
"""A number in a circle or in brackets, as lists have them, before the first number of a line."""
_CODE_SAID = re.compile(
    r"\b(?:(?:c[oó]digo|cod|indicativo|prefijo)[. _-]*(?:de[l ]*)?(?:pa[ií]s|internacional)"
    r"|country[ _-]?(?:calling[ _-]?)?code|dial(?:ing)?[ _-]code|cc(?==)|ddi)"
    r"[\"']?\s*[:=.]?\s*[\"'(+]{0,2}(\d{1,3})(?![.\d])\)?",
    re.IGNORECASE,
)
"""A country's code that is called one: it binds as a plus does."""
_ROW_NUMBER = re.compile(r"\s?[.)\]:º°]{1,2}-?\s+|[)\]º°][.:-]?|\s?-\s+")
_COUNTRY_ALONE = 7  # digits: with fewer, a plus has not found its number yet
_SHORTEST = 7
_SHORTEST_PART = 6  # digits: with fewer, what is set apart from a number is no number
_WORDS_BETWEEN = 4  # after a plus and a country's code; with more it was no code
_BEFORE = 40  # characters that are looked at before the first group of a run


class _Run:
    """The groups met since the last word or line."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.extension = ""

    def take(self) -> Fragment | None:
        fragment = Fragment(_with_keyed(self.groups), self.extension) if self.groups else None
        self.groups, self.extension = [], ""
        return fragment

    @property
    def waits(self) -> bool:
        """A plus (or 00) stands before a country code, and the number is still to come."""
        begins = (i for i in range(len(self.groups) - 1, -1, -1) if _may_go_abroad(self.groups[i]))
        start = next(begins, None)
        if start is None:
            return False
        prefix = 0 if self.groups[start].plus else 2
        return sum(len(group.digits) for group in self.groups[start:]) - prefix < _COUNTRY_ALONE


def _with_keyed(groups: list[Group]) -> tuple[Group, ...]:
    """The last group, where a sign that no other has sets it apart from a number that may end before it."""
    last, others = groups[-1], groups[:-1]
    is_short = len(last.digits) < _SHORTEST_PART and sum(len(one.digits) for one in others) >= _SHORTEST
    if not is_short or not last.sign or any(one.sign == last.sign for one in others):
        return tuple(groups)
    return (*others, replace(last, keyed=True))


def _may_go_abroad(group: Group) -> bool:
    return group.plus or (group.gap is not Gap.JOINT and group.digits.startswith(("00", "010", "011")))


def _fragments(text: str) -> Iterator[Fragment]:
    """Runs of digits, each with its extension."""
    clocks = [found.span() for found in _CLOCK.finditer(text)]
    run, ahead, end = _Run(), "", 0
    while found := _DIGITS.search(text, end):
        between = text[end : found.start()]
        long_enough = sum(len(group.digits) for group in run.groups) >= _SHORTEST
        if long_enough and (extension := _EXTENSION.match(text, end)):
            run.extension, end = extension[1], extension.end()
            yield from _taken(run, "")
            continue
        if run.groups and _ends_run(between, run):
            yield from _taken(run, ahead)
            ahead = "" if "\n" in between else ahead
        if not run.groups and len(found[0]) <= 5 and _EXTENSION_AHEAD.search(between):
            ahead, end = found[0], found.end()
            continue
        run.groups.append(_group(text, found, between, run, clocks))
        end = found.end()
    yield from _taken(run, ahead)


def _taken(run: _Run, ahead: str) -> Iterator[Fragment]:
    if fragment := run.take():
        yield replace(fragment, extension=fragment.extension or ahead)


def _words_in(between: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", between) if word.isalpha()]


def _unlabelled(between: str) -> str:
    """The words that are no label such as "cel"."""
    return " ".join(word for word in _words_in(between) if not _LABEL.fullmatch(word))


def _ends_run(between: str, run: _Run) -> bool:
    """A word or a line's end; but a country's code goes on waiting for its number."""
    words = _words_in(between)
    if not words and "\n" not in between:
        return False
    if not run.waits or "+" in between:
        return True
    typed_wrong = len(words) == 1 and words[0] in "OolIZSB" and "\n" not in between
    is_far = len(_unlabelled(between).split()) > (_WORDS_BETWEEN if run.groups[-1].plus else 0)
    return not typed_wrong and is_far


def _group(text: str, found: re.Match[str], between: str, run: _Run, clocks: list[tuple[int, int]]) -> Group:
    start, end = found.span()
    if not run.groups:
        between = between[-_BEFORE:]
    plus = "+" in between and not re.search(r"[^\W\d_]\+\s+\W*$", between)
    opened = text.rfind("(", 0, start - len(between)) if ")" in between else -1
    gap = _gap(between, run.groups, bracketed=opened >= 0 and start - opened < 12)
    if not run.groups:
        gap = max(gap, Gap.SPACE)
    glued = _touched(text, start, end)
    if run.groups and gap is Gap.JOINT and run.groups[-1].glued and not plus:
        glued = True  # 1f-23: the same code goes on
    words = _unlabelled(between) if run.groups else ""
    if run.groups and _LETTER.search(between) and not re.search(r"\s", between):
        glued = True
    clock = any(first <= start < last for first, last in clocks)
    zero = found[0] == "0" and text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    glued = glued or _is_odd(between, run)
    sign = _sign_of(between, text[end : end + 2].strip()[:1])
    return Group(found[0], plus, gap, glued, zero, clock, sign, words=words)


def _sign_of(between: str, after: str) -> str:
    signs = between.strip()
    return signs if signs == "*" or (signs in {"(", "["} and after in {")", "]"}) else ""


def _is_odd(between: str, run: _Run) -> bool:
    """A sign that counts for something (a circled or a raised digit) stands within a number."""
    return bool(run.groups) and any(sign.isalnum() and not sign.isalpha() for sign in between)


def _gap(between: str, groups: list[Group], *, bracketed: bool) -> Gap:
    first = len(groups) == 1 and len(groups[0].digits) <= 3 and not groups[0].plus and not bracketed
    if re.search(r"[\t\n|#]", between) or (first and _ROW_NUMBER.fullmatch(between)):
        return Gap.COLUMN
    if re.search(r"[,;/]|\s-+\s", between):
        return Gap.LIST
    return Gap.SPACE if re.search(r"\s", between) else Gap.JOINT


def _touched(text: str, start: int, end: int) -> bool:
    """Whether a letter touches the group: between `300` and `(Marta` a bracket stands."""
    before = re.search(r"[^\W\d_]+\Z", text[max(0, start - 12) : start])  # $ would see past a line's end
    after = re.match(r"[^\W\d_]+", text[end : end + 12])
    if after and _PAUSE.match(text, end):
        after = None
    return any(word and not _LABEL.fullmatch(word[0]) for word in (before, after))
