"""One country's rules for calls as dated data: what each asks, where it is written, what is uncertain of it.

Frozen values and nothing else: `reading` makes them of a file, `checking` holds a call against them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - part of the public annotations
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sellercall_desktop.core.contacts.contact import ConsentKind
    from sellercall_desktop.core.guard.hours import CallingHours


class CallPurpose(StrEnum):
    """What a call is for; the law asks other things of each."""

    COMMERCIAL = "commercial"
    COLLECTION = "collection"
    REQUESTED = "requested"  # the customer asked to be called, and that can be shown


class InTwoLanguages(NamedTuple):
    """A pack's text."""

    en: str
    es: str


class LawSource(NamedTuple):
    """Where a rule is written."""

    law: str  # with number and year, such as "Ley 2300 de 2023"
    article: str  # empty where it is the law as a whole
    published: str  # where it was read: an official journal, an address


class CapPeriod(StrEnum):
    """What a cap counts in, by the customer's clock."""

    DAY = "day"  # from midnight
    WEEK = "week"  # from Monday
    HOURS_24 = "24h"  # rolling


class CapCounts(StrEnum):
    """Which earlier calls a cap counts."""

    ATTEMPTS = "attempts"  # each time the telephone was to ring
    TALKS = "talks"  # somebody answered and spoke


class ConsentNeed(StrEnum):
    """Which calls need the person's consent."""

    ALWAYS = "always"
    AI_VOICE = "ai_voice"  # an artificial voice speaks
    MARKETING = "marketing"  # whoever speaks, the call sells


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRule:
    """What all rules have. `id` begins with the country, such as ``CO.hours``."""

    id: str
    text: InTwoLanguages  # what it asks, as one sentence
    source: LawSource
    in_force: date  # before that day (the customer's) it is not checked
    review: date  # after that day somebody should read the law again
    purposes: frozenset[CallPurpose] = frozenset(CallPurpose)  # of which calls it asks something
    uncertain: InTwoLanguages | None = None
    may_override: bool = False  # for one call, by a person who writes why
    override_needs: InTwoLanguages | None = None  # what that reason has to say
    may_switch_off: bool = False  # for good, in the settings, by a person who writes why


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule(LawRule):
    """Calls only within these hours, by the customer's clock."""

    hours: CallingHours
    not_on_holidays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CapRule(LawRule):
    """No more than `limit` earlier calls of one number in a period."""

    limit: int
    period: CapPeriod
    counts: CapCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRule(LawRule):
    """The person has to have agreed.

    `kinds`: what counts as agreeing. `valid_days`: how long, None for good. `strict`: without a record the
    call is not made; else it is amber, and a person knows.
    """

    needed: ConsentNeed
    kinds: frozenset[ConsentKind]
    valid_days: int | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRule(LawRule):
    """A public register of people who do not want calls has to be consulted every `valid_days` days."""

    register: str  # its key, such as "RNE"
    valid_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedRule(LawRule):
    """Calls of these purposes cannot be made from the numbers that we have; `text` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRule(LawRule):
    """What the program cannot check and only says: channels, recordings, prefixes."""


@dataclass(frozen=True, slots=True)
class LawPack:
    """The rules of a country.

    `on`: whether it may be called at all as shipped. Where not, `why_off` is shown (`off_rule`: by which
    rule), and a person may open it in the settings with a written reason. `uncertain`: of all of it.
    """

    country: str  # ISO 3166
    name: InTwoLanguages
    in_force: date  # of its newest rule
    review: date
    rules: tuple[LawRule, ...]
    on: bool = True
    why_off: InTwoLanguages | None = None
    off_rule: str = ""
    uncertain: InTwoLanguages | None = None
    own: bool = False  # laid over the shipped one, from the data folder

    @property
    def read_again_by(self) -> date:
        """The earliest of its days of review."""
        return min([self.review, *(rule.review for rule in self.rules)])
