"""Gaps that somebody meant to fill, and variables that are written wrongly or that nobody knows."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.prompts.linting.finding import Fix, LintCode, LintFinding, Severity
from sellercall_desktop.core.prompts.variables import (
    BUILT_IN,
    CLOSES,
    VariableFlaw,
    as_placeholder,
    key_of,
    misplaced,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt
    from sellercall_desktop.core.prompts.variables import Placeholder

_THINGS = (
    r"(?:nombre|name|empresa|company|cliente|customer|producto|product|precio|price|fecha|date|hora|time|"
    r"tel[eé]fono|phone|ciudad|city|correo|email|vendedor|seller|agente|agent|asesora?|monto|valor|oferta)"
)
_GAP = re.compile(
    r"\[(?P<caps>[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9 _/\-]{1,40})\](?!\()"
    rf"|\[(?P<square>(?:\w+ )?(?i:{_THINGS})(?i:[ _]\w+){{0,4}})\](?!\()"
    rf"|<(?P<angle>(?i:{_THINGS})(?:[ _]\w+){{0,4}})>"
    rf"|(?<![{{\\\w])\{{(?P<brace>(?i:{_THINGS})(?:[ _]\w+){{0,4}})\}}(?!\}})"
    rf"|\$\{{?(?P<shell>(?i:{_THINGS}))\}}?(?!\w)|%(?P<percent>(?i:{_THINGS}))%"
    r"|(?<!\w)(?:X{3,}|x{3,}|_{3,}|TODO|TBD|FIXME|PENDIENTE|[Ll]orem ipsum)(?!\w)"
)
_SEVERITIES = {
    VariableFlaw.EMPTY: (LintCode.VARIABLE_EMPTY, Severity.ERROR),
    VariableFlaw.UNCLOSED: (LintCode.VARIABLE_UNCLOSED, Severity.ERROR),
    VariableFlaw.BAD_NAME: (LintCode.VARIABLE_NAME, Severity.ERROR),
    VariableFlaw.UNKNOWN_KIND: (LintCode.VARIABLE_KIND, Severity.ERROR),
    VariableFlaw.UNKNOWN: (LintCode.VARIABLE_UNKNOWN, Severity.ERROR),
    VariableFlaw.UNFILLED: (LintCode.VARIABLE_MAY_LACK, Severity.REMARK),
}


def leftovers(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """A gap that is called like a variable that is known becomes that variable."""
    for found in _GAP.finditer(prompt.text):
        named = next((name for name in found.groups() if name), "")
        known = bool(named) and key_of(named) in prompt.known
        fix = Fix(*found.span(), as_placeholder(named.lower())) if known else None
        values = (("words", found[0]),)
        yield LintFinding(LintCode.LEFTOVER, *found.span(), Severity.WARNING, fix, values)
    for one in misplaced(prompt.text, prompt.known):
        if one.flaw is not None:
            code, severity = _SEVERITIES[one.flaw]
            values = (("name", prompt.text[one.start : one.end]),)
            yield LintFinding(code, one.start, one.end, severity, _mended(prompt, one), values)


def _mended(prompt: CheckedPrompt, one: Placeholder) -> Fix | None:
    if one.flaw is VariableFlaw.EMPTY:
        return Fix(one.start, one.end, "")
    if one.flaw is VariableFlaw.UNCLOSED:
        name = prompt.text[one.start + 2 : one.end]
        return Fix(one.end, one.end, CLOSES) if key_of(name) in prompt.known else None
    if one.flaw is not VariableFlaw.UNKNOWN:
        return None
    meant = closest(one.name, prompt)
    at = prompt.text.index(one.name, one.start)
    return Fix(at, at + len(one.name), meant) if meant else None


def closest(name: str, prompt: CheckedPrompt) -> str:
    """The name of a known variable that is written nearly so; empty where none is."""
    names = [*prompt.at.contacts_have, *(each for pair in BUILT_IN.values() for each in pair)]
    by_key = {key_of(each): each for each in reversed(names)}
    by_key |= {each.casefold(): each for each in names}
    near = difflib.get_close_matches(key_of(name), by_key, n=1, cutoff=0.75)
    return by_key[near[0]] if near else ""
