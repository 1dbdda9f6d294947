"""What makes a number dear to call whatever the country: premium and shared-cost services, satellites.

The kinds are the numbering plans' own; the ranges below are dear too, but their plans do not tell.
"""

from __future__ import annotations

from functools import lru_cache

import phonenumbers as plan
from phonenumbers import PhoneNumberType

from sellercall_desktop.core.problems import GuardReason

_DEAR_KINDS = frozenset(
    {
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PERSONAL_NUMBER,  # "follow me" numbers: the owner earns on each minute
        PhoneNumberType.PAGER,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
        PhoneNumberType.UNKNOWN,  # no range of its plan: nobody can say what it costs
    }
)
_NORTH_AMERICA = 1
_PREMIUM_EXCHANGE = "976"  # pay-per-call within any area code of North America
_SATELLITE_RANGES = (
    "1600", "1622", "1633", "1644", "1655", "1677", "1688",  # Canada's of no place, satellites among them
    "61145", "61147",  # Australia
    "7954",  # Russia
)  # fmt: skip


@lru_cache(maxsize=1024)
def risk_of(e164: str) -> GuardReason | None:
    """Why a valid number must never be called by a machine; None for an ordinary one."""
    number = plan.parse(e164)
    region = plan.region_code_for_number(number)
    if region is None or not region.isalpha():  # +870, +881 … +883, +979, +808: of no country
        return GuardReason.GLOBAL_SERVICE
    if e164.removeprefix("+").startswith(_SATELLITE_RANGES):
        return GuardReason.GLOBAL_SERVICE
    if plan.number_type(number) in _DEAR_KINDS or _is_premium_exchange(number):
        return GuardReason.PREMIUM
    return None


def _is_premium_exchange(number: plan.PhoneNumber) -> bool:
    digits = plan.national_significant_number(number)
    return number.country_code == _NORTH_AMERICA and str(digits)[3:6] == _PREMIUM_EXCHANGE
