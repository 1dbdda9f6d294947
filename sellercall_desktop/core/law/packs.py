"""The rule packs in force: the shipped ones, and over them those that lie in the data folder.

An own pack's rules take the place of shipped ones of the same id, its other rules are added. One that cannot
be read changes nothing: the shipped pack holds, and people are told.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003 - part of the public annotations
from typing import TYPE_CHECKING

from sellercall_desktop.core.law.pack_error import RulePackError
from sellercall_desktop.core.law.reading import read_pack
from sellercall_desktop.core.problems import RulePackProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sellercall_desktop.core.law.pack import LawPack


@dataclass(frozen=True, slots=True)
class LawPacks:
    """What was read. `problems`: packs that could not be; none of them is in force."""

    by_country: Mapping[str, LawPack] = field(default_factory=dict)  # ISO 3166
    problems: tuple[RulePackError, ...] = ()

    def of(self, country: str) -> LawPack | None:
        """That country's; None where there is none."""
        return self.by_country.get(country)


def load_packs(shipped: Path, own: Path | None = None) -> LawPacks:
    """Read every ``*.toml`` of both folders, on a thread of yours. An absent folder is an empty one."""
    problems: list[RulePackError] = []
    found = {pack.country: pack for pack in _read_all(shipped, problems, own=False)}
    seen: set[str] = set()
    for pack in _read_all(own, problems, own=True) if own is not None else ():
        if pack.country in seen:
            problems.append(RulePackError(str(own), RulePackProblem.TWICE, key=pack.country))
            continue
        seen.add(pack.country)
        found[pack.country] = _laid_over(found.get(pack.country), pack)
    return LawPacks(found, tuple(problems))


def _read_all(folder: Path, problems: list[RulePackError], *, own: bool) -> Iterator[LawPack]:
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError as error:
        problems.append(RulePackError(str(folder), RulePackProblem.UNREADABLE, expected=str(error)))
        return
    for file in files:
        try:
            yield read_pack(_text(file), str(file), own=own)
        except RulePackError as problem:
            problems.append(problem)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePackError(str(file), RulePackProblem.UNREADABLE, expected=str(error)) from error


def _laid_over(below: LawPack | None, pack: LawPack) -> LawPack:
    if below is None:
        return pack
    own = {rule.id: rule for rule in pack.rules}
    kept = tuple(own.pop(rule.id, rule) for rule in below.rules)
    return replace(pack, rules=(*kept, *own.values()))
