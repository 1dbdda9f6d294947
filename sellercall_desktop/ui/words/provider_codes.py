"""What the providers' codes mean for the person at the window; plain code strings, no provider's module.

Meanings: Twilio's error dictionary; Ultravox's documented HTTP statuses.
"""

from __future__ import annotations

from dataclasses import dataclass

from sellercall_desktop.core.errors import PROXY_UNUSABLE
from sellercall_desktop.settings import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Words:
    """Untranslated texts of the context "Errors"; ``{provider}`` may stand in what and why."""

    what: str
    why: str
    what_to_do: str
    action: str | None = None


NOT_CALLED = QT_TRANSLATE_NOOP("Errors", "The call was not made.")
_CHECK_NUMBER = QT_TRANSLATE_NOOP("Errors", "Check the number with the customer.")
_FIX_CALLER_ID = QT_TRANSLATE_NOOP("Errors", "Enter a number of your Twilio account in the settings.")
_NOT_A_NUMBER = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Twilio says that this number does not exist."),
    _CHECK_NUMBER,
    "correct",
)
_GEO = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Your Twilio account is not allowed to call this country."),
    QT_TRANSLATE_NOOP(
        "Errors", "Allow the country in Twilio's console: Voice, Settings, Geo permissions. Then call again."
    ),
    "retry",
)
_PREMIUM = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "This is a premium number, and Twilio does not call those."),
    QT_TRANSLATE_NOOP("Errors", "Ask the customer for an ordinary number."),
)
_BLOCKED = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Twilio blocks this number: such numbers are often used for fraud."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Check the number. If it is right, ask Twilio's support for an exception with the code below.",
    ),
)
_CALLER_ID = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "The number your customers see does not belong to your Twilio account."),
    _FIX_CALLER_ID,
    "settings",
)
_TRIAL = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "A Twilio trial account may only call numbers verified in its console."),
    QT_TRANSLATE_NOOP("Errors", "Verify this number in Twilio's console, or upgrade the account."),
)
_TRIAL_LIMIT = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "A Twilio trial account may not do this."),
    QT_TRANSLATE_NOOP("Errors", "Upgrade the account in Twilio's console."),
)
_INACTIVE = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Your Twilio account is suspended or closed."),
    QT_TRANSLATE_NOOP("Errors", "Look in Twilio's console: often the balance has run out."),
)
_TOO_MANY = Words(
    QT_TRANSLATE_NOOP("Errors", "{provider} is receiving too many requests."),
    QT_TRANSLATE_NOOP("Errors", "The account's limit was reached. Nobody was called."),
    QT_TRANSLATE_NOOP("Errors", "Wait a moment and call again."),
    "retry",
)
_CONCURRENT = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Your Twilio account has as many calls at once as it may have."),
    QT_TRANSLATE_NOOP("Errors", "Wait until one of the calls has ended and call again."),
    "retry",
)
_KEYS = Words(
    QT_TRANSLATE_NOOP("Errors", "{provider} did not accept the keys."),
    QT_TRANSLATE_NOOP("Errors", "They are wrong, or were changed in the provider's console."),
    QT_TRANSLATE_NOOP("Errors", "Enter the current keys and call again."),
    "connect",
)

_PUBLIC_ADDRESS = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Twilio cannot use the public address."),
    QT_TRANSLATE_NOOP("Errors", "Correct the public address in the settings."),
    "settings",
)
_OUR_REQUEST = Words(
    NOT_CALLED,
    QT_TRANSLATE_NOOP("Errors", "Twilio did not understand the request. This is a fault of SellerCall."),
    QT_TRANSLATE_NOOP("Errors", "Send us the log."),
)
_OUT_OF_ORDER = Words(
    QT_TRANSLATE_NOOP("Errors", "Twilio is out of order at the moment."),
    QT_TRANSLATE_NOOP("Errors", "It may not have taken the call. The program checks that."),
    QT_TRANSLATE_NOOP("Errors", "Look in the history before you call again."),
    "history",
)

