"""The light before a call: green, amber or red, each reason with its rule and source.

It is the same for whoever asks: window, REST, a scheduled call, a campaign.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - part of the public annotations
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.phone.reading import PhoneNumber


class LightVerdict(IntEnum):
    """The graver one counts more."""

    GREEN = 0  # every rule that was checked is met
    AMBER = 1  # it may be called; a person should know something first
    RED = 2  # it is not called now


class LightCode(StrEnum):
    """What a reason says; `words/light.py` has its sentence. The value is also what REST answers with."""

    # green: what was checked and is met
    HOURS_MET = "within_hours"
    CAP_LEFT = "cap_left"
    NOT_LISTED = "not_on_do_not_call_list"
    CONSENT_PROVEN = "consent_proven"
    COUNTRY_OPEN = "country_open_at_carrier"
    PRICE = "price_of_a_minute"
    TOLD = "told_not_checked"  # what the law asks besides, and the program cannot see
    # amber: to be known
    NO_PACK = "no_rules_for_country"  # the program has no rule pack of this country, or it is off
    PACK_OLD = "rules_past_review"  # the pack's day of review is over
    ZONE_UNKNOWN = "zone_unknown"
    SEVERAL_ZONES = "several_zones"  # it may be in any of them: within the hours in all
    REGISTER_NOT_CONSULTED = "register_not_consulted"  # the country's: too long ago or never
    CONSENT_UNKNOWN = "consent_unknown"
    HOLIDAYS_UNKNOWN = "holidays_unknown"  # the rules spare public holidays, and which they are is not known
    COLLEAGUE = "colleague_on_it"  # another desk talks or has just talked with this number
    CLOCK_WRONG = "clock_wrong"  # this computer's, by which the hours were judged
    SIMULATED = "simulated_customer"  # the rules say no, and this customer is simulated
    RISKY_AT_CARRIER = "high_risk_at_carrier"
    CAP_NEARLY = "cap_nearly_used_up"
    OPT_OUT_UNJUDGED = "opt_out_unjudged"  # they may want no more calls; `values`: the call, the words, when
    OVERRIDDEN = "overridden"  # a person wrote a reason
    # red
    OUTSIDE_HOURS = "outside_legal_hours"
    HOLIDAY = "public_holiday"
    CAP_USED_UP = "cap_used_up"
    DO_NOT_CALL = "do_not_call"
    CONSENT_MISSING = "consent_missing"
    COUNTRY_OFF = "country_off"  # its rules cannot be kept by telephone numbers of this kind; `values["why"]`
    CLOSED_AT_CARRIER = "country_closed_at_carrier"
    GUARD = "guard"  # this desk's own rules; `values["reason"]` is a `GuardReason`


@dataclass(frozen=True, slots=True)
class LightReason:
    """One thing that was looked at. `values` fill its sentence; a pack's texts are `en` and `es` there."""

    verdict: LightVerdict
    code: LightCode
    rule: str = ""  # which rule, such as "CO.hours"; of this desk "desk.hours"
    source: str = ""  # where the rule is written, with its date; empty for a desk's own
    until: datetime | None = None  # aware: when this stops being so by itself
    may_override: bool = False  # a person may call all the same, and writes why
    values: Mapping[str, str] = field(default_factory=dict)


class Tried(NamedTuple):
    """An outgoing call that rang this number, or may have, whichever desk made it."""

    call_id: str
    at: datetime  # aware: when it was asked for
    talked: bool


@dataclass(frozen=True, slots=True)
class Light:
    """Whether a number may be called at a moment. The gravest reasons come first."""

    number: PhoneNumber
    at: datetime
    reasons: tuple[LightReason, ...] = ()
    zones: tuple[str, ...] = ()  # IANA names, every one whose night counts, the likeliest first
    next_allowed: datetime | None = None  # aware; the next moment without a red reason, where one is known
    tried: tuple[Tried, ...] | None = None  # of the last eight days, the newest first; None: not looked at

    @property
    def verdict(self) -> LightVerdict:
        """The gravest of the reasons."""
        return max((reason.verdict for reason in self.reasons), default=LightVerdict.GREEN)

    @property
    def may_override(self) -> bool:
        """It is red, and all that is red may be overridden by a person who says why."""
        red = [reason for reason in self.reasons if reason.verdict is LightVerdict.RED]
        return bool(red) and all(reason.may_override for reason in red)


@dataclass(frozen=True, slots=True)
class LightsChanged:
    """Event: the light of this number (E.164; empty: of any) may be another now. Who shows it asks again."""

    number: str = ""


class Lights(Protocol):
    """Who is asked before a call, however it is dialed."""

    async def light(self, number: PhoneNumber, at: datetime | None = None) -> Light:
        """What is known of calling this number at `at` (aware; None: now). Asks no provider.

        Raises:
            StoreError: the history, the list or the contacts cannot be read.
        """
