"""Prices and numbers in digits: a voice reads $35.000 as thirty-five, or digit by digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import Fix, LintCode, LintFinding, Severity
from sellercall_desktop.core.prompts.number_words import amount_said, number_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_PRICE = re.compile(
    r"(?<![\w.,])(?:(?:US\$|U\$S|MX\$|R\$|S/\.?|[$€])\s?\d[\d.,]*\d|(?:US\$|U\$S|MX\$|R\$|S/\.?|[$€])\s?\d|"
    r"\d[\d.,]*(?:\s?[€]|\s(?:pesos|dólares|euros|soles|dollars|COP|USD|MXN|EUR|PEN|ARS|CLP)\b))"
)
_FIGURE = re.compile(
    r"(?<![\w.,:/$€+-])(?:\d{1,3}(?:[.,]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?\s?%)(?![\w:/-]|[.,]\d)"
)
_SAY_HOW = re.compile(
    r"\b(?:diga|di|decir|pronuncie|pronuncia|lea|lee|exprese|say|speak|read|pronounce|spell)\b[^.\n]{0,40}"
    r"\b(?:numeros?|precios?|cifras?|cantidades|montos?|valores|numbers?|prices?|amounts?|figures?)\b"
    r"|\b(?:numeros?|precios?|cifras?|montos?|numbers?|prices?|amounts?)\b[^.\n]{0,40}"
    r"\b(?:en palabras|en letras|como se dicen|in words|spelled out|as words|out loud)\b"
)


def figures(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Only a remark where the prompt says how numbers are said, unless they stand in words to be said."""
    says_how = prompt.has(_SAY_HOW)
    prices = [found.span() for found in _PRICE.finditer(prompt.text)]
    for code, pattern in ((LintCode.PRICE, _PRICE), (LintCode.FIGURE, _FIGURE)):
        for found in pattern.finditer(prompt.text):
            start, end = found.span()
            if prompt.in_variable(start) or (
                code is LintCode.FIGURE and any(begin <= start < over for begin, over in prices)
            ):
                continue
            is_grave = prompt.is_spoken(start) or (code is LintCode.PRICE and not says_how)
            yield LintFinding(
                code,
                start,
                end,
                Severity.WARNING if is_grave else Severity.REMARK,
                _spelled(prompt, code, start, end),
                (("words", found[0]),),
            )


def _spelled(prompt: CheckedPrompt, code: LintCode, start: int, end: int) -> Fix | None:
    written, language = prompt.text[start:end], prompt.language
    if code is LintCode.PRICE:
        # Whose money a bare $ means is sure only where the text is written as its country speaks.
        region = prompt.at.region if language == "es" or prompt.at.region == "US" else ""
        said = amount_said(written, language, region)
    elif written.endswith("%"):
        number = number_said(written[:-1].strip(), language)
        said = f"{number} {'por ciento' if language == 'es' else 'percent'}" if number else None
    else:
        said = number_said(written, language)
    return Fix(start, end, said) if said else None
