"""What a voice cannot read: tables, addresses, markup, pictures; and symbols in words that are to be said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import Fix, LintCode, LintFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_TABLE = re.compile(r"(?m)^[ \t]*\|[^\n]*\|[ \t]*(?:\n[ \t]*\|[^\n]*\|[ \t]*)+$")
_NAMED_LINK = re.compile(r"\[([^\]\n]{1,120})\]\(\s*[^)\s]{1,400}\s*\)")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()\"'«»“”]{1,400}[^\s<>()\"'«»“”.,;:!?]")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_MARKUP = re.compile(r"(\*\*|__|`)(?=\S)([^\n*`]{1,200}?\S|\S)\1(?!\w)")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a\u231b][\ufe0f\u200d\U0001f000-\U0001faff]*"
)
_BULLET = re.compile(r"[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+\S")
_BULLETS_FROM = 3
_ABOUT_LISTS = re.compile(
    r"\b(?:listas?|enumer\w+|vinetas|lists?|bullets?|enumerat\w+|markdown|simbolos|symbols|formatting|formato)\b"
)
_SYMBOLS = {
    "es": {"&": "y", "@": "arroba", "%": "por ciento", "+": "más", "=": "igual a", "#": "número", "/": "o"},
    "en": {"&": "and", "@": "at", "%": "percent", "+": "plus", "=": "equals", "#": "number", "/": "or"},
}
_WITH_DIGITS = re.compile(r"\d+(?:/\d+)+|(?<!\d)\s*\+(?=\d)")
"""A day, a fraction, 24/7, a country's code: what the sign means there is not what it means between words."""
_SYMBOL = re.compile(r"\s*[&@%+=#/\\*_~^|<>•→]\s*")
_SHORT = {
    "es": {"etc.": "etcétera", "sr.": "señor", "sra.": "señora", "dr.": "doctor", "dra.": "doctora",
           "ud.": "usted", "uds.": "ustedes", "p.ej.": "por ejemplo", "tel.": "teléfono"},
    "en": {"etc.": "et cetera", "e.g.": "for example", "i.e.": "that is", "approx.": "approximately"},
}  # fmt: skip
_SHORTENED = re.compile(r"(?<!\w)(?:etc|sra?|dra?|uds?|p\.ej|tel|e\.g|i\.e|approx)\.", re.IGNORECASE)
_POINT = {"es": ("punto", "barra", "guion", "arroba"), "en": ("dot", "slash", "dash", "at")}


def unspeakable(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Of lists only that there are some, and nothing about not reading them out."""
    yield from _addresses(prompt)
    for found in _TABLE.finditer(prompt.text):
        yield LintFinding(LintCode.TABLE, *found.span(), Severity.WARNING)
    for found in _MARKUP.finditer(prompt.text):
        grave = Severity.WARNING if prompt.is_spoken(found.start()) else Severity.REMARK
        if not prompt.in_variable(found.start()):
            yield LintFinding(
                LintCode.MARKUP, *found.span(), grave, Fix(*found.span(), found[2]), _words(found[0])
            )
    for found in _EMOJI.finditer(prompt.text):
        yield LintFinding(
            LintCode.EMOJI, *found.span(), Severity.WARNING, _without(prompt.text, *found.span())
        )
    yield from _lists(prompt)
    yield from _symbols(prompt)


def _words(text: str) -> tuple[tuple[str, str], ...]:
    return (("words", text),)


def _without(text: str, start: int, end: int) -> Fix:
    """The blank before it goes with it."""
    return Fix(start - 1 if text[max(0, start - 1) : start] == " " else start, end, "")


def _addresses(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    named = [found.span() for found in _NAMED_LINK.finditer(prompt.text)]
    for found in _NAMED_LINK.finditer(prompt.text):
        yield LintFinding(
            LintCode.LINK, *found.span(), Severity.WARNING, Fix(*found.span(), found[1]), _words(found[0])
        )
    for code, severity, pattern in (
        (LintCode.LINK, Severity.WARNING, _LINK),
        (LintCode.EMAIL, Severity.REMARK, _EMAIL),
    ):
        for found in pattern.finditer(prompt.text):
            if not any(start <= found.start() < end for start, end in named):
                said = _address_said(found[0], prompt.language)
                yield LintFinding(code, *found.span(), severity, Fix(*found.span(), said), _words(found[0]))


def _address_said(address: str, language: str) -> str:
    point, slash, dash, at = _POINT[language]
    bare = re.sub(r"^https?://(?:www\.)?|^www\.", "", address).rstrip("/")
    for sign, word in ((".", point), ("/", slash), ("-", dash), ("@", at)):
        bare = bare.replace(sign, f" {word} ")
    return " ".join(bare.split())


def _lists(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    bullets = [(start, line) for start, line in prompt.lines if _BULLET.match(line)]
    if len(bullets) >= _BULLETS_FROM and not prompt.has(_ABOUT_LISTS):
        start, line = bullets[0]
        yield LintFinding(LintCode.LIST, start, start + len(line), Severity.REMARK)


def _symbols(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    language = prompt.language
    taken = [found.span() for pattern in (_LINK, _EMAIL) for found in pattern.finditer(prompt.text)]
    taken += [(one.start, one.end) for one in prompt.variables]
    taken += [found.span() for found in _WITH_DIGITS.finditer(prompt.text)]
    for opened, closed in prompt.quoted:
        for pattern in (_SYMBOL, _SHORTENED):
            for found in pattern.finditer(prompt.text, opened + 1, closed - 1):
                start, end = found.span()
                sign = found[0].strip()
                if any(begin <= start < over for begin, over in taken) or _is_tag(prompt.text, start, end):
                    continue
                word = (
                    _SHORT[language].get(sign.lower())
                    if pattern is _SHORTENED
                    else _SYMBOLS[language].get(sign)
                )
                fix = Fix(start, end, _between(word, pattern is _SYMBOL, prompt.text, end)) if word else None
                yield LintFinding(LintCode.SYMBOL, start, end, Severity.WARNING, fix, _words(sign))


def _between(word: str, is_symbol: bool, text: str, end: int) -> str:
    if not is_symbol:
        return word
    return f" {word} " if text[end : end + 1].isalnum() else f" {word}"


def _is_tag(text: str, start: int, end: int) -> bool:
    """Part of ``<instruction>`` and its like."""
    return re.search(r"</?\w*$", text[max(0, start - 20) : end]) is not None or bool(
        re.search(r"^>|</?\w+>$", text[max(0, start - 20) : end].strip())
    )
