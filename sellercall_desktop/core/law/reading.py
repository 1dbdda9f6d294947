"""A rule pack's TOML text -> the pack, strictly: what is missing, misspelt or of another kind is an error.

A rule that was read half would let calls out that the law forbids: so nothing is guessed and nothing skipped.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sellercall_desktop.core.contacts.contact import ConsentKind
from sellercall_desktop.core.guard.hours import CallingHours, HourSpan
from sellercall_desktop.core.law.pack import (
    CallPurpose,
    CapCounts,
    CapPeriod,
    CapRule,
    ClosedRule,
    ConsentNeed,
    ConsentRule,
    HoursRule,
    InTwoLanguages,
    LawPack,
    LawSource,
    RegisterRule,
    ToldRule,
)
from sellercall_desktop.core.law.pack_error import RulePackError
from sellercall_desktop.core.problems import RulePackProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum
    from typing import TypeVar

    from sellercall_desktop.core.law.pack import LawRule

    Member = TypeVar("Member", bound=StrEnum)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)")
_COUNTRY, _ID = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{2}\.[a-z][a-z0-9_]*")
_LINE = re.compile(r"\(at line (\d+)")


@lru_cache(maxsize=64)  # the same text is the same pack, which nobody can change
def read_pack(text: str, file: str, *, own: bool = False) -> LawPack:
    """The pack that a TOML text is. `file` is named in errors.

    Raises:
        RulePackError: it is none, with the place and what is wrong there.
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        raise RulePackError(file, RulePackProblem.SYNTAX, line=int(line[1]) if line else None) from error
    top = _PackTable(tables, file, "")
    country = top.matching("country", _COUNTRY, "CO")
    name, in_force, review = top.both("name"), top.day("in_force"), top.day("review")
    on = top.flag("on")
    off = top.table("off") if not on else None
    why_off, off_rule = (off.both("why"), off.text("rule")) if off is not None else (None, "")
    uncertain = top.both("uncertain") if top.has("uncertain") else None
    rules = tuple(_rule(table, country) for table in top.tables("rules"))
    ids = [rule.id for rule in rules]
    if twice := next((each for each in ids if ids.count(each) > 1), None):
        raise RulePackError(file, RulePackProblem.TWICE, key=f"rules.{twice}")
    if off is not None and off_rule not in ids:
        raise off.wrong("rule", RulePackProblem.VALUE, expected=", ".join(ids))
    for table in (top, off):
        if table is not None:
            table.done()
    return LawPack(
        country, name, in_force, review, rules, on, why_off, off_rule=off_rule, uncertain=uncertain, own=own
    )


def _rule(table: _PackTable, country: str) -> LawRule:
    found = table.matching("id", _ID, f"{country}.hours")
    table.place = f"rules.{found}"
    if not found.startswith(f"{country}."):
        raise table.wrong("id", RulePackProblem.VALUE, expected=f"{country}.…")
    kind = table.text("kind")
    if (make := _KINDS.get(kind)) is None:
        raise table.wrong("kind", RulePackProblem.VALUE, expected=", ".join(_KINDS))
    source = table.table("source")
    law, article, published = source.text("law"), source.text("article", empty=True), source.text("published")
    source.done()
    every: dict[str, Any] = {
        "id": found,
        "text": table.both("text"),
        "source": LawSource(law, article, published),
        "in_force": table.day("in_force"),
        "review": table.day("review"),
        "purposes": table.members("purposes", CallPurpose),
        "uncertain": table.both("uncertain") if table.has("uncertain") else None,
        "may_override": table.flag("may_override"),
        "override_needs": table.both("override_needs") if table.has("override_needs") else None,
        "may_switch_off": table.flag("may_switch_off") if table.has("may_switch_off") else False,
    }
    rule = make(table, every)
    table.done()
    return rule


def _hours(table: _PackTable, every: dict[str, Any]) -> LawRule:
    week = table.table("hours")
    spans = tuple(week.span(day) if week.has(day) else None for day in _DAYS)
    week.done()
    return HoursRule(**every, hours=CallingHours(spans), not_on_holidays=table.flag("not_on_holidays"))


def _cap(table: _PackTable, every: dict[str, Any]) -> LawRule:
    period, counts = table.member("period", CapPeriod), table.member("counts", CapCounts)
    return CapRule(**every, limit=table.number("limit"), period=period, counts=counts)


def _consent(table: _PackTable, every: dict[str, Any]) -> LawRule:
    return ConsentRule(
        **every,
        needed=table.member("needed", ConsentNeed),
        kinds=table.members("kinds", ConsentKind),
        valid_days=table.number("valid_days") if table.has("valid_days") else None,
        strict=table.flag("strict"),
    )


