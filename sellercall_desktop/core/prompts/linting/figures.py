"""Prices and numbers in digits: a voice reads $35.000 as thirty-five, and a telephone as millions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.linting.finding import Fix, LintCode, LintFinding, Severity
from sellercall_desktop.core.prompts.number_words import amount_said, digits_said, number_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_SIGN = r"(?:(?:COP|USD)\s?\$?|US\$|U\$S|MX\$|R\$|S/\.?|[$€])"
_NUMBER = r"\d(?:[\d.,'’]*\d)?"
_MONEY = r"(?:pesos|dólares|dolares|euros|soles|dollars|COP|USD|MXN|EUR|PEN|ARS|CLP)\b"
_TIMES = r"(?:mil(?:lón|lon|lones)?|k|K|thousand|million|billion|bn)\b"
_PRICE = re.compile(
    rf"(?<![\w.,'’])(?:{_SIGN}\s?{_NUMBER}(?:\s?{_TIMES}(?:\sde(?=\s{_MONEY}))?)?(?:\s{_MONEY})?|"
    rf"(?<!\d\s){_NUMBER}(?:\s?[€$](?!\s?\d)|\s{_MONEY}))"
)
_GOES_ON = re.compile(
    rf"\w|\s?(?:MM?|mill?|mills|B)\b|\s?(?:[-–—]|a|y|o|u|hasta|to|or|and)\s?(?:{_SIGN}\s?)?{_NUMBER}\s?"
    rf"(?:{_TIMES}|MM?\b|mill?\b)"
)
"""What stands behind a price and says that its number is only a part of it: ``$20 a 30 mil``, ``$2M``."""
_FIGURE = re.compile(
    r"(?<![\w.,:/$€+-])(?:\d{1,3}(?:[.,]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?\s?%)(?![\w:/-]|[.,]\d)"
)
_DAY = re.compile(
    r"(?<![\w./-])(?:\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)"
    r"(?![\w/-])"
)
_TELEPHONE = re.compile(
    r"(?<![\w.,:/$€+-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,4}\)[ .-]?)?\d{2,5}(?:[ -]\d{2,8}){1,4}"
    r"(?![\w:/%-]|\s(?:pesos|dólares|euros|soles|dollars|[A-Z]{3})\b)"
)
_OF_THOUSANDS_TOO = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])")
"""``1.500`` is one and a half in English; to many who write English prompts here it is 1,500."""
_TELEPHONE_DIGITS = range(7, 16)
_ONE_BY_ONE_FROM = 7
"""Digits in one piece that are no amount: people write those with points."""
_CALLED_BY_DIGITS = re.compile(
    r"\b(?:tel|telefono|celular|movil|fijo|linea|whatsapp|marqu\w+|ext|extension|nit|rut|ruc|cedula|c\.? ?c|"
    r"dni|"
    r"curp|rfc|documento|identificacion|codigo(?: postal)?|serial|guia|radicacion|turno|caso|ticket|pedido|"
    r"factura|contrato|poliza|cuenta|referencia|radicado|"
    r"llamenos al|phone|mobile|cell|dial|call us (?:at|on)|code|order|invoice|contract|policy|account|"
    r"reference)"
    r"(?: (?:es|is|numero|number|no|nro|de|del|el|la|al|con|the))*[ .:#°º]{0,4}$"
    r"|\b(?:numero|number|num\.?|nro\.?|no\.|n\.? ?[o°º#]|zip)(?: code)?[ .:#]{0,2}$"
)
"""What stands before a number that names something, and counts nothing."""
_SAY_HOW = re.compile(
    r"\b(?:diga|di|decir|pronuncie|pronuncia|lea|lee|exprese|say|speak|read|pronounce|spell)\b[^.\n]{0,40}"
    r"\b(?:numeros?|precios?|cifras?|cantidades|montos?|valores|numbers?|prices?|amounts?|figures?)\b"
    r"|\b(?:numeros?|precios?|cifras?|montos?|numbers?|prices?|amounts?)\b[^.\n]{0,40}"
    r"\b(?:en palabras|en letras|como se dicen|in words|spelled out|as words|out loud)\b"
)


def figures(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Only a remark where the prompt says how numbers are said, unless they stand in words to be said."""
    says_how = prompt.has(_SAY_HOW)
    taken = bytearray(len(prompt.text))
    for found in _DAY.finditer(prompt.text):  # a day is said as it is written
        _take(taken, *found.span())
    for code, pattern in (
        (LintCode.PRICE, _PRICE),
        (LintCode.DIGITS, _TELEPHONE),
        (LintCode.FIGURE, _FIGURE),
    ):
        for found in pattern.finditer(prompt.text):
            start, end = found.span()
            digits = sum(char.isdigit() for char in found[0])
            if (
                prompt.in_variable(start)
                or any(taken[start:end])
                or (code is LintCode.DIGITS and digits not in _TELEPHONE_DIGITS)
            ):
                continue
            _take(taken, start, end)
            meant = _meant(prompt, code, found)
            is_grave = prompt.is_spoken(start) or (meant is LintCode.PRICE and not says_how)
            yield LintFinding(
                meant,
                start,
                end,
                Severity.WARNING if is_grave else Severity.REMARK,
                _spelled(prompt, meant, start, end),
                (("words", found[0]),),
            )


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _meant(prompt: CheckedPrompt, code: LintCode, found: re.Match[str]) -> LintCode:
    """A number that names something is said digit by digit."""
    if code is not LintCode.FIGURE or found[0].endswith("%"):
        return code
    before = folded(prompt.text[max(0, found.start() - 40) : found.start()])
    is_long = found[0].isdigit() and len(found[0]) >= _ONE_BY_ONE_FROM
    return LintCode.DIGITS if is_long or _CALLED_BY_DIGITS.search(before) else code


def _spelled(prompt: CheckedPrompt, code: LintCode, start: int, end: int) -> Fix | None:
    written, language = prompt.text[start:end], prompt.language
    if code is LintCode.PRICE and _GOES_ON.match(prompt.text, end):
        return None
    if language != "es" and _OF_THOUSANDS_TOO.search(written):
        return None
    said: str | None
    if code is LintCode.PRICE:
        # Whose money a bare $ means is sure only where the text is written as its country speaks.
        region = prompt.at.region if language == "es" or prompt.at.region == "US" else ""
        said = amount_said(written, language, region)
    elif code is LintCode.DIGITS:
        said = digits_said(written, language)
    elif written.endswith("%"):
        number = number_said(written[:-1].strip(), language)
        said = f"{number} {'por ciento' if language == 'es' else 'percent'}" if number else None
    else:
        said = number_said(written, language)
    return Fix(start, end, said) if said else None
