"""Capitals and orders piled up: a model that follows well overdoes what is shouted at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import Fix, LintCode, LintFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt

_ORDERS = (
    r"NUNCA|JAM[ÁA]S|SIEMPRE|DEBE|DEBES|DEBER[ÁA]|OBLIGATORI[OA]|OBLIGATORIAMENTE|PROHIBID[OA]|IMPORTANTE|"
    r"URGENTE|CR[ÍI]TICO|S[ÓO]LO|[ÚU]NICAMENTE|MUST|NEVER|ALWAYS|IMPORTANT|CRITICAL|ONLY|REQUIRED|MANDATORY|"
    r"FORBIDDEN|DO NOT|DON'T|SHOULD|SHALL"
)
_SHOUTED = re.compile(rf"(?<!\w)(?:{_ORDERS})(?!\w)")
_IN_A_ROW = re.compile(r"(?<!\w)[A-ZÁÉÍÓÚÜÑ]{3,}(?:[ ,]+[A-ZÁÉÍÓÚÜÑ]{2,})+(?!\w)")
_MUST = re.compile(
    r"\b(?:nunca|jamas|siempre|debe|debes|debera|obligatori[oa]|obligatoriamente|prohibido|must|never|always|"
    r"required|mandatory|bajo ninguna circunstancia|under no circumstances)\b"
)
_MANY, _WORDS_EACH = 10, 40
_LONGEST_HEADING = 60


def shouting(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Headings in capitals are headings."""
    for start, line in prompt.lines:
        if _is_heading(line):
            continue
        shouted = [found.span() for found in _SHOUTED.finditer(line)]
        rows = [found.span() for found in _IN_A_ROW.finditer(line)]
        for begin, end in rows:
            orders = [one for one in shouted if begin <= one[0] < end]
            shouted = [one for one in shouted if one not in orders]
            code = LintCode.SHOUTED if orders else LintCode.IN_CAPITALS
            yield _finding(code, prompt.text, start + begin, start + end)
        for begin, end in shouted:
            yield _finding(LintCode.SHOUTED, prompt.text, start + begin, start + end)
    yield from _musts(prompt)


def _finding(code: LintCode, text: str, start: int, end: int) -> LintFinding:
    quiet = text[start:end].lower()
    before = text[:start].rstrip(' \t«“"¡¿-•*')
    if not before or before[-1] in ".!?:\n":
        quiet = quiet[0].upper() + quiet[1:]
    severity = Severity.WARNING if code is LintCode.SHOUTED else Severity.REMARK
    return LintFinding(code, start, end, severity, Fix(start, end, quiet), (("words", text[start:end]),))


def _is_heading(line: str) -> bool:
    """A short line in capitals, or capitals in front of a colon at its beginning."""
    head = line.strip(" \t#*-•0123456789.)")
    head = head.partition(":")[0] if ":" in head else head
    return (
        0 < len(head) <= _LONGEST_HEADING and head.upper() == head and not line.rstrip().endswith((".", "!"))
    )


def _musts(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    found = list(prompt.find(_MUST))
    if len(found) >= _MANY and len(found) * _WORDS_EACH > len(prompt.text.split()):
        yield LintFinding(
            LintCode.TOO_MANY_MUSTS, 0, 0, Severity.WARNING, None, (("count", str(len(found))),)
        )
