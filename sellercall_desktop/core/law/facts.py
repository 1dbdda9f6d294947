"""What is known of a number when the law is asked about it, and what the law then says. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - part of the public annotations
from typing import TYPE_CHECKING, NamedTuple

from sellercall_desktop.core.law.pack import CallPurpose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sellercall_desktop.core.contacts.contact import Consent
    from sellercall_desktop.core.law.light import LightReason
    from sellercall_desktop.core.law.pack import LawPack
    from sellercall_desktop.core.law.ports import HolidayName


class EarlierCall(NamedTuple):
    """An outgoing call to the same number. `at` (aware) is when its telephone was to ring."""

    at: datetime
    talked: bool = False


class RegisterAnswer(NamedTuple):
    """What a public register of people who want no calls said of the number. `at` (aware): asked when."""

    at: datetime
    listed: bool = False


@dataclass(frozen=True, slots=True)
class LawFacts:
    """What is known when the law is asked about a number."""

    pack: LawPack | None  # of its country; None: there is none, or people have switched it off
    purpose: CallPurpose = CallPurpose.COMMERCIAL
    ai_voice: bool = True
    zone: str = ""  # IANA: what an address or a person said; it wins over the number's
    holidays: Mapping[date, HolidayName] | None = None
    """Of the years around the moment (this one and the next). None: not known."""
    earlier: Sequence[EarlierCall] = ()  # at least those of the last eight days, in any order
    consents: Sequence[Consent] = ()  # every one on record, also those that were withdrawn
    registers: Mapping[str, RegisterAnswer] = field(default_factory=dict)  # by `RegisterRule.register`
    opened: bool = False  # the country is off as shipped, and a person opened it with a reason
    rules_off: frozenset[str] = frozenset()  # ids of rules that a person switched off with a reason


class LawAnswer(NamedTuple):
    """What the law says. `next_allowed` is `at` itself where nothing is red, None where it never is not."""

    reasons: tuple[LightReason, ...]  # the gravest first
    zones: tuple[str, ...]  # IANA names, every one whose night counts, the likeliest first
    next_allowed: datetime | None  # aware, by the customer's clock