OUR_CODES: dict[str, Words] = {
    PROXY_UNUSABLE: Words(
        QT_TRANSLATE_NOOP("Errors", "{provider} cannot be reached."),
        QT_TRANSLATE_NOOP("Errors", "The proxy that {setting} names cannot be used. Nobody was called."),
        QT_TRANSLATE_NOOP("Errors", "Correct or remove it, start SellerCall again, and call again."),
        "retry",
    ),
}
CODES: dict[str, Words] = {
    "20001": _OUR_REQUEST,
    "20003": _KEYS,
    "20004": _OUR_REQUEST,
    "20005": _INACTIVE,
    "20006": _KEYS,
    "20008": Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "These are Twilio's test keys: they make no calls."),
        QT_TRANSLATE_NOOP("Errors", "Enter the live keys."),
        "connect",
    ),
    "20404": Words(
        QT_TRANSLATE_NOOP("Errors", "Twilio does not know this call or account."),
        QT_TRANSLATE_NOOP("Errors", "It may belong to another account, or be deleted."),
        QT_TRANSLATE_NOOP("Errors", "Check the account SID."),
        "connect",
    ),
    "20429": _TOO_MANY,
    "20500": _OUT_OF_ORDER,
    "10001": _INACTIVE,
    "10002": _TRIAL_LIMIT,
    "10003": _INACTIVE,
    "10004": _CONCURRENT,
    "21201": _NOT_A_NUMBER,
    "21202": _PREMIUM,
    "21203": _GEO,
    "21205": _PUBLIC_ADDRESS,
    "21210": _CALLER_ID,
    "21211": _NOT_A_NUMBER,
    "21212": _CALLER_ID,
    "21213": _CALLER_ID,
    "21214": Words(
        NOT_CALLED, QT_TRANSLATE_NOOP("Errors", "Twilio cannot reach this number."), _CHECK_NUMBER
    ),
    "21215": _GEO,
    "21216": _BLOCKED,
    "21217": _NOT_A_NUMBER,
    "21218": _OUR_REQUEST,
    "21219": _TRIAL,
    "21220": Words(
        QT_TRANSLATE_NOOP("Errors", "The call could not be changed."),
        QT_TRANSLATE_NOOP("Errors", "It had already ended."),
        QT_TRANSLATE_NOOP("Errors", "Nothing more needs to be done."),
    ),
    "21609": _PUBLIC_ADDRESS,
    "21626": _OUR_REQUEST,
    "13214": _CALLER_ID,
    "13223": _NOT_A_NUMBER,
    "13224": _NOT_A_NUMBER,
    "13225": _BLOCKED,
    "13226": _NOT_A_NUMBER,
    "13227": _GEO,
    "13248": _CALLER_ID,
    "13805": _TRIAL_LIMIT,
    "14111": _TRIAL,
    "32100": _TRIAL,
    "32101": _NOT_A_NUMBER,
    "32203": _BLOCKED,
    "32205": _GEO,
    "573002": _TRIAL,
    "573005": _TRIAL,
}
"""By Twilio's code: the ones that placing, changing or dialing a call can answer with.

573002 and 573005 are from Twilio's documentation of trial accounts. What Twilio only writes into its own
debugger (webhook and stream faults, 11xxx, 12xxx, 319xx) never reaches this program and is not here.
"""

STATUSES: dict[tuple[str, int], Words] = {
    ("ultravox", 401): _KEYS,
    ("ultravox", 402): Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "Your Ultravox account has no plan or balance for more calls."),
        QT_TRANSLATE_NOOP("Errors", "Look at the billing page in Ultravox's console."),
    ),
    ("ultravox", 403): _KEYS,
    ("ultravox", 429): Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "Your Ultravox account has as many calls at once as it may have."),
        QT_TRANSLATE_NOOP("Errors", "Wait until one of the calls has ended and call again."),
        "retry",
    ),
    ("ultravox", 503): Words(
        QT_TRANSLATE_NOOP("Errors", "Ultravox is out of order at the moment."),
        QT_TRANSLATE_NOOP("Errors", "The voice AI could not take the call. Nobody was called."),
        QT_TRANSLATE_NOOP("Errors", "Wait a moment and call again."),
        "retry",
    ),
    ("twilio", 503): _OUT_OF_ORDER,
}
"""By provider and HTTP status, where no code says more."""
