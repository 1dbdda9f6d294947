"""Lines that cannot both be followed. Only what is sure: the same words with and without a not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sellercall_desktop.core.folding import folded
from sellercall_desktop.core.prompts.linting.finding import LintCode, LintFinding, Severity
from sellercall_desktop.core.prompts.number_words import read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sellercall_desktop.core.prompts.linting.checked import CheckedPrompt, TextPlace

_STATEMENT = re.compile(r"[^.;!?\n]+")
_NOT = frozenset({"no", "nunca", "jamas", "not", "never", "tampoco"})
_NO_MATTER = _NOT | {"siempre", "always", "do", "does", "please", "favor", "por"}
_FEWEST_WORDS = 3
_PRICED = re.compile(
    r"\b(?:el|la|los|las|the|our|nuestro|nuestra)\s+((?:[^\W\d_][\w-]*\s+){1,5}?)"
    r"(?:cuestan?|valen?|costs?|is priced at|(?:tiene|tienen) (?:un )?(?:precio|costo|valor) de)\s+"
    r"(?:solo |only )?(?:us\$|s/|[$€])?\s?(\d[\d.,]*\d|\d)"
)
_NAMED = re.compile(
    r"(?:[Uu]sted es|[Tt][úu] eres|\bEres|[Ss]u nombre es|[Tt]u nombre es|[Tt]e llamas|"
    r"[Yy]our name is|[Yy]ou are called)\s+([A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)(?=[,.;:\n]|\s+y\b|\s+and\b|$)"
)
_FORMAL = re.compile(
    r"(?<!\bno )\b(?:trat\w+|habl\w+|dirija\w*)(?: \w+){0,4} de [«\"“]?usted\b|\buse (?:el )?[«\"“]?usted\b"
)
_FAMILIAR = re.compile(
    r"(?<!\bno )(?<!\bnunca )\b(?:tutee|tutea|tute[ae]los?|"
    r"(?:trat|habl)\w+(?: \w+){0,4} de [«\"“]?(?:tu|vos)\b)"
)


def contradictions(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    """Told at the later of the two, with the words of the earlier one."""
    yield from _negated(prompt)
    yield from _different(prompt, LintCode.TWO_PRICES, _prices(prompt))
    names = [(found.span(), "", found[1]) for found in _NAMED.finditer(prompt.text)]
    yield from _different(prompt, LintCode.TWO_NAMES, names)
    formal, familiar = next(prompt.find(_FORMAL), None), next(prompt.find(_FAMILIAR), None)
    if formal is not None and familiar is not None:
        first, second = sorted((formal, familiar))
        yield _finding(prompt, LintCode.TWO_FORMS_OF_ADDRESS, second, first)


def _finding(
    prompt: CheckedPrompt, code: LintCode, at: TextPlace | tuple[int, int], other: TextPlace | tuple[int, int]
) -> LintFinding:
    other_line = prompt.text.count("\n", 0, other[0]) + 1
    values = (("other", prompt.text[slice(*other)].strip()), ("line", str(other_line)))
    return LintFinding(code, at[0], at[1], Severity.WARNING, None, values)


def _negated(prompt: CheckedPrompt) -> Iterator[LintFinding]:
    seen: dict[tuple[str, ...], tuple[bool, tuple[int, int]]] = {}
    for found in _STATEMENT.finditer(prompt.text):
        words = re.findall(r"\w+", folded(found[0].replace("n't", " not").replace("n’t", " not")))
        core = tuple(word for word in words if word not in _NO_MATTER)
        if len(core) < _FEWEST_WORDS:
            continue
        is_not = sum(word in _NOT for word in words) % 2 == 1
        start = found.start() + len(found[0]) - len(found[0].lstrip(" \t-*•0123456789"))
        place = (start, found.start() + len(found[0].rstrip()))
        before = seen.setdefault(core, (is_not, place))
        if before[0] != is_not:
            yield _finding(prompt, LintCode.NEGATED, place, before[1])


def _prices(prompt: CheckedPrompt) -> list[tuple[tuple[int, int], str, str]]:
    found = []
    for place in prompt.find(_PRICED):
        fits = _PRICED.match(folded(prompt.text[slice(*place)]))
        value = read_number(fits[2], prompt.language) if fits else None
        if fits and value is not None:
            found.append(((place.start, place.end), " ".join(fits[1].split()), str(value.normalize())))
    return found


def _different(
    prompt: CheckedPrompt, code: LintCode, told: list[tuple[tuple[int, int], str, str]]
) -> Iterator[LintFinding]:
    """What is said of the same thing a second time, otherwise."""
    first: dict[str, tuple[tuple[int, int], str]] = {}
    for place, thing, value in told:
        before = first.setdefault(thing, (place, value))
        if before[1] != value:
            yield _finding(prompt, code, place, before[0])
