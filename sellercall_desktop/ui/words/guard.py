"""Why the guard does not let a call go out, in words: one entry for each `core.errors.GuardReason`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from sellercall_desktop.core.errors import GuardReason
from sellercall_desktop.settings import QT_TRANSLATE_NOOP
from sellercall_desktop.ui.words.provider_codes import NOT_CALLED, Words

if TYPE_CHECKING:
    from datetime import datetime

    from sellercall_desktop.core.errors import GuardError

_ORDINARY = QT_TRANSLATE_NOOP("Errors", "Ask the customer for an ordinary number.")

GUARD: dict[GuardReason, Words] = {
    GuardReason.COUNTRY: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "{country} is not among the countries that may be called."),
        QT_TRANSLATE_NOOP("Errors", "If your customers are there, add {code} to the list and call again."),
        "guard",
    ),
    GuardReason.PREMIUM: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "This is a premium-rate number: calling it can cost a great deal."),
        _ORDINARY,
    ),
    GuardReason.GLOBAL_SERVICE: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP(
            "Errors",
            "This is a satellite or international service number: calling it can cost a great deal.",
        ),
        _ORDINARY,
    ),
    GuardReason.CALLS_PER_MINUTE: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "The limit of calls per minute is reached ({limit})."),
        QT_TRANSLATE_NOOP(
            "Errors", "Call again in {seconds} seconds. If the limit is too low, raise it under Call limits."
        ),
        "retry",
    ),
    GuardReason.LIVE_CALLS: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "As many calls are under way as are allowed at once ({limit})."),
        QT_TRANSLATE_NOOP(
            "Errors", "Wait until one has ended. If the limit is too low, raise it under Call limits."
        ),
        "retry",
    ),
    GuardReason.DAILY_COST: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "Today's calls have reached the cost allowed for a day ({limit})."),
        QT_TRANSLATE_NOOP("Errors", "Call again tomorrow, or raise the limit."),
        "guard",
    ),
    GuardReason.HOURS: Words(
        NOT_CALLED,
        QT_TRANSLATE_NOOP("Errors", "Where the customer is, it is outside the hours for calls."),
        QT_TRANSLATE_NOOP(
            "Errors", "Call again from {when}, the customer's time. The hours are kept under Call limits."
        ),
        "guard",
    ),
}


def guard_values(error: GuardError) -> dict[str, object]:
    """What its sentences name."""
    from sellercall_desktop.core.phone.countries import COUNTRY_NAMES

    # Not a text but a choice: the translation of this one says in which language countries are named.
    spanish = QCoreApplication.translate("Errors", "en", "the language of country names") == "es"
    names = COUNTRY_NAMES.get(error.region)
    return {
        "country": names[1 if spanish else 0] if names else error.region,
        "code": error.region,
        "limit": error.limit,
        "seconds": math.ceil(error.again_in_s or 0),
        "when": _moment(error.again_at, "es" if spanish else "en"),
    }


def _moment(at: datetime | None, language: str) -> str:
    """The weekday and the time, as that clock shows them."""
    if at is None:
        return QCoreApplication.translate("Errors", "a time that is allowed in all its time zones")
    day = QLocale(language).dayName(at.isoweekday())
    return QCoreApplication.translate("Errors", "{day} at {time}").format(day=day, time=at.strftime("%H:%M"))


def guard_hint(error: GuardError) -> str:
    """The reason alone, to stand under the field while the number is typed."""
    return _tr(GUARD[error.reason].why).format(**guard_values(error))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Errors", text)