def _register(table: _PackTable, every: dict[str, Any]) -> LawRule:
    return RegisterRule(**every, register=table.text("register"), valid_days=table.number("valid_days"))


_KINDS: dict[str, Callable[[_PackTable, dict[str, Any]], LawRule]] = {
    "hours": _hours,
    "cap": _cap,
    "consent": _consent,
    "register": _register,
    "closed": lambda _, every: ClosedRule(**every),
    "told": lambda _, every: ToldRule(**every),
}


class _PackTable:
    """A table of the file: gives each key once, of its kind, and complains of what nobody asked for."""

    def __init__(self, values: Mapping[str, Any], file: str, place: str) -> None:
        self._values, self._left, self._file, self.place = values, set(values), file, place

    def wrong(self, key: str, problem: RulePackProblem, expected: str = "") -> RulePackError:
        """The error about one of its keys."""
        return RulePackError(self._file, problem, key=f"{self.place}.{key}".lstrip("."), expected=expected)

    def done(self) -> None:
        """All that is used was asked for: the rest is unknown."""
        if self._left:
            raise self.wrong(min(self._left), RulePackProblem.UNKNOWN_KEY)

    def has(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, *, empty: bool = False) -> str:
        found: str = self._of_kind(key, str, RulePackProblem.TEXT)
        if not found.strip() and not empty:
            raise self.wrong(key, RulePackProblem.MISSING)
        return found.strip()

    def matching(self, key: str, pattern: re.Pattern[str], example: str) -> str:
        found = self.text(key)
        if not pattern.fullmatch(found):
            raise self.wrong(key, RulePackProblem.VALUE, expected=example)
        return found

    def both(self, key: str) -> InTwoLanguages:
        table = self.table(key)
        found = InTwoLanguages(table.text("en"), table.text("es"))
        table.done()
        return found

    def day(self, key: str) -> date:
        found: date = self._of_kind(key, date, RulePackProblem.DATE)
        if isinstance(found, datetime):
            raise self.wrong(key, RulePackProblem.DATE)
        return found

    def flag(self, key: str) -> bool:
        found: bool = self._of_kind(key, bool, RulePackProblem.YES_OR_NO)
        return found

    def number(self, key: str) -> int:
        found: int = self._of_kind(key, int, RulePackProblem.NUMBER)
        if isinstance(found, bool) or found < 1:
            raise self.wrong(key, RulePackProblem.NUMBER)
        return found

    def span(self, key: str) -> HourSpan:
        found = _SPAN.fullmatch(self.text(key))
        begin = time(int(found[1]), int(found[2])) if found else time.max
        end = time(int(found[3]), int(found[4])) if found and found[3] else None
        if (end is not None and end <= begin) or found is None:
            raise self.wrong(key, RulePackProblem.HOURS)
        return HourSpan(begin, end)

    def member(self, key: str, kind: type[Member]) -> Member:
        found = self.text(key)
        if found not in set(kind):
            raise self.wrong(key, RulePackProblem.VALUE, expected=", ".join(kind))
        return kind(found)

    def members(self, key: str, kind: type[Member]) -> frozenset[Member]:
        found: list[Any] = self._of_kind(key, list, RulePackProblem.LIST)
        if not found or any(not isinstance(each, str) or each not in set(kind) for each in found):
            raise self.wrong(key, RulePackProblem.VALUE, expected=", ".join(kind))
        return frozenset(map(kind, found))

    def table(self, key: str) -> _PackTable:
        return _PackTable(
            self._of_kind(key, dict, RulePackProblem.TABLE), self._file, f"{self.place}.{key}".lstrip(".")
        )

    def tables(self, key: str) -> list[_PackTable]:
        found: list[Any] = self._of_kind(key, list, RulePackProblem.LIST)
        if not found:
            raise self.wrong(key, RulePackProblem.MISSING)
        if not all(isinstance(each, dict) for each in found):
            raise self.wrong(key, RulePackProblem.TABLE)
        return [_PackTable(each, self._file, f"{key}[{place}]") for place, each in enumerate(found, 1)]

    def _of_kind(self, key: str, kind: type, problem: RulePackProblem) -> Any:  # noqa: ANN401 - as TOML has it
        if key not in self._values:
            raise self.wrong(key, RulePackProblem.MISSING)
        self._left.discard(key)
        found = self._values[key]
        if not isinstance(found, kind):
            raise self.wrong(key, problem)
        return found
