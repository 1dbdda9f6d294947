"""Why Twilio refused or lost a call: its error codes, gathered into causes a person can act on.

Codes and meanings: Twilio's error dictionary (twilio.com/docs/api/errors); 573002 and 573005 from its
trial documentation. The sentences are written in `ui/errors.py`.
"""

from __future__ import annotations

from enum import StrEnum


class TwilioCause(StrEnum):
    """One cause, one thing to do about it."""

    CREDENTIALS = "credentials"  # account SID, token or key are wrong or may not do this
    ACCOUNT_INACTIVE = "account_inactive"  # suspended, closed, or out of money
    TOO_MANY_REQUESTS = "too_many_requests"
    TOO_MANY_CALLS = "too_many_calls"  # at the same time
    TRIAL_UNVERIFIED_NUMBER = "trial_unverified_number"  # a trial rings verified numbers only
    TRIAL_LIMIT = "trial_limit"  # length of a call, or a feature that trials lack
    INVALID_TO = "invalid_to"  # the customer's number does not exist or is misspelt
    UNREACHABLE_TO = "unreachable_to"  # exists, but Twilio cannot get through
    INVALID_FROM = "invalid_from"  # our number is not ours, or not allowed as caller
    COUNTRY_NOT_ALLOWED = "country_not_allowed"  # geographic permissions of the account
    PREMIUM_NUMBER = "premium_number"
    BLOCKED = "blocked"  # on a block list, Twilio's or the carrier's
    ALREADY_OVER = "already_over"
    NOT_FOUND = "not_found"
    OUR_WEBHOOK = "our_webhook"  # Twilio could not fetch or read what we serve
    OUR_REQUEST = "our_request"  # a field Twilio does not accept: a fault of this program
    VOICE_CONNECTION = "voice_connection"  # no audio connection to the voice AI (stream or SIP)
    PROVIDER_FAULT = "provider_fault"


_CODES: dict[TwilioCause, tuple[int, ...]] = {
    TwilioCause.CREDENTIALS: (20003, 20004),
    TwilioCause.ACCOUNT_INACTIVE: (10001, 10003, 20005),
    TwilioCause.TOO_MANY_REQUESTS: (20429,),
    TwilioCause.TOO_MANY_CALLS: (10004,),
    TwilioCause.TRIAL_UNVERIFIED_NUMBER: (21219, 14111, 32100, 573002, 573005),
    TwilioCause.TRIAL_LIMIT: (10002, 13805),
    TwilioCause.INVALID_TO: (21201, 21211, 21217, 13223, 13224, 13226, 32101),
    TwilioCause.UNREACHABLE_TO: (21214, 32016),
    TwilioCause.INVALID_FROM: (21210, 21212, 21213, 13214, 13248),
    TwilioCause.COUNTRY_NOT_ALLOWED: (21203, 21215, 13227, 32205),
    TwilioCause.PREMIUM_NUMBER: (21202,),
    TwilioCause.BLOCKED: (21216, 13225, 32017, 32203),
    TwilioCause.ALREADY_OVER: (21220,),
    TwilioCause.NOT_FOUND: (20404,),
    TwilioCause.OUR_WEBHOOK: (11200, 11205, 11210, 11215, 11220, 11235, 11236, 11237, 12300),
    TwilioCause.OUR_REQUEST: (20001, 21205, 21218, 21609, 21626, 11750, 12100, 12200, 32018),
    TwilioCause.VOICE_CONNECTION: (
        31920,
        31921,
        31941,
        31951,
        32009,
        32011,
        32014,
        32102,
        32201,
        32202,
        32209,
    ),
    TwilioCause.PROVIDER_FAULT: (20500,),
}

CAUSE_OF_CODE = {str(code): cause for cause, codes in _CODES.items() for code in codes}
"""Code as text, as `ProviderError.code` holds it."""


def cause_of(code: str | None) -> TwilioCause | None:
    """The cause a code stands for; None for one we do not know, and for none."""
    return CAUSE_OF_CODE.get(code or "")
