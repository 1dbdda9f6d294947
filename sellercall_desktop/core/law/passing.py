"""What stands against a call, and with what it passes: one table, for all who have to wait or give up.

A red light refuses as a guard's reason; how long that holds, and for whom, is said of the reason alone.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from sellercall_desktop.core.law.light import LightCode
from sellercall_desktop.core.problems import GuardReason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sellercall_desktop.core.law.light import LightReason


class Passing(Enum):
    """When, and for whom, a call is possible again."""

    SOON = auto()  # for this whole desk, within minutes
    NEXT_DAY = auto()  # for this whole desk, at midnight
    WITH_HOURS = auto()  # by clock and calendar, for everybody of one country and zone
    WITH_COUNTRY = auto()  # once it is opened at the carrier, for everybody there
    AT_ITS_MOMENT = auto()  # for this number, when its rule says
    BY_PERSON = auto()  # once somebody changes a setting, or has a consent
    NEVER = auto()  # no number of this kind is called from here
    UNWANTED = auto()  # the customer wants no calls


PASSES: Mapping[GuardReason, Passing] = {
    GuardReason.WRAP_UP: Passing.SOON,
    GuardReason.CALLS_PER_MINUTE: Passing.SOON,
    GuardReason.LIVE_CALLS: Passing.SOON,
    GuardReason.DAILY_COST: Passing.NEXT_DAY,
    GuardReason.HOURS: Passing.WITH_HOURS,
    GuardReason.LEGAL_HOURS: Passing.WITH_HOURS,
    GuardReason.PUBLIC_HOLIDAY: Passing.WITH_HOURS,
    GuardReason.CLOSED_AT_CARRIER: Passing.WITH_COUNTRY,
    GuardReason.CAP: Passing.AT_ITS_MOMENT,
    GuardReason.OPT_OUT_UNJUDGED: Passing.BY_PERSON,
    GuardReason.TALKED_TODAY: Passing.AT_ITS_MOMENT,
    GuardReason.CONSENT: Passing.BY_PERSON,
    GuardReason.COUNTRY: Passing.BY_PERSON,
    GuardReason.COUNTRY_CLOSED: Passing.BY_PERSON,
    GuardReason.PREMIUM: Passing.NEVER,
    GuardReason.GLOBAL_SERVICE: Passing.NEVER,
    GuardReason.DO_NOT_CALL: Passing.UNWANTED,
    GuardReason.REGISTER: Passing.UNWANTED,
}
REFUSES_AS: Mapping[LightCode, GuardReason] = {
    LightCode.OUTSIDE_HOURS: GuardReason.LEGAL_HOURS,
    LightCode.HOLIDAY: GuardReason.PUBLIC_HOLIDAY,
    LightCode.CAP_USED_UP: GuardReason.CAP,
    LightCode.CONSENT_MISSING: GuardReason.CONSENT,
    LightCode.COUNTRY_OFF: GuardReason.COUNTRY_CLOSED,
    LightCode.DO_NOT_CALL: GuardReason.REGISTER,
    LightCode.CLOSED_AT_CARRIER: GuardReason.CLOSED_AT_CARRIER,
}
"""Each code that is ever red, but `LightCode.GUARD`, which names its reason itself."""


def refusal_of(red: LightReason) -> GuardReason:
    """What a reason that is red refuses a call with."""
    if red.code is LightCode.GUARD:
        return GuardReason(red.values["reason"])
    return REFUSES_AS[red.code]


def passing_of(red: LightReason) -> Passing:
    """With what a reason that is red passes."""
    return PASSES[refusal_of(red)]


def code_of(red: LightReason) -> str:
    """How it is named where one word has to do: of this desk's own rules the rule, else the light's code."""
    return refusal_of(red).value if red.code is LightCode.GUARD else red.code.value
